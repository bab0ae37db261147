#include "sourcebench/db/inspection_read.h"

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/inspection.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quality.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

struct loading {
    struct store *store;
    struct record_set *set;
};

static bool take(struct loading *l, const struct entity *entity, struct value id,
                 struct error *err) {
    struct record *r;
    if (id.kind != VALUE_INT || record_set_find(l->set, entity, id.i))
        return true;
    if (!record_load(l->store, entity, id.i, &l->set->arena, &r, err))
        return false;
    record_set_add(l->set, r);
    return true;
}

static bool take_children(struct loading *l, const struct entity *entity, int64_t parent,
                          struct error *err) {
    struct record **list;
    int n;
    bool ok = record_children(l->store, entity, parent, false, &l->set->arena, &list, &n, err);
    for (int i = 0; ok && i < n; i++)
        record_set_add(l->set, list[i]);
    return ok;
}

/* The records whose ids the statement gives for ?1. */
static bool take_found(struct loading *l, const struct entity *entity, const char *text, int64_t of,
                       struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(l->store, text, err);
    bool ok = q && sql_bind(l->store, q, "i", err, of);
    while (ok && (ok = sql_row(l->store, q, &row, err)) && row)
        ok = take(l, entity, value_int(sqlite3_column_int64(q, 0)), err);
    sql_done(q);
    return ok;
}

/* ---- one ---------------------------------------------------------------------------------------
 */

static bool take_counted(struct loading *l, int64_t inspection, struct error *err) {
    static const struct entity *const parts[] = {&plan_class_entity, &lot_part_entity,
                                                 &carton_entity,     &drawn_entity,
                                                 &defect_entity,     &result_entity};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++)
        ok = take_children(l, parts[i], inspection, err);
    return ok && take_found(l, &measurement_entity,
                            "SELECT m.id FROM inspection_item i CROSS JOIN measurement m ON "
                            "m.item_id = i.id WHERE i.inspection_id = ?1 AND i.deleted_at IS NULL "
                            "AND m.deleted_at IS NULL ORDER BY m.item_id, m.number, m.id",
                            inspection, err);
}

static bool take_names(struct loading *l, const struct record *r, struct error *err) {
    static const struct {
        int field;
        const struct entity *entity;
    } names[] = {{INSPECTION_SUPPLIER, &supplier_entity},   {INSPECTION_SITE, &site_entity},
                 {INSPECTION_ORDER, &order_entity},         {INSPECTION_PRODUCT, &product_entity},
                 {INSPECTION_CHECKLIST, &checklist_entity}, {INSPECTION_GOLDEN, &sample_entity},
                 {INSPECTION_AGENCY, &supplier_entity}};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof names / sizeof *names; i++)
        ok = take(l, names[i].entity, r->values[names[i].field], err);
    return ok;
}

static bool take_goods(struct loading *l, const struct record *r, struct error *err) {
    const struct record *product = record_set_follow(l->set, r, INSPECTION_PRODUCT);
    int64_t order = record_int(r, INSPECTION_ORDER, 0);
    return (!product || (take_children(l, &variant_entity, product->id, err) &&
                         take(l, &client_entity, product->values[PRODUCT_CLIENT], err))) &&
           (!order || take_children(l, &order_line_entity, order, err));
}

bool inspection_load(struct store *store, int64_t inspection, struct record_set *set,
                     struct error *err) {
    struct loading l = {store, set};
    struct record *r;
    if (!record_load(store, &inspection_entity, inspection, &set->arena, &r, err))
        return false;
    record_set_add(set, r);
    return take_names(&l, r, err) && take_goods(&l, r, err) && take_counted(&l, inspection, err) &&
           take_children(&l, &amendment_entity, inspection, err) &&
           take_found(&l, &labtest_entity,
                      "SELECT id FROM laboratory_test WHERE inspection_id = ?1 AND deleted_at IS "
                      "NULL ORDER BY id",
                      inspection, err) &&
           take_found(&l, &corrective_entity,
                      "SELECT id FROM corrective_action WHERE inspection_id = ?1 AND deleted_at "
                      "IS NULL ORDER BY id",
                      inspection, err);
}

/* ---- several -----------------------------------------------------------------------------------
 */

/* With what is counted in each of those that the set has. */
static bool take_all_counted(struct loading *l, struct error *err) {
    bool ok = true;
    for (int i = 0, n = l->set->n; ok && i < n; i++) {
        const struct record *r = l->set->records[i];
        if (r->entity == &inspection_entity)
            ok = take(l, &supplier_entity, r->values[INSPECTION_SUPPLIER], err) &&
                 take(l, &product_entity, r->values[INSPECTION_PRODUCT], err) &&
                 take_counted(l, r->id, err);
    }
    return ok;
}

bool inspection_load_history(struct store *store, int64_t supplier, struct record_set *set,
                             struct error *err) {
    struct loading l = {store, set};
    return take_found(&l, &inspection_entity,
                      "SELECT id FROM inspection WHERE (?1 = 0 OR supplier_id = ?1) AND deleted_at "
                      "IS NULL AND (status = 'open' OR status = 'closed') ORDER BY id",
                      supplier, err) &&
           take_all_counted(&l, err) &&
           take_found(&l, &stream_event_entity,
                      "SELECT id FROM stream_event WHERE (?1 = 0 OR supplier_id = ?1) AND "
                      "deleted_at IS NULL ORDER BY id",
                      supplier, err) &&
           take_found(&l, &corrective_entity,
                      "SELECT id FROM corrective_action WHERE (?1 = 0 OR supplier_id = ?1) AND "
                      "deleted_at IS NULL ORDER BY id",
                      supplier, err);
}

bool inspection_load_list(struct store *store, struct record_set *set, struct error *err) {
    struct loading l = {store, set};
    struct record **list;
    int n;
    bool ok = record_all(store, &inspection_entity, &set->arena, &list, &n, err);
    for (int i = 0; ok && i < n; i++) {
        record_set_add(set, list[i]);
        ok =
            take_names(&l, list[i], err) && take_children(&l, &plan_class_entity, list[i]->id, err);
    }
    return ok;
}

bool inspection_read_drawn(struct store *store, int64_t inspection, const char *kind,
                           struct inspection_drawn *drawn, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(
        store,
        "SELECT ifnull(sum(units), 0), ifnull(max(number), 0), (SELECT ifnull(max(n), 0) FROM "
        "inspection_class WHERE inspection_id = ?1 AND deleted_at IS NULL AND (class = 'carton') = "
        "(?2 = 'carton')) FROM inspection_unit WHERE inspection_id = ?1 AND kind = ?2 AND "
        "deleted_at IS NULL",
        err);
    bool ok = q && sql_bind(store, q, "it", err, inspection, kind) && sql_row(store, q, &row, err);
    *drawn = (struct inspection_drawn){0};
    if (ok && row) {
        drawn->units = sqlite3_column_int64(q, 0);
        drawn->last_number = sqlite3_column_int64(q, 1);
        drawn->wanted = sqlite3_column_int64(q, 2);
    }
    sql_done(q);
    return ok;
}
