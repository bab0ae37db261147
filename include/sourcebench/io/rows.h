/*
 * Rows of a table from any kind of file: an importer reads CSV and .xlsx alike.
 *
 *     struct row_reader *reader = rows_open(path, &options, err);
 *     while (rows_next(reader, &row, err))
 *         …
 *     rows_close(reader);
 *     if (err->code != ERROR_NONE) …
 *
 * Texts are valid UTF-8 and belong to the reader until the next call. Rows without any text are
 * left out. Limits: 1 MiB a cell, 1,000 columns, 16 MiB a row.
 */
#ifndef SOURCEBENCH_IO_ROWS_H
#define SOURCEBENCH_IO_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "sourcebench/io/decode.h"

enum { ROWS_CELL_LIMIT = 1 << 20, ROWS_COLUMN_LIMIT = 1000, ROWS_ROW_LIMIT = 16 << 20 };

struct row_cell {
    const char *text; /* NUL-terminated */
    size_t length;
    int64_t line; /* of the file, from 1, where the cell begins; in a sheet the row's number */
};

struct row {
    int64_t number;               /* rows given so far, from 1, a heading included */
    int64_t line;                 /* where the row begins */
    const struct row_cell *cells; /* cells[i] stands in column i + 1 */
    size_t n_cells;
    int64_t place; /* the number that a spreadsheet gives it: rows without text count too; 0 where
                      it is of no sheet */
};

struct row_reader;

struct row_reader_ops {
    bool (*next)(struct row_reader *r, struct row *row, struct error *err);
    void (*close)(struct row_reader *r);
};

/* The beginning of every reader. */
struct row_reader {
    const struct row_reader_ops *ops;
    int64_t done, total;  /* how far the reader is; total 0 where unknown */
    bool is_workbook;     /* its numbers are numbers, not as they were typed */
    char delimiter;       /* between cells of text; 0 where there is none */
    enum charset charset; /* that it is read in */
    char description[96]; /* for people: "CSV, comma, UTF-8" or "XLSX, sheet Suppliers" */
};

struct rows_options {
    const char *beneath;  /* see file.h */
    char delimiter;       /* 0: found by looking */
    enum charset charset; /* CHARSET_AUTO: found by looking */
    const char *sheet;    /* NULL: the first */
};

/* Opens by content: .xlsx where the file is a ZIP archive, CSV otherwise. options may be NULL. */
struct row_reader *rows_open(const char *path, const struct rows_options *options,
                             struct error *err);
/* false at the end, with err->code ERROR_NONE, and on failure, with the error set. */
bool rows_next(struct row_reader *r, struct row *row, struct error *err);
void rows_close(struct row_reader *r); /* NULL is fine */

#endif
