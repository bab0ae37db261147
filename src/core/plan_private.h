/*
 * What the files of the plan share: records as terms.
 */
#ifndef CORE_PLAN_PRIVATE_H
#define CORE_PLAN_PRIVATE_H

#include "sourcebench/core/plan.h"

struct plan_making {
    const struct record_set *set;
    const struct catalogue *catalogue;
    int32_t today;
    struct arena *arena;
    struct plan *plan;
};

/* The rates of the frozen day, or the latest before it. */
void plan_take_rates(struct plan_making *m, int32_t day);
/* Of which day the oldest rate is that the quotes of the plan need. */
void plan_date_rates(struct plan_making *m);
/* The duty on the goods from a country; NULL where no row is about them. */
const struct landed_duty *plan_find_duty(struct plan_making *m, const char *hs, const char *origin,
                                         bool proof, const struct record **record);
/* The lanes by which the quote may come, the best of each mode; at least one way. */
void plan_take_ways(struct plan_making *m, struct plan_quote *quote);
/* The stages of the quote for one way. */
bool plan_take_stages(struct plan_making *m, struct plan_quote *quote, struct plan_way *way,
                      struct error *err);

int64_t plan_int(const struct record *r, int field, int64_t otherwise);
int32_t plan_date(const struct record *r, int field); /* DATE_NONE where it is empty */
bool plan_same_name(struct plan_making *m, const char *a, const char *b);
enum incoterm_place plan_place(const struct record *quote);
/* "sea-fcl" of the key of a choice; FREIGHT_UNKNOWN for "". */
enum freight_mode plan_mode(const char *key);

#endif
