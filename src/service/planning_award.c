/*
 * Scenarios of an award.
 */
#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/service/planning.h"

/* ---- which scenarios ---------------------------------------------------------------------------
 */

/* The field of a scenario that sets each limit. */
static const struct {
    const char *says; /* with its number */
    const char *many; /* what follows a number that is not 1, where that differs */
    int field;
    bool percent;
} limit_fields[LIMITS] = {
    [LIMIT_ON_TIME] = {"each %s on time at least", NULL, SCENARIO_ON_TIME, true},
    [LIMIT_SUPPLIERS_MIN] = {"at least %s supplier", " suppliers", SCENARIO_SUPPLIERS_MIN, false},
    [LIMIT_SUPPLIERS_MAX] = {"at most %s supplier", " suppliers", SCENARIO_SUPPLIERS_MAX, false},
    [LIMIT_SUPPLIER_SHARE] = {"no supplier above %s", NULL, SCENARIO_SUPPLIER_SHARE, true},
    [LIMIT_COUNTRIES_MAX] = {"at most %s country", " countries", SCENARIO_COUNTRIES_MAX, false},
    [LIMIT_COUNTRY_SHARE] = {"no country above %s", NULL, SCENARIO_COUNTRY_SHARE, true},
    [LIMIT_APPROVED] = {"approved suppliers only", NULL, SCENARIO_APPROVED, false},
    [LIMIT_EVIDENCE] = {"with the evidence demanded only", NULL, -1, false},
    [LIMIT_INCUMBENT] = {"the incumbent keeps %s at least", NULL, SCENARIO_INCUMBENT_SHARE, true},
};

static const char *number_text(int64_t value, bool percent, struct arena *arena) {
    if (!percent)
        return arena_format(arena, "%lld", (long long)value);
    int64_t whole = value / 10000, part = value % 10000;
    while (part && part % 10 == 0)
        part /= 10;
    return part ? arena_format(arena, "%lld.%lld %%", (long long)whole, (long long)part)
                : arena_format(arena, "%lld %%", (long long)whole);
}

static const char *says(const struct award_limits *limits, struct arena *arena) {
    struct strbuf text = {0};
    for (int i = 0; i < LIMITS; i++) {
        if (!limits->set[i])
            continue;
        const char *form = limit_fields[i].says, *gap = strstr(form, "%s");
        if (text.length)
            strbuf_add(&text, ", ");
        strbuf_add_bytes(&text, form, gap ? (size_t)(gap - form) : strlen(form));
        if (gap)
            strbuf_addf(
                &text, "%s%s", number_text(limits->value[i], limit_fields[i].percent, arena),
                limits->value[i] != 1 && limit_fields[i].many ? limit_fields[i].many : gap + 2);
    }
    const char *made = arena_string(arena, text.length ? text.data : "the cheapest");
    strbuf_free(&text);
    return made;
}

static struct planning_scenario *add(struct planning_awards *a, const char *name) {
    a->scenarios[a->n] = (struct planning_scenario){.name = name};
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
    set(set(add(a, "approved only"), LIMIT_APPROVED, 1), LIMIT_EVIDENCE, 1);
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
            int field = limit_fields[l].field;
            if (field >= 0 && own[i]->values[field].kind == VALUE_INT && own[i]->values[field].i)
                set(s, (enum award_limit)l, own[i]->values[field].i);
        }
        if (own[i]->values[SCENARIO_EVIDENCE].kind == VALUE_TEXT)
            set(s, LIMIT_EVIDENCE, 1);
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

static bool solve(struct planning *p, const struct mip_options *options, struct arena *arena,
                  struct planning_awards *a, struct error *err) {
    int n = a->n - 1;
    struct award_limits *limits = arena_alloc(arena, (size_t)n + 1, sizeof *limits);
    struct award_outcome *outcomes = arena_alloc(arena, (size_t)n + 1, sizeof *outcomes);
    for (int i = 0; i < n; i++)
        limits[i] = a->scenarios[i + 1].limits;
    if (!award_solve(&a->the_case, limits, n, options, arena, &a->scenarios[0].outcome, outcomes,
                     err))
        return false;
    for (int i = 0; i < n; i++)
        a->scenarios[i + 1].outcome = outcomes[i];
    bool ok = true;
    for (int i = 0; ok && i < a->n; i++) {
        struct planning_scenario *s = &a->scenarios[i];
        if (s->outcome.status < AWARD_FOUND)
            continue;
        ok = plan_award_reckon(&p->plan, &a->the_case, &s->outcome.choice, &s->award, err);
        s->has_extra = i > 0 && a->scenarios[0].outcome.status >= AWARD_FOUND;
        s->extra = s->has_extra ? s->award.total - a->scenarios[0].award.total : 0;
    }
    return ok;
}

bool planning_award(struct planning *p, const char *only, const struct mip_options *options,
                    struct arena *arena, struct planning_awards *a, struct error *err) {
    *a = (struct planning_awards){0};
    bool *evidence = arena_alloc(arena, (size_t)p->plan.n_quotes + 1, sizeof *evidence);
    for (int i = 0; i < p->plan.n_quotes; i++)
        evidence[i] = p->evidence[i].gaps == 0;
    choose(p, a, arena);
    for (int i = 0; i < a->n; i++)
        a->scenarios[i].says = says(&a->scenarios[i].limits, arena);
    if ((only && !keep_one(a, only, arena, err)) ||
        !plan_award_case(&p->plan, evidence, arena, &a->the_case, err))
        return false;
    a->reach = award_reach(&a->the_case);
    return solve(p, options, arena, a, err);
}
