/*
 * Catalogues that are written as parts of a case, as rows for the database.
 */
#ifndef SERVICE_CATALOGUE_ROWS_H
#define SERVICE_CATALOGUE_ROWS_H

#include "sourcebench/core/record_set.h"

/* The records of the set with the ids that follow from their keys. Of over, which may be NULL, an
 * entry at the top takes the place of that of the set with the same keys, with all that belongs to
 * it. Rows in the arena. */
void catalogue_rows(const struct record_set *set, const struct record_set *over,
                    struct arena *arena, struct record ***rows, int *count);

#endif
