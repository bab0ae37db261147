/*
 * Lead time: the design's worked example to its digits, joins against every outcome, and what is
 * under way.
 */
#include "sourcebench/core/lead_time.h"

#include <math.h>
#include <string.h>

#include "sourcebench/core/date.h"

#include "suite.h"

static struct arena arena;

static int32_t day(const char *text) {
    return date_parse(text, DATE_NONE);
}

/* ---- the worked example ------------------------------------------------------------------------
 */

static struct calendar factory;
static struct calendar_row factory_rows[2];

static void make_factory(void) {
    struct error err = {0};
    factory_rows[0] = (struct calendar_row){.kind = CALENDAR_CLOSURE,
                                            .first = day("2027-01-29"),
                                            .last = day("2027-02-19"),
                                            .name = "Lunar New Year"};
    factory_rows[1] = (struct calendar_row){.kind = CALENDAR_RAMP_DOWN,
                                            .first = day("2027-01-22"),
                                            .last = day("2027-01-28"),
                                            .capacity = 500,
                                            .name = "before it"};
    MUST(calendar_make(&factory, "factory", 1U << date_weekday(day("2026-11-22")), factory_rows, 2,
                       &arena, &err),
         err);
}

static struct lead_stage stage(const char *name, int min, int likely, int max, bool working,
                               unsigned after) {
    return (struct lead_stage){.name = name,
                               .days = {min, likely, max},
                               .calendar = working ? &factory : NULL,
                               .after = after,
                               .started = DATE_NONE,
                               .ended = DATE_NONE};
}

enum { SAMPLE, PRODUCTION, INSPECTION, SEA, DELIVERY, EXAMPLE_STAGES };
static struct lead_stage example[EXAMPLE_STAGES];

static struct lead_plan make(const struct lead_stage *stages, int n, int32_t today) {
    struct lead_plan plan;
    struct error err = {0};
    MUST(lead_plan_make(stages, n, today, &arena, &plan, &err), err);
    return plan;
}

static struct lead_plan make_example(void) {
    make_factory();
    example[SAMPLE] = stage("sample approval", 5, 7, 12, true, 0);
    example[PRODUCTION] = stage("production", 18, 22, 30, true, 1U << SAMPLE);
    example[INSPECTION] = stage("inspection", 2, 2, 4, true, 1U << PRODUCTION);
    example[SEA] = stage("sea", 28, 33, 42, false, 1U << INSPECTION);
    example[DELIVERY] = stage("clearance and delivery", 3, 5, 9, false, 1U << SEA);
    return make(example, EXAMPLE_STAGES, DATE_NONE);
}

static struct lead_arrival arrive(const struct lead_plan *plan, int32_t order) {
    struct lead_arrival a;
    struct error err = {0};
    MUST(lead_forward(plan, order, &arena, &a, &err), err);
    return a;
}

static void check_day(int32_t found, const char *expected) {
    char text[DATE_TEXT];
    date_to_iso(found, text);
    ck_assert_str_eq(text, expected);
}

START_TEST(days_of_a_stage_have_the_published_probabilities) {
    static const double expected[] = {0.077265, 0.204741, 0.246559, 0.217297,
                                      0.149956, 0.077371, 0.024508, 0.002303};
    struct lead_days days = {5, 7, 12};
    struct lead_spread s;
    struct error err = {0};
    MUST(lead_spread("sample approval", &days, NULL, 0, &arena, &s, &err), err);
    ck_assert_int_eq(s.first, 5);
    ck_assert_int_eq(s.n, 8);
    for (int i = 0; i < s.n; i++)
        ck_assert_double_eq_tol(s.p[i], expected[i], 5e-7);
    arena_free(&arena);
}
END_TEST

