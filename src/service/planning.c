#include "sourcebench/service/planning.h"

#include <string.h>

#include "sourcebench/core/coverage.h"
#include "sourcebench/core/plan_past.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/service/trade_catalogue.h"

/* ---- evidence ----------------------------------------------------------------------------------
 */

static void judge_evidence(struct planning *p, const struct record *supplier,
                           struct planning_evidence *e) {
    struct coverage_query query = {
        .catalogue = &p->session->catalogue,
        .market = p->plan.buyer.destination,
        .today = session_today(p->session),
    };
    struct strbuf missing = {0};
    int n, n_certificates, n_claims;
    const struct certificate_kind **kinds = coverage_kinds(&query, &p->arena, &n);
    struct record **certificates =
        record_set_list(&p->file.set, &certificate_entity, CERTIFICATE_SUPPLIER, supplier->id,
                        &p->arena, &n_certificates);
    struct record **claims = record_set_list(&p->file.set, &claim_entity, CLAIM_SUPPLIER,
                                             supplier->id, &p->arena, &n_claims);
    e->known = true;
    for (int i = 0; i < n; i++) {
        /* What a market only expects is for the agent to weigh. */
        if (catalogue_level(query.catalogue, kinds[i], query.market) != MARKET_REQUIRED ||
            !coverage_is_gap(
                &query, kinds[i],
                coverage_judge(&query, kinds[i], certificates, n_certificates, claims, n_claims)
                    .state))
            continue;
        strbuf_addf(&missing, "%s%s", e->gaps++ ? ", " : "", kinds[i]->code);
    }
    e->missing = arena_string(&p->arena, strbuf_text(&missing));
    strbuf_free(&missing);
}

/* The catalogue's code of a certificate; what is not in it stays as it is written. */
static const char *code_of(const struct planning *p, const char *written) {
    const struct certificate_kind *kind = catalogue_certificate(&p->session->catalogue, written);
    return kind ? kind->code : written;
}

static int find_named(const struct planning *p, const char *code) {
    int i = 0;
    while (i < p->n_named && strcmp(p->named[i], code) != 0)
        i++;
    return i;
}

/* The next of a list, "BSCI,REACH"; NULL behind the last. */
static const char *next_named(const struct planning *p, const char **list, struct arena *arena) {
    size_t length = strcspn(*list, ",");
    if (length == 0)
        return NULL;
    const char *written = arena_bytes(arena, *list, length);
    *list += length + ((*list)[length] == ',');
    return code_of(p, written);
}

int64_t planning_named(const struct planning *p, const char *list) {
    struct arena arena = {0};
    int64_t bits = 0;
    for (const char *code; (code = next_named(p, &list, &arena));)
        bits |= INT64_C(1) << find_named(p, code); /* beyond the last: what nobody holds */
    arena_free(&arena);
    return bits;
}

static void collect_named(struct planning *p) {
    int n;
    struct record **scenarios =
        record_set_list(&p->file.set, &scenario_entity, SCENARIO_REQUIREMENT,
                        p->plan.requirement->id, &p->arena, &n);
    p->named = arena_alloc(&p->arena, PLANNING_NAMED, sizeof *p->named);
    for (int i = 0; i < n; i++) {
        const char *list = record_text(scenarios[i], SCENARIO_EVIDENCE);
        for (const char *code; (code = next_named(p, &list, &p->arena));) {
            if (find_named(p, code) == p->n_named && p->n_named < PLANNING_NAMED)
                p->named[p->n_named++] = code;
        }
    }
}

/* Which of the named certificates the supplier holds. */
static int64_t held_of(struct planning *p, const struct record *supplier) {
    struct coverage_query query = {.catalogue = &p->session->catalogue,
                                   .market = p->plan.buyer.destination,
                                   .today = session_today(p->session)};
    int n_certificates, n_claims;
    int64_t held = 0;
    struct record **certificates =
        record_set_list(&p->file.set, &certificate_entity, CERTIFICATE_SUPPLIER, supplier->id,
                        &p->arena, &n_certificates);
    struct record **claims = record_set_list(&p->file.set, &claim_entity, CLAIM_SUPPLIER,
                                             supplier->id, &p->arena, &n_claims);
    for (int i = 0; i < p->n_named; i++) {
        const struct certificate_kind *kind = catalogue_certificate(query.catalogue, p->named[i]);
        enum coverage_state state =
            kind
                ? coverage_judge(&query, kind, certificates, n_certificates, claims, n_claims).state
                : COVERAGE_MISSING;
        if (state == COVERAGE_MET || state == COVERAGE_LAPSING)
            held |= INT64_C(1) << i;
    }
    return held;
}

static void judge_all_evidence(struct planning *p) {
    p->evidence = arena_alloc(&p->arena, (size_t)p->plan.n_quotes + 1, sizeof *p->evidence);
    collect_named(p);
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const struct record *supplier = p->plan.quotes[i].supplier;
        p->evidence[i].missing = "";
        p->evidence[i].waiver = record_text(p->plan.quotes[i].quote, QUOTE_WAIVER);
        p->evidence[i].held = INT64_MAX; /* where nothing is known of it */
        if (supplier && (p->in_bench || case_tells_evidence(&p->file, supplier))) {
            judge_evidence(p, supplier, &p->evidence[i]);
            p->evidence[i].held = held_of(p, supplier);
        }
    }
}

bool planning_knows_evidence(const struct planning *p) {
    for (int i = 0; i < p->plan.n_quotes; i++)
        if (!p->evidence[i].known)
            return false;
    return true;
}

/* ---- opening -----------------------------------------------------------------------------------
 */

bool planning_load(struct store *store, int64_t requirement, struct record_set *set,
                   struct error *err) {
    return plan_load(store, requirement, set, err) && plan_load_quoting_past(store, set, err);
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
    judge_all_evidence(p);
    return planning_reckon(p, err);
}

bool planning_open(struct session *session, int64_t requirement, struct planning *p,
                   struct error *err) {
    p->session = session;
    return planning_load(session->store, requirement, &p->file.set, err) &&
           plan_load_evidence(session->store, &p->file.set, err) &&
           planning_make(&p->file.set, requirement, &session->catalogue, session_today(session),
                         &p->arena, &p->plan, err) &&
           finish(p, true, err);
}

static bool choose(struct planning *p, const char *path, const char *name,
                   const struct record **chosen, struct error *err) {
    int n;
    struct record **all = record_set_list(&p->file.set, &requirement_entity, -1, 0, &p->arena, &n);
    /* Every name begins with nothing. */
    int found = requirement_meant(all, n, name ? name : "", chosen);
    if (found == 1)
        return true;
    if (name && found)
        return error_set(err, ERROR_INPUT,
                         "%d requirements of %s are called so; give more of the name.", found,
                         path);
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
           planning_make(&p->file.set, requirement->id, &session->catalogue, session_today(session),
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
