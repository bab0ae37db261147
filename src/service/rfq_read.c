/*
 * The lines of a form as cells with an answer. What is wrong is collected; nothing is lost: a text
 * that no question asked for is a fault too, unless it shall be kept.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/csv.h"

#include "rfq_answers.h"

enum { ROWS_MOST = 1000, FIRST_ROWS = 50 };

/* ---- cells ------------------------------------------------------------------------------------
 */

static const char *cell_text(struct rfq_lines *l, const struct row *row, int column) {
    if (column < 0 || (size_t)column >= row->n_cells)
        return "";
    return text_clean(l->reading->arena, csv_unneutralise(row->cells[column].text), true);
}

static bool same_word(struct rfq_lines *l, const char *text, const char *word) {
    struct arena *arena = l->reading->arena;
    return strcmp(text_name_key(arena, text), text_name_key(arena, word)) == 0;
}

void rfq_fault(struct rfq_reading *r, size_t column, int64_t place, int64_t line,
               const char *heading, const char *reason) {
    if (r->n_faults == RFQ_FAULTS)
        return;
    r->faults = mem_grow(r->faults, (size_t)r->n_faults, sizeof *r->faults);
    struct rfq_fault *f = &r->faults[r->n_faults++];
    *f = (struct rfq_fault){.line = line,
                            .heading = text_cut(r->arena, heading, RFQ_HEADING_CHARACTERS),
                            .reason = arena_string(r->arena, reason),
                            .place = place,
                            .column = column};
    if (place > 0)
        rfq_cell_name(f->cell, column, place);
}

static void fault_in_row(struct rfq_lines *l, const struct row *row, int column,
                         const char *heading, const char *reason) {
    rfq_fault(l->reading, (size_t)column, row->place, row->line, heading, reason);
}

static struct rfq_cell *add_cell(struct rfq_lines *l, const struct row *row, int column, int table,
                                 int at, int field, const char *heading) {
    l->cells = mem_grow(l->cells, (size_t)l->n, sizeof *l->cells);
    struct rfq_cell *c = &l->cells[l->n++];
    *c = (struct rfq_cell){.table = table,
                           .row = at,
                           .field = field,
                           .text = cell_text(l, row, column),
                           .heading = text_cut(l->reading->arena, heading, RFQ_HEADING_CHARACTERS),
                           .column = (size_t)column,
                           .place = row->place,
                           .line = row->line};
    return c;
}

/* ---- lines that are not of the form -----------------------------------------------------------
 */

/* The texts of columns from `first` on that `known` (NULL: none) does not name. */
static const char *other_text(struct rfq_lines *l, const struct row *row, int first,
                              const bool *known, int *column) {
    struct strbuf text = {0};
    *column = -1;
    for (int i = first; i < (int)row->n_cells; i++) {
        const char *cell = known && i < RFQ_WIDTH && known[i] ? "" : cell_text(l, row, i);
        if (!*cell)
            continue;
        *column = *column < 0 ? i : *column;
        strbuf_addf(&text, "%s%s", text.length ? " " : "", cell);
    }
    const char *kept = arena_string(l->reading->arena, strbuf_text(&text));
    strbuf_free(&text);
    return kept;
}

static void keep_or_refuse(struct rfq_lines *l, const struct row *row, int column, const char *text,
                           const char *reason) {
    if (!*text)
        return;
    if (l->reading->keep_unknown)
        strbuf_addf(&l->more, "%s%s", l->more.length ? "\n" : "", text);
    else {
        l->reading->has_unknown = true;
        fault_in_row(l, row, column, text, reason);
    }
}

static void take_free_line(struct rfq_lines *l, const struct row *row) {
    int column;
    const char *text = other_text(l, row, 0, NULL, &column);
    keep_or_refuse(l, row, column, text, "This line is not of the form: put it under Note.");
}

static void take_beside(struct rfq_lines *l, const struct row *row, const bool *known) {
    int column;
    const char *text = other_text(l, row, 0, known, &column);
    keep_or_refuse(l, row, column, text, "Nothing is asked here: put it under Note.");
}

static void refuse_code(struct rfq_lines *l, const struct row *row, const char *code) {
    const char *names[QUOTE_N + 2 * RFQ_TABLES + 2];
    size_t n = 0;
    for (int f = 0; f < QUOTE_N; f++)
        if (rfq_asks(f))
            names[n++] = quote_entity.fields[f].name;
    for (int t = 0; t < RFQ_TABLES; t++) {
        names[n++] = rfq_tables[t].code;
        names[n++] = rfq_tables[t].row_code;
    }
    names[n++] = rfq_reference_code;
    names[n++] = rfq_supplier_code;
    const char *near = text_nearest(code, names, n);
    fault_in_row(l, row, l->columns[RFQ_CODE], code,
                 arena_format(l->reading->arena, "There is no line of this code%s%s%s",
                              near ? "; did you mean " : ".", near ? near : "", near ? "?" : ""));
}

