/*
 * Plans changed in memory.
 */
#include "sourcebench/core/plan_change.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/wide.h"

enum { WEEK = 7, FAR = 3650 /* days from today */, RATE_SCALE = 1000000, PERCENT_MOST = 900 };
#define RATE_MOST INT64_C(1000000000000)

const char plan_no_price[] = "The quote has no price yet.";
const char plan_no_rate[] = "There is no stored rate to begin from.";
const char plan_no_need[] = "Nobody says by when it is needed.";
const char plan_no_week[] = "An order a week earlier would be before today.";

/* ---- what is stored -------------------------------------------------------------------------- */

void plan_change_begin(struct plan_change *c, struct plan *plan) {
    *c = (struct plan_change){.plan = plan, .stored = *plan};
    size_t quotes = (size_t)plan->n_quotes, rates = (size_t)plan->buyer.n_rates;
    struct plan_quote *copy = arena_alloc(&c->arena, quotes + 1, sizeof *copy);
    if (quotes)
        memcpy(copy, plan->quotes, quotes * sizeof *copy);
    c->stored.quotes = copy;
    c->prices = arena_alloc(&c->arena, quotes + 1, sizeof *c->prices);
    c->rates = arena_alloc(&c->arena, rates + 1, sizeof *c->rates);
    for (size_t i = 0; i < quotes; i++)
        c->prices[i] = (struct plan_factor){1, 1, 0};
}

void plan_change_end(struct plan_change *c) {
    arena_free(&c->arena);
    *c = (struct plan_change){0};
}

static bool wanted_changed(const struct plan_change *c) {
    return memcmp(c->plan->wanted, c->stored.wanted, sizeof c->stored.wanted) != 0;
}

static bool prices_changed(const struct plan_change *c, int quote) {
    const struct landed_offer *now = &c->plan->quotes[quote].offer,
                              *was = &c->stored.quotes[quote].offer;
    for (int i = 0; i < now->n_breaks; i++)
        if (now->breaks[i].price != was->breaks[i].price)
            return true;
    return false;
}

static bool rate_changed(const struct plan_change *c, int i) {
    if (i >= c->stored.buyer.n_rates)
        return true;
    const struct landed_rate *now = &c->plan->buyer.rates[i], *was = &c->stored.buyer.rates[i];
    return (wide)now->units * was->worth != (wide)was->units * now->worth;
}

bool plan_changed(const struct plan_change *c) {
    const struct plan *now = c->plan, *was = &c->stored;
    bool changed = now && (wanted_changed(c) || now->needed_by != was->needed_by ||
                           now->order_on != was->order_on);
    for (int i = 0; now && !changed && i < now->n_quotes; i++)
        changed = prices_changed(c, i) || now->quotes[i].offer.moq != was->quotes[i].offer.moq;
    for (int i = 0; now && !changed && i < now->buyer.n_rates; i++)
        changed = rate_changed(c, i);
    return changed;
}

/* ---- in words -------------------------------------------------------------------------------- */

static const char *add(const char *text, const char *more, struct arena *arena) {
    return *text ? arena_format(arena, "%s, %s", text, more) : more;
}

static const char *day_or(int32_t day, struct arena *arena) {
    return day == DATE_NONE ? "no day" : date_text(arena, day);
}

/* Of the breaks the one that is reached; all move together. */
static const char *prices_text(const struct plan_change *c, int quote, struct arena *arena) {
    const struct landed_offer *now = &c->plan->quotes[quote].offer,
                              *was = &c->stored.quotes[quote].offer;
    int64_t wanted = plan_total(c->plan);
    char price[64], before[64];
    int at = 0;
    for (int i = 1; i < now->n_breaks; i++)
        if (now->breaks[i].from <= wanted)
            at = i;
    money_format_full(now->breaks[at].price, now->currency, price, sizeof price);
    money_format(was->breaks[at].price, was->currency, before, sizeof before);
    return arena_format(arena, "%s from %s pcs instead of %s%s (%s)", price,
                        integer_text(now->breaks[at].from).text, before,
                        now->n_breaks > 1 ? " and the other breaks in proportion" : "",
                        plan_supplier(&c->plan->quotes[quote]));
}

static const char *rate_text(const struct plan_change *c, int i, struct arena *arena) {
    const struct landed_rate *now = &c->plan->buyer.rates[i];
    double rate = (double)now->units / (double)now->worth;
    if (i >= c->stored.buyer.n_rates)
        return arena_format(arena, "a rate of %.4f %s", rate, now->currency);
    const struct landed_rate *was = &c->stored.buyer.rates[i];
    return arena_format(arena, "a rate of %.4f %s instead of %.4f", rate, now->currency,
                        (double)was->units / (double)was->worth);
}

