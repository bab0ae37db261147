/*
 * CSV from anywhere: every cell is valid UTF-8 within the limits, and what is read, written and
 * read again is the same.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_cells(const struct row *row) {
    must(row->n_cells > 0 && row->n_cells <= ROWS_COLUMN_LIMIT && row->line >= 1);
    for (size_t i = 0; i < row->n_cells; i++) {
        const struct row_cell *cell = &row->cells[i];
        must(strlen(cell->text) == cell->length && cell->length <= ROWS_CELL_LIMIT);
        must(text_valid(cell->text, cell->length) && cell->line >= row->line);
    }
}

static void write_row(FILE *out, const struct row *row) {
    const char **cells = mem_alloc(row->n_cells, sizeof *cells);
    for (size_t i = 0; i < row->n_cells; i++)
        cells[i] = row->cells[i].text;
    csv_write_row(out, ',', cells, row->n_cells);
    mem_free(cells);
}

static struct row_reader *open_text(const char *text, size_t size, char delimiter) {
    struct error err;
    return csv_open(decoder_new(source_from_memory(text, size), CHARSET_AUTO), delimiter, &err);
}

/* Reads the text again beside its rewritten form. */
static void compare(const char *text, size_t size, const char *again, size_t again_size) {
    struct row_reader *a = open_text(text, size, 0), *b = open_text(again, again_size, ',');
    struct row row, same;
    struct error err;
    while (rows_next(a, &row, &err)) {
        must(rows_next(b, &same, &err) && same.n_cells == row.n_cells);
        for (size_t i = 0; i < row.n_cells; i++)
            must(strcmp(csv_unneutralise(same.cells[i].text), row.cells[i].text) == 0);
    }
    must(!rows_next(b, &same, &err) && err.code == ERROR_NONE);
    rows_close(a);
    rows_close(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *rewritten = NULL;
    size_t rewritten_size = 0;
    FILE *out = open_memstream(&rewritten, &rewritten_size);
    struct row_reader *r = open_text((const char *)data, size, 0);
    struct row row;
    struct error err;
    while (rows_next(r, &row, &err)) {
        check_cells(&row);
        write_row(out, &row);
    }
    must(err.code == ERROR_NONE || err.code == ERROR_INPUT);
    rows_close(r);
    fclose(out);
    compare((const char *)data, size, rewritten, rewritten_size);
    free(rewritten);
    return 0;
}
