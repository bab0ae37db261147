#include "derived.h"

#include "sourcebench/core/supplier.h"

#include "order_day_private.h"

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
#define WAITING(of)                                                                                \
    "SELECT supplier_id, max(min(began), " LAST_WORD                                               \
    ") FROM (" OPEN_THINGS(of) ") o GROUP BY supplier_id"

/* A newer document of the same kind stands in for one: of the same type, site, holder and subject.
 * Of two that are alike the one that was entered later counts. */
#define CURRENT(of)                                                                                \
    "SELECT id, supplier_id, expires FROM certificate t WHERE expires IS NOT NULL AND "            \
    "deleted_at IS NULL AND state <> 'refuted'" of                                                 \
    " AND NOT EXISTS (SELECT 1 FROM certificate n WHERE n.supplier_id = t.supplier_id "            \
    "AND n.kind = t.kind COLLATE NOCASE AND n.document = t.document "                              \
    "AND n.deleted_at IS NULL AND n.state <> 'refuted' AND n.site_id IS t.site_id "                \
    "AND n.holder IS t.holder AND n.subject IS t.subject AND "                                     \
    "(n.expires IS NULL OR n.expires > t.expires OR (n.expires = t.expires AND n.id > t.id)))"

#define OF_ONE " AND supplier_id = ?1"
#define DIFFERENCE(table, rows)                                                                    \
    "WITH wanted AS MATERIALIZED (" rows ") SELECT count(*) FROM "                                 \
    "(SELECT * FROM (SELECT * FROM wanted EXCEPT SELECT * FROM " table ") UNION ALL "              \
    "SELECT * FROM (SELECT * FROM " table " EXCEPT SELECT * FROM wanted))"

/* The statements of one table. */
enum derived_part { DROP_OF, MAKE_OF, DIFFER, DROP_ALL, MAKE_ALL, PARTS };
#define TABLE(number, table, rows)                                                                 \
    [(number)*PARTS + DROP_OF] = "DELETE FROM " table " WHERE supplier_id = ?1",                   \
                      [(number)*PARTS + MAKE_OF] = "INSERT INTO " table " " rows(OF_ONE),          \
                      [(number)*PARTS + DIFFER] = DIFFERENCE(table, rows("")),                     \
                      [(number)*PARTS + DROP_ALL] = "DELETE FROM " table,                          \
                      [(number)*PARTS + MAKE_ALL] = "INSERT INTO " table " " rows("")

static const char *const derived_text[DERIVED_TABLES * PARTS] = {
    TABLE(DERIVED_WAITING, "supplier_waiting", WAITING),
    TABLE(DERIVED_CERTIFICATES, "certificate_current", CURRENT),
};

extern const struct sql_module derived_sql;
const struct sql_module derived_sql = {"derived", derived_text, DERIVED_TABLES *PARTS, SQL_DERIVED};

/* What each follows from. */
static const struct entity *const sources[DERIVED_TABLES][4] = {
    [DERIVED_WAITING] = {&interaction_entity, &sample_entity, &finding_entity, NULL},
    [DERIVED_CERTIFICATES] = {&certificate_entity, NULL},
};

static bool follows(enum derived_table table, const struct entity *entity) {
    for (const struct entity *const *e = sources[table]; *e; e++)
        if (*e == entity)
            return true;
    return false;
}

bool derived_note(struct derived *d, struct journal_walk *walk, struct error *err) {
    for (enum derived_table table = 0; table < DERIVED_TABLES; table++) {
        int64_t suppliers[2];
        int n;
        if (!follows(table, walk->table->entity))
            continue;
        if (!journal_walk_suppliers(walk, suppliers, &n, err))
            return false;
        for (int i = 0; i < n; i++)
            id_set_add(&d->suppliers[table], suppliers[i]);
    }
    return order_day_note(walk, &d->requirements, &d->all_requirements, err);
}

void derived_add(struct derived *d, int64_t supplier) {
    for (enum derived_table table = 0; table < DERIVED_TABLES; table++)
        id_set_add(&d->suppliers[table], supplier);
}

static bool run(struct store *store, int statement, int64_t supplier, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &derived_sql, statement, err);
    return q && sql_bind(store, q, "i", err, supplier) && sql_run(store, q, err);
}

bool derived_update(struct store *store, struct derived *d, struct error *err) {
    bool ok = order_day_forget(store, &d->requirements, d->all_requirements, err);
    for (int table = 0; table < DERIVED_TABLES; table++) {
        size_t n = id_set_count(&d->suppliers[table]);
        const int64_t *suppliers = id_set_ids(&d->suppliers[table]);
        for (size_t i = 0; ok && i < n; i++)
            ok = run(store, table * PARTS + DROP_OF, suppliers[i], err) &&
                 run(store, table * PARTS + MAKE_OF, suppliers[i], err);
    }
    return ok;
}

void derived_free(struct derived *d) {
    for (int table = 0; table < DERIVED_TABLES; table++)
        id_set_clear(&d->suppliers[table]);
    id_set_clear(&d->requirements);
}

bool derived_check(struct store *store, enum derived_table table, int64_t *wrong,
                   struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &derived_sql, (int)table * PARTS + DIFFER, err);
    bool ok = q && sql_row(store, q, &row, err);
    if (ok)
        *wrong = sqlite3_column_int64(q, 0);
    sql_done(q);
    return ok;
}

bool derived_rebuild(struct store *store, enum derived_table table, struct error *err) {
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    sqlite3_stmt *drop = sql_get(store, &derived_sql, (int)table * PARTS + DROP_ALL, err);
    bool ok = drop && sql_run(store, drop, err);
    sqlite3_stmt *make =
        ok ? sql_get(store, &derived_sql, (int)table * PARTS + MAKE_ALL, err) : NULL;
    return sql_end(store, make && sql_run(store, make, err), err);
}
