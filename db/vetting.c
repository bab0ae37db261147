#include "sourcebench/db/vetting.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"

enum { LABEL_NAME = 60 };

static bool has_item(struct record *const *items, int count, const char *code) {
    for (int i = 0; i < count; i++) {
        const char *own = items[i]->values[VETTING_CODE].s;
        if (own && strcmp(own, code) == 0)
            return true;
    }
    return false;
}

static bool add_item(struct store *store, int64_t supplier, const struct check_item *item,
                     bool mandatory, struct arena *arena, struct error *err) {
    struct record *r = record_new(&vetting_entity, arena);
    r->values[VETTING_SUPPLIER] = value_int(supplier);
    r->values[VETTING_CODE] = value_text(item->code);
    r->values[VETTING_TITLE] = value_text(item->title);
    r->values[VETTING_MANDATORY] = value_int(mandatory);
    r->values[VETTING_STATE] = value_text("open");
    return record_insert(store, r, err);
}

/* Items that were deleted count as there: who took them away does not want them back. */
static bool seed(struct store *store, const struct record *supplier, const struct checklist *list,
                 struct arena *arena, int *added, struct error *err) {
    struct record **items;
    int count;
    bool ok =
        record_children(store, &vetting_entity, supplier->id, true, arena, &items, &count, err);
    for (int i = 0; ok && i < list->count; i++) {
        const struct check_item *item = list->items[i];
        if (!check_item_applies(item, supplier->values[SUPPLIER_COUNTRY].s) ||
            has_item(items, count, item->code))
            continue;
        ok = add_item(store, supplier->id, item, i < list->mandatory, arena, err);
        *added += ok;
    }
    return ok;
}

bool vetting_seed(struct store *store, int64_t supplier, int *added, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    *added = 0;
    bool ok = record_load(store, &supplier_entity, supplier, &arena, &r, err);
    const struct checklist *list =
        ok ? catalogue_checklist(store_catalogue(store), r->values[SUPPLIER_KIND].s) : NULL;
    if (list)
        ok = seed(store, r, list, &arena, added, err);
    arena_free(&arena);
    return ok;
}

bool command_vetting_start(struct store *store, int64_t supplier, int *added, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    *added = 0;
    bool ok = record_load(store, &supplier_entity, supplier, &arena, &r, err);
    if (ok && !catalogue_checklist(store_catalogue(store), r->values[SUPPLIER_KIND].s))
        ok = error_set(err, ERROR_REFUSED,
                       "The catalogue has no checklist for a supplier of the kind \"%s\"; add "
                       "items of your own.",
                       r->values[SUPPLIER_KIND].s);
    ok = ok && command_begin(store,
                             arena_format(&arena, "Take checklist for %s",
                                          text_cut(&arena, r->values[SUPPLIER_NAME].s, LABEL_NAME)),
                             err);
    if (ok && !vetting_seed(store, supplier, added, err)) {
        command_abort(store);
        ok = false;
    } else if (ok) {
        ok = command_commit(store, err);
    }
    arena_free(&arena);
    return ok;
}

bool vetting_may_approve(struct store *store, int64_t supplier, const char *name,
                         struct error *err) {
    struct arena arena = {0};
    struct record **items;
    int count;
    bool ok = record_children(store, &vetting_entity, supplier, false, &arena, &items, &count, err);
    const char *obstacles = ok ? vetting_obstacles(items, count, store_today(store), &arena) : NULL;
    if (obstacles)
        ok = error_set(err, ERROR_REASON,
                       "%s is not vetted: %s. Check that, or give the reason for approving it all "
                       "the same.",
                       name, obstacles);
    arena_free(&arena);
    return ok;
}

static bool load(struct store *store, const struct entity *entity, int64_t supplier,
                 struct arena *arena, struct record_list *list, struct error *err) {
    return record_children(store, entity, supplier, false, arena, &list->items, &list->count, err);
}

bool vetting_known_load(struct store *store, const struct record *supplier, int32_t today,
                        struct arena *arena, struct vetting_known *known, struct error *err) {
    int64_t id = supplier->id;
    *known = (struct vetting_known){
        .catalogue = store_catalogue(store), .supplier = supplier, .today = today};
    return load(store, &legal_entity, id, arena, &known->legal, err) &&
           load(store, &certificate_entity, id, arena, &known->certificates, err) &&
           load(store, &audit_entity, id, arena, &known->audits, err) &&
           load(store, &sample_entity, id, arena, &known->samples, err) &&
           load(store, &site_entity, id, arena, &known->sites, err);
}
