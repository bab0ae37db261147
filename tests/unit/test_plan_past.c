/*
 * Finished orders refine the stages of later quotes.
 */
#include "sourcebench/core/plan_past.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"

#include "suite.h"

static struct arena arena;
static struct record_set set;
static struct record *calendar;

static struct record *order(const char *ordered, int64_t supplier, int64_t pieces) {
    struct record *o = record_set_new(&set, &order_entity),
                  *l = record_set_new(&set, &order_line_entity);
    o->values[ORDER_SUPPLIER] = value_int(supplier);
    o->values[ORDER_ORDERED_ON] = value_text(ordered);
    l->values[ORDER_LINE_ORDER] = value_int(o->id);
    l->values[ORDER_LINE_QUANTITY] = value_int(pieces);
    return o;
}

static struct record *milestone(const struct record *o, int position, const char *kind, int likely,
                                const char *ended, bool working) {
    struct record *m = record_set_new(&set, &milestone_entity);
    m->values[MILESTONE_ORDER] = value_int(o->id);
    m->values[MILESTONE_POSITION] = value_int(position);
    m->values[MILESTONE_NAME] = m->values[MILESTONE_KIND] = value_text(kind);
    m->values[MILESTONE_DAYS_LIKELY] = value_int(likely);
    m->values[MILESTONE_ACTUAL_ON] = value_text(ended);
    m->values[MILESTONE_DAYS] = value_text(working ? "working" : "calendar");
    if (working)
        m->values[MILESTONE_CALENDAR] = value_int(calendar->id);
    return m;
}

static void begin(void) {
    calendar = record_set_new(&set, &cal_entity);
    calendar->values[CAL_CODE] = calendar->values[CAL_NAME] = value_text("VN");
    calendar->values[CAL_REST] = value_text("sun");
}

static void end(void) {
    record_set_free(&set);
    arena_free(&arena);
}

/* Ordered on Monday 2026-03-02. Material took from then to Saturday 03-14: 13 days of the calendar,
 * 12 of them worked. Production began on Monday 03-16 and ended on Friday 04-03: 17 worked days
 * since two Sundays rest (03-16 to 04-03 are 19 days). What is open says nothing. */
START_TEST(stages_are_counted_as_their_days_are) {
    struct plan_past *past = NULL;
    int n = 0;
    begin();
    struct record *o = order("2026-03-02", 7, 1000);
    milestone(o, 10, "material", 10, "2026-03-14", false);
    struct record *made = milestone(o, 20, "production", 15, "2026-04-03", true);
    made->values[MILESTONE_STARTED_ON] = value_text("2026-03-16");
    milestone(o, 30, "inspection", 2, NULL, true);
    plan_past_of(&set, o, &arena, &past, &n);
    ck_assert_int_eq(n, 2);
    ck_assert_str_eq(past[0].kind, "material");
    ck_assert_int_eq(past[0].days.promised, 10);
    ck_assert_int_eq(past[0].days.actual, 13);
    ck_assert_int_eq(past[1].days.promised, 15);
    ck_assert_int_eq(past[1].days.actual, 17);
    ck_assert_int_eq(past[1].quantity, 1000);
    end();
}
END_TEST

/* A holiday that ends before it begins: what goes by that calendar says nothing, the rest does. */
START_TEST(a_senseless_calendar_keeps_nobody_from_planning) {
    struct plan_past *past = NULL;
    int n = 0;
    begin();
    struct record *backward = record_set_new(&set, &calday_entity);
    backward->values[CALDAY_CALENDAR] = value_int(calendar->id);
    backward->values[CALDAY_FIRST] = value_text("2026-02-20");
    backward->values[CALDAY_LAST] = value_text("2026-02-10");
    struct record *o = order("2026-03-02", 7, 1000);
    milestone(o, 10, "material", 10, "2026-03-14", false);
    milestone(o, 20, "production", 15, "2026-04-03", true);
    plan_past_of(&set, o, &arena, &past, &n);
    ck_assert_int_eq(n, 1);
    ck_assert_str_eq(past[0].kind, "material");
    end();
}
END_TEST

/* All are copied when the room doubles, 12 times up to 4,096, and not for each that is added. */
START_TEST(three_thousand_observations_take_little_memory) {
    enum { ORDERS = 1000 };
    struct plan_past *past = NULL, *before = NULL;
    int n = 0;
    size_t allocated = 0;
    for (int i = 0; i < ORDERS; i++) {
        /* A set of its own: each order is looked up in all of it. */
        struct record *o = order("2026-03-02", 7, 1000);
        milestone(o, 10, "material", 10, "2026-03-14", false);
        milestone(o, 20, "production", 15, "2026-04-03", false);
        milestone(o, 30, "inspection", 2, "2026-04-06", false);
        plan_past_of(&set, o, &arena, &past, &n);
        if (past != before)
            allocated += (size_t)n;
        before = past;
        record_set_free(&set);
    }
    ck_assert_int_eq(n, 3 * ORDERS);
    ck_assert_int_eq(past[n - 1].days.actual, 3);
    ck_assert_uint_lt(allocated, 2 * 4096);
    end();
}
END_TEST

static struct plan_past seen(int64_t supplier, const char *kind, int64_t quantity) {
    return (struct plan_past){supplier, quantity, kind, kind, {10, 12}};
}

/* Of supplier 7, of 500 to 2,000 pieces where 1,000 are wanted, of its own stages. */
START_TEST(only_orders_alike_count) {
    struct record *supplier = record_new(&supplier_entity, &arena);
    struct plan_quote q = {.supplier = supplier, .n_ways = 1};
    struct plan plan = {.quotes = &q, .n_quotes = 1, .wanted = {1000}, .n_wanted = 1};
    const struct plan_past past[] = {
        seen(7, "production", 500), seen(7, "production", 2000), seen(7, "production", 1000),
        seen(7, "production", 900), seen(7, "production", 499),  seen(7, "production", 2001),
        seen(8, "production", 900), seen(7, "transit", 1000),    seen(7, "material", 1000)};
    supplier->id = 7;
    q.ways[0].stages[0] = (struct plan_stage){.kind = "production", .lead = {.name = "production"}};
    q.ways[0].stages[1] = (struct plan_stage){.kind = "transit", .lead = {.name = "main transit"}};
    q.ways[0].n_stages = 2;
    plan_take_past(&plan, past, sizeof past / sizeof *past, &arena);
    ck_assert_int_eq(q.ways[0].stages[0].lead.n_past, 4);
    ck_assert_int_eq(q.ways[0].stages[1].lead.n_past, 0);
    ck_assert_str_eq(plan_past_says(&q.ways[0].stages[0].lead, &arena), ""); /* four are too few */
    q.ways[0].stages[0].lead.n_past = 0;
    const struct plan_past five[] = {past[0], past[1], past[2], past[3], past[3]};
    plan_take_past(&plan, five, 5, &arena);
    ck_assert_str_eq(plan_past_says(&q.ways[0].stages[0].lead, &arena), ", by 5 finished orders");
    end();
}
END_TEST

TEST_MAIN(plan_past, stages_are_counted_as_their_days_are,
          a_senseless_calendar_keeps_nobody_from_planning,
          three_thousand_observations_take_little_memory, only_orders_alike_count)
