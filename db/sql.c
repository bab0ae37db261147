#include "sourcebench/db/sql.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "sourcebench/core/memory.h"

#include "store_private.h"

sqlite3 *store_handle(struct store *store) {
    return store->db;
}

static sqlite3_stmt *prepare(struct store *store, const char *text, struct error *err) {
    sqlite3_stmt *q = NULL;
    if (sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, &q, NULL) != SQLITE_OK) {
        sql_fail(store, err, NULL);
        return NULL;
    }
    return q;
}

static sqlite3_stmt *renew(sqlite3_stmt *q) {
    sqlite3_reset(q);
    sqlite3_clear_bindings(q);
    return q;
}

sqlite3_stmt *sql_get(struct store *store, const struct sql_module *module, int index,
                      struct error *err) {
    int slot = module->slot;
    if (!store->kept[slot]) {
        store->kept[slot] = mem_alloc((size_t)module->count, sizeof *store->kept[slot]);
        store->kept_count[slot] = module->count;
    }
    sqlite3_stmt **kept = &store->kept[slot][index];
    if (*kept)
        return renew(*kept);
    *kept = prepare(store, module->text[index], err);
    return *kept;
}

/* FNV-1a, 64 bits. */
static uint64_t hash_text(const char *text) {
    uint64_t hash = 14695981039346656037u;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        hash = (hash ^ *c) * 1099511628211u;
    return hash;
}

/* A free place, or that of the statement used longest ago; NULL where all are in use. */
static struct sql_kept_text *place_for_text(struct store *store) {
    if (store->n_texts < SQL_TEXTS)
        return &store->texts[store->n_texts++];
    struct sql_kept_text *oldest = NULL;
    for (int i = 0; i < SQL_TEXTS; i++) {
        struct sql_kept_text *t = &store->texts[i];
        bool busy = t->stmt && sqlite3_stmt_busy(t->stmt);
        if (!busy && (!oldest || t->used < oldest->used))
            oldest = t;
    }
    if (oldest) {
        sqlite3_finalize(oldest->stmt);
        mem_free(oldest->text);
        *oldest = (struct sql_kept_text){0};
    }
    return oldest;
}

static bool is_text(const struct sql_kept_text *kept, const char *text) {
    return kept->stmt && strcmp(kept->text, text) == 0;
}

sqlite3_stmt *sql_get_text(struct store *store, const char *text, struct error *err) {
    /* An import asks for the same again and again: comparing is cheaper than hashing. */
    struct sql_kept_text *last = &store->texts[store->last_text];
    if (is_text(last, text)) {
        last->used = ++store->tick;
        return renew(last->stmt);
    }
    uint64_t hash = hash_text(text);
    for (int i = 0; i < store->n_texts; i++) {
        struct sql_kept_text *t = &store->texts[i];
        if (t->hash == hash && is_text(t, text)) {
            t->used = ++store->tick;
            store->last_text = i;
            return renew(t->stmt);
        }
    }
    sqlite3_stmt *q = prepare(store, text, err);
    struct sql_kept_text *place = q ? place_for_text(store) : NULL;
    if (q && !place) {
        sqlite3_finalize(q);
        error_set(err, ERROR_INTERNAL, "Too many queries are open at once; report this.");
        return NULL;
    }
    if (place)
        *place = (struct sql_kept_text){hash, ++store->tick, mem_string(text), q};
    return q;
}

void sql_finalize_all(struct store *store) {
    for (int slot = 0; slot < SQL_SLOTS; slot++) {
        for (int i = 0; i < store->kept_count[slot]; i++)
            sqlite3_finalize(store->kept[slot][i]);
        mem_free(store->kept[slot]);
        store->kept[slot] = NULL;
        store->kept_count[slot] = 0;
    }
    for (int i = 0; i < store->n_texts; i++) {
        sqlite3_finalize(store->texts[i].stmt);
        mem_free(store->texts[i].text);
    }
    store->n_texts = store->last_text = 0;
}

static int bind_text(sqlite3_stmt *q, int n, const char *s, sqlite3_destructor_type keep) {
    return s ? sqlite3_bind_text(q, n, s, -1, keep) : sqlite3_bind_null(q, n);
}

