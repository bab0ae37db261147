/*
 * What is missing makes an offer "not comparable, because …", and only where the figure hangs on
 * it.
 */
#include "landed_fixture.h"

enum {
    EXW = 1 << LANDED_EXW,
    FOB = 1 << LANDED_FOB,
    CIF = 1 << LANDED_CIF,
    LANDED = 1 << LANDED_COST,
    ALL = EXW | FOB | CIF | LANDED
};

/* One sentence; the figures it spoils are not known, the others are. */
static void only_gap(struct deal *d, enum landed_gap_kind kind, const char *sentence,
                     unsigned spoils) {
    deal_cost(d);
    check_gap(d, sentence, spoils);
    ck_assert_int_eq(d->result.n_gaps, 1);
    ck_assert_int_eq(d->result.gaps[0].kind, kind);
    ck_assert_int_eq(d->result.comparable, !(spoils & LANDED));
    for (int i = 0; i < LANDED_BASES; i++) {
        ck_assert_int_eq(d->result.basis[i].known, !(spoils & (1U << i)));
        ck_assert(d->result.basis[i].known || d->result.basis[i].total == 0);
        ck_assert(!d->result.basis[i].known || d->result.basis[i].total > 0);
    }
    arena_free(&d->arena);
}

START_TEST(no_rate_of_the_price) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(44080000));
    d.rates[0].currency = "JPY";
    only_gap(&d, GAP_RATE, "no rate for CNY on 2026-11-20", ALL);
    d.buyer.rate_day = DATE_NONE;
    only_gap(&d, GAP_RATE, "no rate for CNY", ALL);
}
END_TEST

START_TEST(no_rate_of_a_cost_beside_the_price) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(44080000));
    d.buyer.n_rates = 1;
    only_gap(&d, GAP_RATE, "no rate for USD on 2026-11-20", LANDED);
}
END_TEST

START_TEST(no_currency_of_the_price) {
    struct deal d;
    deal_example(&d);
    d.offer.currency = NULL;
    only_gap(&d, GAP_CURRENCY, "no currency of the price", ALL);
    deal_example(&d);
    d.lane.legs[LEG_UNLOADING].currency = "";
    only_gap(&d, GAP_CURRENCY, "no currency of unloading", LANDED);
}
END_TEST

START_TEST(no_price_for_so_few) {
    struct deal d;
    deal_example(&d);
    d.breaks[0].from = 3000;
    only_gap(&d, GAP_PRICE, "no price for 2,000 pieces: the first break is 3,000", ALL);
    ck_assert(!d.result.has_price);
    deal_example(&d);
    d.offer.n_breaks = 0;
    only_gap(&d, GAP_PRICE, "no price", ALL);
}
END_TEST

START_TEST(nothing_wanted) {
    struct deal d;
    deal_example(&d);
    d.wanted[0] = 0;
    only_gap(&d, GAP_QUANTITY, "no quantity wanted", ALL);
}
END_TEST

START_TEST(no_lane) {
    struct deal d;
    deal_example(&d);
    d.request.lane = NULL;
    only_gap(&d, GAP_TARIFF, "no lane with tariffs", FOB | CIF | LANDED);
}
END_TEST

/* A leg that nobody priced: which figures of an EXW offer hang on it. */
START_TEST(no_tariff_of_each_leg) {
    static const struct {
        enum leg leg;
        const char *sentence;
        unsigned spoils;
    } legs[] = {
        {LEG_LOADING, "no tariff for loading at origin by sea LCL", FOB | CIF | LANDED},
        {LEG_INLAND_ORIGIN, "no tariff for inland to port by sea LCL", FOB | CIF | LANDED},
        {LEG_EXPORT, "no tariff for export clearance by sea LCL", FOB | CIF | LANDED},
        {LEG_ORIGIN_TERMINAL, "no tariff for origin terminal by sea LCL", FOB | CIF | LANDED},
        {LEG_ON_BOARD, "no tariff for loading on vessel by sea LCL", FOB | CIF | LANDED},
        {LEG_CARRIAGE, "no tariff for main carriage by sea LCL", CIF | LANDED},
        {LEG_INSURANCE, "no tariff for insurance by sea LCL", CIF | LANDED},
        {LEG_DESTINATION_TERMINAL, "no tariff for destination terminal by sea LCL", LANDED},
        {LEG_INLAND_DESTINATION, "no tariff for inland at destination by sea LCL", LANDED},
        {LEG_UNLOADING, "no tariff for unloading by sea LCL", LANDED},
        {LEG_IMPORT, "no tariff for import clearance by sea LCL", LANDED},
    };
    for (size_t i = 0; i < sizeof legs / sizeof *legs; i++) {
        struct deal d;
        deal_example(&d);
        d.lane.legs[legs[i].leg].known = false;
        deal_cost(&d);
        const struct landed_line *line = deal_line(&d, LINE_LEG, legs[i].leg);
        ck_assert(!line->known);
        ck_assert_int_eq(line->total, 0);
        ck_assert_str_eq(line->formula, legs[i].sentence);
        only_gap(&d, GAP_TARIFF, legs[i].sentence, legs[i].spoils);
    }
}
END_TEST

