#include "changeset.h"

#include <string.h>

void changeset_start(struct changeset *c, const void *bytes, size_t size) {
    *c = (struct changeset){.bytes = bytes, .size = size};
}

/* Big-endian groups of seven bits; lengths and counts here have 32 bits, so at most five bytes. */
static bool read_varint(struct changeset *c, uint32_t *value) {
    uint64_t v = 0;
    for (int i = 0; i < 5 && c->at < c->size; i++) {
        unsigned char byte = c->bytes[c->at++];
        v = v << 7 | (byte & 0x7f);
        if (byte < 0x80) {
            *value = (uint32_t)v;
            return v <= INT32_MAX;
        }
    }
    return false;
}

static bool read_integer(struct changeset *c, int64_t *value) {
    uint64_t v = 0;
    if (c->size - c->at < 8)
        return false;
    for (int i = 0; i < 8; i++)
        v = v << 8 | c->bytes[c->at + (size_t)i];
    c->at += 8;
    memcpy(value, &v, sizeof *value);
    return true;
}

static bool read_bytes(struct changeset *c, struct cell *cell) {
    if (!read_varint(c, &cell->length) || cell->length > c->size - c->at)
        return false;
    cell->is.bytes = (const char *)c->bytes + c->at;
    c->at += cell->length;
    return true;
}

static bool read_cell(struct changeset *c, struct cell *cell) {
    if (c->at >= c->size)
        return false;
    unsigned kind = c->bytes[c->at++];
    if (kind > CELL_NULL)
        return false;
    cell->kind = (enum cell_kind)kind;
    switch (cell->kind) {
    case CELL_INTEGER:
        return read_integer(c, &cell->is.integer);
    case CELL_REAL: {
        int64_t bits;
        bool ok = read_integer(c, &bits);
        if (ok)
            memcpy(&cell->is.real, &bits, sizeof cell->is.real);
        return ok;
    }
    case CELL_TEXT:
    case CELL_BLOB:
        return read_bytes(c, cell);
    case CELL_ABSENT:
    case CELL_NULL:
        break;
    }
    return true;
}

static bool read_cells(struct changeset *c, struct cell *cells) {
    for (int i = 0; i < c->n_columns; i++)
        if (!read_cell(c, &cells[i]))
            return false;
    return true;
}

/* 'T', the number of columns, one key flag for each, and the table's name. */
static bool read_header(struct changeset *c) {
    uint32_t n;
    c->at++;
    if (!read_varint(c, &n) || n == 0 || n > CHANGE_COLUMNS || n > c->size - c->at)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if ((c->bytes[c->at + i] != 0) != (i == 0))
            return false;
    c->at += n;
    const void *end = memchr(c->bytes + c->at, 0, c->size - c->at);
    if (!end)
        return false;
    c->n_columns = (int)n;
    c->table = (const char *)c->bytes + c->at;
    c->at = (size_t)((const unsigned char *)end - c->bytes) + 1;
    return true;
}

static bool is_whole_row(const struct changeset *c, const struct cell *cells) {
    for (int i = 0; i < c->n_columns; i++)
        if (cells[i].kind == CELL_ABSENT)
            return false;
    return true;
}

/* A changed column has both values; the key stands in before alone. */
static bool is_pair(const struct changeset *c, const struct change *change) {
    if (change->after[0].kind != CELL_ABSENT)
        return false;
    for (int i = 1; i < c->n_columns; i++)
        if ((change->before[i].kind == CELL_ABSENT) != (change->after[i].kind == CELL_ABSENT))
            return false;
    return true;
}

static bool read_row(struct changeset *c, struct change *change) {
    int op = c->bytes[c->at];
    if (c->size - c->at < 2)
        return false;
    c->at += 2; /* the second byte tells changes by triggers, of which there are none */
    switch (op) {
    case CHANGESET_INSERT:
        change->op = 'i';
        return read_cells(c, change->after) && is_whole_row(c, change->after);
    case CHANGESET_DELETE:
        change->op = 'd';
        return read_cells(c, change->before) && is_whole_row(c, change->before);
    case CHANGESET_UPDATE:
        change->op = 'u';
        return read_cells(c, change->before) && read_cells(c, change->after) && is_pair(c, change);
    default:
        return false;
    }
}

enum changeset_step changeset_next(struct changeset *c, struct change *change) {
    while (c->at < c->size && c->bytes[c->at] == 'T')
        if (!read_header(c))
            return CHANGESET_CORRUPT;
    if (c->at >= c->size)
        return CHANGESET_END;
    if (!c->table || !read_row(c, change))
        return CHANGESET_CORRUPT;
    const struct cell *key = change->op == 'i' ? &change->after[0] : &change->before[0];
    if (key->kind != CELL_INTEGER)
        return CHANGESET_CORRUPT;
    change->table = c->table;
    change->n_columns = c->n_columns;
    change->id = key->is.integer;
    return CHANGESET_CHANGE;
}
