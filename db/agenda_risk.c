/*
 * Orders on their way, projected: which milestone will be late though it is not late yet.
 */
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

/* A network that cannot be walked is no risk that could be named. */
static void project(struct record_set *set, struct record *order, struct record **list, int n,
                    int32_t today, struct agenda_fact *fact) {
    struct order_projection p;
    struct arena arena = {0};
    int mark = record_set_mark(set);
    record_set_add(set, order);
    for (int i = 0; i < n; i++)
        record_set_add(set, list[i]);
    order_track(set, order, today, &arena, &p);
    if (!p.gap)
        find_late(order, &p, today, fact);
    record_set_cut(set, mark);
    arena_free(&arena);
}

bool agenda_find_risk(struct store *store, int32_t today, struct record_set *set,
                      struct agenda_fact *fact, struct error *err) {
    struct record *order, **list;
    struct arena arena = {0};
    int n, open = 0;
    bool ok =
        record_load(store, &order_entity, fact->subject, &arena, &order, err) &&
        record_children(store, &milestone_entity, fact->subject, false, &arena, &list, &n, err);
    for (int i = 0; ok && i < n; i++)
        open += !is_done(list[i]);
    if (ok && open) {
        for (int i = 0; ok && i < n; i++)
            ok = order_read_calendar(store, list[i], set, err);
        if (ok)
            project(set, order, list, n, today, fact);
    }
    arena_free(&arena);
    return ok;
}
