/*
 * What the quotes of a plan say their prices are made of, side by side: amounts a piece, their
 * share of the price, what lies outside what is usual for such products (service/cost_bands.h) and
 * what stands out among the quotes.
 *
 * What is usual is a share of the price ex works: a price that holds freight and duty is judged
 * without them.
 */
#ifndef SOURCEBENCH_SERVICE_PLANNING_BREAKDOWN_H
#define SOURCEBENCH_SERVICE_PLANNING_BREAKDOWN_H

#include "sourcebench/service/cost_bands.h"
#include "sourcebench/service/planning.h"

enum breakdown_kind {
    BREAKDOWN_PRICE,
    BREAKDOWN_COST,     /* lines of one kind */
    BREAKDOWN_TOGETHER, /* of several, which are usual together */
    BREAKDOWN_REST,     /* what of the price no line tells; below 0: they tell more */
    BREAKDOWN_TERM      /* deposit in 1/10,000 %, pieces or days, as its band says */
};

struct breakdown_cell {
    bool told;
    int64_t amount;
    int share;  /* of the price, in 1/1,000; -1: not known */
    int beyond; /* -1 below what is usual, 1 above it */
    bool odd;   /* half as much again as the middle of three quotes or more, or less than that */
};

struct breakdown_row {
    enum breakdown_kind kind;
    const char *label;
    const struct cost_band *band; /* NULL: nothing is known to be usual */
    const struct breakdown_cell *cells;
};

struct planning_breakdown {
    const struct breakdown_row *rows;
    int n;
    bool told;        /* by any quote */
    bool has_shares;  /* what is usual is known for the type of the product */
    const char *type; /* "mini backpack"; "" where it is not said */
};

bool planning_breakdown(const struct planning *planning, struct arena *arena,
                        struct planning_breakdown *breakdown, struct error *err);

/* "40 to 60 %", "30 %", "300 to 1,000"; "" without a band. */
const char *breakdown_band_text(const struct cost_band *band, struct arena *arena);
/* "2.67  38 %", "30 %", "3,000"; NULL where it is not told. */
const char *breakdown_cell_text(const struct planning *planning, int quote,
                                const struct breakdown_row *row, struct arena *arena);
/* What is judged by, or that nothing is known of such products. */
const char *breakdown_basis(const struct planning_breakdown *breakdown, struct arena *arena);

#endif
