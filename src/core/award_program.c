/*
 * The award as a mixed-integer program, and back.
 *
 * Of each band that takes part: a column that says whether it is chosen, and one with the number of
 * order multiples. All else are rows over these, so that a supplier needs no column of his own.
 */
#include <math.h>

#include "sourcebench/core/award.h"

/* Costs in whole units of the currency keep the program's numbers near each other. */
static const double money = 10000.0;

static int64_t first_multiple(const struct award_quote *q, const struct award_band *b) {
    int64_t from = b->from > 1 ? b->from : 1;
    return (from + q->multiple - 1) / q->multiple;
}

static int64_t last_multiple(const struct award_case *c, const struct award_quote *q,
                             const struct award_band *b) {
    return (b->to < c->most ? b->to : c->most) / q->multiple;
}

static bool quote_may(const struct award_quote *q, const struct award_limits *limits) {
    const bool *set = limits->set;
    const int64_t *value = limits->value;
    return (!set[LIMIT_APPROVED] || q->approved) &&
           (!set[LIMIT_EVIDENCE] || (int64_t)q->evidence >= value[LIMIT_EVIDENCE]) &&
           (!set[LIMIT_CERTIFICATES] || !(value[LIMIT_CERTIFICATES] & ~q->certificates));
}

static bool band_may(const struct award_case *c, const struct award_limits *limits,
                     const struct award_quote *q, const struct award_band *b) {
    return (!limits->set[LIMIT_ON_TIME] || b->on_time >= limits->value[LIMIT_ON_TIME]) &&
           first_multiple(q, b) <= last_multiple(c, q, b);
}

/* Whether band x of the quote is never better than band y: it lies within it and costs no less at
 * both ends. Of two that are alike the first stays. */
static bool is_beaten(const struct award_case *c, const struct award_quote *q, int x, int y) {
    const struct award_band *a = &q->bands[x], *b = &q->bands[y];
    int64_t first = first_multiple(q, a), last = last_multiple(c, q, a);
    int64_t outer_first = first_multiple(q, b), outer_last = last_multiple(c, q, b);
    if (outer_first > first || outer_last < last)
        return false;
    int64_t over_first =
        award_band_cost(b, first * q->multiple) - award_band_cost(a, first * q->multiple);
    int64_t over_last =
        award_band_cost(b, last * q->multiple) - award_band_cost(a, last * q->multiple);
    bool alike = over_first == 0 && over_last == 0 && outer_first == first && outer_last == last;
    return over_first <= 0 && over_last <= 0 && (!alike || y < x);
}

static bool takes_part(const struct award_case *c, const struct award_limits *limits,
                       const struct award_quote *q, int band) {
    if (!band_may(c, limits, q, &q->bands[band]))
        return false;
    for (int other = 0; other < q->n_bands; other++) {
        if (other != band && band_may(c, limits, q, &q->bands[other]) &&
            is_beaten(c, q, band, other))
            return false;
    }
    return true;
}

static void collect_bands(const struct award_case *c, const struct award_limits *limits,
                          struct arena *arena, struct award_program *p) {
    int room = 0;
    for (int i = 0; i < c->n_quotes; i++)
        room += c->quotes[i].n_bands;
    p->bands = arena_alloc(arena, (size_t)room, sizeof *p->bands);
    p->chosen = arena_alloc(arena, (size_t)room, sizeof *p->chosen);
    p->multiples = arena_alloc(arena, (size_t)room, sizeof *p->multiples);
    for (int i = 0; i < c->n_quotes; i++) {
        if (!quote_may(&c->quotes[i], limits))
            continue;
        for (int b = 0; b < c->quotes[i].n_bands; b++) {
            if (takes_part(c, limits, &c->quotes[i], b))
                p->bands[p->n_bands++] = (struct award_share){.quote = i, .band = b};
        }
    }
}

static const struct award_quote *quote_of(const struct award_case *c, const struct award_program *p,
                                          int band) {
    return &c->quotes[p->bands[band].quote];
}

