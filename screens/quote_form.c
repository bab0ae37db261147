#include "quote_form.h"

#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/quote_odd.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/quote_breaks.h"

enum { COLUMNS = 2 }; /* quantity and price, side by side among the fields of a break */

/* What every offer names; the rest comes behind it in the order of the entity. */
static const int first_fields[] = {
    QUOTE_SUPPLIER, QUOTE_NUMBER,   QUOTE_QUOTED_ON,  QUOTE_VALID_UNTIL, QUOTE_INCOTERM,
    QUOTE_PLACE,    QUOTE_CURRENCY, QUOTE_MOQ,        QUOTE_MOQ_COLOUR,  QUOTE_LEAD_DAYS,
    QUOTE_DEPOSIT,  QUOTE_CAPACITY, QUOTE_PLACE_KIND, QUOTE_MODE,
};
enum { FIRST = sizeof first_fields / sizeof *first_fields };

static bool comes_first(int field) {
    for (int i = 0; i < FIRST; i++) {
        if (first_fields[i] == field)
            return true;
    }
    return false;
}

static void order_fields(struct quote_form *q) {
    for (int i = 0; i < FIRST; i++)
        q->fields[q->n_fields++] = first_fields[i];
    for (int i = 0; i < QUOTE_N; i++) {
        if (!comes_first(i) && !(quote_entity.fields[i].flags & (FIELD_HIDDEN | FIELD_DERIVED)))
            q->fields[q->n_fields++] = i;
    }
}

static const char *text_of(const struct quote_form *q, struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < q->n; i++)
        text = arena_format(arena, "%s%s%lld:%s", text, i ? " " : "", (long long)q->breaks[i].from,
                            field_edit_text(&break_entity.fields[BREAK_PRICE],
                                            value_int(q->breaks[i].price), arena));
    return text;
}

/* As cells: a line a row. */
static const char *cells_text(struct record *const *list, int n, const char *currency,
                              struct arena *arena) {
    char *text = arena_string(arena, quote_breaks_text(list, n, currency, arena));
    for (char *c = text; *c; c++)
        *c = (char)(*c == ' ' ? '\n' : *c == ':' ? '|' : *c);
    return text;
}

bool quote_form_open(struct quote_form *q, struct store *store, const struct record *quote,
                     struct arena *arena, struct error *err) {
    struct record **list = NULL;
    int n = 0;
    *q = (struct quote_form){0};
    if (quote->id &&
        !record_children(store, &break_entity, quote->id, false, arena, &list, &n, err))
        return false;
    quote_breaks_sort(list, n);
    for (int i = 0; i < n && i < CELLS_ROWS; i++)
        q->breaks[q->n++] = (struct landed_break){list[i]->values[BREAK_QUANTITY].i,
                                                  list[i]->values[BREAK_PRICE].i};
    q->loaded = text_of(q, arena);
    q->cells =
        (struct form_cells){.name = "breaks",
                            .label = "Price breaks",
                            .behind = QUOTE_CURRENCY,
                            .columns = &break_entity.fields[BREAK_QUANTITY],
                            .n_columns = COLUMNS,
                            .currency = QUOTE_CURRENCY,
                            .text = cells_text(list, n, record_text(quote, QUOTE_CURRENCY), arena)};
    order_fields(q);
    return true;
}

void quote_form_typed(struct quote_form *q, const struct value *values, int n_rows) {
    q->n = 0;
    for (int row = 0; row < n_rows; row++) {
        const struct value *v = values + (ptrdiff_t)row * COLUMNS;
        if (v[0].kind == VALUE_NULL || v[1].kind == VALUE_NULL)
            continue;
        q->row_of[q->n] = row;
        q->breaks[q->n++] = (struct landed_break){v[0].i, v[1].i};
    }
}

const char *quote_form_remark(const struct quote_form *q, const struct record *typed, int row,
                              struct arena *arena) {
    for (int i = 0; i < q->n; i++) {
        if (q->row_of[i] == row)
            return quote_odd_break(typed, q->breaks, q->n, i, arena);
    }
    return NULL;
}

const char *quote_form_breaks(const struct quote_form *q, struct arena *arena) {
    const char *text = text_of(q, arena);
    return strcmp(text, q->loaded) == 0 ? NULL : text;
}
