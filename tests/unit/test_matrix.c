/*
 * Points, scores and ranks of the comparison matrix: tables worked out by hand, and what must hold
 * of any matrix.
 */
#include <string.h>

#include "sourcebench/core/matrix.h"

#include "matrix_fixture.h"

static struct arena arena;

/* ---- points -----------------------------------------------------------------------------------*/

static const struct matrix_criterion
    martindale = {.label = "Abrasion", .direction = MATRIX_MORE, .low = 10000000, .high = 60000000},
    price = {.label = "Price", .direction = MATRIX_LESS, .low = 500, .high = 30000},
    weight = {.label = "Weight",
              .direction = MATRIX_BAND,
              .low = 150000,
              .high = 900000,
              .band_low = 200000,
              .band_high = 300000},
    at_most = {.label = "Handle",
               .direction = MATRIX_BAND,
               .low = 0,
               .high = 100,
               .band_low = 0,
               .band_high = 40},
    halves = {.label = "Halves", .direction = MATRIX_MORE, .low = 0, .high = 20000},
    endless = {.label = "Endless", .direction = MATRIX_LESS, .low = INT64_MIN, .high = INT64_MAX};

static const struct {
    const struct matrix_criterion *criterion;
    int64_t value;
    int points;
} lines[] = {
    /* (25,000 - 10,000) / 50,000 = 30 % */
    {&martindale, 25000000, 3000},
    {&martindale, 10000000, 0},
    {&martindale, 60000000, 10000},
    {&martindale, 5000000, 0},
    {&martindale, 99000000, 10000},
    {&martindale, 30000000, 4000},
    /* (30 - 1.00) / 29.50 = 98.305 % */
    {&price, 1000, 9831},
    {&price, 500, 10000},
    {&price, 30000, 0},
    {&price, 0, 10000},
    {&price, 40000, 0},
    /* 200 to 300 is right; 150 and 900 are nothing: (190 - 150) / 50, (900 - 400) / 600 */
    {&weight, 200000, 10000},
    {&weight, 300000, 10000},
    {&weight, 250000, 10000},
    {&weight, 190000, 8000},
    {&weight, 400000, 8333},
    {&weight, 150000, 0},
    {&weight, 900000, 0},
    {&weight, 100000, 0},
    {&weight, 950000, 0},
    /* a band that begins at its bound does not fall there */
    {&at_most, 0, 10000},
    {&at_most, -5, 10000},
    {&at_most, 40, 10000},
    {&at_most, 70, 5000},
    {&at_most, 100, 0},
    /* 0.5, 1.5 and 2.5 of 1/10,000 */
    {&halves, 1, 0},
    {&halves, 3, 2},
    {&halves, 5, 2},
    {&endless, INT64_MIN, 10000},
    {&endless, INT64_MAX, 0},
    {&endless, 0, 5000},
};

START_TEST(values_become_points_on_lines) {
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        ck_assert_int_eq(matrix_points(lines[i].criterion, lines[i].value), lines[i].points);
}
END_TEST

