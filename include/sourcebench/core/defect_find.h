/*
 * Finding a kind of defect by a few letters: its code ("s4" is S04) or words of its name.
 *
 * An inspector types with one hand and does not look at the keys, so that two things must hold:
 * what stands first is what was meant, and nothing is counted by a letter alone. Only a code that
 * is typed in full and cannot become another one is sure.
 */
#ifndef SOURCEBENCH_CORE_DEFECT_FIND_H
#define SOURCEBENCH_CORE_DEFECT_FIND_H

#include "sourcebench/core/field.h"

/* Those of the n kinds that fit, as places in the list, the best first: the code itself, codes that
 * begin so, then words; among equals the heavier (weights may be NULL) and the earlier. Returns how
 * many were written, at most `most`. */
int defect_find(struct record *const *types, const int *weights, int n, const char *typed,
                int *found, int most);

/* The only kind whose code was typed in full, with a digit, while no other code begins so; -1 where
 * more could be meant. */
int defect_find_sure(struct record *const *types, int n, const char *typed);

#endif