START_TEST(the_example_arrives_on_the_published_days) {
    static const struct {
        const char *order, *by5, *by50, *by80, *by95;
        double on_time;
    } rows[] = {
        {"2026-11-23", "2027-01-30", "2027-02-06", "2027-02-10", "2027-02-14", 1.000000},
        {"2026-12-14", "2027-02-20", "2027-02-27", "2027-03-04", "2027-03-14", 0.950703},
    };
    struct lead_plan plan = make_example();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lead_arrival a = arrive(&plan, day(rows[i].order));
        check_day(lead_quantile(&a, 0.05), rows[i].by5);
        check_day(lead_quantile(&a, 0.50), rows[i].by50);
        check_day(lead_quantile(&a, 0.80), rows[i].by80);
        check_day(lead_quantile(&a, 0.95), rows[i].by95);
        ck_assert_double_eq_tol(lead_on_time(&a, day("2027-03-15")), rows[i].on_time, 5e-7);
        ck_assert_double_eq_tol(lead_on_time(&a, day("2030-01-01")), 1, 1e-12);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(the_latest_order_days_are_the_published_ones) {
    static const struct {
        double p;
        const char *day;
    } rows[] = {{0.5, "2026-12-19"}, {0.8, "2026-12-16"}, {0.95, "2026-12-14"}};
    struct lead_plan plan = make_example();
    struct error err = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t order;
        MUST(lead_latest_order(&plan, day("2027-03-15"), rows[i].p, &order, &err), err);
        check_day(order, rows[i].day);
        struct lead_arrival a = arrive(&plan, order), next = arrive(&plan, order + 1);
        ck_assert_double_ge(lead_on_time(&a, day("2027-03-15")), rows[i].p);
        ck_assert_double_lt(lead_on_time(&next, day("2027-03-15")), rows[i].p);
    }
    arena_free(&arena);
}
END_TEST

/* Production ends before the factory closes: 18 to 30 working days after the sample. */
START_TEST(the_last_order_before_a_closure_is_found) {
    struct lead_plan plan = make_example(), part;
    struct error err = {0};
    int32_t order;
    MUST(lead_plan_until(&plan, PRODUCTION, &arena, &part, &err), err);
    MUST(lead_latest_order(&part, day("2027-01-28"), 0.95, &order, &err), err);
    struct lead_arrival a = arrive(&part, order), next = arrive(&part, order + 1);
    ck_assert_double_ge(lead_on_time(&a, day("2027-01-28")), 0.95);
    ck_assert_double_lt(lead_on_time(&next, day("2027-01-28")), 0.95);
    arena_free(&arena);
}
END_TEST

START_TEST(where_nothing_is_early_enough_there_is_no_day) {
    struct lead_stage slow = stage("very slow", 2000, 2000, 2000, false, 0);
    struct lead_plan plan = make(&slow, 1, DATE_NONE);
    struct error err = {0};
    int32_t order = 0;
    MUST(lead_latest_order(&plan, day("2027-03-15"), 0.5, &order, &err), err);
    ck_assert_int_eq(order, DATE_NONE);
    arena_free(&arena);
}
END_TEST

/* ---- joins -------------------------------------------------------------------------------------
 */

/* All outcomes of a fork within a chain: first, then (left, right + after right), then last. */
START_TEST(branches_that_meet_are_exact) {
    struct lead_stage s[] = {
        stage("order papers", 1, 2, 4, false, 0),
        stage("lab dip", 3, 5, 9, false, 1),
        stage("fabric", 2, 6, 8, false, 1),
        stage("fabric test", 1, 1, 3, false, 1U << 2),
        stage("production", 4, 5, 7, false, 1U << 1 | 1U << 3),
    };
    struct lead_plan plan = make(s, 5, DATE_NONE);
    struct lead_arrival a = arrive(&plan, 0);
    double expected[64] = {0};
    const struct lead_spread *d = plan.spreads;
    for (int i = 0; i < d[0].n; i++)
        for (int j = 0; j < d[1].n; j++)
            for (int k = 0; k < d[2].n; k++)
                for (int l = 0; l < d[3].n; l++)
                    for (int m = 0; m < d[4].n; m++) {
                        int right = d[2].first + k + d[3].first + l, left = d[1].first + j;
                        int sum = d[0].first + i + (left > right ? left : right) + d[4].first + m;
                        expected[sum] += d[0].p[i] * d[1].p[j] * d[2].p[k] * d[3].p[l] * d[4].p[m];
                    }
    for (int i = 0; i < a.n; i++) /* of an order on day 0, n days end on day n - 1 */
        ck_assert_double_eq_tol(a.p[i], expected[a.first + i + 1], 1e-12);
    ck_assert_double_eq_tol(lead_on_time(&a, 63), 1, 1e-12);
    arena_free(&arena);
}
END_TEST

