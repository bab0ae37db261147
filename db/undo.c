/* Undo and redo: whole groups, checked first, then inverted entry by entry. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

#include "journal_private.h"

/* The kind of the latest entry of a root tells whether its change stands. */
#define STATE_OF(root)                                                                             \
    "(SELECT k.kind FROM journal k WHERE k.root = " root " ORDER BY k.id DESC LIMIT 1)"

enum undo_sql_id {
    LATEST_DO,
    LATEST_UNDO,
    ENTRIES_DO,
    ENTRIES_UNDO,
    ENTRY,
    CHANGESET,
    LATER,
    DEFER_KEYS
};

static const char *const undo_text[] = {
    [LATEST_DO] = "SELECT j.group_id FROM journal j WHERE j.author = ?1 AND j.device = ?2 AND "
                  "j.kind = 'do' AND " STATE_OF("j.id") " <> 'undo' ORDER BY j.id DESC LIMIT 1",
    /* Not what a first-hand change came after: that ends redo. */
    [LATEST_UNDO] =
        "SELECT j.group_id FROM journal j WHERE j.author = ?1 AND j.device = ?2 AND "
        "j.kind = 'undo' AND j.id = (SELECT max(k.id) FROM journal k WHERE k.root = j.root) AND "
        "j.id > ifnull((SELECT max(d.id) FROM journal d WHERE d.author = ?1 AND d.device = ?2 AND "
        "d.kind = 'do'), 0) ORDER BY j.id DESC LIMIT 1",
    [ENTRIES_DO] =
        "SELECT j.id, j.rows FROM journal j WHERE j.group_id = ?1 AND j.kind = 'do' AND " STATE_OF(
            "j.id") " <> 'undo' ORDER BY j.id DESC",
    [ENTRIES_UNDO] = "SELECT j.id, j.rows FROM journal j WHERE j.group_id = ?1 AND "
                     "j.kind = 'undo' AND j.id = (SELECT max(k.id) FROM journal k WHERE "
                     "k.root = j.root) ORDER BY j.id DESC",
    [ENTRY] = "SELECT j.root, j.kind, r.label, r.group_id, j.group_id FROM journal j "
              "JOIN journal r ON r.id = j.root WHERE j.id = ?1",
    [CHANGESET] = "SELECT changeset FROM journal WHERE id = ?1",
    [LATER] = "SELECT j.id, j.author, j.at, j.label FROM journal_row r JOIN journal j ON "
              "j.id = r.journal WHERE r.tbl = ?1 AND r.row = ?2 AND r.journal > ?3 AND "
              "j.kind = 'do' AND j.group_id <> ?4 AND " STATE_OF("j.id") " <> 'undo' ORDER BY j.id",
    [DEFER_KEYS] = "PRAGMA defer_foreign_keys = ON",
};

const struct sql_module undo_sql = {"undo", undo_text, sizeof undo_text / sizeof *undo_text,
                                    SQL_UNDO};

/* What is to be inverted. */
struct inversion {
    struct store *store;
    const char *kind; /* of the new entries: "undo" or "redo" */
    int64_t group;    /* of the entries that are inverted */
    int64_t *entries; /* newest first */
    int count;
    int64_t rows, done;
    const char *label; /* of the first-hand change */
    struct arena arena;
};

/* Columns by position: id, the fields, and the audit columns. */

enum audit {
    AUDIT_REV = 1,
    AUDIT_CREATED,
    AUDIT_CREATED_BY,
    AUDIT_UPDATED,
    AUDIT_UPDATED_BY,
    AUDIT_DELETED
};

static const char *column_name(int table, int column) {
    static const char *const audit[] = {"",           "rev",        "created_at", "created_by",
                                        "updated_at", "updated_by", "deleted_at"};
    const struct entity *entity = journal_entity(table);
    int fields = (int)entity->n_fields;
    if (column == COLUMN_ID)
        return "id";
    return column <= fields ? entity->fields[column - 1].name : audit[column - fields];
}

/* rev and updated_… tell how often and when a row changed, not what it says: they are never taken
 * back. */
static bool is_bookkeeping(int table, int column) {
    int audit = column - (int)journal_entity(table)->n_fields;
    return audit == AUDIT_REV || audit == AUDIT_UPDATED || audit == AUDIT_UPDATED_BY;
}

