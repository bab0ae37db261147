#include "record_private.h"

#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

/* Columns that every table has, in the order in which record.c reads them. */
static const char common_columns[] =
    "id, rev, created_at, created_by, updated_at, updated_by, deleted_at";

static char *make_load(const struct entity *entity) {
    struct strbuf b = {0};
    strbuf_addf(&b, "SELECT %s", common_columns);
    for (size_t i = 0; i < entity->n_fields; i++)
        strbuf_addf(&b, ", %s", entity->fields[i].name);
    strbuf_addf(&b, " FROM %s WHERE ", entity->table);
    return strbuf_take(&b);
}

/* A timeline is read from its end, everything else in the order it was entered. */
static char *make_children(const struct entity *entity, const char *load, bool with_deleted) {
    struct strbuf b = {0};
    int day = entity_flagged(entity, FIELD_LATEST);
    strbuf_addf(&b, "%s%s = ?1%s ORDER BY ", load, entity->fields[entity->parent].name,
                with_deleted ? "" : " AND deleted_at IS NULL");
    if (day >= 0)
        strbuf_addf(&b, "%s DESC, id DESC", entity->fields[day].name);
    else
        strbuf_add(&b, "id");
    return strbuf_take(&b);
}

const char *record_title_sql(const struct entity *entity, struct arena *arena) {
    const struct field *title = &entity->fields[entity->title];
    const struct entity *named = title->type == FIELD_REF ? entity_of_table(title->ref) : NULL;
    if (!named)
        return title->name;
    return arena_format(arena, "(SELECT n.%s FROM %s n WHERE n.id = %s)",
                        named->fields[named->title].name, named->table, title->name);
}

/* The schema's default of each column, as SQL text in the arena; NULL where it has none. */
static bool read_defaults(struct store *store, const struct entity *entity, struct arena *arena,
                          const char **defaults, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(
        store, "SELECT name, dflt_value FROM pragma_table_info(?1) WHERE dflt_value NOT NULL", err);
    bool ok = q && sql_bind(store, q, "t", err, entity->table);
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        int field = entity_field(entity, (const char *)sqlite3_column_text(q, 0));
        if (field >= 0)
            defaults[field] = sql_text(q, 1, arena);
    }
    sql_done(q);
    return ok;
}

static char *make_insert(const struct entity *entity, const char *const *defaults) {
    struct strbuf b = {0};
    strbuf_addf(&b, "INSERT INTO %s (id, rev, created_at, created_by, updated_at, updated_by",
                entity->table);
    for (size_t i = 0; i < entity->n_fields; i++)
        strbuf_addf(&b, ", %s", entity->fields[i].name);
    strbuf_add(&b, ") VALUES (?1, 1, ?2, ?3, ?2, ?3");
    for (size_t i = 0; i < entity->n_fields; i++) {
        if (defaults[i])
            strbuf_addf(&b, ", ifnull(?%zu, %s)", i + 4, defaults[i]);
        else
            strbuf_addf(&b, ", ?%zu", i + 4);
    }
    strbuf_add(&b, ")");
    return strbuf_take(&b);
}

static char *make_text(const char *before, const char *table, const char *after) {
    struct strbuf b = {0};
    strbuf_addf(&b, "%s%s%s", before, table, after);
    return strbuf_take(&b);
}

static struct record_sql *make_all(const struct entity *entity, const char *const *defaults) {
    struct record_sql *sql = mem_alloc(1, sizeof *sql);
    char *load = make_load(entity);
    sql->entity = entity;
    sql->load = make_text(load, "", "id = ?1");
    sql->all = make_text(load, "", "deleted_at IS NULL ORDER BY id");
    sql->insert = make_insert(entity, defaults);
    sql->set_deleted = make_text("UPDATE ", entity->table,
                                 " SET deleted_at = ?2, rev = rev + 1, updated_at = ?3, "
                                 "updated_by = ?4 WHERE id = ?1");
    sql->has_default = mem_alloc(entity->n_fields, sizeof *sql->has_default);
    for (size_t i = 0; i < entity->n_fields; i++)
        sql->has_default[i] = defaults[i] != NULL;
    if (entity->parent >= 0) {
        sql->children = make_children(entity, load, false);
        sql->all_children = make_children(entity, load, true);
        sql->parent_deleted = make_text("SELECT deleted_at IS NOT NULL FROM ",
                                        entity->fields[entity->parent].ref, " WHERE id = ?1");
    }
    mem_free(load);
    return sql;
}

const struct record_sql *record_sql_get(struct store *store, const struct entity *entity,
                                        struct error *err) {
    for (struct record_sql *s = store->record_sql; s; s = s->next)
        if (s->entity == entity)
            return s;
    struct arena arena = {0};
    struct record_sql *made = NULL;
    const char **defaults = arena_alloc(&arena, entity->n_fields, sizeof *defaults);
    if (read_defaults(store, entity, &arena, defaults, err)) {
        made = make_all(entity, defaults);
        made->next = store->record_sql;
        store->record_sql = made;
    }
    arena_free(&arena);
    return made;
}

void record_sql_free(struct store *store) {
    struct record_sql *next;
    for (struct record_sql *s = store->record_sql; s; s = next) {
        next = s->next;
        mem_free(s->load);
        mem_free(s->all);
        mem_free(s->children);
        mem_free(s->all_children);
        mem_free(s->insert);
        mem_free(s->set_deleted);
        mem_free(s->parent_deleted);
        mem_free(s->has_default);
        mem_free(s);
    }
    store->record_sql = NULL;
}
