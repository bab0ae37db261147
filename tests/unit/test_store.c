/*
 * A store: making, opening, settings, ids, devices, reading only, migrating.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/memory.h"

#include "../../db/store_private.h"
#include "store_fixture.h"
#include "suite.h"

static int64_t fixed_clock(void *clock) {
    return *(int64_t *)clock;
}

/* Hanoi, seven hours before UTC. */
static int32_t hanoi_day(void *clock, int64_t ms_utc) {
    (void)clock;
    return date_of_ms(ms_utc, 7 * 60);
}

/* A place whose clocks go forward at midnight: 2026-03-08 begins an hour earlier in UTC. */
static int32_t summer_day(void *clock, int64_t ms_utc) {
    (void)clock;
    return date_of_ms(ms_utc, ms_utc < 1772946000000 ? -5 * 60 : -4 * 60);
}

static int32_t other_day(void *clock) {
    (void)clock;
    return date_from_civil(2027, 1, 1);
}

START_TEST(days_are_those_of_the_place) {
    static const int64_t hour = 3600000;
    struct bench_files f = bench_files();
    int32_t day = date_from_civil(2026, 11, 23);
    int64_t now = day * 24 * hour - 6 * hour; /* 18:00 in UTC, the next day in Hanoi */
    struct store_options options = {.path = bench_path(&f, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .now_ms = fixed_clock,
                                    .clock = &now};
    struct store *store;
    struct error err;
    ck_assert(store_open(&options, &store, &err));
    ck_assert_int_eq(store_today(store), day - 1);
    ck_assert_int_eq(store_day_begin(store, day), day * 24 * hour);
    store_close(store);
    options.day_of = hanoi_day;
    ck_assert(store_open(&options, &store, &err));
    ck_assert_int_eq(store_today(store), day);
    ck_assert_int_eq(store_day_begin(store, day), day * 24 * hour - 7 * hour);
    store_close(store);
    options.day_of = summer_day;
    options.today = other_day;
    ck_assert(store_open(&options, &store, &err));
    ck_assert_int_eq(store_today(store), date_from_civil(2027, 1, 1));
    day = date_from_civil(2026, 3, 8);
    ck_assert_int_eq(store_day_begin(store, day), day * 24 * hour + 5 * hour);
    ck_assert_int_eq(store_day_begin(store, day + 1), (day + 1) * 24 * hour + 4 * hour);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

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
    int64_t version;
    struct error err;
    ck_assert(sql_integer(store, "PRAGMA user_version", &version, &err));
    ck_assert_int_eq(version, schema_version());
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
             "NULL, NULL)",
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
    {902, "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES (7);"},
    {903, "CREATE TABLE half (x); INSERT INTO half VALUES (1); SELECT no_such_function();"},
    {904, "CREATE TABLE never (x);"},
};

START_TEST(migration_is_atomic_and_backed_up) {
    struct bench_files f = bench_files();
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    int64_t n;
    ck_assert(store_set_setting(store, "kept", "yes", &err));
    ck_assert(schema_migrate(store, later_steps, 1, &err));
    ck_assert(sql_integer(store, "PRAGMA user_version", &n, &err) && n == 902);
    ck_assert(sql_integer(store, "SELECT x FROM extra", &n, &err) && n == 7);
    ck_assert(sql_integer(store, "PRAGMA foreign_keys", &n, &err) && n == 1);
    char copy_name[64];
    snprintf(copy_name, sizeof copy_name, "bench.db.version-%d", schema_version());
    struct store *copy = bench_open(&f, copy_name);
    ck_assert(sql_integer(copy, "PRAGMA user_version", &n, &err) && n == schema_version());
    ck_assert(sql_integer(copy, "SELECT count(*) FROM setting WHERE name = 'kept'", &n, &err) &&
              n == 1);
    store_close(copy);

    ck_assert(!schema_migrate(store, later_steps, 3, &err));
    ck_assert(sql_integer(store, "PRAGMA user_version", &n, &err) && n == 902);
    ck_assert(sql_integer(
        store, "SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'never')", &n, &err));
    ck_assert_int_eq(n, 0);
    ck_assert(schema_migrate(store, later_steps, 1, &err)); /* nothing left to do */
    store_close(store);
    bench_files_free(&f);
}
END_TEST

/* A bench of the first version, with a file that belongs to a supplier. */
static void make_first_version(const char *path) {
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    static const char rows[] =
        "PRAGMA application_id = 1396859752; PRAGMA user_version = 1;"
        "INSERT INTO supplier (id, name, name_key, rev, created_at, created_by, updated_at,"
        " updated_by) VALUES (5, 'Saigon Trail', 'saigon trail', 1, 0, 'lina', 0, 'lina');"
        "INSERT INTO attachment (id, supplier_id, owner_table, owner_id, path, rev, created_at,"
        " created_by, updated_at, updated_by) VALUES (6, 5, 'supplier', 5, 'licence.pdf', 1, 0,"
        " 'lina', 0, 'lina');"
        "INSERT INTO interaction (id, supplier_id, kind, direction, happened_on, text,"
        " follow_up_on, rev, created_at, created_by, updated_at, updated_by) VALUES (7, 5, 'call',"
        " 'in', '2026-11-02', 'asks for time', '2026-11-20', 1, 0, 'lina', 0, 'lina');";
    ck_assert_int_eq(sqlite3_exec(db, schema_steps[0].sql, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

START_TEST(first_version_comes_up_to_date) {
    struct bench_files f = bench_files();
    make_first_version(bench_path(&f, "bench.db"));
    struct store *store = bench_open(&f, "bench.db");
    struct error err;
    int64_t n;
    ck_assert(sql_integer(store, "PRAGMA user_version", &n, &err) && n == schema_version());
    char *path = bench_text(store, "SELECT path FROM attachment WHERE id = 6 AND owner_id = 5");
    ck_assert_str_eq(path, "licence.pdf");
    mem_free(path);
    char *since = bench_text(store, "SELECT since FROM supplier_waiting WHERE supplier_id = 5");
    ck_assert_str_eq(since, "2026-11-02");
    mem_free(since);
    store_close(store);
    bench_files_free(&f);
}
END_TEST

TEST_MAIN(store, days_are_those_of_the_place, first_version_comes_up_to_date,
          makes_a_private_database, connection_is_set_up, settings_are_kept,
          ids_increase_and_carry_the_time, fixed_ids_go_on_after_the_journal,
          each_device_has_its_letter, foreign_commits_are_noticed_once, reading_only_has_two_locks,
          newer_compatible_opens_for_reading, migration_is_atomic_and_backed_up)
