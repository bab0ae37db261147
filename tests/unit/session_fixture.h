/*
 * A session on a database of its own in a temporary folder, for the tests of service: HOME, the
 * configuration and the state lie there too. Included once per test program.
 */
#ifndef TESTS_UNIT_SESSION_FIXTURE_H
#define TESTS_UNIT_SESSION_FIXTURE_H

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/sql.h"
#include "sourcebench/io/file.h"
#include "sourcebench/service/session.h"

#include "temporary.h"

enum { FIXTURE_TODAY = 20780 /* 2026-11-23 */ };

struct fixture {
    char folder[64];
    struct arena arena;
    struct session session;
    struct error err;
};

#define CHECK(f, call) ck_assert_msg(call, "%s (%s)", (f)->err.message, (f)->err.detail)

static inline const char *fixture_path(struct fixture *f, const char *name) {
    return arena_format(&f->arena, "%s/%s", f->folder, name);
}

/* Closes the session and opens one on another database of the folder. */
static inline void fixture_reopen(struct fixture *f, const char *database, bool restricted) {
    struct session_options options = {.database = fixture_path(f, database),
                                      .author = "lina",
                                      .today = FIXTURE_TODAY,
                                      .restricted = restricted,
                                      .fixed = true};
    if (f->session.store)
        session_close(&f->session);
    CHECK(f, session_open(&options, &f->session, &f->err));
    CHECK(f, session_open_store(&f->session, true, &f->err));
}

static inline struct fixture *fixture_open(void) {
    struct fixture *f = mem_alloc(1, sizeof *f);
    snprintf(f->folder, sizeof f->folder, "%s", temporary_folder());
    setenv("HOME", f->folder, 1);
    unsetenv("XDG_STATE_HOME");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    fixture_reopen(f, "bench.db", false);
    return f;
}

static inline void fixture_close(struct fixture *f) {
    session_close(&f->session);
    temporary_remove(f->folder);
    arena_free(&f->arena);
    mem_free(f);
}

/* Writes a file of the folder and gives its path. */
static inline const char *fixture_write(struct fixture *f, const char *name, const char *bytes,
                                        size_t n) {
    const char *path = fixture_path(f, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

static inline const char *fixture_text(struct fixture *f, const char *name, const char *text) {
    return fixture_write(f, name, text, strlen(text));
}

/* The first column of the first row of a query, "" for none; in the arena. */
static inline const char *fixture_ask(struct fixture *f, const char *sql) {
    sqlite3_stmt *q = NULL;
    sqlite3 *db = store_handle(f->session.store);
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    const char *text = "";
    if (sqlite3_step(q) == SQLITE_ROW && sqlite3_column_text(q, 0))
        text = arena_string(&f->arena, (const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
    return text;
}

static inline const char *fixture_read(struct fixture *f, const char *path) {
    struct strbuf text = {0};
    CHECK(f, file_read(NULL, path, 64 << 20, &text, &f->err));
    const char *copy = arena_string(&f->arena, strbuf_text(&text));
    strbuf_free(&text);
    return copy;
}

#endif
