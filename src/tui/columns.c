#include "sourcebench/tui/columns.h"

#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"

/* So many columns are shown before the first one gets the width it wants. */
enum { COLUMNS_NARROW = 4 };

static const struct record *record_of(const void *row) {
    return *(const struct record *const *)row;
}

static bool is_field(const struct column_set *set, int field) {
    return field >= 0 && field < (int)set->entity->n_fields;
}

int column_find(const struct column_set *set, const char *name) {
    for (int i = 0; i < set->count; i++) {
        int field = set->columns[i].field;
        if (strcmp(set->columns[i].name, name) == 0 ||
            (is_field(set, field) && strcmp(set->entity->fields[field].name, name) == 0))
            return i;
    }
    return -1;
}

int column_sorting(const struct column_set *set, int field) {
    for (int i = 0; i < set->count; i++)
        if (set->columns[i].sorts && set->columns[i].field == field)
            return i;
    return -1;
}

const char *column_label(const struct column_set *set, int column) {
    const struct column *c = &set->columns[column];
    return c->label ? c->label : set->entity->fields[c->field].label;
}

static const char *field_text(const struct column_set *set, const struct column *c,
                              struct value value, struct arena *arena) {
    if (c->without_unit && value.kind == VALUE_INT)
        return arena_string(arena, integer_text(value.i).text);
    return field_show_text(&set->entity->fields[c->field], value, arena);
}

const char *column_text(const struct column_set *set, int column, const void *row,
                        struct arena *arena) {
    const struct column *c = &set->columns[column];
    const char *text =
        c->text ? c->text(row, arena) : field_text(set, c, record_of(row)->values[c->field], arena);
    return text ? text : "";
}

void columns_choose(struct columns *c, const char *names) {
    c->columns[0] = 0;
    c->chosen = 1;
    while (*names && c->chosen < COLUMNS_MAX) {
        char name[32];
        size_t length = strcspn(names, ", ");
        if (length > 0 && length < sizeof name) {
            memcpy(name, names, length);
            name[length] = '\0';
            int column = column_find(c->set, name);
            if (column > 0)
                c->columns[c->chosen++] = column;
        }
        names += length;
        names += strspn(names, ", ");
    }
}

const char *columns_names(const struct columns *c, struct arena *arena) {
    struct strbuf names = {0};
    for (int i = 1; i < c->chosen; i++)
        strbuf_addf(&names, "%s%s", i > 1 ? "," : "", c->set->columns[c->columns[i]].name);
    char *text = arena_string(arena, strbuf_text(&names));
    strbuf_free(&names);
    return text;
}

unsigned columns_needs(const struct columns *c) {
    unsigned needs = 0;
    for (int i = 0; i < c->chosen; i++)
        needs |= c->set->columns[c->columns[i]].needs;
    return needs;
}

/* The others take their width from the left while the first keeps what it needs. */
void columns_fit(struct columns *c, int width) {
    int left = width;
    c->shown = 1;
    for (int i = 1; i < c->chosen; i++) {
        int need = c->set->columns[c->columns[i]].width + 1;
        int first = i < COLUMNS_NARROW ? c->set->columns[0].width : c->set->wanted;
        if (left - need < first)
            break;
        c->widths[i] = need - 1;
        left -= need;
        c->shown++;
    }
    c->widths[0] = left;
}

void columns_draw_heads(const struct columns *c, struct area area, int sort, bool descending) {
    int x = 0;
    for (int i = 0; i < c->shown; i++) {
        const struct column *column = &c->set->columns[c->columns[i]];
        int width = c->widths[i], title = text_columns(column->title);
        bool sorted = column->field >= 0 && column->field == sort;
        enum style style = sorted ? STYLE_BOLD : STYLE_DIM;
        draw_cell(area, 0, x, width, column->align, style, column->title);
        if (sorted && column->align == ALIGN_LEFT && title + 1 < width)
            draw_glyph(area, 0, x + title, style, descending ? GLYPH_DOWN : GLYPH_UP);
        else if (sorted && title < width)
            draw_glyph(area, 0, x + width - title - 1, style, descending ? GLYPH_DOWN : GLYPH_UP);
        x += width + 1;
    }
}

static enum style style_of(const struct column *column, const void *row, bool marked) {
    if (marked)
        return STYLE_MARK;
    return column->style ? column->style(row) : STYLE_NORMAL;
}

void columns_draw_row(const struct columns *c, struct area area, const void *row, bool cursor,
                      bool marked, bool mark_only) {
    struct arena arena = {0};
    int x = 0;
    for (int i = 0; i < c->shown; i++) {
        const struct column *column = &c->set->columns[c->columns[i]];
        bool here = i == 0 && cursor && !mark_only;
        draw_cell(area, 0, x, c->widths[i], column->align,
                  here ? STYLE_CURSOR : style_of(column, row, marked),
                  column_text(c->set, c->columns[i], row, &arena));
        x += c->widths[i] + 1;
    }
    arena_free(&arena);
}
