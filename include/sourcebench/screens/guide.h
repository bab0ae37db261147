/*
 * The guide: pages about the trade, found by their words, over any screen.
 */
#ifndef SOURCEBENCH_SCREENS_GUIDE_H
#define SOURCEBENCH_SCREENS_GUIDE_H

#include "sourcebench/tui/shell.h"

extern const struct screen_ops guide_screen; /* for shell_options.guide */

#endif
