/*
 * Plans: records of a case through to landed cost and lead time.
 */
#include "sourcebench/core/plan.h"

#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"

#include "plan_fixture.h"

/* ---- one deal, eleven Incoterms ----------------------------------------------------------------
 */

static const char trade[] =
    "suppliers: [{name: Ningbo Bags, country: CN}]\n"
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
    "      - {leg: packing, currency: EUR}\n"
    "      - {leg: loading, currency: EUR, shipment: 40}\n"
    "      - {leg: inland-origin, currency: EUR, shipment: 120, m3: 6}\n"
    "      - {leg: export, currency: EUR, shipment: 85}\n"
    "      - {leg: origin-terminal, currency: EUR, m3: 12}\n"
    "      - {leg: on-board, currency: EUR, shipment: 30}\n"
    "      - {leg: carriage, currency: EUR, revenue_tonne: 78}\n"
    "      - {leg: insurance, currency: EUR, rate: 0.35}\n"
    "      - {leg: destination-terminal, currency: EUR, shipment: 60, m3: 35}\n"
    "      - {leg: inland-destination, currency: EUR, shipment: 220, m3: 10}\n"
    "      - {leg: unloading, currency: EUR, carton: 0.25}\n"
    "      - {leg: import, currency: EUR, shipment: 95}\n";

static const struct {
    const char *rule, *price;
} deal[] = {{"EXW", "5"},          {"FCA", "5.1549"},     {"FAS", "5.2197"},
            {"FOB", "5.2347"},     {"CFR", "5.6559"},     {"CPT", "5.6559"},
            {"CIF", "5.67775936"}, {"CIP", "5.67775936"}, {"DAP", "6.06075936"},
            {"DPU", "6.07325936"}, {"DDP", "6.26155886"}};
enum { DEAL = sizeof deal / sizeof *deal };

/* Prices are for 10,000 pieces in 1/10,000, so that a half is no loss: here all sums end well
 * before that, and unit prices are rounded to the cent of a cent. */
START_TEST(a_case_of_one_deal_costs_the_same_under_all_incoterms) {
    char *text = arena_string(&arena, "requirements:\n"
                                      "  - name: Spring\n"
                                      "    product: Backpack\n"
                                      "    quantity: 2000\n"
                                      "    country: DE\n"
                                      "    currency: EUR\n"
                                      "    quotes:\n");
    for (int i = 0; i < DEAL; i++)
        text = arena_format(
            &arena,
            "%s      - {supplier: Ningbo Bags, number: %s, incoterm: %s,\n"
            "         currency: EUR, vat_included: no, buyer_imports: yes, breaks: {1: %.6s}}\n",
            text, deal[i].rule, deal[i].rule, deal[i].price);
    plan_add(trade);
    plan_add(text);
    plan_begin();
    ck_assert_int_eq(plan.n_quotes, DEAL);
    for (int i = 0; i < DEAL; i++) {
        struct plan_result r = plan_result_of(i);
        ck_assert_msg(r.landed.comparable, "%s: %s", deal[i].rule,
                      r.landed.n_gaps ? r.landed.gaps[0].sentence : "");
        /* 6.274059 a piece; a price of four decimals is up to 0.00005 wrong. */
        ck_assert_msg(r.landed.basis[LANDED_COST].unit >= 62739 &&
                          r.landed.basis[LANDED_COST].unit <= 62742,
                      "%s costs %lld", deal[i].rule, (long long)r.landed.basis[LANDED_COST].unit);
    }
    plan_end();
}
END_TEST

/* ---- lead time ---------------------------------------------------------------------------------
 */

