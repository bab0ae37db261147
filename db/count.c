#include "sourcebench/db/count.h"

#include "sourcebench/core/entities.h"

#include "count_private.h"
#include "journal_private.h"

enum count_sql { COUNT_GET, COUNT_ADD, COUNT_SET };

static const char *const count_text[] = {
    [COUNT_GET] = "SELECT n FROM row_count WHERE tbl = ?1",
    [COUNT_ADD] = ("INSERT INTO row_count (tbl, n) VALUES (?1, ?2) "
                   "ON CONFLICT (tbl) DO UPDATE SET n = n + excluded.n"),
    [COUNT_SET] = "INSERT OR REPLACE INTO row_count (tbl, n) VALUES (?1, ?2)",
};

extern const struct sql_module count_sql;
const struct sql_module count_sql = {"count", count_text, sizeof count_text / sizeof *count_text,
                                     SQL_COUNT};

bool count_living(struct store *store, const char *table, int64_t *n, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &count_sql, COUNT_GET, err);
    bool ok = q && sql_bind(store, q, "t", err, table) && sql_row(store, q, &row, err);
    *n = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

bool count_add(struct store *store, const char *table, int64_t n, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &count_sql, COUNT_ADD, err);
    return q && sql_bind(store, q, "ti", err, table, n) && sql_run(store, q, err);
}

static bool recount(struct store *store, const char *table, int *wrong, struct error *err) {
    struct arena arena = {0};
    int64_t kept, counted;
    const char *count =
        arena_format(&arena, "SELECT count(*) FROM %s WHERE deleted_at IS NULL", table);
    bool ok = count_living(store, table, &kept, err) && sql_integer(store, count, &counted, err);
    if (ok && kept != counted) {
        sqlite3_stmt *q = sql_get(store, &count_sql, COUNT_SET, err);
        ok = q && sql_bind(store, q, "ti", err, table, counted) && sql_run(store, q, err);
        ++*wrong;
    }
    arena_free(&arena);
    return ok;
}

bool count_rebuild(struct store *store, int *wrong, struct error *err) {
    int differ = 0;
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    bool ok = true;
    for (int i = 0; ok && all_entities[i]; i++)
        ok = recount(store, all_entities[i]->table, &differ, err);
    ok = ok && sql_exec(store, "COMMIT", err);
    if (!ok)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (wrong)
        *wrong = differ;
    return ok;
}
