/* Weights moved against each other, by hand. */
#include "sourcebench/core/share.h"

#include <string.h>

#include "suite.h"

static void check(const int64_t *shares, const int64_t *wanted, int n) {
    for (int i = 0; i < n; i++)
        ck_assert_msg(shares[i] == wanted[i], "%d: %lld, not %lld", i, (long long)shares[i],
                      (long long)wanted[i]);
}

START_TEST(divides_without_a_rest) {
    static const struct {
        int64_t total, weights[4], parts[4];
    } cases[] = {
        {100, {1, 1, 2, 0}, {25, 25, 50, 0}},
        {100, {1, 1, 1, 0}, {34, 33, 33, 0}},
        {10000, {1800, 800, 800, 1000}, {4091, 1818, 1818, 2273}},
        {10, {0, 0, 7, 0}, {0, 0, 10, 0}},
        {0, {3, 2, 1, 0}, {0, 0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t parts[4];
        ck_assert(share_out(cases[i].total, cases[i].weights, 4, parts));
        check(parts, cases[i].parts, 4);
    }
}
END_TEST

START_TEST(nothing_cannot_be_divided) {
    int64_t parts[2] = {7, 7};
    ck_assert(!share_out(100, (const int64_t[]){0, 0}, 2, parts));
    check(parts, (const int64_t[]){0, 0}, 2);
}
END_TEST

START_TEST(largest_weights_do_not_overflow) {
    int64_t parts[2];
    ck_assert(share_out(SHARE_FULL, (const int64_t[]){1000000000, 1000000000}, 2, parts));
    check(parts, (const int64_t[]){SHARE_FULL / 2, SHARE_FULL / 2}, 2);
}
END_TEST

/* 50 : 30 : 20; the first to 60 leaves 40, of which 30 : 20 get 24 and 16. */
START_TEST(others_keep_their_proportions) {
    int64_t shares[] = {50 * SHARE_POINT, 30 * SHARE_POINT, 20 * SHARE_POINT};
    share_set(shares, shares, 3, 0, 60 * SHARE_POINT);
    check(shares, (const int64_t[]){60 * SHARE_POINT, 24 * SHARE_POINT, 16 * SHARE_POINT}, 3);
}
END_TEST

START_TEST(there_and_back_is_the_same_when_shown) {
    int64_t saved[7], shares[7], shown[7], before[7];
    ck_assert(
        share_out(SHARE_FULL, (const int64_t[]){1733, 851, 1249, 7, 2600, 400, 3160}, 7, saved));
    memcpy(shares, saved, sizeof shares);
    share_out(SHARE_SHOWN, saved, 7, before);
    for (int i = 0; i < 60; i++)
        share_set(shares, saved, 7, i % 3, shares[i % 3] + SHARE_POINT);
    for (int i = 59; i >= 0; i--)
        share_set(shares, saved, 7, i % 3, shares[i % 3] - SHARE_POINT);
    share_out(SHARE_SHOWN, shares, 7, shown);
    check(shown, before, 7);
}
END_TEST

/* At 100 % the others have nothing; coming back they take the proportions they were saved with. */
START_TEST(proportions_come_back_from_all) {
    const int64_t saved[] = {50 * SHARE_POINT, 30 * SHARE_POINT, 20 * SHARE_POINT};
    int64_t shares[3];
    memcpy(shares, saved, sizeof shares);
    share_set(shares, saved, 3, 0, 130 * SHARE_POINT);
    check(shares, (const int64_t[]){SHARE_FULL, 0, 0}, 3);
    share_set(shares, saved, 3, 0, 90 * SHARE_POINT);
    check(shares, (const int64_t[]){90 * SHARE_POINT, 6 * SHARE_POINT, 4 * SHARE_POINT}, 3);
}
END_TEST

START_TEST(the_only_one_has_all) {
    int64_t shares[] = {0, 0};
    share_set(shares, (const int64_t[]){0, 0}, 2, 1, SHARE_POINT);
    check(shares, (const int64_t[]){0, SHARE_FULL}, 2);
    share_set(shares, shares, 2, 0, -5);
    check(shares, (const int64_t[]){0, SHARE_FULL}, 2);
}
END_TEST

TEST_MAIN(share, divides_without_a_rest, nothing_cannot_be_divided, largest_weights_do_not_overflow,
          others_keep_their_proportions, there_and_back_is_the_same_when_shown,
          proportions_come_back_from_all, the_only_one_has_all)
