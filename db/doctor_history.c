/*
 * Whether every journaled row is what the journal says.
 *
 * The journal is read from its end. What an entry wrote into a cell must still be there unless a
 * later entry wrote the same cell; a row that no entry knows was made by another program. Which
 * cells later entries wrote is kept, for rows with several entries, in a private temporary database
 * of SQLite, so that memory stays flat and a read-only database can be checked.
 */
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/journal.h"

#include "doctor_private.h"
#include "journal_private.h"

/* Per row: bit i set once a later entry wrote column i; all set where nothing older counts. */
enum { MOST_COLUMNS = 62 };
static const int64_t whole_row = INT64_MAX;

static const char side_schema[] =
    "CREATE TABLE seen (tbl INTEGER, row INTEGER, mask INTEGER, PRIMARY KEY (tbl, row)) "
    "WITHOUT ROWID; "
    "CREATE TABLE bad (tbl INTEGER, row INTEGER, PRIMARY KEY (tbl, row)) WITHOUT ROWID; BEGIN";

enum side_sql { SEEN_GET, SEEN_SET, BAD_ADD, BAD_COUNT, BAD_LIST, SIDE_STATEMENTS };
static const char *const side_text[] = {
    [SEEN_GET] = "SELECT mask FROM seen WHERE tbl = ?1 AND row = ?2",
    [SEEN_SET] = "INSERT OR REPLACE INTO seen VALUES (?1, ?2, ?3)",
    [BAD_ADD] = "INSERT OR IGNORE INTO bad VALUES (?1, ?2)",
    [BAD_COUNT] = "SELECT count(*) FROM bad WHERE tbl = ?1",
    [BAD_LIST] = "SELECT tbl, row FROM bad",
};

struct audit {
    struct doctor *d;
    sqlite3 *side;
    sqlite3_stmt *q[SIDE_STATEMENTS];
    struct error *err;
};

static bool side_fail(struct audit *a) {
    return sql_fail_handle(a->side, "the temporary folder", a->err, "check the history");
}

static bool side_open(struct audit *a) {
    /* The empty name: a file of SQLite's own in the temporary folder, deleted with the connection.
     */
    bool ok = sqlite3_open("", &a->side) == SQLITE_OK &&
              sqlite3_exec(a->side, side_schema, NULL, NULL, NULL) == SQLITE_OK;
    for (int i = 0; ok && i < SIDE_STATEMENTS; i++)
        ok = sqlite3_prepare_v2(a->side, side_text[i], -1, &a->q[i], NULL) == SQLITE_OK;
    return ok || side_fail(a);
}

static void side_close(struct audit *a) {
    for (int i = 0; i < SIDE_STATEMENTS; i++)
        sqlite3_finalize(a->q[i]);
    sqlite3_close(a->side);
}

/* Runs a side statement with up to three numbers; *result is its first column, or fallback. */
static bool side_run(struct audit *a, int statement, const int64_t numbers[3], int64_t *result,
                     int64_t fallback) {
    sqlite3_stmt *q = a->q[statement];
    int n = sqlite3_bind_parameter_count(q);
    int status = SQLITE_OK;
    for (int i = 0; i < n && i < 3 && status == SQLITE_OK; i++)
        status = sqlite3_bind_int64(q, i + 1, numbers[i]);
    if (status == SQLITE_OK)
        status = sqlite3_step(q);
    if (result)
        *result = status == SQLITE_ROW ? sqlite3_column_int64(q, 0) : fallback;
    sqlite3_reset(q);
    return status == SQLITE_ROW || status == SQLITE_DONE || side_fail(a);
}

static bool add_bad(struct audit *a, int table, int64_t row) {
    return side_run(a, BAD_ADD, (const int64_t[3]){table, row, 0}, NULL, 0);
}

static bool has_several_entries(struct audit *a, int table, int64_t row, bool *several) {
    bool there = false;
    struct store *store = a->d->store;
    sqlite3_stmt *q = sql_get(store, &doctor_sql, DOCTOR_ENTRIES_OF_ROW, a->err);
    bool ok = q && sql_bind(store, q, "ii", a->err, (int64_t)table, row) &&
              sql_row(store, q, &there, a->err);
    *several = ok && there && sqlite3_column_int(q, 0) > 1;
    sql_done(q);
    return ok;
}

