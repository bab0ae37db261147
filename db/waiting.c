#include "waiting.h"

#include <stdlib.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/supplier.h"

/* The open things and the days on which they began. */
#define OPEN_THINGS(of)                                                                            \
    "SELECT supplier_id, happened_on AS began FROM interaction WHERE follow_up_on IS NOT NULL "    \
    "AND follow_up_done IS NULL AND deleted_at IS NULL" of                                         \
    " UNION ALL SELECT supplier_id, sent_on FROM sample WHERE sent_on IS NOT NULL "                \
    "AND received_on IS NULL AND deleted_at IS NULL" of                                            \
    " UNION ALL SELECT supplier_id, date(created_at / 1000, 'unixepoch') FROM finding "            \
    "WHERE closed_on IS NULL AND deleted_at IS NULL" of
#define LAST_WORD                                                                                  \
    "ifnull((SELECT max(happened_on) FROM interaction i WHERE i.supplier_id = o.supplier_id "      \
    "AND i.direction = 'in' AND i.deleted_at IS NULL), '')"
#define ROWS(of)                                                                                   \
    "SELECT supplier_id, max(min(began), " LAST_WORD                                               \
    ") AS since FROM (" OPEN_THINGS(of) ") o GROUP BY supplier_id"

enum waiting_sql { ROW_DROP, ROW_MAKE, ROWS_WRONG, ROWS_DROP, ROWS_MAKE };

static const char *const waiting_text[] = {
    [ROW_DROP] = "DELETE FROM supplier_waiting WHERE supplier_id = ?1",
    [ROW_MAKE] = "INSERT INTO supplier_waiting (supplier_id, since) " ROWS(" AND supplier_id = ?1"),
    [ROWS_WRONG] = "WITH rows AS MATERIALIZED (" ROWS(
        "") "), unlike AS ("
            "SELECT supplier_id FROM (SELECT * FROM rows EXCEPT SELECT * FROM supplier_waiting) "
            "UNION "
            "SELECT supplier_id FROM (SELECT * FROM supplier_waiting EXCEPT SELECT * FROM rows)) "
            "SELECT count(*) FROM unlike",
    [ROWS_DROP] = "DELETE FROM supplier_waiting",
    [ROWS_MAKE] = "INSERT INTO supplier_waiting (supplier_id, since) " ROWS(""),
};

extern const struct sql_module waiting_sql;
const struct sql_module waiting_sql = {"waiting", waiting_text,
                                       sizeof waiting_text / sizeof *waiting_text, SQL_WAITING};

static void add(struct waiting *w, int64_t supplier) {
    if (w->n > 0 && w->suppliers[w->n - 1] == supplier)
        return;
    if (w->n == w->size) {
        w->size = w->size ? 2 * w->size : 64;
        w->suppliers = mem_resize(w->suppliers, w->size, sizeof *w->suppliers);
    }
    w->suppliers[w->n++] = supplier;
}

bool waiting_note(struct waiting *w, struct journal_walk *walk, struct error *err) {
    const struct entity *entity = walk->table->entity;
    int64_t suppliers[2];
    int n;
    if (entity != &interaction_entity && entity != &sample_entity && entity != &finding_entity)
        return true;
    if (!journal_walk_suppliers(walk, suppliers, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        add(w, suppliers[i]);
    return true;
}

static int by_id(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool run(struct store *store, int statement, int64_t supplier, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &waiting_sql, statement, err);
    return q && sql_bind(store, q, "i", err, supplier) && sql_run(store, q, err);
}

bool waiting_update(struct store *store, struct waiting *w, struct error *err) {
    bool ok = true;
    if (w->n > 1)
        qsort(w->suppliers, w->n, sizeof *w->suppliers, by_id);
    for (size_t i = 0; ok && i < w->n; i++)
        if (i == 0 || w->suppliers[i] != w->suppliers[i - 1])
            ok = run(store, ROW_DROP, w->suppliers[i], err) &&
                 run(store, ROW_MAKE, w->suppliers[i], err);
    return ok;
}

void waiting_free(struct waiting *w) {
    mem_free(w->suppliers);
    *w = (struct waiting){0};
}

bool waiting_check(struct store *store, int64_t *wrong, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &waiting_sql, ROWS_WRONG, err);
    bool ok = q && sql_row(store, q, &row, err);
    if (ok)
        *wrong = sqlite3_column_int64(q, 0);
    sql_done(q);
    return ok;
}

bool waiting_rebuild(struct store *store, struct error *err) {
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    sqlite3_stmt *drop = sql_get(store, &waiting_sql, ROWS_DROP, err);
    bool ok = drop && sql_run(store, drop, err);
    sqlite3_stmt *make = ok ? sql_get(store, &waiting_sql, ROWS_MAKE, err) : NULL;
    return sql_end(store, make && sql_run(store, make, err), err);
}
