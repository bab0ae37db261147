/*
 * The catalogues of defects and checklists: against the tables they were made of, in the database,
 * with files of the user's laid over them, and the versions of checklists.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/checklist.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/io/sha256.h"
#include "sourcebench/service/quality_catalogue.h"

#include "csv_table.h"
#include "session_fixture.h"
#include "suite.h"

/* ---- the text ----------------------------------------------------------------------------------
 */

static struct arena arena;
static struct error err;
static struct case_file file;

static struct record **read_catalogue(const struct entity *entity, int *n) {
    if (!file.set.n)
        MUST(quality_catalogue_read(&file, &err), err);
    return record_set_list(&file.set, entity, -1, 0, &arena, n);
}

static void end_catalogue(void) {
    case_free(&file);
    arena_free(&arena);
}

static const char *digest_of(const char *text) {
    static char out[SHA256_TEXT];
    struct sha256 digest;
    const char *key = text_name_key(&arena, text);
    sha256_begin(&digest);
    sha256_add(&digest, key, strlen(key));
    sha256_end(&digest, out);
    return out;
}

/* None of the texts of a record is a sentence of the table. */
static void check_own_words(const struct record *r, const struct csv_table *t, const char *column) {
    for (size_t f = 0; f < r->entity->n_fields; f++) {
        const char *text = record_text(r, (int)f);
        const char *digest = *text && r->entity->fields[f].max_length >= 100 ? digest_of(text) : "";
        for (int row = 0; row < t->n; row++)
            ensure(strcmp(digest, csv_cell(t, row, column)) != 0, "%s stands in the table: %s",
                   text, csv_cell(t, row, "code"));
    }
}

static const char *stage_of(const char *checkpoint) {
    static const char *const stages[][2] = {
        {"IQC", "iqc"}, {"IPQC", "ipqc"}, {"FQC", "pre-shipment"}, {"LOADING", "loading"}};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i][0], checkpoint) == 0)
            return stages[i][1];
    ck_abort_msg("%s", checkpoint);
    return "";
}

static struct record *find(struct record *const *list, int n, int field, const char *text) {
    for (int i = 0; i < n; i++)
        if (strcmp(record_text(list[i], field), text) == 0)
            return list[i];
    return NULL;
}

START_TEST(defects_are_those_of_the_table) {
    static struct csv_table t;
    int n;
    csv_load(&t, "tests/data/trade/defects.csv");
    struct record **all = read_catalogue(&defect_type_entity, &n);
    ck_assert_int_eq(t.n, 131);
    ck_assert_int_eq(n, t.n);
    for (int row = 0; row < t.n; row++) {
        const char *code = csv_cell(&t, row, "code");
        const struct record *r = find(all, n, DEFECT_TYPE_CODE, code);
        ck_assert_msg(r != NULL, "%s", code);
        ck_assert_str_eq(record_text(r, DEFECT_TYPE_CLASS), csv_cell(&t, row, "class"));
        ck_assert_str_eq(record_text(r, DEFECT_TYPE_ZONE), csv_cell(&t, row, "zone"));
        ck_assert_str_eq(record_text(r, DEFECT_TYPE_STAGE),
                         stage_of(csv_cell(&t, row, "checkpoint")));
        ck_assert_msg(*record_text(r, DEFECT_TYPE_DETECT), "%s", code);
        check_own_words(r, &t, "digest");
    }
    arena_free(&t.arena);
    end_catalogue();
}
END_TEST

/* What is about any goods asks for no product, what is about bags does. */
START_TEST(general_defects_have_no_product) {
    static const char *const general[] = {"C03", "C13", "B05", "K01", "K04", "K11", "D03"};
    static const char *const bags[] = {"S01", "Z02", "P24", "H11", "D04"};
    int n;
    struct record **all = read_catalogue(&defect_type_entity, &n);
    for (size_t i = 0; i < sizeof general / sizeof *general; i++)
        ck_assert_str_eq(
            record_text(find(all, n, DEFECT_TYPE_CODE, general[i]), DEFECT_TYPE_PRODUCT_TYPE), "");
    for (size_t i = 0; i < sizeof bags / sizeof *bags; i++)
        ck_assert(product_type_fits(
            record_text(find(all, n, DEFECT_TYPE_CODE, bags[i]), DEFECT_TYPE_PRODUCT_TYPE),
            "mini backpack"));
    end_catalogue();
}
END_TEST

