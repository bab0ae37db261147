/*
 * The action tables of the guide.
 */
#ifndef SCREENS_GUIDE_H
#define SCREENS_GUIDE_H

#include "sourcebench/tui/action.h"

extern const struct action_table guide_actions, guide_page_actions;

#endif
