/*
 * What-if of the landed cost, by hand and against reckoning every quantity.
 */
#include "sourcebench/core/landed_whatif.h"

#include "sourcebench/core/wide.h"

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

static void price(struct deal *d, int64_t cents) {
    d->breaks[0] = (struct landed_break){1, CENTS(cents)};
    d->offer.n_breaks = 1;
}

static void setup(struct deal *d, int64_t units) {
    d->costs[0] = (struct landed_cost_item){.kind = LANDED_SETUP, .order = {UNITS(units), "EUR"}};
    d->offer.n_costs = 1;
}

/* 5.00 from 500, 4.50 from 1,000, 4.00 from 4,000 */
static void ladder(struct deal *d, int64_t wanted) {
    plain(d, wanted);
    d->breaks[0] = (struct landed_break){500, CENTS(500)};
    d->breaks[1] = (struct landed_break){1000, CENTS(450)};
    d->breaks[2] = (struct landed_break){4000, CENTS(400)};
    d->offer.n_breaks = 3;
}

/* More costs less above Q × p2 / p1: 4,000 × 4.00 / 4.50 = 3,555.6 pieces. */
START_TEST(buying_more_costs_less_in_total) {
    static const struct {
        int64_t wanted, from, saving;
    } cases[] = {
        {890, 0, 0},  {900, 0, 0},       {901, 1000, 500},    {950, 1000, 25000}, {1000, 0, 0},
        {3555, 0, 0}, {3556, 4000, 200}, {3600, 4000, 20000}, {4000, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct deal d;
        struct landed_option options[3];
        int best;
        ladder(&d, cases[i].wanted);
        int n = landed_buy_more(&d.request, options, &best);
        ck_assert_int_eq(n, cases[i].wanted < 1000 ? 2 : cases[i].wanted < 4000 ? 1 : 0);
        ck_assert_int_eq(best >= 0, cases[i].from > 0);
        if (best >= 0) {
            ck_assert_int_eq(options[best].from, cases[i].from);
            ck_assert_int_eq(options[best].quantity, cases[i].from);
            ck_assert_int_eq(options[best].saving, CENTS(cases[i].saving));
        }
    }
}
END_TEST

/* 3,600 in cartons of 20 are 180, 4,000 are 200: unloading at 0.25 takes 5.00 of the 200.00; in
 * packs of 3 it is 4,002 pieces. */
START_TEST(more_pieces_bear_their_freight) {
    struct deal d;
    struct landed_option options[3];
    int best;
    ladder(&d, 3600);
    d.lane.legs[LEG_UNLOADING] =
        (struct landed_tariff){.known = true, .currency = "EUR", .carton = CENTS(25)};
    landed_buy_more(&d.request, options, &best);
    ck_assert_int_eq(best, 0);
    ck_assert_int_eq(options[0].saving, UNITS(195));
    d.offer.pack = 3;
    landed_buy_more(&d.request, options, &best);
    ck_assert_int_eq(options[0].quantity, 4002);
    ck_assert_int_eq(options[0].total, UNITS(16008) + CENTS(201 * 25));
    d.lane.legs[LEG_UNLOADING].known = false;
    landed_buy_more(&d.request, options, &best);
    ck_assert_int_eq(best, -1);
    ck_assert(!options[0].known);
}
END_TEST

static void check_places(const struct landed_place *places, int n,
                         const struct landed_place *wanted, int n_wanted) {
    ck_assert_int_eq(n, n_wanted);
    for (int i = 0; i < n; i++) {
        ck_assert_int_eq(places[i].quantity, wanted[i].quantity);
        ck_assert_int_eq(places[i].cheaper, wanted[i].cheaper);
    }
}

/* 400 + 5.00 q and 1,000 + 4.50 q meet at 1,200. */
START_TEST(two_offers_change_places) {
    static const struct landed_place wanted[] = {{1, 0}, {1200, 2}, {1201, 1}};
    struct deal a, b;
    struct landed_place places[8];
    plain(&a, 1000);
    plain(&b, 1000);
    price(&a, 500);
    price(&b, 450);
    setup(&a, 400);
    setup(&b, 1000);
    for (enum landed_measure measure = LANDED_PER_PIECE; measure <= LANDED_IN_TOTAL; measure++) {
        int n = landed_break_even(&a.request, &b.request, measure, 1, 900000, places, 8);
        check_places(places, n, wanted, 3);
        n = landed_break_even(&a.request, &b.request, measure, 1, 1300, places, 8);
        check_places(places, n, wanted, 3);
    }
    int n = landed_break_even(&a.request, &b.request, LANDED_IN_TOTAL, 1201, 900000, places, 8);
    check_places(places, n, (const struct landed_place[]){{1201, 1}}, 1);
    n = landed_break_even(&a.request, &b.request, LANDED_IN_TOTAL, 1, 900000, places, 2);
    check_places(places, n, wanted, 2);
    ck_assert_int_eq(landed_break_even(&a.request, &b.request, LANDED_IN_TOTAL, 10, 9, places, 8),
                     0);
}
END_TEST

/* An MOQ of 1,000 at 4.00 against any number at 5.00: a piece is cheaper, but who needs 700 pays
 * less for the dear ones. */
START_TEST(moq_counts_in_total_and_not_per_piece) {
    struct deal a, b;
    struct landed_place places[8];
    plain(&a, 1000);
    plain(&b, 1000);
    price(&a, 400);
    a.offer.moq = 1000;
    price(&b, 500);
    int n = landed_break_even(&a.request, &b.request, LANDED_IN_TOTAL, 1, 100000, places, 8);
    check_places(places, n, (const struct landed_place[]){{1, 1}, {800, 2}, {801, 0}}, 3);
    n = landed_break_even(&a.request, &b.request, LANDED_PER_PIECE, 1, 100000, places, 8);
    check_places(places, n, (const struct landed_place[]){{1, 0}}, 1);
}
END_TEST

START_TEST(who_is_not_comparable_is_not_cheaper) {
    struct deal a, b;
    struct landed_place places[8];
    plain(&a, 1000);
    ladder(&b, 1000);
    price(&a, 900);
    int n = landed_break_even(&a.request, &b.request, LANDED_PER_PIECE, 1, 5000, places, 8);
    check_places(places, n, (const struct landed_place[]){{1, LANDED_ONLY_FIRST}, {500, 1}}, 2);
    a.offer.currency = "CNY";
    n = landed_break_even(&a.request, &b.request, LANDED_PER_PIECE, 1, 5000, places, 8);
    check_places(places, n, (const struct landed_place[]){{1, -1}, {500, LANDED_ONLY_SECOND}}, 2);
}
END_TEST

/* 4.00 and 20.00 for each carton of 20, or 500.00 for the shipment, against 4.60 delivered: by
 * carton never, by shipment from the piece on that makes 0.60 × 834 = 500.40. */
START_TEST(each_quantity_goes_by_its_cheapest_way) {
    struct deal a, b, whole;
    struct landed_place places[8];
    plain(&a, 100);
    plain(&whole, 100);
    plain(&b, 100);
    price(&a, 400);
    price(&whole, 400);
    price(&b, 460);
    a.lane.legs[LEG_CARRIAGE] =
        (struct landed_tariff){.known = true, .currency = "EUR", .carton = UNITS(20)};
    whole.lane.legs[LEG_CARRIAGE] =
        (struct landed_tariff){.known = true, .currency = "EUR", .shipment = UNITS(500)};
    int n = landed_break_even(&a.request, &b.request, LANDED_IN_TOTAL, 1, 900, places, 8);
    check_places(places, n, (const struct landed_place[]){{1, 1}}, 1);
    a.request.or_by = &whole.request;
    n = landed_break_even(&a.request, &b.request, LANDED_IN_TOTAL, 1, 900, places, 8);
    check_places(places, n, (const struct landed_place[]){{1, 1}, {834, 0}}, 2);
}
END_TEST

static int reckoned(struct deal *a, struct deal *b, int64_t quantity) {
    a->wanted[0] = b->wanted[0] = quantity;
    deal_cost(a);
    deal_cost(b);
    wide x = (wide)a->result.basis[LANDED_COST].total * b->result.quantity,
         y = (wide)b->result.basis[LANDED_COST].total * a->result.quantity;
    arena_free(&a->arena);
    arena_free(&b->arena);
    return x < y ? 0 : y < x ? 1 : 2;
}

/* 4.60 and 9.00 for each carton of 20 against 4.50 (5.50 up to 60 pieces) and 15.00 for each of 30,
 * in multiples of 5: by whose carton is just full they change places again and again. */
START_TEST(every_change_of_places_is_found) {
    struct deal a, b;
    struct landed_place places[900];
    plain(&a, 500);
    plain(&b, 500);
    price(&a, 460);
    a.offer.moq = 40;
    b.breaks[0] = (struct landed_break){1, CENTS(550)};
    b.breaks[1] = (struct landed_break){61, CENTS(450)};
    b.offer.n_breaks = 2;
    b.offer.multiple = 5;
    b.request.carton.units = 30;
    a.lane.legs[LEG_CARRIAGE] =
        (struct landed_tariff){.known = true, .currency = "EUR", .carton = UNITS(9)};
    b.lane.legs[LEG_CARRIAGE] =
        (struct landed_tariff){.known = true, .currency = "EUR", .carton = UNITS(15)};
    int n = landed_break_even(&a.request, &b.request, LANDED_PER_PIECE, 1, 900, places, 900),
        at = 0;
    ck_assert_int_gt(n, 10);
    for (int64_t q = 1; q <= 900; q++) {
        while (at + 1 < n && places[at + 1].quantity <= q)
            at++;
        ck_assert_int_eq(places[at].cheaper, reckoned(&a, &b, q));
    }
    /* over a long range each change that is named is one */
    n = landed_break_even(&a.request, &b.request, LANDED_PER_PIECE, 1, 40000, places, 900);
    for (int i = 1; i < n; i++) {
        ck_assert_int_eq(places[i].cheaper, reckoned(&a, &b, places[i].quantity));
        ck_assert_int_ne(places[i].cheaper, reckoned(&a, &b, places[i].quantity - 1));
    }
}
END_TEST

START_TEST(price_to_ask_for) {
    struct deal d;
    int64_t asked;
    plain(&d, 1000);
    price(&d, 450);
    const struct landed_goal goal = {UNITS(8000), 2000};
    ck_assert(landed_price_target(&d.request, &goal, &asked));
    ck_assert_int_eq(asked, CENTS(400));
    setup(&d, 100);
    ck_assert(landed_price_target(&d.request, &goal, &asked));
    ck_assert_int_eq(asked, CENTS(390));
    d.offer.currency = "CNY";
    d.rates[0] = (struct landed_rate){"CNY", 8, 1, 0};
    d.buyer.n_rates = 1;
    ck_assert(landed_price_target(&d.request, &goal, &asked));
    ck_assert_int_eq(asked, CENTS(390 * 8));
    setup(&d, 4000);
    ck_assert(!landed_price_target(&d.request, &goal, &asked));
    d.buyer.n_rates = 0;
    ck_assert(!landed_price_target(&d.request, &goal, &asked));
}
END_TEST

/* Through duty, premium and VAT, from FOB and DDP prices: one step more is too much. */
START_TEST(price_to_ask_for_is_the_highest) {
    static const enum incoterm rules[] = {INCOTERM_EXW, INCOTERM_FOB, INCOTERM_CIF, INCOTERM_DDP};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct deal d;
        int64_t asked;
        deal_second(&d, FREIGHT_LCL, CENTS(50948800));
        d.offer.terms.rule = rules[i];
        const struct landed_goal goal = {CENTS(7116560), 12000};
        ck_assert(landed_price_target(&d.request, &goal, &asked));
        d.breaks[0].price = asked;
        deal_cost(&d);
        ck_assert_int_le(d.result.basis[LANDED_COST].total, goal.total);
        d.breaks[0].price = asked + 20; /* 2.5 of 1/10,000 EUR */
        deal_cost(&d);
        ck_assert_int_gt(d.result.basis[LANDED_COST].total, goal.total);
        arena_free(&d.arena);
    }
}
END_TEST

