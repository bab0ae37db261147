#include "sourcebench/db/order_read.h"

#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

/* ---- lists -------------------------------------------------------------------------------------
 */

/* The records whose ids the statement gives for ?1. */
static bool read_list(struct store *store, const char *text, int64_t of,
                      const struct entity *entity, struct arena *arena, struct record ***list,
                      int *n, struct error *err) {
    struct record_set found = {0};
    bool row = false;
    sqlite3_stmt *q = sql_get_text(store, text, err);
    bool ok = q && sql_bind(store, q, "i", err, of);
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        struct record *r;
        ok = record_load(store, entity, sqlite3_column_int64(q, 0), arena, &r, err);
        if (ok)
            record_set_add(&found, r);
    }
    sql_done(q);
    *list = record_set_list(&found, entity, -1, 0, arena, n);
    record_set_free(&found);
    return ok;
}

bool order_read_of(struct store *store, int64_t requirement, struct arena *arena,
                   struct record ***orders, int *n, struct error *err) {
    return read_list(store,
                     "SELECT id FROM purchase_order WHERE requirement_id = ?1 AND "
                     "deleted_at IS NULL ORDER BY id",
                     requirement, &order_entity, arena, orders, n, err);
}

bool order_read_loadings(struct store *store, int64_t order, struct arena *arena,
                         struct record ***loadings, int *n, struct error *err) {
    return read_list(store,
                     "SELECT s.id FROM order_line o CROSS JOIN shipment_line s "
                     "ON s.order_line_id = o.id WHERE o.order_id = ?1 AND o.deleted_at IS NULL AND "
                     "s.deleted_at IS NULL ORDER BY s.id",
                     order, &loading_entity, arena, loadings, n, err);
}

/* ---- sets --------------------------------------------------------------------------------------
 */

/* NULL where there is no such id. */
static bool take(struct store *store, const struct entity *entity, struct value id,
                 struct record_set *set, const struct record **taken, struct error *err) {
    struct record *r;
    *taken = id.kind == VALUE_INT ? record_set_find(set, entity, id.i) : NULL;
    if (*taken || id.kind != VALUE_INT)
        return true;
    if (!record_load(store, entity, id.i, &set->arena, &r, err))
        return false;
    record_set_add(set, r);
    *taken = r;
    return true;
}

static bool take_shipment(struct store *store, struct value id, struct record_set *set, bool *lives,
                          struct error *err) {
    struct record *r;
    const struct record *forwarder;
    *lives = true;
    if (record_set_find(set, &shipment_entity, id.i))
        return true;
    if (!record_load(store, &shipment_entity, id.i, &set->arena, &r, err))
        return false;
    *lives = !r->deleted_at;
    if (!*lives)
        return true;
    record_set_add(set, r);
    return take(store, &supplier_entity, r->values[SHIPMENT_FORWARDER], set, &forwarder, err);
}

bool order_read_loaded(struct store *store, int64_t order, struct record_set *set,
                       struct error *err) {
    struct record **list;
    int n;
    bool lives, ok = order_read_loadings(store, order, &set->arena, &list, &n, err);
    for (int i = 0; ok && i < n; i++) {
        ok = take_shipment(store, list[i]->values[LOADING_SHIPMENT], set, &lives, err);
        if (ok && lives && !record_set_find(set, &loading_entity, list[i]->id))
            record_set_add(set, list[i]);
    }
    return ok;
}

static bool take_open_line(struct store *store, int64_t id, struct record_set *set,
                           struct error *err) {
    const struct record *line = NULL, *other;
    if (!take(store, &order_line_entity, value_int(id), set, &line, err) || !line ||
        !take(store, &product_entity, line->values[ORDER_LINE_PRODUCT], set, &other, err) ||
        !take(store, &variant_entity, line->values[ORDER_LINE_VARIANT], set, &other, err))
        return false;
    if (record_set_follow(set, line, ORDER_LINE_ORDER))
        return true;
    return take(store, &order_entity, line->values[ORDER_LINE_ORDER], set, &other, err) &&
           order_read_loaded(store, line->values[ORDER_LINE_ORDER].i, set, err);
}

