#include "sourcebench/service/order_work.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/order_read.h"

/* ---- reading -----------------------------------------------------------------------------------
 */

bool order_find(struct store *store, const char *word, int64_t *id, struct error *err) {
    return order_read_number(store, &order_entity, word, id, err) &&
           (*id || error_set(err, ERROR_NOT_FOUND,
                             "There is no order \"%s\"; order list shows them.", word));
}

static bool take(struct store *store, const struct entity *entity, int64_t parent,
                 struct record_set *set, struct error *err) {
    struct record **list;
    int n;
    bool ok = record_children(store, entity, parent, false, &set->arena, &list, &n, err);
    for (int i = 0; ok && i < n; i++)
        record_set_add(set, list[i]);
    return ok;
}

static bool take_one(struct store *store, const struct entity *entity, struct value id,
                     struct record_set *set, struct error *err) {
    struct record *r;
    if (id.kind != VALUE_INT || record_set_find(set, entity, id.i))
        return true;
    if (!record_load(store, entity, id.i, &set->arena, &r, err))
        return false;
    record_set_add(set, r);
    return true;
}

/* Those of the milestones of the set. */
static bool take_calendars(struct store *store, struct record_set *set, struct error *err) {
    bool ok = true;
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        ok = r->entity != &milestone_entity || order_read_calendar(store, r, set, err);
    }
    return ok;
}

static bool take_goods(struct store *store, struct record_set *set, struct error *err) {
    bool ok = true;
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &order_line_entity)
            ok = take_one(store, &product_entity, r->values[ORDER_LINE_PRODUCT], set, err) &&
                 take_one(store, &variant_entity, r->values[ORDER_LINE_VARIANT], set, err);
    }
    return ok;
}

bool order_load(struct store *store, int64_t order, struct record_set *set, struct error *err) {
    static const struct entity *const parts[] = {
        &order_line_entity, &milestone_entity, &payment_entity, &document_entity, &dispute_entity};
    struct record *o;
    bool ok = record_load(store, &order_entity, order, &set->arena, &o, err);
    if (ok)
        record_set_add(set, o);
    ok = ok && order_read_closures(store, o, set, err);
    for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++)
        ok = take(store, parts[i], order, set, err);
    return ok && take_goods(store, set, err) && order_read_loaded(store, order, set, err) &&
           take_calendars(store, set, err);
}

bool orders_load(struct store *store, int64_t requirement, struct record_set *set,
                 struct error *err) {
    struct record **orders;
    int n;
    bool ok = requirement ? order_read_of(store, requirement, &set->arena, &orders, &n, err)
                          : record_all(store, &order_entity, &set->arena, &orders, &n, err);
    for (int i = 0; ok && i < n; i++) {
        record_set_add(set, orders[i]);
        ok = order_read_closures(store, orders[i], set, err) &&
             take(store, &order_line_entity, orders[i]->id, set, err) &&
             take(store, &milestone_entity, orders[i]->id, set, err);
    }
    return ok && take_calendars(store, set, err);
}

/* ---- names -------------------------------------------------------------------------------------
 */

const char *order_part_name(const struct record *part, struct arena *arena) {
    const struct entity *e = part->entity;
    const char *kind = field_show_text(&e->fields[e->title], part->values[e->title], arena);
    if (e == &document_entity && strcmp(record_text(part, DOCUMENT_KIND), "other") == 0 &&
        *record_text(part, DOCUMENT_NOTE))
        return record_text(part, DOCUMENT_NOTE);
    return kind;
}

const char *order_line_name(const struct record_set *set, const struct record *line,
                            struct arena *arena) {
    const struct record *variant = record_set_follow(set, line, ORDER_LINE_VARIANT),
                        *product = record_set_follow(set, line, ORDER_LINE_PRODUCT);
    const char *name = product ? record_text(product, PRODUCT_NAME) : "?";
    return variant ? arena_format(arena, "%s · %s", record_text(variant, VARIANT_NAME), name)
                   : name;
}

const char *order_next_number(struct store *store, const struct entity *entity, struct arena *arena,
                              struct error *err) {
    const char *start =
        arena_format(arena, "%s-%s", entity == &order_entity ? "PO" : "SH", store_device(store));
    int64_t last;
    return order_read_last_number(store, entity, start, &last, err)
               ? arena_format(arena, "%s%04lld", start, (long long)last + 1)
               : NULL;
}

