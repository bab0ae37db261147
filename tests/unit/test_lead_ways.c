/*
 * Lead time against every possible way, walked day by day and counted one by one; latest order days
 * against a search downward; actual days; closures that are met.
 */
#include "sourcebench/core/lead_time.h"

#include <math.h>
#include <string.h>

#include "sourcebench/core/date.h"

#include "trade_calendars.h"

enum { SUNDAY = 1 << 6, FEW = 6, SPAN = 2000 };

static struct arena arena;
static struct error err;
static struct calendar factory;
static struct calendar_row rows[2];

static int32_t day(const char *iso) {
    int32_t d = date_from_iso(iso);
    ck_assert_msg(d != DATE_NONE, "%s", iso);
    return d;
}

static void same_day(int32_t found, const char *iso) {
    char text[DATE_TEXT];
    date_to_iso(found, text);
    ck_assert_str_eq(text, iso);
}

/* Shut from 2027-01-29 to 02-19, half days in the week before. */
static void make_factory(void) {
    rows[0] = (struct calendar_row){CALENDAR_CLOSURE, day("2027-01-29"), day("2027-02-19"), 0, 0,
                                    "Lunar New Year"};
    rows[1] = (struct calendar_row){
        CALENDAR_RAMP_DOWN, day("2027-01-22"), day("2027-01-28"), 500, 0, "before Lunar New Year"};
    MUST(calendar_make(&factory, "factory", SUNDAY, rows, 2, &arena, &err), err);
}

static struct lead_stage stage(const char *name, struct lead_days days, bool working,
                               unsigned after) {
    return (struct lead_stage){.name = name,
                               .days = days,
                               .calendar = working ? &factory : NULL,
                               .after = after,
                               .started = DATE_NONE,
                               .ended = DATE_NONE};
}

/* ---- every way ---------------------------------------------------------------------------------
 */

struct count {
    const struct lead_plan *plan;
    int32_t order;
    double p[SPAN]; /* by days after the order */
};

static int32_t naive_end(const struct lead_stage *s, int32_t start, int days) {
    int32_t at = start - 1;
    for (int done = 0; done < days * CALENDAR_FULL;) {
        at++;
        done += s->calendar ? calendar_capacity(s->calendar, at) : CALENDAR_FULL;
    }
    return at;
}

static void count_ways(struct count *c, int i, int32_t *ends, double p, int32_t latest) {
    if (i == c->plan->n) {
        c->p[latest - c->order + 1] += p;
        return;
    }
    const struct lead_stage *s = &c->plan->stages[i];
    const struct lead_spread *days = &c->plan->spreads[i];
    int32_t start = c->order;
    for (int k = 0; k < i; k++)
        if (s->after >> k & 1 && ends[k] >= start)
            start = ends[k] + 1;
    while (s->sails && date_weekday(start) != s->cutoff)
        start++;
    start += s->sails ? s->sails_after : 0;
    for (int d = 0; d < days->n; d++) {
        ends[i] = naive_end(s, start, days->first + d);
        count_ways(c, i + 1, ends, p * days->p[d], ends[i] > latest ? ends[i] : latest);
    }
}

static void compare_ways(const struct lead_stage *stages, int n, int32_t order) {
    static struct count c;
    struct lead_plan plan;
    struct lead_arrival a;
    int32_t ends[FEW];
    MUST(lead_plan_make(stages, n, DATE_NONE, &arena, &plan, &err), err);
    MUST(lead_forward(&plan, order, &arena, &a, &err), err);
    c = (struct count){.plan = &plan, .order = order};
    count_ways(&c, 0, ends, 1, order - 1);
    for (int k = 0; k < SPAN; k++) {
        int at = order + k - 1 - a.first;
        double found = at >= 0 && at < a.n ? a.p[at] : 0;
        ensure(fabs(found - c.p[k]) < 1e-12, "day %d: %.15f, not %.15f", k, found, c.p[k]);
    }
}

START_TEST(a_chain_is_all_its_ways) {
    make_factory();
    struct lead_stage s[] = {stage("sample", (struct lead_days){5, 7, 12}, true, 0),
                             stage("production", (struct lead_days){18, 22, 30}, true, 1),
                             stage("papers", (struct lead_days){0, 0, 2}, true, 2),
                             stage("sea", (struct lead_days){28, 33, 42}, false, 4)};
    for (int32_t order = day("2026-11-20"); order < day("2027-02-25"); order += 9)
        compare_ways(s, 4, order);
    arena_free(&arena);
}
END_TEST

