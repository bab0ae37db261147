/* What the Planner reckons with: products, clients, rates, calendars, lanes, duties. */
#ifndef SCREENS_PLANNER_SETUP_H
#define SCREENS_PLANNER_SETUP_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/shell.h"

void planner_setup(struct shell *shell);
/* One record of an entity, or a new one by its form; 0 where none was chosen. */
int64_t planner_pick(struct shell *shell, const struct entity *entity, const char *title);

#endif
