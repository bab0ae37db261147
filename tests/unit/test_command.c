/*
 * Commands: what they change, how they are called in the history, and what they refuse.
 */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/known.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/db/view.h"

#include "store_fixture.h"
#include "suite.h"

struct bench {
    struct bench_files files;
    struct arena arena;
    struct store *store, *other;
    struct error err;
};

#define CHECK(b, call) ck_assert_msg(call, "%s (%s)", (b)->err.message, (b)->err.detail)

static struct bench *bench_new(void) {
    struct bench *b = mem_alloc(1, sizeof *b);
    b->files = bench_files();
    b->store = bench_open(&b->files, "bench.db");
    b->other = bench_open(&b->files, "bench.db");
    return b;
}

static void bench_free(struct bench *b) {
    store_close(b->store);
    store_close(b->other);
    arena_free(&b->arena);
    bench_files_free(&b->files);
    mem_free(b);
}

static void ask(struct bench *b, const char *sql, const char *answer) {
    char *text = bench_text(b->store, sql);
    ck_assert_pstr_eq(text, answer);
    mem_free(text);
}

static void last_label(struct bench *b, const char *label) {
    ask(b, "SELECT label FROM journal ORDER BY id DESC LIMIT 1", label);
}

static int64_t add_supplier(struct bench *b, const char *name) {
    struct record *r = record_new(&supplier_entity, &b->arena);
    r->values[SUPPLIER_NAME] = value_text(name);
    CHECK(b, command_add(b->store, r, &b->err));
    return r->id;
}

static struct record *add_contact(struct bench *b, int64_t supplier, const char *name) {
    struct record *r = record_new(&contact_entity, &b->arena);
    r->values[CONTACT_SUPPLIER] = value_int(supplier);
    r->values[CONTACT_NAME] = value_text(name);
    CHECK(b, command_add(b->store, r, &b->err));
    return r;
}

START_TEST(labels_say_what_was_done) {
    struct bench *b = bench_new();
    int64_t id = add_supplier(b, "Saigon Trail Bags Co.");
    last_label(b, "Add supplier Saigon Trail Bags Co.");
    struct record *contact = add_contact(b, id, "Trần Thị Lan"), *base;
    last_label(b, "Add contact Trần Thị Lan of Saigon Trail Bags Co.");
    CHECK(b, record_load(b->store, &contact_entity, contact->id, &b->arena, &base, &b->err));
    struct record *wanted = record_copy(base, &b->arena);
    wanted->values[CONTACT_MAIL] = value_text("lan@saigontrail.example");
    CHECK(b, command_save(b->store, base, wanted, &b->arena, NULL, &b->err));
    last_label(b, "Edit contact Trần Thị Lan of Saigon Trail Bags Co.");
    CHECK(b, command_delete(b->store, &contact_entity, contact->id, &b->err));
    last_label(b, "Delete contact Trần Thị Lan of Saigon Trail Bags Co.");
    CHECK(b, command_restore(b->store, &contact_entity, contact->id, &b->err));
    last_label(b, "Restore contact Trần Thị Lan of Saigon Trail Bags Co.");
    ck_assert(!command_delete(b->store, &contact_entity, 12345, &b->err));
    ck_assert_int_eq(b->err.code, ERROR_NOT_FOUND);
    bench_free(b);
}
END_TEST

/* However long and in however many lines a name or a note is. */
START_TEST(labels_are_short_and_in_one_line) {
    struct bench *b = bench_new();
    char name[901];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    struct interaction_entry entry = {.supplier = add_supplier(b, name),
                                      .kind = "note",
                                      .on = "2026-11-23",
                                      .text = "Zipper delay\nYKK short\nuntil December, and much "
                                              "more that nobody wants to read in a list"};
    CHECK(b, command_interaction(b->store, &entry, &b->err));
    ask(b, "SELECT max(length(label)) < 200 FROM journal", "1");
    ask(b, "SELECT max(instr(label, char(10))) FROM journal", "0");
    ask(b, "SELECT text FROM interaction", entry.text);
    bench_free(b);
}
END_TEST

