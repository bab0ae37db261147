/* Lists in and out: import of real lists, repeated, undone; export and back. */
#include <stdio.h>

#include "../unit/suite.h"

#include "cli_check.h"

static const char *real(struct home *home, const char *name) {
    return child_source_file(&home->arena, arena_format(&home->arena, "tests/data/real/%s", name));
}

static json_t *import(const struct home *home, const char *file) {
    return cli_json(home, "import", "suppliers", file, "--json", NULL);
}

static char *export(const struct home *home, const char *format) {
    struct cli_result result = cli_expect(home, 0, "export", "suppliers", "--format", format, NULL);
    strbuf_free(&result.err);
    return strbuf_take(&result.out);
}

static long long member(const json_t *object, const char *name) {
    return json_integer_value(json_object_get(object, name));
}

/* Rows without the heading, from tests/data/real/README.md. */
static const struct {
    const char *file;
    long long rows;
} lists[] = {
    {"facilities_15.csv", 15},   {"facilities_15.xlsx", 15}, {"facilities_26_geocoded.csv", 26},
    {"facilities_352.csv", 351}, {"footwear_83.csv", 83},
};

START_TEST(real_lists_are_imported_and_repeatable) {
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct home home;
        home_make(&home);
        const char *file = real(&home, lists[i].file);
        json_t *first = import(&home, file);
        json_is(first, "rows", lists[i].rows);
        json_is(first, "rejected", 0);
        ck_assert_int_eq(member(first, "added") + member(first, "updated") +
                             member(first, "unchanged"),
                         lists[i].rows);
        ck_assert(json_is_array(json_object_get(first, "rejections")));
        ck_assert(json_is_array(json_object_get(first, "possible_duplicates")));
        ck_assert(json_array_size(json_object_get(first, "columns")) > 2);
        ck_assert_int_eq(cli_count(&home, ""), member(first, "added"));
        json_t *second = import(&home, file);
        json_is(second, "rows", lists[i].rows);
        json_is(second, "added", 0);
        json_is(second, "updated", 0);
        json_is(second, "unchanged", lists[i].rows);
        json_decref(second);
        cli_says(&home, 0, "Undone", "undo", NULL);
        ck_assert_int_eq(cli_count(&home, ""), 0);
        cli_says(&home, 0, "Done again", "redo", NULL);
        ck_assert_int_eq(cli_count(&home, ""), member(first, "added"));
        json_decref(first);
        home_remove(&home);
    }
}
END_TEST

START_TEST(rejected_rows_are_told_with_line_and_column) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "list.csv",
                                  "Factory Name;Country;MOQ;Shoe size\n"
                                  "Good Ltd;Vietnam;300;44\n"
                                  ";Vietnam;300;44\n"
                                  "Bad Country;Atlantis;300;44\n"
                                  "Bad Number;VN;some;44\n"
                                  "Good Limited;VN;;\n");
    json_t *report = import(&home, file);
    json_is(report, "rows", 5);
    json_is(report, "rejected", 3);
    json_t *rejections = json_object_get(report, "rejections");
    static const long long rejected[] = {3, 4, 5};
    for (size_t i = 0; i < 3; i++) {
        json_t *rejection = json_array_get(rejections, i);
        json_is(rejection, "line", rejected[i]);
        ck_assert(json_is_string(json_object_get(rejection, "column")));
        ck_assert(json_is_string(json_object_get(rejection, "reason")));
    }
    json_decref(report);
    cli_says(&home, 0, "line 4, column Country", "import", "suppliers", file, NULL);
    cli_says(&home, 0, "not taken", "import", "suppliers", file, NULL);
    home_remove(&home);
}
END_TEST

