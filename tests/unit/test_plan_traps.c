/*
 * What goes wrong elsewhere when offers are compared (each test is named after it), from the
 * records of a case through to the award. By this lane all legs are free and there is no duty, so
 * that what an offer costs landed is its price in euros, and can be seen.
 */
#include "sourcebench/core/landed_whatif.h"
#include "sourcebench/core/plan_award.h"

#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/award.h"
#include "sourcebench/service/case_file.h"

#include "suite.h"

static struct arena arena;
static struct case_file file;
static struct plan plan;

static const char world[] =
    "suppliers: [{name: Ningbo Bags, country: CN}, {name: Wenzhou Packs, country: CN}]\n"
    "products: [{name: Backpack, hs: 4202.92.91}]\n"
    "duties: [{hs: 4202.92, destination: DE, rate: 0, base: CIF, vat: 0}]\n"
    "rates:\n"
    "  - {base: EUR, currency: CNY, on_date: 2026-11-16, rate: 8}\n"
    "  - {base: EUR, currency: USD, on_date: 2026-11-16, rate: 1.25}\n"
    "  - {base: EUR, currency: USD, on_date: 2026-11-20, rate: 1}\n"
    "lanes:\n"
    "  - name: Ningbo-Hamburg\n"
    "    origin_country: CN\n"
    "    country: DE\n"
    "    mode: sea-lcl\n"
    "    days_likely: 33\n"
    "    tariffs:\n"
    "      - {leg: carriage, currency: EUR}\n"
    "      - {leg: insurance, currency: EUR}\n"
    "      - {leg: destination-terminal, currency: EUR}\n"
    "      - {leg: inland-destination, currency: EUR}\n"
    "      - {leg: unloading, currency: EUR}\n"
    "      - {leg: import, currency: EUR}\n";

/* A requirement of so many pieces, with rates of 2026-11-18, and its quotes. */
static void begin(int quantity, const char *quotes) {
    struct error err = {0};
    int n;
    const char *text =
        arena_format(&arena,
                     "%srequirements:\n"
                     "  - {name: Spring, product: Backpack, quantity: %d, country: DE,\n"
                     "     currency: EUR, rates_on: 2026-11-18, overage: 1000, quotes: [%s]}\n",
                     world, quantity, quotes);
    int32_t today = date_from_iso("2026-11-23");
    ck_assert_msg(case_read(&file, text, strlen(text), "case.yaml", today, &err), "%s",
                  err.message);
    struct record **all = record_set_list(&file.set, &requirement_entity, -1, 0, &arena, &n);
    ck_assert_msg(plan_make(&file.set, all[0], NULL, today, &arena, &plan, &err), "%s",
                  err.message);
}

static void end(void) {
    arena_free(&arena);
    case_free(&file);
}

static struct plan_result reckon(int quote) {
    struct plan_result r;
    struct error err = {0};
    ck_assert_msg(plan_reckon_best(&plan, quote, PLAN_ALL, &arena, &r, &err), "%s", err.message);
    return r;
}

/* In cents. */
static int64_t unit(int quote) {
    struct plan_result r = reckon(quote);
    ck_assert_msg(r.landed.comparable, "%s", r.landed.n_gaps ? r.landed.gaps[0].sentence : "");
    return r.landed.basis[LANDED_COST].unit / 100;
}

/* The cheapest award of all, solved. */
static enum award_status award(struct plan_award *found) {
    static const struct mip_options options = {.milliseconds = 20000};
    const struct award_limits none = {0};
    struct award_case c;
    struct award_outcome outcome;
    struct error err = {0};
    ck_assert_msg(plan_award_case(&plan, NULL, &arena, &c, &err), "%s", err.message);
    ck_assert_msg(award_solve(&c, &none, 0, &options, &arena, &outcome, NULL, &err), "%s",
                  err.message);
    if (outcome.status >= AWARD_FOUND)
        ck_assert_msg(plan_award_reckon(&plan, &c, &outcome.choice, found, &err), "%s",
                      err.message);
    return outcome.status;
}

static void only(const struct plan_award *a, int quote, int64_t quantity, int64_t euros) {
    ck_assert_int_eq(a->n, 1);
    ck_assert_int_eq(a->shares[0].quote, quote);
    ck_assert_int_eq(a->shares[0].quantity, quantity);
    ck_assert_int_eq(a->total, euros * 10000);
}

/* CNY 40 are EUR 5.00, USD 7.50 are EUR 6.00: the bare number 7.50 is the smaller one. */
START_TEST(currencies_compared_as_bare_numbers) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: CNY, breaks: {1: 40}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: USD, breaks: {1: 7.50}}");
    ck_assert_int_eq(unit(0), 500);
    ck_assert_int_eq(unit(1), 600);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 0, 1000, 5000);
    end();
}
END_TEST

