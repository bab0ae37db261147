/*
 * Planning an inspection, of an order or by hand, and beginning it.
 */
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/inspection_draw.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/db/inspection_read.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/order_work.h"

#include "inspection_private.h"

/* ---- planning ----------------------------------------------------------------------------------
 */

static const char *next_number(struct store *store, struct arena *arena, struct error *err) {
    const char *start = arena_format(arena, "QI-%s", store_device(store));
    int64_t last;
    return order_read_last_number(store, &inspection_entity, start, &last, err)
               ? arena_format(arena, "%s%04lld", start, (long long)last + 1)
               : NULL;
}

static bool load_named(struct store *store, const struct entity *entity, struct value id,
                       struct arena *arena, struct record **r, struct error *err) {
    *r = NULL;
    return id.kind != VALUE_INT || record_load(store, entity, id.i, arena, r, err);
}

/* The pieces of the order of the first product in it, and that product. */
static int64_t pieces_of(struct record *const *lines, int n, struct value *product) {
    int64_t pieces = 0;
    *product = n ? lines[0]->values[ORDER_LINE_PRODUCT] : value_null();
    for (int i = 0; i < n; i++)
        if (value_equal(lines[i]->values[ORDER_LINE_PRODUCT], *product))
            pieces += record_int(lines[i], ORDER_LINE_QUANTITY, 0);
    return pieces;
}

static bool take_order(struct store *store, const struct record *order, struct record *inspection,
                       struct arena *arena, struct error *err) {
    struct record **lines, **stones, *product;
    struct value goods;
    int n, m;
    if (!record_children(store, &order_line_entity, order->id, false, arena, &lines, &n, err) ||
        !record_children(store, &milestone_entity, order->id, false, arena, &stones, &m, err))
        return false;
    int64_t pieces = pieces_of(lines, n, &goods);
    if (!load_named(store, &product_entity, goods, arena, &product, err))
        return false;
    inspection->values[INSPECTION_ORDER] = value_int(order->id);
    inspection->values[INSPECTION_SUPPLIER] = order->values[ORDER_SUPPLIER];
    inspection->values[INSPECTION_SITE] = order->values[ORDER_SITE];
    inspection->values[INSPECTION_PRODUCT] = goods;
    if (pieces > 0)
        inspection->values[INSPECTION_LOT] = value_int(pieces);
    if (product)
        inspection->values[INSPECTION_GOODS] = product->values[PRODUCT_NAME];
    int64_t units = product ? record_int(product, PRODUCT_CARTON_UNITS, 0) : 0;
    if (units > 0)
        inspection->values[INSPECTION_CARTONS] = value_int((pieces + units - 1) / units);
    for (int i = 0; i < m; i++)
        if (strcmp(record_text(stones[i], MILESTONE_KIND), "inspection") == 0)
            inspection->values[INSPECTION_PLANNED_ON] =
                stones[i]->values[stones[i]->values[MILESTONE_PROMISED_ON].kind != VALUE_NULL
                                      ? MILESTONE_PROMISED_ON
                                      : MILESTONE_PLANNED_ON];
    return true;
}

/* The checklist that says most about these goods at this stage; none where none fits. */
static bool pick_checklist(struct store *store, const char *stage, struct record *inspection,
                           struct arena *arena, struct error *err) {
    struct record **lists, *product;
    int n;
    if (!record_all(store, &checklist_entity, arena, &lists, &n, err) ||
        !load_named(store, &product_entity, inspection->values[INSPECTION_PRODUCT], arena, &product,
                    err))
        return false;
    struct checklist_need need = {
        .stage = stage,
        .product_type = product ? record_text(product, PRODUCT_TYPE) : "",
        .markets = product ? record_text(product, PRODUCT_MARKETS) : "",
    };
    const struct record *best = checklist_best(lists, n, &need);
    if (best)
        inspection->values[INSPECTION_CHECKLIST] = value_int(best->id);
    return true;
}

bool inspection_begin_record(struct store *store, const struct record *order, const char *stage,
                             struct record *inspection, struct arena *arena, struct error *err) {
    const char *number = next_number(store, arena, err);
    if (!number)
        return false;
    inspection->values[INSPECTION_NUMBER] = value_text(number);
    inspection->values[INSPECTION_STAGE] = value_text(stage);
    inspection->values[INSPECTION_ENTRY] = value_text("units");
    return (!order || take_order(store, order, inspection, arena, err)) &&
           pick_checklist(store, stage, inspection, arena, err);
}

/* ---- classes -----------------------------------------------------------------------------------
 */

/* What most buyers agree on where a client has said nothing, in 1/1000. */
enum { USUAL_MAJOR = 2500, USUAL_MINOR = 4000 };

