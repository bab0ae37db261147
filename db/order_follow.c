#include "order_follow.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/record_set.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/db/record.h"

static bool same(const struct record *a, const struct record *b, int field) {
    return a && value_equal(a->values[field], b->values[field]);
}

static struct value day_value(int32_t day, struct arena *arena) {
    return day == DATE_NONE ? value_null() : value_text(date_text(arena, day));
}

/* ---- the day on which something was done ------------------------------------------------------
 */

static bool check_ordered(struct store *store, const struct record *part, const char *name,
                          const char *day, struct error *err) {
    struct arena arena = {0};
    struct record *order;
    bool ok = record_load(store, &order_entity, part->values[part->entity->parent].i, &arena,
                          &order, err);
    const char *ordered = ok ? record_text(order, ORDER_ORDERED_ON) : "";
    if (ok && part->entity != &document_entity && strcmp(day, ordered) < 0)
        ok = error_set(err, ERROR_INPUT, "\"%s\" was not done on %s: it was ordered on %s only.",
                       name, day, ordered);
    arena_free(&arena);
    return ok;
}

bool order_follow_part(struct store *store, const struct record *before, const struct record *after,
                       struct error *err) {
    struct arena arena = {0};
    const struct entity *e = after->entity;
    int field = order_part_done_field(e);
    const char *day = after->values[field].s;
    char today[DATE_TEXT];
    if (!day || same(before, after, field))
        return true;
    date_to_iso(store_today(store), today);
    const char *name = field_show_text(&e->fields[e->title], after->values[e->title], &arena);
    bool ok = strcmp(day, today) > 0
                  ? error_set(err, ERROR_INPUT, "\"%s\" cannot be done on %s yet: it is only %s.",
                              name, day, today)
                  : check_ordered(store, after, name, day, err);
    arena_free(&arena);
    return ok;
}

/* ---- an order after its milestones -------------------------------------------------------------
 */

struct following {
    struct store *store;
    struct arena arena;
    struct record_set set; /* the order's milestones */
    struct record *order, *wanted;
    struct error *err;
};

static void end(struct following *f) {
    record_set_free(&f->set);
    arena_free(&f->arena);
}

static bool begin(struct following *f, int64_t order) {
    struct record **list;
    int n;
    if (!record_load(f->store, &order_entity, order, &f->arena, &f->order, f->err) ||
        !record_children(f->store, &milestone_entity, order, false, &f->arena, &list, &n, f->err))
        return false;
    for (int i = 0; i < n; i++)
        record_set_add(&f->set, list[i]);
    f->wanted = record_copy(f->order, &f->arena);
    return true;
}

static bool is_placed(const struct record *order) {
    return !order_is_draft(order) && strcmp(record_text(order, ORDER_STATUS), "cancelled") != 0;
}

/* A requirement is ordered when no order for it is a draft any more. */
static bool follow_placing(struct store *store, const struct record *order, struct error *err) {
    struct arena arena = {0};
    struct record **orders, *wanted;
    struct value of = order->values[ORDER_REQUIREMENT];
    int n, drafts = 0;
    bool ok = of.kind != VALUE_INT ||
              (order_read_of(store, of.i, &arena, &orders, &n, err) &&
               record_load(store, &requirement_entity, of.i, &arena, &wanted, err));
    for (int i = 0; ok && of.kind == VALUE_INT && i < n; i++)
        drafts += order_is_draft(orders[i]);
    if (ok && of.kind == VALUE_INT && !drafts &&
        strcmp(record_text(wanted, REQUIREMENT_STATUS), "awarded") == 0) {
        struct record *ordered = record_copy(wanted, &arena);
        ordered->values[REQUIREMENT_STATUS] = value_text("ordered");
        ok = record_update(store, wanted, ordered, &arena, NULL, NULL, err);
    }
    arena_free(&arena);
    return ok;
}

/* Where an order was a draft and is none any more. */
static bool follow_draft(struct store *store, const struct record *before,
                         const struct record *after, struct error *err) {
    return !order_is_draft(before) || !is_placed(after) || follow_placing(store, after, err);
}

static bool finish(struct following *f) {
    return record_update(f->store, f->order, f->wanted, &f->arena, NULL, NULL, f->err) &&
           follow_draft(f->store, f->order, f->wanted, f->err);
}

