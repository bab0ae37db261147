/*
 * The Suppliers screen: the directory as a list with a detail pane. Needs a struct session as the
 * shell's context.
 */
#ifndef SOURCEBENCH_SCREENS_SUPPLIERS_H
#define SOURCEBENCH_SCREENS_SUPPLIERS_H

#include "sourcebench/tui/shell.h"

/* argument of open: the filter to begin with (const char *), or NULL. */
extern const struct screen_ops suppliers_screen;

/* All action tables of the screens, for `sourcebench keys` and the man page; NULL-ended. */
extern const struct action_table *const screen_action_tables[];

/* Offers drafts that an earlier run left behind. */
void suppliers_offer_drafts(struct shell *shell);

#endif
