/* Materials: how the matrix looks. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/share.h"
#include "sourcebench/tui/chart.h"
#include "sourcebench/tui/layout.h"

#include "material_lines.h"
#include "materials_state.h"

enum {
    RANK_WIDTH = 3,
    SCORE_WIDTH = 5,
    SIGN_WIDTH = 1, /* behind the score: dominated */
    CELL_MIN = 4,
    VALUE_MAX = 11, /* a wider unit or value is cut */
    GAP = 2,
    PANE_MIN = 3,
    PANE_MAX = 8,
    HALVES_FROM = 110 /* the width from which ranking and row stand side by side */
};

/* The columns behind the criteria, in their order. */
static const struct {
    const char *head;
    int width;
    enum align align;
} behind[COLUMNS_BEHIND] = {
    {"Cover", 5, ALIGN_RIGHT}, {"Evid.", 6, ALIGN_LEFT}, {"Offers/m²", 17, ALIGN_LEFT}};

/* Where things stand in a row, from behind the gutter on. */
struct places {
    int name, rank, score, cells; /* name: its width; the others: columns */
};

static struct places places_of(int width) {
    struct places p;
    p.name = width >= 150 ? 34 : width >= 110 ? 28 : width >= 90 ? 24 : width >= 70 ? 20 : 17;
    p.rank = p.name + 1;
    p.score = p.rank + RANK_WIDTH + 1;
    p.cells = p.score + SCORE_WIDTH + SIGN_WIDTH + 1;
    return p;
}

/* Cells */

/* From 8 of 10 on a block is full: the digit tells them apart. */
const char *materials_shade(int heat) {
    enum { FULL = 8 };
    return chart_shade(heat, FULL);
}

static const struct matrix_result *result_of(const struct materials *m, int material) {
    return &m->c.ranking.results[material];
}

static bool beyond(const struct matrix_cell *cell) {
    return cell->state == MATRIX_BELOW || cell->state == MATRIX_ABOVE;
}

static const char *cell_text(const struct materials *m, int material, int criterion,
                             struct arena *arena) {
    const struct matrix_cell *cell = &result_of(m, material)->cells[criterion];
    const char *text = comparison_cell(&m->c, m->face, material, criterion, arena);
    if (!text)
        return glyph_text(GLYPH_NONE);
    if (beyond(cell))
        return arena_format(arena, "%s %s", glyph_text(GLYPH_NO), text);
    if (m->face != FACE_HEAT)
        return text;
    const char *shade = materials_shade(comparison_heat(cell->points));
    return *shade ? arena_format(arena, "%s %s", shade, text) : text;
}

static const char *unit_of(const struct materials *m, int criterion) {
    return m->c.data.properties[m->c.data.criteria[criterion].property].unit;
}

static int wider(int width, int other) {
    return other > width ? other : width;
}

/* As wide as the head and, in the face of values, the unit and all that is shown. */
static int width_of(const struct materials *m, int criterion) {
    struct arena arena = {0};
    const struct material_criterion *k = &m->c.data.criteria[criterion];
    int width = wider(CELL_MIN, text_columns(k->head) + (m->sort == k->judge.id));
    if (m->face == FACE_VALUES)
        width = wider(width, text_columns(unit_of(m, criterion)));
    for (int i = 0; i < m->n_order && m->face == FACE_VALUES; i++)
        width = wider(width, text_columns(cell_text(m, m->order[i], criterion, &arena)));
    arena_free(&arena);
    return width > VALUE_MAX ? VALUE_MAX : width;
}

void materials_widen(struct materials *m) {
    for (int i = 0; i < m->n_columns; i++)
        m->widths[i] = width_of(m, m->columns[i]);
    for (int i = 0; i < COLUMNS_BEHIND; i++)
        m->widths[m->n_columns + i] =
            wider(behind[i].width, text_columns(behind[i].head) + (m->sort == COLUMN_COVERAGE + i));
}

/* Numbers stand right, heat left: its digit beside its shade. */
static enum align align_of(const struct materials *m) {
    return m->face == FACE_HEAT ? ALIGN_LEFT : ALIGN_RIGHT;
}

/* Rows */

static enum style cell_style(const struct materials *m, bool cursor, int64_t column,
                             enum style otherwise) {
    if (!cursor || column != m->column)
        return otherwise;
    return shell_options(m->shell)->cursor_mark_only ? STYLE_BOLD : STYLE_CURSOR;
}

