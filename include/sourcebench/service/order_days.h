/*
 * Reckons the last days to order that are not those of today (db/order_day.h): of each offer by
 * each of its ways, with the service level of the requirement, or ORDER_DAYS_SURE where it has
 * none.
 */
#ifndef SOURCEBENCH_SERVICE_ORDER_DAYS_H
#define SOURCEBENCH_SERVICE_ORDER_DAYS_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/db/store.h"

enum { ORDER_DAYS_SURE = 800000 /* 80 %, in 1/1,000,000 */ };

/* Twice where others write meanwhile, then BUSY. */
bool order_days_reckon(struct store *store, const struct catalogue *catalogue, int32_t today,
                       struct error *err);

#endif
