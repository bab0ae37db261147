/*
 * The columns that the list of suppliers can show: one table for headings, widths, sorting, drawing
 * and copying.
 */
#ifndef SCREENS_SUPPLIER_COLUMNS_H
#define SCREENS_SUPPLIER_COLUMNS_H

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/tui/draw.h"

enum { SUPPLIER_COLUMNS_MAX = 16 };

struct supplier_row {
    const struct record *record;
    struct supplier_extras extras; /* loaded only where a column shows them */
    const char *score;             /* "87 ▲"; loaded only where its column shows it */
};

struct supplier_column {
    const char *name;  /* for the configuration: "lead" */
    const char *title; /* "LEAD" */
    int width;
    enum align align;
    int field;  /* of supplier_entity, SUPPLIER_BY_SCORE, or -1 */
    bool sorts; /* can be sorted by */
    const char *(*text)(const struct supplier_row *row, struct arena *arena); /* no field */
    bool without_unit; /* the title says what the number counts */
};

extern const struct supplier_column supplier_columns[];
extern const int n_supplier_columns;

/* By the column's name or its field's; -1 where there is none. */
int supplier_column_find(const char *name);
/* What the column is called where it is chosen: "Lead time". */
const char *supplier_column_label(int column);
bool supplier_column_is_extra(int column);
bool supplier_column_is_score(int column);
/* What a cell shows; texts in the arena or of the row. */
const char *supplier_column_text(int column, const struct supplier_row *row, struct arena *arena);

/* Columns chosen by the user, the name always first and as wide as the rest allows. */
struct supplier_layout {
    int columns[SUPPLIER_COLUMNS_MAX];
    int widths[SUPPLIER_COLUMNS_MAX];
    int chosen; /* how many the user wants */
    int shown;  /* how many fit into the width; the last go first */
};

/* Names separated by commas or blanks; unknown ones are left out. */
void supplier_layout_choose(struct supplier_layout *layout, const char *names);
void supplier_layout_fit(struct supplier_layout *layout, int width);
void supplier_layout_draw_heads(const struct supplier_layout *layout, struct area area,
                                int sort_field, bool descending);
void supplier_layout_draw_row(const struct supplier_layout *layout, struct area area,
                              const struct supplier_row *row, bool cursor, bool marked,
                              bool mark_only);

#endif
