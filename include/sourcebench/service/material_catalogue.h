/*
 * The catalogue of materials: what is built in (db/catalogue/materials.yaml, which tells the form),
 * with materials.yaml of the folder that the configuration names laid over it, as rows for the
 * database; see db/material_seed.h.
 */
#ifndef SOURCEBENCH_SERVICE_MATERIAL_CATALOGUE_H
#define SOURCEBENCH_SERVICE_MATERIAL_CATALOGUE_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/field.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/db/store.h"
#include "sourcebench/io/yaml.h"

/* The parts of a catalogue, in the order in which rows are made of them. */
enum material_part {
    PART_SOURCES,
    PART_PROPERTIES,
    PART_CRITERIA,
    PART_MATERIALS,
    PART_REGIONS,
    PART_USES,
    PART_RULES,
    MATERIAL_PARTS
};

struct material_entry {
    const struct yaml_node *node;
    const char *file; /* for messages */
};

/* Zero-initialise to begin. */
struct material_catalogue {
    struct material_entry *entries[MATERIAL_PARTS];
    int count[MATERIAL_PARTS];
};

/* Lays a text over what is there: entries of the same code take the place of those. All in the
 * arena; an error names file and line. */
bool material_catalogue_add(struct material_catalogue *catalogue, const char *text, size_t length,
                            const char *name, struct arena *arena, struct error *err);
/* The rows that it makes, what they refer to before them. */
bool material_catalogue_rows(const struct material_catalogue *catalogue, struct arena *arena,
                             struct record ***rows, int *count, struct error *err);

/* Brings the database up to the catalogue, unless it has this one or a newer one. Where another
 * process holds the database or the disk is full, the next one who opens it does. Errors are those
 * of the texts, and of a damaged database. */
bool material_catalogue_seed(struct store *store, const char *folder, struct error *err);

#endif
