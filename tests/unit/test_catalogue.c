#include "sourcebench/service/catalogue.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/io/file.h"

#include "suite.h"
#include "temporary.h"

static void load(struct arena *arena, struct catalogue *c) {
    struct error err = {0};
    bool ok = catalogue_load("", arena, c, &err);
    ck_assert_msg(ok, "%s", err.message);
}

/* Every kind of supplier has a checklist, and every item says what is expected. */
START_TEST(each_kind_of_supplier_has_a_checklist) {
    struct arena arena = {0};
    struct catalogue c;
    const struct field *kinds = &supplier_fields[SUPPLIER_KIND];
    load(&arena, &c);
    for (size_t i = 0; i < kinds->n_choices; i++) {
        const struct checklist *list = catalogue_checklist(&c, kinds->choices[i].key);
        ck_assert_msg(list && list->mandatory > 0 && list->count > list->mandatory, "%s",
                      kinds->choices[i].key);
        for (int k = 0; k < list->count; k++)
            ck_assert(*list->items[k]->title && *list->items[k]->evidence);
    }
    ck_assert_ptr_null(catalogue_checklist(&c, "circus"));
    ck_assert(check_item_applies(catalogue_item(&c, "credit-code"), "CN"));
    ck_assert(!check_item_applies(catalogue_item(&c, "credit-code"), "VN"));
    ck_assert(check_item_applies(catalogue_item(&c, "licence"), "VN"));
    arena_free(&arena);
}
END_TEST

START_TEST(certificates_are_known_by_the_names_that_people_write) {
    static const struct {
        const char *written, *code;
    } cases[] = {
        {"GRS", "GRS"},
        {"grs", "GRS"},
        {"oeko-tex", "OEKOTEX100"},
        {"OEKO-TEX® Standard 100", "OEKOTEX100"},
        {"Oeko Tex 100", "OEKOTEX100"},
        {"ISO 9001:2015", "ISO9001"},
        {"iso9001", "ISO9001"},
        {"amfori BSCI", "BSCI"},
        {"Prop 65", "PROP65"},
        {"G-Mark", "GMARK"},
        {"global recycled standard", "GRS"},
        {"LUCID", "EPR_PACK"},
        {"GR", NULL},
        {"", NULL},
        {"-", NULL},
        {"fair trade", NULL},
    };
    struct arena arena = {0};
    struct catalogue c;
    load(&arena, &c);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct certificate_kind *kind = catalogue_certificate(&c, cases[i].written);
        ck_assert_msg((kind != NULL) == (cases[i].code != NULL), "%s", cases[i].written);
        if (kind)
            ck_assert_str_eq(kind->code, cases[i].code);
    }
    ck_assert_ptr_null(catalogue_certificate(NULL, "GRS"));
    arena_free(&arena);
}
END_TEST

/* data/trade/certifications.csv: required or expected in. */
START_TEST(markets_ask_what_their_law_and_custom_say) {
    static const struct {
        const char *code, *market;
        enum market_level level;
    } cases[] = {
        {"REACH", "DE", MARKET_REQUIRED},   {"REACH", "EU", MARKET_REQUIRED},
        {"REACH", "NO", MARKET_REQUIRED},   {"REACH", "GB", MARKET_SILENT},
        {"ISO9001", "BR", MARKET_EXPECTED}, {"BSCI", "FR", MARKET_EXPECTED},
        {"BSCI", "US", MARKET_SILENT},      {"SABER", "SA", MARKET_REQUIRED},
        {"SABER", "GULF", MARKET_SILENT},   {"SONCAP", "NG", MARKET_REQUIRED},
        {"GOTS", "EU", MARKET_VOLUNTARY},   {"CPSIA", "US", MARKET_REQUIRED},
        {"GMARK", "YE", MARKET_REQUIRED},   {"GMARK", "AE", MARKET_REQUIRED},
    };
    struct arena arena = {0};
    struct catalogue c;
    load(&arena, &c);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum market_level level =
            catalogue_level(&c, catalogue_certificate(&c, cases[i].code), cases[i].market);
        ck_assert_msg(level == cases[i].level, "%s in %s: %d", cases[i].code, cases[i].market,
                      (int)level);
    }
    ck_assert_str_eq(catalogue_market(&c, "eu", &arena), "EU");
    ck_assert_str_eq(catalogue_market(&c, "Germany", &arena), "DE");
    ck_assert_ptr_null(catalogue_market(&c, "Narnia", &arena));
    ck_assert(!name_list_has(&catalogue_certificate(&c, "CE")->products, "textile-bag"));
    ck_assert(name_list_has(&catalogue_certificate(&c, "CE")->products, "powered-bag"));
    arena_free(&arena);
}
END_TEST