/* Of several breaks the one reached; and no price is so low that it makes up for the way. */
START_TEST(price_to_ask_for_is_that_of_the_break_reached) {
    struct deal d;
    int64_t asked;
    ladder(&d, 1500);
    const struct landed_goal goal = {UNITS(6300), 1500};
    ck_assert(landed_price_target(&d.request, &goal, &asked));
    ck_assert_int_eq(asked, CENTS(420));
    deal_example(&d);
    d.offer.terms.rule = INCOTERM_CFR;
    d.breaks[0].price = CENTS(1131180);
    const struct landed_goal less = {UNITS(900), 2000};
    ck_assert(!landed_price_target(&d.request, &less, &asked));
}
END_TEST

/* An offer without a price has no MOQ to be talked down, nor one that has none. */
START_TEST(no_moq_to_ask_for) {
    struct deal d;
    int64_t asked;
    const struct landed_goal goal = {UNITS(9000), 1000};
    ladder(&d, 600);
    ck_assert(!landed_moq_target(&d.request, &goal, &asked));
    d.offer.moq = 1000;
    d.offer.currency = "CNY";
    ck_assert(!landed_moq_target(&d.request, &goal, &asked));
}
END_TEST

START_TEST(nothing_wanted_is_not_cheaper) {
    struct deal a, b;
    struct landed_place places[2];
    plain(&a, 0);
    plain(&b, 0);
    int n = landed_break_even(&a.request, &b.request, LANDED_PER_PIECE, 1, 5000, places, 2);
    check_places(places, n, (const struct landed_place[]){{1, -1}}, 1);
}
END_TEST

