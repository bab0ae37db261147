/*
 * The Materials screen: materials against weighted criteria, and what follows from the weights.
 * Needs a struct session as the shell's context.
 */
#ifndef SOURCEBENCH_SCREENS_MATERIALS_H
#define SOURCEBENCH_SCREENS_MATERIALS_H

#include "sourcebench/tui/shell.h"

extern const struct screen_ops materials_screen;

#endif
