/*
 * Reading the journal: the latest entries, what happened to a record field by field, and pruning.
 */
#include <stdlib.h>
#include <string.h>

#include "journal_private.h"

enum history_sql { LIST, ENTRY, ENTRIES_OF, PRUNABLE, PRUNE };

static const char *const history_text[] = {
    [LIST] = "SELECT id, group_id, undo_of, at, author, device, label, rows FROM journal "
             "WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
    [ENTRY] = "SELECT at, author, label FROM journal WHERE id = ?1",
    [ENTRIES_OF] = "SELECT journal FROM journal_row WHERE tbl = ?1 AND row = ?2",
    /* A group goes as a whole: half of it could not be undone. */
    [PRUNABLE] = "SELECT id FROM journal j WHERE at < ?1 AND typeof(changeset) <> 'null' AND "
                 "NOT EXISTS (SELECT 1 FROM journal g WHERE g.group_id = j.group_id AND g.at >= "
                 "?1) AND id > ?2 ORDER BY id LIMIT ?3",
    [PRUNE] = "UPDATE journal SET changeset = NULL WHERE id = ?1",
};

extern const struct sql_module history_sql;
const struct sql_module history_sql = {"history", history_text,
                                       sizeof history_text / sizeof *history_text, SQL_HISTORY};

bool journal_list(struct store *store, int64_t before, int limit, struct arena *arena,
                  struct journal_entry **entries, int *count, struct error *err) {
    bool row = false;
    int n = limit > 0 ? limit : 0;
    *count = 0;
    *entries = arena_alloc(arena, (size_t)n, sizeof **entries);
    sqlite3_stmt *q = sql_get(store, &history_sql, LIST, err);
    bool ok = q && sql_bind(store, q, "ii", err, before > 0 ? before : INT64_MAX, (int64_t)n);
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        (*entries)[(*count)++] = (struct journal_entry){
            .id = sqlite3_column_int64(q, 0),
            .group_id = sqlite3_column_int64(q, 1),
            .undo_of = sqlite3_column_int64(q, 2),
            .at = sqlite3_column_int64(q, 3),
            .author = sql_text(q, 4, arena),
            .device = sql_text(q, 5, arena),
            .label = sql_text(q, 6, arena),
            .rows = sqlite3_column_int64(q, 7),
        };
    sql_done(q);
    return ok;
}

/* An entry that touched a row whose history is told. */
struct hit {
    int64_t entry, row;
    int table;
};

struct history {
    struct store *store;
    const struct journal_schema *schema;
    struct arena *arena; /* the caller's */
    struct hit *hits;    /* newest entry first */
    size_t n_hits;
    struct history_line *lines;
    int n_lines, limit;
    const char *author, *label; /* of the entry being told */
    int64_t at;
};

static void add_hit(struct history *h, int64_t entry, int table, int64_t row) {
    h->hits = mem_grow(h->hits, h->n_hits, sizeof *h->hits);
    h->hits[h->n_hits++] = (struct hit){entry, row, table};
}

