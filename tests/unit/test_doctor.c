/*
 * The doctor: finds what another program or an accident did, and repairs what follows from rows.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"

#include "../../db/store_private.h"
#include "store_fixture.h"
#include "suite.h"

#define CHECK(call, err) ck_assert_msg(call, "%s (%s)", (err).message, (err).detail)

/* What the doctor said. */
struct findings {
    int count, repaired, repairable;
    char what[8][40];
    char message[8][300];
};

static void collect(void *user, const struct store_finding *finding) {
    struct findings *f = user;
    ck_assert_int_lt(f->count, 8);
    snprintf(f->what[f->count], sizeof f->what[0], "%s", finding->what);
    snprintf(f->message[f->count], sizeof f->message[0], "%s", finding->message);
    f->repaired += finding->repaired;
    f->repairable += finding->repairable;
    f->count++;
}

static struct findings examine(struct store *store, bool repair) {
    struct findings f = {0};
    struct error err = {0};
    CHECK(store_doctor(store, repair, collect, &f, &err), err);
    return f;
}

static void expect_healthy(struct store *store) {
    struct findings f = examine(store, false);
    ck_assert_msg(f.count == 0, "%s: %s", f.what[0], f.message[0]);
}

static struct record *add_supplier(struct store *store, const char *name, struct arena *arena) {
    struct error err = {0};
    struct record *r = record_new(&supplier_entity, arena);
    r->values[SUPPLIER_NAME] = value_text(name);
    r->values[SUPPLIER_MOQ] = value_int(300);
    r->values[SUPPLIER_MOQ_BASIS] = value_text("stated");
    CHECK(command_begin(store, "Add supplier", &err), err);
    CHECK(record_insert(store, r, &err), err);
    CHECK(command_commit(store, &err), err);
    return r;
}

static void set_moq(struct store *store, int64_t id, int64_t moq, struct arena *arena) {
    struct error err = {0};
    struct record *base;
    CHECK(record_load(store, &supplier_entity, id, arena, &base, &err), err);
    struct record *wanted = record_copy(base, arena);
    wanted->values[SUPPLIER_MOQ] = value_int(moq);
    CHECK(command_begin(store, "Edit supplier", &err), err);
    CHECK(record_update(store, base, wanted, arena, NULL, NULL, &err), err);
    CHECK(command_commit(store, &err), err);
}

/* Three suppliers with a history of edits, a deletion, an undo and a contact. */
static struct store *make_bench(struct bench_files *f, struct arena *arena) {
    struct store *store = bench_open(f, "bench.db");
    struct error err = {0};
    struct journal_result result;
    struct record *first = add_supplier(store, "Saigon Trail Bags", arena);
    add_supplier(store, "Hà Nội Túi Xách", arena);
    struct record *third = add_supplier(store, "深圳市箱包厂", arena);
    set_moq(store, first->id, 500, arena);
    set_moq(store, first->id, 400, arena);
    CHECK(journal_undo(store, NULL, &result, &err), err);
    CHECK(command_begin(store, "Delete supplier", &err), err);
    CHECK(record_delete(store, &supplier_entity, third->id, &err), err);
    CHECK(command_commit(store, &err), err);
    struct record *contact = record_new(&contact_entity, arena);
    contact->values[CONTACT_SUPPLIER] = value_int(first->id);
    contact->values[CONTACT_NAME] = value_text("Lan");
    CHECK(command_begin(store, "Add contact", &err), err);
    CHECK(record_insert(store, contact, &err), err);
    CHECK(command_commit(store, &err), err);
    CHECK(journal_undo(store, NULL, &result, &err), err); /* deletes the row for good */
    return store;
}

START_TEST(a_sound_database_has_no_findings) {
    struct bench_files f = bench_files();
    struct arena arena = {0};
    struct store *store = bench_open(&f, "bench.db");
    expect_healthy(store);
    store_close(store);
    store = make_bench(&f, &arena);
    expect_healthy(store);
    store_close(store);
    struct store_options options = {.path = bench_path(&f, "bench.db"), .read_only = true};
    struct error err = {0};
    CHECK(store_open(&options, &store, &err), err);
    expect_healthy(store);
    ck_assert(!store_doctor(store, true, collect, NULL, &err));
    ck_assert_int_eq(err.code, ERROR_READ_ONLY);
    store_close(store);
    arena_free(&arena);
    bench_files_free(&f);
}
END_TEST

