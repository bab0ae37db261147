/*
 * Payments that follow what happens to their order: their day is kept with them, and moves with
 * each change that is recorded.
 */
#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_plan.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/db/record.h"

#include "order_follow.h"

struct moving {
    struct store *store;
    struct record_set set; /* the order, its milestones and their calendars */
    const struct record *order;
    struct order_projection p;
    struct error *err;
};

static bool follows(const struct record *payment) {
    return payment->values[PAYMENT_FROM].s && !payment->values[PAYMENT_PAID_ON].s;
}

static bool read_order(struct moving *m, int64_t order) {
    struct record *r, **list;
    struct arena *arena = &m->set.arena;
    int n;
    if (!record_load(m->store, &order_entity, order, arena, &r, m->err) ||
        !record_children(m->store, &milestone_entity, order, false, arena, &list, &n, m->err))
        return false;
    record_set_add(&m->set, r);
    m->order = r;
    bool ok = order_read_closures(m->store, r, &m->set, m->err);
    for (int i = 0; ok && i < n; i++) {
        record_set_add(&m->set, list[i]);
        ok = order_read_calendar(m->store, list[i], &m->set, m->err);
    }
    if (ok)
        order_track(&m->set, m->order, store_today(m->store), arena, &m->p);
    return ok;
}

static bool move(struct moving *m, const struct record *payment) {
    const struct record *moved = order_payment_now(m->order, payment, &m->p, &m->set.arena);
    return moved == payment ||
           record_update(m->store, payment, moved, &m->set.arena, NULL, NULL, m->err);
}

bool order_move_payments(struct store *store, int64_t order, struct error *err) {
    struct moving m = {.store = store, .err = err};
    struct record **list;
    int n, following = 0;
    bool ok = record_children(store, &payment_entity, order, false, &m.set.arena, &list, &n, err);
    for (int i = 0; ok && i < n; i++)
        following += follows(list[i]);
    ok = ok && (!following || read_order(&m, order));
    for (int i = 0; ok && following && i < n; i++)
        ok = !follows(list[i]) || move(&m, list[i]);
    record_set_free(&m.set);
    return ok;
}

/* Somebody said the day itself: then it follows nothing any more. */
static bool let_go(struct store *store, int64_t payment, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = record_load(store, &payment_entity, payment, &arena, &r, err);
    if (ok) {
        struct record *free = record_copy(r, &arena);
        free->values[PAYMENT_FROM] = free->values[PAYMENT_DAYS] = value_null();
        ok = record_update(store, r, free, &arena, NULL, NULL, err);
    }
    arena_free(&arena);
    return ok;
}

static bool same(const struct record *a, const struct record *b, int field) {
    return value_equal(a->values[field], b->values[field]);
}

bool order_follow_payment(struct store *store, const struct record *before,
                          const struct record *after, struct error *err) {
    if (!order_follow_part(store, before, after, err))
        return false;
    if (before && follows(after) && !same(before, after, PAYMENT_DUE_ON) &&
        same(before, after, PAYMENT_FROM) && same(before, after, PAYMENT_DAYS))
        return let_go(store, after->id, err);
    return !follows(after) || order_move_payments(store, after->values[PAYMENT_ORDER].i, err);
}
