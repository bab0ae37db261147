/*
 * What follows from milestones and shipments for an order, and is undone with them.
 */
#include "sourcebench/core/order.h"

#include <string.h>

#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/service/shipment.h"

#include "agenda_fixture.h"

struct world {
    struct agents *a;
    int64_t supplier, product, order, line, made, port, sea;
};

static int64_t add_milestone(struct world *w, const char *kind, int64_t position) {
    return ADD(w->a, &milestone_entity, w->order, {MILESTONE_NAME, kind, 0},
               {MILESTONE_KIND, kind, 0}, {MILESTONE_POSITION, NULL, position});
}

/* FOB, ordered on 2026-11-01; today is 2026-11-20. */
static struct world world(void) {
    struct world w = {.a = agents_new()};
    w.supplier = add_approved(w.a, "Saigon");
    w.product = ADD(w.a, &product_entity, 0, {PRODUCT_NAME, "Commuter Mini", 0});
    w.order =
        ADD(w.a, &order_entity, 0, {ORDER_NUMBER, "PO-7", 0}, {ORDER_SUPPLIER, NULL, w.supplier},
            {ORDER_STATUS, "placed", 0}, {ORDER_CURRENCY, "USD", 0}, {ORDER_INCOTERM, "FOB", 0},
            {ORDER_ORDERED_ON, "2026-11-01", 0});
    w.line = ADD(w.a, &order_line_entity, w.order, {ORDER_LINE_PRODUCT, NULL, w.product},
                 {ORDER_LINE_QUANTITY, NULL, 200}, {ORDER_LINE_PRICE, NULL, 62500});
    w.made = add_milestone(&w, "production", 10);
    w.port = add_milestone(&w, "inland", 20);
    w.sea = add_milestone(&w, "transit", 30);
    return w;
}

static const struct record *now(struct world *w, const struct entity *e, int64_t id) {
    return load(w->a, w->a->lina, e, id);
}

static void change(struct world *w, const struct entity *e, int64_t id, int field,
                   const char *text) {
    struct error err;
    const struct record *base = now(w, e, id);
    struct record *wanted = record_copy(base, &w->a->arena);
    wanted->values[field] = value_text(text);
    MUST(command_save(w->a->lina, base, wanted, &w->a->arena, NULL, &err), err);
}

static void tolerate(struct world *w, int64_t tolerance) {
    struct error err;
    const struct record *base = now(w, &order_entity, w->order);
    struct record *wanted = record_copy(base, &w->a->arena);
    wanted->values[ORDER_TOLERANCE] = value_int(tolerance);
    MUST(command_save(w->a->lina, base, wanted, &w->a->arena, NULL, &err), err);
}

static void is(struct world *w, const struct entity *e, int64_t id, int field, const char *text) {
    ck_assert_str_eq(record_text(now(w, e, id), field), text);
}

START_TEST(an_order_follows_its_milestones) {
    struct world w = world();
    change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-10");
    is(&w, &order_entity, w.order, ORDER_STATUS, "placed");
    change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-12");
    is(&w, &order_entity, w.order, ORDER_STATUS, "shipped");
    is(&w, &order_entity, w.order, ORDER_DELIVERED_ON, "2026-11-12");
    change(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "2026-11-19");
    is(&w, &order_entity, w.order, ORDER_STATUS, "delivered");
    is(&w, &order_entity, w.order, ORDER_DELIVERED_ON, "2026-11-12");
    /* taken back by hand, and then by undo */
    change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, NULL);
    is(&w, &order_entity, w.order, ORDER_STATUS, "placed");
    is(&w, &order_entity, w.order, ORDER_DELIVERED_ON, "");
    undo(w.a->lina);
    is(&w, &order_entity, w.order, ORDER_STATUS, "delivered");
    is(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-12");
    agents_free(w.a);
}
END_TEST

START_TEST(what_was_said_by_hand_stays) {
    struct world w = world();
    change(&w, &order_entity, w.order, ORDER_DELIVERED_ON, "2026-11-09");
    change(&w, &order_entity, w.order, ORDER_STATUS, "cancelled");
    change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-10");
    change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-12");
    is(&w, &order_entity, w.order, ORDER_STATUS, "cancelled");
    is(&w, &order_entity, w.order, ORDER_DELIVERED_ON, "2026-11-09");
    agents_free(w.a);
}
END_TEST