/* The line through both ends: so much for the choice, so much for each multiple. */
static void add_columns(const struct award_case *c, struct award_program *p) {
    for (int i = 0; i < p->n_bands; i++) {
        const struct award_quote *q = quote_of(c, p, i);
        const struct award_band *b = &q->bands[p->bands[i].band];
        double weight = (double)(AWARD_WHOLE + q->handicap) / AWARD_WHOLE / money;
        double slope =
            b->to > b->from ? (double)(b->cost_to - b->cost_from) / (double)(b->to - b->from) : 0;
        double fixed = (double)b->cost_from - slope * (double)b->from;
        p->chosen[i] = mip_add_column(&p->mip, (struct mip_column){0, 1, fixed * weight, true});
        p->multiples[i] = mip_add_column(
            &p->mip, (struct mip_column){0, (double)last_multiple(c, q, b),
                                         slope * weight * (double)q->multiple, true});
    }
}

static void add_band_rows(const struct award_case *c, struct award_program *p) {
    for (int i = 0; i < p->n_bands; i++) {
        const struct award_quote *q = quote_of(c, p, i);
        const struct award_band *b = &q->bands[p->bands[i].band];
        mip_add_row(&p->mip, -INFINITY, 0);
        mip_add_entry(&p->mip, p->multiples[i], 1);
        mip_add_entry(&p->mip, p->chosen[i], -(double)last_multiple(c, q, b));
        mip_add_row(&p->mip, 0, INFINITY);
        mip_add_entry(&p->mip, p->multiples[i], 1);
        mip_add_entry(&p->mip, p->chosen[i], -(double)first_multiple(q, b));
    }
}

/* Pieces: of all bands, less this share of all, for those that `counts` says yes to. */
enum group { GROUP_ALL, GROUP_SUPPLIER, GROUP_COUNTRY, GROUP_INCUMBENT };

static bool is_in(const struct award_quote *q, enum group group, int number) {
    switch (group) {
    case GROUP_SUPPLIER:
        return q->supplier == number;
    case GROUP_COUNTRY:
        return q->country == number;
    case GROUP_INCUMBENT:
        return q->incumbent;
    default:
        return true;
    }
}

static void add_pieces(const struct award_case *c, struct award_program *p, enum group group,
                       int number, double less) {
    for (int i = 0; i < p->n_bands; i++) {
        const struct award_quote *q = quote_of(c, p, i);
        double factor = (is_in(q, group, number) ? 1 : 0) - less;
        if (factor != 0)
            mip_add_entry(&p->mip, p->multiples[i], factor * (double)q->multiple);
    }
}

static void add_chosen(const struct award_case *c, struct award_program *p, enum group group,
                       int number) {
    for (int i = 0; i < p->n_bands; i++) {
        if (is_in(quote_of(c, p, i), group, number))
            mip_add_entry(&p->mip, p->chosen[i], 1);
    }
}

/* The number of the group if band i is the first of it, else -1. */
static int new_number(const struct award_case *c, const struct award_program *p, int i,
                      enum group group) {
    int number = group == GROUP_SUPPLIER ? quote_of(c, p, i)->supplier : quote_of(c, p, i)->country;
    for (int k = 0; k < i; k++) {
        if (is_in(quote_of(c, p, k), group, number))
            return -1;
    }
    return number;
}

static void add_share_rows(const struct award_case *c, struct award_program *p, enum group group,
                           int64_t most) {
    for (int i = 0; i < p->n_bands; i++) {
        int number = new_number(c, p, i, group);
        if (number < 0)
            continue;
        mip_add_row(&p->mip, -INFINITY, 0);
        add_pieces(c, p, group, number, (double)most / AWARD_WHOLE);
    }
}

