#include "sourcebench/db/supplier_list.h"

#include <string.h>
#include <time.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

#include "supplier_filter.h"

enum { CHECK_CLOCK_EVERY = 64, COUNT_SLICE = 4000, COUNT_WORDS_SLICE = 20000 };

enum list_sql { TOTAL, TAGS, CERTIFICATES, LAST_CONTACT, FOLLOW_UP };

static const char *const list_text[] = {
    [TOTAL] = "SELECT n FROM row_count WHERE tbl = 'supplier'",
    [TAGS] = "SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM tag "
             "WHERE supplier_id = ?1 AND deleted_at IS NULL ORDER BY name)",
    [CERTIFICATES] = "SELECT group_concat(kind, ', ') FROM (SELECT DISTINCT kind FROM certificate "
                     "WHERE supplier_id = ?1 AND deleted_at IS NULL AND state <> 'refuted' AND "
                     "(expires IS NULL OR expires >= ?2) AND (issued IS NULL OR issued <= ?2) "
                     "ORDER BY kind)",
    [LAST_CONTACT] = "SELECT max(happened_on) FROM interaction WHERE supplier_id = ?1 AND "
                     "deleted_at IS NULL",
    [FOLLOW_UP] = "SELECT min(follow_up_on) FROM interaction WHERE supplier_id = ?1 AND "
                  "deleted_at IS NULL AND follow_up_on IS NOT NULL AND follow_up_done IS NULL",
};

const struct sql_module supplier_list_sql = {
    "supplier_list", list_text, sizeof list_text / sizeof *list_text, SQL_SUPPLIER_LIST};

/* How the suppliers of a query are found. */
enum plan {
    PLAN_FEW,   /* ids collected and ordered once */
    PLAN_WORDS, /* along the word index, in order of id */
    PLAN_INDEX, /* along the index of the sort column, each row tested */
    PLAN_SORT   /* no index for this order: SQLite sorts, a page at a time */
};

/* Values first (0), empty ones behind them (1). */
enum { SEGMENTS = 2 };

/* Where a walk stopped in one direction, so that asking again goes on there. */
struct frontier {
    bool set, exhausted;
    int64_t from; /* id of the row the caller asks from; 0: from the edge */
    int segment;
    bool has_key; /* key and id hold the last row that was looked at in this segment */
    struct value key;
    int64_t id;
};

struct supplier_list {
    struct store *store;
    struct supplier_query query;
    struct condition condition;
    enum plan plan;
    const char *key; /* the sort column */
    bool nullable;
    int64_t *few; /* PLAN_FEW: ids in order */
    int n_few;
    bool ranked;
    sqlite3_stmt *walk[SEGMENTS][2][2]; /* [segment][backward][with key] */
    struct frontier frontier[2];        /* [backward] */
    struct arena keys[2];               /* texts of frontier keys */
    sqlite3_stmt *count;
    int64_t counted, count_after;
    bool count_done;
};

static int64_t clock_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool prepare(struct supplier_list *l, struct strbuf *text, sqlite3_stmt **q,
                    struct error *err) {
    int rc = sqlite3_prepare_v3(store_handle(l->store), strbuf_text(text), -1,
                                SQLITE_PREPARE_PERSISTENT, q, NULL);
    strbuf_free(text);
    return (rc == SQLITE_OK || sql_fail(l->store, err, "list suppliers")) &&
           condition_bind(&l->condition, l->store, *q, err);
}

static const char *living(const struct supplier_list *l) {
    return l->condition.deleted ? "s.deleted_at IS NOT NULL" : "s.deleted_at IS NULL";
}

/* The order of the rows: values before empty ones, then by id. */
static void add_order(const struct supplier_list *l, struct strbuf *text) {
    const char *way = l->query.descending ? " DESC" : "";
    if (l->nullable)
        strbuf_addf(text, "s.%s IS NULL, ", l->key);
    strbuf_addf(text, "s.%s%s, s.id%s", l->key, way, way);
}

/* Few suppliers: plans */

