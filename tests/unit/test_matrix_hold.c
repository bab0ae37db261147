/*
 * The share of the weight space in which a winner stays first: by hand, and against every point of
 * a fine grid.
 */
#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/core/wide.h"

#include "matrix_fixture.h"

static struct arena arena;

static struct matrix_hold hold_of(const struct matrix *m, int spread) {
    struct matrix_ranking r = fixture_rank(m, &arena);
    struct matrix_hold hold = matrix_hold(m, &r, spread);
    arena_free(&arena);
    return hold;
}

/* 60 and 40 points against 40 and 59, both weights 50 %: 50 against 49.5. With a and b as weights
 * the second is better where 19 b > 20 a. Within ± 10 % (45 to 55 each) that is the triangle
 * between a = 45 (b from 47.37) and b = 55 (a to 52.25): 7.632 × 7.25 / 2 = 27.66 of 100, so
 * that 72.34 % are kept. At ± x there is no such corner where 19 (1 + x) <= 20 (1 - x): x <= 1/39
 * = 2.564 %. */
START_TEST(a_corner_is_cut_off) {
    static const int weights[] = {50, 50}, points[] = {60, 40, 40, 59};
    struct matrix_fixture f;
    fixture_points(&f, 2, 2, weights, points);
    struct matrix_hold hold = hold_of(&f.matrix, 1000);
    ck_assert(hold.winner && !hold.exact);
    ck_assert_int_eq(hold.points, MATRIX_POINTS);
    ck_assert_int_eq(hold.error, 97); /* sqrt(ln 40 / 40,000) = 0.96 % */
    ck_assert_int_lt(abs(hold.kept - 7234), hold.error);
    hold = hold_of(&f.matrix, 256);
    ck_assert(hold.winner && hold.exact);
    ck_assert_int_eq(hold.kept, MATRIX_FULL);
    ck_assert_int_eq(hold.points + hold.error, 0);
    hold = hold_of(&f.matrix, 257);
    ck_assert(!hold.exact);
}
END_TEST

/* The numbers themselves, as another program (with whole numbers of any size) has them: no machine
 * may say otherwise. */
START_TEST(all_machines_say_the_same) {
    static const int weights[] = {50, 30, 20}, points[] = {80, 50, 100, 90, 80, 20, 60, 99, -1};
    static const struct {
        int spread, worst, ignored;
    } cases[] = {{1000, 9737, 6061}, {2000, 8005, 4994}, {5000, 6254, 3940}, {10000, 5570, 3492}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct matrix_fixture f;
        fixture_points(&f, 3, 3, weights, points);
        ck_assert_int_eq(hold_of(&f.matrix, cases[i].spread).kept, cases[i].worst);
        f.matrix.missing = MATRIX_IGNORE;
        ck_assert_int_eq(hold_of(&f.matrix, cases[i].spread).kept, cases[i].ignored);
    }
}
END_TEST

START_TEST(a_tie_has_no_winner) {
    static const int weights[] = {50, 50}, points[] = {60, 40, 40, 60};
    struct matrix_fixture f;
    struct matrix_margin margins[2];
    fixture_points(&f, 2, 2, weights, points);
    ck_assert(!hold_of(&f.matrix, 1000).winner);
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    ck_assert(!matrix_margins(&f.matrix, &r, margins));
    f.rows[1].outside = 1; /* alone, it cannot lose */
    ck_assert(hold_of(&f.matrix, MATRIX_FULL).exact);
    f.rows[0].outside = 1;
    ck_assert(!hold_of(&f.matrix, 1000).winner);
}
END_TEST

/* ---- against a grid ---------------------------------------------------------------------------*/

/* Weights at one point of the space, as numerators. */
static bool better_at(const struct matrix_fixture *f, const struct matrix_result *a,
                      const struct matrix_result *b, const int64_t *weights) {
    wide sum[2] = {0, 0}, known[2] = {0, 0};
    const struct matrix_result *rows[2] = {a, b};
    for (int side = 0; side < 2; side++) {
        for (int i = 0; i < f->matrix.n_criteria; i++) {
            const struct matrix_cell *cell = &rows[side]->cells[i];
            bool counts = f->matrix.missing != MATRIX_IGNORE || cell->state != MATRIX_MISSING;
            sum[side] += (wide)weights[i] * cell->points;
            known[side] += counts ? weights[i] : 0;
        }
    }
    return sum[0] * known[1] > sum[1] * known[0];
}

static bool stays_first(const struct matrix_fixture *f, const struct matrix_ranking *r,
                        const int64_t *weights) {
    for (int i = 1; i < r->n_ranked; i++)
        if (better_at(f, &r->results[r->order[i]], &r->results[r->order[0]], weights))
            return false;
    return true;
}

/* The middles of steps³ (or steps²) equal parts of the space; with corners: its corners too. Adds
 * up where the winner stays. */
struct count {
    int64_t kept, all;
    int64_t corners_kept, corners;
};

static void count_from(const struct matrix_fixture *f, const struct matrix_ranking *r, int spread,
                       int steps, int criterion, int64_t *weights, struct count *count) {
    if (criterion == f->matrix.n_criteria) {
        count->kept += stays_first(f, r, weights);
        count->all++;
        return;
    }
    for (int i = 0; i < (f->criteria[criterion].weight ? steps : 1); i++) {
        int64_t part = MATRIX_FULL * steps + spread * (2 * i + 1 - steps);
        weights[criterion] = f->criteria[criterion].weight * part;
        count_from(f, r, spread, steps, criterion + 1, weights, count);
    }
}

