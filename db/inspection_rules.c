#include "inspection_rules.h"

#include <string.h>

#include "sourcebench/core/inspection.h"
#include "sourcebench/db/record.h"

static bool is_closed(const struct record *inspection) {
    return strcmp(record_text(inspection, INSPECTION_STATUS), "closed") == 0;
}

static bool refuse(const struct record *inspection, struct error *err) {
    return error_set(err, ERROR_REFUSED,
                     "%s is closed and sealed: write an amendment, which shows both.",
                     record_text(inspection, INSPECTION_NUMBER));
}

bool inspection_check(struct store *store, const struct save *save, struct error *err) {
    (void)store;
    return !is_closed(save->current) || refuse(save->current, err);
}

bool inspection_may_go(struct store *store, const struct record *record, struct error *err) {
    (void)store;
    return !is_closed(record) || refuse(record, err);
}

/* ---- parts -------------------------------------------------------------------------------------
 */

static bool part_may_change(struct store *store, const struct record *part, struct error *err) {
    struct arena arena = {0};
    struct record *owner = NULL;
    const struct entity *e = part->entity;
    int64_t id = part->values[e->parent].i;
    bool ok = true;
    if (e == &measurement_entity) {
        ok = record_load(store, &result_entity, id, &arena, &owner, err);
        id = ok ? owner->values[RESULT_INSPECTION].i : 0;
    }
    ok = ok && record_load(store, &inspection_entity, id, &arena, &owner, err) &&
         (!is_closed(owner) || refuse(owner, err));
    arena_free(&arena);
    return ok;
}

bool inspection_part_follow(struct store *store, const struct record *before,
                            const struct record *after, struct error *err) {
    (void)before;
    return part_may_change(store, after, err);
}

bool inspection_part_may_go(struct store *store, const struct record *record, struct error *err) {
    return part_may_change(store, record, err);
}

bool inspection_part_gone(struct store *store, const struct record *record, bool gone,
                          struct error *err) {
    return gone || part_may_change(store, record, err);
}
