/*
 * What goes wrong elsewhere when offers are compared (each test is named after it), from the
 * records of a case through to the award. By this lane all legs are free and there is no duty, so
 * that what an offer costs landed is its price in euros, and can be seen.
 */
#include "sourcebench/core/landed_whatif.h"
#include "sourcebench/core/plan_award.h"

#include "sourcebench/core/quote.h"
#include "sourcebench/service/award.h"

#include "plan_fixture.h"

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
    plan_add(world);
    plan_add(
        arena_format(&arena,
                     "requirements:\n"
                     "  - {name: Spring, product: Backpack, quantity: %d, country: DE,\n"
                     "     currency: EUR, rates_on: 2026-11-18, overage: 1000, quotes: [%s]}\n",
                     quantity, quotes));
    plan_begin();
}

/* In cents. */
static int64_t unit(int quote) {
    struct plan_result r = plan_result_of(quote);
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
    ck_assert_msg(award_solve(&c, NULL, &none, 0, &options, &arena, &outcome, NULL, &err), "%s",
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
    plan_end();
}
END_TEST

START_TEST(price_for_4000_shown_for_100) {
    struct plan_award a;
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 10, 4000: 2}},\n"
               "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 6}}");
    struct plan_result r = plan_result_of(0);
    ck_assert_int_eq(r.landed.price, 10 * 10000);
    ck_assert_int_eq(r.landed.break_from, 1);
    ck_assert_int_eq(unit(0), 1000);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 100, 600);
    plan_end();
}
END_TEST

START_TEST(price_for_500_used_when_100_are_ordered) {
    struct plan_award a;
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {500: 4}}");
    struct plan_result r = plan_result_of(0);
    ck_assert(!r.landed.comparable);
    ck_assert(!r.landed.has_price);
    ck_assert_int_gt(r.landed.n_gaps, 0);
    ck_assert_int_eq(r.landed.gaps[0].kind, GAP_PRICE);
    /* An order of 500 has that price: the award may buy more. */
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 0, 500, 2000);
    plan_end();
}
END_TEST

START_TEST(moq_is_never_used) {
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, moq: 300, multiple: 70,\n"
               "breaks: {1: 4}}");
    struct plan_result r = plan_result_of(0);
    ck_assert_int_eq(r.landed.wanted, 100);
    ck_assert_int_eq(r.landed.quantity, 350); /* five times 70 */
    ck_assert_ptr_nonnull(r.landed.why);
    ck_assert_int_eq(r.landed.basis[LANDED_COST].total, 350 * 4 * 10000);
    plan_end();
}
END_TEST

/* 600 pieces for 3,000 are the lowest total on the table, and no answer to 1,000 wanted. */
START_TEST(fewer_pieces_look_cheaper) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, capacity: 600,\n"
                "breaks: {600: 5}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, moq: 1000,\n"
                "breaks: {1: 4.90}}");
    ck_assert_int_eq(plan_result_of(0).landed.quantity, 1000);
    ck_assert_int_eq(plan_result_of(1).landed.quantity, 1000);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 4900);
    plan_end();
}
END_TEST

START_TEST(an_expired_quote_wins) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 3},\n"
                "valid_until: 2026-11-22},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 6},\n"
                "valid_until: 2026-11-23}");
    ck_assert(plan_result_of(0).landed.expired);
    ck_assert(!plan_result_of(1).landed.expired); /* the last day counts */
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 6000);
    plan_end();
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
    ck_assert_int_eq(plan.rates_of, plan_day("2026-11-16"));
    ck_assert_int_eq(plan.rates_age, 7); /* today is 2026-11-23 */
    plan_end();
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
    struct plan_result r = plan_result_of(0);
    ck_assert_int_eq(r.landed.next_from, 1000);
    ck_assert_int_eq(r.landed.next_price, 4 * 10000);
    plan_request(&plan, 0, &r, &buyer, &request);
    ck_assert_int_eq(landed_buy_more(&request, options, &best), 1);
    ck_assert_int_eq(best, 0);
    ck_assert_int_eq(options[0].quantity, 1000);
    ck_assert_int_eq(options[0].saving, 1000 * 10000);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 0, 1000, 4000);
    plan_end();
}
END_TEST

/* Elsewhere the choice writes 0 pieces into the lines that lost. Here nothing of the plan is
 * written: it holds the same after the award, and where the winner withdraws the loser wins at his
 * own price. What is kept of an award is looked at in test_cli_plan. */
START_TEST(the_offer_that_lost_is_damaged) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 7, 800: 6}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 5}}");
    const struct plan before = plan;
    struct plan_quote quotes[2];
    struct landed_break breaks[2];
    memcpy(quotes, plan.quotes, sizeof quotes);
    memcpy(breaks, plan.quotes[0].offer.breaks, sizeof breaks);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 5000);
    ck_assert_mem_eq(&plan, &before, sizeof plan);
    ck_assert_mem_eq(plan.quotes, quotes, sizeof quotes);
    ck_assert_mem_eq(plan.quotes[0].offer.breaks, breaks, sizeof breaks);
    plan.n_quotes = 1;
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 0, 1000, 6000);
    plan_end();
}
END_TEST

