/* The incomplete beta function by a series of positive terms:
 *
 *     B_x(a, b) = x^a (1 − x)^b / a × Σ_k Π_{j<k} (a + b + j) / (a + 1 + j) × x^k
 *
 * It is summed for x up to 1/2 only, where a term is soon less than half of the one before; beyond,
 * what is left over from B(a, b), which is the sum of the two halves. */
#include "sourcebench/core/lead_days.h"

/* gcc contracts nothing under -std=c11 and does not know the pragma. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

static const double ln2 = 0.69314718055994530942;

/* x above 0. x = m × 2^k with m around 1, ln m = 2 artanh((m − 1) / (m + 1)). */
static double logarithm(double x) {
    int k = 0;
    while (x < 0.70) {
        x *= 2;
        k--;
    }
    while (x > 1.41) {
        x /= 2;
        k++;
    }
    double z = (x - 1) / (x + 1), square = z * z, power = z, sum = 0;
    for (int i = 1; i < 40; i += 2, power *= square)
        sum += power / i;
    return 2 * sum + k * ln2;
}

/* e^y, y at most 0; 0 where a double hardly holds it. */
static double exponential(double y) {
    if (y < -700)
        return 0;
    int halves = 0;
    while (y < -0.35) {
        y += ln2;
        halves++;
    }
    double term = 1, sum = 1;
    for (int i = 1; i < 20; i++) {
        term *= y / i;
        sum += term;
    }
    for (; halves > 0; halves--)
        sum /= 2;
    return sum;
}

static double power(double x, double exponent) {
    return x > 0 ? exponential(exponent * logarithm(x)) : 0;
}

/* Without regularisation; x at most 1/2. */
static double lower(double x, double a, double b) {
    double term = 1, sum = 0;
    for (int j = 0; j < 1000 && term > sum * 1e-18; j++) {
        sum += term;
        term *= (a + b + j) / (a + 1 + j) * x;
    }
    return power(x, a) * power(1 - x, b) / a * sum;
}

double lead_beta_whole(double a, double b) {
    return lower(0.5, a, b) + lower(0.5, b, a);
}

double lead_beta_of(double x, double a, double b, double whole) {
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    return x <= 0.5 ? lower(x, a, b) / whole : 1 - lower(1 - x, b, a) / whole;
}

double lead_beta(double x, double a, double b) {
    return lead_beta_of(x, a, b, lead_beta_whole(a, b));
}