START_TEST(a_network_tied_crosswise_is_refused) {
    /* c needs a and b, d only b: neither one after the other nor side by side. */
    struct lead_stage s[] = {
        stage("a", 1, 1, 1, false, 0),
        stage("b", 1, 1, 1, false, 0),
        stage("c", 1, 1, 1, false, 1U << 0 | 1U << 1),
        stage("d", 1, 1, 1, false, 1U << 1),
    };
    struct lead_plan plan;
    struct error err = {0};
    ck_assert(!lead_plan_make(s, 4, DATE_NONE, &arena, &plan, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "\"b\" ties branches together"));
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_said_twice_changes_nothing) {
    struct lead_stage s[] = {
        stage("a", 1, 2, 3, false, 0), stage("b", 2, 2, 2, false, 1),
        stage("c", 1, 1, 1, false, 3), /* after b, and after a as well */
    };
    struct lead_plan plan = make(s, 3, DATE_NONE);
    struct lead_arrival a = arrive(&plan, 0);
    s[2].after = 2;
    plan = make(s, 3, DATE_NONE);
    struct lead_arrival b = arrive(&plan, 0);
    ck_assert_int_eq(a.first, b.first);
    ck_assert_mem_eq(a.p, b.p, (size_t)a.n * sizeof *a.p);
    arena_free(&arena);
}
END_TEST

START_TEST(circles_and_strangers_are_refused) {
    struct lead_stage s[] = {stage("a", 1, 1, 1, false, 2), stage("b", 1, 1, 1, false, 1)};
    struct lead_plan plan;
    struct error err = {0};
    ck_assert(!lead_plan_make(s, 2, DATE_NONE, &arena, &plan, &err));
    ck_assert_str_eq(err.message, "\"a\" waits for itself: its predecessors make a circle.");
    s[0].after = 1U << 7;
    ck_assert(!lead_plan_make(s, 1, DATE_NONE, &arena, &plan, &err));
    ck_assert_str_eq(err.message, "\"a\" comes after a stage that there is not.");
    s[0] = stage("a", 7, 5, 12, false, 0);
    ck_assert(!lead_plan_make(s, 1, DATE_NONE, &arena, &plan, &err));
    ck_assert_str_eq(err.message, "The days of \"a\" have to rise from at least over likely to at "
                                  "most, e.g. 5/7/12; they are 7/5/12.");
    arena_free(&arena);
}
END_TEST

START_TEST(a_factory_that_never_works_ends_the_search) {
    static const struct calendar never = {.name = "never", .rest = 0x7f, .first = 1};
    struct lead_stage s = stage("production", 1, 1, 1, false, 0);
    s.calendar = &never;
    struct lead_plan plan = make(&s, 1, DATE_NONE);
    struct lead_arrival a;
    struct error err = {0};
    ck_assert(!lead_forward(&plan, 0, &arena, &a, &err));
    ck_assert_str_eq(err.message, "\"production\" never ends: the calendar never has no work for "
                                  "more than a year.");
    arena_free(&arena);
}
END_TEST

/* ---- cut-offs ----------------------------------------------------------------------------------
 */

/* Ready on Tuesday 2026-12-01, cut-off Wednesdays, sailing three days later, 30 days. */
START_TEST(a_ship_waits_for_its_cut_off) {
    struct lead_stage s[] = {stage("production", 1, 1, 1, false, 0),
                             stage("sea", 30, 30, 30, false, 1)};
    s[1].sails = true;
    s[1].cutoff = date_weekday(day("2026-12-02"));
    s[1].sails_after = 3;
    struct lead_plan plan = make(s, 2, DATE_NONE);
    struct lead_arrival a = arrive(&plan, day("2026-12-01"));
    ck_assert_int_eq(a.n, 1);
    check_day(a.first, "2027-01-03"); /* sails on Saturday 12-05, the first of its 30 days */
    a = arrive(&plan, day("2026-12-02"));
    check_day(a.first, "2027-01-10"); /* a day too late: a week */
    arena_free(&arena);
}
END_TEST

/* ---- the likely path, slack --------------------------------------------------------------------
 */

START_TEST(the_shorter_branch_has_slack) {
    struct lead_stage s[] = {
        stage("lab dip", 5, 5, 5, false, 0),
        stage("fabric", 12, 12, 12, false, 0),
        stage("production", 10, 10, 10, false, 1U << 0 | 1U << 1),
    };
    struct lead_plan plan = make(s, 3, DATE_NONE);
    struct lead_path path[3];
    struct lead_delay delays[3];
    struct error err = {0};
    int32_t end;
    MUST(lead_likely(&plan, 100, path, &end, &err), err);
    ck_assert_int_eq(path[0].last, 104);
    ck_assert_int_eq(path[1].last, 111);
    ck_assert_int_eq(path[2].first, 112);
    ck_assert_int_eq(end, 121);
    MUST(lead_delays(&plan, 100, 121, &arena, delays, &err), err);
    ck_assert_int_eq(delays[0].slack, 7);
    ck_assert_int_eq(delays[0].days_later, 1);
    ck_assert_double_eq_tol(delays[0].less_sure, 0, 1e-12);
    ck_assert_int_eq(delays[1].slack, 0);
    ck_assert_double_eq_tol(delays[1].less_sure, 1, 1e-12); /* 122 is too late */
    arena_free(&arena);
}
END_TEST

