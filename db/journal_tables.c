/*
 * The journaled tables: their columns as this database has them, and what refers to what.
 */
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"

#include "journal_private.h"
#include "record_private.h"

static const struct {
    const char *name;
    enum column_role role;
} common_columns[] = {
    {"id", COLUMN_ID},
    {"rev", COLUMN_REV},
    {"created_at", COLUMN_CREATED},
    {"created_by", COLUMN_CREATED},
    {"updated_at", COLUMN_UPDATED_AT},
    {"updated_by", COLUMN_UPDATED_BY},
    {"deleted_at", COLUMN_DELETED_AT},
};

static enum column_role role_of(const struct entity *entity, const char *column, int *field) {
    *field = entity_field(entity, column);
    if (*field >= 0)
        return entity->fields[*field].flags & FIELD_DERIVED ? COLUMN_DERIVED : COLUMN_FIELD;
    for (size_t i = 0; i < sizeof common_columns / sizeof *common_columns; i++)
        if (strcmp(common_columns[i].name, column) == 0)
            return common_columns[i].role;
    return COLUMN_FIELD;
}

static bool refers_to_supplier(const struct entity *entity, int field) {
    return field >= 0 && field == entity->parent &&
           strcmp(entity->fields[field].ref, supplier_entity.table) == 0;
}

static void add_column(struct journal_table *t, const char *name, struct arena *arena) {
    int at = t->n_columns++;
    t->column[at] = arena_string(arena, name);
    t->role[at] = role_of(t->entity, name, &t->field[at]);
    switch (t->role[at]) {
    case COLUMN_REV:
        t->rev = at;
        break;
    case COLUMN_UPDATED_AT:
        t->updated_at = at;
        break;
    case COLUMN_UPDATED_BY:
        t->updated_by = at;
        break;
    case COLUMN_DELETED_AT:
        t->deleted_at = at;
        break;
    default:
        if (t->field[at] >= 0 && t->field[at] == t->entity->parent)
            t->owner = at;
        if (refers_to_supplier(t->entity, t->field[at]))
            t->supplier = at;
    }
}

static bool read_columns(struct store *store, struct journal_table *t, struct arena *arena,
                         struct error *err) {
    bool row = false;
    t->column = arena_alloc(arena, CHANGE_COLUMNS, sizeof *t->column);
    t->role = arena_alloc(arena, CHANGE_COLUMNS, sizeof *t->role);
    t->field = arena_alloc(arena, CHANGE_COLUMNS, sizeof *t->field);
    t->owner = t->supplier = -1;
    sqlite3_stmt *q =
        sql_get_text(store, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", err);
    bool ok = q && sql_bind(store, q, "t", err, t->entity->table);
    while (ok && (ok = sql_row(store, q, &row, err)) && row && t->n_columns < CHANGE_COLUMNS)
        add_column(t, (const char *)sqlite3_column_text(q, 0), arena);
    sql_done(q);
    if (ok && (row || !t->rev || !t->updated_at || !t->updated_by || !t->deleted_at))
        ok = error_set(err, ERROR_CORRUPT,
                       "The table %s of %s has not the columns it should have; restore a backup.",
                       t->entity->table, store->path);
    return ok;
}

/* Rows whose REF fields name the table's rows, and attachments, which name table and row. */
static void make_children(const struct journal_schema *schema, struct journal_table *t,
                          struct arena *arena) {
    struct strbuf b = {0};
    const struct entity *attachment = &attachment_entity;
    for (int i = 0; i < schema->n_tables; i++) {
        const struct entity *e = schema->tables[i].entity;
        for (size_t f = 0; f < e->n_fields; f++)
            if (e->fields[f].type == FIELD_REF && strcmp(e->fields[f].ref, t->entity->table) == 0)
                strbuf_addf(&b, "%sSELECT %d, id FROM %s WHERE %s = ?1",
                            b.length ? " UNION ALL " : "", i, e->table, e->fields[f].name);
        if (e == attachment && t->supplier >= 0 && t->entity != attachment)
            strbuf_addf(&b,
                        "%sSELECT %d, id FROM attachment WHERE supplier_id = (SELECT %s FROM %s "
                        "WHERE id = ?1) AND owner_table = '%s' AND owner_id = ?1",
                        b.length ? " UNION ALL " : "", i, t->column[t->supplier], t->entity->table,
                        t->entity->table);
    }
    t->children = b.length ? arena_string(arena, b.data) : NULL;
    strbuf_free(&b);
}

static void make_sql(const struct journal_schema *schema, struct journal_table *t,
                     struct arena *arena) {
    const struct entity *e = t->entity;
    make_children(schema, t, arena);
    t->title = arena_format(arena, "SELECT %s FROM %s WHERE id = ?1", record_title_sql(e, arena),
                            e->table);
    t->remove = arena_format(arena, "DELETE FROM %s WHERE id = ?1", e->table);
    if (t->owner >= 0)
        t->parent =
            arena_format(arena, "SELECT %s FROM %s WHERE id = ?1", t->column[t->owner], e->table);
}

const struct journal_schema *journal_schema(struct store *store, struct error *err) {
    if (store->journal_schema)
        return store->journal_schema;
    struct journal_schema *schema = mem_alloc(1, sizeof *schema);
    store->journal_schema = schema;
    while (all_entities[schema->n_tables])
        schema->n_tables++;
    schema->tables = arena_alloc(&schema->arena, (size_t)schema->n_tables, sizeof *schema->tables);
    for (int i = 0; i < schema->n_tables; i++) {
        schema->tables[i].number = i;
        schema->tables[i].entity = all_entities[i];
        if (!read_columns(store, &schema->tables[i], &schema->arena, err)) {
            journal_schema_free(store);
            return NULL;
        }
    }
    for (int i = 0; i < schema->n_tables; i++)
        make_sql(schema, &schema->tables[i], &schema->arena);
    return schema;
}

void journal_schema_free(struct store *store) {
    if (store->journal_schema)
        arena_free(&store->journal_schema->arena);
    mem_free(store->journal_schema);
    store->journal_schema = NULL;
}

const struct journal_table *journal_table_named(const struct journal_schema *schema,
                                                const char *name) {
    for (int i = 0; i < schema->n_tables; i++)
        if (strcmp(schema->tables[i].entity->table, name) == 0)
            return &schema->tables[i];
    return NULL;
}

const char *journal_column_label(const struct journal_table *table, int column) {
    int field = table->field[column];
    return field >= 0 ? table->entity->fields[field].label : table->column[column];
}
