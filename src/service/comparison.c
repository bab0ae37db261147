#include "sourcebench/service/comparison.h"

#include <string.h>

#include "sourcebench/core/share.h"

/* Reading */

static void take_weights(struct comparison *c) {
    int n = c->data.n_criteria;
    c->shares = arena_alloc(&c->arena, (size_t)n + 1, sizeof *c->shares);
    c->saved = arena_alloc(&c->arena, (size_t)n + 1, sizeof *c->saved);
    for (int i = 0; i < n; i++)
        c->saved[i] = c->data.criteria[i].judge.weight;
    share_out(SHARE_FULL, c->saved, n, c->saved);
    memcpy(c->shares, c->saved, (size_t)n * sizeof *c->shares);
}

static bool read_all(struct comparison *c, int64_t profile, struct error *err) {
    struct store *store = c->session->store;
    int32_t today = session_today(c->session);
    struct matrix_row *rows;
    if (!material_data_load(store, profile, &c->arena, &c->data, err) ||
        !material_compliance_load(store, &c->data, today, &c->arena, &c->compliance, err) ||
        !material_offers_load(store, 0, today, &c->arena, &c->offers, &c->n_offers, err))
        return false;
    material_bands(c->offers, c->n_offers, &c->arena, &c->bands, &c->n_bands);
    material_matrix(&c->data, &c->arena, &c->matrix, &rows);
    for (int i = 0; i < c->data.n_materials; i++)
        rows[i].outside = material_knocked_out(&c->compliance, i);
    take_weights(c);
    return true;
}

/* Whether the weights differ from the profile's where they are shown. */
static bool differ(const struct comparison *c) {
    struct arena arena = {0};
    size_t n = (size_t)c->data.n_criteria;
    int64_t *now = arena_alloc(&arena, n + 1, sizeof *now);
    int64_t *saved = arena_alloc(&arena, n + 1, sizeof *saved);
    share_out(SHARE_SHOWN, c->shares, (int)n, now);
    share_out(SHARE_SHOWN, c->saved, (int)n, saved);
    bool different = memcmp(now, saved, n * sizeof *now) != 0;
    arena_free(&arena);
    return different;
}

/* Ranks by the shares, but by the profile's own numbers where they hold: rounding them to shares
 * could part what is equal. */
static bool rank(struct comparison *c, struct error *err) {
    int n = c->data.n_criteria;
    c->changed = differ(c);
    arena_free(&c->ranked);
    struct matrix_criterion *criteria = arena_alloc(&c->ranked, (size_t)n + 1, sizeof *criteria);
    for (int i = 0; i < n; i++) {
        criteria[i] = c->data.criteria[i].judge;
        criteria[i].weight = c->changed ? c->shares[i] : criteria[i].weight;
    }
    c->matrix.criteria = criteria;
    c->measured = c->has_winner = false;
    c->margins = NULL;
    return matrix_rank(&c->matrix, &c->ranked, &c->ranking, err);
}

bool comparison_open(struct comparison *c, struct session *session, int64_t profile,
                     struct error *err) {
    c->session = session;
    return read_all(c, profile, err) && rank(c, err);
}

void comparison_close(struct comparison *c) {
    arena_free(&c->arena);
    arena_free(&c->ranked);
    *c = (struct comparison){0};
}

/* The moved weights of another reading, by criterion. */
static void carry_over(struct comparison *to, const struct comparison *from) {
    for (int i = 0; i < to->data.n_criteria; i++) {
        to->shares[i] = 0;
        for (int k = 0; k < from->data.n_criteria; k++)
            if (from->data.criteria[k].judge.id == to->data.criteria[i].judge.id)
                to->shares[i] = from->shares[k];
    }
    if (!share_out(SHARE_FULL, to->shares, to->data.n_criteria, to->shares))
        memcpy(to->shares, to->saved, (size_t)to->data.n_criteria * sizeof *to->shares);
}

bool comparison_reload(struct comparison *c, struct error *err) {
    struct comparison next = {.session = c->session};
    bool ok = read_all(&next, c->data.profile.id, err);
    if (ok && c->changed)
        carry_over(&next, c);
    ok = ok && rank(&next, err);
    if (ok) {
        comparison_close(c);
        *c = next;
    } else {
        comparison_close(&next);
    }
    return ok;
}

/* Weights */

bool comparison_set_share(struct comparison *c, int criterion, int64_t share, struct error *err) {
    share_set(c->shares, c->saved, c->data.n_criteria, criterion, share);
    return rank(c, err);
}

bool comparison_take(struct comparison *c, const int64_t *weights, struct error *err) {
    int n = c->data.n_criteria;
    int64_t sum = 0;
    for (int i = 0; i < n; i++) {
        if (weights[i] < 0 || weights[i] > MATRIX_WEIGHTS)
            return true; /* these are no weights */
        sum += weights[i];
    }
    if (sum == 0)
        return true;
    share_out(SHARE_FULL, weights, n, c->shares);
    return rank(c, err);
}

bool comparison_reset(struct comparison *c, struct error *err) {
    memcpy(c->shares, c->saved, (size_t)c->data.n_criteria * sizeof *c->shares);
    return rank(c, err);
}

void comparison_measure(struct comparison *c) {
    if (c->measured)
        return;
    c->margins = arena_alloc(&c->ranked, (size_t)c->data.n_criteria + 1, sizeof *c->margins);
    c->has_winner = matrix_margins(&c->matrix, &c->ranking, c->margins);
    c->hold = matrix_hold(&c->matrix, &c->ranking, COMPARISON_SPREAD);
    c->measured = true;
}

void comparison_percent(const struct comparison *c, int64_t *percent) {
    share_out(SHARE_SHOWN, c->shares, c->data.n_criteria, percent);
}
