/*
 * How many living rows a table has, without counting them: kept by every command.
 */
#ifndef SOURCEBENCH_DB_COUNT_H
#define SOURCEBENCH_DB_COUNT_H

#include "sourcebench/core/error.h"
#include "sourcebench/db/store.h"

/* Rows of a journaled table that are not marked deleted. */
bool count_living(struct store *store, const char *table, int64_t *n, struct error *err);

/* Counts all journaled tables anew, in one transaction. *wrong (may be NULL) tells how many of the
 * kept counts differed. For doctor; not within a command. */
bool count_rebuild(struct store *store, int *wrong, struct error *err);

#endif
