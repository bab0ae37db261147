/* The harness itself, on the small program probe.c. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "golden.h"
#include "pty.h"
#include "run_cli.h"

#define PROBE "tests/e2e/probe"

/* The probe in a home of its own, so that tests need no folder of the build. */
struct bench {
    struct home home;
    struct pty *pty;
};

static char *probe_path(void) {
    static char path[4096];
    ck_assert_ptr_nonnull(getcwd(path, sizeof path - sizeof PROBE - 1));
    return strcat(path, "/" PROBE);
}

static void open_bench(struct bench *b) {
    home_make(&b->home);
    b->pty = pty_start(&(struct pty_options){.rows = 10,
                                             .columns = 40,
                                             .program = probe_path(),
                                             .home = b->home.path,
                                             .folder = b->home.path});
    pty_wait_text(b->pty, "size");
    pty_wait_quiet(b->pty, 30);
}

static void close_bench(struct bench *b) {
    pty_end(b->pty);
    home_remove(&b->home);
}

START_TEST(screen_shows_text_attributes_and_colours) {
    struct bench b;
    open_bench(&b);
    ck_assert_str_eq(pty_row(b.pty, 0), "bold reverse colour");
    ck_assert_str_eq(pty_row(b.pty, 1), "箱包 Hà Nội");
    ck_assert_str_eq(pty_row(b.pty, 2), "          here");
    ck_assert_str_eq(pty_row(b.pty, 4), "size 40x10");
    ck_assert(pty_cell(b.pty, 0, 0).bold && !pty_cell(b.pty, 0, 0).reverse);
    ck_assert(pty_cell(b.pty, 0, 5).reverse && !pty_cell(b.pty, 0, 4).reverse);
    ck_assert_int_eq(pty_cell(b.pty, 0, 13).foreground, 1);
    ck_assert_int_eq(pty_cell(b.pty, 0, 13).background, 4);
    ck_assert_int_eq(pty_cell(b.pty, 0, 0).foreground, -1);
    ck_assert_str_eq(pty_cell(b.pty, 1, 0).text, "箱");
    ck_assert_int_eq(pty_cell(b.pty, 1, 0).width, 2);
    ck_assert_str_eq(pty_cell(b.pty, 1, 1).text, "");
    int row, column;
    ck_assert(pty_find(b.pty, "Nội", &row, &column));
    ck_assert_int_eq(row, 1);
    ck_assert_int_eq(column, 8);
    ck_assert(!pty_find(b.pty, "nothing of the kind", NULL, NULL));
    ck_assert(pty_alternate_screen(b.pty) && !pty_cursor_visible(b.pty));
    pty_cursor(b.pty, &row, &column);
    ck_assert_int_eq(row, 4);
    ck_assert_int_eq(column, 10);
    golden_check_screen("harness", b.pty);
    close_bench(&b);
}
END_TEST

START_TEST(keys_arrive_as_a_terminal_sends_them) {
    static const struct {
        const char *keys, *bytes;
    } cases[] = {
        {"j", "6a"},
        {"é", "c3 a9"},
        {"Ctrl-R", "12"},
        {"^R", "12"},
        {"Alt-x", "1b 78"},
        {"Enter", "0d"},
        {"Tab", "09"},
        {"Shift-Tab", "1b 5b 5a"},
        {"Backspace", "7f"},
        {"Space", "20"},
        {"Esc", "1b"},
        {"Up", "1b 5b 41"},
        {"PgDn", "1b 5b 36 7e"},
        {"F5", "1b 5b 31 35 7e"},
        {"Delete", "1b 5b 33 7e"},
        {"F", "46"},
        {"^", "5e"},
        {"k", "6b"}, /* the probe asks for the other cursor keys: seen before the next is sent */
        {"Up", "1b 4f 41"},
    };
    struct bench b;
    open_bench(&b);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char row[128];
        snprintf(row, sizeof row, "read %s", cases[i].bytes);
        pty_keys(b.pty, cases[i].keys);
        pty_wait_row(b.pty, 3, row);
        pty_wait_quiet(b.pty, 20);
        ck_assert_str_eq(pty_row(b.pty, 3), row);
    }
    close_bench(&b);
}
END_TEST

