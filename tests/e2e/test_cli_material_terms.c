/* By what materials are judged, by the command line: terms, set, drop, weigh. */
#include "../unit/suite.h"

#include "cli_check.h"

/* The member of an array that has that code; NULL where none has. */
static const json_t *coded(const json_t *array, const char *member, const char *code) {
    size_t i;
    json_t *item;
    json_array_foreach(array, i, item) {
        const char *text = json_string_value(json_object_get(item, member));
        if (text && strcmp(text, code) == 0)
            return item;
    }
    return NULL;
}

static double number(const json_t *object, const char *member) {
    return json_number_value(json_object_get(object, member));
}

/* What a criterion weighs in a profile, as terms tells it; the reason goes to a text of 100. */
static double weight_of(const struct home *home, const char *profile, const char *criterion,
                        char *reason) {
    json_t *all = cli_json(home, "material", "terms", "profile", "--json", NULL);
    const json_t *one = coded(json_object_get(all, "profiles"), "code", profile);
    const json_t *weight = coded(json_object_get(one, "weights"), "criterion", criterion);
    double percent = weight ? number(weight, "weight") : -1;
    const char *text = json_string_value(json_object_get(weight, "reason"));
    snprintf(reason, 100, "%s", text ? text : "");
    json_decref(all);
    return percent;
}

START_TEST(every_kind_is_listed) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 0, "\ntear_strength\tTear strength\tN\t", "material", "terms", "property",
             NULL);
    cli_says(&home, 0, "\ntear\tTear strength\ttear_strength\tmore\t", "material", "terms",
             "criterion", NULL);
    cli_says(&home, 0, "\neurope-urban-commuter\tEurope, urban commuter\tEurope\turban commuter\t",
             "material", "terms", "profile", NULL);
    cli_says(&home, 0, "\neu-reach\tREACH report of the material\tEEA\trequired\tREACH\tmaterial\t",
             "material", "terms", "rule", NULL);
    json_t *all = cli_json(&home, "material", "terms", "criterion", "--json", NULL);
    const json_t *tear = coded(json_object_get(all, "criteria"), "code", "tear");
    json_says(tear, "property", "tear_strength");
    ck_assert(json_is_false(json_object_get(tear, "own")));
    json_decref(all);
    cli_says(&home, 2, "did you mean criterion?", "material", "terms", "criterium", NULL);
    cli_says(&home, 2, "give property, criterion, profile or rule", "material", "terms", "supplier",
             NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_criterion_of_ones_own_is_set_and_dropped) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Added Zip pull", "material", "set", "property", "zip_pull", "name=Zip pull",
             "unit=N", NULL);
    json_t *added = cli_json(&home, "material", "set", "criterion", "zip", "name=Zip holds",
                             "head=Zip", "property=zip_pull", "low=10", "high=90", "--json", NULL);
    json_says(added, "property", "zip_pull");
    json_says(added, "direction", "more");
    json_decref(added);
    json_t *changed = cli_json(&home, "material", "set", "criterion", "ZIP", "low=12.5",
                               "property=tear_strength", "--json", NULL);
    ck_assert(number(changed, "low") == 12.5);
    ck_assert(number(changed, "high") == 90);
    json_says(changed, "property", "tear_strength");
    json_decref(changed);
    cli_says(&home, 0, "Deleted Zip holds; undo brings it back.", "material", "drop", "criterion",
             "zip", NULL);
    cli_says(&home, 1, "There is no criterion", "material", "drop", "criterion", "zip", NULL);
    cli_says(&home, 0, "Undone: Delete criterion Zip holds", "undo", NULL);
    cli_says(&home, 0, "\nzip\tZip holds\ttear_strength\tmore\t12.5\t90\t\t\tyes", "material",
             "terms", "criterion", NULL);
    /* Both fields of the change were one command. */
    cli_says(&home, 0, "Undone: Edit criterion Zip holds", "undo", NULL);
    cli_says(&home, 0, "\nzip\tZip holds\tzip_pull\tmore\t10\t90\t\t\tyes", "material", "terms",
             "criterion", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(what_is_wrong_is_told_with_the_nearest) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 1, "did you mean tear? To add it, give also name, head, property, high.",
             "material", "set", "criterion", "taer", "low=1", NULL);
    cli_says(&home, 2, "did you mean low?", "material", "set", "criterion", "tear", "lo=1", NULL);
    cli_says(&home, 1, "did you mean tear_strength?", "material", "set", "criterion", "tear",
             "property=tear_strenght", NULL);
    cli_says(&home, 1, "must lie below its high end", "material", "set", "criterion", "tear",
             "low=700", NULL);
    cli_says(&home, 1, "did you mean eu-reach?", "material", "drop", "rule", "eu-reech", NULL);
    cli_says(&home, 0, "REACH report of the material: 1 field changed.", "material", "set", "rule",
             "eu-reach", "level=expected", NULL);
    cli_says(&home, 0, "\neu-reach\tREACH report of the material\tEEA\texpected\t", "material",
             "terms", "rule", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_profile_weighs_what_a_script_says) {
    struct home home;
    char reason[100];
    home_make(&home);
    cli_says(&home, 0, "Added Lab only", "material", "set", "profile", "lab", "name=Lab only",
             "region=Europe", NULL);
    ck_assert(weight_of(&home, "lab", "tear", reason) == -1);
    cli_says(&home, 0, "Tear strength weighs 12.5 % in Lab only.", "material", "weigh", "lab",
             "tear", "12.5", "--because", "straps tore", NULL);
    ck_assert(weight_of(&home, "lab", "tear", reason) == 12.5);
    ck_assert_str_eq(reason, "straps tore");
    cli_says(&home, 0, "weighs 0 %", "material", "weigh", "lab", "tear", "0", NULL);
    ck_assert(weight_of(&home, "lab", "tear", reason) == 0);
    ck_assert_str_eq(reason, "straps tore");
    cli_says(&home, 0, "Undone: Edit weight Tear strength of Lab only", "undo", NULL);
    ck_assert(weight_of(&home, "lab", "tear", reason) == 12.5);
    cli_says(&home, 1, "from 0 to 100", "material", "weigh", "lab", "tear", "101", NULL);
    cli_says(&home, 1, "did you mean tear?", "material", "weigh", "lab", "taer", "5", NULL);
    cli_says(&home, 1, "There is no profile", "material", "weigh", "nowhere-land", "tear", "5",
             NULL);
    home_remove(&home);
}
END_TEST

