/*
 * Landed cost: one deal under eleven Incoterms costs the same, by hand, in every mode.
 */
#include "landed_fixture.h"

/* What a seller asks for the 2,000 pieces of the example in 1/100,000,000 EUR: the EXW value and
 * the legs that he pays. */
static const struct {
    enum incoterm rule;
    int64_t price;
    const char *unit;
} asked[INCOTERMS] = {
    {INCOTERM_EXW, 1000000000000, "5.000000"}, {INCOTERM_FCA, 1030980000000, "5.154900"},
    {INCOTERM_FAS, 1043940000000, "5.219700"}, {INCOTERM_FOB, 1046940000000, "5.234700"},
    {INCOTERM_CFR, 1131180000000, "5.655900"}, {INCOTERM_CPT, 1131180000000, "5.655900"},
    {INCOTERM_CIF, 1135551874717, "5.677759"}, {INCOTERM_CIP, 1135551874717, "5.677759"},
    {INCOTERM_DAP, 1212151874717, "6.060759"}, {INCOTERM_DPU, 1214651874717, "6.073259"},
    {INCOTERM_DDP, 1252311775334, "6.261559"},
};

/* The price per piece as the table of the definitions prints it: six digits. */
static void check_unit_text(int64_t price, const char *text) {
    struct ratio each = ratio_of(price, 100);
    int64_t rounded;
    char shown[32];
    ck_assert(ratio_round(&each, 1, &rounded));
    each = ratio_of(price, INT64_C(2000) * 100);
    ck_assert(ratio_round(&each, 1, &rounded));
    decimal_format(rounded, 6, shown, sizeof shown);
    ck_assert_str_eq(shown, text);
}

START_TEST(example_costs_the_same_under_all_eleven_incoterms) {
    for (int i = 0; i < INCOTERMS; i++) {
        struct deal d;
        deal_example(&d);
        check_unit_text(asked[i].price, asked[i].unit);
        d.offer.terms.rule = asked[i].rule;
        d.offer.price_per = INT64_C(2000) * 10000;
        d.breaks[0].price = asked[i].price;
        const struct landed_result *r = deal_cost(&d);
        ck_assert_msg(r->comparable, "%s", incoterm_codes[asked[i].rule]);
        check_total(&d, LANDED_EXW, UNITS(10000));
        check_total(&d, LANDED_FOB, CENTS(1046940));
        check_total(&d, LANDED_CIF, 113555187);
        check_total(&d, LANDED_COST, 125481178); /* 12,548.117753… */
        ck_assert_int_eq(r->basis[LANDED_COST].unit, 62741);
        ck_assert_int_eq(r->customs_value, 113555187);
        ck_assert_int_eq(r->dutiable, 113555187);
        ck_assert_int_eq(r->duty, 3065990);
        ck_assert_int_eq(r->cartons, 100);
        arena_free(&d.arena);
    }
}
END_TEST