/* Some item has the code, its standard, its threshold, and stands at its stage. */
static bool is_checked(struct record *const *items, int n, const struct csv_table *t, int row) {
    const char *threshold = csv_cell(t, row, "threshold");
    struct value figure = value_null();
    ck_assert(field_parse(&check_entity.fields[CHECK_PLUS], threshold, 0, &arena, &figure, &err));
    for (int i = 0; i < n; i++) {
        const struct record *r = items[i];
        const struct record *list = record_set_follow(&file.set, r, CHECK_CHECKLIST);
        const char *words = arena_format(&arena, "%s %s", record_text(r, CHECK_EXPECTED),
                                         record_text(r, CHECK_METHOD));
        if (strcmp(record_text(r, CHECK_CODE), csv_cell(t, row, "code")) == 0 &&
            strcmp(record_text(list, CHECKLIST_STAGE), stage_of(csv_cell(t, row, "stage"))) == 0 &&
            strstr(record_text(r, CHECK_STANDARD), csv_cell(t, row, "standard")) &&
            (!*threshold || value_equal(r->values[CHECK_PLUS], figure) ||
             value_equal(r->values[CHECK_NOMINAL], figure) || strstr(words, threshold)))
            return true;
    }
    return false;
}

START_TEST(checks_are_those_of_the_table) {
    static struct csv_table t;
    int n;
    csv_load(&t, "tests/data/trade/tests.csv");
    struct record **items = read_catalogue(&check_entity, &n);
    ck_assert_int_eq(t.n, 68);
    for (int row = 0; row < t.n; row++) {
        const char *code = csv_cell(&t, row, "code");
        /* Sampling is how an inspection is done. A grade of 3.5 is written 3-4. */
        if (strcmp(code, "T61") == 0 || strcmp(csv_cell(&t, row, "threshold"), "3.5") == 0)
            continue;
        ensure(is_checked(items, n, &t, row), "%s", code);
    }
    for (int i = 0; i < n; i++) {
        check_own_words(items[i], &t, "digest");
        check_own_words(items[i], &t, "measures_digest");
    }
    arena_free(&t.arena);
    end_catalogue();
}
END_TEST

static void check_item(const struct record *r) {
    const char *kind = record_text(r, CHECK_KIND), *what = record_text(r, CHECK_WHAT);
    if (strcmp(kind, "measurement") == 0)
        ck_assert_msg(*record_text(r, CHECK_UNIT) && r->values[CHECK_NOMINAL].kind == VALUE_INT &&
                          r->values[CHECK_MINUS].kind == VALUE_INT &&
                          r->values[CHECK_PLUS].kind == VALUE_INT &&
                          record_int(r, CHECK_MINUS, 0) + record_int(r, CHECK_PLUS, 0) > 0 &&
                          record_int(r, CHECK_N, 0) > 0,
                      "%s", what);
    else
        ck_assert_msg(*record_text(r, CHECK_EXPECTED), "%s", what);
    if (strcmp(kind, "functional") == 0 && strcmp(record_text(r, CHECK_CODE), "T49") != 0 &&
        strcmp(what, "doors and their rubber") != 0)
        ck_assert_msg(record_int(r, CHECK_N, 0) > 0, "%s", what);
    ck_assert_msg(*record_text(r, CHECK_PART) && record_int(r, CHECK_POSITION, 0) > 0, "%s", what);
    ck_assert_msg(strncmp(record_text(r, CHECK_NOTE), "source: ", 8) == 0, "%s", what);
}

START_TEST(checklists_are_complete) {
    static const char *const kinds[] = {"visual",     "functional", "measurement", "document",
                                        "laboratory", "packing",    "barcode"};
    static const char *const stages[] = {"iqc", "ipqc", "during", "pre-shipment", "loading"};
    int n, lists;
    struct record **items = read_catalogue(&check_entity, &n);
    struct record **all = read_catalogue(&checklist_entity, &lists);
    for (int i = 0; i < n; i++)
        check_item(items[i]);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        ck_assert_msg(find(items, n, CHECK_KIND, kinds[i]) != NULL, "%s", kinds[i]);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        const struct checklist_need need = {stages[i], "mini backpack", "BR"};
        ck_assert_msg(checklist_best(all, lists, &need) != NULL, "%s", stages[i]);
    }
    const struct checklist_need bag = {"iqc", "mini backpack", "AT,DE"};
    ck_assert_str_eq(record_text(checklist_best(all, lists, &bag), CHECKLIST_CODE), "IQC-BAG-EU");
    const struct checklist_need tent = {"pre-shipment", "tent", "DE"};
    ck_assert_str_eq(record_text(checklist_best(all, lists, &tent), CHECKLIST_CODE), "PSI");
    end_catalogue();
}
END_TEST

/* ---- in the database ---------------------------------------------------------------------------
 */

