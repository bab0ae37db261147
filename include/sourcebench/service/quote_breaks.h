/*
 * Price breaks as they are typed in one line or pasted from a spreadsheet: quantities and prices in
 * turns, with blanks, tabs, colons, semicolons or line ends between them.
 */
#ifndef SOURCEBENCH_SERVICE_QUOTE_BREAKS_H
#define SOURCEBENCH_SERVICE_QUOTE_BREAKS_H

#include "sourcebench/core/field.h"
#include "sourcebench/core/landed.h"
#include "sourcebench/db/store.h"

/* By quantity, in the arena. INPUT names what is wrong. "" gives none. */
bool quote_breaks_parse(const char *text, struct arena *arena, struct landed_break **breaks, int *n,
                        struct error *err);
/* Whether the price never rises with the quantity. */
bool quote_breaks_fall(const struct landed_break *breaks, int n);
/* Records of breaks, by quantity. */
void quote_breaks_sort(struct record **breaks, int n);
/* "1000:5.80 5000:5.45": the same records as quote_breaks_parse() reads them. */
const char *quote_breaks_text(struct record *const *breaks, int n, const char *currency,
                              struct arena *arena);
/* Puts them in the place of the quote's, in one command: what is the same stays. */
bool quote_breaks_save(struct store *store, int64_t quote, const char *text, struct error *err);

#endif
