#include "sourcebench/core/matrix.h"

#include <stdlib.h>

#include "sourcebench/core/wide.h"

/* ---- cells and scores -------------------------------------------------------------------------*/

static struct matrix_cell cell_of(const struct matrix_criterion *c, const struct matrix_value *v) {
    struct matrix_cell cell = {MATRIX_MISSING, 0, 0};
    if (!v->known)
        return cell;
    cell.points = matrix_points(c, v->value);
    cell.state = c->has_min && v->value < c->min   ? MATRIX_BELOW
                 : c->has_max && v->value > c->max ? MATRIX_ABOVE
                                                   : MATRIX_KNOWN;
    return cell;
}

/* The heavier of two criteria; of equally heavy ones that with the lower id. -1: none yet. */
static int heavier(const struct matrix *m, int known, int candidate) {
    if (known < 0)
        return candidate;
    const struct matrix_criterion *a = &m->criteria[known], *b = &m->criteria[candidate];
    bool better = b->weight > a->weight || (b->weight == a->weight && b->id < a->id);
    return better ? candidate : known;
}

static void set_status(struct matrix_result *r, enum matrix_status status, int criterion) {
    r->status = status;
    r->criterion = criterion;
}

/* Sums over the known values, and what keeps the row from a rank. */
static void judge_row(const struct matrix *m, int row, int64_t weights, struct matrix_cell *cells,
                      struct matrix_result *r) {
    int limit = -1, unknown = -1;
    int64_t known = 0;
    for (int i = 0; i < m->n_criteria; i++) {
        const struct matrix_criterion *c = &m->criteria[i];
        cells[i] = cell_of(c, &m->rows[row].values[i]);
        if (cells[i].state == MATRIX_MISSING) {
            r->missing += c->weight > 0;
            unknown = c->weight > 0 ? heavier(m, unknown, i) : unknown;
            continue;
        }
        if (cells[i].state != MATRIX_KNOWN)
            limit = heavier(m, limit, i);
        known += c->weight;
        r->sum += c->weight * cells[i].points;
    }
    r->cells = cells;
    r->coverage = matrix_share(known, weights);
    r->weights = m->missing == MATRIX_IGNORE                      ? known
                 : m->missing == MATRIX_REFUSE && r->missing != 0 ? 0
                                                                  : weights;
    if (m->rows[row].outside)
        set_status(r, MATRIX_OUTSIDE, -1);
    else if (limit >= 0)
        set_status(r, MATRIX_LIMIT, limit);
    else if (m->missing == MATRIX_REFUSE && unknown >= 0)
        set_status(r, MATRIX_REFUSED, unknown);
    else
        set_status(r, r->weights > 0 ? MATRIX_RANKED : MATRIX_NOTHING, -1);
}

static void score_row(const struct matrix *m, struct matrix_cell *cells, struct matrix_result *r) {
    r->dominated_by = -1;
    if (r->weights == 0)
        return;
    r->score = (int)wide_divide(r->sum, r->weights);
    for (int i = 0; i < m->n_criteria; i++)
        cells[i].contribution =
            (int)wide_divide((wide)m->criteria[i].weight * cells[i].points, r->weights);
}

/* ---- order ------------------------------------------------------------------------------------*/

struct place {
    const struct matrix_result *result;
    int64_t id;
    int row;
};

/* Below 0 where a has the higher score. */
static int by_score(const struct matrix_result *a, const struct matrix_result *b) {
    wide left = (wide)a->sum * b->weights, right = (wide)b->sum * a->weights;
    return (left < right) - (left > right);
}

static int compare_places(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    bool a_ranked = a->result->status == MATRIX_RANKED,
         b_ranked = b->result->status == MATRIX_RANKED;
    int order = b_ranked - a_ranked;
    if (order == 0 && a_ranked)
        order = by_score(a->result, b->result);
    if (order == 0)
        order = (a->id > b->id) - (a->id < b->id);
    return order ? order : a->row - b->row;
}

static void set_ranks(struct matrix_ranking *ranking, int n_rows) {
    const struct matrix_result *before = NULL;
    for (int i = 0; i < n_rows; i++) {
        struct matrix_result *r = &ranking->results[ranking->order[i]];
        if (r->status != MATRIX_RANKED)
            break;
        r->rank = before && by_score(before, r) == 0 ? before->rank : i + 1;
        ranking->n_first += r->rank == 1;
        ranking->n_ranked++;
        before = r;
    }
}

