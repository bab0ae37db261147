#include "sourcebench/service/order_days.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/wide.h"
#include "sourcebench/db/order_day.h"
#include "sourcebench/service/planning.h"

struct reckoning {
    struct store *store;
    const struct catalogue *catalogue;
    int32_t today;
    struct arena arena; /* of what is kept */
};

enum { CENT = 100 };

/* Who cannot make all of it gets a part. */
static int64_t made_at_once(const struct plan_quote *q, const struct plan_result *r) {
    return q->capacity && q->capacity < r->made ? q->capacity : r->made;
}

/* Of a way that has no lead time, or cannot be walked, nothing is known. */
static bool reckon_way(const struct plan *plan, int quote, int way, int64_t service,
                       struct reckoning *r, struct order_day *day) {
    struct arena arena = {0};
    struct plan_result result;
    struct lead_plan lead;
    struct error ignored;
    const struct plan_quote *q = &plan->quotes[quote];
    *day = (struct order_day){.quote = q->quote->id, .way = way, .last = DATE_NONE};
    bool ok = plan_reckon(plan, quote, way, PLAN_FIGURES, &arena, &result, &ignored) &&
              result.has_lead &&
              plan_lead(plan, quote, way, made_at_once(q, &result), &arena, &lead, &ignored) &&
              lead_latest_order(&lead, plan->needed_by, (double)service / LANDED_SHARE, &day->last,
                                &ignored);
    if (ok) {
        const struct landed_figure *landed = &result.landed.basis[LANDED_COST];
        day->has_cost = result.landed.comparable && landed->known;
        day->unit = landed->unit;
        day->total = (int64_t)wide_divide(landed->total, CENT) * CENT;
        day->currency = arena_string(&r->arena, plan->buyer.currency);
        day->mode = q->ways[way].lane ? freight_words[q->ways[way].terms.mode] : NULL;
    }
    arena_free(&arena);
    return ok;
}

static void reckon_plan(const struct plan *plan, struct reckoning *r, struct order_days *of) {
    struct order_day *days =
        arena_alloc(&r->arena, (size_t)plan->n_quotes * PLAN_WAYS + 1, sizeof *days);
    of->service = plan->service ? plan->service : ORDER_DAYS_SURE;
    of->days = days;
    for (int i = 0; plan->needed_by != DATE_NONE && i < plan->n_quotes; i++) {
        for (int w = 0; w < plan->quotes[i].n_ways; w++) {
            if (reckon_way(plan, i, w, of->service, r, &days[of->n]))
                of->n++;
        }
    }
}

/* What cannot be planned has no days; the plan itself tells why. */
static bool reckon_one(struct reckoning *r, int64_t requirement, struct order_days *of,
                       struct error *err) {
    struct record_set set = {0};
    struct arena arena = {0};
    struct plan plan = {0};
    struct error ignored;
    *of = (struct order_days){.requirement = requirement, .service = ORDER_DAYS_SURE};
    bool ok = planning_load(r->store, requirement, &set, err);
    if (ok && planning_make(&set, requirement, r->catalogue, r->today, &arena, &plan, &ignored))
        reckon_plan(&plan, r, of);
    arena_free(&arena);
    record_set_free(&set);
    return ok;
}

/* *kept is false where others wrote meanwhile. */
static bool reckon_stale(struct reckoning *r, bool *kept, struct error *err) {
    int64_t *stale, state;
    int n;
    bool ok = order_day_stale(r->store, r->today, &r->arena, &stale, &n, &state, err);
    struct order_days *of = ok ? arena_alloc(&r->arena, (size_t)n + 1, sizeof *of) : NULL;
    *kept = ok && n == 0;
    for (int i = 0; ok && i < n; i++)
        ok = reckon_one(r, stale[i], &of[i], err);
    return ok && (n == 0 || order_day_write(r->store, of, n, r->today, state, kept, err));
}

bool order_days_reckon(struct store *store, const struct catalogue *catalogue, int32_t today,
                       struct error *err) {
    enum { ATTEMPTS = 2 };
    struct reckoning r = {.store = store, .catalogue = catalogue, .today = today};
    bool ok = true, kept = false;
    for (int i = 0; ok && !kept && i < ATTEMPTS; i++)
        ok = reckon_stale(&r, &kept, err);
    arena_free(&r.arena);
    return ok && (kept || error_set(err, ERROR_BUSY, "Others are writing to %s all the time.",
                                    store_path(store)));
}
