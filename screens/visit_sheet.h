/*
 * Writing the visit sheet of a supplier to a file that is asked for.
 */
#ifndef SCREENS_VISIT_SHEET_H
#define SCREENS_VISIT_SHEET_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/shell.h"

/* Asks for the name of the file, and before another is replaced; says what was written. */
void visit_sheet_run(struct shell *shell, const struct record *supplier);

#endif
