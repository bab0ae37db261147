/*
 * Taking back the changes of a changeset, row by row.
 *
 * rev goes up by every change and never comes back; updated_at and updated_by tell who took the
 * change back and when. Columns that were appended after the change keep what they have, or take
 * their default in a row that comes back.
 */
#include "sourcebench/core/strbuf.h"

#include "journal_private.h"

static bool refuse(const struct journal_walk *walk, struct error *err) {
    return error_set(err, ERROR_REFUSED,
                     "A %s is no longer as \"%s\" left it: another program changed the database; "
                     "run `sourcebench doctor`.",
                     walk->table->entity->label, walk->store->label);
}

/* A row that cannot come back as it was breaks a rule that came later, or refers to what is gone.
 */
static bool refuse_constraint(const struct journal_walk *walk, struct error *err) {
    struct error why = *err;
    if ((sqlite3_errcode(walk->store->db) & 0xff) != SQLITE_CONSTRAINT)
        return false;
    error_set(err, ERROR_REFUSED,
              "\"%s\" is not possible: a %s would break a rule of the database as it is now; "
              "change it by hand.",
              walk->store->label, walk->table->entity->label);
    return error_detail(err, "%s", why.detail);
}

/* Runs a statement that must change one row. */
static bool run_one(struct journal_walk *walk, sqlite3_stmt *q, struct error *err) {
    if (!sql_run(walk->store, q, err))
        return refuse_constraint(walk, err);
    return sqlite3_changes(walk->store->db) == 1 || refuse(walk, err);
}

static bool remove_row(struct journal_walk *walk, struct error *err) {
    sqlite3_stmt *q = sql_get_text(walk->store, walk->table->remove, err);
    return q && sql_bind(walk->store, q, "i", err, walk->change.id) && run_one(walk, q, err);
}

/* What a column of a row that comes back is given. */
static struct cell restored(const struct journal_walk *walk, int column) {
    struct cell cell = walk->change.before[column];
    if (column == walk->table->rev && cell.kind == CELL_INTEGER && cell.is.integer < INT64_MAX)
        cell.is.integer++;
    if (column == walk->table->updated_at)
        cell = (struct cell){.kind = CELL_INTEGER, .is.integer = store_now(walk->store)};
    return cell;
}

static bool bring_back(struct journal_walk *walk, struct error *err) {
    const struct journal_table *t = walk->table;
    const struct change *c = &walk->change;
    struct strbuf b = {0};
    strbuf_addf(&b, "INSERT INTO %s (", t->entity->table);
    for (int i = 0; i < c->n_columns; i++)
        strbuf_addf(&b, "%s%s", i ? ", " : "", t->column[i]);
    strbuf_add(&b, ") VALUES (");
    for (int i = 0; i < c->n_columns; i++)
        strbuf_addf(&b, "%s?%d", i ? ", " : "", i + 1);
    strbuf_add_char(&b, ')');
    sqlite3_stmt *q = sql_get_text(walk->store, b.data, err);
    strbuf_free(&b);
    bool ok = q != NULL;
    for (int i = 0; ok && i < c->n_columns; i++) {
        struct cell cell = restored(walk, i);
        ok = i == t->updated_by
                 ? sql_bind_at(walk->store, q, i + 1, value_text(walk->store->author), err)
                 : cell_bind(walk->store, q, i + 1, &cell, err);
    }
    return ok && run_one(walk, q, err);
}

static bool is_taken_back(const struct journal_walk *walk, int column) {
    enum column_role role = walk->table->role[column];
    return walk->change.after[column].kind != CELL_ABSENT &&
           (role == COLUMN_FIELD || role == COLUMN_DERIVED || role == COLUMN_DELETED_AT);
}

/* UPDATE … SET column = old … WHERE id = … AND column IS new …: it finds the row only where each
 * cell is as the change left it. */
static sqlite3_stmt *update_of(struct journal_walk *walk, struct error *err) {
    const struct journal_table *t = walk->table;
    struct strbuf b = {0};
    strbuf_addf(&b, "UPDATE %s SET rev = rev + 1, updated_at = ?2, updated_by = ?3",
                t->entity->table);
    for (int i = 0, n = 4; i < walk->change.n_columns; i++)
        if (is_taken_back(walk, i)) {
            strbuf_addf(&b, ", %s = ?%d", t->column[i], n);
            n += 2;
        }
    strbuf_add(&b, " WHERE id = ?1");
    for (int i = 0, n = 5; i < walk->change.n_columns; i++)
        if (is_taken_back(walk, i)) {
            strbuf_addf(&b, " AND %s IS ?%d", t->column[i], n);
            n += 2;
        }
    sqlite3_stmt *q = sql_get_text(walk->store, b.data, err);
    strbuf_free(&b);
    return q;
}

static bool change_back(struct journal_walk *walk, struct error *err) {
    const struct change *c = &walk->change;
    struct store *store = walk->store;
    sqlite3_stmt *q = update_of(walk, err);
    bool ok = q && sql_bind(store, q, "iit", err, c->id, store_now(store), store->author);
    for (int i = 0, n = 4; ok && i < c->n_columns; i++)
        if (is_taken_back(walk, i)) {
            ok = cell_bind(store, q, n, &c->before[i], err) &&
                 cell_bind(store, q, n + 1, &c->after[i], err);
            n += 2;
        }
    return ok && run_one(walk, q, err);
}

static bool revert_row(struct journal_walk *walk, struct error *err) {
    switch (walk->change.op) {
    case 'i':
        return remove_row(walk, err);
    case 'd':
        return bring_back(walk, err);
    default:
        return change_back(walk, err);
    }
}

/* Rows go and come in any order within a command; in the end each must have what it refers to. */
static bool check_references(struct store *store, struct error *err) {
    int open = 0, highest;
    sqlite3_db_status(store->db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
    if (open == 0)
        return true;
    return error_set(err, ERROR_REFUSED,
                     "\"%s\" is not possible: what it belongs to is not there any more; bring "
                     "that back first (see the history).",
                     store->label);
}

bool journal_revert(struct store *store, const void *bytes, size_t size, struct error *err) {
    struct journal_walk walk;
    bool more = true;
    if (!sql_exec(store, "PRAGMA defer_foreign_keys = ON", err) ||
        !journal_walk_start(&walk, store, bytes, size, err))
        return false;
    while (more)
        if (!journal_walk_next(&walk, &more, err) || (more && !revert_row(&walk, err)))
            return false;
    return check_references(store, err);
}