static void order_rows(const struct matrix *m, struct arena *arena,
                       struct matrix_ranking *ranking) {
    struct place *places = mem_alloc((size_t)m->n_rows + 1, sizeof *places);
    ranking->order = arena_alloc(arena, (size_t)m->n_rows + 1, sizeof *ranking->order);
    for (int i = 0; i < m->n_rows; i++)
        places[i] = (struct place){&ranking->results[i], m->rows[i].id, i};
    qsort(places, (size_t)m->n_rows, sizeof *places, compare_places);
    for (int i = 0; i < m->n_rows; i++)
        ranking->order[i] = places[i].row;
    mem_free(places);
    set_ranks(ranking, m->n_rows);
}

/* ---- dominated rows ---------------------------------------------------------------------------*/

/* The points of a row in the criteria with weight: the least and the most that they can be. */
struct range {
    int16_t *least, *most;
};

static int fill_range(const struct matrix *m, const struct matrix_cell *cells, struct range range) {
    int n = 0;
    for (int i = 0; i < m->n_criteria; i++) {
        if (m->criteria[i].weight == 0)
            continue;
        bool open = cells[i].state == MATRIX_MISSING && m->missing == MATRIX_IGNORE;
        range.least[n] = (int16_t)cells[i].points;
        range.most[n++] = open ? MATRIX_FULL : (int16_t)cells[i].points;
    }
    return n;
}

static bool dominates(struct range a, struct range b, int n) {
    bool better = false;
    for (int i = 0; i < n; i++) {
        if (a.least[i] < b.most[i])
            return false;
        better = better || a.least[i] > b.most[i];
    }
    return better;
}

/* Only a row with a higher score can dominate: those before it in the order. */
static void find_dominated(const struct matrix *m, struct matrix_ranking *ranking) {
    size_t width = (size_t)m->n_criteria, ranked = (size_t)ranking->n_ranked;
    int16_t *points = mem_alloc(2 * width * ranked + 1, sizeof *points);
    struct range *ranges = mem_alloc(ranked + 1, sizeof *ranges);
    for (size_t i = 0; i < ranked; i++) {
        struct matrix_result *r = &ranking->results[ranking->order[i]];
        ranges[i] = (struct range){points + 2 * i * width, points + (2 * i + 1) * width};
        int n = fill_range(m, r->cells, ranges[i]);
        for (size_t k = 0; k < i && r->dominated_by < 0; k++)
            if (dominates(ranges[k], ranges[i], n))
                r->dominated_by = ranking->order[k];
    }
    mem_free(ranges);
    mem_free(points);
}

/* ---- the whole --------------------------------------------------------------------------------*/

static bool check_all(const struct matrix *m, int64_t *weights, struct error *err) {
    *weights = 0;
    if (m->n_criteria > MATRIX_CRITERIA)
        return error_set(err, ERROR_INPUT,
                         "A matrix compares by %d criteria at most; this one has %d.",
                         MATRIX_CRITERIA, m->n_criteria);
    for (int i = 0; i < m->n_criteria; i++) {
        if (!matrix_check(&m->criteria[i], err))
            return false;
        *weights += m->criteria[i].weight;
    }
    if (*weights > MATRIX_WEIGHTS)
        return error_set(err, ERROR_INPUT,
                         "The weights sum to more than 10,000,000 %%; make them "
                         "smaller, only their proportions count.");
    return true;
}

bool matrix_rank(const struct matrix *m, struct arena *arena, struct matrix_ranking *ranking,
                 struct error *err) {
    *ranking = (struct matrix_ranking){0};
    if (!check_all(m, &ranking->weights, err))
        return false;
    size_t width = (size_t)m->n_criteria;
    ranking->results = arena_alloc(arena, (size_t)m->n_rows + 1, sizeof *ranking->results);
    struct matrix_cell *cells = arena_alloc(arena, (size_t)m->n_rows * width + 1, sizeof *cells);
    for (int i = 0; i < m->n_rows; i++, cells += width) {
        judge_row(m, i, ranking->weights, cells, &ranking->results[i]);
        score_row(m, cells, &ranking->results[i]);
    }
    order_rows(m, arena, ranking);
    find_dominated(m, ranking);
    return true;
}
