/*
 * Finding the same factory and similar names, in the suppliers and in what a dry run lays over
 * them.
 */
#include <string.h>

#include "sourcebench/core/external_id.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

#include "import_private.h"
#include "record_private.h"

enum { NEIGHBOURS = 3, SIMILAR_MILLE = 850 };

/* The statements from OVER_MAKE on, and those that end with _DRY, are for dry runs. */
enum import_sql {
    SEEN_MAKE,
    SEEN_CLEAR,
    SEEN_ADD,
    SEEN_FIND,
    GROUP_STANDS,
    OVER_MAKE,
    OVER_CLEAR,
    OVER_BY_ID,
    OVER_BY_NAME,
    OVER_BY_EXTERNAL_ID,
    OVER_ALL,
    OVER_FIND,
    OVER_REMOVE,
    BY_EXTERNAL_ID,
    BY_EXTERNAL_ID_DRY,
    BY_NAME,
    BY_NAME_DRY,
    AFTER_NAME,
    AFTER_NAME_DRY,
    BEFORE_NAME,
    BEFORE_NAME_DRY
};

#define EXTERNAL_ID_TEXT(suppliers)                                                                \
    "SELECT id, name_key, country, source FROM " suppliers " WHERE external_id = ?1 AND "          \
    "deleted_at IS NULL ORDER BY id"
/* The + keeps SQLite from walking all of a country in the order of id. */
#define NAME_TEXT(suppliers)                                                                       \
    "SELECT id, external_id <> ?3 FROM " suppliers " WHERE name_key = ?1 AND +country IS ?2 AND "  \
    "deleted_at IS NULL AND (?3 IS NULL OR external_id IS NULL OR external_id = ?3 OR "            \
    "source <> ?4) ORDER BY id"
/* What the index of names holds, and no more: the rows themselves are not read. */
#define AFTER_TEXT(suppliers)                                                                      \
    "SELECT id, name_key, country FROM " suppliers " WHERE deleted_at IS NULL AND "                \
    "name_key >= ?1 ORDER BY name_key, id LIMIT ?2"
#define BEFORE_TEXT(suppliers)                                                                     \
    "SELECT id, name_key, country FROM " suppliers " WHERE deleted_at IS NULL AND "                \
    "name_key < ?1 ORDER BY name_key DESC, id DESC LIMIT ?2"

