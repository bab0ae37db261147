#include "demo_world.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"

enum { EVENTS_MAX = 2000 };

static const char NAME[] = "demo.yaml";

static const char world_text[] =
#include "db/catalogue/demo.inc"
    ;

/* Words of a map that are no fields. */
static bool is_own_word(const char *key) {
    static const char *const words[] = {"by", "added", "at", "tags", "change", "on"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(key, words[i]) == 0)
            return true;
    }
    return false;
}

static const struct entity *child_entity(const char *table) {
    for (const struct entity *const *e = supplier_entities; *e; e++) {
        if (*e != &supplier_entity && strcmp((*e)->table, table) == 0)
            return *e;
    }
    return NULL;
}

static bool read_field(struct world *w, const struct yaml_node *node, struct record *r,
                       struct error *err) {
    int i = entity_field(r->entity, node->key);
    struct error wrong = {0};
    if (i < 0 || node->kind != YAML_TEXT)
        return yaml_error(err, NAME, node, "%s has no field \"%s\"", r->entity->label, node->key);
    if (r->entity->fields[i].type == FIELD_REF) {
        r->values[i] = value_text(node->text);
        return true;
    }
    return field_parse(&r->entity->fields[i], node->text, w->today, &w->arena, &r->values[i],
                       &wrong) ||
           yaml_error(err, NAME, node, "%s: %s", node->key, wrong.message);
}

static bool read_fields(struct world *w, const struct yaml_node *map, struct record *r,
                        struct error *err) {
    bool ok = true;
    for (const struct yaml_node *n = map->first; n && ok; n = n->next) {
        bool supplier = r->entity == &supplier_entity;
        if (!is_own_word(n->key) && !(supplier && child_entity(n->key)))
            ok = read_field(w, n, r, err);
    }
    return ok;
}

/* The day that a word of the map tells; fallback where it has none. */
static bool read_day(const struct world *w, const struct yaml_node *map, const char *key,
                     int32_t fallback, int32_t *day, struct error *err) {
    const char *text = yaml_get_text(map, key);
    *day = text ? date_parse(text, w->today) : fallback;
    return *day != DATE_NONE || yaml_error(err, NAME, map, "%s: no day", key);
}

static bool read_agent(const struct world *w, const struct yaml_node *map, int fallback, int *agent,
                       struct error *err) {
    const char *name = yaml_get_text(map, "by");
    *agent = fallback;
    for (int i = 0; name && i < w->n_agents; i++) {
        if (strcmp(w->agents[i], name) == 0) {
            *agent = i;
            return true;
        }
    }
    return !name || yaml_error(err, NAME, map, "by: no agent \"%s\"", name);
}

static bool add_event(struct world *w, int32_t day, int agent, enum world_event_kind kind,
                      struct world_record *record, struct error *err) {
    if (w->n_events == EVENTS_MAX)
        return error_set(err, ERROR_INTERNAL, "%s tells too much.", NAME);
    w->events[w->n_events] = (struct world_event){day, w->n_events, agent, kind, record};
    w->n_events++;
    return true;
}

/* Fields that tell when a record of the table was entered. */
static const struct {
    const struct entity *entity;
    int field;
} telling[] = {
    {&interaction_entity, INTERACTION_ON}, {&sample_entity, SAMPLE_SENT},
    {&sample_entity, SAMPLE_RECEIVED},     {&certificate_entity, CERTIFICATE_VERIFIED_ON},
    {&claim_entity, CLAIM_VERIFIED_ON},    {&finding_entity, FINDING_CLOSED},
    {&audit_entity, AUDIT_HELD},           {&offer_entity, OFFER_QUOTED_ON},
};

static int32_t told_day(const struct record *r, int32_t day) {
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        if (telling[i].entity != r->entity || r->values[telling[i].field].kind != VALUE_TEXT)
            continue;
        int32_t told = date_from_iso(r->values[telling[i].field].s);
        day = told > day ? told : day;
    }
    return day;
}

static void append_child(struct world_record *supplier, struct world_record *child) {
    struct world_record **end = &supplier->first;
    while (*end)
        end = &(*end)->next;
    *end = child;
}

/* A kept follow-up is entered on the day it was kept. */
static bool add_kept(struct world *w, struct world_record *r, int agent, struct error *err) {
    struct value *done = &r->record->values[INTERACTION_FOLLOW_UP_DONE];
    if (r->record->entity != &interaction_entity || done->kind == VALUE_NULL)
        return true;
    int32_t day = date_from_iso(done->s);
    *done = value_null();
    return add_event(w, day, agent, EVENT_KEPT, r, err);
}

static bool read_child(struct world *w, const struct entity *entity, const struct yaml_node *map,
                       struct world_record *supplier, int agent, struct error *err) {
    struct world_record *r = arena_alloc(&w->arena, 1, sizeof *r);
    r->record = record_new(entity, &w->arena);
    r->supplier = supplier;
    if (!read_fields(w, map, r->record, err) || !read_agent(w, map, agent, &agent, err) ||
        !read_day(w, map, "at", told_day(r->record, supplier->day), &r->day, err))
        return false;
    r->with_supplier = r->day <= supplier->day;
    append_child(supplier, r);
    return (r->with_supplier || add_event(w, r->day, agent, EVENT_CHILD, r, err)) &&
           add_kept(w, r, agent, err);
}