/* Changesets of entries */

static bool open_changeset(struct store *store, int64_t entry, struct arena *arena,
                           sqlite3_changeset_iter **iter, struct error *err) {
    bool row = false;
    void *copy = NULL;
    int size = 0;
    sqlite3_stmt *q = sql_get(store, &undo_sql, CHANGESET, err);
    bool ok = q && sql_bind(store, q, "i", err, entry) && sql_row(store, q, &row, err);
    if (ok && row && sqlite3_column_type(q, 0) == SQLITE_BLOB) {
        size = sqlite3_column_bytes(q, 0);
        copy = arena_bytes(arena, sqlite3_column_blob(q, 0), (size_t)size);
    }
    sql_done(q);
    if (!ok)
        return false;
    if (!copy)
        return error_set(err, ERROR_REFUSED,
                         "That change is too old: the journal was pruned, and undo ends there.");
    return sqlite3changeset_start(iter, size, copy) == SQLITE_OK ||
           sql_fail(store, err, "read the journal");
}

/* Checks */

struct later {
    int64_t entry, at;
    const char *author, *label;
};

/* The first column that both changes of a row touch; 0 where none, -1 for the whole row. */
static bool overlap(struct inversion *v, const struct change *mine, int64_t later, int *column,
                    struct error *err) {
    struct arena arena = {0};
    sqlite3_changeset_iter *iter = NULL;
    struct change other;
    bool more = true;
    *column = mine->op == SQLITE_INSERT ? -1 : 0;
    bool ok = *column || open_changeset(v->store, later, &arena, &iter, err);
    while (ok && !*column && (ok = change_next(v->store, iter, &other, &more, err)) && more) {
        if (other.table != mine->table || other.row != mine->row)
            continue;
        for (int i = 1; i < mine->columns && !*column; i++) {
            bool both = change_after(mine, i) && change_after(&other, i);
            if (both && !is_bookkeeping(mine->table, i))
                *column = i;
        }
    }
    sqlite3changeset_finalize(iter);
    arena_free(&arena);
    return ok;
}

static bool refuse(const struct later *l, const struct change *c, int column, struct error *err) {
    char day[DATE_TEXT];
    const struct entity *entity = journal_entity(c->table);
    date_to_iso(date_of_ms(l->at, 0), day);
    const char *what = "it";
    if (column > 0 && column <= (int)entity->n_fields)
        what = entity->fields[column - 1].label;
    else if (column > 0)
        what = "whether it is deleted";
    return error_set(err, ERROR_REFUSED,
                     "%s changed %s after that, on %s (%s): take that back first; H shows the "
                     "history.",
                     l->author, what, day, l->label);
}

static bool check_later(struct inversion *v, int64_t entry, const struct change *c,
                        struct error *err) {
    bool row = false, ok;
    struct later found[16];
    int n = 0, column = 0;
    struct arena arena = {0};
    sqlite3_stmt *q = sql_get(v->store, &undo_sql, LATER, err);
    ok = q && sql_bind(v->store, q, "iiii", err, (int64_t)c->table, c->row, entry, v->group);
    while (ok && n < 16 && (ok = sql_row(v->store, q, &row, err)) && row)
        found[n++] = (struct later){.entry = sqlite3_column_int64(q, 0),
                                    .author = sql_text(q, 1, &arena),
                                    .at = sqlite3_column_int64(q, 2),
                                    .label = sql_text(q, 3, &arena)};
    sql_done(q);
    for (int i = 0; i < n && ok; i++)
        ok = overlap(v, c, found[i].entry, &column, err) &&
             (!column || refuse(&found[i], c, column, err));
    arena_free(&arena);
    return ok;
}

/* A row that refers to the one to be removed, by a table and column of the schema's references. */
static const struct reference {
    const char *table, *column;
    const struct entity *to;
} references[] = {
    {"site", "supplier_id", &supplier_entity},
    {"legal_identity", "supplier_id", &supplier_entity},
    {"contact", "supplier_id", &supplier_entity},
    {"claim", "supplier_id", &supplier_entity},
    {"certificate", "supplier_id", &supplier_entity},
    {"sample", "supplier_id", &supplier_entity},
    {"interaction", "supplier_id", &supplier_entity},
    {"tag", "supplier_id", &supplier_entity},
    {"attachment", "supplier_id", &supplier_entity},
    {"certificate", "site_id", &site_entity},
    {"interaction", "contact_id", &contact_entity},
};

