/*
 * Prepared statements, for the db layer alone.
 *
 * Each db module keeps its statements in one static table and names it in a struct sql_module;
 * db/sql.c lists all modules so that a unit test can prepare every statement. A statement is
 * prepared on first use and kept by the store. Parameters are ?1, ?2, …; binds are checked.
 *
 *     struct sqlite3_stmt *q = sql_get(store, &contact_sql, CONTACT_BY_SUPPLIER, err);
 *     if (!q || !sql_bind(store, q, "i", err, supplier_id)) return false;
 *     while (sql_row(store, q, &more, err) && more) { … sqlite3_column_… }
 *     sql_done(q);
 */
#ifndef SOURCEBENCH_DB_SQL_H
#define SOURCEBENCH_DB_SQL_H

/* SQLite's header declares sessions only where these are set. */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

struct sql_module {
    const char *name;
    const char *const *text;
    int count;
    int slot; /* its place in the store's cache: a constant of enum sql_slot */
};

enum sql_slot {
    SQL_STORE,
    SQL_JOURNAL,
    SQL_JOURNAL_WALK,
    SQL_UNDO,
    SQL_UNDO_CHECK,
    SQL_HISTORY,
    SQL_COUNT,
    SQL_COMMAND,
    SQL_KNOWN,
    SQL_SUPPLIER_LIST,
    SQL_IMPORT,
    SQL_VIEW,
    SQL_SCORE,
    SQL_DERIVED,
    SQL_AGENDA,
    SQL_ORDER_DAY,
    SQL_DOCTOR,
    SQL_PURGE,
    SQL_PURGE_FIND,
    SQL_PURGE_JOURNAL,
    SQL_MATERIAL,
    SQL_MATERIAL_OFFER,
    SQL_MATERIAL_IMPORT,
    SQL_SLOTS
};

/* NULL-ended; for the unit test that prepares everything. */
extern const struct sql_module *const sql_modules[];

sqlite3 *store_handle(struct store *store);

/* The kept statement, reset and with bindings cleared; NULL and err on failure. There is one of
 * each: who runs a statement while reading its own rows gets it reset under the hands. */
sqlite3_stmt *sql_get(struct store *store, const struct sql_module *module, int index,
                      struct error *err);
/* A kept statement made of an entity's static names (never of user text), keyed by its own text.
 * The store keeps SQL_TEXTS of them and drops the one that was used longest ago; a statement in the
 * middle of its rows is never dropped. */
sqlite3_stmt *sql_get_text(struct store *store, const char *text, struct error *err);

/* Binds ?1… by a letter each: i int64_t, t const char * (NULL binds NULL; copied), s the same but
 * not copied: it must stay until the statement has run, v struct value (copied), n NULL (takes no
 * argument), b const void * and int (blob, not
 * copied). */
bool sql_bind(struct store *store, sqlite3_stmt *q, const char *kinds, struct error *err, ...);

/* Binds ?n alone, where the number of values is not known when writing. A text is not copied and
 * must stay until the statement has run. */
bool sql_bind_at(struct store *store, sqlite3_stmt *q, int n, struct value value,
                 struct error *err);

/* Steps; *row tells whether there is a row. False on error, with err in words (busy, full, …). */
bool sql_row(struct store *store, sqlite3_stmt *q, bool *row, struct error *err);
/* Steps a statement that returns nothing, and resets it. */
bool sql_run(struct store *store, sqlite3_stmt *q, struct error *err);
void sql_done(sqlite3_stmt *q); /* resets; NULL is fine */

/* A column as text in the arena (NULL where NULL), and as a value. */
const char *sql_text(sqlite3_stmt *q, int column, struct arena *arena);
/* "" where NULL. */
const char *sql_text_or_empty(sqlite3_stmt *q, int column, struct arena *arena);
struct value sql_value(sqlite3_stmt *q, int column, struct arena *arena);

/* Turns SQLite's last error into code and message (busy, full, read-only, corrupt, …); false. doing
 * completes "Could not …": "save the supplier"; NULL: "use the database". */
bool sql_fail(struct store *store, struct error *err, const char *doing);

#endif
