/*
 * Changesets from a damaged file: the reader ends, stays within the bytes, and reading a change
 * again from its place gives the same.
 */
#include <stdlib.h>
#include <string.h>

#include "../../db/changeset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

/* Every byte that a cell names is within the data; the sum keeps the reads. */
static unsigned check_cells(const struct change *c, const struct cell *cells, const uint8_t *data,
                            size_t size) {
    unsigned sum = 0;
    for (int i = 0; i < c->n_columns; i++) {
        if (cells[i].kind != CELL_TEXT && cells[i].kind != CELL_BLOB)
            continue;
        const char *start = (const char *)data, *end = start + size;
        must(cells[i].is.bytes >= start && cells[i].is.bytes <= end);
        must(cells[i].length <= (size_t)(end - cells[i].is.bytes));
        for (uint32_t at = 0; at < cells[i].length; at++)
            sum += (unsigned char)cells[i].is.bytes[at];
    }
    return sum;
}

static unsigned check_change(const struct change *c, const uint8_t *data, size_t size) {
    unsigned sum = 0;
    must(c->n_columns > 0 && c->n_columns <= CHANGE_COLUMNS);
    must(c->op == 'i' || c->op == 'u' || c->op == 'd');
    must(memchr(c->table, 0, (size_t)((const char *)data + size - c->table)) != NULL);
    if (c->op != 'i')
        sum += check_cells(c, c->before, data, size);
    if (c->op != 'd')
        sum += check_cells(c, c->after, data, size);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct changeset c;
    struct change change, again;
    changeset_start(&c, data, size);
    for (size_t n = 0;; n++) {
        struct changeset place = c;
        if (changeset_next(&c, &change) != CHANGESET_CHANGE)
            break;
        must(n < size && c.at > place.at && c.at <= size);
        must(changeset_next(&place, &again) == CHANGESET_CHANGE && place.at == c.at);
        must(again.id == change.id && again.op == change.op && again.table == change.table);
        must(check_change(&change, data, size) == check_change(&again, data, size));
    }
    return 0;
}
