#include "supplier_list_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/score.h"

#include "store_private.h"

int64_t supplier_list_deadline(const struct supplier_list *l) {
    return l->query.slice_ms ? store_clock_ms() + l->query.slice_ms : 0;
}

bool supplier_list_late(int64_t deadline) {
    return deadline && store_clock_ms() >= deadline;
}

bool supplier_list_prepare(struct supplier_list *l, struct strbuf *text, sqlite3_stmt **q,
                           struct error *err) {
    int rc = sqlite3_prepare_v3(store_handle(l->store), strbuf_text(text), -1,
                                SQLITE_PREPARE_PERSISTENT, q, NULL);
    strbuf_free(text);
    return (rc == SQLITE_OK || sql_fail(l->store, err, "list suppliers")) &&
           condition_bind(&l->condition, l->store, *q, err);
}

const char *supplier_list_living(const struct supplier_list *l) {
    return l->condition.deleted ? "s.deleted_at IS NOT NULL" : "s.deleted_at IS NULL";
}

bool supplier_list_sort_value(const struct supplier_list *l, const struct record *r,
                              struct value *value, struct error *err) {
    if (l->query.sort == SUPPLIER_BY_SCORE)
        return score_value(l->store, r->id, l->query.today, value, err);
    *value = r->values[l->query.sort == SUPPLIER_NAME ? SUPPLIER_NAME_KEY : l->query.sort];
    return true;
}

/* The order of the rows: values before empty ones, then by id. */
static void add_order(const struct supplier_list *l, struct strbuf *text) {
    const char *way = l->query.descending ? " DESC" : "";
    if (l->nullable)
        strbuf_addf(text, "%s IS NULL, ", l->key);
    strbuf_addf(text, "%s%s, s.id%s", l->key, way, way);
}

/* Few suppliers: plans */

/* Whether a statement that gives ids gives at most SUPPLIER_LIST_FEW. */
static bool probe(struct supplier_list *l, const char *ids, bool *few, struct error *err) {
    sqlite3_stmt *q = NULL;
    struct strbuf text = {0};
    strbuf_addf(&text, "SELECT count(*) FROM (%s LIMIT %d)", ids, SUPPLIER_LIST_FEW + 1);
    bool row = false;
    bool ok = supplier_list_prepare(l, &text, &q, err) && sql_row(l->store, q, &row, err);
    *few = ok && row && sqlite3_column_int(q, 0) <= SUPPLIER_LIST_FEW;
    sqlite3_finalize(q);
    return ok;
}

static const char match_ids[] = "SELECT rowid FROM supplier_search WHERE supplier_search MATCH ?9";

/* The statement that gives all ids in order, the candidates being few. */
static void few_text(const struct supplier_list *l, const char *candidates, struct strbuf *text) {
    const struct condition *c = &l->condition;
    if (l->ranked)
        strbuf_add(text, "SELECT s.id FROM supplier_search f JOIN supplier s ON s.id = f.rowid "
                         "WHERE supplier_search MATCH ?9");
    else
        strbuf_addf(text, "SELECT s.id FROM supplier s WHERE s.id IN (%s)", candidates);
    strbuf_addf(text, " AND %s", supplier_list_living(l));
    if (c->test.length)
        strbuf_addf(text, " AND %s", c->test.data);
    if (c->match && !l->ranked && candidates != match_ids)
        strbuf_addf(text, " AND %s", c->match_test);
    strbuf_add(text, " ORDER BY ");
    if (l->ranked)
        strbuf_add(text, "bm25(supplier_search, 10.0, 4.0, 4.0, 1.0), s.name_key, s.id");
    else
        add_order(l, text);
}

static bool collect_few(struct supplier_list *l, const char *candidates, struct error *err) {
    sqlite3_stmt *q = NULL;
    struct strbuf text = {0};
    l->plan = PLAN_FEW;
    l->ranked = candidates == match_ids && !l->query.sort_chosen;
    few_text(l, candidates, &text);
    l->few = mem_alloc(SUPPLIER_LIST_FEW + 1, sizeof *l->few);
    bool row = false;
    bool ok = supplier_list_prepare(l, &text, &q, err);
    while (ok && (ok = sql_row(l->store, q, &row, err)) && row && l->n_few <= SUPPLIER_LIST_FEW)
        l->few[l->n_few++] = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return ok;
}

static bool has_index(int field) {
    static const int indexed[] = {SUPPLIER_NAME,       SUPPLIER_COUNTRY, SUPPLIER_CITY,
                                  SUPPLIER_STATUS,     SUPPLIER_MOQ,     SUPPLIER_LEAD_DAYS,
                                  SUPPLIER_NEXT_REVIEW};
    for (size_t i = 0; i < sizeof indexed / sizeof *indexed; i++) {
        if (indexed[i] == field)
            return true;
    }
    return false;
}

