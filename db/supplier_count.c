/*
 * Counting a list and giving its ids, slice by slice, and what a list shows beside each supplier.
 */
#include "supplier_list_private.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"

enum { COUNT_SLICE = 4000, COUNT_WORDS_SLICE = 20000 };

enum list_sql { TOTAL, TAGS, CERTIFICATES, LAST_CONTACT, FOLLOW_UP };

static const char *const list_text[] = {
    [TOTAL] = "SELECT n FROM row_count WHERE tbl = 'supplier'",
    [TAGS] = "SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM tag "
             "WHERE supplier_id = ?1 AND deleted_at IS NULL ORDER BY name)",
    [CERTIFICATES] = "SELECT DISTINCT kind, rating FROM certificate WHERE supplier_id = ?1 AND "
                     "deleted_at IS NULL AND state <> 'refuted' AND document <> 'transaction' AND "
                     "holder IS NULL AND (expires IS NULL OR expires >= ?2) AND (issued IS NULL OR "
                     "issued <= ?2) ORDER BY kind",
    [LAST_CONTACT] = "SELECT max(happened_on) FROM interaction WHERE supplier_id = ?1 AND "
                     "deleted_at IS NULL",
    [FOLLOW_UP] = "SELECT min(follow_up_on) FROM interaction WHERE supplier_id = ?1 AND "
                  "deleted_at IS NULL AND follow_up_on IS NOT NULL AND follow_up_done IS NULL",
};

const struct sql_module supplier_list_sql = {
    "supplier_list", list_text, sizeof list_text / sizeof *list_text, SQL_SUPPLIER_LIST};

/* Counting */

static void count_text(const struct supplier_list *l, struct strbuf *text) {
    const struct condition *c = &l->condition;
    const char *test = c->test.length ? c->test.data : "1";
    if (c->match && !c->test.length) {
        strbuf_addf(text,
                    "SELECT count(*), max(r), count(*) FROM (SELECT rowid AS r FROM "
                    "supplier_search WHERE supplier_search MATCH ?9 AND rowid > ?1 "
                    "ORDER BY rowid LIMIT %d)",
                    COUNT_WORDS_SLICE);
        return;
    }
    if (c->match)
        strbuf_addf(text,
                    "SELECT count(CASE WHEN %s THEN 1 END), max(s.id), count(*) FROM "
                    "(SELECT rowid AS r FROM supplier_search WHERE supplier_search MATCH ?9 AND "
                    "rowid > ?1 ORDER BY rowid LIMIT %d) f CROSS JOIN supplier s ON s.id = f.r",
                    test, COUNT_SLICE);
    else
        strbuf_addf(text,
                    "SELECT count(CASE WHEN %s AND %s THEN 1 END), max(s.id), count(*) FROM "
                    "(SELECT id AS r FROM supplier WHERE id > ?1 ORDER BY id LIMIT %d) f "
                    "CROSS JOIN supplier s ON s.id = f.r",
                    supplier_list_living(l), test, COUNT_SLICE);
}

static bool count_slice(struct supplier_list *l, struct error *err) {
    if (!l->count) {
        struct strbuf text = {0};
        count_text(l, &text);
        if (!supplier_list_prepare(l, &text, &l->count, err))
            return false;
    }
    bool row = false;
    sqlite3_reset(l->count);
    if (sqlite3_bind_int64(l->count, 1, l->count_after) != SQLITE_OK)
        return sql_fail(l->store, err, "count suppliers");
    if (!sql_row(l->store, l->count, &row, err))
        return false;
    l->counted += sqlite3_column_int64(l->count, 0);
    l->count_done = sqlite3_column_int64(l->count, 2) == 0;
    if (!l->count_done)
        l->count_after = sqlite3_column_int64(l->count, 1);
    sqlite3_reset(l->count);
    return true;
}

bool supplier_list_count(struct supplier_list *l, int64_t *count, bool *done, struct error *err) {
    bool ok = true;
    if (l->plan == PLAN_FEW) {
        l->counted = l->n_few;
        l->count_done = true;
    } else if (!l->condition.match && !l->condition.test.length && !l->condition.deleted) {
        ok = supplier_total(l->store, &l->counted, err);
        l->count_done = ok;
    }
    int64_t deadline = supplier_list_deadline(l);
    while (ok && !l->count_done) {
        ok = count_slice(l, err);
        if (supplier_list_late(deadline))
            break;
    }
    *count = l->counted;
    *done = l->count_done;
    return ok;
}

