/* The shell in a terminal, on the two toy screens of toy_bench.c. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "golden.h"
#include "pty.h"
#include "run_cli.h"

#define TOY "tests/e2e/toy_bench"

static const char *const no_arguments[] = {NULL};

struct bench {
    struct home home;
    struct pty *pty;
};

static const char *toy_path(void) {
    static char path[4096];
    ck_assert_ptr_nonnull(getcwd(path, sizeof path - sizeof TOY - 1));
    return strcat(path, "/" TOY);
}

static void open_sized(struct bench *b, int rows, int columns, const char *const *arguments,
                       const char *const *environment) {
    home_make(&b->home);
    b->pty = pty_start(&(struct pty_options){.rows = rows,
                                             .columns = columns,
                                             .program = toy_path(),
                                             .arguments = arguments,
                                             .environment = environment,
                                             .home = b->home.path,
                                             .folder = b->home.path});
    pty_wait_text(b->pty, "1,000,000");
    pty_wait_quiet(b->pty, 150);
}

static void open_bench(struct bench *b, const char *const *arguments) {
    open_sized(b, 24, 80, arguments, NULL);
}

static void close_bench(struct bench *b) {
    pty_end(b->pty);
    home_remove(&b->home);
}

/* The terminal is as it was before. */
static void expect_restored(struct bench *b) {
    ck_assert(!pty_alternate_screen(b->pty));
    ck_assert(pty_cursor_visible(b->pty));
    ck_assert_ptr_nonnull(strstr(pty_output(b->pty), "\033[?2004l"));
}

static size_t bytes_for(struct bench *b, const char *keys, bool burst) {
    pty_mark(b->pty);
    if (burst)
        pty_burst(b->pty, keys);
    else
        pty_keys(b->pty, keys);
    pty_wait_quiet(b->pty, 30);
    return pty_bytes(b->pty);
}