/* The first day is what the supplier is measured by, the latest what is expected. */
START_TEST(the_first_promise_for_the_named_place_stays) {
    struct world w = world();
    change(&w, &milestone_entity, w.made, MILESTONE_PROMISED_ON, "2026-12-10");
    is(&w, &order_entity, w.order, ORDER_PROMISED_ON, "");
    change(&w, &milestone_entity, w.port, MILESTONE_PROMISED_ON, "2026-12-14");
    is(&w, &order_entity, w.order, ORDER_PROMISED_ON, "2026-12-14");
    is(&w, &order_entity, w.order, ORDER_STATUS, "confirmed");
    is(&w, &order_entity, w.order, ORDER_CONFIRMED_ON, "2026-11-20");
    change(&w, &milestone_entity, w.port, MILESTONE_PROMISED_ON, "2026-12-28");
    is(&w, &order_entity, w.order, ORDER_PROMISED_ON, "2026-12-14");
    is(&w, &order_entity, w.order, ORDER_EXPECTED_ON, "2026-12-28");
    agents_free(w.a);
}
END_TEST

static bool done(struct world *w, int64_t milestone, const char *day, bool replace,
                 struct error *err) {
    return order_done(w->a->lina, now(w, &milestone_entity, milestone), date_from_iso(day), replace,
                      err);
}

START_TEST(what_is_done_was_done_between_the_order_and_today) {
    struct world w = world();
    struct error err;
    ck_assert(!done(&w, w.made, "2026-11-21", false, &err));
    ck_assert_str_eq(err.message, "\"production\" cannot be done on 2026-11-21 yet: it is only "
                                  "2026-11-20.");
    ck_assert(!done(&w, w.made, "2026-10-31", false, &err));
    ck_assert_str_eq(err.message,
                     "\"production\" was not done on 2026-10-31: it was ordered on 2026-11-01 "
                     "only.");
    MUST(done(&w, w.made, "2026-11-10", false, &err), err);
    ck_assert(!done(&w, w.made, "2026-11-11", false, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    MUST(done(&w, w.made, "2026-11-11", true, &err), err);
    is(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-11");
    /* a proforma comes before the order */
    int64_t paper = ADD(w.a, &document_entity, w.order, {DOCUMENT_KIND, "proforma", 0});
    change(&w, &document_entity, paper, DOCUMENT_RECEIVED_ON, "2026-10-20");
    agents_free(w.a);
}
END_TEST

/* 150 of 200 pieces go on the first ship, the rest on the second: the goods have arrived with the
 * second one. */
START_TEST(the_days_of_shipments_are_those_of_the_transit) {
    struct world w = world();
    struct record_set set = {0};
    struct error err;
    int loaded;
    int64_t first = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-1", 0},
                        {SHIPMENT_ETA, "2026-12-20", 0}),
            second = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-2", 0});
    MUST(order_load(w.a->lina, w.order, &set, &err), err);
    const struct record *line = record_set_find(&set, &order_line_entity, w.line);
    ck_assert(!shipment_load(w.a->lina, &set, first, line, 201, &err));
    MUST(shipment_load(w.a->lina, &set, first, line, 150, &err), err);
    record_set_free(&set);
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "2026-12-20");
    MUST(shipment_load_order(w.a->lina, second, w.order, &loaded, &err), err);
    ck_assert_int_eq(loaded, 1);
    ck_assert(!shipment_load_order(w.a->lina, second, w.order, &loaded, &err));
    change(&w, &shipment_entity, second, SHIPMENT_ETA, "2026-12-27");
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "2026-12-27");
    change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-05");
    change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-06");
    change(&w, &shipment_entity, first, SHIPMENT_ARRIVED_ON, "2026-11-18");
    is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "");
    change(&w, &shipment_entity, second, SHIPMENT_ARRIVED_ON, "2026-11-19");
    is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "2026-11-19");
    is(&w, &order_entity, w.order, ORDER_STATUS, "delivered");
    undo(w.a->lina);
    is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "");
    is(&w, &order_entity, w.order, ORDER_STATUS, "shipped");
    agents_free(w.a);
}
END_TEST

