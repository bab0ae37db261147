/*
 * The Quality screen: inspections, and the page of each.
 */
#ifndef SOURCEBENCH_SCREENS_QUALITY_H
#define SOURCEBENCH_SCREENS_QUALITY_H

#include "sourcebench/tui/shell.h"

extern const struct screen_ops quality_screen;

#endif
