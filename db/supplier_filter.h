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
    bool deleted;  /* is:deleted */
    bool too_many; /* more values than there is room for */
};

/* Adds the functions that the conditions use to the connection; harmless when repeated. */
bool condition_functions(struct store *store, struct error *err);
bool condition_make(struct condition *c, struct store *store, const struct filter *filter,
                    int32_t today, struct error *err);
/* Binds the values and, where the statement has ?9, the words. */
bool condition_bind(const struct condition *c, struct store *store, sqlite3_stmt *q,
                    struct error *err);
void condition_free(struct condition *c);

/* For the files that make terms. Takes a value in and writes its parameter. */
void condition_add_value(struct condition *c, struct strbuf *out, struct value v);
/* `EXISTS (SELECT 1 FROM table t WHERE t.supplier_id = s.id AND … more)`; the caller adds more
 * and the closing bracket. */
void condition_open_exists(struct strbuf *out, const char *table, const struct filter_term *t);
/* db/certificate_filter.c: the whole test of a term cert:… */
bool condition_add_certificate(struct condition *c, struct store *store, struct strbuf *out,
                               const struct filter_term *t, int32_t today, struct error *err);

#endif
