/*
 * What follows from a milestone or a shipment for its order: the status, the day of delivery, the
 * day that the supplier confirmed; from the days of a shipment those of the milestone that it is.
 *
 * What follows is written only over what followed before: where somebody has set something else by
 * hand, it stays.
 */
#ifndef DB_ORDER_FOLLOW_H
#define DB_ORDER_FOLLOW_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

/* For struct save_rules; before is NULL for a new record. What is done was not done in the future
 * nor, but for documents, before the order: INPUT. */
bool order_follow_part(struct store *store, const struct record *before, const struct record *after,
                       struct error *err);
bool order_follow_milestone(struct store *store, const struct record *before,
                            const struct record *after, struct error *err);
/* A payment that follows something gets its day; where only the day is changed, it follows nothing
 * any more. */
bool order_follow_payment(struct store *store, const struct record *before,
                          const struct record *after, struct error *err);
/* Gives the payments of an order that are not paid the days that follow from it now. */
bool order_move_payments(struct store *store, int64_t order, struct error *err);
/* What is placed was not placed in the future: INPUT. Payments follow its day; by another tolerance
 * all may have arrived, or not; and with its last draft placed a requirement that was awarded is
 * ordered. */
bool order_follow_order(struct store *store, const struct record *before,
                        const struct record *after, struct error *err);
bool order_follow_shipment(struct store *store, const struct record *before,
                           const struct record *after, struct error *err);
bool order_follow_loading(struct store *store, const struct record *before,
                          const struct record *after, struct error *err);

/* The same where a record is deleted (gone) or brought back. */
bool order_gone_milestone(struct store *store, const struct record *record, bool gone,
                          struct error *err);
bool order_gone_shipment(struct store *store, const struct record *record, bool gone,
                         struct error *err);
bool order_gone_loading(struct store *store, const struct record *record, bool gone,
                        struct error *err);

#endif
