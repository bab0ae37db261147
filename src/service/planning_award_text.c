/*
 * Awards in words: what rules ask, what there is, what they cost, and who is left out.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/service/planning_text.h"

const char *const planning_award_status[] = {[AWARD_STOPPED] = "not found in time",
                                             [AWARD_IMPOSSIBLE] = "impossible",
                                             [AWARD_FOUND] = "best found",
                                             [AWARD_PROVED] = "optimal, proved"};

static const char *with_and(const char *text, const char *more, bool last, struct arena *arena) {
    return *text ? arena_format(arena, "%s%s%s", text, last ? " and " : ", ", more) : more;
}

/* ---- what a rule asks --------------------------------------------------------------------------
 */

static const struct {
    const char *says; /* with its number */
    const char *many; /* what follows a number that is not 1, where that differs */
    bool percent;
} words[LIMITS] = {
    [LIMIT_ON_TIME] = {"each at least %s on time", NULL, true},
    [LIMIT_SUPPLIERS_MIN] = {"at least %s supplier", " suppliers", false},
    [LIMIT_SUPPLIERS_MAX] = {"at most %s supplier", " suppliers", false},
    [LIMIT_SUPPLIER_SHARE] = {"no supplier above %s", NULL, true},
    [LIMIT_COUNTRIES_MAX] = {"at most %s country", " countries", false},
    [LIMIT_COUNTRY_SHARE] = {"no country above %s", NULL, true},
    [LIMIT_APPROVED] = {"approved suppliers only", NULL, false},
    [LIMIT_INCUMBENT] = {"the incumbent keeps %s at least", NULL, true},
};

static const char *number_text(int64_t value, bool percent, struct arena *arena) {
    if (!percent)
        return arena_format(arena, "%lld", (long long)value);
    int64_t whole = value / 10000, part = value % 10000;
    int digits = 4;
    for (; part && part % 10 == 0; digits--)
        part /= 10;
    return part ? arena_format(arena, "%lld.%0*lld %%", (long long)whole, digits, (long long)part)
                : arena_format(arena, "%lld %%", (long long)whole);
}

/* "REACH", "BSCI and REACH": each kind that an offer lacks, once. */
static const char *kinds_lacked(const struct planning *p, struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < p->plan.n_quotes; i++) {
        for (const char *at = p->evidence[i].missing; *at;) {
            size_t length = strcspn(at, ",");
            const char *kind = arena_format(arena, "%.*s", (int)length, at);
            if (!strstr(text, kind))
                text = with_and(text, kind, true, arena);
            at += length + strspn(at + length, ", ");
        }
    }
    return text;
}

static const char *evidence_says(const struct planning *p, int64_t value, struct arena *arena) {
    const char *kinds = kinds_lacked(p, arena);
    return arena_format(arena, "each with evidence%s%s for %s%s", *kinds ? " of " : "", kinds,
                        p->plan.buyer.destination, value == EVIDENCE_WAIVED ? " or a waiver" : "");
}

static const char *certificates_say(const struct planning *p, int64_t value, struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < p->n_named; i++) {
        if (value & INT64_C(1) << i)
            text = with_and(text, p->named[i], true, arena);
    }
    return arena_format(arena, "each with %s", text);
}

const char *planning_limit_says(const struct planning *p, const struct award_limits *limits,
                                enum award_limit limit, struct arena *arena) {
    int64_t value = limits->value[limit];
    if (limit == LIMIT_EVIDENCE)
        return evidence_says(p, value, arena);
    if (limit == LIMIT_CERTIFICATES)
        return certificates_say(p, value, arena);
    const char *form = words[limit].says, *gap = strstr(form, "%s");
    if (!gap)
        return form;
    return arena_format(arena, "%.*s%s%s", (int)(gap - form), form,
                        number_text(value, words[limit].percent, arena),
                        value != 1 && words[limit].many ? words[limit].many : gap + 2);
}

