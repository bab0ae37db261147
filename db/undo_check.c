/*
 * Whether a later change is in the way of taking back an entry.
 *
 * In the way is a later entry that still stands and touched the same cell; any that touched a row
 * that would go or come back; and a row that was added later and refers to a row that would go. A
 * later change that was itself undone since is not in the way: what happened to a root after the
 * entry is nothing where its entries since are even in number. What was sealed since stays as it
 * is, whoever changed it before.
 *
 * One look-up for each row, and each later entry is read once.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/id_set.h"

#include "journal_private.h"
#include "save_rules.h"

enum check_sql { ROWS_OF_ENTRY, LATER_ENTRIES, ENTRY_ORIGIN, ROW_ORIGIN, PURGE_OF };

static const char *const check_text[] = {
    [ROWS_OF_ENTRY] = "SELECT rows FROM journal WHERE id = ?1",
    [LATER_ENTRIES] = "SELECT journal FROM journal_row WHERE tbl = ?1 AND row = ?2 AND journal > "
                      "?3",
    [ENTRY_ORIGIN] = "SELECT j.author, j.at, b.label, b.group_id, j.root, j.kind = 'undo' "
                     "FROM journal j JOIN journal b ON b.id = j.root WHERE j.id = ?1",
    [ROW_ORIGIN] = "SELECT j.author, j.at, b.label, b.group_id, j.root, j.kind = 'undo' "
                   "FROM journal_row r JOIN journal j ON j.id = r.journal "
                   "JOIN journal b ON b.id = j.root WHERE r.tbl = ?1 AND r.row = ?2 "
                   "ORDER BY r.journal LIMIT 1",
    [PURGE_OF] = "SELECT p.author, p.at, p.id = j.id FROM journal j JOIN journal p "
                 "ON p.id = j.purged WHERE j.id = ?1",
};

extern const struct sql_module undo_check_sql;
const struct sql_module undo_check_sql = {"undo_check", check_text,
                                          sizeof check_text / sizeof *check_text, SQL_UNDO_CHECK};

/* Who made an entry, and what it belongs to. */
struct origin {
    const char *author, *label;
    int64_t at, group, root;
    bool is_undo;
};

/* The entries of one root that came after the entry being checked. */
struct later {
    int64_t newest;
    struct origin origin; /* of the newest */
    int count;
};

struct row_place {
    int table;
    int64_t id;
    struct changeset place;
};

struct check {
    struct store *store;
    struct arena arena;
    int64_t entry, group;
    void *bytes;
    size_t size;
    struct id_set later;
    struct row_place *rows; /* of the entry, sorted */
    size_t n_rows;
};

static void read_origin(sqlite3_stmt *q, struct origin *origin, struct arena *arena) {
    origin->author = sql_text(q, 0, arena);
    origin->at = sqlite3_column_int64(q, 1);
    origin->label = sql_text(q, 2, arena);
    origin->group = sqlite3_column_int64(q, 3);
    origin->root = sqlite3_column_int64(q, 4);
    origin->is_undo = sqlite3_column_int(q, 5) != 0;
}

static bool find_later(struct check *c, const struct journal_walk *walk, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(c->store, &undo_check_sql, LATER_ENTRIES, err);
    bool ok = q && sql_bind(c->store, q, "iii", err, (int64_t)walk->table->number, walk->change.id,
                            c->entry);
    while (ok && (ok = sql_row(c->store, q, &row, err)) && row)
        id_set_add(&c->later, sqlite3_column_int64(q, 0));
    sql_done(q);
    return ok;
}

/* "Saigon Trail Bags Co.", "contact Ms Lan", "a contact" where the row is gone. */
static const char *name_of(struct check *c, const struct journal_table *table, int64_t id) {
    struct error ignored;
    bool row = false;
    const char *title = NULL;
    sqlite3_stmt *q = sql_get_text(c->store, table->title, &ignored);
    if (q && sql_bind(c->store, q, "i", &ignored, id) && sql_row(c->store, q, &row, &ignored) &&
        row)
        title = sql_text(q, 0, &c->arena);
    sql_done(q);
    if (!title)
        return arena_format(&c->arena, "a %s", table->entity->label);
    size_t n = strlen(title), cut = n > 80 ? 80 : n;
    while (cut > 0 && ((unsigned char)title[cut] & 0xC0) == 0x80)
        cut--;
    const char *label = table->entity->parent < 0 ? "" : table->entity->label;
    return arena_format(&c->arena, "%s%s%.*s%s", label, *label ? " " : "", (int)cut, title,
                        cut < n ? "…" : "");
}