/* 300 of an MOQ of 500 are made for a surcharge: 300 at 4.00 and 150 are 1,350; 500 would be 2,000;
 * who has no MOQ asks 1,380. For a surcharge of 200 the other wins. */
START_TEST(a_surcharge_below_the_moq_is_forgotten_in_the_award) {
    static const char *const surcharges[] = {"150", "200"};
    for (int i = 0; i < 2; i++) {
        struct plan_award a;
        begin(300, arena_format(&arena,
                                "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, moq: 500,\n"
                                "below_moq: yes, surcharge: %s, breaks: {1: 4}},\n"
                                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR,\n"
                                "breaks: {1: 4.60}}",
                                surcharges[i]));
        ck_assert_int_eq(award(&a), AWARD_PROVED);
        if (i == 0)
            only(&a, 0, 300, 1350);
        else
            only(&a, 1, 300, 1380);
        plan_end();
    }
}
END_TEST

/* 900 are wanted. Below the MOQ of 1,000 there is a surcharge of 500: 900 at 5.00 are 5,000 with
 * it, and so are 1,000 without. One more coin of surcharge, and 1,000 are bought. */
START_TEST(buying_up_to_the_moq_is_dearer_than_the_surcharge) {
    static const struct {
        const char *surcharge;
        int pieces, euros;
    } cases[] = {{"499", 900, 4999}, {"501", 1000, 5000}};
    for (int i = 0; i < 2; i++) {
        struct plan_award a;
        begin(900, arena_format(&arena,
                                "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, moq: 1000,\n"
                                "below_moq: yes, surcharge: %s, breaks: {1: 5}}",
                                cases[i].surcharge));
        ck_assert_int_eq(award(&a), AWARD_PROVED);
        only(&a, 0, cases[i].pieces, cases[i].euros);
        plan_end();
    }
}
END_TEST

/* Below the smallest offer there is no lack of suppliers: it is bought, and its total is seen. */
START_TEST(asking_below_the_moq_finds_no_supplier) {
    begin(100, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, moq: 500, breaks: {500: 4}}");
    struct plan_result r = plan_result_of(0);
    ck_assert(r.landed.comparable);
    ck_assert_str_eq(r.landed.why, "MOQ 500");
    ck_assert_int_eq(r.landed.basis[LANDED_COST].total, 2000 * 10000);
    plan_end();
}
END_TEST

/* 1,000 from two who make 700 each by the gross of 144 and by 50: whole packs of each. */
START_TEST(packs_are_forgotten_where_the_order_is_split) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, multiple: 144,\n"
                "capacity: 700, breaks: {1: 4}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, multiple: 50,\n"
                "capacity: 700, breaks: {1: 5}}");
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    ck_assert_int_eq(a.n, 2);
    int first = a.shares[0].quote == 0 ? 0 : 1;
    ck_assert_int_eq(a.shares[first].quantity, 4 * 144);
    ck_assert_int_eq(a.shares[1 - first].quantity, 450); /* 424 are still wanted */
    ck_assert_int_eq(a.total, (576 * 4 + 450 * 5) * 10000);
    plan_end();
}
END_TEST

/* 400 at CNY 40 and 600 at USD 7.50: EUR 2,000 and 3,600, not 20,500 of anything. */
START_TEST(mixed_currencies_are_summed) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: CNY, capacity: 400,\n"
                "breaks: {1: 40}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: USD, breaks: {1: 7.50}}");
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    ck_assert_int_eq(a.n, 2);
    ck_assert_int_eq(a.total, 5600 * 10000);
    plan_end();
}
END_TEST

/* No quantity, no price: 0.66 needs thousands. */
START_TEST(without_a_quantity_the_cheapest_tier_is_taken) {
    begin(0, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 10, 4000: 0.66}}");
    struct plan_result r = plan_result_of(0);
    ck_assert(!r.landed.comparable);
    ck_assert(!r.landed.has_price);
    plan_end();
}
END_TEST

/* More for a larger order is a slip of the pen; it is said, and the ladder is taken as it stands.
 */
START_TEST(a_ladder_that_rises_is_not_noticed) {
    bool said = false;
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 4, 1000: 5}}");
    struct plan_result r = plan_result_of(0);
    for (int i = 0; i < r.landed.n_warnings; i++)
        said = said || r.landed.warnings[i].kind == WARN_LADDER;
    ck_assert(said);
    ck_assert_int_eq(r.landed.price, 5 * 10000);
    plan_end();
}
END_TEST

/* Ex works leaves six legs to the buyer, of which nobody knows what they cost here: 4.00 is no
 * figure beside 5.00 free on board. */
