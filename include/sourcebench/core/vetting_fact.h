/*
 * What the bench already knows about an item of the vetting checklist: proposed as evidence, never
 * ticked by itself.
 */
#ifndef SOURCEBENCH_CORE_VETTING_FACT_H
#define SOURCEBENCH_CORE_VETTING_FACT_H

#include <stdint.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/field.h"

struct record_list {
    struct record **items;
    int count;
};

/* All that is known of one supplier. */
struct vetting_known {
    const struct catalogue *catalogue;
    const struct record *supplier;
    struct record_list legal, certificates, audits, samples, sites;
    int32_t today;
};

struct known_fact {
    const char *text; /* "code 914403001922038216, check character is right"; NULL: nothing known */
    bool against;     /* it speaks against the item: "registered, contract and bank names differ" */
};

/* The text is in the arena or static. */
struct known_fact vetting_fact(const struct vetting_known *known, const struct check_item *item,
                               struct arena *arena);

#endif
