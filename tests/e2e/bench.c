#include "bench.h"

#include <check.h>
#include <ctype.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"

#include "golden.h"
#include "run_cli.h"

enum { MAXIMUM_WORDS = 40, MAXIMUM_ENVIRONMENT = 10 };

void bench_make(struct bench *b) {
    *b = (struct bench){0};
    home_make(&b->home);
    b->database = home_file(&b->home, "bench.db");
    bench_configure(b, "");
}

void bench_configure(struct bench *b, const char *text) {
    home_write(&b->home, "config/sourcebench/config.yaml",
               arena_format(&b->home.arena, "author: lina\n%s", text));
}

/* The database goes by the environment, which holds in restricted mode too. */
static const char *const *environment(struct bench *b) {
    const char **list = arena_alloc(&b->home.arena, MAXIMUM_ENVIRONMENT, sizeof *list);
    int count = 0;
    list[count++] = arena_format(&b->home.arena, "SOURCEBENCH_DB=%s", b->database);
    for (const char *const *e = b->environment; e && *e && count + 1 < MAXIMUM_ENVIRONMENT; e++)
        list[count++] = *e;
    return list;
}

static const char *folder(const struct bench *b) {
    return b->folder ? b->folder : b->home.path;
}

static int run(struct bench *b, const char **output, va_list words) {
    const char *arguments[MAXIMUM_WORDS + 3] = {"--today", "2026-11-23"};
    int count = 2;
    while (count < MAXIMUM_WORDS && (arguments[count] = va_arg(words, const char *)))
        count++;
    arguments[count] = NULL;
    struct cli_result result;
    cli_run(&(struct cli_options){.arguments = arguments,
                                  .environment = environment(b),
                                  .home = b->home.path,
                                  .folder = folder(b)},
            &result);
    *output =
        arena_format(&b->home.arena, "%s%s", strbuf_text(&result.out), strbuf_text(&result.err));
    int status = result.status;
    cli_free(&result);
    return status;
}

const char *bench_cli(struct bench *b, ...) {
    const char *output;
    va_list words;
    va_start(words, b);
    int status = run(b, &output, words);
    va_end(words);
    ck_assert_msg(status == 0, "exit status %d; the program said:\n%s", status, output);
    return output;
}

int bench_try(struct bench *b, const char **output, ...) {
    va_list words;
    va_start(words, output);
    int status = run(b, output, words);
    va_end(words);
    return status;
}

void bench_import(struct bench *b, const char *file) {
    bench_cli(b, "import", "suppliers", child_source_file(&b->home.arena, file), NULL);
}

void bench_import_text(struct bench *b, const char *text) {
    bench_cli(b, "import", "suppliers", home_write(&b->home, "list.csv", text), NULL);
}

void bench_open_today(struct bench *b, int rows, int columns, const char *option) {
    const char *const arguments[] = {"--today", "2026-11-23", option, NULL};
    b->pty = pty_start(&(struct pty_options){.rows = rows,
                                             .columns = columns,
                                             .arguments = arguments,
                                             .environment = environment(b),
                                             .home = b->home.path,
                                             .folder = folder(b)});
    pty_wait_text(b->pty, "? help");
}

void bench_open(struct bench *b, int rows, int columns, const char *option) {
    bench_open_today(b, rows, columns, option);
    pty_keys(b->pty, "2");
    pty_wait_text(b->pty, "  a add  ");
}

void bench_leave(struct bench *b) {
    pty_wait_quiet(b->pty, 50);
    pty_keys(b->pty, "q");
    ck_assert_int_eq(pty_wait_exit(b->pty), 0);
    ck_assert(!pty_alternate_screen(b->pty));
    ck_assert(pty_cursor_visible(b->pty));
    pty_end(b->pty);
    b->pty = NULL;
}

void bench_close(struct bench *b) {
    if (b->pty)
        pty_end(b->pty);
    home_remove(&b->home);
}

void bench_keys(struct bench *b, const char *keys, const char *text) {
    pty_keys(b->pty, keys);
    pty_wait_text(b->pty, text);
}

void bench_type(struct bench *b, const char *characters, const char *text) {
    pty_type(b->pty, characters);
    pty_wait_text(b->pty, text);
}

void bench_shows(struct bench *b, const char *text) {
    ck_assert_msg(pty_shows(b->pty, text), "\"%s\" is not in\n%s", text, pty_screen(b->pty));
}

void bench_shows_not(struct bench *b, const char *text) {
    ck_assert_msg(!pty_shows(b->pty, text), "\"%s\" is in\n%s", text, pty_screen(b->pty));
}

void bench_cursor_on(struct bench *b, const char *text) {
    int row;
    ck_assert_msg(pty_find(b->pty, "▌", &row, NULL) || pty_find(b->pty, "|", &row, NULL),
                  "no cursor in\n%s", pty_screen(b->pty));
    ck_assert_msg(strstr(pty_row(b->pty, row), text), "the cursor is not on \"%s\" in\n%s", text,
                  pty_screen(b->pty));
}

/* "lina@hub" at the right edge, whatever the machine is called and however long its name is. */
static void mask_host(char *text) {
    char *end = strchr(text, '\n'), *at = strchr(text, '@');
    if (!at || !end || at > end)
        return;
    char *rest = strchr(at, ' ');
    while (at > text && at[-1] != ' ')
        at--;
    while (at > text && at[-1] == ' ')
        at--;
    memmove(at, rest, strlen(rest) + 1);
}

static void mask_clocks(char *text) {
    for (char *at = text; (at = strstr(at, " there")); at++) {
        for (char *digit = at - 5; digit >= text && digit < at; digit++) {
            if (isdigit((unsigned char)*digit))
                *digit = '0';
        }
    }
}

/* "since 2026-11-25, by lina": when the test ran. */
static void mask_since(char *text) {
    static const char since[] = "since 0000-00-00", by[] = ", by";
    for (char *at = text; (at = strstr(at, "since ")); at++) {
        if (strncmp(at + sizeof since - 1, by, sizeof by - 1) == 0)
            memcpy(at, since, sizeof since - 1);
    }
}

void bench_golden(struct bench *b, const char *name) {
    pty_wait_quiet(b->pty, 250);
    char *text = arena_string(&b->home.arena, pty_screen(b->pty));
    mask_host(text);
    mask_clocks(text);
    mask_since(text);
    golden_check(name, text);
}