static const char example[] =
    "suppliers: [{name: Dongguan YX, country: CN}]\n"
    "calendars:\n"
    "  - {code: CN, name: China, country: CN, rest: [sun], days: [\n"
    "     {name: Lunar New Year, kind: closure, first: 2027-01-29, last: 2027-02-19},\n"
    "     {name: before, kind: ramp-down, first: 2027-01-22, last: 2027-01-28, capacity: 50}]}\n"
    "products: [{name: Backpack}]\n"
    "lanes: [{name: lane, origin_country: CN, country: DE, mode: sea-lcl, days_min: 28,\n"
    "  days_likely: 33, days_max: 42, after_min: 3, after_likely: 5, after_max: 9}]\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Backpack\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    order_on: 2026-12-14\n"
    "    needed_by: 2027-03-15\n"
    "    quotes:\n"
    "      - supplier: Dongguan YX\n"
    "        incoterm: FOB\n"
    "        currency: EUR\n"
    "        breaks: {1: 5}\n"
    "        stages:\n"
    "          - {name: sample approval, kind: approval, days_min: 5, days_likely: 7, days_max: "
    "12}\n"
    "          - {name: production, kind: production, days_min: 18, days_likely: 22, days_max: "
    "30}\n"
    "          - {name: inspection, kind: inspection, days_min: 2, days_likely: 2, days_max: 4}\n";

START_TEST(a_case_arrives_on_the_published_days) {
    plan_add(example);
    plan_begin();
    struct plan_result r = plan_result_of(0);
    ck_assert(r.has_lead && r.has_need);
    ck_assert_double_eq_tol(r.on_time, 0.950703, 5e-7);
    ck_assert_int_eq(r.latest[0], plan_day("2026-12-19"));
    ck_assert_int_eq(r.latest[1], plan_day("2026-12-16"));
    ck_assert_int_eq(r.latest[2], plan_day("2026-12-14"));
    plan_end();
}
END_TEST

START_TEST(what_is_not_known_is_said_and_never_zero) {
    plan_add(example);
    plan_begin();
    struct plan_result r = plan_result_of(0);
    ck_assert(!r.landed.comparable);
    ck_assert_int_gt(r.landed.n_gaps, 0);
    ck_assert_int_eq(r.landed.basis[LANDED_COST].total, 0);
    plan_end();
}
END_TEST

START_TEST(a_stage_that_nobody_knows_leaves_the_lead_time_open) {
    char *text = arena_string(&arena, example);
    memcpy(strstr(text, "days_likely: 22"), "setup_days : 22", 15);
    memcpy(strstr(text, ", days_min: 18"), "              ", 14);
    memcpy(strstr(text, ", days_max: 30"), "              ", 14);
    plan_add(text);
    plan_begin();
    ck_assert_str_eq(plan.quotes[0].ways[0].lead_gap, "nobody says how long \"production\" takes");
    ck_assert(!plan_result_of(0).has_lead);
    plan_end();
}
END_TEST

/* ---- what is chosen ----------------------------------------------------------------------------
 */

static const char *with_rates(const char *rates) {
    return arena_format(&arena,
                        "%s"
                        "rates: [%s]\n"
                        "requirements:\n"
                        "  - name: Spring\n"
                        "    product: Backpack\n"
                        "    quantity: 2000\n"
                        "    country: DE\n"
                        "    currency: EUR\n"
                        "    rates_on: 2026-11-20\n"
                        "    quotes:\n"
                        "      - {supplier: Ningbo Bags, incoterm: FOB, currency: CNY,\n"
                        "         breaks: {1: 36.50}}\n",
                        trade, rates);
}

/* 1 EUR = 1.0842 USD = 7.73 CNY at the ECB; also where only dollars are quoted. */
START_TEST(a_rate_is_found_directly_backwards_and_across) {
    static const char *const rates[] = {
        "{base: EUR, currency: CNY, on_date: 2026-11-19, rate: 8}",
        "{base: CNY, currency: EUR, on_date: 2026-11-19, rate: 0.125}",
        "{base: USD, currency: CNY, on_date: 2026-11-19, rate: 7.2},\n"
        "        {base: USD, currency: EUR, on_date: 2026-11-20, rate: 0.9}",
    };
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        plan_add(with_rates(rates[i]));
        plan_begin();
        struct plan_result r = plan_result_of(0);
        ck_assert_msg(r.landed.comparable, "%s", r.landed.gaps[0].sentence);
        ck_assert_int_eq(plan.rates_of, plan_day("2026-11-19"));
        ck_assert_int_eq(plan.rates_age, 4); /* today, whatever day is compared */
        ck_assert_int_eq(r.landed.lines[0].kind, LINE_GOODS);
        ck_assert_int_eq(r.landed.lines[0].total, 91250000); /* 73,000 CNY / 8 */
        plan_end();
    }
}
END_TEST

