/*
 * Plans on to awards: bands that are exact at their ends, the award kept; and the cash-flow.
 */
#include "sourcebench/core/plan_award.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_cash.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/service/award.h"
#include "sourcebench/service/quote_breaks.h"

#include "journal_fixture.h"
#include "plan_fixture.h"

static const char text[] =
    "suppliers: [{name: Ningbo Bags, country: CN, status: approved},\n"
    "  {name: Wenzhou Packs, country: CN, status: approved}]\n"
    "calendars: [{code: CN, name: China, country: CN, rest: [sun]}]\n"
    "products: [{name: Backpack, hs: 4202.92.91, carton_units: 20, carton_length: 600,\n"
    "  carton_width: 400, carton_height: 450, carton_weight: 11500}]\n"
    "duties: [{hs: 4202.92, destination: DE, rate: 2.7, base: CIF, vat: 19}]\n"
    "lanes:\n"
    "  - name: Ningbo-Hamburg\n"
    "    origin_country: CN\n"
    "    country: DE\n"
    "    mode: sea-lcl\n"
    "    days_likely: 33\n"
    "    after_likely: 5\n"
    "    tariffs:\n"
    "      - {leg: carriage, currency: EUR, revenue_tonne: 78}\n"
    "      - {leg: insurance, currency: EUR, rate: 0.35}\n"
    "      - {leg: destination-terminal, currency: EUR, shipment: 60, m3: 35}\n"
    "      - {leg: inland-destination, currency: EUR, shipment: 220, m3: 10}\n"
    "      - {leg: unloading, currency: EUR, carton: 0.25}\n"
    "      - {leg: import, currency: EUR, shipment: 95}\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Backpack\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    order_on: 2026-12-01\n"
    "    needed_by: 2027-04-01\n"
    "    overage: 10\n"
    "    annual_rate: 6\n"
    "    inspection: 320\n"
    "    quotes:\n"
    "      - supplier: Ningbo Bags\n"
    "        number: A\n"
    "        incoterm: FOB\n"
    "        currency: EUR\n"
    "        moq: 500\n"
    "        capacity: 2000\n"
    "        deposit: 30\n"
    "        breaks: {500: 5.20, 1000: 5}\n"
    "        stages: [{name: production, kind: production, days_likely: 30}]\n"
    "      - supplier: Wenzhou Packs\n"
    "        number: B\n"
    "        incoterm: FOB\n"
    "        currency: EUR\n"
    "        moq: 300\n"
    "        multiple: 100\n"
    "        breaks: {300: 5.60, 2000: 5.40}\n"
    "        stages: [{name: production, kind: production, days_likely: 30}]\n";

static void make_plan(void) {
    plan_add(text);
    plan_begin();
}

static int64_t cost_at(int quote, int64_t quantity) {
    struct plan copy = plan;
    struct plan_result r;
    struct error err = {0};
    plan_set_total(&copy, quantity);
    MUST(plan_reckon(&copy, quote, 0, PLAN_FIGURES, &arena, &r, &err), err);
    ck_assert(r.landed.comparable);
    ck_assert_int_eq(r.landed.quantity, quantity);
    return r.landed.basis[LANDED_COST].total;
}

START_TEST(bands_are_exact_at_their_ends_and_end_at_breaks) {
    struct award_case c;
    struct error err = {0};
    make_plan();
    MUST(plan_award_case(&plan, NULL, &arena, &c, &err), err);
    ck_assert_int_eq(c.demand, 3000);
    ck_assert_int_eq(c.most, 3300);
    ck_assert_int_eq(award_reach(&c), 2000 + 3300);
    bool at_break = false, at_demand = false;
    for (int i = 0; i < c.n_quotes; i++) {
        for (int b = 0; b < c.quotes[i].n_bands; b++) {
            const struct award_band *band = &c.quotes[i].bands[b];
            ck_assert_int_eq(band->cost_from, cost_at(i, band->from));
            ck_assert_int_eq(band->cost_to, cost_at(i, band->to));
            ck_assert_int_eq(band->from % c.quotes[i].multiple, 0);
            at_break = at_break || (i == 0 && band->from == 1000);
            at_demand = at_demand || (i == 1 && band->to == 3000);
        }
    }
    ck_assert(at_break && at_demand);
    ck_assert_int_eq(c.quotes[0].bands[0].from, 500);
    plan_end();
}
END_TEST

/* Nobody makes 3,000 for less than 2,000 of A with 1,000 of B: that is what the solver finds, and
 * its figures are those of the plan. */
START_TEST(an_award_is_reckoned_exactly_again) {
    static const struct mip_options options = {.milliseconds = 20000};
    const struct award_limits none = {0};
    struct award_case c;
    struct award_outcome baseline;
    struct plan_award award;
    struct error err = {0};
    make_plan();
    MUST(plan_award_case(&plan, NULL, &arena, &c, &err), err);
    MUST(award_solve(&c, NULL, &none, 0, &options, &arena, &baseline, NULL, &err), err);
    ck_assert_int_eq(baseline.status, AWARD_PROVED);
    MUST(plan_award_reckon(&plan, &c, &baseline.choice, &award, &err), err);
    int64_t best = INT64_MAX;
    for (int64_t a = 0; a <= 2000; a += a ? 100 : 500) {
        int64_t total = (a ? cost_at(0, a) : 0) + cost_at(1, 3000 - a);
        best = total < best ? total : best;
    }
    ck_assert_int_eq(award.total, best);
    ck_assert_int_eq(award.quantity, 3000);
    ck_assert_int_eq(award.surplus, 0);
    ck_assert_double_eq_tol(award.lowest, 1, 1e-12);
    plan_end();
}
END_TEST