const char *plan_change_text(const struct plan_change *c, struct arena *arena) {
    const struct plan *now = c->plan, *was = &c->stored;
    const char *text = "";
    if (wanted_changed(c))
        text = add(text,
                   arena_format(arena, "%s pcs instead of %s", integer_text(plan_total(now)).text,
                                integer_text(plan_total(was)).text),
                   arena);
    if (now->needed_by != was->needed_by)
        text = add(text,
                   arena_format(arena, "needed by %s instead of %s", day_or(now->needed_by, arena),
                                day_or(was->needed_by, arena)),
                   arena);
    if (now->order_on != was->order_on)
        text = add(text,
                   arena_format(arena, "ordered on %s instead of %s", day_or(now->order_on, arena),
                                day_or(was->order_on, arena)),
                   arena);
    for (int i = 0; i < now->n_quotes; i++) {
        if (prices_changed(c, i))
            text = add(text, prices_text(c, i, arena), arena);
        if (now->quotes[i].offer.moq != was->quotes[i].offer.moq)
            text = add(text,
                       arena_format(arena, "MOQ %s instead of %s (%s)",
                                    integer_text(now->quotes[i].offer.moq).text,
                                    integer_text(was->quotes[i].offer.moq).text,
                                    plan_supplier(&now->quotes[i])),
                       arena);
    }
    for (int i = 0; i < now->buyer.n_rates; i++)
        if (rate_changed(c, i))
            text = add(text, rate_text(c, i, arena), arena);
    return text;
}

/* ---- quantities ------------------------------------------------------------------------------ */

/* Round numbers, 2 to 10 % apart: 10 between 100 and 500, 50 from there to 1,000, 100 … */
static int64_t step_of(int64_t quantity, int64_t least) {
    int64_t step = 1;
    while (step * 100 <= quantity)
        step *= 10;
    step = step * 50 <= quantity ? step * 5 : step;
    return step > least ? step : least;
}

static int64_t grid_next(int64_t at, int by, int64_t least) {
    if (by > 0) {
        int64_t step = step_of(at, least);
        return (at / step + 1) * step;
    }
    int64_t step = step_of(at > 0 ? at - 1 : 0, least);
    return at % step ? at - at % step : at - step;
}

/* A value of its own on the scale, if it lies on the way. */
static int64_t stop_at(int64_t stop, int64_t now, int64_t next) {
    return (stop > now && stop < next) || (stop < now && stop > next) ? stop : next;
}

const char *plan_set_quantity(struct plan_change *c, int64_t quantity) {
    if (quantity < 1)
        return "There is nothing below one piece.";
    if (quantity > LADING_QUANTITY_MAX)
        return "That is more than an order can be.";
    plan_set_total(c->plan, quantity);
    return NULL;
}

const char *plan_step_quantity(struct plan_change *c, int quote, int by) {
    int64_t now = plan_total(c->plan), next = grid_next(now, by, 1);
    const struct landed_offer *o = &c->plan->quotes[quote].offer;
    for (int i = 0; i < o->n_breaks; i++)
        next = stop_at(o->breaks[i].from, now, next);
    return plan_set_quantity(c, stop_at(plan_total(&c->stored), now, next));
}

const char *plan_set_moq(struct plan_change *c, int quote, int64_t moq) {
    if (moq < 0)
        return "There is no MOQ to take away from.";
    if (moq > LADING_QUANTITY_MAX)
        return "That is more than an order can be.";
    c->plan->quotes[quote].offer.moq = moq;
    return NULL;
}

const char *plan_step_moq(struct plan_change *c, int quote, int by) {
    enum { LEAST = 10 };
    int64_t now = c->plan->quotes[quote].offer.moq, next = grid_next(now, by, LEAST);
    return plan_set_moq(c, quote, stop_at(c->stored.quotes[quote].offer.moq, now, next));
}

/* ---- prices ---------------------------------------------------------------------------------- */

static int64_t scaled(int64_t amount, const struct plan_factor *f) {
    return (int64_t)wide_divide((wide)amount * f->part * (100 + f->percent), (wide)f->whole * 100);
}

static bool price_fits(int64_t price) {
    return price >= 1 && price <= LANDED_AMOUNT_MAX;
}

/* All breaks of the quote anew from what is stored. */
static const char *put_prices(struct plan_change *c, int quote, struct plan_factor factor) {
    const struct landed_offer *was = &c->stored.quotes[quote].offer;
    struct landed_offer *now = &c->plan->quotes[quote].offer;
    if (was->n_breaks == 0)
        return plan_no_price;
    for (int i = 0; i < was->n_breaks; i++)
        if (!price_fits(scaled(was->breaks[i].price, &factor)))
            return "A price has to stay above 0, and within what money is.";
    struct landed_break *breaks = arena_alloc(&c->arena, (size_t)was->n_breaks, sizeof *breaks);
    for (int i = 0; i < was->n_breaks; i++)
        breaks[i] =
            (struct landed_break){was->breaks[i].from, scaled(was->breaks[i].price, &factor)};
    now->breaks = breaks;
    c->prices[quote] = factor;
    return NULL;
}

