/*
 * Awards by scenario: solved, proved, and explained by which limits bind or which of them
 * contradict each other.
 */
#ifndef SOURCEBENCH_SERVICE_AWARD_H
#define SOURCEBENCH_SERVICE_AWARD_H

#include "sourcebench/core/award.h"
#include "sourcebench/service/mip_solve.h"

enum award_status {
    AWARD_STOPPED,    /* no award was found in the time */
    AWARD_IMPOSSIBLE, /* there is none; see conflict */
    AWARD_FOUND,      /* the best found in the time; see gap */
    AWARD_PROVED
};

/* Limits without which the award would be cheaper: one alone, or several that bind only together.
 */
struct award_binding {
    bool set[LIMITS];
    struct award_choice without; /* the award without them */
};

struct award_outcome {
    enum award_status status;
    struct award_choice choice; /* where one was found */
    int64_t gap;                /* what could still be saved at most, in 1/10,000 */
    bool has_extra;             /* the baseline and this one were found: */
    int64_t extra;              /* what the limits cost against it */
    /* Each that binds alone; behind them, where the others bind together, a smallest set of these.
     */
    const struct award_binding *binding;
    int n_binding;
    /* Of an impossible one: a smallest set of its limits that cannot be kept together. None: what
     * is wanted cannot be had at all. */
    bool conflict[LIMITS];
};

/* Solves the case under the limits of the baseline (NULL: none), and under each of n scenarios. */
bool award_solve(const struct award_case *the_case, const struct award_limits *ground,
                 const struct award_limits *scenarios, int n, const struct mip_options *options,
                 struct arena *arena, struct award_outcome *baseline,
                 struct award_outcome *outcomes, struct error *err);

#endif