/* What is inside the price need not be known for the landed cost where nothing else hangs on it. */
START_TEST(ddp_needs_no_freight) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(50948800));
    d.offer.terms.rule = INCOTERM_DDP;
    d.duty.vat_recoverable = LANDED_SHARE;
    d.lane.legs[LEG_CARRIAGE].known = false;
    only_gap(&d, GAP_TARIFF, "no tariff for main carriage by sea LCL", EXW | FOB);
    /* 509,488 / 8 + 900 + 120 */
    check_total(&d, LANDED_COST, UNITS(63686 + 900 + 120));
}
END_TEST

START_TEST(cfr_needs_no_carriage_where_duty_is_on_cif) {
    struct deal d;
    deal_example(&d);
    d.offer.terms.rule = INCOTERM_CFR;
    d.breaks[0].price = CENTS(1131180);
    d.lane.legs[LEG_CARRIAGE].known = false;
    only_gap(&d, GAP_TARIFF, "no tariff for main carriage by sea LCL", EXW | FOB);
    check_total(&d, LANDED_COST, 125481178);
    d.duty.base = BASE_FOB;
    only_gap(&d, GAP_TARIFF, "no tariff for main carriage by sea LCL", EXW | FOB | LANDED);
}
END_TEST

START_TEST(no_measures_of_the_carton) {
    static const struct {
        struct lading_carton carton;
        const char *sentence;
    } cartons[] = {
        {{0, 600, 400, 450, 11500}, "no number of pieces in a carton"},
        {{20, 600, 400, 0, 11500}, "no size of the carton"},
        {{20, 600, 400, 450, 0}, "no weight of the carton"},
    };
    for (size_t i = 0; i < sizeof cartons / sizeof *cartons; i++) {
        struct deal d;
        deal_example(&d);
        d.request.carton = cartons[i].carton;
        only_gap(&d, GAP_CARTON, cartons[i].sentence, i < 2 ? FOB | CIF | LANDED : CIF | LANDED);
    }
}
END_TEST

START_TEST(weight_is_not_asked_where_nothing_is_charged_by_it) {
    struct deal d;
    deal_example(&d);
    d.request.carton.weight = 0;
    d.lane.legs[LEG_CARRIAGE] =
        (struct landed_tariff){.known = true, .currency = "EUR", .m3 = UNITS(78)};
    deal_cost(&d);
    ck_assert_int_eq(d.result.n_gaps, 0);
    check_total(&d, LANDED_COST, 125481178);
    arena_free(&d.arena);
}
END_TEST

START_TEST(no_container_takes_the_carton) {
    struct deal d;
    deal_second(&d, FREIGHT_FCL, CENTS(44080000));
    d.request.carton.weight = 30000000;
    only_gap(&d, GAP_TARIFF, "no container with a price on every leg takes the cartons",
             CIF | LANDED);
}
END_TEST

