/*
 * The form for a supplier as CSV. All rows have the same number of cells, by which the delimiter is
 * found again whatever a spreadsheet makes of it.
 */
#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/io/csv.h"

#include "rfq_form.h"

struct writing {
    const struct rfq_sheet *sheet;
    char delimiter;
    FILE *out;
    struct arena arena;
};

static void put(struct writing *w, const char *code, const char *question, const char *answer,
                const char *unit, const char *how) {
    const char *cells[RFQ_WIDTH] = {[RFQ_CODE] = code,
                                    [RFQ_QUESTION] = question,
                                    [RFQ_ANSWER] = answer,
                                    [RFQ_UNIT] = unit,
                                    [RFQ_HOW] = how};
    csv_write_row(w->out, w->delimiter, cells, RFQ_WIDTH);
}

static void put_title(struct writing *w, const char *title, const char *how) {
    put(w, NULL, NULL, NULL, NULL, NULL);
    put(w, rfq_told, title, how, NULL, NULL);
}

/* A number that nobody can take for another: three digits behind a point might be thousands, and
 * less than 1 % what a spreadsheet makes of 30 %. */
static const char *plain_number(const struct field *f, struct value value, struct arena *arena) {
    const char *text = field_edit_text(f, value, arena), *point = strchr(text, '.');
    if (point && strlen(point + 1) == 3)
        text = arena_format(arena, "%s0", text);
    return *text == '0' && point && f->unit && strcmp(f->unit, "%") == 0
               ? arena_format(arena, "%s %%", text)
               : text;
}

static const char *text_of(struct writing *w, const struct record *r, int field) {
    const struct field *f = &r->entity->fields[field];
    if (f->type == FIELD_CHOICE)
        return field_show_text(f, r->values[field], &w->arena);
    return f->type == FIELD_MONEY || f->type == FIELD_DECIMAL
               ? plain_number(f, r->values[field], &w->arena)
               : field_edit_text(f, r->values[field], &w->arena);
}

static const char *reference_text(struct writing *w) {
    const struct rfq_reference *about = &w->sheet->filled.about;
    /* Letters between the numbers: a spreadsheet would round a number of so many digits. */
    const char *text = arena_format(&w->arena, "R%lld", (long long)about->requirement);
    if (about->rfq)
        text = arena_format(&w->arena, "%s-F%lld", text, (long long)about->rfq);
    return about->supplier ? arena_format(&w->arena, "%s-S%lld", text, (long long)about->supplier)
                           : text;
}

static void put_head(struct writing *w) {
    const struct rfq_sheet *s = w->sheet;
    put(w, rfq_heads[RFQ_CODE], rfq_heads[RFQ_QUESTION], rfq_heads[RFQ_ANSWER], rfq_heads[RFQ_UNIT],
        rfq_heads[RFQ_HOW]);
    put(w, rfq_told, "How to fill it in",
        "Write into the column Answer, and into the tables below; leave the column Code as it is. "
        "Save as .xlsx, or as CSV in UTF-8.",
        NULL, NULL);
    put(w, rfq_reference_code, "Our reference", reference_text(w), NULL, "leave it as it is");
    put(w, rfq_supplier_code, "Your company", s->filled.supplier, NULL,
        s->filled.about.supplier ? NULL : "needed");
    put_title(w, "What we ask for", NULL);
    for (int i = 0; i < s->n_asked; i++)
        put(w, rfq_told, s->asked[i].label, s->asked[i].text, NULL, NULL);
}

static void put_group(struct writing *w, const struct rfq_group *g) {
    put_title(w, g->title, NULL);
    for (int i = 0; i < g->n; i++) {
        const struct field *f = &quote_entity.fields[g->fields[i]];
        put(w, f->name, f->label, text_of(w, w->sheet->filled.quote, g->fields[i]), rfq_unit(f),
            rfq_how(f, &w->arena));
    }
}

static void put_table(struct writing *w, enum rfq_table table) {
    const struct rfq_table_form *t = &rfq_tables[table];
    int n = w->sheet->filled.n_rows[table], rows = n + 1 > t->least ? n + 1 : t->least;
    put_title(w, t->title, t->how);
    for (int row = -1; row < n || (row < rows && row < t->most); row++) {
        const struct record *r = row >= 0 && row < n ? w->sheet->filled.rows[table][row] : NULL;
        const char *cells[RFQ_WIDTH] = {[RFQ_CODE] = row < 0 ? t->code : t->row_code};
        if (row >= 0)
            cells[RFQ_QUESTION] = arena_format(&w->arena, "%d", row + 1);
        for (int i = 0; i < RFQ_COLUMNS && t->columns[i] >= 0; i++)
            cells[RFQ_ANSWER + i] = row < 0 ? t->entity->fields[t->columns[i]].label
                                    : r     ? text_of(w, r, t->columns[i])
                                            : NULL;
        csv_write_row(w->out, w->delimiter, cells, RFQ_WIDTH);
    }
}

void rfq_sheet_write(const struct rfq_sheet *sheet, char delimiter, FILE *out) {
    struct writing w = {.sheet = sheet, .delimiter = delimiter, .out = out};
    fputs("\xEF\xBB\xBF", out);
    put_head(&w);
    for (int i = 0; i < n_rfq_groups; i++) {
        put_group(&w, &rfq_groups[i]);
        if (i == 0) /* prices are what is looked for */
            put_table(&w, RFQ_BREAKS);
    }
    put_table(&w, RFQ_STAGES);
    put_table(&w, RFQ_COSTS);
    arena_free(&w.arena);
}
