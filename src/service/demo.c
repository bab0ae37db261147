#include "sourcebench/service/demo.h"
#include "sourcebench/db/supplier_command.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/store.h"
#include "sourcebench/db/vetting.h"
#include "sourcebench/service/case_file.h"
#include "sourcebench/service/catalogue.h"
#include "sourcebench/service/material_catalogue.h"
#include "sourcebench/service/quality_catalogue.h"
#include "sourcebench/service/trade_catalogue.h"

#include "demo_vetting.h"
#include "demo_world.h"

static const int64_t DAY_MS = INT64_C(86400000), MINUTE_MS = INT64_C(60000);

/* A morning in Asia, so that all that happened today lies before the demo's noon. */
enum { FIRST_MINUTE = 90, STEP_MINUTES = 7 };
enum { PLANNED_DAYS_AGO = 2, PLANNED_MINUTE = 600 };

static const char plans[] =
#include "db/catalogue/demo_plan.inc"
    ;

const char *const demo_author = "lina";

/* The agents' connections to the one database, and the clock that they share. */
struct desk {
    struct store *stores[WORLD_AGENTS];
    struct catalogue catalogue;
    struct arena arena; /* of the catalogue */
    int64_t now;
    int32_t today;
};

static int64_t desk_now(void *desk) {
    return ((const struct desk *)desk)->now;
}

/* Undo takes back what was done on the same device: whoever opens the world must not take it apart
 * step by step. No machine has this letter before twenty-five others. */
static const char world_device[] = "Z";

static bool open_desks(struct desk *desk, const struct world *world, const char *path,
                       struct error *err) {
    bool ok = true;
    for (int i = 0; i < world->n_agents && ok; i++) {
        struct store_options options = {.path = path,
                                        .author = world->agents[i],
                                        .device = world_device,
                                        .catalogue = &desk->catalogue,
                                        .create = true,
                                        .now_ms = desk_now,
                                        .clock = desk,
                                        .fixed_random = true,
                                        .throw_away = true};
        ok = store_open(&options, &desk->stores[i], err);
    }
    return ok;
}

static void close_desks(struct desk *desk) {
    for (int i = 0; i < WORLD_AGENTS; i++)
        store_close(desk->stores[i]);
}

/* The id of what a reference names: a child of the same supplier, or something that has a code. */
static bool find_referred(struct store *store, const struct world_record *r, const char *table,
                          const char *name, int64_t *id, struct error *err) {
    const struct entity *entity = entity_of_table(table);
    if (record_code_field(entity) >= 0)
        return record_find_code(store, entity, name, id, err);
    const struct world_record *other = r->supplier ? world_find(r->supplier, table, name) : NULL;
    *id = other ? other->record->id : 0;
    return true;
}

/* A child names the site or contact it refers to; only then is its id known. */
static bool settle_references(struct store *store, const struct world_record *r,
                              struct error *err) {
    int64_t id;
    for (size_t i = 0; i < r->record->entity->n_fields; i++) {
        const struct field *field = &r->record->entity->fields[i];
        struct value *v = &r->record->values[i];
        if (field->type != FIELD_REF || v->kind != VALUE_TEXT)
            continue;
        if (!find_referred(store, r, field->ref, v->s, &id, err))
            return false;
        if (!id)
            return error_set(err, ERROR_INTERNAL, "demo.yaml: %s has no %s \"%s\" by then.",
                             r->supplier ? world_title(r->supplier) : "a value", field->ref, v->s);
        *v = value_int(id);
    }
    return true;
}

static bool insert(struct store *store, struct world_record *r, struct error *err) {
    if (r->supplier != r)
        r->record->values[r->record->entity->parent] = value_int(r->supplier->record->id);
    return settle_references(store, r, err) && record_insert(store, r->record, err);
}

static bool begin_vetting(struct store *store, const struct record *supplier, struct error *err) {
    const struct value *status = &supplier->values[SUPPLIER_STATUS];
    int added;
    return status->kind != VALUE_TEXT || strcmp(status->s, "vetting") != 0 ||
           vetting_seed(store, supplier->id, &added, err);
}

/* A supplier with all that was known of it on the first day, in one step. */
static bool add_supplier(struct store *store, struct world_record *supplier, struct error *err) {
    char label[200];
    snprintf(label, sizeof label, "Add supplier %s", world_title(supplier));
    if (!command_begin(store, label, err))
        return false;
    bool ok = insert(store, supplier, err);
    for (struct world_record *r = supplier->first; r && ok; r = r->next) {
        if (r->with_supplier)
            ok = insert(store, r, err);
    }
    ok = ok && begin_vetting(store, supplier->record, err);
    if (ok)
        return command_commit(store, err);
    command_abort(store);
    return false;
}