START_TEST(criteria_without_sense_are_refused) {
    static const struct {
        struct matrix_criterion criterion;
        const char *word;
    } cases[] = {
        {{.label = "Tear", .low = 5, .high = 5}, "Tear: the lower bound"},
        {{.high = 9, .low = 10}, "The criterion: the lower bound"},
        {{.high = 9, .weight = -1}, "weight"},
        {{.high = 9, .weight = MATRIX_WEIGHTS + 1}, "weight"},
        {{.high = 9, .has_min = true, .has_max = true, .min = 6, .max = 5}, "limits"},
        {{.high = 9, .direction = MATRIX_BAND, .band_low = 6, .band_high = 5}, "begins above"},
        {{.high = 9, .direction = MATRIX_BAND, .band_low = -1, .band_high = 5}, "within"},
        {{.high = 9, .direction = MATRIX_BAND, .band_low = 1, .band_high = 10}, "within"},
        {{.high = 9, .direction = MATRIX_BAND, .band_low = 0, .band_high = 9}, "narrower"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct matrix m = {.criteria = &cases[i].criterion, .n_criteria = 1};
        struct matrix_ranking ranking;
        struct error err = {0};
        ck_assert(!matrix_rank(&m, &arena, &ranking, &err));
        ck_assert_int_eq(err.code, ERROR_INPUT);
        ck_assert_msg(strstr(err.message, cases[i].word) != NULL, "%s", err.message);
    }
    struct matrix_criterion one = {.high = 9, .has_min = true, .min = 5, .has_max = true, .max = 5};
    struct error err;
    ck_assert(matrix_check(&one, &err));
}
END_TEST

START_TEST(too_many_and_too_heavy_are_refused) {
    static struct matrix_criterion many[MATRIX_CRITERIA + 1];
    struct matrix_ranking ranking;
    struct error err;
    for (int i = 0; i <= MATRIX_CRITERIA; i++)
        many[i] = (struct matrix_criterion){.high = 1, .weight = MATRIX_WEIGHTS / MATRIX_CRITERIA};
    struct matrix m = {.criteria = many, .n_criteria = MATRIX_CRITERIA};
    ck_assert(matrix_rank(&m, &arena, &ranking, &err));
    ck_assert_int_eq(ranking.n_ranked, 0);
    m.n_criteria++;
    ck_assert(!matrix_rank(&m, &arena, &ranking, &err));
    ck_assert(strstr(err.message, "256 criteria at most") != NULL);
    m.n_criteria = 2;
    many[0].weight = MATRIX_WEIGHTS;
    ck_assert(!matrix_rank(&m, &arena, &ranking, &err));
    ck_assert(strstr(err.message, "only their proportions count") != NULL);
}
END_TEST

/* ---- tables -----------------------------------------------------------------------------------*/

enum { A, B, C, D };

/* Weights 50, 30 and 20 %.          scores where the unknown is worst
 *     A  80   50  100               40 + 15 + 20 = 75
 *     B  60  100    –               30 + 30      = 60   (ignored: 60 / 80 = 75)
 *     C  90   20   40               45 +  6 +  8 = 59
 *     D  70   50  100               35 + 15 + 20 = 70   never as good as A */
static void pencil(struct matrix_fixture *f, enum matrix_missing missing) {
    static const int weights[] = {50, 30, 20},
                     points[] = {80, 50, 100, 60, 100, -1, 90, 20, 40, 70, 50, 100};
    fixture_points(f, 4, 3, weights, points);
    f->matrix.missing = missing;
}

static void check_row(const struct matrix_ranking *r, int row, int rank, int score, int coverage,
                      int dominated_by) {
    ck_assert_int_eq(r->results[row].status, MATRIX_RANKED);
    ck_assert_int_eq(r->results[row].rank, rank);
    ck_assert_int_eq(r->results[row].score, score);
    ck_assert_int_eq(r->results[row].coverage, coverage);
    ck_assert_int_eq(r->results[row].dominated_by, dominated_by);
}

START_TEST(the_unknown_counts_as_worst) {
    struct matrix_fixture f;
    pencil(&f, MATRIX_WORST);
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    check_row(&r, A, 1, 7500, 10000, -1);
    check_row(&r, B, 3, 6000, 8000, -1);
    check_row(&r, C, 4, 5900, 10000, -1);
    check_row(&r, D, 2, 7000, 10000, A);
    ck_assert_int_eq(r.n_ranked, 4);
    ck_assert_int_eq(r.n_first, 1);
    ck_assert_int_eq(r.results[B].missing, 1);
    ck_assert_int_eq(r.results[B].cells[2].state, MATRIX_MISSING);
    ck_assert_int_eq(r.results[B].cells[2].contribution, 0);
    ck_assert_int_eq(r.results[B].cells[1].contribution, 3000);
    ck_assert_int_eq(r.results[C].cells[1].contribution, 600);
    ck_assert_int_eq(r.results[C].cells[1].points, 2000);
    static const int order[] = {A, D, B, C};
    ck_assert_mem_eq(r.order, order, sizeof order);
}
END_TEST

START_TEST(the_unknown_is_left_out) {
    struct matrix_fixture f;
    pencil(&f, MATRIX_IGNORE);
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    check_row(&r, A, 1, 7500, 10000, -1);
    check_row(&r, B, 1, 7500, 8000, -1); /* shares the place */
    check_row(&r, D, 3, 7000, 10000, A);
    check_row(&r, C, 4, 5900, 10000, -1);
    ck_assert_int_eq(r.n_first, 2);
    ck_assert_int_eq(r.results[B].cells[0].contribution, 3750);
    ck_assert_int_eq(r.results[B].cells[1].contribution, 3750);
    static const int order[] = {A, B, D, C};
    ck_assert_mem_eq(r.order, order, sizeof order);
}
END_TEST

START_TEST(the_unknown_bars_from_a_rank) {
    struct matrix_fixture f;
    pencil(&f, MATRIX_REFUSE);
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    check_row(&r, A, 1, 7500, 10000, -1);
    check_row(&r, D, 2, 7000, 10000, A);
    check_row(&r, C, 3, 5900, 10000, -1);
    ck_assert_int_eq(r.n_ranked, 3);
    ck_assert_int_eq(r.results[B].status, MATRIX_REFUSED);
    ck_assert_int_eq(r.results[B].criterion, 2);
    ck_assert_int_eq(r.results[B].rank, 0);
    ck_assert_int_eq(r.results[B].coverage, 8000);
    ck_assert_int_eq(r.order[3], B);
    f.criteria[2].weight = 0; /* what has no weight cannot be missing */
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].status, MATRIX_RANKED);
    ck_assert_int_eq(r.results[B].coverage, 10000);
    f.values[B][0].known = false;
    f.values[B][1].known = false;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].criterion, 0); /* the heavier one is named */
    f.criteria[1].weight = f.criteria[0].weight;
    f.criteria[1].id = -1;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].criterion, 1); /* then that with the lower id */
}
END_TEST

