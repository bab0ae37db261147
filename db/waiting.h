/*
 * Table supplier_waiting: since when we wait for a word from a supplier with something open (a
 * follow-up, a sample on its way, a finding). Kept by every commit, whoever wrote: a walk through
 * its changeset notes the suppliers that may be concerned, and their rows are made anew.
 */
#ifndef DB_WAITING_H
#define DB_WAITING_H

#include "journal_private.h"

/* Suppliers noted; zero-initialise to begin. */
struct waiting {
    int64_t *suppliers;
    size_t n, size;
};

bool waiting_note(struct waiting *waiting, struct journal_walk *walk, struct error *err);
/* Within the transaction of the command. */
bool waiting_update(struct store *store, struct waiting *waiting, struct error *err);
void waiting_free(struct waiting *waiting);

/* For doctor: how many rows are not what the tables say; and making all of them anew, in a
 * transaction of its own. */
bool waiting_check(struct store *store, int64_t *wrong, struct error *err);
bool waiting_rebuild(struct store *store, struct error *err);

#endif
