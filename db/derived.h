/*
 * Tables that follow from what belongs to suppliers, and are kept so that the agenda need not look
 * at what is long done:
 *
 *   supplier_waiting     since when we wait for a word from a supplier with something open (a
 *                        follow-up, a sample on its way, a finding)
 *   certificate_current  certificates that expire and no newer one stands in for
 *
 * Kept by every commit, whoever wrote: a walk through its changeset notes the suppliers concerned,
 * and their rows are made anew. The last days to order (db/order_day.h) of requirements concerned
 * are forgotten by the same walk.
 */
#ifndef DB_DERIVED_H
#define DB_DERIVED_H

#include "sourcebench/core/id_set.h"

#include "journal_private.h"

enum derived_table { DERIVED_WAITING, DERIVED_CERTIFICATES, DERIVED_TABLES };

/* Suppliers noted for each table; zero-initialise to begin. */
struct derived {
    struct id_set suppliers[DERIVED_TABLES];
    struct id_set requirements; /* whose last days to order move, or those of all */
    bool all_requirements;
};

/* Notes what a change is about, or a supplier for all tables. */
bool derived_note(struct derived *derived, struct journal_walk *walk, struct error *err);
void derived_add(struct derived *derived, int64_t supplier);
/* Within the transaction of the command. */
bool derived_update(struct store *store, struct derived *derived, struct error *err);
void derived_free(struct derived *derived);

/* For doctor: how many rows are not what they should be; and making all of them anew, in a
 * transaction of its own. */
bool derived_check(struct store *store, enum derived_table table, int64_t *wrong,
                   struct error *err);
bool derived_rebuild(struct store *store, enum derived_table table, struct error *err);

#endif
