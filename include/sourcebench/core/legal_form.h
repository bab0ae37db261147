/*
 * Words that say what kind of firm it is and not which one, as text_name_key() writes them, each
 * table sorted by bytes. From the registers and lists of the sourcing countries: China, Japan,
 * Korea, Vietnam, Thailand, Indonesia, South Asia, the Gulf, Turkey, Europe, Latin America.
 */
#ifndef SOURCEBENCH_CORE_LEGAL_FORM_H
#define SOURCEBENCH_CORE_LEGAL_FORM_H

#include <stddef.h>

/* At the end of a name. They are taken off one after the other, so that "pvt ltd" needs no entry
 * where "pvt" and "ltd" have one. */
extern const char *const legal_ends[];
extern const size_t n_legal_ends;
/* At the beginning: "PT …", "Công ty TNHH …", "株式会社…". */
extern const char *const legal_starts[];
extern const size_t n_legal_starts;

/* The most words, or letters of scripts without blanks, that a form at the end has. */
enum { LEGAL_WORDS_MAX = 6 };

#endif