static bool same_value(const struct cell *written, sqlite3_stmt *q, int column) {
    switch (sqlite3_column_type(q, column)) {
    case SQLITE_NULL:
        return written->kind == CELL_NULL;
    case SQLITE_INTEGER:
        return written->kind == CELL_INTEGER &&
               written->is.integer == sqlite3_column_int64(q, column);
    case SQLITE_TEXT:
        return written->kind == CELL_TEXT &&
               (int)written->length == sqlite3_column_bytes(q, column) &&
               memcmp(written->is.bytes, sqlite3_column_text(q, column), written->length) == 0;
    default: /* journaled tables have no columns of other kinds */
        return false;
    }
}

/* Compares what the entry wrote with the row as it is (q stands on it), but for the cells in *mask,
 * and adds the entry's cells to the mask. Derived columns have their own check, and its repairs are
 * not journaled. */
static bool cells_agree(const struct journal_walk *walk, sqlite3_stmt *q, int64_t *mask) {
    bool agree = true;
    for (int i = 0; i < walk->change.n_columns && i < MOST_COLUMNS; i++) {
        const struct cell *written = &walk->change.after[i];
        if (written->kind == CELL_ABSENT || (*mask >> i & 1))
            continue;
        *mask |= (int64_t)1 << i;
        agree = agree && (walk->table->role[i] == COLUMN_DERIVED || same_value(written, q, i));
    }
    return agree;
}

static bool check_row(struct audit *a, const struct journal_walk *walk, int64_t *mask) {
    struct store *store = a->d->store;
    struct strbuf text = {0};
    bool there = false, good, gone = walk->change.op == 'd';
    strbuf_addf(&text, "SELECT * FROM %s WHERE id = ?1", walk->table->entity->table);
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&text), a->err);
    strbuf_free(&text);
    bool ok =
        q && sql_bind(store, q, "i", a->err, walk->change.id) && sql_row(store, q, &there, a->err);
    if (ok && there && !gone) {
        good = cells_agree(walk, q, mask);
    } else {
        good = *mask != 0 || there != gone;
        *mask = whole_row;
    }
    sql_done(q);
    return ok && (good || add_bad(a, walk->table->number, walk->change.id));
}

/* One change of one row, unless later entries wrote all that it wrote. */
static bool check_change(struct audit *a, const struct journal_walk *walk) {
    int table = walk->table->number;
    int64_t row = walk->change.id, mask = 0;
    bool several;
    if (!has_several_entries(a, table, row, &several) ||
        (several && !side_run(a, SEEN_GET, (const int64_t[3]){table, row, 0}, &mask, 0)))
        return false;
    if (mask == whole_row)
        return true;
    return check_row(a, walk, &mask) &&
           (!several || side_run(a, SEEN_SET, (const int64_t[3]){table, row, mask}, NULL, 0));
}

static bool check_changeset(struct audit *a, const void *bytes, int size, bool *readable) {
    struct journal_walk walk;
    struct error unreadable;
    bool more = true;
    if (!journal_walk_start(&walk, a->d->store, bytes, (size_t)size, a->err))
        return false;
    while ((*readable = journal_walk_next(&walk, &more, &unreadable)) && more)
        if (!check_change(a, &walk))
            return false;
    return true;
}

/* The rows of a break: what was written into them before does not count any more. */
static bool skip_rows_of(struct audit *a, int64_t entry) {
    struct store *store = a->d->store;
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &doctor_sql, DOCTOR_ROWS_OF_ENTRY, a->err);
    bool ok = q && sql_bind(store, q, "i", a->err, entry);
    while (ok && (ok = sql_row(store, q, &row, a->err)) && row) {
        const int64_t seen[3] = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), whole_row};
        ok = side_run(a, SEEN_SET, seen, NULL, 0);
    }
    sql_done(q);
    return ok;
}

