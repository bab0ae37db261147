/*
 * Orders: papers, where they stand, penalties, the arrival as it stands, shared freight.
 */
#include "sourcebench/core/order.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order_plan.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/shipment_share.h"

#include "suite.h"

static struct arena arena;
static struct record_set set;

static int32_t day(const char *text) {
    return date_from_iso(text);
}

static void end(void) {
    record_set_free(&set);
    arena_free(&arena);
}

static bool has(const struct order_paper *papers, int n, const char *kind) {
    for (int i = 0; i < n; i++) {
        if (strcmp(papers[i].kind, kind) == 0)
            return true;
    }
    return false;
}

static const char *from(const struct order_paper *papers, int n, const char *kind) {
    for (int i = 0; i < n; i++) {
        if (strcmp(papers[i].kind, kind) == 0)
            return papers[i].from;
    }
    return "";
}

/* Under CIF the seller insures and hands over the policy; under FOB the buyer insures himself. */
START_TEST(papers_follow_incoterm_and_destination) {
    struct order_paper papers[ORDER_PAPERS];
    struct order_papers about = {.rule = INCOTERM_FOB, .destination = "DE"};
    int n = order_papers(&about, papers);
    ck_assert(has(papers, n, "proforma") && has(papers, n, "contract") &&
              has(papers, n, "invoice") && has(papers, n, "packing-list") &&
              has(papers, n, "origin") && has(papers, n, "transport") &&
              has(papers, n, "local-papers"));
    ck_assert(!has(papers, n, "proof") && !has(papers, n, "conformity"));
    about = (struct order_papers){.rule = INCOTERM_CIF,
                                  .destination = "KE",
                                  .preference = true,
                                  .conformity = true,
                                  .laboratory = true};
    n = order_papers(&about, papers);
    ck_assert(has(papers, n, "proof") && has(papers, n, "conformity") &&
              has(papers, n, "test-reports"));
    ck_assert(!has(papers, n, "local-papers")); /* English is read there */
    ck_assert_int_le(n, ORDER_PAPERS);
}
END_TEST

/* Incoterms 2020: A5 insurance, A7 export clearance; whoever engages the carrier has his paper. */
START_TEST(who_gets_a_paper_follows_the_incoterm) {
    static const struct {
        enum incoterm rule;
        const char *insurance, *export, *transport; /* "": none is asked for */
    } cases[] = {{INCOTERM_EXW, "buyer", "buyer", "forwarder"},
                 {INCOTERM_FCA, "buyer", "", "forwarder"},
                 {INCOTERM_CPT, "buyer", "", "supplier"},
                 {INCOTERM_CIP, "supplier", "", "supplier"},
                 {INCOTERM_DAP, "", "", "supplier"},
                 {INCOTERM_DPU, "", "", "supplier"},
                 {INCOTERM_DDP, "", "", "supplier"},
                 {INCOTERM_FAS, "buyer", "", "forwarder"},
                 {INCOTERM_FOB, "buyer", "", "forwarder"},
                 {INCOTERM_CFR, "buyer", "", "supplier"},
                 {INCOTERM_CIF, "supplier", "", "supplier"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct order_paper papers[ORDER_PAPERS];
        struct order_papers about = {cases[i].rule, "DE", true, true, true};
        int n = order_papers(&about, papers);
        ck_assert_int_le(n, ORDER_PAPERS);
        ck_assert_str_eq(from(papers, n, "insurance"), cases[i].insurance);
        ck_assert_str_eq(from(papers, n, "other"), cases[i].export);
        ck_assert_str_eq(from(papers, n, "transport"), cases[i].transport);
    }
}
END_TEST

/* 0.5 % a day behind 7 free days, 10 % at most, on 20,000. */
START_TEST(a_penalty_grows_by_the_day_up_to_its_most) {
    static const struct {
        int days;
        int64_t due;
    } cases[] = {{0, 0},
                 {7, 0},
                 {8, 100 * 10000},
                 {17, 1000 * 10000},
                 {27, 2000 * 10000},
                 {28, 2000 * 10000},
                 {2000, 2000 * 10000}};
    struct record *o = record_new(&order_entity, &arena);
    ck_assert_int_eq(order_penalty(o, 20000 * 10000, 30), 0); /* without a clause */
    o->values[ORDER_PENALTY] = value_int(5000);
    o->values[ORDER_PENALTY_FREE] = value_int(7);
    o->values[ORDER_PENALTY_MOST] = value_int(100000);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_int_eq(order_penalty(o, 20000 * 10000, cases[i].days), cases[i].due);
    end();
}
END_TEST

/* 1 % a week on 10,000 with 5 % at most: full weeks, and weeks begun. 8 days are one full week and
 * two begun; 36 days five and six. */
START_TEST(a_penalty_by_the_week_counts_full_or_begun_weeks) {
    static const struct {
        int days;
        int64_t full, begun;
    } cases[] = {{1, 0, 100}, {6, 0, 100}, {7, 100, 100}, {8, 100, 200}, {36, 500, 500}};
    struct record *o = record_new(&order_entity, &arena);
    o->values[ORDER_PENALTY] = value_int(10000);
    o->values[ORDER_PENALTY_MOST] = value_int(50000);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        o->values[ORDER_PENALTY_PER] = value_text("week");
        ck_assert_int_eq(order_penalty(o, 10000 * 10000, cases[i].days), cases[i].full * 10000);
        o->values[ORDER_PENALTY_PER] = value_text("begun-week");
        ck_assert_int_eq(order_penalty(o, 10000 * 10000, cases[i].days), cases[i].begun * 10000);
    }
    o->values[ORDER_PENALTY_FREE] = value_int(7);
    ck_assert_str_eq(order_penalty_says(o, &arena), "1 % per week begun behind 7 d, at most 5 %");
    end();
}
END_TEST