/* 3 % may be missing of 200: 194 are all of it, 193 are not. */
START_TEST(what_lies_within_the_tolerance_has_arrived) {
    static const struct {
        int64_t pieces;
        const char *arrived, *status;
    } cases[] = {{194, "2026-11-19", "delivered"}, {193, "", "shipped"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world w = world();
        struct record_set set = {0};
        struct error err;
        const struct record *base = now(&w, &order_entity, w.order);
        struct record *wanted = record_copy(base, &w.a->arena);
        wanted->values[ORDER_TOLERANCE] = value_int(30000);
        MUST(command_save(w.a->lina, base, wanted, &w.a->arena, NULL, &err), err);
        int64_t ship = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-1", 0});
        MUST(order_load(w.a->lina, w.order, &set, &err), err);
        MUST(shipment_load(w.a->lina, &set, ship, record_set_find(&set, &order_line_entity, w.line),
                           cases[i].pieces, &err),
             err);
        record_set_free(&set);
        change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-05");
        change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-06");
        change(&w, &shipment_entity, ship, SHIPMENT_ARRIVED_ON, "2026-11-19");
        is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, cases[i].arrived);
        is(&w, &order_entity, w.order, ORDER_STATUS, cases[i].status);
        agents_free(w.a);
    }
}
END_TEST

/* Two agents see that 200 are left; what the first one loads the second one cannot load again. */
START_TEST(what_another_loaded_meanwhile_is_not_loaded_again) {
    struct world w = world();
    struct record_set set = {0};
    struct error err;
    int64_t ship = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-1", 0});
    MUST(order_load(w.a->lina, w.order, &set, &err), err);
    const struct record *line = record_set_find(&set, &order_line_entity, w.line);
    MUST(shipment_load(w.a->lina, &set, ship, line, 150, &err), err);
    ck_assert(!shipment_load(w.a->lina, &set, ship, line, 51, &err));
    ck_assert_str_eq(err.message, "Of Commuter Mini 50 pcs are not loaded yet; 51 cannot be.");
    MUST(shipment_load(w.a->lina, &set, ship, line, 50, &err), err);
    record_set_free(&set);
    agents_free(w.a);
}
END_TEST

/* 100,000,000 pieces at 92,233,720,368.5478 are beyond 64 bits: refused, and nothing is written. A
 * line just as valuable as allowed adds up. */
START_TEST(a_line_beyond_reckoning_is_refused) {
    struct world w = world();
    struct record_set set = {0};
    struct error err;
    const struct record *base = now(&w, &order_line_entity, w.line);
    struct record *wanted = record_copy(base, &w.a->arena);
    wanted->values[ORDER_LINE_QUANTITY] = value_int(100000000);
    wanted->values[ORDER_LINE_PRICE] = value_int(922337203685478);
    ck_assert(!command_save(w.a->lina, base, wanted, &w.a->arena, NULL, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_int_eq(now(&w, &order_line_entity, w.line)->values[ORDER_LINE_QUANTITY].i, 200);
    wanted->values[ORDER_LINE_PRICE] = value_int(1000000000);
    MUST(command_save(w.a->lina, base, wanted, &w.a->arena, NULL, &err), err);
    MUST(order_load(w.a->lina, w.order, &set, &err), err);
    const struct record *order = record_set_find(&set, &order_entity, w.order);
    ck_assert_int_eq(order_value(&set, order, &w.a->arena, NULL), INT64_C(100000000000000000));
    record_set_free(&set);
    agents_free(w.a);
}
END_TEST

static const char *next_number(struct world *w, const struct entity *e) {
    struct error err;
    const char *number = order_next_number(w->a->lina, e, &w->a->arena, &err);
    MUST(number != NULL, err);
    return number;
}

/* A deleted order can come back, so that its number stays taken. */
START_TEST(no_number_is_given_twice) {
    struct world w = world();
    struct error err;
    const char *first = next_number(&w, &order_entity);
    ck_assert_str_eq(first + strlen(first) - 4, "0001");
    int64_t order = ADD(w.a, &order_entity, 0, {ORDER_NUMBER, first, 0},
                        {ORDER_SUPPLIER, NULL, w.supplier}, {ORDER_CURRENCY, "USD", 0});
    MUST(command_delete(w.a->lina, &order_entity, order, &err), err);
    const char *second = next_number(&w, &order_entity);
    ck_assert_str_eq(second + strlen(second) - 4, "0002");
    ADD(w.a, &order_entity, 0, {ORDER_NUMBER, arena_format(&w.a->arena, "%.4s9999", first), 0},
        {ORDER_SUPPLIER, NULL, w.supplier}, {ORDER_CURRENCY, "USD", 0});
    ck_assert_str_eq(next_number(&w, &order_entity) + 4, "10000");
    const char *ship = next_number(&w, &shipment_entity);
    ck_assert_int_eq(strncmp(ship, "SH-", 3), 0);
    int64_t gone = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, ship, 0});
    MUST(command_delete(w.a->lina, &shipment_entity, gone, &err), err);
    ck_assert_str_ne(next_number(&w, &shipment_entity), ship);
    agents_free(w.a);
}
END_TEST

