/*
 * The change of one weight that dethrones a winner: against every step of it tried one after the
 * other, and by hand.
 */
#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/core/wide.h"

#include "matrix_fixture.h"

static struct arena arena;

/* The weights where a criterion has the share t and the others keep their proportions. */
static void share_weights(const struct matrix_fixture *f, int criterion, int t, int64_t *weights) {
    int64_t others = 0;
    for (int i = 0; i < f->matrix.n_criteria; i++)
        others += i == criterion ? 0 : f->criteria[i].weight;
    for (int i = 0; i < f->matrix.n_criteria; i++)
        weights[i] = i == criterion ? t * others : (MATRIX_FULL - t) * f->criteria[i].weight;
}

/* Who the ranking itself puts before the winner at that share; -1: nobody. */
static int ranked_before(const struct matrix_fixture *f, int criterion, int t, int winner) {
    struct matrix_fixture moved = *f;
    int64_t weights[FIXTURE_CRITERIA];
    moved.matrix.criteria = moved.criteria;
    share_weights(f, criterion, t, weights);
    for (int i = 0; i < f->matrix.n_criteria; i++)
        moved.criteria[i].weight = weights[i];
    struct matrix_ranking r = fixture_rank(&moved.matrix, &arena);
    bool dethroned = r.n_ranked > 0 && r.results[winner].rank != 1;
    int first = dethroned ? r.order[0] : -1;
    arena_free(&arena);
    return first;
}

struct sum {
    bool ranked;
    int64_t points, weights;
};

/* A row at those weights, from its cells. */
static struct sum sum_of(const struct matrix_fixture *f, const struct matrix_result *r,
                         const int64_t *weights) {
    struct sum sum = {r->status != MATRIX_OUTSIDE && r->status != MATRIX_LIMIT, 0, 0};
    for (int i = 0; i < f->matrix.n_criteria; i++) {
        bool missing = r->cells[i].state == MATRIX_MISSING;
        sum.points += weights[i] * r->cells[i].points;
        sum.weights += missing && f->matrix.missing == MATRIX_IGNORE ? 0 : weights[i];
        if (missing && f->matrix.missing == MATRIX_REFUSE && weights[i] > 0)
            sum.ranked = false;
    }
    sum.ranked = sum.ranked && sum.weights > 0;
    return sum;
}

/* Whether any row is before the winner at that share: as ranked_before(), but quick enough to be
 * asked at each step. */
static bool is_beaten(const struct matrix_fixture *f, const struct matrix_ranking *r, int criterion,
                      int t) {
    int64_t weights[FIXTURE_CRITERIA];
    share_weights(f, criterion, t, weights);
    struct sum first = sum_of(f, &r->results[r->order[0]], weights);
    for (int i = 0; i < f->matrix.n_rows; i++) {
        struct sum other = sum_of(f, &r->results[i], weights);
        if (i != r->order[0] && other.ranked &&
            (!first.ranked ||
             (wide)other.points * first.weights > (wide)first.points * other.weights))
            return true;
    }
    return false;
}

static void check_turn(const struct matrix_fixture *f, const struct matrix_ranking *r,
                       int criterion, int from, int step, struct matrix_turn turn) {
    int winner = r->order[0], t = from;
    while (t >= 0 && t <= MATRIX_FULL && !is_beaten(f, r, criterion, t))
        t += step;
    bool never = t < 0 || t > MATRIX_FULL;
    ck_assert_int_eq(turn.share, never ? MATRIX_NEVER : t);
    ck_assert_int_eq(turn.row, never ? -1 : ranked_before(f, criterion, t, winner));
    ck_assert(never || turn.row >= 0);
    if (t != from)
        ck_assert_int_eq(ranked_before(f, criterion, t - step, winner), -1);
}

static void check_all(const struct matrix_fixture *f, const struct matrix_ranking *r,
                      const struct matrix_margin *margins) {
    int64_t all = r->weights;
    for (int i = 0; i < f->matrix.n_criteria; i++) {
        int64_t weight = f->criteria[i].weight;
        int up = 0, down;
        while (up <= MATRIX_FULL && up * all <= weight * MATRIX_FULL)
            up++;
        down = up - 1;
        while (down >= 0 && down * all >= weight * MATRIX_FULL)
            down--;
        if (weight == all) {
            ck_assert_int_eq(margins[i].up.share, MATRIX_NEVER);
            ck_assert_int_eq(margins[i].down.share, MATRIX_NEVER);
            continue;
        }
        check_turn(f, r, i, up, 1, margins[i].up);
        check_turn(f, r, i, down, -1, margins[i].down);
    }
}

/* At the share found another row is first, at every step before it none is. */
START_TEST(the_change_found_is_enough_and_no_smaller_one_is) {
    unsigned seed = 4;
    struct arena kept = {0};
    for (int winners = 0; winners < 400;) {
        struct matrix_fixture f;
        struct matrix_margin margins[FIXTURE_CRITERIA];
        fixture_any(&f, 6, 4, &seed);
        struct matrix_ranking r = fixture_rank(&f.matrix, &kept);
        bool won = matrix_margins(&f.matrix, &r, margins);
        ck_assert_int_eq(won, r.n_first == 1);
        if (won)
            check_all(&f, &r, margins);
        winners += won;
        arena_free(&kept);
    }
}
END_TEST

/* ---- by hand ----------------------------------------------------------------------------------*/

