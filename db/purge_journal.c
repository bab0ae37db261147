/*
 * Purging the journal: an entry is written anew without the rows that go; one that has none left
 * keeps who and when, for the sequence of its device, and says that it was purged.
 */
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"

#include "purge_private.h"

#define PURGED_LABEL "Purged change"

enum purge_journal_sql {
    ENTRY_MAKE,
    ENTRY_CLEAR,
    ENTRIES_OF_ROWS,
    ENTRIES_OF_REFS,
    ENTRIES,
    ENTRY,
    SET_CHANGESET,
    SET_PURGED,
    MARK_EMPTIED,
    SET_FOLLOWERS,
    DROP_ROWS,
    ADD_ENTRY
};

static const char *const purge_journal_text[] = {
    [ENTRY_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS purge_entry (id INTEGER PRIMARY KEY, "
                   "gone INTEGER, emptied INTEGER)",
    [ENTRY_CLEAR] = "DELETE FROM temp.purge_entry",
    [ENTRIES_OF_ROWS] = "INSERT INTO temp.purge_entry SELECT j.journal, count(*), 0 FROM "
                        "temp.purge_row p CROSS JOIN journal_row j ON j.tbl = p.tbl AND "
                        "j.row = p.row GROUP BY 1",
    [ENTRIES_OF_REFS] = "INSERT OR IGNORE INTO temp.purge_entry SELECT j.journal, 0, 0 FROM "
                        "temp.purge_ref p CROSS JOIN journal_row j ON j.tbl = p.tbl AND "
                        "j.row = p.row",
    [ENTRIES] = "SELECT id, gone FROM temp.purge_entry",
    [ENTRY] = "SELECT label, rows FROM journal WHERE id = ?1",
    [SET_CHANGESET] = "UPDATE journal SET changeset = ?2 WHERE id = ?1",
    [SET_PURGED] = "UPDATE journal SET changeset = ?2, label = ?3, rows = ?4, purged = ?5 "
                   "WHERE id = ?1",
    [MARK_EMPTIED] = "UPDATE temp.purge_entry SET emptied = 1 WHERE id = ?1",
    /* Undos that changed nothing, because all was as it had been: their label names the record. */
    [SET_FOLLOWERS] =
        "UPDATE journal SET changeset = NULL, label = ?1, purged = ?2 WHERE "
        "rows = 0 AND root IN (SELECT j.root FROM temp.purge_entry e JOIN journal j ON j.id = e.id "
        "WHERE e.emptied)",
    [DROP_ROWS] = "DELETE FROM journal_row WHERE (tbl, row) IN (SELECT tbl, row FROM "
                  "temp.purge_row)",
    [ADD_ENTRY] = "INSERT INTO journal (id, device, seq, author, at, label, group_id, root, kind, "
                  "undo_of, rows, schema_version, changeset, purged) VALUES (?1, ?2, (SELECT "
                  "ifnull(max(seq), 0) + 1 FROM journal WHERE device = ?2), ?3, ?4, ?5, ?1, ?1, "
                  "'do', NULL, ?6, ?7, NULL, ?1)",
};

extern const struct sql_module purge_journal_sql;
const struct sql_module purge_journal_sql = {"purge_journal", purge_journal_text,
                                             sizeof purge_journal_text / sizeof *purge_journal_text,
                                             SQL_PURGE_JOURNAL};

static bool run_kept(struct purge *p, enum purge_journal_sql statement, struct error *err) {
    sqlite3_stmt *q = sql_get(p->store, &purge_journal_sql, (int)statement, err);
    return q && sql_run(p->store, q, err);
}

/* Rows that were taken back */

static const struct cell *cells_of(const struct change *c) {
    return c->op == 'i' ? c->after : c->before;
}

static bool names_row(struct purge *p, const struct cell *id, int table, bool *found,
                      struct error *err) {
    *found = false;
    return id->kind != CELL_INTEGER || purge_has(p, table, id->is.integer, found, err);
}

/* Whether a row belongs to one that goes, which it names by table and id. */
static bool names_owner(struct purge *p, const struct journal_table *t, const struct cell *cells,
                        bool *found, struct error *err) {
    const struct purge_owner *by = purge_owner_of(t->entity);
    const struct cell *table = NULL, *row = NULL;
    *found = false;
    for (int i = 0; by && i < t->n_columns; i++) {
        table = t->field[i] == by->table ? &cells[i] : table;
        row = t->field[i] == by->row ? &cells[i] : row;
    }
    for (int i = 0; table && row && table->kind == CELL_TEXT && i < p->schema->n_tables; i++) {
        const char *name = p->schema->tables[i].entity->table;
        if (table->length == strlen(name) && memcmp(table->is.bytes, name, table->length) == 0)
            return names_row(p, row, i, found, err);
    }
    return true;
}

/* Whether a row belongs to one that goes, by a reference that may not be empty. */
static bool needs_row(struct purge *p, const struct journal_table *t, const struct cell *cells,
                      bool *found, struct error *err) {
    bool ok = true;
    *found = false;
    for (int i = 0; ok && !*found && i < t->n_columns; i++) {
        int field = t->field[i];
        if (field >= 0 && entity_needs(t->entity, (size_t)field))
            ok = names_row(p, &cells[i],
                           journal_table_named(p->schema, t->entity->fields[field].ref)->number,
                           found, err);
    }
    return ok;
}

static bool consider(struct purge *p, const struct journal_table *t, const struct change *c,
                     struct error *err) {
    bool belongs;
    if (c->op == 'u')
        return true;
    bool ok = needs_row(p, t, cells_of(c), &belongs, err);
    if (ok && !belongs)
        ok = names_owner(p, t, cells_of(c), &belongs, err);
    return ok && (!belongs || purge_add(p, t->number, c->id, err));
}

/* An entry that cannot be read tells nothing. */
static bool consider_entry(struct purge *p, const struct journal_table *t, int64_t entry,
                           struct error *err) {
    struct journal_walk walk;
    struct error unreadable;
    void *bytes;
    size_t size;
    bool more = true;
    bool ok = journal_load(p->store, entry, &bytes, &size, err) &&
              journal_walk_start(&walk, p->store, bytes, size, err);
    while (ok && journal_walk_next(&walk, &more, &unreadable) && more)
        ok = walk.table != t || consider(p, t, &walk.change, err);
    mem_free(bytes);
    return ok;
}

static bool belongs_to_something(const struct entity *entity) {
    bool belongs = false;
    for (size_t i = 0; i < entity->n_fields; i++)
        belongs = belongs || entity_needs(entity, i);
    return belongs;
}

bool purge_add_taken_back(struct purge *p, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < p->schema->n_tables; i++) {
        const struct journal_table *t = &p->schema->tables[i];
        struct strbuf text = {0};
        bool row = false;
        if (!belongs_to_something(t->entity))
            continue;
        strbuf_addf(&text,
                    "SELECT DISTINCT journal FROM journal_row r WHERE tbl = %d AND NOT EXISTS "
                    "(SELECT 1 FROM %s t WHERE t.id = r.row)",
                    i, t->entity->table);
        sqlite3_stmt *q = sql_get_text(p->store, strbuf_text(&text), err);
        strbuf_free(&text);
        ok = q != NULL;
        while (ok && (ok = sql_row(p->store, q, &row, err)) && row)
            ok = consider_entry(p, t, sqlite3_column_int64(q, 0), err);
        sql_done(q);
    }
    return ok;
}

/* Rewriting */

/* One entry, being written anew. */
struct rewrite {
    struct purge *purge;
    struct arena arena;
    int64_t id, rows, gone; /* gone: of its rows */
    const char *label;
    bool named;        /* the label has the title of a row that goes */
    struct strbuf out; /* the changeset without them */
    const char *table; /* of the last change in out */
    void *bytes;
    size_t size;
};

/* A tag or the rule of a decision names no record: "Add tag fair-2026 to 300 suppliers". */
static void look_for_title(struct rewrite *w, const struct journal_table *t,
                           const struct cell *cell) {
    if (t->entity == &tag_entity || t->entity == &decision_entity || cell->kind != CELL_TEXT ||
        cell->length == 0)
        return;
    const char *title = arena_bytes(&w->arena, cell->is.bytes, cell->length);
    w->named = w->named || strstr(w->label, title);
}

static void look_for_titles(struct rewrite *w, const struct journal_table *t,
                            const struct change *c) {
    for (int i = 0; i < c->n_columns; i++)
        if (t->field[i] == (int)t->entity->title) {
            if (c->op != 'i')
                look_for_title(w, t, &c->before[i]);
            if (c->op != 'd')
                look_for_title(w, t, &c->after[i]);
        }
}

static bool clear_reference(struct purge *p, struct cell *cell, int table, struct error *err) {
    bool found;
    if (!names_row(p, cell, table, &found, err))
        return false;
    if (found)
        *cell = (struct cell){.kind = CELL_NULL};
    return true;
}

/* References to what goes become empty; a change from one to another of them is none any more. */
static bool clear_references(struct purge *p, const struct journal_table *t, struct change *c,
                             struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < c->n_columns; i++) {
        int to = purge_reference(p->schema, t, i);
        if (to < 0)
            continue;
        ok = (c->op == 'i' || clear_reference(p, &c->before[i], to, err)) &&
             (c->op == 'd' || clear_reference(p, &c->after[i], to, err));
        if (ok && c->op == 'u' && cell_equal(&c->before[i], &c->after[i]))
            c->before[i].kind = c->after[i].kind = CELL_ABSENT;
    }
    return ok;
}