START_TEST(example_names_its_legs_and_premium) {
    struct deal d;
    deal_example(&d);
    deal_cost(&d);
    static const struct {
        enum leg leg;
        int64_t total;
        const char *formula;
    } lines[] = {
        {LEG_LOADING, 400000, "EUR 40.00"},
        {LEG_INLAND_ORIGIN, 1848000, "EUR 120.00 + EUR 6.00 × 10.8 m³"},
        {LEG_ORIGIN_TERMINAL, 1296000, "EUR 12.00 × 10.8 m³"},
        {LEG_CARRIAGE, 8424000, "EUR 78.00 × 10.8 revenue tonnes"},
        {LEG_INSURANCE, 437187, "0.35 % of 110 % of CIF EUR 11,355.52"},
        {LEG_DESTINATION_TERMINAL, 4380000, "EUR 60.00 + EUR 35.00 × 10.8 m³"},
        {LEG_INLAND_DESTINATION, 3280000, "EUR 220.00 + EUR 10.00 × 10.8 m³"},
        {LEG_UNLOADING, 250000, "EUR 0.25 × 100 cartons"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct landed_line *line = deal_line(&d, LINE_LEG, lines[i].leg);
        ck_assert_ptr_nonnull(line);
        ck_assert(line->known && !line->by_seller);
        ck_assert_int_eq(line->total, lines[i].total);
        ck_assert_str_eq(line->formula, lines[i].formula);
        ck_assert_str_eq(line->source, "forwarder");
    }
    ck_assert_str_eq(deal_line(&d, LINE_LEG, LEG_CARRIAGE)->inputs,
                     "100 cartons; 10.8 m³; 1,150 kg");
    ck_assert_str_eq(deal_line(&d, LINE_GOODS, 0)->formula, "2,000 × EUR 10,000.00 / 2,000");
    ck_assert_str_eq(deal_line(&d, LINE_DUTY, 0)->formula, "2.7 % of CIF EUR 11,355.52");
    ck_assert_str_eq(deal_line(&d, LINE_DUTY, 0)->source, "TARIC");
    /* 19 % of CIF, duty and 791.00 of destination: 2,365.8924, all of which comes back */
    ck_assert_int_eq(d.result.vat, 23660924);
    ck_assert_int_eq(d.result.vat_back, d.result.vat);
    ck_assert_int_eq(deal_line(&d, LINE_VAT, 0)->total, 0);
    arena_free(&d.arena);
}
END_TEST

/* What the price holds and what the buyer pays are the whole way, whoever pays which part. */
START_TEST(lines_inside_the_price_make_up_the_price) {
    for (int i = 0; i < INCOTERMS; i++) {
        struct deal d;
        deal_example(&d);
        d.offer.terms.rule = asked[i].rule;
        d.offer.price_per = INT64_C(2000) * 10000;
        d.breaks[0].price = asked[i].price;
        deal_cost(&d);
        int64_t inside = UNITS(10000), total = 0;
        for (int k = 0; k < d.result.n_lines; k++) {
            inside += d.result.lines[k].inside;
            total += d.result.lines[k].total;
        }
        int64_t price = deal_line(&d, LINE_GOODS, 0)->total;
        ck_assert_int_le(llabs(inside - price), 2); /* lines are shown rounded */
        ck_assert_int_le(llabs(total - d.result.basis[LANDED_COST].total), 2);
        arena_free(&d.arena);
    }
}
END_TEST

/* The second deal by hand, in EUR. FOB 56,000; EXW 55,100 without 60 + 400 + 100 + 300 + 40.
 *   LCL  409 + 50 × 67.2 = 3,769.00     CIF 60,000, premium 231.00
 *   FCL  one 40'HC, 2,772.85            CIF 59,000, premium 227.15
 *   air  231.25 + 1.65 × 11,200 kg      CIF 75,000, premium 288.75
 *   express  172 + 2.10 × 11,200 kg     CIF 80,000, premium 308.00
 *   rail  49.30 + 85 × 67.2 m³          CIF 62,000, premium 238.70
 *   road  3.55 + 0.62 × 7,680 kg        CIF 61,000, premium 234.85
 * By air and express the kilograms are those that are charged, 67.2 m³ / 6,000 cm³; by road those
 * that it weighs. CIF = (56,000 + carriage) / (1 − 1.1 × 0.35 %), as (56,000 + 23,692) / 0.99615 =
 * 80,000 by express, and the premium 0.385 % of it.
 * Tooling 900 is dutiable. Duty 4 % of CIF + 900; VAT 20 % of CIF + 900 + duty + 1,260, half of it
 * back. Landed: CIF + 900 + 1,260 + 110 + duty + half the VAT. Prices are in CNY, 8 times that. By
 * express: duty 0.04 × 80,900 = 3,236; VAT 0.2 × (80,900 + 3,236 + 1,260) = 17,079.20; landed
 * 80,000 + 2,270 + 3,236 + 8,539.60 = 94,045.60. By rail 2,516, 13,335.20 and 73,453.60; by road
 * 2,476, 13,127.20 and 72,309.60. A DAP price is CIF + 1,140, DPU CIF + 1,260, DDP DAP + 110 +
 * duty. Rules for the sea are odd by air, express, rail and road, and say so; they are reckoned all
 * the same. */
enum { DDP_WITH_VAT = INCOTERMS };
static const struct {
    enum freight_mode mode;
    int64_t cif, premium, duty, vat, landed, unit;
    int64_t price[INCOTERMS + 1]; /* in CNY 1/100 */
} second[] = {
    {FREIGHT_LCL,
     60000,
     23100,
     243600,
     1291920,
     7116560,
     59305,
     {[INCOTERM_EXW] = 44080000,
      [INCOTERM_FCA] = 44528000,
      [INCOTERM_FAS] = 44768000,
      [INCOTERM_FOB] = 44800000,
      [INCOTERM_CFR] = 47815200,
      [INCOTERM_CPT] = 47815200,
      [INCOTERM_CIF] = 48000000,
      [INCOTERM_CIP] = 48000000,
      [INCOTERM_DAP] = 48912000,
      [INCOTERM_DPU] = 49008000,
      [INCOTERM_DDP] = 50948800,
      [DDP_WITH_VAT] = 61284160}},
    {FREIGHT_FCL,
     59000,
     22715,
     239600,
     1271120,
     7002160,
     58351,
     {[INCOTERM_EXW] = 44080000,
      [INCOTERM_FCA] = 44528000,
      [INCOTERM_FAS] = 44768000,
      [INCOTERM_FOB] = 44800000,
      [INCOTERM_CFR] = 47018280,
      [INCOTERM_CPT] = 47018280,
      [INCOTERM_CIF] = 47200000,
      [INCOTERM_CIP] = 47200000,
      [INCOTERM_DAP] = 48112000,
      [INCOTERM_DPU] = 48208000,
      [INCOTERM_DDP] = 50116800,
      [DDP_WITH_VAT] = 60285760}},
    {FREIGHT_AIR,
     75000,
     28875,
     303600,
     1603920,
     8832560,
     73605,
     {[INCOTERM_EXW] = 44080000,
      [INCOTERM_FCA] = 44528000,
      [INCOTERM_FAS] = 44768000,
      [INCOTERM_FOB] = 44800000,
      [INCOTERM_CFR] = 59769000,
      [INCOTERM_CPT] = 59769000,
      [INCOTERM_CIF] = 60000000,
      [INCOTERM_CIP] = 60000000,
      [INCOTERM_DAP] = 60912000,
      [INCOTERM_DPU] = 61008000,
      [INCOTERM_DDP] = 63428800,
      [DDP_WITH_VAT] = 76260160}},
    {FREIGHT_EXPRESS,
     80000,
     30800,
     323600,
     1707920,
     9404560,
     78371,
     {[INCOTERM_EXW] = 44080000,
      [INCOTERM_FCA] = 44528000,
      [INCOTERM_FAS] = 44768000,
      [INCOTERM_FOB] = 44800000,
      [INCOTERM_CFR] = 63753600,
      [INCOTERM_CPT] = 63753600,
      [INCOTERM_CIF] = 64000000,
      [INCOTERM_CIP] = 64000000,
      [INCOTERM_DAP] = 64912000,
      [INCOTERM_DPU] = 65008000,
      [INCOTERM_DDP] = 67588800,
      [DDP_WITH_VAT] = 81252160}},
    {FREIGHT_RAIL,
     62000,
     23870,
     251600,
     1333520,
     7345360,
     61211,
     {[INCOTERM_EXW] = 44080000,
      [INCOTERM_FCA] = 44528000,
      [INCOTERM_FAS] = 44768000,
      [INCOTERM_FOB] = 44800000,
      [INCOTERM_CFR] = 49409040,
      [INCOTERM_CPT] = 49409040,
      [INCOTERM_CIF] = 49600000,
      [INCOTERM_CIP] = 49600000,
      [INCOTERM_DAP] = 50512000,
      [INCOTERM_DPU] = 50608000,
      [INCOTERM_DDP] = 52612800,
      [DDP_WITH_VAT] = 63280960}},
    {FREIGHT_ROAD,
     61000,
     23485,
     247600,
     1312720,
     7230960,
     60258,
     {[INCOTERM_EXW] = 44080000,
      [INCOTERM_FCA] = 44528000,
      [INCOTERM_FAS] = 44768000,
      [INCOTERM_FOB] = 44800000,
      [INCOTERM_CFR] = 48612120,
      [INCOTERM_CPT] = 48612120,
      [INCOTERM_CIF] = 48800000,
      [INCOTERM_CIP] = 48800000,
      [INCOTERM_DAP] = 49712000,
      [INCOTERM_DPU] = 49808000,
      [INCOTERM_DDP] = 51780800,
      [DDP_WITH_VAT] = 62282560}},
};

START_TEST(second_deal_costs_the_same_under_every_incoterm_and_mode) {
    ck_assert_uint_eq(sizeof second / sizeof *second, FREIGHT_MODES - 1); /* FREIGHT_UNKNOWN */
    for (size_t i = 0; i < sizeof second / sizeof *second; i++)
        for (int quote = 0; quote <= INCOTERMS; quote++) {
            struct deal d;
            deal_second(&d, second[i].mode, CENTS(second[i].price[quote]));
            d.offer.terms.rule = quote == DDP_WITH_VAT ? INCOTERM_DDP : (enum incoterm)quote;
            d.offer.vat_included = quote == DDP_WITH_VAT ? LANDED_YES : LANDED_NO;
            const struct landed_result *r = deal_cost(&d);
            check_total(&d, LANDED_EXW, UNITS(55100));
            check_total(&d, LANDED_FOB, UNITS(56000));
            check_total(&d, LANDED_CIF, UNITS(second[i].cif));
            check_total(&d, LANDED_COST, CENTS(second[i].landed));
            ck_assert_int_eq(r->basis[LANDED_COST].unit, second[i].unit);
            ck_assert_int_eq(r->customs_value, UNITS(second[i].cif));
            ck_assert_int_eq(r->dutiable, UNITS(second[i].cif + 900));
            ck_assert_int_eq(r->duty, CENTS(second[i].duty));
            ck_assert_int_eq(r->vat, CENTS(second[i].vat));
            ck_assert_int_eq(r->vat_back * 2, r->vat);
            const struct landed_line *premium = deal_line(&d, LINE_LEG, LEG_INSURANCE);
            ck_assert_int_eq(premium->total + premium->inside, CENTS(second[i].premium));
            bool by_sea = second[i].mode == FREIGHT_LCL || second[i].mode == FREIGHT_FCL;
            bool odd = incoterm_is_for_sea(d.offer.terms.rule) && !by_sea;
            ck_assert_int_eq(r->n_warnings > 0 && r->warnings[0].kind == WARN_MODE,
                             odd || quote == INCOTERM_FAS);
            arena_free(&d.arena);
        }
}
END_TEST

START_TEST(containers_are_filled_by_the_cheapest_mix) {
    struct deal d;
    deal_second(&d, FREIGHT_FCL, CENTS(44800000));
    d.offer.terms.rule = INCOTERM_FOB;
    deal_cost(&d);
    ck_assert_int_eq(d.result.containers[CONTAINER_20], 0);
    ck_assert_int_eq(d.result.containers[CONTAINER_40], 0);
    ck_assert_int_eq(d.result.containers[CONTAINER_40HC], 1);
    ck_assert_str_eq(deal_line(&d, LINE_LEG, LEG_CARRIAGE)->formula, "EUR 2,772.85 × 1 40'HC");
    /* Terminals that are dear for the high one tip it: 40' and 20' for 4,600 + 200 against 2,772.85
     * + 2,100. */
    d.lane.legs[LEG_DESTINATION_TERMINAL] = (struct landed_tariff){
        .known = true, .currency = "EUR", .container = {UNITS(100), UNITS(100), UNITS(2100)}};
    deal_cost(&d);
    ck_assert_int_eq(d.result.containers[CONTAINER_20], 1);
    ck_assert_int_eq(d.result.containers[CONTAINER_40], 1);
    ck_assert_int_eq(d.result.containers[CONTAINER_40HC], 0);
    ck_assert_int_eq(deal_line(&d, LINE_LEG, LEG_DESTINATION_TERMINAL)->total, UNITS(200));
    arena_free(&d.arena);
}
END_TEST

/* 30, 40 and 60 m³ take 214, 285 and 428 cartons of 0.14 m³: 480 go into the first two for 4,600;
 * three small ones are 6,000, the large one and a small one 4,772.85. */
START_TEST(containers_can_be_others_than_usual) {
    static const struct lading_container own[CONTAINERS] = {
        {"20'", 30000, 21700}, {"40'", 40000, 26500}, {"45'", 60000, 27000}};
    struct deal d;
    deal_second(&d, FREIGHT_FCL, CENTS(44800000));
    d.offer.terms.rule = INCOTERM_FOB;
    d.lane.containers = own;
    deal_cost(&d);
    ck_assert_int_eq(d.result.containers[CONTAINER_20], 1);
    ck_assert_int_eq(d.result.containers[CONTAINER_40], 1);
    ck_assert_str_eq(deal_line(&d, LINE_LEG, LEG_CARRIAGE)->formula,
                     "EUR 2,000.00 × 1 20' + EUR 2,600.00 × 1 40'");
    arena_free(&d.arena);
}
END_TEST

/* CIP to an inland point holds what DAP holds but the risk. */
START_TEST(place_and_hand_move_legs_into_the_price) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(48912000));
    d.offer.terms = (struct incoterm_terms){.rule = INCOTERM_CIP, .place = PLACE_INLAND};
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7116560));
    d.offer.terms = (struct incoterm_terms){
        .rule = INCOTERM_CIF,
        .by_hand = LEG_BIT(LEG_DESTINATION_TERMINAL) | LEG_BIT(LEG_INLAND_DESTINATION),
        .by_hand_seller = LEG_BIT(LEG_DESTINATION_TERMINAL) | LEG_BIT(LEG_INLAND_DESTINATION)};
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7116560));
    /* FCA at the factory: 400 EUR less in the price */
    d.breaks[0].price = CENTS(44528000 - 320000);
    d.offer.terms = (struct incoterm_terms){.rule = INCOTERM_FCA, .place = PLACE_FACTORY};
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7116560));
    arena_free(&d.arena);
}
END_TEST