START_TEST(an_incoterm_is_only_a_label) {
    struct plan_award a;
    begin(1000, "{supplier: Ningbo Bags, incoterm: EXW, place: Ningbo, currency: EUR,\n"
                "breaks: {1: 4}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, place: Ningbo, currency: EUR,\n"
                "breaks: {1: 5}}");
    struct plan_result r = plan_result_of(0);
    ck_assert(!r.landed.comparable);
    ck_assert_int_ge(r.landed.n_gaps, 1);
    ck_assert_int_eq(r.landed.gaps[0].kind, GAP_TARIFF);
    ck_assert(r.landed.basis[LANDED_EXW].known);
    ck_assert_int_eq(award(&a), AWARD_PROVED);
    only(&a, 1, 1000, 5000);
    plan_end();
}
END_TEST

/* A mould for USD 125 is EUR 100, once, beside USD 5.00 a piece. */
START_TEST(the_fixed_cost_is_not_converted) {
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: USD, tooling: 125,\n"
                "breaks: {1: 5}}");
    ck_assert_int_eq(plan_result_of(0).landed.basis[LANDED_COST].total, 4100 * 10000);
    plan_end();
}
END_TEST

/* An offer in dong has no rate: it stays on the table and says why it has no figure. */
START_TEST(a_price_that_cannot_be_converted_is_dropped) {
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: VND, breaks: {1: 90000}},\n"
                "{supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 5}}");
    ck_assert_int_eq(plan.n_quotes, 2);
    struct plan_result r = plan_result_of(0);
    ck_assert(!r.landed.comparable);
    ck_assert_int_eq(r.landed.gaps[0].kind, GAP_RATE);
    ck_assert(!r.landed.basis[LANDED_COST].known);
    plan_end();
}
END_TEST

/* Two requirements for the same bag: each has the price of its own quantity, and nobody gets the
 * lowest of both. */
START_TEST(merged_requests_get_a_price_that_nobody_offered) {
    struct error err = {0};
    int n;
    plan_add(world);
    plan_add("requirements:\n"
             "  - {name: Spring, product: Backpack, quantity: 500, country: DE, currency: EUR,\n"
             "     quotes: [{supplier: Ningbo Bags, incoterm: FOB, currency: EUR,\n"
             "     breaks: {500: 6}}]}\n"
             "  - {name: Autumn, product: Backpack, quantity: 2000, country: DE, currency: EUR,\n"
             "     quotes: [{supplier: Ningbo Bags, incoterm: FOB, currency: EUR,\n"
             "     breaks: {2000: 4}}]}\n");
    struct record **all = record_set_list(&file.set, &requirement_entity, -1, 0, &arena, &n);
    ck_assert_int_eq(n, 2);
    for (int i = 0; i < n; i++) {
        MUST(plan_make(&file.set, all[i], NULL, plan_today(), &arena, &plan, &err), err);
        ck_assert_int_eq(plan.n_quotes, 1);
        ck_assert_int_eq(unit(0), i == 0 ? 600 : 400);
    }
    plan_end();
}
END_TEST

/* The revision that was asked for last is the one that counts, also where it is the dearer one. */
START_TEST(an_earlier_round_wins) {
    begin(1000, "{supplier: Ningbo Bags, number: Q, round: 1, state: offered, incoterm: FOB,\n"
                "currency: EUR, breaks: {1: 4}},\n"
                "{supplier: Ningbo Bags, number: Q, round: 2, state: agreed, incoterm: FOB,\n"
                "currency: EUR, breaks: {1: 5}}");
    ck_assert_int_eq(plan.n_quotes, 1);
    ck_assert_int_eq(unit(0), 500);
    plan_end();
}
END_TEST

/* A rate of a later day changes nothing in a comparison of an earlier one. */
START_TEST(a_new_rate_changes_an_old_comparison) {
    begin(1000, "{supplier: Ningbo Bags, incoterm: FOB, currency: USD, breaks: {1: 5}}");
    ck_assert_int_eq(unit(0), 400);
    plan_add("rates: [{base: EUR, currency: USD, on_date: 2026-11-23, rate: 2}]\n");
    plan_begin();
    ck_assert_int_eq(unit(0), 400);
    plan_end();
}
END_TEST

TEST_MAIN(plan_traps, currencies_compared_as_bare_numbers, price_for_4000_shown_for_100,
          price_for_500_used_when_100_are_ordered, moq_is_never_used, fewer_pieces_look_cheaper,
          an_expired_quote_wins, rates_of_different_days_are_mixed, the_next_tier_is_never_proposed,
          the_offer_that_lost_is_damaged, a_surcharge_below_the_moq_is_forgotten_in_the_award,
          buying_up_to_the_moq_is_dearer_than_the_surcharge, asking_below_the_moq_finds_no_supplier,
          packs_are_forgotten_where_the_order_is_split, mixed_currencies_are_summed,
          without_a_quantity_the_cheapest_tier_is_taken, a_ladder_that_rises_is_not_noticed,
          an_incoterm_is_only_a_label, the_fixed_cost_is_not_converted,
          a_price_that_cannot_be_converted_is_dropped,
          merged_requests_get_a_price_that_nobody_offered, an_earlier_round_wins,
          a_new_rate_changes_an_old_comparison)