static const char *const import_text[] = {
    [SEEN_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS import_seen (id INTEGER PRIMARY KEY)",
    [SEEN_CLEAR] = "DELETE FROM temp.import_seen",
    [SEEN_ADD] = "INSERT OR IGNORE INTO temp.import_seen VALUES (?1)",
    [SEEN_FIND] = "SELECT 1 FROM temp.import_seen WHERE id = ?1",
    [GROUP_STANDS] =
        "SELECT min((SELECT l.kind FROM journal l WHERE l.root = b.id ORDER BY l.id DESC LIMIT 1) "
        "<> 'undo') FROM journal b WHERE b.group_id = ?1 AND b.kind = 'do'",
    [OVER_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS import_over AS "
                  "SELECT * FROM main.supplier WHERE 0",
    [OVER_CLEAR] = "DELETE FROM temp.import_over",
    [OVER_BY_ID] = "CREATE INDEX IF NOT EXISTS temp.import_over_id ON import_over (id)",
    [OVER_BY_NAME] = "CREATE INDEX IF NOT EXISTS temp.import_over_name ON import_over "
                     "(name_key, id) WHERE deleted_at IS NULL",
    [OVER_BY_EXTERNAL_ID] = "CREATE INDEX IF NOT EXISTS temp.import_over_external ON import_over "
                            "(external_id, id)",
    [OVER_ALL] = "CREATE TEMP VIEW IF NOT EXISTS import_all AS "
                 "SELECT id, name, name_key, country, external_id, source, deleted_at FROM "
                 "main.supplier s "
                 "WHERE NOT EXISTS (SELECT 1 FROM temp.import_over o WHERE o.id = s.id) UNION ALL "
                 "SELECT id, name, name_key, country, external_id, source, deleted_at FROM "
                 "temp.import_over",
    [OVER_FIND] = "SELECT 1 FROM temp.import_over WHERE id = ?1",
    [OVER_REMOVE] = "DELETE FROM temp.import_over WHERE id = ?1",
    [BY_EXTERNAL_ID] = EXTERNAL_ID_TEXT("supplier"),
    [BY_EXTERNAL_ID_DRY] = EXTERNAL_ID_TEXT("temp.import_all"),
    [BY_NAME] = NAME_TEXT("supplier"),
    [BY_NAME_DRY] = NAME_TEXT("temp.import_all"),
    [AFTER_NAME] = AFTER_TEXT("supplier"),
    [AFTER_NAME_DRY] = AFTER_TEXT("temp.import_all"),
    [BEFORE_NAME] = BEFORE_TEXT("supplier"),
    [BEFORE_NAME_DRY] = BEFORE_TEXT("temp.import_all"),
};

extern const struct sql_module import_sql;
const struct sql_module import_sql = {"import", import_text,
                                      sizeof import_text / sizeof *import_text, SQL_IMPORT};

/* Suppliers in the table of a dry run. */
static const struct entity over_entity = {.table = "import_over",
                                          .label = "supplier",
                                          .plural = "suppliers",
                                          .fields = supplier_fields,
                                          .n_fields = SUPPLIER_N,
                                          .title = SUPPLIER_NAME,
                                          .parent = -1};

static bool run(struct store *store, int statement, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &import_sql, statement, err);
    return q && sql_run(store, q, err);
}

bool import_tables(struct supplier_import *import, struct error *err) {
    struct store *store = import->store;
    bool ok = run(store, SEEN_MAKE, err) && run(store, SEEN_CLEAR, err);
    for (int i = OVER_MAKE; ok && import->dry_run && i <= OVER_ALL; i++)
        ok = run(store, i, err);
    return ok;
}

/* The statement for this run: dry runs have their own, one further. */
static sqlite3_stmt *get(struct supplier_import *import, int statement, struct error *err) {
    return sql_get(import->store, &import_sql, statement + import->dry_run, err);
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

static bool has_id(struct store *store, int statement, int64_t id, bool *there, struct error *err) {
    int64_t found;
    sqlite3_stmt *q = sql_get(store, &import_sql, statement, err);
    bool ok = first_integer(store, q, q && sql_bind(store, q, "i", err, id), &found, err);
    *there = ok && found;
    return ok;
}

bool import_seen(struct supplier_import *import, int64_t id, bool *seen, struct error *err) {
    if (import->first_added && id >= import->first_added) {
        *seen = true;
        return true;
    }
    return has_id(import->store, SEEN_FIND, id, seen, err);
}

bool import_group_stands(struct supplier_import *import, int64_t group, bool *stands,
                         struct error *err) {
    return has_id(import->store, GROUP_STANDS, group, stands, err);
}

bool import_remember(struct supplier_import *import, int64_t id, struct error *err) {
    sqlite3_stmt *q = sql_get(import->store, &import_sql, SEEN_ADD, err);
    return q && sql_bind(import->store, q, "i", err, id) && sql_run(import->store, q, err);
}

/* Names */

/* Neighbours that begin alike for less than a third of the name are never so similar that it
 * counts, and most are of that kind: they need no closer look. */
static bool begin_alike(const char *key, const char *other_key) {
    size_t same = 0;
    while (key[same] && key[same] == other_key[same])
        same++;
    return 3 * same >= strlen(key);
}

/* A name that others are compared with. */
struct named {
    const char *key, *core; /* core: NULL until it is asked for */
    bool met;               /* somebody living has that key */
};

static bool alike(struct named *name, const char *other_key, struct arena *arena) {
    if (!begin_alike(name->key, other_key))
        return false;
    if (strcmp(name->key, other_key) == 0)
        return true;
    if (!name->core)
        name->core = text_key_core(arena, name->key);
    return text_similarity(name->core, text_key_core(arena, other_key)) >= SIMILAR_MILLE;
}

/* The same factory */

static bool contradict(const char *country, struct value other) {
    return country && other.kind == VALUE_TEXT && strcmp(country, other.s) != 0;
}

/* Whether a supplier with the row's external id is the row's factory: q stands on it. */
static bool same_id_same_factory(sqlite3_stmt *q, const struct record *row, const char *key,
                                 struct arena *arena, bool *same_list) {
    const char *other_key = (const char *)sqlite3_column_text(q, 1);
    const char *country = (const char *)sqlite3_column_text(q, 2);
    const char *source = (const char *)sqlite3_column_text(q, 3);
    struct value own = row->values[SUPPLIER_SOURCE];
    struct named name = {.key = key};
    *same_list = !source || own.kind != VALUE_TEXT || external_id_same_source(source, own.s);
    return *same_list || (!contradict(country, row->values[SUPPLIER_COUNTRY]) &&
                          (external_id_of_register(row->values[SUPPLIER_EXTERNAL_ID].s) ||
                           alike(&name, other_key ? other_key : "", arena)));
}

/* Whether a row before was that supplier and none other may be. */
static bool is_taken(struct supplier_import *import, int64_t id, bool *taken, struct error *err) {
    *taken = false;
    return !import->each_once || import_seen(import, id, taken, err);
}

static bool find_by_external_id(struct supplier_import *import, const struct record *row,
                                const char *key, struct arena *arena, int64_t *id,
                                struct error *err) {
    struct store *store = import->store;
    bool there = false, same_list = false;
    sqlite3_stmt *q = get(import, BY_EXTERNAL_ID, err);
    bool ok = q && sql_bind(store, q, "v", err, row->values[SUPPLIER_EXTERNAL_ID]);
    while (ok && !same_list && (ok = sql_row(store, q, &there, err)) && there) {
        int64_t found = sqlite3_column_int64(q, 0);
        bool same = same_id_same_factory(q, row, key, arena, &same_list), taken = false;
        if (same && !(ok = is_taken(import, found, &taken, err)))
            break;
        same_list = same_list && !taken;
        if (same && !taken && (same_list || !*id))
            *id = found;
    }
    sql_done(q);
    return ok;
}

/* A supplier that this run has met under another external id is another factory of that name. */
static bool find_by_name(struct supplier_import *import, const struct record *row, const char *key,
                         int64_t *id, struct error *err) {
    struct store *store = import->store;
    bool there = false, other = true;
    sqlite3_stmt *q = get(import, BY_NAME, err);
    bool ok = q && sql_bind(store, q, "tvvv", err, key, row->values[SUPPLIER_COUNTRY],
                            row->values[SUPPLIER_EXTERNAL_ID], row->values[SUPPLIER_SOURCE]);
    while (ok && other && (ok = sql_row(store, q, &there, err)) && there) {
        int64_t found = sqlite3_column_int64(q, 0);
        bool other_id = sqlite3_column_int(q, 1);
        ok = other_id ? import_seen(import, found, &other, err)
                      : is_taken(import, found, &other, err);
        *id = ok && !other ? found : 0;
    }
    sql_done(q);
    return ok;
}

/* What a dry run would write */

bool import_load(struct supplier_import *import, int64_t id, struct arena *arena,
                 struct record **record, struct error *err) {
    bool over = false;
    if (import->dry_run && !has_id(import->store, OVER_FIND, id, &over, err))
        return false;
    if (!record_load(import->store, over ? &over_entity : &supplier_entity, id, arena, record, err))
        return false;
    (*record)->entity = &supplier_entity;
    return true;
}

bool import_lay_over(struct supplier_import *import, const struct record *record,
                     struct error *err) {
    struct store *store = import->store;
    struct arena arena = {0};
    const struct record_sql *sql = record_sql_get(store, &over_entity, err);
    sqlite3_stmt *q = sql ? sql_get(store, &import_sql, OVER_REMOVE, err) : NULL;
    bool ok = q && sql_bind(store, q, "i", err, record->id) && sql_run(store, q, err);
    q = ok ? sql_get_text(store, sql->insert, err) : NULL;
    ok = q && sql_bind(store, q, "iit", err, record->id, INT64_C(0), "");
    for (int i = 0; i < SUPPLIER_N && ok; i++) {
        int from;
        struct value value = record->values[i];
        record_derive(&supplier_entity, i, record->values, &arena, &from, &value);
        ok = sql_bind_at(store, q, i + 4, value, err);
    }
    ok = ok && sql_run(store, q, err);
    arena_free(&arena);
    return ok;
}

/* Similar names */

static bool look_around(struct supplier_import *import, int statement, struct named *name,
                        struct value country, struct arena *arena,
                        struct import_outcome_of_row *result, struct error *err) {
    struct store *store = import->store;
    bool row = false;
    sqlite3_stmt *q = get(import, statement, err);
    bool ok = q && sql_bind(store, q, "si", err, name->key, (int64_t)NEIGHBOURS);
    while (ok && !result->similar && (ok = sql_row(store, q, &row, err)) && row) {
        const char *other = (const char *)sqlite3_column_text(q, 1);
        const char *other_country = (const char *)sqlite3_column_text(q, 2);
        bool same = other && strcmp(name->key, other) == 0;
        bool here =
            !other_country || country.kind == VALUE_NULL || strcmp(other_country, country.s) == 0;
        name->met = name->met || same;
        if (!here || !other || !alike(name, other, arena))
            continue;
        result->similar = sqlite3_column_int64(q, 0);
        result->why =
            same ? "same name, country or external id differs" : "similar name in the same country";
    }
    sql_done(q);
    return ok;
}

static bool name_similar(struct supplier_import *import, struct arena *arena,
                         struct import_outcome_of_row *result, struct error *err) {
    struct record *like;
    if (!result->similar)
        return true;
    if (!import_load(import, result->similar, arena, &like, err))
        return false;
    result->similar_name = like->values[SUPPLIER_NAME].s;
    return true;
}

/* The neighbours from the name on begin with those that have the very name: where there is none,
 * the same factory need not be looked for by it. */
bool import_find(struct supplier_import *import, const struct record *row, const char *key,
                 struct arena *arena, int64_t *id, struct import_outcome_of_row *result,
                 struct error *err) {
    struct value country = row->values[SUPPLIER_COUNTRY];
    struct named name = {.key = key};
    *id = 0;
    if (row->values[SUPPLIER_EXTERNAL_ID].kind == VALUE_TEXT &&
        !find_by_external_id(import, row, key, arena, id, err))
        return false;
    if (*id)
        return true;
    if (!look_around(import, AFTER_NAME, &name, country, arena, result, err) ||
        (name.met && !find_by_name(import, row, key, id, err)))
        return false;
    if (*id) {
        *result = (struct import_outcome_of_row){0};
        return true;
    }
    return (result->similar ||
            look_around(import, BEFORE_NAME, &name, country, arena, result, err)) &&
           name_similar(import, arena, result, err);
}