const char *materials_cell(const struct materials *m, int material, int64_t column,
                           struct arena *arena) {
    const struct matrix_result *r = result_of(m, material);
    struct comparison_evidence e = comparison_count_evidence(&m->c, material);
    if (column == COLUMN_NAME)
        return m->c.data.materials[material].name;
    if (column == COLUMN_SCORE)
        return r->rank ? comparison_points(r->score, arena) : "out";
    if (column == COLUMN_EVIDENCE)
        return e.asked ? arena_format(arena, "%d/%d", e.met, e.asked) : "";
    if (column == COLUMN_OFFERS)
        return comparison_band_prices(&m->c, material, arena);
    bool nearly = r->missing && r->coverage >= MATRIX_FULL - 50;
    return arena_format(arena, "%d %%", nearly ? 99 : (r->coverage + 50) / 100);
}

/* How much of the weight is known; which of the evidence that is asked is there; own prices. */
static void draw_behind(const struct materials *m, struct area area, int x, int material, int at,
                        bool cursor) {
    struct arena arena = {0};
    int64_t column = COLUMN_COVERAGE + at;
    const char *text = materials_cell(m, material, column, &arena);
    enum style style = STYLE_NORMAL;
    if (column == COLUMN_COVERAGE) {
        style = result_of(m, material)->missing ? STYLE_WARN : STYLE_DIM;
    } else if (column == COLUMN_EVIDENCE) {
        struct material_look look = material_look(comparison_count_evidence(&m->c, material).worst);
        style = look.style;
        text = arena_format(&arena, "%s %s", glyph_text(look.glyph), text);
    } else if (!*text) {
        style = STYLE_DIM;
        text = glyph_text(GLYPH_NONE);
    }
    draw_cell(area, 0, x, m->widths[m->n_columns + at], behind[at].align,
              cell_style(m, cursor, column, style), text);
    arena_free(&arena);
}

static void draw_cells(const struct materials *m, struct area area, int material, bool cursor) {
    struct arena arena = {0};
    const struct matrix_result *r = result_of(m, material);
    for (int i = 0; i < m->grid.shown; i++) {
        int at = m->grid.first + i, x = m->grid.places[i];
        if (at >= m->n_columns) {
            draw_behind(m, area, x, material, at - m->n_columns, cursor);
            continue;
        }
        int criterion = m->columns[at];
        const struct matrix_cell *cell = &r->cells[criterion];
        enum style style = beyond(cell)                    ? STYLE_BAD
                           : cell->state == MATRIX_MISSING ? STYLE_DIM
                                                           : STYLE_NORMAL;
        draw_cell(area, 0, x, m->widths[at], align_of(m),
                  cell_style(m, cursor, m->c.data.criteria[criterion].judge.id, style),
                  cell_text(m, material, criterion, &arena));
    }
    arena_free(&arena);
}

/* Rank and score with the sign of what is dominated. */
static void draw_score(const struct materials *m, struct area area, struct places p, int material,
                       bool cursor) {
    struct arena arena = {0};
    const struct matrix_result *r = result_of(m, material);
    const char *rank = r->rank ? arena_format(&arena, "%d", r->rank) : glyph_text(GLYPH_NONE);
    draw_cell(area, 0, p.rank, RANK_WIDTH, ALIGN_RIGHT, STYLE_DIM, rank);
    draw_cell(area, 0, p.score, SCORE_WIDTH, ALIGN_RIGHT,
              cell_style(m, cursor, COLUMN_SCORE, r->rank == 1 ? STYLE_BOLD : STYLE_NORMAL),
              materials_cell(m, material, COLUMN_SCORE, &arena));
    if (r->dominated_by >= 0)
        draw_glyph(area, 0, p.score + SCORE_WIDTH, STYLE_DIM, GLYPH_DOWN);
    arena_free(&arena);
}

void materials_draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                        bool marked) {
    const struct materials *m = user;
    int material = ((const struct materials_row *)row->data)->material;
    struct places p = places_of(area.width);
    struct arena arena = {0};
    enum style style = marked ? STYLE_MARK : STYLE_NORMAL;
    bool highlight = cursor && !shell_options(m->shell)->cursor_mark_only;
    draw_cell(area, 0, 0, p.name, ALIGN_LEFT, highlight ? STYLE_CURSOR : style,
              m->c.data.materials[material].name);
    const char *outside =
        m->face == FACE_VALUES ? NULL : comparison_outside(&m->c, material, &arena);
    if (outside) {
        draw_cell(area, 0, p.rank + 1, area.width - p.rank - 2, ALIGN_LEFT, STYLE_WARN, outside);
    } else {
        draw_score(m, area, p, material, cursor);
        draw_cells(m, area_part(area, 0, p.cells, 1, area.width - p.cells), material, cursor);
    }
    arena_free(&arena);
}

/* Heads */

static const char *sorted_head(const struct materials *m, const char *head, int64_t column,
                               struct arena *arena) {
    if (m->sort != column || (column == COLUMN_SCORE && !m->reversed))
        return head;
    return arena_format(arena, "%s%s", head, glyph_text(m->reversed ? GLYPH_UP : GLYPH_DOWN));
}

