#include "sourcebench/db/store.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "bulk.h"
#include "journal_private.h"
#include "record_private.h"
#include "search_private.h"
#include "store_file.h"
#include "store_private.h"

enum store_sql { SETTING_GET, SETTING_SET, SETTING_CLEAR, DATA_VERSION };

static const char *const store_text[] = {
    [SETTING_GET] = "SELECT value FROM setting WHERE name = ?1",
    [SETTING_SET] = "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
    [SETTING_CLEAR] = "DELETE FROM setting WHERE name = ?1",
    [DATA_VERSION] = "PRAGMA data_version",
};

extern const struct sql_module store_sql;
const struct sql_module store_sql = {"store", store_text, sizeof store_text / sizeof *store_text,
                                     SQL_STORE};

const char *store_path(const struct store *store) {
    return store->path;
}

const char *store_author(const struct store *store) {
    return store->author;
}

bool store_read_only(const struct store *store) {
    return store->read_only;
}

const char *store_notice(const struct store *store) {
    return store->notice;
}

bool store_may_write(const struct store *store, struct error *err) {
    if (store->notice)
        return error_set(err, ERROR_READ_ONLY, "%s", store->notice);
    return !store->read_only ||
           error_set(err, ERROR_READ_ONLY, "%s is open for reading only; open it for writing.",
                     store->path);
}

const char *store_device(const struct store *store) {
    return store->device;
}

const struct catalogue *store_catalogue(const struct store *store) {
    return store->catalogue;
}

int64_t store_now(const struct store *store) {
    if (store->now_ms)
        return store->now_ms(store->clock);
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int32_t store_day_of(const struct store *store, int64_t ms_utc) {
    return store->day_of ? store->day_of(store->clock, ms_utc) : date_of_ms(ms_utc, 0);
}

int32_t store_today(const struct store *store) {
    return store->today ? store->today(store->clock) : store_day_of(store, store_now(store));
}

/* Clocks are at most 14 hours from UTC; within the hours around midnight there the day is looked
 * for, as summer time may begin or end on it. */
int64_t store_day_begin(const struct store *store, int32_t day) {
    static const int64_t hour = 3600000;
    int64_t midnight = (int64_t)day * 24 * hour;
    int64_t before = midnight - 15 * hour, in = midnight + 15 * hour;
    while (in - before > 1) {
        int64_t middle = before + (in - before) / 2;
        if (store_day_of(store, middle) < day)
            before = middle;
        else
            in = middle;
    }
    return in;
}

int64_t store_clock_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool store_get_setting(struct store *store, const char *name, char **value, struct error *err) {
    bool row = false;
    *value = NULL;
    sqlite3_stmt *q = sql_get(store, &store_sql, SETTING_GET, err);
    bool ok = q && sql_bind(store, q, "t", err, name) && sql_row(store, q, &row, err);
    if (ok && row)
        *value = mem_string((const char *)sqlite3_column_text(q, 0));
    sql_done(q);
    return ok;
}

bool store_set_setting(struct store *store, const char *name, const char *value,
                       struct error *err) {
    sqlite3_stmt *q = sql_get(store, &store_sql, value ? SETTING_SET : SETTING_CLEAR, err);
    return q && sql_bind(store, q, value ? "tt" : "t", err, name, value) && sql_run(store, q, err);
}

static bool read_data_version(struct store *store, int64_t *version, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &store_sql, DATA_VERSION, err);
    bool ok = q && sql_row(store, q, &row, err) && row;
    if (ok)
        *version = sqlite3_column_int64(q, 0);
    sql_done(q);
    return ok;
}

bool store_changed_elsewhere(struct store *store) {
    struct error ignored;
    int64_t version;
    if (!read_data_version(store, &version, &ignored) || version == store->data_version)
        return false;
    store->data_version = version;
    return true;
}

/* The second lock of reading only: whatever a statement would change is refused when it is
 * prepared. */