START_TEST(without_weight_there_is_no_score) {
    struct matrix_fixture f;
    pencil(&f, MATRIX_IGNORE);
    f.criteria[0].weight = f.criteria[1].weight = 0;
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].status, MATRIX_NOTHING);
    ck_assert_int_eq(r.results[B].coverage, 0);
    ck_assert_int_eq(r.n_ranked, 3);
    f.matrix.missing = MATRIX_WORST;
    r = fixture_rank(&f.matrix, &arena);
    check_row(&r, B, 4, 0, 0, A);
    f.criteria[2].weight = 0;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.n_ranked + r.n_first, 0);
    for (int i = A; i <= D; i++)
        ck_assert_int_eq(r.results[i].status, MATRIX_NOTHING);
    f.matrix.n_rows = 0;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.n_ranked, 0);
}
END_TEST

/* The unknown part is small but there: 99.99… % is told apart from all. */
START_TEST(a_small_gap_is_still_a_gap) {
    static const int weights[] = {100, 100}, points[] = {50, -1};
    struct matrix_fixture f;
    fixture_points(&f, 1, 2, weights, points);
    f.criteria[0].weight = MATRIX_WEIGHTS - 1;
    f.criteria[1].weight = 1;
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[0].coverage, MATRIX_FULL);
    ck_assert_int_eq(r.results[0].missing, 1);
}
END_TEST

