#include "frugal.h"

#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "pty_private.h"

enum {
    FIRST_MS = 1000, /* at most, until the answer to a key begins */
    SILENT_MS = 40,  /* ends a frame; the detail waits about 120 ms */
    REST_MS = 300,
    LIST_TOP = 3 /* first row of the list: tabs, title and heads stand above */
};

/* ---- frames -----------------------------------------------------------------------------------*/

static struct pty_cell *look_at_cells(struct pty *p) {
    struct pty_cell *cells = mem_alloc((size_t)(p->rows * p->columns), sizeof *cells);
    for (int i = 0; i < p->rows * p->columns; i++)
        cells[i] = pty_cell(p, i / p->columns, i % p->columns);
    return cells;
}

static bool same_cell(const struct pty_cell *a, const struct pty_cell *b) {
    return strcmp(a->text, b->text) == 0 && a->width == b->width && a->bold == b->bold &&
           a->underline == b->underline && a->italic == b->italic && a->blink == b->blink &&
           a->reverse == b->reverse && a->foreground == b->foreground &&
           a->background == b->background;
}

/* Of a wide character its left half alone tells, and it is two cells. */
static int count_changes(struct pty *p, const struct pty_cell *before) {
    int changes = 0;
    struct pty_cell *now = look_at_cells(p);
    for (int i = 0; i < p->rows * p->columns; i++) {
        if (!same_cell(&before[i], &now[i]))
            changes += now[i].width > 1 ? now[i].width : 1;
    }
    mem_free(now);
    return changes;
}

struct frugal_cost frugal_frame(struct pty *p, const char *keys) {
    struct pty_cell *before = look_at_cells(p);
    pty_mark(p);
    long long limit = child_clock() + FIRST_MS;
    pty_burst(p, keys);
    while (pty_bytes(p) == 0 && child_clock() < limit)
        pty_pump(p, SILENT_MS);
    while (pty_pump(p, SILENT_MS))
        ;
    struct frugal_cost cost = {.bytes = pty_bytes(p), .cells = count_changes(p, before)};
    mem_free(before);
    return cost;
}

size_t frugal_settle(struct pty *p) {
    pty_mark(p);
    pty_wait_quiet(p, REST_MS);
    return pty_bytes(p);
}

/* ---- measures ---------------------------------------------------------------------------------*/

static int compare_sizes(const void *a, const void *b) {
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return (left > right) - (left < right);
}

size_t frugal_median(size_t *values, size_t n) {
    qsort(values, n, sizeof *values, compare_sizes);
    return n > 0 ? values[n / 2] : 0;
}

/* From the top twenty rows down, then up again; fewer where the list shows fewer. */
struct frugal_moves frugal_measure_moves(struct pty *p) {
    size_t bytes[FRUGAL_MOVES];
    struct frugal_moves most = {0};
    int span = p->rows - 10 < 20 ? p->rows - 10 : 20;
    for (int i = 0; i < FRUGAL_MOVES; i++) {
        struct frugal_cost cost = frugal_frame(p, i / span % 2 ? "Up" : "Down");
        size_t settled = frugal_settle(p);
        bytes[i] = cost.bytes;
        most.settled_most = settled > most.settled_most ? settled : most.settled_most;
    }
    most.bytes = frugal_median(bytes, FRUGAL_MOVES);
    return most;
}

size_t frugal_measure_scrolls(struct pty *p) {
    size_t bytes[FRUGAL_SCROLLS], n = 0;
    for (int i = 0; n < FRUGAL_SCROLLS && i < p->rows + FRUGAL_SCROLLS; i++) {
        char *top = mem_string(pty_row(p, LIST_TOP + 1));
        struct frugal_cost cost = frugal_frame(p, "Down");
        if (strcmp(pty_row(p, LIST_TOP), top) == 0)
            bytes[n++] = cost.bytes;
        mem_free(top);
        frugal_settle(p);
    }
    return frugal_median(bytes, n);
}

struct frugal_cost frugal_measure_pages(struct pty *p) {
    struct frugal_cost all = {0};
    for (int i = 0; i < FRUGAL_PAGES; i++) {
        struct frugal_cost cost = frugal_frame(p, "PgDn");
        frugal_settle(p);
        all.bytes += cost.bytes;
        all.cells += cost.cells;
    }
    return all;
}