static int by_row(const struct hit *x, const struct hit *y) {
    if (x->table != y->table)
        return x->table < y->table ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static int newest_first(const void *a, const void *b) {
    const struct hit *x = a, *y = b;
    if (x->entry != y->entry)
        return x->entry > y->entry ? -1 : 1;
    return by_row(x, y);
}

static int same_row(const void *a, const void *b) {
    return by_row(a, b);
}

static bool find_entries(struct history *h, int table, int64_t id, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(h->store, &history_sql, ENTRIES_OF, err);
    bool ok = q && sql_bind(h->store, q, "ii", err, (int64_t)table, id);
    while (ok && (ok = sql_row(h->store, q, &row, err)) && row)
        add_hit(h, sqlite3_column_int64(q, 0), table, id);
    sql_done(q);
    return ok;
}

static bool find_children(struct history *h, const struct journal_table *table, int64_t id,
                          struct error *err) {
    bool row = false;
    if (!table->children)
        return true;
    sqlite3_stmt *q = sql_get_text(h->store, table->children, err);
    bool ok = q && sql_bind(h->store, q, "i", err, id);
    while (ok && (ok = sql_row(h->store, q, &row, err)) && row)
        ok = find_entries(h, sqlite3_column_int(q, 0), sqlite3_column_int64(q, 1), err);
    sql_done(q);
    return ok;
}

/* Adds a line about the row of the walk's change, unless there are enough. */
static void add_line(struct history *h, int64_t entry, const char *table, int64_t row, char op,
                     const char *field, struct value before, struct value after) {
    if (h->n_lines == h->limit)
        return;
    h->lines = mem_grow(h->lines, (size_t)h->n_lines, sizeof *h->lines);
    h->lines[h->n_lines++] = (struct history_line){entry, h->at, h->author, h->label, table,
                                                   row,   op,    field,     before,   after};
}

/* A row that is marked deleted reads as deleted, not as a field that got a time. */
static void tell_cell(struct history *h, int64_t entry, const struct journal_walk *walk,
                      int column) {
    const struct journal_table *t = walk->table;
    const struct change *c = &walk->change;
    const char *table = t->entity->table;
    if (column == t->deleted_at) {
        char op = c->after[column].kind == CELL_NULL ? 'r' : 'd';
        add_line(h, entry, table, c->id, op, NULL, value_null(), value_null());
    } else if (t->role[column] == COLUMN_FIELD) {
        add_line(h, entry, table, c->id, 'u', t->column[column],
                 cell_value(&c->before[column], h->arena), cell_value(&c->after[column], h->arena));
    }
}

static void tell_change(struct history *h, int64_t entry, const struct journal_walk *walk) {
    const struct change *c = &walk->change;
    if (c->op != 'u') {
        add_line(h, entry, walk->table->entity->table, c->id, c->op, NULL, value_null(),
                 value_null());
        return;
    }
    for (int i = 0; i < c->n_columns; i++)
        if (c->after[i].kind != CELL_ABSENT)
            tell_cell(h, entry, walk, i);
}

static bool load_entry(struct history *h, int64_t entry, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(h->store, &history_sql, ENTRY, err);
    bool ok = q && sql_bind(h->store, q, "i", err, entry) && sql_row(h->store, q, &row, err);
    if (ok) {
        h->at = row ? sqlite3_column_int64(q, 0) : 0;
        h->author = row ? sql_text(q, 1, h->arena) : "";
        h->label = row ? sql_text(q, 2, h->arena) : "";
    }
    sql_done(q);
    return ok;
}

/* Tells one entry; its n hits stand together. Of a pruned one only that it was there. */
static bool tell_entry(struct history *h, const struct hit *hits, size_t n, struct error *err) {
    void *bytes;
    size_t size;
    struct journal_walk walk;
    bool more = true;
    if (!load_entry(h, hits->entry, err) ||
        !journal_load(h->store, hits->entry, &bytes, &size, err))
        return false;
    if (!bytes) {
        add_line(h, hits->entry, h->schema->tables[hits->table].entity->table, hits->row, '?', NULL,
                 value_null(), value_null());
        return true;
    }
    bool ok = journal_walk_start(&walk, h->store, bytes, size, err);
    while (ok && more) {
        ok = journal_walk_next(&walk, &more, err);
        if (!ok || !more)
            break;
        struct hit key = {.row = walk.change.id, .table = walk.table->number};
        if (bsearch(&key, hits, n, sizeof *hits, same_row))
            tell_change(h, hits->entry, &walk);
    }
    mem_free(bytes);
    return ok;
}

static bool tell_all(struct history *h, struct error *err) {
    bool ok = true;
    if (h->n_hits > 0)
        qsort(h->hits, h->n_hits, sizeof *h->hits, newest_first);
    for (size_t i = 0, next; ok && i < h->n_hits && h->n_lines < h->limit; i = next) {
        next = i + 1;
        while (next < h->n_hits && h->hits[next].entry == h->hits[i].entry)
            next++;
        ok = tell_entry(h, &h->hits[i], next - i, err);
    }
    return ok;
}

const char *history_verb(const struct history_line *line) {
    static const char *const verbs[] = {['i'] = "added",
                                        ['u'] = "changed",
                                        ['d'] = "deleted",
                                        ['r'] = "restored",
                                        ['?'] = "changed"};
    return verbs[(unsigned char)line->op];
}

bool journal_history(struct store *store, const char *table, int64_t row, bool with_children,
                     int limit, struct arena *arena, struct history_line **lines, int *count,
                     struct error *err) {
    struct history h = {.store = store, .arena = arena, .limit = limit > 0 ? limit : 0};
    *lines = NULL;
    *count = 0;
    h.schema = journal_schema(store, err);
    if (!h.schema)
        return false;
    const struct journal_table *t = journal_table_named(h.schema, table);
    if (!t)
        return error_set(err, ERROR_NOT_FOUND, "The journal keeps no table \"%s\".", table);
    bool ok = find_entries(&h, t->number, row, err) &&
              (!with_children || find_children(&h, t, row, err)) && tell_all(&h, err);
    if (ok && h.n_lines > 0) {
        *lines = arena_alloc(arena, (size_t)h.n_lines, sizeof **lines);
        memcpy(*lines, h.lines, (size_t)h.n_lines * sizeof **lines);
        *count = h.n_lines;
    }
    mem_free(h.hits);
    mem_free(h.lines);
    return ok;
}

/* Drops the changesets of some entries behind *last; *n is 0 when there are none left. */
static bool prune_some(struct store *store, int64_t before_ms, int64_t *last, int64_t *n,
                       struct error *err) {
    enum { BATCH = 64 };
    int64_t ids[BATCH];
    bool row = false;
    *n = 0;
    sqlite3_stmt *q = sql_get(store, &history_sql, PRUNABLE, err);
    bool ok = q && sql_bind(store, q, "iii", err, before_ms, *last, (int64_t)BATCH);
    while (ok && *n < BATCH && (ok = sql_row(store, q, &row, err)) && row)
        *last = ids[(*n)++] = sqlite3_column_int64(q, 0);
    sql_done(q);
    for (int64_t i = 0; ok && i < *n; i++) {
        q = sql_get(store, &history_sql, PRUNE, err);
        ok = q && sql_bind(store, q, "i", err, ids[i]) && sql_run(store, q, err);
    }
    return ok;
}

bool journal_prune(struct store *store, int64_t before_ms, int64_t *dropped, struct error *err) {
    int64_t n = 1, last = 0;
    *dropped = 0;
    while (n > 0) {
        if (!sql_exec(store, "BEGIN IMMEDIATE", err))
            return false;
        if (!prune_some(store, before_ms, &last, &n, err) || !sql_exec(store, "COMMIT", err)) {
            sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
            return false;
        }
        *dropped += n;
    }
    return true;
}
