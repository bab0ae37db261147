/*
 * Shipments: what is loaded on them, of several orders.
 */
#ifndef SOURCEBENCH_SERVICE_SHIPMENT_H
#define SOURCEBENCH_SERVICE_SHIPMENT_H

#include "sourcebench/core/shipment_share.h"
#include "sourcebench/db/store.h"

/* The living shipment that a word means: an id, or its number in any case. */
bool shipment_find(struct store *store, const char *word, int64_t *id, struct error *err);
/* All living shipments with what is loaded, the order lines with their orders, suppliers, products
 * and variants, and the forwarders. */
bool shipments_load(struct store *store, struct record_set *set, struct error *err);

/* A new shipment to begin with: the next number, freight shared by volume. NULL and the error
 * otherwise. */
struct record *shipment_begin(struct store *store, struct arena *arena, struct error *err);

/* The order lines of which something is left to load, of orders that are not over, with these,
 * their products and variants, and what is loaded of them. */
bool shipment_open_lines(struct store *store, struct record_set *set, struct error *err);

/* Loads so many pieces of an order line of the set. INPUT where more would be loaded than was
 * ordered, by what is loaded now. */
bool shipment_load(struct store *store, const struct record_set *set, int64_t shipment,
                   const struct record *line, int64_t quantity, struct error *err);
/* Loads what is left of all lines of an order, in one command; *loaded is how many lines. */
bool shipment_load_order(struct store *store, int64_t shipment, int64_t order, int *loaded,
                         struct error *err);

/* "PO-L0001 · black · Urban Commuter Mini" */
const char *shipment_line_name(const struct record_set *set, const struct record *line,
                               struct arena *arena);

#endif