static void add_countries(const struct award_case *c, struct award_program *p, int64_t most) {
    int first = p->mip.n_columns;
    for (int i = 0; i < p->n_bands; i++) {
        int number = new_number(c, p, i, GROUP_COUNTRY);
        if (number < 0)
            continue;
        int used = mip_add_column(&p->mip, (struct mip_column){0, 1, 0, true});
        for (int k = 0; k < p->n_bands; k++) {
            if (!is_in(quote_of(c, p, k), GROUP_COUNTRY, number))
                continue;
            mip_add_row(&p->mip, -INFINITY, 0);
            mip_add_entry(&p->mip, p->chosen[k], 1);
            mip_add_entry(&p->mip, used, -1);
        }
    }
    mip_add_row(&p->mip, -INFINITY, (double)most);
    for (int column = first; column < p->mip.n_columns; column++)
        mip_add_entry(&p->mip, column, 1);
}

static void add_limits(const struct award_case *c, const struct award_limits *limits,
                       struct award_program *p) {
    const bool *set = limits->set;
    if (set[LIMIT_SUPPLIERS_MIN]) {
        mip_add_row(&p->mip, (double)limits->value[LIMIT_SUPPLIERS_MIN], INFINITY);
        add_chosen(c, p, GROUP_ALL, 0);
    }
    if (set[LIMIT_SUPPLIERS_MAX]) {
        mip_add_row(&p->mip, -INFINITY, (double)limits->value[LIMIT_SUPPLIERS_MAX]);
        add_chosen(c, p, GROUP_ALL, 0);
    }
    if (set[LIMIT_SUPPLIER_SHARE])
        add_share_rows(c, p, GROUP_SUPPLIER, limits->value[LIMIT_SUPPLIER_SHARE]);
    if (set[LIMIT_COUNTRY_SHARE])
        add_share_rows(c, p, GROUP_COUNTRY, limits->value[LIMIT_COUNTRY_SHARE]);
    if (set[LIMIT_COUNTRIES_MAX])
        add_countries(c, p, limits->value[LIMIT_COUNTRIES_MAX]);
    if (set[LIMIT_INCUMBENT]) {
        mip_add_row(&p->mip, 0, INFINITY);
        add_pieces(c, p, GROUP_INCUMBENT, 0, (double)limits->value[LIMIT_INCUMBENT] / AWARD_WHOLE);
    }
}

void award_program(const struct award_case *c, const struct award_limits *limits,
                   struct arena *arena, struct award_program *p) {
    *p = (struct award_program){0};
    collect_bands(c, limits, arena, p);
    int n = p->n_bands;
    /* Two rows for each band and one for its country; shares have a row for each supplier and
     * country, at most one for each band; and a few of all. */
    mip_init(
        &p->mip,
        (struct mip_size){.columns = 3 * n, .rows = 6 * n + 8, .entries = (2 * n + 16) * (n + 4)},
        arena);
    add_columns(c, p);
    add_band_rows(c, p);
    mip_add_row(&p->mip, (double)c->demand, (double)c->most);
    add_pieces(c, p, GROUP_ALL, 0, 0);
    for (int i = 0; i < n; i++) {
        int supplier = new_number(c, p, i, GROUP_SUPPLIER);
        if (supplier < 0)
            continue;
        mip_add_row(&p->mip, -INFINITY, 1);
        add_chosen(c, p, GROUP_SUPPLIER, supplier);
    }
    add_limits(c, limits, p);
}

bool award_read(const struct award_case *c, const struct award_limits *limits,
                const struct award_program *p, const double *columns, struct award_choice *choice) {
    *choice = (struct award_choice){0};
    for (int i = 0; i < p->n_bands; i++) {
        if (lround(columns[p->chosen[i]]) != 1)
            continue;
        if (choice->n == AWARD_QUOTES)
            return false;
        struct award_share *s = &choice->shares[choice->n++];
        *s = p->bands[i];
        s->quantity = llround(columns[p->multiples[i]]) * quote_of(c, p, i)->multiple;
    }
    return award_reckon(c, choice) && award_broken(c, limits, choice) == LIMITS;
}
