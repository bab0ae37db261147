/*
 * What goes with the changes of a command: its entry, the index by record, the counts of living
 * rows, derived tables and the search index, all from one walk through the changeset.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"

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
    struct search_touch *suppliers;
    size_t n_suppliers;
    struct changeset supplier_changes; /* for SEARCH_NEW */
    int64_t *living;                   /* per table: how many more rows live now */
    struct derived derived;
};

static void touched_free(struct touched *t) {
    mem_free(t->rows);
    mem_free(t->suppliers);
    mem_free(t->living);
    derived_free(&t->derived);
}

static void add_row(struct touched *t, int table, int64_t id) {
    t->rows = mem_grow(t->rows, t->n_rows, sizeof *t->rows);
    t->rows[t->n_rows++] = (struct row_touch){table, id};
}

static void add_supplier(struct touched *t, enum search_kind kind, int64_t id, size_t at) {
    t->suppliers = mem_grow(t->suppliers, t->n_suppliers, sizeof *t->suppliers);
    t->suppliers[t->n_suppliers++] = (struct search_touch){id, at, kind};
}

static int by_table_and_id(const void *a, const void *b) {
    const struct row_touch *x = a, *y = b;
    if (x->table != y->table)
        return x->table < y->table ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int by_supplier(const void *a, const void *b) {
    const struct search_touch *x = a, *y = b;
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

static void add_supplier_of(struct touched *t, const struct cell *cell) {
    if (cell->kind == CELL_INTEGER)
        add_supplier(t, SEARCH_WHOLE, cell->is.integer, 0);
}

/* The supplier of a row whose change does not name it. */
static bool find_supplier(struct store *store, struct touched *t, const struct journal_table *table,
                          int64_t id, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(store, table->parent, err);
    bool ok = q && sql_bind(store, q, "i", err, id) && sql_row(store, q, &row, err);
    if (ok && row)
        add_supplier(t, SEARCH_WHOLE, sqlite3_column_int64(q, 0), 0);
    sql_done(q);
    return ok;
}

/* Which suppliers are found by other words now. */
static bool note_supplier(struct store *store, struct touched *t, const struct journal_walk *walk,
                          size_t at, struct error *err) {
    const struct journal_table *table = walk->table;
    const struct change *c = &walk->change;
    if (!search_concerns(table, c))
        return true;
    if (table->entity == &supplier_entity) {
        t->supplier_changes = walk->changeset;
        add_supplier(t,
                     c->op == 'i'   ? SEARCH_NEW
                     : c->op == 'd' ? SEARCH_GONE
                                    : SEARCH_WHOLE,
                     c->id, at);
        return true;
    }
    if (table->supplier < 0)
        return true;
    if (c->op != 'i')
        add_supplier_of(t, &c->before[table->supplier]);
    if (c->op != 'd')
        add_supplier_of(t, &c->after[table->supplier]);
    if (c->op != 'u' || c->after[table->supplier].kind != CELL_ABSENT)
        return true;
    return find_supplier(store, t, table, c->id, err);
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
        if (!note_supplier(store, t, &walk, before.at, err) ||
            !derived_note(&t->derived, &walk, err))
            return false;
    }
    return true;
}

/* Sorts, and keeps one touch for each supplier: the whole of it where there are several. */
static void merge_suppliers(struct touched *t) {
    size_t kept = 0;
    if (t->n_suppliers == 0)
        return;
    qsort(t->suppliers, t->n_suppliers, sizeof *t->suppliers, by_supplier);
    for (size_t i = 1; i < t->n_suppliers; i++) {
        if (t->suppliers[i].id == t->suppliers[kept].id)
            t->suppliers[kept].kind = SEARCH_WHOLE;
        else
            t->suppliers[++kept] = t->suppliers[i];
    }
    t->n_suppliers = kept + 1;
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
        merge_suppliers(&t);
        ok = write_entry(store, id, &t, bytes, size, err) && write_rows(store, id, &t, err) &&
             write_counts(store, &t, err) &&
             (store->group_id == 0 || bulk_note(store, t.living[0], err)) &&
             derived_update(store, &t.derived, err) &&
             search_update(store, t.suppliers, t.n_suppliers, &t.supplier_changes, err);
    }
    touched_free(&t);
    return ok;
}
