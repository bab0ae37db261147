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

bool inspection_sealed(struct store *store, int64_t inspection, const struct entity **by,
                       int64_t *id, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = record_load(store, &inspection_entity, inspection, &arena, &r, err);
    *by = &inspection_entity;
    *id = ok && is_closed(r) ? inspection : 0;
    arena_free(&arena);
    return ok;
}

bool inspection_item_sealed(struct store *store, int64_t item, const struct entity **by,
                            int64_t *id, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = record_load(store, &result_entity, item, &arena, &r, err) &&
              inspection_sealed(store, r->values[RESULT_INSPECTION].i, by, id, err);
    arena_free(&arena);
    return ok;
}

static bool part_may_change(struct store *store, const struct record *part, struct error *err) {
    struct arena arena = {0};
    const struct entity *by;
    struct record *inspection;
    int64_t id, owner = part->values[part->entity->parent].i;
    bool ok = part->entity == &measurement_entity
                  ? inspection_item_sealed(store, owner, &by, &id, err)
                  : inspection_sealed(store, owner, &by, &id, err);
    ok = ok &&
         (!id || (record_load(store, by, id, &arena, &inspection, err) && refuse(inspection, err)));
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