/* Whether a statement that gives ids gives at most SUPPLIER_LIST_FEW. */
static bool probe(struct supplier_list *l, const char *ids, bool *few, struct error *err) {
    sqlite3_stmt *q = NULL;
    struct strbuf text = {0};
    strbuf_addf(&text, "SELECT count(*) FROM (%s LIMIT %d)", ids, SUPPLIER_LIST_FEW + 1);
    bool row = false;
    bool ok = prepare(l, &text, &q, err) && sql_row(l->store, q, &row, err);
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
    strbuf_addf(text, " AND %s", living(l));
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
    bool ok = prepare(l, &text, &q, err);
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

struct supplier_list *supplier_list_open(struct store *store, const struct supplier_query *query,
                                         struct error *err) {
    struct supplier_list *l = mem_alloc(1, sizeof *l);
    l->store = store;
    l->query = *query;
    l->query.filter = NULL; /* the condition holds what is needed of it */
    const struct field *f = &supplier_entity.fields[query->sort];
    l->key = query->sort == SUPPLIER_NAME ? "name_key" : f->name;
    l->nullable = !(f->flags & FIELD_REQUIRED);
    if (condition_functions(store, err) &&
        condition_make(&l->condition, query->filter, query->today, err) && choose_plan(l, err))
        return l;
    supplier_list_close(l);
    return NULL;
}

void supplier_list_close(struct supplier_list *l) {
    if (!l)
        return;
    for (int i = 0; i < SEGMENTS * 4; i++)
        sqlite3_finalize(l->walk[i / 4][i / 2 % 2][i % 2]);
    sqlite3_finalize(l->count);
    mem_free(l->few);
    arena_free(&l->keys[0]);
    arena_free(&l->keys[1]);
    condition_free(&l->condition);
    mem_free(l);
}

/* Walking */

/* `SELECT id, key, test …` of one segment, in one direction, behind a key or from the edge. */
static void walk_text(const struct supplier_list *l, int segment, bool backward, bool with_key,
                      struct strbuf *text) {
    const struct condition *c = &l->condition;
    bool down = backward != l->query.descending;
    const char *compare = down ? "<" : ">", *way = down ? " DESC" : "";
    const char *test = c->test.length ? c->test.data : "1";
    if (l->plan == PLAN_WORDS) {
        strbuf_addf(text, "SELECT f.rowid, NULL, (%s) FROM supplier_search f ", test);
        if (c->test.length)
            strbuf_add(text, "CROSS JOIN supplier s ON s.id = f.rowid ");
        strbuf_add(text, "WHERE supplier_search MATCH ?9");
        if (with_key)
            strbuf_addf(text, " AND f.rowid %s ?2", backward ? "<" : ">");
        strbuf_addf(text, " ORDER BY f.rowid%s", backward ? " DESC" : "");
        return;
    }
    /* Where SQLite must sort, it shall sort only what passes; along an index each row is tested
     * here, so that the walk can stop at any row. */
    bool tested_there = l->plan == PLAN_SORT;
    strbuf_addf(text, "SELECT s.id, s.%s, (%s) FROM supplier s WHERE %s", l->key,
                tested_there ? "1" : test, living(l));
    if (tested_there && c->test.length)
        strbuf_addf(text, " AND %s", c->test.data);
    if (l->nullable)
        strbuf_addf(text, " AND s.%s IS %sNULL", l->key, segment ? "" : "NOT ");
    if (with_key && segment)
        strbuf_addf(text, " AND s.id %s ?2", compare);
    else if (with_key)
        strbuf_addf(text, " AND (s.%s, s.id) %s (?1, ?2)", l->key, compare);
    if (segment)
        strbuf_addf(text, " ORDER BY s.id%s", way);
    else
        strbuf_addf(text, " ORDER BY s.%s%s, s.id%s", l->key, way, way);
    if (tested_there)
        strbuf_add(text, " LIMIT ?3");
}

static sqlite3_stmt *walk_statement(struct supplier_list *l, const struct frontier *at,
                                    bool backward, int limit, struct error *err) {
    sqlite3_stmt **q = &l->walk[at->segment][backward][at->has_key];
    if (!*q) {
        struct strbuf text = {0};
        walk_text(l, at->segment, backward, at->has_key, &text);
        if (!prepare(l, &text, q, err))
            return NULL;
    }
    sqlite3_reset(*q);
    int rc = SQLITE_OK;
    int parameters = sqlite3_bind_parameter_count(*q);
    if (at->has_key && !at->segment && l->plan != PLAN_WORDS)
        rc = at->key.kind == VALUE_INT ? sqlite3_bind_int64(*q, 1, at->key.i)
                                       : sqlite3_bind_text(*q, 1, at->key.s, -1, SQLITE_TRANSIENT);
    if (rc == SQLITE_OK && at->has_key)
        rc = sqlite3_bind_int64(*q, 2, at->id);
    if (rc == SQLITE_OK && l->plan == PLAN_SORT && parameters >= 3)
        rc = sqlite3_bind_int(*q, 3, limit);
    if (rc != SQLITE_OK) {
        sql_fail(l->store, err, "list suppliers");
        return NULL;
    }
    return *q;
}

static int sort_value(const struct supplier_list *l) {
    return l->query.sort == SUPPLIER_NAME ? SUPPLIER_NAME_KEY : l->query.sort;
}

/* The frontier of a direction for the row the caller asks from: where the last walk stopped, if it
 * began there, or the row itself. */
static struct frontier *frontier_for(struct supplier_list *l, const struct record *from,
                                     bool backward) {
    struct frontier *at = &l->frontier[backward];
    int64_t id = from ? from->id : 0;
    if (at->set && at->from == id)
        return at;
    struct arena *keys = &l->keys[backward];
    arena_free(keys);
    *at = (struct frontier){.set = true, .from = id};
    bool segmented = l->nullable && l->plan != PLAN_WORDS;
    if (from) {
        at->key = from->values[sort_value(l)];
        at->key.s = arena_string(keys, at->key.s);
        at->segment = segmented && at->key.kind == VALUE_NULL;
        at->has_key = true;
        at->id = id;
    } else {
        at->segment = segmented && backward;
    }
    return at;
}

static void remember(struct supplier_list *l, struct frontier *at, bool backward, sqlite3_stmt *q) {
    arena_free(&l->keys[backward]);
    at->has_key = true;
    at->id = sqlite3_column_int64(q, 0);
    at->key = sql_value(q, 1, &l->keys[backward]);
}

/* To the next segment of the direction; false where there is none. */
static bool next_segment(const struct supplier_list *l, struct frontier *at, bool backward) {
    bool segmented = l->nullable && l->plan != PLAN_WORDS;
    if (!segmented || at->segment == (backward ? 0 : 1))
        return false;
    at->segment = backward ? 0 : 1;
    at->has_key = false;
    return true;
}

struct walk {
    struct supplier_list *list;
    bool backward;
    int limit, count;
    int64_t deadline; /* 0: none */
    bool late;
    struct arena *arena;
    const struct record **rows;
};

static bool walk_segment(struct walk *w, struct frontier *at, struct error *err) {
    struct supplier_list *l = w->list;
    sqlite3_stmt *q = walk_statement(l, at, w->backward, w->limit - w->count, err);
    bool row = false;
    int looked = 0;
    if (!q)
        return false;
    while (w->count < w->limit && !w->late) {
        if (!sql_row(l->store, q, &row, err))
            return false;
        if (!row)
            break;
        if (sqlite3_column_int(q, 2)) {
            struct record *r;
            int64_t id = sqlite3_column_int64(q, 0);
            if (!record_load(l->store, &supplier_entity, id, w->arena, &r, err))
                return false;
            w->rows[w->count++] = r;
        }
        if (++looked % CHECK_CLOCK_EVERY == 0)
            w->late = w->deadline && clock_ms() >= w->deadline;
    }
    if (row)
        remember(l, at, w->backward, q);
    else if (!next_segment(l, at, w->backward))
        at->exhausted = true;
    sqlite3_reset(q);
    return true;
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
        if (!record_load(l->store, &supplier_entity, l->few[at], arena, &r, err))
            return false;
        rows[(*count)++] = r;
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
    struct frontier *at = frontier_for(l, from, backward);
    struct walk w = {.list = l, .backward = backward, .limit = limit, .arena = arena, .rows = rows};
    if (l->query.slice_ms)
        w.deadline = clock_ms() + l->query.slice_ms;
    bool ok = true;
    while (ok && w.count < limit && !w.late && !at->exhausted)
        ok = walk_segment(&w, at, err);
    *count = w.count;
    *end = at->exhausted;
    if (w.count) /* the caller asks on from the last row it got */
        at->from = rows[w.count - 1]->id;
    return ok;
}

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
                    living(l), test, COUNT_SLICE);
}

