/*
 * The Planner screen: requirements, and the plan of each.
 */
#ifndef SOURCEBENCH_SCREENS_PLANNER_H
#define SOURCEBENCH_SCREENS_PLANNER_H

#include "sourcebench/tui/shell.h"

extern const struct screen_ops planner_screen;

#endif