START_TEST(empty_notes_are_refused) {
    static const char *const texts[] = {"", "  \n\t ", NULL};
    struct bench *b = bench_new();
    int64_t id = add_supplier(b, "A");
    for (int i = 0; texts[i]; i++) {
        struct interaction_entry entry = {
            .supplier = id, .kind = "note", .on = "2026-11-23", .text = texts[i]};
        ck_assert(!command_interaction(b->store, &entry, &b->err));
        ck_assert_int_eq(b->err.code, ERROR_INPUT);
    }
    struct interaction_entry none = {
        .supplier = 77, .kind = "note", .on = "2026-11-23", .text = "x"};
    ck_assert(!command_interaction(b->store, &none, &b->err));
    ck_assert_int_eq(b->err.code, ERROR_NOT_FOUND);
    ask(b, "SELECT count(*) FROM interaction", "0");
    bench_free(b);
}
END_TEST

START_TEST(follow_ups_are_kept) {
    struct bench *b = bench_new();
    struct interaction_entry entry = {.supplier = add_supplier(b, "A"),
                                      .kind = "call",
                                      .direction = "out",
                                      .on = "2026-11-20",
                                      .text = "asked for the lab dip",
                                      .follow_up_on = "2026-11-27"};
    CHECK(b, command_interaction(b->store, &entry, &b->err));
    last_label(b, "Add timeline entry \"asked for the lab dip\" of A");
    char *id = bench_text(b->store, "SELECT id FROM interaction");
    CHECK(b, command_follow_up_done(b->store, atoll(id), "2026-11-23", &b->err));
    last_label(b, "Close follow-up of timeline entry \"asked for the lab dip\" of A");
    ask(b, "SELECT follow_up_done FROM interaction", "2026-11-23");
    mem_free(id);
    entry.follow_up_on = NULL;
    entry.text = "second";
    CHECK(b, command_interaction(b->store, &entry, &b->err));
    id = bench_text(b->store, "SELECT id FROM interaction WHERE text = 'second'");
    ck_assert(!command_follow_up_done(b->store, atoll(id), "2026-11-23", &b->err));
    ck_assert_int_eq(b->err.code, ERROR_INPUT);
    mem_free(id);
    bench_free(b);
}
END_TEST

/* Bulk */

enum { MANY = 5003 };

static void add_many(struct bench *b, int64_t ids[MANY]) {
    CHECK(b, command_begin(b->store, "Add many", &b->err));
    for (int i = 0; i < MANY; i++) {
        struct arena arena = {0};
        struct record *r = record_new(&supplier_entity, &arena);
        r->values[SUPPLIER_NAME] = value_text(arena_format(&arena, "Factory %d", i));
        CHECK(b, record_insert(b->store, r, &b->err));
        ids[i] = r->id;
        arena_free(&arena);
    }
    CHECK(b, command_commit(b->store, &b->err));
}

START_TEST(a_field_is_set_on_many_as_one_step) {
    static int64_t ids[MANY];
    struct bench *b = bench_new();
    struct journal_result undone;
    int64_t changed;
    add_many(b, ids);
    CHECK(b, command_set_field(b->store, ids, 1, SUPPLIER_STATUS, value_text("approved"), NULL,
                               &changed, &b->err));
    last_label(b, "Set Status of 1 supplier to approved");
    CHECK(b, command_set_field(b->store, ids, MANY, SUPPLIER_STATUS, value_text("approved"), NULL,
                               &changed, &b->err));
    ck_assert_int_eq(changed, MANY - 1);
    last_label(b, "Set Status of 5003 suppliers to approved");
    ask(b, "SELECT count(*) FROM supplier WHERE status = 'approved'", "5003");
    CHECK(b, journal_undo(b->store, NULL, &undone, &b->err));
    ask(b, "SELECT count(*) FROM supplier WHERE status = 'approved'", "1");
    CHECK(b, command_set_field(b->store, ids, 2, SUPPLIER_OWNER, value_null(), NULL, &changed,
                               &b->err));
    ck_assert_int_eq(changed, 0);
    ck_assert(
        !command_set_field(b->store, ids, 2, SUPPLIER_NAME, value_null(), NULL, &changed, &b->err));
    ck_assert_int_eq(b->err.code, ERROR_INPUT);
    bench_free(b);
}
END_TEST