const char *planning_limits_say(const struct planning *p, const struct award_limits *limits,
                                struct arena *arena) {
    const char *text = "";
    for (int l = 0; l < LIMITS; l++) {
        bool ground = l == LIMIT_EVIDENCE && limits->value[l] == EVIDENCE_WAIVED;
        if (limits->set[l] && !ground)
            text = with_and(text, planning_limit_says(p, limits, (enum award_limit)l, arena), false,
                            arena);
    }
    return *text ? text : "the cheapest";
}

/* ---- what there is -----------------------------------------------------------------------------
 */

struct tally {
    int offers, suppliers, countries, approved, evidence, certified;
    int64_t on_time, largest, incumbent; /* the most of any */
};

/* Of the offers that can be had in some quantity. */
static struct tally take_stock(const struct award_case *c, const struct award_limits *limits) {
    struct tally t = {0};
    for (int i = 0; i < c->n_quotes; i++) {
        const struct award_quote *q = &c->quotes[i];
        bool supplier = q->n_bands > 0, country = supplier;
        for (int k = 0; k < i; k++) {
            supplier = supplier && !(c->quotes[k].n_bands && c->quotes[k].supplier == q->supplier);
            country = country && !(c->quotes[k].n_bands && c->quotes[k].country == q->country);
        }
        t.offers += q->n_bands > 0;
        t.suppliers += supplier;
        t.countries += country;
        t.approved += q->n_bands > 0 && q->approved;
        t.evidence += q->n_bands > 0 && (int64_t)q->evidence >= limits->value[LIMIT_EVIDENCE];
        t.certified += q->n_bands > 0 && !(limits->value[LIMIT_CERTIFICATES] & ~q->certificates);
        for (int b = 0; b < q->n_bands; b++) {
            const struct award_band *band = &q->bands[b];
            t.on_time = band->on_time > t.on_time ? band->on_time : t.on_time;
            t.largest = band->to > t.largest ? band->to : t.largest;
            if (q->incumbent && band->to > t.incumbent)
                t.incumbent = band->to;
        }
    }
    return t;
}

/* "0 of 4 offers": what stands against a rule. */
static const char *what_there_is(const struct planning *p, const struct planning_awards *a,
                                 const struct award_limits *limits, enum award_limit limit,
                                 struct arena *arena) {
    struct tally t = take_stock(&a->the_case, limits);
    switch (limit) {
    case LIMIT_ON_TIME:
        return p->plan.needed_by == DATE_NONE ? "nobody says when it is needed"
               : t.on_time == 0
                   ? "no offer is known to arrive in time"
                   : arena_format(arena, "the best: %s",
                                  planning_percent((double)t.on_time / AWARD_WHOLE, arena));
    case LIMIT_SUPPLIERS_MIN:
    case LIMIT_SUPPLIER_SHARE:
        return arena_format(arena, "%d can deliver", t.suppliers);
    case LIMIT_SUPPLIERS_MAX:
        return arena_format(arena, "no offer is above %s pcs", integer_text(t.largest).text);
    case LIMIT_COUNTRIES_MAX:
    case LIMIT_COUNTRY_SHARE:
        return arena_format(arena, "offers are from %d", t.countries);
    case LIMIT_APPROVED:
        return arena_format(arena, "%d of %d offers", t.approved, t.offers);
    case LIMIT_EVIDENCE:
        return arena_format(arena, "%d of %d offers", t.evidence, t.offers);
    case LIMIT_CERTIFICATES:
        return arena_format(arena, "%d of %d offers", t.certified, t.offers);
    default:
        return t.incumbent
                   ? arena_format(arena, "it offers %s pcs at most", integer_text(t.incumbent).text)
                   : "it has no offer that can be awarded";
    }
}

/* ---- why there is none -------------------------------------------------------------------------
 */

static const char *conflict_text(const struct planning *p, const struct planning_awards *a,
                                 const struct planning_scenario *s, struct arena *arena) {
    const char *text = "";
    int n = 0, told = 0;
    for (int l = 0; l < LIMITS; l++)
        n += s->outcome.conflict[l];
    for (int l = 0; l < LIMITS; l++) {
        if (!s->outcome.conflict[l])
            continue;
        enum award_limit limit = (enum award_limit)l;
        text = with_and(text,
                        arena_format(arena, "%s (%s)",
                                     planning_limit_says(p, &s->limits, limit, arena),
                                     what_there_is(p, a, &s->limits, limit, arena)),
                        ++told == n, arena);
    }
    return n ? arena_format(arena, "%s: %s", n > 1 ? "cannot be kept together" : "cannot be kept",
                            text)
             : "";
}

