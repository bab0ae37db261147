/*
 * A filter of suppliers as SQL: a condition on table alias s, with its values, and ways to find few
 * candidates at once. Private to db. The text is made of static pieces; what the user typed is only
 * ever bound.
 */
#ifndef DB_SUPPLIER_FILTER_H
#define DB_SUPPLIER_FILTER_H

#include <sqlite3.h>

#include "sourcebench/core/filter.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/store.h"

/* Parameters below are left to the statement that takes the condition in. */
enum { CONDITION_FIRST = 10, CONDITION_MAX = 200, PROBE_MAX = 8 };

struct condition {
    struct arena arena;
    struct strbuf test;                 /* "s.country = ?10 AND …"; empty: everything */
    struct value values[CONDITION_MAX]; /* of ?10, ?11, … */
    int n_values;
    const char *match;      /* the FTS5 query of the free words, or NULL; bound to ?9 */
    const char *match_test; /* tests the words for one row, for walks that do not go by words */
    const char *probes[PROBE_MAX]; /* statements giving ids that may match, from an index each */
    int n_probes;
    bool deleted; /* is:deleted */
};

/* Adds the functions that the conditions use to the connection; harmless when repeated. */
bool condition_functions(struct store *store, struct error *err);
bool condition_make(struct condition *c, const struct filter *filter, int32_t today,
                    struct error *err);
/* Binds the values and, where the statement has ?9, the words. */
bool condition_bind(const struct condition *c, struct store *store, sqlite3_stmt *q,
                    struct error *err);
void condition_free(struct condition *c);

#endif
