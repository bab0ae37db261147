/* The database as a file: backup, restore, doctor, and files that are none of ours. */
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>

#include "../unit/suite.h"

#include "cli_check.h"

#define DATABASE "data/sourcebench/bench.db"

static char *read_all(const char *path, size_t *length) {
    struct strbuf bytes = {0};
    char block[4096];
    size_t count;
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file, "%s", path);
    while ((count = fread(block, 1, sizeof block, file)) > 0)
        strbuf_add_bytes(&bytes, block, count);
    fclose(file);
    *length = bytes.length;
    return strbuf_take(&bytes);
}

START_TEST(a_backup_comes_back) {
    struct home home;
    home_make(&home);
    const char *copy = home_file(&home, "copy.db");
    cli_says(&home, 0, "Added", "supplier", "add", "One", NULL);
    cli_says(&home, 0, "verified", "backup", copy, NULL);
    cli_says(&home, 1, "sourcebench: ", "backup", copy, NULL);
    cli_says(&home, 0, "verified", "backup", copy, "--overwrite", NULL);
    cli_says(&home, 0, "Added", "supplier", "add", "Two", NULL);
    cli_says(&home, 1, "sourcebench: ", "restore", copy, NULL);
    ck_assert_int_eq(cli_count(&home, ""), 2);
    cli_says(&home, 0, "now what", "restore", copy, "--overwrite", NULL);
    ck_assert_int_eq(cli_count(&home, ""), 1);
    cli_says(&home, 1, "sourcebench: ", "restore", home_file(&home, "none.db"), "--overwrite",
             NULL);
    cli_says(&home, 1, "sourcebench: ", "backup", "/proc/none/copy.db", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_healthy_database_needs_no_doctor) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Added", "supplier", "add", "One", NULL);
    cli_says(&home, 0, "in order", "doctor", NULL);
    cli_says(&home, 0, "in order", "doctor", "--repair", NULL);
    json_t *report = cli_json(&home, "doctor", "--json", NULL);
    ck_assert(json_is_true(json_object_get(report, "healthy")));
    ck_assert_int_eq((int)json_array_size(json_object_get(report, "findings")), 0);
    json_decref(report);
    home_remove(&home);
}
END_TEST

/* What is derived is damaged behind the program's back: the doctor finds it, and repairs it when
 * told. */
START_TEST(the_doctor_finds_and_repairs) {
    struct home home;
    sqlite3 *db;
    home_make(&home);
    cli_says(&home, 0, "Added", "supplier", "add", "One", NULL);
    ck_assert_int_eq(sqlite3_open(home_file(&home, DATABASE), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "UPDATE row_count SET n = 77", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    cli_says(&home, 1, "--repair", "doctor", NULL);
    struct cli_result result = cli_expect(&home, 1, "doctor", "--json", NULL);
    json_t *report = cli_take_json(result);
    ck_assert(json_is_false(json_object_get(report, "healthy")));
    ck_assert_int_ge((int)json_array_size(json_object_get(report, "findings")), 1);
    json_decref(report);
    cli_says(&home, 1, "reading only", "doctor", "--repair", "--read-only", NULL);
    cli_says(&home, 0, "Repaired", "doctor", "--repair", NULL);
    cli_says(&home, 0, "in order", "doctor", NULL);
    home_remove(&home);
}
END_TEST

/* A file that is not ours stays as it is, to the byte, whatever is tried. */
static void check_refused(struct home *home, const char *why) {
    static const char *const calls[][4] = {
        {"supplier", "list"}, {"supplier", "add", "One"}, {"undo"}, {"doctor", "--repair"}};
    const char *path = home_file(home, DATABASE);
    size_t before_length, after_length;
    char *before = read_all(path, &before_length);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        cli_says(home, 1, why, calls[i][0], calls[i][1], calls[i][2], NULL);
    char *after = read_all(path, &after_length);
    ck_assert(before_length == after_length && memcmp(before, after, after_length) == 0);
    mem_free(before);
    mem_free(after);
}

START_TEST(foreign_and_damaged_files_are_refused_and_left_alone) {
    struct home home;
    home_make(&home);
    home_write(&home, DATABASE, "name,country\nThis is a list,VN\n");
    check_refused(&home, "bench.db");
    home_remove(&home);
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    size_t length;
    char *bytes = read_all(home_file(&home, DATABASE), &length);
    FILE *file = fopen(home_file(&home, DATABASE), "wb");
    fwrite(bytes, 1, length / 2, file); /* the second half is lost */
    fclose(file);
    mem_free(bytes);
    check_refused(&home, "bench.db");
    home_remove(&home);
}
END_TEST

/* user_version stands at byte 60 of the file, application_id at 68 (sqlite.org/fileformat2.html).
 */
static void patch(struct home *home, long at, const char bytes[4]) {
    FILE *file = fopen(home_file(home, DATABASE), "r+b");
    ck_assert_ptr_nonnull(file);
    fseek(file, at, SEEK_SET);
    fwrite(bytes, 1, 4, file);
    fclose(file);
}

START_TEST(newer_and_other_databases_are_refused_and_left_alone) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    patch(&home, 60, "\x7f\xff\xff\x00");
    check_refused(&home, "newer sourcebench");
    home_remove(&home);
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    patch(&home, 68, "ELSE");
    check_refused(&home, "bench.db");
    home_remove(&home);
}
END_TEST

START_TEST(places_that_cannot_be_written_are_told) {
    struct home home;
    home_make(&home);
    cli_says(&home, 1, "sourcebench: ", "--db", "/proc/bench.db", "supplier", "add", "One", NULL);
    cli_says(&home, 1, "sourcebench: ", "--db",
             arena_format(&home.arena, "%s/none/in/here.db", home.path), "init", NULL);
    cli_says(&home, 1, "sourcebench: ", "--db", home.path, "supplier", "list", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_files, a_backup_comes_back, a_healthy_database_needs_no_doctor,
          the_doctor_finds_and_repairs, foreign_and_damaged_files_are_refused_and_left_alone,
          newer_and_other_databases_are_refused_and_left_alone,
          places_that_cannot_be_written_are_told)
