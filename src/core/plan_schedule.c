#include "sourcebench/core/plan_schedule.h"

#include "sourcebench/core/date.h"

/* ---- the closure that is next ------------------------------------------------------------------
 */

static bool is_long(const struct calendar_row *row, int32_t from, int32_t until) {
    return row->kind == CALENDAR_CLOSURE && row->last - row->first + 1 >= CALENDAR_LONG &&
           row->first > from && row->first <= until;
}

/* The row of a calendar that begins first; NULL: none. */
static const struct calendar_row *next_closure(const struct calendar *c, int32_t from,
                                               int32_t until) {
    const struct calendar_row *next = NULL;
    for (int i = 0; c && i < c->n_rows; i++) {
        if (is_long(&c->rows[i], from, until) && (!next || c->rows[i].first < next->first))
            next = &c->rows[i];
    }
    return next;
}

/* The main transit and all that comes after it. */
static unsigned behind_of(const struct plan_way *way) {
    unsigned behind = way->transit < 0 ? 0 : 1U << way->transit, before;
    do {
        before = behind;
        for (int i = 0; i < way->n_stages; i++)
            behind |= way->stages[i].lead.after & behind ? 1U << i : 0;
    } while (behind != before);
    return behind;
}

static void find_closure(const struct plan_way *way, int32_t until, struct plan_schedule *s) {
    struct plan_closure *c = &s->closure;
    unsigned behind = behind_of(way);
    for (int i = 0; i < way->n_stages; i++) {
        const struct calendar_row *row =
            behind >> i & 1 ? NULL : next_closure(way->stages[i].lead.calendar, s->order, until);
        if (row && (!c->row || row->first < c->row->first))
            *c = (struct plan_closure){.row = row, .calendar = way->stages[i].calendar, .stage = i};
    }
    s->has_closure = c->row != NULL;
    for (int i = 0; s->has_closure && i < way->n_stages; i++) {
        if (!(behind >> i & 1) && way->stages[i].calendar == c->calendar &&
            s->path[i].last >= s->path[c->stage].last)
            c->stage = i;
    }
}

static bool reckon_closure(struct plan_schedule *s, struct arena *arena, struct error *err) {
    struct plan_closure *c = &s->closure;
    struct lead_plan part;
    struct lead_arrival made;
    c->before = c->row->first - c->row->uncertain - 1;
    if (!lead_plan_until(&s->lead, c->stage, arena, &part, err) ||
        !lead_forward(&part, s->order, arena, &made, err))
        return false;
    c->ready = lead_on_time(&made, c->before);
    for (int i = 0; i < PLAN_LATEST; i++) {
        if (!lead_latest_order(&part, c->before, plan_latest_p[i], &c->latest[i], err))
            return false;
    }
    return true;
}

/* ---- all of it ---------------------------------------------------------------------------------
 */

bool plan_schedule_path(const struct plan *plan, int quote, const struct plan_result *result,
                        int32_t order, struct arena *arena, struct plan_schedule *s,
                        struct error *err) {
    const struct plan_way *way = &plan->quotes[quote].ways[result->way];
    struct lead_met *met;
    *s = (struct plan_schedule){.order = order, .n_stages = way->n_stages};
    if (!plan_lead(plan, quote, result->way, result->made, arena, &s->lead, err) ||
        !lead_likely(&s->lead, order, s->path, &s->likely, err) ||
        !lead_forward(&s->lead, order, arena, &s->arrival, err))
        return false;
    s->n_met = lead_closures(&s->lead, s->path, arena, &met);
    s->met = met;
    return true;
}

bool plan_schedule(const struct plan *plan, int quote, const struct plan_result *result,
                   int32_t order, struct arena *arena, struct plan_schedule *s, struct error *err) {
    int32_t need = plan->needed_by;
    if (!plan_schedule_path(plan, quote, result, order, arena, s, err) ||
        !lead_delays(&s->lead, order, need == DATE_NONE ? s->likely : need, arena, s->delays, err))
        return false;
    int32_t all = lead_quantile(&s->arrival, 1);
    find_closure(&plan->quotes[quote].ways[result->way],
                 need != DATE_NONE && need > all ? need : all, s);
    return !s->has_closure || reckon_closure(s, arena, err);
}

bool plan_is_critical(const struct plan_schedule *s, int stage) {
    return s->delays[stage].slack == 0;
}
