#include "sourcebench/db/journal.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/search.h"

#include "journal_private.h"

enum journal_sql_id { SEQUENCE, ADD_ENTRY, ADD_ROW, ADD_COUNT, SCHEMA_VERSION };

static const char *const journal_text[] = {
    [SEQUENCE] = "SELECT seq FROM journal WHERE device = ?1 ORDER BY id DESC LIMIT 1",
    [ADD_ENTRY] = "INSERT INTO journal (id, device, seq, author, at, label, group_id, root, kind, "
                  "undo_of, rows, schema_version, changeset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                  "?8, ?9, nullif(?10, 0), ?11, ?12, ?13)",
    [ADD_ROW] = "INSERT OR IGNORE INTO journal_row (tbl, row, journal) VALUES (?1, ?2, ?3)",
    [ADD_COUNT] = "INSERT INTO row_count (tbl, n) VALUES (?1, ?2) ON CONFLICT (tbl) DO UPDATE SET "
                  "n = n + ?2",
    [SCHEMA_VERSION] = "PRAGMA user_version",
};

const struct sql_module journal_sql = {"journal", journal_text,
                                       sizeof journal_text / sizeof *journal_text, SQL_JOURNAL};

/* The positions are stored in journal_row.tbl: only ever append. */
static const struct {
    const char *name;
    const struct entity *entity;
} tables[] = {
    {"supplier", &supplier_entity},
    {"site", &site_entity},
    {"legal_identity", &legal_entity},
    {"contact", &contact_entity},
    {"claim", &claim_entity},
    {"certificate", &certificate_entity},
    {"sample", &sample_entity},
    {"interaction", &interaction_entity},
    {"tag", &tag_entity},
    {"attachment", &attachment_entity},
};
enum { TABLES = sizeof tables / sizeof *tables };

const char *const journal_tables[] = {
    "supplier",    "site", "legal_identity", "contact", "claim", "certificate", "sample",
    "interaction", "tag",  "attachment",     NULL};

int journal_table(const char *name) {
    for (int i = 0; i < TABLES; i++) {
        if (strcmp(tables[i].name, name) == 0)
            return i;
    }
    return -1;
}

const struct entity *journal_entity(int table) {
    return tables[table].entity;
}

/* Changesets */

bool change_next(struct store *store, sqlite3_changeset_iter *iter, struct change *change,
                 bool *more, struct error *err) {
    const char *name;
    sqlite3_value *id = NULL;
    int rc = sqlite3changeset_next(iter);
    *more = rc == SQLITE_ROW;
    if (rc == SQLITE_DONE)
        return true;
    change->iter = iter;
    if (rc == SQLITE_ROW)
        rc = sqlite3changeset_op(iter, &name, &change->columns, &change->op, NULL);
    change->table = rc == SQLITE_OK ? journal_table(name) : -1;
    if (change->table >= 0)
        id = change->op == SQLITE_INSERT ? change_after(change, COLUMN_ID)
                                         : change_before(change, COLUMN_ID);
    if (!id)
        return error_set(err, ERROR_CORRUPT,
                         "The journal of %s is damaged; sourcebench doctor tells more.",
                         store->path);
    change->row = sqlite3_value_int64(id);
    return true;
}

sqlite3_value *change_before(const struct change *c, int column) {
    sqlite3_value *value = NULL;
    if (c->op == SQLITE_INSERT || column >= c->columns ||
        sqlite3changeset_old(c->iter, column, &value) != SQLITE_OK)
        return NULL;
    return value;
}

sqlite3_value *change_after(const struct change *c, int column) {
    sqlite3_value *value = NULL;
    if (c->op == SQLITE_DELETE || column >= c->columns ||
        sqlite3changeset_new(c->iter, column, &value) != SQLITE_OK)
        return NULL;
    return value;
}

/* Commands */

static void end_session(struct store *store) {
    if (store->session)
        sqlite3session_delete(store->session);
    store->session = NULL;
    store->depth = 0;
    store->aborted = false;
}

static bool start_session(struct store *store, struct error *err) {
    int rc = sqlite3session_create(store->db, "main", &store->session);
    for (int i = 0; i < TABLES && rc == SQLITE_OK; i++)
        rc = sqlite3session_attach(store->session, tables[i].name);
    return rc == SQLITE_OK || sql_fail(store, err, "record the change");
}

