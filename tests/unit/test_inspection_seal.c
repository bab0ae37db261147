/* A closed inspection is sealed against edits, against undo, and against who counted beside. */
#include "suite.h"

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/inspection_work.h"

#include "journal_fixture.h"

static int64_t add_inspection(struct agents *a) {
    struct error err;
    struct record *r = record_new(&inspection_entity, &a->arena);
    MUST(inspection_begin_record(a->lina, NULL, "during", r, &a->arena, &err), err);
    r->values[INSPECTION_SUPPLIER] = value_int(add_supplier(a, a->lina, "Saigon Trail"));
    r->values[INSPECTION_GOODS] = value_text("Urban");
    r->values[INSPECTION_LOT] = value_int(200);
    MUST(inspection_add(a->lina, r, &err), err);
    return r->id;
}

static void work(struct inspection_work *w, struct store *store, int64_t id) {
    struct error err;
    MUST(inspection_work_load(w, store, id, &err), err);
}

START_TEST(who_counted_beside_cannot_break_the_seal) {
    struct agents *a = agents_new();
    struct inspection_work lina = {0}, marco = {0};
    struct inspection_closing closing = {.verdict = VERDICT_PENDING, .reason = "it got dark"};
    struct error err;
    int64_t id = add_inspection(a);
    work(&lina, a->lina, id);
    MUST(inspection_start(&lina, &err), err);
    work(&marco, a->marco, id);
    MUST(inspection_good(&marco, "unit", &err), err);
    MUST(inspection_close(&lina, &closing, &err), err);

    undo_fails(a, a->marco, ERROR_REFUSED);
    ck_assert(!inspection_good(&marco, "unit", &err) && err.code == ERROR_REFUSED);
    work(&lina, a->lina, id);
    ck_assert_str_eq(inspection_seal(&lina), record_text(lina.inspection, INSPECTION_SEAL));

    undo(a->lina); /* the closing itself can be taken back, and then what was counted */
    undo(a->marco);
    work(&lina, a->lina, id);
    ck_assert_int_eq(lina.state.inspected, 0);
    redo(a->marco);
    redo(a->lina);
    work(&lina, a->lina, id);
    ck_assert(lina.state.closed && lina.state.inspected == 1);
    ck_assert_str_eq(inspection_seal(&lina), record_text(lina.inspection, INSPECTION_SEAL));
    inspection_work_free(&lina);
    inspection_work_free(&marco);
    agents_free(a);
}
END_TEST

/* What was taken back before the closing does not come back into it either. */
START_TEST(nothing_comes_back_into_what_is_sealed) {
    struct agents *a = agents_new();
    struct inspection_work lina = {0}, marco = {0};
    struct inspection_closing closing = {.verdict = VERDICT_PENDING, .reason = "it got dark"};
    struct error err;
    int64_t id = add_inspection(a);
    work(&lina, a->lina, id);
    MUST(inspection_start(&lina, &err), err);
    work(&marco, a->marco, id);
    MUST(inspection_good(&marco, "unit", &err), err);
    undo(a->marco);
    work(&lina, a->lina, id);
    MUST(inspection_close(&lina, &closing, &err), err);
    redo_fails(a->marco, ERROR_REFUSED);
    inspection_work_free(&lina);
    inspection_work_free(&marco);
    agents_free(a);
}
END_TEST

START_TEST(nothing_of_it_is_edited_or_deleted) {
    struct agents *a = agents_new();
    struct inspection_work w = {0};
    struct inspection_closing closing = {.verdict = VERDICT_PENDING, .reason = "it got dark"};
    struct error err;
    int64_t id = add_inspection(a);
    work(&w, a->lina, id);
    MUST(inspection_start(&w, &err), err);
    MUST(inspection_good(&w, "unit", &err), err);
    MUST(inspection_close(&w, &closing, &err), err);
    for (int i = 0; i < w.set.n; i++) {
        const struct record *r = w.set.records[i];
        bool part = r->entity == &plan_class_entity || r->entity == &drawn_entity;
        if (r->entity != &inspection_entity && !part)
            continue;
        struct record *wanted = record_copy(r, &a->arena);
        int field = r->entity == &inspection_entity ? INSPECTION_LOT
                    : r->entity == &drawn_entity    ? DRAWN_NUMBER
                                                    : PLAN_CLASS_OWN_N;
        wanted->values[field] = value_int(77);
        ck_assert(!command_save(a->lina, r, wanted, &a->arena, NULL, &err));
        ck_assert_int_eq(err.code, ERROR_REFUSED);
        ck_assert(!command_delete(a->lina, r->entity, r->id, &err));
        ck_assert_int_eq(err.code, ERROR_REFUSED);
    }
    MUST(inspection_amend(&w, "lot", "200", "201", "counted again", &err), err);
    inspection_work_free(&w);
    agents_free(a);
}
END_TEST

TEST_MAIN(inspection_seal, who_counted_beside_cannot_break_the_seal,
          nothing_comes_back_into_what_is_sealed, nothing_of_it_is_edited_or_deleted)