START_TEST(price_for_4000_shown_for_100) {
    struct plan_award a;
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 10, 4000: 2}},\n"
               "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 6}}");
    struct plan_result r = reckon(0);
    ck_assert_int_eq(r.landed.price, 10 * 10000);
    ck_assert_int_eq(r.landed.break_from, 1);
    ck_assert_int_eq(unit(0), 1000);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 100, 600);
    end();
}
END_TEST

START_TEST(price_for_500_used_when_100_are_ordered) {
    struct plan_award a;
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {500: 4}}");
    struct plan_result r = reckon(0);
    ck_assert(!r.landed.comparable);
    ck_assert(!r.landed.has_price);
    ck_assert_int_gt(r.landed.n_gaps, 0);
    ck_assert_int_eq(r.landed.gaps[0].kind, GAP_PRICE);
    /* An order of 500 has that price: the award may buy more. */
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 0, 500, 2000);
    end();
}
END_TEST

START_TEST(moq_is_never_used) {
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, moq: 300, multiple: 70,\n"
               "breaks: {1: 4}}");
    struct plan_result r = reckon(0);
    ck_assert_int_eq(r.landed.wanted, 100);
    ck_assert_int_eq(r.landed.quantity, 350); /* five times 70 */
    ck_assert_ptr_nonnull(r.landed.why);
    ck_assert_int_eq(r.landed.basis[LANDED_COST].total, 350 * 4 * 10000);
    end();
}
END_TEST

/* 600 pieces for 3,000 are the lowest total on the table, and no answer to 1,000 wanted. */
START_TEST(fewer_pieces_look_cheaper) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, capacity: 600,\n"
                "breaks: {600: 5}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, moq: 1000,\n"
                "breaks: {1: 4.90}}");
    ck_assert_int_eq(reckon(0).landed.quantity, 1000);
    ck_assert_int_eq(reckon(1).landed.quantity, 1000);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 4900);
    end();
}
END_TEST

START_TEST(an_expired_quote_wins) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 3},\n"
                "valid_until: 2026-11-22},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 6},\n"
                "valid_until: 2026-11-23}");
    ck_assert(reckon(0).landed.expired);
    ck_assert(!reckon(1).landed.expired); /* the last day counts */
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 6000);
    end();
}
END_TEST

/* The day of the rates is that of the comparison, whenever an offer was made. */
START_TEST(rates_of_different_days_are_mixed) {
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: USD, breaks: {1: 5},\n"
                "quoted_on: 2026-11-16},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: USD, breaks: {1: 5},\n"
                "quoted_on: 2026-11-20}");
    ck_assert_int_eq(unit(0), 400);
    ck_assert_int_eq(unit(1), 400);
    ck_assert_int_eq(plan.rates_of, date_from_iso("2026-11-16"));
    ck_assert_int_eq(plan.rates_age, 7); /* today is 2026-11-23 */
    end();
}
END_TEST

/* 500 at 10 are 5,000; 1,000 at 4 are 4,000. */
START_TEST(the_next_tier_is_never_proposed) {
    struct landed_buyer buyer;
    struct landed_request request;
    struct landed_option options[2];
    struct plan_award a;
    int best;
    begin(500, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 10, 1000: 4}}");
    struct plan_result r = reckon(0);
    ck_assert_int_eq(r.landed.next_from, 1000);
    ck_assert_int_eq(r.landed.next_price, 4 * 10000);
    plan_request(&plan, 0, &r, &buyer, &request);
    ck_assert_int_eq(landed_buy_more(&request, options, &best), 1);
    ck_assert_int_eq(best, 0);
    ck_assert_int_eq(options[0].quantity, 1000);
    ck_assert_int_eq(options[0].saving, 1000 * 10000);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 0, 1000, 4000);
    end();
}
END_TEST

/* Who loses is not touched: the same award can be asked for again. */
START_TEST(the_offer_that_lost_is_damaged) {
    struct plan_award a, again;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 6}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 5}}");
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 5000);
    ck_assert_int_eq(unit(0), 600);
    ck_assert_int_eq(plan_total(&plan), 1000);
    ck_assert_int_eq(award(&again), AWARD_PROVED);
    only(&again, 1, 1000, 5000);
    end();
}
END_TEST

TEST_MAIN(plan_traps, currencies_compared_as_bare_numbers, price_for_4000_shown_for_100,
          price_for_500_used_when_100_are_ordered, moq_is_never_used, fewer_pieces_look_cheaper,
          an_expired_quote_wins, rates_of_different_days_are_mixed, the_next_tier_is_never_proposed,
          the_offer_that_lost_is_damaged)
