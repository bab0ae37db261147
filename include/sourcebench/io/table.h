/*
 * Tables of the command line: aligned for a person at a terminal, tab-separated in a pipe.
 *
 * On a terminal the columns take their widths from the first 200 rows, the widest give way where
 * the terminal is too narrow, cells are clipped with …, and control and bidirectional characters
 * appear as visible ones, so that no text can move the cursor. In a pipe a cell is written as it is
 * but for TAB and line ends, which become blanks. Both begin with the titles. Memory does not grow
 * with the rows.
 */
#ifndef SOURCEBENCH_IO_TABLE_H
#define SOURCEBENCH_IO_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "sourcebench/core/strbuf.h"

struct table_column {
    const char *title;
    bool right; /* aligned to the right: numbers */
};

struct table;

/* The columns stay with the caller until table_end(). terminal_width 0: not a terminal. */
struct table *table_begin(FILE *out, const struct table_column *columns, size_t n,
                          int terminal_width);
void table_row(struct table *t, const char *const *cells); /* NULL is an empty cell */
void table_end(struct table *t);                           /* writes the rest and frees */

/* Columns that text takes on a terminal once its controls are visible. */
int table_text_width(const char *text);
/* Adds the text with visible controls, clipped to width columns (… at the end) and not padded. */
void table_safe_text(struct strbuf *out, const char *text, int width);

#endif
