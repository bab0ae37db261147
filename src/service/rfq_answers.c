/*
 * Cells of a form into the records of a quote.
 */
#include "rfq_answers.h"

#include <string.h>

#include "sourcebench/core/field_read.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/text.h"

#include "import_form.h"

/* How the sheet writes: one hand fills it in, so that a cell which shows its form says it for all.
 */
struct written {
    struct import_form form;
    bool shows[2]; /* by enum number_form */
};

struct answering {
    struct rfq_lines *lines;
    struct rfq_reading *reading;
    struct arena *arena;
    struct written written;
    const char *currency; /* of the offer; "" */
};

static const struct entity *entity_of(const struct rfq_cell *c) {
    return c->table < 0 ? &quote_entity : rfq_tables[c->table].entity;
}

static const struct field *field_of(const struct rfq_cell *c) {
    return &entity_of(c)->fields[c->field];
}

/* c: NULL where the sheet has no such column any more. */
static void fault(struct answering *a, const struct rfq_cell *c, const char *reason) {
    if (!c)
        rfq_fault(a->reading, 0, 0, 0, "a column that is missing", reason);
    else
        rfq_fault(a->reading, c->column, c->place, c->line, c->heading, reason);
}

/* ---- how it is written ------------------------------------------------------------------------
 */

/* "USD 5.80", "5,80 €": the amount, and what stands beside it; the whole where nothing does. */
static const char *split_amount(const char *text, const char **beside, struct arena *arena) {
    static const char figures[] = "0123456789.,'+-";
    size_t before = strcspn(text, "0123456789"), length = strlen(text), end = length;
    while (before > 0 && strchr("+-.", text[before - 1]))
        before--;
    while (end > before && !strchr(figures, text[end - 1]))
        end--;
    *beside = "";
    if (end <= before || (before > 0 && end < length))
        return text;
    const char *rest = before > 0 ? arena_bytes(arena, text, before)
                                  : arena_bytes(arena, text + end, length - end);
    *beside = text_clean(arena, rest, false);
    return arena_bytes(arena, text + before, end - before);
}

static const char *number_text(const struct rfq_cell *c, struct arena *arena) {
    const char *beside;
    return field_of(c)->type == FIELD_MONEY ? split_amount(c->text, &beside, arena) : c->text;
}

static void learn(struct answering *a, const struct rfq_cell *c) {
    const struct field *f = field_of(c);
    struct written *w = &a->written;
    struct import_day day;
    enum number_form shown;
    if (import_form_is_number(f) && import_form_shows(f, number_text(c, a->arena), &shown))
        w->shows[shown] = true;
    else if (f->type == FIELD_DATE && import_form_day(c->text, &day, a->arena) &&
             day.form != DATE_UNCLEAR)
        w->form.date =
            w->form.date == DATE_UNCLEAR || w->form.date == day.form ? day.form : DATE_MIXED;
}

/* Where no cell shows it: a spreadsheet parts cells by semicolons where commas are for decimals.
 * The numbers of a workbook have points, whatever was typed into its texts. */
static void learn_all(struct answering *a, const struct row_reader *rows) {
    struct written *w = &a->written;
    w->shows[NUMBER_POINT] = rows->is_workbook;
    for (int i = 0; i < a->lines->n; i++)
        learn(a, &a->lines->cells[i]);
    bool comma = w->shows[NUMBER_COMMA] || (!w->shows[NUMBER_POINT] && rows->delimiter == ';');
    w->form.number = comma ? NUMBER_COMMA : NUMBER_POINT;
    const char *dates = a->reading->dates;
    if (dates && w->form.date != DATE_DMY && w->form.date != DATE_MDY)
        w->form.date = strcmp(dates, "dmy") == 0 ? DATE_DMY : DATE_MDY;
}

/* ---- one cell ---------------------------------------------------------------------------------
 */

/* A currency beside the amount has to be that of the offer. */
static bool check_currency(struct answering *a, const char *beside, struct error *err) {
    const char *code = *beside ? field_read_currency(beside, a->arena) : NULL;
    if (!*beside || (code && strcmp(code, a->currency) == 0))
        return true;
    if (!code)
        return error_set(err, ERROR_INPUT,
                         "Enter the amount alone, without \"%s\"; the currency stands above.",
                         beside);
    return error_set(err, ERROR_INPUT, "This is in %s, while the currency of the offer is %s.",
                     code, *a->currency ? a->currency : "not told");
}