/* Confirmed for 01-20, delivered on 02-01: 12 days, of which the buyer caused 4. */
START_TEST(days_of_the_buyer_are_no_delay) {
    struct record *o = record_new(&order_entity, &arena);
    ck_assert_int_eq(order_days_late(o, day("2027-02-01")), 0); /* nobody confirmed a day */
    o->values[ORDER_PROMISED_ON] = value_text("2027-01-20");
    ck_assert_int_eq(order_days_late(o, day("2027-01-20")), 0);
    ck_assert_int_eq(order_days_late(o, day("2027-01-22")), 2); /* not there yet */
    o->values[ORDER_DELIVERED_ON] = value_text("2027-02-01");
    ck_assert_int_eq(order_days_late(o, day("2027-05-01")), 12);
    o->values[ORDER_EXCUSED_DAYS] = value_int(4);
    ck_assert_int_eq(order_days_late(o, day("2027-05-01")), 8);
    o->values[ORDER_EXCUSED_DAYS] = value_int(20);
    ck_assert_int_eq(order_days_late(o, day("2027-05-01")), 0);
    end();
}
END_TEST

static struct record *milestone(const struct record *order, int position, const char *name,
                                int days) {
    struct record *m = record_set_new(&set, &milestone_entity);
    m->values[MILESTONE_ORDER] = value_int(order->id);
    m->values[MILESTONE_POSITION] = value_int(position);
    m->values[MILESTONE_NAME] = value_text(name);
    m->values[MILESTONE_DAYS] = value_text("calendar");
    m->values[MILESTONE_DAYS_MIN] = m->values[MILESTONE_DAYS_LIKELY] =
        m->values[MILESTONE_DAYS_MAX] = value_int(days);
    return m;
}

/* 10 days of production from 12-01 end on 12-10, 30 at sea on 01-09. Five days late they arrive on
 * 01-14; with a cut-off on Thursdays (12-10 is one, 12-17 the next) and two days to the sailing the
 * ship leaves on 12-19 and arrives on 01-17. */
START_TEST(a_slip_moves_the_arrival) {
    struct order_projection p;
    struct record *o = record_set_new(&set, &order_entity);
    o->values[ORDER_ORDERED_ON] = value_text("2026-12-01");
    struct record *sea = milestone(o, 20, "sea", 30), *made = milestone(o, 10, "production", 10);
    order_project(&set, o, day("2026-12-01"), &arena, &p);
    ck_assert_ptr_null(p.gap);
    ck_assert_int_eq(p.path[0].last, day("2026-12-10")); /* by their positions */
    ck_assert_int_eq(p.likely, day("2027-01-09"));
    made->values[MILESTONE_ACTUAL_ON] = value_text("2026-12-15");
    order_project(&set, o, day("2026-12-15"), &arena, &p);
    ck_assert_int_eq(p.likely, day("2027-01-14"));
    sea->values[MILESTONE_CUTOFF] = value_text("thu");
    sea->values[MILESTONE_SAILS_AFTER] = value_int(2);
    order_project(&set, o, day("2026-12-15"), &arena, &p);
    ck_assert_int_eq(p.likely, day("2027-01-17"));
    end();
}
END_TEST