START_TEST(figures_are_those_of_the_full_account) {
    for (int rule = 0; rule < INCOTERMS; rule++) {
        struct deal d;
        struct landed_result figures;
        deal_second(&d, FREIGHT_FCL, CENTS(second[1].price[rule]));
        d.offer.terms.rule = rule;
        d.duty.estimate = true;
        deal_cost(&d);
        landed_figures(&d.request, &d.arena, &figures);
        ck_assert_int_eq(figures.n_lines, 0);
        ck_assert_mem_eq(figures.basis, d.result.basis, sizeof figures.basis);
        ck_assert_int_eq(figures.duty, d.result.duty);
        arena_free(&d.arena);
    }
}
END_TEST

/* By sea in whole or part loads and by air: the least is by container, 70,021.60. */
START_TEST(each_mode_is_an_alternative) {
    struct deal lcl, fcl, air;
    deal_second(&lcl, FREIGHT_LCL, CENTS(44528000));
    deal_second(&fcl, FREIGHT_FCL, 1);
    deal_second(&air, FREIGHT_AIR, 1);
    lcl.offer.terms.rule = INCOTERM_FCA;
    struct landed_lane lanes[] = {lcl.lane, fcl.lane, air.lane};
    struct landed_result results[3];
    bool offered[3];
    ck_assert_int_eq(landed_modes(&lcl.request, lanes, 3, &lcl.arena, results, offered), 1);
    ck_assert(offered[0] && offered[1] && offered[2]);
    ck_assert_int_eq(results[0].basis[LANDED_COST].total, CENTS(7116560));
    ck_assert_int_eq(results[1].basis[LANDED_COST].total, CENTS(7002160));
    ck_assert_int_eq(results[2].basis[LANDED_COST].total, CENTS(8832560));
    arena_free(&lcl.arena);
}
END_TEST

