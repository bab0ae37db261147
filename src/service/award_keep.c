#include "sourcebench/service/award_keep.h"

#include <math.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/db/command.h"

static bool drop_earlier(struct store *store, int64_t requirement, struct arena *arena,
                         struct error *err) {
    struct record **earlier;
    int n;
    bool ok = record_children(store, &award_entity, requirement, false, arena, &earlier, &n, err);
    for (int i = 0; ok && i < n; i++)
        ok = record_delete(store, &award_entity, earlier[i]->id, err);
    return ok;
}

static bool write_share(struct planning *p, const struct planning_scenario *s,
                        const struct plan_award_share *share, const char *reason,
                        struct arena *arena, struct error *err) {
    struct record *r = record_new(&award_entity, arena);
    r->values[AWARD_REQUIREMENT] = value_int(p->plan.requirement->id);
    r->values[AWARD_QUOTE] = value_int(p->plan.quotes[share->quote].quote->id);
    r->values[AWARD_QUANTITY] = value_int(share->quantity);
    r->values[AWARD_SOLVER_QUANTITY] = value_int(share->quantity);
    r->values[AWARD_SCENARIO] = value_text(arena_string(arena, s->name));
    r->values[AWARD_LANDED_TOTAL] = value_int(share->total);
    r->values[AWARD_CURRENCY] = value_text(p->plan.buyer.currency);
    r->values[AWARD_ON_TIME] = value_int(llround(share->on_time * 1000000));
    r->values[AWARD_DECIDED_ON] = value_text(date_text(arena, session_today(p->session)));
    r->values[AWARD_REASON] = value_text(reason);
    return record_insert(p->session->store, r, err);
}

static bool mark_awarded(struct planning *p, struct arena *arena, struct error *err) {
    struct record *base;
    if (!record_load(p->session->store, &requirement_entity, p->plan.requirement->id, arena, &base,
                     err))
        return false;
    struct record *wanted = record_copy(base, arena);
    wanted->values[REQUIREMENT_STATUS] = value_text("awarded");
    return record_update(p->session->store, base, wanted, arena, NULL, NULL, err);
}

bool award_keep(struct planning *p, const struct planning_awards *awards, int scenario,
                const char *reason, struct error *err) {
    const struct planning_scenario *s = &awards->scenarios[scenario];
    struct store *store = p->session->store;
    struct arena arena = {0};
    if (s->outcome.status < AWARD_FOUND)
        return error_set(err, ERROR_INPUT, "There is no award under \"%s\".", s->name);
    if (s->has_extra && s->extra > 0 && (!reason || !*reason))
        return error_set(err, ERROR_REASON,
                         "Say why \"%s\" is taken though it costs more than the cheapest.",
                         s->name);
    bool ok = command_begin(
        store, arena_format(&arena, "Award %s", record_text(p->plan.requirement, REQUIREMENT_NAME)),
        err);
    if (ok) {
        ok = drop_earlier(store, p->plan.requirement->id, &arena, err);
        for (int i = 0; ok && i < s->award.n; i++)
            ok = write_share(p, s, &s->award.shares[i], reason, &arena, err);
        ok = ok && mark_awarded(p, &arena, err);
        if (ok)
            ok = command_commit(store, err);
        else
            command_abort(store);
    }
    arena_free(&arena);
    return ok;
}

bool award_waive(struct planning *p, int quote, const char *reason, struct error *err) {
    const struct plan_quote *q = &p->plan.quotes[quote];
    struct store *store = p->session->store;
    struct arena arena = {0};
    struct record *base;
    bool ok = record_load(store, &quote_entity, q->quote->id, &arena, &base, err);
    if (ok) {
        struct record *wanted = record_copy(base, &arena);
        wanted->values[QUOTE_WAIVER] = value_text(reason);
        ok = command_begin(store,
                           arena_format(&arena, "%s the evidence of %s",
                                        reason && *reason ? "Waive" : "Demand", plan_supplier(q)),
                           err);
        if (ok && record_update(store, base, wanted, &arena, NULL, NULL, err))
            ok = command_commit(store, err);
        else if (ok) {
            command_abort(store);
            ok = false;
        }
    }
    arena_free(&arena);
    return ok;
}
