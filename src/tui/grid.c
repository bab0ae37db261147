#include "sourcebench/tui/grid.h"

static int within(int value, int least, int most) {
    return value > most ? (most < least ? least : most) : value < least ? least : value;
}

/* How many columns fit from one on; at least one. */
static int fitting(const int *widths, int from, int count, int gap, int room) {
    int n = 0, used = 0;
    while (from + n < count) {
        used += widths[from + n] + (n ? gap : 0);
        if (used > room && n)
            break;
        n++;
    }
    return n;
}

void grid_move(struct grid *g, int by) {
    int *moved = g->cursor < 0 ? &g->first : &g->cursor;
    *moved = within(*moved + by, 0, g->count - 1);
}

void grid_fit(struct grid *g, const int *widths, int count, int gap, int room) {
    g->count = count < GRID_COLUMNS ? count : GRID_COLUMNS;
    g->first = within(g->first, 0, g->count - 1);
    if (g->cursor >= 0) {
        g->cursor = within(g->cursor, 0, g->count - 1);
        if (g->first > g->cursor)
            g->first = g->cursor;
        while (g->first + fitting(widths, g->first, g->count, gap, room) <= g->cursor)
            g->first++;
    }
    while (g->first > 0 &&
           g->first - 1 + fitting(widths, g->first - 1, g->count, gap, room) == g->count)
        g->first--;
    g->shown = g->count ? fitting(widths, g->first, g->count, gap, room) : 0;
    for (int i = 0, x = 0; i < g->shown; i++) {
        g->places[i] = x;
        x += widths[g->first + i] + gap;
    }
}
