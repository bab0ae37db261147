#include "sourcebench/db/journal.h"

#include <string.h>
#include <time.h>

#include "sourcebench/core/entities.h"

#include "bulk.h"
#include "journal_private.h"

bool command_alive(struct store *store, struct error *err) {
    if (!sqlite3_get_autocommit(store->db))
        return true;
    return error_set(err, ERROR_IO,
                     "\"%s\" was given up by the database and nothing of it was saved; try again.",
                     store->label);
}

/* Cut at a character where it is too long. */
static void set_label(struct store *store, const char *label) {
    size_t n = strlen(label);
    if (n >= STORE_LABEL)
        n = STORE_LABEL - 1;
    while (n > 0 && ((unsigned char)label[n] & 0xC0) == 0x80)
        n--;
    memcpy(store->label, label, n);
    store->label[n] = '\0';
}

static bool start_session(struct store *store, struct error *err) {
    int status = sqlite3session_create(store->db, "main", &store->session);
    for (int i = 0; status == SQLITE_OK && all_entities[i]; i++)
        status = sqlite3session_attach(store->session, all_entities[i]->table);
    return status == SQLITE_OK || sql_fail(store, err, "save");
}

static void end_session(struct store *store) {
    if (store->session)
        sqlite3session_delete(store->session);
    store->session = NULL;
}

/* The outermost command is over, whatever became of it. */
static void end_command(struct store *store) {
    end_session(store);
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->depth = 0;
}

/* The write lock has no queue: a group that asked again right after each commit would keep all who
 * wait out to its end. A pause is longer than they sleep between two tries, and rare enough to cost
 * a group a twentieth of its time. */
static void give_way(struct store *store) {
    enum { EVERY_MS = 250, PAUSE_MS = 12 };
    if (store->group_id == 0 || store_clock_ms() - store->gave_way_at < EVERY_MS)
        return;
    nanosleep(&(struct timespec){.tv_nsec = PAUSE_MS * 1000000L}, NULL);
    store->gave_way_at = store_clock_ms();
}

bool journal_begin_marked(struct store *store, const char *label, const struct journal_mark *mark,
                          struct error *err) {
    if (!store_may_write(store, err))
        return false;
    give_way(store);
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    store->depth = 1;
    store->kind = mark ? mark->kind : "do";
    store->root = mark ? mark->root : 0;
    store->undo_of = mark ? mark->undo_of : 0;
    set_label(store, label);
    if (store_sync_ids(store, err) && start_session(store, err))
        return true;
    end_command(store);
    return false;
}

/* A command within a command is a savepoint, so that it can be given up alone. */
bool command_begin(struct store *store, const char *label, struct error *err) {
    if (store->depth == 0)
        return journal_begin_marked(store, label, NULL, err);
    if (!command_alive(store, err) || !sql_exec(store, "SAVEPOINT command", err))
        return false;
    store->depth++;
    return true;
}

static bool commit_inner(struct store *store, struct error *err) {
    store->depth--;
    return command_alive(store, err) && sql_exec(store, "RELEASE command", err);
}

/* Takes what the session recorded; the session is gone then, so that what the journal itself
 * writes costs nothing. */
static bool take_changeset(struct store *store, void **bytes, int *size, struct error *err) {
    *bytes = NULL;
    *size = 0;
    int status = sqlite3session_changeset(store->session, size, bytes);
    end_session(store);
    return status == SQLITE_OK || sql_fail(store, err, "save");
}

bool command_commit(struct store *store, struct error *err) {
    void *bytes = NULL;
    int size = 0;
    if (store->depth == 0)
        return error_set(err, ERROR_INTERNAL,
                         "A command was to end that never began; report this.");
    if (store->depth > 1)
        return commit_inner(store, err);
    bool ok = command_alive(store, err) && take_changeset(store, &bytes, &size, err);
    /* An undo leaves its entry even where it changed nothing: it tells that the change is gone. */
    if (ok && (size > 0 || store->root))
        ok = journal_write(store, bytes, (size_t)size, err);
    ok = ok && sql_exec(store, "COMMIT", err);
    sqlite3_free(bytes);
    end_command(store);
    return ok;
}

void command_abort(struct store *store) {
    if (store->depth > 1) {
        store->depth--;
        sqlite3_exec(store->db, "ROLLBACK TO command; RELEASE command", NULL, NULL, NULL);
    } else if (store->depth == 1) {
        end_command(store);
    }
}

void command_group_begin(struct store *store) {
    store->group_id = store_new_id(store);
    store->gave_way_at = store_clock_ms();
    bulk_begin(store);
}

void command_group_end(struct store *store) {
    store->group_id = 0;
    bulk_end(store);
}
