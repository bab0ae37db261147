#include <string.h>

#include "sourcebench/io/csv.h"

enum { SAMPLE_ROWS = 50 };

static const char candidates[] = {',', ';', '\t', '|'};

/* Behind a quoted cell that begins at i. */
static size_t skip_quoted(const char *s, size_t length, size_t i) {
    for (i++; i < length; i++)
        if (s[i] == '"' && (i + 1 == length || s[++i] != '"'))
            return i;
    return length;
}

/* The columns of the row at *at, which moves behind it; 0 for an empty line. */
static size_t count_columns(const char *s, size_t length, char delimiter, size_t *at) {
    size_t first = *at, i = *at, columns = 1;
    bool cell_begins = true;
    while (i < length && s[i] != '\n' && s[i] != '\r') {
        if (cell_begins && s[i] == '"') {
            i = skip_quoted(s, length, i);
            cell_begins = false;
            continue;
        }
        cell_begins = s[i] == delimiter;
        columns += cell_begins;
        i++;
    }
    *at = i + 1;
    return i == first ? 0 : columns;
}

/* How well a delimiter explains the sample: rows that have as many columns as the heading, by
 * mille. */
static size_t agreement(const char *s, size_t length, char delimiter, size_t *columns) {
    size_t rows = 0, agreeing = 0;
    *columns = 0;
    for (size_t at = 0; at < length && rows < SAMPLE_ROWS;) {
        size_t n = count_columns(s, length, delimiter, &at);
        if (n == 0 || (at > length && rows > 0)) /* the last row may be cut off */
            continue;
        if (rows++ == 0)
            *columns = n;
        agreeing += n == *columns;
    }
    return rows ? agreeing * 1000 / rows : 0;
}

char csv_detect_delimiter(const char *text, size_t length) {
    char best = ',';
    size_t best_agreement = 0, best_columns = 1;
    for (size_t i = 0; i < sizeof candidates; i++) {
        size_t columns, agreed = agreement(text, length, candidates[i], &columns);
        if (columns > 1 &&
            (agreed > best_agreement || (agreed == best_agreement && columns > best_columns))) {
            best = candidates[i];
            best_agreement = agreed;
            best_columns = columns;
        }
    }
    return best;
}