bool order_read_open_lines(struct store *store, struct record_set *set, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(
        store,
        "SELECT l.id FROM purchase_order o CROSS JOIN order_line l ON l.order_id = o.id WHERE "
        "o.deleted_at IS NULL AND o.status IN ('draft', 'placed', 'confirmed', 'shipped') AND "
        "l.deleted_at IS NULL AND l.quantity > (SELECT ifnull(sum(s.quantity), 0) FROM "
        "shipment_line s JOIN shipment p ON p.id = s.shipment_id WHERE s.order_line_id = l.id AND "
        "s.deleted_at IS NULL AND p.deleted_at IS NULL) ORDER BY o.id, l.id",
        err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        ok = take_open_line(store, sqlite3_column_int64(q, 0), set, err);
    sql_done(q);
    return ok;
}

bool order_read_left(struct store *store, int64_t line, int64_t *left, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(
        store,
        "SELECT max(0, l.quantity - (SELECT ifnull(sum(s.quantity), 0) FROM shipment_line s JOIN "
        "shipment p ON p.id = s.shipment_id WHERE s.order_line_id = l.id AND "
        "s.deleted_at IS NULL AND p.deleted_at IS NULL)) FROM order_line l JOIN purchase_order o "
        "ON o.id = l.order_id WHERE l.id = ?1 AND l.deleted_at IS NULL AND o.deleted_at IS NULL",
        err);
    bool ok = q && sql_bind(store, q, "i", err, line) && sql_row(store, q, &row, err);
    *left = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

bool order_read_calendar(struct store *store, const struct record *milestone,
                         struct record_set *set, struct error *err) {
    struct record **days;
    const struct record *calendar;
    struct value id = milestone->values[MILESTONE_CALENDAR];
    int n;
    if (id.kind != VALUE_INT || record_set_find(set, &cal_entity, id.i))
        return true;
    if (!take(store, &cal_entity, id, set, &calendar, err) ||
        !record_children(store, &calday_entity, id.i, false, &set->arena, &days, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        record_set_add(set, days[i]);
    return true;
}

bool order_read_closures(struct store *store, const struct record *order, struct record_set *set,
                         struct error *err) {
    struct record **list;
    const struct record *supplier = NULL;
    struct value id = order->values[ORDER_SUPPLIER];
    int n;
    if (!take(store, &supplier_entity, id, set, &supplier, err) || !supplier ||
        !record_children(store, &closure_entity, id.i, false, &set->arena, &list, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        if (!record_set_find(set, &closure_entity, list[i]->id))
            record_set_add(set, list[i]);
    return true;
}

/* ---- numbers -----------------------------------------------------------------------------------
 */

static const char *field_name(const struct entity *entity) {
    return entity->fields[entity->title].name;
}

bool order_read_number(struct store *store, const struct entity *entity, const char *word,
                       int64_t *id, struct error *err) {
    struct arena arena = {0};
    bool row = false;
    const char *text = arena_format(&arena,
                                    "SELECT id, 0 AS by_id FROM %s WHERE %s = ?1 COLLATE NOCASE "
                                    "AND deleted_at IS NULL UNION ALL SELECT id, 1 FROM %s WHERE "
                                    "id = CAST(?1 AS INTEGER) AND CAST(id AS TEXT) = ?1 AND "
                                    "deleted_at IS NULL ORDER BY by_id, id DESC LIMIT 1",
                                    entity->table, field_name(entity), entity->table);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    bool ok = q && sql_bind(store, q, "t", err, word) && sql_row(store, q, &row, err);
    *id = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    arena_free(&arena);
    return ok;
}

bool order_read_last_number(struct store *store, const struct entity *entity, const char *start,
                            int64_t *last, struct error *err) {
    enum { DIGITS = 9 }; /* what has more was not counted up to */
    struct arena arena = {0};
    bool row = false;
    const char *number = field_name(entity);
    const char *text = arena_format(
        &arena,
        "SELECT max(CAST(substr(%s, length(?3) + 1) AS INTEGER)) FROM %s WHERE "
        "%s >= ?1 COLLATE NOCASE AND %s < ?2 COLLATE NOCASE AND length(%s) <= length(?3) + %d",
        number, entity->table, number, number, number, DIGITS);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    /* ':' follows '9' */
    bool ok = q &&
              sql_bind(store, q, "ttt", err, arena_format(&arena, "%s0", start),
                       arena_format(&arena, "%s:", start), start) &&
              sql_row(store, q, &row, err);
    *last = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    arena_free(&arena);
    return ok;
}
