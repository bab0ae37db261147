/* plan, order and cases on the command line. */
#include <jansson.h>
#include <string.h>

#include "../unit/suite.h"

#include "child.h"
#include "cli_check.h"
#include "run_cli.h"

static const char requirement[] = "Urban Commuter Mini for spring";

static const char *backpacks(struct home *home) {
    return child_source_file(&home->arena, "tests/data/case/backpacks.yaml");
}

/* It is always that day. */
#define TODAY "--today", "2026-11-23"

static json_t *quote_of(json_t *plan, const char *supplier) {
    size_t i;
    json_t *quote;
    json_array_foreach(json_object_get(plan, "quotes"), i, quote) {
        if (strcmp(json_string_value(json_object_get(quote, "supplier")), supplier) == 0)
            return quote;
    }
    ck_abort_msg("%s does not quote", supplier);
}

static double landed(json_t *quote, const char *figure) {
    return json_number_value(json_object_get(json_object_get(quote, "landed"), figure));
}

/* 3,000 at 7.10, inspection 320, laboratory 450, unloading 150 cartons at 0.25: 22,107.50, and what
 * the money costs until the goods are there. */
START_TEST(a_case_is_compared_without_a_database) {
    struct home home;
    home_make(&home);
    json_t *plan = cli_json(&home, TODAY, "plan", "--file", backpacks(&home), "compare",
                            requirement, "--json", NULL);
    json_t *saigon = quote_of(plan, "Saigon Trail Bags Co., Ltd.");
    ck_assert(json_is_true(json_object_get(saigon, "comparable")));
    ck_assert_double_gt(landed(saigon, "total"), 22107.5);
    ck_assert_double_lt(landed(saigon, "total"), 22107.5 + 22107.5 * 0.06 * 110 / 365);
    json_t *dongguan = quote_of(plan, "Dongguan Yuanxing Bags & Cases Co., Ltd.");
    ck_assert(json_is_true(json_object_get(dongguan, "expired")));
    json_t *chattogram = quote_of(plan, "Chattogram Pack & Pouch Ltd.");
    json_is(chattogram, "quantity", 5000);
    json_says(chattogram, "quantity_because", "MOQ 5,000");
    json_decref(plan);
    home_remove(&home);
}
END_TEST

