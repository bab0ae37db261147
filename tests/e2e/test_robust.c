/* What must not happen: lost text, a garbled screen, changes or files where they are forbidden. */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "sourcebench/core/strbuf.h"

#include "bench.h"

/* A form in the middle of typing, kept as a draft when the line drops or the program is ended. */
static void leave_in_form(struct bench *b, int signal_number) {
    bench_make(b);
    bench_cli(b, "supplier", "add", "Saigon Trail", "moq=300", NULL);
    bench_open(b, 24, 80, NULL);
    bench_keys(b, "e", "Edit supplier");
    pty_keys(b->pty, "Tab");
    pty_type(b->pty, "Ba lô Sài Gòn");
    pty_wait_text(b->pty, "unsaved");
    if (signal_number)
        pty_kill(b->pty, signal_number);
    else
        pty_hangup(b->pty);
    int status = pty_wait_exit(b->pty);
    ck_assert_msg(status == 0 || status == 1 || status == 128 + signal_number ||
                      status == 128 + SIGHUP,
                  "exit status %d", status);
    if (signal_number) {
        ck_assert(!pty_alternate_screen(b->pty));
        ck_assert(pty_cursor_visible(b->pty));
    }
    pty_end(b->pty);
    b->pty = NULL;
}

static void take_up_draft(struct bench *b) {
    const char *const arguments[] = {"--db", b->database, "--today", "2026-11-23", NULL};
    b->pty = pty_start(&(struct pty_options){.arguments = arguments, .home = b->home.path});
    pty_wait_text(b->pty, "A form was left open: supplier Saigon Trail");
    bench_shows(b, "Throw it away");
    bench_keys(b, "Enter", "Edit supplier");
    bench_shows(b, "Ba lô Sài Gòn");
    bench_keys(b, "Ctrl-S", "? help");
    bench_leave(b);
    ck_assert_ptr_nonnull(strstr(bench_cli(b, "supplier", "show", "Saigon Trail", NULL), "Ba lô"));
    bench_open(b, 24, 80, NULL); /* it is not offered again */
    bench_leave(b);
    bench_close(b);
}

START_TEST(dropped_line_leaves_a_draft) {
    struct bench b;
    leave_in_form(&b, 0);
    take_up_draft(&b);
}
END_TEST

START_TEST(sighup_leaves_a_draft) {
    struct bench b;
    leave_in_form(&b, SIGHUP);
    take_up_draft(&b);
}
END_TEST

START_TEST(sigterm_leaves_a_draft) {
    struct bench b;
    leave_in_form(&b, SIGTERM);
    take_up_draft(&b);
}
END_TEST

START_TEST(draft_can_wait_or_go) {
    struct bench b;
    leave_in_form(&b, SIGTERM);
    const char *const arguments[] = {"--db", b.database, NULL};
    for (int round = 0; round < 2; round++) {
        b.pty = pty_start(&(struct pty_options){.arguments = arguments, .home = b.home.path});
        pty_wait_text(b.pty, "A form was left open");
        bench_keys(&b, round ? "Down Down Enter" : "Esc", "? help");
        bench_leave(&b);
    }
    bench_open(&b, 24, 80, NULL);
    bench_shows(&b, "Saigon Trail");
    bench_close(&b);
}
END_TEST

static const char *const hostile[] = {
    "\033[2J\033[H\033[31mred",               /* CSI: clears, moves, colours */
    "\033]0;title\007\033]52;c;ZXZpbA==\007", /* OSC: title, clipboard */
    "\033P1$r0m\033\\\033_x\033\\",           /* DCS, APC */
    "tab\tback\bcr\rbell\007",
    "c1 \302\233 31m \302\235 0;x \302\205", /* C1 controls in UTF-8 */
    "rtl \342\200\256evil\342\200\254 \342\201\246x\342\201\251",
    "zero\342\200\213width\342\200\215joined\357\273\277",
    "zalgo Z\314\200\314\201\314\202\314\203\314\204\314\205\314\206\314\207\314\210",
    "no utf8 \377\376 \303( \355\240\200 \360\237",
    "wide 东莞远行箱包有限公司东莞远行箱包有限公司东莞远行",
};

