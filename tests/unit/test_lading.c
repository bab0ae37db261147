/*
 * Cartons, revenue tonnes, chargeable kilograms and containers, by hand.
 */
#include "sourcebench/core/lading.h"

#include "suite.h"

/* 60 × 40 × 45 cm are 0.108 m³. */
static const struct lading_carton carton = {20, 600, 400, 450, 11500};

static void is(const struct ratio r, int64_t numerator, int64_t denominator) {
    struct ratio wanted = ratio_of(numerator, denominator);
    ck_assert(!r.broken);
    ck_assert_int_eq(ratio_compare(&r, &wanted), 0);
}

START_TEST(every_colour_ends_with_a_whole_carton) {
    ck_assert_int_eq(lading_cartons((const int64_t[]){2000}, 1, 20), 100);
    ck_assert_int_eq(lading_cartons((const int64_t[]){2001}, 1, 20), 101);
    /* 700 + 700 + 600 in cartons of 24: 30 + 30 + 25, where one colour would take 84 */
    ck_assert_int_eq(lading_cartons((const int64_t[]){700, 700, 600}, 3, 24), 85);
    ck_assert_int_eq(lading_cartons((const int64_t[]){2000}, 1, 24), 84);
    ck_assert_int_eq(lading_cartons((const int64_t[]){0, 1}, 2, 24), 1);
}
END_TEST

START_TEST(hundred_cartons_of_the_example) {
    struct lading lading = lading_of(&carton, 100);
    ck_assert(lading.has_volume && lading.has_weight);
    is(lading.volume, 108, 10);
    is(lading.weight, 1150, 1);
    is(lading_revenue_tonnes(&lading), 108, 10);
    is(lading_chargeable_kg(&lading), 1800, 1); /* 10.8 m³ × 1,000,000 / 6,000 */
}
END_TEST

START_TEST(heavy_goods_are_charged_by_weight) {
    struct lading_carton books = {10, 400, 300, 250, 45000}; /* 0.03 m³, 45 kg */
    struct lading lading = lading_of(&books, 100);
    is(lading_revenue_tonnes(&lading), 45, 10);
    is(lading_chargeable_kg(&lading), 4500, 1);
}
END_TEST

START_TEST(small_lots_are_charged_as_one_revenue_tonne) {
    struct lading lading = lading_of(&carton, 9); /* 0.972 m³ */
    is(lading_revenue_tonnes(&lading), 1, 1);
    lading = lading_of(&carton, 10);
    is(lading_revenue_tonnes(&lading), 108, 100);
}
END_TEST

START_TEST(missing_measures_are_not_zero) {
    struct lading lading = lading_of(&(struct lading_carton){.units = 20, .weight = 5}, 10);
    ck_assert(!lading.has_volume);
    ck_assert(lading.has_weight);
    lading = lading_of(&(struct lading_carton){20, 600, 400, 450, 0}, 10);
    ck_assert(lading.has_volume);
    ck_assert(!lading.has_weight);
    ck_assert_int_eq(
        lading_capacity(&lading_containers[0], &(struct lading_carton){20, 600, 400, 450, 0}), 0);
}
END_TEST

/* 28, 58, 68 m³ by 0.108: 259.26, 537.04, 629.63. */
START_TEST(containers_hold_whole_cartons) {
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_20], &carton), 259);
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_40], &carton), 537);
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_40HC], &carton), 629);
    /* at 45 kg the payload is full first: 21,700 / 45 = 482.2, 26,500 / 45 = 588.9 */
    struct lading_carton heavy = {10, 400, 300, 250, 45000};
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_20], &heavy), 482);
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_40], &heavy), 588);
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_40HC], &heavy), 588);
    struct lading_carton machine = {1, 8000, 2300, 2500, 900000}; /* 46 m³ */
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_20], &machine), 0);
    ck_assert_int_eq(lading_capacity(&lading_containers[CONTAINER_40], &machine), 1);
}
END_TEST

static void mixes(int64_t cartons, const int64_t *capacities, const int64_t *costs, int64_t small,
                  int64_t forty, int64_t high) {
    int64_t counts[CONTAINERS] = {-1, -1, -1};
    ck_assert(lading_mix(cartons, capacities, costs, counts));
    ck_assert_int_eq(counts[CONTAINER_20], small);
    ck_assert_int_eq(counts[CONTAINER_40], forty);
    ck_assert_int_eq(counts[CONTAINER_40HC], high);
}