static void margins_of(const struct matrix_fixture *f, struct matrix_margin *margins) {
    struct matrix_ranking r = fixture_rank(&f->matrix, &arena);
    ck_assert(matrix_margins(&f->matrix, &r, margins));
    arena_free(&arena);
}

static void check_margin(struct matrix_margin margin, int share, int down, int down_row, int up,
                         int up_row) {
    ck_assert_int_eq(margin.share, share);
    ck_assert_int_eq(margin.down.share, down);
    ck_assert_int_eq(margin.down.row, down_row);
    ck_assert_int_eq(margin.up.share, up);
    ck_assert_int_eq(margin.up.row, up_row);
}

/* Weights 60 and 40: B has 72 against 68 of A. With the share t of the first A is better where
 * 80 t + 50 (1 - t) > 60 t + 90 (1 - t): t > 2/3, that is from 66.67 % on. */
START_TEST(two_rows_cross_once) {
    static const int weights[] = {60, 40}, points[] = {80, 50, 60, 90};
    struct matrix_fixture f;
    struct matrix_margin margins[2];
    fixture_points(&f, 2, 2, weights, points);
    margins_of(&f, margins);
    check_margin(margins[0], 6000, MATRIX_NEVER, -1, 6667, 0);
    check_margin(margins[1], 4000, 3333, 0, MATRIX_NEVER, -1);
}
END_TEST

/* Both are equal at 50 %, which is a step and not enough. */
START_TEST(a_tie_does_not_dethrone) {
    static const int weights[] = {40, 60}, points[] = {80, 50, 50, 80};
    struct matrix_fixture f;
    struct matrix_margin margins[2];
    fixture_points(&f, 2, 2, weights, points);
    margins_of(&f, margins);
    check_margin(margins[0], 4000, MATRIX_NEVER, -1, 5001, 0);
    check_margin(margins[1], 6000, 4999, 0, MATRIX_NEVER, -1);
}
END_TEST

/* A criterion without weight can get one: C leads there. t of the third leaves (1 - t) to the
 * others as 60 : 40. B has 72 (1 - t) + 10 t, C 40 (1 - t) + 100 t: C is better from t > 32 / 122
 * on, 26.23 %. */
START_TEST(a_new_weight_counts) {
    static const int weights[] = {60, 40, 0}, points[] = {80, 50, 0, 60, 90, 10, 40, 40, 100};
    struct matrix_fixture f;
    struct matrix_margin margins[3];
    fixture_points(&f, 3, 3, weights, points);
    margins_of(&f, margins);
    check_margin(margins[2], 0, MATRIX_NEVER, -1, 2623, 2);
    check_margin(margins[0], 6000, MATRIX_NEVER, -1, 6667, 0);
}
END_TEST

START_TEST(who_has_all_the_weight_cannot_move) {
    static const int weights[] = {60, 0}, points[] = {80, 50, 60, 90};
    struct matrix_fixture f;
    struct matrix_margin margins[2];
    fixture_points(&f, 2, 2, weights, points);
    margins_of(&f, margins);
    check_margin(margins[0], 10000, MATRIX_NEVER, -1, MATRIX_NEVER, -1);
    /* 80 (1 - t) + 50 t < 60 (1 - t) + 90 t: t > 1/3 */
    check_margin(margins[1], 0, MATRIX_NEVER, -1, 3334, 1);
}
END_TEST

/* What bars a row from a rank goes with the weight, and comes with it. */
START_TEST(the_refused_return_at_the_ends) {
    static const int weights[] = {50, 50, 0}, points[] = {60, 60, -1, 90, -1, 70, 50, 50, 50};
    struct matrix_fixture f;
    struct matrix_margin margins[3];
    fixture_points(&f, 3, 3, weights, points);
    f.matrix.missing = MATRIX_REFUSE;
    margins_of(&f, margins);
    check_margin(margins[0], 5000, MATRIX_NEVER, -1, 10000, 1);
    check_margin(margins[1], 5000, 0, 1, MATRIX_NEVER, -1);
    check_margin(margins[2], 0, MATRIX_NEVER, -1, 1, 2); /* the winner is refused */
}
END_TEST

/* Where the unknown is ignored, a rival may be ahead on a stretch in the middle. V has 72 and, in
 * the others (1 to 3), 60 and 60; R has 71, 58 and nothing, so that the first criterion weighs more
 * for it. At t for the first V has 60 + 12 t and R 58 + 13 t / (t + (1 - t) / 4): R is ahead
 * from 6.31 % to 88.14 % (from fractions, step by step). */
START_TEST(a_rival_leads_on_a_stretch) {
    static const int low[] = {4, 49, 147}, high[] = {1800, 50, 150},
                     points[] = {72, 60, 60, 71, 58, -1};
    struct matrix_fixture f;
    struct matrix_margin margins[3];
    fixture_points(&f, 2, 3, low, points);
    f.matrix.missing = MATRIX_IGNORE;
    margins_of(&f, margins);
    check_margin(margins[0], 200, MATRIX_NEVER, -1, 631, 1);
    fixture_points(&f, 2, 3, high, points);
    f.matrix.missing = MATRIX_IGNORE;
    margins_of(&f, margins);
    check_margin(margins[0], 9000, 8814, 1, MATRIX_NEVER, -1);
}
END_TEST

TEST_MAIN(matrix_margins, the_change_found_is_enough_and_no_smaller_one_is, two_rows_cross_once,
          a_tie_does_not_dethrone, a_new_weight_counts, who_has_all_the_weight_cannot_move,
          the_refused_return_at_the_ends, a_rival_leads_on_a_stretch)
