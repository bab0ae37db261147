/*
 * Orders out of an award: lines per variant, milestones from the plan, payments as the terms say,
 * and the papers that destination and Incoterm ask for.
 */
#ifndef SOURCEBENCH_SERVICE_ORDER_MAKE_H
#define SOURCEBENCH_SERVICE_ORDER_MAKE_H

#include "sourcebench/service/planning.h"

struct orders_made {
    int n;
    int32_t wanted_on;  /* on which the requirement wants it ordered; DATE_NONE */
    int32_t ordered_on; /* today where that is over */
    bool to_come;       /* it lies ahead: they are drafts */
};
/* One order for each quote of the award that is kept, in one command. Ordered on a day to come they
 * are drafts until somebody places them; else placed, and the requirement counts as ordered. INPUT
 * where nothing is awarded, REFUSED where there are orders for it already. */
bool orders_make(struct planning *planning, struct orders_made *made, struct error *err);
/* What there is to say about their day, a sentence; "" where it is as planned. */
const char *orders_made_says(const struct orders_made *made, struct arena *arena);

#endif