START_TEST(no_duty) {
    struct deal d;
    deal_example(&d);
    d.request.duty = NULL;
    only_gap(&d, GAP_DUTY, "no duty for HS 4202.92 from CN", LANDED);
    ck_assert(!d.result.has_customs);
    d.offer.origin = NULL;
    only_gap(&d, GAP_DUTY, "no duty: the country of origin of the goods is not known", LANDED);
    d.offer.origin = "CN";
    d.request.hs = NULL;
    only_gap(&d, GAP_DUTY, "no duty: the HS code of the goods is not known", LANDED);
    deal_example(&d);
    d.duty.origin = "CN";
    d.offer.origin = NULL;
    only_gap(&d, GAP_DUTY, "no duty: the country of origin of the goods is not known", LANDED);
    deal_example(&d);
    d.duty.rate = -1;
    only_gap(&d, GAP_DUTY, "no duty for HS 4202.92 from CN", LANDED);
    deal_example(&d);
    d.duty.vat = -1;
    d.duty.vat_recoverable = 0;
    only_gap(&d, GAP_DUTY, "no VAT for HS 4202.92 from CN", LANDED);
}
END_TEST

/* The origin of the goods decides, and their code: another row is no help. */
START_TEST(duty_of_other_goods_is_no_duty) {
    struct deal d;
    deal_example(&d);
    d.duty.origin = "VN";
    only_gap(&d, GAP_DUTY, "no duty for goods from CN: that at hand is for goods from VN", LANDED);
    d.duty.origin = "CN";
    d.duty.hs = "4202.12";
    only_gap(&d, GAP_DUTY, "no duty for HS 4202.92: that at hand is for HS 4202.12", LANDED);
    d.duty.hs = "4202 92 91";
    deal_cost(&d);
    check_total(&d, LANDED_COST, 125481178);
    arena_free(&d.arena);
}
END_TEST

START_TEST(ddp_must_say_whether_vat_is_in_it_and_who_imports) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(50948800));
    d.offer.terms.rule = INCOTERM_DDP;
    d.offer.vat_included = LANDED_UNSAID;
    only_gap(&d, GAP_DDP, "the price holds the import, but not said is whether VAT is in it", ALL);
    d.offer.vat_included = LANDED_NO;
    d.offer.buyer_imports = LANDED_UNSAID;
    only_gap(&d, GAP_DDP, "the price holds the import, but not said is who is importer of record",
             LANDED);
    /* where nothing comes back it is all the same */
    d.duty.vat_recoverable = 0;
    deal_cost(&d);
    ck_assert_int_eq(d.result.n_gaps, 0);
    arena_free(&d.arena);
}
END_TEST

START_TEST(no_days_to_arrival) {
    struct deal d;
    deal_example(&d);
    d.offer.deposit = PERCENT(30);
    d.buyer.annual_rate = PERCENT(8);
    d.buyer.shipment_days = 30;
    only_gap(&d, GAP_DAYS, "no number of days from order to arrival", LANDED);
    d.offer.deposit = 0;
    d.buyer.shipment_days = -1;
    only_gap(&d, GAP_DAYS, "no number of days from shipment to arrival", LANDED);
    d.buyer.annual_rate = 0;
    deal_cost(&d);
    ck_assert_int_eq(d.result.n_gaps, 0);
    arena_free(&d.arena);
}
END_TEST

START_TEST(all_that_is_missing_is_said_at_once) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(44080000));
    d.buyer.n_rates = 0;
    d.request.carton.weight = 0;
    d.request.duty = NULL;
    d.lane.legs[LEG_IMPORT].known = false;
    deal_cost(&d);
    ck_assert_int_eq(d.result.n_gaps, 5);
    check_gap(&d, "no rate for CNY on 2026-11-20", ALL);
    check_gap(&d, "no rate for USD on 2026-11-20", LANDED);
    check_gap(&d, "no weight of the carton", CIF | LANDED);
    check_gap(&d, "no tariff for import clearance by sea LCL", LANDED);
    check_gap(&d, "no duty for HS 4202.92 from CN", LANDED);
    arena_free(&d.arena);
}
END_TEST

