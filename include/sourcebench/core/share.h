/*
 * Weights moved against each other: when one share of a whole changes, the others keep their
 * proportions and all of them still make the whole. This is what core/matrix_stability.h means by
 * the change of one weight.
 *
 * Shares are whole parts of SHARE_FULL (100 %), so fine that a weight that was moved and moved back
 * is what it was once it is rounded to 0.01 %.
 */
#ifndef SOURCEBENCH_CORE_SHARE_H
#define SOURCEBENCH_CORE_SHARE_H

#include <stdbool.h>
#include <stdint.h>

enum { SHARE_FULL = 100000000, SHARE_POINT = SHARE_FULL / 100, SHARE_SHOWN = 10000 };

/* Divides the total (0 … SHARE_FULL) in the proportions of the weights (0 or more, each at most
 * 10^9) by the method of the largest remainder; of equal remainders the first gets more. parts may
 * be the weights. False where all weights are 0: then the parts are 0. */
bool share_out(int64_t total, const int64_t *weights, int n, int64_t *parts);

/* Gives one its share (held within 0 … SHARE_FULL) and the others the rest: in their proportions,
 * or, where they have nothing, in those of `like`. Where those are 0 too it has all. */
void share_set(int64_t *shares, const int64_t *like, int n, int at, int64_t share);

#endif