/* What another program may do, what the doctor calls it, and whether it can be put right. */
static const struct harm {
    const char *sql, *what, *says;
    bool repairable;
} harms[] = {
    {"UPDATE supplier SET moq = 7 WHERE name GLOB 'Saigon*'", "history",
     "1 of the rows in supplier", true},
    {"UPDATE supplier SET city = 'Hue' WHERE name GLOB 'Saigon*'", "history",
     "1 of the rows in supplier", true},
    {"UPDATE supplier SET rev = rev + 1", "history", "3 of the rows in supplier", true},
    {"INSERT INTO supplier (id, name, name_key, rev, created_at, created_by, updated_at, "
     "updated_by) VALUES (5, 'New', 'new', 1, 0, 'x', 0, 'x')",
     "history", "1 of the rows in supplier", true},
    {"DELETE FROM supplier WHERE deleted_at IS NOT NULL", "history", "1 of the rows in supplier",
     true},
    {"UPDATE supplier SET name_key = 'zzz' WHERE moq = 500", "name keys", "1 of the suppliers",
     true},
    {"UPDATE row_count SET n = n + 3 WHERE tbl = 'supplier'", "counters", "supplier", true},
    {"DELETE FROM row_count", "counters", "supplier", true},
    {"DELETE FROM supplier_search WHERE rowid = (SELECT max(id) FROM supplier WHERE moq = 500)",
     "search index", "lacks 1", true},
    {"INSERT INTO supplier_search (rowid, name) VALUES (4711, 'ghost')", "search index",
     "1 too many", true},
    {"PRAGMA foreign_keys = OFF; INSERT INTO tag (id, supplier_id, name, rev, created_at, "
     "created_by, updated_at, updated_by) VALUES (9, 99, 'slow', 1, 0, 'x', 0, 'x')",
     "foreign keys", "tag", false},
    {"INSERT INTO material (id, code, name, rev, created_at, created_by, updated_at, updated_by) "
     "VALUES (5, 'HC10', 'Hemp', 1, 0, 'x', 0, 'x'), (6, 'hc10', 'Other', 1, 0, 'x', 0, 'x')",
     "codes", "2 materials have the code", false},
    {"UPDATE journal SET changeset = x'0102030405' WHERE label GLOB 'Delete*'", "journal",
     "1 of the journal", false},
};

static bool told(const struct findings *f, const struct harm *h) {
    for (int i = 0; i < f->count; i++)
        if (strcmp(f->what[i], h->what) == 0 && strstr(f->message[i], h->says))
            return true;
    return false;
}

START_TEST(what_others_did_is_found_and_what_is_derived_repaired) {
    for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
        struct bench_files f = bench_files();
        struct arena arena = {0};
        store_close(make_bench(&f, &arena));
        bench_make(bench_path(&f, "bench.db"), harms[i].sql);
        struct store *store = bench_open(&f, "bench.db");
        struct findings found = examine(store, false);
        ck_assert_msg(told(&found, &harms[i]), "%s: %d, %s %s", harms[i].sql, found.count,
                      found.what[0], found.message[0]);
        ck_assert_int_eq(found.repaired, 0);
        struct findings repaired = examine(store, true);
        ck_assert_int_eq(repaired.count, found.count);
        ck_assert_int_eq(repaired.repaired, repaired.repairable);
        if (harms[i].repairable)
            expect_healthy(store);
        store_close(store);
        arena_free(&arena);
        bench_files_free(&f);
    }
}
END_TEST

START_TEST(the_break_is_marked_in_history) {
    struct bench_files f = bench_files();
    struct arena arena = {0};
    struct error err = {0};
    store_close(make_bench(&f, &arena));
    bench_make(bench_path(&f, "bench.db"), "UPDATE supplier SET moq = 7 WHERE moq = 500");
    struct store *store = bench_open(&f, "bench.db");
    examine(store, true);
    char *label = bench_text(store, "SELECT j.label FROM journal j JOIN journal_row r ON r.journal "
                                    "= j.id JOIN supplier s ON s.id = r.row WHERE s.moq = 7 "
                                    "ORDER BY j.id DESC LIMIT 1");
    ck_assert_str_eq(label, "Changed by another program");
    mem_free(label);
    expect_healthy(store);
    /* After the break the bench goes on, and what is changed then is watched again. */
    char *id = bench_text(store, "SELECT id FROM supplier WHERE moq = 7");
    set_moq(store, strtoll(id, NULL, 10), 900, &arena);
    mem_free(id);
    expect_healthy(store);
    struct journal_result result;
    CHECK(journal_undo(store, NULL, &result, &err), err);
    expect_healthy(store);
    bench_run(store, "UPDATE supplier SET moq = 8 WHERE moq = 7");
    struct findings found = examine(store, false);
    ck_assert_int_ge(found.count, 1);
    ck_assert_str_eq(found.what[0], "history");
    store_close(store);
    arena_free(&arena);
    bench_files_free(&f);
}
END_TEST