static int compare_sizes(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static size_t median_bytes(struct bench *b, const char *key, int count) {
    size_t bytes[64];
    for (int i = 0; i < count; i++)
        bytes[i] = bytes_for(b, key, false);
    qsort(bytes, (size_t)count, sizeof *bytes, compare_sizes);
    return bytes[count / 2];
}

START_TEST(a_screen_has_tabs_message_and_keys) {
    struct bench b;
    open_bench(&b, no_arguments);
    golden_check_screen("shell_80x24", b.pty);
    ck_assert(pty_alternate_screen(b.pty) && !pty_cursor_visible(b.pty));
    ck_assert_int_eq(pty_cell(b.pty, 0, 1).foreground, 14);
    ck_assert(pty_cell(b.pty, 2, 1).reverse && !pty_cell(b.pty, 3, 1).reverse);
    ck_assert(!pty_cell(b.pty, 2, 29).reverse); /* blanks are not highlighted */
    ck_assert_int_eq(pty_cell(b.pty, 2, 0).background, -1);
    pty_keys(b.pty, "2");
    pty_wait_text(b.pty, "1,234.50");
    int row, column;
    pty_cursor(b.pty, &row, &column);
    ck_assert(pty_cursor_visible(b.pty) && row == 5 && column == 5);
    pty_keys(b.pty, "1");
    pty_wait_text(b.pty, "1,000,000");
    ck_assert(!pty_cursor_visible(b.pty));
    pty_keys(b.pty, "q");
    ck_assert_int_eq(pty_wait_exit(b.pty), 0);
    expect_restored(&b);
    close_bench(&b);
}
END_TEST

START_TEST(keys_cost_few_bytes) {
    struct bench b;
    open_sized(&b, 40, 120, no_arguments, NULL);
    ck_assert_uint_le(median_bytes(&b, "j", 20), 120);
    ck_assert_uint_le(bytes_for(&b, "j j j j j", true), 300);
    pty_wait_quiet(b.pty, 200);
    pty_keys(b.pty, "k");
    pty_mark(b.pty);
    pty_wait_quiet(b.pty, 250); /* the detail follows */
    ck_assert_uint_gt(pty_bytes(b.pty), 0);
    ck_assert_uint_le(pty_bytes(b.pty), 2000);
    pty_mark(b.pty);
    pty_watch(b.pty, 1500);
    ck_assert_uint_eq(pty_bytes(b.pty), 0);
    if (!pty_sanitized())
        ck_assert(pty_cpu_ms(b.pty) <= 10); /* the kernel counts in steps of 10 */
    close_bench(&b);

    open_sized(&b, 40, 120, (const char *const[]){"--mark", NULL}, NULL);
    ck_assert_uint_le(median_bytes(&b, "j", 20), 32);
    close_bench(&b);
}
END_TEST

START_TEST(scrolling_uses_the_scroll_region) {
    struct bench b;
    open_sized(&b, 40, 100, no_arguments, NULL);
    pty_burst(b.pty, "j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j");
    pty_wait_quiet(b.pty, 150);
    ck_assert_uint_le(median_bytes(&b, "j", 15), 260);
    pty_wait_text(b.pty, " 52 ");
    close_bench(&b);
}
END_TEST

START_TEST(queued_moves_are_one_frame) {
    struct bench b;
    open_sized(&b, 40, 120, no_arguments, NULL);
    ck_assert_uint_le(bytes_for(&b, "j j j j j j j j j j j j j j j j j j j j", true), 300);
    ck_assert(pty_cell(b.pty, 22, 1).reverse);
    close_bench(&b);
}
END_TEST

START_TEST(any_size_is_survived) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_keys(b.pty, "j j n a b");
    pty_wait_text(b.pty, "Note: ab");
    pty_resize(b.pty, 14, 59);
    pty_wait_text(b.pty, "59 x 14 is too small");
    pty_keys(b.pty, "c Esc D");
    pty_resize(b.pty, 1, 1);
    pty_wait_quiet(b.pty, 50);
    pty_resize(b.pty, 60, 200);
    pty_wait_text(b.pty, "Note: ab");
    ck_assert(!pty_shows(b.pty, "Note: abc"));
    pty_keys(b.pty, "Esc");
    pty_wait_gone(b.pty, "Note:");
    pty_wait_text(b.pty, "On time");
    pty_resize(b.pty, 15, 60);
    pty_wait_row(b.pty, 14, "? help");
    pty_wait_row(b.pty, 0, "1 Rows");
    pty_resize(b.pty, 14, 60);
    pty_wait_text(b.pty, "too small");
    pty_keys(b.pty, "q");
    ck_assert_int_eq(pty_wait_exit(b.pty), 0);
    expect_restored(&b);
    close_bench(&b);
}
END_TEST

START_TEST(a_dropped_line_tells_every_screen) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_keys(b.pty, "n h a l f");
    pty_wait_text(b.pty, "Note: half");
    pty_hangup(b.pty);
    ck_assert_int_eq(pty_wait_exit(b.pty), 0);
    ck_assert_int_eq(access(home_file(&b.home, "left.txt"), R_OK), 0);
    close_bench(&b);

    open_bench(&b, no_arguments);
    pty_keys(b.pty, "?");
    pty_wait_text(b.pty, "Everywhere");
    pty_kill(b.pty, SIGTERM);
    ck_assert_int_eq(pty_wait_exit(b.pty), 0);
    ck_assert_int_eq(access(home_file(&b.home, "left.txt"), R_OK), 0);
    expect_restored(&b);
    close_bench(&b);
}
END_TEST

START_TEST(the_terminal_comes_back_when_memory_ends) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_keys(b.pty, "g X");
    ck_assert_int_eq(pty_wait_exit(b.pty), 9);
    expect_restored(&b);
    close_bench(&b);
}
END_TEST