/* "marco DID … on 2026-11-20 after that: undo that first (see the history)." */
static bool refuse(const struct store *store, const struct origin *by, const char *did,
                   const char *what, struct error *err) {
    char day[DATE_TEXT];
    date_to_iso(store_day_of(store, by->at), day);
    error_set(err, ERROR_REFUSED, "%s %s %s on %s after that: %s that first (see the history).",
              by->author, did, what, day, by->is_undo ? "redo" : "undo");
    return error_detail(err, "%s", by->label);
}

/* A row that refers to one that would go: fine where it goes along. */
static bool check_child(struct check *c, const struct journal_walk *walk, int table, int64_t id,
                        struct error *err) {
    bool row = false;
    struct origin origin;
    const struct journal_table *child = &walk->schema->tables[table];
    sqlite3_stmt *q = sql_get(c->store, &undo_check_sql, ROW_ORIGIN, err);
    bool ok = q && sql_bind(c->store, q, "ii", err, (int64_t)table, id) &&
              sql_row(c->store, q, &row, err);
    if (ok && row && sqlite3_column_int64(q, 3) != c->group) {
        read_origin(q, &origin, &c->arena);
        refuse(c->store, &origin, "added",
               arena_format(&c->arena, "%s to %s", name_of(c, child, id),
                            name_of(c, walk->table, walk->change.id)),
               err);
        ok = false;
    } else if (ok && !row) {
        ok = error_set(err, ERROR_REFUSED,
                       "Another program added %s to %s: run `sourcebench doctor` first.",
                       name_of(c, child, id), name_of(c, walk->table, walk->change.id));
    }
    sql_done(q);
    return ok;
}

static bool check_children(struct check *c, const struct journal_walk *walk, struct error *err) {
    bool row = false;
    if (walk->change.op != 'i' || !walk->table->children)
        return true;
    sqlite3_stmt *q = sql_get_text(c->store, walk->table->children, err);
    bool ok = q && sql_bind(c->store, q, "i", err, walk->change.id);
    while (ok && (ok = sql_row(c->store, q, &row, err)) && row)
        ok = check_child(c, walk, sqlite3_column_int(q, 0), sqlite3_column_int64(q, 1), err);
    sql_done(q);
    return ok;
}

/* Whether the entry itself changes that row: it is the one that sealed it. */
static bool touches(struct check *c, const struct entity *entity, int64_t id, bool *does,
                    struct error *err) {
    struct journal_walk walk;
    bool more = true, ok = journal_walk_start(&walk, c->store, c->bytes, c->size, err);
    *does = false;
    while (ok && more && !*does) {
        ok = journal_walk_next(&walk, &more, err);
        *does = ok && more && walk.table->entity == entity && walk.change.id == id;
    }
    return ok;
}

static bool check_seal(struct check *c, const struct journal_walk *walk, struct error *err) {
    const struct save_rules *rules = save_rules_of(walk->table->entity);
    const struct entity *by;
    int64_t owners[2], id;
    int n = 0;
    bool does = false, ok = !rules->sealed || journal_walk_owners(walk, owners, &n, err);
    for (int i = 0; ok && i < n; i++) {
        ok = rules->sealed(c->store, owners[i], &by, &id, err) &&
             (!id || touches(c, by, id, &does, err));
        if (ok && id && !does)
            ok = error_set(err, ERROR_REFUSED,
                           "%s was closed and sealed after that: undo the closing first.",
                           name_of(c, journal_table_named(walk->schema, by->table), id));
    }
    return ok;
}

