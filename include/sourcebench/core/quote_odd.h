/*
 * What is odd about a quote by itself: a validity that is over, a rule that does not fit the mode
 * or the place, an MOQ below the first price, a price that rises. It may be meant, so nothing is
 * refused; it is said while the quote is typed, and in the words that its plan has for it.
 */
#ifndef SOURCEBENCH_CORE_QUOTE_ODD_H
#define SOURCEBENCH_CORE_QUOTE_ODD_H

#include "sourcebench/core/field.h"
#include "sourcebench/core/landed.h"

/* Sentences about the quote with these breaks (in any order), in the arena; returns how many. */
int quote_odd(const struct record *quote, const struct landed_break *breaks, int n, int32_t today,
              struct arena *arena, const struct landed_warning **odd);
/* What of it is about a field of the quote; NULL: nothing. */
const char *quote_odd_field(const struct record *quote, const struct landed_break *breaks, int n,
                            int32_t today, int field, struct arena *arena);
/* What is odd about one of the breaks: dearer than the one below it, or the same quantity as one
 * before it; NULL: nothing. */
const char *quote_odd_break(const struct record *quote, const struct landed_break *breaks, int n,
                            int which, struct arena *arena);

#endif