START_TEST(own_files_add_and_replace) {
    static const char certificates[] = "certificates:\n"
                                       "  FAIRWEAR:\n"
                                       "    name: Fair Wear membership\n"
                                       "    speaks_for: company\n"
                                       "    markets: {CH: expected}\n"
                                       "  GRS:\n"
                                       "    name: Our GRS\n"
                                       "    speaks_for: material\n";
    static const char vetting[] = "items:\n"
                                  "  licence:\n"
                                  "    title: our licence\n"
                                  "    evidence: seen\n"
                                  "  cat:\n"
                                  "    title: factory cat\n"
                                  "    evidence: photo\n"
                                  "    certificates: [fair wear membership]\n"
                                  "checklists:\n"
                                  "  agent:\n"
                                  "    mandatory: [cat]\n";
    struct arena arena = {0};
    struct catalogue c;
    struct error err = {0};
    const char *folder = temporary_folder();
    ck_assert(
        file_write(folder, "certificates.yaml", certificates, sizeof certificates - 1, 0600, &err));
    ck_assert(file_write(folder, "vetting.yaml", vetting, sizeof vetting - 1, 0600, &err));
    bool ok = catalogue_load(folder, &arena, &c, &err);
    ck_assert_msg(ok, "%s", err.message);
    ck_assert_str_eq(catalogue_certificate(&c, "fairwear")->name, "Fair Wear membership");
    ck_assert_str_eq(catalogue_certificate(&c, "grs")->name, "Our GRS");
    ck_assert(!catalogue_certificate(&c, "grs")->chain);
    ck_assert_int_eq(catalogue_checklist(&c, "agent")->count, 1);
    const struct checklist *factory = catalogue_checklist(&c, "factory");
    ck_assert_str_eq(factory->items[1]->title, "our licence");
    ck_assert_str_eq(catalogue_item(&c, "cat")->certificates.items[0], "FAIRWEAR");
    arena_free(&arena);
    temporary_remove(folder);
}
END_TEST

/* What is wrong is told with file and line. */
START_TEST(faults_are_told_with_file_and_line) {
    static const struct {
        bool vetting;
        const char *text, *message;
    } cases[] = {
        {true, "items:\n  a:\n    titel: x\n",
         "f:3: there is no word \"titel\"; did you mean title?"},
        {true, "items:\n  a:\n    title: x\n", "f:3: a: \"evidence\" is missing"},
        {true, "items:\n  a: {title: x, evidence: y, months: soon}\n",
         "f:2: months: months from 1 to 240 are expected"},
        {true, "items:\n  a: {title: x, evidence: y, countries: [XX]}\n",
         "f:2: countries: \"XX\" is no country code such as VN (\"NO\" needs quotes)"},
        {true, "items:\n  a: {title: x, evidence: y, fact: legal-nam}\n",
         "f:2: there is no fact \"legal-nam\"; did you mean legal-name?"},
        {true, "items:\n  a: {title: x, evidence: y, certificates: [QQQ]}\n",
         "f:2: certificates: there is no certificate \"QQQ\""},
        {true, "checklists:\n  factory: {mandatory: [nothing]}\n",
         "f:2: there is no item \"nothing\""},
        {true, "checklists:\n  factory: {mandatory: [licence], other: [licence]}\n",
         "f:2: licence stands there twice"},
        {true, "checklists:\n  circus: {mandatory: [licence]}\n",
         "f:2: there is no kind of supplier \"circus\""},
        {true, "things: {}\n", "f:1: there is no word \"things\""},
        {false, "certificates:\n  X: {name: x, speaks_for: company, markets: {QQ: required}}\n",
         "f:2: markets: \"QQ\" is no country, no region of this file and not all"},
        {false, "certificates:\n  X: {name: x, speaks_for: company, markets: {VN: wanted}}\n",
         "f:2: there is no level \"wanted\""},
        {false, "certificates:\n  X: {name: x, speaks_for: company, products: [cake]}\n",
         "f:2: products: there is no product \"cake\""},
        {false, "certificates:\n  X: {name: x, speaks_for: company, ratings: {A: 0}}\n",
         "f:2: A: months from 1 to 240 are expected"},
        {false, "certificates:\n  X: {name: oeko-tex, speaks_for: company}\n",
         "f:2: X: \"oeko-tex\" is a name of OEKOTEX100 already"},
        {false, "certificates: []\n", "f:1: certificates: a map with entries is expected"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct catalogue c;
        struct error err = {0};
        load(&arena, &c);
        bool ok = (cases[i].vetting ? catalogue_read_vetting : catalogue_read_certificates)(
            cases[i].text, strlen(cases[i].text), "f", &arena, &c, &err);
        ck_assert(!ok);
        ck_assert_msg(strncmp(err.message, cases[i].message, strlen(cases[i].message)) == 0,
                      "%zu: %s", i, err.message);
        arena_free(&arena);
    }
}
END_TEST

TEST_MAIN(catalogue, each_kind_of_supplier_has_a_checklist,
          certificates_are_known_by_the_names_that_people_write,
          markets_ask_what_their_law_and_custom_say, own_files_add_and_replace,
          faults_are_told_with_file_and_line)