/* As it was before the milestone changed. */
static struct order_standing standing_before(struct following *f, const struct record *before,
                                             int64_t changed) {
    int n, kept = 0;
    struct record **list = order_milestones(&f->set, f->order, &f->arena, &n);
    for (int i = 0; i < n; i++) {
        if (list[i]->id == changed && !before)
            continue;
        list[kept++] = list[i]->id == changed ? record_copy(before, &f->arena) : list[i];
    }
    return order_standing(f->order, list, kept);
}

static bool waits(const char *status) {
    return strcmp(status, "draft") == 0 || strcmp(status, "placed") == 0 ||
           strcmp(status, "confirmed") == 0;
}

/* Of a draft something is done: so it was placed, though nobody said so. */
static bool is_begun(const struct following *f) {
    bool done = false;
    for (int i = 0; i < f->set.n; i++)
        done = done || f->set.records[i]->values[MILESTONE_ACTUAL_ON].s;
    return done && order_is_draft(f->order);
}

static void take_standing(struct following *f, const struct order_standing *was) {
    int n;
    struct record **list = order_milestones(&f->set, f->order, &f->arena, &n);
    struct order_standing is = order_standing(f->wanted, list, n);
    const char *status = record_text(f->order, ORDER_STATUS);
    if (is_begun(f))
        f->wanted->values[ORDER_STATUS] = value_text(is.status);
    else if (!(waits(status) && waits(is.status)) &&
             (strcmp(status, was->status) == 0 || (waits(status) && waits(was->status))))
        f->wanted->values[ORDER_STATUS] = value_text(is.status);
    if (date_from_iso(f->order->values[ORDER_DELIVERED_ON].s) == was->delivered_on)
        f->wanted->values[ORDER_DELIVERED_ON] = day_value(is.delivered_on, &f->arena);
}

bool order_follow_milestone(struct store *store, const struct record *before,
                            const struct record *after, struct error *err) {
    struct following f = {.store = store, .err = err};
    struct value promised = after->values[MILESTONE_PROMISED_ON];
    bool moved = !same(before, after, MILESTONE_PROMISED_ON) && promised.kind != VALUE_NULL;
    bool ok =
        order_follow_part(store, before, after, err) && begin(&f, after->values[MILESTONE_ORDER].i);
    if (ok) {
        struct order_standing was = standing_before(&f, before, after->id);
        const struct record *at_place = order_milestone_at_place(&f.set, f.order, &f.arena);
        if (moved && at_place && at_place->id == after->id)
            order_take_promise(f.wanted, promised.s, date_text(&f.arena, store_today(f.store)));
        take_standing(&f, &was);
        ok = finish(&f) && order_move_payments(store, f.order->id, err);
    }
    end(&f);
    return ok;
}

bool order_gone_milestone(struct store *store, const struct record *record, bool gone,
                          struct error *err) {
    struct following f = {.store = store, .err = err};
    int n, kept = 0;
    bool ok = begin(&f, record->values[MILESTONE_ORDER].i);
    if (ok) {
        struct record **now = order_milestones(&f.set, f.order, &f.arena, &n);
        struct record **then = arena_alloc(&f.arena, (size_t)n + 1, sizeof *then);
        for (int i = 0; i < n; i++)
            if (now[i]->id != record->id)
                then[kept++] = now[i];
        if (gone)
            then[kept++] = record_copy(record, &f.arena);
        struct order_standing was = order_standing(f.order, then, kept);
        take_standing(&f, &was);
        ok = finish(&f) && order_move_payments(store, f.order->id, err);
    }
    end(&f);
    return ok;
}

/* ---- milestones after shipments ----------------------------------------------------------------
 */

/* What the shipments of an order say of its main transit. */
struct carried {
    int32_t eta, arrived; /* the latest; DATE_NONE: nobody says */
    int n, n_arrived;     /* shipments */
    int64_t pieces;       /* of the line that is read */
};

/* How it was before: a shipment or what is loaded on it stands for the one of its id, what is
 * loaded now was not, or something was that is gone. */
struct before {
    const struct record *instead, *also;
    int64_t without;
};

