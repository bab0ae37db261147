/*
 * Purging rows: what goes along, and the order in which all goes in one transaction.
 *
 * SQLite leaves what it deletes in unused parts of the file, FTS5 keeps the words of deleted rows
 * until their segments are merged, and the log keeps older pages; purge_scrub() ends that.
 */
#include "sourcebench/db/purge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"

#include "count_private.h"
#include "derived.h"
#include "order_day_private.h"
#include "purge_private.h"
#include "search_private.h"

static const char scrub_setting[] = "purge";

enum purge_sql {
    ROW_MAKE,
    REF_MAKE,
    ROW_CLEAR,
    REF_CLEAR,
    ROW_ADD,
    ROW_FIND,
    ROW_COUNT,
    REF_COUNT,
    ROWS_OF,
    CONCERNED,
    FILES,
    IN_JOURNAL,
    TOMBSTONES
};

static const char *const purge_text[] = {
    [ROW_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS purge_row (tbl INTEGER, row INTEGER, "
                 "PRIMARY KEY (tbl, row)) WITHOUT ROWID",
    [REF_MAKE] = "CREATE TEMP TABLE IF NOT EXISTS purge_ref (tbl INTEGER, row INTEGER, "
                 "PRIMARY KEY (tbl, row)) WITHOUT ROWID",
    [ROW_CLEAR] = "DELETE FROM temp.purge_row",
    [REF_CLEAR] = "DELETE FROM temp.purge_ref",
    [ROW_ADD] = "INSERT OR IGNORE INTO temp.purge_row VALUES (?1, ?2)",
    [ROW_FIND] = "SELECT 1 FROM temp.purge_row WHERE tbl = ?1 AND row = ?2",
    [ROW_COUNT] = "SELECT count(*) FROM temp.purge_row WHERE tbl = ?1",
    [REF_COUNT] = "SELECT count(*) FROM temp.purge_ref",
    [ROWS_OF] = "SELECT row FROM temp.purge_row WHERE tbl = ?1",
    [CONCERNED] = "SELECT row FROM temp.purge_row WHERE tbl = 0 UNION SELECT supplier_id FROM "
                  "certificate WHERE id IN (SELECT row FROM temp.purge_ref WHERE tbl = ?1)",
    [FILES] = "SELECT path FROM attachment WHERE id IN "
              "(SELECT row FROM temp.purge_row WHERE tbl = ?1)",
    [IN_JOURNAL] = "SELECT 1 FROM journal_row WHERE tbl = ?1 AND row = ?2 LIMIT 1",
    [TOMBSTONES] = "INSERT OR REPLACE INTO tombstone (tbl, row, journal) "
                   "SELECT tbl, row, ?1 FROM temp.purge_row",
};

extern const struct sql_module purge_sql;
const struct sql_module purge_sql = {"purge", purge_text, sizeof purge_text / sizeof *purge_text,
                                     SQL_PURGE};

/* Records that belong to another of which they name table and id; each has a supplier_id too. */
static const struct purge_owner owners[] = {
    {&attachment_entity, ATTACHMENT_TABLE, ATTACHMENT_ROW},
    {&decision_entity, DECISION_TABLE, DECISION_ROW},
};

const struct purge_owner *purge_owner_of(const struct entity *entity) {
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (owners[i].entity == entity)
            return &owners[i];
    return NULL;
}

/* Runs a statement made of static names and numbers. */
static bool run(struct purge *p, struct error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool run(struct purge *p, struct error *err, const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return sql_exec(p->store, text, err);
}

static bool run_kept(struct purge *p, enum purge_sql statement, struct error *err) {
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, (int)statement, err);
    return q && sql_run(p->store, q, err);
}

bool purge_add(struct purge *p, int table, int64_t row, struct error *err) {
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, ROW_ADD, err);
    return q && sql_bind(p->store, q, "ii", err, (int64_t)table, row) && sql_run(p->store, q, err);
}

/* Whether a statement with table and row finds anything. */
static bool finds(struct purge *p, enum purge_sql statement, int table, int64_t row, bool *found,
                  struct error *err) {
    *found = false;
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, (int)statement, err);
    bool ok = q && sql_bind(p->store, q, "ii", err, (int64_t)table, row) &&
              sql_row(p->store, q, found, err);
    sql_done(q);
    return ok;
}

