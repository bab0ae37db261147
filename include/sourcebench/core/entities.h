/*
 * All entities whose changes are journaled, of every aggregate.
 *
 * supplier_entities and material_entities list what makes one aggregate; whoever means "any record"
 * (history, purge, drafts) walks this list.
 */
#ifndef SOURCEBENCH_CORE_ENTITIES_H
#define SOURCEBENCH_CORE_ENTITIES_H

#include "sourcebench/core/field.h"

/* Whatever a record refers to stands before it; ended by NULL. The journal keeps the place of a
 * table in this list: it never changes, and what is new comes at the end. */
extern const struct entity *const all_entities[];

/* By its table; NULL where there is none. */
const struct entity *entity_of_table(const char *table);
/* Whether the field is a reference that may not be empty, to the parent or not: a row goes where
 * that record goes for good. */
bool entity_needs(const struct entity *entity, size_t field);
/* The name without the "_id" of a reference, for what tells the record by code or name:
 * "material_id" gives "material". In the arena or static. */
const char *field_plain_name(const struct field *field, struct arena *arena);

#endif
