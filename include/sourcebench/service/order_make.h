/*
 * Orders out of an award: lines per variant, milestones from the plan, payments as the terms say,
 * and the papers that destination and Incoterm ask for.
 */
#ifndef SOURCEBENCH_SERVICE_ORDER_MAKE_H
#define SOURCEBENCH_SERVICE_ORDER_MAKE_H

#include "sourcebench/service/planning.h"

/* One order for each quote of the award that is kept, in one command; the requirement counts as
 * ordered. INPUT where nothing is awarded, REFUSED where there are orders for it already. */
bool orders_make(struct planning *planning, int *made, struct error *err);

#endif
