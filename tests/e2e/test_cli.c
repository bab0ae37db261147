/* The call itself: global options, help, exit codes, restricted and read-only mode, configuration.
 */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "cli_check.h"

START_TEST(help_and_version_say_what_there_is) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "sourcebench 0", "--version", NULL);
    cli_says(&home, 0, "import suppliers", "--help", NULL);
    cli_says(&home, 0, "supplier list [FILTER]", "supplier", "list", "--help", NULL);
    cli_says(&home, 0, "supplier tag TAG", "help", "supplier", NULL);
    cli_says(&home, 0, "Usage", "help", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_calls_end_with_2_and_show_the_usage) {
    static const struct {
        const char *words[6], *said;
    } cases[] = {
        {{"supper"}, "no command \"supper\""},
        {{"supplier"}, "needs one more word"},
        {{"supplier", "list", "--colour"}, "Usage: sourcebench supplier list"},
        {{"supplier", "list", "--limit", "many"}, "Usage: sourcebench supplier list"},
        {{"supplier", "list", "--limit"}, "--limit needs a value"},
        {{"supplier", "list", "contry:VN"}, "country"},
        {{"supplier", "show"}, "Usage: sourcebench supplier show"},
        {{"supplier", "note", "x"}, "Usage: sourcebench supplier note"},
        {{"import", "suppliers"}, "Usage: sourcebench import suppliers"},
        {{"import", "suppliers", "a", "b"}, "Usage: sourcebench import suppliers"},
        {{"import", "suppliers", "a", "--delimiter", "x"}, "--delimiter takes"},
        {{"export", "suppliers", "--format", "pdf"}, "--format takes csv or json"},
        {{"journal", "prune"}, "--before"},
        {{"undo", "--entry", "first"}, "--entry takes a whole number"},
        {{"backup"}, "Usage: sourcebench backup"},
        {{"keys", "--all"}, "Usage: sourcebench keys"},
        {{"demo", "fast"}, "Usage: sourcebench demo"},
        {{"--today", "yesterday", "undo"}, "--today takes a day"},
        {{"--db"}, "--db needs a value"},
        {{"--db=a", "--db=b", "undo"}, "--db is given twice"},
        {{"--colour"}, "no option --colour"},
    };
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Made", "init", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const *w = cases[i].words;
        cli_says(&home, 2, cases[i].said, w[0], w[1], w[2], w[3], w[4], NULL);
    }
    home_remove(&home);
}
END_TEST

START_TEST(options_stand_anywhere) {
    struct home home;
    home_make(&home);
    const char *database = home_file(&home, "elsewhere.db");
    cli_says(&home, 0, "Added", "--db", database, "supplier", "add", "One", NULL);
    cli_says(&home, 0, "One", "supplier", "list", "--db", database, NULL);
    cli_says(&home, 0, "One", "supplier", "--db", database, "list", NULL);
    cli_says(&home, 1, "sourcebench: ", "supplier", "list", NULL);
    cli_says(&home, 0, "lina-b", "--author=lina-b", "--db", database, "supplier", "add", "Two",
             "--json", NULL);
    const char *environment[] = {arena_format(&home.arena, "SOURCEBENCH_DB=%s", database), NULL};
    const char *list[] = {"supplier", "list", NULL};
    struct cli_result result;
    cli_run(&(struct cli_options){.arguments = list, .environment = environment, .home = home.path},
            &result);
    ck_assert_int_eq(result.status, 0);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&result.out), "Two"));
    cli_free(&result);
    home_remove(&home);
}
END_TEST