static enum style head_style(const struct materials *m, int64_t column) {
    return column == m->column ? STYLE_ACCENT : STYLE_DIM;
}

/* Name and score; what the lines below mean. */
static void draw_pinned_heads(const struct materials *m, struct area area, struct places p,
                              struct arena *arena) {
    draw_cell(area, 0, 0, p.name, ALIGN_LEFT, head_style(m, COLUMN_NAME),
              sorted_head(m, "MATERIAL", COLUMN_NAME, arena));
    draw_cell(area, 0, p.rank, RANK_WIDTH, ALIGN_RIGHT, STYLE_DIM, "#");
    draw_cell(area, 0, p.score, SCORE_WIDTH + SIGN_WIDTH, ALIGN_LEFT, head_style(m, COLUMN_SCORE),
              sorted_head(m, "SCORE", COLUMN_SCORE, arena));
    const char *label = arena_format(arena, "weight %% %s", glyph_text(GLYPH_ARROW));
    draw_cell(area, 1, 0, p.cells - 1, ALIGN_RIGHT, STYLE_DIM, label);
    if (m->face == FACE_VALUES)
        draw_cell(area, 2, 0, p.cells - 1, ALIGN_RIGHT, STYLE_DIM,
                  arena_format(arena, "unit %s", glyph_text(GLYPH_ARROW)));
}

static void draw_heads(const struct materials *m, struct area area, struct places p) {
    struct arena arena = {0};
    int64_t *percent = arena_alloc(&arena, (size_t)m->c.data.n_criteria + 1, sizeof *percent);
    struct area cells = area_part(area, 0, p.cells, area.height, area.width - p.cells);
    comparison_percent(&m->c, percent);
    draw_pinned_heads(m, area, p, &arena);
    for (int i = 0; i < m->grid.shown; i++) {
        int at = m->grid.first + i, x = m->grid.places[i], width = m->widths[at];
        if (at >= m->n_columns) {
            int64_t column = COLUMN_COVERAGE + at - m->n_columns;
            draw_cell(cells, 0, x, width, behind[at - m->n_columns].align, head_style(m, column),
                      sorted_head(m, behind[at - m->n_columns].head, column, &arena));
            continue;
        }
        const struct material_criterion *k = &m->c.data.criteria[m->columns[at]];
        draw_cell(cells, 0, x, width, align_of(m), head_style(m, k->judge.id),
                  sorted_head(m, k->head, k->judge.id, &arena));
        const char *weight =
            comparison_show_percent((percent[m->columns[at]] + 5) / 10 * 10, &arena);
        draw_cell(cells, 1, x, width, align_of(m), STYLE_DIM,
                  arena_bytes(&arena, weight, strcspn(weight, " ")));
        if (m->face == FACE_VALUES)
            draw_cell(cells, 2, x, width, ALIGN_RIGHT, STYLE_DIM, unit_of(m, m->columns[at]));
    }
    if (m->grid.first > 0)
        draw_glyph(area, 1, p.cells - 1, STYLE_ACCENT, GLYPH_LEFT);
    if (m->grid.first + m->grid.shown < m->grid.count)
        draw_glyph(area, 1, area.width - 1, STYLE_ACCENT, GLYPH_RIGHT);
    arena_free(&arena);
}

/* The whole */

/* "Materials  12 of 15   Europe, urban commuter   heat   weights changed" */
static void draw_title(const struct materials *m, struct area area) {
    const struct material_profile *p = &m->c.data.profile;
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "Materials");
    if (*m->filter)
        x = draw_textf(area, 0, x + 2, STYLE_BOLD, "%d of %d", m->n_order, m->c.data.n_materials);
    else
        x = draw_textf(area, 0, x + 2, STYLE_BOLD, "%d", m->c.data.n_materials);
    x = draw_text(area, 0, x + 3, STYLE_NORMAL, p->id ? p->name : "no profile");
    x = draw_text(area, 0, x + 3, STYLE_DIM, comparison_faces[m->face]);
    if (m->c.changed) {
        const char *words =
            shell_options(m->shell)->read_only ? "changed: r resets" : "changed: W saves, r resets";
        bool fits = x + 4 + text_columns(words) <= area.width;
        x = draw_text(area, 0, x + 3, STYLE_WARN, fits ? words : "changed");
    }
    if (list_mark_count(m->list))
        x = draw_textf(area, 0, x + 3, STYLE_MARK, "%s marked",
                       integer_text(list_mark_count(m->list)).text);
    if (*m->filter)
        draw_text(area, 0, x + 3, STYLE_NORMAL, m->filter);
}

