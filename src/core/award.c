/*
 * Awards in whole numbers: what a choice costs, and which limit it breaks.
 */
#include "sourcebench/core/award.h"

#include "sourcebench/core/wide.h"

const char *const award_limit_names[LIMITS] = {
    [LIMIT_ON_TIME] = "on time",
    [LIMIT_SUPPLIERS_MIN] = "suppliers at least",
    [LIMIT_SUPPLIERS_MAX] = "suppliers at most",
    [LIMIT_SUPPLIER_SHARE] = "share of a supplier",
    [LIMIT_COUNTRIES_MAX] = "countries at most",
    [LIMIT_COUNTRY_SHARE] = "share of a country",
    [LIMIT_APPROVED] = "approved suppliers only",
    [LIMIT_EVIDENCE] = "evidence",
    [LIMIT_CERTIFICATES] = "certificates",
    [LIMIT_INCUMBENT] = "share of the incumbent",
};

int64_t award_band_cost(const struct award_band *band, int64_t quantity) {
    if (band->to == band->from)
        return band->cost_from;
    wide rise = (wide)(band->cost_to - band->cost_from) * (quantity - band->from);
    return band->cost_from + (int64_t)wide_divide(rise, band->to - band->from);
}

static bool share_holds(const struct award_case *c, const struct award_share *s) {
    if (s->quote < 0 || s->quote >= c->n_quotes)
        return false;
    const struct award_quote *q = &c->quotes[s->quote];
    if (s->band < 0 || s->band >= q->n_bands)
        return false;
    const struct award_band *b = &q->bands[s->band];
    return s->quantity > 0 && s->quantity >= b->from && s->quantity <= b->to &&
           s->quantity % q->multiple == 0;
}

static const struct award_quote *quote_of(const struct award_case *c,
                                          const struct award_choice *choice, int i) {
    return &c->quotes[choice->shares[i].quote];
}

bool award_reckon(const struct award_case *c, struct award_choice *choice) {
    choice->quantity = choice->cost = choice->judged = 0;
    for (int i = 0; i < choice->n; i++) {
        const struct award_share *s = &choice->shares[i];
        if (!share_holds(c, s))
            return false;
        const struct award_quote *q = quote_of(c, choice, i);
        for (int k = 0; k < i; k++) {
            if (quote_of(c, choice, k)->supplier == q->supplier)
                return false;
        }
        int64_t cost = award_band_cost(&q->bands[s->band], s->quantity);
        choice->quantity += s->quantity;
        choice->cost += cost;
        choice->judged +=
            (int64_t)wide_divide((wide)cost * (AWARD_WHOLE + q->handicap), AWARD_WHOLE);
    }
    return choice->quantity >= c->demand && choice->quantity <= c->most;
}

/* The pieces from the country of the choice's share i. */
static int64_t of_country(const struct award_case *c, const struct award_choice *choice, int i) {
    int64_t sum = 0;
    for (int k = 0; k < choice->n; k++) {
        if (quote_of(c, choice, k)->country == quote_of(c, choice, i)->country)
            sum += choice->shares[k].quantity;
    }
    return sum;
}

static bool exceeds(int64_t part, int64_t whole, int64_t share) {
    return (wide)part * AWARD_WHOLE > (wide)whole * share;
}

static int countries_of(const struct award_case *c, const struct award_choice *choice) {
    int n = 0;
    for (int i = 0; i < choice->n; i++) {
        int k = 0;
        while (quote_of(c, choice, k)->country != quote_of(c, choice, i)->country)
            k++;
        n += k == i;
    }
    return n;
}

static bool incumbent_has(const struct award_case *c, const struct award_choice *choice,
                          int64_t share) {
    int64_t has = 0;
    for (int i = 0; i < choice->n; i++)
        has += quote_of(c, choice, i)->incumbent ? choice->shares[i].quantity : 0;
    return (wide)has * AWARD_WHOLE >= (wide)choice->quantity * share;
}

/* Limits that look at each share by itself. */
static bool share_breaks(const struct award_case *c, const struct award_choice *choice, int i,
                         enum award_limit limit, int64_t value) {
    const struct award_quote *q = quote_of(c, choice, i);
    const struct award_share *s = &choice->shares[i];
    switch (limit) {
    case LIMIT_ON_TIME:
        return q->bands[s->band].on_time < value;
    case LIMIT_SUPPLIER_SHARE:
        return exceeds(s->quantity, choice->quantity, value);
    case LIMIT_COUNTRY_SHARE:
        return exceeds(of_country(c, choice, i), choice->quantity, value);
    case LIMIT_APPROVED:
        return !q->approved;
    case LIMIT_EVIDENCE:
        return (int64_t)q->evidence < value;
    case LIMIT_CERTIFICATES:
        return (value & ~q->certificates) != 0;
    default:
        return false;
    }
}

static bool breaks(const struct award_case *c, const struct award_choice *choice,
                   enum award_limit limit, int64_t value) {
    if (limit == LIMIT_SUPPLIERS_MIN)
        return choice->n < value;
    if (limit == LIMIT_SUPPLIERS_MAX)
        return choice->n > value;
    if (limit == LIMIT_COUNTRIES_MAX)
        return countries_of(c, choice) > value;
    if (limit == LIMIT_INCUMBENT)
        return !incumbent_has(c, choice, value);
    for (int i = 0; i < choice->n; i++) {
        if (share_breaks(c, choice, i, limit, value))
            return true;
    }
    return false;
}

enum award_limit award_broken(const struct award_case *c, const struct award_limits *limits,
                              const struct award_choice *choice) {
    int limit = 0;
    while (limit < LIMITS && (!limits->set[limit] ||
                              !breaks(c, choice, (enum award_limit)limit, limits->value[limit])))
        limit++;
    return (enum award_limit)limit;
}

/* The most that a quote gives. */
static int64_t quote_reach(const struct award_quote *q) {
    int64_t most = 0;
    for (int b = 0; b < q->n_bands; b++) {
        int64_t to = q->bands[b].to / q->multiple * q->multiple;
        if (to >= q->bands[b].from && to > most)
            most = to;
    }
    return most;
}

int64_t award_reach(const struct award_case *c) {
    int64_t sum = 0;
    for (int i = 0; i < c->n_quotes; i++) {
        int64_t best = quote_reach(&c->quotes[i]);
        bool first = true;
        for (int k = 0; k < c->n_quotes; k++) {
            if (k == i || c->quotes[k].supplier != c->quotes[i].supplier)
                continue;
            first = first && k > i;
            int64_t other = quote_reach(&c->quotes[k]);
            best = other > best ? other : best;
        }
        sum += first ? best : 0;
    }
    return sum;
}
