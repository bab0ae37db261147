#include "checklist_rules.h"

#include "sourcebench/core/checklist.h"
#include "sourcebench/db/record.h"

static bool raise_version(struct store *store, const struct record *item, struct error *err) {
    struct arena arena = {0};
    struct record *checklist;
    bool ok = record_load(store, &checklist_entity, item->values[CHECK_CHECKLIST].i, &arena,
                          &checklist, err);
    /* Of a deleted one items may still be looked at and tidied up; nothing begins with it. */
    if (ok && !checklist->deleted_at) {
        struct record *wanted = record_copy(checklist, &arena);
        wanted->values[CHECKLIST_VERSION] =
            value_int(record_int(checklist, CHECKLIST_VERSION, 0) + 1);
        ok = record_update(store, checklist, wanted, &arena, NULL, NULL, err);
    }
    arena_free(&arena);
    return ok;
}

static bool is_same(const struct record *a, const struct record *b) {
    for (size_t i = 0; i < a->entity->n_fields; i++)
        if (!value_equal(a->values[i], b->values[i]))
            return false;
    return true;
}

bool checklist_follow_item(struct store *store, const struct record *before,
                           const struct record *after, struct error *err) {
    return (before && is_same(before, after)) || raise_version(store, after, err);
}

bool checklist_gone_item(struct store *store, const struct record *item, bool gone,
                         struct error *err) {
    (void)gone;
    return raise_version(store, item, err);
}
