#include "sourcebench/io/csv.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/memory.h"

enum { FIRST_CAPACITY = 256 * 1024, SAMPLE = 64 * 1024 };

/*
 * A window of the text holds the row that is being read; positions count from its beginning, so
 * that the window may move and grow underneath. Cells are terminated and unquoted in place.
 */
struct csv_reader {
    struct row_reader base;
    struct decoder *decoder;
    char delimiter;
    bool special[256]; /* bytes that end a plain cell */
    bool ended, failed;
    char *window;
    size_t capacity, start,
        end;   /* bytes of the window: where the row starts, where the text ends */
    size_t at; /* the next byte to read, from the row's start */
    int64_t line, row, place;
    struct row_cell *cells;
    size_t *offsets; /* of the cells' texts, from the row's start */
    size_t n_cells, cells_capacity;
};

static const struct {
    char character;
    const char *name;
} delimiters[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "bar"}};

/* Puts more text behind the window's end. false at the end of the text, or with failed set. */
static bool more(struct csv_reader *r, struct error *err) {
    if (r->ended)
        return false;
    if (r->start > 0) {
        memmove(r->window, r->window + r->start, r->end - r->start);
        r->end -= r->start;
        r->start = 0;
    }
    if (r->capacity - r->end < FIRST_CAPACITY / 4) {
        r->capacity *= 2;
        r->window = mem_resize(r->window, r->capacity, 1);
    }
    size_t n = 0;
    r->failed = !decoder_read(r->decoder, r->window + r->end, r->capacity - r->end - 1, &n, err);
    r->end += n;
    if (!r->failed && r->end > ROWS_ROW_LIMIT) {
        error_set(err, ERROR_INPUT, "The row at line %lld is longer than 16 MiB; is this a table?",
                  (long long)r->line);
        r->failed = true;
    }
    r->ended = r->failed || n == 0;
    r->base.done = decoder_position(r->decoder);
    return !r->ended;
}

/* The byte at a position from the row's start, or -1 at the end of the text. */
static int byte_at(struct csv_reader *r, size_t at, struct error *err) {
    while (r->start + at >= r->end)
        if (!more(r, err))
            return -1;
    return (unsigned char)r->window[r->start + at];
}

/* Moves behind a plain cell: to a special byte or the end of the text. */
static void skip_plain(struct csv_reader *r, struct error *err) {
    size_t first = r->at;
    do {
        const unsigned char *s = (const unsigned char *)r->window + r->start;
        size_t end = r->end - r->start, at = r->at;
        while (at < end && !r->special[s[at]])
            at++;
        r->at = at;
        if (at < end)
            return;
    } while (r->at - first <= ROWS_CELL_LIMIT && more(r, err));
}

/* Unquotes in place: moves a run of the text down to where the cell's text ends so far. */
static size_t move_run(struct csv_reader *r, size_t written, size_t from, size_t length) {
    char *s = r->window + r->start;
    if (written != from)
        memmove(s + written, s + from, length);
    return written + length;
}

static bool unterminated(struct csv_reader *r, struct error *err) {
    if (!r->failed)
        error_set(err, ERROR_INPUT,
                  "Line %lld begins a quoted cell that never ends; add the missing quote there.",
                  (long long)r->line);
    return false;
}

/* From behind the opening quote to behind the closing one; *written is the end of the unquoted
 * text. */
static bool read_quoted(struct csv_reader *r, size_t *written, struct error *err) {
    size_t first = r->at;
    *written = r->at;
    for (;;) {
        const char *s = r->window + r->start + r->at;
        size_t left = r->end - r->start - r->at;
        const char *quote = memchr(s, '"', left);
        size_t run = quote ? (size_t)(quote - s) : left;
        *written = move_run(r, *written, r->at, run);
        r->at += run;
        if (quote) {
            if (byte_at(r, r->at + 1, err) != '"') {
                r->at++;
                return !r->failed;
            }
            *written = move_run(r, *written, r->at, 1);
            r->at += 2;
        } else if (r->at - first > ROWS_CELL_LIMIT || !more(r, err)) {
            return r->at - first > ROWS_CELL_LIMIT || unterminated(r, err);
        }
    }
}

static bool blank(const char *s, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (s[i] != ' ')
            return false;
    return true;
}

/* LF, CR and CRLF each count once. */
static int64_t count_lines(const char *s, size_t length) {
    int64_t n = 0;
    const char *end = s + length;
    for (const char *p = s; (p = memchr(p, '\n', (size_t)(end - p))); p++)
        n++;
    for (const char *p = s; (p = memchr(p, '\r', (size_t)(end - p))); p++)
        n += p + 1 == end || p[1] != '\n';
    return n;
}

static void add_cell(struct csv_reader *r, size_t offset, size_t length, int64_t line) {
    if (r->n_cells == r->cells_capacity) {
        r->cells_capacity = r->cells_capacity ? r->cells_capacity * 2 : 32;
        r->cells = mem_resize(r->cells, r->cells_capacity, sizeof *r->cells);
        r->offsets = mem_resize(r->offsets, r->cells_capacity, sizeof *r->offsets);
    }
    r->offsets[r->n_cells] = offset;
    r->cells[r->n_cells++] = (struct row_cell){NULL, length, line};
}