static int bind_value(sqlite3_stmt *q, int n, struct value value, sqlite3_destructor_type keep) {
    switch (value.kind) {
    case VALUE_INT:
        return sqlite3_bind_int64(q, n, value.i);
    case VALUE_TEXT:
        return bind_text(q, n, value.s, keep);
    case VALUE_NULL:
        break;
    }
    return sqlite3_bind_null(q, n);
}

bool sql_bind(struct store *store, sqlite3_stmt *q, const char *kinds, struct error *err, ...) {
    va_list args;
    va_start(args, err);
    int status = SQLITE_OK;
    for (int n = 1; kinds[n - 1] && status == SQLITE_OK; n++) {
        switch (kinds[n - 1]) {
        case 'i':
            status = sqlite3_bind_int64(q, n, va_arg(args, int64_t));
            break;
        case 't':
            status = bind_text(q, n, va_arg(args, const char *), SQLITE_TRANSIENT);
            break;
        case 's':
            status = bind_text(q, n, va_arg(args, const char *), SQLITE_STATIC);
            break;
        case 'v':
            status = bind_value(q, n, va_arg(args, struct value), SQLITE_TRANSIENT);
            break;
        case 'b': {
            const void *bytes = va_arg(args, const void *);
            status = sqlite3_bind_blob(q, n, bytes, va_arg(args, int), SQLITE_STATIC);
            break;
        }
        case 'n':
            status = sqlite3_bind_null(q, n);
            break;
        default:
            status = SQLITE_MISUSE;
        }
    }
    va_end(args);
    if (status == SQLITE_OK)
        return true;
    return sql_fail(store, err, NULL);
}

bool sql_bind_at(struct store *store, sqlite3_stmt *q, int n, struct value value,
                 struct error *err) {
    return bind_value(q, n, value, SQLITE_STATIC) == SQLITE_OK || sql_fail(store, err, NULL);
}

bool sql_row(struct store *store, sqlite3_stmt *q, bool *row, struct error *err) {
    int status = sqlite3_step(q);
    *row = status == SQLITE_ROW;
    if (*row)
        return true;
    if (status == SQLITE_DONE) {
        sqlite3_reset(q);
        return true;
    }
    sql_fail(store, err, sqlite3_stmt_readonly(q) ? "read the database" : "save");
    sqlite3_reset(q);
    return false;
}

bool sql_run(struct store *store, sqlite3_stmt *q, struct error *err) {
    bool row;
    bool ok = sql_row(store, q, &row, err);
    sqlite3_reset(q);
    return ok;
}

void sql_done(sqlite3_stmt *q) {
    sqlite3_reset(q);
}

const char *sql_text(sqlite3_stmt *q, int column, struct arena *arena) {
    const char *s = (const char *)sqlite3_column_text(q, column);
    return s ? arena_bytes(arena, s, (size_t)sqlite3_column_bytes(q, column)) : NULL;
}

const char *sql_text_or_empty(sqlite3_stmt *q, int column, struct arena *arena) {
    const char *text = sql_text(q, column, arena);
    return text ? text : "";
}

struct value sql_value(sqlite3_stmt *q, int column, struct arena *arena) {
    switch (sqlite3_column_type(q, column)) {
    case SQLITE_NULL:
        return (struct value){VALUE_NULL, 0, NULL};
    case SQLITE_INTEGER:
        return (struct value){VALUE_INT, sqlite3_column_int64(q, column), NULL};
    default:
        return (struct value){VALUE_TEXT, 0, sql_text(q, column, arena)};
    }
}

