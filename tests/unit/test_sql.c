/*
 * Statements: every one of every module can be prepared, is kept, and tells its errors in words.
 */
#include <stdio.h>
#include <string.h>

#include "../../db/store_private.h"
#include "store_fixture.h"
#include "suite.h"

START_TEST(every_statement_can_be_prepared) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    bool taken[SQL_SLOTS] = {false};
    for (int m = 0; sql_modules[m]; m++) {
        const struct sql_module *module = sql_modules[m];
        ck_assert_msg(module->slot >= 0 && module->slot < SQL_SLOTS && !taken[module->slot],
                      "%s has the slot of another module", module->name);
        taken[module->slot] = true;
        for (int i = 0; i < module->count; i++) {
            struct error err = {0};
            ck_assert_msg(module->text[i] != NULL, "%s has no statement %d", module->name, i);
            sqlite3_stmt *q = sql_get(store, module, i, &err);
            ck_assert_msg(q != NULL, "%s %d: %s", module->name, i, err.detail);
            if (strncmp(module->text[i], "CREATE TEMP", 11) == 0) /* what later ones refer to */
                ck_assert_msg(sql_run(store, q, &err), "%s", err.detail);
            ck_assert_ptr_eq(q, sql_get(store, module, i, &err));
        }
    }
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(binds_and_reads_every_kind) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct arena arena = {0};
    struct error err;
    bool row;
    sqlite3_stmt *q =
        sql_get_text(store, "SELECT ?1, ?2, ?3, ?4, ?5, hex(?6), ?7, typeof(?8), ?9, ?10", &err);
    ck_assert_ptr_nonnull(q);
    ck_assert(sql_bind(store, q, "itvvnbtv", &err, INT64_MIN, "Túi", value_int(7), value_text("x"),
                       (const void *)"\x01\xff", 2, NULL, value_null()));
    ck_assert(sql_bind_at(store, q, 9, value_int(-3), &err));
    ck_assert(sql_bind_at(store, q, 10, value_text("bag"), &err));
    ck_assert(sql_row(store, q, &row, &err) && row);
    ck_assert(sqlite3_column_int64(q, 0) == INT64_MIN);
    ck_assert_str_eq(sql_text(q, 1, &arena), "Túi");
    ck_assert(value_equal(sql_value(q, 2, &arena), value_int(7)));
    ck_assert(value_equal(sql_value(q, 3, &arena), value_text("x")));
    ck_assert(value_equal(sql_value(q, 4, &arena), value_null()));
    ck_assert_str_eq(sql_text(q, 5, &arena), "01FF");
    ck_assert_ptr_null(sql_text(q, 6, &arena));
    ck_assert_str_eq(sql_text(q, 7, &arena), "null");
    ck_assert_int_eq(sqlite3_column_int(q, 8), -3);
    ck_assert_str_eq(sql_text(q, 9, &arena), "bag");
    ck_assert(sql_row(store, q, &row, &err) && !row);
    ck_assert(!sql_bind(store, q, "siiiiiiiiii", &err, "x", (int64_t)1, (int64_t)1, (int64_t)1,
                        (int64_t)1, (int64_t)1, (int64_t)1, (int64_t)1, (int64_t)1, (int64_t)1,
                        (int64_t)1));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    sql_done(NULL);
    arena_free(&arena);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(texts_are_kept_but_not_for_ever) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    bool row;
    sqlite3_stmt *reading = sql_get_text(store, "SELECT 'reading' UNION SELECT 'x'", &err);
    ck_assert(sql_row(store, reading, &row, &err) && row);
    for (int i = 0; i < 3 * SQL_TEXTS; i++) {
        char text[40];
        snprintf(text, sizeof text, "SELECT %d", i);
        sqlite3_stmt *q = sql_get_text(store, text, &err);
        ck_assert_ptr_eq(q, sql_get_text(store, text, &err));
        ck_assert(sql_row(store, q, &row, &err) && sqlite3_column_int(q, 0) == i);
        sql_done(q);
    }
    ck_assert_int_eq(store->n_texts, SQL_TEXTS);
    ck_assert(sql_row(store, reading, &row, &err) && row);
    ck_assert_str_eq((const char *)sqlite3_column_text(reading, 0), "x");
    sql_done(reading);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

static const struct {
    const char *sql;
    enum error_code code;
} failures[] = {
    {"SELECT nonsense", ERROR_INTERNAL},
    {"INSERT INTO setting VALUES (NULL, 'x')", ERROR_INPUT},
    {"INSERT INTO saved_view VALUES (1, 2, 3, 4, 5, 6, 7, 'text')", ERROR_INPUT},
    {"SELECT zeroblob(2000000000)", ERROR_INPUT},
    {"SELECT \"a text in double quotes\"", ERROR_INTERNAL},
};

START_TEST(failures_have_a_code_and_a_sentence) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        struct error err = {0};
        ck_assert(!sql_exec(store, failures[i].sql, &err));
        ck_assert_msg(err.code == failures[i].code, "%s: %d %s (%s)", failures[i].sql, err.code,
                      err.message, err.detail);
        ck_assert_ptr_nonnull(strstr(err.message, "Could not use the database: "));
        ck_assert(err.message[strlen(err.message) - 1] == '.');
        ck_assert_ptr_nonnull(strstr(err.detail, "SQLite"));
    }
    store_close(store);
    bench_files_free(&f);
}
END_TEST

static int stop_at_once(void *user) {
    (void)user;
    return 1;
}

START_TEST(a_stopped_query_is_cancelled) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    bool row;
    sqlite3_stmt *q = sql_get_text(store,
                                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                                   "n) SELECT max(i) FROM n",
                                   &err);
    sqlite3_progress_handler(store_handle(store), 1000, stop_at_once, NULL);
    ck_assert(!sql_row(store, q, &row, &err));
    ck_assert_int_eq(err.code, ERROR_CANCELLED);
    sqlite3_progress_handler(store_handle(store), 0, NULL, NULL);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

TEST_MAIN(sql, every_statement_can_be_prepared, binds_and_reads_every_kind,
          texts_are_kept_but_not_for_ever, failures_have_a_code_and_a_sentence,
          a_stopped_query_is_cancelled)