START_TEST(cheapest_mix_by_hand) {
    static const int64_t hold[] = {259, 537, 629}, cost[] = {1500, 2400, 2500};
    mixes(1, hold, cost, 1, 0, 0);
    mixes(259, hold, cost, 1, 0, 0);
    mixes(260, hold, cost, 0, 1, 0); /* 2,400 before 2,500 and two small ones for 3,000 */
    mixes(537, hold, cost, 0, 1, 0);
    mixes(538, hold, cost, 0, 0, 1);
    mixes(629, hold, cost, 0, 0, 1);
    mixes(630, hold, cost, 1, 1, 0);  /* 3,900; 20' and HC are 4,000, three small ones 4,500 */
    mixes(796, hold, cost, 1, 1, 0);  /* 259 + 537, to the last carton */
    mixes(797, hold, cost, 1, 0, 1);  /* 259 + 629 = 888: 4,000 */
    mixes(889, hold, cost, 0, 2, 0);  /* 1,074: 4,800 */
    mixes(1075, hold, cost, 0, 1, 1); /* 1,166: 4,900 */
    mixes(1258, hold, cost, 0, 0, 2);
}
END_TEST

START_TEST(filling_the_largest_first_is_not_cheapest) {
    /* 11 cartons: a large one for 10 and a small one for 1 cost 16; two small ones 12 */
    mixes(11, (const int64_t[]){6, 10, 10}, (const int64_t[]){6, 10, 11}, 2, 0, 0);
}
END_TEST

START_TEST(of_equal_cost_the_fewest_containers) {
    mixes(20, (const int64_t[]){10, 20, 20}, (const int64_t[]){5, 10, 12}, 0, 1, 0);
    mixes(25, (const int64_t[]){10, 20, 30}, (const int64_t[]){0, 0, 0}, 0, 0, 1);
}
END_TEST

START_TEST(kinds_that_cannot_be_had_are_left_out) {
    mixes(260, (const int64_t[]){259, 537, 629}, (const int64_t[]){1500, -1, 2500}, 0, 0, 1);
    mixes(260, (const int64_t[]){259, 0, 0}, (const int64_t[]){1500, 1, 1}, 2, 0, 0);
    int64_t counts[CONTAINERS];
    ck_assert(!lading_mix(1, (const int64_t[]){0, 0, 0}, (const int64_t[]){1, 1, 1}, counts));
    ck_assert(!lading_mix(1, (const int64_t[]){9, 9, 9}, (const int64_t[]){-1, -1, -1}, counts));
    ck_assert(!lading_mix(0, (const int64_t[]){9, 9, 9}, (const int64_t[]){1, 1, 1}, counts));
    ck_assert(!lading_mix(100000, (const int64_t[]){1, 1, 1}, (const int64_t[]){1, 1, 1}, counts));
}
END_TEST

/* Against all mixes of up to 12 of each kind. */
START_TEST(no_mix_is_cheaper) {
    unsigned state = 7;
    for (int round = 0; round < 400; round++) {
        int64_t hold[CONTAINERS], cost[CONTAINERS], counts[CONTAINERS], best = INT64_MAX;
        for (int i = 0; i < CONTAINERS; i++) {
            state = state * 1103515245 + 12345;
            hold[i] = 5 + state / 65536 % 20;
            state = state * 1103515245 + 12345;
            cost[i] = 1 + state / 65536 % 30;
        }
        int64_t cartons = 1 + round % 60, held = 0, paid = 0;
        for (int64_t n = 0; n < 13 * 13 * 13; n++) {
            int64_t a = n % 13, b = n / 13 % 13, c = n / 169,
                    total = a * cost[0] + b * cost[1] + c * cost[2];
            if (a * hold[0] + b * hold[1] + c * hold[2] >= cartons && total < best)
                best = total;
        }
        ck_assert(lading_mix(cartons, hold, cost, counts));
        for (int i = 0; i < CONTAINERS; i++) {
            held += counts[i] * hold[i];
            paid += counts[i] * cost[i];
        }
        ensure(held >= cartons, "%d: not all are loaded", round);
        ensure(paid == best, "%d: %lld, not %lld", round, (long long)paid, (long long)best);
    }
}
END_TEST

TEST_MAIN(lading, every_colour_ends_with_a_whole_carton, hundred_cartons_of_the_example,
          heavy_goods_are_charged_by_weight, small_lots_are_charged_as_one_revenue_tonne,
          missing_measures_are_not_zero, containers_hold_whole_cartons, cheapest_mix_by_hand,
          filling_the_largest_first_is_not_cheapest, of_equal_cost_the_fewest_containers,
          kinds_that_cannot_be_had_are_left_out, no_mix_is_cheaper)
