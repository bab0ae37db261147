/*
 * A table among the fields of a form: how it looks and what keys do in it. Headings stand on the
 * line of its label, its rows below; what is to be said of a row stands behind it, or under it
 * where that is too narrow.
 */
#include <string.h>

#include "form_parts.h"

enum { CELL_LEAST = 12, GAP = 2, INDENT = 2, MARK = 2 };

/* ---- measures ---------------------------------------------------------------------------------
 */

static const char *heading(const struct form_model *m, int column, struct arena *arena) {
    const struct form_cells *spec = m->spec->cells;
    const struct field *field = &spec->columns[column];
    const char *unit = field->unit ? field->unit : "";
    if (field->type == FIELD_MONEY && spec->currency >= 0)
        unit = record_text(m->typed, spec->currency);
    return *unit ? arena_format(arena, "%s, %s", field->label, unit) : field->label;
}

static int column_width(const struct form_model *m, int column, struct arena *arena) {
    int columns = text_columns(heading(m, column, arena));
    return columns > CELL_LEAST ? columns : CELL_LEAST;
}

static int table_width(const struct form_model *m, struct arena *arena) {
    int width = 0;
    for (int i = 0; i < m->cells.n_columns; i++)
        width += column_width(m, i, arena) + GAP;
    return width;
}

/* What stands beside a row. */
static const char *row_remark(struct form_model *m, int row, bool *wrong, struct arena *arena) {
    const struct cells *c = &m->cells;
    *wrong = true;
    for (int i = 0; i < c->n_columns; i++) {
        const struct cell *cell = cells_at(c, row, i);
        if (cell->reason && cell->judged)
            return arena_format(arena, "%s: %s", c->columns[i].label,
                                form_short_reason(arena, cell->reason));
    }
    *wrong = false;
    return m->spec->cells->remark ? m->spec->cells->remark(m->spec->user, m->typed, row, arena)
                                  : NULL;
}

static void count_row(void *user, const char *s, size_t length) {
    (void)s;
    (void)length;
    ++*(int *)user;
}

/* Lines that the remark takes under its row; 0: it stands beside it. */
static int lines_below(const char *remark, int table, int width) {
    int lines = 0;
    if (!remark || table + MARK + text_columns(remark) <= width)
        return 0;
    text_wrap(remark, width - INDENT - MARK, count_row, &lines);
    return lines;
}

static int row_height(struct form_model *m, int row, int width, struct arena *arena) {
    bool wrong;
    const char *remark = row_remark(m, row, &wrong, arena);
    return 1 + lines_below(remark, table_width(m, arena), width);
}

/* The empty row at the end is there for typing only. */
static int rows_shown(const struct form_model *m, bool current) {
    return m->cells.n_rows - (!current && m->cells.n_rows > 1);
}

/* Moves the first row that is shown so that the one under the cursor is seen. */
static void scroll(struct form_model *m, bool current, int width, int most, struct arena *arena) {
    struct cells *c = &m->cells;
    int used = 0, first = c->row;
    if (!current)
        c->top = 0;
    if (!current || c->top > c->row)
        return;
    for (int row = c->row; row >= 0; row--) {
        used += row_height(m, row, width, arena);
        if (used > most && row < c->row)
            break;
        first = row;
    }
    c->top = c->top > first ? c->top : first;
}

int form_cells_height(struct form_model *m, bool current, int width, int most) {
    struct arena arena = {0};
    int height = 0;
    scroll(m, current, width, most, &arena);
    for (int row = m->cells.top; row < rows_shown(m, current) && height < most; row++)
        height += row_height(m, row, width, &arena);
    arena_free(&arena);
    return height < most ? height : most;
}

/* ---- drawing ----------------------------------------------------------------------------------
 */

/* Where the lines of a remark go. */
struct place {
    struct area area;
    struct arena *arena;
    enum style style;
    int row, column;
};

static void draw_piece(void *user, const char *s, size_t length) {
    struct place *p = user;
    draw_text(p->area, p->row++, p->column, p->style, arena_bytes(p->arena, s, length));
}

static void draw_remark(struct area area, int row, int table, const char *remark, bool wrong,
                        struct arena *arena) {
    int below = lines_below(remark, table, area.width);
    struct place p = {area, arena, wrong ? STYLE_BAD : STYLE_WARN, row + (below > 0),
                      below ? INDENT : table};
    if (!remark)
        return;
    p.column = draw_glyph(area, p.row, p.column, p.style, wrong ? GLYPH_NO : GLYPH_WARN) + 1;
    if (below)
        text_wrap(remark, area.width - INDENT - MARK, draw_piece, &p);
    else
        draw_piece(&p, remark, strlen(remark));
}

static void draw_row(struct form_model *m, bool current, struct area area, int at, int row,
                     struct arena *arena) {
    struct cells *c = &m->cells;
    int column = 0;
    for (int i = 0; i < c->n_columns; i++) {
        struct cell *cell = cells_at(c, row, i);
        int width = column_width(m, i, arena);
        bool here = current && row == c->row && i == c->column;
        const struct edit_look look = {.style = STYLE_FIELD, .wrong_at = -1, .cursor = true};
        if (here)
            edit_draw(&cell->edit, area, at, column, width, &look);
        else
            draw_cell(area, at, column, width, ALIGN_LEFT,
                      cell->reason && cell->judged ? STYLE_BAD : STYLE_NORMAL,
                      edit_text(&cell->edit));
        column += width + GAP;
    }
}

void form_cells_draw(struct form_model *m, bool current, struct area area) {
    struct arena arena = {0};
    int column = 0, at = 1, table = table_width(m, &arena);
    scroll(m, current, area.width, area.height - 1, &arena);
    for (int i = 0; i < m->cells.n_columns; i++) {
        draw_text(area, 0, column, STYLE_DIM, heading(m, i, &arena));
        column += column_width(m, i, &arena) + GAP;
    }
    for (int row = m->cells.top; row < rows_shown(m, current) && at < area.height; row++) {
        bool wrong;
        const char *remark = row_remark(m, row, &wrong, &arena);
        draw_row(m, current, area, at, row, &arena);
        draw_remark(area, at, table, remark, wrong, &arena);
        at += row_height(m, row, area.width, &arena);
    }
    arena_free(&arena);
}

/* ---- keys -------------------------------------------------------------------------------------
 */

bool form_cells_key(struct form_model *m, struct key key) {
    enum edit_result result = cells_key(&m->cells, key);
    if (result == EDIT_CHANGED)
        form_model_cells_typed(m);
    return result != EDIT_IGNORED || key_is_text(key);
}

void form_cells_paste(struct shell *shell, struct form_model *m, const char *text) {
    struct cells_pasted pasted = cells_paste(&m->cells, text);
    int wrong = cells_wrong(&m->cells);
    form_model_cells_typed(m);
    if (pasted.left_out)
        shell_say(shell, "%d row%s pasted; %d cell%s found no place and %s left out.", pasted.rows,
                  pasted.rows == 1 ? "" : "s", pasted.left_out, pasted.left_out == 1 ? "" : "s",
                  pasted.left_out == 1 ? "was" : "were");
    else if (pasted.rows > 1 || pasted.heading || wrong)
        shell_say(shell, "%d row%s pasted%s%s.", pasted.rows, pasted.rows == 1 ? "" : "s",
                  pasted.heading ? ", the line of headings left out" : "",
                  wrong ? "; what is marked has to be put right" : "");
}
