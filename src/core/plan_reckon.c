/*
 * Quotes reckoned.
 */
#include <string.h>

#include "sourcebench/core/date.h"

#include "plan_private.h"

const double plan_latest_p[PLAN_LATEST] = {0.5, 0.8, 0.95};

bool plan_lead(const struct plan *plan, int quote, int way_number, int64_t quantity,
               struct arena *arena, struct lead_plan *lead, struct error *err) {
    const struct plan_way *way = &plan->quotes[quote].ways[way_number];
    struct lead_stage *stages = arena_alloc(arena, (size_t)way->n_stages, sizeof *stages);
    if (way->lead_gap)
        return error_set(err, ERROR_INPUT, "%s.", way->lead_gap);
    for (int i = 0; i < way->n_stages; i++) {
        const struct plan_stage *s = &way->stages[i];
        stages[i] = s->lead;
        if (s->by_rate && !lead_production(s->setup, quantity, &s->rates, &stages[i].days, err))
            return false;
    }
    return lead_plan_make(stages, way->n_stages, DATE_NONE, arena, lead, err);
}

/* Days from the order, and from the shipment, to the arrival as it is likely. */
static void take_days(const struct plan_way *way, const struct plan *plan,
                      const struct plan_result *r, struct landed_buyer *buyer) {
    buyer->order_days = buyer->shipment_days = -1;
    if (!r->has_lead)
        return;
    buyer->order_days = r->likely - plan->order_on;
    if (way->transit >= 0)
        buyer->shipment_days = r->likely - r->path[way->transit].first;
}

/* How many are ordered does not depend on days, but the days do on it. */
void plan_request(const struct plan *plan, int quote, const struct plan_result *r,
                  struct landed_buyer *buyer, struct landed_request *request) {
    const struct plan_quote *q = &plan->quotes[quote];
    const struct plan_way *way = &q->ways[r->way];
    *buyer = plan->buyer;
    take_days(way, plan, r, buyer);
    *request = (struct landed_request){
        .offer = &q->offer,
        .lane = way->lane ? &way->terms : NULL,
        .duty = q->duty,
        .buyer = buyer,
        .carton = q->carton,
        .hs = plan->hs,
        .wanted = plan->wanted,
        .n_wanted = plan->n_wanted,
        .below_moq = r->landed.below_moq,
    };
}

static bool reckon_lead(const struct plan *plan, int quote, enum plan_depth depth,
                        struct arena *arena, int64_t quantity, struct plan_result *r,
                        struct error *err) {
    struct lead_plan lead;
    if (plan->quotes[quote].ways[r->way].lead_gap)
        return true;
    if (!plan_lead(plan, quote, r->way, quantity, arena, &lead, err) ||
        !lead_forward(&lead, plan->order_on, arena, &r->arrival, err) ||
        !lead_likely(&lead, plan->order_on, r->path, &r->likely, err))
        return false;
    r->has_lead = true;
    r->made = quantity;
    r->has_need = plan->needed_by != DATE_NONE;
    r->on_time = r->has_need ? lead_on_time(&r->arrival, plan->needed_by) : 0;
    for (int i = 0; depth == PLAN_ALL && r->has_need && i < PLAN_LATEST; i++) {
        if (!lead_latest_order(&lead, plan->needed_by, plan_latest_p[i], &r->latest[i], err))
            return false;
    }
    return true;
}

bool plan_reckon(const struct plan *plan, int quote, int way_number, enum plan_depth depth,
                 struct arena *arena, struct plan_result *r, struct error *err) {
    struct landed_buyer buyer;
    struct landed_request request;
    struct landed_result ways[2];
    *r = (struct plan_result){.way = way_number};
    plan_request(plan, quote, r, &buyer, &request);
    if (!reckon_lead(plan, quote, depth, arena, landed_quantity(&request), r, err))
        return false;
    plan_request(plan, quote, r, &buyer, &request);
    if (landed_can_go_below(&request))
        request.below_moq = landed_moq_ways(&request, arena, ways) == 1;
    if (depth == PLAN_ALL)
        landed_cost(&request, arena, &r->landed);
    else
        landed_figures(&request, arena, &r->landed);
    return true;
}

/* Whether a is shown before b: what is comparable; what meets the service level; the cheaper; the
 * surer. */
static bool is_better(const struct plan *plan, const struct plan_result *a,
                      const struct plan_result *b) {
    double service = (double)plan->service / LANDED_SHARE;
    bool meets_a = a->has_lead && a->on_time >= service;
    bool meets_b = b->has_lead && b->on_time >= service;
    if (a->landed.comparable != b->landed.comparable)
        return a->landed.comparable;
    if (plan->needed_by != DATE_NONE && meets_a != meets_b)
        return meets_a;
    if (plan->needed_by != DATE_NONE && !meets_a && a->on_time != b->on_time)
        return a->on_time > b->on_time;
    return a->landed.basis[LANDED_COST].total < b->landed.basis[LANDED_COST].total;
}

/* ---- other ways --------------------------------------------------------------------------------
 */

struct ways {
    const struct plan *plan;
    int quote;
    struct arena *arena;
    struct landed_request *first, *last;
};

static void add_request(struct ways *w, const struct plan_result *r, bool below) {
    struct landed_buyer *buyer = arena_alloc(w->arena, 1, sizeof *buyer);
    struct landed_request *request = arena_alloc(w->arena, 1, sizeof *request);
    plan_request(w->plan, w->quote, r, buyer, request);
    request->below_moq = below;
    if (w->last)
        w->last->or_by = request;
    else
        w->first = request;
    w->last = request;
}

static void add_both(struct ways *w, const struct plan_result *r) {
    add_request(w, r, r->landed.below_moq);
    if (w->plan->quotes[w->quote].offer.below_moq)
        add_request(w, r, !r->landed.below_moq);
}

static bool is_as_sure(const struct plan *plan, const struct plan_result *r,
                       const struct plan_result *shown) {
    double service = (double)plan->service / LANDED_SHARE;
    return plan->needed_by == DATE_NONE ||
           (r->has_lead && (r->on_time >= service || r->on_time >= shown->on_time));
}

const struct landed_request *plan_request_ways(const struct plan *plan, int quote,
                                               const struct plan_result *shown,
                                               struct arena *arena) {
    struct ways w = {.plan = plan, .quote = quote, .arena = arena};
    add_both(&w, shown);
    for (int i = 0; i < plan->quotes[quote].n_ways; i++) {
        struct plan_result r;
        struct error err; /* a way that cannot be walked is none */
        if (i != shown->way && plan_reckon(plan, quote, i, PLAN_FIGURES, arena, &r, &err) &&
            is_as_sure(plan, &r, shown))
            add_both(&w, &r);
    }
    return w.first;
}

bool plan_reckon_best(const struct plan *plan, int quote, enum plan_depth depth,
                      struct arena *arena, struct plan_result *result, struct error *err) {
    const struct plan_quote *q = &plan->quotes[quote];
    struct arena scratch = {0};
    struct plan_result best = {0}, next;
    bool ok = true;
    int chosen = 0;
    for (int i = 0; ok && q->n_ways > 1 && i < q->n_ways; i++) {
        ok = plan_reckon(plan, quote, i, PLAN_FIGURES, &scratch, &next, err);
        if (ok && (i == 0 || is_better(plan, &next, &best))) {
            best = next;
            chosen = i;
        }
    }
    arena_free(&scratch);
    return ok && plan_reckon(plan, quote, chosen, depth, arena, result, err);
}