bool purge_has(struct purge *p, int table, int64_t row, bool *found, struct error *err) {
    return finds(p, ROW_FIND, table, row, found, err);
}

int purge_reference(const struct journal_schema *schema, const struct journal_table *t,
                    int column) {
    int field = t->field[column];
    if (field < 0 || t->entity->fields[field].type != FIELD_REF ||
        entity_needs(t->entity, (size_t)field))
        return -1;
    const struct journal_table *to = journal_table_named(schema, t->entity->fields[field].ref);
    return to ? to->number : -1;
}

bool purge_refuse_living(const struct purge_item *item, struct error *err) {
    const char *title = item->title ? item->title : "";
    if (item->entity == &supplier_entity)
        return error_set(err, ERROR_REFUSED,
                         "%s is not deleted, and only what is deleted can be purged; "
                         "`sourcebench supplier delete %lld` first.",
                         title, (long long)item->id);
    return error_set(err, ERROR_REFUSED,
                     "The %s %s is not deleted, and only what is deleted can be purged; delete it "
                     "in the bench first (D on it), or purge its supplier.",
                     item->entity->label, title);
}

/* Under the write lock: somebody may have restored or purged it meanwhile. */
static bool add_item(struct purge *p, const struct purge_item *item, struct error *err) {
    struct strbuf text = {0};
    bool there = false, known = true, living = false;
    const struct journal_table *t = journal_table_named(p->schema, item->entity->table);
    strbuf_addf(&text, "SELECT deleted_at IS NULL FROM %s WHERE id = ?1", item->entity->table);
    sqlite3_stmt *q = sql_get_text(p->store, strbuf_text(&text), err);
    strbuf_free(&text);
    bool ok = q && sql_bind(p->store, q, "i", err, item->id) && sql_row(p->store, q, &there, err);
    living = ok && there && sqlite3_column_int(q, 0);
    sql_done(q);
    if (living)
        return purge_refuse_living(item, err);
    ok = ok && (there || finds(p, IN_JOURNAL, t->number, item->id, &known, err));
    return ok && (!known || purge_add(p, t->number, item->id, err));
}

/* What belongs to a row: its parent field says so, or another that may not be empty. */
static bool add_children(struct purge *p, const struct journal_table *t, struct error *err) {
    const struct entity *e = t->entity;
    bool ok = true;
    for (size_t i = 0; ok && i < e->n_fields; i++) {
        const struct field *f = &e->fields[i];
        if (entity_needs(e, i))
            ok = run(p, err,
                     "INSERT OR IGNORE INTO temp.purge_row SELECT %d, c.id FROM temp.purge_row p "
                     "CROSS JOIN %s c ON c.%s = p.row WHERE p.tbl = %d",
                     t->number, e->table, f->name, journal_table_named(p->schema, f->ref)->number);
    }
    return ok;
}

/* What belongs to a row that it names by table and id. */
static bool add_owned(struct purge *p, const struct journal_table *t, struct error *err) {
    const struct purge_owner *by = purge_owner_of(t->entity);
    const struct entity *e = t->entity;
    bool ok = true;
    for (int i = 0; ok && by && i < p->schema->n_tables; i++) {
        const struct journal_table *owner = &p->schema->tables[i];
        if (owner->supplier >= 0 && owner != t)
            ok = run(p, err,
                     "INSERT OR IGNORE INTO temp.purge_row SELECT %d, c.id FROM temp.purge_row p "
                     "CROSS JOIN %s x ON x.id = p.row CROSS JOIN %s c ON c.supplier_id = x.%s AND "
                     "c.%s = '%s' AND c.%s = x.id WHERE p.tbl = %d",
                     t->number, owner->entity->table, e->table, owner->column[owner->supplier],
                     e->fields[by->table].name, owner->entity->table, e->fields[by->row].name, i);
    }
    return ok;
}

