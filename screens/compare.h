/*
 * Suppliers side by side: rows are what is compared, columns the suppliers; rows that differ are
 * bold, and d shows only those.
 */
#ifndef SCREENS_COMPARE_H
#define SCREENS_COMPARE_H

#include <stdint.h>

#include "sourcebench/tui/shell.h"

enum { COMPARE_MAX = 8 };

void compare_run(struct shell *shell, const int64_t *ids, int count);

extern const struct action_table compare_actions;

#endif
