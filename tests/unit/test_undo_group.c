/*
 * Undo of groups: a bulk import is one step, also where it was stopped, crashed or others wrote
 * meanwhile.
 */
#include <sys/wait.h>

#include "journal_fixture.h"

enum { CHUNKS = 4, CHUNK_ROWS = 50 };

/* An import of four commands in one group. */
static void import(struct agents *a, struct store *store) {
    struct error err;
    command_group_begin(store);
    for (int c = 0; c < CHUNKS; c++) {
        begin(store, "Import list.csv");
        for (int i = 0; i < CHUNK_ROWS; i++) {
            struct record *r = record_new(&supplier_entity, &a->arena);
            r->values[SUPPLIER_NAME] =
                value_text(arena_format(&a->arena, "Factory %d", c * CHUNK_ROWS + i));
            MUST(record_insert(store, r, &err), err);
            if (i == 0) {
                struct record *tag = record_new(&tag_entity, &a->arena);
                tag->values[TAG_SUPPLIER] = value_int(r->id);
                tag->values[TAG_NAME] = value_text("imported");
                MUST(record_insert(store, tag, &err), err);
            }
        }
        commit(store);
    }
    command_group_end(store);
}

static void check_world(struct store *store, int64_t suppliers) {
    struct error err;
    int wrong;
    ck_assert_int_eq(number(store, "SELECT count(*) FROM supplier"), suppliers);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM supplier_search"), suppliers);
    ck_assert_int_eq(living(store, "supplier"), suppliers);
    MUST(count_rebuild(store, &wrong, &err), err);
    ck_assert_int_eq(wrong, 0);
}

START_TEST(a_group_is_one_step) {
    struct agents *a = agents_new();
    struct error err;
    struct journal_result result;
    add_supplier(a, a->lina, "Before");
    import(a, a->lina);
    add_supplier(a, a->marco, "In between");
    MUST(journal_undo(a->lina, NULL, &result, &err), err);
    ck_assert_str_eq(result.label, "Import list.csv");
    ck_assert_int_eq(result.rows, CHUNKS * (CHUNK_ROWS + 1));
    check_world(a->lina, 2);
    ck_assert_int_eq(number(a->lina, "SELECT count(DISTINCT group_id) FROM journal WHERE kind = "
                                     "'undo'"),
                     1);
    redo(a->lina);
    check_world(a->lina, 2 + CHUNKS * CHUNK_ROWS);
    undo(a->lina);
    undo(a->lina);
    check_world(a->lina, 1);
    undo_fails(a, a->lina, ERROR_NOT_FOUND);
    agents_free(a);
}
END_TEST

struct stopper {
    int64_t rows; /* stops once so many are done */
};

static bool stop_after(void *user, int64_t done, int64_t total) {
    struct stopper *s = user;
    ck_assert(done <= total);
    return done < s->rows;
}

START_TEST(a_stopped_group_goes_on_at_the_next_undo) {
    struct agents *a = agents_new();
    struct error err;
    struct journal_result result;
    struct stopper stopper = {2 * CHUNK_ROWS};
    struct journal_progress progress = {stop_after, &stopper};
    import(a, a->lina);
    ck_assert(!journal_undo(a->lina, &progress, &result, &err));
    ck_assert_int_eq(err.code, ERROR_CANCELLED);
    ck_assert_ptr_nonnull(strstr(err.message, "102 of 204 rows"));
    ck_assert_int_eq(result.rows, 2 * (CHUNK_ROWS + 1));
    check_world(a->lina, 2 * CHUNK_ROWS);
    undo(a->lina);
    check_world(a->lina, 0);
    ck_assert(!journal_redo(a->lina, &progress, &result, &err));
    ck_assert_int_eq(err.code, ERROR_CANCELLED);
    check_world(a->lina, 2 * CHUNK_ROWS);
    redo(a->lina);
    check_world(a->lina, 4 * CHUNK_ROWS);
    ck_assert(!journal_undo(a->lina, &progress, &result, &err));
    redo(a->lina);
    check_world(a->lina, 4 * CHUNK_ROWS);
    stopper.rows = 0;
    ck_assert(!journal_undo(a->lina, &progress, &result, &err));
    ck_assert_str_eq(err.message, "Stopped; nothing was changed.");
    agents_free(a);
}
END_TEST

static bool die_after(void *user, int64_t done, int64_t total) {
    (void)user;
    (void)total;
    if (done >= CHUNK_ROWS)
        _exit(9);
    return true;
}

START_TEST(a_group_that_a_crash_left_half_undone_goes_on) {
    struct agents *a = agents_new();
    int status;
    import(a, a->lina);
    pid_t child = fork();
    if (child == 0) {
        struct error err;
        struct journal_result result;
        struct journal_progress progress = {die_after, NULL};
        journal_undo(agents_open(a, "lina"), &progress, &result, &err);
        _exit(0);
    }
    ck_assert(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 9);
    check_world(a->lina, 3 * CHUNK_ROWS);
    undo(a->lina);
    check_world(a->lina, 0);
    redo(a->lina);
    check_world(a->lina, 4 * CHUNK_ROWS);
    agents_free(a);
}
END_TEST

START_TEST(a_group_is_checked_whole_before_anything_goes) {
    struct agents *a = agents_new();
    import(a, a->lina);
    int64_t id = number(a->lina, "SELECT id FROM supplier WHERE name = 'Factory 3'");
    set_supplier(a, a->marco, id, SUPPLIER_MOQ, value_int(7));
    ck_assert_str_eq(undo_fails(a, a->lina, ERROR_REFUSED),
                     "marco changed \"MOQ\" of Factory 3 on 2026-11-20 after that: undo "
                     "that first (see the history).");
    check_world(a->lina, 4 * CHUNK_ROWS);
    undo(a->marco);
    undo(a->lina);
    check_world(a->lina, 0);
    agents_free(a);
}
END_TEST

/* Marco writes while lina's undo is at work; her chunks that are gone stay gone. */
struct intruder {
    struct agents *a;
    int64_t id;
};

static bool write_between(void *user, int64_t done, int64_t total) {
    struct intruder *i = user;
    (void)total;
    if (done >= CHUNK_ROWS && i->id) {
        set_supplier(i->a, i->a->marco, i->id, SUPPLIER_MOQ, value_int(7));
        i->id = 0;
    }
    return true;
}

START_TEST(a_change_that_comes_in_between_is_seen) {
    struct agents *a = agents_new();
    struct error err;
    struct journal_result result;
    struct intruder intruder = {a, 0};
    struct journal_progress progress = {write_between, &intruder};
    import(a, a->lina);
    intruder.id = number(a->lina, "SELECT id FROM supplier WHERE name = 'Factory 3'");
    ck_assert(!journal_undo(a->lina, &progress, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    check_world(a->lina, CHUNK_ROWS);
    undo(a->marco);
    undo(a->lina);
    check_world(a->lina, 0);
    agents_free(a);
}
END_TEST
TEST_MAIN(undo_group, a_group_is_one_step, a_stopped_group_goes_on_at_the_next_undo,
          a_group_that_a_crash_left_half_undone_goes_on,
          a_group_is_checked_whole_before_anything_goes, a_change_that_comes_in_between_is_seen)
