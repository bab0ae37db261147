/*
 * A supplier's own days around a holiday: they stand before those of the calendar, in its lead time
 * and on the agenda.
 *
 * By the calendar China is closed from 2027-01-29 to 02-19, works at half from 01-22 and until
 * 02-26, rests on Sundays, and works on Sunday 02-14 as a holiday made up for. The supplier closes
 * from 01-25 to 02-14, four days earlier and five days shorter at its end: at half from 01-18 and
 * until 02-21.
 */
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_plan.h"
#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/closure.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/order_day.h"
#include "sourcebench/service/order_work.h"

#include "agenda_fixture.h"

struct world {
    struct agents *a;
    int64_t supplier, calendar, order;
};

static void add_days(struct world *w, const char *kind, const char *first, const char *last,
                     int64_t capacity) {
    int64_t id = ADD(w->a, &calday_entity, w->calendar, {CALDAY_NAME, "Spring Festival", 0},
                     {CALDAY_KIND, kind, 0}, {CALDAY_FIRST, first, 0}, {CALDAY_LAST, last, 0});
    if (capacity)
        set(w->a, w->a->lina, &calday_entity, id, CALDAY_CAPACITY, value_int(capacity));
}

static struct world world(void) {
    struct world w = {.a = agents_new()};
    w.supplier = add_approved(w.a, "Dongguan");
    set_supplier(w.a, w.a->lina, w.supplier, SUPPLIER_COUNTRY, value_text("CN"));
    w.calendar = ADD(w.a, &cal_entity, 0, {CAL_CODE, "CN", 0}, {CAL_NAME, "China", 0},
                     {CAL_COUNTRY, "CN", 0}, {CAL_REST, "sun", 0});
    add_days(&w, "closure", "2027-01-29", "2027-02-19", 0);
    add_days(&w, "holiday", "2027-02-05", "2027-02-12", 0);
    add_days(&w, "ramp-down", "2027-01-22", "2027-01-28", 500);
    add_days(&w, "ramp-up", "2027-02-20", "2027-02-26", 500);
    add_days(&w, "worked", "2027-02-14", "2027-02-14", 0);
    w.order =
        ADD(w.a, &order_entity, 0, {ORDER_NUMBER, "PO-7", 0}, {ORDER_SUPPLIER, NULL, w.supplier},
            {ORDER_STATUS, "placed", 0}, {ORDER_CURRENCY, "USD", 0}, {ORDER_INCOTERM, "FOB", 0},
            {ORDER_ORDERED_ON, "2026-11-18", 0});
    ADD(w.a, &milestone_entity, w.order, {MILESTONE_NAME, "production", 0},
        {MILESTONE_KIND, "production", 0}, {MILESTONE_POSITION, NULL, 10},
        {MILESTONE_DAYS, "working", 0}, {MILESTONE_DAYS_LIKELY, NULL, 10},
        {MILESTONE_CALENDAR, NULL, w.calendar});
    return w;
}

static struct record *own_days(struct world *w, const char *closes, const char *reopens,
                               const char *confirmed) {
    struct record *r = record_new(&closure_entity, &w->a->arena);
    r->values[CLOSURE_SUPPLIER] = value_int(w->supplier);
    r->values[CLOSURE_NAME] = value_text("Spring Festival");
    r->values[CLOSURE_CLOSES_ON] = value_text(closes);
    r->values[CLOSURE_REOPENS_ON] = value_text(reopens);
    r->values[CLOSURE_LAST_ORDER_ON] = value_text("2026-12-12");
    r->values[CLOSURE_CONFIRMED_ON] = value_text(confirmed);
    return r;
}

static int64_t confirm(struct world *w, const char *closes, const char *reopens,
                       const char *confirmed) {
    struct record *r = own_days(w, closes, reopens, confirmed);
    struct error err;
    MUST(command_add(w->a->lina, r, &err), err);
    return r->id;
}

/* When production ends that begins on Monday 2027-01-18. */
static const char *made_on(struct world *w) {
    struct record_set set = {0};
    struct order_projection p;
    struct error err;
    MUST(order_load(w->a->lina, w->order, &set, &err), err);
    order_track(&set, record_set_find(&set, &order_entity, w->order), date_from_iso("2027-01-18"),
                &w->a->arena, &p);
    ck_assert_ptr_null(p.gap);
    record_set_free(&set);
    return date_text(&w->a->arena, p.likely);
}

static void capacities(struct world *w, const char *const *days, const int *expected, int n) {
    struct record_set set = {0};
    struct calendar calendar;
    struct error err;
    MUST(order_load(w->a->lina, w->order, &set, &err), err);
    MUST(plan_calendar(&set, record_set_find(&set, &cal_entity, w->calendar), w->supplier,
                       &w->a->arena, &calendar, &err),
         err);
    for (int i = 0; i < n; i++)
        ck_assert_msg(calendar_capacity(&calendar, date_from_iso(days[i])) == expected[i], "%s: %d",
                      days[i], calendar_capacity(&calendar, date_from_iso(days[i])));
    record_set_free(&set);
}

START_TEST(own_days_stand_before_those_of_the_calendar) {
    static const char *const days[] = {"2027-01-16", "2027-01-18", "2027-01-23",
                                       "2027-01-25", "2027-02-13", "2027-02-14",
                                       "2027-02-15", "2027-02-20", "2027-02-22"};
    static const int usual[] = {1000, 1000, 500, 500, 0, 1000, 0, 500, 500};
    static const int own[] = {1000, 500, 500, 0, 0, 0, 500, 500, 1000};
    struct world w = world();
    capacities(&w, days, usual, 9);
    confirm(&w, "2027-01-25", "2027-02-15", "2026-11-20");
    capacities(&w, days, own, 9);
    agents_free(w.a);
}
END_TEST

