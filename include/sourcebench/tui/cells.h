/*
 * A small table that is typed: rows of cells under headings, as a spreadsheet has them. The model
 * of a table in a form; free of the terminal.
 *
 * Each column has the type of a field. A text stays as typed; its value or the reason why it has
 * none stand beside it. The last row is always empty, so that there is one to go on with. As one
 * text a table has a line a row and bars between cells: "300|7.20\n1000|6.80".
 */
#ifndef SOURCEBENCH_TUI_CELLS_H
#define SOURCEBENCH_TUI_CELLS_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/edit.h"

enum { CELLS_ROWS = 64 }; /* the empty one included */

struct cell {
    struct edit edit;
    struct arena arena; /* of value and reason */
    struct value value; /* NULL where the text is empty or no value */
    const char *reason; /* why it is none, a sentence; or NULL */
    bool judged;        /* the reason is shown: the cell was left */
};

struct cells {
    const struct field *columns; /* n_columns of them */
    int n_columns;
    struct cell *cells; /* row by row */
    int n_rows, row, column;
    int top; /* the first row that is shown; drawing moves it */
};

/* What became of a pasted text. */
struct cells_pasted {
    int rows;     /* that it filled */
    int left_out; /* cells for which there was no place */
    bool heading; /* its first line was one and was left out */
};

void cells_open(struct cells *c, const struct field *columns, int n_columns);
void cells_close(struct cells *c);
struct cell *cells_at(const struct cells *c, int row, int column);
/* Replaces the whole table; the cursor stands in its first cell, and all reasons are shown. */
void cells_set(struct cells *c, const char *text);
void cells_add_text(const struct cells *c, struct strbuf *out);
bool cells_row_empty(const struct cells *c, int row);
/* Leaves the cell for the next or the one before; false at the end: in the empty last row, or in
 * the first cell. */
bool cells_step(struct cells *c, int by);
bool cells_step_row(struct cells *c, int by); /* false where there is none */
/* The cursor into the first cell, or behind all rows. */
void cells_enter(struct cells *c, bool at_end);
/* The table is left: empty rows go, all reasons are shown. */
void cells_leave(struct cells *c);
/* Keys as in edit_key(); Left and Right go on to the cell beside. */
enum edit_result cells_key(struct cells *c, struct key key);
/* Fills from the cell under the cursor on: tabs end cells, line ends end rows. A line without tabs
 * in which colons, semicolons or bars stand fills cells in turns. */
struct cells_pasted cells_paste(struct cells *c, const char *text);
void cells_remove_row(struct cells *c);
void cells_insert_row(struct cells *c); /* an empty one before the one under the cursor */
/* The first cell whose text is no value becomes the current one; false where there is none. */
bool cells_find_wrong(struct cells *c);
int cells_wrong(const struct cells *c); /* how many there are */

#endif
