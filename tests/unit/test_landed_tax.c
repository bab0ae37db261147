/*
 * Customs value, duty, levies and VAT of the worked example, by hand: FOB 10,469.40, carriage
 * 842.40, insurance 0.35 %, so CIF 11,355.5187…; 791.00 at destination, 95.00 for the clearance.
 */
#include "landed_fixture.h"

START_TEST(duty_on_fob_leaves_the_freight_out) {
    struct deal d;
    deal_example(&d);
    d.duty.base = BASE_FOB;
    const struct landed_result *r = deal_cost(&d);
    ck_assert_int_eq(r->customs_value, CENTS(1046940));
    ck_assert_int_eq(r->duty, 2826738); /* 282.6738 */
    check_total(&d, LANDED_COST, 125241925);
    ck_assert_str_eq(deal_line(&d, LINE_DUTY, 0)->formula, "2.7 % of FOB EUR 10,469.40");
    /* the same from a CIF price, out of which freight and premium are taken */
    d.offer.terms.rule = INCOTERM_CIF;
    d.offer.price_per = 2000 * 10000;
    d.breaks[0].price = INT64_C(1135551874717);
    deal_cost(&d);
    ck_assert_int_eq(r->customs_value, CENTS(1046940));
    check_total(&d, LANDED_COST, 125241925);
    arena_free(&d.arena);
}
END_TEST

/* 8 × 76,605.20 CNY holds CIF, way, duty and VAT. Only unloading (120) and tooling (900) are beside
 * it; half of 12,919.20 of VAT comes back to whom customs know as importer. */
START_TEST(ddp_with_vat_is_solved_together) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(61284160));
    d.offer.terms.rule = INCOTERM_DDP;
    d.offer.vat_included = LANDED_YES;
    d.offer.buyer_imports = LANDED_NO;
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7762520));
    check_total(&d, LANDED_CIF, UNITS(60000));
    ck_assert_int_eq(d.result.vat, CENTS(1291920));
    ck_assert_int_eq(d.result.vat_back, 0);
    ck_assert(deal_line(&d, LINE_VAT, 0)->by_seller);
    ck_assert_int_eq(deal_line(&d, LINE_VAT, 0)->total, 0);
    ck_assert_int_eq(deal_line(&d, LINE_VAT, 0)->inside, CENTS(1291920));
    ck_assert_int_eq(deal_line(&d, LINE_DUTY, 0)->total, 0);
    ck_assert_int_eq(deal_line(&d, LINE_DUTY, 0)->inside, CENTS(243600));
    d.offer.buyer_imports = LANDED_YES;
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7762520 - 645960));
    ck_assert_int_eq(deal_line(&d, LINE_VAT, 0)->total, -CENTS(645960));
    arena_free(&d.arena);
}
END_TEST

/* Who pays VAT without being the importer does not get it back: the same sum as with it inside. */
START_TEST(ddp_without_vat_and_without_the_import_document) {
    struct deal d;
    deal_second(&d, FREIGHT_LCL, CENTS(50948800));
    d.offer.terms.rule = INCOTERM_DDP;
    d.offer.buyer_imports = LANDED_NO;
    deal_cost(&d);
    check_total(&d, LANDED_COST, CENTS(7762520));
    ck_assert_int_eq(d.result.vat_back, 0);
    arena_free(&d.arena);
}
END_TEST

static void levy_example(struct deal *d) {
    deal_example(d);
    d->duty.vat_recoverable = 0;
    d->duty.n_levies = 6;
    d->duty.levies[0] =
        (struct landed_levy){.name = "CISS", .base = LEVY_ON_FOB, .rate = PERCENT(1)};
    d->duty.levies[1] = (struct landed_levy){.name = "ETLS", .base = LEVY_ON_CIF, .rate = 5000};
    d->duty.levies[2] =
        (struct landed_levy){.name = "surcharge", .base = LEVY_ON_DUTY, .rate = PERCENT(7)};
    d->duty.levies[3] = (struct landed_levy){
        .name = "uplifted", .base = LEVY_ON_UPLIFT, .rate = 5000, .uplift = PERCENT(10)};
    d->duty.levies[4] = (struct landed_levy){.name = "inside", .base = LEVY_INSIDE, .rate = 75000};
    d->duty.levies[5] =
        (struct landed_levy){.name = "total", .base = LEVY_ON_TOTAL, .rate = PERCENT(2)};
}

/* 1 % of 10,469.40; 0.5 % of CIF; 7 % of 306.5990; 0.5 % of 1.1 CIF; 7.5/92.5 of CIF, duty and
 * these four, 11,907.5067; 2 % of all that with it, 12,872.9802. VAT 19 % on the sum and 791.00. */
START_TEST(levies_each_on_its_base_and_inside_its_own) {
    static const int64_t levies[] = {1046940, 567776, 214619, 624554, 9654735, 2574596};
    struct deal d;
    levy_example(&d);
    deal_cost(&d);
    for (int i = 0; i < 6; i++)
        ck_assert_int_eq(deal_line(&d, LINE_LEVY, i)->total, levies[i]);
    ck_assert_int_eq(d.result.levies, 14683220);
    ck_assert_int_eq(d.result.vat, 26450736);
    check_total(&d, LANDED_COST, 166615133);
    ck_assert_str_eq(deal_line(&d, LINE_LEVY, 4)->formula,
                     "7.5 % of a sum that holds it: EUR 11,907.51 × 7.5 % / (100 % - 7.5 %)");
    arena_free(&d.arena);
}
END_TEST

