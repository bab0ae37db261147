/*
 * The last days to order: for each offer of an open requirement, by each of its ways, the last day
 * on which it is still in time. The agenda reads them. They follow from the plan, which takes too
 * long to reckon for each look; so they are kept in tables of their own, beside the journal.
 *
 * Every commit notes that those of the requirements that it concerns are to be reckoned anew,
 * whoever wrote; so are all on another day, because lanes, rates and offers have their validity.
 * Who opens the agenda does that (service/order_days.h). Until then, and in a database that can
 * only be read, the last ones known stay.
 */
#ifndef SOURCEBENCH_DB_ORDER_DAY_H
#define SOURCEBENCH_DB_ORDER_DAY_H

#include "sourcebench/core/memory.h"
#include "sourcebench/db/store.h"

struct order_day {
    int64_t quote;
    int way;
    int32_t last;                /* DATE_NONE: no day is early enough */
    bool has_cost;               /* comparable: */
    int64_t unit, total;         /* landed, in 1/10,000 */
    const char *currency, *mode; /* mode: in words; NULL: none */
};
struct order_days {
    int64_t requirement;
    int64_t service; /* the probability, in 1/1,000,000 */
    const struct order_day *days;
    int n;
};

/* Requirements that are still wanted by a day and whose days are not those of today; *state is for
 * order_day_write(). */
bool order_day_stale(struct store *store, int32_t today, struct arena *arena,
                     int64_t **requirements, int *n, int64_t *state, struct error *err);
/* Keeps days that were reckoned today from that state, in a transaction of its own; *kept is false,
 * and nothing is done, where somebody has written since. */
bool order_day_write(struct store *store, const struct order_days *of, int n, int32_t today,
                     int64_t state, bool *kept, struct error *err);

#endif
