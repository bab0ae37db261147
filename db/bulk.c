#include "bulk.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/count.h"

#include "store_private.h"

enum {
    BULK_ROWS = 20000,
    BULK_IDLE_MS = 60000, /* a group that has not written for so long has crashed */
    CHECKPOINT_PAGES = 1000,
    CHECKPOINT_PAGES_BULK = 65536 /* 256 MB: a page of the index of names is copied once for many
                                     chunks */
};

static const char bulk_setting[] = "bulk";

/* Not those by name and by external id: an import finds the same factory by them. */
const char *const bulk_indexes[] = {
    "supplier_by_country",
    "supplier_by_city",
    "supplier_by_status",
    "supplier_by_moq",
    "supplier_by_lead",
    "supplier_by_review",
    NULL,
};

/* FTS5 keeps these in the database; the second list has its defaults. */
static const char search_put_off[] =
    "INSERT INTO supplier_search (supplier_search, rank) VALUES ('automerge', 0), "
    "('hashsize', 8388608)";
static const char search_as_ever[] =
    "INSERT INTO supplier_search (supplier_search, rank) VALUES ('automerge', 4), "
    "('hashsize', 1048576)";

/* The cache holds what a chunk changes and most of the index of names, whose pages are met in any
 * order. What FTS5 frees when it merges need not be overwritten: the same words go on living in
 * what it merged them into. */
static const char settings_of_bulk[] = "PRAGMA cache_size = -64000;"
                                       "PRAGMA secure_delete = FAST;"
                                       "PRAGMA journal_size_limit = 268435456";
static const char settings_as_ever[] = "PRAGMA cache_size = -" STORE_CACHE_KIB ";"
                                       "PRAGMA secure_delete = ON;"
                                       "PRAGMA journal_size_limit = 16777216";

void bulk_begin(struct store *store) {
    store->bulk_rows = 0;
    store->bulk_put_off = false;
    sqlite3_wal_autocheckpoint(store->db, CHECKPOINT_PAGES_BULK);
    sqlite3_exec(store->db, settings_of_bulk, NULL, NULL, NULL);
}

/* When the group wrote last, and which process of which machine it is. */
static bool mark(struct store *store, struct error *err) {
    struct strbuf b = {0};
    strbuf_addf(&b, "%lld %ld %s", (long long)store_now(store), (long)getpid(), store->device);
    bool ok = store_set_setting(store, bulk_setting, strbuf_text(&b), err);
    strbuf_free(&b);
    return ok;
}

static bool put_off(struct store *store, struct error *err) {
    bool ok = sql_exec(store, search_put_off, err);
    for (int i = 0; ok && bulk_indexes[i]; i++) {
        struct strbuf b = {0};
        strbuf_addf(&b, "DROP INDEX IF EXISTS %s", bulk_indexes[i]);
        ok = sql_exec(store, strbuf_text(&b), err);
        strbuf_free(&b);
    }
    return ok;
}

/* A list that is being read holds the indexes: then all stays as it is. */
static bool try_to_put_off(struct store *store, struct error *err) {
    struct error ignored;
    if (!sql_exec(store, "SAVEPOINT bulk", err))
        return false;
    store->bulk_put_off = mark(store, &ignored) && put_off(store, &ignored);
    if (!store->bulk_put_off) {
        store->bulk_rows = 0;
        if (!command_alive(store, err) || !sql_exec(store, "ROLLBACK TO bulk", err))
            return false;
    }
    return sql_exec(store, "RELEASE bulk", err);
}

bool bulk_note(struct store *store, int64_t suppliers, struct error *err) {
    int64_t all;
    store->bulk_rows += suppliers < 0 ? -suppliers : suppliers;
    if (store->bulk_put_off)
        return mark(store, err);
    if (store->bulk_rows < BULK_ROWS)
        return true;
    if (!count_living(store, "supplier", &all, err))
        return false;
    return store->bulk_rows < all / 2 || try_to_put_off(store, err);
}

char *bulk_index_sql(const char *name) {
    struct strbuf start = {0}, sql = {0};
    strbuf_addf(&start, "CREATE INDEX %s ", name);
    for (int i = schema_n_steps - 1; i >= 0 && sql.length == 0; i--) {
        const char *at = strstr(schema_steps[i].sql, start.data);
        const char *end = at ? strchr(at, ';') : NULL;
        if (end)
            strbuf_add_bytes(&sql, at, (size_t)(end - at));
    }
    strbuf_free(&start);
    return sql.length ? strbuf_take(&sql) : NULL;
}

static bool make_index(struct store *store, const char *name, struct error *err) {
    bool there = false;
    sqlite3_stmt *q = sql_get_text(store, "SELECT 1 FROM sqlite_schema WHERE name = ?1", err);
    bool ok = q && sql_bind(store, q, "t", err, name) && sql_row(store, q, &there, err);
    sql_done(q);
    char *sql = ok && !there ? bulk_index_sql(name) : NULL;
    if (sql)
        ok = sql_exec(store, sql, err);
    mem_free(sql);
    return ok;
}

/* One index at a time, so that others can write in between. */
static bool make_all(struct store *store, struct error *err) {
    bool ok = sql_exec(store, search_as_ever, err);
    for (int i = 0; ok && bulk_indexes[i]; i++)
        ok = make_index(store, bulk_indexes[i], err);
    return ok && store_set_setting(store, bulk_setting, NULL, err);
}

void bulk_end(struct store *store) {
    struct error ignored;
    sqlite3_wal_autocheckpoint(store->db, CHECKPOINT_PAGES);
    sqlite3_exec(store->db, settings_as_ever, NULL, NULL, NULL);
    if (store->bulk_put_off) /* now: what sorts takes as much memory as the cache may */
        make_all(store, &ignored);
    store->bulk_put_off = false;
}

/* Whether the process that put something off is gone: it is known on its own machine, and by its
 * silence on another. */
static bool is_crashed(struct store *store, const char *since) {
    char *end;
    int64_t idle = store_now(store) - strtoll(since, &end, 10);
    long pid = strtol(end, &end, 10);
    if (*end == ' ' && strcmp(end + 1, store->device) == 0 && pid > 0 && pid != getpid())
        return kill((pid_t)pid, 0) != 0 && errno == ESRCH;
    return idle > BULK_IDLE_MS || idle < -BULK_IDLE_MS;
}

void bulk_repair(struct store *store) {
    struct error ignored;
    char *since = NULL;
    if (store_get_setting(store, bulk_setting, &since, &ignored) && since &&
        is_crashed(store, since))
        make_all(store, &ignored);
    mem_free(since);
}
