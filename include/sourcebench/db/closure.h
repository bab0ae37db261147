/*
 * The days around a long holiday as suppliers confirm them: which holiday comes, and what to begin
 * with.
 */
#ifndef SOURCEBENCH_DB_CLOSURE_H
#define SOURCEBENCH_DB_CLOSURE_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

/* Fills in the next long closure in the calendar of the supplier's country that is not over on a
 * day: its name, when it closes and works again; nothing where none is known. Confirmed today. */
bool closure_begin(struct store *store, int64_t supplier, int32_t day, struct record *closure,
                   struct arena *arena, struct error *err);
/* The closing days of the supplier that are about the same holiday: with a day in common, or of
 * that name and at most half a year away; NULL: none. In the arena. */
bool closure_same(struct store *store, const struct record *closure, struct arena *arena,
                  struct record **same, struct error *err);

#endif
