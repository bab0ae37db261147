/* In which share of the weight space around a profile its winner stays first. */
#include <stdlib.h>

#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/core/wide.h"

enum {
    GRID = 1 << 18,      /* steps of each weight */
    POINTS_LEAST = 1000, /* however many rows there are */
    WORK = 100000000     /* products at most, where that leaves so many points */
};

/* One row in the criteria with weight. */
struct entry {
    int32_t *points;
    int32_t *known; /* 1 or 0; NULL: missing ones count as 0 points */
};

struct space {
    int n; /* criteria with weight, by id */
    int64_t *weights;
    int64_t *moved; /* the weights at one point of the space, × GRID */
    int64_t spread;
    struct entry winner, *rivals;
    int n_rivals;
};

/* ---- the criteria with weight -----------------------------------------------------------------*/

/* In the order of their ids, so that the points looked at do not depend on the order of columns. */
static int weighted(const struct matrix *m, int *indexes) {
    int n = 0;
    for (int i = 0; i < m->n_criteria; i++) {
        if (m->criteria[i].weight == 0)
            continue;
        int k = n++;
        for (; k > 0 && m->criteria[indexes[k - 1]].id > m->criteria[i].id; k--)
            indexes[k] = indexes[k - 1];
        indexes[k] = i;
    }
    return n;
}

static struct entry entry_of(const struct matrix *m, const struct matrix_result *r,
                             const int *indexes, int n, struct arena *arena) {
    struct entry e = {arena_alloc(arena, (size_t)n, sizeof *e.points), NULL};
    if (m->missing == MATRIX_IGNORE)
        e.known = arena_alloc(arena, (size_t)n, sizeof *e.known);
    for (int i = 0; i < n; i++) {
        e.points[i] = r->cells[indexes[i]].points;
        if (e.known)
            e.known[i] = r->cells[indexes[i]].state != MATRIX_MISSING;
    }
    return e;
}

static bool same_known(const struct space *s, const struct entry *a, const struct entry *b) {
    for (int i = 0; i < s->n && a->known; i++) {
        if (a->known[i] != b->known[i])
            return false;
    }
    return true;
}

/* ---- the proof --------------------------------------------------------------------------------*/

/* The lead of a row over the winner, where each weight is what is best for it. */
static int64_t best_lead(const struct space *s, const struct entry *rival) {
    int64_t best = 0;
    for (int i = 0; i < s->n; i++) {
        int64_t difference = rival->points[i] - s->winner.points[i];
        best += s->weights[i] * difference *
                (difference > 0 ? MATRIX_FULL + s->spread : MATRIX_FULL - s->spread);
    }
    return best;
}

struct fraction {
    int64_t numerator, denominator;
};

static bool above(struct fraction a, struct fraction b) {
    return (wide)a.numerator * b.denominator > (wide)b.numerator * a.denominator;
}

/* The score where criteria with at least (sign 1) or at most (sign -1) the points of one weigh as
 * much as they can, and the others as little. */
static struct fraction tilted(const struct space *s, const struct entry *e, int sign, int32_t at) {
    struct fraction f = {0, 0};
    for (int i = 0; i < s->n; i++) {
        if (!e->known[i])
            continue;
        bool heavy = sign * e->points[i] >= sign * at;
        int64_t weight = s->weights[i] * (MATRIX_FULL + (heavy ? s->spread : -s->spread));
        f.numerator += weight * e->points[i];
        f.denominator += weight;
    }
    return f;
}

/* The highest (sign 1) or lowest (sign -1) score in the whole space. */
static struct fraction extreme(const struct space *s, const struct entry *e, int sign) {
    struct fraction most = {0, 0};
    for (int i = 0; i < s->n; i++) {
        if (!e->known[i])
            continue;
        struct fraction f = tilted(s, e, sign, e->points[i]);
        if (most.denominator == 0 || (sign > 0 ? above(f, most) : above(most, f)))
            most = f;
    }
    return most;
}

