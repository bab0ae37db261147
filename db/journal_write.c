/*
 * What goes with the changes of a command: its entry, the index by record, the counts of living
 * rows, derived tables and the search index, all from one walk through the changeset.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/entities.h"

#include "bulk.h"
#include "count_private.h"
#include "derived.h"
#include "journal_private.h"
#include "search_private.h"

enum journal_sql { ENTRY_INSERT, ROW_INSERT };

static const char *const journal_text[] = {
    [ENTRY_INSERT] = "INSERT INTO journal (id, device, seq, author, at, label, group_id, root, "
                     "kind, undo_of, rows, schema_version, changeset) VALUES (?1, ?2, (SELECT "
                     "ifnull(max(seq), 0) + 1 FROM journal WHERE device = ?2), ?3, ?4, ?5, ?6, ?7, "
                     "?8, nullif(?9, 0), ?10, ?11, ?12)",
    [ROW_INSERT] = "INSERT INTO journal_row (tbl, row, journal) VALUES (?1, ?2, ?3)",
};

extern const struct sql_module journal_sql;
const struct sql_module journal_sql = {"journal", journal_text,
                                       sizeof journal_text / sizeof *journal_text, SQL_JOURNAL};

struct row_touch {
    int table;
    int64_t id;
};

/* What the walk through the changeset finds. */
struct touched {
    struct row_touch *rows;
    size_t n_rows;
    int64_t *living; /* per table: how many more rows live now */
    struct search_notes search;
    struct derived derived;
};

static void touched_free(struct touched *t) {
    mem_free(t->rows);
    search_notes_free(&t->search);
    mem_free(t->living);
    derived_free(&t->derived);
}

static void add_row(struct touched *t, int table, int64_t id) {
    t->rows = mem_grow(t->rows, t->n_rows, sizeof *t->rows);
    t->rows[t->n_rows++] = (struct row_touch){table, id};
}

static int by_table_and_id(const void *a, const void *b) {
    const struct row_touch *x = a, *y = b;
    if (x->table != y->table)
        return x->table < y->table ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int living_change(const struct journal_table *table, const struct change *c) {
    const struct cell *before = &c->before[table->deleted_at];
    const struct cell *after = &c->after[table->deleted_at];
    switch (c->op) {
    case 'i':
        return after->kind == CELL_NULL;
    case 'd':
        return -(before->kind == CELL_NULL);
    default:
        return (after->kind == CELL_NULL) - (before->kind == CELL_NULL);
    }
}

static bool collect(struct store *store, struct touched *t, const void *bytes, size_t size,
                    struct error *err) {
    struct journal_walk walk;
    bool more = true;
    if (!journal_walk_start(&walk, store, bytes, size, err))
        return false;
    t->living = mem_alloc((size_t)walk.schema->n_tables, sizeof *t->living);
    while (more) {
        struct changeset before = walk.changeset;
        if (!journal_walk_next(&walk, &more, err))
            return false;
        if (!more)
            break;
        /* Where a header stood before this change, reading again from there finds it as well. */
        add_row(t, walk.table->number, walk.change.id);
        t->living[walk.table->number] += living_change(walk.table, &walk.change);
        if (!search_note(&t->search, &walk, before.at, err) ||
            !derived_note(&t->derived, &walk, err))
            return false;
    }
    return true;
}

static bool write_entry(struct store *store, int64_t id, const struct touched *t, const void *bytes,
                        size_t size, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &journal_sql, ENTRY_INSERT, err);
    return q &&
           sql_bind(store, q, "ittitiitiiib", err, id, store->device, store->author,
                    store_now(store), store->label, store->group_id ? store->group_id : id,
                    store->root ? store->root : id, store->kind, store->undo_of, (int64_t)t->n_rows,
                    (int64_t)schema_version(), size ? bytes : "", (int)size) &&
           sql_run(store, q, err);
}

static bool write_rows(struct store *store, int64_t id, struct touched *t, struct error *err) {
    bool ok = true;
    if (t->n_rows > 0)
        qsort(t->rows, t->n_rows, sizeof *t->rows, by_table_and_id);
    for (size_t i = 0; ok && i < t->n_rows; i++) {
        sqlite3_stmt *q = sql_get(store, &journal_sql, ROW_INSERT, err);
        ok = q && sql_bind(store, q, "iii", err, (int64_t)t->rows[i].table, t->rows[i].id, id) &&
             sql_run(store, q, err);
    }
    return ok;
}

static bool write_counts(struct store *store, const struct touched *t, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && all_entities[i]; i++)
        if (t->living[i] != 0)
            ok = count_add(store, all_entities[i]->table, t->living[i], err);
    return ok;
}

bool journal_write(struct store *store, const void *bytes, size_t size, struct error *err) {
    struct touched t = {0};
    int64_t id = store_new_id(store);
    bool ok = collect(store, &t, bytes, size, err);
    if (ok) {
        ok = write_entry(store, id, &t, bytes, size, err) && write_rows(store, id, &t, err) &&
             write_counts(store, &t, err) &&
             (store->group_id == 0 || bulk_note(store, t.living[0], err)) &&
             derived_update(store, &t.derived, err) && search_update(store, &t.search, err);
    }
    touched_free(&t);
    return ok;
}