/* Limits are inclusive, hold without weight, and an unknown value passes them. */
START_TEST(limits_knock_out) {
    static const struct {
        int64_t value;
        bool known;
        enum matrix_status status;
        enum matrix_state state;
    } cases[] = {
        {30000, true, MATRIX_RANKED, MATRIX_KNOWN}, {29999, true, MATRIX_LIMIT, MATRIX_BELOW},
        {70000, true, MATRIX_RANKED, MATRIX_KNOWN}, {70001, true, MATRIX_LIMIT, MATRIX_ABOVE},
        {0, false, MATRIX_RANKED, MATRIX_MISSING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct matrix_fixture f;
        pencil(&f, MATRIX_WORST);
        f.criteria[1].weight = 0;
        f.criteria[1].has_min = f.criteria[1].has_max = true;
        f.criteria[1].min = 30000;
        f.criteria[1].max = 70000;
        f.values[A][1] = (struct matrix_value){cases[i].known, cases[i].value};
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        ck_assert_int_eq(r.results[A].status, cases[i].status);
        ck_assert_int_eq(r.results[A].cells[1].state, cases[i].state);
        ck_assert_int_eq(r.results[A].criterion, cases[i].status == MATRIX_LIMIT ? 1 : -1);
        ck_assert_int_eq(r.results[A].score, 8571); /* (50 × 80 + 20 × 100) / 70 */
        ck_assert_int_eq(r.results[B].status, MATRIX_LIMIT);
        if (cases[i].status == MATRIX_LIMIT) {
            ck_assert_int_eq(r.results[A].rank, 0);
            ck_assert_int_eq(r.results[D].rank, 1);
            ck_assert_int_eq(r.results[D].dominated_by, -1); /* A does not count any more */
        }
    }
}
END_TEST

START_TEST(rules_from_outside_go_first) {
    struct matrix_fixture f;
    pencil(&f, MATRIX_REFUSE);
    f.criteria[0].has_min = true;
    f.criteria[0].min = 65000;
    f.rows[B].outside = 7;
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].status, MATRIX_OUTSIDE);
    ck_assert_int_eq(r.results[B].criterion, -1);
    f.rows[B].outside = 0; /* then limits, then what is unknown */
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].status, MATRIX_LIMIT);
    ck_assert_int_eq(r.results[B].criterion, 0);
    f.criteria[0].has_min = false;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].status, MATRIX_REFUSED);
}
END_TEST

/* Where values are unknown, only what no later value can refute. */
START_TEST(the_unknown_is_not_dominated_lightly) {
    static const int weights[] = {50, 30, 20}, points[] = {
                                                   90, 80, 100, /* better, whatever B's third is */
                                                   80, 70, -1,  /* */
                                                   85, 75, 60,  /* B's third might be above 60 */
                                                   70, 80, -1,  /* as good as A in the second */
                                               };
    struct matrix_fixture f;
    fixture_points(&f, 4, 3, weights, points);
    f.matrix.missing = MATRIX_IGNORE;
    struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].dominated_by, A);
    ck_assert_int_eq(r.results[C].dominated_by, A);
    ck_assert_int_eq(r.results[D].dominated_by, A);
    f.rows[A].outside = 1;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].dominated_by, -1);
    f.matrix.missing = MATRIX_WORST;
    r = fixture_rank(&f.matrix, &arena);
    ck_assert_int_eq(r.results[B].dominated_by, C);
    ck_assert_int_eq(r.results[D].dominated_by, -1);
}
END_TEST

/* ---- any matrix -------------------------------------------------------------------------------*/

enum { ROUNDS = 500 };

static bool same_result(const struct matrix_result *a, const struct matrix_result *b) {
    return a->status == b->status && a->score == b->score && a->coverage == b->coverage &&
           a->missing == b->missing;
}

static bool same_cells(const struct matrix_result *a, const struct matrix_result *b, int n) {
    for (int i = 0; i < n; i++)
        if (a->cells[i].state != b->cells[i].state || a->cells[i].points != b->cells[i].points ||
            a->cells[i].contribution != b->cells[i].contribution)
            return false;
    return true;
}

