/*
 * Changesets of the journal, change by change with their tables, and their values.
 */
#include <string.h>

#include "sourcebench/core/supplier.h"

#include "journal_private.h"

enum walk_sql { CHANGESET_OF };

static const char *const walk_text[] = {
    [CHANGESET_OF] = "SELECT changeset FROM journal WHERE id = ?1",
};

extern const struct sql_module journal_walk_sql;
const struct sql_module journal_walk_sql = {"journal_walk", walk_text,
                                            sizeof walk_text / sizeof *walk_text, SQL_JOURNAL_WALK};

bool journal_walk_start(struct journal_walk *walk, struct store *store, const void *bytes,
                        size_t size, struct error *err) {
    walk->store = store;
    walk->schema = journal_schema(store, err);
    walk->name = NULL;
    walk->table = NULL;
    changeset_start(&walk->changeset, bytes, size);
    return walk->schema != NULL;
}

static bool corrupt(struct journal_walk *walk, struct error *err) {
    return error_set(err, ERROR_CORRUPT,
                     "A change in the journal of %s is damaged; run `sourcebench doctor`.",
                     walk->store->path);
}

/* Every journaled table had the columns of the audit from its beginning. */
static bool has_audit(const struct journal_table *t, int n_columns) {
    return t->rev < n_columns && t->updated_at < n_columns && t->updated_by < n_columns &&
           t->deleted_at < n_columns;
}

/* Changes of a version that knows more columns cannot be told or taken back by this one. */
static bool find_table(struct journal_walk *walk, struct error *err) {
    const struct change *c = &walk->change;
    if (walk->name != c->table) {
        walk->name = c->table;
        walk->table = journal_table_named(walk->schema, c->table);
    }
    if (walk->table && c->n_columns <= walk->table->n_columns)
        return has_audit(walk->table, c->n_columns) || corrupt(walk, err);
    return error_set(err, ERROR_VERSION,
                     "A change in the journal was made by a newer sourcebench; update sourcebench "
                     "and open the database again.");
}

bool journal_walk_next(struct journal_walk *walk, bool *more, struct error *err) {
    enum changeset_step step = changeset_next(&walk->changeset, &walk->change);
    *more = step == CHANGESET_CHANGE;
    if (step == CHANGESET_CORRUPT)
        return corrupt(walk, err);
    return !*more || find_table(walk, err);
}

/* What a row belongs to whose change does not name it. */
static bool find_parent(const struct journal_walk *walk, int64_t owners[2], int *n,
                        struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(walk->store, walk->table->parent, err);
    bool ok = q && sql_bind(walk->store, q, "i", err, walk->change.id) &&
              sql_row(walk->store, q, &row, err);
    if (ok && row)
        owners[(*n)++] = sqlite3_column_int64(q, 0);
    sql_done(q);
    return ok;
}

bool journal_walk_owners(const struct journal_walk *walk, int64_t owners[2], int *n,
                         struct error *err) {
    const struct change *c = &walk->change;
    int column = walk->table->owner;
    *n = 0;
    if (column < 0)
        return true;
    const struct cell *before = c->op != 'i' ? &c->before[column] : NULL;
    const struct cell *after = c->op != 'd' ? &c->after[column] : NULL;
    if (before && before->kind == CELL_INTEGER)
        owners[(*n)++] = before->is.integer;
    if (after && after->kind == CELL_INTEGER)
        owners[(*n)++] = after->is.integer;
    return *n > 0 || find_parent(walk, owners, n, err);
}

bool journal_walk_suppliers(const struct journal_walk *walk, int64_t suppliers[2], int *n,
                            struct error *err) {
    *n = 0;
    if (walk->table->entity == &supplier_entity)
        suppliers[(*n)++] = walk->change.id;
    return walk->table->supplier < 0 || journal_walk_owners(walk, suppliers, n, err);
}

bool journal_load(struct store *store, int64_t entry, void **bytes, size_t *size,
                  struct error *err) {
    bool row = false;
    *bytes = NULL;
    *size = 0;
    sqlite3_stmt *q = sql_get(store, &journal_walk_sql, CHANGESET_OF, err);
    bool ok = q && sql_bind(store, q, "i", err, entry) && sql_row(store, q, &row, err);
    if (ok && row && sqlite3_column_type(q, 0) != SQLITE_NULL) {
        const void *blob = sqlite3_column_blob(q, 0);
        *size = (size_t)sqlite3_column_bytes(q, 0);
        *bytes = mem_alloc(*size, 1);
        if (*size)
            memcpy(*bytes, blob, *size);
    }
    sql_done(q);
    return ok;
}

bool cell_equal(const struct cell *a, const struct cell *b) {
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case CELL_INTEGER:
        return a->is.integer == b->is.integer;
    case CELL_REAL:
        /* As they are stored: NaN is equal to itself, and 0 is not -0. */
        return memcmp((const char *)&a->is.real, (const char *)&b->is.real, sizeof a->is.real) == 0;
    case CELL_TEXT:
    case CELL_BLOB:
        return a->length == b->length &&
               (a->length == 0 || memcmp(a->is.bytes, b->is.bytes, a->length) == 0);
    case CELL_ABSENT:
    case CELL_NULL:
        break;
    }
    return true;
}

struct value cell_value(const struct cell *cell, struct arena *arena) {
    if (cell->kind == CELL_INTEGER)
        return value_int(cell->is.integer);
    if (cell->kind == CELL_TEXT)
        return value_text(arena_bytes(arena, cell->is.bytes, cell->length));
    return value_null();
}

bool cell_bind(struct store *store, sqlite3_stmt *q, int n, const struct cell *cell,
               struct error *err) {
    int status = SQLITE_OK;
    switch (cell->kind) {
    case CELL_INTEGER:
        status = sqlite3_bind_int64(q, n, cell->is.integer);
        break;
    case CELL_REAL:
        status = sqlite3_bind_double(q, n, cell->is.real);
        break;
    case CELL_TEXT:
        status = sqlite3_bind_text(q, n, cell->is.bytes, (int)cell->length, SQLITE_TRANSIENT);
        break;
    case CELL_BLOB:
        status = sqlite3_bind_blob(q, n, cell->is.bytes, (int)cell->length, SQLITE_TRANSIENT);
        break;
    case CELL_ABSENT:
    case CELL_NULL:
        status = sqlite3_bind_null(q, n);
    }
    return status == SQLITE_OK || sql_fail(store, err, "undo a change");
}
