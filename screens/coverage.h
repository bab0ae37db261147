/*
 * Suppliers × certificates for a target market: rows are suppliers, columns what the market asks
 * for, gaps stand out. Rows and columns scroll, the names stay.
 */
#ifndef SCREENS_COVERAGE_H
#define SCREENS_COVERAGE_H

#include <stdint.h>

#include "sourcebench/tui/shell.h"

enum { COVERAGE_MAX = 500 }; /* suppliers */

/* Asks for the market first, beginning with the one that this agent looked at last. all: how many
 * suppliers there are of which these are the first; -1: more, nobody knows how many. */
void coverage_run(struct shell *shell, const int64_t *ids, int count, int64_t all);

extern const struct action_table coverage_actions;

#endif
