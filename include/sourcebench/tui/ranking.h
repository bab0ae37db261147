/*
 * Which items of a picker match what is typed, best first. Items without the pattern are left out;
 * of equally good ones the earlier comes first. An empty pattern keeps all in their order.
 */
#ifndef SOURCEBENCH_TUI_RANKING_H
#define SOURCEBENCH_TUI_RANKING_H

#include "sourcebench/tui/dialog.h"

/* Fills order (room for count) with indices of items; returns how many match. A match in the text
 * stands before one in the note alone. */
int ranking_order(const char *pattern, const struct picker_item *items, int count, int *order);

#endif