START_TEST(moq_to_ask_for) {
    static const struct {
        int64_t moq, multiple, goal, asked;
    } cases[] = {
        {1000, 0, 3500, 700}, /* 700 × 5.00 */
        {1000, 30, 3500, 690},  {1000, 0, 4500, 1000},   {1000, 0, 4499, 899},
        {1000, 0, 2999, 0},     {2000, 300, 5400, 1200}, /* 1,200 × 4.50, as from 901 on */
        {4000, 0, 16000, 4000}, {4000, 0, 15999, 3555},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct deal d;
        int64_t asked = 0;
        ladder(&d, 600);
        d.offer.moq = cases[i].moq;
        d.offer.multiple = cases[i].multiple;
        const struct landed_goal goal = {UNITS(cases[i].goal), 600};
        ck_assert_int_eq(landed_moq_target(&d.request, &goal, &asked), cases[i].asked > 0);
        ck_assert_int_eq(asked, cases[i].asked);
    }
}
END_TEST

TEST_MAIN(landed_whatif, buying_more_costs_less_in_total, more_pieces_bear_their_freight,
          two_offers_change_places, moq_counts_in_total_and_not_per_piece,
          who_is_not_comparable_is_not_cheaper, each_quantity_goes_by_its_cheapest_way,
          every_change_of_places_is_found, price_to_ask_for, price_to_ask_for_is_the_highest,
          price_to_ask_for_is_that_of_the_break_reached, no_moq_to_ask_for,
          nothing_wanted_is_not_cheaper, moq_to_ask_for)
