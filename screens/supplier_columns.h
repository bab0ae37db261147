/*
 * The columns that the list of suppliers can show.
 */
#ifndef SCREENS_SUPPLIER_COLUMNS_H
#define SCREENS_SUPPLIER_COLUMNS_H

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/tui/columns.h"

/* What a column needs beside the record. */
enum supplier_needs { NEEDS_EXTRAS = 1 << 0, NEEDS_SCORE = 1 << 1 };

struct supplier_row {
    const struct record *record;   /* first: tui/columns.h finds it here */
    struct supplier_extras extras; /* read only where a column needs them */
    const char *score;             /* "87 ▲"; the same */
    int32_t changed;               /* the day here of the last change */
};

extern const struct column_set supplier_columns;

#endif