const char *planning_award_says(const struct planning *p, const struct planning_awards *a,
                                const struct planning_scenario *s, struct arena *arena) {
    const char *text = "";
    if (s->outcome.status >= AWARD_FOUND) {
        for (int i = 0; i < s->award.n; i++)
            text = arena_format(arena, "%s%s%s %s", text, i ? " + " : "",
                                integer_text(s->award.shares[i].quantity).text,
                                planning_supplier(&p->plan.quotes[s->award.shares[i].quote]));
        return text;
    }
    text = conflict_text(p, a, s, arena);
    if (*text || s->outcome.status == AWARD_STOPPED)
        return text;
    return a->reach > 0 ? arena_format(arena, "%s pcs at most can be had at once",
                                       integer_text(a->reach).text)
                        : "no quote can be awarded: none is comparable and still valid";
}

/* ---- what binds --------------------------------------------------------------------------------
 */

const char *planning_binding_says(const struct planning *p, const struct planning_scenario *s,
                                  int binding, struct arena *arena) {
    const struct planning_binding *b = &s->bindings[binding];
    const char *text = "";
    int n = 0;
    for (int l = 0; l < LIMITS; l++) {
        if (b->set[l])
            text = arena_format(arena, "%s%s%s", text, n++ ? " + " : "",
                                planning_limit_says(p, &s->limits, (enum award_limit)l, arena));
    }
    return arena_format(arena, "%s (%s%s)", text,
                        b->costs > 0 ? planning_total(b->costs, p->plan.buyer.currency, arena)
                                     : "by the handicaps",
                        n > 1 ? ", only together" : "");
}

const char *planning_bindings_say(const struct planning *p, const struct planning_scenario *s,
                                  struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < s->n_bindings; i++)
        text = arena_format(arena, "%s%s%s", text, i ? "; " : "",
                            planning_binding_says(p, s, i, arena));
    return text;
}

/* ---- who is left out ---------------------------------------------------------------------------
 */

static const char *why_none(const struct planning *p, const struct planning_awards *a, int quote,
                            struct arena *arena) {
    const struct plan_quote *q = &p->plan.quotes[quote];
    const struct plan_result *r = &p->results[quote];
    if (r->landed.expired)
        return arena_format(arena, "expired on %s", record_text(q->quote, QUOTE_VALID_UNTIL));
    if (!r->landed.comparable)
        return arena_format(arena, "not comparable: %s", planning_gaps(q, r, arena));
    if (r->landed.quantity > a->the_case.most)
        return arena_format(arena, "it would be %s pcs%s%s, above the %s that may be bought",
                            integer_text(r->landed.quantity).text, r->landed.why ? ": " : "",
                            r->landed.why ? r->landed.why : "",
                            integer_text(a->the_case.most).text);
    return q->capacity > 0 && q->capacity < q->offer.moq
               ? arena_format(arena, "makes %s pcs at most, below its MOQ of %s",
                              integer_text(q->capacity).text, integer_text(q->offer.moq).text)
               : "no quantity that is wanted can be had";
}

const char *planning_left_out(const struct planning *p, const struct planning_awards *a, int quote,
                              struct arena *arena) {
    const struct award_quote *q = &a->the_case.quotes[quote];
    if (q->n_bands == 0)
        return why_none(p, a, quote, arena);
    return q->evidence == EVIDENCE_LACKS
               ? arena_format(arena, "lacks %s for %s", p->evidence[quote].missing,
                              p->plan.buyer.destination)
               : NULL;
}

const char *planning_waived(const struct planning *p, int quote, struct arena *arena) {
    const struct planning_evidence *e = &p->evidence[quote];
    return e->gaps && *e->waiver ? arena_format(arena, "lacks %s for %s, waived: %s", e->missing,
                                                p->plan.buyer.destination, e->waiver)
                                 : NULL;
}