static void draw_blank_state(const struct materials *m, struct area area) {
    if (m->c.data.n_materials) {
        draw_text(area, 1, 2, STYLE_NORMAL, "No material matches the filter.");
        draw_text(area, 2, 2, STYLE_DIM, "/ changes it, Esc shows all again.");
        return;
    }
    draw_text(area, 1, 2, STYLE_NORMAL,
              "Here materials stand against what matters for a region and a use.");
    if (store_read_only(m->session->store) && !m->c.data.n_properties) {
        draw_text(area, 3, 2, STYLE_DIM, "Who next opens this database for writing brings in the");
        draw_text(area, 4, 2, STYLE_DIM, "catalogue of materials.");
        return;
    }
    draw_text(area, 3, 2, STYLE_DIM, "a  adds the first material");
    draw_text(area, 4, 2, STYLE_DIM, "t  sets up what they are compared by");
}

/* The rule between rows and pane says what the column under the cursor is. */
static void draw_rule(const struct materials *m, struct area area) {
    draw_rule_horizontal(area, 0);
    if (m->column_said && *m->column_said) {
        struct arena arena = {0};
        const char *text = arena_format(&arena, " %s ", m->column_said);
        int width = text_columns(text);
        draw_cell(area, 0, 2, width < area.width - 4 ? width : area.width - 4, ALIGN_LEFT,
                  STYLE_NORMAL, text);
        arena_free(&arena);
    }
}

static void count_line(void *user, const char *s, size_t length) {
    (void)s;
    (void)length;
    ++*(int *)user;
}

static int lines_of(const char *text, int width) {
    int lines = 0;
    if (*text)
        text_wrap(text, width, count_line, &lines);
    return lines;
}

/* As many of the sentences as so many lines hold whole; of the first what there is room for. */
static const char *fitting(const struct materials_said *said, int width, int height,
                           struct arena *arena) {
    const char *all = "";
    bool taken = false;
    for (int i = 0; i < said->n; i++) {
        const struct materials_sentence *s = &said->items[i];
        if (!*s->text || (s->instead && taken))
            continue;
        const char *more = arena_format(arena, "%s%s%s", all, *all ? " " : "", s->text);
        taken = i == 0 || lines_of(more, width) <= height;
        all = taken ? more : all;
    }
    return all;
}

/* What of a pane is told where there is room for all. */
static const char *whole(const struct materials_said *said, struct arena *arena) {
    return fitting(said, INT_MAX / 2, 1, arena);
}

/* The ranking, and the row under the cursor: side by side, or one below the other. */
static void draw_pane(const struct materials *m, struct area area) {
    struct arena arena = {0};
    bool halves = area.width >= HALVES_FROM;
    int half = halves ? area.width / 2 : 0, width = area.width - half - 2;
    int wanted = halves ? 0 : lines_of(whole(&m->row_said, &arena), width);
    int kept = wanted < area.height / 2 ? wanted : area.height / 2;
    struct area ranking = area_part(area, 0, 0, area.height - kept, width + 1);
    int used = draw_paragraph(ranking, 0, 1, STYLE_NORMAL,
                              fitting(&m->ranking_said, width, ranking.height, &arena));
    struct area row =
        area_part(area, halves ? 0 : used, half, area.height - (halves ? 0 : used), width + 1);
    draw_paragraph(row, 0, 1, STYLE_NORMAL, fitting(&m->row_said, width, row.height, &arena));
    arena_free(&arena);
}

/* A quarter of the height, and a line more where the rows can spare it. */
static int pane_height(int height) {
    int lines = height / 4 + (height >= 18);
    return lines < PANE_MIN ? PANE_MIN : lines > PANE_MAX ? PANE_MAX : lines;
}

static void fit_columns(struct materials *m, int room) {
    m->grid.cursor = m->place < COLUMNS_BEFORE ? -1 : m->place - COLUMNS_BEFORE;
    if (m->place < COLUMNS_BEFORE)
        m->grid.first = 0;
    grid_fit(&m->grid, m->widths, m->n_columns + COLUMNS_BEHIND, GAP, room);
}

void materials_draw(struct screen *screen, struct area area) {
    struct materials *m = screen->state;
    int heads = m->face == FACE_VALUES ? 3 : 2;
    int pane = pane_height(area.height);
    int rows = area.height - 1 - heads - 1 - pane;
    struct area row = area_part(area, 0, LIST_GUTTER, 1, area.width - LIST_GUTTER);
    struct places p = places_of(row.width);
    fit_columns(m, row.width - p.cells - 1);
    draw_title(m, area_part(area, 0, 0, 1, area.width));
    draw_heads(m, area_part(area, 1, LIST_GUTTER, heads, row.width), p);
    struct area body = area_part(area, 1 + heads, 0, rows, area.width);
    list_draw(m->list, body, false);
    if (!m->n_order)
        draw_blank_state(m, body);
    draw_rule(m, area_part(area, 1 + heads + rows, 0, 1, area.width));
    draw_pane(m, area_part(area, area.height - pane, 0, pane, area.width));
}
