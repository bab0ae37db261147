/*
 * Opening, creating and refusing: what a database may be, and that nothing else is ever written to.
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

static int64_t fixed_clock(void *clock) {
    return *(int64_t *)clock;
}

START_TEST(makes_a_private_database) {
    struct bench_files f = bench_files();
    umask(0);
    struct store *store = bench_open(&f, "bench.db");
    ck_assert_str_eq(store_device(store), "A");
    ck_assert_str_eq(store_author(store), "lina");
    ck_assert_str_eq(store_path(store), bench_path(&f, "bench.db"));
    ck_assert(!store_read_only(store));
    ck_assert_ptr_null(store_notice(store));
    bench_run(store, "INSERT INTO setting VALUES ('a', 'b')");
    static const char *const names[] = {"bench.db", "bench.db-wal", "bench.db-shm"};
    for (int i = 0; i < 3; i++) {
        struct stat st;
        ck_assert_int_eq(stat(bench_path(&f, names[i]), &st), 0);
        ck_assert_uint_eq(st.st_mode & 0777, 0600);
    }
    store_close(store);
    umask(077);
    struct store_options options = {
        .path = bench_path(&f, "shared.db"), .author = "lina", .create = true, .mode = 0660};
    struct error err;
    struct stat st;
    ck_assert(store_open(&options, &store, &err));
    store_close(store);
    ck_assert_int_eq(stat(bench_path(&f, "shared.db"), &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0660);
    bench_files_free(&f);
}
END_TEST

static const struct {
    const char *query, *expected;
} settings_of_connection[] = {
    {"PRAGMA application_id", "1396859752"},
    {"PRAGMA user_version", "1"},
    {"PRAGMA journal_mode", "wal"},
    {"PRAGMA synchronous", "2"},
    {"PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check", "1"},
    {"PRAGMA mmap_size", "0"},
    {"SELECT count(*) FROM sqlite_schema WHERE name LIKE '%.new-%'", "0"},
};

START_TEST(connection_is_set_up) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    for (size_t i = 0; i < sizeof settings_of_connection / sizeof *settings_of_connection; i++) {
        char *value = bench_text(store, settings_of_connection[i].query);
        ck_assert_str_eq(value, settings_of_connection[i].expected);
        mem_free(value);
    }
    /* Defensive: the schema cannot be written around, the search index's own tables neither. */
    ck_assert_int_ne(
        sqlite3_exec(store_handle(store), "DELETE FROM supplier_search_data", NULL, NULL, NULL),
        SQLITE_OK);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(settings_are_kept) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    char *value;
    ck_assert(store_get_setting(store, "last_filter", &value, &err));
    ck_assert_ptr_null(value);
    ck_assert(store_set_setting(store, "last_filter", "country:VN", &err));
    ck_assert(store_set_setting(store, "last_filter", "city:Hà Nội", &err));
    store_close(store);
    store = bench_open(&f, "bench.db");
    ck_assert(store_get_setting(store, "last_filter", &value, &err));
    ck_assert_str_eq(value, "city:Hà Nội");
    mem_free(value);
    ck_assert(store_set_setting(store, "last_filter", NULL, &err));
    ck_assert(store_get_setting(store, "last_filter", &value, &err));
    ck_assert_ptr_null(value);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(ids_increase_and_carry_the_time) {
    struct bench_files f = bench_files();
    int64_t now = 1795420800000; /* 2026-11-23 */
    struct store_options options = {.path = bench_path(&f, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .now_ms = fixed_clock,
                                    .clock = &now,
                                    .fixed_random = true};
    struct store *store;
    struct error err;
    int64_t first[2];
    for (int round = 0; round < 2; round++) {
        ck_assert(store_open(&options, &store, &err));
        int64_t last = first[round] = store_new_id(store);
        ck_assert_int_eq(last >> 21, now);
        for (int i = 0; i < 10000; i++) {
            int64_t id = store_new_id(store);
            ck_assert(id > last);
            last = id;
        }
        now -= 5000; /* a clock set back does not bring old ids back */
        ck_assert(store_new_id(store) > last);
        now += 5000;
        ck_assert_str_eq(store_device(store), "A");
        store_close(store);
    }
    ck_assert_int_eq(first[0], first[1]); /* the same clock and start: the same ids */
    options.fixed_random = false;
    ck_assert(store_open(&options, &store, &err));
    ck_assert_int_ne(store_new_id(store), first[0]);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(fixed_ids_go_on_after_the_journal) {
    struct bench_files f = bench_files();
    int64_t now = 1795420800000;
    struct store_options options = {.path = bench_path(&f, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .now_ms = fixed_clock,
                                    .clock = &now,
                                    .fixed_random = true};
    struct store *store;
    struct error err;
    ck_assert(store_open(&options, &store, &err));
    int64_t id = store_new_id(store) + 100;
    char text[300];
    snprintf(text, sizeof text,
             "INSERT INTO journal VALUES (%lld, 'A', 1, 'lina', 0, 'x', 1, 1, 'do', NULL, 0, 1, "
             "NULL)",
             (long long)id);
    bench_run(store, text);
    store_close(store);
    ck_assert(store_open(&options, &store, &err));
    ck_assert_int_gt(store_new_id(store), id);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(each_device_has_its_letter) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    bench_run(store, "UPDATE setting SET name = 'device.laptop-1' WHERE name GLOB 'device.*'");
    store_close(store);
    store = bench_open(&f, "bench.db");
    ck_assert_str_eq(store_device(store), "B");
    bench_run(store, "DELETE FROM setting WHERE value = 'B'");
    for (char c = 'B'; c <= 'Z'; c++) {
        char text[100];
        snprintf(text, sizeof text, "INSERT INTO setting VALUES ('device.x%c', '%c')", c, c);
        bench_run(store, text);
    }
    store_close(store);
    store = bench_open(&f, "bench.db");
    ck_assert_str_eq(store_device(store), "AA");
    store_close(store);
    store = bench_open(&f, "bench.db");
    ck_assert_str_eq(store_device(store), "AA");
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(foreign_commits_are_noticed_once) {
    struct bench_files f = bench_files();
    struct store *mine = bench_open(&f, "bench.db"), *theirs = bench_open(&f, "bench.db");
    struct error err;
    ck_assert(!store_changed_elsewhere(mine));
    ck_assert(store_set_setting(mine, "x", "1", &err));
    ck_assert(!store_changed_elsewhere(mine));
    ck_assert(store_set_setting(theirs, "x", "2", &err));
    ck_assert(store_changed_elsewhere(mine));
    ck_assert(!store_changed_elsewhere(mine));
    store_close(mine);
    store_close(theirs);
    bench_files_free(&f);
}
END_TEST

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
    {"damaged.db", make_damaged, ERROR_CORRUPT, "damaged"},
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

START_TEST(reading_only_has_two_locks) {
    struct bench_files f = bench_files();
    store_close(bench_open(&f, "bench.db"));
    struct store_options options = {
        .path = bench_path(&f, "bench.db"), .author = "lina", .read_only = true};
    struct store *store;
    struct error err;
    ck_assert(store_open(&options, &store, &err));
    ck_assert(store_read_only(store));
    ck_assert(!store_set_setting(store, "a", "b", &err));
    ck_assert_int_eq(err.code, ERROR_READ_ONLY);
    static const char *const forbidden[] = {
        "DELETE FROM supplier",   "DROP TABLE supplier",     "CREATE TEMP TABLE t (x)",
        "ATTACH ':memory:' AS x", "PRAGMA query_only = OFF", "PRAGMA journal_mode = DELETE"};
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        ck_assert(!sql_exec(store, forbidden[i], &err));
        ck_assert_int_eq(err.code, ERROR_READ_ONLY);
    }
    bool found =
        sql_exec(store, "SELECT * FROM supplier_search WHERE supplier_search MATCH 'a*'", &err);
    ck_assert_msg(found, "%s (%s)", err.message, err.detail);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(newer_compatible_opens_for_reading) {
    struct bench_files f = bench_files();
    bench_make(bench_path(&f, "bench.db"), "ALTER TABLE supplier ADD COLUMN mood TEXT;"
                                           "PRAGMA user_version = 999");
    struct store *store = bench_open(&f, "bench.db");
    ck_assert(store_read_only(store));
    ck_assert_ptr_nonnull(strstr(store_notice(store), "newer sourcebench"));
    struct error err;
    ck_assert(!store_set_setting(store, "a", "b", &err));
    ck_assert_int_eq(err.code, ERROR_READ_ONLY);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

/* A step that adds, one that fails half-way, one that would follow. */
static const struct schema_step later_steps[] = {
    {2, "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES (7);"},
    {3, "CREATE TABLE half (x); INSERT INTO half VALUES (1); SELECT no_such_function();"},
    {4, "CREATE TABLE never (x);"},
};

START_TEST(migration_is_atomic_and_backed_up) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    int64_t n;
    ck_assert(store_set_setting(store, "kept", "yes", &err));
    ck_assert(schema_migrate(store, later_steps, 1, &err));
    ck_assert(sql_integer(store, "PRAGMA user_version", &n, &err) && n == 2);
    ck_assert(sql_integer(store, "SELECT x FROM extra", &n, &err) && n == 7);
    ck_assert(sql_integer(store, "PRAGMA foreign_keys", &n, &err) && n == 1);
    struct store *copy = bench_open(&f, "bench.db.version-1");
    ck_assert(sql_integer(copy, "PRAGMA user_version", &n, &err) && n == 1);
    ck_assert(sql_integer(copy, "SELECT count(*) FROM setting WHERE name = 'kept'", &n, &err) &&
              n == 1);
    store_close(copy);

    ck_assert(!schema_migrate(store, later_steps, 3, &err));
    ck_assert(sql_integer(store, "PRAGMA user_version", &n, &err) && n == 2);
    ck_assert(sql_integer(
        store, "SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'never')", &n, &err));
    ck_assert_int_eq(n, 0);
    ck_assert(schema_migrate(store, later_steps, 1, &err)); /* nothing left to do */
    store_close(store);
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

TEST_MAIN(store, makes_a_private_database, connection_is_set_up, settings_are_kept,
          ids_increase_and_carry_the_time, fixed_ids_go_on_after_the_journal,
          each_device_has_its_letter, foreign_commits_are_noticed_once, refuses_what_is_not_ours,
          creates_only_where_it_can, rights_are_told_and_reading_works_without_writing,
          reading_only_has_two_locks, newer_compatible_opens_for_reading,
          migration_is_atomic_and_backed_up, a_locked_database_is_waited_for_and_told,
          a_full_disk_is_told_and_nothing_is_lost, creating_on_a_full_disk_leaves_nothing)
