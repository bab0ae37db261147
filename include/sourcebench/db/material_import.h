/*
 * Finding what a row of a list of materials is about.
 */
#ifndef SOURCEBENCH_DB_MATERIAL_IMPORT_H
#define SOURCEBENCH_DB_MATERIAL_IMPORT_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

/* The living supplier of that name, without regard to case and marks. NOT_FOUND where there is
 * none, INPUT where several are called so. */
bool supplier_find_name(struct store *store, const char *name, int64_t *id, struct error *err);
/* The living record of that name, in any case of its letters; a material also by another of its
 * names. 0: none. */
bool record_find_name(struct store *store, const struct entity *entity, const char *name,
                      int64_t *id, struct error *err);
/* The living record of the same kind with the same values in these fields (ended by -1, empty ones
 * too); of several the one that somebody entered, then the later. 0: none. */
bool record_find_same(struct store *store, const struct record *record, const int *fields,
                      int64_t *id, struct error *err);

#endif