/* 1,250 in a sheet that writes decimals in both ways. */
static bool check_form(struct answering *a, const struct field *f, const char *text,
                       struct error *err) {
    enum number_form shown;
    const bool *shows = a->written.shows;
    if (!shows[NUMBER_POINT] || !shows[NUMBER_COMMA] || !strpbrk(text, ".,") ||
        import_form_shows(f, text, &shown))
        return true;
    return error_set(err, ERROR_INPUT,
                     "This can be read with thousands or with decimals; write it without a sign "
                     "between thousands.");
}

/* A spreadsheet keeps 30 % as 0.3 and gives that to who reads the file. */
static bool check_percent(const struct field *f, const char *text, int64_t share,
                          struct error *err) {
    int64_t one = 1;
    for (int i = 0; i < f->scale; i++)
        one *= 10;
    if (f->type != FIELD_DECIMAL || !f->unit || strcmp(f->unit, "%") != 0 || share <= 0 ||
        share >= one || strchr(text, '%'))
        return true;
    return error_set(err, ERROR_INPUT,
                     "This is less than 1 %%; write 30 for 30 %%, or the sign with it.");
}

static bool parse(struct answering *a, const struct rfq_cell *c, struct value *value,
                  struct error *err) {
    const struct field *f = field_of(c);
    const char *text = c->text, *beside = "";
    if (f->type == FIELD_MONEY)
        text = split_amount(text, &beside, a->arena);
    if (import_form_is_number(f) && !check_form(a, f, text, err))
        return false;
    return import_form_text(f, &a->written.form, &text, a->arena, err) &&
           field_parse(f, text, a->reading->today, a->arena, value, err) &&
           check_currency(a, beside, err) &&
           (value->kind != VALUE_INT || check_percent(f, c->text, value->i, err));
}

/* Into its record; a fault leaves it empty. */
static void answer(struct answering *a, const struct rfq_cell *c, struct record *r) {
    struct error err = {0};
    struct value value = value_null();
    if (*c->text && !parse(a, c, &value, &err)) {
        fault(a, c, err.message);
        value = value_null();
    }
    r->values[c->field] = value;
}

/* ---- questions --------------------------------------------------------------------------------
 */

static const struct rfq_cell *question(const struct answering *a, int field) {
    for (int i = 0; i < a->lines->n; i++)
        if (a->lines->cells[i].table < 0 && a->lines->cells[i].field == field)
            return &a->lines->cells[i];
    return NULL;
}

static void take_questions(struct answering *a) {
    struct record *quote = a->reading->answer.quote;
    const struct rfq_cell *currency = question(a, QUOTE_CURRENCY);
    if (currency) /* first: amounts are in it */
        answer(a, currency, quote);
    a->currency = record_text(quote, QUOTE_CURRENCY);
    for (int i = 0; i < a->lines->n; i++) {
        const struct rfq_cell *c = &a->lines->cells[i];
        if (c->table < 0 && c != currency)
            answer(a, c, quote);
    }
    for (int f = 0; f < QUOTE_N; f++) {
        const struct rfq_cell *c = question(a, f);
        if (!(quote_entity.fields[f].flags & FIELD_REQUIRED) || !rfq_asks(f))
            continue;
        if (c && !*c->text)
            fault(a, c, "This must not be empty.");
        else if (!c)
            rfq_fault(a->reading, 0, 0, 0, quote_entity.fields[f].label,
                      arena_format(a->arena, "The line of the code %s is missing.",
                                   quote_entity.fields[f].name));
    }
}

int rfq_rows_said(const struct rfq_answer *answer, enum rfq_table table) {
    int n = 0;
    for (int i = 0; i < answer->n_rows[table]; i++)
        n += !answer->blank[table][i];
    return n;
}

/* ---- tables -----------------------------------------------------------------------------------
 */

/* The cells of a row, which follow each other. */
struct row_cells {
    const struct rfq_cell *cells;
    int n;
};

