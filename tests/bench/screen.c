#include <check.h>
#include <string.h>

#include "bench.h"

#include "../e2e/child.h"
#include "../e2e/pty_private.h"

enum { ROWS = 40, LIST_TOP = 3, LIST_END = ROWS - 2, FULL = 35, PATIENCE_MS = 10000 };

/* Columns of the list: up to the rule beside the detail. */
static int list_columns(struct pty *p) {
    int column;
    return pty_find(p, "│", NULL, &column) ? column : p->columns;
}

/* The list as text; the rule stands, so that a cut by columns is a cut at its bytes. */
static char *list_text(struct pty *p, int columns) {
    struct strbuf text = {0};
    for (int row = LIST_TOP; row < LIST_END; row++) {
        const char *line = pty_row(p, row);
        const char *rule = columns < p->columns ? strstr(line, "│") : NULL;
        strbuf_add_bytes(&text, line, rule ? (size_t)(rule - line) : strlen(line));
        strbuf_add_char(&text, '\n');
    }
    return strbuf_take(&text);
}

static int filled_rows(struct pty *p) {
    int filled = 0;
    for (int row = LIST_TOP; row < LIST_END; row++) {
        const char *line = pty_row(p, row);
        filled += line[strspn(line, " ")] != '\0' && strncmp(line + strspn(line, " "), "│", 3) != 0;
    }
    return filled;
}

struct screen screen_open(int rows, int columns, const char *config) {
    const char *file = write_file("bench.yaml", config);
    const char *const arguments[] = {"--db", database_path(rows), "--config", file, NULL};
    struct screen s = {0};
    double start = clock_ms();
    s.pty = pty_start(&(struct pty_options){
        .rows = ROWS, .columns = columns, .arguments = arguments, .home = bench_file("home")});
    while (!pty_shows(s.pty, "? help")) {
        pty_pump(s.pty, 100);
        if (clock_ms() - start > PATIENCE_MS)
            pty_fail(s.pty, "the bench does not open");
    }
    pty_keys(s.pty, "2");               /* from what is due today to the list */
    while (filled_rows(s.pty) < FULL) { /* it may have come while the key was sent */
        pty_pump(s.pty, 100);
        if (clock_ms() - start > PATIENCE_MS)
            pty_fail(s.pty, "the list does not fill");
    }
    s.paint_ms = clock_ms() - start;
    return s;
}

void screen_close(struct screen *s) {
    pty_end(s->pty);
    s->pty = NULL;
}

/* What came while the keys were sent counts as come now. */
static struct answer watch(struct pty *p, double start, char *before, int columns, int silent_ms) {
    struct answer answer = {0};
    double last = 0; /* when something came */
    for (double now = start; now - start < PATIENCE_MS && (last == 0 || now - last < silent_ms);) {
        pty_pump(p, 1);
        now = clock_ms();
        if (pty_bytes(p) == answer.bytes)
            continue;
        answer.bytes = pty_bytes(p);
        last = now;
        answer.first = answer.first > 0 ? answer.first : now - start;
        char *list = list_text(p, columns);
        if (strcmp(list, before) != 0) {
            answer.list = answer.list > 0 ? answer.list : now - start;
            answer.list_last = now - start;
        }
        mem_free(before);
        before = list;
    }
    mem_free(before);
    return answer;
}

struct answer screen_keys(struct screen *s, const char *keys, int silent_ms) {
    int columns = list_columns(s->pty);
    char *before = list_text(s->pty, columns);
    pty_mark(s->pty);
    double start = clock_ms();
    pty_burst(s->pty, keys);
    return watch(s->pty, start, before, columns, silent_ms);
}

struct answer screen_type(struct screen *s, const char *text, int silent_ms) {
    int columns = list_columns(s->pty);
    char *before = list_text(s->pty, columns);
    pty_mark(s->pty);
    double start = clock_ms();
    pty_send(s->pty, text, strlen(text));
    return watch(s->pty, start, before, columns, silent_ms);
}