START_TEST(a_number_or_an_id_finds_a_living_order) {
    struct world w = world();
    struct error err;
    int64_t id;
    MUST(order_find(w.a->lina, "po-7", &id, &err), err);
    ck_assert_int_eq(id, w.order);
    const char *word = arena_format(&w.a->arena, "%lld", (long long)w.order);
    MUST(order_find(w.a->lina, word, &id, &err), err);
    ck_assert_int_eq(id, w.order);
    MUST(command_delete(w.a->lina, &order_entity, w.order, &err), err);
    ck_assert(!order_find(w.a->lina, "PO-7", &id, &err));
    ck_assert(!order_find(w.a->lina, word, &id, &err));
    agents_free(w.a);
}
END_TEST

/* 200 are ordered and 120 loaded: it is offered with 80 left, and no more when all is loaded. */
START_TEST(lines_with_something_left_are_open) {
    struct world w = world();
    struct record_set set = {0}, open = {0}, full = {0};
    struct error err;
    int loaded, n;
    int64_t ship = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-1", 0});
    MUST(order_load(w.a->lina, w.order, &set, &err), err);
    MUST(shipment_load(w.a->lina, &set, ship, record_set_find(&set, &order_line_entity, w.line),
                       120, &err),
         err);
    MUST(shipment_open_lines(w.a->lina, &open, &err), err);
    const struct record *line = record_set_find(&open, &order_line_entity, w.line);
    ck_assert_int_eq(shipment_left(&open, line), 80);
    ck_assert_str_eq(shipment_line_name(&open, line, &w.a->arena), "PO-7 · Commuter Mini");
    MUST(shipment_load_order(w.a->lina, ship, w.order, &loaded, &err), err);
    MUST(shipment_open_lines(w.a->lina, &full, &err), err);
    record_set_list(&full, &order_line_entity, -1, 0, &w.a->arena, &n);
    ck_assert_int_eq(n, 0);
    record_set_free(&set);
    record_set_free(&open);
    record_set_free(&full);
    agents_free(w.a);
}
END_TEST

/* What is taken off a ship, or the ship itself, does not promise anything any more. */
START_TEST(what_is_unloaded_promises_nothing) {
    struct world w = world();
    struct error err;
    struct record **list;
    int loaded, n;
    int64_t ship = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-1", 0},
                       {SHIPMENT_ETA, "2026-12-20", 0});
    MUST(shipment_load_order(w.a->lina, ship, w.order, &loaded, &err), err);
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "2026-12-20");
    MUST(command_delete(w.a->lina, &shipment_entity, ship, &err), err);
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "");
    MUST(command_restore(w.a->lina, &shipment_entity, ship, &err), err);
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "2026-12-20");
    MUST(record_children(w.a->lina, &loading_entity, ship, false, &w.a->arena, &list, &n, &err),
         err);
    ck_assert_int_eq(n, 1);
    MUST(command_delete(w.a->lina, &loading_entity, list[0]->id, &err), err);
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "");
    undo(w.a->lina);
    is(&w, &milestone_entity, w.sea, MILESTONE_PROMISED_ON, "2026-12-20");
    agents_free(w.a);
}
END_TEST

START_TEST(without_its_last_open_milestone_an_order_is_delivered) {
    struct world w = world();
    struct error err;
    change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-10");
    change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-12");
    is(&w, &order_entity, w.order, ORDER_STATUS, "shipped");
    MUST(command_delete(w.a->lina, &milestone_entity, w.sea, &err), err);
    is(&w, &order_entity, w.order, ORDER_STATUS, "delivered");
    MUST(command_restore(w.a->lina, &milestone_entity, w.sea, &err), err);
    is(&w, &order_entity, w.order, ORDER_STATUS, "shipped");
    agents_free(w.a);
}
END_TEST