START_TEST(seller_who_carries_chooses_the_mode) {
    struct deal lcl, air;
    deal_second(&lcl, FREIGHT_LCL, CENTS(60000000));
    deal_second(&air, FREIGHT_AIR, 1);
    lcl.offer.terms.rule = INCOTERM_CIP;
    lcl.offer.mode = FREIGHT_AIR;
    struct landed_lane lanes[] = {lcl.lane, air.lane};
    struct landed_result results[2];
    bool offered[2];
    ck_assert_int_eq(landed_modes(&lcl.request, lanes, 2, &lcl.arena, results, offered), 1);
    ck_assert(!offered[0] && offered[1]);
    ck_assert_int_eq(results[1].basis[LANDED_COST].total, CENTS(8832560));
    arena_free(&lcl.arena);
}
END_TEST

/* 2,000 pieces for 10,000; a tool of 600 for 6,000 pieces, of which this order bears 200; 0.10 a
 * piece of assists; 2 % selling and 3 % buying commission; samples 80. All but the last two are
 * dutiable: 200 + 200 + 200 = 600, 2.7 % of which are 16.20. */
START_TEST(costs_beside_the_price_are_dutiable_or_not) {
    struct deal d;
    deal_example(&d);
    deal_cost(&d);
    int64_t before = d.result.basis[LANDED_COST].total, duty = d.result.duty;
    d.offer.n_costs = 4;
    d.costs[0] = (struct landed_cost_item){
        .kind = LANDED_TOOLING, .order = {UNITS(600), "EUR"}, .lifetime = 6000};
    d.costs[1] = (struct landed_cost_item){.kind = LANDED_SELLING_COMMISSION, .share = PERCENT(2)};
    d.costs[2] = (struct landed_cost_item){.kind = LANDED_BUYING_COMMISSION, .share = PERCENT(3)};
    d.costs[3] = (struct landed_cost_item){.kind = LANDED_SAMPLES, .order = {UNITS(80), "EUR"}};
    d.buyer.n_costs = 1;
    d.extras[0] = (struct landed_cost_item){.kind = LANDED_ASSIST, .piece = {1000, "EUR"}};
    deal_cost(&d);
    ck_assert_int_eq(d.result.duty - duty, CENTS(1620));
    ck_assert_int_eq(d.result.customs_value, 113555187);
    ck_assert_int_eq(d.result.dutiable, 113555187 + UNITS(600));
    check_total(&d, LANDED_COST, before + UNITS(600 + 300 + 80) + CENTS(1620));
    check_total(&d, LANDED_FOB, CENTS(1046940));
    ck_assert_str_eq(deal_line(&d, LINE_COST, LANDED_TOOLING)->formula,
                     "EUR 600.00 × 2,000 / 6,000");
    ck_assert_str_eq(deal_line(&d, LINE_DUTY, 0)->formula,
                     "2.7 % of (CIF EUR 11,355.52 + EUR 600.00 beside the price)");
    arena_free(&d.arena);
}
END_TEST

