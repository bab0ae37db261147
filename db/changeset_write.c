/* Writing changes as SQLite's session extension does; changeset.c reads them. */
#include <string.h>

#include "changeset.h"

/* Big-endian groups of seven bits, all but the last marked. */
static void put_varint(struct strbuf *out, uint32_t value) {
    unsigned char bytes[5];
    int n = 0;
    do {
        bytes[n] = (unsigned char)((value & 0x7f) | (n ? 0x80 : 0));
        n++;
    } while ((value >>= 7) != 0);
    while (n > 0)
        strbuf_add_char(out, (char)bytes[--n]);
}

static void put_integer(struct strbuf *out, int64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8)
        strbuf_add_char(out, (char)((uint64_t)value >> shift & 0xff));
}

static void put_cell(struct strbuf *out, const struct cell *cell) {
    int64_t bits;
    strbuf_add_char(out, (char)cell->kind);
    switch (cell->kind) {
    case CELL_INTEGER:
        put_integer(out, cell->is.integer);
        break;
    case CELL_REAL:
        memcpy(&bits, &cell->is.real, sizeof bits);
        put_integer(out, bits);
        break;
    case CELL_TEXT:
    case CELL_BLOB:
        put_varint(out, cell->length);
        strbuf_add_bytes(out, cell->is.bytes, cell->length);
        break;
    case CELL_ABSENT:
    case CELL_NULL:
        break;
    }
}

static void put_cells(struct strbuf *out, const struct cell *cells, int n) {
    for (int i = 0; i < n; i++)
        put_cell(out, &cells[i]);
}

static void put_header(struct strbuf *out, const struct change *change) {
    strbuf_add_char(out, 'T');
    put_varint(out, (uint32_t)change->n_columns);
    for (int i = 0; i < change->n_columns; i++)
        strbuf_add_char(out, (char)(i == 0));
    strbuf_add_bytes(out, change->table, strlen(change->table) + 1);
}

void changeset_put(struct strbuf *out, const char **table, const struct change *change) {
    char op = change->op == 'i' ? CHANGESET_INSERT : CHANGESET_UPDATE;
    if (!*table || strcmp(*table, change->table) != 0)
        put_header(out, change);
    *table = change->table;
    strbuf_add_char(out, change->op == 'd' ? CHANGESET_DELETE : op);
    strbuf_add_char(out, 0);
    if (change->op != 'i')
        put_cells(out, change->before, change->n_columns);
    if (change->op != 'd')
        put_cells(out, change->after, change->n_columns);
}