static bool add_child(struct store *store, struct world_record *r, struct error *err) {
    r->record->values[r->record->entity->parent] = value_int(r->supplier->record->id);
    return settle_references(store, r, err) && command_add(store, r->record, err);
}

static bool add_value(struct store *store, struct world_record *r, struct error *err) {
    return settle_references(store, r, err) && command_add(store, r->record, err);
}

static bool keep_follow_up(struct store *store, const struct world_record *r, int32_t day,
                           struct error *err) {
    char on[DATE_TEXT];
    date_to_iso(day, on);
    return command_follow_up_done(store, r->record->id, on, err);
}

/* The fields that the change names, on the record as it is by then. */
static bool change(struct store *store, const struct world_record *wanted, struct error *err) {
    struct arena arena = {0};
    struct record *base;
    bool ok =
        record_load(store, &supplier_entity, wanted->supplier->record->id, &arena, &base, err);
    if (ok) {
        struct record *r = record_copy(base, &arena);
        for (int i = 0; i < SUPPLIER_N; i++) {
            if (wanted->record->values[i].kind != VALUE_NULL)
                r->values[i] = wanted->record->values[i];
        }
        ok = command_save(store, base, r, &arena, NULL, err);
    }
    arena_free(&arena);
    return ok;
}

/* A change to approved is made when the checklist is through. */
static bool decide(struct store *store, const struct world_record *wanted, int32_t day,
                   struct error *err) {
    bool approved = vetting_is_approval(wanted->record->values[SUPPLIER_STATUS]);
    return (!approved || demo_vet(store, wanted->supplier->record->id, day, true, err)) &&
           change(store, wanted, err);
}

static bool happen(struct desk *desk, const struct world_event *e, struct error *err) {
    struct store *store = desk->stores[e->agent];
    switch (e->kind) {
    case EVENT_SUPPLIER:
        return add_supplier(store, e->record, err) &&
               demo_vet(store, e->record->record->id, e->day, false, err);
    case EVENT_CHILD:
        return add_child(store, e->record, err);
    case EVENT_KEPT:
        return keep_follow_up(store, e->record, e->day, err);
    case EVENT_VALUE:
        return add_value(store, e->record, err);
    case EVENT_CHANGE:
        return decide(store, e->record, e->day, err);
    }
    return true;
}

/* The requirements came in the day before yesterday, from a case that the first agent imported. */
static bool plan(struct desk *desk, struct error *err) {
    struct case_file file = {0};
    struct case_counts counts;
    desk->now = (int64_t)(desk->today - PLANNED_DAYS_AGO) * DAY_MS + PLANNED_MINUTE * MINUTE_MS;
    bool ok = case_read(&file, plans, sizeof plans - 1, "demo_plan.yaml", desk->today, err) &&
              case_import(desk->stores[0], &file, "demo_plan.yaml", false, &counts, err);
    case_free(&file);
    return ok;
}

static bool live(struct desk *desk, const struct world *world, struct error *err) {
    bool ok = true, planned = false;
    int32_t day = DATE_NONE;
    for (int i = 0; i < world->n_events && ok; i++) {
        const struct world_event *e = &world->events[i];
        if (!planned && e->day > desk->today - PLANNED_DAYS_AGO) {
            ok = plan(desk, err);
            planned = true;
        }
        if (e->day != day)
            desk->now = (int64_t)e->day * DAY_MS + FIRST_MINUTE * MINUTE_MS;
        else
            desk->now += STEP_MINUTES * MINUTE_MS;
        day = e->day;
        ok = ok && happen(desk, e, err);
    }
    return ok && (planned || plan(desk, err));
}

bool demo_make(const char *path, int32_t today, struct error *err) {
    struct world world = {0};
    struct desk desk = {.today = today};
    /* The database itself is a day older than the oldest that happened in it. */
    bool ok =
        world_read(&world, today, err) && catalogue_load("", &desk.arena, &desk.catalogue, err);
    if (ok)
        desk.now = (int64_t)(world.events[0].day - 1) * DAY_MS;
    ok = ok && open_desks(&desk, &world, path, err) &&
         material_catalogue_seed(desk.stores[0], "", err) &&
         trade_catalogue_seed(desk.stores[0], err) &&
         quality_catalogue_seed(desk.stores[0], "", err) && live(&desk, &world, err);
    close_desks(&desk);
    arena_free(&desk.arena);
    world_free(&world);
    return ok;
}
