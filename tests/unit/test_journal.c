/*
 * Commands: what one leaves behind, and that it is all or nothing whatever happens.
 */
#include <sys/wait.h>
#include <time.h>

#include "sourcebench/db/purge.h"

#include "journal_fixture.h"

START_TEST(a_command_leaves_one_entry) {
    struct agents *a = agents_new();
    struct journal_entry *e;
    struct error err;
    int n;
    int64_t id = add_supplier(a, a->lina, "Saigon Trail Bags Co.");
    a->now += 1000;
    set_supplier(a, a->marco, id, SUPPLIER_LEAD_DAYS, value_int(38));
    MUST(journal_list(a->lina, 0, 10, &a->arena, &e, &n, &err), err);
    ck_assert_int_eq(n, 2);
    ck_assert_str_eq(e[0].label, "Edit supplier");
    ck_assert_str_eq(e[0].author, "marco");
    ck_assert(e[0].at == a->now && e[0].rows == 1 && e[0].undo_of == 0 && e[0].id == e[0].group_id);
    ck_assert_str_eq(e[1].author, "lina");
    ck_assert(e[1].id < e[0].id);
    ck_assert_str_eq(e[1].device, store_device(a->lina));
    int64_t first = e[1].id;
    MUST(journal_list(a->lina, e[0].id, 10, &a->arena, &e, &n, &err), err);
    ck_assert(n == 1 && e[0].id == first);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM journal_row"), 2);
    ck_assert_int_eq(number(a->lina, "SELECT max(seq) FROM journal"), 2);
    agents_free(a);
}
END_TEST

START_TEST(an_empty_command_leaves_nothing) {
    struct agents *a = agents_new();
    struct error err;
    begin(a->lina, "Nothing");
    commit(a->lina);
    ck_assert_int_eq(latest_entry(a, a->lina), 0);
    begin(a->lina, "A setting, which is not journaled");
    MUST(store_set_setting(a->lina, "x", "y", &err), err);
    commit(a->lina);
    ck_assert_int_eq(latest_entry(a, a->lina), 0);
    int64_t id = add_supplier(a, a->lina, "A");
    int64_t entry = latest_entry(a, a->lina);
    struct record *r = load(a, a->lina, &supplier_entity, id);
    begin(a->lina, "Change nothing");
    MUST(record_update(a->lina, r, r, &a->arena, NULL, NULL, &err), err);
    commit(a->lina);
    ck_assert(latest_entry(a, a->lina) == entry);
    agents_free(a);
}
END_TEST

START_TEST(an_abort_undoes_everything) {
    struct agents *a = agents_new();
    struct error err;
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->values[SUPPLIER_NAME] = value_text("Gone");
    begin(a->lina, "Add");
    MUST(record_insert(a->lina, r, &err), err);
    command_abort(a->lina);
    ck_assert(!exists(a, &supplier_entity, r->id));
    ck_assert_int_eq(latest_entry(a, a->lina), 0);
    ck_assert_int_eq(living(a->lina, "supplier"), 0);
    command_abort(a->lina); /* of nothing */
    ck_assert(!command_commit(a->lina, &err));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    add_supplier(a, a->marco, "The lock is free again");
    agents_free(a);
}
END_TEST

/* Inserts a supplier and a contact in nested commands; the contact's may be given up. */
static int64_t add_both(struct agents *a, bool give_up) {
    struct error err;
    struct record *s = record_new(&supplier_entity, &a->arena);
    struct record *c = record_new(&contact_entity, &a->arena);
    s->values[SUPPLIER_NAME] = value_text("Saigon Trail Bags Co.");
    begin(a->lina, "Outer");
    MUST(record_insert(a->lina, s, &err), err);
    begin(a->lina, "Inner");
    c->values[CONTACT_SUPPLIER] = value_int(s->id);
    c->values[CONTACT_NAME] = value_text("Ms Lan");
    MUST(record_insert(a->lina, c, &err), err);
    if (give_up)
        command_abort(a->lina);
    else
        commit(a->lina);
    commit(a->lina);
    return s->id;
}

