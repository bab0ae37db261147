/*
 * The schema steps and how a database is brought up to them.
 *
 * The number of a file in db/schema is the version it leads to: its thousands count changes that
 * an older program cannot read, the rest changes that it can. Each step and its version are one
 * transaction, so a crash leaves the database at one version or the next.
 */
#include <stddef.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "store_private.h"

const struct schema_step schema_steps[] = {
#include "db/schema_files.inc"
};
const int schema_n_steps = (int)(sizeof schema_steps / sizeof *schema_steps);

int schema_version(void) {
    return schema_steps[schema_n_steps - 1].version;
}

/* Under the write lock: another process may have taken the step meanwhile. */
static bool apply_locked(struct store *store, const struct schema_step *step, struct error *err) {
    int64_t version, broken;
    if (!sql_integer(store, "PRAGMA user_version", &version, err))
        return false;
    if (version >= step->version)
        return true;
    struct strbuf stamp = {0};
    strbuf_addf(&stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                (int)STORE_APPLICATION_ID, step->version);
    bool ok = sql_exec(store, step->sql, err) && sql_exec(store, strbuf_text(&stamp), err) &&
              sql_integer(store, "SELECT count(*) FROM pragma_foreign_key_check", &broken, err);
    if (ok && broken > 0)
        ok = error_set(err, ERROR_CORRUPT,
                       "%s has records without their parent, so it stays at version %d; run "
                       "`sourcebench doctor` with the previous sourcebench.",
                       store->path, (int)version);
    strbuf_free(&stamp);
    return ok;
}

static bool apply_step(struct store *store, const struct schema_step *step, struct error *err) {
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    return sql_end(store, apply_locked(store, step, err), err);
}

bool schema_apply(struct store *store, const struct schema_step *steps, int count,
                  struct error *err) {
    struct error ignored;
    /* A step that rebuilds a table drops the old one; children are checked at the end of each. */
    bool ok = sql_exec(store, "PRAGMA foreign_keys = OFF", err);
    /* SQLite before 3.38 checks an added column by a query of its own with texts in double quotes.
     */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 1, NULL);
    for (int i = 0; ok && i < count; i++)
        ok = apply_step(store, &steps[i], err);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    return sql_exec(store, "PRAGMA foreign_keys = ON", ok ? err : &ignored) && ok;
}

bool schema_migrate(struct store *store, const struct schema_step *steps, int count,
                    struct error *err) {
    int64_t version;
    if (!sql_integer(store, "PRAGMA user_version", &version, err))
        return false;
    if (version >= steps[count - 1].version)
        return true;
    struct strbuf copy = {0};
    strbuf_addf(&copy, "%s.version-%d", store->path, (int)version);
    bool ok = store_backup(store, strbuf_text(&copy), true, err) &&
              schema_apply(store, steps, count, err) &&
              sql_exec(store, "PRAGMA wal_checkpoint(TRUNCATE)", err);
    strbuf_free(&copy);
    return ok;
}
