/*
 * Coverage of suppliers, read from the database; see core/coverage.h.
 */
#ifndef SOURCEBENCH_DB_COVERAGE_H
#define SOURCEBENCH_DB_COVERAGE_H

#include "sourcebench/core/coverage.h"
#include "sourcebench/db/store.h"

/* One cell for each kind, in the arena; *gaps (may be NULL) counts those that are gaps. */
bool coverage_load(struct store *store, const struct coverage_query *query,
                   const struct certificate_kind *const *kinds, int n_kinds, int64_t supplier,
                   struct arena *arena, struct coverage_cell **cells, int *gaps, struct error *err);

#endif