START_TEST(nested_commands_are_one) {
    struct agents *a = agents_new();
    struct journal_entry *e;
    struct error err;
    int n;
    int64_t id = add_both(a, false);
    MUST(journal_list(a->lina, 0, 9, &a->arena, &e, &n, &err), err);
    ck_assert_int_eq(n, 1);
    ck_assert(strcmp(e->label, "Outer") == 0 && e->rows == 2);
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, id));
    id = add_both(a, true);
    ck_assert(exists(a, &supplier_entity, id));
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM contact"), 0);
    MUST(journal_list(a->lina, 0, 1, &a->arena, &e, &n, &err), err);
    ck_assert(strcmp(e->label, "Outer") == 0 && e->rows == 1);
    agents_free(a);
}
END_TEST

START_TEST(a_transaction_that_sqlite_gave_up_is_not_written_on) {
    struct agents *a = agents_new();
    struct error err;
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->values[SUPPLIER_NAME] = value_text("A");
    begin(a->lina, "Import");
    bench_run(a->lina, "ROLLBACK"); /* as after a full disk */
    ck_assert(!record_insert(a->lina, r, &err));
    ck_assert_int_eq(err.code, ERROR_IO);
    ck_assert(!command_begin(a->lina, "Inner", &err));
    ck_assert(!command_commit(a->lina, &err));
    ck_assert_int_eq(err.code, ERROR_IO);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier"), 0);
    add_supplier(a, a->lina, "B");
    agents_free(a);
}
END_TEST

START_TEST(a_long_label_is_cut_at_a_character) {
    struct agents *a = agents_new();
    struct journal_entry *e;
    struct error err;
    char label[600] = "";
    int n;
    for (int i = 0; i < 150; i++)
        strcat(label, "袋");
    begin(a->lina, label);
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->values[SUPPLIER_NAME] = value_text("A");
    MUST(record_insert(a->lina, r, &err), err);
    commit(a->lina);
    MUST(journal_list(a->lina, 0, 1, &a->arena, &e, &n, &err), err);
    ck_assert_uint_eq(strlen(e->label), 255);
    ck_assert(strncmp(e->label, label, 255) == 0);
    agents_free(a);
}
END_TEST

START_TEST(counts_follow_every_change) {
    struct agents *a = agents_new();
    struct error err;
    int wrong;
    int64_t id = add_supplier(a, a->lina, "A");
    add_supplier(a, a->marco, "B");
    add_contact(a, a->lina, id, "Ms Lan");
    ck_assert_int_eq(living(a->lina, "supplier"), 2);
    ck_assert_int_eq(living(a->lina, "contact"), 1);
    begin(a->lina, "Delete");
    MUST(record_delete(a->lina, &supplier_entity, id, &err), err);
    commit(a->lina);
    ck_assert_int_eq(living(a->marco, "supplier"), 1);
    undo(a->lina);
    ck_assert_int_eq(living(a->lina, "supplier"), 2);
    redo(a->lina);
    ck_assert_int_eq(living(a->lina, "supplier"), 1);
    undo(a->lina);
    undo(a->lina);
    ck_assert_int_eq(living(a->lina, "contact"), 0);
    ck_assert_int_eq(living(a->lina, "no such table"), 0);
    MUST(count_rebuild(a->lina, &wrong, &err), err);
    ck_assert_int_eq(wrong, 0);
    bench_run(a->lina, "UPDATE row_count SET n = 7 WHERE tbl = 'supplier'");
    MUST(count_rebuild(a->lina, &wrong, &err), err);
    ck_assert_int_eq(wrong, 1);
    ck_assert_int_eq(living(a->lina, "supplier"), 2);
    agents_free(a);
}
END_TEST

/* A child process takes the write lock and holds it until the parent closes the pipe. */
static pid_t hold_lock(struct agents *a, int release[2]) {
    int ready[2];
    char byte = 0;
    ck_assert(pipe(ready) == 0 && pipe(release) == 0);
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *db = NULL;
        close(release[1]);
        sqlite3_open(bench_path(&a->files, "bench.db"), &db);
        sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        _exit(write(ready[1], &byte, 1) != 1 || read(release[0], &byte, 1) != 0);
    }
    ck_assert(read(ready[0], &byte, 1) == 1);
    close(release[0]);
    close(ready[0]);
    close(ready[1]);
    return child;
}

