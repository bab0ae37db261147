/*
 * Orders on their way, projected: which milestone will be late though it is not late yet.
 */
#include <math.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_plan.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/db/record.h"

#include "agenda_private.h"

static bool is_done(const struct record *milestone) {
    return milestone->values[MILESTONE_ACTUAL_ON].s != NULL;
}

/* The first of them that will be late, else the last where the arrival will. */
static void find_late(const struct record *order, const struct order_projection *p, int32_t today,
                      struct agenda_fact *fact) {
    struct record *const *list = p->milestones;
    int32_t need = record_day(order, ORDER_NEEDED_BY);
    for (int i = 0; i < p->n; i++) {
        int32_t due = order_part_due(list[i]);
        if (is_done(list[i]) || due == DATE_NONE || due < today || p->path[i].last <= due)
            continue;
        fact->subject = list[i]->id;
        fact->day = due;
        fact->projected = p->path[i].last;
        return;
    }
    if (need != DATE_NONE && p->likely > need) {
        fact->subject = list[p->n - 1]->id;
        fact->day = need;
        fact->projected = p->likely;
    }
}

/* An order with its milestones and their calendars, put into a set. */
struct on_its_way {
    struct record *order, **milestones;
    int n, open; /* not done */
    int mark;    /* of the set before it; calendars and closing days stay in it */
    struct arena arena;
};

static bool read_way(struct store *store, int64_t order, struct record_set *set,
                     struct on_its_way *w, struct error *err) {
    bool ok = record_load(store, &order_entity, order, &w->arena, &w->order, err) &&
              record_children(store, &milestone_entity, order, false, &w->arena, &w->milestones,
                              &w->n, err) &&
              order_read_closures(store, w->order, set, err);
    for (int i = 0; ok && i < w->n; i++) {
        w->open += !is_done(w->milestones[i]);
        ok = order_read_calendar(store, w->milestones[i], set, err);
    }
    w->mark = record_set_mark(set);
    if (ok)
        record_set_add(set, w->order);
    for (int i = 0; ok && i < w->n; i++)
        record_set_add(set, w->milestones[i]);
    return ok;
}

static void end_way(struct record_set *set, struct on_its_way *w) {
    record_set_cut(set, w->mark);
    arena_free(&w->arena);
}

/* A network that cannot be walked is no risk that could be named. */
bool agenda_find_risk(struct store *store, int32_t today, struct record_set *set,
                      struct agenda_fact *fact, struct error *err) {
    struct on_its_way w = {.mark = record_set_mark(set)};
    struct order_projection p;
    bool ok = read_way(store, fact->subject, set, &w, err);
    if (ok && w.open) {
        order_track(set, w.order, today, &w.arena, &p);
        if (!p.gap)
            find_late(w.order, &p, today, fact);
    }
    end_way(set, &w);
    return ok;
}

static bool move_day(struct store *store, int32_t today, struct record_set *set,
                     const struct record *payment, struct agenda_fact *fact, struct error *err) {
    struct on_its_way w = {.mark = record_set_mark(set)};
    struct order_projection p;
    bool ok = read_way(store, payment->values[PAYMENT_ORDER].i, set, &w, err);
    if (ok) {
        order_track(set, w.order, today, &w.arena, &p);
        fact->projected = order_payment_due(w.order, payment, &p);
    }
    end_way(set, &w);
    return ok;
}

bool agenda_move_payment(struct store *store, int32_t today, struct record_set *set,
                         struct agenda_fact *fact, struct error *err) {
    struct arena arena = {0};
    struct record *payment;
    bool ok = record_load(store, &payment_entity, fact->subject, &arena, &payment, err) &&
              (!payment->values[PAYMENT_FROM].s || move_day(store, today, set, payment, fact, err));
    arena_free(&arena);
    return ok;
}

bool agenda_words_arrival(struct store *store, int64_t milestone, struct agenda_words *words,
                          struct error *err) {
    struct record_set set = {0};
    struct on_its_way w = {.mark = 0};
    struct order_projection p;
    struct record *m;
    bool ok = record_load(store, &milestone_entity, milestone, &w.arena, &m, err) &&
              read_way(store, m->values[MILESTONE_ORDER].i, &set, &w, err);
    if (ok) {
        order_project(&set, w.order, store_today(store), &w.arena, &p);
        words->needed = record_day(w.order, ORDER_NEEDED_BY);
        if (!p.gap)
            words->arrives = p.likely;
        if (!p.gap && words->needed != DATE_NONE)
            words->in_time = llround(lead_on_time(&p.arrival, words->needed) * 1000000);
    }
    end_way(&set, &w);
    record_set_free(&set);
    return ok;
}