/* One day more before a closure of three weeks costs three weeks. */
START_TEST(a_day_of_delay_may_cost_a_closure) {
    make_factory();
    struct lead_stage s[] = {stage("production", 5, 5, 5, true, 0),
                             stage("inspection", 1, 1, 1, true, 1)};
    struct lead_plan plan = make(s, 2, DATE_NONE);
    struct lead_delay delays[2];
    struct error err = {0};
    /* Thu 14, Fri 15, Sat 16, Mon 18, Tue 19: inspected on Wed 20. */
    MUST(lead_delays(&plan, day("2027-01-14"), day("2027-01-28"), &arena, delays, &err), err);
    ck_assert_int_eq(delays[0].slack, 0);
    ck_assert_int_eq(delays[0].days_later, 1);
    /* From the 20th on: the 20th, 21st, halves on 22, 23, 25, 26, 27, 28: done on the 28th, and
     * inspected after the closure. A day more ends on 02-20, so that 02-22 inspects. */
    struct lead_path path[2];
    int32_t end;
    MUST(lead_likely(&plan, day("2027-01-20"), path, &end, &err), err);
    check_day(path[0].last, "2027-01-28");
    check_day(end, "2027-02-20");
    MUST(lead_delays(&plan, day("2027-01-20"), day("2027-02-20"), &arena, delays, &err), err);
    ck_assert_int_eq(delays[0].days_later, 2); /* Sunday is no day of work */
    arena_free(&arena);
}
END_TEST

/* ---- what has happened -------------------------------------------------------------------------
 */

START_TEST(what_has_happened_is_certain) {
    make_example();
    example[SAMPLE].started = day("2026-11-23");
    example[SAMPLE].ended = day("2026-12-11"); /* late: it should have been 12-01 */
    struct lead_plan plan = make(example, EXAMPLE_STAGES, day("2026-12-11"));
    struct lead_arrival a = arrive(&plan, day("2026-11-23"));
    struct lead_stage rest[EXAMPLE_STAGES - 1];
    memcpy(rest, example + 1, sizeof rest);
    for (int i = 0; i < EXAMPLE_STAGES - 1; i++)
        rest[i].after = i ? 1U << (i - 1) : 0;
    struct lead_plan later = make(rest, EXAMPLE_STAGES - 1, DATE_NONE);
    struct lead_arrival b = arrive(&later, day("2026-12-12"));
    ck_assert_int_eq(a.first, b.first);
    for (int i = 0; i < b.n; i++)
        ck_assert_double_eq_tol(a.p[i], b.p[i], 1e-12);
    arena_free(&arena);
}
END_TEST

/* 5, 6 and 7 days from the 1st on end on the 5th, 6th, 7th: on the 6th the first is over. */
START_TEST(what_is_under_way_has_not_ended_before_today) {
    struct lead_stage s = stage("production", 5, 6, 7, false, 0);
    struct lead_plan plan = make(&s, 1, DATE_NONE);
    const double *p = plan.spreads[0].p;
    s.started = day("2026-12-01");
    plan = make(&s, 1, day("2026-12-06"));
    struct lead_arrival a = arrive(&plan, day("2026-12-01"));
    ck_assert_double_eq_tol(lead_on_time(&a, day("2026-12-05")), 0, 1e-15);
    ck_assert_double_eq_tol(lead_on_time(&a, day("2026-12-06")), p[1] / (p[1] + p[2]), 1e-12);
    plan = make(&s, 1, day("2026-12-20")); /* it should long have ended: today at the earliest */
    a = arrive(&plan, day("2026-12-01"));
    check_day(a.first, "2026-12-20");
    ck_assert_double_eq_tol(lead_on_time(&a, day("2026-12-20")), 1, 1e-12);
    arena_free(&arena);
}
END_TEST

START_TEST(nothing_begins_before_today) {
    struct lead_stage s = stage("production", 5, 5, 5, false, 0);
    struct lead_plan plan = make(&s, 1, day("2026-12-10"));
    struct lead_arrival a = arrive(&plan, day("2026-12-01"));
    check_day(a.first, "2026-12-14");
    arena_free(&arena);
}
END_TEST