START_TEST(a_held_lock_is_waited_for_a_bounded_time) {
    struct agents *a = agents_new();
    struct error err;
    struct journal_result result;
    struct timespec before, after;
    int release[2], status;
    add_supplier(a, a->lina, "A");
    pid_t child = hold_lock(a, release);
    clock_gettime(CLOCK_MONOTONIC, &before);
    ck_assert(!command_begin(a->lina, "Edit", &err));
    clock_gettime(CLOCK_MONOTONIC, &after);
    ck_assert_int_eq(err.code, ERROR_BUSY);
    ck_assert_int_lt(after.tv_sec - before.tv_sec, 30);
    ck_assert(!journal_undo(a->lina, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_BUSY);
    close(release[1]);
    ck_assert(waitpid(child, &status, 0) == child && status == 0);
    undo(a->lina);
    ck_assert_int_eq(living(a->lina, "supplier"), 0);
    agents_free(a);
}
END_TEST

enum { GROUP_CHUNKS = 1000, GROUP_ROWS = 200 };

/* Like an import: a group of commands, each begun as soon as the last one is saved. Ends once
 * another agent has come in between. */
static void write_a_group(struct agents *a) {
    struct error err;
    struct store *store = agents_open(a, "lina");
    command_group_begin(store);
    for (int c = 0; c < GROUP_CHUNKS; c++) {
        bool ok = command_begin(store, "Import", &err);
        for (int i = 0; ok && i < GROUP_ROWS; i++) {
            struct record *r = record_new(&supplier_entity, &a->arena);
            r->values[SUPPLIER_NAME] = value_text(arena_format(&a->arena, "Factory %d", i));
            ok = record_insert(store, r, &err);
        }
        if (!ok || !command_commit(store, &err))
            _exit(1);
        if (number(store, "SELECT count(*) FROM supplier WHERE name = 'In between'") == 1)
            _exit(0);
    }
    _exit(2);
}

/* The lock has no queue: who asks again at once always gets it before those who wait. */
START_TEST(others_write_between_the_commands_of_a_group) {
    struct agents *a = agents_new();
    int status;
    struct store_options options = {
        .path = bench_path(&a->files, "bench.db"), .author = "anna", .busy_ms = 120000};
    struct store *anna;
    struct error err;
    MUST(store_open(&options, &anna, &err), err);
    pid_t child = fork();
    if (child == 0)
        write_a_group(a);
    while (number(anna, "SELECT count(*) FROM journal") < 2)
        ck_assert_int_eq(waitpid(child, &status, WNOHANG), 0);
    add_supplier(a, anna, "In between");
    ck_assert(waitpid(child, &status, 0) == child);
    ck_assert_int_eq(status, 0);
    store_close(anna);
    agents_free(a);
}
END_TEST

static int die(void *user) {
    (void)user;
    _exit(9);
}

/* The power goes when everything is written but nothing committed. */
static void add_and_die(struct agents *a) {
    struct error err;
    struct store *store = agents_open(a, "lina");
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->values[SUPPLIER_NAME] = value_text("Never");
    sqlite3_commit_hook(store_handle(store), die, NULL);
    if (command_begin(store, "Add", &err) && record_insert(store, r, &err))
        command_commit(store, &err);
    _exit(0);
}

START_TEST(data_and_journal_are_saved_together_or_not_at_all) {
    struct agents *a = agents_new();
    int status;
    add_supplier(a, a->lina, "Kept");
    int64_t entry = latest_entry(a, a->lina);
    pid_t child = fork();
    if (child == 0)
        add_and_die(a);
    ck_assert(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 9);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier"), 1);
    ck_assert(latest_entry(a, a->lina) == entry);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier_search"), 1);
    ck_assert_int_eq(living(a->lina, "supplier"), 1);
    add_supplier(a, a->marco, "And on it goes");
    agents_free(a);
}
END_TEST

START_TEST(agents_in_turns_have_entries_in_order) {
    struct agents *a = agents_new();
    struct journal_entry *e;
    struct error err;
    int n;
    for (int i = 0; i < 20; i++) {
        a->now += i % 3 == 0 ? -500 : 100; /* clocks of processes differ */
        add_supplier(a, i % 2 ? a->lina : a->marco, "A");
    }
    MUST(journal_list(a->lina, 0, 100, &a->arena, &e, &n, &err), err);
    ck_assert_int_eq(n, 20);
    for (int i = 0; i < n; i++)
        ck_assert_str_eq(e[i].author, i % 2 ? "marco" : "lina");
    ck_assert_int_eq(number(a->lina, "SELECT count(DISTINCT seq) FROM journal"), 20);
    agents_free(a);
}
END_TEST

START_TEST(a_reader_cannot_begin) {
    struct agents *a = agents_new();
    struct store_options options = {
        .path = bench_path(&a->files, "bench.db"), .author = "lina", .read_only = true};
    struct store *reader;
    struct error err;
    struct journal_result result;
    MUST(store_open(&options, &reader, &err), err);
    ck_assert(!command_begin(reader, "Edit", &err));
    ck_assert_int_eq(err.code, ERROR_READ_ONLY);
    ck_assert(!journal_undo(reader, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_READ_ONLY);
    store_close(reader);
    agents_free(a);
}
END_TEST

START_TEST(a_table_keeps_its_place) {
    /* These places are stored in journal_row: they never change. */
    static const char *const places[] = {
        "supplier",
        "site",
        "contact",
        "legal_identity",
        "claim",
        "certificate",
        "sample",
        "interaction",
        "tag",
        "attachment",
        "vetting_item",
        "audit",
        "finding",
        "agenda_state",
        "material",
        "property",
        "criterion",
        "profile",
        "compliance_rule",
        "material_property",
        "profile_weight",
        "supplier_material",
        "calendar",
        "calendar_day",
        "fx_rate",
        "lane",
        "lane_tariff",
        "duty",
        "duty_levy",
        "client",
        "product",
        "product_variant",
        "product_material",
        "requirement",
        "requirement_line",
        "rfq",
        "rfq_supplier",
        "scenario",
        "quote",
        "price_break",
        "quote_stage",
        "cost_line",
        "award",
        "purchase_order",
        "order_line",
        "milestone",
        "payment",
        "document",
        "dispute",
        "shipment",
        "shipment_line",
        "supplier_closure",
        "defect_type",
        "checklist",
        "checklist_item",
        "inspection",
        "inspection_class",
        "inspection_variant",
        "inspection_carton",
        "inspection_unit",
        "defect",
        "inspection_item",
        "measurement",
        "amendment",
        "stream_event",
        "laboratory_test",
        "corrective_action",
    };
    int n = 0;
    while (all_entities[n])
        n++;
    ck_assert_int_le(n, PURGE_TABLES);
    ck_assert_int_ge(n, (int)(sizeof places / sizeof *places));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        ck_assert_str_eq(all_entities[i]->table, places[i]);
}
END_TEST

static void check_parent_first(struct store *store, const char *table, int place) {
    struct error err;
    sqlite3_stmt *q =
        sql_get_text(store, "SELECT \"table\" FROM pragma_foreign_key_list(?1)", &err);
    bool row;
    MUST(q && sql_bind(store, q, "t", &err, table), err);
    while (sql_row(store, q, &row, &err) && row) {
        const char *parent = (const char *)sqlite3_column_text(q, 0);
        int at = 0;
        while (all_entities[at] && strcmp(all_entities[at]->table, parent) != 0)
            at++;
        ck_assert_msg(at < place, "%s refers to %s", table, parent);
    }
    sql_done(q);
}

START_TEST(journaled_tables_keep_the_rules) {
    struct agents *a = agents_new();
    for (int i = 0; all_entities[i]; i++) {
        check_parent_first(a->lina, all_entities[i]->table, i);
        const char *sql = arena_format(
            &a->arena,
            "SELECT (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = "
            "'%s') + (SELECT count(*) FROM pragma_foreign_key_list('%s') WHERE on_delete <> 'NO "
            "ACTION' OR on_update <> 'NO ACTION') + (SELECT count(*) FROM pragma_index_list('%s') "
            "WHERE \"unique\") + (SELECT count(*) FROM pragma_table_xinfo('%s') WHERE hidden OR "
            "(pk = 1) <> (name = 'id' AND cid = 0 AND type = 'INTEGER'))",
            all_entities[i]->table, all_entities[i]->table, all_entities[i]->table,
            all_entities[i]->table);
        ck_assert_msg(number(a->lina, sql) == 0, "%s", all_entities[i]->table);
    }
    agents_free(a);
}
END_TEST

/* Lina at her desk and lina with her laptop: each takes back what was done there. */
START_TEST(the_same_author_on_another_device_is_left_alone) {
    struct agents *a = agents_new();
    struct store *laptop = agents_open(a, "lina");
    snprintf(laptop->device, sizeof laptop->device, "Z");
    int64_t desk = add_supplier(a, a->lina, "Desk"), away = add_supplier(a, laptop, "Away");
    ck_assert_int_eq(number(a->lina, "SELECT seq FROM journal WHERE device = 'Z'"), 1);
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, desk) && exists(a, &supplier_entity, away));
    undo_fails(a, a->lina, ERROR_NOT_FOUND);
    redo_fails(laptop, ERROR_NOT_FOUND);
    add_supplier(a, laptop, "Ends redo there alone");
    redo(a->lina);
    ck_assert(exists(a, &supplier_entity, desk));
    store_close(laptop);
    agents_free(a);
}
END_TEST

