#include "compare.h"

#include <string.h>

#include "sourcebench/tui/grid.h"

#include "lines.h"

enum { LABEL_WIDTH = 16, COLUMN_MIN = 14, GAP = 2, HEADS_MAX = 2 };

struct compare {
    struct lines lines; /* left: the label; id: the row, from 1; kind: the line of its cells */
    const struct compare_spec *spec;
    struct compare_table table;
    struct grid grid; /* over what is compared */
    int width;        /* of a column, that the lines were made for */
    bool only_differences;
};

/* The table */

static struct compare_row *next_row(struct compare_table *t) {
    if (t->n_rows == t->capacity) {
        int capacity = t->capacity ? 2 * t->capacity : 32;
        struct compare_row *rows = arena_alloc(&t->arena, (size_t)capacity, sizeof *rows);
        if (t->n_rows)
            memcpy(rows, t->rows, (size_t)t->n_rows * sizeof *rows);
        t->rows = rows;
        t->capacity = capacity;
    }
    return &t->rows[t->n_rows++];
}

void compare_add_group(struct compare_table *t, const char *name) {
    *next_row(t) = (struct compare_row){.label = name, .group = true};
}

void compare_add(struct compare_table *t, const char *label, const char *const *cells) {
    struct compare_row *row = next_row(t);
    *row = (struct compare_row){.label = label};
    for (int i = 0; i < t->count; i++) {
        row->cells[i] = cells[i] && *cells[i] ? cells[i] : glyph_text(GLYPH_NONE);
        row->differs = row->differs || strcmp(row->cells[i], row->cells[0]) != 0;
    }
}

/* What a cell says in one of its lines. */
struct piece {
    int wanted, at;
    const char *text;
    size_t length;
};

static void take_piece(void *user, const char *s, size_t length) {
    struct piece *p = user;
    if (p->at++ == p->wanted) {
        p->text = s;
        p->length = length;
    }
}

static struct piece piece_of(const char *cell, int width, int line) {
    struct piece p = {line, 0, "", 0};
    text_wrap(cell, width, take_piece, &p);
    return p;
}

/* As many as the longest cell needs. */
static int lines_of(const struct compare *c, const struct compare_row *row) {
    int most = 1;
    for (int i = 0; i < c->table.count; i++) {
        int lines = piece_of(row->cells[i], c->width, 0).at;
        most = lines > most ? lines : most;
    }
    return most;
}

static void add_row(struct compare *c, int at) {
    const struct compare_row *row = &c->table.rows[at];
    for (int i = 0, n = lines_of(c, row); i < n; i++) {
        struct line *line = lines_add(&c->lines, row->differs ? STYLE_BOLD : STYLE_NORMAL,
                                      i ? "" : row->label, NULL);
        line->id = at + 1;
        line->kind = i;
    }
}

/* The lines of the rows that are shown, the cursor on the same row. */
static void make_lines(struct compare *c) {
    const struct line *line = lines_current(&c->lines);
    int64_t row = line ? line->id : 0;
    lines_clear(&c->lines);
    for (int i = 0; i < c->table.n_rows; i++) {
        const struct compare_row *r = &c->table.rows[i];
        if (r->group)
            lines_add_heading(&c->lines, r->label);
        else if (r->differs || !c->only_differences)
            add_row(c, i);
    }
    if (row)
        lines_goto(&c->lines, 0, row);
}

static bool fill(struct compare *c, struct error *err) {
    lines_clear(&c->lines);
    arena_free(&c->table.arena);
    c->table = (struct compare_table){0};
    c->width = 0; /* the lines are made when it is drawn */
    return c->spec->fill(c->spec->user, &c->table, err);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct compare *c = argument;
    screen->state = c;
    return fill(c, err);
}

static void load(struct screen *screen) {
    struct compare *c = screen->state;
    struct error err;
    if (!fill(c, &err)) {
        shell_say_error(screen->shell, &err);
        screen_close(screen, 0);
    }
}

/* Drawing */

static int label_width(const struct compare *c, int width) {
    int widest = LABEL_WIDTH;
    for (int i = 0; i < c->table.n_rows; i++) {
        int columns = text_columns(c->table.rows[i].label);
        widest = columns > widest ? columns : widest;
    }
    return widest < width / 3 || widest == LABEL_WIDTH ? widest : width / 3;
}