enum { N_HOSTILE = (int)(sizeof hostile / sizeof *hostile) };

/* Ten thousand characters, as a caller of mem_free() gets them. */
static char *long_name(void) {
    struct strbuf name = {0};
    for (int i = 0; i < 2000; i++)
        strbuf_add(&name, "long ");
    char *text = mem_string(strbuf_text(&name));
    strbuf_free(&name);
    return text;
}

/* Puts hostile names into the file behind the program's back: what it writes itself is cleaned. */
static void write_hostile(struct bench *b) {
    sqlite3 *db;
    sqlite3_stmt *update;
    char *name = long_name();
    ck_assert_int_eq(sqlite3_open(b->database, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db,
                                        "UPDATE supplier SET name = 'h' || ?1, local_name = ?1, "
                                        "city = ?1, note = ?1 WHERE moq = ?2",
                                        -1, &update, NULL),
                     SQLITE_OK);
    for (int i = 0; i <= N_HOSTILE; i++) {
        sqlite3_bind_text(update, 1, i < N_HOSTILE ? hostile[i] : name, -1, SQLITE_STATIC);
        sqlite3_bind_int(update, 2, 1111 * (i + 1));
        ck_assert_msg(sqlite3_step(update) == SQLITE_DONE, "%s", sqlite3_errmsg(db));
        ck_assert_int_eq(sqlite3_changes(db), 1);
        sqlite3_reset(update);
    }
    sqlite3_finalize(update);
    sqlite3_close(db);
    mem_free(name);
}

/* Rows with hostile names between rows that are easy to find. */
static void make_hostile(struct bench *b) {
    struct strbuf list = {0};
    strbuf_add(&list, "name,country,city,moq\n");
    for (int i = 0; i <= N_HOSTILE; i++)
        strbuf_addf(&list, "h%02d,CN,Yiwu,%d\n", i, 1111 * (i + 1));
    for (int i = 0; i < 3; i++)
        strbuf_addf(&list, "plain %d,VN,Hue,77\n", i);
    bench_import_text(b, strbuf_text(&list));
    strbuf_free(&list);
    write_hostile(b);
}

/* The sequences that would reach the terminal if names were printed as they are. */
static void check_bytes(struct bench *b) {
    static const char *const raw[] = {"\033[2J\033[H\033[31m",
                                      "\033]0;",
                                      "\033]52;",
                                      "\033P1$r",
                                      "\033_x",
                                      "\302\233",
                                      "\302\235",
                                      "\302\205",
                                      "\342\200\256",
                                      "\342\201\246",
                                      "\342\200\213",
                                      "\357\273\277"};
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
        ck_assert_msg(!strstr(pty_output(b->pty), raw[i]), "sequence %zu reaches the terminal", i);
}

/* Country and MOQ stand in their columns in each row. */
static void check_columns(struct bench *b) {
    int cc, moq, row;
    ck_assert(pty_find(b->pty, "CC STATUS", &row, &cc));
    ck_assert(pty_find(b->pty, "MOQ", &row, &moq));
    int rows = 0;
    for (row = 3; row < 22; row++) {
        const char *country = pty_cell(b->pty, row, cc).text;
        if (!*country || *country == ' ')
            continue;
        ck_assert_msg(*country == 'C' || *country == 'V', "row %d: %s", row, pty_row(b->pty, row));
        char digit = pty_cell(b->pty, row, moq + 2).text[0];
        ck_assert_msg(digit >= '0' && digit <= '9', "row %d: %s", row, pty_row(b->pty, row));
        ck_assert_str_eq(pty_cell(b->pty, row, moq + 3).text, "");
        rows++;
    }
    ck_assert_int_ge(rows, N_HOSTILE + 4);
}

