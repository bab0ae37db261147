/*
 * Copies of the database that are complete, checked, and never half there.
 *
 * A copy is made page by page into a temporary file beside its place, switched to a rollback
 * journal (one file, readable from a read-only medium), checked against what was copied, synced and
 * only then named.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "store_file.h"
#include "store_private.h"

enum { PAGES_PER_STEP = 1024 };

static bool read_integer(sqlite3 *db, const char *text, int64_t *value) {
    sqlite3_stmt *q = NULL;
    bool ok =
        sqlite3_prepare_v2(db, text, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW;
    if (ok)
        *value = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return ok;
}

static bool copy_pages(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *work = sqlite3_backup_init(to, "main", from, "main");
    if (!work)
        return false;
    int status;
    do
        status = sqlite3_backup_step(work, PAGES_PER_STEP);
    while (status == SQLITE_OK);
    return sqlite3_backup_finish(work) == SQLITE_OK && status == SQLITE_DONE;
}

/* Whether both hold as many rows in every table. */
static bool same_rows(sqlite3 *from, sqlite3 *to) {
    sqlite3_stmt *tables = NULL;
    bool same = sqlite3_prepare_v2(from,
                                   "SELECT 'SELECT count(*) FROM \"' || name || '\"' "
                                   "FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB "
                                   "'sqlite_*' AND sql NOT GLOB 'CREATE VIRTUAL*'",
                                   -1, &tables, NULL) == SQLITE_OK;
    int status = SQLITE_DONE;
    while (same && (status = sqlite3_step(tables)) == SQLITE_ROW) {
        const char *count = (const char *)sqlite3_column_text(tables, 0);
        int64_t here, there;
        same = read_integer(from, count, &here) && read_integer(to, count, &there) && here == there;
    }
    sqlite3_finalize(tables);
    return same && status == SQLITE_DONE;
}

static bool is_sound(sqlite3 *db) {
    sqlite3_stmt *q = NULL;
    bool sound = sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &q, NULL) == SQLITE_OK &&
                 sqlite3_step(q) == SQLITE_ROW &&
                 strcmp((const char *)sqlite3_column_text(q, 0), "ok") == 0;
    sqlite3_finalize(q);
    return sound;
}

bool backup_copy(sqlite3 *from, const char *from_name, const char *to_path, const char *to_name,
                 struct error *err) {
    static const char doing[] = "write the copy";
    sqlite3 *to = NULL;
    int64_t version = -1, copied = -2, application = 0;
    char *uri = store_file_uri(to_path, false);
    bool ok = sqlite3_open_v2(uri, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL) == SQLITE_OK;
    mem_free(uri);
    /* One read transaction around all steps: the copy is of one moment, and writers go on. */
    if (!ok || sqlite3_exec(from, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) {
        ok = sql_fail_handle(ok ? from : to, ok ? from_name : to_name, err, doing);
        sqlite3_close(to);
        return ok && false;
    }
    if (!read_integer(from, "PRAGMA user_version", &version))
        ok = sql_fail_handle(from, from_name, err, "read the database");
    else if (!copy_pages(from, to) ||
             sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
        ok = sql_fail_handle(to, to_name, err, doing);
    else if (!read_integer(to, "PRAGMA user_version", &copied) ||
             !read_integer(to, "PRAGMA application_id", &application) || copied != version ||
             application != STORE_APPLICATION_ID || !is_sound(to) || !same_rows(from, to))
        ok = error_set(err, ERROR_CORRUPT,
                       "The copy of %s is not sound, so it was not kept; run `sourcebench doctor`.",
                       from_name);
    sqlite3_exec(from, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(to);
    return ok;
}

/* A copy over a file that another process has open would be torn by its log. */
static bool check_target(struct store *store, const char *path, bool overwrite, struct error *err) {
    struct stat st;
    if (stat(path, &st) != 0)
        return store_file_can_create(path, err);
    if (S_ISDIR(st.st_mode))
        return error_set(err, ERROR_INPUT, "%s is a folder; name a file in it.", path);
    if (store_file_same(path, store->path))
        return error_set(err, ERROR_INPUT,
                         "%s is the database itself; name another file for the backup.", path);
    if (!overwrite)
        return error_set(err, ERROR_CONFLICT,
                         "%s exists already; name another file, or --overwrite replaces it.", path);
    if (store_file_beside(path, "-wal") || store_file_beside(path, "-journal"))
        return error_set(err, ERROR_REFUSED,
                         "%s is a database in use; name another file for the backup.", path);
    return true;
}

bool store_backup(struct store *store, const char *path, bool overwrite, struct error *err) {
    if (store->depth > 0)
        return error_set(err, ERROR_INTERNAL, "A backup cannot be made within a command.");
    if (!check_target(store, path, overwrite, err))
        return false;
    char *temporary = store_file_temporary(path, store->mode, err);
    bool ok = temporary && backup_copy(store->db, store->path, temporary, path, err) &&
              store_file_publish(temporary, path, overwrite, err);
    if (temporary && !ok)
        unlink(temporary);
    mem_free(temporary);
    return ok;
}