bool command_begin(struct store *store, const char *label, struct error *err) {
    if (store->read_only)
        return error_set(err, ERROR_READ_ONLY, "%s is open for reading only; nothing was changed.",
                         store->path);
    if (store->depth > 0) {
        store->depth++;
        return true;
    }
    struct arena arena = {0};
    const char *cut = text_cut(&arena, label, STORE_LABEL / 4 - 1);
    memcpy(store->label, cut, strlen(cut) + 1);
    arena_free(&arena);
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    if (!start_session(store, err) || !store_sync_ids(store, err)) {
        end_session(store);
        struct error ignored; /* the first one is told */
        sql_exec(store, "ROLLBACK", &ignored);
        return false;
    }
    store->depth = 1;
    return true;
}

void command_abort(struct store *store) {
    struct error ignored; /* nothing was written, whatever ROLLBACK says */
    if (store->depth > 1) {
        store->depth--;
        store->aborted = true;
        return;
    }
    end_session(store);
    if (!sqlite3_get_autocommit(store->db))
        sql_exec(store, "ROLLBACK", &ignored);
}

void command_group_begin(struct store *store) {
    store->group_id = -1; /* the first entry's id will be it */
}

void command_group_end(struct store *store) {
    store->group_id = 0;
}

/* What a changeset means for the indexes: suppliers touched, living rows gained or lost. */

struct touched {
    int64_t supplier;
    bool fresh; /* the supplier was added by this command */
    bool child; /* something that belongs to it was touched */
};

struct walk {
    struct store *store;
    int64_t entry;
    int64_t rows;
    int64_t living[TABLES];
    struct touched *touched;
    size_t n_touched, capacity;
};

static void touch(struct walk *w, int64_t supplier, bool fresh, bool child) {
    if (w->n_touched == w->capacity) {
        w->capacity = w->capacity ? 2 * w->capacity : 256;
        w->touched = mem_resize(w->touched, w->capacity, sizeof *w->touched);
    }
    w->touched[w->n_touched++] =
        (struct touched){.supplier = supplier, .fresh = fresh, .child = child};
}

/* The supplier a child belongs to: in the changeset for added and removed rows, else in the row. */
static bool parent_of(struct walk *w, const struct change *c, int64_t *supplier,
                      struct error *err) {
    sqlite3_value *value = c->op == SQLITE_INSERT ? change_after(c, COLUMN_SUPPLIER)
                                                  : change_before(c, COLUMN_SUPPLIER);
    if (value) {
        *supplier = sqlite3_value_int64(value);
        return true;
    }
    struct arena arena = {0};
    bool row = false;
    sqlite3_stmt *q = sql_get_text(
        w->store,
        arena_format(&arena, "SELECT supplier_id FROM %s WHERE id = ?1", tables[c->table].name),
        err);
    bool ok = q && sql_bind(w->store, q, "i", err, c->row) && sql_row(w->store, q, &row, err);
    *supplier = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    arena_free(&arena);
    return ok;
}

static bool is_null(sqlite3_value *value) {
    return !value || sqlite3_value_type(value) == SQLITE_NULL;
}

/* Behind the id and the fields: rev, created_at, created_by, updated_at, updated_by, deleted_at. */
static int deleted_column(int table) {
    return (int)tables[table].entity->n_fields + 6;
}

static int living_change(const struct change *c) {
    int column = deleted_column(c->table);
    sqlite3_value *before = change_before(c, column), *after = change_after(c, column);
    if (c->op == SQLITE_INSERT)
        return is_null(after);
    if (c->op == SQLITE_DELETE)
        return -is_null(before);
    if (!before && !after)
        return 0; /* not touched */
    return is_null(after) - is_null(before);
}

static bool add_row(struct walk *w, const struct change *c, struct error *err) {
    sqlite3_stmt *q = sql_get(w->store, &journal_sql, ADD_ROW, err);
    return q && sql_bind(w->store, q, "iii", err, (int64_t)c->table, c->row, w->entry) &&
           sql_run(w->store, q, err);
}

static bool walk_change(struct walk *w, const struct change *c, struct error *err) {
    int64_t supplier = c->row;
    bool own = tables[c->table].entity == &supplier_entity;
    if (!own && !parent_of(w, c, &supplier, err))
        return false;
    touch(w, supplier, own && c->op == SQLITE_INSERT, !own);
    w->living[c->table] += living_change(c);
    w->rows++;
    return add_row(w, c, err);
}