static bool higher(const struct matrix_result *a, const struct matrix_result *b) {
    __extension__ typedef __int128 wide;
    return (wide)a->sum * b->weights > (wide)b->sum * a->weights;
}

START_TEST(a_rank_counts_who_is_better) {
    unsigned seed = 1;
    for (int round = 0; round < ROUNDS; round++) {
        struct matrix_fixture f;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        int ranked = 0, first = 0;
        for (int i = 0; i < f.matrix.n_rows; i++) {
            int better = 0;
            for (int k = 0; k < f.matrix.n_rows; k++)
                better +=
                    r.results[k].status == MATRIX_RANKED && higher(&r.results[k], &r.results[i]);
            bool has = r.results[i].status == MATRIX_RANKED;
            ck_assert_int_eq(r.results[i].rank, has ? better + 1 : 0);
            ranked += has;
            first += has && better == 0;
        }
        ck_assert_int_eq(r.n_ranked, ranked);
        ck_assert_int_eq(r.n_first, first);
        for (int i = 1; i < f.matrix.n_rows; i++) {
            int left = r.order[i - 1], right = r.order[i];
            bool equal = r.results[left].rank == r.results[right].rank;
            ck_assert(!equal || f.rows[left].id < f.rows[right].id);
            ck_assert((i < ranked) == (r.results[right].rank > 0));
            ck_assert(i >= ranked || r.results[left].rank <= r.results[right].rank);
        }
        arena_free(&arena);
    }
}
END_TEST

START_TEST(contributions_sum_to_the_score) {
    unsigned seed = 2;
    for (int round = 0; round < ROUNDS; round++) {
        struct matrix_fixture f;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        for (int i = 0; i < f.matrix.n_rows; i++) {
            int sum = 0, weighted = 0;
            for (int k = 0; k < f.matrix.n_criteria; k++) {
                sum += r.results[i].cells[k].contribution;
                weighted += f.criteria[k].weight > 0;
            }
            int off = sum - r.results[i].score;
            ck_assert_msg(2 * abs(off) <= weighted + 1, "%d", off);
            ck_assert(r.results[i].score >= 0 && r.results[i].score <= MATRIX_FULL);
            ck_assert(r.results[i].coverage >= 0 && r.results[i].coverage <= MATRIX_FULL);
        }
        arena_free(&arena);
    }
}
END_TEST

START_TEST(another_row_changes_no_score) {
    unsigned seed = 3;
    for (int round = 0; round < ROUNDS; round++) {
        struct matrix_fixture f;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        struct matrix_ranking all = fixture_rank(&f.matrix, &arena);
        f.matrix.n_rows--;
        struct matrix_ranking fewer = fixture_rank(&f.matrix, &arena);
        bool weak = all.results[f.matrix.n_rows].dominated_by >= 0;
        for (int i = 0; i < f.matrix.n_rows; i++) {
            ck_assert(same_result(&all.results[i], &fewer.results[i]));
            ck_assert(same_cells(&all.results[i], &fewer.results[i], f.matrix.n_criteria));
            if (weak) /* it stands behind whoever dominates it, and dominates for itself no one */
                ck_assert_int_eq(all.results[i].dominated_by, fewer.results[i].dominated_by);
        }
        ck_assert(!weak || all.n_first == fewer.n_first);
        arena_free(&arena);
    }
}
END_TEST

START_TEST(only_proportions_of_weights_count) {
    unsigned seed = 4;
    for (int round = 0; round < ROUNDS; round++) {
        struct matrix_fixture f;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        struct matrix_ranking before = fixture_rank(&f.matrix, &arena);
        int64_t factor = 1 + fixture_random(&seed, 20000);
        for (int i = 0; i < f.matrix.n_criteria; i++)
            f.criteria[i].weight *= factor;
        struct matrix_ranking after = fixture_rank(&f.matrix, &arena);
        for (int i = 0; i < f.matrix.n_rows; i++) {
            ck_assert(same_result(&before.results[i], &after.results[i]));
            ck_assert(same_cells(&before.results[i], &after.results[i], f.matrix.n_criteria));
            ck_assert_int_eq(before.results[i].rank, after.results[i].rank);
            ck_assert_int_eq(before.results[i].dominated_by, after.results[i].dominated_by);
            ck_assert_int_eq(before.order[i], after.order[i]);
        }
        arena_free(&arena);
    }
}
END_TEST

