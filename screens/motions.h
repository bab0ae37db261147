/*
 * The motions of screens whose state begins with a `struct list *`.
 */
#ifndef SCREENS_MOTIONS_H
#define SCREENS_MOTIONS_H

#include "sourcebench/tui/action.h"

extern const struct action_table list_motions;

#endif
