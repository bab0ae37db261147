/*
 * How a form looks: a title, then one line a field: label, value, and what is to be said about it.
 * A sentence that does not fit beside the value stands under it, on as many lines as it takes.
 */
#include <string.h>

#include "form_parts.h"

enum { LABEL_MAX = 24, LABEL_AT = 1, FAR = 37 };

/* Where things stand, the same for all fields. */
struct layout {
    struct area area; /* without the title */
    int value_at;     /* first column of the values */
    struct arena scratch;
};

/* A field as it will be drawn. */
struct line {
    const struct form_item *item;
    bool current;
    const char *shown;  /* value, unless it is being edited */
    const char *note;   /* right behind it, or NULL */
    const char *remark; /* error or hint, or NULL */
    bool wrong;         /* the remark is an error */
    bool odd;           /* it is a warning */
    int value_columns;
    int below; /* rows under the value that the remark takes; 0: it stands beside it */
};

static int label_width(const struct form_model *m, int width) {
    int widest = 0;
    for (int i = 0; i < m->count; i++) {
        int columns = text_columns(m->items[i].field->label) + 2;
        widest = columns > widest ? columns : widest;
    }
    int limit = width / 3 < LABEL_MAX ? width / 3 : LABEL_MAX;
    return widest < limit ? widest : limit;
}

static void find_remark(struct form_model *m, struct line *line, struct arena *arena) {
    const struct form_item *item = line->item;
    if (item->cells)
        return; /* its rows have theirs */
    if (item->judged && item->reason) {
        line->remark = item->reason;
        line->wrong = true;
        return;
    }
    if (m->spec->warn)
        line->remark = m->spec->warn(m->spec->user, m->typed, item->index, arena);
    line->odd = line->remark != NULL;
    if (!line->remark && m->spec->hint) {
        line->remark = m->spec->hint(m->spec->user, m->typed, item->index, arena);
    }
}

static bool is_edited(const struct line *line) {
    return line->current && !line->item->choices && !form_item_has_lines(line->item);
}

static int remark_columns(const struct line *line) {
    return text_columns(line->remark) + (line->wrong || line->odd ? 2 : 0);
}

/* Columns for a remark that stands below its value. */
static int remark_width(const struct layout *l, const struct line *line) {
    return l->area.width - l->value_at - 1 - (line->wrong || line->odd ? 2 : 0);
}

static void count_row(void *user, const char *s, size_t length) {
    (void)s;
    (void)length;
    ++*(int *)user;
}

static struct line measure(struct form_model *m, struct layout *l, int index) {
    const struct form_item *item = &m->items[index];
    struct line line = {.item = item, .current = index == m->current};
    if (item->cells) {
        line.below =
            form_cells_height(m, line.current, l->area.width - l->value_at, l->area.height - 1);
        return line;
    }
    line.shown = form_item_shown(item, m->typed, &l->scratch);
    line.note = form_item_note(item, m->typed, line.current, &l->scratch);
    find_remark(m, &line, &l->scratch);
    const char *text = is_edited(&line) ? edit_text(&item->edit) : line.shown;
    line.value_columns = text_columns(text) + is_edited(&line) + (item->choices ? 4 : 0);
    if (line.note)
        line.value_columns += 2 + text_columns(line.note);
    int room = l->area.width - l->value_at - line.value_columns - 3;
    if (line.remark && remark_columns(&line) > room && remark_width(l, &line) > 0)
        text_wrap(line.remark, remark_width(l, &line), count_row, &line.below);
    return line;
}

/* Column of a remark beside the value: aligned with others where there is room for it. */
static int remark_column(const struct layout *l, const struct line *line) {
    int behind = l->value_at + line->value_columns + 2;
    int last = l->area.width - 1 - remark_columns(line);
    int aligned = l->value_at + FAR < last ? l->value_at + FAR : last;
    return aligned > behind ? aligned : behind;
}

/* Where the rows of a remark go. */
struct remark {
    struct layout *l;
    enum style style;
    int row, column;
};

static void draw_row(void *user, const char *s, size_t length) {
    struct remark *r = user;
    struct layout *l = r->l;
    draw_cell(l->area, r->row++, r->column, l->area.width - r->column, ALIGN_LEFT, r->style,
              arena_bytes(&l->scratch, s, length));
}

static void draw_remark(struct layout *l, const struct line *line, int row, int column) {
    enum style style = line->wrong ? STYLE_BAD : line->odd ? STYLE_WARN : STYLE_DIM;
    struct remark r = {l, style, row, column};
    if (line->wrong || line->odd)
        r.column = draw_glyph(l->area, row, column, style, line->wrong ? GLYPH_NO : GLYPH_WARN) + 1;
    if (line->below)
        text_wrap(line->remark, remark_width(l, line), draw_row, &r);
    else
        draw_row(&r, line->remark, strlen(line->remark));
}

static int draw_choice(struct layout *l, const struct line *line, int row, int width) {
    int room = width - 4, used = text_columns(line->shown);
    enum style style = line->current ? STYLE_FIELD : STYLE_NORMAL;
    int column = draw_glyph(l->area, row, l->value_at, STYLE_DIM, GLYPH_LEFT);
    if (line->current)
        draw_cursor(l->area, row, column + 1);
    used = used < room ? used : room;
    if (*line->shown) {
        draw_cell(l->area, row, column + 1, used, ALIGN_LEFT, style, line->shown);
        column += 1 + used;
    } else {
        column = draw_glyph(l->area, row, column + 1, style, GLYPH_NONE);
    }
    return draw_glyph(l->area, row, column + 1, STYLE_DIM, GLYPH_RIGHT);
}

