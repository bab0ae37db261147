/*
 * What the plan of a requirement is made of, read from the database into a set of records: the
 * requirement with client and product, its quotes and orders with all that belongs to them, their
 * suppliers and sites, and the reference data that may count (the last rates up to its frozen day
 * or today, calendars, lanes to its country, duties).
 */
#ifndef SOURCEBENCH_DB_PLAN_H
#define SOURCEBENCH_DB_PLAN_H

#include "sourcebench/core/record_set.h"
#include "sourcebench/db/store.h"

bool plan_load(struct store *store, int64_t requirement, struct record_set *set, struct error *err);

/* The latest finished orders of a supplier with lines and milestones, up to PLAN_PAST_ORDERS: what
 * the stages of later quotes go by. Calendars are those of the plan. */
enum { PLAN_PAST_ORDERS = 40 };
bool plan_load_past(struct store *store, int64_t supplier, struct record_set *set,
                    struct error *err);

/* The same of all who quote in the set. */
bool plan_load_quoting_past(struct store *store, struct record_set *set, struct error *err);

/* What is needed to judge what evidence the suppliers of the set have: their certificates, with the
 * sites that they are of, and claims. */
bool plan_load_evidence(struct store *store, struct record_set *set, struct error *err);

/* All that a case tells of a requirement: its plan, the finished orders that its stages go by, with
 * what was ordered, and the evidence of its suppliers. */
bool plan_load_case(struct store *store, int64_t requirement, struct record_set *set,
                    struct error *err);

/* The living requirement that a word means: an id, or a name (the whole, else what only one begins
 * with). NOT_FOUND where there is none, INPUT where there are several. */
bool requirement_find(struct store *store, const char *word, int64_t *id, struct error *err);

#endif