/* Ids */

static bool prepare_ids(struct supplier_list *l, struct error *err) {
    const struct condition *c = &l->condition;
    struct strbuf text = {0};
    if (l->id)
        return true;
    strbuf_addf(&text, "SELECT s.id, %s AND (%s) FROM ", supplier_list_living(l),
                c->test.length ? c->test.data : "1");
    if (c->match)
        strbuf_add(&text, "supplier_search f CROSS JOIN supplier s ON s.id = f.rowid WHERE "
                          "supplier_search MATCH ?9 AND f.rowid > ?1 ORDER BY f.rowid");
    else
        strbuf_add(&text, "supplier s WHERE s.id > ?1 ORDER BY s.id");
    return supplier_list_prepare(l, &text, &l->id, err);
}

/* Along the ids: any order would do, and this one needs no sorting. */
bool supplier_list_ids(struct supplier_list *l, int64_t *ids, int *count, bool *done,
                       struct error *err) {
    bool row = true, ok = true;
    *count = 0;
    *done = l->plan == PLAN_FEW;
    if (*done) {
        memcpy(ids, l->few, (size_t)l->n_few * sizeof *ids);
        *count = l->n_few;
        return true;
    }
    if (!prepare_ids(l, err))
        return false;
    sqlite3_reset(l->id);
    if (sqlite3_bind_int64(l->id, 1, l->ids_after) != SQLITE_OK)
        return sql_fail(l->store, err, "list suppliers");
    for (int i = 0; i < SUPPLIER_LIST_IDS; i++) {
        ok = sql_row(l->store, l->id, &row, err);
        if (!ok || !row)
            break;
        l->ids_after = sqlite3_column_int64(l->id, 0);
        if (sqlite3_column_int(l->id, 1))
            ids[(*count)++] = l->ids_after;
    }
    *done = ok && !row;
    sqlite3_reset(l->id);
    return ok;
}

bool supplier_total(struct store *store, int64_t *total, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &supplier_list_sql, TOTAL, err);
    bool ok = q && sql_row(store, q, &row, err);
    *total = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

/* One text of a statement of this module. */
static bool one_text(struct store *store, int statement, int64_t supplier, struct arena *arena,
                     const char **text, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &supplier_list_sql, statement, err);
    bool ok = q && sql_bind(store, q, "i", err, supplier) && sql_row(store, q, &row, err);
    *text = ok && row ? sql_text(q, 0, arena) : NULL;
    sql_done(q);
    return ok;
}

/* The kinds that stand, without those whose rating fails. */
static bool load_certificates(struct store *store, int64_t supplier, const char *day,
                              struct arena *arena, const char **kinds, struct error *err) {
    bool row = false;
    const char *last = "";
    sqlite3_stmt *q = sql_get(store, &supplier_list_sql, CERTIFICATES, err);
    bool ok = q && sql_bind(store, q, "it", err, supplier, day);
    *kinds = NULL;
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        const char *kind = sql_text(q, 0, arena), *rating = sql_text(q, 1, arena);
        if (strcmp(kind, last) == 0 ||
            certificate_rating_fails(catalogue_certificate(store_catalogue(store), kind), rating))
            continue;
        *kinds = *kinds ? arena_format(arena, "%s, %s", *kinds, kind) : kind;
        last = kind;
    }
    sql_done(q);
    return ok;
}

bool supplier_extras_load(struct store *store, int64_t supplier, int32_t today, struct arena *arena,
                          struct supplier_extras *extras, struct error *err) {
    char day[DATE_TEXT];
    date_to_iso(today, day);
    return one_text(store, TAGS, supplier, arena, &extras->tags, err) &&
           load_certificates(store, supplier, day, arena, &extras->certificates, err) &&
           one_text(store, LAST_CONTACT, supplier, arena, &extras->last_contact, err) &&
           one_text(store, FOLLOW_UP, supplier, arena, &extras->follow_up, err);
}
