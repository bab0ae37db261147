/*
 * Trouble: what is not ours, damaged, locked, full or forbidden is told in words and left alone.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"

#include "../../db/store_private.h"
#include "store_fixture.h"
#include "suite.h"

/* What may stand where a database is expected. Each maker leaves a file at the path. */
static void make_empty(const char *path) {
    bench_write(path, "", 0);
}

static void make_text(const char *path) {
    bench_write(path, "name,country\nSaigon Trail,VN\n", 29);
}

static void make_short(const char *path) {
    bench_write(path, "SQLite format 3\0....", 20);
}

static void make_other_program(const char *path) {
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_exec(db, "CREATE TABLE t (x); PRAGMA user_version = 1;", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
}

static void make_newer_major(const char *path) {
    bench_make(path, "PRAGMA user_version = 1001");
}

static void make_truncated(const char *path) {
    bench_make(path, "");
    ck_assert_int_eq(truncate(path, 8192), 0);
}

/* The pages after the header overwritten: SQLite finds out when it reads the schema. */
static void make_damaged(const char *path) {
    bench_make(path, "");
    int fd = open(path, O_WRONLY);
    char junk[2000];
    memset(junk, 0x5a, sizeof junk);
    ck_assert_int_eq(pwrite(fd, junk, sizeof junk, 100), (int)sizeof junk);
    close(fd);
}

static void make_folder(const char *path) {
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void make_pipe(const char *path) {
    ck_assert_int_eq(mkfifo(path, 0600), 0);
}

static void make_nothing(const char *path) {
    (void)path;
}

static const struct refusal {
    const char *name;
    void (*make)(const char *path);
    enum error_code code;
    const char *says;
} refusals[] = {
    {"empty.db", make_empty, ERROR_FOREIGN, "is empty"},
    {"text.db", make_text, ERROR_FOREIGN, "is not a bench database"},
    {"short.db", make_short, ERROR_CORRUPT, "cut off"},
    {"other.db", make_other_program, ERROR_FOREIGN, "another program"},
    {"newer.db", make_newer_major, ERROR_VERSION, "newer sourcebench"},
    {"truncated.db", make_truncated, ERROR_CORRUPT, "cut off"},
    {"damaged.db", make_damaged, ERROR_CORRUPT,
     "is damaged and cannot be opened; restore a backup."},
    {"folder.db", make_folder, ERROR_INPUT, "is a folder"},
    {"pipe.db", make_pipe, ERROR_FOREIGN, "not a regular file"},
    {"none.db", make_nothing, ERROR_NOT_FOUND, "There is no database"},
    {"missing/none.db", make_nothing, ERROR_NOT_FOUND, "There is no database"},
};

START_TEST(refuses_what_is_not_ours) {
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *r = &refusals[i];
        struct bench_files f = bench_files();
        const char *path = bench_path(&f, r->name);
        r->make(path);
        uint64_t before = bench_hash_file(path);
        for (int read_only = 0; read_only < 2; read_only++) {
            struct store_options options = {
                .path = path, .author = "lina", .read_only = read_only != 0};
            struct store *store = NULL;
            struct error err = {0};
            ck_assert_msg(!store_open(&options, &store, &err), "%s was opened", r->name);
            ck_assert_ptr_null(store);
            ck_assert_msg(err.code == r->code, "%s: %d, %s (%s)", r->name, err.code, err.message,
                          err.detail);
            ck_assert_msg(strstr(err.message, r->says) != NULL, "%s: %s", r->name, err.message);
            ck_assert_msg(bench_hash_file(path) == before, "%s was touched", r->name);
        }
        bench_files_free(&f);
    }
}
END_TEST

START_TEST(creates_only_where_it_can) {
    struct bench_files f = bench_files();
    struct store_options options = {.path = bench_path(&f, "no/bench.db"), .create = true};
    struct store *store;
    struct error err;
    ck_assert(!store_open(&options, &store, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "no folder"));
    options.path = "";
    ck_assert(!store_open(&options, &store, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    options.path = bench_path(&f, "gone.db");
    bench_write(bench_path(&f, "gone.db-wal"), "leftover", 8);
    ck_assert(!store_open(&options, &store, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    bench_files_free(&f);
}
END_TEST

/* Runs as somebody without the rights of root; the exit status is that of what. */
static void as_nobody(int (*what)(struct bench_files *f), struct bench_files *f) {
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(100);
        _exit(what(f));
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
}

static int open_gives(struct bench_files *f, bool read_only, enum error_code code) {
    struct store_options options = {
        .path = bench_path(f, "bench.db"), .author = "lina", .read_only = read_only};
    struct store *store;
    struct error err = {0};
    bool ok = store_open(&options, &store, &err);
    int failed = ok ? code != ERROR_NONE : err.code != code;
    if (failed)
        fprintf(stderr, "opened %d, %d %s (%s)\n", ok, err.code, err.message, err.detail);
    int64_t n;
    if (ok && !sql_integer(store, "SELECT count(*) FROM setting", &n, &err))
        failed = 2;
    if (ok)
        store_close(store);
    return failed;
}

static int cannot_read(struct bench_files *f) {
    return open_gives(f, false, ERROR_IO) + open_gives(f, true, ERROR_IO);
}

static int can_read_only(struct bench_files *f) {
    return open_gives(f, false, ERROR_READ_ONLY) + open_gives(f, true, ERROR_NONE);
}

START_TEST(rights_are_told_and_reading_works_without_writing) {
    struct bench_files f = bench_files();
    const char *path = bench_path(&f, "bench.db");
    bench_make(path, "");
    chmod(f.folder, 0755);
    chmod(path, 0);
    as_nobody(cannot_read, &f);
    chmod(path, 0644);
    if (geteuid() != 0)
        chmod(f.folder, 0555);
    as_nobody(can_read_only, &f);
    chmod(f.folder, 0755);
    bench_files_free(&f);
}
END_TEST

static int reports_the_log(struct bench_files *f) {
    return open_gives(f, true, ERROR_READ_ONLY);
}

START_TEST(a_log_that_cannot_be_shared_is_told) {
    struct bench_files f = bench_files();
    const char *path = bench_path(&f, "bench.db");
    bench_make(path, "");
    pid_t child = fork();
    if (child == 0) { /* dies with its save in the log only */
        struct store_options options = {.path = path, .author = "lina"};
        struct store *store;
        struct error err;
        if (!store_open(&options, &store, &err) || !store_set_setting(store, "a", "b", &err))
            _exit(1);
        kill(getpid(), SIGKILL);
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
    chmod(path, 0644);
    chmod(bench_path(&f, "bench.db-wal"), 0644);
    ck_assert_int_eq(unlink(bench_path(&f, "bench.db-shm")), 0);
    chmod(f.folder, geteuid() == 0 ? 0755 : 0555);
    as_nobody(reports_the_log, &f);
    chmod(f.folder, 0755);
    bench_files_free(&f);
}
END_TEST

/* A child process that holds the write lock until it is told to go. */
START_TEST(a_locked_database_is_waited_for_and_told) {
    struct bench_files f = bench_files();
    struct store_options options = {
        .path = bench_path(&f, "bench.db"), .author = "lina", .create = true, .busy_ms = 50};
    struct store *store;
    struct error err = {0};
    ck_assert(store_open(&options, &store, &err));
    int ready[2], go[2];
    char byte;
    ck_assert(pipe(ready) == 0 && pipe(go) == 0);
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *db;
        close(ready[0]);
        close(go[1]);
        bool held = sqlite3_open(options.path, &db) == SQLITE_OK &&
                    sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
        if (write(ready[1], held ? "y" : "n", 1) != 1)
            _exit(1);
        _exit(read(go[0], &byte, 1) == 0 ? 0 : 2);
    }
    close(ready[1]);
    close(go[0]);
    ck_assert(read(ready[0], &byte, 1) == 1 && byte == 'y');
    ck_assert(!store_set_setting(store, "a", "b", &err));
    ck_assert_int_eq(err.code, ERROR_BUSY);
    ck_assert_ptr_nonnull(strstr(err.message, "locked"));
    close(go[1]);
    close(ready[0]);
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    ck_assert(store_set_setting(store, "a", "b", &err));
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(a_full_disk_is_told_and_nothing_is_lost) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct error err = {0};
    char *large = mem_alloc(300001, 1);
    memset(large, 'x', 300000);
    ck_assert(store_set_setting(store, "small", "1", &err));
    bench_run(store, "PRAGMA max_page_count = 1");
    ck_assert(!store_set_setting(store, "large", large, &err));
    ck_assert_int_eq(err.code, ERROR_FULL);
    ck_assert_ptr_nonnull(strstr(err.message, "full"));
    bench_run(store, "PRAGMA max_page_count = 1000000");

    struct rlimit old, limit;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
    limit = old;
    limit.rlim_cur = 100000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    bool written = store_set_setting(store, "large", large, &err);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
    ck_assert(!written);
    ck_assert_msg(err.code == ERROR_FULL, "%d %s (%s)", err.code, err.message, err.detail);
    char *small = NULL;
    ck_assert(store_get_setting(store, "small", &small, &err));
    ck_assert_str_eq(small, "1");
    mem_free(small);
    ck_assert(store_set_setting(store, "large", large, &err));
    mem_free(large);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(creating_on_a_full_disk_leaves_nothing) {
    struct bench_files f = bench_files();
    struct rlimit old, limit;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    limit = old;
    limit.rlim_cur = 20000;
    setrlimit(RLIMIT_FSIZE, &limit);
    struct store_options options = {.path = bench_path(&f, "bench.db"), .create = true};
    struct store *store;
    struct error err;
    bool ok = store_open(&options, &store, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    ck_assert(!ok);
    ck_assert_int_eq(err.code, ERROR_FULL);
    ck_assert_int_eq(bench_count(&f), 0);
    bench_files_free(&f);
}
END_TEST

START_TEST(opening_on_a_full_disk_is_told) {
    struct bench_files f = bench_files();
    struct rlimit old, limit;
    store_close(bench_open(&f, "bench.db"));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    limit = old;
    limit.rlim_cur = 1000; /* not even the shared memory of the log */
    setrlimit(RLIMIT_FSIZE, &limit);
    struct store_options options = {.path = bench_path(&f, "bench.db")};
    struct store *store;
    struct error err;
    bool ok = store_open(&options, &store, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    ck_assert(!ok);
    ck_assert_msg(err.code == ERROR_FULL, "%s (%s)", err.message, err.detail);
    store_close(bench_open(&f, "bench.db"));
    bench_files_free(&f);
}
END_TEST

enum { AT_ONCE = 6 };

/* Waits for the gate to be closed, then opens; 0 where the database is there with its letter. */
static int open_at_once(const char *path, int gate) {
    struct store_options options = {.path = path, .author = "lina", .create = true};
    struct store *store;
    struct error err = {0};
    char byte;
    if (read(gate, &byte, 1) != 0)
        return 2;
    if (!store_open(&options, &store, &err)) {
        fprintf(stderr, "%s (%s)\n", err.message, err.detail);
        return 1;
    }
    int failed = strcmp(store_device(store), "A") != 0;
    store_close(store);
    return failed;
}

START_TEST(many_may_make_the_same_database) {
    struct bench_files f = bench_files();
    const char *path = bench_path(&f, "bench.db");
    pid_t children[AT_ONCE];
    int gate[2], status;
    ck_assert_int_eq(pipe(gate), 0);
    for (int i = 0; i < AT_ONCE; i++)
        if ((children[i] = fork()) == 0) {
            close(gate[1]);
            _exit(open_at_once(path, gate[0]));
        }
    close(gate[0]);
    close(gate[1]);
    for (int i = 0; i < AT_ONCE; i++) {
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert_int_eq(status, 0);
    }
    /* Where the last two close at once each leaves the log to the other; one alone clears it away.
     */
    store_close(bench_open(&f, "bench.db"));
    ck_assert_int_eq(bench_count(&f), 1);
    bench_files_free(&f);
}
END_TEST

TEST_MAIN(store_trouble, opening_on_a_full_disk_is_told, many_may_make_the_same_database,
          refuses_what_is_not_ours, creates_only_where_it_can,
          rights_are_told_and_reading_works_without_writing, a_log_that_cannot_be_shared_is_told,
          a_locked_database_is_waited_for_and_told, a_full_disk_is_told_and_nothing_is_lost,
          creating_on_a_full_disk_leaves_nothing)