static bool add_shipment(struct following *f, const struct record *loading,
                         const struct record *instead, struct carried *c) {
    struct record *loaded;
    int64_t id = loading->values[LOADING_SHIPMENT].i;
    const struct record *s = instead;
    if (!instead || instead->entity != &shipment_entity || instead->id != id) {
        if (!record_load(f->store, &shipment_entity, id, &f->arena, &loaded, f->err))
            return false;
        s = loaded;
    }
    if (s->deleted_at)
        return true;
    int32_t eta = date_from_iso(s->values[SHIPMENT_ETA].s),
            arrived = date_from_iso(s->values[SHIPMENT_ARRIVED_ON].s);
    c->eta = eta > c->eta ? eta : c->eta;
    c->arrived = arrived > c->arrived ? arrived : c->arrived;
    c->n++;
    c->n_arrived += arrived != DATE_NONE;
    c->pieces += loading->values[LOADING_QUANTITY].i;
    return true;
}

/* What is loaded of one line. */
static bool read_line(struct following *f, int64_t line, struct record *const *all, int n,
                      const struct before *b, struct carried *c) {
    const struct record *other =
        b->instead && b->instead->entity == &loading_entity ? b->instead : NULL;
    bool ok = true;
    for (int i = 0; ok && i < n; i++) {
        const struct record *l = other && other->id == all[i]->id ? other : all[i];
        ok = l->values[LOADING_ORDER_LINE].i != line || l->id == b->without ||
             add_shipment(f, l, b->instead, c);
    }
    if (ok && b->also && b->also->values[LOADING_ORDER_LINE].i == line)
        ok = add_shipment(f, b->also, b->instead, c);
    return ok;
}