START_TEST(a_rate_of_tomorrow_is_not_used) {
    plan_add(with_rates("{base: EUR, currency: CNY, on_date: 2026-11-21, rate: 8}"));
    plan_begin();
    struct plan_result r = plan_result_of(0);
    ck_assert(!r.landed.comparable);
    ck_assert_str_eq(r.landed.gaps[0].sentence, "no rate for CNY on 2026-11-20");
    plan_end();
}
END_TEST

START_TEST(the_last_round_counts_and_nothing_withdrawn) {
    plan_add(trade);
    plan_add("requirements:\n"
             "  - name: Spring\n"
             "    product: Backpack\n"
             "    quantity: 2000\n"
             "    country: DE\n"
             "    currency: EUR\n"
             "    quotes:\n"
             "      - {supplier: Ningbo Bags, number: Q1, round: 1, incoterm: FOB, currency: EUR}\n"
             "      - {supplier: Ningbo Bags, number: Q1, round: 2, incoterm: FOB, currency: EUR}\n"
             "      - {supplier: Ningbo Bags, number: Q1, round: 3, incoterm: FOB, currency: EUR,\n"
             "         state: asked}\n"
             "      - {supplier: Ningbo Bags, number: Q2, incoterm: DDP, currency: EUR}\n"
             "      - {supplier: Ningbo Bags, number: Q3, incoterm: DDP, currency: EUR,\n"
             "         state: withdrawn}\n");
    plan_begin();
    ck_assert_int_eq(plan.n_quotes, 2);
    ck_assert_int_eq(plan.quotes[0].quote->values[QUOTE_ROUND].i, 2);
    ck_assert_str_eq(record_text(plan.quotes[1].quote, QUOTE_NUMBER), "Q2");
    plan_end();
}
END_TEST

/* A preference of the union, VAT of the country; the finer code before the coarser. */
START_TEST(a_duty_is_that_of_the_goods_and_their_origin) {
    static const char *members[] = {"DE"};
    static const struct region regions[] = {{.code = "EU", .countries = {members, 1}}};
    struct catalogue catalogue = {.regions = regions, .n_regions = 1};
    struct error err = {0};
    int n;
    plan_add("products: [{name: Backpack, hs: 4202.92.91}]\n"
             "duties:\n"
             "  - {hs: all, destination: DE, rate: 12}\n"
             "  - {hs: 4202.92, destination: EU, rate: 3.7}\n"
             "  - {hs: 4202.92.91, destination: DE, rate: 2.7, vat: 19}\n"
             "  - {hs: 4202.92.91, destination: EU, origin: BD, rate: 2.7, preferential: 0,\n"
             "     proof: REX statement}\n"
             "  - {hs: 4202.92.11, destination: DE, rate: 9.7}\n"
             "suppliers: [{name: Dhaka Stitch, country: BD}, {name: Ningbo Bags, country: CN}]\n"
             "requirements:\n"
             "  - name: Spring\n"
             "    product: Backpack\n"
             "    quantity: 2000\n"
             "    country: DE\n"
             "    currency: EUR\n"
             "    quotes:\n"
             "      - {supplier: Dhaka Stitch, incoterm: FOB, currency: EUR, proof: REX}\n"
             "      - {supplier: Ningbo Bags, incoterm: FOB, currency: EUR}\n");
    struct record **all = record_set_list(&file.set, &requirement_entity, -1, 0, &arena, &n);
    ck_assert(
        plan_make(&file.set, all[0], &catalogue, plan_day("2026-11-23"), &arena, &plan, &err));
    const struct landed_duty *dhaka = plan.quotes[0].duty, *ningbo = plan.quotes[1].duty;
    ck_assert(dhaka->preference && dhaka->proof);
    ck_assert_int_eq(dhaka->preferential, 0);
    ck_assert_int_eq(dhaka->vat, 190000);
    ck_assert(!ningbo->preference);
    ck_assert_int_eq(ningbo->rate, 27000);
    plan_end();
}
END_TEST

