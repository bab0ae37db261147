/*
 * A bench of two toy screens, for the shell to be tested in a terminal: a list of a million made-up
 * rows with a detail, and a page of notes. Options: --script FILE, --read-only, --restricted,
 * --mark, --colours NAME, --light, --wide (ambiguous characters take two columns), --mouse.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/chart.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/layout.h"
#include "sourcebench/tui/list.h"
#include "sourcebench/tui/shell.h"

enum { ROWS = 1000000, NAME = 30 };

struct rows {
    struct list *list;
    int64_t settled; /* the row of which the detail tells */
    bool wide;
};

struct notes {
    char text[2048];
    int64_t about, own; /* the row that another screen leads to; the one it leads to itself, or 0 */
};

/* The file that tells the test what happened. */
static void leave_word(const char *name, const char *text) {
    FILE *file = fopen(name, "w");
    if (!file)
        return;
    fputs(text, file);
    fclose(file);
}

/* The list */

static void name_row(int64_t id, char *out, size_t size) {
    static const char *const places[] = {"Saigon", "Hà Nội", "深圳市", "Dhaka", "Łódź", "Kraków"};
    static const char *const trades[] = {"Trail Bags Co.", "Túi Xách JSC", "箱包有限公司",
                                         "Canvas Works",   "Textil",       "Stitch & Sew Ltd."};
    snprintf(out, size, "%s %s %lld", places[id % 6], trades[id * 7 / 3 % 6], (long long)id);
}

static int fetch(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end) {
    int64_t step = direction == LIST_FORWARD ? 1 : -1;
    int64_t id = from ? from->id + step : direction == LIST_FORWARD ? 1 : ROWS;
    int count = 0;
    (void)user;
    (void)arena;
    for (; count < limit && id >= 1 && id <= ROWS; id += step)
        rows[count++] = (struct list_row){.id = id};
    *end = id < 1 || id > ROWS;
    return count;
}

static void draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                     bool marked) {
    char name[100];
    (void)user;
    (void)marked;
    name_row(row->id, name, sizeof name);
    draw_cell(area, 0, 0, NAME, ALIGN_LEFT, cursor ? STYLE_CURSOR : STYLE_NORMAL, name);
    draw_cell(area, 0, NAME + 1, 12, ALIGN_LEFT, STYLE_NORMAL,
              row->id % 3 ? "approved" : "on hold");
    draw_textf(area, 0, NAME + 14, STYLE_NORMAL, "%6lld pcs  %3lld d",
               (long long)(row->id * 37 % 5000), (long long)(row->id * 11 % 60));
}

static bool open_rows(struct screen *s, void *argument, struct error *err) {
    static const struct list_source source = {.fetch = fetch, .draw = draw_row};
    struct rows *r = mem_alloc(1, sizeof *r);
    (void)argument;
    (void)err;
    r->list = list_new(&source);
    list_restart(r->list);
    s->state = r;
    return true;
}

static void close_rows(struct screen *s) {
    struct rows *r = s->state;
    list_free(r->list);
    mem_free(r);
}

static void draw_detail(const struct rows *r, struct area area) {
    char name[100], line[200];
    int64_t values[12];
    if (!r->settled)
        return;
    name_row(r->settled, name, sizeof name);
    draw_cell(area, 0, 0, area.width, ALIGN_LEFT, STYLE_BOLD, name);
    for (int i = 0; i < 12; i++)
        values[i] = r->settled * (i + 3) * 7919 % 100;
    chart_sparkline(values, 12, line, sizeof line);
    draw_textf(area, 2, 0, STYLE_ACCENT, "Score %s", line);
    chart_bar(r->settled % 100, 100, 20, line, sizeof line);
    draw_textf(area, 3, 0, STYLE_GOOD, "On time %s", line);
}

static void draw_rows(struct screen *s, struct area area) {
    struct rows *r = s->state;
    struct area list, detail;
    r->wide = layout_split(area, &list, &detail);
    draw_text(list, 0, 1, STYLE_ACCENT, "Rows");
    draw_text(list, 0, 7, STYLE_DIM, "1,000,000");
    list_draw(r->list, area_part(list, 1, 0, list.height - 1, list.width), r->wide);
    if (!r->wide)
        return;
    draw_rule_vertical(area, detail.x - area.x - 1);
    draw_detail(r, detail);
}