/* Lab dip, then fabric beside samples, then production; artwork beside all of it. */
START_TEST(joins_are_all_their_ways) {
    make_factory();
    struct lead_stage s[] = {stage("lab dip", (struct lead_days){4, 6, 9}, true, 0),
                             stage("fabric", (struct lead_days){6, 8, 14}, true, 1),
                             stage("samples", (struct lead_days){5, 9, 13}, false, 1),
                             stage("production", (struct lead_days){10, 12, 16}, true, 6),
                             stage("artwork", (struct lead_days){20, 28, 36}, false, 0)};
    for (int32_t order = day("2026-12-01"); order < day("2027-02-01"); order += 10)
        compare_ways(s, 5, order);
    arena_free(&arena);
}
END_TEST

/* Fabric and trims both before sewing and packing, which run side by side. */
START_TEST(a_crossing_of_whole_branches_is_all_its_ways) {
    make_factory();
    struct lead_stage s[] = {stage("fabric", (struct lead_days){3, 5, 9}, true, 0),
                             stage("trims", (struct lead_days){2, 6, 8}, false, 0),
                             stage("sewing", (struct lead_days){4, 6, 9}, true, 3),
                             stage("printing", (struct lead_days){3, 7, 8}, true, 3)};
    for (int32_t order = day("2027-01-04"); order < day("2027-02-10"); order += 5)
        compare_ways(s, 4, order);
    arena_free(&arena);
}
END_TEST

START_TEST(a_ship_on_its_day_is_all_its_ways) {
    make_factory();
    struct lead_stage s[] = {stage("packing", (struct lead_days){1, 5, 12}, true, 0),
                             stage("sea", (struct lead_days){20, 22, 30}, false, 1),
                             stage("delivery", (struct lead_days){1, 2, 5}, false, 2)};
    s[1].sails = true;
    s[1].cutoff = 2;
    s[1].sails_after = 3;
    for (int32_t order = day("2027-01-18"); order < day("2027-01-30"); order++)
        compare_ways(s, 3, order);
    arena_free(&arena);
}
END_TEST

/* Samples and production in one country, inspection and the way to the port in another, by all
 * closures of 2026 to 2030 and its worked weekends: those that were announced and, of later years,
 * those that a user adds. */
START_TEST(five_years_of_the_catalogue_are_all_their_ways) {
    static struct calendar calendars[TRADE_CALENDARS + 1];
    trade_calendars_read_with(calendars, trade_own_weekends, &arena);
    calendars[TRADE_CALENDARS] = calendars[0];
    trade_calendars_read(calendars, &arena);
    for (int k = 0; k <= TRADE_CALENDARS; k++) {
        struct lead_stage s[] = {stage("sample", (struct lead_days){3, 5, 8}, true, 0),
                                 stage("production", (struct lead_days){16, 19, 26}, true, 1),
                                 stage("inspection", (struct lead_days){1, 2, 3}, true, 2),
                                 stage("sea", (struct lead_days){20, 24, 29}, false, 4)};
        s[0].calendar = s[1].calendar = &calendars[k];
        s[2].calendar = &calendars[(k + 1) % TRADE_CALENDARS];
        for (int32_t order = day("2026-01-02") + k; order < day("2030-08-01"); order += 23)
            compare_ways(s, 4, order);
    }
    arena_free(&arena);
}
END_TEST

/* ---- latest order days -------------------------------------------------------------------------
 */

/* Day by day downward from the need date, as the rule says. */
START_TEST(the_latest_order_day_is_that_of_a_search_downward) {
    static const double probabilities[] = {0.01, 0.5, 0.8, 0.95, 0.999, 1};
    make_factory();
    struct lead_stage s[] = {stage("sample", (struct lead_days){5, 7, 12}, true, 0),
                             stage("production", (struct lead_days){18, 22, 30}, true, 1),
                             stage("inspection", (struct lead_days){2, 2, 4}, true, 2),
                             stage("sea", (struct lead_days){28, 33, 42}, false, 4)};
    struct lead_plan plan;
    MUST(lead_plan_make(s, 4, DATE_NONE, &arena, &plan, &err), err);
    for (int32_t needed = day("2027-02-20"); needed < day("2027-06-20"); needed += 11) {
        for (int i = 0; i < 6; i++) {
            int32_t found, at = needed + 1;
            double p = 0;
            MUST(lead_latest_order(&plan, needed, probabilities[i], &found, &err), err);
            while (p < probabilities[i] - 1e-12) {
                struct lead_arrival a;
                MUST(lead_forward(&plan, --at, &arena, &a, &err), err);
                p = lead_on_time(&a, needed);
            }
            ck_assert_int_eq(found, at);
        }
    }
    arena_free(&arena);
}
END_TEST

