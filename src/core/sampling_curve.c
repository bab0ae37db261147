#include "sourcebench/core/sampling_curve.h"

#include <math.h>

#include "sourcebench/core/chance.h"

enum {
    SMALL_LOT = 10, /* samples in a lot, below which what was drawn is missed in it */
    STEPS = 20      /* of a curve, at most */
};

static const double indifference = 0.5, consumer_risk = 0.1, missed = 0.05, hardly = 0.01;

enum sampling_law sampling_law(const struct sampling_plan *plan) {
    if (plan->mode == SAMPLING_DEFECTS)
        return SAMPLING_POISSON;
    return plan->n * SMALL_LOT > plan->lot ? SAMPLING_HYPERGEOMETRIC : SAMPLING_BINOMIAL;
}

const char *sampling_law_name(enum sampling_law law) {
    static const char *const names[] = {"binomial", "hypergeometric", "Poisson"};
    return names[law];
}

/* Of a lot with so many bad units. */
static double accepts_lot(const struct sampling_plan *plan, int64_t bad) {
    return chance_hypergeometric(plan->ac, plan->n, plan->lot, bad);
}

static double between_lots(const struct sampling_plan *plan, double share) {
    double bad = share < 1 ? share * (double)plan->lot : (double)plan->lot;
    int64_t fewer = (int64_t)bad;
    double part = bad - (double)fewer, accepted = accepts_lot(plan, fewer);
    return part > 0 ? accepted + part * (accepts_lot(plan, fewer + 1) - accepted) : accepted;
}

double sampling_accepts(const struct sampling_plan *plan, double share) {
    switch (sampling_law(plan)) {
    case SAMPLING_HYPERGEOMETRIC:
        return between_lots(plan, share);
    case SAMPLING_POISSON:
        return chance_poisson(plan->ac, share * (double)plan->n);
    case SAMPLING_BINOMIAL:
        break;
    }
    return chance_binomial(plan->ac, plan->n, share);
}

static double share_of_lot(const struct sampling_plan *plan, double accepted) {
    int64_t passes = 0, fails = plan->lot;
    while (fails - passes > 1) {
        int64_t middle = passes + (fails - passes) / 2;
        if (accepts_lot(plan, middle) > accepted)
            passes = middle;
        else
            fails = middle;
    }
    return (double)fails / (double)plan->lot;
}

double sampling_share_at(const struct sampling_plan *plan, double accepted) {
    if (sampling_law(plan) == SAMPLING_HYPERGEOMETRIC)
        return share_of_lot(plan, accepted);
    double passes = 0, fails = 1;
    while (sampling_accepts(plan, fails) > accepted)
        fails *= 2; /* defects: more than one a unit */
    for (int i = 0; i < 100 && fails - passes > 1e-12 * fails; i++) {
        double middle = (passes + fails) / 2;
        if (sampling_accepts(plan, middle) > accepted)
            passes = middle;
        else
            fails = middle;
    }
    return fails;
}

struct sampling_risks sampling_risks(const struct sampling_plan *plan) {
    struct sampling_risks risks = {.has_aql = plan->aql != SAMPLING_NO_AQL,
                                   .indifferent = sampling_share_at(plan, indifference),
                                   .limiting = sampling_share_at(plan, consumer_risk),
                                   .detected = sampling_share_at(plan, missed)};
    if (risks.has_aql)
        risks.producer = 1 - sampling_accepts(plan, sampling_aql_share(plan->aql));
    return risks;
}

/* The smallest of 1, 2, 5 × 10^k that is not below; above 0. */
static double round_step(double least) {
    double unit = pow(10, floor(log10(least)));
    static const double steps[] = {1, 2, 5};
    for (int i = 0; i < 3; i++) {
        if (steps[i] * unit >= least * (1 - 1e-9))
            return steps[i] * unit;
    }
    return 10 * unit;
}

int sampling_curve(const struct sampling_plan *plan,
                   struct sampling_point points[SAMPLING_POINTS]) {
    double end = sampling_share_at(plan, hardly), step = round_step(end / STEPS);
    double aql = plan->aql == SAMPLING_NO_AQL ? -1 : sampling_aql_share(plan->aql);
    int n = 0;
    for (int i = 0; i == 0 || (i - 1) * step < end * (1 - 1e-9); i++) {
        double share = i * step, before = n ? points[n - 1].share : 0;
        if (aql > before * (1 + 1e-9) && aql < share * (1 - 1e-9))
            points[n++].share = aql;
        points[n++].share = share;
    }
    for (int i = 0; i < n; i++)
        points[i].accepted = sampling_accepts(plan, points[i].share);
    return n;
}