static void settle_rows(struct screen *s) {
    struct rows *r = s->state;
    const struct list_row *row = list_current(r->list);
    r->settled = row ? row->id : 0;
    shell_set_context(s->shell, CONTEXT_SUPPLIER, r->settled);
}

static void follow_rows(struct screen *s, enum context_kind kind, int64_t id) {
    struct rows *r = s->state;
    const struct list_row *row = list_current(r->list);
    if (kind == CONTEXT_SUPPLIER && row && row->id != id)
        list_goto(r->list, &(struct list_row){.id = id});
}

static bool work_rows(struct screen *s) {
    struct rows *r = s->state;
    return list_work(r->list);
}

static void load_rows(struct screen *s) {
    struct rows *r = s->state;
    list_reload(r->list);
}

#define MOVE(name, motion)                                                                         \
    static void name(struct screen *s) {                                                           \
        struct rows *r = s->state;                                                                 \
        list_move(r->list, motion);                                                                \
    }
MOVE(down, LIST_DOWN)
MOVE(up, LIST_UP)
MOVE(page_down, LIST_PAGE_DOWN)
MOVE(page_up, LIST_PAGE_UP)
MOVE(home, LIST_HOME)
MOVE(end, LIST_END)

static void leave_rows(struct screen *s) {
    (void)s;
    leave_word("left.txt", "rows\n");
}

static const char *never(struct screen *s) {
    (void)s;
    return "the moon is not full";
}

static void note(struct screen *s) {
    char *text = prompt_line(s->shell, "Note: ", "");
    if (text)
        shell_say(s->shell, "noted: %s", text);
    mem_free(text);
}

static void copy(struct screen *s) {
    struct error err;
    if (shell_copy(s->shell, "深圳", &err))
        shell_say(s->shell, "copied");
    else
        shell_say_error(s->shell, &err);
}

static void toil(struct screen *s) {
    int64_t done = 0;
    while (shell_progress(s->shell, "toiling", ++done, 0))
        continue;
    shell_say(s->shell, "stopped after some of it");
}

static void crash(struct screen *s) {
    (void)s;
    mem_alloc(SIZE_MAX, 2);
}

static const struct action row_actions[] = {
    {"toy.down", "down", "Go to the next row.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"toy.up", "up", "Go to the row above.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"toy.page-down", "page down", "Go a page down.", "PgDn", ACTION_MOTION, 0, page_down, NULL},
    {"toy.page-up", "page up", "Go a page up.", "PgUp", ACTION_MOTION, 0, page_up, NULL},
    {"toy.home", "first", "Go to the first row.", "g g | Home", ACTION_MOTION, 0, home, NULL},
    {"toy.end", "last", "Go to the last row.", "G | End", ACTION_MOTION, 0, end, NULL},
    {"toy.note", "note", "Write a note.", "n", ACTION_CHANGES, 1, note, NULL},
    {"toy.never", "never", "Never works.", "x", 0, 2, NULL, never},
    {"toy.copy", "copy", "Copy a name.", "y", 0, 3, copy, NULL},
    {"toy.toil", "toil", "Work until stopped.", "t", 0, 4, toil, NULL},
    {"toy.crash", "crash", "Use up all memory.", "g X", 0, 0, crash, NULL},
};
static const struct action_table row_table = {"toy", "Rows", row_actions,
                                              sizeof row_actions / sizeof *row_actions};
static const struct action_table *const row_tables[] = {&row_table, NULL};

static const struct screen_ops rows_screen = {.id = "rows",
                                              .title = "Rows",
                                              .tab = '1',
                                              .tables = row_tables,
                                              .open = open_rows,
                                              .load = load_rows,
                                              .draw = draw_rows,
                                              .settle = settle_rows,
                                              .work = work_rows,
                                              .context = follow_rows,
                                              .leave = leave_rows,
                                              .close = close_rows};

/* The notes */

static bool open_notes(struct screen *s, void *argument, struct error *err) {
    (void)argument;
    (void)err;
    s->state = mem_alloc(1, sizeof(struct notes));
    return true;
}

static void close_notes(struct screen *s) {
    mem_free(s->state);
}