START_TEST(init_makes_a_database_once) {
    struct home home;
    struct stat made;
    home_make(&home);
    cli_says(&home, 1, "sourcebench: ", "supplier", "list", NULL);
    cli_says(&home, 0, "Made", "init", NULL);
    ck_assert_int_eq(stat(home_file(&home, "data/sourcebench/bench.db"), &made), 0);
    ck_assert_int_eq(made.st_mode & 0777, 0600);
    cli_says(&home, 1, "exists already", "init", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(read_only_changes_nothing) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Added", "supplier", "add", "One", NULL);
    cli_says(&home, 1, "--read-only", "supplier", "add", "Two", "--read-only", NULL);
    cli_says(&home, 1, "--read-only", "undo", "--read-only", NULL);
    cli_says(&home, 0, "One", "supplier", "list", "--read-only", NULL);
    ck_assert_int_eq(cli_count(&home, ""), 1);
    home_remove(&home);
}
END_TEST

/* Runs sourcebench where /etc is the folder etc of the home, as nobody may write the real one. */
static struct cli_result run_with_etc(struct home *home, const char *const *words) {
    const char *arguments[16] = {geteuid() ? "-rm" : "-m",
                                 "/bin/sh",
                                 "-c",
                                 "mount --bind \"$0/etc\" /etc && exec \"$@\"",
                                 home->path,
                                 child_program(),
                                 "--restricted"};
    struct cli_result result;
    int n = 7;
    while (*words && n < 15)
        arguments[n++] = *words++;
    cli_run(&(struct cli_options){.program = "/usr/bin/unshare",
                                  .arguments = arguments,
                                  .home = home->path,
                                  .folder = home->path},
            &result);
    return result;
}

static bool can_have_etc(struct home *home) {
    struct cli_result result = run_with_etc(home, (const char *const[]){"--version", NULL});
    bool can = result.status == 0;
    if (!can)
        printf("not tried, for lack of a mount namespace: %s", strbuf_text(&result.err));
    cli_free(&result);
    return can;
}

/* The exchange folder that /etc names is where lists come from and go to, and nothing beside it. */
START_TEST(restricted_mode_uses_the_exchange_folder) {
    static const struct {
        int status;
        const char *says, *words[5];
    } runs[] = {
        {0, "1 added", {"import", "suppliers", "list.csv"}},
        {0, "1 unchanged", {"import", "suppliers", "sub/list.csv"}},
        {0, "", {"export", "suppliers", "-o", "out.csv"}},
        {1, "sourcebench: ", {"import", "suppliers", "../own.csv"}},
        {1, "sourcebench: ", {"import", "suppliers", "link.csv"}},
        {1, "sourcebench: ", {"import", "suppliers", "way/own.csv"}},
        {1, "sourcebench: ", {"export", "suppliers", "-o", "../own.csv"}},
        {1, "sourcebench: ", {"export", "suppliers", "-o", "way/new.csv"}},
        {1, "sourcebench: ", {"export", "suppliers", "-o", "/tmp/own.csv"}},
        {0, "0 added", {"import", "suppliers", "out.csv"}},
    };
    struct home home;
    home_make(&home);
    home_write(&home, "etc/sourcebench/config.yaml",
               arena_format(&home.arena, "exchange_folder: %s/exchange\n", home.path));
    home_write(&home, "own.csv", "name\nNot for all\n");
    home_write(&home, "exchange/list.csv", "name,country\nFrom the folder,VN\n");
    home_write(&home, "exchange/sub/list.csv", "name,country\nFrom the folder,VN\n");
    ck_assert_int_eq(symlink("../own.csv", home_file(&home, "exchange/link.csv")), 0);
    ck_assert_int_eq(symlink("..", home_file(&home, "exchange/way")), 0);
    bool can = can_have_etc(&home);
    for (size_t i = 0; can && i < sizeof runs / sizeof *runs; i++) {
        struct cli_result result = run_with_etc(&home, runs[i].words);
        const struct strbuf *said = runs[i].status ? &result.err : &result.out;
        ck_assert_msg(result.status == runs[i].status, "%s %s: %d %s", runs[i].words[0],
                      runs[i].words[3] ? runs[i].words[3] : runs[i].words[2], result.status,
                      strbuf_text(&result.err));
        ck_assert_msg(strstr(strbuf_text(said), runs[i].says) != NULL, "%s", strbuf_text(said));
        cli_free(&result);
    }
    ck_assert_str_eq(home_read(&home, "own.csv"), "name\nNot for all\n");
    if (can)
        ck_assert_ptr_nonnull(strstr(home_read(&home, "exchange/out.csv"), "From the folder"));
    ck_assert_int_ne(access(home_file(&home, "new.csv"), F_OK), 0);
    home_remove(&home);
}
END_TEST

START_TEST(restricted_mode_refuses_other_files) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "list.csv", "name,country\nOne,VN\n");
    cli_says(&home, 0, "Made", "init", NULL);
    cli_says(&home, 1, "restricted", "--restricted", "--db", file, "supplier", "list", NULL);
    cli_says(&home, 1, "restricted", "--restricted", "--config", file, "supplier", "list", NULL);
    cli_says(&home, 1, "restricted", "--restricted", "--script", file, NULL);
    cli_says(&home, 1, "restricted", "--restricted", "backup", "copy.db", NULL);
    cli_says(&home, 1, "restricted", "--restricted", "restore", "copy.db", NULL);
    cli_says(&home, 1, "restricted", "--restricted", "config", "check", file, NULL);
    cli_says(&home, 1, "sourcebench: ", "--restricted", "import", "suppliers", file, NULL);
    cli_says(&home, 1, "sourcebench: ", "--restricted", "export", "suppliers", "-o",
             home_file(&home, "out.csv"), NULL);
    cli_says(&home, 0, "name,", "--restricted", "export", "suppliers", NULL);
    const char *environment[] = {"SOURCEBENCH_RESTRICTED=1", NULL};
    const char *words[] = {"backup", "copy.db", NULL};
    struct cli_result result;
    cli_run(
        &(struct cli_options){.arguments = words, .environment = environment, .home = home.path},
        &result);
    ck_assert_int_eq(result.status, 1);
    cli_free(&result);
    home_remove(&home);
}
END_TEST

