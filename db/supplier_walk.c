/*
 * Walking along an index, testing each row, and stopping anywhere.
 */
#include "supplier_list_private.h"

#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/record.h"

enum { CHECK_CLOCK_EVERY = 64 };

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
    /* Each row is tested by the result, not by WHERE, so that the walk can stop at any row. */
    strbuf_addf(text, "SELECT s.id, %s, (%s) FROM supplier s WHERE %s", l->key, test,
                supplier_list_living(l));
    if (l->nullable)
        strbuf_addf(text, " AND %s IS %sNULL", l->key, segment ? "" : "NOT ");
    if (with_key && segment)
        strbuf_addf(text, " AND s.id %s ?2", compare);
    else if (with_key)
        strbuf_addf(text, " AND (%s, s.id) %s (?1, ?2)", l->key, compare);
    if (segment)
        strbuf_addf(text, " ORDER BY s.id%s", way);
    else
        strbuf_addf(text, " ORDER BY %s%s, s.id%s", l->key, way, way);
}

static sqlite3_stmt *walk_statement(struct supplier_list *l, const struct frontier *at,
                                    bool backward, struct error *err) {
    sqlite3_stmt **q = &l->walk[at->segment][backward][at->has_key];
    if (!*q) {
        struct strbuf text = {0};
        walk_text(l, at->segment, backward, at->has_key, &text);
        if (!supplier_list_prepare(l, &text, q, err))
            return NULL;
    }
    sqlite3_reset(*q);
    int rc = SQLITE_OK;
    if (at->has_key && !at->segment && l->plan != PLAN_WORDS)
        rc = at->key.kind == VALUE_INT ? sqlite3_bind_int64(*q, 1, at->key.i)
                                       : sqlite3_bind_text(*q, 1, at->key.s, -1, SQLITE_TRANSIENT);
    if (rc == SQLITE_OK && at->has_key)
        rc = sqlite3_bind_int64(*q, 2, at->id);
    if (rc != SQLITE_OK) {
        sql_fail(l->store, err, "list suppliers");
        return NULL;
    }
    return *q;
}

/* The frontier of a direction for the row the caller asks from: where the last walk stopped, if it
 * began there, or the row itself. */
static struct frontier *frontier_for(struct supplier_list *l, const struct record *from,
                                     bool backward, struct error *err) {
    struct frontier *at = &l->frontier[backward];
    int64_t id = from ? from->id : 0;
    if (at->set && at->from == id)
        return at;
    struct arena *keys = &l->keys[backward];
    arena_free(keys);
    *at = (struct frontier){.set = true, .from = id};
    bool segmented = l->nullable && l->plan != PLAN_WORDS;
    if (from) {
        if (l->plan != PLAN_WORDS && !supplier_list_sort_value(l, from, &at->key, err))
            return NULL;
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
    sqlite3_stmt *q = walk_statement(l, at, w->backward, err);
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
            w->late = supplier_list_late(w->deadline);
    }
    if (row)
        remember(l, at, w->backward, q);
    else if (!next_segment(l, at, w->backward))
        at->exhausted = true;
    sqlite3_reset(q);
    return true;
}

bool supplier_walk_fetch(struct supplier_list *l, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err) {
    struct frontier *at = frontier_for(l, from, backward, err);
    if (!at)
        return false;
    struct walk w = {.list = l,
                     .backward = backward,
                     .limit = limit,
                     .deadline = supplier_list_deadline(l),
                     .arena = arena,
                     .rows = rows};
    bool ok = true;
    while (ok && w.count < limit && !w.late && !at->exhausted)
        ok = walk_segment(&w, at, err);
    *count = w.count;
    *end = at->exhausted;
    if (w.count) /* the caller asks on from the last row it got */
        at->from = rows[w.count - 1]->id;
    return ok;
}
