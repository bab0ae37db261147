/* Checklists and kinds of defects by the command line. */
#include "../unit/suite.h"

#include "cli_check.h"

static void begin(struct home *home) {
    home_make(home);
    cli_says(home, 0, "Made", "init", NULL);
}

static json_int_t version_of(struct home *home, const char *code) {
    json_t *show = cli_json(home, "checklist", "show", code, "--json", NULL);
    json_int_t version = json_integer_value(json_object_get(show, "version"));
    json_decref(show);
    return version;
}

START_TEST(checklists_are_listed_and_shown) {
    struct home home;
    begin(&home);
    cli_says(&home, 0, "LOAD\tContainer loading\tloading\t\t1\t10\t\n", "checklist", "list", NULL);
    cli_says(&home, 0, "PSI\tPre-shipment\tpre-shipment\t\t1\t14\t\n", "checklist", "list",
             "--product", "tent", NULL);
    json_t *list = cli_json(&home, "checklist", "list", "--stage", "pre-shipment", "--product",
                            "tent", "--json", NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "checklists")), 1);
    json_decref(list);
    cli_says(&home, 0,
             "120\tmeasurement\tT50\theight, difference from the tech pack\t5\t0 -1 +1 cm\tmajor\t",
             "checklist", "show", "psi-bag", NULL);
    cli_says(&home, 1, "did you mean LOAD?", "checklist", "show", "LOADS", NULL);
    cli_says(&home, 1, "stage: Enter one of", "checklist", "list", "--stage", "later", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(items_raise_the_version) {
    struct home home;
    begin(&home);
    cli_says(&home, 0, "Added 帐篷", "checklist", "add", "TENT", "during", "帐篷",
             "product_type=tent", "markets=DE", NULL);
    ck_assert_int_eq(version_of(&home, "TENT"), 1);
    cli_says(&home, 0, "Added length of a pole", "checklist", "item", "add", "TENT", "measurement",
             "length of a pole", "nominal=120.5", "tolerance_minus=0.5", "tolerance_plus=1",
             "unit=cm", "n=5", NULL);
    cli_says(&home, 0, "10\tmeasurement\t\tlength of a pole\t5\t120.5 -0.5 +1 cm\t", "checklist",
             "show", "TENT", NULL);
    cli_says(&home, 0, "length of a pole: 1 field changed.", "checklist", "item", "edit", "tent",
             "10", "n=8", NULL);
    ck_assert_int_eq(version_of(&home, "TENT"), 3);
    cli_says(&home, 0, "Deleted length of a pole", "checklist", "item", "delete", "TENT",
             "length of", NULL);
    ck_assert_int_eq(version_of(&home, "TENT"), 4);
    cli_says(&home, 0, "It has no items yet", "checklist", "show", "TENT", NULL);
    cli_says(&home, 0, "Undone", "undo", NULL);
    ck_assert_int_eq(version_of(&home, "TENT"), 3);
    cli_says(&home, 0, "Tents: 1 field changed.", "checklist", "edit", "TENT", "name=Tents", NULL);
    cli_says(&home, 0, "Deleted Tents", "checklist", "delete", "TENT", NULL);
    cli_says(&home, 1, "There is no checklist \"TENT\"", "checklist", "show", "TENT", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(an_item_is_meant_by_one_word) {
    struct home home;
    begin(&home);
    cli_says(&home, 1, "3 items of PSI-BAG are called \"T50\"", "checklist", "item", "edit",
             "PSI-BAG", "T50", "n=3", NULL);
    cli_says(&home, 0, "depth, difference from the tech pack: 1 field changed.", "checklist",
             "item", "edit", "PSI-BAG", "depth", "n=3", NULL);
    cli_says(&home, 1, "LOAD has no item \"wings\"", "checklist", "item", "delete", "LOAD", "wings",
             NULL);
    cli_says(&home, 1, "kind: Enter one of visual", "checklist", "item", "add", "LOAD", "guess",
             "wings", NULL);
    ck_assert_int_eq(version_of(&home, "LOAD"), 1);
    home_remove(&home);
}
END_TEST

START_TEST(kinds_of_defects_are_edited) {
    struct home home;
    begin(&home);
    cli_says(&home, 0, "S04\tleft and right strap differ by more than 10 mm\tmajor\tstrap\t",
             "defect-type", "list", "strap", "differ", NULL);
    json_t *list = cli_json(&home, "defect-type", "list", "--product", "tent", "--json", NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "defect_types")), 33);
    json_decref(list);
    cli_says(&home, 0, "Added pole bent", "defect-type", "add", "X01", "major", "pole bent",
             "product_type=tent", NULL);
    json_t *edited = cli_json(&home, "defect-type", "edit", "x01", "class=minor", "--json", NULL);
    json_says(edited, "class", "minor");
    json_decref(edited);
    cli_says(&home, 1, "There is a defect type S04 already", "defect-type", "add", "S04", "major",
             "other", NULL);
    cli_says(&home, 0, "Deleted pole bent", "defect-type", "delete", "X01", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_checklists, checklists_are_listed_and_shown, items_raise_the_version,
          an_item_is_meant_by_one_word, kinds_of_defects_are_edited)
