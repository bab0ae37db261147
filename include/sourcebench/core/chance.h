/*
 * Chances of counts: how likely at most k are found.
 *
 * Each law is summed outwards from its likeliest count, every term from its neighbour by their
 * ratio, and divided by the sum of all: there is no factorial, logarithm or difference in it that
 * could lose digits. Terms below 10^-30 of the likeliest count as 0. Relative error about 10^-12.
 */
#ifndef SOURCEBENCH_CORE_CHANCE_H
#define SOURCEBENCH_CORE_CHANCE_H

#include <stdint.h>

/* n independent units, each bad with probability p (0 … 1); n from 0. k below 0 gives 0. */
double chance_binomial(int64_t k, int64_t n, double p);

/* Events that come independently, `mean` of them on average (0 or more). */
double chance_poisson(int64_t k, double mean);

/* n units drawn without putting back out of a lot that has `bad` bad ones; both at most lot. */
double chance_hypergeometric(int64_t k, int64_t n, int64_t lot, int64_t bad);

#endif