START_TEST(similar_names_are_imported_and_told) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "list.csv",
                                  "name,country\nGreen Valley Bags Co Ltd,CN\n"
                                  "Green Valey Bags Co Ltd,CN\n");
    json_t *report = import(&home, file);
    json_is(report, "added", 2);
    json_t *duplicate = json_array_get(json_object_get(report, "possible_duplicates"), 0);
    json_is(duplicate, "line", 3);
    json_says(duplicate, "name", "Green Valey Bags Co Ltd");
    json_says(json_object_get(duplicate, "like"), "name", "Green Valley Bags Co Ltd");
    ck_assert(json_is_string(json_object_get(duplicate, "why")));
    json_decref(report);
    home_remove(&home);
}
END_TEST

START_TEST(a_dry_run_writes_nothing) {
    struct home home;
    home_make(&home);
    const char *file = real(&home, "footwear_83.csv");
    json_t *report = cli_json(&home, "import", "suppliers", file, "--dry-run", "--json", NULL);
    json_is(report, "rows", 83);
    ck_assert(json_is_true(json_object_get(report, "dry_run")));
    json_decref(report);
    cli_says(&home, 1, "sourcebench: ", "supplier", "list", NULL); /* no database was made */
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 0, "dry run", "import", "suppliers", file, "--dry-run", NULL);
    ck_assert_int_eq(cli_count(&home, ""), 0);
    home_remove(&home);
}
END_TEST

START_TEST(a_map_and_unknown_columns) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "list.csv", "Werk,Wo,Farbe\nNord,DE,blau\n");
    const char *map = home_write(&home, "map.yaml", "Werk: name\nWo: country\n");
    const char *wrong = home_write(&home, "wrong.yaml", "Werk: nmae\n");
    cli_says(&home, 1, "sourcebench: ", "import", "suppliers", file, NULL);
    cli_says(&home, 1, "wrong.yaml:1", "import", "suppliers", file, "--map", wrong, NULL);
    cli_says(&home, 0, "1 added", "import", "suppliers", file, "--map", map, "--keep-unknown",
             "--source", "Fair", NULL);
    cli_says(&home, 0, "Farbe: blau", "supplier", "show", "nord", NULL);
    ck_assert_int_eq(cli_count(&home, "source:fair country:DE"), 1);
    home_remove(&home);
}
END_TEST

START_TEST(files_that_cannot_be_read_are_told) {
    struct home home;
    home_make(&home);
    cli_says(&home, 1, "none.csv", "import", "suppliers", home_file(&home, "none.csv"), NULL);
    cli_says(&home, 1, "sourcebench: ", "import", "suppliers", home.path, NULL);
    cli_says(&home, 1, "empty", "import", "suppliers", home_write(&home, "empty.csv", ""), NULL);
    cli_says(&home, 1, "sourcebench: ", "import", "suppliers",
             home_write(&home, "quote.csv", "name\n\"never closed\n"), NULL);
    cli_says(&home, 1, "encoding", "import", "suppliers", home_write(&home, "a.csv", "name\nA\n"),
             "--encoding", "klingon", NULL);
    home_remove(&home);
}
END_TEST

static void check_round_trip(const char *format) {
    struct home home, other;
    home_make(&home);
    home_make(&other);
    cli_says(&home, 0, "demo database", "demo", "--db",
             home_file(&home, "data/sourcebench/bench.db"), "--today", "2026-11-23", NULL);
    cli_says(&home, 0, "Added", "supplier", "add", "=cmd|' /C calc'!A0",
             "note=two lines\n\"quoted\"; and, commas", "country=VN", NULL);
    char *before = export(&home, format);
    const char *file = home_write(&other, arena_format(&other.arena, "list.%s", format), before);
    json_t *report = import(&other, file);
    json_is(report, "rejected", 0);
    json_is(report, "added", cli_count(&home, ""));
    json_decref(report);
    json_t *again = import(&other, file);
    json_is(again, "added", 0);
    json_is(again, "updated", 0);
    json_decref(again);
    if (strcmp(format, "csv") == 0) {
        char *after = export(&other, format);
        ck_assert_str_eq(before, after);
        mem_free(after);
    }
    mem_free(before);
    home_remove(&home);
    home_remove(&other);
}

