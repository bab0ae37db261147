/* Sampling plans from the command line: no database, no configuration. */
#include "../unit/suite.h"

#include "cli_check.h"

static double real(const json_t *object, const char *member) {
    return json_number_value(json_object_get(object, member));
}

START_TEST(plans_are_looked_up) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "K\tK\t125\t7\t8\tno\t98.6 %", "aql", "--lot", "3000", "--aql", "2.5", NULL);
    cli_says(&home, 0, "J\tJ\t80\t3\t4\tno\t", "aql", "--lot=1000", "--aql=1.5", "--level", "ii",
             NULL);
    cli_says(&home, 0, "J\tJ\t32\t2\t3\tno\t", "aql", "--lot", "1000", "--aql", "1.5", "--severity",
             "reduced", NULL);
    cli_says(&home, 0, "The table points down from D to E: its sample of 13 holds.", "aql", "--lot",
             "40", "--aql", "4", NULL);
    cli_says(&home, 0, "The sample of 20 is no smaller than the lot: inspect all.", "aql", "--lot",
             "15", "--aql", "0.65", NULL);
    /* 20 units without a bad one: 1 - 0.05^(1/20) */
    cli_says(&home, 0, "Lots with 13.9 % defective are found out with 95 % or more.", "aql",
             "--lot", "400", "--level", "I", "--aql", "0.65", NULL);
    cli_says(&home, 0, "Half of the lots or fewer pass at 45.9 defects per 100 units;", "aql",
             "--lot", "9000", "--aql", "15", "--mode", "defects", "--level", "S-2", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(json_has_the_plan_and_its_risks) {
    struct home home;
    home_make(&home);
    json_t *plan = cli_json(&home, "aql", "--lot", "40", "--aql", "4.0", "--json", NULL);
    json_is(plan, "lot", 40);
    json_says(plan, "level", "II");
    json_says(plan, "severity", "normal");
    json_says(plan, "mode", "defective");
    json_says(plan, "code_letter", "D");
    json_says(plan, "plan_letter", "E");
    json_says(plan, "arrow", "down");
    json_is(plan, "n", 13);
    json_is(plan, "ac", 1);
    json_is(plan, "re", 2);
    ck_assert(json_is_false(json_object_get(plan, "full_inspection")));
    json_says(plan, "law", "hypergeometric");
    /* 1.6 bad of 40 on average: 0.4 lots with 1, all accepted, and 0.6 with 2, of which 9 in 10 */
    ck_assert_double_eq_tol(real(plan, "accepted_at_aql"), 0.94, 1e-6);
    ck_assert_double_eq_tol(real(plan, "producers_risk"), 0.06, 1e-6);
    ck_assert_ptr_null(json_object_get(plan, "curve"));
    json_decref(plan);
    plan = cli_json(&home, "aql", "--lot", "3000", "--aql", "2.5", "--curve", "--json", NULL);
    const json_t *curve = json_object_get(plan, "curve");
    ck_assert_uint_ge(json_array_size(curve), 10);
    ck_assert_double_eq(real(json_array_get(curve, 0), "accepted"), 1);
    ck_assert(json_is_null(json_object_get(plan, "arrow")));
    json_decref(plan);
    home_remove(&home);
}
END_TEST

START_TEST(curves_are_drawn) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "\n0.0\t\t100.0 %\t########################################\n", "aql",
             "--lot", "3000", "--aql", "2.5", "--curve", NULL);
    cli_says(&home, 0, "\n2.5\tAQL\t98.6 %\t#######################################\n", "aql",
             "--lot", "3000", "--aql", "2.5", "--curve", NULL);
    cli_says(&home, 0, "\n6.0\t\t52.2 %\t#####################\n", "aql", "--lot", "3000", "--aql",
             "2.5", "--curve", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_calls_say_what_there_is) {
    struct home home;
    home_make(&home);
    cli_says(&home, 2, "--lot takes a whole number from 2 to 1000000000, not \"1\"", "aql", "--lot",
             "1", "--aql", "2.5", NULL);
    cli_says(&home, 2, "AQL 3 is not in the series of ISO 2859-1; its neighbours are 2.5 and 4.0",
             "aql", "--lot", "300", "--aql", "3", NULL);
    cli_says(&home, 2, "There is no inspection level \"IV\"", "aql", "--lot", "300", "--aql", "4",
             "--level", "IV", NULL);
    cli_says(&home, 2, "There is no severity \"hard\"", "aql", "--lot", "300", "--aql", "4",
             "--severity", "hard", NULL);
    cli_says(&home, 2, "an AQL of 15 counts defects per 100 units", "aql", "--lot", "300", "--aql",
             "15", NULL);
    cli_says(&home, 2, "--lot is needed, as in: aql --lot 3000", "aql", "--aql", "15", NULL);
    cli_says(&home, 2, "no option --levle", "aql", "--lot", "9", "--aql", "1", "--levle", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_aql, plans_are_looked_up, json_has_the_plan_and_its_risks, curves_are_drawn,
          wrong_calls_say_what_there_is)