/* Rows of another group that refer to the row an undo would remove. */
static bool check_reference(struct inversion *v, const struct reference *r, const struct change *c,
                            struct error *err) {
    bool row = false;
    struct arena arena = {0};
    const char *text = arena_format(
        &arena,
        "SELECT j.author, j.at, j.label FROM %s t JOIN journal_row w ON w.tbl = %d AND "
        "w.row = t.id JOIN journal j ON j.id = w.journal WHERE t.%s = ?1 AND j.kind = 'do' AND "
        "w.journal = (SELECT min(f.journal) FROM journal_row f WHERE f.tbl = w.tbl AND "
        "f.row = t.id) AND j.group_id <> ?2 LIMIT 1",
        r->table, journal_table(r->table), r->column);
    sqlite3_stmt *q = sql_get_text(v->store, text, err);
    bool ok =
        q && sql_bind(v->store, q, "ii", err, c->row, v->group) && sql_row(v->store, q, &row, err);
    if (ok && row) {
        char day[DATE_TEXT];
        date_to_iso(date_of_ms(sqlite3_column_int64(q, 1), 0), day);
        ok = error_set(err, ERROR_REFUSED,
                       "%s added to it after that, on %s (%s): take that back first; H shows the "
                       "history.",
                       (const char *)sqlite3_column_text(q, 0), day,
                       (const char *)sqlite3_column_text(q, 2));
    }
    sql_done(q);
    arena_free(&arena);
    return ok;
}

static bool check_change(struct inversion *v, int64_t entry, const struct change *c,
                         struct error *err) {
    if (!check_later(v, entry, c, err))
        return false;
    for (size_t i = 0; c->op == SQLITE_INSERT && i < sizeof references / sizeof *references; i++) {
        if (references[i].to == journal_entity(c->table) &&
            !check_reference(v, &references[i], c, err))
            return false;
    }
    return true;
}

/* Inverting */

/* The row must still say what the entry left in it; else somebody changed it outside the journal.
 */
static bool expect_one(struct inversion *v, struct error *err) {
    return sqlite3_changes(v->store->db) == 1 ||
           error_set(err, ERROR_REFUSED,
                     "What \"%s\" left has changed since, so it cannot be taken back.", v->label);
}

static bool bind_value(struct store *store, sqlite3_stmt *q, int at, const sqlite3_value *value,
                       struct error *err) {
    int rc = value ? sqlite3_bind_value(q, at, value) : sqlite3_bind_null(q, at);
    return rc == SQLITE_OK || sql_fail(store, err, "undo");
}

static bool remove_row(struct inversion *v, const struct change *c, struct error *err) {
    struct arena arena = {0};
    const char *table = journal_tables[c->table];
    sqlite3_stmt *q =
        sql_get_text(v->store, arena_format(&arena, "DELETE FROM %s WHERE id = ?1", table), err);
    bool ok = q && sql_bind(v->store, q, "i", err, c->row) && sql_run(v->store, q, err) &&
              expect_one(v, err);
    arena_free(&arena);
    return ok;
}

/* Puts a removed row back as it was, with a higher rev. */
static bool insert_row(struct inversion *v, const struct change *c, struct error *err) {
    struct strbuf text = {0};
    int rev = (int)journal_entity(c->table)->n_fields + AUDIT_REV;
    strbuf_addf(&text, "INSERT INTO %s (", journal_tables[c->table]);
    for (int i = 0; i < c->columns; i++)
        strbuf_addf(&text, "%s%s", i ? ", " : "", column_name(c->table, i));
    strbuf_add(&text, ") VALUES (");
    for (int i = 0; i < c->columns; i++)
        strbuf_addf(&text, "%s?%d%s", i ? ", " : "", i + 1, i == rev ? " + 1" : "");
    strbuf_add_char(&text, ')');
    sqlite3_stmt *q = sql_get_text(v->store, text.data, err);
    strbuf_free(&text);
    bool ok = q != NULL;
    for (int i = 0; i < c->columns && ok; i++)
        ok = bind_value(v->store, q, i + 1, change_before(c, i), err);
    return ok && sql_run(v->store, q, err) && expect_one(v, err);
}

