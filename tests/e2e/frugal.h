/*
 * What keys cost on the line: bytes and cells of the list, for the budgets that the
 * end-to-end tests hold and the benchmark prints.
 *
 * The terminal has a list of suppliers on it, and the program is at rest. A frame is what comes
 * until the line was silent for a moment; the detail pane follows the keys later, and is counted
 * apart by frugal_settle().
 */
#ifndef TESTS_E2E_FRUGAL_H
#define TESTS_E2E_FRUGAL_H

#include "pty.h"

struct frugal_cost {
    size_t bytes;
    int cells; /* that look different than before */
};

/* Types the keys ahead in one write and collects the frame that answers them. */
struct frugal_cost frugal_frame(struct pty *p, const char *keys);
/* The bytes that come until the program rests. */
size_t frugal_settle(struct pty *p);

enum { FRUGAL_MOVES = 30, FRUGAL_SCROLLS = 20, FRUGAL_PAGES = 10 };

/* Thirty moves of the cursor within a page: median bytes of the frame, and the most bytes that the
 * detail took to follow. */
struct frugal_moves {
    size_t bytes, settled_most;
};
struct frugal_moves frugal_measure_moves(struct pty *p);
/* Median of the frames in which the list scrolled by one row. */
size_t frugal_measure_scrolls(struct pty *p);
/* Ten pages down: all of their frames together. */
struct frugal_cost frugal_measure_pages(struct pty *p);

size_t frugal_median(size_t *values, size_t n); /* sorts them */

#endif
