/*
 * History field by field, pruning, and changesets that are damaged.
 */
#include "journal_fixture.h"

static int history(struct agents *a, const char *table, int64_t id, bool children, int limit,
                   struct history_line **lines) {
    struct error err;
    int n;
    MUST(journal_history(a->lina, table, id, children, limit, &a->arena, lines, &n, &err), err);
    return n;
}

static void check_line(const struct history_line *l, char op, const char *author, const char *field,
                       struct value before, struct value after) {
    ck_assert_msg(l->op == op, "%c %s", l->op, l->field ? l->field : "-");
    ck_assert_str_eq(l->author, author);
    ck_assert_msg(field ? l->field && strcmp(l->field, field) == 0 : !l->field, "%s",
                  l->field ? l->field : "-");
    ck_assert(value_equal(l->before, before) && value_equal(l->after, after));
}

START_TEST(tells_who_changed_what_from_what) {
    struct agents *a = agents_new();
    struct history_line *l;
    int64_t id = add_supplier(a, a->lina, "Túi Sài Gòn");
    a->now += 60000;
    set_supplier(a, a->marco, id, SUPPLIER_MOQ, value_int(300));
    set_supplier(a, a->lina, id, SUPPLIER_NAME, value_text("Túi Hà Nội"));
    undo(a->lina);
    int n = history(a, "supplier", id, false, 100, &l);
    ck_assert_int_eq(n, 4);
    check_line(&l[0], 'u', "lina", "name", value_text("Túi Hà Nội"), value_text("Túi Sài Gòn"));
    ck_assert_str_eq(l[0].label, "Undo: Edit supplier");
    check_line(&l[1], 'u', "lina", "name", value_text("Túi Sài Gòn"), value_text("Túi Hà Nội"));
    check_line(&l[2], 'u', "marco", "moq", value_null(), value_int(300));
    check_line(&l[3], 'i', "lina", NULL, value_null(), value_null());
    ck_assert_str_eq(l[3].label, "Add supplier");
    ck_assert_str_eq(l[3].table, "supplier");
    ck_assert(l[3].row == id && l[3].at == a->now - 60000 && l[2].entry > l[3].entry);
    ck_assert_int_eq(history(a, "supplier", id, false, 2, &l), 2);
    ck_assert_int_eq(history(a, "supplier", 5, false, 2, &l), 0);
    agents_free(a);
}
END_TEST

START_TEST(tells_of_deleting_and_restoring) {
    struct agents *a = agents_new();
    struct history_line *l;
    struct error err;
    int64_t id = add_supplier(a, a->lina, "A");
    begin(a->marco, "Delete");
    MUST(record_delete(a->marco, &supplier_entity, id, &err), err);
    commit(a->marco);
    undo(a->marco);
    ck_assert_int_eq(history(a, "supplier", id, true, 100, &l), 3);
    check_line(&l[0], 'r', "marco", NULL, value_null(), value_null());
    check_line(&l[1], 'd', "marco", NULL, value_null(), value_null());
    undo(a->lina);
    ck_assert_int_eq(history(a, "supplier", id, true, 100, &l), 4);
    check_line(&l[0], 'd', "lina", NULL, value_null(), value_null());
    agents_free(a);
}
END_TEST

