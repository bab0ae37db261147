/*
 * What was snoozed, done and escalated: by whom, when and why; any of it can be opened again.
 */
#ifndef SCREENS_DECIDED_H
#define SCREENS_DECIDED_H

#include "sourcebench/db/agenda.h"
#include "sourcebench/tui/shell.h"

void decided_run(struct shell *shell, const struct agenda_query *query);

extern const struct action_table decided_actions;

#endif