START_TEST(stopping_gives_the_terminal_to_the_shell) {
    char line[5000];
    struct bench b;
    home_make(&b.home);
    snprintf(line, sizeof line, "set -m; %s; echo stopped; read word; fg; echo over", toy_path());
    b.pty = pty_start(&(struct pty_options){.program = "/bin/sh",
                                            .arguments = (const char *const[]){"-c", line, NULL},
                                            .home = b.home.path,
                                            .folder = b.home.path});
    pty_wait_text(b.pty, "1,000,000");
    pty_keys(b.pty, "j Ctrl-Z");
    pty_wait_text(b.pty, "stopped");
    ck_assert(!pty_alternate_screen(b.pty));
    pty_type(b.pty, "go\n");
    pty_wait_text(b.pty, "1,000,000");
    pty_wait_quiet(b.pty, 100);
    ck_assert(pty_alternate_screen(b.pty) && pty_cell(b.pty, 3, 1).reverse);
    pty_keys(b.pty, "q");
    pty_wait_text(b.pty, "over");
    const char *first = strstr(pty_output(b.pty), "\033[?1049h");
    const char *second = first ? strstr(first + 1, "\033[?1049h") : NULL;
    ck_assert(second && !strstr(second + 1, "\033[?1049h")); /* taken and drawn once more */
    close_bench(&b);
}
END_TEST

START_TEST(pasted_text_is_no_command) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_paste(b.pty, "qq2");
    pty_wait_text(b.pty, "nothing takes pasted text here");
    pty_keys(b.pty, "2");
    pty_paste(b.pty, "q\033[31mx\n");
    pty_wait_text(b.pty, "q␛[31mx␊");
    pty_keys(b.pty, "1 n");
    pty_paste(b.pty, "two\nlines");
    pty_wait_text(b.pty, "Note: two lines");
    close_bench(&b);
}
END_TEST

START_TEST(keys_say_what_they_cannot_do) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_keys(b.pty, "Z");
    pty_wait_row(b.pty, 22, "no action on \"Z\"; ? shows the keys");
    pty_keys(b.pty, "x");
    pty_wait_row(b.pty, 22, "never: the moon is not full");
    pty_keys(b.pty, "3");
    pty_wait_row(b.pty, 22, "there is no such screen");
    pty_keys(b.pty, "g");
    pty_wait_row(b.pty, 22, "g first  X crash");
    pty_keys(b.pty, "z");
    pty_wait_row(b.pty, 22, "no action on \"g z\"");
    pty_keys(b.pty, "g Esc j");
    pty_wait_gone(b.pty, "no action");
    ck_assert(pty_cell(b.pty, 3, 1).reverse);
    pty_keys(b.pty, "u");
    pty_wait_row(b.pty, 22, "undone, 0 left");
    pty_keys(b.pty, "u");
    pty_wait_row(b.pty, 22, "✗ There is nothing left to undo.");
    pty_keys(b.pty, "M");
    pty_wait_text(b.pty, "Messages, the newest first");
    pty_wait_row(b.pty, 5, "there is no such screen");
    pty_send(b.pty, "\033[99;99;99zq", 12); /* an unknown sequence, then q leaves the messages */
    pty_wait_gone(b.pty, "Messages");
    pty_send(b.pty, "\003", 1); /* Ctrl-C never ends it */
    pty_wait_quiet(b.pty, 30);
    ck_assert(pty_running(b.pty));
    close_bench(&b);
}
END_TEST

START_TEST(read_only_and_restricted_have_reasons) {
    struct bench b;
    open_bench(&b, (const char *const[]){"--read-only", NULL});
    pty_wait_row(b.pty, 0, "read-only");
    pty_keys(b.pty, "n");
    pty_wait_row(b.pty, 22, "note: the bench is read-only");
    pty_keys(b.pty, "u");
    pty_wait_row(b.pty, 22, "undo: the bench is read-only");
    close_bench(&b);

    open_bench(&b, (const char *const[]){"--restricted", NULL});
    pty_keys(b.pty, "Ctrl-Z");
    pty_wait_row(b.pty, 22, "suspend: it is off in restricted mode");
    pty_keys(b.pty, "2 e");
    pty_wait_row(b.pty, 22, "edit: it is off in restricted mode");
    close_bench(&b);
}
END_TEST

