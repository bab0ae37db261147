/*
 * Calendars: the catalogue against the tables it was made of, and walking against counting days one
 * by one, over 2026 to 2030 with all closures and worked weekends.
 */
#include "sourcebench/core/calendar.h"

#include "sourcebench/core/date.h"

#include "csv_table.h"
#include "trade_calendars.h"

enum { FIRST_YEAR = 2026, DAYS = 1826 /* to the end of 2030 */ };

static struct arena arena;

/* ---- the tables, day by day --------------------------------------------------------------------
 */

static int32_t first_day(void) {
    return date_from_civil(FIRST_YEAR, 1, 1);
}

/* One country: what each day does, in thousandths. */
struct days {
    int capacity[DAYS];
};

static void put(struct days *d, const char *from, const char *to, int capacity, bool always) {
    int32_t first = date_from_iso(from), last = date_from_iso(to);
    for (int32_t day = first; day <= last; day++) {
        int32_t at = day - first_day();
        if (at >= 0 && at < DAYS && (always || capacity < d->capacity[at]))
            d->capacity[at] = capacity;
    }
}

static const char *day_after(const char *day, int n) {
    return date_text(&arena, date_from_iso(day) + n);
}

static struct csv_table table;

static const struct csv_table *open_table(const char *name) {
    arena_free(&table.arena);
    csv_load(&table, arena_format(&arena, "tests/data/trade/%s", name));
    return &table;
}

static bool is_of(const struct csv_table *t, int row, const char *country) {
    return strcmp(csv_cell(t, row, "country"), country) == 0;
}

static void read_holidays(struct days *d, const char *country) {
    const struct csv_table *t = open_table("factory_holidays.csv");
    for (int i = 0; i < t->n; i++) {
        const char *closed = csv_cell(t, i, "typical_factory_closure_start");
        const char *open = csv_cell(t, i, "typical_factory_closure_end");
        const char *ramp = csv_cell(t, i, "ramp_down_start");
        const char *full = csv_cell(t, i, "full_capacity_by");
        if (!is_of(t, i, country) || strcmp(csv_cell(t, i, "scope"), "regional") == 0)
            continue;
        if (!*closed) { /* Ramadan: shorter days */
            put(d, csv_cell(t, i, "start_date"), csv_cell(t, i, "end_date"), 750, false);
            continue;
        }
        put(d, closed, open, 0, false);
        if (*ramp)
            put(d, ramp, day_after(closed, -1), 500, false);
        if (*full)
            put(d, day_after(open, 1), day_after(full, -1), 500, false);
    }
}

static void read_rest(struct days *d, const char *country) {
    const struct csv_table *t = open_table("weekly_rest.csv");
    for (int row = 0; row < t->n; row++) {
        for (int i = 0; is_of(t, row, country) && i < DAYS; i++) {
            if (strcmp(date_weekday_name(date_weekday(first_day() + i)),
                       csv_cell(t, row, "weekly_rest_day")) == 0)
                d->capacity[i] = 0;
        }
    }
}

static void read_worked(struct days *d, const char *country) {
    const struct csv_table *t = open_table("worked_weekends.csv");
    for (int i = 0; i < t->n; i++) {
        const char *worked = csv_cell(t, i, "date");
        if (is_of(t, i, country))
            put(d, worked, worked, CALENDAR_FULL, true);
    }
}

static void read_days(struct days *d, const char *country) {
    for (int i = 0; i < DAYS; i++)
        d->capacity[i] = CALENDAR_FULL;
    read_rest(d, country);
    read_holidays(d, country);
    read_worked(d, country);
    arena_free(&table.arena);
}

/* ---- the catalogue -----------------------------------------------------------------------------
 */

static struct calendar calendars[TRADE_CALENDARS];

START_TEST(the_catalogue_says_what_the_tables_say) {
    trade_calendars_read(calendars, &arena);
    for (int k = 0; k < TRADE_CALENDARS; k++) {
        struct days d;
        read_days(&d, trade_countries[k]);
        for (int i = 0; i < DAYS; i++)
            ensure(calendar_capacity(&calendars[k], first_day() + i) == d.capacity[i],
                   "%s %s: %d, but the tables say %d", trade_countries[k],
                   date_text(&arena, first_day() + i),
                   calendar_capacity(&calendars[k], first_day() + i), d.capacity[i]);
    }
    arena_free(&arena);
}
END_TEST

/* The day on which so much is done, counted day by day. */
static int32_t count(const struct days *d, int from, int days) {
    int sum = 0, i = from;
    while (sum < days * CALENDAR_FULL)
        sum += d->capacity[i++];
    return first_day() + i - 1;
}

static void walk_all(const struct calendar *c, const struct days *d, const char *country) {
    static const int lengths[] = {0, 1, 2, 5, 17, 30, 61};
    for (int from = 0; from < DAYS - 200; from++) {
        int32_t start = first_day() + from, end = start - 1;
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            /* The end goes on from one length to the next, as a distribution walks. */
            ensure(calendar_walk(c, start, lengths[i], &end), "%s", country);
            ensure(end == count(d, from, lengths[i]), "%s from day %d: %d days", country, from,
                   lengths[i]);
        }
    }
}

