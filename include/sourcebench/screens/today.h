/*
 * The Today screen: what needs a decision, and why; each taken with one key. Needs a struct session
 * as the shell's context.
 */
#ifndef SOURCEBENCH_SCREENS_TODAY_H
#define SOURCEBENCH_SCREENS_TODAY_H

#include "sourcebench/tui/shell.h"

extern const struct screen_ops today_screen;

#endif
