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
    ck_assert_ptr_nonnull(strstr(out, "cheapest\t3000 Quanzhou Huimin"));
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
    cli_says(&home, 1, "has no milestone, payment or document \"nothing\"", TODAY, "order", "done",
             number, "nothing", NULL);
    cli_says(&home, 1, "is an order for this already", TODAY, "order", "make", requirement, NULL);
    json_decref(list);
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

START_TEST(wrong_calls_say_what_is_right) {
    struct home home;
    home_make(&home);
    import_case(&home);
    cli_says(&home, 2, "plan show, compare or award", "plan", NULL);
    cli_says(&home, 1, "There is no requirement \"nothing\".", "plan", "compare", "nothing", NULL);
    cli_says(&home, 1, "There is no order \"PO-X1\".", "order", "show", "PO-X1", NULL);
    cli_says(&home, 2, "did you mean breaks?", "case", "fields", "break", NULL);
    cli_says(&home, 2, "A case is a .yaml file", "import", "list.csv", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_plan, a_case_is_compared_without_a_database, what_has_expired_is_not_awarded,
          from_award_to_order_to_slip, a_case_goes_from_bench_to_bench,
          wrong_calls_say_what_is_right)