/* The expired offer is the cheapest and still gets nothing; the MOQ above the demand neither. */
START_TEST(what_has_expired_is_not_awarded) {
    struct home home;
    home_make(&home);
    struct cli_result r =
        cli_expect(&home, 0, TODAY, "plan", "--file", backpacks(&home), "award", requirement, NULL);
    const char *out = strbuf_text(&r.out);
    ck_assert_ptr_nonnull(strstr(out, "cheapest\t3,000 Quanzhou Huimin"));
    ck_assert_ptr_null(strstr(out, "Dongguan"));
    ck_assert_ptr_null(strstr(out, "Chattogram"));
    ck_assert_ptr_nonnull(strstr(out, "optimal, proved"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

static void import_case(struct home *home) {
    struct cli_result r = cli_expect(home, 0, TODAY, "init", NULL);
    cli_free(&r);
    cli_says(home, 0, "198 added", TODAY, "import", backpacks(home), NULL);
}

START_TEST(from_award_to_order_to_slip) {
    struct home home;
    home_make(&home);
    import_case(&home);
    cli_says(&home, 1, "Nothing is awarded yet; award first.", TODAY, "order", "make", requirement,
             NULL);
    cli_says(&home, 1, "Say why \"two sources\" is taken", TODAY, "plan", "award", requirement,
             "--scenario", "two sources", "--keep", NULL);
    /* without a scenario it is the cheapest, which needs no reason */
    cli_says(&home, 0, "cheapest", TODAY, "plan", "award", requirement, "--keep", NULL);
    cli_says(&home, 0, "Made 1 order;", TODAY, "order", "make", requirement, NULL);
    cli_says(&home, 0, "Undone", "undo", NULL);
    cli_says(&home, 0, "two sources", TODAY, "plan", "award", requirement, "--scenario",
             "two sources", "--keep", "--because", "two lines run", NULL);
    cli_says(&home, 0, "Made 2 orders", TODAY, "order", "make", requirement, NULL);
    json_t *list = cli_json(&home, TODAY, "order", "list", "--json", NULL);
    json_t *orders = json_object_get(list, "orders"), *first = json_array_get(orders, 0);
    ck_assert_uint_eq(json_array_size(orders), 2);
    json_is(first, "pieces", 1000);
    ck_assert_double_eq_tol(json_number_value(json_object_get(first, "value")), 7550, 1e-9);
    const char *number = json_string_value(json_object_get(first, "number"));
    cli_says(&home, 0, "by 2027-03-11 with >99 %", TODAY, "order", "show", number, NULL);
    cli_says(&home, 0, "done on 2026-12-20", "--today", "2026-12-20", "order", "done", number,
             "sample approval", "--on", "2026-12-20", NULL);
    cli_says(&home, 0, "by 2027-03-11 with 7", "--today", "2026-12-21", "order", "show", number,
             NULL);
    cli_says(&home, 1, "has no milestone, payment, document or claim \"nothing\"", TODAY, "order",
             "done", number, "nothing", NULL);
    cli_says(&home, 1, "is an order for this already", TODAY, "order", "make", requirement, NULL);
    json_decref(list);
    home_remove(&home);
}
END_TEST

static json_t *scenario_of(json_t *awards, const char *name) {
    size_t i;
    json_t *scenario;
    json_array_foreach(json_object_get(awards, "scenarios"), i, scenario) {
        if (strcmp(json_string_value(json_object_get(scenario, "name")), name) == 0)
            return scenario;
    }
    ck_abort_msg("there is no scenario %s", name);
}

static const char *quote_id(struct home *home, const char *supplier) {
    json_t *list = cli_json(home, TODAY, "quote", "list", requirement, "--json", NULL);
    const char *id = json_string_value(json_object_get(quote_of(list, supplier), "id"));
    id = arena_string(&home->arena, id);
    json_decref(list);
    return id;
}

/* Germany demands REACH. Two who lack it are admitted by a waiver; without the waiver Quanzhou gets
 * nothing though it is the cheapest, and it comes back with the waiver. */
START_TEST(who_lacks_evidence_is_left_out_unless_it_is_waived) {
    static const char saigon[] = "Saigon Trail Bags Co., Ltd.",
                      quanzhou[] = "Quanzhou Huimin Luggage Co., Ltd.";
    struct home home;
    home_make(&home);
    import_case(&home);
    const char *id = quote_id(&home, quanzhou);
    json_t *awards = cli_json(&home, TODAY, "plan", "award", requirement, "--json", NULL);
    json_t *shares = json_object_get(scenario_of(awards, "cheapest"), "award");
    json_says(json_array_get(shares, 0), "supplier", quanzhou);
    json_t *waived = json_object_get(awards, "waived");
    ck_assert_uint_eq(json_array_size(waived), 2);
    json_says(json_array_get(waived, 1), "waiver", "tested by our own laboratory");
    json_decref(awards);

    cli_says(&home, 0, "Changed the quote", TODAY, "quote", "edit", id, "waiver=", NULL);
    awards = cli_json(&home, TODAY, "plan", "award", requirement, "--json", NULL);
    json_t *cheapest = scenario_of(awards, "cheapest");
    shares = json_object_get(cheapest, "award");
    ck_assert_uint_eq(json_array_size(shares), 1);
    json_says(json_array_get(shares, 0), "supplier", saigon);
    json_t *out = json_array_get(json_object_get(awards, "left_out"), 0);
    json_says(out, "supplier", quanzhou);
    json_says(out, "because", "lacks REACH for DE");
    /* what the evidence costs */
    json_t *binding = json_array_get(json_object_get(cheapest, "binding"), 0);
    json_says(json_array_get(json_object_get(binding, "rules"), 0), "rule", "evidence");
    ck_assert_double_gt(json_number_value(json_object_get(binding, "costs")), 1000);
    /* and two sources are not to be had */
    json_t *two = scenario_of(awards, "two sources");
    json_says(two, "status", "impossible");
    json_says(
        two, "why_not",
        "cannot be kept together: at least 2 suppliers (2 can deliver) and each with evidence "
        "of REACH for DE or a waiver (1 of 2 offers)");
    json_decref(awards);

    cli_says(&home, 0, "Undone", "undo", NULL);
    cli_says(&home, 0, "cheapest\t3,000 Quanzhou", TODAY, "plan", "award", requirement, NULL);
    home_remove(&home);
}
END_TEST

/* Saigon alone has BSCI, by any name of it; nobody has GRS, for which a waiver of REACH is none. */
START_TEST(a_scenario_asks_for_the_certificates_that_it_names) {
    static const char suppliers[] =
        "{\"suppliers\": [{\"name\": \"Saigon Trail Bags Co., Ltd.\", \"country\": \"VN\",\n"
        "  \"certificate\": [{\"kind\": \"BSCI\", \"state\": \"documented\",\n"
        "                    \"evidence\": \"copy seen\", \"issued\": \"2026-01-01\",\n"
        "                    \"expires\": \"2027-01-01\"}]}]}\n";
    static const char scenarios[] = "products: [{name: Urban Commuter Mini}]\n"
                                    "requirements:\n"
                                    "  - name: Urban Commuter Mini for spring\n"
                                    "    product: Urban Commuter Mini\n"
                                    "    quantity: 3000\n"
                                    "    country: DE\n"
                                    "    currency: EUR\n"
                                    "    scenarios:\n"
                                    "      - {name: audited, evidence: [bsci]}\n"
                                    "      - {name: recycled, evidence: [GRS, BSCI]}\n";
    struct home home;
    home_make(&home);
    struct cli_result r = cli_expect(&home, 0, TODAY, "init", NULL);
    cli_free(&r);
    cli_says(&home, 0, "1 added", TODAY, "import", "suppliers",
             home_write(&home, "suppliers.json", suppliers), NULL);
    cli_says(&home, 0, "added", TODAY, "import", backpacks(&home), NULL);
    cli_says(&home, 0, "2 added", TODAY, "import", home_write(&home, "more.yaml", scenarios), NULL);
    cli_says(&home, 0, "audited\t3,000 Saigon Trail Bags Co., Ltd.\t", TODAY, "plan", "award",
             requirement, NULL);
    cli_says(&home, 0, "recycled\tcannot be kept: each with BSCI and GRS (0 of 2 offers)\t", TODAY,
             "plan", "award", requirement, NULL);
    home_remove(&home);
}
END_TEST

/* Elsewhere 0 pieces are written into the offers that lost. */
START_TEST(the_offer_that_lost_is_as_it_was) {
    struct home home;
    home_make(&home);
    import_case(&home);
    json_t *before = cli_json(&home, TODAY, "quote", "list", requirement, "--json", NULL);
    cli_says(&home, 0, "cheapest", TODAY, "plan", "award", requirement, "--keep", NULL);
    json_t *after = cli_json(&home, TODAY, "quote", "list", requirement, "--json", NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(before, "quotes")), 4);
    ck_assert(json_equal(before, after)); /* with breaks, revisions and who changed them */
    json_decref(before);
    json_decref(after);
    /* and it can still win: by its own figures */
    cli_says(&home, 0, "2,000 Quanzhou", TODAY, "plan", "award", requirement, "--scenario",
             "two sources", "--keep", "--because", "surer", NULL);
    cli_says(&home, 0, "Made 2 orders", TODAY, "order", "make", requirement, NULL);
    home_remove(&home);
}
END_TEST

/* 2,000 and 900 are asked in lines, 3,000 by the requirement. */
START_TEST(lines_that_make_another_quantity_are_told) {
    static const char world[] =
        "products: [{name: Bag, variants: [{name: black}, {name: blue}]}]\n"
        "requirements:\n"
        "  - name: Fair\n"
        "    product: Bag\n"
        "    quantity: 3000\n"
        "    country: JP\n"
        "    currency: EUR\n"
        "    lines: {black: 2000, blue: 900}\n"
        "    quotes:\n"
        "      - {supplier: Near, incoterm: DDP, place: Osaka, currency: EUR, breaks: {1: 10}}\n";
    static const char note[] = "The lines per variant make 2,900 pcs, not the 3,000 of the "
                               "requirement: the lines are reckoned with.";
    static const char *const verbs[] = {"compare", "award"};
    struct home home;
    home_make(&home);
    const char *path = home_write(&home, "fair.yaml", world);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        struct cli_result r = cli_expect(&home, 0, TODAY, "plan", "--file", path, verbs[i], NULL);
        ck_assert_ptr_nonnull(strstr(strbuf_text(&r.err), note));
        cli_free(&r);
        json_t *plan = cli_json(&home, TODAY, "plan", "--file", path, verbs[i], "--json", NULL);
        json_t *notes = json_object_get(plan, "notes");
        ck_assert_uint_eq(json_array_size(notes), 1);
        ck_assert_str_eq(json_string_value(json_array_get(notes, 0)), note);
        json_decref(plan);
    }
    const char *at = strstr(world, "900}");
    path = home_write(&home, "fair.yaml",
                      arena_format(&home.arena, "%.*s1000%s", (int)(at - world), world, at + 3));
    json_t *plan = cli_json(&home, TODAY, "plan", "--file", path, "compare", "--json", NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(plan, "notes")), 0);
    json_decref(plan);
    home_remove(&home);
}
END_TEST

