/*
 * Forgetting the last days to order, with every commit.
 */
#ifndef DB_ORDER_DAY_PRIVATE_H
#define DB_ORDER_DAY_PRIVATE_H

#include "sourcebench/core/id_set.h"

#include "journal_private.h"

/* Notes the requirements whose days it may move; *all where it may be any. */
bool order_day_note(const struct journal_walk *walk, struct id_set *requirements, bool *all,
                    struct error *err);
bool order_day_forget(struct store *store, struct id_set *requirements, bool all,
                      struct error *err);
/* Takes away the days of what is gone for good. */
bool order_day_purge(struct store *store, struct error *err);

#endif
