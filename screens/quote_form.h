/*
 * What the form of a quote has beside its fields: the table of price breaks, what is odd about a
 * quote while it is typed, and the order in which suppliers' letters name things.
 */
#ifndef SCREENS_QUOTE_FORM_H
#define SCREENS_QUOTE_FORM_H

#include "sourcebench/core/landed.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/db/store.h"
#include "sourcebench/tui/cells.h"
#include "sourcebench/tui/form.h"

struct quote_form {
    struct form_cells cells;
    int fields[QUOTE_N], n_fields;
    struct landed_break breaks[CELLS_ROWS]; /* as typed, those that are complete … */
    int row_of[CELLS_ROWS];                 /* … and in which rows */
    int n;
    const char *loaded; /* as quote_form_breaks() gives it */
};

/* Reads the breaks of the quote (none where it is new); texts live in the arena. */
bool quote_form_open(struct quote_form *q, struct store *store, const struct record *quote,
                     struct arena *arena, struct error *err);
void quote_form_typed(struct quote_form *q, const struct value *values, int n_rows);
const char *quote_form_remark(const struct quote_form *q, const struct record *typed, int row,
                              struct arena *arena);
/* The breaks as quote_breaks_save() takes them; NULL where they are as loaded. */
const char *quote_form_breaks(const struct quote_form *q, struct arena *arena);

#endif