/* By the calendar four days, half of six, half of six behind it: 02-26 (the worked Sunday gives one
 * day, so 02-24). By its own days half of six, half of six behind, four days: 02-25. */
START_TEST(an_order_is_projected_by_the_days_of_its_supplier) {
    struct world w = world();
    ck_assert_str_eq(made_on(&w), "2027-02-24");
    int64_t id = confirm(&w, "2027-01-25", "2027-02-15", NULL);
    ck_assert_str_eq(made_on(&w), "2027-02-24"); /* nobody has confirmed them */
    set(w.a, w.a->lina, &closure_entity, id, CLOSURE_CONFIRMED_ON, value_text("2026-11-20"));
    ck_assert_str_eq(made_on(&w), "2027-02-25");
    undo(w.a->lina);
    ck_assert_str_eq(made_on(&w), "2027-02-24");
    agents_free(w.a);
}
END_TEST

/* Ten working days from 01-18, but for the Sunday. */
START_TEST(who_does_not_close_works_through) {
    struct world w = world();
    confirm(&w, "2027-01-29", "2027-01-29", "2026-11-20");
    ck_assert_str_eq(made_on(&w), "2027-01-28");
    agents_free(w.a);
}
END_TEST

/* Of another country, or another supplier, the calendar stays as it is. */
START_TEST(own_days_are_of_the_supplier_and_its_country) {
    struct world w = world();
    struct error err;
    int64_t other = add_approved(w.a, "Ningbo");
    struct record *r = own_days(&w, "2027-01-25", "2027-02-15", "2026-11-20");
    r->values[CLOSURE_SUPPLIER] = value_int(other);
    MUST(command_add(w.a->lina, r, &err), err);
    ck_assert_str_eq(made_on(&w), "2027-02-24");
    confirm(&w, "2027-01-25", "2027-02-15", "2026-11-20");
    set(w.a, w.a->lina, &cal_entity, w.calendar, CAL_COUNTRY, value_text("VN"));
    ck_assert_str_eq(made_on(&w), "2027-02-24");
    agents_free(w.a);
}
END_TEST

static int closures_shown(struct world *w, const char *day) {
    struct agenda_query query = agenda_today();
    query.today = date_from_iso(day);
    struct agenda *agenda = agenda_new(w->a->lina, &query);
    int n = 0;
    for (size_t i = 0; i < agenda_count(agenda); i++)
        n += agenda_at(agenda, i)->rule == AGENDA_CLOSURE;
    agenda_close(agenda);
    return n;
}

/* Sixty days before 2027-01-29 are 2026-11-30. */
START_TEST(a_closure_that_is_confirmed_is_asked_for_no_more) {
    struct world w = world();
    struct error err;
    ck_assert_int_eq(closures_shown(&w, "2026-11-29"), 0);
    ck_assert_int_eq(closures_shown(&w, "2026-11-30"), 1);
    int64_t id = confirm(&w, "2027-01-25", "2027-02-15", NULL);
    ck_assert_int_eq(closures_shown(&w, "2026-11-30"), 1);
    set(w.a, w.a->lina, &closure_entity, id, CLOSURE_CONFIRMED_ON, value_text("2026-11-20"));
    ck_assert_int_eq(closures_shown(&w, "2026-11-30"), 0);
    MUST(command_delete(w.a->lina, &closure_entity, id, &err), err);
    ck_assert_int_eq(closures_shown(&w, "2026-11-30"), 1);
    undo(w.a->lina);
    ck_assert_int_eq(closures_shown(&w, "2026-11-30"), 0);
    agents_free(w.a);
}
END_TEST

START_TEST(what_is_noted_begins_with_the_calendar) {
    struct world w = world();
    struct record *r = record_new(&closure_entity, &w.a->arena), *same;
    struct error err;
    MUST(closure_begin(w.a->lina, w.supplier, date_from_iso("2026-11-20"), r, &w.a->arena, &err),
         err);
    ck_assert_str_eq(record_text(r, CLOSURE_NAME), "Spring Festival");
    ck_assert_str_eq(record_text(r, CLOSURE_CLOSES_ON), "2027-01-29");
    ck_assert_str_eq(record_text(r, CLOSURE_REOPENS_ON), "2027-02-20");
    ck_assert_str_eq(record_text(r, CLOSURE_CONFIRMED_ON), "2026-11-20");
    MUST(closure_same(w.a->lina, r, &w.a->arena, &same, &err), err);
    ck_assert_ptr_null(same);
    int64_t id = confirm(&w, "2027-02-10", "2027-02-15", NULL);
    MUST(closure_same(w.a->lina, r, &w.a->arena, &same, &err), err);
    ck_assert_ptr_nonnull(same);
    ck_assert_int_eq(same->id, id);
    agents_free(w.a);
}
END_TEST

TEST_MAIN(closure, own_days_stand_before_those_of_the_calendar,
          an_order_is_projected_by_the_days_of_its_supplier, who_does_not_close_works_through,
          own_days_are_of_the_supplier_and_its_country,
          a_closure_that_is_confirmed_is_asked_for_no_more, what_is_noted_begins_with_the_calendar)
