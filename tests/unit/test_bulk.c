/*
 * What is put off while a group writes many suppliers, and that it is made up for.
 */
#include <sys/wait.h>

#include "../../db/bulk.h"
#include "journal_fixture.h"

static int64_t indexes(struct store *store) {
    return number(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = "
                         "'supplier'");
}

static int64_t automerge(struct store *store) {
    return number(store, "SELECT v FROM supplier_search_config WHERE k = 'automerge'");
}

static struct record *factory(struct agents *a, int n) {
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->values[SUPPLIER_NAME] = value_text(arena_format(&a->arena, "Factory %d", n));
    r->values[SUPPLIER_MOQ] = value_int(n % 7);
    return r;
}

static void chunk(struct agents *a, struct store *store) {
    struct error err;
    begin(store, "Import");
    for (int i = 0; i < 50; i++)
        MUST(record_insert(store, factory(a, i), &err), err);
    commit(store);
}

/* Begins a group that stands shortly before what makes it a large one. */
static void begin_large_group(struct store *store) {
    command_group_begin(store);
    store->bulk_rows = 19980;
}

static void check_whole(struct store *store, int64_t all, int64_t suppliers) {
    ck_assert_int_eq(indexes(store), all);
    ck_assert_int_ne(automerge(store), 0);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM setting WHERE name = 'bulk'"), 0);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM supplier"), suppliers);
    ck_assert_int_eq(living(store, "supplier"), suppliers);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM supplier INDEXED BY supplier_by_moq WHERE "
                                   "deleted_at IS NULL AND moq = 3"),
                     suppliers / 50 * 7);
    char *sound = bench_text(store, "PRAGMA integrity_check");
    ck_assert_str_eq(sound, "ok");
    mem_free(sound);
}

START_TEST(every_index_that_is_put_off_is_in_the_schema) {
    struct agents *a = agents_new();
    for (int i = 0; bulk_indexes[i]; i++) {
        char *sql = bulk_index_sql(bulk_indexes[i]);
        char *is = bench_text(a->lina, arena_format(&a->arena,
                                                    "SELECT sql FROM sqlite_schema WHERE name = "
                                                    "'%s' AND tbl_name = 'supplier'",
                                                    bulk_indexes[i]));
        ck_assert_ptr_nonnull(is);
        ck_assert_ptr_nonnull(sql);
        ck_assert_str_eq(sql, is);
        mem_free(is);
        mem_free(sql);
    }
    ck_assert_ptr_null(bulk_index_sql("supplier_by_nothing"));
    agents_free(a);
}
END_TEST

START_TEST(a_large_group_puts_indexes_off_and_makes_them) {
    struct agents *a = agents_new();
    int64_t all = indexes(a->lina);
    begin_large_group(a->lina);
    chunk(a, a->lina);
    ck_assert_int_eq(indexes(a->marco), all - 6);
    ck_assert_int_eq(automerge(a->marco), 0);
    add_supplier(a, a->marco, "In between");
    chunk(a, a->lina);
    command_group_end(a->lina);
    undo(a->marco);
    check_whole(a->lina, all, 100);
    undo(a->lina);
    check_whole(a->marco, all, 0);
    agents_free(a);
}
END_TEST

START_TEST(a_small_group_puts_nothing_off) {
    struct agents *a = agents_new();
    int64_t all = indexes(a->lina);
    command_group_begin(a->lina);
    chunk(a, a->lina);
    ck_assert_int_eq(indexes(a->lina), all);
    command_group_end(a->lina);
    begin_large_group(a->lina);
    bench_run(a->lina, "UPDATE row_count SET n = 50000 WHERE tbl = 'supplier'");
    chunk(a, a->lina);
    ck_assert_int_eq(indexes(a->lina), all);
    command_group_end(a->lina);
    agents_free(a);
}
END_TEST

START_TEST(a_list_being_read_holds_the_indexes) {
    struct agents *a = agents_new();
    struct error err;
    bool row;
    int64_t all = indexes(a->lina);
    chunk(a, a->lina);
    sqlite3_stmt *list = sql_get_text(a->lina,
                                      "SELECT id FROM supplier INDEXED BY supplier_by_moq WHERE "
                                      "deleted_at IS NULL ORDER BY moq",
                                      &err);
    begin_large_group(a->lina);
    MUST(sql_row(a->lina, list, &row, &err) && row, err);
    chunk(a, a->lina);
    ck_assert_int_eq(indexes(a->marco), all);
    sql_done(list);
    chunk(a, a->lina);
    command_group_end(a->lina);
    check_whole(a->lina, all, 150);
    agents_free(a);
}
END_TEST

START_TEST(a_crash_is_made_up_for_at_the_next_opening) {
    struct agents *a = agents_new();
    int64_t all = indexes(a->lina);
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct store *store = agents_open(a, "lina");
        begin_large_group(store);
        chunk(a, store);
        _exit(9);
    }
    ck_assert(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 9);
    ck_assert_int_eq(indexes(a->lina), all - 6);
    store_close(a->marco);
    a->marco = agents_open(a, "marco");
    check_whole(a->marco, all, 50);
    agents_free(a);
}
END_TEST

/* Of another machine's process only its silence is known. */
START_TEST(a_group_at_work_is_left_alone) {
    struct agents *a = agents_new();
    struct error err;
    int64_t all = indexes(a->lina);
    begin_large_group(a->lina);
    chunk(a, a->lina);
    store_close(agents_open(a, "minh"));
    ck_assert_int_eq(indexes(a->lina), all - 6);
    const char *mark = arena_format(&a->arena, "%lld 1 elsewhere", (long long)a->now);
    MUST(store_set_setting(a->lina, "bulk", mark, &err), err);
    store_close(agents_open(a, "minh"));
    ck_assert_int_eq(indexes(a->lina), all - 6);
    a->now += 61000;
    store_close(agents_open(a, "minh"));
    ck_assert_int_eq(indexes(a->lina), all);
    command_group_end(a->lina);
    check_whole(a->lina, all, 50);
    agents_free(a);
}
END_TEST

TEST_MAIN(bulk, every_index_that_is_put_off_is_in_the_schema,
          a_large_group_puts_indexes_off_and_makes_them, a_small_group_puts_nothing_off,
          a_list_being_read_holds_the_indexes, a_crash_is_made_up_for_at_the_next_opening,
          a_group_at_work_is_left_alone)
