#include "sourcebench/db/material_import.h"

#include "sourcebench/core/material.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/sql.h"

enum material_import_sql { SUPPLIERS_NAMED };

static const char *const material_import_text[] = {
    [SUPPLIERS_NAMED] =
        "SELECT id FROM supplier WHERE name_key = ?1 AND deleted_at IS NULL LIMIT 2",
};

extern const struct sql_module material_import_sql;
const struct sql_module material_import_sql = {
    "material_import", material_import_text,
    sizeof material_import_text / sizeof *material_import_text, SQL_MATERIAL_IMPORT};

bool supplier_find_name(struct store *store, const char *name, int64_t *id, struct error *err) {
    struct arena arena = {0};
    bool row = false, another = false;
    sqlite3_stmt *q = sql_get(store, &material_import_sql, SUPPLIERS_NAMED, err);
    bool ok = q && sql_bind(store, q, "t", err, text_name_key(&arena, name)) &&
              sql_row(store, q, &row, err);
    *id = ok && row ? sqlite3_column_int64(q, 0) : 0;
    ok = ok && (!row || sql_row(store, q, &another, err));
    sql_done(q);
    arena_free(&arena);
    if (ok && !row)
        ok = error_set(err, ERROR_NOT_FOUND, "There is no supplier \"%s\"; add it first.", name);
    else if (ok && another)
        ok = error_set(err, ERROR_INPUT, "Several suppliers are called \"%s\"; give the id.", name);
    return ok;
}

bool record_find_name(struct store *store, const struct entity *entity, const char *name,
                      int64_t *id, struct error *err) {
    struct strbuf text = {0};
    bool row = false;
    strbuf_addf(&text, "SELECT id FROM %s WHERE deleted_at IS NULL AND (%s = ?1 COLLATE NOCASE",
                entity->table, entity->fields[entity->title].name);
    if (entity == &material_entity)
        strbuf_add(&text, " OR instr(',' || lower(also) || ',', ',' || lower(?1) || ',') > 0");
    strbuf_add(&text, ") ORDER BY id LIMIT 1");
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&text), err);
    strbuf_free(&text);
    bool ok = q && sql_bind(store, q, "t", err, name) && sql_row(store, q, &row, err);
    *id = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

bool record_find_same(struct store *store, const struct record *r, const int *fields, int64_t *id,
                      struct error *err) {
    struct strbuf text = {0};
    bool row = false;
    strbuf_addf(&text, "SELECT id FROM %s WHERE deleted_at IS NULL", r->entity->table);
    for (int i = 0; fields[i] >= 0; i++)
        strbuf_addf(&text, " AND %s IS ?%d", r->entity->fields[fields[i]].name, i + 1);
    strbuf_add(&text, " ORDER BY updated_by = 'catalogue', id DESC LIMIT 1");
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&text), err);
    strbuf_free(&text);
    bool ok = q != NULL;
    for (int i = 0; ok && fields[i] >= 0; i++)
        ok = sql_bind_at(store, q, i + 1, r->values[fields[i]], err);
    ok = ok && sql_row(store, q, &row, err);
    *id = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}