static bool walk_changeset(struct walk *w, void *changeset, int size, struct error *err) {
    sqlite3_changeset_iter *iter = NULL;
    struct change change;
    bool more = true;
    if (sqlite3changeset_start(&iter, size, changeset) != SQLITE_OK)
        return sql_fail(w->store, err, "record the change");
    bool ok = true;
    while (ok && (ok = change_next(w->store, iter, &change, &more, err)) && more)
        ok = walk_change(w, &change, err);
    sqlite3changeset_finalize(iter);
    return ok;
}

static int by_supplier(const void *a, const void *b) {
    int64_t x = ((const struct touched *)a)->supplier, y = ((const struct touched *)b)->supplier;
    return (x > y) - (x < y);
}

static bool index_touched(struct walk *w, struct error *err) {
    bool ok = true;
    if (w->n_touched)
        qsort(w->touched, w->n_touched, sizeof *w->touched, by_supplier);
    for (size_t i = 0; i < w->n_touched && ok;) {
        struct touched all = w->touched[i];
        for (i++; i < w->n_touched && w->touched[i].supplier == all.supplier; i++) {
            all.fresh = all.fresh || w->touched[i].fresh;
            all.child = all.child || w->touched[i].child;
        }
        ok = search_index_supplier(w->store, all.supplier, all.fresh, all.fresh && !all.child, err);
    }
    return ok;
}

static bool update_counts(struct walk *w, struct error *err) {
    for (int i = 0; i < TABLES; i++) {
        if (!w->living[i])
            continue;
        sqlite3_stmt *q = sql_get(w->store, &journal_sql, ADD_COUNT, err);
        if (!q || !sql_bind(w->store, q, "ti", err, tables[i].name, w->living[i]) ||
            !sql_run(w->store, q, err))
            return false;
    }
    return true;
}

static bool read_integer(struct store *store, int statement, const char *kinds,
                         const char *argument, int64_t *value, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &journal_sql, statement, err);
    bool ok = q && sql_bind(store, q, kinds, err, argument) && sql_row(store, q, &row, err);
    *value = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

static bool add_entry(struct walk *w, const struct journal_as *as, const void *changeset, int size,
                      struct error *err) {
    struct store *store = w->store;
    int64_t sequence, version;
    if (!read_integer(store, SEQUENCE, "t", store->device, &sequence, err) ||
        !read_integer(store, SCHEMA_VERSION, "", NULL, &version, err))
        return false;
    int64_t group = store->group_id > 0 ? store->group_id : w->entry;
    sqlite3_stmt *q = sql_get(store, &journal_sql, ADD_ENTRY, err);
    return q &&
           sql_bind(store, q, "itititiitiiib", err, w->entry, store->device, sequence + 1,
                    store->author, store_now(store), store->label, group,
                    as->root ? as->root : w->entry, as->kind, as->undo_of, w->rows, version,
                    changeset, size) &&
           sql_run(store, q, err);
}

/* All that goes into the transaction besides the change itself. */
static bool record_change(struct store *store, const struct journal_as *as, void *changeset,
                          int size, int64_t *entry, struct error *err) {
    struct walk w = {.store = store, .entry = store_new_id(store)};
    bool ok = walk_changeset(&w, changeset, size, err) && index_touched(&w, err) &&
              update_counts(&w, err) && add_entry(&w, as, changeset, size, err);
    *entry = w.entry;
    mem_free(w.touched);
    return ok;
}

bool command_commit_as(struct store *store, const struct journal_as *as, struct error *err) {
    void *changeset = NULL;
    int size = 0;
    int64_t entry = 0;
    if (store->depth > 1) {
        store->depth--;
        return true;
    }
    bool ok = !store->aborted ||
              error_set(err, ERROR_INTERNAL, "A part of the change failed; nothing was changed.");
    if (ok && sqlite3session_changeset(store->session, &size, &changeset) != SQLITE_OK)
        ok = sql_fail(store, err, "record the change");
    if (ok && size > 0)
        ok = record_change(store, as, changeset, size, &entry, err);
    sqlite3_free(changeset);
    ok = ok && sql_exec(store, "COMMIT", err);
    if (!ok) {
        store->depth = 1;
        command_abort(store);
        return false;
    }
    if (store->group_id < 0 && entry)
        store->group_id = entry;
    end_session(store);
    return true;
}

bool command_commit(struct store *store, struct error *err) {
    static const struct journal_as first_hand = {.kind = "do"};
    return command_commit_as(store, &first_hand, err);
}