static struct row_cells cells_of(const struct answering *a, int table, int row) {
    struct row_cells r = {NULL, 0};
    for (int i = 0; i < a->lines->n; i++) {
        const struct rfq_cell *c = &a->lines->cells[i];
        if (c->table != table || c->row != row)
            continue;
        r.cells = r.cells ? r.cells : c;
        r.n++;
    }
    return r;
}

static const struct rfq_cell *cell_of(struct row_cells row, int field) {
    for (int i = 0; i < row.n; i++)
        if (row.cells[i].field == field)
            return row.cells + i;
    return NULL;
}

static bool says_anything(const struct rfq_table_form *t, struct row_cells row) {
    for (int i = 0; i < row.n; i++)
        if (t->says & 1U << row.cells[i].field && *row.cells[i].text)
            return true;
    return false;
}

/* A part of the price without a name is called as its kind. */
static void name_cost(struct record *r) {
    if (r->entity == &cost_entity && r->values[COST_LABEL].kind == VALUE_NULL &&
        r->values[COST_KIND].kind == VALUE_TEXT)
        r->values[COST_LABEL] = value_text(
            field_read_choice(&cost_entity.fields[COST_KIND], r->values[COST_KIND].s)->label);
}

static void check_needed(struct answering *a, const struct record *r, struct row_cells row) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        const struct rfq_cell *c = cell_of(row, (int)i);
        if (!(f->flags & FIELD_REQUIRED) || (int)i == r->entity->parent ||
            r->values[i].kind != VALUE_NULL || (c && *c->text))
            continue;
        if (c)
            fault(a, c, "This must not be empty.");
        else
            fault(a, &row.cells[0],
                  arena_format(a->arena, "There is no column \"%s\" any more.", f->label));
    }
}

static void check_order(struct answering *a, const struct record *r, struct row_cells row) {
    static const int pairs[][2] = {{STAGE_DAYS_MIN, STAGE_DAYS_LIKELY},
                                   {STAGE_DAYS_LIKELY, STAGE_DAYS_MAX},
                                   {STAGE_DAYS_MIN, STAGE_DAYS_MAX},
                                   {STAGE_RATE_SLOW, STAGE_RATE_LIKELY},
                                   {STAGE_RATE_LIKELY, STAGE_RATE_FAST}};
    for (size_t i = 0; r->entity == &stage_entity && i < sizeof pairs / sizeof *pairs; i++) {
        struct value low = r->values[pairs[i][0]], high = r->values[pairs[i][1]];
        if (low.kind != VALUE_INT || high.kind != VALUE_INT || low.i <= high.i)
            continue;
        fault(a, cell_of(row, pairs[i][1]),
              arena_format(a->arena, "This is below \"%s\".",
                           stage_entity.fields[pairs[i][0]].label));
        return;
    }
}

static bool same_keys(const struct rfq_table_form *t, const struct record *x,
                      const struct record *y, struct arena *arena) {
    for (int i = 0; i < RFQ_KEYS && t->keys[i] >= 0; i++) {
        struct value a = x->values[t->keys[i]], b = y->values[t->keys[i]];
        if (a.kind == VALUE_NULL || a.kind != b.kind)
            return false;
        if (a.kind == VALUE_INT ? a.i != b.i
                                : strcmp(text_name_key(arena, a.s), text_name_key(arena, b.s)) != 0)
            return false;
    }
    return true;
}

bool rfq_same_row(enum rfq_table table, const struct record *a, const struct record *b) {
    struct arena arena = {0};
    bool same = same_keys(&rfq_tables[table], a, b, &arena);
    arena_free(&arena);
    return same;
}

static void check_twice(struct answering *a, int table, const struct record *r,
                        struct row_cells row) {
    const struct rfq_answer *answer = &a->reading->answer;
    for (int i = 0; i < answer->n_rows[table]; i++) {
        const struct rfq_cell *c = cell_of(row, rfq_tables[table].keys[0]);
        if (c && !answer->blank[table][i] &&
            same_keys(&rfq_tables[table], r, answer->rows[table][i], a->arena)) {
            fault(a, c, rfq_tables[table].twice);
            return;
        }
    }
}

