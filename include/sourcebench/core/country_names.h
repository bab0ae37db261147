/*
 * Spellings of countries, each table sorted by bytes. A spelling stands as country_find() reduces
 * it: folded, letters and digits only, "&" as "and", without a leading "the". One that is an
 * alpha-2 code as well is not listed.
 */
#ifndef SOURCEBENCH_CORE_COUNTRY_NAMES_H
#define SOURCEBENCH_CORE_COUNTRY_NAMES_H

#include <stddef.h>

struct country_name {
    const char *spelling;
    char alpha2[3];
};

extern const struct country_name country_names_latin[], country_names_other[];
extern const size_t n_country_names_latin, n_country_names_other;

#endif
