/*
 * Putting a backup in the place of a database.
 *
 * The backup is copied and verified before anything else happens; then the place is locked, what
 * stands there is kept under another name together with its logs, and the copy is renamed into it.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "store_file.h"
#include "store_private.h"

enum { MOST_KEPT = 100 };

/* The first of "PATH.before-restore", "PATH.before-restore-2", … that is free; the caller's. */
static char *name_for_old(const char *path, struct error *err) {
    for (int i = 1; i < MOST_KEPT; i++) {
        struct strbuf name = {0};
        strbuf_addf(&name, "%s.before-restore", path);
        if (i > 1)
            strbuf_addf(&name, "-%d", i);
        if (access(strbuf_text(&name), F_OK) != 0)
            return strbuf_take(&name);
        strbuf_free(&name);
    }
    error_set(err, ERROR_REFUSED, "There are too many %s.before-restore files; remove some.", path);
    return NULL;
}

static bool move(const char *path, const char *suffix, const char *to, struct error *err) {
    struct strbuf old = {0}, new = {0};
    strbuf_addf(&old, "%s%s", path, suffix);
    strbuf_addf(&new, "%s%s", to, suffix);
    bool ok = rename(strbuf_text(&old), strbuf_text(&new)) == 0 || errno == ENOENT;
    if (!ok) {
        int number = errno;
        error_set(err, ERROR_IO, "Could not keep %s as %s; nothing was restored.",
                  strbuf_text(&old), strbuf_text(&new));
        error_detail(err, "rename: errno %d", number);
    }
    strbuf_free(&old);
    strbuf_free(&new);
    return ok;
}

/* Logs first: a log that stayed would be played into the restored database. */
static bool keep_old(const char *path, struct error *err) {
    char *kept = name_for_old(path, err);
    struct strbuf shared = {0};
    bool ok = kept && move(path, "-wal", kept, err) && move(path, "-journal", kept, err) &&
              move(path, "", kept, err);
    strbuf_addf(&shared, "%s-shm", path);
    if (ok)
        unlink(strbuf_text(&shared)); /* an index of the log, made anew */
    strbuf_free(&shared);
    mem_free(kept);
    return ok;
}

static bool check_place(const char *backup, const char *path, bool overwrite, bool *exists,
                        struct error *err) {
    struct stat st;
    *exists = stat(path, &st) == 0;
    if (!*exists)
        return store_file_can_create(path, err);
    if (!S_ISREG(st.st_mode))
        return error_set(err, ERROR_INPUT, "%s is not a file; name the database to replace.", path);
    if (store_file_same(backup, path))
        return error_set(err, ERROR_INPUT, "%s is the backup itself; name the database.", path);
    if (!overwrite)
        return error_set(err, ERROR_CONFLICT, "%s exists already; --overwrite replaces it.", path);
    return store_file_writable(path, err);
}

/* Opens the backup as a store, which refuses what is not ours, damaged or too new. */
static bool copy_backup(const char *backup, const char *temporary, const char *path,
                        struct error *err) {
    struct store *store = NULL;
    bool ok = store_open_for_copy(backup, &store, err) &&
              backup_copy(store->db, backup, temporary, path, err);
    store_close(store);
    return ok;
}

bool store_restore(const char *backup, const char *path, bool overwrite, struct error *err) {
    bool exists;
    struct stat st = {.st_mode = 0600};
    struct store_file_lock *lock = NULL;
    if (!store_file_examine(backup, NULL, err) ||
        !check_place(backup, path, overwrite, &exists, err))
        return false;
    if (exists)
        stat(path, &st);
    char *temporary = store_file_temporary(path, st.st_mode, err);
    bool ok = temporary && copy_backup(backup, temporary, path, err);
    if (ok && exists)
        ok = (lock = store_file_lock(path, err)) != NULL && keep_old(path, err);
    ok = ok && store_file_publish(temporary, path, false, err);
    store_file_unlock(lock);
    if (temporary && !ok)
        unlink(temporary);
    mem_free(temporary);
    return ok;
}
