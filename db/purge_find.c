/* What can be purged, and what was. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"

#include "purge_private.h"
#include "record_private.h"

enum purge_find_sql { TOMBSTONE, IN_JOURNAL };

static const char *const purge_find_text[] = {
    [TOMBSTONE] = "SELECT j.author, j.label, j.at FROM tombstone t JOIN journal j "
                  "ON j.id = t.journal WHERE t.tbl = ?1 AND t.row = ?2",
    [IN_JOURNAL] = "SELECT 1 FROM journal_row WHERE tbl = ?1 AND row = ?2 LIMIT 1",
};

extern const struct sql_module purge_find_sql;
const struct sql_module purge_find_sql = {"purge_find", purge_find_text,
                                          sizeof purge_find_text / sizeof *purge_find_text,
                                          SQL_PURGE_FIND};

static int number_of(const char *table) {
    int i = 0;
    while (all_entities[i] && strcmp(all_entities[i]->table, table) != 0)
        i++;
    return i;
}

bool tombstone_find(struct store *store, const char *table, int64_t row, struct arena *arena,
                    struct tombstone *tombstone, bool *found, struct error *err) {
    *found = false;
    sqlite3_stmt *q = sql_get(store, &purge_find_sql, TOMBSTONE, err);
    bool ok = q && sql_bind(store, q, "ii", err, (int64_t)number_of(table), row) &&
              sql_row(store, q, found, err);
    if (ok && *found && tombstone)
        *tombstone = (struct tombstone){.by = sql_text(q, 0, arena),
                                        .label = sql_text(q, 1, arena),
                                        .at = sqlite3_column_int64(q, 2)};
    sql_done(q);
    return ok;
}

bool tombstone_refuse(struct store *store, const char *table, const char *label, int64_t row,
                      struct error *err) {
    struct arena arena = {0};
    struct tombstone t;
    char day[DATE_TEXT];
    bool found;
    if (tombstone_find(store, table, row, &arena, &t, &found, err)) {
        if (found) {
            date_to_iso(store_day_of(store, t.at), day);
            error_set(err, ERROR_NOT_FOUND, "%s purged the %s on %s: it is gone for good.", t.by,
                      label, day);
        } else {
            error_set(err, ERROR_NOT_FOUND, "There is no %s %lld.", label, (long long)row);
        }
    }
    arena_free(&arena);
    return false;
}

/* A statement of a table: what it is called, and a condition. */
static sqlite3_stmt *titles_of(struct store *store, const struct entity *entity,
                               const char *condition, struct error *err) {
    struct arena arena = {0};
    const char *text = arena_format(&arena, "SELECT id, %s, deleted_at IS NOT NULL FROM %s %s",
                                    record_title_sql(entity, &arena), entity->table, condition);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    arena_free(&arena);
    return q;
}

bool purge_find_id(struct store *store, const struct entity *entity, int64_t id,
                   struct arena *arena, struct purge_item *item, struct error *err) {
    bool there = false, known = false;
    *item = (struct purge_item){.entity = entity, .id = id};
    sqlite3_stmt *q = titles_of(store, entity, "WHERE id = ?1", err);
    bool ok = q && sql_bind(store, q, "i", err, id) && sql_row(store, q, &there, err);
    if (ok && there)
        item->title = sql_text(q, 1, arena);
    sql_done(q);
    if (!ok || there)
        return ok;
    q = sql_get(store, &purge_find_sql, IN_JOURNAL, err);
    ok = q && sql_bind(store, q, "ii", err, (int64_t)number_of(entity->table), id) &&
         sql_row(store, q, &known, err);
    sql_done(q);
    return ok && (known || tombstone_refuse(store, entity->table, entity->label, id, err));
}

/* The deleted and the living that are called so. */
struct named {
    int64_t deleted[2], living;
    int n_deleted;
    const char *title;
};

