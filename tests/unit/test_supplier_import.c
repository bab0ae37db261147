/*
 * Which factory is the same, what a row changes, and that a dry run counts as the real one.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_import.h"

#include "store_fixture.h"
#include "suite.h"

struct bench {
    struct bench_files files;
    struct arena arena;
    struct store *store;
    int64_t now; /* a row of a list takes a millisecond */
    struct error err;
};

#define CHECK(b, call) ck_assert_msg(call, "%s (%s)", (b)->err.message, (b)->err.detail)

static int64_t bench_clock(void *now) {
    return *(int64_t *)now;
}

static struct bench *bench_new(void) {
    struct bench *b = mem_alloc(1, sizeof *b);
    b->files = bench_files();
    b->now = 1795161600000;
    struct store_options options = {.path = bench_path(&b->files, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .now_ms = bench_clock,
                                    .clock = &b->now};
    CHECK(b, store_open(&options, &b->store, &b->err));
    return b;
}

static void bench_free(struct bench *b) {
    store_close(b->store);
    arena_free(&b->arena);
    bench_files_free(&b->files);
    mem_free(b);
}

/* A row of a list, "name;country;external id;city;owner;source", of which the end may be missing.
 */
static struct record *record_of(struct bench *b, const char *line) {
    static const int fields[] = {SUPPLIER_NAME, SUPPLIER_COUNTRY, SUPPLIER_EXTERNAL_ID,
                                 SUPPLIER_CITY, SUPPLIER_OWNER,   SUPPLIER_SOURCE};
    struct record *r = record_new(&supplier_entity, &b->arena);
    for (int i = 0; i < 6 && *line; i++) {
        size_t length = strcspn(line, ";");
        r->values[fields[i]] = value_text(arena_bytes(&b->arena, line, length));
        line += length + (line[length] == ';');
    }
    return r;
}

/* Runs a list through an import; the outcomes as letters: added, updated, unchanged (=), and a "~"
 * behind those that are told as similar. */
static const char *run(struct bench *b, const char *const *lines, int n, bool dry) {
    struct supplier_import *import = supplier_import_begin(b->store, "Import", dry, &b->err);
    struct strbuf out = {0};
    CHECK(b, import != NULL);
    for (int i = 0; i < n; i++) {
        struct import_outcome_of_row result;
        CHECK(b, supplier_import_row(import, record_of(b, lines[i]), &b->arena, &result, &b->err));
        b->now++;
        strbuf_add_char(&out, "au="[result.outcome]);
        if (result.similar)
            strbuf_add_char(&out, '~');
    }
    CHECK(b, supplier_import_end(import, true, &b->err));
    const char *text = arena_string(&b->arena, strbuf_text(&out));
    strbuf_free(&out);
    return text;
}

static void ask(struct bench *b, const char *sql, const char *answer) {
    char *text = bench_text(b->store, sql);
    ck_assert_pstr_eq(text, answer);
    mem_free(text);
}

/* A list, what its first and its second run must do. */
static const struct list_case {
    const char *what, *first, *second;
    const char *lines[6];
} list_cases[] = {
    {"external id",
     "aa==",
     "====",
     {"Saigon Trail;VN;1", "Other;VN;2", "Saigon Trail;VN;1", "Other;VN;2"}},
    {"renamed under its external id", "au~", "==~", {"Old;VN;1", "New;;1;Huế"}},
    {"name key and country",
     "a=~aa~",
     "==~==",
     {"Saigon Trail Co., Ltd;VN", "SAIGON  TRAIL CO. LTD.;VN", "Another;VN",
      "Saigon Trail Co., Ltd"}},
    {"other country", "aa", "==", {"Same Name;VN", "Same Name;CN"}},
    {"contradicting external ids",
     "aa~a~",
     "===",
     {"Same Name;VN;1", "Same Name;VN;2", "Same Name;VN;3"}},
    {"an external id joins a name without one",
     "au=~",
     "===~",
     {"Same Name;VN", "Same Name;VN;1", "Renamed later;VN;1"}},
    {"fills only within one run", "au=~", "===~", {"A;VN;;Huế", "A;VN;;;lina", "A;VN;;Hà Nội"}},
    {"similar names",
     "aa~aa",
     "====",
     {"Dongguan Quality Knitwear Co., Ltd.;CN", "Dongguan Quality Knitwears Limited;CN",
      "Zhejiang Bags;CN", "Dongguan Quality Knitwear Co., Ltd.;VN"}},
    {"names that count",
     "aaa",
     "===",
     {"Saigon Trail Factory 12;VN", "Saigon Trail Factory 14;VN", "Saigon Trail Factory 1;VN"}},
    {"two factories of one name in two lists",
     "aa~",
     "==",
     {"Same Name;VN;1;;;one.csv", "Same Name;VN;2;;;two.csv"}},
};

static int length_of(const char *const *lines) {
    int n = 0;
    while (lines[n])
        n++;
    return n;
}

START_TEST(lists_find_the_same_factory) {
    for (size_t i = 0; i < sizeof list_cases / sizeof *list_cases; i++) {
        const struct list_case *c = &list_cases[i];
        struct bench *b = bench_new();
        int n = length_of(c->lines);
        const char *dry = run(b, c->lines, n, true);
        ask(b, "SELECT count(*) FROM supplier", "0");
        const char *first = run(b, c->lines, n, false);
        ck_assert_msg(strcmp(first, dry) == 0, "%s: dry %s real %s", c->what, dry, first);
        ck_assert_msg(strcmp(first, c->first) == 0, "%s: %s", c->what, first);
        dry = run(b, c->lines, n, true);
        const char *second = run(b, c->lines, n, false);
        ck_assert_msg(strcmp(second, dry) == 0, "%s: dry %s real %s", c->what, dry, second);
        ck_assert_msg(strcmp(second, c->second) == 0, "%s again: %s", c->what, second);
        bench_free(b);
    }
}
END_TEST

/* What a supplier in the database, and a list that comes after it, make of each other. */
START_TEST(ids_stand_for_factories_within_their_list) {
    static const struct {
        const char *what, *there, *line, *outcome, *now; /* name, id and source in the end */
    } cases[] = {
        {"both number from 1", "A Bags;VN;1;;;one.csv", "Hanoi Soles;VN;1;;;two.csv", "a",
         "A Bags 1 one.csv, Hanoi Soles 1 two.csv"},
        {"renamed in the same list", "A Bags;VN;1;;;one.csv", "Hanoi Soles;VN;1;;;one.csv", "u",
         "Hanoi Soles 1 one.csv"},
        {"renamed in a later list of the name", "A Bags;VN;1;;;erp-2026-01.csv",
         "Hanoi Soles;VN;1;;;erp-2026-02.csv", "u", "Hanoi Soles 1 erp-2026-01.csv"},
        {"same id, like name", "Saigon Trail Bags Ltd;VN;1;;;one.csv",
         "Saigon Trail Bags Co., Ltd.;VN;1;;;two.csv", "u",
         "Saigon Trail Bags Co., Ltd. 1 one.csv"},
        {"same id, like name, other country", "Saigon Trail Bags;VN;1;;;one.csv",
         "Saigon Trail Bags;CN;1;;;two.csv", "a",
         "Saigon Trail Bags 1 one.csv, Saigon Trail Bags 1 two.csv"},
        {"of a register", "A Bags;CN;CN2019098BE2HT7;;;one.csv",
         "Hanoi Soles;CN;CN2019098BE2HT7;;;two.csv", "u", "Hanoi Soles CN2019098BE2HT7 one.csv"},
        {"other numbers for one name", "A Bags;VN;1;;;one.csv", "A Bags;VN;7;Huế;;two.csv", "u",
         "A Bags 1 one.csv"},
        {"the first id comes with its list", "A Bags;VN;;;;one.csv", "A Bags;VN;7;;;two.csv", "u",
         "A Bags 7 two.csv"},
        {"entered by hand", "A Bags;VN;1", "Hanoi Soles;VN;1;;;two.csv", "u",
         "Hanoi Soles 1 two.csv"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench *b = bench_new();
        run(b, &cases[i].there, 1, false);
        const char *dry = run(b, &cases[i].line, 1, true);
        const char *real = run(b, &cases[i].line, 1, false);
        ck_assert_msg(strcmp(real, cases[i].outcome) == 0, "%s: %s", cases[i].what, real);
        ck_assert_str_eq(dry, real);
        ask(b,
            "SELECT group_concat(name || ' ' || external_id || ' ' || source, ', ') FROM "
            "(SELECT * FROM supplier ORDER BY id)",
            cases[i].now);
        ck_assert_msg(strcmp(run(b, &cases[i].line, 1, false), "=") == 0, "%s", cases[i].what);
        bench_free(b);
    }
}
END_TEST

START_TEST(filled_overwrites_and_empty_keeps) {
    static const char *const old = "A;VN;;Huế;lina";
    static const char *const other = "A;VN;;Hà Nội";
    struct bench *b = bench_new();
    ck_assert_str_eq(run(b, &old, 1, false), "a");
    ck_assert_str_eq(run(b, &other, 1, true), "u");
    ask(b, "SELECT city FROM supplier", "Huế");
    ck_assert_str_eq(run(b, &other, 1, false), "u");
    ask(b, "SELECT city || owner || status || kind FROM supplier", "Hà Nộilinaprospectfactory");
    bench_run(b->store, "UPDATE supplier SET status = 'approved'");
    ck_assert_str_eq(run(b, &other, 1, false), "=");
    ask(b, "SELECT status FROM supplier", "approved");
    bench_free(b);
}
END_TEST

START_TEST(deleted_suppliers_are_not_met) {
    static const char *const line = "A;VN;1";
    struct bench *b = bench_new();
    run(b, &line, 1, false);
    bench_run(b->store, "UPDATE supplier SET deleted_at = 1");
    ck_assert_str_eq(run(b, &line, 1, true), "a");
    ck_assert_str_eq(run(b, &line, 1, false), "a");
    bench_free(b);
}
END_TEST

/* More rows than the half second of a chunk has: one undo takes all of them back, also what was
 * updated. */
START_TEST(many_rows_are_one_step) {
    enum { ROWS = 1020 };
    struct bench *b = bench_new();
    const char **lines = mem_alloc(ROWS, sizeof *lines);
    struct journal_result undone;
    for (int i = 0; i < ROWS; i++)
        lines[i] = arena_format(&b->arena, "Factory %d;VN", i);
    lines[ROWS - 1] = "Factory 0;VN;;Huế"; /* in the second chunk */
    static const char *const before = "Factory 7;VN;;;lina";
    run(b, &before, 1, false);
    const char *dry = run(b, lines, ROWS, true), *real = run(b, lines, ROWS, false);
    ck_assert_str_eq(dry, real);
    ck_assert_int_eq(real[7], '=');
    ck_assert_int_eq(real[strlen(real) - 1], 'u');
    ask(b, "SELECT count(*) FROM supplier", "1019");
    ask(b, "SELECT count(DISTINCT group_id) || ' ' || count(*) FROM journal", "2 3");
    ask(b, "SELECT city FROM supplier WHERE name = 'Factory 0'", "Huế");
    CHECK(b, journal_undo(b->store, NULL, &undone, &b->err));
    ask(b, "SELECT name FROM supplier", "Factory 7");
    ask(b, "SELECT count(*) FROM supplier", "1");
    mem_free(lines);
    bench_free(b);
}
END_TEST

START_TEST(an_import_that_is_not_kept_leaves_nothing) {
    static const char *const line = "A;VN";
    struct bench *b = bench_new();
    struct import_outcome_of_row result;
    struct supplier_import *import = supplier_import_begin(b->store, "Import", false, &b->err);
    CHECK(b, supplier_import_row(import, record_of(b, line), &b->arena, &result, &b->err));
    CHECK(b, supplier_import_end(import, false, &b->err));
    ask(b, "SELECT (SELECT count(*) FROM supplier) + (SELECT count(*) FROM journal)", "0");
    bench_free(b);
}
END_TEST

/* Children */

struct child_line {
    const char *kind, *number, *expires;
};

/* Certificates for the supplier "A"; the outcomes as letters: changed, unchanged, refused. */
static const char *run_children(struct bench *b, const struct child_line *lines, int n, bool dry) {
    static const char *const parent = "A;VN";
    struct import_outcome_of_row row;
    struct import_child results[5];
    struct record *children[5];
    char *out = arena_string(&b->arena, ".....");
    struct supplier_import *import = supplier_import_begin(b->store, "Import", dry, &b->err);
    CHECK(b, supplier_import_row(import, record_of(b, parent), &b->arena, &row, &b->err));
    for (int i = 0; i < n; i++) {
        struct record *r = children[i] = record_new(&certificate_entity, &b->arena);
        r->values[CERTIFICATE_SUPPLIER] = value_int(row.id);
        r->values[CERTIFICATE_KIND] = value_text(lines[i].kind);
        r->values[CERTIFICATE_NUMBER] = value_text(lines[i].number);
        r->values[CERTIFICATE_ISSUED] = value_text("2026-01-01");
        r->values[CERTIFICATE_EXPIRES] = value_text(lines[i].expires);
    }
    CHECK(b, supplier_import_children(import, children, n, &b->arena, results, &b->err));
    for (int i = 0; i < n; i++)
        out[i] = results[i].refused ? '!' : results[i].changed ? 'c' : '=';
    out[n] = '\0';
    CHECK(b, supplier_import_end(import, true, &b->err));
    return out;
}

START_TEST(children_are_matched_one_to_one) {
    static const struct child_line lines[] = {
        {"GRS", "1", "2027-01-01"}, {"GRS", "2", "2028-01-01"}, {"BSCI", "3", NULL}};
    static const struct child_line newer[] = {{"GRS", "9", "2029-01-01"},
                                              {"GRS", "1", "2027-01-01"}};
    static const struct child_line wrong[] = {{"WRAP", "4", "2025-01-01"}, {"BSCI", "3", NULL}};
    struct bench *b = bench_new();
    ck_assert_str_eq(run_children(b, lines, 3, true), "ccc");
    ck_assert_str_eq(run_children(b, lines, 3, false), "ccc");
    ask(b, "SELECT count(*) FROM certificate", "3");
    ck_assert_str_eq(run_children(b, lines, 3, true), "===");
    ck_assert_str_eq(run_children(b, lines, 3, false), "===");
    ck_assert_str_eq(run_children(b, newer, 2, true), "c=");
    ck_assert_str_eq(run_children(b, newer, 2, false), "c=");
    ask(b, "SELECT group_concat(number) FROM (SELECT number FROM certificate ORDER BY number)",
        "1,3,9");
    ck_assert_str_eq(run_children(b, wrong, 2, true), "!=");
    ck_assert_str_eq(run_children(b, wrong, 2, false), "!=");
    ask(b, "SELECT count(*) FROM certificate", "3");
    bench_run(b->store, "UPDATE certificate SET state = 'verified'");
    ck_assert_str_eq(run_children(b, newer, 2, false), "==");
    ask(b, "SELECT count(*) FROM certificate WHERE state = 'verified'", "3");
    bench_free(b);
}
END_TEST

/* Looking for the same factory uses an index, in a dry run too. */
START_TEST(look_ups_use_indexes) {
    static const char *const lines[] = {"A;VN;1", "A;VN;2"};
    struct bench *b = bench_new();
    run(b, lines, 2, true);
    run(b, lines, 2, false);
    sqlite3 *db = store_handle(b->store);
    int found = 0;
    for (sqlite3_stmt *q = sqlite3_next_stmt(db, NULL); q; q = sqlite3_next_stmt(db, q)) {
        const char *sql = sqlite3_sql(q);
        sqlite3_stmt *plan = NULL;
        if (!strstr(sql, "name_key >= ?1") && !strstr(sql, "name_key = ?1") &&
            !strstr(sql, "external_id = ?1"))
            continue;
        char *text = arena_format(&b->arena, "EXPLAIN QUERY PLAN %s", sql);
        ck_assert_int_eq(sqlite3_prepare_v2(db, text, -1, &plan, NULL), SQLITE_OK);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(plan, 3);
            ck_assert_msg(strncmp(step, "SCAN s", 6) != 0 && strncmp(step, "SCAN o", 6) != 0 &&
                              strncmp(step, "SCAN import_over", 16) != 0,
                          "%s: %s", sql, step);
        }
        sqlite3_finalize(plan);
        found++;
    }
    ck_assert_int_ge(found, 6);
    bench_free(b);
}
END_TEST

TEST_MAIN(supplier_import, lists_find_the_same_factory, ids_stand_for_factories_within_their_list,
          filled_overwrites_and_empty_keeps, deleted_suppliers_are_not_met, many_rows_are_one_step,
          an_import_that_is_not_kept_leaves_nothing, children_are_matched_one_to_one,
          look_ups_use_indexes)
