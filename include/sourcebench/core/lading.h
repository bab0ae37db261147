/*
 * What freight is charged by: cartons, volume, weight, revenue tonnes, chargeable kilograms, and
 * containers filled with whole cartons.
 *
 * Every carton counts whole, also the last one of each variant. Usual figures: LCL is charged by
 * the larger of m³ and tonnes, at least 1; air by the larger of kilograms and 1/6,000 of the cubic
 * centimetres (IATA), which is 166.67 kg/m³.
 */
#ifndef SOURCEBENCH_CORE_LADING_H
#define SOURCEBENCH_CORE_LADING_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/ratio.h"

enum {
    LADING_QUANTITY_MAX = 100000000, /* pieces of an order */
    LADING_SIDE_MAX = 20000,         /* mm of a carton */
    LADING_WEIGHT_MAX = 100000000,   /* g of a carton */
    LADING_CONTAINERS_MAX = 1000
};

/* 0: not known. */
struct lading_carton {
    int64_t units;                 /* pieces in it */
    int64_t length, width, height; /* mm */
    int64_t weight;                /* gross, g */
};

enum lading_container_kind { CONTAINER_20, CONTAINER_40, CONTAINER_40HC, CONTAINERS };

struct lading_container {
    const char *name; /* "20'" */
    int64_t litres;   /* usable: 1/1000 m³ */
    int64_t payload;  /* kg */
};
/* 28, 58, 68 m³; 21,700, 26,500, 26,500 kg */
extern const struct lading_container lading_containers[CONTAINERS];

/* Cartons of n variants, each packed apart; units above 0. */
int64_t lading_cartons(const int64_t *quantities, int n, int64_t units);

/* What is loaded. A figure is known where the carton's measures for it are. */
struct lading {
    int64_t cartons;
    bool has_volume, has_weight;
    struct ratio volume; /* m³ */
    struct ratio weight; /* kg */
};
struct lading lading_of(const struct lading_carton *carton, int64_t cartons);

/* Both need volume and weight. */
struct ratio lading_revenue_tonnes(const struct lading *lading);
struct ratio lading_chargeable_kg(const struct lading *lading);

/* Whole cartons that a container holds, by volume and payload; 0 where one is too much for it or
 * its measures are not known. */
int64_t lading_capacity(const struct lading_container *container,
                        const struct lading_carton *carton);

/* The cheapest containers that hold the cartons: counts of each kind, of equal cost the fewest.
 * costs of one container, 0 or more; below 0 and capacity 0: the kind cannot be had. False where
 * none can, or more than LADING_CONTAINERS_MAX of the largest would be needed. */
bool lading_mix(int64_t cartons, const int64_t capacities[CONTAINERS],
                const int64_t costs[CONTAINERS], int64_t counts[CONTAINERS]);

#endif