START_TEST(paste_is_bracketed_where_asked_for) {
    struct bench b;
    open_bench(&b);
    pty_paste(b.pty, "ab");
    pty_wait_text(b.pty, "read 61 62");
    pty_keys(b.pty, "p");
    pty_wait_text(b.pty, "read 70");
    pty_wait_quiet(b.pty, 20);
    pty_resize(b.pty, 10, 60);
    pty_wait_text(b.pty, "size 60x10");
    pty_paste(b.pty, "ab");
    pty_wait_text(b.pty, "1b 5b 32 30 30 7e 61 62 1b 5b 32 30 31 7e");
    close_bench(&b);
}
END_TEST

START_TEST(counters_start_at_the_mark) {
    struct bench b;
    open_bench(&b);
    pty_mark(b.pty);
    ck_assert_uint_eq(pty_bytes(b.pty), 0);
    pty_keys(b.pty, "x");
    pty_wait_quiet(b.pty, 30);
    ck_assert_str_eq(pty_output(b.pty), "\033[4;1Hread 78\033[K");
    ck_assert_uint_eq(pty_bytes(b.pty), strlen("\033[4;1Hread 78\033[K"));
    ck_assert_int_eq(pty_writes(b.pty), 3);
    ck_assert(pty_cpu_ms(b.pty) >= 0 && pty_cpu_ms(b.pty) < 1000);
    ck_assert_int_gt(pty_resident_kib(b.pty), 100);
    ck_assert_int_ge(pty_peak_kib(b.pty), pty_resident_kib(b.pty));
    close_bench(&b);
}
END_TEST

START_TEST(ends_are_told_apart) {
    struct bench b;
    open_bench(&b);
    ck_assert(pty_running(b.pty));
    pty_keys(b.pty, "q");
    ck_assert_int_eq(pty_wait_exit(b.pty), 7);
    ck_assert(!pty_running(b.pty));
    close_bench(&b);

    open_bench(&b);
    pty_kill(b.pty, SIGTERM);
    ck_assert_int_eq(pty_wait_exit(b.pty), 128 + SIGTERM);
    close_bench(&b);
}
END_TEST

START_TEST(dropped_line_is_a_hangup) {
    struct bench b;
    open_bench(&b);
    pty_hangup(b.pty);
    ck_assert_int_eq(pty_wait_exit(b.pty), 3);
    ck_assert_int_eq(access(home_file(&b.home, "hangup.txt"), R_OK), 0);
    close_bench(&b);
}
END_TEST

START_TEST(command_gives_output_and_status) {
    struct home home;
    home_make(&home);
    struct cli_result result;
    cli_run(&(struct cli_options){.program = probe_path(),
                                  .arguments = (const char *const[]){"a", "b", NULL},
                                  .home = home.path,
                                  .environment = (const char *const[]){"TERM=dumb", NULL},
                                  .input = "one\ntwo\n"},
            &result);
    ck_assert_int_eq(result.status, 3);
    ck_assert_str_eq(strbuf_text(&result.out), "a: one\na: two\n");
    char error[128];
    snprintf(error, sizeof error, "HOME %s, TERM dumb\n", home.path);
    ck_assert_str_eq(strbuf_text(&result.err), error);
    cli_free(&result);
    home_remove(&home);
    ck_assert_int_ne(access(home.path, F_OK), 0);
}
END_TEST

TEST_MAIN(harness, screen_shows_text_attributes_and_colours, keys_arrive_as_a_terminal_sends_them,
          paste_is_bracketed_where_asked_for, counters_start_at_the_mark, ends_are_told_apart,
          dropped_line_is_a_hangup, command_gives_output_and_status)
