/*
 * The word index of suppliers: name, place, marks (tags, certificates, status …) and all other
 * words of a supplier and what belongs to it. Kept by every command within its transaction; no
 * triggers.
 */
#ifndef SOURCEBENCH_DB_SEARCH_H
#define SOURCEBENCH_DB_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/db/store.h"

/* Brings the index up to date for one supplier. fresh: it is not in the index yet; alone: nothing
 * belongs to it yet. */
bool search_index_supplier(struct store *store, int64_t supplier, bool fresh, bool alone,
                           struct error *err);
/* Builds the index anew. */
bool search_rebuild(struct store *store, struct error *err);

#endif
