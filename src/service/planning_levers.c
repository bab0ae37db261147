#include "sourcebench/service/planning_levers.h"

#include "sourcebench/core/money.h"
#include "sourcebench/service/planning_text.h"

/* ---- reckoning ------------------------------------------------------------------------------- */

static const struct landed_result *landed(const struct planning *p, int quote) {
    return &p->results[quote].landed;
}

static int64_t total(const struct planning *p, int quote) {
    return landed(p, quote)->basis[LANDED_COST].total;
}

/* More pieces than are wanted are no obstacle: they are paid in the total. */
static bool can_be_had(const struct planning *p, int quote) {
    const struct landed_result *r = landed(p, quote);
    int64_t capacity = p->plan.quotes[quote].capacity;
    return r->comparable && !r->expired && (!capacity || capacity >= r->quantity);
}

static int rival_of(const struct planning *p, int quote) {
    int best = -1;
    for (int i = 0; i < p->plan.n_quotes; i++)
        if (i != quote && can_be_had(p, i) && (best < 0 || total(p, i) < total(p, best)))
            best = i;
    return best;
}

static void take_targets(const struct planning *p, int quote, const struct landed_request *request,
                         struct planning_levers *l) {
    const struct landed_result *r = landed(p, quote);
    struct landed_goal goal = {total(p, l->rival), r->quantity};
    l->gap = total(p, quote) - goal.total;
    l->ahead = l->gap < 0;
    l->has_price = landed_price_target(request, &goal, &l->price);
    l->has_moq = !l->ahead && r->quantity > r->wanted &&
                 landed_moq_target(request, &goal, &l->moq) && l->moq < request->offer->moq;
}

/* What is looked at: four times of what is wanted, and beyond breaks and MOQs, but no more than
 * both can make. */
static int64_t reach_of(const struct planning *p, int a, int b) {
    enum { TIMES = 4, BEYOND = 2 };
    int64_t wanted = plan_total(&p->plan), to = TIMES * wanted;
    const int both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        const struct landed_offer *o = &p->plan.quotes[both[i]].offer;
        to = BEYOND * o->moq > to ? BEYOND * o->moq : to;
        for (int k = 0; k < o->n_breaks; k++)
            to = BEYOND * o->breaks[k].from > to ? BEYOND * o->breaks[k].from : to;
    }
    for (int i = 0; i < 2; i++) {
        int64_t capacity = p->plan.quotes[both[i]].capacity;
        if (capacity && capacity < to)
            to = capacity > wanted ? capacity : wanted;
    }
    return to > LADING_QUANTITY_MAX ? LADING_QUANTITY_MAX : to;
}

static void take_even(const struct planning *p, int quote, const struct landed_request *request,
                      int other, struct arena *arena, struct planning_even *even) {
    const struct landed_request *theirs =
        plan_request_ways(&p->plan, other, &p->results[other], arena);
    *even = (struct planning_even){.other = other, .to = reach_of(p, quote, other)};
    even->n = landed_break_even(request, theirs, LANDED_IN_TOTAL, 1, even->to, even->places,
                                LEVER_PLACES);
}

/* The comparable others, the cheapest first. */
static int others_of(const struct planning *p, int quote, int *others) {
    int n = 0;
    for (int i = 0; i < p->plan.n_quotes; i++) {
        int at = n;
        if (i == quote || !landed(p, i)->comparable)
            continue;
        for (; at > 0 && total(p, others[at - 1]) > total(p, i); at--)
            others[at] = others[at - 1];
        others[at] = i;
        n++;
    }
    return n;
}

void planning_levers(const struct planning *p, int quote, int most, struct arena *arena,
                     struct planning_levers *l) {
    int others[PLAN_QUOTES];
    *l = (struct planning_levers){.rival = -1, .best = -1};
    if (!landed(p, quote)->comparable)
        return;
    const struct landed_request *request =
        plan_request_ways(&p->plan, quote, &p->results[quote], arena);
    l->rival = rival_of(p, quote);
    if (l->rival >= 0)
        take_targets(p, quote, request, l);
    struct landed_option *options =
        arena_alloc(arena, (size_t)request->offer->n_breaks + 1, sizeof *options);
    l->n_options = landed_buy_more(request, options, &l->best);
    l->options = options;
    int n = others_of(p, quote, others);
    struct planning_even *evens = arena_alloc(arena, (size_t)n + 1, sizeof *evens);
    for (int i = 0; i < n && i < most; i++)
        take_even(p, quote, request, others[i], arena, &evens[l->n_evens++]);
    l->evens = evens;
}

/* ---- in words -------------------------------------------------------------------------------- */

const char *planning_price_text(const struct planning *p, int quote,
                                const struct planning_levers *l, struct arena *arena) {
    int64_t now = landed(p, quote)->price;
    const char *currency = p->plan.quotes[quote].offer.currency;
    double percent = now > 0 ? 100.0 * (double)(l->price - now) / (double)now : 0;
    return arena_format(arena, "%s instead of %s, %.1f %% %s",
                        planning_money(l->price, currency, arena),
                        planning_money(now, currency, arena), percent < 0 ? -percent : percent,
                        percent < 0 ? "less" : "more");
}

static int64_t price_from(const struct landed_offer *o, int64_t from) {
    for (int i = 0; i < o->n_breaks; i++)
        if (o->breaks[i].from == from)
            return o->breaks[i].price;
    return 0;
}

const char *planning_option_text(const struct planning *p, int quote, const struct landed_option *o,
                                 struct arena *arena) {
    const struct landed_offer *offer = &p->plan.quotes[quote].offer;
    const char *currency = p->plan.buyer.currency;
    const char *head =
        arena_format(arena, "%s pcs at %s", integer_text(o->quantity).text,
                     planning_money(price_from(offer, o->from), offer->currency, arena));
    if (!o->known)
        return arena_format(arena, "%s: not comparable", head);
    return arena_format(arena, "%s: %s in total, %s %s than now", head,
                        planning_total(o->total, currency, arena),
                        planning_total(o->saving < 0 ? -o->saving : o->saving, currency, arena),
                        o->saving > 0 ? "less" : "more");
}

const char *planning_even_text(const struct planning_even *e, struct arena *arena) {
    static const char *const who[] = {
        "neither has a price",       "this", "the other", "both the same", "only this has a price",
        "only the other has a price"};
    const char *text = "";
    for (int i = 0; i < e->n; i++) {
        const char *name = who[e->places[i].cheaper + 1];
        if (e->n == 1)
            return arena_format(arena, "%s at any quantity", name);
        text = i == 0 ? arena_format(arena, "%s up to %s pcs", name,
                                     integer_text(e->places[1].quantity - 1).text)
                      : arena_format(arena, "%s, from %s %s", text,
                                     integer_text(e->places[i].quantity).text, name);
    }
    if (e->n == LEVER_PLACES)
        text = arena_format(arena, "%s, and so on", text);
    return text;
}
