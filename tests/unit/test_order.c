/*
 * Orders: papers, penalties, and the arrival as it stands.
 */
#include "sourcebench/core/order.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order_plan.h"

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

/* Under CIF the seller insures and hands over the policy; under FOB the buyer insures himself. */
START_TEST(papers_follow_incoterm_and_destination) {
    struct order_paper papers[ORDER_PAPERS];
    struct order_papers about = {.rule = INCOTERM_FOB, .destination = "DE"};
    int n = order_papers(&about, papers);
    ck_assert(has(papers, n, "invoice") && has(papers, n, "packing-list") &&
              has(papers, n, "transport") && has(papers, n, "local-papers"));
    ck_assert(!has(papers, n, "insurance") && !has(papers, n, "proof") &&
              !has(papers, n, "conformity"));
    about = (struct order_papers){.rule = INCOTERM_CIF,
                                  .destination = "KE",
                                  .preference = true,
                                  .conformity = true,
                                  .laboratory = true};
    n = order_papers(&about, papers);
    ck_assert(has(papers, n, "insurance") && has(papers, n, "proof") &&
              has(papers, n, "conformity") && has(papers, n, "test-reports"));
    ck_assert(!has(papers, n, "local-papers")); /* English is read there */
    ck_assert_int_le(n, ORDER_PAPERS);
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
    struct error err = {0};
    struct record *o = record_set_new(&set, &order_entity);
    o->values[ORDER_ORDERED_ON] = value_text("2026-12-01");
    struct record *sea = milestone(o, 20, "sea", 30), *made = milestone(o, 10, "production", 10);
    ck_assert(order_project(&set, o, day("2026-12-01"), &arena, &p, &err));
    ck_assert_ptr_null(p.gap);
    ck_assert_int_eq(p.path[0].last, day("2026-12-10")); /* by their positions */
    ck_assert_int_eq(p.likely, day("2027-01-09"));
    made->values[MILESTONE_ACTUAL_ON] = value_text("2026-12-15");
    ck_assert(order_project(&set, o, day("2026-12-15"), &arena, &p, &err));
    ck_assert_int_eq(p.likely, day("2027-01-14"));
    sea->values[MILESTONE_CUTOFF] = value_text("thu");
    sea->values[MILESTONE_SAILS_AFTER] = value_int(2);
    ck_assert(order_project(&set, o, day("2026-12-15"), &arena, &p, &err));
    ck_assert_int_eq(p.likely, day("2027-01-17"));
    end();
}
END_TEST

START_TEST(what_is_not_known_leaves_the_arrival_open) {
    struct order_projection p;
    struct error err = {0};
    struct record *o = record_set_new(&set, &order_entity);
    ck_assert(order_project(&set, o, day("2026-12-01"), &arena, &p, &err));
    ck_assert_str_eq(p.gap, "the order has no milestones");
    struct record *m = milestone(o, 10, "production", 10);
    ck_assert(order_project(&set, o, day("2026-12-01"), &arena, &p, &err));
    ck_assert_str_eq(p.gap, "nobody says when it was ordered");
    o->values[ORDER_ORDERED_ON] = value_text("2026-12-01");
    m->values[MILESTONE_DAYS_LIKELY] = value_null();
    ck_assert(order_project(&set, o, day("2026-12-01"), &arena, &p, &err));
    ck_assert_str_eq(p.gap, "nobody says how long \"production\" takes");
    end();
}
END_TEST

TEST_MAIN(order, papers_follow_incoterm_and_destination, a_penalty_grows_by_the_day_up_to_its_most,
          a_slip_moves_the_arrival, what_is_not_known_leaves_the_arrival_open)
