/*
 * Tables of exchange rates as banks publish them: what their columns mean, and a row as rates.
 *
 * Wide: a column of days, then one for each currency, its heading the code ("Date,USD,JPY,…"):
 * units of it for one of the base. Long: a row for each rate, with a day, the base, the currency
 * (or both as a pair "EUR/USD") and the rate; columns may stand in any order and have the names of
 * several banks. Days are ISO, 20261124, "24 November 2026", 24.11.2026, or with slashes where the
 * order is told or can be seen. Numbers have a point or a comma before their decimals; "27,450" may
 * be either and is not guessed.
 */
#ifndef SOURCEBENCH_SERVICE_RATE_TABLE_H
#define SOURCEBENCH_SERVICE_RATE_TABLE_H

#include <stdint.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/io/rows.h"

enum rate_role {
    RATE_NOTHING,
    RATE_DAY,
    RATE_BASE,
    RATE_CURRENCY,
    RATE_PAIR,
    RATE_VALUE,
    RATE_SOURCE,
    RATE_OF, /* of the currency of its heading */
};

enum { RATE_CODE = 4 /* bytes of a currency's code */ };

struct rate_column {
    const char *header;
    enum rate_role role;
    char currency[RATE_CODE];
};
struct rate_table {
    struct rate_column *columns;
    int n;
    bool wide;
    char base[RATE_CODE]; /* of a wide table, and where a long one names none */
    bool month_first;     /* "11/24/2026" */
    bool told;            /* … or not: somebody said so, else days with slashes must show it */
};

/* Takes the heading; base: a code, or NULL for EUR; dates: "dmy", "mdy" or NULL. INPUT where it is
 * no table of rates. Texts live in the arena. */
bool rate_table_head(struct rate_table *table, const struct row *heading, const char *base,
                     const char *dates, struct arena *arena, struct error *err);

struct rate_found {
    char base[RATE_CODE], currency[RATE_CODE];
    int32_t day;
    int64_t rate;       /* in 1/1,000,000 */
    const char *source; /* NULL: the table has no such column */
};
enum rate_cell { RATE_EMPTY, RATE_FOUND, RATE_WRONG };

/* Whether a column gives a rate for each row: the value of a long table, each currency of a wide
 * one. */
bool rate_table_gives(const struct rate_table *table, int column);
/* The day of a row; INPUT, *column says where. */
bool rate_table_day(const struct rate_table *table, const struct row *row, int32_t *day,
                    int *column, struct error *err);
/* The rate that the column gives in that row, of that day. Wrong: *at is the column that is. */
enum rate_cell rate_table_read(const struct rate_table *table, const struct row *row, int column,
                               int32_t day, struct rate_found *found, int *at, struct error *err);

#endif