static void read_tag(struct world *w, const char *name, struct world_record *supplier) {
    struct world_record *r = arena_alloc(&w->arena, 1, sizeof *r);
    r->record = record_new(&tag_entity, &w->arena);
    r->record->values[TAG_NAME] = value_text(name);
    r->supplier = supplier;
    r->with_supplier = true;
    append_child(supplier, r);
}

static bool read_change(struct world *w, const struct yaml_node *map, struct world_record *supplier,
                        int agent, struct error *err) {
    struct world_record *r = arena_alloc(&w->arena, 1, sizeof *r);
    r->record = record_new(&supplier_entity, &w->arena);
    r->supplier = supplier;
    return read_fields(w, map, r->record, err) && read_agent(w, map, agent, &agent, err) &&
           read_day(w, map, "on", supplier->day, &r->day, err) &&
           add_event(w, r->day, agent, EVENT_CHANGE, r, err);
}

/* Children in the order of the entities, so that what is referred to comes first. */
static bool read_children(struct world *w, const struct yaml_node *map,
                          struct world_record *supplier, int agent, struct error *err) {
    bool ok = true;
    for (const struct entity *const *e = supplier_entities; *e && ok; e++) {
        const struct yaml_node *list = yaml_get(map, (*e)->table);
        for (const struct yaml_node *n = list ? list->first : NULL; n && ok; n = n->next)
            ok = read_child(w, *e, n, supplier, agent, err);
    }
    const struct yaml_node *tags = yaml_get(map, "tags"), *changes = yaml_get(map, "change");
    for (const struct yaml_node *n = tags ? tags->first : NULL; n; n = n->next)
        read_tag(w, n->text, supplier);
    for (const struct yaml_node *n = changes ? changes->first : NULL; n && ok; n = n->next)
        ok = read_change(w, n, supplier, agent, err);
    return ok;
}

static bool read_supplier(struct world *w, const struct yaml_node *map, struct error *err) {
    struct world_record *r = arena_alloc(&w->arena, 1, sizeof *r);
    int agent;
    r->record = record_new(&supplier_entity, &w->arena);
    r->supplier = r;
    if (!read_fields(w, map, r->record, err) || !read_agent(w, map, 0, &agent, err) ||
        !read_day(w, map, "added", w->today - 365, &r->day, err))
        return false;
    if (r->record->values[SUPPLIER_OWNER].kind == VALUE_NULL)
        r->record->values[SUPPLIER_OWNER] = value_text(w->agents[agent]);
    return add_event(w, r->day, agent, EVENT_SUPPLIER, r, err) &&
           read_children(w, map, r, agent, err);
}

static bool read_value(struct world *w, const struct yaml_node *map, struct error *err) {
    struct world_record *r = arena_alloc(&w->arena, 1, sizeof *r);
    int agent;
    r->record = record_new(&figure_entity, &w->arena);
    return read_fields(w, map, r->record, err) && read_agent(w, map, 0, &agent, err) &&
           read_day(w, map, "on", w->today, &r->day, err) &&
           add_event(w, r->day, agent, EVENT_VALUE, r, err);
}

static int by_day(const void *a, const void *b) {
    const struct world_event *x = a, *y = b;
    return x->day != y->day ? (x->day > y->day) - (x->day < y->day) : x->order - y->order;
}

bool world_read(struct world *w, int32_t today, struct error *err) {
    struct yaml_node *root;
    w->today = today;
    w->events = arena_alloc(&w->arena, EVENTS_MAX, sizeof *w->events);
    if (!yaml_parse(world_text, sizeof world_text - 1, NAME, &w->arena, &root, err))
        return false;
    const struct yaml_node *agents = yaml_get(root, "agents");
    for (const struct yaml_node *n = agents ? agents->first : NULL; n && w->n_agents < WORLD_AGENTS;
         n = n->next)
        w->agents[w->n_agents++] = n->text;
    const struct yaml_node *suppliers = yaml_get(root, "suppliers");
    bool ok = w->n_agents > 0 && suppliers;
    if (!ok)
        error_set(err, ERROR_INTERNAL, "%s has no agents or no suppliers.", NAME);
    for (const struct yaml_node *n = ok ? suppliers->first : NULL; n && ok; n = n->next)
        ok = read_supplier(w, n, err);
    const struct yaml_node *values = yaml_get(root, "values");
    for (const struct yaml_node *n = ok && values ? values->first : NULL; n && ok; n = n->next)
        ok = read_value(w, n, err);
    qsort(w->events, (size_t)w->n_events, sizeof *w->events, by_day);
    return ok;
}

void world_free(struct world *w) {
    arena_free(&w->arena);
}

const char *world_title(const struct world_record *r) {
    return record_text(r->record, (int)r->record->entity->title);
}

const struct world_record *world_find(const struct world_record *supplier, const char *table,
                                      const char *title) {
    for (const struct world_record *r = supplier->first; r; r = r->next) {
        if (strcmp(r->record->entity->table, table) == 0 && strcmp(world_title(r), title) == 0)
            return r;
    }
    return NULL;
}
