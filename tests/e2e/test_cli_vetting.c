/* Vetting, approval with a reason and coverage from the command line. */
#include "../unit/suite.h"

#include "cli_check.h"

static void begin(struct home *home) {
    home_make(home);
    cli_says(home, 0, "Added Saigon Trail", "supplier", "add", "Saigon Trail", "country=VN",
             "kind=factory", NULL);
}

START_TEST(checklist_is_taken_answered_and_told) {
    struct home home;
    begin(&home);
    cli_says(&home, 0, "no checklist", "supplier", "vet", "Saigon Trail", NULL);
    cli_says(&home, 1, "--start takes one", "supplier", "vet", "Saigon Trail", "--set",
             "licence=met", "--evidence", "seen", NULL);
    cli_says(&home, 0, "0 of 24 met, 10 mandatory open", "supplier", "vet", "Saigon Trail",
             "--start", NULL);
    cli_says(&home, 2, "--evidence", "supplier", "vet", "Saigon Trail", "--set", "licence=met",
             NULL);
    cli_says(&home, 2, "is no state", "supplier", "vet", "Saigon Trail", "--set", "licence=maybe",
             "--evidence", "seen", NULL);
    cli_says(&home, 2, "CODE=STATE", "supplier", "vet", "Saigon Trail", "--set", "licence", NULL);
    json_t *vet = cli_json(&home, "supplier", "vet", "Saigon Trail", "--set", "licence=met",
                           "--evidence", "copy seen", "--today", "2026-11-23", "--json", NULL);
    ck_assert_int_eq(json_integer_value(json_object_get(vet, "met")), 1);
    ck_assert_int_eq(json_integer_value(json_object_get(vet, "mandatory_open")), 9);
    json_t *item = json_array_get(json_object_get(vet, "checklist"), 1);
    ck_assert_str_eq(json_string_value(json_object_get(item, "code")), "licence");
    ck_assert_str_eq(json_string_value(json_object_get(item, "evidence")), "copy seen");
    ck_assert_str_eq(json_string_value(json_object_get(item, "expires_on")), "2027-11-22");
    json_decref(vet);
    cli_says(&home, 0, "1 of 24 met", "supplier", "show", "Saigon Trail", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(approval_of_what_is_open_needs_a_reason) {
    struct home home;
    begin(&home);
    cli_says(&home, 0, "1 of 1", "supplier", "status", "vetting", "Saigon Trail", NULL);
    cli_says(&home, 1, "10 mandatory open: registered name", "supplier", "status", "approved",
             "Saigon Trail", NULL);
    cli_says(&home, 1, "10 mandatory open", "supplier", "edit", "Saigon Trail", "status=approved",
             NULL);
    cli_says(&home, 0, "1 of 1", "supplier", "status", "approved", "Saigon Trail", "--reason",
             "buyer insists", NULL);
    cli_says(&home, 0, "buyer insists", "history", "Saigon Trail", NULL);
    cli_says(&home, 0, "buyer insists", "supplier", "show", "Saigon Trail", NULL);
    home_remove(&home);
}
END_TEST

/* What is exported comes back in another database: items, audits and findings too. */
START_TEST(new_records_travel_as_json) {
    struct home home, other;
    begin(&home);
    home_make(&other);
    cli_says(&home, 0, "0 of 24", "supplier", "vet", "Saigon Trail", "--start", NULL);
    const char *path = home_file(&other, "all.json");
    cli_says(&home, 0, "", "export", "suppliers", "--format", "json", "-o", path, NULL);
    cli_says(&other, 0, "", "import", "suppliers", path, NULL);
    cli_says(&other, 0, "0 of 24 met, 10 mandatory open", "supplier", "vet", "Saigon Trail", NULL);
    cli_says(&other, 0, "", "import", "suppliers", path, NULL); /* changes nothing */
    cli_says(&other, 0, "0 of 24 met", "supplier", "vet", "Saigon Trail", NULL);
    home_remove(&home);
    home_remove(&other);
}
END_TEST

START_TEST(coverage_tells_the_gaps_of_a_market) {
    struct home home;
    begin(&home);
    cli_says(&home, 2, "--market is missing", "supplier", "coverage", NULL);
    cli_says(&home, 2, "is no market", "supplier", "coverage", "--market", "Narnia", NULL);
    cli_says(&home, 2, "did you mean toy", "supplier", "coverage", "--market", "EU", "--product",
             "tov", NULL);
    cli_says(&home, 0, "Saigon Trail\t5\tmissing", "supplier", "coverage", "--market", "eu", NULL);
    json_t *cover = cli_json(&home, "supplier", "coverage", "country:VN", "--market", "Germany",
                             "--product", "powered-bag", "--json", NULL);
    ck_assert_str_eq(json_string_value(json_object_get(cover, "market")), "DE");
    json_t *supplier = json_array_get(json_object_get(cover, "suppliers"), 0);
    ck_assert_int_eq(json_integer_value(json_object_get(supplier, "gaps")),
                     7); /* RoHS and CE too */
    json_t *first = json_array_get(json_object_get(supplier, "certificates"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(first, "code")), "REACH");
    ck_assert_str_eq(json_string_value(json_object_get(first, "level")), "required");
    ck_assert_str_eq(json_string_value(json_object_get(first, "state")), "missing");
    json_decref(cover);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_vetting, checklist_is_taken_answered_and_told,
          approval_of_what_is_open_needs_a_reason, new_records_travel_as_json,
          coverage_tells_the_gaps_of_a_market)