START_TEST(long_work_can_be_stopped) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_keys(b.pty, "t");
    pty_wait_text(b.pty, "(Ctrl-C stops)");
    pty_send(b.pty, "\003", 1);
    pty_wait_row(b.pty, 22, "stopped after some of it");
    close_bench(&b);
}
END_TEST

START_TEST(the_editor_edits_a_private_file) {
    struct bench b;
    struct home tools;
    home_make(&tools);
    const char *editor = home_write(&tools, "ed.sh",
                                    "stat -c %a \"$2\" \"${2%/*}\" > modes\n"
                                    "test \"$1\" = -w && echo written > \"$2\"\n");
    char variable[300];
    snprintf(variable, sizeof variable, "VISUAL=sh %s -w", editor);
    open_sized(&b, 24, 80, no_arguments, (const char *const[]){variable, NULL});
    pty_keys(b.pty, "2 e");
    pty_wait_text(b.pty, "written␊");
    struct strbuf modes = {0};
    char word[16];
    FILE *file = fopen(home_file(&b.home, "modes"), "r");
    ck_assert_ptr_nonnull(file);
    while (fgets(word, sizeof word, file))
        strbuf_add(&modes, word);
    fclose(file);
    ck_assert_str_eq(strbuf_text(&modes), "600\n700\n");
    strbuf_free(&modes);
    close_bench(&b);

    open_sized(&b, 24, 120, no_arguments, (const char *const[]){"VISUAL=false", NULL});
    pty_keys(b.pty, "2 e");
    pty_wait_text(b.pty, "The editor \"false\" failed; the text stays in ");
    ck_assert(pty_alternate_screen(b.pty));
    close_bench(&b);
    home_remove(&tools);
}
END_TEST

START_TEST(copying_goes_through_the_terminal) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_mark(b.pty);
    pty_keys(b.pty, "y");
    pty_wait_text(b.pty, "copied");
    ck_assert_ptr_nonnull(strstr(pty_output(b.pty), "\033]52;c;5rex5Zyz\a"));
    close_bench(&b);
}
END_TEST

START_TEST(colours_are_chosen) {
    static const struct {
        const char *variable, *colours, *sequence; /* that must be there, or not ("!") */
    } cases[] = {{"NO_COLOR=1", "auto", "!\033[38;5"}, {"NO_COLOR=", "auto", "\033[38;5"},
                 {"NO_COLOR=1", "256", "\033[38;5"},   {"A=1", "16", "!\033[38;5"},
                 {"A=1", "mono", "!\033[96m"},         {"TERM=vt220", "auto", "!\033[96m"},
                 {"TERM=linux", "auto", "\033[36m"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench b;
        bool absent = *cases[i].sequence == '!';
        open_sized(&b, 24, 80, (const char *const[]){"--colours", cases[i].colours, NULL},
                   (const char *const[]){cases[i].variable, NULL});
        bool found = strstr(pty_output(b.pty), cases[i].sequence + absent);
        ck_assert_msg(found == !absent, "%s %s", cases[i].variable, cases[i].colours);
        close_bench(&b);
    }
}
END_TEST

START_TEST(other_locales_show_ascii) {
    struct bench b;
    open_sized(&b, 24, 80, no_arguments, (const char *const[]){"LC_ALL=C", NULL});
    golden_check_screen("shell_ascii", b.pty);
    for (const char *s = pty_output(b.pty); *s; s++)
        ck_assert((unsigned char)*s < 0x80);
    close_bench(&b);
}
END_TEST

START_TEST(no_terminal_is_told) {
    struct home home;
    home_make(&home);
    struct cli_result result;
    cli_run(&(struct cli_options){.program = toy_path(), .home = home.path}, &result);
    ck_assert_int_eq(result.status, 1);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&result.err), "needs a terminal"));
    cli_free(&result);
    home_remove(&home);

    struct bench b;
    home_make(&b.home);
    b.pty = pty_start(&(struct pty_options){.program = toy_path(),
                                            .environment = (const char *const[]){"TERM=dumb", NULL},
                                            .home = b.home.path});
    ck_assert_int_eq(pty_wait_exit(b.pty), 1);
    ck_assert_ptr_nonnull(strstr(pty_screen(b.pty), "\"dumb\" cannot show the bench"));
    close_bench(&b);
}
END_TEST

