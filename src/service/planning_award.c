/*
 * Scenarios of an award.
 */
#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/core/text.h"
#include "sourcebench/service/planning_text.h"

/* ---- which scenarios ---------------------------------------------------------------------------
 */

/* The field of a scenario that sets each limit; those of papers are made otherwise. */
static const int limit_fields[LIMITS] = {
    [LIMIT_ON_TIME] = SCENARIO_ON_TIME,
    [LIMIT_SUPPLIERS_MIN] = SCENARIO_SUPPLIERS_MIN,
    [LIMIT_SUPPLIERS_MAX] = SCENARIO_SUPPLIERS_MAX,
    [LIMIT_SUPPLIER_SHARE] = SCENARIO_SUPPLIER_SHARE,
    [LIMIT_COUNTRIES_MAX] = SCENARIO_COUNTRIES_MAX,
    [LIMIT_COUNTRY_SHARE] = SCENARIO_COUNTRY_SHARE,
    [LIMIT_APPROVED] = SCENARIO_APPROVED,
    [LIMIT_EVIDENCE] = -1,
    [LIMIT_CERTIFICATES] = -1,
    [LIMIT_INCUMBENT] = SCENARIO_INCUMBENT_SHARE,
};

static struct planning_scenario *add(struct planning_awards *a, const char *name) {
    a->scenarios[a->n] = (struct planning_scenario){.name = name, .limits = a->ground};
    return &a->scenarios[a->n++];
}

static struct planning_scenario *set(struct planning_scenario *s, enum award_limit limit,
                                     int64_t value) {
    s->limits.set[limit] = true;
    s->limits.value[limit] = value;
    return s;
}

/* What agents ask first; each only where it can mean something. */
static void add_usual(const struct planning *p, struct planning_awards *a) {
    const struct record *r = p->plan.requirement;
    add(a, "cheapest");
    if (p->plan.service > 0)
        set(add(a, "on time"), LIMIT_ON_TIME, p->plan.service);
    if (p->plan.n_quotes > 1)
        set(set(add(a, "two sources"), LIMIT_SUPPLIERS_MIN, 2), LIMIT_SUPPLIER_SHARE, 700000);
    set(add(a, "one country"), LIMIT_COUNTRIES_MAX, 1);
    set(add(a, "approved only"), LIMIT_APPROVED, 1);
    if (r->values[REQUIREMENT_INCUMBENT].kind == VALUE_INT)
        set(add(a, "incumbent keeps 40 %"), LIMIT_INCUMBENT, 400000);
}

static void add_own(const struct planning *p, struct planning_awards *a, struct arena *arena) {
    int n;
    struct record **own = record_set_list(&p->file.set, &scenario_entity, SCENARIO_REQUIREMENT,
                                          p->plan.requirement->id, arena, &n);
    for (int i = 0; i < n; i++) {
        struct planning_scenario *s = add(a, record_text(own[i], SCENARIO_NAME));
        for (int l = 0; l < LIMITS; l++) {
            int field = limit_fields[l];
            if (field >= 0 && own[i]->values[field].kind == VALUE_INT && own[i]->values[field].i)
                set(s, (enum award_limit)l, own[i]->values[field].i);
        }
        if (own[i]->values[SCENARIO_EVIDENCE].kind == VALUE_TEXT)
            set(s, LIMIT_CERTIFICATES, planning_named(p, record_text(own[i], SCENARIO_EVIDENCE)));
    }
}

enum { USUAL = 8 };

static void choose(const struct planning *p, struct planning_awards *a, struct arena *arena) {
    int n;
    record_set_list(&p->file.set, &scenario_entity, SCENARIO_REQUIREMENT, p->plan.requirement->id,
                    arena, &n);
    a->scenarios = arena_alloc(arena, (size_t)n + USUAL, sizeof *a->scenarios);
    add_usual(p, a);
    add_own(p, a, arena);
}

