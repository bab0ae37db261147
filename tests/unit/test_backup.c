/*
 * Backups are complete and checked; restoring loses nothing and stays away from what is in use.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../db/store_private.h"
#include "store_fixture.h"
#include "suite.h"

static void check_setting(struct bench_files *f, const char *file, const char *expected) {
    struct store *store = bench_open(f, file);
    struct error err;
    char *value;
    ck_assert(store_get_setting(store, "word", &value, &err));
    ck_assert_ptr_nonnull(value);
    ck_assert_str_eq(value, expected);
    mem_free(value);
    store_close(store);
}

static struct store *open_with(struct bench_files *f, const char *file, const char *word) {
    struct store *store = bench_open(f, file);
    struct error err;
    ck_assert(store_set_setting(store, "word", word, &err));
    return store;
}

START_TEST(backup_is_one_complete_file) {
    struct bench_files f = bench_files();
    struct store *store = open_with(&f, "bench.db", "first");
    struct store *other = bench_open(&f, "bench.db");
    struct error err = {0};
    const char *copy = bench_path(&f, "copy.db");
    ck_assert_msg(store_backup(store, copy, false, &err), "%s (%s)", err.message, err.detail);
    struct stat st;
    ck_assert_int_eq(stat(copy, &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0600);
    ck_assert_int_ne(access(bench_path(&f, "copy.db-wal"), F_OK), 0);
    ck_assert_int_eq(bench_count(&f), 4); /* bench.db, its log and index, the copy */
    /* The one being copied and its other users go on. */
    ck_assert(store_set_setting(other, "word", "second", &err));
    check_setting(&f, "copy.db", "first");
    ck_assert(!store_backup(store, copy, false, &err));
    ck_assert_int_eq(err.code, ERROR_CONFLICT);
    ck_assert(store_backup(store, copy, true, &err));
    check_setting(&f, "copy.db", "second");
    store_close(other);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(backup_refuses_bad_places) {
    struct bench_files f = bench_files();
    struct store *store = open_with(&f, "bench.db", "first");
    struct error err;
    ck_assert(!store_backup(store, bench_path(&f, "bench.db"), true, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert(!store_backup(store, f.folder, true, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert(!store_backup(store, bench_path(&f, "no/copy.db"), true, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    struct store *used = open_with(&f, "used.db", "theirs");
    ck_assert(!store_backup(store, bench_path(&f, "used.db"), true, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    store_close(used);
    check_setting(&f, "used.db", "theirs");
    store_close(store);
    bench_files_free(&f);
}
END_TEST

START_TEST(backup_on_a_full_disk_leaves_nothing) {
    struct bench_files f = bench_files();
    struct store *store = open_with(&f, "bench.db", "first");
    struct rlimit old, limit;
    struct error err;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    limit = old;
    limit.rlim_cur = 50000;
    setrlimit(RLIMIT_FSIZE, &limit);
    bool ok = store_backup(store, bench_path(&f, "copy.db"), false, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    ck_assert(!ok);
    ck_assert_msg(err.code == ERROR_FULL, "%d %s (%s)", err.code, err.message, err.detail);
    ck_assert_msg(strstr(err.message, "copy.db is full") != NULL, "%s", err.message);
    store_close(store);
    ck_assert_int_eq(bench_count(&f), 1);
    bench_files_free(&f);
}
END_TEST

/* Makes an index disagree with its table: every page reads well, yet the database is damaged. */
static void damage_index(const char *path) {
    sqlite3 *db;
    int on;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, &on);
    ck_assert_int_eq(
        sqlite3_exec(db,
                     "CREATE TABLE t (x); CREATE INDEX t_by_x ON t (x); INSERT INTO t VALUES (1);"
                     "PRAGMA writable_schema = ON;"
                     "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
                     "WHERE name = 'tag_by_name') WHERE name = 't_by_x';",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
}

START_TEST(a_damaged_database_makes_no_backup) {
    struct bench_files f = bench_files();
    bench_make(bench_path(&f, "bench.db"), "");
    damage_index(bench_path(&f, "bench.db"));
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    ck_assert(!store_backup(store, bench_path(&f, "copy.db"), false, &err));
    ck_assert_int_eq(err.code, ERROR_CORRUPT);
    store_close(store);
    ck_assert_int_eq(bench_count(&f), 1);
    struct error again;
    ck_assert(!store_restore(bench_path(&f, "bench.db"), bench_path(&f, "new.db"), true, &again));
    ck_assert_int_eq(again.code, ERROR_CORRUPT);
    ck_assert_int_ne(access(bench_path(&f, "new.db"), F_OK), 0);
    bench_files_free(&f);
}
END_TEST

START_TEST(restore_replaces_and_keeps_the_old_one) {
    struct bench_files f = bench_files();
    const char *path = bench_path(&f, "bench.db"), *copy = bench_path(&f, "copy.db");
    struct error err = {0};
    struct store *store = open_with(&f, "bench.db", "first");
    ck_assert(store_backup(store, copy, false, &err));
    ck_assert(store_set_setting(store, "word", "second", &err));
    store_close(store);
    ck_assert(!store_restore(copy, path, false, &err));
    ck_assert_int_eq(err.code, ERROR_CONFLICT);
    ck_assert_msg(store_restore(copy, path, true, &err), "%s (%s)", err.message, err.detail);
    check_setting(&f, "bench.db", "first");
    check_setting(&f, "bench.db.before-restore", "second");
    store_close(open_with(&f, "bench.db", "third"));
    ck_assert(store_restore(copy, path, true, &err));
    check_setting(&f, "bench.db", "first");
    check_setting(&f, "bench.db.before-restore", "second");
    check_setting(&f, "bench.db.before-restore-2", "third");
    ck_assert(store_restore(copy, bench_path(&f, "new.db"), false, &err));
    check_setting(&f, "new.db", "first");
    struct stat st;
    ck_assert_int_eq(stat(bench_path(&f, "new.db"), &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0600);
    bench_files_free(&f);
}
END_TEST

/* A process that dies with its last saves in the log only. */
static void crash_with(struct bench_files *f, const char *word) {
    pid_t child = fork();
    if (child == 0) {
        struct store_options options = {.path = bench_path(f, "bench.db"), .author = "lina"};
        struct store *store;
        struct error err;
        if (!store_open(&options, &store, &err) || !store_set_setting(store, "word", word, &err))
            _exit(1);
        kill(getpid(), SIGKILL);
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
}

START_TEST(restore_keeps_the_log_of_the_old_one) {
    struct bench_files f = bench_files();
    struct error err = {0};
    struct store *store = open_with(&f, "bench.db", "first");
    ck_assert(store_backup(store, bench_path(&f, "copy.db"), false, &err));
    store_close(store);
    crash_with(&f, "second");
    ck_assert_int_eq(access(bench_path(&f, "bench.db-wal"), F_OK), 0);
    bool ok = store_restore(bench_path(&f, "copy.db"), bench_path(&f, "bench.db"), true, &err);
    ck_assert_msg(ok, "%s (%s)", err.message, err.detail);
    check_setting(&f, "bench.db", "first");
    check_setting(&f, "bench.db.before-restore", "second");
    bench_files_free(&f);
}
END_TEST

START_TEST(restore_replaces_a_damaged_one) {
    struct bench_files f = bench_files();
    struct error err = {0};
    struct store *store = open_with(&f, "bench.db", "first");
    ck_assert(store_backup(store, bench_path(&f, "copy.db"), false, &err));
    store_close(store);
    bench_write(bench_path(&f, "bench.db"), "garbage", 7);
    bool ok = store_restore(bench_path(&f, "copy.db"), bench_path(&f, "bench.db"), true, &err);
    ck_assert_msg(ok, "%s (%s)", err.message, err.detail);
    check_setting(&f, "bench.db", "first");
    struct stat st;
    ck_assert_int_eq(stat(bench_path(&f, "bench.db.before-restore"), &st), 0);
    ck_assert_int_eq(st.st_size, 7);
    bench_files_free(&f);
}
END_TEST

START_TEST(restore_stays_away_from_a_database_in_use) {
    struct bench_files f = bench_files();
    struct error err = {0};
    struct store *store = open_with(&f, "bench.db", "first");
    ck_assert(store_backup(store, bench_path(&f, "copy.db"), false, &err));
    int ready[2], go[2];
    char byte;
    store_close(store);
    ck_assert(pipe(ready) == 0 && pipe(go) == 0);
    pid_t child = fork();
    if (child == 0) { /* opens it, says so, and stays until told to go */
        struct store_options options = {.path = bench_path(&f, "bench.db"), .author = "minh"};
        close(ready[0]);
        close(go[1]);
        bool opened = store_open(&options, &store, &err);
        if (!opened || write(ready[1], "y", 1) != 1)
            _exit(1);
        _exit(read(go[0], &byte, 1) == 0 ? 0 : 2);
    }
    close(ready[1]);
    close(go[0]);
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    ck_assert(!store_restore(bench_path(&f, "copy.db"), bench_path(&f, "bench.db"), true, &err));
    ck_assert_int_eq(err.code, ERROR_BUSY);
    close(go[1]);
    close(ready[0]);
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    check_setting(&f, "bench.db", "first");
    ck_assert_int_ne(access(bench_path(&f, "bench.db.before-restore"), F_OK), 0);
    bench_files_free(&f);
}
END_TEST

START_TEST(restore_refuses_what_is_no_backup) {
    struct bench_files f = bench_files();
    struct error err;
    const char *path = bench_path(&f, "bench.db");
    store_close(open_with(&f, "bench.db", "first"));
    bench_write(bench_path(&f, "text.db"), "name,country\n", 13);
    ck_assert(!store_restore(bench_path(&f, "text.db"), path, true, &err));
    ck_assert_int_eq(err.code, ERROR_FOREIGN);
    ck_assert(!store_restore(bench_path(&f, "none.db"), path, true, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert(!store_restore(path, path, true, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    bench_make(bench_path(&f, "newer.db"), "PRAGMA user_version = 5000");
    ck_assert(!store_restore(bench_path(&f, "newer.db"), path, true, &err));
    ck_assert_int_eq(err.code, ERROR_VERSION);
    check_setting(&f, "bench.db", "first");
    bench_files_free(&f);
}
END_TEST

TEST_MAIN(backup, backup_is_one_complete_file, backup_refuses_bad_places,
          backup_on_a_full_disk_leaves_nothing, a_damaged_database_makes_no_backup,
          restore_replaces_and_keeps_the_old_one, restore_keeps_the_log_of_the_old_one,
          restore_replaces_a_damaged_one, restore_stays_away_from_a_database_in_use,
          restore_refuses_what_is_no_backup)
