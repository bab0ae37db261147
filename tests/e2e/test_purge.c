/* purge on the command line: what it says, what is left in the files, and an open bench beside it.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "cli_check.h"

/* The bytes of a file, *length of them; the caller's (free). */
static char *read_all(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    ck_assert_uint_eq(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

/* In how many files of a folder of the home (database, log, drafts) a text stands. */
static int files_with(struct home *home, const char *folder, const char *text) {
    char path[512];
    int n = 0;
    snprintf(path, sizeof path, "%s/%s", home->path, folder);
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        size_t length;
        char file[900];
        snprintf(file, sizeof file, "%s/%s", path, e->d_name);
        if (e->d_name[0] == '.')
            continue;
        char *bytes = read_all(file, &length);
        n += memmem(bytes, length, text, strlen(text)) != NULL;
        free(bytes);
    }
    if (dir)
        closedir(dir);
    return n;
}

static void export_with_contact(struct home *home) {
    cli_says(home, 0, "added", "import", "suppliers",
             home_write(home, "in.json",
                        "{\"suppliers\": [{\"name\": \"Zebulon Bags\", \"country\": \"VN\", "
                        "\"contact\": [{\"name\": \"Ottoline Vex\", "
                        "\"mail\": \"vex@example.org\"}]}, "
                        "{\"name\": \"Bosfor\", \"country\": \"TR\"}]}"),
             NULL);
    remove(home_file(home, "in.json"));
}

static const char data[] = "data/sourcebench";

START_TEST(purged_data_is_in_no_file) {
    struct home home;
    home_make(&home);
    export_with_contact(&home);
    cli_says(&home, 0, "noted", "supplier", "note", "Zebulon", "the wobbliest seams", NULL);
    cli_says(&home, 1, "supplier delete", "purge", "supplier", "Zebulon Bags", NULL);
    cli_says(&home, 0, "Deleted", "supplier", "delete", "Zebulon", NULL);
    static const char *const words[] = {"Zebulon", "zebulon", "Ottoline", "vex@", "wobbliest"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(files_with(&home, data, words[i]) > 0, "%s", words[i]);
    cli_says(&home, 0, "Would be purged: 1 supplier, 1 contact, 1 timeline entry.", "purge",
             "supplier", "zebulon bags", "--dry-run", NULL);
    json_t *report = cli_json(&home, "purge", "supplier", "Zebulon Bags", "--json", NULL);
    json_t *rows = json_object_get(report, "rows");
    json_is(rows, "supplier", 1);
    json_is(rows, "contact", 1);
    json_is(report, "changes_emptied", 2);
    json_is(report, "changes_rewritten", 1); /* the import keeps the other supplier */
    ck_assert(json_is_true(json_object_get(report, "scrubbed")));
    json_t *record = json_array_get(json_object_get(report, "records"), 0);
    json_says(record, "title", "Zebulon Bags");
    ck_assert(json_is_string(json_object_get(record, "id")));
    json_decref(report);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(files_with(&home, data, words[i]) == 0, "%s", words[i]);
    ck_assert_int_eq(cli_count(&home, ""), 1);
    cli_says(&home, 1, "Undo ends here", "undo", NULL);
    cli_says(&home, 1, "No deleted supplier", "purge", "supplier", "Zebulon Bags", NULL);
    cli_says(&home, 0, "in order", "doctor", NULL);
    cli_says(&home, 0, "supplier added", "history", "Bosfor", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(purging_by_day_asks_nothing) {
    struct home home;
    home_make(&home);
    export_with_contact(&home);
    cli_says(&home, 0, "Nothing was deleted", "purge", "--deleted-before", "+1d", NULL);
    cli_says(&home, 0, "Deleted", "supplier", "delete", "Bosfor", NULL);
    cli_says(&home, 0, "Nothing was deleted", "purge", "--deleted-before", "2020-01-01", NULL);
    cli_says(&home, 0, "supplier Bosfor, id ", "purge", "--deleted-before", "2100-01-01", NULL);
    ck_assert_int_eq(files_with(&home, data, "Bosfor"), 0);
    cli_says(&home, 2, "no kind of record", "purge", "person", "Lan", NULL);
    cli_says(&home, 2, "not both", "purge", "contact", "Lan", "--deleted-before", "+1d", NULL);
    cli_says(&home, 2, "Name the record", "purge", NULL);
    cli_says(&home, 1, "forbids", "purge", "contact", "Lan", "--read-only", NULL);
    home_remove(&home);
}
END_TEST

/* A form that was left: the draft would bring the data back. */
START_TEST(drafts_of_the_purged_are_dropped) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Zebulon Bags", NULL);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "e", "Edit supplier");
    pty_type(b.pty, " Quuxly");
    pty_wait_text(b.pty, "Quuxly");
    pty_hangup(b.pty);
    pty_wait_exit(b.pty);
    static const char drafts[] = "state/sourcebench/drafts";
    ck_assert_int_eq(files_with(&b.home, drafts, "Quuxly"), 1);
    bench_cli(&b, "supplier", "delete", "Zebulon", NULL);
    const char *said = bench_cli(&b, "purge", "supplier", "Zebulon Bags", NULL);
    ck_assert_msg(strstr(said, "1 draft of a form was dropped"), "%s", said);
    ck_assert_int_eq(files_with(&b.home, drafts, "Zebulon"), 0);
    bench_close(&b);
}
END_TEST

static void delete_and_purge(struct bench *b) {
    bench_cli(b, "--author", "marco", "supplier", "delete", "Zebulon", NULL);
    bench_cli(b, "--author", "marco", "purge", "supplier", "Zebulon Bags", NULL);
}

/* The bench is open on the record, in a form, when another process purges it. */
START_TEST(an_open_form_keeps_what_was_typed) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Zebulon Bags", "city=Hue", NULL);
    bench_cli(&b, "supplier", "add", "Bosfor", NULL);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "End Enter", "Hue");
    bench_keys(&b, "e", "Edit supplier");
    pty_type(b.pty, " Quuxly");
    delete_and_purge(&b);
    pty_watch(b.pty, 1500); /* longer than the bench takes to see it */
    bench_shows(&b, "Quuxly");
    bench_keys(&b, "Ctrl-S", "marco purged the supplier on");
    bench_shows(&b, "Quuxly");
    bench_keys(&b, "Esc", "?");
    pty_keys(b.pty, "y");
    pty_wait_text(b.pty, "Suppliers  1");
    bench_shows(&b, "Bosfor");
    bench_shows_not(&b, "Zebulon");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(an_open_list_sees_it_vanish) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Zebulon Bags", "city=Hue", NULL);
    bench_cli(&b, "supplier", "add", "Bosfor", NULL);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "End", "Zebulon");
    delete_and_purge(&b);
    pty_wait_gone(b.pty, "Zebulon");
    bench_cursor_on(&b, "Bosfor");
    bench_keys(&b, "e", "Edit supplier");
    pty_type(b.pty, " Sanayi");
    bench_keys(&b, "Ctrl-S", "Saved");
    ck_assert_int_eq(files_with(&b.home, data, "Zebulon"), 0); /* while the bench is open */
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

TEST_MAIN(purge, purged_data_is_in_no_file, purging_by_day_asks_nothing,
          drafts_of_the_purged_are_dropped, an_open_form_keeps_what_was_typed,
          an_open_list_sees_it_vanish)
