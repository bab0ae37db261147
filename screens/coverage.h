/*
 * Suppliers × certificates for a target market: rows are suppliers, columns what the market asks
 * for, gaps stand out. Rows and columns scroll, the names stay.
 */
#ifndef SCREENS_COVERAGE_H
#define SCREENS_COVERAGE_H

#include <stdint.h>

#include "sourcebench/tui/shell.h"

enum { COVERAGE_MAX = 500 }; /* suppliers */

/* Asks for the market first. more: there are further suppliers, which is said. */
void coverage_run(struct shell *shell, const int64_t *ids, int count, bool more);

extern const struct action_table coverage_actions;

#endif
