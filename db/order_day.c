#include "sourcebench/db/order_day.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"

#include "order_day_private.h"
#include "store_private.h"

enum order_day_statement {
    STALE,
    STATE,
    FORGET,
    FORGET_ALL,
    DROP_DAYS,
    ADD_DAY,
    ADD_KNOWN,
    OF_QUOTE, /* the requirements that a record concerns */
    OF_PRODUCT,
    OF_CLIENT,
    OF_SITE,
    OF_SUPPLIER,
    OF_ORDER,
    OF_PAST_ORDER,
    PURGE_DAYS,
    PURGE_KNOWN,
    ORDER_DAY_STATEMENTS
};

static const char *const order_day_text[ORDER_DAY_STATEMENTS] = {
    [STALE] =
        "SELECT r.id FROM requirement r WHERE (r.status = 'open' OR r.status = 'awarded') AND "
        "r.needed_by IS NOT NULL AND r.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM "
        "order_day_known k WHERE k.requirement_id = r.id AND k.reckoned_on = ?1) ORDER BY r.id",
    [STATE] = "SELECT ifnull(max(id), 0) FROM journal",
    [FORGET] = "UPDATE order_day_known SET reckoned_on = NULL WHERE requirement_id = ?1",
    [FORGET_ALL] = "UPDATE order_day_known SET reckoned_on = NULL",
    [DROP_DAYS] = "DELETE FROM order_day WHERE requirement_id = ?1",
    [ADD_DAY] = "INSERT INTO order_day (requirement_id, quote_id, way, last_day, unit, total, "
                "currency, mode) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [ADD_KNOWN] = "INSERT OR REPLACE INTO order_day_known (requirement_id, service, reckoned_on) "
                  "VALUES (?1, ?2, ?3)",
    [PURGE_DAYS] = "DELETE FROM order_day WHERE quote_id NOT IN (SELECT id FROM quote)",
    [PURGE_KNOWN] = "DELETE FROM order_day_known WHERE requirement_id NOT IN (SELECT id FROM "
                    "requirement)",
    [OF_QUOTE] = "SELECT requirement_id FROM quote WHERE id = ?1",
    [OF_PRODUCT] = "SELECT id FROM requirement WHERE product_id = ?1",
    [OF_CLIENT] = "SELECT id FROM requirement WHERE client_id = ?1",
    [OF_SITE] = "SELECT requirement_id FROM quote WHERE site_id = ?1",
    [OF_SUPPLIER] = "SELECT requirement_id FROM quote WHERE supplier_id = ?1",
    [OF_ORDER] = "SELECT q.requirement_id FROM purchase_order o JOIN quote q ON q.supplier_id = "
                 "o.supplier_id WHERE o.id = ?1",
    [OF_PAST_ORDER] = "SELECT q.requirement_id FROM purchase_order o JOIN quote q ON "
                      "q.supplier_id = o.supplier_id WHERE o.id = ?1 AND o.status = 'delivered'",
};

extern const struct sql_module order_day_sql;
const struct sql_module order_day_sql = {"order_day", order_day_text, ORDER_DAY_STATEMENTS,
                                         SQL_ORDER_DAY};

/* ---- what is to be reckoned anew ---------------------------------------------------------------
 */

static bool read_state(struct store *store, int64_t *state, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &order_day_sql, STATE, err);
    bool ok = q && sql_row(store, q, &row, err);
    *state = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

bool order_day_stale(struct store *store, int32_t today, struct arena *arena,
                     int64_t **requirements, int *n, int64_t *state, struct error *err) {
    struct id_set stale = {0};
    bool row = false;
    char day[DATE_TEXT];
    date_to_iso(today, day);
    bool ok = read_state(store, state, err);
    sqlite3_stmt *q = ok ? sql_get(store, &order_day_sql, STALE, err) : NULL;
    ok = q && sql_bind(store, q, "t", err, day);
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        id_set_add(&stale, sqlite3_column_int64(q, 0));
    sql_done(q);
    *n = (int)id_set_count(&stale);
    *requirements = arena_alloc(arena, (size_t)*n + 1, sizeof **requirements);
    for (int i = 0; i < *n; i++)
        (*requirements)[i] = id_set_ids(&stale)[i];
    id_set_clear(&stale);
    return ok;
}

/* ---- keeping -----------------------------------------------------------------------------------
 */

static bool run_of(struct store *store, int statement, int64_t requirement, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &order_day_sql, statement, err);
    return q && sql_bind(store, q, "i", err, requirement) && sql_run(store, q, err);
}

static bool add_day(struct store *store, int64_t requirement, const struct order_day *d,
                    struct error *err) {
    char last[DATE_TEXT];
    date_to_iso(d->last, last);
    sqlite3_stmt *q = sql_get(store, &order_day_sql, ADD_DAY, err);
    return q &&
           sql_bind(store, q, "iiitvvtt", err, requirement, d->quote, (int64_t)d->way,
                    d->last == DATE_NONE ? NULL : last,
                    d->has_cost ? value_int(d->unit) : value_null(),
                    d->has_cost ? value_int(d->total) : value_null(), d->currency, d->mode) &&
           sql_run(store, q, err);
}

static bool write_one(struct store *store, const struct order_days *of, const char *today,
                      struct error *err) {
    bool ok = run_of(store, DROP_DAYS, of->requirement, err);
    for (int i = 0; ok && i < of->n; i++)
        ok = add_day(store, of->requirement, &of->days[i], err);
    sqlite3_stmt *q = ok ? sql_get(store, &order_day_sql, ADD_KNOWN, err) : NULL;
    return q && sql_bind(store, q, "iit", err, of->requirement, of->service, today) &&
           sql_run(store, q, err);
}