bool sql_exec(struct store *store, const char *text, struct error *err) {
    if (sqlite3_exec(store->db, text, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return sql_fail(store, err, NULL);
}

bool sql_end(struct store *store, bool ok, struct error *err) {
    if (ok && sql_exec(store, "COMMIT", err))
        return true;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

bool sql_integer(struct store *store, const char *text, int64_t *value, struct error *err) {
    sqlite3_stmt *q = NULL;
    bool ok = sqlite3_prepare_v2(store->db, text, -1, &q, NULL) == SQLITE_OK &&
              sqlite3_step(q) == SQLITE_ROW;
    if (ok)
        *value = sqlite3_column_int64(q, 0);
    else
        sql_fail(store, err, "read the database");
    sqlite3_finalize(q);
    return ok;
}

/* What SQLite's primary result codes mean to the user; the file's name stands between the parts. */
static const struct {
    int status;
    enum error_code code;
    const char *before, *after;
} reasons[] = {
    {SQLITE_BUSY, ERROR_BUSY, "", " is locked by another program; try again in a moment."},
    {SQLITE_LOCKED, ERROR_BUSY, "", " is in use by this program; try again in a moment."},
    {SQLITE_FULL, ERROR_FULL, "the disk of ", " is full; free some space and try again."},
    {SQLITE_READONLY, ERROR_READ_ONLY, "",
     " cannot be written; check the rights of the file and its folder."},
    {SQLITE_AUTH, ERROR_READ_ONLY, "", " is open for reading only; open it for writing."},
    {SQLITE_CORRUPT, ERROR_CORRUPT, "",
     " is damaged; run `sourcebench doctor` or restore a backup."},
    {SQLITE_NOTADB, ERROR_FOREIGN, "", " is not a bench database; name another file."},
    {SQLITE_CANTOPEN, ERROR_IO, "",
     " cannot be opened; check the rights of the file and its folder."},
    {SQLITE_PERM, ERROR_IO, "the system refuses access to ", "; check its rights."},
    {SQLITE_IOERR, ERROR_IO, "the system could not read or write ",
     "; check the disk and try again."},
    {SQLITE_NOMEM, ERROR_IO, "there is no memory left for ", "; close other programs."},
    {SQLITE_INTERRUPT, ERROR_CANCELLED, "the work on ", " was stopped."},
    {SQLITE_CONSTRAINT, ERROR_INPUT, "a value breaks a rule of ", "; correct it and try again."},
    {SQLITE_TOOBIG, ERROR_INPUT, "a value is too large for ", "; shorten it."},
};

/* The number of the last system error on the database or its log; 0 where none is known. */
static int last_errno(sqlite3 *db, int which) {
    sqlite3_file *file = NULL;
    int number = 0;
    if (sqlite3_file_control(db, "main", which, &file) == SQLITE_OK && file && file->pMethods)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    return number;
}

/* Whether the system said that there is no room (disk, quota, file size), whatever SQLite calls it:
 * its own sqlite3_system_errno() is overwritten by the rollback. */
static bool no_room(sqlite3 *db, int status) {
    static const int files[] = {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER};
    if (status == SQLITE_IOERR_SHMSIZE) /* the shared memory of the log could not be made longer */
        return true;
    if ((status & 0xff) != SQLITE_IOERR)
        return false;
    for (int i = 0; i < 2; i++) {
        int number = last_errno(db, files[i]);
        if (number == ENOSPC || number == EDQUOT || number == EFBIG)
            return true;
    }
    return false;
}

bool sql_fail_handle(sqlite3 *db, const char *name, struct error *err, const char *doing) {
    int status = sqlite3_extended_errcode(db);
    char detail[sizeof err->detail];
    sqlite3_snprintf((int)sizeof detail, detail, "SQLite %d: %s", status, sqlite3_errmsg(db));
    if (no_room(db, status))
        status = SQLITE_FULL;
    if (!doing)
        doing = "use the database";
    size_t i = 0, n = sizeof reasons / sizeof *reasons;
    while (i < n && reasons[i].status != (status & 0xff))
        i++;
    if (i < n)
        error_set(err, reasons[i].code, "Could not %s: %s%s%s", doing, reasons[i].before, name,
                  reasons[i].after);
    else
        error_set(err, ERROR_INTERNAL,
                  "Could not %s: sourcebench made a mistake; report it with the log.", doing);
    return error_detail(err, "%s", detail);
}

bool sql_fail(struct store *store, struct error *err, const char *doing) {
    return sql_fail_handle(store->db, store->path, err, doing);
}
