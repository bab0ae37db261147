/* In which share of the weight space around a profile its winner stays first. */
#include <assert.h>

#include "sourcebench/core/matrix_stability.h"
#include "sourcebench/core/wide.h"

enum {
    GRID = 1 << 18,      /* steps of each weight */
    POINTS_LEAST = 1000, /* however many rows there are */
    POINTS_TRIED = 500,  /* before, to know how long one takes */
    WORK = 80000000      /* products at most, where that leaves so many points */
};

struct fraction {
    int64_t numerator, denominator;
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
    struct fraction least, most; /* score of the winner; where missing values are ignored */
    int n_rivals;
    int64_t products; /* that were made, by count */
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

static bool above(struct fraction a, struct fraction b) {
    return (wide)a.numerator * b.denominator > (wide)b.numerator * a.denominator;
}

/* The score where criteria with at least (sign 1) or at most (sign -1) the points of one weigh as
 * much as they can, and the others as little. */
static struct fraction tilted(const struct space *s, const struct entry *e, int sign, int32_t at) {
    struct fraction f = {0, 0};
    for (int i = 0; i < s->n; i++) {
        bool heavy = sign * e->points[i] >= sign * at;
        int64_t weight = s->weights[i] * e->known[i] * (MATRIX_FULL + (heavy ? 1 : -1) * s->spread);
        f.numerator += weight * e->points[i];
        f.denominator += weight;
    }
    return f;
}

/* The highest (sign 1) or lowest (sign -1) score in the whole space: it is taken where all criteria
 * above some points weigh as much as they can, or those below. */
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

/* Where the same values are known of both, scores have the same lower part and only the sum of
 * weight × difference counts: the most that it can be. */
static bool wins_at_best(const struct space *s, const struct entry *rival) {
    int64_t best = 0;
    for (int i = 0; i < s->n; i++) {
        int64_t ahead = rival->points[i] - s->winner.points[i];
        best += s->weights[i] * ahead * (MATRIX_FULL + (ahead > 0 ? 1 : -1) * s->spread);
    }
    return best > 0;
}

static int64_t known_weights(const struct space *s, const struct entry *e) {
    int64_t sum = 0;
    for (int i = 0; i < s->n; i++)
        sum += s->weights[i] * e->known[i];
    return sum;
}

/* Else let the winner have the score w at some point, at <= w <= at + 1. The row is better there
 * only if its known points less w, times their weights, sum to more than 0; those of the winner
 * less w sum to 0. Then the sum of the row's points less at, times any factor, is above that of the
 * winner's points less at + 1, times another. Where the most that the difference can be is not
 * above 0, the row is not better; where it is, nothing is proved. The factors that make both sums
 * alike are the weights known of the other one. Products stay below 10^27. */
static bool may_win_at(const struct space *s, const struct entry *rival, int32_t at) {
    int64_t factor = known_weights(s, &s->winner), others = known_weights(s, rival);
    wide best = 0;
    for (int i = 0; i < s->n; i++) {
        int32_t left = rival->known[i] ? rival->points[i] - at : 0;
        int32_t right = s->winner.known[i] ? s->winner.points[i] - (at + 1) : 0;
        wide ahead = (wide)left * factor - (wide)right * others;
        best += ahead * s->weights[i] * (MATRIX_FULL + (ahead > 0 ? 1 : -1) * s->spread);
    }
    return best > 0;
}

/* Whether a row might be better than the winner at some point of the space. */
static bool can_win(const struct space *s, const struct entry *rival) {
    if (same_known(s, rival, &s->winner))
        return wins_at_best(s, rival);
    if (!above(extreme(s, rival, 1), s->least))
        return false;
    int32_t last = (int32_t)(s->most.numerator / s->most.denominator);
    for (int32_t at = (int32_t)(s->least.numerator / s->least.denominator); at <= last; at++) {
        if (may_win_at(s, rival, at))
            return true;
    }
    return false;
}

/* What another row dominates cannot win: the other one would be better still. */
static void find_rivals(const struct matrix *m, const struct matrix_ranking *ranking,
                        const int *indexes, struct space *s, struct arena *arena) {
    s->winner = entry_of(m, &ranking->results[ranking->order[0]], indexes, s->n, arena);
    if (s->winner.known) {
        s->least = extreme(s, &s->winner, -1);
        s->most = extreme(s, &s->winner, 1);
    }
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

static struct fraction score_of(struct space *s, const struct entry *e) {
    struct fraction f = {0, 1};
    s->products += e->known ? 2 * s->n : s->n;
    for (int i = 0; i < s->n; i++)
        f.numerator += s->moved[i] * e->points[i];
    if (!e->known)
        return f;
    f.denominator = 0;
    for (int i = 0; i < s->n; i++)
        f.denominator += s->moved[i] * e->known[i];
    return f;
}

/* The rival that is better goes to the front: it is likely to be so again. */
static bool stays_first(struct space *s) {
    struct fraction winner = score_of(s, &s->winner);
    for (int i = 0; i < s->n_rivals; i++) {
        struct entry rival = s->rivals[i];
        if (!above(score_of(s, &rival), winner))
            continue;
        s->rivals[i] = s->rivals[0];
        s->rivals[0] = rival;
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

/* How many of so many points the winner keeps. */
static int kept_of(struct space *s, int points, uint64_t *state) {
    int kept = 0;
    for (int i = 0; i < points; i++) {
        move_weights(s, state);
        kept += stays_first(s);
    }
    return kept;
}

/* The number of points is settled by some that do not count: the result may not choose it. */
static void sample(struct space *s, struct matrix_hold *hold) {
    uint64_t state = 0;
    kept_of(s, POINTS_TRIED, &state);
    int64_t points = WORK / (s->products / POINTS_TRIED);
    points = points > MATRIX_POINTS ? MATRIX_POINTS : points < POINTS_LEAST ? POINTS_LEAST : points;
    hold->points = (int)points;
    hold->kept = matrix_share(kept_of(s, hold->points, &state), points);
    hold->error = hoeffding(hold->points);
}

struct matrix_hold matrix_hold(const struct matrix *m, const struct matrix_ranking *ranking,
                               int spread) {
    struct matrix_hold hold = {0};
    assert(spread > 0 && spread <= MATRIX_FULL);
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