/* ---- what happened -----------------------------------------------------------------------------
 */

bool order_done(struct store *store, const struct record *part, int32_t day, bool replace,
                struct error *err) {
    struct arena arena = {0};
    int field = order_part_done_field(part->entity);
    bool ok = true;
    if (part->values[field].kind != VALUE_NULL && !replace &&
        date_from_iso(part->values[field].s) != day)
        ok = error_set(err, ERROR_REFUSED, "%s is done already, on %s.",
                       order_part_name(part, &arena), part->values[field].s);
    if (ok) {
        struct record *wanted = record_copy(part, &arena);
        wanted->values[field] = value_text(date_text(&arena, day));
        ok = command_save(store, part, wanted, &arena, NULL, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- promises ----------------------------------------------------------------------------------
 */

bool order_promise(struct store *store, const struct record_set *set, const struct record *order,
                   const struct record *milestone, int32_t day, struct error *err) {
    struct arena arena = {0};
    const struct record *base =
        milestone ? milestone : order_milestone_at_place(set, order, &arena);
    int32_t ordered = date_from_iso(order->values[ORDER_ORDERED_ON].s);
    bool ok = true;
    if (ordered != DATE_NONE && day < ordered)
        ok = error_set(err, ERROR_INPUT, "Nobody can promise %s for what was ordered on %s.",
                       date_text(&arena, day), record_text(order, ORDER_ORDERED_ON));
    if (ok && base && base->values[MILESTONE_ACTUAL_ON].kind != VALUE_NULL)
        ok = error_set(err, ERROR_REFUSED, "%s is done already, on %s.",
                       order_part_name(base, &arena), record_text(base, MILESTONE_ACTUAL_ON));
    if (ok) {
        struct record *wanted = record_copy(base ? base : order, &arena);
        if (base)
            wanted->values[MILESTONE_PROMISED_ON] = value_text(date_text(&arena, day));
        else
            order_take_promise(wanted, date_text(&arena, day),
                               date_text(&arena, store_today(store)));
        ok = command_save(store, base ? base : order, wanted, &arena, NULL, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- new parts ---------------------------------------------------------------------------------
 */

bool order_part_begin(struct store *store, const struct record *order, struct record *part,
                      struct arena *arena, struct error *err) {
    const struct entity *e = part->entity;
    struct record **list;
    int n;
    int64_t last = 0;
    if (!record_children(store, e, order->id, false, arena, &list, &n, err))
        return false;
    part->values[e->parent] = value_int(order->id);
    if (e == &order_line_entity && n)
        part->values[ORDER_LINE_PRODUCT] = list[0]->values[ORDER_LINE_PRODUCT];
    if (e == &payment_entity)
        part->values[PAYMENT_CURRENCY] = order->values[ORDER_CURRENCY];
    if (e == &document_entity)
        part->values[DOCUMENT_FROM] = value_text("supplier");
    if (e == &milestone_entity) {
        for (int i = 0; i < n; i++) {
            int64_t at = record_int(list[i], MILESTONE_POSITION, 0);
            last = at > last ? at : last;
        }
        part->values[MILESTONE_POSITION] = value_int(last + 10);
        part->values[MILESTONE_KIND] = value_text("other");
    }
    return true;
}

/* ---- claims ------------------------------------------------------------------------------------
 */

struct record *order_claim_begin(const struct record_set *set, const struct record *order,
                                 const char *kind, int32_t today, struct arena *arena) {
    struct record *r = record_new(&dispute_entity, arena);
    int late = order_days_late(order, today);
    r->values[DISPUTE_ORDER] = value_int(order->id);
    r->values[DISPUTE_KIND] = value_text(kind);
    r->values[DISPUTE_OPENED_ON] = value_text(date_text(arena, today));
    r->values[DISPUTE_CURRENCY] = order->values[ORDER_CURRENCY];
    if (!kind || strcmp(kind, "delay") != 0 || late == 0)
        return r;
    int64_t due = order_penalty(order, order_goods_value(set, order, arena, NULL), late);
    r->values[DISPUTE_WHAT] = value_text(arena_format(arena, "%d d behind the confirmed %s", late,
                                                      record_text(order, ORDER_PROMISED_ON)));
    r->values[DISPUTE_CLAUSE] = value_text(order_penalty_says(order, arena));
    if (due)
        r->values[DISPUTE_ASKED] = value_int(due);
    return r;
}
