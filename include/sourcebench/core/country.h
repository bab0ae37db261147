/*
 * Countries: ISO 3166-1 with the names and spellings that supplier lists use (country_names.h).
 */
#ifndef SOURCEBENCH_CORE_COUNTRY_H
#define SOURCEBENCH_CORE_COUNTRY_H

#include <stddef.h>

struct country {
    const char *alpha2, *alpha3, *name;
    const char *currency; /* ISO 4217 */
    const char *zone;     /* IANA time zone of its main trading place, "Asia/Ho_Chi_Minh" */
};

/* Sorted by alpha-2. */
extern const struct country countries[];
extern const size_t n_countries;

/* By the alpha-2 code in capitals; NULL where it is none. */
const struct country *country_by_code(const char *alpha2);
/* From a code (alpha-2, alpha-3) or a name in common spellings and the languages of the trade;
 * case, marks, punctuation, blanks and a leading "the" are ignored. NULL where it is none. */
const struct country *country_find(const char *text);

#endif