/* The limits of a profile stand above those of the criterion, in any unit of its property. */
START_TEST(a_profile_has_limits_of_its_own) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 0,
             "Tear strength weighs 20 % in Africa, tactical; below 88.964 N a material is out.",
             "material", "weigh", "africa-tactical", "tear", "20", "--out-below", "20 lbf", NULL);
    cli_says(&home, 0, "Polyester 600D, PU-coated\t", "material", "matrix", "--profile",
             "africa-tactical", NULL);
    cli_says(&home, 0, "knocked out: Tear strength 85 is below 88.964 N", "material", "matrix",
             "--profile", "africa-tactical", NULL);
    json_t *weight = cli_json(&home, "material", "weigh", "africa-tactical", "tear", "20",
                              "--out-below", "none", "--out-above", "250", "--json", NULL);
    json_says(weight, "criterion", "tear");
    json_says(weight, "profile", "africa-tactical");
    ck_assert(json_is_null(json_object_get(weight, "knock_min")));
    ck_assert(number(weight, "knock_max") == 250 && number(weight, "weight") == 20);
    json_decref(weight);
    cli_says(&home, 1, "--out-below: kg cannot be turned into N; give it in N.", "material",
             "weigh", "africa-tactical", "tear", "20", "--out-below", "20 kg", NULL);
    cli_says(&home, 1, "knock out everything", "material", "weigh", "africa-tactical", "tear", "20",
             "--out-below", "300", NULL);
    home_remove(&home);
}
END_TEST

/* A market or a document that nobody knows would be asked for in vain. */
START_TEST(terms_are_those_of_the_catalogue) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 1, "There is no market \"Germny\"; give a country, such as DE, or a region of",
             "material", "set", "rule", "mine", "name=Mine", "market=Germny", "evidence=GRS", NULL);
    cli_says(&home, 1, "There is no kind of certificate \"REECH\"; did you mean REACH?", "material",
             "set", "rule", "mine", "name=Mine", "market=DE", "evidence=REECH", NULL);
    cli_says(&home, 1, "There is no kind of product \"bags\"; there are textile-bag,", "material",
             "set", "rule", "mine", "name=Mine", "market=DE", "evidence=GRS", "products=bags",
             NULL);
    json_t *rule =
        cli_json(&home, "material", "set", "rule", "mine", "name=Mine", "market=germany",
                 "evidence=Global Recycled Standard", "products=Child-Bag", "--json", NULL);
    json_says(rule, "market", "DE");
    json_says(rule, "evidence", "GRS");
    json_says(rule, "products", "child-bag");
    json_decref(rule);
    cli_says(&home, 0, "2 fields changed", "material", "set", "rule", "mine", "market=ALL",
             "level=expected", NULL);
    cli_says(&home, 0, "\nmine\tMine\tall\t", "material", "terms", "rule", NULL);
    cli_says(&home, 1, "There is no market \"XX\"", "material", "set", "profile", "africa-tactical",
             "markets=NG,XX", NULL);
    cli_says(&home, 1, "There is no market \"all\"", "material", "set", "profile",
             "africa-tactical", "markets=all", NULL);
    cli_says(&home, 0, "1 field changed", "material", "set", "profile", "africa-tactical",
             "markets=Nigeria,eu", NULL);
    cli_says(&home, 0, "\tEU, NG\t", "material", "terms", "profile", NULL);
    cli_says(&home, 1, "Tear strength is what a criterion judges by (Tear strength)", "material",
             "drop", "property", "tear_strength", NULL);
    home_remove(&home);
}
END_TEST

/* What is written under that name the next catalogue would change. */
START_TEST(nobody_works_as_the_catalogue) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 1, "Nobody can work as \"catalogue\"", "material", "set", "rule", "eu-reach",
             "level=expected", "--author", "catalogue", NULL);
    cli_says(&home, 1, "Choose another with --author", "--author=catalogue", "material", "list",
             NULL);
    cli_says(&home, 0, "\neu-reach\tREACH report of the material\tEEA\trequired\t", "material",
             "terms", "rule", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_material_terms, every_kind_is_listed, a_criterion_of_ones_own_is_set_and_dropped,
          what_is_wrong_is_told_with_the_nearest, a_profile_weighs_what_a_script_says,
          a_profile_has_limits_of_its_own, terms_are_those_of_the_catalogue,
          nobody_works_as_the_catalogue)
