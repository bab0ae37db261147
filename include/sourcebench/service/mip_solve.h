/*
 * Mixed-integer programs solved by GLPK, in a child process: it aborts where something is wrong
 * with it, prints, and cannot be told to stop, none of which may happen to the bench. The child
 * touches neither database nor terminal.
 */
#ifndef SOURCEBENCH_SERVICE_MIP_SOLVE_H
#define SOURCEBENCH_SERVICE_MIP_SOLVE_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/mip.h"

enum mip_status {
    MIP_STOPPED,    /* nothing was found in the time */
    MIP_IMPOSSIBLE, /* proved: no values keep all rows */
    MIP_FOUND,      /* the best found in the time; `bound` says how good it could be */
    MIP_PROVED      /* none is better */
};

struct mip_answer {
    enum mip_status status;
    double objective, bound;
    double *columns; /* where there is a solution */
};

struct mip_options {
    int milliseconds; /* for all programs together */
    /* Asked a few times a second, whether to give up; NULL: never. Then the error is CANCELLED. */
    bool (*stop)(void *data);
    void *data;
};

/* Solves n programs one after the other, answers in the arena. The order of columns and rows alone
 * decides which of several best solutions it is. */
bool mip_solve(const struct mip *programs, int n, const struct mip_options *options,
               struct arena *arena, struct mip_answer *answers, struct error *err);

#endif