/* 30 days from 12-01 without Sundays end on 01-05; 33 at sea, 5 to the warehouse. */
START_TEST(cash_falls_due_when_the_goods_pass) {
    struct plan_result r;
    struct cash_event *events;
    struct error err = {0};
    int64_t no_payment = 0;
    make_plan();
    plan_set_total(&plan, 2000);
    MUST(plan_reckon(&plan, 0, 0, PLAN_ALL, &arena, &r, &err), err);
    int n = plan_cash(&plan, 0, &r, &arena, &events);
    ck_assert_int_gt(n, 6);
    ck_assert_str_eq(events[0].what, "deposit to the supplier");
    ck_assert_int_eq(events[0].day, date_from_iso("2026-12-01"));
    ck_assert_int_eq(events[0].amount, 3000 * 10000); /* 30 % of 2,000 at 5 */
    ck_assert_int_eq(events[1].day, date_from_iso("2027-01-05"));
    for (int i = 0; i < r.landed.n_lines; i++) {
        if (r.landed.lines[i].kind == LINE_PAYMENT || r.landed.lines[i].kind == LINE_BUFFER)
            no_payment += r.landed.lines[i].total;
    }
    int64_t off = events[n - 1].sum - (r.landed.basis[LANDED_COST].total - no_payment);
    ck_assert_int_le(off < 0 ? -off : off, n); /* each line is rounded by itself */
    ck_assert_str_eq(events[n - 1].what, "VAT comes back");
    plan_end();
}
END_TEST

/* ---- price breaks ------------------------------------------------------------------------------
 */

START_TEST(breaks_are_typed_or_pasted) {
    static const char *const texts[] = {"1000 5.80 5000 5.45", "1000:5.80; 5000:5.45",
                                        "5000\t5.45\n1,000\t5.80\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct landed_break *breaks;
        struct error err = {0};
        int n;
        MUST(quote_breaks_parse(texts[i], &arena, &breaks, &n, &err), err);
        ck_assert_int_eq(n, 2);
        ck_assert_int_eq(breaks[0].from, 1000);
        ck_assert_int_eq(breaks[0].price, 58000);
        ck_assert_int_eq(breaks[1].price, 54500);
        ck_assert(quote_breaks_fall(breaks, n));
    }
    arena_free(&arena);
}
END_TEST

START_TEST(breaks_that_cannot_be_are_told) {
    static const struct {
        const char *text, *message;
    } cases[] = {{"1000 5.80 5000", "A price is missing behind \"5000\"."},
                 {"1000 5.80 1000 5.45", "There are two prices from 1000 pieces on."},
                 {"0 5.80", "\"0\": Enter a number from 1 to 100,000,000."},
                 {"many 5.80", "\"many\": Enter a whole number, for example 1000."}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct landed_break *breaks;
        struct error err = {0};
        int n;
        ck_assert(!quote_breaks_parse(cases[i].text, &arena, &breaks, &n, &err));
        ck_assert_str_eq(err.message, cases[i].message);
    }
    arena_free(&arena);
}
END_TEST

static int64_t quote_in(struct agents *a) {
    struct record **quotes;
    struct case_counts counts;
    struct error err = {0};
    int n;
    MUST(case_read(&file, text, strlen(text), "case.yaml", date_from_iso("2026-11-23"), &err), err);
    MUST(case_import(a->lina, &file, "case.yaml", false, &counts, &err), err);
    MUST(record_all(a->lina, &quote_entity, &a->arena, &quotes, &n, &err), err);
    return quotes[0]->id;
}

START_TEST(breaks_are_put_in_the_place_of_others_in_one_step) {
    struct agents *a = agents_new();
    struct record **breaks;
    struct journal_result result;
    struct error err = {0};
    int n;
    int64_t quote = quote_in(a);
    MUST(quote_breaks_save(a->lina, quote, "500 5.10 4000 4.70", &err), err);
    MUST(record_children(a->lina, &break_entity, quote, false, &a->arena, &breaks, &n, &err), err);
    ck_assert_int_eq(n, 2);
    ck_assert_int_eq(breaks[0]->values[BREAK_PRICE].i, 51000); /* the same record, cheaper */
    MUST(journal_undo(a->lina, NULL, &result, &err), err);
    MUST(record_children(a->lina, &break_entity, quote, false, &a->arena, &breaks, &n, &err), err);
    ck_assert_int_eq(n, 2);
    ck_assert_int_eq(breaks[0]->values[BREAK_PRICE].i, 52000);
    ck_assert_int_eq(breaks[1]->values[BREAK_QUANTITY].i, 1000);
    plan_end();
    agents_free(a);
}
END_TEST

TEST_MAIN(plan_award, bands_are_exact_at_their_ends_and_end_at_breaks,
          an_award_is_reckoned_exactly_again, cash_falls_due_when_the_goods_pass,
          breaks_are_typed_or_pasted, breaks_that_cannot_be_are_told,
          breaks_are_put_in_the_place_of_others_in_one_step)
