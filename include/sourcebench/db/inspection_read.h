/*
 * Inspections read by what they belong to, each by an index.
 */
#ifndef SOURCEBENCH_DB_INSPECTION_READ_H
#define SOURCEBENCH_DB_INSPECTION_READ_H

#include "sourcebench/core/record_set.h"
#include "sourcebench/db/store.h"

/* The inspection with all that is counted in it, its supplier, site, agency, product with variants
 * and client, order with lines, golden sample, checklist, amendments, and the laboratory tests and
 * corrective actions that it led to. */
bool inspection_load(struct store *store, int64_t inspection, struct record_set *set,
                     struct error *err);
/* All inspections of a supplier (of all with 0) that have begun or are closed with what is counted
 * in them, and the switching events, corrective actions: what history, severity and Pareto are made
 * of. */
bool inspection_load_history(struct store *store, int64_t supplier, struct record_set *set,
                             struct error *err);
/* All living inspections with classes, suppliers, products and orders, but nothing that was
 * counted: for lists. */
bool inspection_load_list(struct store *store, struct record_set *set, struct error *err);

/* How far the sample is, of units or of cartons, as the database has it now. */
struct inspection_drawn {
    int64_t units;       /* inspected or begun, of all inspectors */
    int64_t last_number; /* of the rows they stand in; 0: none */
    int64_t wanted;      /* the largest sample of a class */
};
bool inspection_read_drawn(struct store *store, int64_t inspection, const char *kind,
                           struct inspection_drawn *drawn, struct error *err);

#endif
