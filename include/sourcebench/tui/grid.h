/*
 * Columns that scroll sideways beside what is pinned, with a cursor among them that stays visible.
 * Pure: it says which columns are shown and where; drawing is the screen's.
 */
#ifndef SOURCEBENCH_TUI_GRID_H
#define SOURCEBENCH_TUI_GRID_H

#include <stdbool.h>

enum { GRID_COLUMNS = 260 };

struct grid {
    int count;                /* of columns */
    int cursor;               /* a column; -1: none can be chosen, and all scrolls by first */
    int first, shown;         /* columns first … first + shown - 1 are visible */
    int places[GRID_COLUMNS]; /* of each visible column: where it begins, from 0 */
};

/* Settles what is visible in a room of so many columns of text; widths has a width for each of
 * `count` columns, between which `gap` columns stay empty. As little as possible is scrolled, and
 * no room is left at the right end while there are columns at the left. A column wider than the
 * room is shown alone. */
void grid_fit(struct grid *g, const int *widths, int count, int gap, int room);
void grid_move(struct grid *g, int by); /* the cursor, or where there is none the first column */

#endif