START_TEST(the_order_of_rows_and_columns_does_not_matter) {
    unsigned seed = 5;
    for (int round = 0; round < ROUNDS; round++) {
        struct matrix_fixture f, turned;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        int by = fixture_random(&seed, 7), rows = f.matrix.n_rows;
        fixture_turn(&f, by, &turned);
        struct matrix_ranking before = fixture_rank(&f.matrix, &arena);
        struct matrix_ranking after = fixture_rank(&turned.matrix, &arena);
        for (int i = 0; i < rows; i++) {
            const struct matrix_result *a = &before.results[i];
            const struct matrix_result *b = &after.results[fixture_turned(i, rows, by)];
            ck_assert(same_result(a, b));
            ck_assert_int_eq(a->rank, b->rank);
            ck_assert_int_eq(
                b->criterion,
                a->criterion < 0 ? -1 : fixture_turned(a->criterion, f.matrix.n_criteria, by));
            ck_assert_int_eq(b->dominated_by,
                             a->dominated_by < 0 ? -1 : fixture_turned(a->dominated_by, rows, by));
            ck_assert_int_eq(fixture_turned(before.order[i], rows, by), after.order[i]);
        }
        arena_free(&arena);
    }
}
END_TEST

/* By the definition of the header, criterion by criterion. */
static bool really_dominates(const struct matrix_fixture *f, const struct matrix_result *a,
                             const struct matrix_result *b) {
    bool better = false;
    for (int i = 0; i < f->matrix.n_criteria; i++) {
        bool open = f->matrix.missing == MATRIX_IGNORE && b->cells[i].state == MATRIX_MISSING;
        int left = a->cells[i].points, right = open ? MATRIX_FULL : b->cells[i].points;
        if (f->criteria[i].weight > 0 && left < right)
            return false;
        better = better || (f->criteria[i].weight > 0 && left > right);
    }
    return better && a->status == MATRIX_RANKED && b->status == MATRIX_RANKED;
}

START_TEST(dominated_rows_are_those_never_better) {
    unsigned seed = 6;
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct matrix_fixture f;
        fixture_any(&f, FIXTURE_ROWS, FIXTURE_CRITERIA, &seed);
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        for (int i = 0; i < f.matrix.n_rows; i++) {
            int by = -1;
            for (int k = f.matrix.n_rows - 1; k >= 0; k--) {
                int row = r.order[k];
                if (!really_dominates(&f, &r.results[row], &r.results[i]))
                    continue;
                by = row;
                ck_assert(higher(&r.results[row], &r.results[i]));
            }
            ck_assert_int_eq(r.results[i].dominated_by, by);
            ck_assert(by < 0 || r.results[by].dominated_by < 0);
            found += by >= 0;
        }
        arena_free(&arena);
    }
    ck_assert_int_gt(found, ROUNDS);
}
END_TEST

TEST_MAIN(matrix, values_become_points_on_lines, criteria_without_sense_are_refused,
          too_many_and_too_heavy_are_refused, the_unknown_counts_as_worst, the_unknown_is_left_out,
          the_unknown_bars_from_a_rank, without_weight_there_is_no_score,
          a_small_gap_is_still_a_gap, limits_knock_out, rules_from_outside_go_first,
          the_unknown_is_not_dominated_lightly, a_rank_counts_who_is_better,
          contributions_sum_to_the_score, another_row_changes_no_score,
          only_proportions_of_weights_count, the_order_of_rows_and_columns_does_not_matter,
          dominated_rows_are_those_never_better)
