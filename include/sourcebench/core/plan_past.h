/*
 * What finished orders say about how long the stages of a supplier take.
 *
 * Each milestone of an order that is done and had days by its plan gives one observation: the days
 * that were likely, and those that it took, counted as the stage counts them (working days of its
 * calendar, or calendar days) from when it began to its end. It began on the day that is noted,
 * else on the day after the last of those it comes after, the first one with the order.
 *
 * A stage of a quote takes the observations of the same supplier, of the same kind and, where the
 * quote has more than one stage of that kind, the same name, of orders of similar quantity: half to
 * twice of what is wanted. Main transit, sailing, clearance and delivery are not the supplier's and
 * are left alone. From LEAD_HISTORY observations on they scale the stage (core/lead_days.h).
 */
#ifndef SOURCEBENCH_CORE_PLAN_PAST_H
#define SOURCEBENCH_CORE_PLAN_PAST_H

#include "sourcebench/core/plan.h"

struct plan_past {
    int64_t supplier, quantity;
    const char *kind, *name; /* of the stage */
    struct lead_past days;
};

/* Appends the observations of an order to *past, which grows in the arena and refers to the set. A
 * milestone whose calendar makes no sense is left out. *past and *n are NULL and 0 to begin. */
void plan_past_of(const struct record_set *set, const struct record *order, struct arena *arena,
                  struct plan_past **past, int *n);

/* Gives the stages of the plan's quotes what is observed of them; it lives in the arena. */
void plan_take_past(struct plan *plan, const struct plan_past *past, int n, struct arena *arena);
/* The same of all delivered orders in the set of the plan. */
void plan_take_orders(struct plan *plan, struct arena *arena);

/* How many finished orders scale the stage; 0: it goes by its own days. */
int plan_past_orders(const struct lead_stage *stage);
/* ", by 6 finished orders", behind the name of the stage; "" where it goes by its own days. */
const char *plan_past_says(const struct lead_stage *stage, struct arena *arena);

#endif