/* Export and import into another bench give the same figures. */
START_TEST(a_case_goes_from_bench_to_bench) {
    struct home home, other;
    home_make(&home);
    home_make(&other);
    import_case(&home);
    struct cli_result text = cli_expect(&home, 0, TODAY, "export", "case", requirement, NULL);
    struct cli_result made = cli_expect(&other, 0, TODAY, "init", NULL);
    cli_says(&other, 0, "added", TODAY, "import",
             home_write(&other, "case.yaml", strbuf_text(&text.out)), NULL);
    struct cli_result here = cli_expect(&home, 0, TODAY, "plan", "compare", requirement, NULL);
    struct cli_result there = cli_expect(&other, 0, TODAY, "plan", "compare", requirement, NULL);
    ck_assert_str_eq(strbuf_text(&here.out), strbuf_text(&there.out));
    cli_free(&text);
    cli_free(&made);
    cli_free(&here);
    cli_free(&there);
    home_remove(&home);
    home_remove(&other);
}
END_TEST

/* Duties of the EU count for DE there too. */
START_TEST(a_file_costs_what_the_bench_says) {
    struct home home;
    size_t i;
    json_t *quote;
    home_make(&home);
    import_case(&home);
    json_t *there = cli_json(&home, TODAY, "plan", "--file", backpacks(&home), "compare",
                             requirement, "--json", NULL);
    json_t *here = cli_json(&home, TODAY, "plan", "compare", requirement, "--json", NULL);
    json_array_foreach(json_object_get(here, "quotes"), i, quote) {
        const char *name = json_string_value(json_object_get(quote, "supplier"));
        ck_assert_double_eq(landed(quote, "total"), landed(quote_of(there, name), "total"));
    }
    ck_assert_uint_ge(i, 4);
    json_decref(here);
    json_decref(there);
    home_remove(&home);
}
END_TEST