/* 30 % for 73 days and 70 % for 43 less 30 days of credit, at 10 % a year on 10,000 + 1,000 of
 * tooling, of which 500 count in this order. 3,150 × 73 / 365 × 10 % = 63.00; 7,350 × (43 − 30) /
 * 365 × 10 % = 26.178082…. */
START_TEST(money_over_time_by_hand) {
    struct deal d;
    deal_example(&d);
    d.buyer.annual_rate = PERCENT(10);
    d.buyer.order_days = 73;
    d.buyer.shipment_days = 43;
    d.offer.deposit = PERCENT(30);
    d.offer.net_days = 30;
    d.offer.n_costs = 1;
    d.costs[0] = (struct landed_cost_item){
        .kind = LANDED_TOOLING, .order = {UNITS(1000), "EUR"}, .lifetime = 4000};
    deal_cost(&d);
    ck_assert_int_eq(deal_line(&d, LINE_PAYMENT, 0)->total, 630000 + 261781);
    ck_assert_str_eq(deal_line(&d, LINE_PAYMENT, 0)->formula,
                     "10 % a year on EUR 10,500.00: 30 % for 73 days, 70 % for 13 days");
    ck_assert_int_eq(d.result.deposit, UNITS(3300));
    ck_assert_int_eq(d.result.balance, UNITS(7700));
    d.offer.balance = BALANCE_AT_ORDER;
    d.offer.net_days = 0;
    deal_cost(&d);
    ck_assert_int_eq(deal_line(&d, LINE_PAYMENT, 0)->total, UNITS(210));
    d.offer.balance = BALANCE_AT_ARRIVAL;
    deal_cost(&d);
    ck_assert_int_eq(deal_line(&d, LINE_PAYMENT, 0)->total, UNITS(63));
    arena_free(&d.arena);
}
END_TEST