static bool percent_fits(int percent) {
    return percent > -100 && percent <= PERCENT_MOST;
}

const char *plan_step_price(struct plan_change *c, int quote, int by) {
    struct plan_factor factor = c->prices[quote];
    factor.percent += by;
    return percent_fits(factor.percent) ? put_prices(c, quote, factor)
                                        : "Prices are not changed further than that.";
}

const char *plan_set_price(struct plan_change *c, int quote, int64_t from, int64_t price) {
    const struct landed_offer *was = &c->stored.quotes[quote].offer;
    struct plan_factor factor = {price, 1, 0};
    for (int i = 0; i < was->n_breaks; i++)
        if (was->breaks[i].from == from || i == 0)
            factor.whole = was->breaks[i].price;
    return price_fits(price) ? put_prices(c, quote, factor)
                             : "A price has to be above 0, and within what money is.";
}

/* ---- exchange rates -------------------------------------------------------------------------- */

/* The place of the quote's currency among the rates; -1: none. */
static int rate_of(const struct plan_change *c, int quote) {
    const struct landed_buyer *b = &c->plan->buyer;
    for (int i = 0; i < b->n_rates; i++)
        if (strcmp(b->rates[i].currency, c->plan->quotes[quote].offer.currency) == 0)
            return i;
    return -1;
}

static const char *own_currency(const struct plan_change *c, int quote) {
    return strcmp(c->plan->quotes[quote].offer.currency, c->plan->buyer.currency) == 0
               ? "The quote is in the currency that is compared in: there is no rate to change."
               : NULL;
}

static void put_rate(struct plan_change *c, int at, const struct landed_rate *rate) {
    struct landed_buyer *b = &c->plan->buyer;
    int n = at < b->n_rates ? b->n_rates : at + 1;
    struct landed_rate *rates = arena_alloc(&c->arena, (size_t)n, sizeof *rates);
    if (b->n_rates)
        memcpy(rates, b->rates, (size_t)b->n_rates * sizeof *rates);
    rates[at] = *rate;
    b->rates = rates;
    b->n_rates = n;
}

const char *plan_step_rate(struct plan_change *c, int quote, int by) {
    const char *why = own_currency(c, quote);
    int at = rate_of(c, quote);
    if (why)
        return why;
    if (at < 0 || at >= c->stored.buyer.n_rates)
        return plan_no_rate;
    struct plan_factor factor = c->rates[at];
    struct landed_rate rate = c->stored.buyer.rates[at];
    factor.percent += by;
    if (factor.whole) { /* typed */
        rate.units = factor.part;
        rate.worth = factor.whole;
    }
    rate.units = (int64_t)wide_divide((wide)rate.units * (100 + factor.percent), 100);
    if (!percent_fits(factor.percent) || rate.units < 1)
        return "Rates are not changed further than that.";
    c->rates[at] = factor;
    put_rate(c, at, &rate);
    return NULL;
}

const char *plan_set_rate(struct plan_change *c, int quote, int64_t rate) {
    const char *why = own_currency(c, quote);
    int at = rate_of(c, quote);
    if (why)
        return why;
    if (rate < 1 || rate > RATE_MOST)
        return "A rate has to be above 0.";
    const char *currency = c->plan->quotes[quote].offer.currency;
    put_rate(c, at < 0 ? c->plan->buyer.n_rates : at,
             &(struct landed_rate){currency, rate, RATE_SCALE, 0});
    if (at >= 0 && at < c->stored.buyer.n_rates)
        c->rates[at] = (struct plan_factor){rate, RATE_SCALE, 0};
    return NULL;
}

/* ---- days ------------------------------------------------------------------------------------ */

static bool is_far(const struct plan_change *c, int32_t day) {
    int32_t today = c->plan->buyer.today;
    return day > today + FAR || day < today - FAR;
}

const char *plan_set_need(struct plan_change *c, int32_t day) {
    if (is_far(c, day))
        return "Days are not changed further than that.";
    c->plan->needed_by = day;
    return NULL;
}

const char *plan_step_need(struct plan_change *c, int by) {
    return c->plan->needed_by == DATE_NONE ? plan_no_need
                                           : plan_set_need(c, c->plan->needed_by + by * WEEK);
}

const char *plan_set_order(struct plan_change *c, int32_t day) {
    if (day < c->plan->buyer.today)
        return "An order cannot be given before today.";
    if (is_far(c, day))
        return "Days are not changed further than that.";
    c->plan->order_on = day;
    return NULL;
}

const char *plan_step_order(struct plan_change *c, int by) {
    int32_t day = c->plan->order_on + by * WEEK, today = c->plan->buyer.today;
    if (by < 0 && c->plan->order_on > today && day < today)
        return plan_no_week;
    return plan_set_order(c, day);
}