static void count_corners(const struct matrix_fixture *f, const struct matrix_ranking *r,
                          int spread, struct count *count) {
    int n = f->matrix.n_criteria;
    for (int corner = 0; corner < 1 << n; corner++) {
        int64_t weights[FIXTURE_CRITERIA];
        for (int i = 0; i < n; i++)
            weights[i] =
                f->criteria[i].weight * (MATRIX_FULL + (corner & 1 << i ? spread : -spread));
        count->corners_kept += stays_first(f, r, weights);
        count->corners++;
    }
}

/* The grid itself is coarse: an edge may pass between its middles. */
enum { GRID_ERROR = 100 };

static void check_against_grid(const struct matrix_fixture *f, int spread, int *proofs, int *cut) {
    struct matrix_ranking r = fixture_rank(&f->matrix, &arena);
    struct matrix_hold hold = matrix_hold(&f->matrix, &r, spread);
    struct count count = {0};
    int64_t weights[FIXTURE_CRITERIA];
    count_from(f, &r, spread, f->matrix.n_criteria == 2 ? 150 : 28, 0, weights, &count);
    count_corners(f, &r, spread, &count);
    int share = (int)(count.kept * MATRIX_FULL / count.all);
    ck_assert(hold.winner);
    ck_assert_int_le(abs(hold.kept - share), hold.error + GRID_ERROR);
    if (hold.exact) {
        ck_assert_int_eq(count.kept, count.all);
        ck_assert_int_eq(count.corners_kept, count.corners);
    } else if (f->matrix.missing != MATRIX_IGNORE) {
        ck_assert_int_lt(count.corners_kept, count.corners); /* all that can be proved is */
    }
    *proofs += hold.exact;
    *cut += count.kept < count.all;
    arena_free(&arena);
}

START_TEST(the_share_is_that_of_a_grid) {
    static const int spreads[] = {100, 1000, 2500, 5000, 8000, 10000};
    unsigned seed = 7;
    int proofs = 0, cut = 0;
    for (int round = 0; round < 360;) {
        struct matrix_fixture f;
        fixture_any(&f, 6, 3, &seed);
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        bool won = r.n_first == 1;
        arena_free(&arena);
        if (won)
            check_against_grid(&f, spreads[round++ % 6], &proofs, &cut);
    }
    ck_assert_int_gt(proofs, 60);
    ck_assert_int_gt(cut, 60);
}
END_TEST

/* Where different values are missing and ignored, what is called proved has no corner at which
 * another row wins. */
START_TEST(nothing_is_proved_that_is_not_so) {
    unsigned seed = 9;
    int proofs = 0;
    for (int round = 0; round < 1500; round++) {
        struct matrix_fixture f;
        struct count count = {0};
        int spread = 500 + round % 18 * 500;
        fixture_any(&f, 4, 5, &seed);
        f.matrix.missing = MATRIX_IGNORE;
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        if (matrix_hold(&f.matrix, &r, spread).exact) {
            count_corners(&f, &r, spread, &count);
            ck_assert_int_eq(count.corners_kept, count.corners);
            proofs++;
        }
        arena_free(&arena);
    }
    ck_assert_int_gt(proofs, 500);
}
END_TEST

START_TEST(the_order_of_columns_does_not_matter) {
    unsigned seed = 8;
    for (int round = 0; round < 40; round++) {
        struct matrix_fixture f, turned;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        fixture_turn(&f, round, &turned);
        struct matrix_hold before = hold_of(&f.matrix, 2000), after = hold_of(&turned.matrix, 2000);
        ck_assert_int_eq(before.winner, after.winner);
        ck_assert_int_eq(before.exact, after.exact);
        ck_assert_int_eq(before.kept, after.kept);
    }
}
END_TEST

/* ---- limits -----------------------------------------------------------------------------------*/

/* The heaviest weights and the most different rows: nothing overflows (the sanitizers look). */
START_TEST(the_heaviest_weights_fit) {
    static const int weights[] = {0, 0, 0}, points[] = {100, 100, 0, 0, 0, 100, 100, 0, -1};
    for (int missing = MATRIX_WORST; missing <= MATRIX_REFUSE; missing++) {
        struct matrix_fixture f;
        struct matrix_margin margins[3];
        fixture_points(&f, 3, 3, weights, points);
        f.matrix.missing = (enum matrix_missing)missing;
        f.criteria[0].weight = MATRIX_WEIGHTS - 2;
        f.criteria[1].weight = f.criteria[2].weight = 1;
        f.values[2][0].value--; /* no tie where the missing is ignored */
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        ck_assert(matrix_margins(&f.matrix, &r, margins));
        ck_assert_int_eq(margins[0].share, MATRIX_FULL);
        ck_assert_int_eq(margins[2].down.share, MATRIX_NEVER);
        ck_assert(matrix_hold(&f.matrix, &r, MATRIX_FULL).winner);
        arena_free(&arena);
    }
}
END_TEST

TEST_MAIN(matrix_hold, a_corner_is_cut_off, all_machines_say_the_same, a_tie_has_no_winner,
          the_share_is_that_of_a_grid, nothing_is_proved_that_is_not_so,
          the_order_of_columns_does_not_matter, the_heaviest_weights_fit)