static bool count_slice(struct supplier_list *l, struct error *err) {
    if (!l->count) {
        struct strbuf text = {0};
        count_text(l, &text);
        if (!prepare(l, &text, &l->count, err))
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
    int64_t deadline = l->query.slice_ms ? clock_ms() + l->query.slice_ms : 0;
    while (ok && !l->count_done) {
        ok = count_slice(l, err);
        if (deadline && clock_ms() >= deadline)
            break;
    }
    *count = l->counted;
    *done = l->count_done;
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

const char *supplier_list_order(const struct supplier_list *l) {
    if (l->plan == PLAN_WORDS)
        return "as entered";
    return l->ranked ? "best match first" : NULL;
}

/* One text of a statement of this module. */
static bool one_text(struct store *store, int statement, const char *kinds, int64_t supplier,
                     const char *day, struct arena *arena, const char **text, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &supplier_list_sql, statement, err);
    bool ok = q && sql_bind(store, q, kinds, err, supplier, day) && sql_row(store, q, &row, err);
    *text = ok && row ? sql_text(q, 0, arena) : NULL;
    sql_done(q);
    return ok;
}

bool supplier_extras_load(struct store *store, int64_t supplier, int32_t today, struct arena *arena,
                          struct supplier_extras *extras, struct error *err) {
    char day[DATE_TEXT];
    date_to_iso(today, day);
    return one_text(store, TAGS, "i", supplier, day, arena, &extras->tags, err) &&
           one_text(store, CERTIFICATES, "it", supplier, day, arena, &extras->certificates, err) &&
           one_text(store, LAST_CONTACT, "i", supplier, day, arena, &extras->last_contact, err) &&
           one_text(store, FOLLOW_UP, "i", supplier, day, arena, &extras->follow_up, err);
}
