/*
 * Finding in a list screen: filter as you type, order, columns, saved views, marks.
 *
 * A list screen has `struct list_find` as the first member of its state, and a list_find_spec that
 * says what is its own. It writes an action table of its own with the handlers below, so that ids,
 * words and keys are those of the screen.
 */
#ifndef SCREENS_LIST_FIND_H
#define SCREENS_LIST_FIND_H

#include "sourcebench/core/filter.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/columns.h"
#include "sourcebench/tui/list.h"
#include "sourcebench/tui/shell.h"

struct list_find;

struct list_find_spec {
    const char
        *name; /* "suppliers": of the saved views and of the setting that keeps the columns */
    const struct column_set *columns;
    const char *example; /* of a filter, shown while one is typed */
    const char *history; /* of that prompt */
    int descends;        /* a sort that begins with the highest: the best first; -1: none */
    /* Reads the rows anew by the text of a filter and the order; the list is told by list_find.
     * False with err where a word is wrong, then nothing changes; start is -1 where not the text
     * but the database is wrong. */
    bool (*query)(struct list_find *f, const char *text, struct filter_error *err);
    /* Marks all rows that the filter shows (list_mark()), with progress where that takes long. */
    bool (*mark_all)(struct list_find *f, struct error *err);
};

struct list_find {
    struct list *list; /* first: motions.h finds it here */
    struct shell *shell;
    struct session *session;
    const struct list_find_spec *spec;
    char *filter; /* as typed; "" for all */
    struct columns columns;
    int sort; /* a field of the entity, or what else a column sorts by */
    bool descending;
    bool sort_chosen; /* the user asked for that order */
};

/* Begins with the columns that this agent chose last, or else the given ones (names separated by
 * commas), and with the order of a column by its name. The source makes the list. */
void list_find_begin(struct list_find *f, const struct list_find_spec *spec, struct shell *shell,
                     const struct list_source *source, const char *columns, const char *sort);
/* Shows what the text finds, or all where it is wrong, and says so; false where nothing can be
 * read. */
bool list_find_open(struct list_find *f, const char *text, struct error *err);
/* Shows what a filter finds; keep: stay on the row under the cursor. False as spec->query. */
bool list_find_query(struct list_find *f, const char *text, bool keep, struct filter_error *err);
/* The same filter again after data or order changed; says what is wrong. */
void list_find_again(struct list_find *f, bool keep);
void list_find_free(struct list_find *f);

/* Whether a chosen column needs what the flag stands for. */
bool list_find_needs(const struct list_find *f, unsigned needs);
/* The marked rows, or the one under the cursor; *n 0 where there is none. A copy, because marks and
 * rows may change while something is asked. */
const int64_t *list_find_targets(const struct list_find *f, struct arena *arena, int64_t *n);
/* The cells of the row under the cursor as a spreadsheet takes them, separated by tabs. */
const char *list_find_cells(const struct list_find *f, int cells, struct arena *arena);
/* What a column sorts by, by its name; what the first one does where there is none. */
int list_find_sort_named(const struct list_find_spec *spec, const char *name);

/* Draws a row of the list: for list_source.draw. */
void list_find_draw_row(const struct list_find *f, struct area area, const struct list_row *row,
                        bool cursor, bool marked);

/* Handlers of actions. */
void list_find_filter(struct screen *screen);
void list_find_show_all(struct screen *screen); /* takes the marks away, then the filter */
void list_find_sort(struct screen *screen);
void list_find_reverse(struct screen *screen);
void list_find_columns(struct screen *screen);
void list_find_views(struct screen *screen);
void list_find_mark(struct screen *screen); /* these need a row */
void list_find_mark_range(struct screen *screen);
void list_find_mark_all(struct screen *screen);

#endif