static int draw_edited(struct layout *l, struct form_item *item, const char *suggestion, int row,
                       int width, bool noted) {
    const char *rest = noted ? NULL : form_suggestion_rest(item, suggestion);
    const struct edit_look look = {
        .style = STYLE_FIELD, .ghost = rest, .wrong_at = -1, .cursor = true};
    edit_draw(&item->edit, l->area, row, l->value_at, width, &look);
    int used = text_columns(edit_text(&item->edit)) + 1;
    return l->value_at + (used < width ? used : width);
}

/* Draws the value and what stands right behind it. */
static void draw_value(struct layout *l, const struct line *line, struct form_item *item,
                       const char *suggestion, int row, int end) {
    int note = line->note ? text_columns(line->note) + 2 : 0;
    int width = end - l->value_at - note, column;
    if (item->choices) {
        column = draw_choice(l, line, row, width);
    } else if (is_edited(line)) {
        column = draw_edited(l, item, suggestion, row, width, line->note != NULL);
    } else {
        int used = text_columns(line->shown);
        enum style style = item->judged && item->reason ? STYLE_BAD : STYLE_NORMAL;
        width = used < width ? used : width;
        draw_cell(l->area, row, l->value_at, width, ALIGN_LEFT, style, line->shown);
        column = l->value_at + width + 1;
        if (line->current)
            draw_cursor(l->area, row, l->value_at);
    }
    if (line->note)
        draw_text(l->area, row, column + 1, STYLE_DIM, line->note);
}

static void draw_label(struct layout *l, const struct line *line, int row) {
    enum style style = line->current ? STYLE_BOLD : STYLE_NORMAL;
    int room = l->value_at - LABEL_AT - 1;
    const struct field *field = line->item->field;
    if (line->current)
        draw_glyph(l->area, row, 0, STYLE_ACCENT, GLYPH_CURSOR);
    draw_cell(l->area, row, LABEL_AT, room, ALIGN_LEFT, style,
              field->flags & FIELD_REQUIRED ? arena_format(&l->scratch, "%s *", field->label)
                                            : field->label);
}

/* Draws one field; returns the row behind it. */
static int draw_line(struct form_model *m, struct layout *l, int index, const char *suggestion,
                     int row) {
    struct line line = measure(m, l, index);
    int end = l->area.width - 1;
    draw_label(l, &line, row);
    if (line.item->cells) {
        form_cells_draw(
            m, line.current,
            area_part(l->area, row, l->value_at, 1 + line.below, l->area.width - l->value_at));
        return row + 1 + line.below;
    }
    if (line.remark && !line.below) {
        int column = remark_column(l, &line);
        draw_remark(l, &line, row, column);
        end = column - 2;
    }
    draw_value(l, &line, &m->items[index], suggestion, row, end);
    if (line.below)
        draw_remark(l, &line, row + 1, l->value_at);
    return row + 1 + line.below;
}

/* Moves the first visible field so that the current one is seen whole. */
static void scroll(struct form_model *m, struct layout *l) {
    int rows = 0, first = m->current;
    if (m->top > m->current)
        m->top = m->current;
    for (int i = m->current; i >= m->top; i--) {
        rows += 1 + measure(m, l, i).below;
        if (rows > l->area.height && i < m->current)
            break;
        first = i;
    }
    m->top = first;
}

/* "unsaved · draft kept", and where one is in a form that does not fit. */
static const char *state_of(const struct form_model *m, bool fits, struct arena *arena) {
    const char *unsaved = form_model_changed(m) ? "unsaved" : "";
    const char *kept = m->kept ? " · draft kept" : "";
    if (fits)
        return *unsaved ? arena_format(arena, "%s%s", unsaved, kept) : "";
    return arena_format(arena, "field %d of %d%s%s%s", m->current + 1, m->count,
                        *unsaved ? " · " : "", unsaved, *unsaved ? kept : "");
}

static void draw_title(struct form_model *m, struct layout *l, struct area area) {
    int rows = m->count;
    for (int i = 0; i < m->count; i++) {
        if (m->items[i].cells)
            rows += measure(m, l, i).below;
    }
    const char *state = state_of(m, rows <= l->area.height, &l->scratch);
    int columns = text_columns(state), end = area.width - 1 - columns;
    int column = draw_text(area, 0, LABEL_AT, STYLE_ACCENT, m->spec->title) + 2;
    if (m->spec->subject && end - column - 2 > 0)
        draw_cell(area, 0, column, end - column - 2, ALIGN_LEFT, STYLE_BOLD, m->spec->subject);
    draw_text(area, 0, end, STYLE_DIM, state);
}

void form_draw(struct form_model *m, const char *suggestion, struct area area) {
    struct layout l = {.area = area_part(area, 1, 0, area.height - 1, area.width)};
    l.value_at = LABEL_AT + label_width(m, area.width) + 1;
    scroll(m, &l);
    int row = 0;
    for (int i = m->top; i < m->count && row < l.area.height; i++)
        row = draw_line(m, &l, i, suggestion, row);
    draw_title(m, &l, area);
    arena_free(&l.scratch);
}
