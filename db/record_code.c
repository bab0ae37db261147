/*
 * Codes: what names one living record of a table, in any case of its letters.
 */
#include "record_private.h"

int record_code_field(const struct entity *entity) {
    return entity_flagged(entity, FIELD_CODE);
}

bool record_find_code(struct store *store, const struct entity *entity, const char *code,
                      int64_t *id, struct error *err) {
    struct arena arena = {0};
    bool row = false;
    *id = 0;
    const char *text = arena_format(&arena,
                                    "SELECT id FROM %s WHERE %s = ?1 COLLATE NOCASE AND "
                                    "deleted_at IS NULL ORDER BY id LIMIT 1",
                                    entity->table, entity->fields[record_code_field(entity)].name);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    bool ok = q && sql_bind(store, q, "t", err, code) && sql_row(store, q, &row, err);
    if (ok && row)
        *id = sqlite3_column_int64(q, 0);
    sql_done(q);
    arena_free(&arena);
    return ok;
}

bool record_check_code(struct store *store, const struct entity *entity, const struct value *values,
                       int64_t id, struct error *err) {
    int field = record_code_field(entity);
    int64_t other;
    if (field < 0 || values[field].kind != VALUE_TEXT)
        return true;
    return record_find_code(store, entity, values[field].s, &other, err) &&
           (!other || other == id ||
            error_set(err, ERROR_INPUT, "There is a %s %s already; choose another code.",
                      entity->label, values[field].s));
}