/* 200 at 6.25 are USD 1,250; confirmed for 11-06, 14 days late are two full weeks at 1 %. */
START_TEST(a_claim_for_delay_begins_with_the_penalty) {
    struct world w = world();
    struct record_set set = {0};
    struct error err;
    struct record *base = record_copy(now(&w, &order_entity, w.order), &w.a->arena),
                  *wanted = record_copy(base, &w.a->arena);
    wanted->values[ORDER_PROMISED_ON] = value_text("2026-11-06");
    wanted->values[ORDER_PENALTY] = value_int(10000);
    wanted->values[ORDER_PENALTY_PER] = value_text("week");
    MUST(command_save(w.a->lina, base, wanted, &w.a->arena, NULL, &err), err);
    MUST(order_load(w.a->lina, w.order, &set, &err), err);
    const struct record *order = record_set_find(&set, &order_entity, w.order);
    struct record *claim =
        order_claim_begin(&set, order, "delay", date_from_iso("2026-11-20"), &w.a->arena);
    ck_assert_str_eq(record_text(claim, DISPUTE_WHAT), "14 d behind the confirmed 2026-11-06");
    ck_assert_str_eq(record_text(claim, DISPUTE_CLAUSE), "1 % per full week");
    ck_assert_int_eq(claim->values[DISPUTE_ASKED].i, 25 * 10000);
    ck_assert_str_eq(record_text(claim, DISPUTE_CURRENCY), "USD");
    MUST(command_add(w.a->lina, claim, &err), err);
    record_set_free(&set);
    agents_free(w.a);
}
END_TEST

/* ---- payments ---------------------------------------------------------------------------------
 *
 * Ordered on 2026-11-01, today is 2026-11-20. Production takes 10 days, inland 2, the sea 30: from
 * today they last until 11-29, 12-01 and 12-31; the goods leave on 12-02.
 */

static int64_t add_payment(struct world *w, const char *kind, const char *from, int64_t days) {
    struct record *r = record_new(&payment_entity, &w->a->arena);
    struct error err;
    r->values[PAYMENT_ORDER] = value_int(w->order);
    r->values[PAYMENT_KIND] = value_text(kind);
    r->values[PAYMENT_AMOUNT] = value_int(8750000);
    r->values[PAYMENT_CURRENCY] = value_text("USD");
    r->values[PAYMENT_FROM] = value_text(from);
    r->values[PAYMENT_DAYS] = value_int(days);
    MUST(command_add(w->a->lina, r, &err), err);
    return r->id;
}

static struct world timed_world(void) {
    struct world w = world();
    const struct {
        int64_t id;
        int days;
    } all[] = {{w.made, 10}, {w.port, 2}, {w.sea, 30}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        set(w.a, w.a->lina, &milestone_entity, all[i].id, MILESTONE_DAYS_LIKELY,
            value_int(all[i].days));
        change(&w, &milestone_entity, all[i].id, MILESTONE_DAYS, "calendar");
    }
    return w;
}

START_TEST(payments_that_are_due_follow_what_they_hang_on) {
    struct world w = timed_world();
    int64_t deposit = add_payment(&w, "deposit", "order", 3);
    int64_t before = add_payment(&w, "other", "shipment", -7);
    int64_t balance = add_payment(&w, "balance", "shipment", 0);
    int64_t rest = add_payment(&w, "other", "arrival", 14);
    is(&w, &payment_entity, deposit, PAYMENT_DUE_ON, "2026-11-04");
    is(&w, &payment_entity, before, PAYMENT_DUE_ON, "2026-11-25");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-02");
    is(&w, &payment_entity, rest, PAYMENT_DUE_ON, "2027-01-14");
    /* paid ones stay where they were */
    change(&w, &payment_entity, before, PAYMENT_PAID_ON, "2026-11-20");
    /* ten days later: production ends on 12-09 */
    change(&w, &milestone_entity, w.made, MILESTONE_PROMISED_ON, "2026-12-09");
    is(&w, &payment_entity, deposit, PAYMENT_DUE_ON, "2026-11-04");
    is(&w, &payment_entity, before, PAYMENT_DUE_ON, "2026-11-25");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-12");
    is(&w, &payment_entity, rest, PAYMENT_DUE_ON, "2027-01-24");
    undo(w.a->lina);
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-02");
    /* done on 11-18: inland from today on, 11-20 to 11-21 */
    change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-18");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-11-22");
    /* ordered two days later */
    change(&w, &order_entity, w.order, ORDER_ORDERED_ON, "2026-11-03");
    is(&w, &payment_entity, deposit, PAYMENT_DUE_ON, "2026-11-06");
    agents_free(w.a);
}
END_TEST