/* A lane that tells days but no tariffs, and rates five days old. */
static const char no_tariffs[] =
    "suppliers: [{name: Ningbo Bags, country: CN}]\n"
    "products: [{name: Backpack, hs: 4202.92.91, carton_units: 20, carton_length: 600,\n"
    "  carton_width: 400, carton_height: 450, carton_weight: 11500}]\n"
    "rates: [{base: EUR, currency: USD, on_date: 2026-11-18, rate: 1.0842}]\n"
    "lanes: [{name: Ningbo-Hamburg, origin_country: CN, country: DE, mode: sea-lcl,\n"
    "  days_likely: 33, after_likely: 5}]\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Backpack\n"
    "    quantity: 2000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    needed_by: 2027-06-01\n"
    "    overage: 30\n"
    "    quotes:\n"
    "      - {supplier: Ningbo Bags, incoterm: FOB, currency: USD, moq: 1000,\n"
    "         breaks: {1500: 5}}\n";

static const char *line_of(const char *text, const char *begins) {
    static char line[400];
    const char *at = strstr(text, begins);
    ck_assert_msg(at != NULL, "no line begins with \"%s\" in\n%s", begins, text);
    snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
    return line;
}

/* Of a FOB offer what lacks a tariff are the legs of the buyer; those to the ship are in the price,
 * and what they cost the seller leaves the landed cost alone. */
START_TEST(an_offer_lacks_only_what_its_buyer_pays) {
    struct home home;
    home_make(&home);
    const char *path = home_write(&home, "case.yaml", no_tariffs);
    struct cli_result r = cli_expect(&home, 0, TODAY, "plan", "--file", path, "show", NULL);
    const char *out = strbuf_text(&r.out);
    ck_assert_ptr_nonnull(strstr(out, "  Not comparable: no tariff for main carriage, insurance, "
                                      "destination terminal, inland at destination, unloading and "
                                      "import clearance by sea LCL. No arrival"));
    ck_assert_ptr_null(strstr(out, ".;"));
    ck_assert_str_eq(line_of(out, "  export packing"), "  export packing\t\t\tin the price\t");
    ck_assert_ptr_nonnull(strstr(line_of(out, "  main carriage"), "no tariff for main carriage"));
    ck_assert_ptr_nonnull(strstr(out, "rates of 2026-11-18 (5 d old)."));
    ck_assert_ptr_nonnull(strstr(strbuf_text(&r.err), "evidence is not checked"));
    cli_free(&r);
    json_t *plan = cli_json(&home, TODAY, "plan", "--file", path, "compare", "--json", NULL);
    json_t *quote = quote_of(plan, "Ningbo Bags");
    json_t *because = json_object_get(quote, "not_comparable_because");
    ck_assert_uint_eq(json_array_size(because), 6);
    json_says(plan, "rates_of", "2026-11-18");
    ck_assert(json_is_false(json_object_get(plan, "evidence_checked")));
    json_decref(plan);
    cli_says(&home, 0, "no quote can be awarded: none is comparable", TODAY, "plan", "--file", path,
             "award", NULL);
    home_remove(&home);
}
END_TEST