START_TEST(hostile_names_stay_in_their_cells) {
    struct bench b;
    bench_make(&b);
    make_hostile(&b);
    bench_open(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "plain 2");
    bench_golden(&b, "suppliers_hostile");
    check_columns(&b);
    for (int i = 0; i < N_HOSTILE + 3; i++) {
        pty_keys(b.pty, "j");
        check_bytes(&b);
    }
    pty_wait_quiet(b.pty, 300);
    check_columns(&b);
    bench_cursor_on(&b, "plain 2");
    pty_keys(b.pty, "Home");
    for (int i = 0; i <= N_HOSTILE; i++) { /* detail, form, history and questions show them too */
        pty_keys(b.pty, "Enter ] Esc");
        pty_keys(b.pty, "H Esc D n");
        bench_keys(&b, "e", "Edit supplier");
        bench_keys(&b, "Esc j", "/ filter");
        check_bytes(&b);
    }
    pty_resize(b.pty, 40, 120);
    pty_wait_text(b.pty, "│");
    pty_keys(b.pty, "Home");
    for (int i = 0; i < N_HOSTILE + 3; i++) {
        pty_wait_quiet(b.pty, 150);
        for (int row = 2; row < 38; row++)
            ck_assert_str_eq(pty_cell(b.pty, row, 71).text, "│");
        check_bytes(&b);
        pty_keys(b.pty, "j");
    }
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(imported_names_are_cleaned) {
    struct bench b;
    bench_make(&b);
    home_write(&b.home, "list.csv",
               "\357\273\277name,country,moq\nbad \377\376 bytes,CN,5\ncut \344\270,VN,6\n"
               "\033[2Jclear\033]0;t\007,VN,7\nrtl \342\200\256evil,VN,8\n");
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "I l i s t . c s v Enter", "name");
    bench_keys(&b, "Enter", "4 rows");
    bench_keys(&b, "Esc", "Suppliers  ");
    pty_wait_quiet(b.pty, 100);
    ck_assert_ptr_null(strstr(pty_output(b.pty), "\377"));
    const char *list = bench_cli(&b, "supplier", "list", NULL);
    ck_assert(!strchr(list, '\033') && !strchr(list, '\007') && !strchr(list, '\377'));
    ck_assert_ptr_null(strstr(list, "\342\200\256"));
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(pasted_keys_do_nothing) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", NULL);
    bench_open(&b, 24, 80, NULL);
    pty_paste(b.pty, "Dy\rq\033[B");
    pty_wait_text(b.pty, "nothing takes pasted text here");
    bench_cursor_on(&b, "Saigon Trail");
    pty_keys(b.pty, "n");
    pty_wait_text(b.pty, "Note, Saigon Trail:");
    pty_paste(b.pty, "one\rtwo\033[31m\007\tthree");
    pty_wait_text(b.pty, "three");
    pty_wait_quiet(b.pty, 50);
    bench_shows(&b, "Note, Saigon Trail:"); /* the line end did not enter it */
    bench_keys(&b, "Enter", "Noted");
    pty_keys(b.pty, "/");
    pty_paste(b.pty, "Sai\r");
    pty_wait_text(b.pty, "1 of 1   Sai");
    bench_keys(&b, "Esc", "/ filter");
    ck_assert_ptr_null(strstr(pty_output(b.pty), "\033[31m\007"));
    ck_assert_ptr_null(strchr(bench_cli(&b, "supplier", "show", "Saigon Trail", NULL), '\033'));
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(unknown_sequences_are_swallowed) {
    static const char sequences[] =
        "\033[99;99~\033[1;9Z\033O~\033[200\033[?1;2c\033]11;rgb:0/0/0\007";
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", NULL);
    bench_open(&b, 24, 80, NULL);
    pty_send(b.pty, sequences, sizeof sequences - 1);
    pty_wait_quiet(b.pty, 200);
    bench_shows(&b, "/ filter");
    bench_cursor_on(&b, "Saigon Trail");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(read_only_says_why) {
    static const char *const keys[] = {"a", "e", "n", "f", "l", "D",     "x",
                                       "t", "T", "R", "I", "u", "Ctrl-R"};
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", "moq=300", NULL);
    bench_open(&b, 24, 80, "--read-only");
    bench_shows(&b, "read-only");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bench_keys(&b, keys[i], ": the bench is read-only");
        bench_keys(&b, "j", "Suppliers  1");
        pty_wait_gone(b.pty, ": the bench is read-only");
    }
    bench_keys(&b, "Enter", "Overview");
    bench_keys(&b, "e", "edit: the bench is read-only");
    bench_keys(&b, "n", "note: the bench is read-only");
    bench_keys(&b, "Esc", "/ filter");
    bench_keys(&b, "E l Ctrl-U o u t . c s v Enter",
               "Wrote 1 supplier to out.csv."); /* no change */
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* The exchange folder is named in /etc alone; where it is not, no file may be read or written. */
START_TEST(restricted_mode_touches_no_other_files) {
    static const char *const outside[] = {"../outside.csv", "/etc/passwd", "list.csv", "link.csv"};
    struct bench b;
    struct stat file;
    bench_make(&b);
    home_write(&b.home, "list.csv", "name\nFrom a list\n");
    ck_assert_int_eq(symlink("list.csv", home_file(&b.home, "link.csv")), 0);
    bench_cli(&b, "supplier", "add", "Saigon Trail", "moq=300", NULL);
    bench_open(&b, 24, 80, "--restricted");
    bench_keys(&b, "Ctrl-Z", "suspend: it is off in restricted mode");
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        bench_keys(&b, "I", "Import suppliers from");
        pty_type(b.pty, outside[i]);
        bench_keys(&b, "Enter", "✗");
        bench_keys(&b, "j E Ctrl-U", "(.csv .json .ics .vcf):");
        pty_wait_gone(b.pty, "✗");
        pty_type(b.pty, outside[i]);
        bench_keys(&b, "Enter", "✗"); /* whether it exists is not said */
        bench_keys(&b, "j", "Suppliers  1");
    }
    ck_assert_int_eq(stat(home_file(&b.home, "list.csv"), &file), 0);
    ck_assert_int_eq(file.st_size, (off_t)strlen("name\nFrom a list\n"));
    bench_keys(&b, "e", "Edit supplier");
    pty_keys(b.pty, "End");
    for (int i = 0; i < 30; i++)
        pty_keys(b.pty, "Down");
    bench_keys(&b, "Ctrl-E", "restricted");
    bench_keys(&b, "Esc", "/ filter");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(suspended_bench_comes_back) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", NULL);
    const char *line =
        arena_format(&b.home.arena, "set -m; %s --db %s; echo stopped; read word; fg; echo over",
                     child_program(), b.database);
    const char *const arguments[] = {"-c", line, NULL};
    b.pty = pty_start(
        &(struct pty_options){.program = "/bin/sh", .arguments = arguments, .home = b.home.path});
    pty_wait_text(b.pty, "? help");
    bench_keys(&b, "2", "Saigon Trail");
    pty_keys(b.pty, "Ctrl-Z");
    pty_wait_text(b.pty, "stopped");
    ck_assert(!pty_alternate_screen(b.pty));
    bench_cli(&b, "supplier", "add", "Meanwhile", NULL);
    pty_type(b.pty, "go\n");
    pty_wait_text(b.pty, "Meanwhile");
    bench_cursor_on(&b, "Saigon Trail");
    bench_keys(&b, "n h i Enter", "Noted");
    bench_keys(&b, "q", "over");
    ck_assert(!pty_alternate_screen(b.pty));
    bench_close(&b);
}
END_TEST

TEST_MAIN(robust, dropped_line_leaves_a_draft, sighup_leaves_a_draft, sigterm_leaves_a_draft,
          draft_can_wait_or_go, hostile_names_stay_in_their_cells, imported_names_are_cleaned,
          pasted_keys_do_nothing, unknown_sequences_are_swallowed, read_only_says_why,
          restricted_mode_touches_no_other_files, suspended_bench_comes_back)
