/*
 * Which checklist is meant for which goods.
 */
#include <string.h>

#include "sourcebench/core/checklist.h"

#include "suite.h"

static struct arena arena;

static struct record *checklist(const char *code, const char *stage, const char *type,
                                const char *markets) {
    struct record *r = record_new(&checklist_entity, &arena);
    r->values[CHECKLIST_CODE] = value_text(code);
    r->values[CHECKLIST_STAGE] = value_text(stage);
    r->values[CHECKLIST_PRODUCT_TYPE] = value_text(type);
    r->values[CHECKLIST_MARKETS] = value_text(markets);
    return r;
}

static void end(void) {
    arena_free(&arena);
}

START_TEST(product_types_are_matched_by_words) {
    static const struct {
        const char *wanted, *type;
        bool fits;
    } cases[] = {
        {"", "tent", true},
        {"", "", true},
        {"backpack", "mini backpack", true},
        {"backpack", "Mini Backpacks", true},
        {"backpack, daypack", "daypack", true},
        {"mini backpack", "backpack for men, mini", true},
        {"mini backpack", "backpack", false},
        {"backpack", "", false},
        {"backpack", "backpacker's tent", false},
        {"pack", "backpack", false},
        {"bag", "baggage", false},
        {"box", "boxes", true},
        {" , daypack", "tent", false},
        {"双肩包", "双肩包", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(product_type_fits(cases[i].wanted, cases[i].type) == cases[i].fits,
                      "\"%s\" and \"%s\"", cases[i].wanted, cases[i].type);
}
END_TEST

START_TEST(stage_and_markets_decide) {
    const struct checklist_need need = {"pre-shipment", "mini backpack", "AT,DE"};
    ck_assert_int_gt(checklist_fits(checklist("A", "pre-shipment", NULL, NULL), &need), 0);
    ck_assert_int_eq(checklist_fits(checklist("B", "loading", NULL, NULL), &need), 0);
    ck_assert_int_gt(checklist_fits(checklist("C", "pre-shipment", NULL, "DE,FR"), &need), 0);
    ck_assert_int_eq(checklist_fits(checklist("D", "pre-shipment", NULL, "D,E,FR"), &need), 0);
    ck_assert_int_eq(checklist_fits(checklist("E", "pre-shipment", "tent", NULL), &need), 0);
    /* Nobody knows the market: one for a market is not meant. */
    const struct checklist_need anywhere = {"pre-shipment", "mini backpack", ""};
    ck_assert_int_eq(checklist_fits(checklist("F", "pre-shipment", NULL, "DE"), &anywhere), 0);
    end();
}
END_TEST

START_TEST(most_specific_wins) {
    struct record *all[] = {checklist("ANY", "iqc", NULL, NULL),
                            checklist("DE", "iqc", NULL, "DE"),
                            checklist("BAG", "iqc", "backpack", NULL),
                            checklist("BAG-DE", "iqc", "backpack", "DE"),
                            checklist("BAG-DE-2", "iqc", "backpack", "AT,DE"),
                            checklist("LATE", "loading", "backpack", "DE")};
    static const struct {
        struct checklist_need need;
        const char *code; /* NULL: none */
    } cases[] = {
        {{"iqc", "mini backpack", "DE"}, "BAG-DE"},
        {{"iqc", "mini backpack", "AT"}, "BAG-DE-2"},
        {{"iqc", "mini backpack", "US"}, "BAG"},
        {{"iqc", "tent", "DE,US"}, "DE"},
        {{"iqc", "tent", "US"}, "ANY"},
        {{"iqc", "", ""}, "ANY"},
        {{"loading", "backpack", "AT,DE"}, "LATE"},
        {{"loading", "backpack", ""}, NULL},
        {{"pre-shipment", "backpack", "DE"}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct record *r = checklist_best(all, sizeof all / sizeof *all, &cases[i].need);
        ck_assert_msg(
            cases[i].code ? r && strcmp(record_text(r, CHECKLIST_CODE), cases[i].code) == 0 : !r,
            "case %d: %s", (int)i, r ? record_text(r, CHECKLIST_CODE) : "none");
    }
    ck_assert_ptr_null(checklist_best(all, 0, &cases[0].need));
    end();
}
END_TEST

TEST_MAIN(checklist_fit, product_types_are_matched_by_words, stage_and_markets_decide,
          most_specific_wins)