/* Shares that make a whole only up to their last digit are certain all the same. */
START_TEST(certain_is_certain) {
    make_factory();
    for (int most = 3; most < 40; most++) {
        struct lead_stage s = stage("sea", (struct lead_days){1, 2, most}, false, 0);
        struct lead_plan plan;
        struct lead_arrival a;
        int32_t found;
        MUST(lead_plan_make(&s, 1, DATE_NONE, &arena, &plan, &err), err);
        MUST(lead_latest_order(&plan, 1000, 1, &found, &err), err);
        ck_assert_int_eq(found, 1001 - most);
        MUST(lead_forward(&plan, 100, &arena, &a, &err), err);
        ck_assert_int_eq(lead_quantile(&a, 1), 99 + most);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(nobody_orders_after_the_need_date) {
    make_factory();
    struct lead_stage s = stage("nothing", (struct lead_days){0, 0, 0}, true, 0);
    struct lead_plan plan;
    int32_t found;
    MUST(lead_plan_make(&s, 1, DATE_NONE, &arena, &plan, &err), err);
    MUST(lead_latest_order(&plan, day("2027-03-01"), 0.95, &found, &err), err);
    same_day(found, "2027-03-01");
    arena_free(&arena);
}
END_TEST

/* ---- actual days -------------------------------------------------------------------------------
 */

START_TEST(what_is_ordered_has_no_latest_order_day) {
    make_factory();
    struct lead_stage s = stage("sea", (struct lead_days){1, 2, 3}, false, 0);
    struct lead_plan plan;
    int32_t found;
    MUST(lead_plan_make(&s, 1, day("2027-03-01"), &arena, &plan, &err), err);
    ck_assert(!lead_latest_order(&plan, day("2027-04-01"), 0.95, &found, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    arena_free(&arena);
}
END_TEST

START_TEST(actual_days_that_cannot_be_are_refused) {
    struct lead_stage s = stage("sample", (struct lead_days){1, 2, 3}, false, 0);
    struct lead_plan plan;
    s.ended = day("2027-03-05");
    ck_assert(!lead_plan_make(&s, 1, day("2027-03-04"), &arena, &plan, &err));
    ck_assert_str_eq(err.message, "\"sample\" has an actual day in the future: only what has "
                                  "happened has one.");
    ck_assert(!lead_plan_make(&s, 1, DATE_NONE, &arena, &plan, &err));
    s.started = day("2027-03-08");
    ck_assert(!lead_plan_make(&s, 1, day("2027-03-09"), &arena, &plan, &err));
    ck_assert_str_eq(err.message, "\"sample\" ends before it begins: check its actual days.");
    s.started = day("2027-03-06"); /* took no time */
    MUST(lead_plan_make(&s, 1, day("2027-03-09"), &arena, &plan, &err), err);
    arena_free(&arena);
}
END_TEST

/* It ended on the 5th, nobody noted since when it was under way, and today is the 20th: it does not
 * begin after it ended, and has neither slack to give nor days to lose. */
START_TEST(what_has_ended_stays_where_it_was) {
    struct lead_stage s[] = {stage("sample", (struct lead_days){5, 7, 12}, false, 0),
                             stage("production", (struct lead_days){20, 20, 20}, false, 1)};
    struct lead_plan plan;
    struct lead_path path[2];
    struct lead_delay delays[2];
    int32_t end;
    s[0].ended = day("2027-03-05");
    MUST(lead_plan_make(s, 2, day("2027-03-20"), &arena, &plan, &err), err);
    MUST(lead_likely(&plan, day("2027-02-20"), path, &end, &err), err);
    same_day(path[0].first, "2027-02-20");
    same_day(path[0].last, "2027-03-05");
    same_day(path[1].first, "2027-03-20");
    same_day(end, "2027-04-08");
    MUST(lead_delays(&plan, day("2027-02-20"), day("2027-04-08"), &arena, delays, &err), err);
    ck_assert_int_eq(delays[0].slack, 365);
    ck_assert_int_eq(delays[0].days_later, 0);
    ck_assert(delays[0].less_sure == 0);
    ck_assert_int_eq(delays[1].slack, 0);
    ck_assert_double_eq_tol(delays[1].less_sure, 1, 1e-12);
    arena_free(&arena);
}
END_TEST

/* ---- the likely path ---------------------------------------------------------------------------
 */

/* Packed on the 8th; the cut-off is on Wednesday the 13th, so that four days more do not matter,
 * and the fifth costs a week. */
START_TEST(waiting_for_a_ship_is_slack) {
    struct lead_stage s[] = {stage("packing", (struct lead_days){2, 2, 2}, false, 0),
                             stage("sea", (struct lead_days){20, 20, 20}, false, 1)};
    struct lead_plan plan;
    struct lead_delay delays[2];
    s[1].sails = true;
    s[1].cutoff = 2;
    s[1].sails_after = 3;
    MUST(lead_plan_make(s, 2, DATE_NONE, &arena, &plan, &err), err);
    MUST(lead_delays(&plan, day("2027-01-07"), day("2027-03-01"), &arena, delays, &err), err);
    ck_assert_int_eq(delays[0].slack, 4);
    ck_assert_int_eq(delays[0].days_later, 7);
    ck_assert_int_eq(delays[1].slack, 0);
    arena_free(&arena);
}
END_TEST

/* Ready on Thursday 28 January, the day before the factory shuts: one working day more is done on
 * 20 February, 23 days later. */
START_TEST(a_day_before_a_closure_costs_all_of_it) {
    make_factory();
    struct lead_stage s[] = {stage("production", (struct lead_days){3, 3, 3}, true, 0),
                             stage("sea", (struct lead_days){30, 30, 30}, false, 1)};
    struct lead_plan plan;
    struct lead_delay delays[2];
    MUST(lead_plan_make(s, 2, DATE_NONE, &arena, &plan, &err), err);
    MUST(lead_delays(&plan, day("2027-01-22"), day("2027-03-01"), &arena, delays, &err), err);
    ck_assert_int_eq(delays[0].slack, 0);
    ck_assert_int_eq(delays[0].days_later, 23);
    ck_assert_int_eq(delays[1].days_later, 1);
    arena_free(&arena);
}
END_TEST

/* 22 days shut, three of them Sundays; a week of half days, one of them a Sunday. */
START_TEST(closures_on_the_path_and_what_they_cost) {
    make_factory();
    struct lead_stage s[] = {stage("sample", (struct lead_days){7, 7, 7}, true, 0),
                             stage("production", (struct lead_days){22, 22, 22}, true, 1),
                             stage("sea", (struct lead_days){33, 33, 33}, false, 2)};
    struct lead_plan plan, part;
    struct lead_path path[3];
    struct lead_met *met;
    int32_t end;
    MUST(lead_plan_make(s, 3, DATE_NONE, &arena, &plan, &err), err);
    MUST(lead_likely(&plan, day("2027-01-11"), path, &end, &err), err);
    ck_assert_int_eq(lead_closures(&plan, path, &arena, &met), 2);
    ck_assert_int_eq(met[0].stage, 1);
    ck_assert_str_eq(met[0].row->name, "Lunar New Year");
    ck_assert_int_eq(met[0].lost, 19000);
    ck_assert_str_eq(met[1].row->name, "before Lunar New Year");
    ck_assert_int_eq(met[1].touch, CALENDAR_TOUCHES);
    ck_assert_int_eq(met[1].lost, 3000);
    MUST(lead_plan_until(&plan, 0, &arena, &part, &err), err);
    MUST(lead_likely(&part, day("2027-01-11"), path, &end, &err), err);
    same_day(end, "2027-01-18");
    ck_assert_int_eq(lead_closures(&part, path, &arena, &met), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(a_worked_day_gives_what_the_week_lacks) {
    struct calendar c;
    const struct calendar_row worked = {CALENDAR_WORKED, day("2027-03-21"), day("2027-03-22"), 0, 0,
                                        "for Qingming"}; /* Sunday and Monday */
    MUST(calendar_make(&c, "x", SUNDAY, &worked, 1, &arena, &err), err);
    ck_assert_int_eq(calendar_lost(&c, &worked, day("2027-03-01"), day("2027-03-31")), -1000);
    ck_assert_int_eq(calendar_lost(&c, &worked, day("2027-03-22"), day("2027-03-31")), 0);
    arena_free(&arena);
}
END_TEST

TEST_MAIN(lead_ways, a_chain_is_all_its_ways, joins_are_all_their_ways,
          a_crossing_of_whole_branches_is_all_its_ways, a_ship_on_its_day_is_all_its_ways,
          five_years_of_the_catalogue_are_all_their_ways,
          the_latest_order_day_is_that_of_a_search_downward, certain_is_certain,
          nobody_orders_after_the_need_date, what_is_ordered_has_no_latest_order_day,
          actual_days_that_cannot_be_are_refused, what_has_ended_stays_where_it_was,
          waiting_for_a_ship_is_slack, a_day_before_a_closure_costs_all_of_it,
          closures_on_the_path_and_what_they_cost, a_worked_day_gives_what_the_week_lacks)
