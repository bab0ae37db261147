#include "supplier_columns.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"

enum { NAME_MIN = 20, NAME_WANTED = 24 };

static const char *tags_text(const struct supplier_row *row, struct arena *arena) {
    (void)arena;
    return row->extras.tags;
}

static const char *certificates_text(const struct supplier_row *row, struct arena *arena) {
    (void)arena;
    return row->extras.certificates;
}

static const char *contacted_text(const struct supplier_row *row, struct arena *arena) {
    (void)arena;
    return row->extras.last_contact;
}

static const char *follow_up_text(const struct supplier_row *row, struct arena *arena) {
    (void)arena;
    return row->extras.follow_up;
}

static const char *score_text(const struct supplier_row *row, struct arena *arena) {
    (void)arena;
    return row->score;
}

static const char *updated_text(const struct supplier_row *row, struct arena *arena) {
    char day[DATE_TEXT];
    date_to_iso(date_of_ms(row->record->updated_at, 0), day);
    return arena_string(arena, day);
}

const struct supplier_column supplier_columns[] = {
    {"name", "NAME", NAME_MIN, ALIGN_LEFT, SUPPLIER_NAME, true, NULL, false},
    {"local_name", "LOCAL NAME", 20, ALIGN_LEFT, SUPPLIER_LOCAL_NAME, false, NULL, false},
    {"city", "CITY", 13, ALIGN_LEFT, SUPPLIER_CITY, true, NULL, false},
    {"country", "CC", 2, ALIGN_LEFT, SUPPLIER_COUNTRY, true, NULL, false},
    {"status", "STATUS", 9, ALIGN_LEFT, SUPPLIER_STATUS, true, NULL, false},
    {"score", "SCORE", 5, ALIGN_RIGHT, SUPPLIER_BY_SCORE, true, score_text, false},
    {"kind", "KIND", 11, ALIGN_LEFT, SUPPLIER_KIND, false, NULL, false},
    {"moq", "MOQ", 7, ALIGN_RIGHT, SUPPLIER_MOQ, true, NULL, true},
    {"lead", "LEAD", 5, ALIGN_RIGHT, SUPPLIER_LEAD_DAYS, true, NULL, false},
    {"review", "REVIEW", 10, ALIGN_LEFT, SUPPLIER_NEXT_REVIEW, true, NULL, false},
    {"owner", "OWNER", 8, ALIGN_LEFT, SUPPLIER_OWNER, true, NULL, false},
    {"workers", "WORKERS", 7, ALIGN_RIGHT, SUPPLIER_WORKERS, true, NULL, true},
    {"capacity", "PCS/MONTH", 9, ALIGN_RIGHT, SUPPLIER_CAPACITY, true, NULL, true},
    {"founded", "SINCE", 5, ALIGN_RIGHT, SUPPLIER_FOUNDED, true, NULL, false},
    {"currency", "CUR", 3, ALIGN_LEFT, SUPPLIER_CURRENCY, false, NULL, false},
    {"incoterm", "TERM", 4, ALIGN_LEFT, SUPPLIER_INCOTERM, false, NULL, false},
    {"payment", "PAYMENT", 16, ALIGN_LEFT, SUPPLIER_PAYMENT_TERMS, false, NULL, false},
    {"models", "MODELS", 10, ALIGN_LEFT, SUPPLIER_MODELS, false, NULL, false},
    {"sectors", "SECTORS", 16, ALIGN_LEFT, SUPPLIER_SECTORS, false, NULL, false},
    {"source", "SOURCE", 16, ALIGN_LEFT, SUPPLIER_SOURCE, false, NULL, false},
    {"tags", "TAGS", 14, ALIGN_LEFT, -1, false, tags_text, false},
    {"certs", "CERTIFICATES", 14, ALIGN_LEFT, -1, false, certificates_text, false},
    {"contacted", "CONTACTED", 10, ALIGN_LEFT, -1, false, contacted_text, false},
    {"followup", "FOLLOW UP", 10, ALIGN_LEFT, -1, false, follow_up_text, false},
    {"updated", "CHANGED", 10, ALIGN_LEFT, -1, false, updated_text, false},
};
const int n_supplier_columns = (int)(sizeof supplier_columns / sizeof *supplier_columns);

int supplier_column_find(const char *name) {
    for (int i = 0; i < n_supplier_columns; i++) {
        int field = supplier_columns[i].field;
        if (strcmp(supplier_columns[i].name, name) == 0 ||
            (field >= 0 && field < SUPPLIER_N && strcmp(supplier_fields[field].name, name) == 0))
            return i;
    }
    return -1;
}

