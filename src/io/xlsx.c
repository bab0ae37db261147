#include "sourcebench/io/xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "xlsx_book.h"

/*
 * The handlers gather one row: texts one behind the other, each with its NUL, and for every
 * column the position of its text. At the row's end the parser pauses.
 */
struct xlsx_reader {
    struct row_reader base;
    struct xlsx_package package;
    struct xlsx_book book;
    struct xlsx_part *sheet;
    char *path;
    bool failed, ended;
    int64_t row_number, rows_given;
    struct strbuf texts; /* of the row */
    size_t starts[ROWS_COLUMN_LIMIT];
    struct row_cell cells[ROWS_COLUMN_LIMIT];
    size_t n_cells;
    bool has_text;
    size_t column; /* of the cell, from 1 */
    char type[12]; /* its type: "s", "inlineStr", … */
    size_t style;
    bool in_value;
    int phonetic;
    struct strbuf value;
};

/* "BC12" → 55; 0 where there are no letters or too many. */
static size_t column_of(const char *reference) {
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z'; reference++) {
        column = column * 26 + (size_t)(*reference - 'A' + 1);
        if (column > 1000000)
            return 0;
    }
    return column;
}

static void begin_row(struct xlsx_reader *r, const char **attributes) {
    const char *number = xlsx_attribute(attributes, "r");
    r->row_number = number ? strtoll(number, NULL, 10) : r->row_number + 1;
    r->n_cells = r->column = 0;
    r->has_text = false;
    strbuf_truncate(&r->texts, 0);
}

static void begin_cell(struct xlsx_reader *r, const char **attributes) {
    const char *reference = xlsx_attribute(attributes, "r");
    const char *type = xlsx_attribute(attributes, "t");
    const char *style = xlsx_attribute(attributes, "s");
    r->column = reference ? column_of(reference) : r->column + 1;
    snprintf(r->type, sizeof r->type, "%s", type ? type : "n");
    r->style = style ? strtoul(style, NULL, 10) : 0;
    strbuf_truncate(&r->value, 0);
}

static void sheet_start(void *user, const char *name, const char **attributes) {
    struct xlsx_reader *r = user;
    r->phonetic += strcmp(name, "rPh") == 0;
    if (strcmp(name, "row") == 0)
        begin_row(r, attributes);
    else if (strcmp(name, "c") == 0)
        begin_cell(r, attributes);
    r->in_value = strcmp(name, "v") == 0 || (strcmp(name, "t") == 0 && r->phonetic == 0);
}

static void sheet_text(void *user, const char *s, size_t length) {
    struct xlsx_reader *r = user;
    if (!r->in_value)
        return;
    if (r->value.length + length > ROWS_CELL_LIMIT)
        xlsx_part_fail(r->sheet, "a cell is longer than 1 MiB");
    else
        strbuf_add_bytes(&r->value, s, length);
}

static const char *shared_string(struct xlsx_reader *r) {
    char *end;
    unsigned long index = strtoul(strbuf_text(&r->value), &end, 10);
    if (*end != '\0' || index >= r->book.n_strings) {
        xlsx_part_fail(r->sheet, "a cell refers to a text that is not there");
        return "";
    }
    return r->book.strings[index];
}

/* The cell's text by its type; may live in buffer. */
static const char *cell_text(struct xlsx_reader *r, char *buffer, size_t size) {
    const char *value = strbuf_text(&r->value);
    if (strcmp(r->type, "s") == 0)
        return shared_string(r);
    if (strcmp(r->type, "b") == 0)
        return strcmp(value, "1") == 0 ? "TRUE" : "FALSE";
    if (strcmp(r->type, "n") != 0) {
        xlsx_unescape(&r->value);
        return strbuf_text(&r->value);
    }
    unsigned style = r->style < r->book.n_styles ? r->book.styles[r->style] : XLSX_NUMBER;
    if (style != XLSX_NUMBER && xlsx_date_text(value, style, r->book.from_1904, buffer, size))
        return buffer;
    xlsx_number_text(value, buffer, size);
    return *buffer ? buffer : value;
}