/* The client of the product, else of the requirement that the order is for; NULL: nobody. */
static bool client_of(struct store *store, const struct record *inspection, struct arena *arena,
                      struct record **client, struct error *err) {
    struct record *product, *order, *requirement = NULL;
    *client = NULL;
    if (!load_named(store, &product_entity, inspection->values[INSPECTION_PRODUCT], arena, &product,
                    err) ||
        !load_named(store, &order_entity, inspection->values[INSPECTION_ORDER], arena, &order, err))
        return false;
    if (product && product->values[PRODUCT_CLIENT].kind == VALUE_INT)
        return load_named(store, &client_entity, product->values[PRODUCT_CLIENT], arena, client,
                          err);
    return !order || (load_named(store, &requirement_entity, order->values[ORDER_REQUIREMENT],
                                 arena, &requirement, err) &&
                      (!requirement ||
                       load_named(store, &client_entity, requirement->values[REQUIREMENT_CLIENT],
                                  arena, client, err)));
}

static bool add_class(struct store *store, int64_t inspection, enum inspection_class class,
                      int64_t aql, struct arena *arena, struct error *err) {
    struct record *r = record_new(&plan_class_entity, arena);
    r->values[PLAN_CLASS_INSPECTION] = value_int(inspection);
    r->values[PLAN_CLASS_CLASS] = value_text(inspection_class_keys[class]);
    r->values[PLAN_CLASS_KIND] = value_text(aql ? "aql" : "zero");
    r->values[PLAN_CLASS_MODE] = value_text("defective");
    if (aql) {
        r->values[PLAN_CLASS_LEVEL] = value_text("II");
        r->values[PLAN_CLASS_AQL] = value_int(aql);
    }
    return record_insert(store, r, err);
}

static bool add_classes(struct store *store, const struct record *inspection, struct arena *arena,
                        struct error *err) {
    struct record *client;
    if (!client_of(store, inspection, arena, &client, err))
        return false;
    int64_t critical = client ? record_int(client, CLIENT_AQL_CRITICAL, 0) : 0;
    int64_t major = client ? record_int(client, CLIENT_AQL_MAJOR, USUAL_MAJOR) : USUAL_MAJOR;
    int64_t minor = client ? record_int(client, CLIENT_AQL_MINOR, USUAL_MINOR) : USUAL_MINOR;
    bool cartons = record_int(inspection, INSPECTION_CARTONS, 0) > 0;
    return add_class(store, inspection->id, CLASS_CRITICAL, critical, arena, err) &&
           add_class(store, inspection->id, CLASS_MAJOR, major, arena, err) &&
           add_class(store, inspection->id, CLASS_MINOR, minor, arena, err) &&
           (!cartons || add_class(store, inspection->id, CLASS_CARTON, 0, arena, err));
}

/* ---- variants ----------------------------------------------------------------------------------
 */

static bool add_part(struct store *store, const struct record *inspection,
                     const struct record *line, int64_t units, int64_t *first, struct arena *arena,
                     struct error *err) {
    struct record *variant, *r = record_new(&lot_part_entity, arena);
    int64_t pieces = record_int(line, ORDER_LINE_QUANTITY, 0);
    if (!load_named(store, &variant_entity, line->values[ORDER_LINE_VARIANT], arena, &variant, err))
        return false;
    r->values[LOT_PART_INSPECTION] = value_int(inspection->id);
    r->values[LOT_PART_VARIANT] = line->values[ORDER_LINE_VARIANT];
    r->values[LOT_PART_NAME] =
        variant ? variant->values[VARIANT_NAME] : inspection->values[INSPECTION_GOODS];
    r->values[LOT_PART_ORDERED] = value_int(pieces);
    if (units > 0) {
        int64_t cartons = (pieces + units - 1) / units;
        r->values[LOT_PART_CARTONS] = value_int(cartons);
        r->values[LOT_PART_FIRST_CARTON] = value_int(*first);
        *first += cartons;
    }
    return record_insert(store, r, err);
}

static bool add_parts(struct store *store, const struct record *inspection, struct arena *arena,
                      struct error *err) {
    struct record **lines, *product;
    int n;
    int64_t first = 1, order = record_int(inspection, INSPECTION_ORDER, 0);
    if (!order)
        return true;
    if (!record_children(store, &order_line_entity, order, false, arena, &lines, &n, err) ||
        !load_named(store, &product_entity, inspection->values[INSPECTION_PRODUCT], arena, &product,
                    err))
        return false;
    int64_t units = product ? record_int(product, PRODUCT_CARTON_UNITS, 0) : 0;
    bool ok = true;
    for (int i = 0; ok && i < n; i++)
        if (value_equal(lines[i]->values[ORDER_LINE_PRODUCT],
                        inspection->values[INSPECTION_PRODUCT]))
            ok = add_part(store, inspection, lines[i], units, &first, arena, err);
    return ok;
}

