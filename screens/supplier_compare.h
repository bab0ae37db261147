/* Suppliers side by side, see compare.h. */
#ifndef SCREENS_SUPPLIER_COMPARE_H
#define SCREENS_SUPPLIER_COMPARE_H

#include <stdint.h>

#include "sourcebench/tui/shell.h"

void supplier_compare_run(struct shell *shell, const int64_t *ids, int count);

#endif
