/*
 * What the score of a supplier counts (core/score.h), from the database.
 *
 * Every measure is one statement along the index of the supplier and one function that makes cases
 * of its rows; a new measure is one row of the table in db/score.c.
 */
#ifndef SOURCEBENCH_DB_SCORE_H
#define SOURCEBENCH_DB_SCORE_H

#include "sourcebench/core/field.h"
#include "sourcebench/core/score.h"
#include "sourcebench/db/store.h"

/* All that a score today and its trend count, oldest first; facts and their texts in the arena. */
bool score_facts_load(struct store *store, int64_t supplier, const struct score_settings *settings,
                      int32_t today, struct arena *arena, struct score_facts *facts,
                      struct error *err);

/* How filters (score:>80) and orders of this store score, from now on; the usual way before. */
void score_configure(struct store *store, const struct score_settings *settings);

/* The score of one supplier today, with its trend. */
bool score_load(struct store *store, int64_t supplier, const struct score_settings *settings,
                int32_t today, struct score *score, struct error *err);

/* The same score without its trend, as score_configure() said: an integer, or NULL where there is
 * too little data. For filters and orders, which ask it of many. */
bool score_value(struct store *store, int64_t supplier, int32_t today, struct value *value,
                 struct error *err);

#endif
