/* What commands do to the counts of living rows (count.c). */
#ifndef DB_COUNT_PRIVATE_H
#define DB_COUNT_PRIVATE_H

#include "sourcebench/db/count.h"

bool count_add(struct store *store, const char *table, int64_t n, struct error *err);

#endif