static int refuse_changes(void *user, int action, const char *a, const char *b, const char *c,
                          const char *d) {
    (void)user, (void)c, (void)d;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return SQLITE_OK;
    case SQLITE_PRAGMA: /* with a value it changes something; checks take one too */
        return !b || strcmp(a, "integrity_check") == 0 || strcmp(a, "quick_check") == 0 ||
                       strcmp(a, "table_info") == 0
                   ? SQLITE_OK
                   : SQLITE_DENY;
    case SQLITE_UPDATE: /* how a virtual table declares its columns; defensive mode stops the rest
                         */
        return strcmp(a, "sqlite_master") == 0 ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

/* SQLite's own waiting sleeps longer and longer, so that a lock which is free for a moment is never
 * met. */
static int wait_and_retry(void *busy_ms, int tries) {
    if ((int64_t)tries * STORE_RETRY_MS >= (intptr_t)busy_ms)
        return 0;
    nanosleep(&(struct timespec){.tv_nsec = STORE_RETRY_MS * 1000000L}, NULL);
    return 1;
}

/* How long a connection waits for a lock. */
static void wait_for(sqlite3 *db, int busy_ms) {
    sqlite3_busy_handler(db, wait_and_retry, (void *)(intptr_t)busy_ms);
}

/* How every connection of ours is set up before it reads anything. */
static bool configure(sqlite3 *db, int busy_ms, bool read_only) {
    /* temp_store stays with files: a sort of a million rows has no place in the memory we promise.
     */
    static const char pragmas[] = "PRAGMA foreign_keys = ON;"
                                  "PRAGMA trusted_schema = OFF;"
                                  "PRAGMA cell_size_check = ON;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA mmap_size = 0;"
                                  "PRAGMA cache_size = -" STORE_CACHE_KIB ";"
                                  "PRAGMA journal_size_limit = 16777216;";
    int on = 0;
    sqlite3_extended_result_codes(db, 1);
    wait_for(db, busy_ms);
    bool ok = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, &on) == SQLITE_OK &&
              sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, &on) == SQLITE_OK &&
              sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, &on) == SQLITE_OK &&
              sqlite3_exec(db, pragmas, NULL, NULL, NULL) == SQLITE_OK;
    if (ok && read_only)
        ok = sqlite3_exec(db, "PRAGMA query_only = ON", NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_set_authorizer(db, refuse_changes, NULL) == SQLITE_OK;
    return ok;
}

/* Opens the connection; nothing is read yet. A database that nobody else can change and whose
 * folder takes no shared memory is read as if it were on a disc (immutable). */
