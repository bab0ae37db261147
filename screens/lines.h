/*
 * Short lists that fit into memory: lines of text with a cursor, for detail views, history,
 * comparison and previews. A screen that uses them has `struct lines` as the first member of its
 * state and names lines_motions among its action tables.
 */
#ifndef SCREENS_LINES_H
#define SCREENS_LINES_H

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/shell.h"

struct line {
    enum style style;
    bool heading;      /* the cursor steps over it */
    const char *left;  /* drawn from column 1 */
    const char *right; /* dim, at the right end; or NULL */
    int64_t id;        /* the screen's: a record, an entry; 0: none */
    int kind;          /* the screen's */
};

struct lines {
    struct arena arena; /* texts of the lines */
    struct line *items;
    int count;
    int cursor, top, height;
    int cursor_before, top_before; /* the last motion */
};

/* Forgets all lines; the cursor stays at its number as far as it can. */
void lines_clear(struct lines *l);
void lines_free(struct lines *l);
/* Adds a line; left and right must live in l->arena or be static. */
struct line *lines_add(struct lines *l, enum style style, const char *left, const char *right);
struct line *lines_addf(struct lines *l, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A text of several lines: a line for each. */
void lines_add_text(struct lines *l, enum style style, const char *text);
/* A sentence below others, broken into lines of the width that lines are drawn in; the cursor steps
 * over them. */
void lines_add_foot(struct lines *l, int width, const char *text);
void lines_add_heading(struct lines *l, const char *text);
const struct line *lines_current(const struct lines *l); /* NULL where there is none */
/* Sets the cursor on the line with that id (and kind), if there is one. */
void lines_goto(struct lines *l, int kind, int64_t id);
void lines_draw(struct lines *l, struct area area, bool cursor);

extern const struct action_table lines_motions;
void lines_motion_back(struct screen *s); /* for screen_ops.unmove */

#endif