static bool rewrite_change(struct rewrite *w, struct journal_walk *walk, struct error *err) {
    bool goes;
    if (!purge_has(w->purge, walk->table->number, walk->change.id, &goes, err))
        return false;
    if (goes) {
        look_for_titles(w, walk->table, &walk->change);
        return true;
    }
    if (!clear_references(w->purge, walk->table, &walk->change, err))
        return false;
    changeset_put(&w->out, &w->table, &walk->change);
    return true;
}

/* Gives the entry without what goes in w->out. One that cannot be read keeps no changeset: what it
 * holds of the rows that go cannot be taken out of it. */
static bool rewrite_changes(struct rewrite *w, struct error *err) {
    struct journal_walk walk;
    struct error unreadable;
    bool more = true;
    bool ok = journal_walk_start(&walk, w->purge->store, w->bytes, w->size, err);
    while (ok && more) {
        if (!journal_walk_next(&walk, &more, &unreadable)) {
            mem_free(w->bytes);
            w->bytes = NULL;
            return true;
        }
        ok = !more || rewrite_change(w, &walk, err);
    }
    return ok;
}

static bool load_entry(struct rewrite *w, struct error *err) {
    struct store *store = w->purge->store;
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &purge_journal_sql, ENTRY, err);
    bool ok = q && sql_bind(store, q, "i", err, w->id) && sql_row(store, q, &row, err);
    w->label = ok && row ? sql_text(q, 0, &w->arena) : "";
    w->rows = ok && row ? sqlite3_column_int64(q, 1) : 0;
    sql_done(q);
    return ok && journal_load(store, w->id, &w->bytes, &w->size, err);
}