/* What is loaded of the lines of the order, with that tolerance of it. */
static bool read_carried(struct following *f, int64_t order, int64_t tolerance,
                         const struct before *b, struct carried *c) {
    struct record **lines, **all;
    int n_lines, n;
    bool all_on_ships = true;
    *c = (struct carried){.eta = DATE_NONE, .arrived = DATE_NONE};
    if (!record_children(f->store, &order_line_entity, order, false, &f->arena, &lines, &n_lines,
                         f->err) ||
        !order_read_loadings(f->store, order, &f->arena, &all, &n, f->err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < n_lines; i++) {
        c->pieces = 0;
        ok = read_line(f, lines[i]->id, all, n, b, c);
        all_on_ships =
            all_on_ships &&
            order_is_enough(c->pieces, lines[i]->values[ORDER_LINE_QUANTITY].i, tolerance);
    }
    if (c->n_arrived < c->n || !all_on_ships) /* the rest is still on its way */
        c->arrived = DATE_NONE;
    return ok;
}

/* The milestone of the main transit has the days of the shipments, unless somebody said another. */
static bool move_transit(struct following *f, struct record *m, const struct carried *was,
                         const struct carried *is) {
    struct record *wanted = record_copy(m, &f->arena);
    if (date_from_iso(m->values[MILESTONE_PROMISED_ON].s) == was->eta)
        wanted->values[MILESTONE_PROMISED_ON] = day_value(is->eta, &f->arena);
    if (date_from_iso(m->values[MILESTONE_ACTUAL_ON].s) == was->arrived)
        wanted->values[MILESTONE_ACTUAL_ON] = day_value(is->arrived, &f->arena);
    return record_update(f->store, m, wanted, &f->arena, NULL, NULL, f->err) &&
           order_follow_milestone(f->store, m, wanted, f->err);
}

static const struct before nothing;

static bool move_transits(struct following *f, const struct carried *was,
                          const struct carried *is) {
    bool ok = true;
    for (int i = 0; ok && i < f->set.n; i++) {
        if (strcmp(record_text(f->set.records[i], MILESTONE_KIND), "transit") == 0)
            ok = move_transit(f, f->set.records[i], was, is);
    }
    return ok;
}

static bool follow_order(struct store *store, int64_t order, const struct before *b,
                         struct error *err) {
    struct following f = {.store = store, .err = err};
    struct carried was, is;
    bool ok = begin(&f, order);
    int64_t tolerance = ok ? record_int(f.order, ORDER_TOLERANCE, 0) : 0;
    ok = ok && read_carried(&f, order, tolerance, b, &was) &&
         read_carried(&f, order, tolerance, &nothing, &is) && move_transits(&f, &was, &is);
    end(&f);
    return ok;
}

/* ---- after the order itself --------------------------------------------------------------------
 */

/* By another tolerance what is on its way, or missing, may be enough or no more. */
static bool follow_tolerance(struct store *store, const struct record *before,
                             const struct record *after, struct error *err) {
    struct following f = {.store = store, .err = err};
    struct carried was, is;
    bool ok = begin(&f, after->id) &&
              read_carried(&f, after->id, record_int(before, ORDER_TOLERANCE, 0), &nothing, &was) &&
              read_carried(&f, after->id, record_int(after, ORDER_TOLERANCE, 0), &nothing, &is) &&
              move_transits(&f, &was, &is);
    end(&f);
    return ok;
}

/* What is placed was placed on a day that has come. */
static bool check_placed(struct store *store, const struct record *before,
                         const struct record *after, struct error *err) {
    const char *day = record_text(after, ORDER_ORDERED_ON);
    char today[DATE_TEXT];
    date_to_iso(store_today(store), today);
    return !is_placed(after) || strcmp(day, today) <= 0 ||
           (before && same(before, after, ORDER_ORDERED_ON) && same(before, after, ORDER_STATUS)) ||
           error_set(err, ERROR_INPUT,
                     "An order of %s is not placed yet, it is only %s: leave its status draft, or "
                     "give the day on which it was ordered.",
                     day, today);
}

bool order_follow_order(struct store *store, const struct record *before,
                        const struct record *after, struct error *err) {
    if (!check_placed(store, before, after, err) ||
        (before && !follow_draft(store, before, after, err)))
        return false;
    return !before ||
           ((same(before, after, ORDER_TOLERANCE) || follow_tolerance(store, before, after, err)) &&
            order_move_payments(store, after->id, err));
}

static bool order_of_line(struct store *store, int64_t line, int64_t *order, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = record_load(store, &order_line_entity, line, &arena, &r, err);
    *order = ok ? r->values[ORDER_LINE_ORDER].i : 0;
    arena_free(&arena);
    return ok;
}

/* Each order of which something is on the shipment. */
static bool follow_orders(struct store *store, const struct record *shipment,
                          const struct before *b, struct error *err) {
    struct arena arena = {0};
    struct record **list;
    int n, known = 0;
    bool ok = record_children(store, &loading_entity, shipment->id, false, &arena, &list, &n, err);
    int64_t *orders = arena_alloc(&arena, (size_t)(ok ? n : 0) + 1, sizeof *orders);
    for (int i = 0; ok && i < n; i++) {
        int at = 0;
        ok = order_of_line(store, list[i]->values[LOADING_ORDER_LINE].i, &orders[known], err);
        while (at < known && orders[at] != orders[known])
            at++;
        if (ok && at == known)
            ok = follow_order(store, orders[known++], b, err);
    }
    arena_free(&arena);
    return ok;
}

bool order_follow_shipment(struct store *store, const struct record *before,
                           const struct record *after, struct error *err) {
    const struct before b = {.instead = before};
    return !before || follow_orders(store, after, &b, err); /* on a new one nothing is loaded */
}

bool order_gone_shipment(struct store *store, const struct record *record, bool gone,
                         struct error *err) {
    struct record other = *record;
    const struct before b = {.instead = &other};
    other.deleted_at = gone ? 0 : 1;
    return follow_orders(store, record, &b, err);
}

static bool follow_loading(struct store *store, const struct record *loading,
                           const struct before *b, struct error *err) {
    int64_t order;
    return order_of_line(store, loading->values[LOADING_ORDER_LINE].i, &order, err) &&
           follow_order(store, order, b, err);
}

bool order_follow_loading(struct store *store, const struct record *before,
                          const struct record *after, struct error *err) {
    const struct before b = {.instead = before, .without = before ? 0 : after->id};
    return follow_loading(store, after, &b, err);
}

bool order_gone_loading(struct store *store, const struct record *record, bool gone,
                        struct error *err) {
    const struct before b = {.also = gone ? record : NULL, .without = gone ? 0 : record->id};
    return follow_loading(store, record, &b, err);
}