START_TEST(configuration_errors_name_file_and_line) {
    static const struct {
        const char *yaml, *said[2];
    } cases[] = {
        {"cursor: bar\ncolour: mono\n", {":2", "colours"}},
        {"cursor: block\n", {":1", "mark"}},
        {"escape_ms: soon\n", {":1", "escape_ms"}},
        {"keys:\n  supplier.nope: N\n", {":2", "supplier.note"}},
        {"keys:\n  supplier.note: Ctrl-\n", {":2", "Ctrl-"}},
        {"cursor: bar\nkeys:\n  supplier.note: N\n  supplier.add: e\n", {":4", "supplier.edit"}},
        {"keys:\n  supplier.add: j\n", {":2", "list.down"}},
        {"cursor: [bar\n", {":", "config.yaml"}},
    };
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "in order", "config", "check", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        home_write(&home, "config/sourcebench/config.yaml", cases[i].yaml);
        cli_says(&home, 1, "config.yaml", "config", "check", NULL);
        for (int k = 0; k < 2; k++)
            cli_says(&home, 1, cases[i].said[k], "config", "check", NULL);
        cli_says(&home, 0, "cursor", "config", "example", NULL);
    }
    const char *good = home_write(&home, "config/sourcebench/config.yaml",
                                  "cursor: mark\nkeys:\n  supplier.note: [N, Ctrl-N]\n");
    cli_says(&home, 0, "in order", "config", "check", NULL);
    cli_says(&home, 0, "in order", "config", "check", good, NULL);
    cli_says(&home, 0, "config.yaml:1", "config", "show", NULL);
    home_write(&home, "config/sourcebench/config.yaml",
               "keys:\n  supplier.add: e\n  supplier.edit: a\n");
    cli_says(&home, 0, "in order", "config", "check", NULL); /* exchanged */
    cli_says(&home, 1, "sourcebench: ", "config", "check", home_file(&home, "none.yaml"), NULL);
    cli_says(&home, 1, "sourcebench: ", "--config", home_file(&home, "none.yaml"), "config", "show",
             NULL);
    cli_says(&home, 0, ".TP", "config", "man", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(the_example_is_a_configuration) {
    struct home home;
    home_make(&home);
    struct cli_result result = cli_expect(&home, 0, "config", "example", NULL);
    home_write(&home, "config/sourcebench/config.yaml", strbuf_text(&result.out));
    cli_free(&result);
    cli_says(&home, 0, "in order", "config", "check", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(keys_are_listed) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "supplier.note", "keys", NULL);
    cli_says(&home, 0, ".SS", "keys", "--man", NULL);
    json_t *tables = cli_json(&home, "keys", "--json", NULL);
    ck_assert(json_is_array(tables) && json_array_size(tables) > 3);
    json_decref(tables);
    const char *own = home_write(&home, "own.yaml", "keys:\n  shell.undo: F9\n  shell.redo: []\n");
    cli_says(&home, 0, "F9\tshell.undo\t", "--config", own, "keys", NULL);
    cli_says(&home, 0, "\n\tshell.redo\t", "--config", own, "keys", NULL);
    const char *wrong = home_write(&home, "wrong.yaml", "keys:\n  shell.undo: j\n");
    cli_says(&home, 1, "wrong.yaml:2", "--config", wrong, "keys", NULL);
    home_remove(&home);
}
END_TEST

/* Output that cannot be written is a failure, whatever else went well. */
START_TEST(a_full_disk_behind_stdout_is_noticed) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Added", "supplier", "add", "One", NULL);
    const char *command =
        arena_format(&home.arena, "'%s' supplier list >/dev/full", child_program());
    const char *words[] = {"-c", command, NULL};
    struct cli_result result;
    cli_run(&(struct cli_options){.program = "/bin/sh", .arguments = words, .home = home.path},
            &result);
    ck_assert_int_eq(result.status, 1);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&result.err), "could not be written"));
    cli_free(&result);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli, help_and_version_say_what_there_is, wrong_calls_end_with_2_and_show_the_usage,
          options_stand_anywhere, init_makes_a_database_once, read_only_changes_nothing,
          restricted_mode_uses_the_exchange_folder, restricted_mode_refuses_other_files,
          configuration_errors_name_file_and_line, the_example_is_a_configuration, keys_are_listed,
          a_full_disk_behind_stdout_is_noticed)
