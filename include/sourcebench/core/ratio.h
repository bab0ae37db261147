/*
 * Exact fractions, for sums of which only the result may be rounded: money in several currencies
 * with percentages of percentages and divisions by them.
 *
 * Numerator and denominator have up to 1,024 bits. What does not fit, and a division by zero, makes
 * a broken fraction; whatever is computed from that is broken too, and ratio_round() fails, so that
 * a formula needs one check at its end.
 */
#ifndef SOURCEBENCH_CORE_RATIO_H
#define SOURCEBENCH_CORE_RATIO_H

#include <stdbool.h>
#include <stdint.h>

enum { RATIO_LIMBS = 32 };

/* A whole number, 0 or more: n limbs of 32 bits, the lowest first and the highest not 0. */
struct ratio_whole {
    int n;
    uint32_t limb[RATIO_LIMBS];
};

struct ratio {
    bool negative, broken;
    struct ratio_whole numerator, denominator; /* not always in lowest terms */
};

struct ratio ratio_of(int64_t numerator, int64_t denominator); /* denominator above 0 */
struct ratio ratio_add(const struct ratio *a, const struct ratio *b);
struct ratio ratio_subtract(const struct ratio *a, const struct ratio *b);
struct ratio ratio_multiply(const struct ratio *a, const struct ratio *b);
struct ratio ratio_divide(const struct ratio *a, const struct ratio *b);
/* a × numerator / denominator, the latter above 0 */
struct ratio ratio_scale(const struct ratio *a, int64_t numerator, int64_t denominator);

/* -1, 0, 1; of broken ones 0. */
int ratio_sign(const struct ratio *a);
int ratio_compare(const struct ratio *a, const struct ratio *b);
/* a × scale to the nearest whole number, halves to the even one; false where it is broken or does
 * not fit. */
bool ratio_round(const struct ratio *a, int64_t scale, int64_t *result);

#endif