START_TEST(figures_without_sense_are_said) {
    struct deal d;
    deal_example(&d);
    d.offer.deposit = PERCENT(130);
    only_gap(&d, GAP_INPUT, "the deposit must be 0 to 100 %", ALL);
    deal_example(&d);
    d.breaks[0].price = 0;
    only_gap(&d, GAP_INPUT, "a price must be above 0", ALL);
    deal_example(&d);
    d.lane.legs[LEG_CARRIAGE].revenue_tonne = -1;
    only_gap(&d, GAP_INPUT, "a tariff is out of range", ALL);
    deal_example(&d);
    d.buyer.currency = NULL;
    only_gap(&d, GAP_INPUT, "no currency of the buyer", ALL);
    deal_example(&d);
    d.offer.terms.rule = INCOTERM_DAP;
    d.breaks[0].price = UNITS(800);
    only_gap(&d, GAP_INPUT,
             "the price is less than the freight and charges it holds: check the price, the "
             "Incoterm and the tariffs",
             ALL);
    deal_example(&d);
    d.offer.terms.rule = INCOTERM_FOB;
    d.breaks[0].price = UNITS(400);
    only_gap(&d, GAP_INPUT,
             "the price is less than the charges to the ship: check the price, the Incoterm and "
             "the tariffs",
             EXW);
}
END_TEST

/* A figure is an estimate where it hangs on one. */
START_TEST(estimates_are_labelled) {
    struct deal d;
    deal_example(&d);
    deal_cost(&d);
    ck_assert(!d.result.basis[LANDED_COST].estimate);
    d.lane.legs[LEG_CARRIAGE].estimate = true;
    deal_cost(&d);
    check_total(&d, LANDED_COST, 125481178);
    ck_assert(!d.result.basis[LANDED_EXW].estimate && !d.result.basis[LANDED_FOB].estimate);
    ck_assert(d.result.basis[LANDED_CIF].estimate && d.result.basis[LANDED_COST].estimate);
    ck_assert(deal_line(&d, LINE_LEG, LEG_CARRIAGE)->estimate);
    ck_assert(deal_line(&d, LINE_DUTY, 0)->estimate);
    ck_assert(!deal_line(&d, LINE_LEG, LEG_UNLOADING)->estimate);
    /* a CFR price is paid whatever freight is */
    d.offer.terms.rule = INCOTERM_CFR;
    d.breaks[0].price = CENTS(1131180);
    deal_cost(&d);
    ck_assert(d.result.basis[LANDED_FOB].estimate);
    ck_assert(!d.result.basis[LANDED_COST].estimate);
    arena_free(&d.arena);
}
END_TEST

/* Of each thing that can be one. */
START_TEST(everything_can_be_an_estimate) {
    struct deal d;
    deal_example(&d);
    d.lane.legs[LEG_INSURANCE].estimate = true;
    deal_cost(&d);
    ck_assert(!d.result.basis[LANDED_FOB].estimate && d.result.basis[LANDED_CIF].estimate);
    arena_free(&d.arena);
    deal_example(&d);
    d.duty.estimate = true;
    d.duty.rate = d.duty.vat = 0;
    d.duty.n_levies = 1;
    d.duty.levies[0] = (struct landed_levy){.base = LEVY_ON_CIF, .rate = PERCENT(2)};
    deal_cost(&d);
    ck_assert(!d.result.basis[LANDED_CIF].estimate && d.result.basis[LANDED_COST].estimate);
    ck_assert(deal_line(&d, LINE_LEVY, 0)->estimate);
    arena_free(&d.arena);
    deal_example(&d);
    d.buyer.n_costs = 1;
    d.extras[0] = (struct landed_cost_item){
        .kind = LANDED_INSPECTION, .order = {UNITS(300), "EUR"}, .estimate = true};
    deal_cost(&d);
    ck_assert(!d.result.basis[LANDED_CIF].estimate && d.result.basis[LANDED_COST].estimate);
    ck_assert_int_eq(deal_line(&d, LINE_COST, LANDED_INSPECTION)->total, UNITS(300));
    arena_free(&d.arena);
}
END_TEST

TEST_MAIN(landed_gap, no_rate_of_the_price, no_rate_of_a_cost_beside_the_price,
          no_currency_of_the_price, no_price_for_so_few, nothing_wanted, no_lane,
          no_tariff_of_each_leg, ddp_needs_no_freight, cfr_needs_no_carriage_where_duty_is_on_cif,
          no_measures_of_the_carton, weight_is_not_asked_where_nothing_is_charged_by_it,
          no_container_takes_the_carton, no_duty, duty_of_other_goods_is_no_duty,
          ddp_must_say_whether_vat_is_in_it_and_who_imports, no_days_to_arrival,
          all_that_is_missing_is_said_at_once, figures_without_sense_are_said,
          estimates_are_labelled, everything_can_be_an_estimate)
