#include "sourcebench/core/plan_cash.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"

struct flow {
    struct arena *arena;
    struct cash_event *events;
    int n;
};

static void add(struct flow *f, int32_t day, const char *what, int64_t amount) {
    if (amount)
        f->events[f->n++] = (struct cash_event){.day = day, .what = what, .amount = amount};
}

/* On which the goods leave, are cleared and arrive. */
struct days {
    int32_t order, leave, clear, arrive;
};

static struct days days_of(const struct plan *plan, const struct plan_way *way,
                           const struct plan_result *r) {
    struct days d = {plan->order_on, r->likely, r->likely, r->likely};
    if (way->transit >= 0) {
        d.leave = r->path[way->transit].first;
        d.clear = r->path[way->transit].last + 1;
    }
    return d;
}

static void add_supplier(struct flow *f, const struct landed_offer *o,
                         const struct landed_result *r, const struct days *d) {
    int32_t balance = o->balance == BALANCE_AT_ORDER     ? d->order
                      : o->balance == BALANCE_AT_ARRIVAL ? d->arrive
                                                         : d->leave;
    add(f, d->order, "deposit to the supplier", r->deposit);
    add(f, balance + o->net_days, "balance to the supplier", r->balance);
}

/* Where a line is paid to the supplier it is in deposit and balance already. */
static bool is_supplier(const struct landed_line *l) {
    return l->kind == LINE_GOODS || l->kind == LINE_SURCHARGE ||
           (l->kind == LINE_COST && (l->which == LANDED_TOOLING || l->which == LANDED_SETUP));
}

static void add_line(struct flow *f, const struct landed_line *l, const struct days *d) {
    switch (l->kind) {
    case LINE_LEG:
        add(f, l->which <= LEG_INSURANCE ? d->leave : d->clear, l->label, l->total);
        break;
    case LINE_DUTY:
    case LINE_LEVY:
        add(f, d->clear, l->label, l->total);
        break;
    case LINE_COST:
        add(f, l->which == LANDED_SAMPLES ? d->order : d->leave, l->label, l->total);
        break;
    default:
        break;
    }
}

static int by_day(const void *a, const void *b) {
    const struct cash_event *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return strcmp(x->what, y->what);
}

int plan_cash(const struct plan *plan, int quote, const struct plan_result *result,
              struct arena *arena, struct cash_event **events) {
    const struct landed_result *r = &result->landed;
    const struct plan_way *way = &plan->quotes[quote].ways[result->way];
    struct flow f = {.arena = arena};
    f.events = arena_alloc(arena, (size_t)r->n_lines + 4, sizeof *f.events);
    *events = f.events;
    if (!r->comparable || !result->has_lead)
        return 0;
    struct days d = days_of(plan, way, result);
    bool vat_in_price = false;
    add_supplier(&f, &plan->quotes[quote].offer, r, &d);
    for (int i = 0; i < r->n_lines; i++) {
        if (r->lines[i].kind == LINE_VAT)
            vat_in_price = r->lines[i].by_seller;
        else if (!is_supplier(&r->lines[i]))
            add_line(&f, &r->lines[i], &d);
    }
    add(&f, d.clear, "VAT", vat_in_price ? 0 : r->vat);
    add(&f, d.clear + CASH_VAT_DAYS, "VAT comes back", -r->vat_back);
    qsort(f.events, (size_t)f.n, sizeof *f.events, by_day);
    int64_t sum = 0;
    for (int i = 0; i < f.n; i++)
        f.events[i].sum = sum += f.events[i].amount;
    return f.n;
}