/* Each changed cell goes back to what it was, if it still is what the entry made of it. */
static bool update_row(struct inversion *v, const struct change *c, struct error *err) {
    struct strbuf set = {0}, where = {0};
    int parameter = 4, columns[128], n = 0;
    for (int i = 1; i < c->columns && n < 128; i++) {
        if (!change_after(c, i) || is_bookkeeping(c->table, i))
            continue;
        strbuf_addf(&set, ", %s = ?%d", column_name(c->table, i), parameter++);
        strbuf_addf(&where, " AND %s IS ?%d", column_name(c->table, i), parameter++);
        columns[n++] = i;
    }
    struct arena arena = {0};
    const char *text =
        arena_format(&arena,
                     "UPDATE %s SET rev = rev + 1, updated_at = ?2, updated_by = ?3"
                     "%s WHERE id = ?1%s",
                     journal_tables[c->table], strbuf_text(&set), strbuf_text(&where));
    sqlite3_stmt *q = n ? sql_get_text(v->store, text, err) : NULL;
    bool ok = n == 0 || (q && sql_bind(v->store, q, "iit", err, c->row, store_now(v->store),
                                       store_author(v->store)));
    for (int i = 0; i < n && ok; i++)
        ok = bind_value(v->store, q, 4 + 2 * i, change_before(c, columns[i]), err) &&
             bind_value(v->store, q, 5 + 2 * i, change_after(c, columns[i]), err);
    ok = ok && (n == 0 || (sql_run(v->store, q, err) && expect_one(v, err)));
    strbuf_free(&set);
    strbuf_free(&where);
    arena_free(&arena);
    return ok;
}

static bool invert_change(struct inversion *v, int64_t entry, const struct change *c,
                          struct error *err) {
    (void)entry;
    return c->op == SQLITE_INSERT   ? remove_row(v, c, err)
           : c->op == SQLITE_DELETE ? insert_row(v, c, err)
                                    : update_row(v, c, err);
}

static bool for_each_change(struct inversion *v, int64_t entry,
                            bool (*visit)(struct inversion *, int64_t, const struct change *,
                                          struct error *),
                            struct error *err) {
    struct arena arena = {0};
    sqlite3_changeset_iter *iter = NULL;
    struct change change;
    bool more = true;
    bool ok = open_changeset(v->store, entry, &arena, &iter, err);
    while (ok && (ok = change_next(v->store, iter, &change, &more, err)) && more)
        ok = visit(v, entry, &change, err);
    sqlite3changeset_finalize(iter);
    arena_free(&arena);
    return ok;
}

static bool find_root(struct inversion *v, int64_t entry, int64_t *root, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(v->store, &undo_sql, ENTRY, err);
    bool ok = q && sql_bind(v->store, q, "i", err, entry) && sql_row(v->store, q, &row, err);
    *root = ok && row ? sqlite3_column_int64(q, 0) : 0;
    if (ok && row && !v->label)
        v->label = sql_text(q, 2, &v->arena);
    sql_done(q);
    return ok;
}

static bool invert_entry(struct inversion *v, int64_t entry, struct error *err) {
    struct journal_as as = {.kind = v->kind, .undo_of = entry};
    struct arena arena = {0};
    bool redo = strcmp(v->kind, "redo") == 0;
    bool ok = find_root(v, entry, &as.root, err) &&
              command_begin(v->store,
                            arena_format(&arena, "%s: %s", redo ? "Redo" : "Undo", v->label), err);
    arena_free(&arena);
    if (!ok)
        return false;
    sqlite3_stmt *defer = sql_get(v->store, &undo_sql, DEFER_KEYS, err);
    if (defer && sql_run(v->store, defer, err) && for_each_change(v, entry, invert_change, err))
        return command_commit_as(v->store, &as, err);
    command_abort(v->store);
    return false;
}

/* Groups */