/* Runs a script in a home of its own; returns the exit status, the words of standard error in err.
 */
static int run_script(struct home *home, const char *script, const char *option,
                      struct strbuf *err) {
    struct cli_result result;
    const char *arguments[] = {"--script", home_write(home, "keys.script", script), option, NULL};
    cli_run(&(struct cli_options){.program = toy_path(),
                                  .arguments = arguments,
                                  .home = home->path,
                                  .folder = home->path},
            &result);
    int status = result.status;
    strbuf_add(err, strbuf_text(&result.err));
    cli_free(&result);
    return status;
}

START_TEST(scripts_save_screens) {
    static const char script[] = "# Two sizes, a note, a picture.\n"
                                 "size 120x30\n"
                                 "keys j j j n\n"
                                 "type Zipper 深圳 late\n"
                                 "save prompt.txt\n"
                                 "keys Enter\n"
                                 "expect noted: Zipper\n"
                                 "expect-not Note:\n"
                                 "save noted.txt\n"
                                 "save noted.svg\n"
                                 "resize 80x24\n"
                                 "keys 2\n"
                                 "paste ЖЖ x\\ny\n"
                                 "expect ЖЖ x␊y\n"
                                 "save notes.txt\n"
                                 "keys 1 g g : \n"
                                 "type screen\n"
                                 "keys Esc\n"
                                 "hangup\n"
                                 "this is never read\n";
    struct home home;
    struct strbuf err = {0};
    home_make(&home);
    ck_assert_int_eq(run_script(&home, script, NULL, &err), 0);
    ck_assert_str_eq(strbuf_text(&err), "");
    golden_check_file("shell_script_prompt", home_file(&home, "prompt.txt"));
    golden_check_file("shell_script_noted", home_file(&home, "noted.txt"));
    golden_check_file("shell_script_picture", home_file(&home, "noted.svg"));
    golden_check_file("shell_script_notes", home_file(&home, "notes.txt"));
    ck_assert_int_eq(access(home_file(&home, "left.txt"), R_OK), 0);
    strbuf_free(&err);
    home_remove(&home);
}
END_TEST

START_TEST(scripts_measure_ambiguous_characters) {
    struct home home;
    struct strbuf err = {0};
    home_make(&home);
    ck_assert_int_eq(run_script(&home,
                                "keys 2\npaste Ж°Ж°Ж°Ж°Ж°Ж°Ж°Ж°\nexpect Ж°Ж°Ж°Ж°Ж°Ж°Ж°Ж°\n"
                                "paste Ж°Ж°Ж°Ж°Ж°Ж\nexpect Ж°Ж°Ж°Ж°Ж~|\n",
                                "--wide", &err),
                     1); /* sixteen take more than twenty columns */
    ck_assert_ptr_nonnull(strstr(strbuf_text(&err), "keys.script:3: the screen does not show"));
    strbuf_truncate(&err, 0);
    ck_assert_int_eq(run_script(&home,
                                "keys 2\npaste Ж°Ж°Ж°Ж°Ж°Ж\nexpect Ж°Ж°Ж°Ж°Ж~ |\n"
                                "paste Ж°Ж°Ж°Ж°Ж°\nexpect Ж°Ж°Ж°Ж°Ж°|\n",
                                "--wide", &err),
                     0);
    strbuf_free(&err);
    home_remove(&home);
}
END_TEST

