#include "sourcebench/db/record.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/db/purge.h"

#include "record_private.h"

/* Positions in what record_sql's SELECTs return. */
enum { AT_ID, AT_REV, AT_CREATED, AT_CREATED_BY, AT_UPDATED, AT_UPDATED_BY, AT_DELETED, AT_FIELDS };

bool record_derive(const struct entity *entity, int field, const struct value *values,
                   struct arena *arena, int *from, struct value *derived) {
    const struct field *f = &entity->fields[field];
    if (!f->derive)
        return false;
    const struct value *source = &values[f->derived_from];
    *from = f->derived_from;
    /* Kept even where it is empty ("!!!"): the column may not be NULL. */
    derived->kind = VALUE_TEXT;
    derived->i = 0;
    derived->s = f->derive(arena, source->kind == VALUE_TEXT ? source->s : "");
    return true;
}

void record_time_text(int64_t ms, char out[32]) {
    char day[DATE_TEXT];
    date_to_iso(date_of_ms(ms, 0), day);
    int minutes = (int)(ms / 60000 % 1440);
    snprintf(out, 32, "%.10s %02d:%02d UTC", day, minutes / 60, minutes % 60);
}

bool record_may_write(struct store *store, struct error *err) {
    if (!store_may_write(store, err))
        return false;
    if (store->depth == 0)
        return error_set(err, ERROR_INTERNAL,
                         "A record was to be written outside a command; report this.");
    return command_alive(store, err);
}

static struct record *read_record(sqlite3_stmt *q, const struct entity *entity,
                                  struct arena *arena) {
    struct record *r = record_new(entity, arena);
    r->id = sqlite3_column_int64(q, AT_ID);
    r->rev = sqlite3_column_int64(q, AT_REV);
    r->created_at = sqlite3_column_int64(q, AT_CREATED);
    r->created_by = sql_text(q, AT_CREATED_BY, arena);
    r->updated_at = sqlite3_column_int64(q, AT_UPDATED);
    r->updated_by = sql_text(q, AT_UPDATED_BY, arena);
    r->deleted_at = sqlite3_column_int64(q, AT_DELETED);
    for (size_t i = 0; i < entity->n_fields; i++)
        r->values[i] = sql_value(q, AT_FIELDS + (int)i, arena);
    return r;
}

bool record_load(struct store *store, const struct entity *entity, int64_t id, struct arena *arena,
                 struct record **record, struct error *err) {
    bool row = false;
    *record = NULL;
    const struct record_sql *sql = record_sql_get(store, entity, err);
    sqlite3_stmt *q = sql ? sql_get_text(store, sql->load, err) : NULL;
    bool ok = q && sql_bind(store, q, "i", err, id) && sql_row(store, q, &row, err);
    if (ok && row)
        *record = read_record(q, entity, arena);
    else if (ok)
        ok = tombstone_refuse(store, entity->table, entity->label, id, err);
    sql_done(q);
    return ok && *record;
}

/* One more place in an array that doubles in the arena. */
static struct record **append(struct record **list, int count, struct record *r,
                              struct arena *arena) {
    if ((count & (count - 1)) == 0) { /* 0, 1, 2, 4, 8, …: full */
        struct record **larger = arena_alloc(arena, count ? 2 * (size_t)count : 1, sizeof *larger);
        if (count)
            memcpy(larger, list, (size_t)count * sizeof *larger);
        list = larger;
    }
    list[count] = r;
    return list;
}

/* Steps through a statement that loads records. */
static bool read_all(struct store *store, sqlite3_stmt *q, const struct entity *entity,
                     struct arena *arena, struct record ***records, int *count, struct error *err) {
    bool row = false, ok = true;
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        *records = append(*records, *count, read_record(q, entity, arena), arena);
        ++*count;
    }
    return ok;
}

bool record_children(struct store *store, const struct entity *entity, int64_t parent,
                     bool with_deleted, struct arena *arena, struct record ***records, int *count,
                     struct error *err) {
    *records = NULL;
    *count = 0;
    if (entity->parent < 0)
        return error_set(err, ERROR_INTERNAL, "A %s belongs to no other record.", entity->label);
    const struct record_sql *sql = record_sql_get(store, entity, err);
    if (!sql)
        return false;
    sqlite3_stmt *q = sql_get_text(store, with_deleted ? sql->all_children : sql->children, err);
    bool ok = q && sql_bind(store, q, "i", err, parent) &&
              read_all(store, q, entity, arena, records, count, err);
    sql_done(q);
    return ok;
}