static bool look(struct store *store, const struct entity *entity, const char *name,
                 struct arena *arena, struct named *found, struct error *err) {
    const char *key = text_name_key(arena, name);
    bool row = false;
    sqlite3_stmt *q = titles_of(store, entity, "ORDER BY id", err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        struct arena scratch = {0};
        const char *title = (const char *)sqlite3_column_text(q, 1);
        bool same = title && strcmp(text_name_key(&scratch, title), key) == 0;
        arena_free(&scratch);
        if (same && !sqlite3_column_int(q, 2)) {
            found->living = sqlite3_column_int64(q, 0);
        } else if (same && found->n_deleted++ < 2) {
            found->deleted[found->n_deleted - 1] = sqlite3_column_int64(q, 0);
            found->title = sql_text(q, 1, arena);
        }
    }
    sql_done(q);
    return ok;
}

bool purge_find(struct store *store, const struct entity *entity, const char *name,
                struct arena *arena, struct purge_item *item, struct error *err) {
    struct named found = {0};
    if (!look(store, entity, name, arena, &found, err))
        return false;
    *item = (struct purge_item){.entity = entity, .id = found.deleted[0], .title = found.title};
    if (found.n_deleted > 1)
        return error_set(err, ERROR_INPUT,
                         "%d deleted %s are called \"%s\" (%lld, %lld%s); give the id.",
                         found.n_deleted, entity->plural, name, (long long)found.deleted[0],
                         (long long)found.deleted[1], found.n_deleted > 2 ? ", …" : "");
    if (found.n_deleted == 0 && found.living) {
        item->id = found.living;
        item->title = name;
        return purge_refuse_living(item, err);
    }
    return found.n_deleted == 1 ||
           error_set(err, ERROR_NOT_FOUND,
                     "No deleted %s is called \"%s\"; `sourcebench purge --deleted-before +1d "
                     "--dry-run` lists what is deleted.",
                     entity->label, name);
}

static void add_found(struct purge_item **items, int *count, struct purge_item item,
                      struct arena *arena) {
    if ((*count & (*count - 1)) == 0) { /* 0, 1, 2, 4, 8, …: full */
        struct purge_item *larger =
            arena_alloc(arena, *count ? 2 * (size_t)*count : 1, sizeof *larger);
        if (*count)
            memcpy(larger, *items, (size_t)*count * sizeof *larger);
        *items = larger;
    }
    (*items)[(*count)++] = item;
}

/* What a statement with a time lists. */
static bool add_all(struct store *store, const struct entity *entity, sqlite3_stmt *q,
                    int64_t before_ms, struct arena *arena, struct purge_item **items, int *count,
                    struct error *err) {
    bool row = false;
    bool ok = q && sql_bind(store, q, "i", err, before_ms);
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        add_found(items, count,
                  (struct purge_item){entity, sqlite3_column_int64(q, 0), sql_text(q, 1, arena)},
                  arena);
    sql_done(q);
    return ok;
}

/* Rows of the journal that no table has. */
static sqlite3_stmt *taken_back(struct store *store, const struct entity *entity,
                                struct error *err) {
    struct strbuf text = {0};
    strbuf_addf(&text,
                "SELECT r.row, NULL FROM journal_row r CROSS JOIN journal j ON j.id = r.journal "
                "WHERE r.tbl = %d AND NOT EXISTS (SELECT 1 FROM %s t WHERE t.id = r.row) "
                "GROUP BY r.row HAVING max(j.at) < ?1",
                number_of(entity->table), entity->table);
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&text), err);
    strbuf_free(&text);
    return q;
}

bool purge_find_before(struct store *store, int64_t before_ms, struct arena *arena,
                       struct purge_item **items, int *count, struct error *err) {
    bool ok = true;
    *items = NULL;
    *count = 0;
    for (const struct entity *const *e = all_entities; ok && *e; e++)
        ok = add_all(store, *e,
                     titles_of(store, *e, "WHERE deleted_at IS NOT NULL AND deleted_at < ?1", err),
                     before_ms, arena, items, count, err) &&
             add_all(store, *e, taken_back(store, *e, err), before_ms, arena, items, count, err);
    return ok;
}