START_TEST(walking_is_counting_days) {
    trade_calendars_read(calendars, &arena);
    for (int k = 0; k < TRADE_CALENDARS; k++) {
        struct days d;
        read_days(&d, trade_countries[k]);
        walk_all(&calendars[k], &d, trade_countries[k]);
    }
    arena_free(&arena);
}
END_TEST

/* China announces them in November for the next year, so that the tables end with 2026: what is not
 * known is not guessed, and what a user adds counts in every year. */
START_TEST(worked_weekends_that_are_added_count) {
    static const char *const added[] = {"2027-01-24", "2028-10-08", "2029-04-29", "2030-10-06"};
    const struct csv_table *t = open_table("worked_weekends.csv");
    struct days d;
    for (int i = 0; i < t->n; i++)
        ck_assert_int_eq(strncmp(csv_cell(t, i, "date"), "2026-", 5), 0);
    read_days(&d, "CN");
    trade_calendars_read(calendars, &arena);
    for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
        ck_assert_int_eq(date_weekday(date_from_iso(added[i])), 6); /* a Sunday */
        ck_assert_int_eq(calendar_capacity(&calendars[0], date_from_iso(added[i])), 0);
        put(&d, added[i], added[i], CALENDAR_FULL, true);
    }
    trade_calendars_read_with(calendars, trade_own_weekends, &arena);
    for (int i = 0; i < DAYS; i++)
        ensure(calendar_capacity(&calendars[0], first_day() + i) == d.capacity[i], "%s",
               date_text(&arena, first_day() + i));
    walk_all(&calendars[0], &d, "CN");
    arena_free(&arena);
}
END_TEST

/* ---- by hand -----------------------------------------------------------------------------------
 */

static int32_t day(const char *text) {
    return date_from_iso(text);
}

/* China 2026: Saturday 02-14 is worked before the Spring Festival though the factory is closed from
 * 02-09 on; 01-04 is a worked Sunday. */
START_TEST(a_worked_weekend_counts_whatever_else_the_day_is) {
    trade_calendars_read(calendars, &arena);
    const struct calendar *cn = &calendars[0];
    ck_assert_int_eq(calendar_capacity(cn, day("2026-01-04")), CALENDAR_FULL);
    ck_assert_int_eq(calendar_capacity(cn, day("2026-01-11")), 0);
    ck_assert_int_eq(calendar_capacity(cn, day("2026-02-14")), CALENDAR_FULL);
    ck_assert_int_eq(calendar_capacity(cn, day("2026-02-13")), 0);
    ck_assert_int_eq(calendar_capacity(cn, day("2026-02-05")), 500);
    arena_free(&arena);
}
END_TEST

START_TEST(outside_its_rows_a_calendar_knows_its_week) {
    struct calendar c;
    struct calendar_row row = {CALENDAR_CLOSURE, 100, 110, 0, 0, "closed"};
    struct error err = {0};
    ck_assert(calendar_make(&c, "ours", 1U << 6, &row, 1, &arena, &err));
    /* 52 weeks of six days and a Thursday, from 1970-01-01 on. */
    ck_assert_int_eq(calendar_work(&c, 3650, 3650 + 363), 52 * 6 * CALENDAR_FULL);
    ck_assert_int_eq(calendar_work(&c, -364, -1), 52 * 6 * CALENDAR_FULL);
    ck_assert_int_eq(calendar_work(&c, 100, 110), 0);
    ck_assert_int_eq(calendar_work(&c, 5, 4), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(a_row_that_the_moon_moves_touches_perhaps) {
    struct calendar_row row = {CALENDAR_HOLIDAY, 100, 103, 0, 1, "Eid"};
    ck_assert_int_eq(calendar_touch(&row, 90, 98), CALENDAR_APART);
    ck_assert_int_eq(calendar_touch(&row, 90, 99), CALENDAR_PERHAPS);
    ck_assert_int_eq(calendar_touch(&row, 90, 100), CALENDAR_TOUCHES);
    ck_assert_int_eq(calendar_touch(&row, 104, 110), CALENDAR_PERHAPS);
    ck_assert_int_eq(calendar_touch(&row, 105, 110), CALENDAR_APART);
}
END_TEST

START_TEST(rows_that_make_no_sense_are_refused) {
    static const struct {
        struct calendar_row row;
        const char *message;
    } cases[] = {
        {{CALENDAR_CLOSURE, 110, 100, 0, 0, "closed"},
         "The calendar ours: \"closed\" has to end on the day it begins, or later."},
        {{CALENDAR_RAMP_UP, 100, 110, 0, 0, "ramp"},
         "The calendar ours: \"ramp\" needs the share of work that is done on its days, between "
         "0.1 "
         "% and 99.9 %."},
        {{CALENDAR_HOLIDAY, 100, 100000, 0, 0, "for ever"},
         "The calendar ours spans more than a century: look for a wrong year."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct calendar c;
        struct error err = {0};
        ck_assert(!calendar_make(&c, "ours", 0, &cases[i].row, 1, &arena, &err));
        ck_assert_str_eq(err.message, cases[i].message);
    }
    arena_free(&arena);
}
END_TEST

TEST_MAIN(calendar, the_catalogue_says_what_the_tables_say, walking_is_counting_days,
          worked_weekends_that_are_added_count, a_worked_weekend_counts_whatever_else_the_day_is,
          outside_its_rows_a_calendar_knows_its_week, a_row_that_the_moon_moves_touches_perhaps,
          rows_that_make_no_sense_are_refused)