/* What another program did cannot be taken back, and nothing before it on the same row can. */
START_TEST(undo_does_not_go_past_a_break) {
    struct bench_files f = bench_files();
    struct arena arena = {0};
    struct error err = {0};
    struct journal_result result;
    struct store *store = bench_open(&f, "bench.db");
    struct record *r = add_supplier(store, "Saigon Trail Bags", &arena);
    set_moq(store, r->id, 500, &arena);
    bench_run(store, "UPDATE supplier SET moq = 7");
    examine(store, true);
    ck_assert(!journal_undo(store, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert_ptr_nonnull(strstr(err.message, "Changed by another program"));
    add_supplier(store, "Hà Nội Túi Xách", &arena);
    CHECK(journal_undo(store, NULL, &result, &err), err); /* other rows are undone as ever */
    store_close(store);
    arena_free(&arena);
    bench_files_free(&f);
}
END_TEST

START_TEST(a_damaged_file_is_told) {
    struct bench_files f = bench_files();
    struct arena arena = {0};
    store_close(make_bench(&f, &arena));
    const char *path = bench_path(&f, "bench.db");
    FILE *file = fopen(path, "r+b");
    char junk[4096];
    memset(junk, 0x5a, sizeof junk);
    /* The second page: the root of the first table. */
    ck_assert(fseek(file, 4096, SEEK_SET) == 0 && fwrite(junk, sizeof junk, 1, file) == 1);
    fclose(file);
    struct store *store = bench_open(&f, "bench.db");
    struct findings found = examine(store, true);
    ck_assert_int_eq(found.count, 1);
    ck_assert_str_eq(found.what[0], "file");
    ck_assert_int_eq(found.repairable, 0);
    store_close(store);
    arena_free(&arena);
    bench_files_free(&f);
}
END_TEST

START_TEST(an_index_is_made_anew) {
    struct bench_files f = bench_files();
    struct arena arena = {0};
    store_close(make_bench(&f, &arena));
    sqlite3 *db;
    int on;
    ck_assert_int_eq(sqlite3_open(bench_path(&f, "bench.db"), &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, &on);
    /* Rows written while the schema does not know the index are not in it. */
    ck_assert_int_eq(sqlite3_exec(db,
                                  "PRAGMA writable_schema = ON; CREATE TABLE kept AS SELECT * FROM "
                                  "sqlite_schema WHERE name = 'supplier_by_moq';"
                                  "DELETE FROM sqlite_schema WHERE name = 'supplier_by_moq';",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    ck_assert_int_eq(sqlite3_open(bench_path(&f, "bench.db"), &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, &on);
    int status =
        sqlite3_exec(db,
                     "PRAGMA writable_schema = ON; UPDATE supplier SET moq = 77 WHERE moq = 500;"
                     "INSERT INTO sqlite_schema SELECT * FROM kept; DROP TABLE kept;",
                     NULL, NULL, NULL);
    ck_assert_msg(status == SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
    struct store *store = bench_open(&f, "bench.db");
    struct findings found = examine(store, true);
    ck_assert_msg(found.count > 0 && strcmp(found.what[0], "indexes") == 0, "%s: %s", found.what[0],
                  found.message[0]);
    ck_assert_int_eq(found.repaired, found.count);
    expect_healthy(store);
    store_close(store);
    arena_free(&arena);
    bench_files_free(&f);
}
END_TEST

TEST_MAIN(doctor, a_sound_database_has_no_findings,
          what_others_did_is_found_and_what_is_derived_repaired, the_break_is_marked_in_history,
          undo_does_not_go_past_a_break, a_damaged_file_is_told, an_index_is_made_anew)