static bool add_references(struct purge *p, const struct journal_table *t, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < t->n_columns; i++) {
        int to = purge_reference(p->schema, t, i);
        if (to >= 0)
            ok = run(p, err,
                     "INSERT OR IGNORE INTO temp.purge_ref SELECT %d, c.id FROM temp.purge_row p "
                     "CROSS JOIN %s c ON c.%s = p.row WHERE p.tbl = %d AND NOT EXISTS (SELECT 1 "
                     "FROM temp.purge_row q WHERE q.tbl = %d AND q.row = c.id)",
                     t->number, t->entity->table, t->column[i], to, t->number);
    }
    return ok;
}

static bool collect(struct purge *p, const struct purge_item *items, int n, struct error *err) {
    bool ok = run_kept(p, ROW_CLEAR, err) && run_kept(p, REF_CLEAR, err);
    for (int i = 0; ok && i < n; i++)
        ok = add_item(p, &items[i], err);
    for (int i = 0; ok && i < p->schema->n_tables; i++)
        ok =
            add_children(p, &p->schema->tables[i], err) && add_owned(p, &p->schema->tables[i], err);
    ok = ok && purge_add_taken_back(p, err);
    for (int i = 0; ok && i < p->schema->n_tables; i++)
        ok = add_references(p, &p->schema->tables[i], err);
    return ok;
}

static bool read_number(struct purge *p, enum purge_sql statement, int table, int64_t *n,
                        struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, (int)statement, err);
    bool ok = q && (table < 0 || sql_bind(p->store, q, "i", err, (int64_t)table)) &&
              sql_row(p->store, q, &row, err);
    *n = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

static bool list_files(struct purge *p, struct arena *arena, struct error *err) {
    const struct journal_table *t = journal_table_named(p->schema, attachment_entity.table);
    struct purge_result *r = p->result;
    bool row = false;
    r->files = arena_alloc(arena, (size_t)r->rows[t->number], sizeof *r->files);
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, FILES, err);
    bool ok = q && sql_bind(p->store, q, "i", err, (int64_t)t->number);
    while (ok && (ok = sql_row(p->store, q, &row, err)) && row)
        r->files[r->n_files++] = sql_text(q, 0, arena);
    sql_done(q);
    return ok;
}

static bool tell(struct purge *p, struct arena *arena, struct error *err) {
    bool ok = read_number(p, REF_COUNT, -1, &p->result->cleared, err);
    for (int i = 0; ok && i < p->schema->n_tables; i++)
        ok = read_number(p, ROW_COUNT, i, &p->result->rows[i], err);
    return ok && list_files(p, arena, err);
}

static bool count_down(struct purge *p, const struct journal_table *t, struct error *err) {
    struct strbuf text = {0};
    int64_t n = 0;
    strbuf_addf(&text,
                "SELECT count(*) FROM temp.purge_row p CROSS JOIN %s c ON c.id = p.row "
                "WHERE p.tbl = %d AND c.deleted_at IS NULL",
                t->entity->table, t->number);
    bool ok = sql_integer(p->store, strbuf_text(&text), &n, err);
    strbuf_free(&text);
    return ok && (n == 0 || count_add(p->store, t->entity->table, -n, err));
}

static bool clear_references(struct purge *p, const struct journal_table *t, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < t->n_columns; i++) {
        int to = purge_reference(p->schema, t, i);
        if (to >= 0)
            ok = run(p, err,
                     "UPDATE %s SET %s = NULL WHERE id IN (SELECT row FROM temp.purge_ref WHERE "
                     "tbl = %d) AND %s IN (SELECT row FROM temp.purge_row WHERE tbl = %d)",
                     t->entity->table, t->column[i], t->number, t->column[i], to);
    }
    return ok;
}

/* Parents stand first in the list of the tables, so they go last. */
static bool remove_rows(struct purge *p, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < p->schema->n_tables; i++)
        ok = count_down(p, &p->schema->tables[i], err) &&
             clear_references(p, &p->schema->tables[i], err);
    for (int i = p->schema->n_tables - 1; ok && i >= 0; i--)
        ok = run(p, err,
                 "DELETE FROM %s WHERE id IN (SELECT row FROM temp.purge_row WHERE tbl = %d)",
                 p->schema->tables[i].entity->table, i);
    return ok;
}