/* Stages that it comes after stand above it. */
static void check_after(struct answering *a, const struct record *r, struct row_cells row) {
    const struct rfq_answer *answer = &a->reading->answer;
    if (r->entity != &stage_entity || r->values[STAGE_AFTER].kind != VALUE_TEXT)
        return;
    char *rest = NULL, *copy = arena_string(a->arena, r->values[STAGE_AFTER].s);
    for (char *name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        const char *key = text_name_key(a->arena, name);
        bool there = false;
        for (int i = 0; i < answer->n_rows[RFQ_STAGES]; i++) {
            const char *other = record_text(answer->rows[RFQ_STAGES][i], STAGE_NAME);
            there = there || (!answer->blank[RFQ_STAGES][i] &&
                              strcmp(text_name_key(a->arena, other), key) == 0);
        }
        if (!there)
            fault(a, cell_of(row, STAGE_AFTER),
                  arena_format(a->arena, "There is no stage \"%s\" above that has days.", name));
    }
}

static bool add_row(struct answering *a, int table, struct record *r, bool blank,
                    const struct rfq_cell *first) {
    struct rfq_answer *given = &a->reading->answer;
    size_t most = (size_t)rfq_tables[table].most;
    if (given->n_rows[table] == rfq_tables[table].most) {
        fault(a, first, arena_format(a->arena, "At most %d lines are read here.", (int)most));
        return false;
    }
    if (!given->rows[table]) {
        given->rows[table] = arena_alloc(a->arena, most, sizeof **given->rows);
        given->blank[table] = arena_alloc(a->arena, most, sizeof **given->blank);
    }
    given->rows[table][given->n_rows[table]] = r;
    given->blank[table][given->n_rows[table]++] = blank;
    return true;
}

static void take_row(struct answering *a, int table, struct row_cells row) {
    struct record *r = record_new(rfq_tables[table].entity, a->arena);
    for (int i = 0; i < row.n; i++)
        answer(a, &row.cells[i], r);
    name_cost(r);
    check_needed(a, r, row);
    check_order(a, r, row);
    check_twice(a, table, r, row);
    check_after(a, r, row);
    add_row(a, table, r, false, &row.cells[0]);
}

/* Of a row that says nothing, by what it is known: nobody struck out what it names. */
static void take_blank(struct answering *a, int table, struct row_cells row) {
    const struct rfq_table_form *t = &rfq_tables[table];
    struct record *r = record_new(t->entity, a->arena);
    struct error ignored = {0};
    for (int i = 0; i < RFQ_KEYS && t->keys[i] >= 0; i++) {
        const struct rfq_cell *c = cell_of(row, t->keys[i]);
        if (c && *c->text && !parse(a, c, &r->values[t->keys[i]], &ignored))
            r->values[t->keys[i]] = value_null();
    }
    name_cost(r);
    for (int i = 0; i < RFQ_KEYS && t->keys[i] >= 0; i++)
        if (r->values[t->keys[i]].kind == VALUE_NULL)
            return;
    add_row(a, table, r, true, &row.cells[0]);
}

static void take_table(struct answering *a, int table) {
    for (int row = 0; row < a->lines->n_rows[table]; row++) {
        struct row_cells cells = cells_of(a, table, row);
        if (says_anything(&rfq_tables[table], cells))
            take_row(a, table, cells);
        else
            take_blank(a, table, cells);
    }
}

static void want_price(struct answering *a) {
    const struct rfq_cell *c = cell_of(cells_of(a, RFQ_BREAKS, 0), BREAK_PRICE);
    if (rfq_rows_said(&a->reading->answer, RFQ_BREAKS))
        return;
    if (c)
        fault(a, c, "There is no price yet; at least one is needed.");
    else
        rfq_fault(a->reading, 0, 0, 0, rfq_tables[RFQ_BREAKS].title, "There is no price.");
}

void rfq_answers_make(struct rfq_lines *lines, const struct row_reader *rows) {
    struct answering a = {
        .lines = lines, .reading = lines->reading, .arena = lines->reading->arena};
    learn_all(&a, rows);
    take_questions(&a);
    for (int t = 0; t < RFQ_TABLES; t++)
        take_table(&a, t);
    want_price(&a);
}
