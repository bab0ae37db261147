/* Chances of counts: values from exact fractions, and what must hold for all. */
#include <math.h>
#include <stdbool.h>

#include "sourcebench/core/chance.h"
#include "sourcebench/core/lead_days.h"

#include "suite.h"

static void near(double got, double wanted) {
    ensure(fabs(got - wanted) <= 1e-11 * wanted, "%.17g is not %.17g", got, wanted);
}

/* By exact rational arithmetic, rounded once. */
START_TEST(binomial_values) {
    near(chance_binomial(1, 5, 0.1), 0.91854);
    near(chance_binomial(7, 125, 0.025), 0.9863836203798736);
    near(chance_binomial(5, 80, 0.025), 0.9847853787085802);
    near(chance_binomial(0, 2000, 0.001), 0.13519992539749967);
    near(chance_binomial(21, 2000, 0.01), 0.6441245850773637);
    near(chance_binomial(41, 2000, 0.03), 0.005498160395863272);
    near(chance_binomial(999, 1000, 0.999), 0.6323045752290359);
    near(chance_binomial(3, 80, 0.5), 7.064205149264112e-20);
    ck_assert_double_lt(chance_binomial(0, 3150, 0.5), 1e-30);
}
END_TEST

START_TEST(poisson_values) {
    near(chance_poisson(2, 40 * 5 / 85.0), 0.5820504387870861);
    near(chance_poisson(44, 50), 0.22104023262544464);
    near(chance_poisson(7, 3.981), 0.949989599439239);
    near(chance_poisson(30, 20), 0.9865253187200778);
    near(chance_poisson(1000, 1000), 0.508409367168506);
    near(chance_poisson(0, 3), exp(-3));
    ck_assert_double_lt(chance_poisson(0, 700), 1e-30);
}
END_TEST

START_TEST(hypergeometric_values) {
    near(chance_hypergeometric(0, 3, 10, 2), 56.0 / 120);
    near(chance_hypergeometric(0, 13, 20, 2), 42.0 / 380);
    near(chance_hypergeometric(0, 13, 20, 3), 210.0 / 6840);
    near(chance_hypergeometric(1, 13, 40, 2), 0.9);
    near(chance_hypergeometric(2, 4, 5, 3), 0.6);
    near(chance_hypergeometric(3, 50, 60, 5), 0.19037804915561846);
    near(chance_hypergeometric(7, 125, 1000, 60), 0.5179809213468761);
    near(chance_hypergeometric(10, 315, 3000, 90), 0.6568004146099307);
}
END_TEST

/* Counts so large that the normal law holds but for half a unit: one spread below the mean, where
 * what the third moment changes is 0, and at the mean of a law without skewness. */
START_TEST(huge_counts) {
    const double phi_1 = 0.158655253931457, density_1 = 0.241970724519143;
    double sd = 10000; /* of 4 × 10^8 at one half */
    ck_assert_double_eq_tol(chance_binomial(199990000, 400000000, 0.5),
                            phi_1 + density_1 * 0.5 / sd, 1e-8);
    ck_assert_double_eq_tol(chance_binomial(200000000, 400000000, 0.5), 0.5 + 0.3989423 * 0.5 / sd,
                            1e-8);
    /* 10^8 on average: sd 10^4, skewness 1/sd */
    ck_assert_double_eq_tol(chance_poisson(99990000, 1e8), phi_1 + density_1 * 0.5 / sd, 1e-8);
}
END_TEST

START_TEST(ends_are_certain) {
    ck_assert_double_eq(chance_binomial(-1, 5, 0.1), 0);
    ck_assert_double_eq(chance_binomial(5, 5, 1), 1);
    ck_assert_double_eq(chance_binomial(4, 5, 1), 0);
    ck_assert_double_eq(chance_binomial(0, 5, 0), 1);
    ck_assert_double_eq(chance_poisson(-1, 2), 0);
    ck_assert_double_eq(chance_poisson(0, 0), 1);
    /* all were drawn: as many as there are */
    ck_assert_double_eq(chance_hypergeometric(2, 10, 10, 3), 0);
    ck_assert_double_eq(chance_hypergeometric(3, 10, 10, 3), 1);
    /* 8 of 10 drawn: of 4 bad ones at least 2 */
    ck_assert_double_eq(chance_hypergeometric(1, 8, 10, 4), 0);
    ck_assert_double_gt(chance_hypergeometric(2, 8, 10, 4), 0);
}
END_TEST

/* P(X ≤ k) = I_{1-p}(n - k, k + 1). */
START_TEST(binomial_is_an_incomplete_beta_function) {
    for (int n = 1; n <= 60; n++) {
        for (int k = 0; k < n; k += 3) {
            for (int i = 1; i < 20; i++) {
                double p = i / 20.0, beta = lead_beta(1 - p, n - k, k + 1);
                ensure(fabs(chance_binomial(k, n, p) - beta) < 1e-11, "%d of %d, p %g", k, n, p);
            }
        }
    }
}
END_TEST

/* Each lot, all samples of it, counted by the bits of a number. */
START_TEST(hypergeometric_counts_samples) {
    enum { LOT = 10 };
    for (int bad = 0; bad <= LOT; bad++) {
        int samples[LOT + 1] = {0}, with[LOT + 1][LOT + 1] = {{0}};
        for (unsigned s = 0; s < 1U << LOT; s++) {
            int n = 0, found = 0;
            for (int unit = 0; unit < LOT; unit++) {
                bool drawn = s >> unit & 1;
                n += drawn;
                found += drawn && unit < bad;
            }
            samples[n]++;
            with[n][found]++;
        }
        for (int n = 0; n <= LOT; n++) {
            double most = 0;
            for (int k = 0; k <= n; k++) {
                most += with[n][k];
                near(chance_hypergeometric(k, n, LOT, bad), most / samples[n]);
            }
        }
    }
}
END_TEST

TEST_MAIN(chance, binomial_values, poisson_values, hypergeometric_values, huge_counts,
          ends_are_certain, binomial_is_an_incomplete_beta_function, hypergeometric_counts_samples)
