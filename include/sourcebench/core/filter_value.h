/*
 * The values of filter terms: words after the colon, read as the key's field demands. For filter.c
 * alone; the language is described in core/filter.h.
 */
#ifndef SOURCEBENCH_CORE_FILTER_VALUE_H
#define SOURCEBENCH_CORE_FILTER_VALUE_H

#include "sourcebench/core/filter.h"

/* Whether values of the key have an order, so that < and .. mean something. */
bool filter_key_ordered(const struct filter_key *key);

/* One value; what it compares with, not what the field may hold: limits are not checked, a choice
 * may be given by the beginning of its name. word is not empty. */
bool filter_value_read(const struct filter_key *key, const char *word, int32_t today,
                       struct arena *arena, struct value *value, struct error *err);

/* "moq:<300", for a message; in the arena. */
const char *filter_key_example(const struct filter_key *key, struct arena *arena);

#endif