START_TEST(includes_what_belongs_to_the_supplier) {
    struct agents *a = agents_new();
    struct history_line *l;
    struct error err;
    int n;
    int64_t id = add_supplier(a, a->lina, "A"), other = add_supplier(a, a->lina, "B");
    int64_t contact = add_contact(a, a->marco, id, "Ms Lan");
    add_contact(a, a->marco, other, "Mr Minh");
    set(a, a->lina, &contact_entity, contact, CONTACT_PHONE, value_text("+84 28"));
    ck_assert_int_eq(history(a, "supplier", id, false, 100, &l), 1);
    ck_assert_int_eq(history(a, "supplier", id, true, 100, &l), 3);
    check_line(&l[0], 'u', "lina", "phone", value_null(), value_text("+84 28"));
    ck_assert_str_eq(l[0].table, "contact");
    ck_assert(l[0].row == contact);
    check_line(&l[1], 'i', "marco", NULL, value_null(), value_null());
    ck_assert_int_eq(history(a, "contact", contact, false, 100, &l), 2);
    ck_assert(!journal_history(a->lina, "setting", 1, true, 9, &a->arena, &l, &n, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    agents_free(a);
}
END_TEST

START_TEST(a_reader_can_read_it) {
    struct agents *a = agents_new();
    struct store_options options = {
        .path = bench_path(&a->files, "bench.db"), .author = "x", .read_only = true};
    struct history_line *l;
    struct store *reader;
    struct error err;
    int n;
    int64_t id = add_supplier(a, a->lina, "A");
    add_contact(a, a->marco, id, "Ms Lan");
    MUST(store_open(&options, &reader, &err), err);
    MUST(journal_history(reader, "supplier", id, true, 9, &a->arena, &l, &n, &err), err);
    ck_assert_int_eq(n, 2);
    store_close(reader);
    agents_free(a);
}
END_TEST

START_TEST(pruning_keeps_a_line_and_ends_undo) {
    struct agents *a = agents_new();
    struct history_line *l;
    struct error err;
    int64_t dropped;
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(300));
    a->now += 1000;
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(400));
    MUST(journal_prune(a->marco, a->now, &dropped, &err), err);
    ck_assert_int_eq(dropped, 2);
    MUST(journal_prune(a->marco, a->now, &dropped, &err), err);
    ck_assert_int_eq(dropped, 0);
    ck_assert_int_eq(history(a, "supplier", id, true, 100, &l), 3);
    check_line(&l[0], 'u', "lina", "moq", value_int(300), value_int(400));
    check_line(&l[1], '?', "lina", NULL, value_null(), value_null());
    ck_assert_str_eq(l[1].label, "Edit supplier");
    int64_t pruned = l[1].entry;
    undo(a->lina);
    undo_fails(a, a->lina, ERROR_NOT_FOUND);
    struct journal_result result;
    ck_assert(!journal_undo_entry(a->lina, pruned, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert_ptr_nonnull(strstr(err.message, "pruned"));
    check_field(a, id, SUPPLIER_MOQ, value_int(300));
    agents_free(a);
}
END_TEST

START_TEST(a_group_is_pruned_whole) {
    struct agents *a = agents_new();
    struct error err;
    int64_t dropped;
    command_group_begin(a->lina);
    add_supplier(a, a->lina, "A");
    a->now += 1000;
    add_supplier(a, a->lina, "B");
    command_group_end(a->lina);
    MUST(journal_prune(a->lina, a->now, &dropped, &err), err);
    ck_assert_int_eq(dropped, 0);
    undo(a->lina);
    ck_assert_int_eq(living(a->lina, "supplier"), 0);
    MUST(journal_prune(a->lina, a->now + 1, &dropped, &err), err);
    ck_assert_int_eq(dropped, 4);
    agents_free(a);
}
END_TEST

/* The reader of changesets and SQLite's own agree on every value. */
static void check_cell(const struct cell *cell, sqlite3_value *v) {
    if (!v) {
        ck_assert_int_eq(cell->kind, CELL_ABSENT);
        return;
    }
    ck_assert_int_eq((int)cell->kind, sqlite3_value_type(v));
    if (cell->kind == CELL_INTEGER)
        ck_assert(cell->is.integer == sqlite3_value_int64(v));
    if (cell->kind == CELL_TEXT) {
        ck_assert_int_eq((int)cell->length, sqlite3_value_bytes(v));
        ck_assert(memcmp(cell->is.bytes, sqlite3_value_text(v), cell->length) == 0);
    }
}

static int compare_changeset(const void *bytes, int size) {
    sqlite3_changeset_iter *it = NULL;
    struct changeset c;
    struct change change;
    int n = 0;
    changeset_start(&c, bytes, (size_t)size);
    ck_assert_int_eq(sqlite3changeset_start(&it, size, (void *)(uintptr_t)bytes), SQLITE_OK);
    for (; sqlite3changeset_next(it) == SQLITE_ROW; n++) {
        const char *table;
        int columns, op;
        ck_assert_int_eq(changeset_next(&c, &change), CHANGESET_CHANGE);
        sqlite3changeset_op(it, &table, &columns, &op, NULL);
        ck_assert_str_eq(change.table, table);
        ck_assert(change.n_columns == columns && change.op == (op == SQLITE_INSERT   ? 'i'
                                                               : op == SQLITE_DELETE ? 'd'
                                                                                     : 'u'));
        for (int i = 0; i < columns; i++) {
            sqlite3_value *v = NULL;
            if (op != SQLITE_INSERT && sqlite3changeset_old(it, i, &v) == SQLITE_OK)
                check_cell(&change.before[i], v);
            if (op != SQLITE_DELETE && sqlite3changeset_new(it, i, &v) == SQLITE_OK)
                check_cell(&change.after[i], v);
        }
    }
    ck_assert_int_eq(changeset_next(&c, &change), CHANGESET_END);
    sqlite3changeset_finalize(it);
    return n;
}

START_TEST(reads_what_sqlite_wrote) {
    struct agents *a = agents_new();
    int rows = 0;
    int64_t id = add_supplier(a, a->lina, "深圳市箱包有限公司");
    set_supplier(a, a->lina, id, SUPPLIER_NOTE, value_text("mini\nbackpacks"));
    set_supplier(a, a->lina, id, SUPPLIER_LATITUDE, value_int(-10500000));
    add_contact(a, a->lina, id, "王");
    undo(a->lina);
    sqlite3_stmt *q = NULL;
    sqlite3_prepare_v2(store_handle(a->lina), "SELECT changeset FROM journal", -1, &q, NULL);
    while (sqlite3_step(q) == SQLITE_ROW)
        rows += compare_changeset(sqlite3_column_blob(q, 0), sqlite3_column_bytes(q, 0));
    sqlite3_finalize(q);
    ck_assert_int_eq(rows, 5);
    agents_free(a);
}
END_TEST

static void put_changeset(struct agents *a, int64_t entry, const void *bytes, size_t size) {
    struct error err;
    sqlite3_stmt *q =
        sql_get_text(a->lina, "UPDATE journal SET changeset = ?2 WHERE id = ?1", &err);
    MUST(q && sql_bind(a->lina, q, "ib", &err, entry, bytes, (int)size) &&
             sql_run(a->lina, q, &err),
         err);
}

/* History and undo of an entry with these bytes: an error or not, but never a crash, and after an
 * undo that failed nothing is changed. */
static void survive(struct agents *a, int64_t id, int64_t entry, const void *bytes, size_t size) {
    struct history_line *l;
    struct journal_result result;
    struct error err;
    int n;
    put_changeset(a, entry, bytes, size);
    journal_history(a->lina, "supplier", id, true, 50, &a->arena, &l, &n, &err);
    bench_run(a->lina, "SAVEPOINT keep; RELEASE keep");
    if (journal_undo(a->lina, NULL, &result, &err)) {
        struct journal_result back;
        journal_redo(a->lina, NULL, &back, &err);
    } else {
        ck_assert(strlen(err.message) > 0 && sqlite3_get_autocommit(store_handle(a->lina)));
        check_field(a, id, SUPPLIER_MOQ, value_int(300));
    }
}

START_TEST(damaged_changesets_are_told_and_harmless) {
    struct agents *a = agents_new();
    struct history_line *l;
    struct error err;
    void *bytes;
    size_t size;
    int n;
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(300));
    int64_t entry = latest_entry(a, a->lina);
    MUST(journal_load(a->lina, entry, &bytes, &size, &err), err);
    for (size_t cut = 1; cut < size; cut++) {
        put_changeset(a, entry, bytes, cut);
        ck_assert_msg(
            !journal_history(a->lina, "supplier", id, true, 50, &a->arena, &l, &n, &err) || n < 2,
            "cut at %zu", cut);
        undo_fails(a, a->lina, cut < size ? err.code : ERROR_NONE);
        ck_assert(err.code == ERROR_CORRUPT || err.code == ERROR_VERSION);
    }
    unsigned char *copy = mem_alloc(size, 1);
    for (size_t i = 0; i < size; i += 1 + size / 60) {
        memcpy(copy, bytes, size);
        copy[i] ^= 0x41;
        bench_run(a->lina, "DELETE FROM journal_row WHERE journal IN (SELECT id FROM journal WHERE "
                           "kind <> 'do'); DELETE FROM journal WHERE kind <> 'do'");
        survive(a, id, entry, copy, size);
        bench_run(a->lina, "UPDATE supplier SET moq = 300");
    }
    mem_free(copy);
    mem_free(bytes);
    agents_free(a);
}
END_TEST

TEST_MAIN(history, tells_who_changed_what_from_what, tells_of_deleting_and_restoring,
          includes_what_belongs_to_the_supplier, a_reader_can_read_it,
          pruning_keeps_a_line_and_ends_undo, a_group_is_pruned_whole, reads_what_sqlite_wrote,
          damaged_changesets_are_told_and_harmless)
