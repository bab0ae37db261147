/* Where things stand on the screen. Pure functions of the size. */
#ifndef SOURCEBENCH_TUI_LAYOUT_H
#define SOURCEBENCH_TUI_LAYOUT_H

#include <stdbool.h>

#include "sourcebench/tui/draw.h"

enum {
    LAYOUT_MIN_COLUMNS = 60,
    LAYOUT_MIN_ROWS = 15,
    LAYOUT_SPLIT_COLUMNS = 110,
    LAYOUT_TILE_COLUMNS = 160
};

/* Line 1, the screen's own lines (title, column heads, content), the message line, the key line. */
struct layout {
    struct area tabs, body, message, footer;
};

/* False where the terminal is too small for any screen; then nothing is set. */
bool layout_frame(int rows, int columns, struct layout *layout);

/* Splits a screen's area into list and detail. From 110 columns they stand side by side with one
 * column between them for a rule (at detail->x - 1) and true is returned; below that the list has
 * the whole area and the detail, which opens over it, too. */
bool layout_split(struct area area, struct area *list, struct area *detail);

/* Two screens side by side, with one column between them for a rule (at right->x - 1). Meant for
 * LAYOUT_TILE_COLUMNS and more. */
void layout_tile(struct area area, struct area *left, struct area *right);

#endif