static bool can_win(const struct space *s, const struct entry *rival) {
    if (same_known(s, rival, &s->winner))
        return best_lead(s, rival) > 0;
    return above(extreme(s, rival, 1), extreme(s, &s->winner, -1));
}

/* What another row dominates cannot win: the other one would be better still. */
static void find_rivals(const struct matrix *m, const struct matrix_ranking *ranking,
                        const int *indexes, struct space *s, struct arena *arena) {
    s->winner = entry_of(m, &ranking->results[ranking->order[0]], indexes, s->n, arena);
    s->rivals = arena_alloc(arena, (size_t)ranking->n_ranked, sizeof *s->rivals);
    for (int i = 1; i < ranking->n_ranked; i++) {
        const struct matrix_result *r = &ranking->results[ranking->order[i]];
        if (r->dominated_by >= 0)
            continue;
        struct entry e = entry_of(m, r, indexes, s->n, arena);
        if (can_win(s, &e))
            s->rivals[s->n_rivals++] = e;
    }
}

/* ---- the points -------------------------------------------------------------------------------*/

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Each weight becomes weight × (GRID - half … GRID + half); their sum stays below 2^19 × 10^9. */
static void move_weights(struct space *s, uint64_t *state) {
    uint64_t half = (uint64_t)(GRID * s->spread / MATRIX_FULL);
    for (int i = 0; i < s->n; i++) {
        uint64_t step = (next_random(state) >> 32) * (2 * half + 1) >> 32;
        s->moved[i] = s->weights[i] * (int64_t)(GRID - half + step);
    }
}

static struct fraction score_of(const struct space *s, const struct entry *e) {
    struct fraction f = {0, 1};
    for (int i = 0; i < s->n; i++)
        f.numerator += s->moved[i] * e->points[i];
    if (!e->known)
        return f;
    f.denominator = 0;
    for (int i = 0; i < s->n; i++)
        f.denominator += s->moved[i] * e->known[i];
    return f;
}

static bool stays_first(const struct space *s) {
    struct fraction winner = score_of(s, &s->winner);
    for (int i = 0; i < s->n_rivals; i++) {
        if (above(score_of(s, &s->rivals[i]), winner))
            return false;
    }
    return true;
}

/* Hoeffding: the share found among n points is off by e or more with a probability of at most
 * 2 exp(-2 n e²). For 5 %: e² = ln 40 / 2n; in 1/100 %, rounded up. */
static int hoeffding(int n) {
    const int64_t ln_40 = 368887946; /* × 10^8 */
    int e = 1;
    while ((int64_t)e * e * 2 * n < ln_40)
        e++;
    return e;
}

static void sample(struct space *s, struct matrix_hold *hold) {
    uint64_t state = 0;
    int64_t products = (int64_t)s->n_rivals * s->n, points = WORK / products, kept = 0;
    points = points > MATRIX_POINTS ? MATRIX_POINTS : points < POINTS_LEAST ? POINTS_LEAST : points;
    for (int64_t i = 0; i < points; i++) {
        move_weights(s, &state);
        kept += stays_first(s);
    }
    hold->kept = matrix_share(kept, points);
    hold->points = (int)points;
    hold->error = hoeffding(hold->points);
}

struct matrix_hold matrix_hold(const struct matrix *m, const struct matrix_ranking *ranking,
                               int spread) {
    struct matrix_hold hold = {0};
    if (ranking->n_first != 1)
        return hold;
    struct arena arena = {0};
    int indexes[MATRIX_CRITERIA];
    struct space s = {.n = weighted(m, indexes), .spread = spread};
    s.weights = arena_alloc(&arena, (size_t)s.n, sizeof *s.weights);
    s.moved = arena_alloc(&arena, (size_t)s.n, sizeof *s.moved);
    for (int i = 0; i < s.n; i++)
        s.weights[i] = m->criteria[indexes[i]].weight;
    find_rivals(m, ranking, indexes, &s, &arena);
    hold.winner = true;
    if (s.n_rivals > 0) {
        sample(&s, &hold);
    } else {
        hold.exact = true;
        hold.kept = MATRIX_FULL;
    }
    arena_free(&arena);
    return hold;
}
