/*
 * Importing a list from within the bench: file, preview of what each column becomes, run, report.
 */
#ifndef SCREENS_IMPORT_SCREEN_H
#define SCREENS_IMPORT_SCREEN_H

#include "sourcebench/tui/shell.h"

/* True when something may have changed. */
bool import_run(struct shell *shell);

extern const struct action_table import_actions;

#endif