/* Goods 55,100 and tooling 900 are foreign, the freight is not: 3 % of 56,000. */
START_TEST(buffer_is_on_what_is_not_in_the_buyers_currency) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(44080000));
    d.buyer.fx_buffer = PERCENT(3);
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7116560 + 168000));
    ck_assert_str_eq(deal_line(&d, LINE_BUFFER, 0)->formula,
                     "3 % of EUR 56,000.00 that is not in EUR");
    /* terminal charges of 800 CNY are 100 EUR more that move */
    d.lane.legs[LEG_UNLOADING] =
        (struct landed_tariff){.known = true, .currency = "CNY", .shipment = UNITS(960)};
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7116560 + 168000 + 360));
    arena_free(&d.arena);
}
END_TEST

TEST_MAIN(landed, example_costs_the_same_under_all_eleven_incoterms,
          example_names_its_legs_and_premium, lines_inside_the_price_make_up_the_price,
          second_deal_costs_the_same_under_every_incoterm_and_mode,
          containers_are_filled_by_the_cheapest_mix, containers_can_be_others_than_usual,
          place_and_hand_move_legs_into_the_price, figures_are_those_of_the_full_account,
          each_mode_is_an_alternative, seller_who_carries_chooses_the_mode,
          costs_beside_the_price_are_dutiable_or_not, money_over_time_by_hand,
          buffer_is_on_what_is_not_in_the_buyers_currency)
