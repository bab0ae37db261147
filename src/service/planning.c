#include "sourcebench/service/planning.h"

#include <string.h>

#include "sourcebench/core/plan_past.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/coverage.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/service/trade_catalogue.h"

/* ---- evidence ----------------------------------------------------------------------------------
 */

static bool load_evidence(struct planning *p, const struct record *supplier,
                          struct planning_evidence *e, struct error *err) {
    struct coverage_query query = {
        .catalogue = &p->session->catalogue,
        .market = p->plan.buyer.destination,
        .today = session_today(p->session),
    };
    struct coverage_cell *cells;
    struct strbuf missing = {0};
    int n;
    const struct certificate_kind **kinds = coverage_kinds(&query, &p->arena, &n);
    if (!coverage_load(p->session->store, &query, kinds, n, supplier->id, &p->arena, &cells, NULL,
                       err))
        return false;
    e->known = true;
    for (int i = 0; i < n; i++) {
        /* What a market only expects is for the agent to weigh. */
        if (catalogue_level(query.catalogue, kinds[i], query.market) != MARKET_REQUIRED ||
            !coverage_is_gap(&query, kinds[i], cells[i].state))
            continue;
        strbuf_addf(&missing, "%s%s", e->gaps++ ? ", " : "", kinds[i]->code);
    }
    e->missing = arena_string(&p->arena, strbuf_text(&missing));
    strbuf_free(&missing);
    return true;
}

static bool load_all_evidence(struct planning *p, struct error *err) {
    bool ok = true;
    p->evidence = arena_alloc(&p->arena, (size_t)p->plan.n_quotes + 1, sizeof *p->evidence);
    for (int i = 0; ok && i < p->plan.n_quotes; i++) {
        p->evidence[i].missing = "";
        if (p->in_bench && p->plan.quotes[i].supplier)
            ok = load_evidence(p, p->plan.quotes[i].supplier, &p->evidence[i], err);
    }
    return ok;
}

/* ---- opening -----------------------------------------------------------------------------------
 */

bool planning_load(struct store *store, int64_t requirement, struct record_set *set,
                   struct error *err) {
    bool ok = plan_load(store, requirement, set, err);
    /* What is loaded stands behind: no quote is added. */
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &quote_entity)
            ok = plan_load_past(store, r->values[QUOTE_SUPPLIER].i, set, err);
    }
    return ok;
}

bool planning_make(const struct record_set *set, int64_t requirement,
                   const struct catalogue *catalogue, int32_t today, struct arena *arena,
                   struct plan *plan, struct error *err) {
    if (!plan_make(set, record_set_find(set, &requirement_entity, requirement), catalogue, today,
                   arena, plan, err))
        return false;
    plan_take_orders(plan, arena);
    return true;
}

static bool finish(struct planning *p, bool in_bench, struct error *err) {
    p->in_bench = in_bench;
    return load_all_evidence(p, err) && planning_reckon(p, err);
}

bool planning_open(struct session *session, int64_t requirement, struct planning *p,
                   struct error *err) {
    p->session = session;
    return planning_load(session->store, requirement, &p->file.set, err) &&
           planning_make(&p->file.set, requirement, &session->catalogue, session_today(session),
                         &p->arena, &p->plan, err) &&
           finish(p, true, err);
}

static bool choose(struct planning *p, const char *path, const char *name,
                   const struct record **chosen, struct error *err) {
    int n, found = 0;
    struct record **all = record_set_list(&p->file.set, &requirement_entity, -1, 0, &p->arena, &n);
    const char *key = name ? text_name_key(&p->arena, name) : NULL;
    for (int i = 0; i < n; i++) {
        if (key &&
            strcmp(text_name_key(&p->arena, record_text(all[i], REQUIREMENT_NAME)), key) != 0)
            continue;
        *chosen = all[i];
        found++;
    }
    if (found == 1)
        return true;
    if (name)
        return error_set(err, ERROR_NOT_FOUND, "%s has no requirement \"%s\".", path, name);
    return error_set(err, ERROR_INPUT,
                     n ? "%s has %d requirements; name one." : "%s has no requirement.", path, n);
}

bool planning_open_case(struct session *session, const char *path, const char *name,
                        struct planning *p, struct error *err) {
    const struct record *requirement = NULL;
    p->session = session;
    return session_load_catalogue(session, err) && trade_catalogue_read(&p->file, err) &&
           case_read_file(&p->file, session, path, err) &&
           choose(p, path, name, &requirement, err) &&
           plan_make(&p->file.set, requirement, &session->catalogue, session_today(session),
                     &p->arena, &p->plan, err) &&
           finish(p, false, err);
}

void planning_close(struct planning *p) {
    arena_free(&p->reckoned);
    arena_free(&p->arena);
    case_free(&p->file);
    *p = (struct planning){0};
}

void planning_move(struct planning *to, struct planning *from) {
    planning_close(to);
    *to = *from;
    if (to->plan.set)
        to->plan.set = &to->file.set;
    *from = (struct planning){0};
}

bool planning_reckon(struct planning *p, struct error *err) {
    bool ok = true;
    arena_free(&p->reckoned);
    p->results = arena_alloc(&p->reckoned, (size_t)p->plan.n_quotes + 1, sizeof *p->results);
    for (int i = 0; ok && i < p->plan.n_quotes; i++)
        ok = plan_reckon_best(&p->plan, i, PLAN_ALL, &p->reckoned, &p->results[i], err);
    return ok;
}

int planning_cheapest(const struct planning *p) {
    int best = -1;
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const struct landed_result *r = &p->results[i].landed;
        int64_t capacity = p->plan.quotes[i].capacity;
        bool counts = r->comparable && !r->expired && r->quantity == r->wanted &&
                      (!capacity || capacity >= r->quantity);
        if (counts && (best < 0 || r->basis[LANDED_COST].total <
                                       p->results[best].landed.basis[LANDED_COST].total))
            best = i;
    }
    return best;
}
