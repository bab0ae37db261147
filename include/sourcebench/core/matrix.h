/*
 * The comparison matrix: rows (materials) by criteria, as points, a score and a rank.
 *
 * A value becomes points from 0 to 10,000 (100.00), on straight lines between the bounds of its
 * criterion and by nothing else: which other rows are there never changes them. The score of a row
 * is the sum of weight × points divided by the sum of the weights. Rows are ranked by that fraction
 * itself, compared by cross multiplication; what is shown (points, score, coverage, contributions)
 * is rounded once, halves to the even. All is integer arithmetic, so that a person with a pencil,
 * and every machine, gets the same.
 *
 * Values, bounds and limits are in 1/1000 of their unit. Weights are in 1/100 % but need not sum to
 * 100 %: only their proportions count. A criterion without weight is shown and knocks out, but it
 * neither counts nor can its values be missing. An unknown value never knocks out.
 *
 * Nothing depends on the order in which rows and criteria are given: where something must come
 * first, it is that with the lower id.
 */
#ifndef SOURCEBENCH_CORE_MATRIX_H
#define SOURCEBENCH_CORE_MATRIX_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

enum {
    MATRIX_SCALE = 1000,  /* values, bounds and limits */
    MATRIX_FULL = 10000,  /* points, scores (100.00), shares and coverage (100.00 %) */
    MATRIX_CRITERIA = 256 /* at most */
};
/* The sum of all weights is at most this; with it no product here exceeds 128 bits. */
#define MATRIX_WEIGHTS INT64_C(1000000000)

enum matrix_direction { MATRIX_MORE, MATRIX_LESS, MATRIX_BAND };

struct matrix_criterion {
    int64_t id;
    const char *label; /* for messages */
    enum matrix_direction direction;
    int64_t low, high; /* bounds, low < high; values outside count as the nearer bound */
    /* Of a band: full points within, both ends included, falling to 0 at the bounds. Where an end
     * is the bound itself, that side does not fall. */
    int64_t band_low, band_high;
    bool has_min, has_max; /* limits that knock out what is below min or above max */
    int64_t min, max;
    int64_t weight; /* 0 or more */
};

/* What an unknown value of a criterion with weight does. */
enum matrix_missing {
    MATRIX_WORST,  /* counts as 0 points */
    MATRIX_IGNORE, /* the row is scored over the criteria that are known of it */
    MATRIX_REFUSE  /* the row is not ranked */
};

struct matrix_value {
    bool known;
    int64_t value;
};

struct matrix_row {
    int64_t id;
    const struct matrix_value *values; /* one for each criterion */
    int outside; /* not 0: knocked out by a rule of the caller's, who knows the number */
};

struct matrix {
    const struct matrix_criterion *criteria;
    int n_criteria;
    const struct matrix_row *rows;
    int n_rows;
    enum matrix_missing missing;
};

/* Why a row has no rank; the first that holds. */
enum matrix_status {
    MATRIX_RANKED,
    MATRIX_OUTSIDE, /* the rule of the caller's */
    MATRIX_LIMIT,   /* a value beyond the limit of result.criterion */
    MATRIX_REFUSED, /* no value for result.criterion */
    MATRIX_NOTHING  /* no criterion has a weight, or (MATRIX_IGNORE) none that has one is known */
};

enum matrix_state {
    MATRIX_MISSING,
    MATRIX_KNOWN,
    MATRIX_BELOW, /* known, and below the limit min */
    MATRIX_ABOVE  /* known, and above the limit max */
};

struct matrix_cell {
    enum matrix_state state;
    int points; /* 0 … MATRIX_FULL; 0 where the value is missing */
    /* weight × points / the row's weights: its part of the score, in 1/100. The contributions of
     * n criteria with weight sum to the score but for (n + 1) / 2 at most. */
    int contribution;
};

struct matrix_result {
    enum matrix_status status;
    int criterion; /* of a limit or refusal, an index: the heaviest, then the lowest id; else -1 */
    int rank;      /* from 1, equal scores share one; 0: none */
    int score;     /* 0 … MATRIX_FULL; also of what is knocked out */
    int coverage;  /* weight of the known values, 0 … MATRIX_FULL */
    int missing;   /* values that are missing, of criteria with weight; 0: covered exactly */
    int64_t sum;   /* of weight × points */
    int64_t weights; /* score = sum / weights; 0: there is none */
    /* A row that is better whatever the weights, an index; -1: none, or no rank. See below. */
    int dominated_by;
    const struct matrix_cell *cells; /* one for each criterion */
};

struct matrix_ranking {
    struct matrix_result *results; /* as the rows */
    int *order;                    /* rows, best first, equal ones by id; those without rank last */
    int n_ranked;
    int n_first;     /* rows that share rank 1 */
    int64_t weights; /* of all criteria */
};

/* Whether a criterion makes sense; the message names it by its label. */
bool matrix_check(const struct matrix_criterion *criterion, struct error *err);

/* 0 … MATRIX_FULL of a known value. */
int matrix_points(const struct matrix_criterion *criterion, int64_t value);

/* part / whole in 1/100 %: a weight's share of the weights. 0 where the whole is 0. */
int matrix_share(int64_t part, int64_t whole);

/* Scores, ranks and dominated rows; the ranking lives in the arena. Fails where a criterion makes
 * no sense, there are too many or their weights exceed MATRIX_WEIGHTS.
 *
 * A ranked row is dominated by another that has at least as many points in every criterion with
 * weight and more in one. A missing value counts against both: under MATRIX_WORST it has 0 points;
 * under MATRIX_IGNORE it is taken as 0 points in the row that dominates and as full points in the
 * one that is dominated, so that no later value can refute it. A row that dominates always has the
 * higher score; the best ranked of several is named, which itself is dominated by none. */
bool matrix_rank(const struct matrix *matrix, struct arena *arena, struct matrix_ranking *ranking,
                 struct error *err);

#endif
