/*
 * Help and palette: both made from the action tables of the screen they are opened over, with the
 * keys as they are bound and the reason why an action is off.
 */
#ifndef SOURCEBENCH_TUI_HELP_H
#define SOURCEBENCH_TUI_HELP_H

#include "sourcebench/tui/shell.h"

/* All keys of the screen and those that work everywhere, searched with / n N; Enter closes the help
 * and runs the action under the cursor. */
void help_run(struct shell *shell, struct screen *below);
/* Fuzzy choice among all actions; runs the one that is chosen. */
void palette_run(struct shell *shell, struct screen *below);

#endif
