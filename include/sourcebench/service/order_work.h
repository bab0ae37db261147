/*
 * Working on orders: reading them, and recording what happened, what was promised, what is claimed.
 * Each is one command.
 */
#ifndef SOURCEBENCH_SERVICE_ORDER_WORK_H
#define SOURCEBENCH_SERVICE_ORDER_WORK_H

#include "sourcebench/core/order_plan.h"
#include "sourcebench/db/store.h"

/* The living order that a word means: an id, or its number in any case. */
bool order_find(struct store *store, const char *word, int64_t *id, struct error *err);
/* The order with all that belongs to it, its supplier, products and variants, what is loaded of it
 * with the shipments, and the calendars of its milestones. */
bool order_load(struct store *store, int64_t order, struct record_set *set, struct error *err);
/* All living orders with their lines and milestones, suppliers, and the calendars; of one
 * requirement where it is not 0. */
bool orders_load(struct store *store, int64_t requirement, struct record_set *set,
                 struct error *err);

/* Notes that a milestone or payment is done, a document received, a claim closed, on a day. INPUT
 * where it lies in the future or, but for documents, before the order; REFUSED where another day is
 * noted already and replace is not set. */
bool order_done(struct store *store, const struct record *part, int32_t day, bool replace,
                struct error *err);
/* What the supplier promises now: for a milestone, or (NULL) for the named place. The first day
 * that he promises for the named place is what he is measured by. */
bool order_promise(struct store *store, const struct record_set *set, const struct record *order,
                   const struct record *milestone, int32_t day, struct error *err);

/* What a part is called in a sentence: "production", "balance", "packing list". */
const char *order_part_name(const struct record *part, struct arena *arena);
/* "black", else the product's name. */
const char *order_line_name(const struct record_set *set, const struct record *line,
                            struct arena *arena);

/* Fills in what a new line, milestone, payment or document of an order begins with, texts in the
 * arena: the product of the first line, the position behind the last milestone, the order's
 * currency, the supplier as who provides a document. */
bool order_part_begin(struct store *store, const struct record *order, struct record *part,
                      struct arena *arena, struct error *err);
/* A claim to begin with: of today, in the order's currency; for a delay with the clause and the
 * penalty that is due for the days late. */
struct record *order_claim_begin(const struct record_set *set, const struct record *order,
                                 const char *kind, int32_t today, struct arena *arena);

/* The next number of this device that none had, deleted ones neither: "PO-L0042", "SH-L0007". NULL
 * and the error otherwise. */
const char *order_next_number(struct store *store, const struct entity *entity, struct arena *arena,
                              struct error *err);

#endif