static bool choose_plan(struct supplier_list *l, struct error *err) {
    const struct condition *c = &l->condition;
    bool few = false;
    if (c->deleted) { /* what is deleted is not in the word index and not in the sort indexes */
        l->plan = PLAN_SORT;
        return true;
    }
    if (c->match) {
        if (!probe(l, match_ids, &few, err))
            return false;
        if (few)
            return collect_few(l, match_ids, err);
    }
    for (int i = 0; i < c->n_probes; i++) {
        if (!probe(l, c->probes[i], &few, err))
            return false;
        if (few)
            return collect_few(l, c->probes[i], err);
    }
    l->plan = c->match ? PLAN_WORDS : has_index(l->query.sort) ? PLAN_INDEX : PLAN_SORT;
    return true;
}

static void set_key(struct supplier_list *l) {
    int sort = l->query.sort;
    const struct field *f = sort < SUPPLIER_N ? &supplier_fields[sort] : NULL;
    l->nullable = !f || !(f->flags & (FIELD_REQUIRED | FIELD_DEFAULTED));
    if (f)
        snprintf(l->key, sizeof l->key, "s.%s", sort == SUPPLIER_NAME ? "name_key" : f->name);
    else
        snprintf(l->key, sizeof l->key, "sb_score(s.id, %" PRId32 ")", l->query.today);
}

struct supplier_list *supplier_list_open(struct store *store, const struct supplier_query *query,
                                         struct error *err) {
    struct supplier_list *l = mem_alloc(1, sizeof *l);
    l->store = store;
    l->query = *query;
    l->query.filter = NULL; /* the condition holds what is needed of it */
    set_key(l);
    if (condition_functions(store, err) &&
        condition_make(&l->condition, store, query->filter, query->today, err) &&
        choose_plan(l, err))
        return l;
    supplier_list_close(l);
    return NULL;
}

void supplier_list_close(struct supplier_list *l) {
    if (!l)
        return;
    for (int i = 0; i < SEGMENTS * 4; i++)
        sqlite3_finalize(l->walk[i / 4][i / 2 % 2][i % 2]);
    supplier_sort_free(l);
    sqlite3_finalize(l->count);
    sqlite3_finalize(l->test);
    sqlite3_finalize(l->id);
    mem_free(l->few);
    arena_free(&l->keys[0]);
    arena_free(&l->keys[1]);
    condition_free(&l->condition);
    mem_free(l);
}

static bool fetch_few(struct supplier_list *l, const struct record *from, bool backward, int limit,
                      struct arena *arena, const struct record **rows, int *count, bool *end,
                      struct error *err) {
    int step = backward ? -1 : 1;
    int at = backward ? l->n_few - 1 : 0;
    for (int i = 0; from && i < l->n_few; i++) {
        if (l->few[i] == from->id)
            at = i + step;
    }
    for (; at >= 0 && at < l->n_few && *count < limit; at += step) {
        struct record *r;
        if (record_load(l->store, &supplier_entity, l->few[at], arena, &r, err))
            rows[(*count)++] = r;
        else if (err->code != ERROR_NOT_FOUND) /* its adding was undone meanwhile: left out */
            return false;
    }
    *end = at < 0 || at >= l->n_few;
    return true;
}

bool supplier_list_fetch(struct supplier_list *l, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err) {
    *count = 0;
    *end = false;
    if (l->plan == PLAN_FEW)
        return fetch_few(l, from, backward, limit, arena, rows, count, end, err);
    if (l->plan == PLAN_SORT)
        return supplier_sort_fetch(l, from, backward, limit, arena, rows, count, end, err);
    return supplier_walk_fetch(l, from, backward, limit, arena, rows, count, end, err);
}

static bool prepare_test(struct supplier_list *l, struct error *err) {
    const struct condition *c = &l->condition;
    struct strbuf text = {0};
    if (l->test)
        return true;
    strbuf_addf(&text, "SELECT 1 FROM supplier s WHERE s.id = ?1 AND %s", supplier_list_living(l));
    if (c->test.length)
        strbuf_addf(&text, " AND %s", c->test.data);
    if (c->match)
        strbuf_addf(&text, " AND %s", c->match_test);
    return supplier_list_prepare(l, &text, &l->test, err);
}

bool supplier_list_find(struct supplier_list *l, int64_t id, struct arena *arena,
                        const struct record **record, struct error *err) {
    struct record *r = NULL;
    bool row = false;
    *record = NULL;
    if (!prepare_test(l, err))
        return false;
    sqlite3_reset(l->test);
    if (sqlite3_bind_int64(l->test, 1, id) != SQLITE_OK)
        return sql_fail(l->store, err, "list suppliers");
    bool ok = sql_row(l->store, l->test, &row, err);
    sqlite3_reset(l->test);
    if (ok && row)
        ok = record_load(l->store, &supplier_entity, id, arena, &r, err);
    *record = r;
    return ok;
}

bool supplier_list_of_deleted(const struct supplier_list *l) {
    return l->condition.deleted;
}

const char *supplier_list_order(const struct supplier_list *l) {
    if (l->plan == PLAN_WORDS)
        return "as entered";
    if (l->ranked)
        return "best match first";
    if (l->query.sort != SUPPLIER_BY_SCORE)
        return NULL;
    return l->query.descending ? "best score first" : "lowest score first";
}
