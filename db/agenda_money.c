/*
 * Money at stake: amounts of records in their own currencies, as the agenda adds them up.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/wide.h"

#include "agenda_private.h"

enum { CENT = 100 };

/* Reads the rate of a currency into the next place. */
static bool read_rate(struct store *store, const struct agenda_query *query,
                      struct agenda_rates *rates, int at, const char *currency, struct error *err) {
    char today[DATE_TEXT];
    bool row = false;
    date_to_iso(query->today, today);
    sqlite3_stmt *q = sql_get(store, &agenda_sql, AGENDA_RATE, err);
    bool ok = q && sql_bind(store, q, "ttt", err, currency, query->settings.currency, today) &&
              sql_row(store, q, &row, err);
    memcpy(rates->known[at].currency, currency, sizeof rates->known[at].currency);
    rates->known[at].theirs = ok && row ? sqlite3_column_int64(q, 0) : 0;
    rates->known[at].ours = ok && row ? sqlite3_column_int64(q, 1) : 0;
    sql_done(q);
    return ok;
}

bool agenda_convert(struct store *store, const struct agenda_query *query,
                    struct agenda_rates *rates, const char *currency, int64_t *amount,
                    struct error *err) {
    enum { PLACES = sizeof rates->known / sizeof *rates->known };
    int at = 0;
    if (!query->settings.currency || strlen(currency) != sizeof rates->known[0].currency - 1) {
        *amount = 0;
        return true;
    }
    if (strcmp(query->settings.currency, currency) == 0)
        return true;
    while (at < rates->n && strcmp(rates->known[at].currency, currency) != 0)
        at++;
    if (at == rates->n) {
        at = at < PLACES ? at : PLACES - 1; /* of more than that the last is read each time */
        if (!read_rate(store, query, rates, at, currency, err))
            return false;
        rates->n = at + 1;
    }
    int64_t theirs = rates->known[at].theirs;
    *amount =
        theirs ? (int64_t)wide_divide((wide)*amount * rates->known[at].ours, (wide)theirs * CENT) *
                     CENT
               : 0;
    return true;
}
