/*
 * Quantity and price, and what goes wrong with them elsewhere: each trap is named after it.
 */
#include "landed_fixture.h"

/* Goods only: EXW in EUR with every leg free and no duty. */
static void plain(struct deal *d, int64_t wanted) {
    deal_example(d);
    for (int leg = 0; leg < LEGS; leg++)
        d->lane.legs[leg] = (struct landed_tariff){.known = true};
    d->duty = (struct landed_duty){.rate = 0};
    d->offer.price_per = 1;
    d->wanted[0] = wanted;
}

static void ladder(struct deal *d, int n, const struct landed_break *breaks) {
    for (int i = 0; i < n; i++)
        d->breaks[i] = breaks[i];
    d->offer.n_breaks = n;
}

/* 5.00 from 500, 4.50 from 1,000, 4.00 from 4,000 */
static const struct landed_break usual[] = {
    {500, CENTS(500)}, {1000, CENTS(450)}, {4000, CENTS(400)}};

START_TEST(quantity_is_raised_and_says_why) {
    static const struct {
        int64_t wanted, moq, multiple, pack, quantity;
        const char *why;
    } cases[] = {
        {3000, 0, 0, 0, 3000, NULL},
        {3000, 5000, 0, 0, 5000, "MOQ 5,000"},
        {3000, 3000, 0, 0, 3000, NULL},
        {3010, 3000, 500, 0, 3500, "multiples of 500"},
        {3000, 5001, 500, 0, 5500, "MOQ 5,001, multiples of 500"},
        {3001, 0, 0, 12, 3012, "packs of 12"},
        {1, 0, 10, 12, 60, "packs of 12, multiples of 10"},
        {3000, 0, 500, 0, 3000, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct deal d;
        plain(&d, cases[i].wanted);
        d.offer.moq = cases[i].moq;
        d.offer.multiple = cases[i].multiple;
        d.offer.pack = cases[i].pack;
        deal_cost(&d);
        ck_assert_int_eq(d.result.wanted, cases[i].wanted);
        ck_assert_int_eq(d.result.quantity, cases[i].quantity);
        if (cases[i].why)
            ck_assert_str_eq(d.result.why, cases[i].why);
        else
            ck_assert_ptr_null(d.result.why);
        arena_free(&d.arena);
    }
}
END_TEST

/* 600 + 300 + 100 with 300 per colour are 600 + 300 + 300; an MOQ of 2,400 shares 1,200 more by
 * 6 : 3 : 1. */
START_TEST(each_colour_is_raised_to_its_own_moq) {
    struct deal d;
    plain(&d, 600);
    d.wanted[1] = 300;
    d.wanted[2] = 100;
    d.request.n_wanted = 3;
    d.offer.moq_variant = 300;
    deal_cost(&d);
    ck_assert_int_eq(d.result.wanted, 1000);
    ck_assert_int_eq(d.result.quantity, 1200);
    ck_assert_str_eq(d.result.why, "MOQ 300 per colour");
    ck_assert_int_eq(d.result.quantities[2], 300);
    d.offer.moq = 2400;
    deal_cost(&d);
    ck_assert_int_eq(d.result.quantity, 2400);
    ck_assert_str_eq(d.result.why, "MOQ 300 per colour, MOQ 2,400");
    ck_assert_int_eq(d.result.quantities[0], 600 + 720);
    ck_assert_int_eq(d.result.quantities[1], 300 + 360);
    ck_assert_int_eq(d.result.quantities[2], 300 + 120);
    /* 1,320, 660 and 420 in cartons of 50: 27 + 14 + 9 */
    d.request.carton.units = 50;
    deal_cost(&d);
    ck_assert_int_eq(d.result.cartons, 50);
    arena_free(&d.arena);
}
END_TEST

START_TEST(break_reached_counts_for_all_pieces) {
    static const struct {
        int64_t wanted, price, from, next;
    } cases[] = {
        {500, 500, 500, 1000},   {999, 500, 500, 1000}, {1000, 450, 1000, 4000},
        {3999, 450, 1000, 4000}, {4000, 400, 4000, 0},  {50000, 400, 4000, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct deal d;
        plain(&d, cases[i].wanted);
        ladder(&d, 3, usual);
        deal_cost(&d);
        ck_assert_int_eq(d.result.price, CENTS(cases[i].price));
        ck_assert_int_eq(d.result.break_from, cases[i].from);
        ck_assert_int_eq(d.result.next_from, cases[i].next);
        check_total(&d, LANDED_COST, CENTS(cases[i].price * cases[i].wanted));
        arena_free(&d.arena);
    }
}
END_TEST

/* ---- traps ---- */

START_TEST(price_for_4000_is_not_shown_for_600) {
    struct deal d;
    plain(&d, 600);
    ladder(&d, 3, (const struct landed_break[]){usual[2], usual[0], usual[1]});
    deal_cost(&d);
    ck_assert_int_eq(d.result.price, CENTS(500));
    ck_assert_int_eq(d.result.next_from, 1000);
    ck_assert_int_eq(d.result.next_price, CENTS(450));
    arena_free(&d.arena);
}
END_TEST

START_TEST(first_break_is_no_price_for_fewer) {
    struct deal d;
    plain(&d, 100);
    ladder(&d, 3, usual);
    deal_cost(&d);
    ck_assert(!d.result.comparable);
    check_gap(&d, "no price for 100 pieces: the first break is 500", 15);
    arena_free(&d.arena);
}
END_TEST

START_TEST(moq_is_not_ignored) {
    struct deal d;
    plain(&d, 600);
    ladder(&d, 3, usual);
    d.offer.moq = 1000;
    deal_cost(&d);
    check_total(&d, LANDED_COST, UNITS(4500));
    ck_assert_str_eq(d.result.why, "MOQ 1,000");
    arena_free(&d.arena);
}
END_TEST

/* 10,000 CNY at 8 are less than 1,400 USD at 0.9: 1,250 EUR against 1,260. */
START_TEST(currencies_are_not_compared_as_bare_numbers) {
    struct deal cny, usd;
    plain(&cny, 1000);
    plain(&usd, 1000);
    for (struct deal *d = &cny; d; d = d == &cny ? &usd : NULL) {
        d->rates[0] = (struct landed_rate){"CNY", 8, 1, 0};
        d->rates[1] = (struct landed_rate){"USD", 10, 9, 0};
        d->buyer.n_rates = 2;
    }
    cny.offer.currency = "CNY";
    usd.offer.currency = "USD";
    ladder(&cny, 1, (const struct landed_break[]){{1, CENTS(1000)}});
    ladder(&usd, 1, (const struct landed_break[]){{1, CENTS(140)}});
    deal_cost(&cny);
    deal_cost(&usd);
    check_total(&cny, LANDED_COST, UNITS(1250));
    check_total(&usd, LANDED_COST, UNITS(1260));
    ck_assert_str_eq(deal_line(&cny, LINE_GOODS, 0)->inputs,
                     "price for 1 and more; 1 CNY = EUR 0.125 on 2026-11-20");
    arena_free(&cny.arena);
    arena_free(&usd.arena);
}
END_TEST

START_TEST(price_without_a_rate_is_not_dropped_and_not_zero) {
    struct deal d;
    plain(&d, 1000);
    d.offer.currency = "VND";
    deal_cost(&d);
    ck_assert(!d.result.comparable);
    ck_assert_int_eq(d.result.basis[LANDED_COST].total, 0);
    check_gap(&d, "no rate for VND on 2026-11-20", 15);
    arena_free(&d.arena);
}
END_TEST

START_TEST(fixed_cost_is_converted_and_added_once) {
    struct deal d;
    plain(&d, 1000);
    ladder(&d, 3, usual);
    d.rates[0] = (struct landed_rate){"USD", 10, 9, 0};
    d.buyer.n_rates = 1;
    d.offer.n_costs = 1;
    d.costs[0] = (struct landed_cost_item){.kind = LANDED_SETUP, .order = {UNITS(100), "USD"}};
    deal_cost(&d);
    check_total(&d, LANDED_COST, UNITS(4500 + 90));
    arena_free(&d.arena);
}
END_TEST

/* 600 for 3,000 are less than 1,000 for 4,500 and yet dearer a piece. */
START_TEST(fewer_pieces_do_not_look_cheaper) {
    struct deal few, many;
    plain(&few, 600);
    plain(&many, 1000);
    ladder(&few, 3, usual);
    ladder(&many, 3, usual);
    deal_cost(&few);
    deal_cost(&many);
    ck_assert_int_lt(few.result.basis[LANDED_COST].total, many.result.basis[LANDED_COST].total);
    ck_assert_int_gt(few.result.basis[LANDED_COST].unit, many.result.basis[LANDED_COST].unit);
    arena_free(&few.arena);
    arena_free(&many.arena);
}
END_TEST

/* 54.00 for a dozen is 4.50 a piece. */
START_TEST(box_is_not_compared_with_piece) {
    struct deal d;
    plain(&d, 1200);
    d.offer.price_per = 12;
    ladder(&d, 1, (const struct landed_break[]){{1, UNITS(54)}});
    deal_cost(&d);
    check_total(&d, LANDED_COST, UNITS(5400));
    ck_assert_int_eq(d.result.basis[LANDED_COST].unit, CENTS(450));
    ck_assert_str_eq(deal_line(&d, LINE_GOODS, 0)->formula, "1,200 × EUR 54.00 / 12");
    arena_free(&d.arena);
}
END_TEST

/* EXW 5.00 is dearer than FOB 5.20 where the way to the ship costs 469.40. */
START_TEST(ex_works_looks_cheap_until_it_is_landed) {
    struct deal exw, fob;
    deal_example(&exw);
    deal_example(&fob);
    fob.offer.terms.rule = INCOTERM_FOB;
    fob.breaks[0].price = UNITS(10400);
    deal_cost(&exw);
    deal_cost(&fob);
    ck_assert_int_gt(exw.result.basis[LANDED_COST].total, fob.result.basis[LANDED_COST].total);
    ck_assert_int_gt(exw.result.basis[LANDED_FOB].total, fob.result.basis[LANDED_FOB].total);
    arena_free(&exw.arena);
    arena_free(&fob.arena);
}
END_TEST

START_TEST(expired_quote_is_marked) {
    struct deal d;
    plain(&d, 1000);
    d.offer.valid_until = date_from_iso("2026-11-25");
    deal_cost(&d);
    ck_assert(d.result.expired && d.result.comparable);
    ck_assert_int_eq(d.result.warnings[0].kind, WARN_EXPIRED);
    ck_assert_str_eq(d.result.warnings[0].sentence,
                     "The quote was valid until 2026-11-25: ask for it again.");
    d.offer.valid_until = d.buyer.today;
    deal_cost(&d);
    ck_assert(!d.result.expired);
    ck_assert_int_eq(d.result.n_warnings, 0);
    d.lane.valid_until = date_from_iso("2026-10-31");
    deal_cost(&d);
    ck_assert_int_eq(d.result.warnings[0].kind, WARN_LANE_EXPIRED);
    arena_free(&d.arena);
}
END_TEST

START_TEST(rising_ladder_is_said) {
    struct deal d;
    plain(&d, 1000);
    ladder(&d, 3, (const struct landed_break[]){usual[0], {4000, CENTS(510)}, usual[1]});
    deal_cost(&d);
    ck_assert_int_eq(d.result.n_warnings, 1);
    ck_assert_int_eq(d.result.warnings[0].kind, WARN_LADDER);
    ck_assert_str_eq(d.result.warnings[0].sentence,
                     "The price rises from EUR 4.50 to EUR 5.10 at 4,000 pieces.");
    arena_free(&d.arena);
}
END_TEST

START_TEST(moq_below_the_first_break_is_said) {
    struct deal d;
    plain(&d, 1000);
    ladder(&d, 3, usual);
    d.offer.moq = 300;
    deal_cost(&d);
    ck_assert_int_eq(d.result.warnings[0].kind, WARN_MOQ);
    ck_assert_str_eq(d.result.warnings[0].sentence,
                     "The MOQ of 300 is below the first price, which is for 500.");
    arena_free(&d.arena);
}
END_TEST

START_TEST(tool_that_does_not_last_and_odd_place_are_said) {
    struct deal d;
    plain(&d, 1000);
    d.offer.terms = (struct incoterm_terms){.rule = INCOTERM_FOB, .place = PLACE_INLAND};
    d.offer.n_costs = 1;
    d.costs[0] = (struct landed_cost_item){
        .kind = LANDED_TOOLING, .order = {UNITS(100), "EUR"}, .lifetime = 800};
    deal_cost(&d);
    ck_assert_int_eq(d.result.n_warnings, 2);
    ck_assert_int_eq(d.result.warnings[0].kind, WARN_PLACE);
    ck_assert_int_eq(d.result.warnings[1].kind, WARN_TOOLING);
    ck_assert_str_eq(d.result.warnings[1].sentence,
                     "The tooling lasts for 800 pieces, fewer than are ordered.");
    arena_free(&d.arena);
}
END_TEST

/* 600 wanted, MOQ 1,000: 4,500 raised, or 600 × 5.00 + 10 % + 200 = 3,500. */
START_TEST(surcharge_below_the_moq_is_an_alternative) {
    struct deal d;
    struct landed_result ways[2];
    plain(&d, 600);
    ladder(&d, 3, usual);
    d.offer.moq = 1000;
    ck_assert(!landed_can_go_below(&d.request));
    d.offer.below_moq = true;
    d.offer.surcharge = UNITS(200);
    d.offer.surcharge_add = PERCENT(10);
    ck_assert(landed_can_go_below(&d.request));
    ck_assert_int_eq(landed_moq_ways(&d.request, &d.arena, ways), 1);
    ck_assert_int_eq(ways[0].quantity, 1000);
    ck_assert_int_eq(ways[0].basis[LANDED_COST].total, UNITS(4500));
    ck_assert_int_eq(ways[1].quantity, 600);
    ck_assert(ways[1].below_moq && !ways[0].below_moq);
    ck_assert_int_eq(ways[1].basis[LANDED_COST].total, UNITS(3500));
    ck_assert_int_eq(ways[1].basis[LANDED_EXW].total, UNITS(3500));
    d.offer.surcharge = UNITS(1300);
    ck_assert_int_eq(landed_moq_ways(&d.request, &d.arena, ways), 0);
    /* of equal totals the one with more pieces */
    d.offer.surcharge = UNITS(1200);
    ck_assert_int_eq(landed_moq_ways(&d.request, &d.arena, ways), 0);
    d.wanted[0] = 1000;
    ck_assert(!landed_can_go_below(&d.request));
    d.wanted[0] = 600;
    d.duty.rate = -1;
    ck_assert_int_eq(landed_moq_ways(&d.request, &d.arena, ways), -1);
    arena_free(&d.arena);
}
END_TEST

/* A ladder that begins with the MOQ: what is made for a surcharge has the first price. */
START_TEST(surcharge_is_on_the_first_price) {
    struct deal d;
    plain(&d, 300);
    ladder(&d, 3, usual);
    d.offer.moq = 500;
    d.offer.below_moq = true;
    d.offer.surcharge = UNITS(150);
    d.request.below_moq = true;
    deal_cost(&d);
    check_total(&d, LANDED_COST, UNITS(1650));
    ck_assert_int_eq(d.result.break_from, 500);
    ck_assert_int_eq(d.result.next_from, 1000);
    ck_assert_str_eq(deal_line(&d, LINE_SURCHARGE, 0)->formula, "EUR 150.00");
    arena_free(&d.arena);
}
END_TEST

/* One piece in CNY, 8 for a EUR: 0.0004 CNY are half of 0.0001 EUR, 0.0012 are one and a half. */
START_TEST(rounding_is_once_and_half_even) {
    struct deal d;
    plain(&d, 1);
    d.offer.currency = "CNY";
    d.rates[0] = (struct landed_rate){"CNY", 8, 1, 0};
    d.buyer.n_rates = 1;
    static const struct {
        int64_t price, total;
    } cases[] = {{3, 0}, {4, 0}, {5, 1}, {12, 2}, {20, 2}, {28, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ladder(&d, 1, (const struct landed_break[]){{1, cases[i].price}});
        deal_cost(&d);
        ck_assert_int_eq(d.result.basis[LANDED_COST].total, cases[i].total);
    }
    arena_free(&d.arena);
}
END_TEST

TEST_MAIN(landed_order, quantity_is_raised_and_says_why, each_colour_is_raised_to_its_own_moq,
          break_reached_counts_for_all_pieces, price_for_4000_is_not_shown_for_600,
          first_break_is_no_price_for_fewer, moq_is_not_ignored,
          currencies_are_not_compared_as_bare_numbers,
          price_without_a_rate_is_not_dropped_and_not_zero, fixed_cost_is_converted_and_added_once,
          fewer_pieces_do_not_look_cheaper, box_is_not_compared_with_piece,
          ex_works_looks_cheap_until_it_is_landed, expired_quote_is_marked, rising_ladder_is_said,
          moq_below_the_first_break_is_said, tool_that_does_not_last_and_odd_place_are_said,
          surcharge_below_the_moq_is_an_alternative, surcharge_is_on_the_first_price,
          rounding_is_once_and_half_even)