START_TEST(scripts_fail_at_their_line) {
    static const struct {
        const char *script, *message;
    } cases[] = {
        {"keys j\nexpect nothing of this\n", ":2: the screen does not show: nothing of this"},
        {"expect-not 1,000,000\n", ":1: the screen shows: 1,000,000"},
        {"\n# x\nkeys j Hyper-x\n", ":3: this is not the name of a key: Hyper-x"},
        {"dance\n", ":1: there is no such line in a script: dance"},
        {"size 12\n", ":1: a size is written as 120x40"},
        {"save no/such/folder\n", ":1: no/such/folder: No such file or directory"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct home home;
        struct strbuf err = {0};
        home_make(&home);
        ck_assert_int_eq(run_script(&home, cases[i].script, NULL, &err), 1);
        ck_assert_msg(strstr(strbuf_text(&err), cases[i].message) != NULL, "%s", strbuf_text(&err));
        strbuf_truncate(&err, 0);
        ck_assert_int_eq(run_script(&home, "keys j\n", "--restricted", &err), 1);
        ck_assert_ptr_nonnull(strstr(strbuf_text(&err), "Scripts are off"));
        strbuf_free(&err);
        home_remove(&home);
    }
}
END_TEST

/* Which screen has the keys is told by the sign on the rule between them. */
START_TEST(two_screens_stand_side_by_side) {
    struct bench b;
    open_sized(&b, 24, 160, no_arguments, NULL);
    pty_keys(b.pty, "|");
    pty_wait_text(b.pty, "about row 1");
    pty_wait_row(b.pty, 1, "‹ Notes");
    ck_assert(pty_shows(b.pty, "▌Hà Nội"));
    golden_check_screen("shell_tiles", b.pty);
    pty_keys(b.pty, "j j");
    pty_wait_text(b.pty, "about row 3"); /* the other follows */
    pty_keys(b.pty, "Tab l");
    pty_wait_row(b.pty, 1, "› Notes");
    pty_wait_text(b.pty, "about row 1000"); /* it leads now */
    pty_wait_text(b.pty, "▌Łódź Stitch & Sew Ltd. 1000");
    pty_keys(b.pty, "1 j");
    pty_wait_row(b.pty, 1, "‹ Notes");
    pty_wait_text(b.pty, "about row 1001"); /* and does so no more */
    ck_assert(!pty_cursor_visible(b.pty));
    pty_keys(b.pty, "z");
    pty_wait_gone(b.pty, "about row");
    pty_wait_text(b.pty, "On time"); /* the detail has room again */
    pty_keys(b.pty, "Tab");
    pty_wait_text(b.pty, "about row 1000");
    ck_assert(!pty_shows(b.pty, "▌"));
    pty_keys(b.pty, "z");
    pty_wait_row(b.pty, 1, "› Notes");
    pty_keys(b.pty, "|");
    pty_wait_gone(b.pty, "›");
    ck_assert(!pty_shows(b.pty, "▌"));
    pty_keys(b.pty, "|");
    pty_wait_row(b.pty, 1, "‹ Rows"); /* the next screen, round the end */
    close_bench(&b);
}
END_TEST

START_TEST(two_screens_need_room) {
    struct bench b;
    open_sized(&b, 24, 120, no_arguments, NULL);
    pty_keys(b.pty, "|");
    pty_wait_row(b.pty, 22, "tile: two screens need 160 columns, here are 120");
    pty_keys(b.pty, "z");
    pty_wait_row(b.pty, 22, "zoom: two screens need 160 columns, here are 120");
    pty_resize(b.pty, 24, 160);
    pty_keys(b.pty, "z");
    pty_wait_row(b.pty, 22, "zoom: one screen is shown; | shows a second beside it");
    pty_keys(b.pty, "Tab");
    pty_wait_row(b.pty, 22, "switch: one screen is shown; | shows a second beside it");
    pty_keys(b.pty, "|");
    pty_wait_text(b.pty, "about row 1");
    pty_resize(b.pty, 24, 159);
    pty_wait_gone(b.pty, "about row 1"); /* too narrow: the one with the keys stays */
    ck_assert(pty_shows(b.pty, "▌"));
    pty_resize(b.pty, 40, 200);
    pty_wait_text(b.pty, "about row 1");
    pty_keys(b.pty, "q");
    ck_assert_int_eq(pty_wait_exit(b.pty), 0);
    expect_restored(&b);
    close_bench(&b);
}
END_TEST

/* A sentence that is too long for the message line grows upwards, and the cursor stays above it. */
START_TEST(long_messages_are_read_whole) {
    struct bench b;
    open_bench(&b, no_arguments);
    pty_keys(b.pty, "End");
    pty_wait_row(b.pty, 21, "▌");
    pty_keys(b.pty, "n");
    pty_wait_text(b.pty, "Note:");
    for (int i = 1; i <= 20; i++) {
        char word[32];
        snprintf(word, sizeof word, "word-number-%d ", i);
        pty_type(b.pty, word);
    }
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "noted: word-number-1 word-number-2 ");
    pty_wait_row(b.pty, 22, "word-number-20");
    pty_wait_row(b.pty, 18, "▌");
    pty_keys(b.pty, "k");
    pty_wait_gone(b.pty, "word-number");
    pty_wait_row(b.pty, 20, "▌");
    close_bench(&b);
}
END_TEST

