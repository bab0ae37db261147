/*
 * Which cartons an inspector opens and how many units he takes of each variant.
 *
 * The number of cartons is the square root of those of the lot, rounded up, but at least one for
 * each variant. Which ones is drawn without favour; the same seed draws the same, so that a list
 * can be repeated and nobody chose. The sample is spread over variants as the lot is.
 */
#ifndef SOURCEBENCH_CORE_INSPECTION_DRAW_H
#define SOURCEBENCH_CORE_INSPECTION_DRAW_H

#include <stdint.h>

/* Cartons to open of so many, with so many variants among them; 0 of 0. */
int64_t inspection_cartons(int64_t cartons, int64_t variants);

/* Shares out total in proportion to the weights by largest remainders, of equal ones the first;
 * each with a weight above 0 gets at least one where there are enough. Without weights all is 0. */
void inspection_spread(int64_t total, const int64_t *weights, int n, int64_t *shares);

/* Draws `wanted` (at most count) of the numbers first … first + count - 1, ascending. The seed
 * moves on, so that the next draw is another. */
void inspection_draw(uint64_t *seed, int64_t first, int64_t count, int64_t wanted, int64_t *drawn);

#endif