static bool mark_emptied(struct rewrite *w, struct error *err) {
    sqlite3_stmt *q = sql_get(w->purge->store, &purge_journal_sql, MARK_EMPTIED, err);
    return q && sql_bind(w->purge->store, q, "i", err, w->id) && sql_run(w->purge->store, q, err);
}

static bool write_entry(struct rewrite *w, struct error *err) {
    struct store *store = w->purge->store;
    struct purge_result *result = w->purge->result;
    bool emptied = w->gone >= w->rows, keep = !emptied && w->bytes;
    const char *label = emptied || w->named ? PURGED_LABEL : w->label;
    sqlite3_stmt *q =
        sql_get(store, &purge_journal_sql, w->gone > 0 ? SET_PURGED : SET_CHANGESET, err);
    bool ok = q && sql_bind(store, q, "i", err, w->id);
    if (ok && keep)
        ok = sqlite3_bind_blob(q, 2, strbuf_text(&w->out), (int)w->out.length, SQLITE_STATIC) ==
                 SQLITE_OK ||
             sql_fail(store, err, "purge");
    if (ok && w->gone > 0)
        ok = sql_bind_at(store, q, 3, value_text(label), err) &&
             sql_bind_at(store, q, 4, value_int(emptied ? 0 : w->rows - w->gone), err) &&
             sql_bind_at(store, q, 5, value_int(w->purge->entry), err);
    result->emptied += emptied;
    result->rewritten += !emptied;
    return ok && sql_run(store, q, err) && (!emptied || mark_emptied(w, err));
}

static bool rewrite_entry(struct purge *p, int64_t id, int64_t gone, struct error *err) {
    struct rewrite w = {.purge = p, .id = id, .gone = gone};
    bool ok = load_entry(&w, err) && (!w.bytes || rewrite_changes(&w, err)) &&
              ((!w.bytes && gone == 0) || write_entry(&w, err));
    mem_free(w.bytes);
    strbuf_free(&w.out);
    arena_free(&w.arena);
    return ok;
}

/* Undos of an emptied entry that have no rows themselves. */
static bool relabel_followers(struct purge *p, struct error *err) {
    sqlite3_stmt *q = sql_get(p->store, &purge_journal_sql, SET_FOLLOWERS, err);
    return q && sql_bind(p->store, q, "ti", err, PURGED_LABEL, p->entry) &&
           sql_run(p->store, q, err);
}

bool purge_rewrite_journal(struct purge *p, struct error *err) {
    bool row = false;
    bool ok = run_kept(p, ENTRY_MAKE, err) && run_kept(p, ENTRY_CLEAR, err) &&
              run_kept(p, ENTRIES_OF_ROWS, err) && run_kept(p, ENTRIES_OF_REFS, err);
    sqlite3_stmt *q = ok ? sql_get(p->store, &purge_journal_sql, ENTRIES, err) : NULL;
    ok = q != NULL;
    while (ok && (ok = sql_row(p->store, q, &row, err)) && row)
        ok = rewrite_entry(p, sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), err);
    sql_done(q);
    return ok && relabel_followers(p, err) && run_kept(p, DROP_ROWS, err);
}

bool purge_write_entry(struct purge *p, const char *label, struct error *err) {
    struct store *store = p->store;
    int64_t rows = 0;
    for (int i = 0; i < p->schema->n_tables; i++)
        rows += p->result->rows[i];
    sqlite3_stmt *q = sql_get(store, &purge_journal_sql, ADD_ENTRY, err);
    return q &&
           sql_bind(store, q, "ittitii", err, p->entry, store->device, store->author,
                    store_now(store), label, rows, (int64_t)schema_version()) &&
           sql_run(store, q, err);
}
