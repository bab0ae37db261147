/*
 * What would be: a plan changed in memory, held against what is stored.
 *
 * A step goes along a scale on which the stored value lies, and steps are counted from there: as
 * many back lead to where they began, and a plan in which all is as stored counts as unchanged.
 * Where nothing can change the functions say why, in a sentence; NULL: it changed.
 */
#ifndef SOURCEBENCH_CORE_PLAN_CHANGE_H
#define SOURCEBENCH_CORE_PLAN_CHANGE_H

#include "sourcebench/core/plan.h"

/* The prices of a quote: what is stored × part / whole × (100 + percent) %. A rate: part / whole,
 * or what is stored where whole is 0, × (100 + percent) %. */
struct plan_factor {
    int64_t part, whole;
    int percent;
};

struct plan_change {
    struct arena arena;
    struct plan *plan;
    struct plan stored; /* its variants and days; its quotes with breaks and MOQ as they were */
    struct plan_factor *prices, *rates;
};

/* Takes what the plan says now as stored. The plan has to stay where it is; plan_change_end() frees
 * what its changed prices and rates live in. */
void plan_change_begin(struct plan_change *c, struct plan *plan);
void plan_change_end(struct plan_change *c);
bool plan_changed(const struct plan_change *c);
/* "3,200 pcs instead of 3,000, USD 5.858 from 3,000 pcs instead of 5.80 (Quanzhou Huimin)" */
const char *plan_change_text(const struct plan_change *c, struct arena *arena);

/* Why a step has nothing to begin from: told apart by these, so that a screen can say what sets it.
 */
extern const char plan_no_price[]; /* of the quote */
extern const char plan_no_rate[];
extern const char plan_no_need[]; /* no day by which it is needed */
extern const char plan_no_week[]; /* between today and the order */

/* by: 1 up, -1 down. */
const char *plan_step_quantity(struct plan_change *c, int quote,
                               int by);                                /* to its next break too */
const char *plan_step_price(struct plan_change *c, int quote, int by); /* a percent of all breaks */
const char *plan_step_moq(struct plan_change *c, int quote, int by);
const char *plan_step_rate(struct plan_change *c, int quote, int by); /* a percent */
const char *plan_step_need(struct plan_change *c, int by);            /* a week */
const char *plan_step_order(struct plan_change *c, int by);

const char *plan_set_quantity(struct plan_change *c, int64_t quantity);
/* The price of the break; all breaks of the quote move with it. */
const char *plan_set_price(struct plan_change *c, int quote, int64_t from, int64_t price);
const char *plan_set_moq(struct plan_change *c, int quote, int64_t moq);
/* So much of the quote's currency, in 1/1,000,000, is worth one of the buyer's. */
const char *plan_set_rate(struct plan_change *c, int quote, int64_t rate);
const char *plan_set_need(struct plan_change *c, int32_t day);
const char *plan_set_order(struct plan_change *c, int32_t day);

#endif
