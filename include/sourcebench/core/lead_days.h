/*
 * How long one stage takes: a probability for each whole number of days.
 *
 * D = floor(X), X ~ PERT(a = min, m = likely + 1/2, b = max + 1) with shape 4, that is Beta(α, β)
 * on [a, b] with α = 1 + 4 (m − a) / (b − a), β = 1 + 4 (b − m) / (b − a). Where min = max it is
 * certain. What the bench has seen of the supplier scales it.
 *
 * Only + − × ÷ of the IEEE double are used and no function of the C library, so that the same days
 * give the same figures on every machine. Probabilities are right to 1e-12.
 *
 * Source: the lead-time rules ("Stage", "Duration by day", "History", "Counting") of the design.
 */
#ifndef SOURCEBENCH_CORE_LEAD_DAYS_H
#define SOURCEBENCH_CORE_LEAD_DAYS_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

enum {
    LEAD_DAYS_LIMIT = 2000,   /* of a stage, as given */
    LEAD_SCALED_LIMIT = 6000, /* of a stage, scaled by history */
    LEAD_HISTORY = 5          /* finished orders from which on they are used */
};

struct lead_days {
    int min, likely, max; /* 0 ≤ min ≤ likely ≤ max ≤ LEAD_DAYS_LIMIT */
};

/* Pieces a day, as a pessimist, as it is likely, as an optimist. */
struct lead_rates {
    int64_t slow, likely, fast;
};

/* set-up + ceil(quantity / rate) for each rate. False where a rate is not above 0, they do not
 * rise, or it comes to more than LEAD_DAYS_LIMIT. */
bool lead_production(int setup, int64_t quantity, const struct lead_rates *rates,
                     struct lead_days *days, struct error *err);

/* Of a finished order of similar quantity: the days of the same stage. */
struct lead_past {
    int promised, actual; /* above 0; 0 or more */
};

struct lead_spread {
    int first;       /* the fewest days */
    int n;           /* of the days from first on; 1 or more */
    const double *p; /* of each; they sum to 1 */
    int likely;      /* those named; where history scales, the first that is reached in half of all
                      * cases */
    bool history;    /* scaled by n_past orders */
    int n_past;
};

/* With LEAD_HISTORY past orders or more, each ratio actual / promised scales the whole PERT, and
 * these count alike (days that are certain become the scaled ones, rounded up). At least
 * 1 / (n_past + 1) of the mass lies beyond the worst seen, ceil(worst ratio × likely): where it
 * would be less, what lies beyond grows in its proportions and the rest shrinks in its own; where
 * nothing does, it is one day more than the worst. Fewer orders are left aside.
 *
 * The name is the stage's, for messages. p lives in the arena. */
bool lead_spread(const char *name, const struct lead_days *days, const struct lead_past *past,
                 int n_past, struct arena *arena, struct lead_spread *out, struct error *err);

/* I_x(a, b), the regularised incomplete beta function: x in 0 … 1; a and b in 0.1 … 100. */
double lead_beta(double x, double a, double b);
/* The same of many x: with the whole of a and b, which takes as long as two of them. */
double lead_beta_whole(double a, double b);
double lead_beta_of(double x, double a, double b, double whole);

/* From what on a stated lead time counts, and up to what. */
enum lead_from {
    LEAD_FROM_ORDER,
    LEAD_FROM_DEPOSIT,  /* received */
    LEAD_FROM_APPROVAL, /* of the sample */
    LEAD_FROM_FABRIC,   /* in house */
    LEAD_FROMS
};
enum lead_to { LEAD_TO_EX_FACTORY, LEAD_TO_ON_BOARD, LEAD_TO_DELIVERED, LEAD_TOS };

enum { LEAD_UNKNOWN = -1 };

/* Calendar days at which the others are reached; LEAD_UNKNOWN where nobody knows. */
struct lead_offsets {
    int from[LEAD_FROMS]; /* after the order; that of the order is 0 */
    int to[LEAD_TOS];     /* after ex-factory; that of ex-factory is 0 */
};

/* A stated lead time as calendar days from the order up to `want`. False where an offset that it
 * takes is unknown: the message says which. */
bool lead_normalise(int days, enum lead_from from, enum lead_to to, enum lead_to want,
                    const struct lead_offsets *offsets, int *normalised, struct error *err);

#endif
