#include "sourcebench/db/supplier_import.h"

#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

enum { CHUNK_ROWS = 5000, NEIGHBOURS = 3, SIMILAR_MILLE = 850 };

enum import_sql {
    SEEN_MAKE,
    NEW_MAKE,
    BY_EXTERNAL_ID,
    BY_NAME,
    AFTER_NAME,
    BEFORE_NAME,
    SEEN_CLEAR,
    SEEN_ADD,
    SEEN_FIND,
    NEW_CLEAR,
    NEW_ADD,
    NEW_FIND,
};

/* The temporary tables hold what this run has named: ids, and for a dry run the names it would add.
 */
static const char *const import_text[] = {
    [BY_EXTERNAL_ID] = "SELECT id FROM supplier WHERE external_id = ?1 AND deleted_at IS NULL "
                       "ORDER BY id LIMIT 1",
    /* The + keeps SQLite from walking all of a country in the order of id. */
    [BY_NAME] = "SELECT id FROM supplier WHERE name_key = ?1 AND +country IS ?2 AND deleted_at IS "
                "NULL AND (?3 IS NULL OR external_id IS NULL OR external_id = ?3) "
                "ORDER BY +id LIMIT 1",
    [AFTER_NAME] = "SELECT id, name, name_key, country FROM supplier WHERE deleted_at IS NULL AND "
                   "name_key >= ?1 ORDER BY name_key, id LIMIT ?2",
    [BEFORE_NAME] = "SELECT id, name, name_key, country FROM supplier WHERE deleted_at IS NULL AND "
                    "name_key < ?1 ORDER BY name_key DESC, id DESC LIMIT ?2",
    [SEEN_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS import_seen (id INTEGER PRIMARY KEY)",
    [SEEN_CLEAR] = "DELETE FROM temp.import_seen",
    [SEEN_ADD] = "INSERT OR IGNORE INTO temp.import_seen VALUES (?1)",
    [SEEN_FIND] = "SELECT 1 FROM temp.import_seen WHERE id = ?1",
    [NEW_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS import_new (name_key TEXT, country TEXT, "
                 "PRIMARY KEY (name_key, country)) WITHOUT ROWID",
    [NEW_CLEAR] = "DELETE FROM temp.import_new",
    [NEW_ADD] = "INSERT OR IGNORE INTO temp.import_new VALUES (?1, ifnull(?2, ''))",
    [NEW_FIND] = "SELECT 1 FROM temp.import_new WHERE name_key = ?1 AND country = ifnull(?2, '')",
};

const struct sql_module import_sql = {"import", import_text,
                                      sizeof import_text / sizeof *import_text, SQL_IMPORT};

struct supplier_import {
    struct store *store;
    char *label;
    bool dry_run;
    bool open; /* a chunk's command is open */
    int rows;  /* of the open chunk */
};

static bool run(struct store *store, int statement, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &import_sql, statement, err);
    return q && sql_run(store, q, err);
}

struct supplier_import *supplier_import_begin(struct store *store, const char *label, bool dry_run,
                                              struct error *err) {
    if (!run(store, SEEN_MAKE, err) || !run(store, SEEN_CLEAR, err) || !run(store, NEW_MAKE, err) ||
        !run(store, NEW_CLEAR, err))
        return NULL;
    struct supplier_import *import = mem_alloc(1, sizeof *import);
    import->store = store;
    import->label = mem_string(label);
    import->dry_run = dry_run;
    command_group_begin(store);
    return import;
}

bool supplier_import_end(struct supplier_import *import, bool keep, struct error *err) {
    bool ok = true;
    if (import->open && keep)
        ok = command_commit(import->store, err);
    else if (import->open)
        command_abort(import->store);
    command_group_end(import->store);
    mem_free(import->label);
    mem_free(import);
    return ok;
}

static bool ensure_chunk(struct supplier_import *import, struct error *err) {
    if (import->dry_run)
        return true;
    if (import->open && import->rows >= CHUNK_ROWS) {
        import->open = false;
        if (!command_commit(import->store, err))
            return false;
    }
    if (!import->open) {
        if (!command_begin(import->store, import->label, err))
            return false;
        import->open = true;
        import->rows = 0;
    }
    import->rows++;
    return true;
}

/* Whether a statement with bound values has a row; its first column as an integer. */
static bool first_integer(struct store *store, sqlite3_stmt *q, bool bound, int64_t *value,
                          struct error *err) {
    bool row = false;
    bool ok = q && bound && sql_row(store, q, &row, err);
    *value = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

static bool find_same(struct supplier_import *import, const struct record *row, const char *key,
                      int64_t *id, struct error *err) {
    struct store *store = import->store;
    struct value external = row->values[SUPPLIER_EXTERNAL_ID];
    *id = 0;
    if (external.kind == VALUE_TEXT) {
        sqlite3_stmt *q = sql_get(store, &import_sql, BY_EXTERNAL_ID, err);
        if (!first_integer(store, q, q && sql_bind(store, q, "v", err, external), id, err))
            return false;
        if (*id)
            return true;
    }
    sqlite3_stmt *q = sql_get(store, &import_sql, BY_NAME, err);
    return first_integer(
        store, q, q && sql_bind(store, q, "tvv", err, key, row->values[SUPPLIER_COUNTRY], external),
        id, err);
}

static bool seen_before(struct supplier_import *import, int64_t id, bool *seen, struct error *err) {
    int64_t found;
    sqlite3_stmt *q = sql_get(import->store, &import_sql, SEEN_FIND, err);
    bool ok =
        first_integer(import->store, q, q && sql_bind(import->store, q, "i", err, id), &found, err);
    *seen = ok && found;
    return ok;
}

static bool remember_id(struct supplier_import *import, int64_t id, struct error *err) {
    sqlite3_stmt *q = sql_get(import->store, &import_sql, SEEN_ADD, err);
    return q && sql_bind(import->store, q, "i", err, id) && sql_run(import->store, q, err);
}

/* Similar names */

static bool alike(const char *core, const char *key, const char *other_key, struct arena *arena) {
    if (strcmp(key, other_key) == 0)
        return true;
    return text_similarity(core, text_name_core(arena, other_key)) >= SIMILAR_MILLE;
}

static bool look_around(struct supplier_import *import, int statement, const char *key,
                        const char *core, struct value country, struct arena *arena,
                        struct import_outcome_of_row *result, struct error *err) {
    struct store *store = import->store;
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &import_sql, statement, err);
    bool ok = q && sql_bind(store, q, "ti", err, key, (int64_t)NEIGHBOURS);
    while (ok && !result->similar && (ok = sql_row(store, q, &row, err)) && row) {
        const char *other = (const char *)sqlite3_column_text(q, 2);
        const char *other_country = (const char *)sqlite3_column_text(q, 3);
        bool here =
            !other_country || country.kind == VALUE_NULL || strcmp(other_country, country.s) == 0;
        if (!here || !other || !alike(core, key, other, arena))
            continue;
        result->similar = sqlite3_column_int64(q, 0);
        result->similar_name = sql_text(q, 1, arena);
        result->why = strcmp(key, other) == 0 ? "same name, country or external id differs"
                                              : "similar name in the same country";
    }
    sql_done(q);
    return ok;
}

static bool find_similar(struct supplier_import *import, const struct record *row, const char *key,
                         struct arena *arena, struct import_outcome_of_row *result,
                         struct error *err) {
    const char *core = text_name_core(arena, key);
    struct value country = row->values[SUPPLIER_COUNTRY];
    return look_around(import, AFTER_NAME, key, core, country, arena, result, err) &&
           (result->similar ||
            look_around(import, BEFORE_NAME, key, core, country, arena, result, err));
}

/* Rows */

static void set_defaults(struct record *r) {
    if (r->values[SUPPLIER_KIND].kind == VALUE_NULL)
        r->values[SUPPLIER_KIND] = value_text("factory");
    if (r->values[SUPPLIER_STATUS].kind == VALUE_NULL)
        r->values[SUPPLIER_STATUS] = value_text("prospect");
}

static bool dry_add(struct supplier_import *import, const struct record *row, const char *key,
                    struct import_outcome_of_row *result, struct error *err) {
    int64_t found;
    struct store *store = import->store;
    struct value country = row->values[SUPPLIER_COUNTRY];
    sqlite3_stmt *q = sql_get(store, &import_sql, NEW_FIND, err);
    if (!first_integer(store, q, q && sql_bind(store, q, "tv", err, key, country), &found, err))
        return false;
    if (found) {
        result->outcome = IMPORT_UNCHANGED;
        result->named_before = true;
        return true;
    }
    result->outcome = IMPORT_ADDED;
    q = sql_get(store, &import_sql, NEW_ADD, err);
    return q && sql_bind(store, q, "tv", err, key, country) && sql_run(store, q, err);
}

static bool add_row(struct supplier_import *import, const struct record *row, const char *key,
                    struct arena *arena, struct import_outcome_of_row *result, struct error *err) {
    if (!find_similar(import, row, key, arena, result, err))
        return false;
    if (import->dry_run)
        return dry_add(import, row, key, result, err);
    struct record *r = record_copy(row, arena);
    set_defaults(r);
    if (!record_insert(import->store, r, err))
        return false;
    result->outcome = IMPORT_ADDED;
    result->id = r->id;
    return remember_id(import, r->id, err);
}

/* What the row says goes onto the base: always, or (fill) only where the base is empty. */
static struct record *put_over(const struct record *base, const struct record *row, bool fill,
                               bool *kept_other, struct arena *arena) {
    struct record *wanted = record_copy(base, arena);
    for (int i = 0; i < SUPPLIER_N; i++) {
        bool given = row->values[i].kind != VALUE_NULL && i != SUPPLIER_NAME_KEY;
        if (!given || (i == SUPPLIER_SOURCE && base->values[i].kind != VALUE_NULL))
            continue;
        if (!fill || base->values[i].kind == VALUE_NULL)
            wanted->values[i] = row->values[i];
        else if (!value_equal(base->values[i], row->values[i]))
            *kept_other = true;
    }
    return wanted;
}

static bool update_row(struct supplier_import *import, int64_t id, const struct record *row,
                       struct arena *arena, struct import_outcome_of_row *result,
                       struct error *err) {
    struct record *base;
    int changed = 0;
    result->id = id;
    if (!seen_before(import, id, &result->named_before, err) ||
        !record_load(import->store, &supplier_entity, id, arena, &base, err))
        return false;
    const struct record *wanted =
        put_over(base, row, result->named_before, &result->kept_other, arena);
    for (int i = 0; i < SUPPLIER_N; i++)
        changed += !value_equal(base->values[i], wanted->values[i]);
    result->outcome = changed ? IMPORT_UPDATED : IMPORT_UNCHANGED;
    if (result->kept_other) {
        result->similar = id;
        result->similar_name = base->values[SUPPLIER_NAME].s;
        result->why = "the list names this factory twice; the first row was taken";
    }
    if (changed && !import->dry_run &&
        !record_update(import->store, base, wanted, arena, NULL, NULL, err))
        return false;
    return result->named_before || remember_id(import, id, err);
}

bool supplier_import_row(struct supplier_import *import, const struct record *row,
                         struct arena *arena, struct import_outcome_of_row *result,
                         struct error *err) {
    int64_t id;
    *result = (struct import_outcome_of_row){0};
    if (!ensure_chunk(import, err))
        return false;
    const char *key = text_name_key(arena, row->values[SUPPLIER_NAME].s);
    if (!find_same(import, row, key, &id, err))
        return false;
    return id ? update_row(import, id, row, arena, result, err)
              : add_row(import, row, key, arena, result, err);
}

/* Children */

static bool same_values(const struct record *a, const struct record *b) {
    for (size_t i = 0; i < a->entity->n_fields; i++) {
        if (!value_equal(a->values[i], b->values[i]))
            return false;
    }
    return true;
}

/* The living child that is the same thing: equal in all, or else the only candidate by title. A
 * timeline may say the same words twice, so there only equal entries are the same. */
static struct record *find_child(struct record **records, int count, const struct record *child) {
    size_t title = child->entity->title;
    for (int i = 0; i < count; i++) {
        if (same_values(records[i], child))
            return records[i];
    }
    if (child->entity == &interaction_entity || child->entity == &sample_entity)
        return NULL;
    for (int i = 0; i < count; i++) {
        if (value_equal(records[i]->values[title], child->values[title]))
            return records[i];
    }
    return NULL;
}

bool supplier_import_child(struct supplier_import *import, const struct record *child,
                           struct arena *arena, bool *changed, int64_t *id, struct error *err) {
    struct record **records;
    int count;
    const struct entity *entity = child->entity;
    *changed = false;
    if (!record_children(import->store, entity, child->values[entity->parent].i, false, arena,
                         &records, &count, err))
        return false;
    struct record *same = find_child(records, count, child);
    if (!same) {
        struct record *r = record_copy(child, arena);
        *changed = true;
        bool ok = record_insert(import->store, r, err);
        *id = r->id;
        return ok;
    }
    *id = same->id;
    *changed = !same_values(same, child);
    return !*changed || record_update(import->store, same, child, arena, NULL, NULL, err);
}
