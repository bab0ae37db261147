/*
 * Finding words in text views: case and accents do not matter, unless the pattern has a capital
 * (then both do).
 */
#ifndef SOURCEBENCH_TUI_SEARCH_H
#define SOURCEBENCH_TUI_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/* The first place of the pattern in the text at or behind byte `from`; false where there is none or
 * the pattern is empty. */
bool search_find(const char *text, const char *pattern, size_t from, size_t *start, size_t *length);

#endif
