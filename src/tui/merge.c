#include "sourcebench/tui/merge.h"

#include "sourcebench/core/memory.h"

#include "dialog_tables.h"

enum { LABEL_MAX = 20, HEAD_ROWS = 3, SIDES = 3 };

struct merge {
    const struct merge_spec *spec;
    struct merge_model m;
    int top;
};

/* Columns of a row: label, then before, theirs and mine of equal width. */
struct columns {
    int at[SIDES];
    int label, width;
};

static struct columns columns_for(const struct merge_model *m, int width) {
    struct columns c = {.label = 8};
    for (int i = 0; i < m->count; i++) {
        int label = text_columns(m->rows[i].label);
        c.label = label > c.label ? label : c.label;
    }
    c.label = c.label < LABEL_MAX ? c.label : LABEL_MAX;
    c.width = (width - c.label - 4) / SIDES - 2;
    for (int i = 0; i < SIDES; i++)
        c.at[i] = c.label + 4 + i * (c.width + 2);
    return c;
}

static void draw_head(const struct merge *d, struct area a, const struct columns *c) {
    static const char *const heads[SIDES] = {"BEFORE", "  THEIRS", "  MINE"};
    int open = merge_model_open_rows(&d->m);
    const char *by = d->spec->by ? d->spec->by : "Somebody else";
    int column = draw_text(a, 0, 1, STYLE_ACCENT, "Changed meanwhile") + 2;
    if (d->spec->title)
        draw_cell(a, 0, column, a.width - column - 1, ALIGN_LEFT, STYLE_BOLD, d->spec->title);
    draw_textf(a, 1, 1, STYLE_NORMAL, "%s changed what you changed; %d still to choose.", by, open);
    for (int i = 0; i < SIDES; i++)
        draw_text(a, 2, c->at[i], STYLE_DIM, heads[i]);
}

static void draw_side(struct area a, int row, const struct columns *c, int side, bool taken,
                      const char *text) {
    int column = c->at[side];
    draw_glyph(a, row, column, taken ? STYLE_ACCENT : STYLE_DIM, taken ? GLYPH_FULL : GLYPH_EMPTY);
    draw_cell(a, row, column + 2, c->width - 2, ALIGN_LEFT, taken ? STYLE_BOLD : STYLE_DIM,
              *text ? text : "(empty)");
}

static void draw_row(const struct merge *d, struct area a, int row, const struct columns *c,
                     int index) {
    const struct merge_row *r = &d->m.rows[index];
    bool current = index == d->m.current;
    if (current)
        draw_glyph(a, row, 0, STYLE_ACCENT, GLYPH_CURSOR);
    draw_cell(a, row, 1, c->label, ALIGN_LEFT, current ? STYLE_CURSOR : STYLE_NORMAL, r->label);
    if (d->m.decided[index])
        draw_glyph(a, row, c->label + 2, STYLE_GOOD, GLYPH_YES);
    draw_cell(a, row, c->at[0], c->width, ALIGN_LEFT, STYLE_DIM, *r->base ? r->base : "(empty)");
    draw_side(a, row, c, 1, !r->take_mine, r->theirs);
    draw_side(a, row, c, 2, r->take_mine, r->mine);
}

/* Values in full below the table, wrapped. */
struct full_text {
    struct area area;
    int row;
    struct arena scratch;
};

static void draw_line(void *user, const char *s, size_t length) {
    struct full_text *f = user;
    if (f->row < f->area.height)
        draw_text(f->area, f->row++, 10, STYLE_NORMAL, arena_bytes(&f->scratch, s, length));
}

static void draw_full(struct area a, const struct merge_row *r) {
    const struct {
        const char *label, *text;
    } sides[SIDES] = {{"before", r->base}, {"theirs", r->theirs}, {"mine", r->mine}};
    struct full_text f = {.area = a};
    for (int i = 0; i < SIDES && f.row < a.height; i++) {
        int row = f.row;
        text_wrap(sides[i].text, a.width - 11, draw_line, &f);
        draw_text(a, row, 1, STYLE_DIM, sides[i].label);
        f.row = f.row > row ? f.row : row + 1;
    }
    arena_free(&f.scratch);
}

static void draw(struct screen *s, struct area area) {
    struct merge *d = s->state;
    struct columns c = columns_for(&d->m, area.width);
    int room = area.height - HEAD_ROWS - area.height / 3;
    int shown = d->m.count < room ? d->m.count : room;
    if (d->m.current < d->top)
        d->top = d->m.current;
    if (d->m.current >= d->top + shown)
        d->top = d->m.current - shown + 1;
    draw_head(d, area, &c);
    for (int i = 0; i < shown; i++)
        draw_row(d, area, HEAD_ROWS + i, &c, d->top + i);
    int below = HEAD_ROWS + shown;
    draw_rule_horizontal(area, below);
    draw_full(area_part(area, below + 1, 0, area.height - below - 1, area.width),
              &d->m.rows[d->m.current]);
}

static void choose(struct screen *s, bool mine) {
    struct merge *d = s->state;
    merge_model_choose(&d->m, mine);
}

static void take_theirs(struct screen *s) {
    choose(s, false);
}

static void take_mine(struct screen *s) {
    choose(s, true);
}

static void go(struct screen *s, int by) {
    struct merge *d = s->state;
    int to = d->m.current + by;
    if (to >= 0 && to < d->m.count)
        d->m.current = to;
}

static void up(struct screen *s) {
    go(s, -1);
}

static void down(struct screen *s) {
    go(s, 1);
}

static void accept(struct screen *s) {
    struct merge *d = s->state;
    if (merge_model_accept(&d->m))
        screen_close(s, 1);
}

static const struct action actions[] = {
    {"merge.accept", "take, next",
     "Take the chosen value and go to the next field; after the last "
     "one all is saved.",
     "Enter", 0, 1, accept, NULL},
    {"merge.theirs", "theirs", "Choose what the other one saved.", "Left | t", 0, 2, take_theirs,
     NULL},
    {"merge.mine", "mine", "Choose what you typed.", "Right | m", 0, 3, take_mine, NULL},
    {"merge.down", "down", "Go to the field below.", "Down | j", 0, 0, down, NULL},
    {"merge.up", "up", "Go to the field above.", "Up | k", 0, 0, up, NULL},
    {"merge.leave", "back to the form", "Save nothing and go back to the form.", "Esc", 0, 4,
     screen_leave, NULL},
};

const struct action_table merge_table = {"merge", "Merging", actions,
                                         sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&merge_table, NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static const struct screen_ops ops = {
    .id = "merge", .title = "Merge", .tables = tables, .open = open_screen, .draw = draw};

bool merge_run(struct shell *shell, const struct merge_spec *spec) {
    struct merge d = {.spec = spec};
    struct error err = {0};
    merge_model_open(&d.m, spec->rows, spec->count);
    bool done = merge_model_open_rows(&d.m) == 0;
    if (!done)
        done = shell_run(shell, &ops, &d, &err) == 1;
    if (err.code != ERROR_NONE)
        shell_say_error(shell, &err);
    merge_model_close(&d.m);
    return done;
}
