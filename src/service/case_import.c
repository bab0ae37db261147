/*
 * Case files into the database.
 */
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/service/case_file.h"

struct importing {
    struct store *store;
    const struct case_file *file;
    const char *name;
    struct arena arena;
    int64_t *ids; /* in the database, by the id in the set */
    struct case_counts *counts;
};

static const struct case_section *section_of(const struct entity *entity) {
    for (int i = 0; i < n_case_sections; i++) {
        if (case_sections[i].entity == entity)
            return &case_sections[i];
    }
    return NULL;
}

/* "case.yaml:12: " before what went wrong with a record. */
static bool fail(struct importing *in, int place, const struct error *why, struct error *err) {
    return error_set(err, why->code, "%s:%d: %s", in->name, in->file->notes[place].line,
                     why->message);
}

/* The record with references as the database has them. */
static struct record *translate(struct importing *in, const struct record *r) {
    struct record *copy = record_copy(r, &in->arena);
    copy->id = 0;
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        if (r->entity->fields[i].type == FIELD_REF && r->values[i].kind == VALUE_INT)
            copy->values[i] = value_int(in->ids[r->values[i].i]);
    }
    return copy;
}

static bool find_implied(struct importing *in, int place, int64_t *id, struct error *err) {
    const struct record *r = in->file->set.records[place];
    const char *name = record_text(r, (int)r->entity->title);
    struct error why = {0};
    bool ok = r->entity == &supplier_entity
                  ? supplier_find_name(in->store, name, id, &why)
                  : record_find_name(in->store, r->entity, name, id, &why);
    if (ok && !*id && record_code_field(r->entity) >= 0)
        ok = record_find_code(in->store, r->entity, name, id, &why);
    if (ok && !*id)
        ok = error_set(&why, ERROR_INPUT, "There is no %s \"%s\" here.", r->entity->label, name);
    return ok || fail(in, place, &why, err);
}

/* The record of the database with the same keys; 0: none. */
static bool find_same(struct importing *in, const struct record *r, int64_t *id,
                      struct error *err) {
    const struct case_section *s = section_of(r->entity);
    int fields[CASE_KEYS + 2], n = 0;
    *id = 0;
    if (s->within)
        fields[n++] = case_parent(s);
    for (int i = 0; i < CASE_KEYS && s->keys[i] >= 0; i++)
        fields[n++] = s->keys[i];
    fields[n] = -1;
    if (r->entity != &supplier_entity)
        return record_find_same(in->store, r, fields, id, err);
    return supplier_find_name(in->store, record_text(r, SUPPLIER_NAME), id, err) ||
           err->code == ERROR_NOT_FOUND;
}

/* What the bench knows of a supplier, its sites and its evidence stands; a case fills in what it
 * does not know. */
static bool may_change(const struct record *base, size_t field) {
    const struct case_section *s = section_of(base->entity);
    bool of_supplier = base->entity == &supplier_entity ||
                       (s && s->within && s->within->entity == &supplier_entity);
    return (!s || (int)field != case_parent(s)) &&
           (!of_supplier || base->values[field].kind == VALUE_NULL);
}

/* What the file says over what is there. */
static bool change(struct importing *in, const struct record *r, int64_t id, struct error *err) {
    struct record *base;
    int changed = 0;
    if (!record_load(in->store, r->entity, id, &in->arena, &base, err))
        return false;
    struct record *wanted = record_copy(base, &in->arena);
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        if (r->values[i].kind != VALUE_NULL && may_change(base, i))
            wanted->values[i] = r->values[i];
    }
    bool ok = record_update(in->store, base, wanted, &in->arena, NULL, &changed, err);
    in->counts->changed += ok && changed > 0;
    in->counts->same += ok && changed == 0;
    return ok;
}

static bool put(struct importing *in, int place, struct error *err) {
    const struct record *r = in->file->set.records[place];
    struct error why = {0};
    int64_t *id = &in->ids[r->id];
    if (in->file->notes[place].implied)
        return find_implied(in, place, id, err);
    struct record *copy = translate(in, r);
    bool ok = find_same(in, copy, id, &why);
    if (ok && *id) {
        ok = change(in, copy, *id, &why);
    } else if (ok) {
        ok = record_insert(in->store, copy, &why);
        *id = copy->id;
        in->counts->added += ok;
    }
    return ok || fail(in, place, &why, err);
}

bool case_import(struct store *store, const struct case_file *file, const char *name, bool dry_run,
                 struct case_counts *counts, struct error *err) {
    struct importing in = {.store = store, .file = file, .name = name, .counts = counts};
    in.ids = arena_alloc(&in.arena, (size_t)file->set.last_id + 1, sizeof *in.ids);
    *counts = (struct case_counts){0};
    bool ok = command_begin(store, arena_format(&in.arena, "Import case %s", name), err);
    for (int i = 0; ok && i < file->set.n; i++)
        ok = put(&in, i, err);
    if (ok && !dry_run)
        ok = command_commit(store, err);
    else
        command_abort(store);
    arena_free(&in.arena);
    return ok;
}