bool order_day_write(struct store *store, const struct order_days *of, int n, int32_t today,
                     int64_t state, bool *kept, struct error *err) {
    int64_t now;
    char day[DATE_TEXT];
    date_to_iso(today, day);
    *kept = false;
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    bool ok = read_state(store, &now, err);
    bool same = ok && now == state;
    for (int i = 0; ok && same && i < n; i++)
        ok = write_one(store, &of[i], day, err);
    if (!sql_end(store, ok, err))
        return false;
    *kept = same;
    return true;
}

/* ---- forgetting --------------------------------------------------------------------------------
 */

/* What any plan may depend on. */
static const struct entity *const for_all[] = {
    &fx_entity,     &cal_entity,  &calday_entity, &lane_entity,
    &tariff_entity, &duty_entity, &levy_entity,
};

enum { ITSELF = -1 };

/* What only some depend on. Orders count once they are delivered; but before that one only its own
 * row tells whether it was. */
static const struct {
    const struct entity *entity;
    int statement; /* of the row, or what it belongs to; ITSELF: that is the requirement */
    bool by_owner;
} for_some[] = {
    {&requirement_entity, ITSELF, false},     {&quote_entity, ITSELF, true},
    {&demand_entity, ITSELF, true},           {&break_entity, OF_QUOTE, true},
    {&stage_entity, OF_QUOTE, true},          {&product_entity, OF_PRODUCT, false},
    {&client_entity, OF_CLIENT, false},       {&site_entity, OF_SITE, false},
    {&order_entity, OF_ORDER, false},         {&order_line_entity, OF_PAST_ORDER, true},
    {&milestone_entity, OF_PAST_ORDER, true}, {&closure_entity, OF_SUPPLIER, true},
};

static bool concerns_all(const struct journal_walk *walk) {
    for (size_t i = 0; i < sizeof for_all / sizeof *for_all; i++)
        if (for_all[i] == walk->table->entity)
            return true;
    return false;
}

static bool note_found(const struct journal_walk *walk, int statement, int64_t id,
                       struct id_set *requirements, struct error *err) {
    bool row = false;
    if (statement == ITSELF) {
        id_set_add(requirements, id);
        return true;
    }
    sqlite3_stmt *q = sql_get(walk->store, &order_day_sql, statement, err);
    bool ok = q && sql_bind(walk->store, q, "i", err, id);
    while (ok && (ok = sql_row(walk->store, q, &row, err)) && row)
        id_set_add(requirements, sqlite3_column_int64(q, 0));
    sql_done(q);
    return ok;
}

static int column_of(const struct journal_walk *walk, int field) {
    for (int i = 0; i < walk->change.n_columns; i++)
        if (walk->table->field[i] == field)
            return i;
    return -1;
}

/* An order that is moved or taken away concerns those who quoted with its former supplier. */
static bool note_former(const struct journal_walk *walk, struct id_set *requirements,
                        struct error *err) {
    const struct change *c = &walk->change;
    int column = column_of(walk, ORDER_SUPPLIER);
    if (c->op == 'i' || column < 0 || c->before[column].kind != CELL_INTEGER)
        return true;
    return note_found(walk, OF_SUPPLIER, c->before[column].is.integer, requirements, err);
}

static bool note_some(const struct journal_walk *walk, size_t some, struct id_set *requirements,
                      struct error *err) {
    int64_t ids[2] = {walk->change.id, 0};
    int n = 1;
    bool ok = !for_some[some].by_owner || journal_walk_owners(walk, ids, &n, err);
    for (int i = 0; ok && i < n; i++)
        ok = note_found(walk, for_some[some].statement, ids[i], requirements, err);
    return ok;
}

/* Of a supplier itself only the country counts: its goods come from there. */
static bool note_supplier(const struct journal_walk *walk, struct id_set *requirements,
                          struct error *err) {
    const struct change *c = &walk->change;
    int column = column_of(walk, SUPPLIER_COUNTRY);
    if (c->op != 'u' || column < 0 ||
        (c->before[column].kind == CELL_ABSENT && c->after[column].kind == CELL_ABSENT))
        return true;
    return note_found(walk, OF_SUPPLIER, c->id, requirements, err);
}

bool order_day_note(const struct journal_walk *walk, struct id_set *requirements, bool *all,
                    struct error *err) {
    const struct entity *entity = walk->table->entity;
    bool ok = true;
    *all = *all || concerns_all(walk);
    for (size_t i = 0; ok && i < sizeof for_some / sizeof *for_some; i++)
        ok = for_some[i].entity != entity || note_some(walk, i, requirements, err);
    if (ok && entity == &supplier_entity)
        ok = note_supplier(walk, requirements, err);
    return ok && (entity != &order_entity || note_former(walk, requirements, err));
}

bool order_day_forget(struct store *store, struct id_set *requirements, bool all,
                      struct error *err) {
    bool ok = true;
    if (all) {
        sqlite3_stmt *q = sql_get(store, &order_day_sql, FORGET_ALL, err);
        return q && sql_run(store, q, err);
    }
    const int64_t *ids = id_set_ids(requirements);
    for (size_t i = 0, n = id_set_count(requirements); ok && i < n; i++)
        ok = run_of(store, FORGET, ids[i], err);
    return ok;
}

bool order_day_purge(struct store *store, struct error *err) {
    sqlite3_stmt *days = sql_get(store, &order_day_sql, PURGE_DAYS, err);
    if (!days || !sql_run(store, days, err))
        return false;
    sqlite3_stmt *known = sql_get(store, &order_day_sql, PURGE_KNOWN, err);
    return known && sql_run(store, known, err);
}
