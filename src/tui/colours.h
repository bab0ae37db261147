/* How each style looks on this terminal. */
#ifndef TUI_COLOURS_H
#define TUI_COLOURS_H

#include <curses.h>
#include <stdbool.h>

#include "sourcebench/tui/style.h"

struct colour_options {
    const char *colours; /* "auto", "256", "16", "mono", or NULL */
    bool light;
    bool cursor_mark_only;
};

/* After newterm(): decides about colours. NO_COLOR counts unless colours are named. */
void colours_open(const struct colour_options *options);
attr_t colours_attributes(enum style style);
short colours_pair(enum style style);
/* A padding blank looks as plain as the rest unless the style has a ground of its own. */
bool colours_fills(enum style style);

#endif
