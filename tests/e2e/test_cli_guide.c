/* The guide from the command line. */
#include "../unit/suite.h"

#include "cli_check.h"

/* Whether a list of pages has one, and at which place; -1 where it has not. */
static int place_of(const json_t *list, const char *code) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *here = json_string_value(json_object_get(json_array_get(list, i), "code"));
        if (strcmp(here, code) == 0)
            return (int)i;
    }
    return -1;
}

START_TEST(pages_are_listed_and_found) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "moq\tTrade terms\tMOQ, minimum order quantity", "guide", NULL);
    cli_says(&home, 0, "stitching\t", "guide", "bartack", NULL);
    cli_says(&home, 1, "\"bartack zebra\"", "guide", "bartack", "zebra", NULL);
    cli_says(&home, 2, "no option --limit", "guide", "--limit", "3", NULL);
    json_t *all = cli_json(&home, "guide", "--json", NULL);
    json_t *found = cli_json(&home, "guide", "Oeko-Tex", "--json", NULL);
    json_t *facts = cli_json(&home, "guide", "F10.1", "--json", NULL);
    ck_assert_int_ge((int)json_array_size(all), 60);
    ck_assert_int_eq(place_of(all, "about"), 0);
    ck_assert_int_eq(place_of(found, "other-marks"), 0); /* its own word before mere mentions */
    ck_assert_int_ge(place_of(found, "polyester"), 1);
    ck_assert_int_eq(place_of(found, "incoterms"), -1);
    ck_assert_int_eq((int)json_array_size(facts), 2);
    ck_assert(place_of(facts, "moq") >= 0 && place_of(facts, "price-factors") >= 0);
    json_decref(all);
    json_decref(found);
    json_decref(facts);
    home_remove(&home);
}
END_TEST

START_TEST(a_page_is_shown_with_its_facts) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "  - 300 to 1,000 typically", "guide", "moq", NULL);
    cli_says(&home, 0, "  - price-factors: What moves a price", "guide", "moq", NULL);
    cli_says(&home, 0, "[suppliers.filter]", "guide", "moq", NULL);
    cli_says(&home, 1, "F0.5 is left out of the guide: the videos", "guide", "F0.5", NULL);
    json_t *page = cli_json(&home, "guide", "moq", "--json", NULL);
    json_says(page, "section", "Trade terms");
    const json_t *part = json_array_get(json_object_get(page, "parts"), 1);
    const json_t *point = json_array_get(json_object_get(part, "points"), 2);
    ck_assert_str_eq(json_string_value(json_array_get(json_object_get(point, "facts"), 0)),
                     "F10.1");
    json_decref(page);
    home_remove(&home);
}
END_TEST

/* Pages of one's own, and what is wrong in them. */
START_TEST(own_pages_come_from_the_catalogue_folder) {
    static const char good[] = "pages:\n  lan: {title: Ask Lan, section: faq, about: she knows, "
                               "parts: {Phone: [after ten]}}\n";
    static const char bad[] = "pages:\n  lan: {title: Ask Lan, section: fax, about: she knows, "
                              "parts: {Phone: [after ten]}}\n";
    struct home home;
    home_make(&home);
    home_write(&home, "guide.yaml", good);
    const char *config = arena_format(&home.arena, "catalogue_folder: %s\n", home.path);
    const char *path = home_write(&home, "own.yaml", config);
    cli_says(&home, 0, "after ten", "guide", "lan", "--config", path, NULL);
    cli_says(&home, 0, "bartack", "guide", "stitching", "--config", path, NULL);
    home_write(&home, "guide.yaml", bad);
    cli_says(&home, 1, "guide.yaml:2: lan: there is no section \"fax\"", "guide", "--config", path,
             NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_guide, pages_are_listed_and_found, a_page_is_shown_with_its_facts,
          own_pages_come_from_the_catalogue_folder)
