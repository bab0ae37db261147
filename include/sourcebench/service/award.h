/*
 * Awards by scenario: solved, proved, and explained by what each limit costs or which limits
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

struct award_outcome {
    enum award_status status;
    struct award_choice choice; /* where one was found */
    int64_t gap;                /* what could still be saved at most, in 1/10,000 */
    bool has_extra;             /* the baseline and this one were found: */
    int64_t extra;              /* what the limits cost against it */
    /* A limit binds where the award would be cheaper without it. */
    bool binds[LIMITS];
    /* Of an impossible one: a smallest set of its limits that cannot be kept together. None: what
     * is wanted cannot be had at all. */
    bool conflict[LIMITS];
};

/* Solves the case without limits (the baseline) and under each of n scenarios. */
bool award_solve(const struct award_case *the_case, const struct award_limits *scenarios, int n,
                 const struct mip_options *options, struct arena *arena,
                 struct award_outcome *baseline, struct award_outcome *outcomes, struct error *err);

#endif
