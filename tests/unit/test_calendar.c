/*
 * Calendars: the catalogue against the tables it was made of, and walking against counting days one
 * by one, over 2026 to 2030 with all closures and worked weekends.
 */
#include "sourcebench/core/calendar.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/service/case_file.h"

#include "suite.h"

enum { FIRST_YEAR = 2026, DAYS = 1826 /* to the end of 2030 */ };

static struct arena arena;

static const char *source(const char *name) {
    const char *folder = getenv("srcdir");
    return arena_format(&arena, "%s/%s", folder ? folder : ".", name);
}

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

/* Cells of a line of the table, quotes taken off. */
static int split(char *line, char **cells, int most) {
    int n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; n < most; at++) {
        bool quoted = *at == '"';
        cells[n++] = quoted ? ++at : at;
        at += quoted ? strcspn(at, "\"") : strcspn(at, ",");
        if (quoted)
            *at++ = '\0';
        if (!*at)
            break;
        *at = '\0';
    }
    return n;
}

static FILE *open_table(const char *name) {
    char line[4096];
    FILE *file = fopen(source(arena_format(&arena, "tests/data/trade/%s", name)), "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file)); /* the header */
    return file;
}

enum { COUNTRY, NAME, START, END, CLOSED, OPEN, RAMP, FULL, YEAR, STATUS, UNCERTAIN, SCOPE };

static void read_holidays(struct days *d, const char *country) {
    char line[4096], *c[20];
    FILE *file = open_table("factory_holidays.csv");
    while (fgets(line, sizeof line, file)) {
        ck_assert_int_ge(split(line, c, 20), SCOPE);
        if (strcmp(c[COUNTRY], country) != 0 || strcmp(c[SCOPE], "regional") == 0)
            continue;
        if (!*c[CLOSED]) {
            put(d, c[START], c[END], 750, false); /* Ramadan: shorter days */
            continue;
        }
        put(d, c[CLOSED], c[OPEN], 0, false);
        if (*c[RAMP])
            put(d, c[RAMP], day_after(c[CLOSED], -1), 500, false);
        if (*c[FULL])
            put(d, day_after(c[OPEN], 1), day_after(c[FULL], -1), 500, false);
    }
    fclose(file);
}

static void read_rest(struct days *d, const char *country) {
    char line[4096], *c[20];
    FILE *file = open_table("weekly_rest.csv");
    while (fgets(line, sizeof line, file)) {
        split(line, c, 20);
        for (int i = 0; i < DAYS; i++) {
            if (strcmp(c[0], country) == 0 &&
                strcmp(date_weekday_name(date_weekday(first_day() + i)), c[1]) == 0)
                d->capacity[i] = 0;
        }
    }
    fclose(file);
}

static void read_worked(struct days *d, const char *country) {
    char line[4096], *c[20];
    FILE *file = open_table("worked_weekends.csv");
    while (fgets(line, sizeof line, file)) {
        split(line, c, 20);
        if (strcmp(c[0], country) == 0)
            put(d, c[1], c[1], CALENDAR_FULL, true);
    }
    fclose(file);
}

static void read_days(struct days *d, const char *country) {
    for (int i = 0; i < DAYS; i++)
        d->capacity[i] = CALENDAR_FULL;
    read_rest(d, country);
    read_holidays(d, country);
    read_worked(d, country);
}

/* ---- the catalogue -----------------------------------------------------------------------------
 */

static const char *const countries[] = {"CN", "VN", "BD", "ID", "IN", "TR", "PK"};
enum { COUNTRIES = sizeof countries / sizeof *countries };
static struct calendar calendars[COUNTRIES];

static void read_catalogue(void) {
    static char text[200000];
    struct case_file file = {0};
    struct error err = {0};
    FILE *in = fopen(source("db/catalogue/calendars.yaml"), "r");
    ck_assert_ptr_nonnull(in);
    size_t length = fread(text, 1, sizeof text, in);
    fclose(in);
    ck_assert_msg(case_read(&file, text, length, "calendars.yaml", 0, &err), "%s", err.message);
    int n;
    struct record **list = record_set_list(&file.set, &cal_entity, -1, 0, &arena, &n);
    ck_assert_int_eq(n, COUNTRIES);
    for (int i = 0; i < n; i++) {
        ck_assert_str_eq(record_text(list[i], CAL_CODE), countries[i]);
        ck_assert_msg(plan_calendar(&file.set, list[i], &arena, &calendars[i], &err), "%s",
                      err.message);
        /* Names of rows outlive the file for what is tested here. */
        calendars[i].name = countries[i];
        calendars[i].rows = NULL;
        calendars[i].n_rows = 0;
    }
    case_free(&file);
}

START_TEST(the_catalogue_says_what_the_tables_say) {
    read_catalogue();
    for (int k = 0; k < COUNTRIES; k++) {
        struct days d;
        read_days(&d, countries[k]);
        for (int i = 0; i < DAYS; i++)
            ensure(calendar_capacity(&calendars[k], first_day() + i) == d.capacity[i],
                   "%s %s: %d, but the tables say %d", countries[k],
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

START_TEST(walking_is_counting_days) {
    static const int lengths[] = {0, 1, 2, 5, 17, 30, 61};
    read_catalogue();
    for (int k = 0; k < COUNTRIES; k++) {
        struct days d;
        read_days(&d, countries[k]);
        for (int from = 0; from < DAYS - 200; from++) {
            int32_t start = first_day() + from, end = start - 1;
            for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
                /* The end goes on from one length to the next, as a distribution walks. */
                ensure(calendar_walk(&calendars[k], start, lengths[i], &end), "%s", countries[k]);
                ensure(end == count(&d, from, lengths[i]), "%s from day %d: %d days", countries[k],
                       from, lengths[i]);
            }
        }
    }
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
    read_catalogue();
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
          a_worked_weekend_counts_whatever_else_the_day_is,
          outside_its_rows_a_calendar_knows_its_week, a_row_that_the_moon_moves_touches_perhaps,
          rows_that_make_no_sense_are_refused)