bool inspection_add(struct store *store, struct record *inspection, struct error *err) {
    struct arena arena = {0};
    const char *label =
        arena_format(&arena, "Plan inspection %s", record_text(inspection, INSPECTION_NUMBER));
    bool ok = command_begin(store, label, err);
    if (ok) {
        ok = record_insert(store, inspection, err) && add_classes(store, inspection, &arena, err) &&
             add_parts(store, inspection, &arena, err);
        if (ok)
            ok = command_commit(store, err);
        else
            command_abort(store);
    }
    arena_free(&arena);
    return ok;
}

/* ---- again -------------------------------------------------------------------------------------
 */

static const char *first_number(const struct record *inspection) {
    const char *first = record_text(inspection, INSPECTION_FIRST);
    return *first ? first : record_text(inspection, INSPECTION_NUMBER);
}

static bool may_again(struct inspection_work *w, struct error *err) {
    struct record **list;
    int n, done = 0;
    const char *first = first_number(w->inspection);
    if (!w->state.closed)
        return error_set(err, ERROR_REFUSED, "%s is not closed yet.",
                         record_text(w->inspection, INSPECTION_NUMBER));
    if (strcmp(record_text(w->inspection, INSPECTION_VERDICT), "accepted") == 0)
        return error_set(err, ERROR_REFUSED, "%s was accepted: there is nothing to inspect again.",
                         record_text(w->inspection, INSPECTION_NUMBER));
    if (!record_all(w->store, &inspection_entity, &w->arena, &list, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        done += strcmp(record_text(list[i], INSPECTION_FIRST), first) == 0;
    int64_t most = record_int(w->inspection, INSPECTION_AGAIN_MOST, INT64_MAX);
    if (done < most)
        return true;
    return error_set(err, ERROR_REFUSED,
                     "%s was inspected again %d %s, which is as often as was agreed.", first, done,
                     done == 1 ? "time" : "times");
}

/* Settings only: neither what was counted nor what was kept when it began. */
static struct record *copy_settings(const struct record *from, int64_t inspection,
                                    struct arena *arena) {
    struct record *r = record_new(from->entity, arena);
    const struct entity *e = from->entity;
    for (size_t i = 0; i < e->n_fields; i++)
        if (!(e->fields[i].flags & FIELD_HIDDEN))
            r->values[i] = from->values[i];
    r->values[e->parent] = value_int(inspection);
    if (e == &plan_class_entity)
        for (int i = PLAN_CLASS_INSPECTED; i <= PLAN_CLASS_DEFECTS; i++)
            r->values[i] = value_null();
    if (e == &lot_part_entity)
        r->values[LOT_PART_VARIANT] = from->values[LOT_PART_VARIANT];
    return r;
}

static struct record *again_record(struct inspection_work *w, const char *number,
                                   const char *cost_by) {
    static const int kept[] = {INSPECTION_SUPPLIER, INSPECTION_SITE,    INSPECTION_ORDER,
                               INSPECTION_PRODUCT,  INSPECTION_GOODS,   INSPECTION_FAMILY,
                               INSPECTION_STAGE,    INSPECTION_ENTRY,   INSPECTION_LOT,
                               INSPECTION_CARTONS,  INSPECTION_PLACE,   INSPECTION_CHECKLIST,
                               INSPECTION_GOLDEN,   INSPECTION_MINUTES, INSPECTION_AGAIN_MOST};
    struct record *r = record_new(&inspection_entity, &w->arena);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        r->values[kept[i]] = w->inspection->values[kept[i]];
    r->values[INSPECTION_NUMBER] = value_text(number);
    r->values[INSPECTION_FIRST] = value_text(first_number(w->inspection));
    r->values[INSPECTION_AGAIN_COST] = value_text(cost_by);
    return r;
}

bool inspection_again(struct inspection_work *w, const char *cost_by, int64_t *id,
                      struct error *err) {
    if (!inspection_begin(w, "plan a re-inspection", err))
        return false;
    const char *number = NULL;
    bool ok = may_again(w, err) && (number = next_number(w->store, &w->arena, err)) != NULL;
    struct record *r = ok ? again_record(w, number, cost_by) : NULL;
    ok = ok && record_insert(w->store, r, err);
    for (int i = 0; ok && i < w->set.n; i++) {
        const struct record *part = w->set.records[i];
        if (part->entity == &plan_class_entity || part->entity == &lot_part_entity)
            ok = record_insert(w->store, copy_settings(part, r->id, &w->arena), err);
    }
    if (ok)
        *id = r->id;
    return inspection_end(w, ok, err);
}
