/*
 * What a shipment carries, and how its freight is shared.
 *
 * Freight is shared by volume or by weight of the cartons. Every carton counts whole. The shares
 * are rounded so that they add up to the freight: each line gets what the sum of all up to it comes
 * to, less what those before it got.
 */
#ifndef SOURCEBENCH_CORE_SHIPMENT_SHARE_H
#define SOURCEBENCH_CORE_SHIPMENT_SHARE_H

#include "sourcebench/core/record_set.h"

struct shipment_share {
    const struct record *loading, *line; /* line: of the order */
    int64_t cartons;                     /* -1: nobody knows */
    int64_t litres, grams;               /* -1: nobody knows */
    int64_t freight;                     /* in the currency of the shipment; -1: cannot be shared */
};

/* The lines of a shipment in the order in which they were loaded, in the arena; returns how many.
 * *gap: why the freight is not shared; NULL where it is, or where there is none. */
int shipment_shares(const struct record_set *set, const struct record *shipment,
                    struct arena *arena, struct shipment_share **shares, const char **gap);

/* Of an order line: what no shipment of the set carries yet. */
int64_t shipment_left(const struct record_set *set, const struct record *line);

#endif
