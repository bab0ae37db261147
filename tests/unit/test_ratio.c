/*
 * Exact fractions: by hand, against whole numbers of 128 bits, and by laws that hold for any.
 */
#include "sourcebench/core/ratio.h"

#include "sourcebench/core/wide.h"

#include "suite.h"

static struct ratio of(int64_t numerator, int64_t denominator) {
    return ratio_of(numerator, denominator);
}

static void is(const struct ratio *r, int64_t numerator, int64_t denominator) {
    struct ratio wanted = of(numerator, denominator);
    ck_assert(!r->broken);
    ck_assert_int_eq(ratio_compare(r, &wanted), 0);
}

START_TEST(small_sums_by_hand) {
    struct ratio a = of(1, 3), b = of(-1, 6), r = ratio_add(&a, &b);
    is(&r, 1, 6);
    r = ratio_subtract(&a, &b);
    is(&r, 1, 2);
    r = ratio_multiply(&a, &b);
    is(&r, -1, 18);
    r = ratio_divide(&a, &b);
    is(&r, -2, 1);
    r = ratio_scale(&a, -6, 4);
    is(&r, -1, 2);
    r = ratio_subtract(&a, &a);
    ck_assert_int_eq(ratio_sign(&r), 0);
    is(&r, 0, 1);
    ck_assert_int_eq(ratio_sign(&b), -1);
    ck_assert_int_eq(ratio_compare(&a, &b), 1);
    r = of(INT64_MIN, 1);
    is(&r, INT64_MIN, 1);
}
END_TEST

START_TEST(halves_go_to_the_even) {
    static const struct {
        int64_t numerator, denominator, scale, result;
    } cases[] = {
        {1, 2, 1, 0},      {3, 2, 1, 2},
        {5, 2, 1, 2},      {-1, 2, 1, 0},
        {-3, 2, 1, -2},    {7, 2, 1, 4},
        {1, 3, 10, 3},     {2, 3, 10, 7},
        {1, 20, 10, 0},    {3, 20, 10, 2},
        {49, 100, 1, 0},   {51, 100, 1, 1},
        {-51, 100, 1, -1}, {INT64_MAX, 1, 1, INT64_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ratio r = of(cases[i].numerator, cases[i].denominator);
        int64_t result = 99;
        ck_assert(ratio_round(&r, cases[i].scale, &result));
        ck_assert_int_eq(result, cases[i].result);
    }
}
END_TEST

START_TEST(what_cannot_be_is_broken_to_the_end) {
    struct ratio one = of(1, 1), none = of(0, 1), r = ratio_divide(&one, &none);
    int64_t result;
    ck_assert(r.broken);
    r = ratio_add(&r, &one);
    r = ratio_multiply(&r, &none);
    ck_assert(r.broken);
    ck_assert(!ratio_round(&r, 1, &result));
    r = of(1, 0);
    ck_assert(r.broken);
    r = of(INT64_MAX, 1);
    r = ratio_add(&r, &one);
    ck_assert(!r.broken);
    ck_assert(!ratio_round(&r, 1, &result));
    for (int i = 0; i < 20; i++)
        r = ratio_multiply(&r, &r);
    ck_assert(r.broken);
}
END_TEST

/* Random numbers that are the same each time. */
static uint64_t next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int64_t some(uint64_t *state, int bits) {
    return (int64_t)(next(state) >> (64 - bits));
}

static void ensure_same(const struct ratio *a, const struct ratio *b) {
    ensure(!a->broken && !b->broken && ratio_compare(a, b) == 0, "two ways differ");
}

START_TEST(rounding_agrees_with_128_bits) {
    uint64_t state = 88172645463325252;
    for (int i = 0; i < 20000; i++) {
        int64_t a = some(&state, 60), b = some(&state, 1 + i % 60) + 1, c = some(&state, 30),
                result;
        struct ratio r = of(i % 2 ? -a : a, b);
        wide wanted = wide_divide((wide)a * c, b);
        bool fits = wanted <= INT64_MAX;
        ensure(ratio_round(&r, c, &result) == fits, "fits");
        ensure(!fits || result == (i % 2 ? -(int64_t)wanted : (int64_t)wanted), "rounded");
    }
}
END_TEST

/* Numerators and denominators of up to some 500 bits: long division and the common divisor. */
START_TEST(laws_of_fractions_hold_for_long_ones) {
    uint64_t state = 1234567891011;
    for (int i = 0; i < 3000; i++) {
        struct ratio a = of(some(&state, 63) - (INT64_C(1) << 62), some(&state, 62) + 1),
                     b = of(some(&state, 63) - (INT64_C(1) << 62), some(&state, 62) + 1),
                     c = of(some(&state, 20) + 1, some(&state, 33) + 1);
        for (int k = 0; k < i % 3; k++) {
            a = ratio_multiply(&a, &b);
            b = ratio_multiply(&b, &c);
        }
        struct ratio ab = ratio_add(&a, &b), left = ratio_multiply(&ab, &c),
                     ac = ratio_multiply(&a, &c), bc = ratio_multiply(&b, &c),
                     right = ratio_add(&ac, &bc);
        ensure_same(&left, &right);
        left = ratio_subtract(&ab, &b);
        ensure_same(&left, &a);
        left = ratio_divide(&ac, &c);
        ensure_same(&left, &a);
    }
}
END_TEST

/* 1/1 + 1/2 + … + 1/60, whose denominator is not a small one. */
START_TEST(harmonic_sum_is_exact) {
    struct ratio sum = of(0, 1), less;
    for (int i = 1; i <= 60; i++) {
        struct ratio part = of(1, i);
        sum = ratio_add(&sum, &part);
    }
    int64_t result;
    ck_assert(ratio_round(&sum, 1000000000000, &result));
    ck_assert_int_eq(result, INT64_C(4679870412952));
    less = sum;
    for (int i = 60; i >= 1; i--) {
        struct ratio part = of(1, i);
        less = ratio_subtract(&less, &part);
    }
    ck_assert_int_eq(ratio_sign(&less), 0);
}
END_TEST

TEST_MAIN(ratio, small_sums_by_hand, halves_go_to_the_even, what_cannot_be_is_broken_to_the_end,
          rounding_agrees_with_128_bits, laws_of_fractions_hold_for_long_ones,
          harmonic_sum_is_exact)