START_TEST(what_is_not_known_leaves_the_arrival_open) {
    struct order_projection p;
    struct record *o = record_set_new(&set, &order_entity);
    order_project(&set, o, day("2026-12-01"), &arena, &p);
    ck_assert_str_eq(p.gap, "the order has no milestones");
    struct record *m = milestone(o, 10, "production", 10);
    order_project(&set, o, day("2026-12-01"), &arena, &p);
    ck_assert_str_eq(p.gap, "nobody says when it was ordered");
    o->values[ORDER_ORDERED_ON] = value_text("2026-12-01");
    m->values[MILESTONE_DAYS_LIKELY] = value_null();
    order_project(&set, o, day("2026-12-01"), &arena, &p);
    ck_assert_str_eq(p.gap, "nobody says how long \"production\" takes");
    end();
}
END_TEST

/* What is done needs no days any more; what has a day and no days takes until that day. */
START_TEST(days_are_asked_of_what_is_still_to_be_done) {
    struct order_projection p;
    struct record *o = record_set_new(&set, &order_entity);
    o->values[ORDER_ORDERED_ON] = value_text("2026-12-01");
    struct record *made = milestone(o, 10, "production", 10), *sea = milestone(o, 20, "sea", 30);
    made->values[MILESTONE_DAYS_LIKELY] = value_null();
    made->values[MILESTONE_ACTUAL_ON] = value_text("2026-12-12");
    order_project(&set, o, day("2026-12-15"), &arena, &p);
    ck_assert_ptr_null(p.gap);
    ck_assert_int_eq(p.likely, day("2027-01-13"));
    sea->values[MILESTONE_DAYS_LIKELY] = value_null();
    sea->values[MILESTONE_PLANNED_ON] = value_text("2027-01-05");
    order_project(&set, o, day("2026-12-15"), &arena, &p);
    ck_assert_int_eq(p.likely, day("2027-01-05"));
    end();
}
END_TEST

/* A later promise moves what comes behind it, an earlier one is not believed. */
START_TEST(a_promise_moves_the_arrival) {
    struct order_projection p;
    struct record *o = record_set_new(&set, &order_entity);
    o->values[ORDER_ORDERED_ON] = value_text("2026-12-01");
    struct record *made = milestone(o, 10, "production", 10);
    milestone(o, 20, "sea", 30);
    made->values[MILESTONE_PROMISED_ON] = value_text("2026-12-20"); /* ten days later */
    order_project(&set, o, day("2026-12-01"), &arena, &p);
    ck_assert_int_eq(p.path[0].last, day("2026-12-20"));
    ck_assert_int_eq(p.likely, day("2027-01-19"));
    ck_assert_double_eq_tol(lead_on_time(&p.arrival, day("2027-01-18")), 0, 1e-12);
    made->values[MILESTONE_PROMISED_ON] = value_text("2026-12-04");
    order_project(&set, o, day("2026-12-01"), &arena, &p);
    ck_assert_int_eq(p.likely, day("2027-01-09"));
    end();
}
END_TEST

static struct record *of_kind(const struct record *order, int position, const char *kind,
                              const char *done) {
    struct record *m = milestone(order, position, kind, 5);
    m->values[MILESTONE_KIND] = value_text(kind);
    m->values[MILESTONE_ACTUAL_ON] = value_text(done);
    return m;
}

/* Production ended on 12-10, at the port on 12-14, at sea until 01-20. Under EXW the goods were
 * delivered at the factory, under FOB at the port, under DDP when they arrived. */