static bool check_rows(struct check *c, struct error *err) {
    struct journal_walk walk;
    bool more = true;
    if (!journal_walk_start(&walk, c->store, c->bytes, c->size, err))
        return false;
    while (more) {
        if (!journal_walk_next(&walk, &more, err))
            return false;
        if (more && (!find_later(c, &walk, err) || !check_seal(c, &walk, err) ||
                     !check_children(c, &walk, err)))
            return false;
        c->n_rows += more;
    }
    return true;
}

/* A changeset that was cut between two changes can be read, but is not whole. */
static bool check_whole(struct check *c, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(c->store, &undo_check_sql, ROWS_OF_ENTRY, err);
    bool ok = q && sql_bind(c->store, q, "i", err, c->entry) && sql_row(c->store, q, &row, err);
    if (ok && (!row || sqlite3_column_int64(q, 0) != (int64_t)c->n_rows))
        ok = error_set(err, ERROR_CORRUPT,
                       "A change in the journal of %s is not whole; run `sourcebench doctor`.",
                       c->store->path);
    sql_done(q);
    return ok;
}

static int by_table_and_id(const void *a, const void *b) {
    const struct row_place *x = a, *y = b;
    if (x->table != y->table)
        return x->table < y->table ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* The rows of the entry, for look-ups by those of later entries. */
static bool index_rows(struct check *c, struct error *err) {
    struct journal_walk walk;
    bool more = true;
    if (c->rows)
        return true;
    c->rows = mem_alloc(c->n_rows, sizeof *c->rows);
    if (!journal_walk_start(&walk, c->store, c->bytes, c->size, err))
        return false;
    for (size_t n = 0; more; n++) {
        struct changeset place = walk.changeset;
        if (!journal_walk_next(&walk, &more, err))
            return false;
        if (more)
            c->rows[n] = (struct row_place){walk.table->number, walk.change.id, place};
    }
    qsort(c->rows, c->n_rows, sizeof *c->rows, by_table_and_id);
    return true;
}

/* Fields that mean something only together count as one cell: an amount and its currency; a bank
 * account and the call that confirmed it, which must never stand for another account. */
static int cell_of(const struct journal_table *t, int column) {
    int field = t->field[column];
    if (field < 0)
        return column;
    const struct field *f = &t->entity->fields[field];
    const char *with = f->type == FIELD_MONEY && f->currency ? f->currency : f->with;
    if (with)
        field = entity_field(t->entity, with);
    for (int i = 0; i < t->n_columns; i++)
        if (t->field[i] == field)
            return i;
    return column;
}

static bool is_content(const struct journal_table *t, const struct change *change, int column) {
    enum column_role role = t->role[column];
    return change->after[column].kind != CELL_ABSENT &&
           (role == COLUMN_FIELD || role == COLUMN_DELETED_AT);
}

/* The first column of the later change that stands in the way; -1 where none does. Where a row goes
 * or comes back any is; the key stands for the whole row. */
static int column_in_way(const struct journal_table *t, const struct change *mine,
                         const struct change *theirs) {
    bool touched[CHANGE_COLUMNS] = {false};
    if (theirs->op != 'u')
        return 0;
    for (int i = 0; mine->op == 'u' && i < mine->n_columns; i++)
        if (is_content(t, mine, i))
            touched[cell_of(t, i)] = true;
    for (int i = 0; i < theirs->n_columns; i++)
        if (is_content(t, theirs, i) && (mine->op != 'u' || touched[cell_of(t, i)]))
            return i;
    return mine->op == 'u' ? -1 : 0;
}

static bool refuse_change(struct check *c, const struct origin *by, const struct journal_walk *walk,
                          int column, struct error *err) {
    const struct journal_table *t = walk->table;
    const struct change *theirs = &walk->change;
    const char *did = "changed";
    if (theirs->op != 'u')
        did = theirs->op == 'i' ? "brought back" : "took away";
    else if (column == t->deleted_at)
        did = theirs->after[column].kind == CELL_NULL ? "restored" : "deleted";
    else if (column > 0)
        did = arena_format(&c->arena, "changed \"%s\" of", journal_column_label(t, column));
    return refuse(c->store, by, did, name_of(c, t, theirs->id), err);
}

static bool compare_row(struct check *c, const struct origin *by, const struct journal_walk *walk,
                        struct error *err) {
    struct row_place key = {.table = walk->table->number, .id = walk->change.id};
    const struct row_place *found =
        bsearch(&key, c->rows, c->n_rows, sizeof *c->rows, by_table_and_id);
    if (!found)
        return true;
    struct changeset place = found->place;
    struct change mine;
    changeset_next(&place, &mine);
    int column = column_in_way(walk->table, &mine, &walk->change);
    return column < 0 || refuse_change(c, by, walk, column, err);
}

static bool compare_entry(struct check *c, const struct later *later, struct error *err) {
    void *bytes;
    size_t size;
    struct journal_walk walk;
    bool more = true;
    if (!index_rows(c, err) || !journal_load(c->store, later->newest, &bytes, &size, err))
        return false;
    if (!bytes)
        return refuse(
            c->store, &later->origin, "did",
            arena_format(&c->arena, "\"%s\" (pruned from the journal)", later->origin.label), err);
    bool ok = journal_walk_start(&walk, c->store, bytes, size, err);
    while (ok && more)
        ok = journal_walk_next(&walk, &more, err) &&
             (!more || compare_row(c, &later->origin, &walk, err));
    mem_free(bytes);
    return ok;
}

static bool load_origin(struct check *c, int64_t entry, struct origin *origin, bool *found,
                        struct error *err) {
    sqlite3_stmt *q = sql_get(c->store, &undo_check_sql, ENTRY_ORIGIN, err);
    bool ok = q && sql_bind(c->store, q, "i", err, entry) && sql_row(c->store, q, found, err);
    if (ok && *found)
        read_origin(q, origin, &c->arena);
    sql_done(q);
    return ok;
}

static struct later *later_of_root(struct later *all, int *n, int64_t root) {
    for (int i = 0; i < *n; i++)
        if (all[i].origin.root == root)
            return &all[i];
    return &all[(*n)++];
}

static bool check_later(struct check *c, struct error *err) {
    const int64_t *ids = id_set_ids(&c->later);
    size_t n_ids = id_set_count(&c->later);
    struct later *all = arena_alloc(&c->arena, n_ids, sizeof *all);
    int n = 0;
    for (size_t i = 0; i < n_ids; i++) {
        struct origin origin;
        bool found = false;
        if (!load_origin(c, ids[i], &origin, &found, err))
            return false;
        if (!found || origin.group == c->group)
            continue;
        struct later *later = later_of_root(all, &n, origin.root);
        later->newest = ids[i];
        later->origin = origin;
        later->count++;
    }
    for (int i = 0; i < n; i++)
        if (all[i].count % 2 != 0 && !compare_entry(c, &all[i], err))
            return false;
    return true;
}

/* The purge itself cannot be taken back, nor a change of which it left nothing. */
static bool refuse_purged(struct check *c, struct error *err) {
    bool row = false;
    char day[DATE_TEXT];
    sqlite3_stmt *q = sql_get(c->store, &undo_check_sql, PURGE_OF, err);
    bool ok = q && sql_bind(c->store, q, "i", err, c->entry) && sql_row(c->store, q, &row, err);
    if (ok && row) {
        date_to_iso(store_day_of(c->store, sqlite3_column_int64(q, 1)), day);
        ok = error_set(
            err, ERROR_REFUSED, "Undo ends here: %s purged %s on %s, and that cannot come back.",
            (const char *)sqlite3_column_text(q, 0),
            sqlite3_column_int(q, 2) ? "what had been deleted" : "what this change touched", day);
    }
    sql_done(q);
    return ok;
}

bool journal_check(struct store *store, int64_t entry, int64_t group, struct error *err) {
    struct check c = {.store = store, .entry = entry, .group = group};
    bool ok = journal_load(store, entry, &c.bytes, &c.size, err);
    if (ok && !c.bytes)
        ok = refuse_purged(&c, err) &&
             error_set(err, ERROR_REFUSED,
                       "The details of that change were pruned from the journal: it cannot be "
                       "undone any more.");
    ok = ok && check_rows(&c, err) && check_whole(&c, err) && check_later(&c, err);
    mem_free(c.bytes);
    id_set_clear(&c.later);
    mem_free(c.rows);
    arena_free(&c.arena);
    return ok;
}
