/*
 * Orders and shipments read by what they belong to, each by an index: what is loaded of an order,
 * what is left to load, the calendars of its milestones, and numbers.
 */
#ifndef SOURCEBENCH_DB_ORDER_READ_H
#define SOURCEBENCH_DB_ORDER_READ_H

#include "sourcebench/core/record_set.h"
#include "sourcebench/db/store.h"

/* The living orders of a requirement, oldest first. */
bool order_read_of(struct store *store, int64_t requirement, struct arena *arena,
                   struct record ***orders, int *n, struct error *err);

/* What is loaded of the living lines of an order, oldest first; on deleted shipments too. */
bool order_read_loadings(struct store *store, int64_t order, struct arena *arena,
                         struct record ***loadings, int *n, struct error *err);
/* The same into a set, with the shipments and their forwarders; without deleted shipments. */
bool order_read_loaded(struct store *store, int64_t order, struct record_set *set,
                       struct error *err);
/* The lines of which something is left to load, of living orders that are not over, with these,
 * their goods, and what is loaded of them. */
bool order_read_open_lines(struct store *store, struct record_set *set, struct error *err);
/* Pieces of an order line that no living shipment carries; 0 where the line is deleted. */
bool order_read_left(struct store *store, int64_t line, int64_t *left, struct error *err);

/* The calendar of a milestone, with its days; nothing where the set has it. */
bool order_read_calendar(struct store *store, const struct record *milestone,
                         struct record_set *set, struct error *err);

/* The supplier of an order, and the closing days that it has confirmed: with the calendars they
 * make the days on which it works. */
bool order_read_closures(struct store *store, const struct record *order, struct record_set *set,
                         struct error *err);

/* The living order or shipment of that number, in any case of its letters, or of that id; 0 where
 * there is none. */
bool order_read_number(struct store *store, const struct entity *entity, const char *word,
                       int64_t *id, struct error *err);
/* The highest number that begins so ("PO-L" has 42 of "PO-L0042"), of deleted records too, for they
 * can come back; 0 where there is none. */
bool order_read_last_number(struct store *store, const struct entity *entity, const char *start,
                            int64_t *last, struct error *err);

#endif