static bool stop(void *user, int64_t done, int64_t total) {
    *(int64_t *)user = done;
    return done == total;
}

START_TEST(a_stopped_bulk_change_says_what_is_done) {
    static int64_t ids[MANY];
    struct bench *b = bench_new();
    struct journal_result undone;
    int64_t changed, done = 0;
    struct journal_progress progress = {stop, &done}, silent = {NULL, NULL};
    add_many(b, ids);
    ck_assert(!command_tag(b->store, ids, MANY, "fair-2026", true, &progress, &changed, &b->err));
    ck_assert_int_eq(b->err.code, ERROR_CANCELLED);
    ck_assert_int_eq(changed, 5000);
    ask(b, "SELECT count(*) FROM tag", "5000");
    CHECK(b, journal_undo(b->store, NULL, &undone, &b->err));
    ask(b, "SELECT count(*) FROM tag WHERE deleted_at IS NULL", "0");
    CHECK(b, command_tag(b->store, ids, 2, "x", true, &silent, &changed, &b->err));
    bench_free(b);
}
END_TEST

START_TEST(tags_are_there_once) {
    struct bench *b = bench_new();
    int64_t ids[3] = {add_supplier(b, "A"), add_supplier(b, "B"), add_supplier(b, "C")};
    int64_t changed;
    CHECK(b, command_tag(b->store, ids, 2, "  Slow ", true, NULL, &changed, &b->err));
    ck_assert_int_eq(changed, 2);
    last_label(b, "Add tag Slow to 2 suppliers");
    CHECK(b, command_tag(b->store, ids, 3, "slow", true, NULL, &changed, &b->err));
    ck_assert_int_eq(changed, 1);
    ask(b, "SELECT count(*) FROM tag", "3");
    bench_run(b->store, "INSERT INTO tag SELECT id + 1000000, supplier_id, name, rev, created_at, "
                        "created_by, updated_at, updated_by, NULL FROM tag");
    CHECK(b, command_tag(b->store, ids, 3, "SLOW", false, NULL, &changed, &b->err));
    ck_assert_int_eq(changed, 3);
    last_label(b, "Remove tag SLOW from 3 suppliers");
    ask(b, "SELECT count(*) FROM tag WHERE deleted_at IS NULL", "0");
    ck_assert(!command_tag(b->store, ids, 3, "a,b", true, NULL, &changed, &b->err));
    ck_assert(!command_tag(b->store, ids, 3, "  ", true, NULL, &changed, &b->err));
    ck_assert_int_eq(b->err.code, ERROR_INPUT);
    bench_free(b);
}
END_TEST

/* Another agent deletes a marked supplier before the marks are changed. */
START_TEST(bulk_changes_leave_out_what_is_gone) {
    struct bench *b = bench_new();
    int64_t ids[3] = {add_supplier(b, "A"), add_supplier(b, "B"), 4711};
    int64_t changed;
    CHECK(b, command_delete(b->other, &supplier_entity, ids[0], &b->err));
    CHECK(b, command_tag(b->store, ids, 3, "slow", true, NULL, &changed, &b->err));
    ck_assert_int_eq(changed, 1);
    CHECK(b, command_set_field(b->store, ids, 3, SUPPLIER_CITY, value_text("Huế"), NULL, &changed,
                               &b->err));
    ck_assert_int_eq(changed, 1);
    bench_free(b);
}
END_TEST