/* Suppliers that go have no rows in derived tables; a certificate of a site that goes may be one
 * that another stands in for. */
static bool remake_derived(struct purge *p, struct error *err) {
    struct derived derived = {0};
    bool row = false;
    int64_t certificates = journal_table_named(p->schema, certificate_entity.table)->number;
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, CONCERNED, err);
    bool ok = q && sql_bind(p->store, q, "i", err, certificates);
    while (ok && (ok = sql_row(p->store, q, &row, err)) && row)
        derived_add(&derived, sqlite3_column_int64(q, 0));
    sql_done(q);
    ok = ok && derived_update(p->store, &derived, err) && order_day_purge(p->store, err);
    derived_free(&derived);
    return ok;
}

/* What is deleted is not in its index; what another program did to it may be. */
static bool remove_from(struct purge *p, int index, struct error *err) {
    bool row = false;
    int64_t roots = journal_table_named(p->schema, search_indexes[index].root->table)->number;
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, ROWS_OF, err);
    bool ok = q && sql_bind(p->store, q, "i", err, roots);
    while (ok && (ok = sql_row(p->store, q, &row, err)) && row)
        ok = search_write(p->store, index, sqlite3_column_int64(q, 0), err);
    sql_done(q);
    return ok;
}

static bool remove_words(struct purge *p, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < SEARCH_INDEXES; i++)
        ok = remove_from(p, i, err);
    return ok;
}

static bool bury(struct purge *p, struct error *err) {
    sqlite3_stmt *q = sql_get(p->store, &purge_sql, TOMBSTONES, err);
    return q && sql_bind(p->store, q, "i", err, p->entry) && sql_run(p->store, q, err) &&
           store_set_setting(p->store, scrub_setting, "unused parts", err);
}

static bool purge_locked(struct purge *p, const struct purge_item *items, int n,
                         struct arena *arena, struct error *err) {
    const char *label = n == 1 ? arena_format(arena, "Purge %s", items[0].entity->label)
                               : arena_format(arena, "Purge %d records", n);
    if (!store_sync_ids(p->store, err))
        return false;
    p->entry = store_new_id(p->store);
    return collect(p, items, n, err) && tell(p, arena, err) && purge_rewrite_journal(p, err) &&
           remove_rows(p, err) && remake_derived(p, err) && remove_words(p, err) && bury(p, err) &&
           purge_write_entry(p, label, err);
}

static bool may_purge(struct store *store, struct error *err) {
    return store_may_write(store, err) &&
           (store->depth == 0 ||
            error_set(err, ERROR_INTERNAL, "A purge was asked for within a command; report this."));
}

bool purge_run(struct store *store, const struct purge_item *items, int n, bool dry_run,
               struct arena *arena, struct purge_result *result, struct error *err) {
    struct purge p = {.store = store, .result = result};
    *result = (struct purge_result){0};
    if (!may_purge(store, err) || !(p.schema = journal_schema(store, err)) ||
        !run_kept(&p, ROW_MAKE, err) || !run_kept(&p, REF_MAKE, err) ||
        !sql_exec(store,
                  "PRAGMA secure_delete = ON; BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON",
                  err))
        return false;
    bool ok = purge_locked(&p, items, n, arena, err);
    if (!dry_run)
        return sql_end(store, ok, err);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

bool purge_scrub(struct store *store, struct error *err) {
    bool ok = may_purge(store, err);
    for (int i = 0; ok && i < SEARCH_INDEXES; i++)
        ok = sql_exec(store, search_set(store, i)->text[SEARCH_OPTIMIZE], err);
    if (!ok || !sql_exec(store, "VACUUM", err))
        return false;
    if (sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) !=
        SQLITE_OK)
        return sql_fail(store, err, "empty the log of the database");
    return store_set_setting(store, scrub_setting, NULL, err);
}

bool purge_is_unscrubbed(struct store *store, bool *pending, struct error *err) {
    char *since = NULL;
    bool ok = store_get_setting(store, scrub_setting, &since, err);
    *pending = since != NULL;
    mem_free(since);
    return ok;
}