/* The columns of a table, "id name …", as the schema is up to a version. */
static const char *columns_of(struct arena *arena, sqlite3 *db, const char *table) {
    sqlite3_stmt *q;
    const char *columns = "";
    ck_assert_int_eq(
        sqlite3_prepare_v2(db, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", -1, &q, NULL),
        SQLITE_OK);
    sqlite3_bind_text(q, 1, table, -1, SQLITE_STATIC);
    while (sqlite3_step(q) == SQLITE_ROW)
        columns = arena_format(arena, "%s%s ", columns, (const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
    return columns;
}

/* A changeset names columns by their place: a step that moved one, or made a table anew with
 * others, would turn old entries into nonsense. */
START_TEST(columns_are_only_appended) {
    struct arena arena = {0};
    sqlite3 *db;
    const char *before[PURGE_TABLES] = {0};
    ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (int step = 0; step < schema_n_steps; step++) {
        ck_assert_int_eq(sqlite3_exec(db, schema_steps[step].sql, NULL, NULL, NULL), SQLITE_OK);
        for (int i = 0; all_entities[i]; i++) {
            const char *now = columns_of(&arena, db, all_entities[i]->table);
            ck_assert_msg(!before[i] || strncmp(now, before[i], strlen(before[i])) == 0,
                          "%s, version %d: %s", all_entities[i]->table, schema_steps[step].version,
                          now);
            before[i] = now;
        }
    }
    for (int i = 0; all_entities[i]; i++)
        ck_assert_msg(*before[i], "%s", all_entities[i]->table);
    sqlite3_close(db);
    arena_free(&arena);
}
END_TEST

TEST_MAIN(journal, others_write_between_the_commands_of_a_group, columns_are_only_appended,
          the_same_author_on_another_device_is_left_alone, a_command_leaves_one_entry,
          an_empty_command_leaves_nothing, an_abort_undoes_everything, nested_commands_are_one,
          a_transaction_that_sqlite_gave_up_is_not_written_on, a_long_label_is_cut_at_a_character,
          counts_follow_every_change, a_held_lock_is_waited_for_a_bounded_time,
          data_and_journal_are_saved_together_or_not_at_all, agents_in_turns_have_entries_in_order,
          a_reader_cannot_begin, a_table_keeps_its_place, journaled_tables_keep_the_rules)