START_TEST(csv_comes_back_as_it_went) {
    check_round_trip("csv");
}
END_TEST

/* Ids and times are those of the new database; everything else is compared. */
static void forget(json_t *value) {
    static const char *const names[] = {"id",         "rev",        "created_at", "created_by",
                                        "updated_at", "updated_by", "site_id",    "contact_id",
                                        "owner_id",   "audit_id",   "subject_id"};
    const char *key;
    json_t *member_value;
    size_t i;
    for (size_t n = 0; json_is_object(value) && n < sizeof names / sizeof *names; n++)
        json_object_del(value, names[n]);
    json_object_foreach(value, key, member_value) forget(member_value);
    json_array_foreach(value, i, member_value) forget(member_value);
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every array of the document as one sorted text, so that the order of children does not count. */
static char *canonical(const char *text) {
    json_t *document = json_loads(text, 0, NULL);
    ck_assert_ptr_nonnull(document);
    forget(document);
    json_t *suppliers = json_object_get(document, "suppliers"), *supplier, *children;
    struct strbuf out = {0};
    size_t i;
    const char *key;
    json_array_foreach(suppliers, i, supplier) {
        json_object_foreach(supplier, key, children) {
            size_t n = json_array_size(children);
            char **rows = mem_alloc(n + 1, sizeof *rows);
            if (!json_is_array(children)) {
                char *plain = json_dumps(children, JSON_ENCODE_ANY | JSON_SORT_KEYS);
                strbuf_addf(&out, "%s %s\n", key, plain);
                free(plain);
            }
            for (size_t r = 0; r < n; r++)
                rows[r] = json_dumps(json_array_get(children, r), JSON_SORT_KEYS);
            qsort(rows, n, sizeof *rows, by_text);
            for (size_t r = 0; r < n; r++) {
                strbuf_addf(&out, "%s %s\n", key, rows[r]);
                free(rows[r]);
            }
            mem_free(rows);
        }
    }
    json_decref(document);
    return strbuf_take(&out);
}

START_TEST(json_comes_back_with_all_that_belongs_to_it) {
    struct home home, other;
    home_make(&home);
    home_make(&other);
    cli_says(&home, 0, "demo database", "demo", "--db",
             home_file(&home, "data/sourcebench/bench.db"), "--today", "2026-11-23", NULL);
    char *before = export(&home, "json");
    const char *file = home_write(&other, "list.json", before);
    json_decref(import(&other, file));
    char *after = export(&other, "json");
    char *a = canonical(before), *b = canonical(after);
    ck_assert_str_eq(a, b);
    mem_free(a);
    mem_free(b);
    mem_free(before);
    mem_free(after);
    home_remove(&home);
    home_remove(&other);
    check_round_trip("json");
}
END_TEST

START_TEST(exports_go_to_files_that_are_not_there) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Added", "supplier", "add", "One", "country=VN", NULL);
    cli_says(&home, 0, "Added", "supplier", "add", "Two", "country=CN", NULL);
    const char *file = home_file(&home, "out.csv");
    cli_says(&home, 0, "Wrote 1 supplier to", "export", "suppliers", "country:VN", "-o", file,
             NULL);
    cli_says(&home, 1, "exists already", "export", "suppliers", "-o", file, NULL);
    cli_says(&home, 0, "Wrote 2 suppliers", "export", "suppliers", "-o", file, "--overwrite", NULL);
    cli_says(&home, 1, "sourcebench: ", "export", "suppliers", "-o", "/proc/none/out.csv", NULL);
    cli_says(&home, 2, "country", "export", "suppliers", "contry:VN", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_lists, real_lists_are_imported_and_repeatable,
          rejected_rows_are_told_with_line_and_column, similar_names_are_imported_and_told,
          a_dry_run_writes_nothing, a_map_and_unknown_columns, files_that_cannot_be_read_are_told,
          csv_comes_back_as_it_went, json_comes_back_with_all_that_belongs_to_it,
          exports_go_to_files_that_are_not_there)