static const char *ask_version(struct fixture *f, const char *code) {
    return fixture_ask(f, arena_format(&f->arena,
                                       "SELECT version || ' ' || updated_by FROM checklist "
                                       "WHERE code = '%s'",
                                       code));
}

static struct record *load(struct fixture *f, const struct entity *entity, const char *key) {
    struct record *r;
    CHECK(f, record_load(f->session.store, entity, catalogue_id(entity->table, key), &f->arena, &r,
                         &f->err));
    return r;
}

static void save(struct fixture *f, const struct record *base, int field, struct value value) {
    struct record *wanted = record_copy(base, &f->arena);
    wanted->values[field] = value;
    CHECK(f, command_save(f->session.store, base, wanted, &f->arena, NULL, &f->err));
}

START_TEST(a_new_database_has_them) {
    struct fixture *f = fixture_open();
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM defect_type"), "131");
    ck_assert_str_eq(fixture_ask(f, "SELECT name FROM defect_type WHERE code = 'S04'"),
                     "left and right strap differ by more than 10 mm");
    ck_assert_str_eq(ask_version(f, "PSI-BAG"), "1 catalogue");
    ck_assert_str_eq(fixture_ask(f, "SELECT tolerance_plus || unit FROM checklist_item "
                                    "WHERE what LIKE 'height%'"),
                     "10000cm");
    /* Opened again, nothing is written. */
    fixture_reopen(f, "bench.db", false);
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM journal"), "3");
    fixture_close(f);
}
END_TEST

START_TEST(versions_follow_items) {
    struct fixture *f = fixture_open();
    const struct record *loaded = load(f, &check_entity, "/LOAD/seal");
    save(f, loaded, CHECK_EXPECTED, value_text("the number of the booking"));
    ck_assert_str_eq(ask_version(f, "LOAD"), "2 lina");
    struct record *item = record_new(&check_entity, &f->arena);
    item->values[CHECK_CHECKLIST] = loaded->values[CHECK_CHECKLIST];
    item->values[CHECK_KIND] = value_text("visual");
    item->values[CHECK_WHAT] = value_text("pallets of heat-treated wood");
    CHECK(f, command_add(f->session.store, item, &f->err));
    ck_assert_str_eq(ask_version(f, "LOAD"), "3 lina");
    CHECK(f, command_delete(f->session.store, &check_entity, item->id, &f->err));
    ck_assert_str_eq(ask_version(f, "LOAD"), "4 lina");
    /* Another checklist is as it was, and so is one whose item was saved without a change. */
    ck_assert_str_eq(ask_version(f, "PSI"), "1 catalogue");
    const struct record *same = load(f, &check_entity, "/PSI/smell");
    CHECK(f, command_save(f->session.store, same, record_copy(same, &f->arena), &f->arena, NULL,
                          &f->err));
    ck_assert_str_eq(ask_version(f, "PSI"), "1 catalogue");
    fixture_close(f);
}
END_TEST

/* One step takes back both. */
START_TEST(undo_takes_the_version_back) {
    struct fixture *f = fixture_open();
    struct journal_result result;
    save(f, load(f, &check_entity, "/LOAD/seal"), CHECK_EXPECTED, value_text("none"));
    CHECK(f, journal_undo(f->session.store, NULL, &result, &f->err));
    ck_assert_int_eq(load(f, &checklist_entity, "/LOAD")->values[CHECKLIST_VERSION].i, 1);
    ck_assert_str_eq(record_text(load(f, &check_entity, "/LOAD/seal"), CHECK_EXPECTED),
                     "the number in the papers");
    fixture_close(f);
}
END_TEST

