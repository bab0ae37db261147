/*
 * A table of tests/data in memory, its cells found by the names in the heading.
 */
#ifndef TESTS_UNIT_CSV_TABLE_H
#define TESTS_UNIT_CSV_TABLE_H

#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/io/rows.h"

#include "suite.h"
#include "temporary.h"

enum { CSV_COLUMNS = 24, CSV_ROWS = 450 };

struct csv_table {
    int n; /* rows below the heading */
    size_t columns;
    const char *cells[CSV_ROWS + 1][CSV_COLUMNS];
    struct arena arena;
};

static inline void csv_load(struct csv_table *t, const char *path) {
    struct error err;
    struct row row;
    struct row_reader *reader = rows_open(source_path(path), NULL, &err);
    ck_assert_msg(reader != NULL, "%s", err.message);
    int n = 0;
    for (; rows_next(reader, &row, &err); n++) {
        ck_assert(n <= CSV_ROWS && row.n_cells <= CSV_COLUMNS);
        for (size_t i = 0; i < CSV_COLUMNS; i++)
            t->cells[n][i] = arena_string(&t->arena, i < row.n_cells ? row.cells[i].text : "");
        t->columns = n == 0 ? row.n_cells : t->columns;
    }
    ck_assert_msg(err.code == ERROR_NONE, "%s", err.message);
    rows_close(reader);
    t->n = n - 1;
}

static inline const char *csv_cell(const struct csv_table *t, int row, const char *column) {
    for (size_t i = 0; i < t->columns; i++)
        if (strcmp(t->cells[0][i], column) == 0)
            return t->cells[row + 1][i];
    ck_abort_msg("no column %s", column);
    return "";
}

#endif