/* What the price of a DDP offer holds costs nothing beside it. */
START_TEST(what_is_in_the_price_says_so) {
    struct home home;
    home_make(&home);
    struct cli_result r =
        cli_expect(&home, 0, TODAY, "plan", "--file", backpacks(&home), "show", requirement, NULL);
    ck_assert_str_eq(line_of(strbuf_text(&r.out), "  export clearance"),
                     "  export clearance\t\t\tin the price: USD 60.00\tquote of Southern Gate");
    /* CIF to the cent */
    ck_assert_ptr_nonnull(
        strstr(line_of(strbuf_text(&r.out), "  duty"), "2.7 % of CIF EUR 19,665.04\t"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

/* 2,500 are the least that is made: 500 more than are wanted. */
START_TEST(what_is_ordered_beyond_the_need_is_in_the_table) {
    struct home home;
    char text[sizeof no_tariffs];
    home_make(&home);
    snprintf(text, sizeof text, "%s", no_tariffs);
    memcpy(strstr(text, "incoterm: FOB"), "incoterm: DDP", 13);
    memcpy(strstr(text, "moq: 1000,"), "moq: 2500,", 10);
    const char *path = home_write(
        &home, "case.yaml",
        arena_format(&home.arena,
                     "%.*s, vat_included: no, buyer_imports: yes, seller_legs: [unloading]}\n",
                     (int)(strrchr(text, '}') - text), text));
    struct cli_result r = cli_expect(&home, 0, TODAY, "plan", "--file", path, "award", NULL);
    const char *out = strbuf_text(&r.out);
    ck_assert_ptr_nonnull(strstr(out, "\tMORE\tSURPLUS\t"));
    ck_assert_ptr_nonnull(strstr(out, "cheapest\t2,500 Ningbo Bags\t"));
    ck_assert_ptr_nonnull(strstr(out, "\t\t500\t"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

/* As on the screen: what is needed first on top. */
START_TEST(requirements_are_listed_as_they_are_needed) {
    struct home home;
    home_make(&home);
    import_case(&home);
    struct cli_result r = cli_expect(&home, 0, "plan", "list", NULL);
    const char *first = strstr(strbuf_text(&r.out), "Urban"), *second;
    ck_assert_ptr_nonnull(first);
    second = strstr(first, "Festival");
    ck_assert_ptr_nonnull(second);
    cli_free(&r);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_calls_say_what_is_right) {
    struct home home;
    home_make(&home);
    import_case(&home);
    cli_says(&home, 2, "plan show, compare, award or offer", "plan", NULL);
    cli_says(&home, 1, "There is no requirement \"nothing\".", "plan", "compare", "nothing", NULL);
    cli_says(&home, 2, "add --keep", "plan", "award", requirement, "--because", "surer", NULL);
    cli_says(&home, 1, "There is no order \"PO-X1\"; order list shows them.", "order", "show",
             "PO-X1", NULL);
    cli_says(&home, 2, "did you mean breaks?", "case", "fields", "break", NULL);
    cli_says(&home, 2, "A case is a .yaml file", "import", "list.csv", NULL);
    home_remove(&home);
}
END_TEST

/* 2027-01-04 is a Monday; Sundays are free. Fifteen working days ordered on 01-12 end on 01-28, the
 * day before the factory closes for 19 working days; the ship takes 30 days, the rest 4. */
static const char before_new_year[] =
    "suppliers: [{name: Ningbo Bags, country: CN}]\n"
    "products: [{name: Backpack}]\n"
    "lanes: [{name: lane, origin_country: CN, country: IS, mode: sea-lcl, days_likely: 30,\n"
    "  after_likely: 4}]\n"
    "calendars:\n"
    "  - {code: XX, name: Works, rest: [sun], days: [\n"
    "     {name: Lunar New Year, kind: closure, first: 2027-01-29, last: 2027-02-19}]}\n"
    "requirements:\n"
    "  - {name: Spring, product: Backpack, quantity: 1000, country: IS, currency: EUR,\n"
    "     order_on: 2027-01-13, needed_by: 2027-04-15, quotes: [{supplier: Ningbo Bags,\n"
    "     incoterm: FOB, currency: EUR, calendar: XX, breaks: {1: 5}, stages: [\n"
    "     {name: sewing, kind: production, days_likely: 15}]}]}\n";

START_TEST(the_lead_time_is_taken_apart) {
    struct home home;
    home_make(&home);
    const char *path = home_write(&home, "case.yaml", before_new_year);
    json_t *plan = cli_json(&home, TODAY, "plan", "--file", path, "show", "--json", NULL);
    json_t *lead = json_object_get(quote_of(plan, "Ningbo Bags"), "lead_time");
    json_t *closure = json_object_get(lead, "before_closure");
    json_says(closure, "name", "Lunar New Year");
    json_says(closure, "order_by_95", "2027-01-12");
    json_is(closure, "made_in_time", 0);
    json_t *stages = json_object_get(lead, "stages"), *sewing = json_array_get(stages, 0);
    ck_assert_uint_eq(json_array_size(stages), 3);
    json_says(sewing, "from", "2027-01-13");
    json_says(sewing, "to", "2027-02-20");
    ck_assert(json_is_true(json_object_get(sewing, "critical")));
    json_is(sewing, "a_day_more_arrives_later", 2); /* 02-21 is a Sunday */
    json_t *lost = json_array_get(json_object_get(sewing, "calendar"), 0);
    json_says(lost, "kind", "closure");
    json_is(lost, "days_lost", 19);
    json_says(lead, "likely_arrival", "2027-03-26");
    json_says(lead, "arrival_90", "2027-03-26");
    json_says(sewing, "latest_to", "2027-03-12"); /* 34 days before the day it is needed */
    json_decref(plan);
    cli_says(&home, 0,
             "Latest safe order date before Lunar New Year, 2027-01-29 to 2027-02-19: 2027-01-12",
             TODAY, "plan", "--file", path, "show", NULL);
    cli_says(&home, 0, "critical\t2 d later\tLunar New Year costs 19 d", TODAY, "plan", "--file",
             path, "show", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(what_is_missing_is_named_with_its_command) {
    static const char text[] =
        "suppliers: [{name: Ningbo Bags, country: CN}]\n"
        "products: [{name: Backpack}]\n"
        "requirements:\n"
        "  - {name: Spring, product: Backpack, quantity: 1000, country: DE, currency: EUR,\n"
        "     quotes: [{supplier: Ningbo Bags, incoterm: FOB, currency: CNY}]}\n";
    struct home home;
    home_make(&home);
    const char *path = home_write(&home, "case.yaml", text);
    cli_says(&home, 0, "to be added: price breaks (quote edit ID --breaks; breaks of the quote in",
             TODAY, "plan", "--file", path, "show", NULL);
    json_t *plan = cli_json(&home, TODAY, "plan", "--file", path, "show", "--json", NULL);
    json_t *add = json_object_get(quote_of(plan, "Ningbo Bags"), "to_be_added");
    ck_assert_uint_eq(json_array_size(add), 5);
    json_says(json_array_get(add, 0), "in_a_case", "breaks of the quote");
    json_says(json_array_get(add, 1), "in_a_case", "rates");
    json_says(json_array_get(add, 2), "in_a_case", "lanes");
    json_says(json_array_get(add, 3), "in_a_case", "hs of the product");
    json_says(json_array_get(add, 4), "in_a_case", "stages or lead_days of the quote");
    json_decref(plan);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_plan, a_file_costs_what_the_bench_says, a_case_is_compared_without_a_database,
          what_has_expired_is_not_awarded, an_offer_lacks_only_what_its_buyer_pays,
          what_is_in_the_price_says_so, what_is_ordered_beyond_the_need_is_in_the_table,
          requirements_are_listed_as_they_are_needed, from_award_to_order_to_slip,
          who_lacks_evidence_is_left_out_unless_it_is_waived,
          a_scenario_asks_for_the_certificates_that_it_names, the_offer_that_lost_is_as_it_was,
          lines_that_make_another_quantity_are_told, a_case_goes_from_bench_to_bench,
          the_lead_time_is_taken_apart, what_is_missing_is_named_with_its_command,
          wrong_calls_say_what_is_right)