static void draw_notes(struct screen *s, struct area area) {
    const struct notes *n = s->state;
    draw_text(area, 0, 1, STYLE_ACCENT, "Notes");
    draw_cell(area, 2, 1, 20, ALIGN_LEFT, STYLE_NORMAL, n->text);
    draw_text(area, 2, 21, STYLE_DIM, "|");
    draw_cell(area, 3, 1, 20, ALIGN_RIGHT, STYLE_BAD, "1,234.50");
    draw_textf(area, 5, 1, STYLE_NORMAL, "about row %lld", (long long)n->about);
    draw_cursor(area, 4, 5);
}

static void follow_notes(struct screen *s, enum context_kind kind, int64_t id) {
    struct notes *n = s->state;
    if (kind == CONTEXT_SUPPLIER)
        n->about = id;
}

static void settle_notes(struct screen *s) {
    const struct notes *n = s->state;
    if (n->own)
        shell_set_context(s->shell, CONTEXT_SUPPLIER, n->own);
}

static void lead_on(struct screen *s) {
    struct notes *n = s->state;
    n->own += 1000;
}

static bool paste_notes(struct screen *s, const char *text) {
    struct notes *n = s->state;
    snprintf(n->text, sizeof n->text, "%s", text);
    return true;
}

static void write_notes(struct screen *s) {
    struct notes *n = s->state;
    struct error err;
    char *edited;
    if (!shell_edit(s->shell, n->text, &edited, &err)) {
        shell_say_error(s->shell, &err);
        return;
    }
    snprintf(n->text, sizeof n->text, "%s", edited);
    mem_free(edited);
}

static const struct action note_actions[] = {
    {"notes.edit", "edit", "Edit the notes.", "e", ACTION_SHELL | ACTION_CHANGES, 1, write_notes,
     NULL},
    {"notes.lead", "lead on", "Lead to the row a thousand on.", "l", ACTION_MOTION, 2, lead_on,
     NULL},
};
static const struct action_table note_table = {"notes", "Notes", note_actions, 2};
static const struct action_table *const note_tables[] = {&note_table, NULL};

static const struct screen_ops notes_screen = {.id = "notes",
                                               .title = "Notes",
                                               .tab = '2',
                                               .tables = note_tables,
                                               .open = open_notes,
                                               .draw = draw_notes,
                                               .paste = paste_notes,
                                               .settle = settle_notes,
                                               .context = follow_notes,
                                               .close = close_notes};

/* The bench */

static bool undo(void *context, char *message, size_t size, struct error *err) {
    int *count = context;
    if (*count == 0)
        return error_set(err, ERROR_REFUSED, "There is nothing left to undo.");
    snprintf(message, size, "undone, %d left", --*count);
    return true;
}

/* Another process has changed the data when there is a file "changed". */
static bool changed_elsewhere(void *context) {
    (void)context;
    return remove("changed") == 0;
}

static void run_out(void) {
    term_emergency_restore();
    fputs("out of memory\n", stderr);
    _Exit(9);
}

static void read_options(int argc, char **argv, struct shell_options *o) {
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        o->read_only |= strcmp(argv[i], "--read-only") == 0;
        o->restricted |= strcmp(argv[i], "--restricted") == 0;
        o->cursor_mark_only |= strcmp(argv[i], "--mark") == 0;
        o->light |= strcmp(argv[i], "--light") == 0;
        o->mouse |= strcmp(argv[i], "--mouse") == 0;
        if (strcmp(argv[i], "--wide") == 0)
            o->ambiguous_width = 2;
        else if (more && strcmp(argv[i], "--script") == 0)
            o->script = argv[++i];
        else if (more && strcmp(argv[i], "--colours") == 0)
            o->colours = argv[++i];
    }
}

int main(int argc, char **argv) {
    int undos = 1;
    struct shell_options options = {.user = "lina",
                                    .host = "hub",
                                    .date = "Mon 2026-11-23",
                                    .escape_ms = 50,
                                    .ambiguous_width = 1,
                                    .context = &undos,
                                    .changed_elsewhere = changed_elsewhere,
                                    .undo = undo};
    struct error err = {0};
    struct shell *shell = NULL;
    read_options(argc, argv, &options);
    mem_set_handler(run_out);
    bool done = shell_open(&options, &shell, &err) && shell_add(shell, &rows_screen, NULL, &err) &&
                shell_add(shell, &notes_screen, NULL, &err) && shell_loop(shell, &err);
    shell_close(shell);
    if (!done)
        fprintf(stderr, "toy_bench: %s\n", err.message);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