/* Reads the cell at r->at and stops at the special byte behind it. */
static bool read_cell(struct csv_reader *r, struct error *err) {
    size_t offset = r->at, written;
    int64_t line = r->line;
    if (byte_at(r, r->at, err) == '"') {
        offset = ++r->at;
        if (!read_quoted(r, &written, err))
            return false;
        size_t behind = r->at;
        skip_plain(r, err);
        if (!blank(r->window + r->start + behind, r->at - behind))
            written = move_run(r, written, behind, r->at - behind);
        r->line += count_lines(r->window + r->start + offset, written - offset);
    } else {
        skip_plain(r, err);
        written = r->at;
    }
    if (r->failed)
        return false;
    if (written - offset > ROWS_CELL_LIMIT)
        return error_set(err, ERROR_INPUT,
                         "The cell that begins at line %lld is longer than 1 MiB; is a quote "
                         "missing there?",
                         (long long)line);
    if (r->n_cells == ROWS_COLUMN_LIMIT)
        return error_set(err, ERROR_INPUT,
                         "The row at line %lld has more than 1,000 columns; name the delimiter.",
                         (long long)line);
    add_cell(r, offset, written - offset, line);
    return true;
}

/* Reads a row up to and with its line end. */
static bool read_row(struct csv_reader *r, struct error *err) {
    for (;;) {
        if (!read_cell(r, err))
            return false;
        int c = byte_at(r, r->at, err);
        if (c == '\r' && byte_at(r, r->at + 1, err) == '\n')
            r->at++;
        if (r->failed)
            return false;
        if (c >= 0)
            r->at++;
        if (c == (unsigned char)r->delimiter)
            continue;
        r->line += c >= 0;
        return true;
    }
}

/* Terminates the cells; only now, because a terminator may take the place of a byte still to be
 * read. */
static void finish_cells(struct csv_reader *r) {
    char *s = r->window + r->start;
    for (size_t i = 0; i < r->n_cells; i++) {
        s[r->offsets[i] + r->cells[i].length] = '\0';
        r->cells[i].text = s + r->offsets[i];
    }
}

static bool has_text(const struct csv_reader *r) {
    for (size_t i = 0; i < r->n_cells; i++)
        if (r->cells[i].length > 0)
            return true;
    return false;
}

static bool csv_next(struct row_reader *base, struct row *row, struct error *err) {
    struct csv_reader *r = (struct csv_reader *)base;
    do {
        r->start += r->at;
        r->at = 0;
        r->n_cells = 0;
        row->line = r->line;
        if (r->failed || byte_at(r, 0, err) < 0)
            return false;
        if (!read_row(r, err)) {
            r->failed = r->ended = true;
            return false;
        }
        r->place++;
    } while (!has_text(r));
    finish_cells(r);
    row->number = ++r->row;
    row->cells = r->cells;
    row->n_cells = r->n_cells;
    row->place = r->place;
    return true;
}

static void csv_close(struct row_reader *base) {
    struct csv_reader *r = (struct csv_reader *)base;
    decoder_free(r->decoder);
    mem_free(r->window);
    mem_free(r->cells);
    mem_free(r->offsets);
    mem_free(r);
}

static const struct row_reader_ops csv_ops = {csv_next, csv_close};

/* A first line "sep=;" as spreadsheets write and obey it. */
static bool take_sep_line(struct csv_reader *r) {
    const char *s = r->window;
    if (r->end < 6 || strncmp(s, "sep=", 4) != 0 || (s[5] != '\r' && s[5] != '\n'))
        return false;
    if (r->delimiter == 0)
        r->delimiter = s[4];
    r->at = s[5] == '\r' && r->end > 6 && s[6] == '\n' ? 7 : 6;
    r->line++;
    return true;
}

static void describe(struct csv_reader *r) {
    const char *name = NULL;
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
        if (delimiters[i].character == r->delimiter)
            name = delimiters[i].name;
    r->base.delimiter = r->delimiter;
    r->base.charset = decoder_charset(r->decoder);
    snprintf(r->base.description, sizeof r->base.description, "CSV, %s, %s",
             name ? name : "own delimiter", charset_name(r->base.charset));
}

struct row_reader *csv_open(struct decoder *decoder, char delimiter, struct error *err) {
    struct csv_reader *r = mem_alloc(1, sizeof *r);
    r->base.ops = &csv_ops;
    r->base.total = decoder_total(decoder);
    r->decoder = decoder;
    r->delimiter = delimiter;
    r->line = 1;
    r->capacity = FIRST_CAPACITY;
    r->window = mem_alloc(r->capacity, 1);
    while (r->end < SAMPLE && more(r, err))
        continue;
    if (r->failed) {
        csv_close(&r->base);
        return NULL;
    }
    if (!take_sep_line(r) && r->delimiter == 0)
        r->delimiter = csv_detect_delimiter(r->window, r->end);
    r->special[(unsigned char)r->delimiter] = r->special['\r'] = r->special['\n'] = true;
    describe(r);
    return &r->base;
}
