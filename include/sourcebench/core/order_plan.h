/*
 * Orders on their way: which papers they need, and when they arrive by what has happened and what
 * the supplier promises now.
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
    const char *from; /* who gets it, as of a document: "buyer" */
    const char *note; /* NULL: nothing to say */
};
enum { ORDER_PAPERS = 12 };
/* Fills in those that are needed, in the order in which they fall due; returns how many. */
int order_papers(const struct order_papers *about, struct order_paper papers[ORDER_PAPERS]);

struct order_projection {
    int n;                       /* of milestones */
    struct record **milestones;  /* by their positions */
    const char *gap;             /* why there is no arrival; NULL: there is one */
    struct lead_path *path;      /* of each, as it is likely; where there is no gap */
    struct lead_arrival arrival; /* of order_project() */
    int32_t likely;
};
/* The arrival as it stands on a day: milestones that are done are certain, one under way walks on
 * from its start. Where the supplier promises a later day than a milestone would likely have, it is
 * that later in all cases; that he promises an earlier one changes nothing. Whatever cannot be
 * walked is a gap, in words. */
void order_project(const struct record_set *set, const struct record *order, int32_t today,
                   struct arena *arena, struct order_projection *projection);
/* The same without the probabilities: for lists. */
void order_track(const struct record_set *set, const struct record *order, int32_t today,
                 struct arena *arena, struct order_projection *projection);

/* When a payment is due as the order stands: one that is not paid and follows the order, the
 * shipment (the first day of the main transit; without one the arrival) or the arrival moves with
 * that. Else, and where there is a gap, the day that is noted; DATE_NONE: none. */
int32_t order_payment_due(const struct record *order, const struct record *payment,
                          const struct order_projection *projection);
/* The payment with that day, in the arena where it is another. */
const struct record *order_payment_now(const struct record *order, const struct record *payment,
                                       const struct order_projection *projection,
                                       struct arena *arena);

#endif