/* ---- lines ------------------------------------------------------------------------------------
 */

static bool has_cell(const struct rfq_lines *l, int field) {
    for (int i = 0; i < l->n; i++)
        if (l->cells[i].table < 0 && l->cells[i].field == field)
            return true;
    return false;
}

static void know_columns(const struct rfq_lines *l, bool known[RFQ_WIDTH]) {
    memset(known, 0, RFQ_WIDTH * sizeof *known);
    for (int i = 0; i <= RFQ_HOW; i++)
        if (l->columns[i] >= 0 && l->columns[i] < RFQ_WIDTH)
            known[l->columns[i]] = true;
}

/* "g" stands where "kg" was written over it: the number would be read as something else. */
static void check_unit(struct rfq_lines *l, const struct row *row, const char *unit) {
    const char *text = cell_text(l, row, l->columns[RFQ_UNIT]);
    if (*text && strcmp(text, unit) != 0)
        fault_in_row(l, row, l->columns[RFQ_UNIT], rfq_heads[RFQ_UNIT],
                     *unit ? arena_format(l->reading->arena, "This is asked in %s.", unit)
                           : "Nothing is asked here.");
}

static void take_question(struct rfq_lines *l, const struct row *row, int field) {
    const struct field *f = &quote_entity.fields[field];
    bool known[RFQ_WIDTH];
    know_columns(l, known);
    take_beside(l, row, known);
    if (has_cell(l, field)) {
        if (*cell_text(l, row, l->columns[RFQ_ANSWER]))
            fault_in_row(l, row, l->columns[RFQ_ANSWER], f->label, "This is answered twice.");
        return;
    }
    const struct rfq_cell *c = add_cell(l, row, l->columns[RFQ_ANSWER], -1, 0, field, f->label);
    if (field == QUOTE_NUMBER)
        l->reading->numbered = (struct rfq_place){c->column, c->place, c->line};
    if (*c->text)
        check_unit(l, row, rfq_unit(f));
}

/* Whose answer it is; the lines are kept apart so that faults can name them. */
static void take_about(struct rfq_lines *l, const struct row *row, bool reference) {
    const char *text = cell_text(l, row, l->columns[RFQ_ANSWER]);
    struct rfq_place *place = reference ? &l->reading->reference : &l->reading->named;
    *place = (struct rfq_place){(size_t)l->columns[RFQ_ANSWER], row->place, row->line};
    if (!reference)
        l->reading->answer.supplier = text_clean(l->reading->arena, text, false);
    else if (!rfq_reference_parse(text, &l->reading->answer.about))
        fault_in_row(l, row, l->columns[RFQ_ANSWER], "Our reference",
                     "This is no reference: leave it as it was in the sheet that was sent.");
}

/* The line of headings says which column is which. */
static void take_headings(struct rfq_lines *l, const struct row *row, int table) {
    const struct rfq_table_form *t = &rfq_tables[table];
    for (int c = 0; c < RFQ_WIDTH; c++)
        l->fields[table][c] = -1;
    l->has_headings[table] = true;
    for (int c = 0; c < (int)row->n_cells; c++) {
        const char *text = cell_text(l, row, c);
        int field = -1;
        if (!*text || c == l->columns[RFQ_CODE] || c == l->columns[RFQ_QUESTION])
            continue;
        for (int i = 0; c < RFQ_WIDTH && i < RFQ_COLUMNS && t->columns[i] >= 0; i++)
            if (same_word(l, text, t->entity->fields[t->columns[i]].label))
                field = t->columns[i];
        if (field < 0)
            fault_in_row(l, row, c, text,
                         "There is no such column here; leave headings as they were.");
        else
            l->fields[table][c] = field;
    }
}

static void take_row(struct rfq_lines *l, const struct row *row, int table) {
    const struct rfq_table_form *t = &rfq_tables[table];
    bool known[RFQ_WIDTH] = {false};
    if (!l->has_headings[table]) {
        int column;
        if (*other_text(l, row, l->columns[RFQ_ANSWER], NULL, &column))
            fault_in_row(l, row, column, t->title,
                         arena_format(l->reading->arena,
                                      "The line of headings (code %s) is missing above it.",
                                      t->code));
        return;
    }
    int at = l->n_rows[table]++;
    for (int c = 0; c < RFQ_WIDTH; c++) {
        int field = l->fields[table][c];
        known[c] = field >= 0 || c == l->columns[RFQ_CODE] || c == l->columns[RFQ_QUESTION];
        if (field >= 0)
            add_cell(l, row, c, table, at, field, t->entity->fields[field].label);
    }
    take_beside(l, row, known);
}