const char *supplier_column_label(int column) {
    static const struct choice extras[] = {{"score", "Score"},
                                           {"tags", "Tags"},
                                           {"certs", "Certificates"},
                                           {"contacted", "Last contact"},
                                           {"followup", "Next follow-up"},
                                           {"updated", "Last change"}};
    const struct supplier_column *c = &supplier_columns[column];
    if (!c->text)
        return supplier_fields[c->field].label;
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++)
        if (strcmp(extras[i].key, c->name) == 0)
            return extras[i].label;
    return c->name;
}

bool supplier_column_is_extra(int column) {
    const struct supplier_column *c = &supplier_columns[column];
    return c->text && c->text != updated_text && c->text != score_text;
}

bool supplier_column_is_score(int column) {
    return supplier_columns[column].text == score_text;
}

static const char *grouped(int64_t number, struct arena *arena) {
    char text[32];
    integer_format(number, text, sizeof text);
    return arena_string(arena, text);
}

const char *supplier_column_text(int column, const struct supplier_row *row, struct arena *arena) {
    const struct supplier_column *c = &supplier_columns[column];
    const char *text;
    if (c->text)
        text = c->text(row, arena);
    else if (c->field == SUPPLIER_COUNTRY)
        text = row->record->values[c->field].s; /* the code */
    else if (c->without_unit && row->record->values[c->field].kind == VALUE_INT)
        text = grouped(row->record->values[c->field].i, arena);
    else
        text = field_show_text(&supplier_entity.fields[c->field], row->record->values[c->field],
                               arena);
    return text ? text : "";
}

void supplier_layout_choose(struct supplier_layout *layout, const char *names) {
    layout->columns[0] = supplier_column_find("name");
    layout->chosen = 1;
    while (*names && layout->chosen < SUPPLIER_COLUMNS_MAX) {
        char name[32];
        size_t length = strcspn(names, ", ");
        if (length > 0 && length < sizeof name) {
            memcpy(name, names, length);
            name[length] = '\0';
            int column = supplier_column_find(name);
            if (column > 0)
                layout->columns[layout->chosen++] = column;
        }
        names += length;
        names += strspn(names, ", ");
    }
}

/* The others take their width from the left while the name keeps what it needs. */
void supplier_layout_fit(struct supplier_layout *layout, int width) {
    int left = width;
    layout->shown = 1;
    for (int i = 1; i < layout->chosen; i++) {
        int need = supplier_columns[layout->columns[i]].width + 1;
        int name_min = i < 4 ? NAME_MIN : NAME_WANTED;
        if (left - need < name_min)
            break;
        layout->widths[i] = need - 1;
        left -= need;
        layout->shown++;
    }
    layout->widths[0] = left;
}

void supplier_layout_draw_heads(const struct supplier_layout *layout, struct area area,
                                int sort_field, bool descending) {
    int x = 0;
    for (int i = 0; i < layout->shown; i++) {
        const struct supplier_column *c = &supplier_columns[layout->columns[i]];
        int width = layout->widths[i];
        bool sorted = c->field >= 0 && c->field == sort_field;
        enum style style = sorted ? STYLE_BOLD : STYLE_DIM;
        draw_cell(area, 0, x, width, c->align, style, c->title);
        int title = text_columns(c->title);
        if (sorted && c->align == ALIGN_LEFT && title + 1 < width)
            draw_glyph(area, 0, x + title, style, descending ? GLYPH_DOWN : GLYPH_UP);
        else if (sorted && title < width)
            draw_glyph(area, 0, x + width - title - 1, style, descending ? GLYPH_DOWN : GLYPH_UP);
        x += width + 1;
    }
}

static enum style status_style(const struct record *r) {
    const char *status = r->values[SUPPLIER_STATUS].s;
    if (!status)
        return STYLE_NORMAL;
    if (strcmp(status, "blocked") == 0)
        return STYLE_BAD;
    return strcmp(status, "on-hold") == 0 ? STYLE_WARN : STYLE_NORMAL;
}

void supplier_layout_draw_row(const struct supplier_layout *layout, struct area area,
                              const struct supplier_row *row, bool cursor, bool marked,
                              bool mark_only) {
    struct arena arena = {0};
    int x = 0;
    for (int i = 0; i < layout->shown; i++) {
        int column = layout->columns[i];
        enum style style = marked ? STYLE_MARK : STYLE_NORMAL;
        if (i == 0 && cursor && !mark_only)
            style = STYLE_CURSOR;
        else if (supplier_columns[column].field == SUPPLIER_STATUS && !marked)
            style = status_style(row->record);
        draw_cell(area, 0, x, layout->widths[i], supplier_columns[column].align, style,
                  supplier_column_text(column, row, &arena));
        x += layout->widths[i] + 1;
    }
    arena_free(&arena);
}
