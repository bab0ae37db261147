/* What the journal tells: entries, and the history of a record field by field. */
#include <string.h>

#include "sourcebench/core/supplier.h"

#include "journal_private.h"

enum history_sql_id { LIST, OF_ROW, OF_SUPPLIER, PRUNE };

/* Rows of a supplier and all that belongs to it, as (table, row). */
#define CHILDREN(position, table)                                                                  \
    " UNION ALL SELECT " #position ", id FROM " table " WHERE supplier_id = ?2"

static const char *const history_text[] = {
    [LIST] =
        "SELECT id, group_id, ifnull(undo_of, 0), at, author, device, label, rows FROM journal "
        "WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
    [OF_ROW] =
        "SELECT j.id, j.at, j.author, j.label, j.changeset FROM journal_row r JOIN journal j "
        "ON j.id = r.journal WHERE r.tbl = ?1 AND r.row = ?2 ORDER BY j.id DESC",
    [OF_SUPPLIER] =
        "SELECT DISTINCT j.id, j.at, j.author, j.label, j.changeset FROM (SELECT ?1 AS t, ?2 AS "
        "r" CHILDREN(1, "site") CHILDREN(2, "legal_identity") CHILDREN(3, "contact")
            CHILDREN(4, "claim") CHILDREN(5, "certificate") CHILDREN(6, "sample")
                CHILDREN(7, "interaction") CHILDREN(8, "tag")
                    CHILDREN(9, "attachment") ") x JOIN journal_row w ON w.tbl = x.t AND w.row = "
                                              "x.r JOIN journal j ON j.id = w.journal "
                                              "ORDER BY j.id DESC",
    [PRUNE] = "UPDATE journal SET changeset = NULL WHERE at < ?1 AND changeset IS NOT NULL",
};

const struct sql_module history_sql = {"history", history_text,
                                       sizeof history_text / sizeof *history_text, SQL_HISTORY};

