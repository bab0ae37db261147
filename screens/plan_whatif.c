/* What if: quantity, day, rate, MOQ and prices changed in memory, and taken back with Esc. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"
#include "quick_entry.h"

/* Why a row stays as it is; NULL: its value can be changed. */
static const char *const fixed[COMPARE_ROWS] = {
    [ROW_TERMS] = "The Incoterm stands in the quote: e edits it, # takes another quantity.",
    [ROW_CAPACITY] = "What the supplier can make stands in the quote: e edits it.",
    [ROW_UNIT] = "This follows from price, MOQ, rate and quantity: change those.",
    [ROW_TOTAL] = "This follows from price, MOQ, rate and quantity: change those.",
    [ROW_MODE] = "The way with the best lane is shown; # takes another quantity.",
    [ROW_VALID] = "How long it is valid stands in the quote: e edits it.",
    [ROW_PAYMENT] = "The payment stands in the quote: e edits it.",
    [ROW_EVIDENCE] = "Evidence stands with the certificates of the supplier.",
};

/* Which key sets what there is not to begin from; "": none. */
static const char *key_for(const char *why) {
    static const struct {
        const char *why, *key;
    } keys[] = {{plan_no_price, " B enters price breaks."},
                {plan_no_rate, " v takes one to see what would be."},
                {plan_no_need, " @ sets a day."},
                {plan_no_week, " v takes a day."}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].why == why)
            return keys[i].key;
    return "";
}

/* Shows what would be, or says why nothing changed. */
static void settle_change(struct plan_page *v, const char *why) {
    if (why)
        shell_say(v->shell, "%s%s", why, key_for(why));
    else
        plan_page_changed(v);
}

static const char *step(struct plan_page *v, int by) {
    switch (plan_row_at(v)) {
    case ROW_PRICE:
    case ROW_NEXT:
        return plan_step_price(&v->change, v->quote, by);
    case ROW_MOQ:
        return plan_step_moq(&v->change, v->quote, by);
    case ROW_RATE:
        return plan_step_rate(&v->change, v->quote, by);
    case ROW_ON_TIME:
    case ROW_ORDER_BY:
        return plan_step_need(&v->change, by);
    case ROW_ARRIVES:
        return plan_step_order(&v->change, by);
    default:
        return plan_step_quantity(&v->change, v->quote, by);
    }
}

static void change(struct plan_page *v, int by) {
    const char *why = fixed[plan_row_at(v)];
    settle_change(v, why ? why : step(v, by));
}

void plan_less(struct screen *screen) {
    change(screen->state, -1);
}

void plan_more(struct screen *screen) {
    change(screen->state, 1);
}

/* ---- a value that is typed ------------------------------------------------------------------- */

/* While a question stands the plan may be read again, and its quotes be gone. */
static bool is_still(const struct plan_page *v, int64_t quote) {
    const struct record *now = plan_page_quote(v);
    return now && now->id == quote;
}

static int64_t quote_id(const struct plan_page *v) {
    return plan_page_quote(v)->id;
}

/* A whole number of pieces; false where it was left, or is none. */
static bool ask_pieces(struct plan_page *v, const char *label, int64_t least, int64_t *pieces) {
    const struct field field = {.name = "quantity",
                                .label = "Quantity",
                                .type = FIELD_INT,
                                .unit = "pcs",
                                .example = "3000",
                                .min = least,
                                .max = LADING_QUANTITY_MAX};
    struct arena arena = {0};
    struct value value = {0};
    struct error err = {0};
    char *text = prompt_line(v->shell, label, NULL);
    bool typed = text && *text, ok = typed && field_parse(&field, text, 0, &arena, &value, &err);
    if (ok)
        *pieces = value.i;
    else if (typed)
        shell_say_error(v->shell, &err);
    mem_free(text);
    arena_free(&arena);
    return ok;
}

/* An amount or a rate. */
static bool ask_decimal(struct plan_page *v, const char *label, int digits, int64_t *number) {
    char *text = prompt_line(v->shell, label, NULL);
    bool typed = text && *text, ok = typed && decimal_parse_rounded(text, digits, number);
    if (typed && !ok)
        shell_say(v->shell, "\"%s\" is no number such as 5.80.", text);
    mem_free(text);
    return ok;
}

void plan_ask_quantity(struct screen *screen) {
    struct plan_page *v = screen->state;
    int64_t pieces;
    if (ask_pieces(v, "At how many pieces: ", 1, &pieces))
        settle_change(v, plan_set_quantity(&v->change, pieces));
}

void plan_ask_need(struct screen *screen) {
    struct plan_page *v = screen->state;
    int32_t day;
    if (quick_ask_day(v->shell, "Needed by: ", false, session_today(v->session), &day))
        settle_change(v, plan_set_need(&v->change, day));
}

static void ask_order(struct plan_page *v) {
    int32_t day;
    if (quick_ask_day(v->shell, "Ordered on: ", false, session_today(v->session), &day))
        settle_change(v, plan_set_order(&v->change, day));
}

static void ask_moq(struct plan_page *v) {
    int64_t pieces, id = quote_id(v);
    if (ask_pieces(v, "If the MOQ were: ", 0, &pieces) && is_still(v, id))
        settle_change(v, plan_set_moq(&v->change, v->quote, pieces));
}

/* Of the break reached, or in its row of the next one. */
static void ask_price(struct plan_page *v, bool next) {
    enum { DIGITS = 4 };
    const struct landed_offer *o = &v->p.plan.quotes[v->quote].offer;
    const struct landed_result *r = &v->p.results[v->quote].landed;
    int64_t price, id = quote_id(v), from = next && r->next_from ? r->next_from : r->break_from;
    struct arena arena = {0};
    const char *label = arena_format(&arena, "If the price in %s were: ", o->currency);
    if (o->n_breaks == 0)
        settle_change(v, plan_no_price);
    else if (ask_decimal(v, label, DIGITS, &price) && is_still(v, id))
        settle_change(v, plan_set_price(&v->change, v->quote, from, price));
    arena_free(&arena);
}

static void ask_rate(struct plan_page *v) {
    enum { DIGITS = 6 };
    const char *own = v->p.plan.buyer.currency,
               *currency = v->p.plan.quotes[v->quote].offer.currency;
    int64_t rate, id = quote_id(v);
    struct arena arena = {0};
    const char *label = arena_format(&arena, "If 1 %s were so many %s: ", own, currency);
    if (strcmp(own, currency) == 0)
        shell_say(v->shell, "%s", plan_set_rate(&v->change, v->quote, 0));
    else if (ask_decimal(v, label, DIGITS, &rate) && is_still(v, id))
        settle_change(v, plan_set_rate(&v->change, v->quote, rate));
    arena_free(&arena);
}

void plan_ask_value(struct screen *screen) {
    struct plan_page *v = screen->state;
    enum plan_row row = plan_row_at(v);
    if (fixed[row])
        shell_say(v->shell, "%s", fixed[row]);
    else if (row == ROW_PRICE || row == ROW_NEXT)
        ask_price(v, row == ROW_NEXT);
    else if (row == ROW_MOQ)
        ask_moq(v);
    else if (row == ROW_RATE)
        ask_rate(v);
    else if (row == ROW_ARRIVES)
        ask_order(v);
    else if (row == ROW_ON_TIME || row == ROW_ORDER_BY)
        plan_ask_need(screen);
    else
        plan_ask_quantity(screen);
}
