/* Choosing one supplier by words of its name. */
#ifndef SCREENS_SUPPLIER_PICK_H
#define SCREENS_SUPPLIER_PICK_H

#include <stdint.h>

#include "sourcebench/tui/shell.h"

/* Asks for words (or any filter), then, where several suppliers match, which of them. 0 where none
 * was chosen. */
int64_t supplier_pick(struct shell *shell, const char *what_for);

#endif
