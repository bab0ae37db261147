/*
 * The motions of screens whose state begins with a `struct list *`.
 */
#ifndef SCREENS_MOTIONS_H
#define SCREENS_MOTIONS_H

#include "sourcebench/tui/action.h"

void list_motion_back(struct screen *s); /* for screen_ops.unmove */

extern const struct action_table list_motions;

#endif
