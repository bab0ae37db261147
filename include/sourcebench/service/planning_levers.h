/*
 * What moves a choice between quotes: what to ask for so that one wins, where buying more costs
 * less, and from which quantity on it is cheaper than another. All in total landed cost for what is
 * wanted, each quote by the way that is shown.
 */
#ifndef SOURCEBENCH_SERVICE_PLANNING_LEVERS_H
#define SOURCEBENCH_SERVICE_PLANNING_LEVERS_H

#include "sourcebench/core/landed_whatif.h"
#include "sourcebench/service/planning.h"

enum { LEVER_PLACES = 8 };

/* Against one other quote, over quantities wanted from 1 to `to`: cheaper 0 is this quote. */
struct planning_even {
    int other;
    int64_t to;
    struct landed_place places[LEVER_PLACES];
    int n;
};

struct planning_levers {
    int rival;   /* the cheapest other that can be had, which is to be matched; -1: none */
    bool ahead;  /* it costs less than that already */
    int64_t gap; /* what it costs more than the rival; below 0: less */
    /* The highest price of the break reached with which it costs no more than the rival. Ahead:
     * how far it may rise. */
    bool has_price;
    int64_t price;
    /* The highest MOQ with which it costs no more, where the present one raises the order. */
    bool has_moq;
    int64_t moq;
    const struct landed_option *options; /* its further breaks */
    int n_options, best;                 /* best: costs the least, and less than now; -1: none */
    const struct planning_even *evens;
    int n_evens;
};

/* Of a quote that is comparable; else nothing is filled but rival -1 and best -1. Break-even
 * against so many others at most, the cheapest first: each takes hundreds of landed costs. */
void planning_levers(const struct planning *planning, int quote, int others, struct arena *arena,
                     struct planning_levers *levers);

/* "EUR 6.3969 instead of EUR 7.10, 9.9 % less" */
const char *planning_price_text(const struct planning *planning, int quote,
                                const struct planning_levers *levers, struct arena *arena);
/* "5,000 pcs at USD 5.45: EUR 31,002.11 in total, EUR 10,830.87 more than now" */
const char *planning_option_text(const struct planning *planning, int quote,
                                 const struct landed_option *option, struct arena *arena);
/* "the other up to 812 pcs, from 813 this" */
const char *planning_even_text(const struct planning_even *even, struct arena *arena);

#endif