/* ---- history, production, counting -------------------------------------------------------------
 */

/* Five orders that took 20 % longer; one of them twice as long: the worst seen is 14 days, and a
 * sixth of the mass stays beyond it. */
START_TEST(history_scales_and_leaves_room_beyond_the_worst) {
    static const struct lead_past past[] = {{10, 12}, {10, 12}, {10, 12}, {10, 12}, {10, 20}};
    struct lead_days days = {5, 7, 12};
    struct lead_spread s, plain;
    struct error err = {0};
    MUST(lead_spread("sample", &days, past, 5, &arena, &s, &err), err);
    ck_assert(s.history);
    double beyond = 0, all = 0;
    for (int i = 0; i < s.n; i++) {
        all += s.p[i];
        beyond += s.first + i > 14 ? s.p[i] : 0;
    }
    ck_assert_double_eq_tol(all, 1, 1e-12);
    ck_assert_double_ge(beyond, 1.0 / 6 - 1e-12);
    MUST(lead_spread("sample", &days, past, 4, &arena, &plain, &err), err);
    ck_assert(!plain.history); /* four are too few */
    ck_assert_int_eq(plain.n, 8);
    arena_free(&arena);
}
END_TEST

START_TEST(production_is_set_up_and_days_at_the_rate) {
    struct lead_rates rates = {120, 150, 180};
    struct lead_days d;
    struct error err = {0};
    MUST(lead_production(5, 3000, &rates, &d, &err), err);
    ck_assert_int_eq(d.min, 5 + 17); /* 3000 / 180 = 16.7 */
    ck_assert_int_eq(d.likely, 5 + 20);
    ck_assert_int_eq(d.max, 5 + 25);
    rates.slow = 0;
    ck_assert(!lead_production(5, 3000, &rates, &d, &err));
}
END_TEST

START_TEST(lead_times_count_from_the_same_to_the_same) {
    struct lead_offsets known = {.from = {0, 7, 14, LEAD_UNKNOWN}, .to = {0, 5, 45}};
    struct error err = {0};
    int days;
    MUST(lead_normalise(38, LEAD_FROM_DEPOSIT, LEAD_TO_EX_FACTORY, LEAD_TO_DELIVERED, &known, &days,
                        &err),
         err);
    ck_assert_int_eq(days, 7 + 38 + 45);
    MUST(lead_normalise(60, LEAD_FROM_ORDER, LEAD_TO_ON_BOARD, LEAD_TO_DELIVERED, &known, &days,
                        &err),
         err);
    ck_assert_int_eq(days, 60 + 40);
    ck_assert(!lead_normalise(38, LEAD_FROM_FABRIC, LEAD_TO_EX_FACTORY, LEAD_TO_EX_FACTORY, &known,
                              &days, &err));
}
END_TEST

/* I(x; a, b) where it has a closed form: x for 1, 1; x² (3 − 2x) for 2, 2; 1 − (1 − x)^b for 1, b.
 */
START_TEST(the_beta_function_is_exact_where_it_is_known) {
    for (double x = 0.05; x < 1; x += 0.05) {
        ck_assert_double_eq_tol(lead_beta(x, 1, 1), x, 1e-13);
        ck_assert_double_eq_tol(lead_beta(x, 2, 2), x * x * (3 - 2 * x), 1e-13);
        ck_assert_double_eq_tol(lead_beta(x, 1, 3.5), 1 - pow(1 - x, 3.5), 1e-13);
        ck_assert_double_eq_tol(lead_beta(x, 5, 1), pow(x, 5), 1e-13);
    }
}
END_TEST

TEST_MAIN(lead_time, days_of_a_stage_have_the_published_probabilities,
          the_example_arrives_on_the_published_days, the_latest_order_days_are_the_published_ones,
          the_last_order_before_a_closure_is_found, where_nothing_is_early_enough_there_is_no_day,
          branches_that_meet_are_exact, a_network_tied_crosswise_is_refused,
          what_is_said_twice_changes_nothing, circles_and_strangers_are_refused,
          a_factory_that_never_works_ends_the_search, a_ship_waits_for_its_cut_off,
          the_shorter_branch_has_slack, a_day_of_delay_may_cost_a_closure,
          what_has_happened_is_certain, what_is_under_way_has_not_ended_before_today,
          nothing_begins_before_today, history_scales_and_leaves_room_beyond_the_worst,
          production_is_set_up_and_days_at_the_rate, lead_times_count_from_the_same_to_the_same,
          the_beta_function_is_exact_where_it_is_known)
