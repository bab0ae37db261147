/* What if: quantity, day, rate, MOQ and prices changed in memory, and taken back with Esc. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"
#include "quick_entry.h"

enum { STEP_DAYS = 7, STEP_PERCENT = 1 };

static struct plan_quote *quote(struct plan_page *v) {
    return &v->p.plan.quotes[v->quote];
}

static void set_quantity(struct plan_page *v, int64_t quantity) {
    if (quantity < 1 || quantity > LADING_QUANTITY_MAX)
        return;
    plan_set_total(&v->p.plan, quantity);
    plan_page_changed(v);
}

/* About a tenth, in round numbers: 50 of 800, 500 of 5,000. */
static int64_t step_of(int64_t quantity) {
    int64_t step = 1;
    while (step * 100 <= quantity)
        step *= 10;
    return step * 50 <= quantity ? step * 5 : step;
}

/* To the next price break of the quote where that is nearer than a step. */
static void change_quantity(struct plan_page *v, int by) {
    int64_t now = plan_total(&v->p.plan), next = now + by * step_of(now);
    const struct landed_offer *o = &quote(v)->offer;
    for (int i = 0; i < o->n_breaks; i++) {
        int64_t from = o->breaks[i].from;
        if ((by > 0 && from > now && from < next) || (by < 0 && from < now && from > next))
            next = from;
    }
    set_quantity(v, next);
}

/* All breaks of the quote, by a percent. */
static void change_price(struct plan_page *v, int by) {
    struct landed_offer *o = &quote(v)->offer;
    struct landed_break *breaks = arena_alloc(&v->p.arena, (size_t)o->n_breaks + 1, sizeof *breaks);
    for (int i = 0; i < o->n_breaks; i++) {
        breaks[i] = o->breaks[i];
        int64_t step = breaks[i].price * STEP_PERCENT / 100;
        breaks[i].price += by * (step > 0 ? step : 1);
        if (breaks[i].price < 1)
            return;
    }
    o->breaks = breaks;
    plan_page_changed(v);
}

static void change_moq(struct plan_page *v, int by) {
    struct landed_offer *o = &quote(v)->offer;
    int64_t moq = o->moq + by * step_of(o->moq > 0 ? o->moq : 100);
    if (moq < 0)
        return;
    o->moq = moq;
    plan_page_changed(v);
}

static void change_rate(struct plan_page *v, int by) {
    struct landed_buyer *b = &v->p.plan.buyer;
    const char *currency = quote(v)->offer.currency;
    struct landed_rate *rates = arena_alloc(&v->p.arena, (size_t)b->n_rates + 1, sizeof *rates);
    if (b->n_rates)
        memcpy(rates, b->rates, (size_t)b->n_rates * sizeof *rates);
    for (int i = 0; i < b->n_rates; i++) {
        if (strcmp(rates[i].currency, currency) == 0)
            rates[i].units += by * (rates[i].units / 100 > 0 ? rates[i].units / 100 : 1);
    }
    b->rates = rates;
    plan_page_changed(v);
}

static void change_need(struct plan_page *v, int by) {
    if (v->p.plan.needed_by == DATE_NONE)
        return;
    v->p.plan.needed_by += by * STEP_DAYS;
    plan_page_changed(v);
}

static void change(struct plan_page *v, int by) {
    switch (plan_row_at(v)) {
    case ROW_PRICE:
    case ROW_NEXT:
        change_price(v, by);
        break;
    case ROW_MOQ:
        change_moq(v, by);
        break;
    case ROW_RATE:
        change_rate(v, by);
        break;
    case ROW_ON_TIME:
    case ROW_ORDER_BY:
    case ROW_ARRIVES:
        change_need(v, by);
        break;
    default:
        change_quantity(v, by);
    }
}

void plan_less(struct screen *screen) {
    change(screen->state, -1);
}

void plan_more(struct screen *screen) {
    change(screen->state, 1);
}

void plan_ask_quantity(struct screen *screen) {
    struct plan_page *v = screen->state;
    static const struct field pieces = {.name = "quantity",
                                        .label = "Quantity",
                                        .type = FIELD_INT,
                                        .unit = "pcs",
                                        .example = "3000",
                                        .min = 1,
                                        .max = LADING_QUANTITY_MAX};
    struct arena arena = {0};
    struct value value;
    struct error err = {0};
    char *text = prompt_line(v->shell, "At how many pieces: ", NULL);
    if (text && *text) {
        if (field_parse(&pieces, text, 0, &arena, &value, &err))
            set_quantity(v, value.i);
        else
            shell_say_error(v->shell, &err);
    }
    mem_free(text);
    arena_free(&arena);
}

void plan_ask_need(struct screen *screen) {
    struct plan_page *v = screen->state;
    int32_t day;
    if (!quick_ask_day(v->shell, "Needed by: ", false, session_today(v->session), &day))
        return;
    v->p.plan.needed_by = day;
    plan_page_changed(v);
}