/* Keeps the baseline and the one that is meant. */
static bool keep_one(struct planning_awards *a, const char *only, struct arena *arena,
                     struct error *err) {
    const char *names[64] = {NULL};
    const char *key = text_name_key(arena, only);
    for (int i = 0; i < a->n; i++) {
        if (strcmp(text_name_key(arena, a->scenarios[i].name), key) == 0) {
            a->scenarios[1] = a->scenarios[i];
            a->n = i == 0 ? 1 : 2;
            return true;
        }
        names[i < 64 ? i : 63] = a->scenarios[i].name;
    }
    const char *near = text_nearest(only, names, (size_t)(a->n < 64 ? a->n : 64));
    return error_set(err, ERROR_NOT_FOUND, "There is no scenario \"%s\"%s%s%s", only,
                     near ? "; did you mean " : ".", near ? near : "", near ? "?" : "");
}

/* ---- solving -----------------------------------------------------------------------------------
 */

/* What each set of rules costs, by exact figures. */
static bool price_bindings(const struct planning *p, const struct award_case *c,
                           struct planning_scenario *s, struct arena *arena, struct error *err) {
    const struct award_outcome *o = &s->outcome;
    struct planning_binding *bindings = arena_alloc(arena, (size_t)o->n_binding, sizeof *bindings);
    bool ok = true;
    for (int i = 0; ok && i < o->n_binding; i++) {
        struct plan_award without;
        ok = plan_award_reckon(&p->plan, c, &o->binding[i].without, &without, err);
        bindings[i] = (struct planning_binding){o->binding[i].set, s->award.total - without.total};
    }
    s->bindings = bindings;
    s->n_bindings = o->n_binding;
    return ok;
}

static bool solve(struct planning *p, const struct mip_options *options, struct arena *arena,
                  struct planning_awards *a, struct error *err) {
    int n = a->n - 1;
    struct award_limits *limits = arena_alloc(arena, (size_t)n + 1, sizeof *limits);
    struct award_outcome *outcomes = arena_alloc(arena, (size_t)n + 1, sizeof *outcomes);
    for (int i = 0; i < n; i++)
        limits[i] = a->scenarios[i + 1].limits;
    if (!award_solve(&a->the_case, &a->ground, limits, n, options, arena, &a->scenarios[0].outcome,
                     outcomes, err))
        return false;
    for (int i = 0; i < n; i++)
        a->scenarios[i + 1].outcome = outcomes[i];
    bool ok = true;
    for (int i = 0; ok && i < a->n; i++) {
        struct planning_scenario *s = &a->scenarios[i];
        if (s->outcome.status < AWARD_FOUND)
            continue;
        ok = plan_award_reckon(&p->plan, &a->the_case, &s->outcome.choice, &s->award, err) &&
             price_bindings(p, &a->the_case, s, arena, err);
        s->has_extra = i > 0 && a->scenarios[0].outcome.status >= AWARD_FOUND;
        s->extra = s->has_extra ? s->award.total - a->scenarios[0].award.total : 0;
    }
    return ok;
}

/* The papers of each quote, and what they ask of every award. */
static const struct plan_award_papers *take_papers(const struct planning *p,
                                                   struct planning_awards *a, struct arena *arena) {
    struct plan_award_papers *papers =
        arena_alloc(arena, (size_t)p->plan.n_quotes + 1, sizeof *papers);
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const struct planning_evidence *e = &p->evidence[i];
        papers[i].certificates = e->held;
        papers[i].evidence = !e->gaps     ? EVIDENCE_HELD
                             : *e->waiver ? EVIDENCE_WAIVED
                                          : EVIDENCE_LACKS;
        if (papers[i].evidence == EVIDENCE_LACKS) {
            a->ground.set[LIMIT_EVIDENCE] = true;
            a->ground.value[LIMIT_EVIDENCE] = EVIDENCE_WAIVED;
        }
    }
    return papers;
}

bool planning_award(struct planning *p, const char *only, const struct mip_options *options,
                    struct arena *arena, struct planning_awards *a, struct error *err) {
    *a = (struct planning_awards){0};
    const struct plan_award_papers *papers = take_papers(p, a, arena);
    choose(p, a, arena);
    for (int i = 0; i < a->n; i++)
        a->scenarios[i].says = planning_limits_say(p, &a->scenarios[i].limits, arena);
    if ((only && !keep_one(a, only, arena, err)) ||
        !plan_award_case(&p->plan, papers, arena, &a->the_case, err))
        return false;
    a->reach = award_reach(&a->the_case);
    return solve(p, options, arena, a, err);
}