START_TEST(legs_are_moved_by_hand) {
    plan_add(trade);
    plan_add("requirements:\n"
             "  - name: Spring\n"
             "    product: Backpack\n"
             "    quantity: 2000\n"
             "    country: DE\n"
             "    currency: EUR\n"
             "    quotes:\n"
             "      - {supplier: Ningbo Bags, incoterm: EXW, currency: EUR,\n"
             "         seller_legs: [loading, export], breaks: {1: 5}}\n");
    plan_begin();
    ck_assert_uint_eq(incoterm_seller_pays(&plan.quotes[0].offer.terms),
                      LEG_BIT(LEG_PACKING) | LEG_BIT(LEG_LOADING) | LEG_BIT(LEG_EXPORT));
    plan_end();
}
END_TEST

/* A trader in China who ships from Cat Lai goes by the lane from there; its tariffs are from where
 * the lane is. */
START_TEST(goods_go_from_the_port_that_is_named) {
    plan_add("suppliers: [{name: Ningbo Bags, country: CN}]\n"
             "products: [{name: Backpack}]\n"
             "lanes:\n"
             "  - {name: Cat Lai-Hamburg, origin_country: VN, origin_port: Cat Lai, country: DE,\n"
             "     mode: sea-lcl, days_likely: 33, source: quote of Southern Gate,\n"
             "     tariffs: [{leg: carriage, currency: EUR, revenue_tonne: 78},\n"
             "       {leg: insurance, currency: EUR, rate: 0.35, source: policy of 2026}]}\n"
             "requirements:\n"
             "  - name: Spring\n"
             "    product: Backpack\n"
             "    quantity: 2000\n"
             "    country: DE\n"
             "    currency: EUR\n"
             "    quotes:\n"
             "      - {supplier: Ningbo Bags, number: A, incoterm: FOB, currency: EUR,\n"
             "         port: Cat Lai}\n"
             "      - {supplier: Ningbo Bags, number: B, incoterm: FOB, currency: EUR}\n");
    plan_begin();
    const struct plan_way *way = &plan.quotes[0].ways[0];
    ck_assert_ptr_nonnull(way->lane);
    ck_assert_str_eq(way->terms.legs[LEG_CARRIAGE].source, "quote of Southern Gate");
    ck_assert_str_eq(way->terms.legs[LEG_INSURANCE].source, "policy of 2026");
    ck_assert_ptr_null(plan.quotes[1].ways[0].lane);
    plan_end();
}
END_TEST

START_TEST(quantities_of_variants_keep_their_proportions) {
    plan = (struct plan){.wanted = {2000, 1000, 1}, .asked = {2000, 1000, 1}, .n_wanted = 3};
    plan_set_total(&plan, 6002);
    ck_assert_int_eq(plan_total(&plan), 6002);
    ck_assert_int_eq(plan.wanted[0], 4000);
    ck_assert_int_eq(plan.wanted[2], 2);
}
END_TEST

TEST_MAIN(plan, a_case_of_one_deal_costs_the_same_under_all_incoterms,
          a_case_arrives_on_the_published_days, what_is_not_known_is_said_and_never_zero,
          a_stage_that_nobody_knows_leaves_the_lead_time_open,
          a_rate_is_found_directly_backwards_and_across, a_rate_of_tomorrow_is_not_used,
          the_last_round_counts_and_nothing_withdrawn, a_duty_is_that_of_the_goods_and_their_origin,
          legs_are_moved_by_hand, goods_go_from_the_port_that_is_named,
          quantities_of_variants_keep_their_proportions)