/* CIF, 766.00 to the warehouse, 95.00, duty and levies: 13,991.43974404. */
START_TEST(levies_inside_a_ddp_price_are_solved) {
    struct deal d;
    levy_example(&d);
    d.offer.terms.rule = INCOTERM_DDP;
    d.offer.price_per = 2000 * 10000;
    d.breaks[0].price = INT64_C(1399143974404);
    deal_cost(&d);
    check_total(&d, LANDED_CIF, 113555187);
    check_total(&d, LANDED_COST, 166615133);
    ck_assert_int_eq(deal_line(&d, LINE_LEVY, 4)->inside, 9654735);
    arena_free(&d.arena);
}
END_TEST

START_TEST(recoverable_is_said_for_each_tax) {
    struct deal d;
    levy_example(&d);
    d.duty.levies[4].recoverable = PERCENT(100);
    d.duty.levies[5].recoverable = PERCENT(50);
    d.duty.vat_recoverable = PERCENT(25);
    deal_cost(&d);
    ck_assert_int_eq(deal_line(&d, LINE_LEVY, 4)->total, 0);
    ck_assert_int_eq(deal_line(&d, LINE_LEVY, 5)->total, 1287298);
    ck_assert_int_eq(deal_line(&d, LINE_VAT, 0)->total, 19838052);
    ck_assert_int_eq(d.result.vat, 26450736);
    /* 965.4735 + 128.7298 + 661.2684 */
    ck_assert_int_eq(d.result.vat_back, 9654735 + 1287298 + 6612684);
    ck_assert_int_eq(d.result.basis[LANDED_COST].total, 166615133 - 9654735 - 1287298 - 6612684);
    arena_free(&d.arena);
}
END_TEST

START_TEST(vat_has_another_base_in_some_countries) {
    static const struct {
        enum landed_vat_base base;
        int64_t vat;
    } bases[] = {{VAT_ON_WAREHOUSE, 26450736}, {VAT_ON_LEVIES, 24947836}, {VAT_ON_DUTY, 22158024}};
    struct deal d;
    levy_example(&d);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        d.duty.vat_base = bases[i].base;
        deal_cost(&d);
        ck_assert_int_eq(d.result.vat, bases[i].vat);
    }
    /* South Africa: 15 % of FOB with 10 % more and the duty, here of 10 % */
    d.duty.n_levies = 0;
    d.duty.base = BASE_FOB;
    d.duty.rate = PERCENT(10);
    d.duty.vat = PERCENT(15);
    d.duty.vat_uplift = PERCENT(10);
    deal_cost(&d);
    ck_assert_int_eq(d.result.vat, 18844920);
    check_total(&d, LANDED_COST, 151729507);
    /* Australia: duty of 5 % on FOB, the tax of 10 % on CIF and duty */
    d.duty.rate = PERCENT(5);
    d.duty.vat = PERCENT(10);
    d.duty.vat_uplift = 0;
    d.duty.vat_on_cif = true;
    deal_cost(&d);
    ck_assert_int_eq(d.result.duty, 5234700);
    ck_assert_int_eq(d.result.vat, 11878989);
    arena_free(&d.arena);
}
END_TEST

/* At least 50.00: CIF 11,361.80, from either side. */
START_TEST(least_premium_counts_where_the_rate_makes_less) {
    struct deal d;
    deal_example(&d);
    d.lane.legs[LEG_INSURANCE].minimum = UNITS(50);
    deal_cost(&d);
    check_total(&d, LANDED_CIF, CENTS(1136180));
    check_total(&d, LANDED_COST, 125545686);
    d.offer.terms.rule = INCOTERM_CIP;
    d.breaks[0].price = CENTS(1136180);
    deal_cost(&d);
    check_total(&d, LANDED_FOB, CENTS(1046940));
    check_total(&d, LANDED_COST, 125545686);
    d.lane.legs[LEG_INSURANCE].minimum = UNITS(40);
    d.breaks[0].price = UNITS(10000);
    d.offer.terms.rule = INCOTERM_EXW;
    deal_cost(&d);
    check_total(&d, LANDED_COST, 125481178);
    arena_free(&d.arena);
}
END_TEST

START_TEST(preference_counts_only_with_its_proof) {
    struct deal d;
    deal_example(&d);
    d.duty.preference = true;
    d.duty.proof_name = "a REX statement";
    deal_cost(&d);
    check_total(&d, LANDED_COST, 125481178);
    ck_assert_int_eq(d.result.n_warnings, 1);
    ck_assert_int_eq(d.result.warnings[0].kind, WARN_PROOF);
    ck_assert_str_eq(d.result.warnings[0].sentence,
                     "The preferential duty of 0 % counts only with a REX statement: 2.7 % is "
                     "taken.");
    d.duty.proof = true;
    deal_cost(&d);
    check_total(&d, LANDED_COST, 122415187); /* 11,355.5187… + 886 */
    ck_assert_int_eq(d.result.n_warnings, 0);
    ck_assert_str_eq(deal_line(&d, LINE_DUTY, 0)->inputs,
                     "HS 4202.92 from CN, preferential with a REX statement");
    arena_free(&d.arena);
}
END_TEST

TEST_MAIN(landed_tax, duty_on_fob_leaves_the_freight_out, ddp_with_vat_is_solved_together,
          ddp_without_vat_and_without_the_import_document,
          levies_each_on_its_base_and_inside_its_own, levies_inside_a_ddp_price_are_solved,
          recoverable_is_said_for_each_tax, vat_has_another_base_in_some_countries,
          least_premium_counts_where_the_rate_makes_less, preference_counts_only_with_its_proof)
