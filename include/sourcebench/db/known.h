/*
 * Values that are already in the database, to be offered while a field is typed.
 */
#ifndef SOURCEBENCH_DB_KNOWN_H
#define SOURCEBENCH_DB_KNOWN_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

enum { KNOWN_MAX = 200 };

/* Values of a text field in use, by name, at most KNOWN_MAX; none for fields of which nothing is
 * offered (a search would be slow or pointless). */
bool known_values(struct store *store, const struct entity *entity, int field, struct arena *arena,
                  const char ***values, int *count, struct error *err);

/* The kinds of certificates as they are written in the database, in the order of their letters. */
bool known_certificate_kinds(struct store *store, struct arena *arena, const char ***kinds,
                             int *count, struct error *err);

#endif
