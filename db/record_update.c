/*
 * Saving a changed record: what this agent changed is compared with what others changed meanwhile.
 */
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "save_rules.h"

bool save_mine_changed(const struct save *save, int field) {
    return !value_equal(save->base->values[field], save->wanted->values[field]);
}

bool save_theirs_changed(const struct save *save, int field) {
    return !value_equal(save->base->values[field], save->current->values[field]);
}

void save_set(struct save *save, int field, struct value value) {
    save->write[field] = true;
    save->values[field] = value;
}

static bool is_derived(const struct entity *entity, int field) {
    return (entity->fields[field].flags & FIELD_DERIVED) != 0;
}

/* Two agents put different things into one field, or into fields that depend on each other. */
static bool in_conflict(const struct save *save, int field) {
    const struct entity *entity = save->wanted->entity;
    const struct save_rules *rules = save_rules_of(entity);
    if (is_derived(entity, field) || !save_theirs_changed(save, field))
        return false;
    if (value_equal(save->current->values[field], save->wanted->values[field]))
        return false;
    return save_mine_changed(save, field) || (rules->disturbed && rules->disturbed(save, field));
}

static bool report_conflicts(const struct save *save, struct arena *arena,
                             struct record_conflicts *conflicts, struct error *err) {
    const struct entity *entity = save->wanted->entity;
    struct record_conflicts found = {0};
    found.items = arena_alloc(arena, entity->n_fields, sizeof *found.items);
    for (int i = 0; i < (int)entity->n_fields; i++)
        if (in_conflict(save, i))
            found.items[found.count++] = (struct record_conflict){
                i, save->base->values[i], save->current->values[i], save->wanted->values[i]};
    if (found.count == 0)
        return true;
    found.by = save->current->updated_by;
    found.at = save->current->updated_at;
    found.current = save->current;
    if (conflicts)
        *conflicts = found;
    return error_set(err, ERROR_CONFLICT,
                     "%s changed \"%s\"%s of this %s meanwhile; look at both and save again.",
                     found.by, entity->fields[found.items[0].field].label,
                     found.count > 1 ? " and more" : "", entity->label);
}

static void choose_writes(struct save *save, struct arena *arena) {
    const struct entity *entity = save->wanted->entity;
    const struct save_rules *rules = save_rules_of(entity);
    for (int i = 0; i < (int)entity->n_fields; i++)
        if (!is_derived(entity, i) && save_mine_changed(save, i))
            save_set(save, i, save->wanted->values[i]);
    if (rules->settle)
        rules->settle(save);
    for (int i = 0; i < (int)entity->n_fields; i++) {
        if (save->write[i] && value_equal(save->values[i], save->current->values[i]))
            save->write[i] = false;
        save->changed += save->write[i];
    }
    for (int i = 0; i < (int)entity->n_fields; i++) {
        int from;
        struct value value;
        if (is_derived(entity, i) &&
            record_derive(entity, i, save->wanted->values, arena, &from, &value) &&
            save->write[from])
            save_set(save, i, value);
    }
}

/* An emptied field that may not be empty is told by name, before the database refuses it. */
static bool check_emptied(const struct save *save, struct error *err) {
    const struct entity *entity = save->wanted->entity;
    for (size_t i = 0; i < entity->n_fields; i++)
        if (save->write[i] && save->values[i].kind == VALUE_NULL &&
            (entity->fields[i].flags & FIELD_REQUIRED))
            return error_set(err, ERROR_INPUT, "The %s needs an entry in \"%s\".", entity->label,
                             entity->fields[i].label);
    return true;
}

/* The record as it will be: what others saved meanwhile counts too. */
static bool check_result(struct store *store, const struct save *save, struct arena *arena,
                         struct error *err) {
    const struct entity *entity = save->wanted->entity;
    struct value *values = arena_alloc(arena, entity->n_fields, sizeof *values);
    for (size_t i = 0; i < entity->n_fields; i++)
        values[i] = save->write[i] ? save->values[i] : save->current->values[i];
    const struct save_rules *rules = save_rules_of(entity);
    return record_check(entity, values, err) &&
           record_check_code(store, entity, values, save->wanted->id, err) &&
           (!rules->check || rules->check(store, save, err));
}

static bool write_fields(struct store *store, const struct save *save, struct error *err) {
    const struct entity *entity = save->wanted->entity;
    struct strbuf b = {0};
    int n = 3;
    strbuf_addf(&b, "UPDATE %s SET rev = rev + 1, updated_at = ?2, updated_by = ?3", entity->table);
    for (size_t i = 0; i < entity->n_fields; i++)
        if (save->write[i])
            strbuf_addf(&b, ", %s = ?%d", entity->fields[i].name, ++n);
    strbuf_add(&b, " WHERE id = ?1");
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&b), err);
    strbuf_free(&b);
    bool ok =
        q && sql_bind(store, q, "iit", err, save->wanted->id, store_now(store), store->author);
    n = 3;
    for (size_t i = 0; ok && i < entity->n_fields; i++)
        if (save->write[i])
            ok = sql_bind_at(store, q, ++n, save->values[i], err);
    return ok && sql_run(store, q, err);
}

static bool refuse_deleted(const struct record *current, struct error *err) {
    char when[32];
    if (current->deleted_at == 0)
        return true;
    record_time_text(current->deleted_at, when);
    return error_set(err, ERROR_REFUSED,
                     "%s deleted this %s on %s; restore it before you change it.",
                     current->updated_by, current->entity->label, when);
}

bool record_update(struct store *store, const struct record *base, const struct record *wanted,
                   struct arena *arena, struct record_conflicts *conflicts, int *changed,
                   struct error *err) {
    const struct entity *entity = wanted->entity;
    struct save save = {.base = base, .wanted = wanted};
    if (changed)
        *changed = 0;
    if (conflicts)
        *conflicts = (struct record_conflicts){0};
    if (!record_may_write(store, err) ||
        !record_load(store, entity, wanted->id, arena, &save.current, err) ||
        !refuse_deleted(save.current, err) || !report_conflicts(&save, arena, conflicts, err))
        return false;
    save.write = arena_alloc(arena, entity->n_fields, sizeof *save.write);
    save.values = arena_alloc(arena, entity->n_fields, sizeof *save.values);
    choose_writes(&save, arena);
    if (save.changed == 0)
        return true;
    if (!check_emptied(&save, err) || !check_result(store, &save, arena, err) ||
        !write_fields(store, &save, err))
        return false;
    if (changed)
        *changed = save.changed;
    return true;
}