bool journal_list(struct store *store, int64_t before, int limit, struct arena *arena,
                  struct journal_entry **entries, int *count, struct error *err) {
    bool row = false;
    *count = 0;
    *entries = arena_alloc(arena, (size_t)limit, sizeof **entries);
    sqlite3_stmt *q = sql_get(store, &history_sql, LIST, err);
    bool ok = q && sql_bind(store, q, "ii", err, before ? before : INT64_MAX, (int64_t)limit);
    while (ok && *count < limit && (ok = sql_row(store, q, &row, err)) && row)
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

struct history {
    struct store *store;
    int table;
    int64_t row;
    bool with_children;
    struct arena *arena;
    struct history_line *lines;
    int count, limit;
    struct history_line head; /* entry, at, author, label of the entry being read */
};

static struct value value_of(sqlite3_value *v, struct arena *arena) {
    if (!v || sqlite3_value_type(v) == SQLITE_NULL)
        return value_null();
    if (sqlite3_value_type(v) == SQLITE_INTEGER)
        return value_int(sqlite3_value_int64(v));
    return value_text(arena_string(arena, (const char *)sqlite3_value_text(v)));
}

static void add_line(struct history *h, const struct change *c, char op, const char *field,
                     struct value before, struct value after) {
    if (h->count >= h->limit)
        return;
    struct history_line *line = &h->lines[h->count++];
    *line = h->head;
    line->table = journal_tables[c->table];
    line->row = c->row;
    line->op = op;
    line->field = field;
    line->before = before;
    line->after = after;
}

/* deleted_at is the last audit column. */
static bool add_deletion(struct history *h, const struct change *c, const struct entity *entity) {
    sqlite3_value *after = change_after(c, (int)entity->n_fields + 6);
    if (c->op != SQLITE_UPDATE || !after)
        return false;
    bool deleted = sqlite3_value_type(after) != SQLITE_NULL;
    add_line(h, c, deleted ? 'd' : 'i', NULL, value_null(), value_null());
    return true;
}

/* A new row's filled fields, a changed row's changed fields, one line for a row that goes. */
static void add_change(struct history *h, const struct change *c) {
    const struct entity *entity = journal_entity(c->table);
    char op = c->op == SQLITE_INSERT ? 'i' : c->op == SQLITE_DELETE ? 'd' : 'u';
    if (op == 'd') {
        add_line(h, c, op, NULL, value_null(), value_null());
        return;
    }
    bool any = add_deletion(h, c, entity);
    for (size_t i = 0; i < entity->n_fields; i++) {
        const struct field *f = &entity->fields[i];
        int column = (int)i + 1;
        sqlite3_value *after = change_after(c, column);
        struct value before = value_of(change_before(c, column), h->arena);
        struct value now = value_of(after, h->arena);
        if (!after || f->flags & (FIELD_DERIVED | FIELD_HIDDEN) || value_equal(before, now))
            continue;
        add_line(h, c, op, f->name, before, now);
        any = true;
    }
    if (!any && op == 'i')
        add_line(h, c, op, NULL, value_null(), value_null());
}

/* Whether a change is of the record, or of something that belongs to it. */
static bool concerns(const struct history *h, const struct change *c) {
    if (c->table == h->table && c->row == h->row)
        return true;
    if (!h->with_children || c->table == h->table)
        return false;
    sqlite3_value *parent = c->op == SQLITE_INSERT ? change_after(c, COLUMN_SUPPLIER)
                                                   : change_before(c, COLUMN_SUPPLIER);
    if (parent)
        return sqlite3_value_int64(parent) == h->row;
    struct error ignored; /* a row that cannot be read now is not shown */
    struct arena arena = {0};
    bool row = false;
    sqlite3_stmt *q = sql_get_text(h->store,
                                   arena_format(&arena,
                                                "SELECT 1 FROM %s WHERE id = ?1 AND "
                                                "supplier_id = ?2",
                                                journal_tables[c->table]),
                                   &ignored);
    bool ok = q && sql_bind(h->store, q, "ii", &ignored, c->row, h->row) &&
              sql_row(h->store, q, &row, &ignored);
    sql_done(q);
    arena_free(&arena);
    return ok && row;
}

static bool read_changeset(struct history *h, const void *blob, int size, struct error *err) {
    sqlite3_changeset_iter *iter = NULL;
    struct change change;
    bool more = true;
    if (sqlite3changeset_start(&iter, size, (void *)blob) != SQLITE_OK)
        return sql_fail(h->store, err, "read the journal");
    bool ok = true;
    while (ok && (ok = change_next(h->store, iter, &change, &more, err)) && more) {
        if (concerns(h, &change))
            add_change(h, &change);
    }
    sqlite3changeset_finalize(iter);
    return ok;
}

static bool read_entry(struct history *h, sqlite3_stmt *q, struct error *err) {
    h->head = (struct history_line){.entry = sqlite3_column_int64(q, 0),
                                    .at = sqlite3_column_int64(q, 1),
                                    .author = sql_text(q, 2, h->arena),
                                    .label = sql_text(q, 3, h->arena)};
    if (sqlite3_column_type(q, 4) == SQLITE_BLOB)
        return read_changeset(h, sqlite3_column_blob(q, 4), sqlite3_column_bytes(q, 4), err);
    if (h->count < h->limit) { /* pruned: the label is what is left */
        h->lines[h->count] = h->head;
        h->lines[h->count].table = journal_tables[h->table];
        h->lines[h->count].row = h->row;
        h->lines[h->count++].op = 'u';
    }
    return true;
}

bool journal_history(struct store *store, const char *table, int64_t row, bool with_children,
                     int limit, struct arena *arena, struct history_line **lines, int *count,
                     struct error *err) {
    struct history h = {.store = store,
                        .table = journal_table(table),
                        .row = row,
                        .limit = limit,
                        .with_children = with_children && strcmp(table, "supplier") == 0,
                        .arena = arena};
    bool more = false;
    h.lines = arena_alloc(arena, (size_t)limit, sizeof *h.lines);
    sqlite3_stmt *q = sql_get(store, &history_sql, h.with_children ? OF_SUPPLIER : OF_ROW, err);
    bool ok = q && sql_bind(store, q, "ii", err, (int64_t)h.table, row);
    while (ok && h.count < limit && (ok = sql_row(store, q, &more, err)) && more)
        ok = read_entry(&h, q, err);
    sql_done(q);
    *lines = h.lines;
    *count = h.count;
    return ok;
}

bool journal_prune(struct store *store, int64_t before_ms, int64_t *dropped, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &history_sql, PRUNE, err);
    bool ok = q && sql_bind(store, q, "i", err, before_ms) && sql_run(store, q, err);
    *dropped = ok ? sqlite3_changes(store_handle(store)) : 0;
    return ok;
}