/* Milliseconds until the bench has looked whether others changed something. */
static long long wait_for_look(struct bench *b) {
    long long began = child_clock();
    home_write(&b->home, "changed", "");
    for (bool down = true; access(home_file(&b->home, "changed"), F_OK) == 0; down = !down) {
        ck_assert_int_lt(child_clock() - began, 10000);
        pty_keys(b->pty, down ? "j" : "k");
        pty_watch(b->pty, 10);
    }
    return child_clock() - began;
}

/* At most once a second, however much is typed meanwhile; a dark line stays dark. */
START_TEST(others_are_looked_after_once_a_second) {
    struct bench b;
    open_bench(&b, NULL);
    wait_for_look(&b);
    for (int i = 0; i < 2; i++)
        ck_assert_int_ge(wait_for_look(&b), 900);
    pty_wait_quiet(b.pty, 100);
    pty_mark(b.pty);
    home_write(&b.home, "changed", "");
    while (access(home_file(&b.home, "changed"), F_OK) == 0)
        pty_watch(b.pty, 20);
    pty_wait_quiet(b.pty, 100);
    ck_assert_uint_eq(pty_bytes(b.pty), 0); /* nothing that shows is otherwise */
    close_bench(&b);
}
END_TEST

TEST_MAIN(shell, others_are_looked_after_once_a_second, a_screen_has_tabs_message_and_keys,
          keys_cost_few_bytes, scrolling_uses_the_scroll_region, queued_moves_are_one_frame,
          any_size_is_survived, a_dropped_line_tells_every_screen,
          the_terminal_comes_back_when_memory_ends, stopping_gives_the_terminal_to_the_shell,
          pasted_text_is_no_command, keys_say_what_they_cannot_do,
          read_only_and_restricted_have_reasons, long_work_can_be_stopped,
          the_editor_edits_a_private_file, copying_goes_through_the_terminal, colours_are_chosen,
          other_locales_show_ascii, no_terminal_is_told, scripts_save_screens,
          scripts_measure_ambiguous_characters, scripts_fail_at_their_line,
          two_screens_stand_side_by_side, two_screens_need_room, long_messages_are_read_whole)