START_TEST(a_version_is_not_emptied) {
    struct fixture *f = fixture_open();
    const struct record *base = load(f, &checklist_entity, "/LOAD");
    struct record *wanted = record_copy(base, &f->arena);
    wanted->values[CHECKLIST_VERSION] = value_null();
    ck_assert(!command_save(f->session.store, base, wanted, &f->arena, NULL, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    ck_assert_str_eq(ask_version(f, "LOAD"), "1 catalogue");
    fixture_close(f);
}
END_TEST

/* ---- files of the user's -----------------------------------------------------------------------
 */

static bool lay_over(struct fixture *f, const char *name, const char *text) {
    mkdir(fixture_path(f, "folder"), 0700);
    fixture_text(f, arena_format(&f->arena, "folder/%s", name), text);
    return quality_catalogue_seed(f->session.store, fixture_path(f, "folder"), &f->err);
}

START_TEST(own_entries_take_the_place) {
    struct fixture *f = fixture_open();
    CHECK(f, lay_over(f, "defects.yaml",
                      "defect_types:\n"
                      "  - {code: S04, name: straps differ, class: minor}\n"
                      "  - {code: X01, name: pole bent, class: major, product_type: tent}\n"));
    CHECK(f, lay_over(f, "checklists.yaml",
                      "checklists:\n"
                      "  - code: LOAD\n    name: Our loading\n    stage: loading\n    version: 1\n "
                      "   items:\n"
                      "      - {kind: visual, what: everything, expected: in order}\n"));
    ck_assert_str_eq(fixture_ask(f, "SELECT name || class || ifnull(detect, '-') FROM defect_type "
                                    "WHERE code = 'S04'"),
                     "straps differminor-");
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM defect_type WHERE deleted_at IS NULL"),
                     "132");
    ck_assert_str_eq(ask_version(f, "LOAD"), "1 catalogue");
    ck_assert_str_eq(fixture_ask(f, "SELECT group_concat(i.what) FROM checklist_item i JOIN "
                                    "checklist c ON c.id = i.checklist_id WHERE c.code = 'LOAD' "
                                    "AND i.deleted_at IS NULL"),
                     "everything");
    ck_assert(!lay_over(f, "defects.yaml", "version: 1\nclients:\n  - name: Nobody\n"));
    ck_assert_msg(strstr(f->err.message, "defects.yaml:3: a client cannot stand here"), "%s",
                  f->err.message);
    fixture_close(f);
}
END_TEST

/* Who changed one item of a checklist keeps all of it, and a defect that was edited stays. */
START_TEST(upgrades_leave_what_was_edited) {
    struct fixture *f = fixture_open();
    save(f, load(f, &check_entity, "/LOAD/seal"), CHECK_EXPECTED, value_text("ours"));
    save(f, load(f, &defect_type_entity, "/S04"), DEFECT_TYPE_CLASS, value_text("minor"));
    CHECK(f, lay_over(f, "checklists.yaml",
                      "checklists:\n"
                      "  - code: LOAD\n    name: Other\n    stage: loading\n    version: 9\n"
                      "    items:\n"
                      "      - {kind: visual, what: seal, expected: theirs}\n"
                      "      - {kind: visual, what: everything, expected: in order}\n"));
    CHECK(f, lay_over(f, "defects.yaml",
                      "defect_types:\n  - {code: S04, name: other, class: major}\n"));
    ck_assert_str_eq(ask_version(f, "LOAD"), "2 lina");
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM checklist_item i JOIN checklist c ON "
                                    "c.id = i.checklist_id WHERE c.code = 'LOAD' AND "
                                    "i.deleted_at IS NULL AND i.what <> 'everything'"),
                     "10");
    ck_assert_str_eq(
        fixture_ask(f, "SELECT count(*) FROM checklist_item WHERE what = 'everything'"), "0");
    ck_assert_str_eq(fixture_ask(f, "SELECT class FROM defect_type WHERE code = 'S04'"), "minor");
    fixture_close(f);
}
END_TEST

/* A case file carries checklists, with the version that it says. */
START_TEST(cases_carry_checklists) {
    static const char text[] =
        "checklists:\n"
        "  - code: TENT\n    name: Tents\n    stage: during\n    version: 4\n"
        "    items:\n"
        "      - {kind: measurement, what: length of a pole, nominal: 120.5,\n"
        "         tolerance_minus: 0.5, tolerance_plus: 0.5, unit: cm, n: 5}\n"
        "defect_types:\n"
        "  - {code: X01, name: pole bent, class: major, product_type: tent}\n";
    struct fixture *f = fixture_open();
    struct case_file in = {0};
    struct case_counts counts;
    CHECK(f, case_read(&in, text, sizeof text - 1, "tent.yaml", FIXTURE_TODAY, &f->err));
    CHECK(f, case_import(f->session.store, &in, "tent.yaml", false, &counts, &f->err));
    ck_assert_int_eq(counts.added, 3);
    ck_assert_str_eq(ask_version(f, "TENT"), "4 lina");
    ck_assert_str_eq(fixture_ask(f, "SELECT nominal FROM checklist_item WHERE unit = 'cm' AND "
                                    "what LIKE '%pole'"),
                     "1205000");
    CHECK(f, case_import(f->session.store, &in, "tent.yaml", false, &counts, &f->err));
    ck_assert_int_eq(counts.same, 3);
    case_free(&in);
    fixture_close(f);
}
END_TEST

TEST_MAIN(quality_catalogue, defects_are_those_of_the_table, general_defects_have_no_product,
          checks_are_those_of_the_table, checklists_are_complete, a_new_database_has_them,
          versions_follow_items, undo_takes_the_version_back, a_version_is_not_emptied,
          own_entries_take_the_place, upgrades_leave_what_was_edited, cases_carry_checklists)
