#include "sourcebench/core/chance.h"

static const double negligible = 1e-30;

/* A law of counts: P(i + 1) / P(i), from low to high. */
struct law {
    double (*ratio)(const struct law *law, int64_t i);
    int64_t low, high, likeliest;
    int64_t n, lot, bad;
    double rate; /* p / (1 - p), or the mean */
};

static double at_most(const struct law *law, int64_t k) {
    double all = 1, below = law->likeliest <= k ? 1 : 0, term = 1;
    for (int64_t i = law->likeliest; i < law->high && term > negligible; i++) {
        term *= law->ratio(law, i);
        all += term;
        below += i < k ? term : 0;
    }
    term = 1;
    for (int64_t i = law->likeliest; i > law->low && term > negligible; i--) {
        term /= law->ratio(law, i - 1);
        all += term;
        below += i <= k + 1 ? term : 0;
    }
    return below / all;
}

static int64_t within(double value, int64_t low, int64_t high) {
    return value <= (double)low ? low : value >= (double)high ? high : (int64_t)value;
}

static double binomial_ratio(const struct law *law, int64_t i) {
    return (double)(law->n - i) / (double)(i + 1) * law->rate;
}

double chance_binomial(int64_t k, int64_t n, double p) {
    if (k < 0)
        return 0;
    if (k >= n || p <= 0)
        return 1;
    if (p >= 1)
        return 0;
    struct law law = {.ratio = binomial_ratio,
                      .high = n,
                      .likeliest = within((double)(n + 1) * p, 0, n),
                      .n = n,
                      .rate = p / (1 - p)};
    return at_most(&law, k);
}

static double poisson_ratio(const struct law *law, int64_t i) {
    return law->rate / (double)(i + 1);
}

double chance_poisson(int64_t k, double mean) {
    if (k < 0)
        return 0;
    if (mean <= 0)
        return 1;
    struct law law = {.ratio = poisson_ratio,
                      .high = INT64_MAX,
                      .likeliest = within(mean, 0, INT64_MAX / 2),
                      .rate = mean};
    return at_most(&law, k);
}

static double hypergeometric_ratio(const struct law *law, int64_t i) {
    return (double)(law->n - i) / (double)(i + 1) * (double)(law->bad - i) /
           (double)(law->lot - law->bad - law->n + i + 1);
}

double chance_hypergeometric(int64_t k, int64_t n, int64_t lot, int64_t bad) {
    int64_t low = n + bad > lot ? n + bad - lot : 0, high = n < bad ? n : bad;
    if (k < low)
        return 0;
    if (k >= high)
        return 1;
    double likeliest = (double)(n + 1) * (double)(bad + 1) / (double)(lot + 2);
    struct law law = {.ratio = hypergeometric_ratio,
                      .low = low,
                      .high = high,
                      .likeliest = within(likeliest, low, high),
                      .n = n,
                      .lot = lot,
                      .bad = bad};
    return at_most(&law, k);
}
