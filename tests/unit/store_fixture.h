/*
 * Temporary folders and databases for the tests of the db layer. Included once per test program.
 */
#ifndef TESTS_UNIT_STORE_FIXTURE_H
#define TESTS_UNIT_STORE_FIXTURE_H

#include <check.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/db/sql.h"
#include "sourcebench/db/store.h"

struct bench_files {
    char folder[64];
    struct arena arena; /* holds the paths that were asked for */
};

static inline struct bench_files bench_files(void) {
    struct bench_files f = {.folder = "/tmp/sourcebench_test_XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(f.folder));
    return f;
}

/* Removes the folder and what is in it. */
static inline void bench_files_free(struct bench_files *f) {
    DIR *dir = opendir(f->folder);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        char *path = arena_format(&f->arena, "%s/%s", f->folder, e->d_name);
        if (e->d_name[0] != '.' && unlink(path) != 0)
            rmdir(path);
    }
    if (dir)
        closedir(dir);
    rmdir(f->folder);
    arena_free(&f->arena);
}

static inline const char *bench_path(struct bench_files *f, const char *name) {
    return arena_format(&f->arena, "%s/%s", f->folder, name);
}

static inline void bench_write(const char *path, const char *bytes, size_t n) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    ck_assert_int_eq(fclose(file), 0);
}

/* A hash over the content of a regular file; a constant for anything else. */
static inline uint64_t bench_hash_file(const char *path) {
    uint64_t hash = 14695981039346656037u;
    struct stat st;
    FILE *file = lstat(path, &st) == 0 && S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
    for (int c; file && (c = fgetc(file)) != EOF;)
        hash = (hash ^ (unsigned)c) * 1099511628211u;
    if (file)
        fclose(file);
    return hash;
}

static inline int bench_count(struct bench_files *f) {
    int files = 0;
    DIR *dir = opendir(f->folder);
    for (struct dirent *e; dir && (e = readdir(dir));)
        files += e->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return files;
}

/* Opens (and makes) a database for writing. */
static inline struct store *bench_open(struct bench_files *f, const char *name) {
    struct store_options options = {
        .path = bench_path(f, name), .author = "lina", .create = true, .busy_ms = 2000};
    struct store *store = NULL;
    struct error err = {0};
    bool ok = store_open(&options, &store, &err);
    ck_assert_msg(ok, "%s (%s)", err.message, err.detail);
    return store;
}

static inline void bench_run(struct store *store, const char *sql) {
    int status = sqlite3_exec(store_handle(store), sql, NULL, NULL, NULL);
    ck_assert_msg(status == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(store_handle(store)));
}

/* The first column of the first row; the caller's (mem_free), NULL where there is none. */
static inline char *bench_text(struct store *store, const char *sql) {
    sqlite3_stmt *q = NULL;
    char *text = NULL;
    int status = sqlite3_prepare_v2(store_handle(store), sql, -1, &q, NULL);
    ck_assert_msg(status == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(store_handle(store)));
    if (sqlite3_step(q) == SQLITE_ROW)
        text = mem_string((const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
    return text;
}

/* A database file that was made and changed with another program. */
static inline void bench_make(const char *path, const char *sql) {
    struct store_options options = {.path = path, .author = "lina", .create = true};
    struct store *store = NULL;
    struct error err = {0};
    sqlite3 *db = NULL;
    bool ok = store_open(&options, &store, &err);
    ck_assert_msg(ok, "%s (%s)", err.message, err.detail);
    store_close(store);
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    int status = sqlite3_exec(db, sql, NULL, NULL, NULL);
    ck_assert_msg(status == SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

#endif
