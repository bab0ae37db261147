/*
 * What the files that make rows of the catalogue of materials share.
 */
#ifndef SERVICE_MATERIAL_PRIVATE_H
#define SERVICE_MATERIAL_PRIVATE_H

#include "sourcebench/core/material.h"
#include "sourcebench/service/material_catalogue.h"

struct material_reader {
    const struct material_catalogue *catalogue;
    struct arena *arena;
    struct record **rows;
    int count, size;
    struct error *err;
};

/* Another row, with the id of its key. */
struct record *material_row(struct material_reader *r, const struct entity *entity,
                            const char *key);
/* Reads the values of a map into the fields of their names; words that are no fields must be in
 * `others` (NULL-ended). A list becomes tags. */
bool material_read_fields(struct material_reader *r, const struct material_entry *at,
                          const struct yaml_node *map, struct record *row,
                          const char *const *others);
/* Sets a reference to what a part has by that code. */
bool material_refer(struct material_reader *r, const struct material_entry *at,
                    const struct yaml_node *node, enum material_part part, const char *code,
                    struct value *value);
/* The sources that a list or a text names by their keys: "M5 matadorequipment.com; judgement". */
bool material_sources(struct material_reader *r, const struct material_entry *at,
                      const struct yaml_node *node, struct value *value);

/* material_profile.c: a profile for each region and use. */
bool material_profiles(struct material_reader *r);

#endif