START_TEST(a_day_that_is_said_for_a_payment_stays) {
    struct world w = timed_world();
    int64_t balance = add_payment(&w, "balance", "shipment", 0);
    change(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-20");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-20");
    is(&w, &payment_entity, balance, PAYMENT_FROM, "");
    change(&w, &milestone_entity, w.made, MILESTONE_PROMISED_ON, "2026-12-09");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-20");
    /* what hangs on it again */
    change(&w, &payment_entity, balance, PAYMENT_FROM, "shipment");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-12");
    change(&w, &order_entity, w.order, ORDER_STATUS, "cancelled");
    change(&w, &milestone_entity, w.made, MILESTONE_PROMISED_ON, "2026-12-19");
    is(&w, &payment_entity, balance, PAYMENT_DUE_ON, "2026-12-12");
    agents_free(w.a);
}
END_TEST

/* Nothing is recorded, and still the days go on: on 11-25 the goods leave on 12-07. */
START_TEST(a_payment_is_due_as_the_order_stands_that_day) {
    struct world w = timed_world();
    struct record_set set = {0};
    struct order_projection p;
    struct error err;
    int64_t balance = add_payment(&w, "balance", "shipment", 0);
    MUST(order_load(w.a->lina, w.order, &set, &err), err);
    const struct record *order = record_set_find(&set, &order_entity, w.order);
    order_track(&set, order, date_from_iso("2026-11-25"), &w.a->arena, &p);
    const struct record *due =
        order_payment_now(order, record_set_find(&set, &payment_entity, balance), &p, &w.a->arena);
    ck_assert_str_eq(record_text(due, PAYMENT_DUE_ON), "2026-12-07");
    record_set_free(&set);
    struct agenda_query query = agenda_today();
    query.today = date_from_iso("2026-12-01"); /* noted for tomorrow, but it leaves on 12-13 */
    struct agenda *agenda = agenda_new(w.a->lina, &query);
    for (size_t i = 0; i < agenda_count(agenda); i++)
        if (agenda_at(agenda, i)->rule == AGENDA_PAYMENT)
            ck_assert_str_eq(date_text(&w.a->arena, agenda_at(agenda, i)->due), "2026-12-13");
    agenda_close(agenda);
    agents_free(w.a);
}
END_TEST

/* 970 of 1,000 have arrived: with 3 % of tolerance they are all. */
START_TEST(another_tolerance_tells_anew_whether_it_is_all) {
    struct world w = world();
    set(w.a, w.a->lina, &order_line_entity, w.line, ORDER_LINE_QUANTITY, value_int(1000));
    int64_t ship = ADD(w.a, &shipment_entity, 0, {SHIPMENT_NUMBER, "SH-1", 0},
                       {SHIPMENT_ARRIVED_ON, "2026-11-19", 0});
    ADD(w.a, &loading_entity, ship, {LOADING_ORDER_LINE, NULL, w.line},
        {LOADING_QUANTITY, NULL, 970});
    change(&w, &milestone_entity, w.made, MILESTONE_ACTUAL_ON, "2026-11-10");
    change(&w, &milestone_entity, w.port, MILESTONE_ACTUAL_ON, "2026-11-12");
    is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "");
    is(&w, &order_entity, w.order, ORDER_STATUS, "shipped");
    tolerate(&w, 30000);
    is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "2026-11-19");
    is(&w, &order_entity, w.order, ORDER_STATUS, "delivered");
    tolerate(&w, 29999);
    is(&w, &milestone_entity, w.sea, MILESTONE_ACTUAL_ON, "");
    is(&w, &order_entity, w.order, ORDER_STATUS, "shipped");
    undo(w.a->lina);
    is(&w, &order_entity, w.order, ORDER_STATUS, "delivered");
    agents_free(w.a);
}
END_TEST

TEST_MAIN(order_follow, an_order_follows_its_milestones, what_was_said_by_hand_stays,
          the_first_promise_for_the_named_place_stays,
          what_is_done_was_done_between_the_order_and_today,
          the_days_of_shipments_are_those_of_the_transit,
          what_lies_within_the_tolerance_has_arrived,
          what_another_loaded_meanwhile_is_not_loaded_again, no_number_is_given_twice,
          a_line_beyond_reckoning_is_refused, a_number_or_an_id_finds_a_living_order,
          lines_with_something_left_are_open, what_is_unloaded_promises_nothing,
          without_its_last_open_milestone_an_order_is_delivered,
          a_claim_for_delay_begins_with_the_penalty, payments_that_are_due_follow_what_they_hang_on,
          a_day_that_is_said_for_a_payment_stays, a_payment_is_due_as_the_order_stands_that_day,
          another_tolerance_tells_anew_whether_it_is_all)