static void end_cell(struct xlsx_reader *r) {
    if (r->value.length == 0)
        return;
    if (r->column == 0 || r->column > ROWS_COLUMN_LIMIT) {
        xlsx_part_fail(r->sheet, "a row has more than 1,000 columns");
        return;
    }
    char buffer[64];
    const char *text = cell_text(r, buffer, sizeof buffer);
    size_t length = strlen(text), i = r->column - 1;
    if (r->texts.length + length > ROWS_ROW_LIMIT) {
        xlsx_part_fail(r->sheet, "a row is longer than 16 MiB");
        return;
    }
    for (; r->n_cells <= i; r->n_cells++)
        r->cells[r->n_cells] = (struct row_cell){NULL, 0, r->row_number};
    r->starts[i] = r->texts.length;
    r->cells[i].length = length;
    strbuf_add_bytes(&r->texts, text, length + 1);
    r->has_text = r->has_text || length > 0;
}

static void sheet_end(void *user, const char *name) {
    struct xlsx_reader *r = user;
    r->in_value = false;
    r->phonetic -= strcmp(name, "rPh") == 0;
    if (strcmp(name, "c") == 0)
        end_cell(r);
    else if (strcmp(name, "row") == 0 && r->has_text)
        xlsx_part_pause(r->sheet);
}

static const struct xlsx_handlers sheet_handlers = {sheet_start, sheet_end, sheet_text};

static bool xlsx_next(struct row_reader *base, struct row *row, struct error *err) {
    struct xlsx_reader *r = (struct xlsx_reader *)base;
    if (r->failed || r->ended)
        return false;
    r->failed = !xlsx_part_run(r->sheet, &r->ended, err);
    base->done = xlsx_part_done(r->sheet);
    if (r->failed || r->ended)
        return false;
    for (size_t i = 0; i < r->n_cells; i++)
        r->cells[i].text = r->cells[i].length ? r->texts.data + r->starts[i] : "";
    *row = (struct row){++r->rows_given, r->row_number, r->cells, r->n_cells, r->row_number};
    return true;
}

static void xlsx_close(struct row_reader *base) {
    struct xlsx_reader *r = (struct xlsx_reader *)base;
    xlsx_part_close(r->sheet);
    if (r->package.zip)
        zip_discard(r->package.zip);
    xlsx_book_free(&r->book);
    strbuf_free(&r->texts);
    strbuf_free(&r->value);
    mem_free(r->path);
    mem_free(r);
}

static const struct row_reader_ops xlsx_ops = {xlsx_next, xlsx_close};

static zip_t *open_archive(int fd, const char *path, struct error *err) {
    int code = 0;
    zip_t *zip = zip_fdopen(fd, 0, &code);
    if (zip)
        return zip;
    close(fd);
    error_set(err, ERROR_INPUT, "%s is a damaged archive; save it again as .xlsx or as CSV.", path);
    error_detail(err, "libzip error %d", code);
    return NULL;
}

/* A name too long for the description is cut at a character. */
static void describe(struct xlsx_reader *r) {
    char *out = r->base.description;
    size_t length = strlen(r->book.sheet_name), room = sizeof r->base.description - 16;
    if (length > room)
        length = room;
    while (length > 0 && ((unsigned char)r->book.sheet_name[length] & 0xC0) == 0x80)
        length--;
    snprintf(out, sizeof r->base.description, "XLSX, sheet %.*s", (int)length, r->book.sheet_name);
}

struct row_reader *xlsx_open(int fd, const char *path, const char *sheet, struct error *err) {
    struct xlsx_reader *r = mem_alloc(1, sizeof *r);
    r->base.ops = &xlsx_ops;
    r->base.is_workbook = true;
    r->base.charset = CHARSET_UTF8;
    r->path = mem_string(path);
    r->package = (struct xlsx_package){open_archive(fd, path, err), r->path, XLSX_BUDGET};
    bool good = r->package.zip && xlsx_book_read(&r->package, sheet, &r->book, err);
    if (good)
        r->sheet = xlsx_part_open(&r->package, r->book.sheet_part, &sheet_handlers, r, err);
    if (!r->sheet) {
        xlsx_close(&r->base);
        return NULL;
    }
    r->base.total = xlsx_part_size(r->sheet);
    describe(r);
    return &r->base;
}