static void take_line(struct rfq_lines *l, const struct row *row) {
    const char *code = cell_text(l, row, l->columns[RFQ_CODE]);
    int field = entity_field(&quote_entity, code);
    if (!*code)
        take_free_line(l, row);
    else if (strcmp(code, rfq_reference_code) == 0 || strcmp(code, rfq_supplier_code) == 0)
        take_about(l, row, strcmp(code, rfq_reference_code) == 0);
    else if (field >= 0 && rfq_asks(field))
        take_question(l, row, field);
    else if (strcmp(code, rfq_told) != 0) {
        for (int t = 0; t < RFQ_TABLES; t++) {
            if (strcmp(code, rfq_tables[t].code) == 0) {
                take_headings(l, row, t);
                return;
            }
            if (strcmp(code, rfq_tables[t].row_code) == 0) {
                take_row(l, row, t);
                return;
            }
        }
        refuse_code(l, row, code);
    }
}

/* ---- the sheet --------------------------------------------------------------------------------
 */

/* Whether this is the line of headings by which the form begins. */
static bool find_heads(struct rfq_lines *l, const struct row *row) {
    for (int i = 0; i <= RFQ_HOW; i++) {
        l->columns[i] = -1;
        for (int c = 0; c < RFQ_WIDTH && c < (int)row->n_cells && l->columns[i] < 0; c++)
            if (same_word(l, cell_text(l, row, c), rfq_heads[i]))
                l->columns[i] = c;
    }
    return l->columns[RFQ_CODE] >= 0 && l->columns[RFQ_ANSWER] >= 0;
}

static bool read_lines(struct rfq_lines *l, struct row_reader *rows, const char *name,
                       struct error *err) {
    struct row row;
    bool begun = false;
    while (rows_next(rows, &row, err)) {
        if (row.number > ROWS_MOST)
            return error_set(err, ERROR_INPUT, "%s has more than %d lines; that is no such form.",
                             name, ROWS_MOST);
        if (begun)
            take_line(l, &row);
        else if (!(begun = find_heads(l, &row)) && row.number >= FIRST_ROWS)
            break;
    }
    if (err->code != ERROR_NONE)
        return false;
    return begun ||
           error_set(err, ERROR_INPUT,
                     "%s is no form for a quote: no line has the headings Code and Answer. "
                     "\"export rfq\" writes one.",
                     name);
}

bool rfq_reference_parse(const char *text, struct rfq_reference *about) {
    int64_t *const ids[] = {&about->requirement, &about->rfq, &about->supplier};
    static const char letters[] = "RFS";
    *about = (struct rfq_reference){0};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *at = text + (i && *text == '-');
        char *end = NULL;
        if (*at != letters[i])
            continue;
        errno = 0;
        long long id = at[1] >= '1' && at[1] <= '9' ? strtoll(at + 1, &end, 10) : 0;
        if (id <= 0 || errno)
            return false;
        *ids[i] = id;
        text = end;
    }
    return about->requirement && !*text;
}

static int by_place(const void *a, const void *b) {
    const struct rfq_fault *x = a, *y = b;
    if (x->place != y->place)
        return !x->place ? 1 : !y->place ? -1 : x->place < y->place ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

void rfq_faults_sort(struct rfq_reading *r) {
    if (r->n_faults)
        qsort(r->faults, (size_t)r->n_faults, sizeof *r->faults, by_place);
}

bool rfq_sheet_read(struct rfq_reading *reading, struct row_reader *rows, const char *name,
                    struct error *err) {
    struct rfq_lines l = {.reading = reading};
    reading->answer = (struct rfq_answer){.supplier = "", .more = ""};
    reading->answer.quote = record_new(&quote_entity, reading->arena);
    err->code = ERROR_NONE;
    bool ok = read_lines(&l, rows, name, err);
    if (ok) {
        reading->answer.more = arena_string(reading->arena, strbuf_text(&l.more));
        if (!reading->reference.place)
            rfq_fault(reading, 0, 0, 0, "Our reference",
                      "The line of the code reference is missing: it says which request is "
                      "answered.");
        rfq_answers_make(&l, rows);
        rfq_faults_sort(reading);
    }
    strbuf_free(&l.more);
    mem_free(l.cells);
    return ok;
}
