/*
 * Matrices for tests: told as text, or made by a seeded generator.
 */
#ifndef TESTS_UNIT_MATRIX_FIXTURE_H
#define TESTS_UNIT_MATRIX_FIXTURE_H

#include <stdlib.h>

#include "sourcebench/core/matrix.h"

#include "suite.h"

enum { FIXTURE_ROWS = 12, FIXTURE_CRITERIA = 6 };

struct matrix_fixture {
    struct matrix matrix;
    struct matrix_criterion criteria[FIXTURE_CRITERIA];
    struct matrix_row rows[FIXTURE_ROWS];
    struct matrix_value values[FIXTURE_ROWS][FIXTURE_CRITERIA];
};

/* Points out of 100 in criteria that run from 0 to 100, with weights in %; -1: missing. */
static inline void fixture_points(struct matrix_fixture *f, int rows, int criteria,
                                  const int *weights, const int *points) {
    static const char *const labels[] = {"Weight", "Tear", "Light", "Water", "Eco", "Price"};
    *f = (struct matrix_fixture){0};
    f->matrix = (struct matrix){f->criteria, criteria, f->rows, rows, MATRIX_WORST};
    for (int i = 0; i < criteria; i++)
        f->criteria[i] = (struct matrix_criterion){.id = i + 1,
                                                   .label = labels[i],
                                                   .direction = MATRIX_MORE,
                                                   .high = 100 * MATRIX_SCALE,
                                                   .weight = weights[i] * 100};
    for (int i = 0; i < rows; i++) {
        f->rows[i] = (struct matrix_row){.id = i + 1, .values = f->values[i]};
        for (int k = 0; k < criteria; k++) {
            int p = points[i * criteria + k];
            f->values[i][k] = (struct matrix_value){p >= 0, p >= 0 ? p * MATRIX_SCALE : 0};
        }
    }
}

static inline int fixture_random(unsigned *seed, int below) {
    return rand_r(seed) % below;
}

/* Any matrix of 2 to the given numbers of rows and criteria. Points are few, so that ties are
 * frequent; a sixth of the values is missing; some rows are knocked out. */
static inline void fixture_any(struct matrix_fixture *f, int rows, int criteria, unsigned *seed) {
    int n = 2 + fixture_random(seed, rows - 1), m = 2 + fixture_random(seed, criteria - 1);
    int steps = fixture_random(seed, 2) ? 4 : 100, gaps = fixture_random(seed, 3) * 3;
    int weights[FIXTURE_CRITERIA], points[FIXTURE_ROWS * FIXTURE_CRITERIA];
    for (int i = 0; i < m; i++)
        weights[i] = fixture_random(seed, 5) ? fixture_random(seed, 40) : 0;
    for (int i = 0; i < n * m; i++)
        points[i] = gaps && fixture_random(seed, gaps + 3) == 0
                        ? -1
                        : (fixture_random(seed, steps + 1) * 100 / steps);
    fixture_points(f, n, m, weights, points);
    f->matrix.missing = (enum matrix_missing)fixture_random(seed, 3);
    for (int i = 0; i < m; i++) {
        f->criteria[i].has_min = fixture_random(seed, 6) == 0;
        f->criteria[i].min = 10 * MATRIX_SCALE;
        if (fixture_random(seed, 4) == 0)
            f->criteria[i].direction = MATRIX_LESS;
        f->criteria[i].weight += fixture_random(seed, 3); /* no even shares */
    }
    for (int i = 0; i < n; i++) {
        f->rows[i].id = 100 + i * 7 % 13;
        f->rows[i].outside = fixture_random(seed, 10) == 0;
    }
}

/* The index that an entry has in the turned matrix. */
static inline int fixture_turned(int index, int n, int by) {
    return (n - 1 - index + by) % n;
}

/* Rows and criteria backwards and turned round. */
static inline void fixture_turn(const struct matrix_fixture *f, int by,
                                struct matrix_fixture *turned) {
    int rows = f->matrix.n_rows, criteria = f->matrix.n_criteria;
    *turned = *f;
    turned->matrix.rows = turned->rows;
    turned->matrix.criteria = turned->criteria;
    for (int k = 0; k < criteria; k++)
        turned->criteria[fixture_turned(k, criteria, by)] = f->criteria[k];
    for (int i = 0; i < rows; i++) {
        int row = fixture_turned(i, rows, by);
        turned->rows[row] = f->rows[i];
        turned->rows[row].values = turned->values[row];
        for (int k = 0; k < criteria; k++)
            turned->values[row][fixture_turned(k, criteria, by)] = f->values[i][k];
    }
}

static inline struct matrix_ranking fixture_rank(const struct matrix *m, struct arena *arena) {
    struct matrix_ranking ranking;
    struct error err;
    ensure(matrix_rank(m, arena, &ranking, &err), "%s", err.message);
    return ranking;
}

#endif
