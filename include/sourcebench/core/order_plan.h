/*
 * Orders on their way: which papers they need, when they arrive by what has happened, and what a
 * delay costs the supplier.
 */
#ifndef SOURCEBENCH_CORE_ORDER_PLAN_H
#define SOURCEBENCH_CORE_ORDER_PLAN_H

#include "sourcebench/core/incoterm.h"
#include "sourcebench/core/lead_time.h"
#include "sourcebench/core/record_set.h"

/* What decides about the papers. */
struct order_papers {
    enum incoterm rule;
    const char *destination;                 /* country */
    bool preference, laboratory, conformity; /* it has a proof of origin; tests; a certificate */
};
/* When a paper is due, from the order or from the day on which the goods leave. */
struct order_paper {
    const char *kind; /* as of a document: "packing-list" */
    bool from_order;
    int days;
};
enum { ORDER_PAPERS = 12 };
/* Fills in those that are needed, in the order in which they fall due; returns how many. */
int order_papers(const struct order_papers *about, struct order_paper papers[ORDER_PAPERS]);

struct order_projection {
    int n;           /* of milestones */
    const char *gap; /* why there is no arrival; NULL: there is one */
    struct lead_path path[LEAD_STAGES];
    struct lead_arrival arrival;
    int32_t likely;
};
/* The arrival as it stands on a day: milestones that are done are certain, one under way walks on
 * from its start. Milestones of the order in the order of their positions. */
bool order_project(const struct record_set *set, const struct record *order, int32_t today,
                   struct arena *arena, struct order_projection *projection, struct error *err);

/* What is due for a delay of so many days on goods of that value: the rate per day behind the free
 * ones, up to the most. 0 where the order has no such clause. */
int64_t order_penalty(const struct record *order, int64_t value, int days_late);

#endif
