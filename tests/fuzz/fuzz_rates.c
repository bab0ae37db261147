/*
 * A table of exchange rates from anywhere: what is found is a rate above nothing of a day that is
 * one; what is wrong is told with its column.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/service/rate_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void is_code(const char *code) {
    must(strlen(code) == 3 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3);
}

static void check_row(const struct rate_table *t, const struct row *row) {
    struct error err = {0};
    struct rate_found found;
    int32_t day;
    int at;
    if (!rate_table_day(t, row, &day, &at, &err)) {
        must(err.code == ERROR_INPUT && at >= 0 && at < t->n);
        return;
    }
    must(day != DATE_NONE);
    for (int i = 0; i < t->n; i++) {
        if (!rate_table_gives(t, i))
            continue;
        enum rate_cell cell = rate_table_read(t, row, i, day, &found, &at, &err);
        must(cell != RATE_WRONG || (err.code == ERROR_INPUT && at >= 0 && at < t->n));
        if (cell != RATE_FOUND)
            continue;
        must(found.rate > 0 && found.day == day && strcmp(found.base, found.currency) != 0);
        is_code(found.base);
        is_code(found.currency);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error err = {0};
    struct arena arena = {0};
    struct rate_table table;
    struct row row;
    struct row_reader *reader =
        csv_open(decoder_new(source_from_memory((const char *)data, size), CHARSET_AUTO), 0, &err);
    if (reader && rows_next(reader, &row, &err)) {
        if (rate_table_head(&table, &row, NULL, NULL, &arena, &err)) {
            while (rows_next(reader, &row, &err))
                check_row(&table, &row);
        } else {
            must(err.code == ERROR_INPUT);
        }
    }
    rows_close(reader);
    arena_free(&arena);
    return 0;
}
