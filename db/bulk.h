/*
 * Writing many rows: what is put off until they are all there.
 *
 * While a group of commands runs, more pages are kept in memory and the write-ahead log is copied
 * into the database less often. Once the group has added or taken away 20,000 suppliers and half of
 * all there are, the indexes that no import reads are dropped and the search index collects without
 * merging: keeping them row by row costs three times what making them at once does. Lists of other
 * agents are right meanwhile, but sort slower.
 *
 * The setting "bulk" says that something is put off, by which process, and when it wrote last;
 * whoever opens the database for writing after a crash makes up for it.
 */
#ifndef DB_BULK_H
#define DB_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"

struct store;

void bulk_begin(struct store *store);
/* Within the transaction of a command of the group, which changed how many suppliers live. */
bool bulk_note(struct store *store, int64_t suppliers, struct error *err);
/* Makes what was put off, each part in a transaction of its own. What others' locks prevent is left
 * to the next opening. */
void bulk_end(struct store *store);
/* At opening: makes what a crash left put off. */
void bulk_repair(struct store *store);

/* The indexes that are put off, NULL-ended, and the statement of the schema that makes one; NULL
 * where there is none. The caller frees it (mem_free). */
extern const char *const bulk_indexes[];
char *bulk_index_sql(const char *name);

#endif