START_TEST(an_order_is_delivered_at_its_named_place) {
    static const struct {
        const char *rule, *delivered, *status;
    } cases[] = {{"EXW", "2026-12-10", "shipped"},
                 {"FOB", "2026-12-14", "shipped"},
                 {"CIF", "2026-12-14", "shipped"},
                 {"DDP", NULL, "placed"}};
    struct record *o = record_set_new(&set, &order_entity);
    int n;
    of_kind(o, 10, "production", "2026-12-10");
    of_kind(o, 20, "inland", "2026-12-14");
    struct record *sea = of_kind(o, 30, "transit", NULL);
    struct record **list = order_milestones(&set, o, &arena, &n);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        o->values[ORDER_INCOTERM] = value_text(cases[i].rule);
        struct order_standing s = order_standing(o, list, n);
        ck_assert_str_eq(s.status, cases[i].status);
        ck_assert_int_eq(s.delivered_on, day(cases[i].delivered));
    }
    sea->values[MILESTONE_ACTUAL_ON] = value_text("2027-01-20");
    struct order_standing s = order_standing(o, list, n);
    ck_assert_str_eq(s.status, "delivered");
    ck_assert_int_eq(s.delivered_on, day("2027-01-20"));
    end();
}
END_TEST

static struct record *load(const struct record *shipment, const struct record *product,
                           int64_t quantity) {
    struct record *line = record_set_new(&set, &order_line_entity),
                  *l = record_set_new(&set, &loading_entity);
    line->values[ORDER_LINE_PRODUCT] = value_int(product->id);
    line->values[ORDER_LINE_QUANTITY] = value_int(quantity);
    l->values[LOADING_SHIPMENT] = value_int(shipment->id);
    l->values[LOADING_ORDER_LINE] = value_int(line->id);
    l->values[LOADING_QUANTITY] = value_int(quantity);
    return l;
}

/* Cartons of 20 pieces, 600 × 400 × 500 mm = 0.12 m³, 11.5 kg. 1,010 pieces are 51 cartons: 6.12 m³
 * and 586.5 kg; 500 are 25: 3 m³; together 9.12 m³. Of USD 100.00 the first carries
 * 100 × 6.12 / 9.12 = 67.1053, the other the rest. */
START_TEST(freight_is_shared_by_whole_cartons) {
    struct shipment_share *shares;
    const char *gap;
    struct record *s = record_set_new(&set, &shipment_entity),
                  *bag = record_set_new(&set, &product_entity),
                  *bare = record_set_new(&set, &product_entity);
    bag->values[PRODUCT_CARTON_UNITS] = value_int(20);
    bag->values[PRODUCT_CARTON_LENGTH] = value_int(600);
    bag->values[PRODUCT_CARTON_WIDTH] = value_int(400);
    bag->values[PRODUCT_CARTON_HEIGHT] = value_int(500);
    bag->values[PRODUCT_CARTON_WEIGHT] = value_int(11500);
    bare->values[PRODUCT_NAME] = value_text("Sling");
    s->values[SHIPMENT_FREIGHT] = value_int(1000000);
    load(s, bag, 1010);
    load(s, bag, 500);
    ck_assert_int_eq(shipment_shares(&set, s, &arena, &shares, &gap), 2);
    ck_assert_ptr_null(gap);
    ck_assert_int_eq(shares[0].cartons, 51);
    ck_assert_int_eq(shares[0].litres, 6120);
    ck_assert_int_eq(shares[0].grams, 586500);
    ck_assert_int_eq(shares[0].freight, 671053);
    ck_assert_int_eq(shares[1].freight, 1000000 - 671053);
    ck_assert_int_eq(shipment_left(&set, shares[0].line), 0);
    load(s, bare, 10);
    ck_assert_int_eq(shipment_shares(&set, s, &arena, &shares, &gap), 3);
    ck_assert_str_eq(gap, "nobody says the carton's pieces of Sling");
    ck_assert_int_eq(shares[0].freight, -1);
    end();
}
END_TEST

TEST_MAIN(order, papers_follow_incoterm_and_destination, who_gets_a_paper_follows_the_incoterm,
          a_penalty_grows_by_the_day_up_to_its_most,
          a_penalty_by_the_week_counts_full_or_begun_weeks, days_of_the_buyer_are_no_delay,
          a_slip_moves_the_arrival, what_is_not_known_leaves_the_arrival_open,
          days_are_asked_of_what_is_still_to_be_done, a_promise_moves_the_arrival,
          an_order_is_delivered_at_its_named_place, freight_is_shared_by_whole_cartons)
