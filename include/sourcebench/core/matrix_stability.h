/*
 * How firmly the winner of a ranking stands.
 *
 * The winner is the row that has rank 1 alone. Where several share it there is none: who comes
 * first among them is no matter of weights, and nothing here has an answer but "tied".
 */
#ifndef SOURCEBENCH_CORE_MATRIX_STABILITY_H
#define SOURCEBENCH_CORE_MATRIX_STABILITY_H

#include "sourcebench/core/matrix.h"

enum {
    MATRIX_NEVER = -1,
    MATRIX_POINTS = 20000 /* of the weight space that are looked at */
};

/* The first share at which another row stands before the winner. */
struct matrix_turn {
    int share; /* 0 … MATRIX_FULL, the new one; MATRIX_NEVER */
    int row;   /* the row that takes the first place there, an index */
};

struct matrix_margin {
    int share;                   /* the present one, rounded */
    struct matrix_turn up, down; /* the smallest change of this weight alone */
};

/* For each criterion, how far its share of the weights must move before another row is strictly
 * better than the winner (or the winner, under MATRIX_REFUSE, has no rank any more and another
 * has), while the other weights keep their proportions so that all shares sum to 100 %. Shares are
 * tried in steps of 0.01 %; the answer is exact: at the share named the row stands first, at every
 * step between it and the present share the winner does. At 0 % a criterion has no weight any more,
 * and at 100 % it has all: what the ranking itself would say there holds. Where a criterion has all
 * the weight, there are no proportions to keep and its share cannot move: never.
 *
 * margins has n_criteria places. False where there is no winner. The ranking is that of the matrix.
 * Products stay below 10^31. */
bool matrix_margins(const struct matrix *matrix, const struct matrix_ranking *ranking,
                    struct matrix_margin *margins);

struct matrix_hold {
    bool winner; /* there is one; false: the rest is 0 */
    bool exact;  /* proved: no row can take the first place; kept is MATRIX_FULL */
    int kept;    /* where the winner stays first, 0 … MATRIX_FULL of the weight space */
    int error;   /* the true share is within kept ± error in 95 of 100 cases; exact: 0 */
    int points;  /* that were looked at; exact: 0 */
};

/* The share of the weight space in which no row is better than the winner when each weight varies
 * independently and evenly within ± spread (1/100 %, 1 … MATRIX_FULL) of its value.
 *
 * First a proof is tried: a row of which the best case in the whole space is not better than the
 * winner cannot win. Where rows remain, MATRIX_POINTS fixed pseudo-random points (fewer where many
 * rows remain, so that it ends in a fraction of a second) on a grid of 1/262,144 of each weight are
 * judged exactly; the error is Hoeffding's bound for their number. The same on every machine. */
struct matrix_hold matrix_hold(const struct matrix *matrix, const struct matrix_ranking *ranking,
                               int spread);

#endif
