/*
 * Who changed what, from what, when: the journal of one record and what belongs to it.
 */
#ifndef SCREENS_HISTORY_H
#define SCREENS_HISTORY_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/tui/shell.h"

void history_run(struct shell *shell, const struct entity *entity, int64_t id, const char *name);

/* One change as a person reads it: "MOQ: 500 pcs → 300 pcs", "certificate State: declared →
 * verified", "added contact"; fields of the entity itself stand without its label. */
const char *history_change(const struct entity *entity, const struct history_line *line,
                           struct arena *arena);

extern const struct action_table history_actions;

#endif
