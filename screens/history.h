/*
 * Who changed what, from what, when: the journal of one record and what belongs to it.
 */
#ifndef SCREENS_HISTORY_H
#define SCREENS_HISTORY_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/shell.h"

void history_run(struct shell *shell, const struct entity *entity, int64_t id, const char *name);

extern const struct action_table history_actions;

#endif