static bool collect(struct inversion *v, int statement, struct error *err) {
    bool row = false, ok;
    int capacity = 0;
    sqlite3_stmt *q = sql_get(v->store, &undo_sql, statement, err);
    ok = q && sql_bind(v->store, q, "i", err, v->group);
    while (ok && (ok = sql_row(v->store, q, &row, err)) && row) {
        if (v->count == capacity) {
            capacity = capacity ? 2 * capacity : 16;
            v->entries = mem_resize(v->entries, (size_t)capacity, sizeof *v->entries);
        }
        v->entries[v->count++] = sqlite3_column_int64(q, 0);
        v->rows += sqlite3_column_int64(q, 1);
    }
    sql_done(q);
    return ok;
}

static bool go_on(const struct inversion *v, const struct journal_progress *progress, int at,
                  struct error *err) {
    if (!progress || !progress->step || at + 1 == v->count ||
        progress->step(progress->user, at + 1, v->count))
        return true;
    return error_set(err, ERROR_CANCELLED, "Stopped after %d of %d parts; the same key goes on.",
                     at + 1, v->count);
}

static bool invert_all(struct inversion *v, const struct journal_progress *progress,
                       struct error *err) {
    bool ok = true;
    for (int i = 0; i < v->count && ok; i++)
        ok = for_each_change(v, v->entries[i], check_change, err);
    command_group_begin(v->store);
    for (int i = 0; i < v->count && ok; i++)
        ok = invert_entry(v, v->entries[i], err) && go_on(v, progress, i, err);
    command_group_end(v->store);
    return ok;
}

static bool invert_group(struct store *store, int64_t group, bool redo,
                         const struct journal_progress *progress, struct journal_result *result,
                         struct error *err) {
    struct inversion v = {.store = store, .kind = redo ? "redo" : "undo", .group = group};
    bool ok = collect(&v, redo ? ENTRIES_UNDO : ENTRIES_DO, err);
    if (ok && v.count == 0)
        ok = error_set(err, ERROR_NOT_FOUND, "That was taken back already.");
    ok = ok && invert_all(&v, progress, err);
    if (ok) {
        const char *cut = text_cut(&v.arena, v.label ? v.label : "", sizeof result->label / 4 - 1);
        memcpy(result->label, cut, strlen(cut) + 1);
        result->rows = v.rows;
    }
    mem_free(v.entries);
    arena_free(&v.arena);
    return ok;
}

static bool latest_group(struct store *store, int statement, int64_t *group, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &undo_sql, statement, err);
    bool ok = q && sql_bind(store, q, "tt", err, store->author, store->device) &&
              sql_row(store, q, &row, err);
    *group = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

bool journal_undo(struct store *store, const struct journal_progress *progress,
                  struct journal_result *result, struct error *err) {
    int64_t group;
    if (!latest_group(store, LATEST_DO, &group, err))
        return false;
    if (!group)
        return error_set(err, ERROR_NOT_FOUND, "There is nothing of yours to undo.");
    return invert_group(store, group, false, progress, result, err);
}

bool journal_redo(struct store *store, const struct journal_progress *progress,
                  struct journal_result *result, struct error *err) {
    int64_t group;
    if (!latest_group(store, LATEST_UNDO, &group, err))
        return false;
    if (!group)
        return error_set(err, ERROR_NOT_FOUND, "There is nothing to redo.");
    return invert_group(store, group, true, progress, result, err);
}

bool journal_undo_entry(struct store *store, int64_t entry, const struct journal_progress *progress,
                        struct journal_result *result, struct error *err) {
    bool row = false, redo = false;
    int64_t group = 0;
    sqlite3_stmt *q = sql_get(store, &undo_sql, ENTRY, err);
    bool ok = q && sql_bind(store, q, "i", err, entry) && sql_row(store, q, &row, err);
    if (ok && row) { /* taking an undo back is a redo; a redone change is undone at its root */
        redo = strcmp((const char *)sqlite3_column_text(q, 1), "undo") == 0;
        group = sqlite3_column_int64(q, redo ? 4 : 3);
    }
    sql_done(q);
    if (ok && !row)
        ok = error_set(err, ERROR_NOT_FOUND, "The journal has no entry %lld.", (long long)entry);
    return ok && invert_group(store, group, redo, progress, result, err);
}