static bool check_entries(struct audit *a) {
    struct store *store = a->d->store;
    bool row = false, readable = false;
    int64_t unreadable = 0;
    sqlite3_stmt *q = sql_get(store, &doctor_sql, DOCTOR_ENTRIES, a->err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(store, q, &row, a->err)) && row) {
        if (sqlite3_column_type(q, 2) == SQLITE_BLOB) {
            ok = check_changeset(a, sqlite3_column_blob(q, 2), sqlite3_column_bytes(q, 2),
                                 &readable);
            unreadable += !readable;
        } else if (strcmp((const char *)sqlite3_column_text(q, 1), DOCTOR_BREAK_LABEL) == 0) {
            ok = skip_rows_of(a, sqlite3_column_int64(q, 0));
        }
    }
    sql_done(q);
    if (ok && unreadable > 0)
        doctor_report(a->d, "journal", (struct doctor_outcome){false, false},
                      "%lld of the journal's entries cannot be read, so they cannot be undone.",
                      (long long)unreadable);
    return ok;
}

/* Rows that no entry knows. */
static bool check_unknown(struct audit *a, int table) {
    struct store *store = a->d->store;
    struct strbuf text = {0};
    bool row = false;
    strbuf_addf(&text,
                "SELECT id FROM %s t WHERE NOT EXISTS "
                "(SELECT 1 FROM journal_row j WHERE j.tbl = ?1 AND j.row = t.id)",
                all_entities[table]->table);
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&text), a->err);
    strbuf_free(&text);
    bool ok = q && sql_bind(store, q, "i", a->err, (int64_t)table);
    while (ok && (ok = sql_row(store, q, &row, a->err)) && row)
        ok = add_bad(a, table, sqlite3_column_int64(q, 0));
    sql_done(q);
    return ok;
}

static bool mark_rows(struct audit *a, int64_t entry) {
    struct store *store = a->d->store;
    bool ok = true;
    while (ok && sqlite3_step(a->q[BAD_LIST]) == SQLITE_ROW) {
        sqlite3_stmt *q = sql_get(store, &doctor_sql, DOCTOR_ADD_ROW, a->err);
        ok = q &&
             sql_bind(store, q, "iii", a->err, sqlite3_column_int64(a->q[BAD_LIST], 0),
                      sqlite3_column_int64(a->q[BAD_LIST], 1), entry) &&
             sql_run(store, q, a->err);
    }
    sqlite3_reset(a->q[BAD_LIST]);
    return ok;
}

/* An entry without a changeset stands where history is broken; undo does not go past it. */
static bool mark_break(struct audit *a, int64_t rows) {
    struct store *store = a->d->store;
    if (!sql_exec(store, "BEGIN IMMEDIATE", a->err))
        return false;
    bool ok = store_sync_ids(store, a->err);
    int64_t id = store_new_id(store);
    sqlite3_stmt *q = ok ? sql_get(store, &doctor_sql, DOCTOR_ADD_ENTRY, a->err) : NULL;
    ok = q &&
         sql_bind(store, q, "ittitii", a->err, id, store->device, store->author, store_now(store),
                  DOCTOR_BREAK_LABEL, rows, (int64_t)schema_version()) &&
         sql_run(store, q, a->err) && mark_rows(a, id);
    return sql_end(store, ok, a->err);
}

static bool report_bad(struct audit *a) {
    int64_t all = 0, n;
    for (int i = 0; all_entities[i]; i++) {
        if (!side_run(a, BAD_COUNT, (const int64_t[3]){i, 0, 0}, &n, 0))
            return false;
        all += n;
        if (n > 0)
            doctor_report(a->d, "history", (struct doctor_outcome){true, a->d->repair},
                          "Another program changed %lld of the rows in %s; history does not know "
                          "how.",
                          (long long)n, all_entities[i]->table);
    }
    a->d->stale_search = all > 0;
    return all == 0 || !a->d->repair || mark_break(a, all);
}

bool doctor_check_history(struct doctor *d, struct error *err) {
    struct audit a = {.d = d, .err = err};
    bool ok = side_open(&a) && sql_exec(d->store, "BEGIN", err);
    if (ok) { /* one moment of the database, while other agents go on */
        ok = check_entries(&a);
        for (int i = 0; ok && all_entities[i]; i++)
            ok = check_unknown(&a, i);
        sqlite3_exec(d->store->db, "COMMIT", NULL, NULL, NULL);
    }
    ok = ok && report_bad(&a);
    side_close(&a);
    return ok;
}
