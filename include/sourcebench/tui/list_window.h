/*
 * The rows of a list that are in memory: an unbroken run of at most LIST_WINDOW_ROWS rows, read in
 * batches at either end. Free of curses and of the screen.
 *
 * Invariant: rows[0..count) follow each other in the source without a gap; at_first (at_last) means
 * that nothing lies before (behind) them. Each batch owns an arena with its rows' data; a batch is
 * dropped as a whole, from the end that is farther from where the window grows.
 */
#ifndef SOURCEBENCH_TUI_LIST_WINDOW_H
#define SOURCEBENCH_TUI_LIST_WINDOW_H

#include "sourcebench/tui/list.h"

enum { LIST_BATCH = 80, LIST_WINDOW_ROWS = 600 };

struct list_batch;

struct list_window {
    const struct list_source *source;
    struct list_row *rows;
    int count, capacity;
    struct list_batch *batches; /* in the order of their rows */
    int n_batches;
    bool at_first, at_last;
};

void list_window_open(struct list_window *w, const struct list_source *source);
void list_window_clear(struct list_window *w); /* empty, as after opening; also the end */
/*
 * Reads one batch at that end of the window; an empty window begins at the source's first (forward)
 * or last row. Rows from `keep_from` to `keep_to` (indices before the call) are never dropped.
 * *shift gets by how much the indices of rows moved. Returns how many rows came.
 */
int list_window_extend(struct list_window *w, enum list_direction direction, int keep_from,
                       int keep_to, int *shift);
/* Begins an empty window at a place: the rows before (backward) or behind (forward) the row. The
 * place's row itself is not read. */
int list_window_begin(struct list_window *w, const struct list_row *place,
                      enum list_direction direction);
/* Begins an empty window with one row; the arena that holds its data goes to the window. */
void list_window_put(struct list_window *w, const struct list_row *row, struct arena arena);
/* The index of the row with that id, or -1. */
int list_window_find(const struct list_window *w, int64_t id);

#endif