START_TEST(two_agents_meet_in_one_field) {
    struct bench *b = bench_new();
    struct record_conflicts conflicts;
    struct record *base;
    int64_t id = add_supplier(b, "A");
    CHECK(b, record_load(b->store, &supplier_entity, id, &b->arena, &base, &b->err));
    struct record *mine = record_copy(base, &b->arena), *theirs = record_copy(base, &b->arena);
    theirs->values[SUPPLIER_MOQ] = value_int(500);
    theirs->values[SUPPLIER_CITY] = value_text("Huế");
    CHECK(b, command_save(b->other, base, theirs, &b->arena, NULL, &b->err));
    mine->values[SUPPLIER_MOQ] = value_int(300);
    mine->values[SUPPLIER_OWNER] = value_text("lina");
    ck_assert(!command_save(b->store, base, mine, &b->arena, &conflicts, &b->err));
    ck_assert_int_eq(b->err.code, ERROR_CONFLICT);
    ck_assert_int_eq(conflicts.count, 1);
    ck_assert_int_eq(conflicts.items[0].field, SUPPLIER_MOQ);
    ck_assert_int_eq(conflicts.items[0].theirs.i, 500);
    ask(b, "SELECT moq FROM supplier", "500");
    ask(b, "SELECT ifnull(owner, '-') FROM supplier", "-");
    mine = record_copy(conflicts.current, &b->arena);
    mine->values[SUPPLIER_MOQ] = value_int(300);
    CHECK(b, command_save(b->store, conflicts.current, mine, &b->arena, &conflicts, &b->err));
    ask(b, "SELECT moq || city FROM supplier", "300Huế");
    bench_free(b);
}
END_TEST

START_TEST(values_in_use_are_offered) {
    struct bench *b = bench_new();
    const char **values;
    int count;
    int64_t ids[3] = {add_supplier(b, "A"), add_supplier(b, "B"), add_supplier(b, "C")};
    static const char *const cities[] = {"Huế", "Dhaka", "Dhaka"};
    int64_t changed;
    for (int i = 0; i < 3; i++)
        CHECK(b, command_set_field(b->store, &ids[i], 1, SUPPLIER_CITY, value_text(cities[i]), NULL,
                                   &changed, &b->err));
    CHECK(b, known_values(b->store, &supplier_entity, SUPPLIER_CITY, &b->arena, &values, &count,
                          &b->err));
    ck_assert_int_eq(count, 2);
    ck_assert_str_eq(values[0], "Dhaka");
    ck_assert_str_eq(values[1], "Huế");
    CHECK(b, known_values(b->store, &supplier_entity, SUPPLIER_NAME, &b->arena, &values, &count,
                          &b->err));
    ck_assert_int_eq(count, 0);
    bench_free(b);
}
END_TEST

START_TEST(views_are_saved_under_their_name) {
    struct bench *b = bench_new();
    struct saved_view *views;
    int count;
    struct saved_view slow = {.name = "slow", .filter = "tag:slow", .sort = "-moq"};
    struct saved_view due = {.name = "due", .filter = "review:<=today", .columns = "name,review"};
    CHECK(b, view_save(b->store, "suppliers", &slow, &b->err));
    CHECK(b, view_save(b->store, "suppliers", &due, &b->err));
    CHECK(b, view_save(b->store, "quality", &due, &b->err));
    slow.filter = "tag:slow lead:>60";
    CHECK(b, view_save(b->other, "suppliers", &slow, &b->err));
    CHECK(b, view_list(b->store, "suppliers", &b->arena, &views, &count, &b->err));
    ck_assert_int_eq(count, 2);
    ck_assert_str_eq(views[0].name, "due");
    ck_assert_str_eq(views[0].columns, "name,review");
    ck_assert_ptr_null(views[0].sort);
    ck_assert_str_eq(views[1].filter, "tag:slow lead:>60");
    ck_assert_str_eq(views[1].author, "lina");
    CHECK(b, view_delete(b->store, "suppliers", "due", &b->err));
    CHECK(b, view_list(b->store, "suppliers", &b->arena, &views, &count, &b->err));
    ck_assert_int_eq(count, 1);
    CHECK(b, view_list(b->store, "quality", &b->arena, &views, &count, &b->err));
    ck_assert_int_eq(count, 1);
    bench_free(b);
}
END_TEST

TEST_MAIN(command, labels_say_what_was_done, labels_are_short_and_in_one_line,
          empty_notes_are_refused, follow_ups_are_kept, a_field_is_set_on_many_as_one_step,
          a_stopped_bulk_change_says_what_is_done, tags_are_there_once,
          bulk_changes_leave_out_what_is_gone, two_agents_meet_in_one_field,
          values_in_use_are_offered, views_are_saved_under_their_name)