static bool connect_file(struct store *store, const char *path, bool immutable, struct error *err) {
    int flags = (store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    char *uri = store_file_uri(path, immutable);
    bool ok = sqlite3_open_v2(uri, &store->db, flags, NULL) == SQLITE_OK &&
              configure(store->db, store->busy_ms, store->read_only);
    if (ok && store->throw_away)
        ok = sqlite3_exec(store->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK;
    if (!ok)
        sql_fail(store, err, "open the database");
    mem_free(uri);
    return ok;
}

static struct store *store_new(const struct store_options *options) {
    struct store *store = mem_alloc(1, sizeof *store);
    store->path = mem_string(options->path);
    store->author = mem_string(options->author ? options->author : "");
    store->busy_ms = options->busy_ms > 0 ? options->busy_ms : STORE_BUSY_MS;
    store->mode = options->mode ? options->mode : 0600;
    store->now_ms = options->now_ms;
    store->day_of = options->day_of;
    store->today = options->today;
    store->clock = options->clock;
    store->fixed_random = options->fixed_random;
    if (options->device)
        snprintf(store->device, sizeof store->device, "%s", options->device);
    score_defaults(&store->score);
    store->throw_away = options->throw_away;
    store->catalogue = options->catalogue;
    store->read_only = options->read_only;
    store_seed_ids(store);
    return store;
}

static void disconnect(struct store *store) {
    sql_finalize_all(store);
    if (store->session)
        sqlite3session_delete(store->session);
    store->session = NULL;
    sqlite3_close(store->db);
    store->db = NULL;
}

void store_close(struct store *store) {
    if (!store)
        return;
    disconnect(store);
    record_sql_free(store);
    journal_schema_free(store);
    search_sets_free(store);
    mem_free(store->path);
    mem_free(store->author);
    mem_free(store->notice);
    mem_free(store);
}

/* Makes the whole database under a temporary name, so that a crash leaves none or a complete one.
 * It is made with a rollback journal: the header then tells everything without a log beside it. */
static bool create_file(const struct store_options *options, struct error *err) {
    if (!store_file_can_create(options->path, err))
        return false;
    struct store *store = store_new(options);
    char *temporary = store_file_temporary(options->path, store->mode, err);
    bool ok = temporary && connect_file(store, temporary, false, err) &&
              schema_apply(store, schema_steps, schema_n_steps, err);
    store_close(store);
    ok = ok && store_file_publish(temporary, options->path, false, err);
    if (temporary && !ok)
        unlink(temporary);
    mem_free(temporary);
    if (!ok && err->code == ERROR_CONFLICT) /* another process made it meanwhile */
        ok = true;
    return ok;
}

static bool refuse_newer(const char *path, int64_t version, struct error *err) {
    if (version / STORE_MAJOR <= schema_version() / STORE_MAJOR)
        return true;
    return error_set(err, ERROR_VERSION,
                     "%s was written by a newer sourcebench (version %lld, this one knows %d); "
                     "update sourcebench.",
                     path, (long long)version, schema_version());
}

/* The version as SQLite reads it: a write-ahead log may hold a newer one than the header. Then the
 * log stays as it is when the connection closes. */
static bool check_version(struct store *store, struct error *err) {
    int64_t version;
    int on;
    if (!sql_integer(store, "PRAGMA user_version", &version, err))
        return false;
    if (!refuse_newer(store->path, version, err)) {
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &on);
        return false;
    }
    if (version < schema_version() && store->read_only)
        return error_set(err, ERROR_VERSION,
                         "%s was written by an older sourcebench; open it once for writing, then "
                         "it can be read.",
                         store->path);
    if (version > schema_version() && !store->read_only) {
        struct strbuf notice = {0};
        strbuf_addf(&notice,
                    "%s was written by a newer sourcebench and is open for reading only; update "
                    "sourcebench to change it.",
                    store->path);
        store->notice = strbuf_take(&notice);
        store->read_only = true;
        if (!configure(store->db, store->busy_ms, true))
            return sql_fail(store, err, "open the database");
    }
    return true;
}

/* Reads the schema, so that a damaged file is found before anything is written to it. */
static bool check_readable(struct store *store, struct error *err) {
    int64_t settings;
    return sql_integer(store, "SELECT count(*) FROM setting", &settings, err);
}

/* A write-ahead log lets agents read while one writes, but needs memory shared by all of them.
 * Where the change has to wait for others it is left to the next opening. */
static bool choose_journal(struct store *store, struct error *err) {
    bool local = store_file_is_local(store->path);
    if (store->read_only)
        return true;
    wait_for(store->db, local ? 0 : store->busy_ms);
    int status = sqlite3_exec(store->db,
                              local ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE",
                              NULL, NULL, NULL);
    bool ok = status == SQLITE_OK || (local && (status & 0xff) == SQLITE_BUSY);
    if (!ok)
        sql_fail(store, err, "open the database");
    wait_for(store->db, store->busy_ms);
    return ok;
}

/* Whether a database with a write-ahead log can be read where its folder cannot be written. */
static bool can_be_immutable(const struct store *store) {
    struct error ignored;
    return store->read_only && !store_file_writable(store->path, &ignored) &&
           !store_file_beside(store->path, "-wal") && !store_file_beside(store->path, "-journal");
}

/* Connects, reads the version and the schema; nothing is written. */
static bool look_inside(struct store *store, struct error *err) {
    if (connect_file(store, store->path, can_be_immutable(store), err) &&
        check_version(store, err) && check_readable(store, err))
        return true;
    struct error ignored;
    if (err->code == ERROR_CORRUPT) /* doctor cannot open it either */
        error_set(err, ERROR_CORRUPT, "%s is damaged and cannot be opened; restore a backup.",
                  store->path);
    if (err->code == ERROR_IO && store->read_only && store_file_beside(store->path, "-wal") &&
        !store_file_writable(store->path, &ignored))
        error_set(err, ERROR_READ_ONLY,
                  "The latest changes of %s are in its log (-wal), which can only be read where "
                  "you may write; copy both files to a folder of yours.",
                  store->path);
    return false;
}

static bool open_existing(struct store *store, struct error *err) {
    if (!store->read_only && !store_file_writable(store->path, err))
        return false;
    return look_inside(store, err) && choose_journal(store, err) &&
           (store->read_only || schema_migrate(store, schema_steps, schema_n_steps, err)) &&
           store_sync_ids(store, err) && store_choose_device(store, err) &&
           read_data_version(store, &store->data_version, err);
}

bool store_open(const struct store_options *options, struct store **store, struct error *err) {
    *store = NULL;
    int version;
    if (!store_file_examine(options->path, &version, err)) {
        if (err->code != ERROR_NOT_FOUND || !options->create || options->read_only)
            return false;
        if (!create_file(options, err) || !store_file_examine(options->path, &version, err))
            return false;
    }
    if (!refuse_newer(options->path, version, err))
        return false;
    struct store *s = store_new(options);
    if (!open_existing(s, err)) {
        store_close(s);
        return false;
    }
    if (!s->read_only)
        bulk_repair(s);
    *store = s;
    return true;
}

bool store_open_for_copy(const char *path, struct store **store, struct error *err) {
    struct store_options options = {.path = path, .read_only = true};
    int version;
    if (!store_file_examine(path, &version, err) || !refuse_newer(path, version, err))
        return false;
    *store = store_new(&options);
    return connect_file(*store, path, can_be_immutable(*store), err);
}