bool record_all(struct store *store, const struct entity *entity, struct arena *arena,
                struct record ***records, int *count, struct error *err) {
    *records = NULL;
    *count = 0;
    const struct record_sql *sql = record_sql_get(store, entity, err);
    sqlite3_stmt *q = sql ? sql_get_text(store, sql->all, err) : NULL;
    bool ok = q && read_all(store, q, entity, arena, records, count, err);
    sql_done(q);
    return ok;
}

static bool check_required(const struct record *record, const struct record_sql *sql,
                           struct error *err) {
    const struct entity *entity = record->entity;
    for (size_t i = 0; i < entity->n_fields; i++) {
        const struct field *f = &entity->fields[i];
        bool missing = record->values[i].kind == VALUE_NULL && !sql->has_default[i];
        if (missing && (f->flags & FIELD_REQUIRED) && !(f->flags & FIELD_DERIVED))
            return error_set(err, ERROR_INPUT, "The %s needs an entry in \"%s\".", entity->label,
                             f->label);
    }
    return true;
}

/* What is added to a record that another agent deleted meanwhile would vanish with it. */
static bool check_parent(struct store *store, const struct record *record,
                         const struct record_sql *sql, struct error *err) {
    const struct entity *entity = record->entity;
    if (entity->parent < 0)
        return true;
    const struct field *parent = &entity->fields[entity->parent];
    bool row = false;
    sqlite3_stmt *q = sql_get_text(store, sql->parent_deleted, err);
    bool ok = q && sql_bind(store, q, "v", err, record->values[entity->parent]) &&
              sql_row(store, q, &row, err);
    if (ok && !row)
        ok = tombstone_refuse(store, parent->ref, parent->ref, record->values[entity->parent].i,
                              err);
    else if (ok && sqlite3_column_int(q, 0))
        ok = error_set(err, ERROR_REFUSED,
                       "The %s that the %s belongs to was deleted; restore it first.", parent->ref,
                       entity->label);
    sql_done(q);
    return ok;
}

static bool bind_fields(struct store *store, sqlite3_stmt *q, const struct record *record,
                        struct arena *arena, struct error *err) {
    const struct entity *entity = record->entity;
    for (size_t i = 0; i < entity->n_fields; i++) {
        int from;
        struct value value = record->values[i];
        record_derive(entity, (int)i, record->values, arena, &from, &value);
        if (!sql_bind_at(store, q, (int)i + 4, value, err))
            return false;
    }
    return true;
}

bool record_insert(struct store *store, struct record *record, struct error *err) {
    struct arena arena = {0};
    const struct record_sql *sql = record_sql_get(store, record->entity, err);
    if (!sql || !record_may_write(store, err) || !check_required(record, sql, err) ||
        !record_check(record->entity, record->values, err) ||
        !record_check_code(store, record->entity, record->values, 0, err) ||
        !check_parent(store, record, sql, err))
        return false;
    int64_t id = record->id ? record->id : store_new_id(store);
    int64_t now = store_now(store);
    sqlite3_stmt *q = sql_get_text(store, sql->insert, err);
    bool ok = q && sql_bind(store, q, "iit", err, id, now, store->author) &&
              bind_fields(store, q, record, &arena, err) && sql_run(store, q, err);
    arena_free(&arena);
    if (!ok)
        return false;
    record->id = id;
    record->rev = 1;
    record->created_at = record->updated_at = now;
    record->created_by = record->updated_by = store->author;
    record->deleted_at = 0;
    return true;
}

/* Sets or clears the mark; a record that is already so stays untouched. */
static bool mark_deleted(struct store *store, const struct entity *entity, int64_t id, bool deleted,
                         struct error *err) {
    struct arena arena = {0};
    struct record *current = NULL;
    const struct record_sql *sql = record_sql_get(store, entity, err);
    bool ok = sql && record_may_write(store, err) &&
              record_load(store, entity, id, &arena, &current, err);
    if (ok && !deleted)
        ok = record_check_code(store, entity, current->values, id, err);
    if (ok && (current->deleted_at != 0) != deleted) {
        int64_t now = store_now(store);
        sqlite3_stmt *q = sql_get_text(store, sql->set_deleted, err);
        struct value mark = deleted ? value_int(now) : value_null();
        ok = q && sql_bind(store, q, "ivit", err, id, mark, now, store->author) &&
             sql_run(store, q, err);
    }
    arena_free(&arena);
    return ok;
}

bool record_delete(struct store *store, const struct entity *entity, int64_t id,
                   struct error *err) {
    return mark_deleted(store, entity, id, true, err);
}

bool record_restore(struct store *store, const struct entity *entity, int64_t id,
                    struct error *err) {
    return mark_deleted(store, entity, id, false, err);
}