/* As many columns as fit, equally wide. */
static int fit(struct compare *c, int room) {
    int widths[COMPARE_MAX], count = c->table.count, shown = room / (COLUMN_MIN + GAP);
    shown = shown < 1 ? 1 : shown > count ? count : shown;
    int width = room / shown - GAP;
    for (int i = 0; i < count; i++)
        widths[i] = width;
    c->grid.cursor = -1;
    grid_fit(&c->grid, widths, count, GAP, room);
    return width;
}

static void draw_cells(const struct compare *c, struct area area, int label, int width) {
    struct arena arena = {0};
    for (int row = 0; row < area.height && c->lines.top + row < c->lines.count; row++) {
        const struct line *line = &c->lines.items[c->lines.top + row];
        if (line->heading)
            continue;
        const struct compare_row *r = &c->table.rows[line->id - 1];
        for (int i = 0; i < c->grid.shown; i++) {
            struct piece p = piece_of(r->cells[c->grid.first + i], width, line->kind);
            draw_cell(area, row, label + 2 + c->grid.places[i], width, ALIGN_LEFT,
                      r->differs ? STYLE_BOLD : STYLE_NORMAL,
                      arena_bytes(&arena, p.text, p.length));
        }
    }
    arena_free(&arena);
}

/* The names, whole where two lines hold them; returns the lines. */
static int draw_heads(const struct compare *c, struct area area, int label, int width) {
    int most = 1;
    for (int i = 0; i < c->grid.shown; i++) {
        const char *name = c->table.names[c->grid.first + i];
        int x = label + 2 + c->grid.places[i];
        int lines = draw_paragraph(area_part(area, 1, x, HEADS_MAX, width), 0, 0, STYLE_BOLD, name);
        most = lines > most ? lines : most;
    }
    return most;
}

static void draw(struct screen *screen, struct area area) {
    struct compare *c = screen->state;
    int label = label_width(c, area.width), count = c->table.count;
    int width = fit(c, area.width - label - 2);
    if (width != c->width) {
        c->width = width;
        make_lines(c);
    }
    int x = draw_textf(area, 0, 1, STYLE_ACCENT, "Compare  %d %s", count, c->spec->what);
    if (c->grid.shown < count)
        x = draw_textf(area, 0, x + 3, STYLE_DIM, "%d to %d shown, h l moves", c->grid.first + 1,
                       c->grid.first + c->grid.shown);
    if (c->only_differences)
        draw_text(area, 0, x + 3, STYLE_DIM, "only what differs");
    int heads = draw_heads(c, area, label, width);
    struct area body = area_part(area, 1 + heads, 0, area.height - 1 - heads, area.width);
    lines_draw(&c->lines, area_part(body, 0, 0, body.height, label + 1), true);
    draw_cells(c, body, label, width);
}

static void differences(struct screen *screen) {
    struct compare *c = screen->state;
    c->only_differences = !c->only_differences;
    c->width = 0;
}

static void left(struct screen *screen) {
    grid_move(&((struct compare *)screen->state)->grid, -1);
}

static void right(struct screen *screen) {
    grid_move(&((struct compare *)screen->state)->grid, 1);
}

static const struct action actions[] = {
    {"compare.differences", "only differences", "Show only the rows that differ, or all.", "d", 0,
     1, differences, NULL},
    {"compare.left", "left", "Show the columns further left.", "h | Left", ACTION_MOTION, 0, left,
     NULL},
    {"compare.right", "right", "Show the columns further right.", "l | Right", ACTION_MOTION, 0,
     right, NULL},
    {"compare.close", "back", "Back to the list.", "Esc | q", 0, 2, screen_leave, NULL},
};

const struct action_table compare_actions = {"compare", "Comparison", actions,
                                             sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&compare_actions, &lines_motions, NULL};

static const struct screen_ops compare_screen = {.id = "compare",
                                                 .title = "Compare",
                                                 .tables = tables,
                                                 .undoes = true,
                                                 .open = open,
                                                 .load = load,
                                                 .draw = draw,
                                                 .unmove = lines_motion_back};

void compare_run(struct shell *shell, const struct compare_spec *spec) {
    struct compare c = {.spec = spec};
    shell_visit(shell, &compare_screen, &c);
    lines_free(&c.lines);
    arena_free(&c.table.arena);
}
