/*
 * Columns of a list of records: one table for headings, widths, order, choice, drawing and copying.
 *
 * A screen has a struct column_set of its own and a struct columns that says which of them are
 * shown. The first column is always shown and as wide as the others leave it. Rows are what the
 * source of the list keeps in list_row.data: a struct whose first member is the record,
 * `const struct record *`.
 */
#ifndef SOURCEBENCH_TUI_COLUMNS_H
#define SOURCEBENCH_TUI_COLUMNS_H

#include "sourcebench/core/field.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/tui/draw.h"

enum { COLUMNS_MAX = 16 };

struct column {
    const char *name;  /* for configuration and settings: "lead" */
    const char *title; /* "LEAD" */
    const char *label; /* where it is chosen: "Last contact"; NULL: the field's */
    int width;         /* of the first: what it has at least */
    enum align align;
    int field;  /* of the entity, or what else the screen sorts by, from n_fields on; -1: neither */
    bool sorts; /* can be sorted by field */
    bool without_unit; /* a number whose title says what it counts */
    unsigned needs;    /* flags of the screen: what must be read beside the record */
    /* What a cell shows, in the arena or of the row; NULL: the field. */
    const char *(*text)(const void *row, struct arena *arena);
    enum style (*style)(const void *row); /* of a cell that is not marked; NULL: normal */
};

struct column_set {
    const struct entity *entity;
    const struct column *columns;
    int count;
    int wanted; /* width that the first gets before a fifth column is shown */
};

/* By the column's name or its field's; -1 where there is none. */
int column_find(const struct column_set *set, const char *name);
/* The column that sorts by the field; -1 where none does. */
int column_sorting(const struct column_set *set, int field);
const char *column_label(const struct column_set *set, int column);
/* What a cell shows; texts in the arena or of the row. */
const char *column_text(const struct column_set *set, int column, const void *row,
                        struct arena *arena);

/* Which are shown, in their order. */
struct columns {
    const struct column_set *set;
    int columns[COLUMNS_MAX];
    int widths[COLUMNS_MAX];
    int chosen; /* how many the user wants */
    int shown;  /* how many fit into the width; the last go first */
};

/* The first one and those named, separated by commas or blanks; unknown names are left out. */
void columns_choose(struct columns *c, const char *names);
/* The chosen ones behind the first: "city,status,moq". */
const char *columns_names(const struct columns *c, struct arena *arena);
unsigned columns_needs(const struct columns *c); /* of all that are chosen */
void columns_fit(struct columns *c, int width);
/* sort: the field by which the rows stand, -1 where by none. */
void columns_draw_heads(const struct columns *c, struct area area, int sort, bool descending);
/* mark_only: the cursor is shown by its mark in the gutter alone. */
void columns_draw_row(const struct columns *c, struct area area, const void *row, bool cursor,
                      bool marked, bool mark_only);

#endif
