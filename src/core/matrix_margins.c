/* How far one weight must move before the winner is dethroned.
 *
 * With the other weights in their proportions, a row's score at the share t of one criterion is
 *
 *     (t × others × points + (FULL − t) × sum) / (t × others × known + (FULL − t) × weights)
 *
 * where others, sum and weights are taken over the other criteria. Whether a rival is better than
 * the winner is the sign of a polynomial of the second degree in t at most (where nothing is
 * ignored the lower parts are the same, and it is a line). Numerators stay below 10^4 × 10^9 ×
 * 10^4, denominators below 10^13, products below 10^31. */
#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/core/wide.h"

/* A row, seen from one criterion. */
struct line {
    bool out;             /* knocked out: never comes back */
    bool known;           /* the value of the criterion */
    bool complete;        /* the values of all other criteria with weight */
    int64_t points;       /* in the criterion */
    int64_t sum, weights; /* over the other criteria */
};

/* The matrix, seen from one criterion. */
struct view {
    enum matrix_missing missing;
    int64_t others; /* weights of the other criteria; above 0 */
    const struct matrix_row *rows;
    struct line *lines;
    int n, winner;
};

/* Shares on the way from the present one: from, from + step … */
struct way {
    int from, step, last; /* last: in steps */
};

struct fraction {
    int64_t numerator, denominator;
};

static struct fraction score_at(const struct view *v, const struct line *line, int t) {
    int64_t rest = MATRIX_FULL - t;
    struct fraction f = {t * v->others * line->points + rest * line->sum, MATRIX_FULL * v->others};
    if (v->missing == MATRIX_IGNORE)
        f.denominator = t * v->others * line->known + rest * line->weights;
    return f;
}

static bool ranked_at(const struct view *v, const struct line *line, int t) {
    if (line->out)
        return false;
    if (v->missing == MATRIX_IGNORE)
        return score_at(v, line, t).denominator > 0;
    return v->missing == MATRIX_WORST ||
           ((t == 0 || line->known) && (t == MATRIX_FULL || line->complete));
}

/* Above 0 where a has the higher score. */
static wide lead(const struct view *v, const struct line *a, const struct line *b, int t) {
    struct fraction left = score_at(v, a, t), right = score_at(v, b, t);
    return (wide)left.numerator * right.denominator - (wide)right.numerator * left.denominator;
}

static bool beats(const struct view *v, const struct line *rival, int t) {
    const struct line *winner = &v->lines[v->winner];
    return rival != winner && ranked_at(v, rival, t) &&
           (!ranked_at(v, winner, t) || lead(v, rival, winner, t) > 0);
}

/* Where the lead of a rival over the winner is greatest, if the polynomial is bent so that it has a
 * summit; else anywhere. */
static int summit(const struct view *v, const struct line *rival, const struct way *way) {
    const struct line *winner = &v->lines[v->winner];
    int low = 0, high = way->last;
    while (low < high) {
        int middle = low + (high - low) / 2, t = way->from + middle * way->step;
        if (lead(v, rival, winner, t + way->step) > lead(v, rival, winner, t))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first step of the way at which the rival is better; -1: none. Along the way the same rows are
 * ranked. Where the rival is not better at the beginning, the steps at which it is are one stretch:
 * up to the end, or around a summit. */
static int first_step(const struct view *v, const struct line *rival, const struct way *way) {
    if (beats(v, rival, way->from))
        return 0;
    int high = way->last;
    if (!beats(v, rival, way->from + high * way->step)) {
        if (v->missing != MATRIX_IGNORE || !ranked_at(v, rival, way->from))
            return -1;
        high = summit(v, rival, way);
        if (!beats(v, rival, way->from + high * way->step))
            return -1;
    }
    int low = 0; /* not better here, but at high */
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        *(beats(v, rival, way->from + middle * way->step) ? &high : &low) = middle;
    }
    return high;
}

/* The first step at which any row is better; -1: none. */
static int first_of_all(const struct view *v, struct way way) {
    int first = -1;
    for (int i = 0; i < v->n && way.last >= 0; i++) {
        int step = first_step(v, &v->lines[i], &way);
        if (step >= 0) {
            first = step;
            way.last = step - 1;
        }
    }
    return first;
}

static int best_at(const struct view *v, int t) {
    int best = -1;
    for (int i = 0; i < v->n; i++) {
        if (!ranked_at(v, &v->lines[i], t))
            continue;
        wide ahead = best < 0 ? 1 : lead(v, &v->lines[i], &v->lines[best], t);
        if (ahead > 0 || (ahead == 0 && v->rows[i].id < v->rows[best].id))
            best = i;
    }
    return best;
}

/* All the way to 0 or FULL. At that end other rows may be ranked than before it. */
static struct matrix_turn turn_on(const struct view *v, int from, int step) {
    int end = step > 0 ? MATRIX_FULL : 0;
    struct way inner = {from, step, (end - from) * step - 1}, last = {end, step, 0};
    int t = MATRIX_NEVER;
    int first = first_of_all(v, inner);
    if (first >= 0)
        t = from + first * step;
    else if (first_of_all(v, last) == 0)
        t = end;
    return (struct matrix_turn){t, t == MATRIX_NEVER ? -1 : best_at(v, t)};
}

static struct line line_of(const struct matrix *m, const struct matrix_result *r, int criterion) {
    const struct matrix_cell *cell = &r->cells[criterion];
    bool known = cell->state != MATRIX_MISSING;
    int64_t weight = m->criteria[criterion].weight;
    return (struct line){
        .out = r->status == MATRIX_OUTSIDE || r->status == MATRIX_LIMIT,
        .known = known,
        .complete = r->missing == (!known && weight > 0),
        .points = cell->points,
        .sum = r->sum - weight * cell->points,
        .weights = r->weights - (known ? weight : 0), /* of use where the missing are ignored */
    };
}

static struct matrix_margin margin_of(const struct matrix *m, const struct matrix_ranking *ranking,
                                      struct view *v, int criterion) {
    int64_t weight = m->criteria[criterion].weight, all = ranking->weights;
    struct matrix_margin margin = {
        matrix_share(weight, all), {MATRIX_NEVER, -1}, {MATRIX_NEVER, -1}};
    v->others = all - weight;
    if (v->others == 0)
        return margin;
    for (int i = 0; i < v->n; i++)
        v->lines[i] = line_of(m, &ranking->results[i], criterion);
    margin.up = turn_on(v, (int)(weight * MATRIX_FULL / all) + 1, 1);
    if (weight > 0)
        margin.down = turn_on(v, (int)((weight * MATRIX_FULL - 1) / all), -1);
    return margin;
}

bool matrix_margins(const struct matrix *m, const struct matrix_ranking *ranking,
                    struct matrix_margin *margins) {
    if (ranking->n_first != 1)
        return false;
    struct view v = {.missing = m->missing,
                     .rows = m->rows,
                     .lines = mem_alloc((size_t)m->n_rows, sizeof(struct line)),
                     .n = m->n_rows,
                     .winner = ranking->order[0]};
    for (int i = 0; i < m->n_criteria; i++)
        margins[i] = margin_of(m, ranking, &v, i);
    mem_free(v.lines);
    return true;
}
