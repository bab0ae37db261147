/*
 * A list over rows that come by key, not by number: a million rows scroll as a thousand do.
 *
 * The list keeps a window of rows around what is visible. It asks its source for the rows behind or
 * before a row it has; it never asks for row number n. Rows live in memory that the source owns per
 * fetched batch (an arena the list frees when it drops the batch).
 *
 * A source of groups gives a heading before the rows of each, as a row with an id of its own (such
 * as a negative one), in whichever direction it is read.
 */
#ifndef SOURCEBENCH_TUI_LIST_H
#define SOURCEBENCH_TUI_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/draw.h"
#include "sourcebench/tui/key.h"

struct list_row {
    int64_t id;
    const void *data; /* the source's, in the batch's arena */
    bool heading;     /* of the rows behind it: the cursor steps over it, it cannot be marked */
};

enum list_direction { LIST_FORWARD, LIST_BACKWARD };

/* Up to limit rows behind (or before) the row `from`; from NULL: from the first (or last) row.
 * Backward rows come nearest first. *end: there is nothing further in this direction. Returns the
 * number; a source that needs longer than some 5 ms (a filter without an index) returns what it
 * has, with *end false, and is asked again. */
struct list_source {
    void *user;
    int (*fetch)(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end);
    /* Draws one row or heading into the area (one line high, without the gutter). */
    void (*draw)(void *user, struct area area, const struct list_row *row, bool cursor,
                 bool marked);
    /* Reads one row as it is now; false where it is no longer in the list. With it a reload follows
     * a row whose place in the order changed, and keeps the cursor where fetch() returns early.
     * NULL: the row is looked for near its old place. */
    bool (*find)(void *user, int64_t id, struct arena *arena, struct list_row *row);
};

enum { LIST_GUTTER = 1 }; /* columns left of a row for cursor and mark */

struct list;

struct list *list_new(const struct list_source *source);
void list_free(struct list *l);
/* Rows may have changed: reads again around the cursor's row, which stays under the cursor at the
 * same height; if it is gone the next one takes its place. */
void list_reload(struct list *l);
void list_restart(struct list *l); /* another filter or sort: begin at the first row */
void list_goto(struct list *l, const struct list_row *row); /* row need not be in the window */
const struct list_row *list_current(const struct list *l);  /* NULL in an empty list; no heading */
bool list_work(struct list *l);            /* fetches more of what is visible; true: more to do */
bool list_searching(const struct list *l); /* visible rows are still being found */

enum list_motion { LIST_UP, LIST_DOWN, LIST_PAGE_UP, LIST_PAGE_DOWN, LIST_HOME, LIST_END };
void list_move(struct list *l, enum list_motion motion);
/* Back to where the cursor was before the last list_move(), if its row can still be found. */
void list_unmove(struct list *l);
/* half: beside a detail pane a step over the edge moves by half a page (see DESIGN §7). */
void list_draw(struct list *l, struct area area, bool half);

/* Marks are by id and outlive reloads. */
void list_mark(struct list *l, int64_t id, bool marked);
bool list_marked(const struct list *l, int64_t id);
int64_t list_mark_count(const struct list *l);
const int64_t *list_marks(const struct list *l); /* sorted, list_mark_count() of them */
void list_unmark_all(struct list *l);
void list_mark_range(struct list *l); /* from the last marked row to the cursor, as loaded */

#endif
