#include "sourcebench/core/plan_award.h"

#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/wide.h"

/* A middle is on the line within 1/500, which is more than a carton that is not full; and a band
 * whose probabilities differ by 2 % or less is as sure as its upper end. */
enum { HALVINGS = 4, ALIKE = 500, AS_SURE = 20000 };

struct cutting {
    const struct plan *plan;
    int quote, way;
    struct plan copy; /* wants the quantity that is looked at */
    int64_t demand, most;
    struct award_band bands[PLAN_BANDS];
    int n;
    struct error *err;
};

struct point {
    int64_t quantity, cost, on_time;
    bool known, raised; /* raised: the supplier makes more than that */
    int64_t made;
};

static bool look(struct cutting *c, int64_t quantity, struct point *p) {
    struct arena arena = {0};
    struct plan_result r;
    memcpy(c->copy.wanted, c->plan->wanted, sizeof c->copy.wanted);
    plan_set_total(&c->copy, quantity);
    bool ok = plan_reckon(&c->copy, c->quote, c->way, PLAN_FIGURES, &arena, &r, c->err);
    if (ok)
        *p = (struct point){
            .quantity = quantity,
            .cost = r.landed.basis[LANDED_COST].total,
            .on_time = r.has_lead && r.has_need ? (int64_t)(r.on_time * AWARD_WHOLE) : 0,
            .known = r.landed.comparable && !r.landed.expired,
            .raised = r.landed.quantity != quantity,
            .made = r.landed.quantity,
        };
    arena_free(&arena);
    return ok;
}

static void add_band(struct cutting *c, const struct point *a, const struct point *b) {
    if (c->n < PLAN_BANDS)
        c->bands[c->n++] = (struct award_band){.from = a->quantity,
                                               .to = b->quantity,
                                               .cost_from = a->cost,
                                               .cost_to = b->cost,
                                               .on_time = b->on_time,
                                               .mode = c->way};
}

static bool is_on_line(const struct point *a, const struct point *middle, const struct point *b) {
    wide line = (wide)(b->cost - a->cost) * (middle->quantity - a->quantity);
    int64_t expected = a->cost + (int64_t)wide_divide(line, b->quantity - a->quantity);
    int64_t off = middle->cost - expected;
    return (off < 0 ? -off : off) <= middle->cost / ALIKE;
}

/* From a to b, at whose ends costs are known, in the order of quantities. */
static bool cut(struct cutting *c, const struct point *a, const struct point *b, int64_t multiple,
                int halvings) {
    int64_t middle = (a->quantity + (b->quantity - a->quantity) / 2) / multiple * multiple;
    struct point m, next;
    if (middle <= a->quantity || middle + multiple > b->quantity || halvings == 0 ||
        c->n >= PLAN_BANDS - HALVINGS) {
        add_band(c, a, b);
        return true;
    }
    if (!look(c, middle, &m))
        return false;
    if (is_on_line(a, &m, b) && a->on_time - b->on_time <= AS_SURE) {
        add_band(c, a, b);
        return true;
    }
    return look(c, middle + multiple, &next) && cut(c, a, &m, multiple, halvings - 1) &&
           cut(c, &next, b, multiple, halvings - 1);
}

/* The least that is made without raising it, from `from` on; above most: none. */
static bool least(struct cutting *c, int64_t from, int64_t multiple, struct point *p) {
    int64_t quantity = from;
    for (int tries = 0; tries < 8; tries++) {
        quantity = (quantity + multiple - 1) / multiple * multiple;
        if (quantity > c->most)
            break;
        if (!look(c, quantity, p))
            return false;
        if (!p->known || !p->raised)
            return true;
        quantity = p->made > quantity ? p->made : quantity + multiple;
    }
    p->known = false;
    return true;
}

/* All quantities from one break to the next. */
static bool cut_way(struct cutting *c, int64_t multiple) {
    const struct plan_quote *q = &c->plan->quotes[c->quote];
    struct point from, to;
    int64_t start = q->offer.below_moq || q->offer.moq < 1 ? 1 : q->offer.moq;
    if (!q->offer.below_moq && q->offer.n_breaks && q->offer.breaks[0].from > start)
        start = q->offer.breaks[0].from; /* below it there is no price */
    if (!least(c, start, multiple, &from))
        return false;
    while (from.known && c->n < PLAN_BANDS) {
        int64_t end = c->most;
        for (int i = 0; i < q->offer.n_breaks; i++) {
            if (q->offer.breaks[i].from > from.quantity && q->offer.breaks[i].from - 1 < end)
                end = q->offer.breaks[i].from - 1;
        }
        if (q->offer.moq > from.quantity && q->offer.moq - 1 < end)
            end = q->offer.moq - 1; /* below it there is a surcharge */
        if (c->demand >= from.quantity && c->demand < end)
            end = c->demand; /* what is ordered most often is a band's end: exact */
        end = end / multiple * multiple;
        if (end < from.quantity)
            end = from.quantity;
        if (!look(c, end, &to))
            return false;
        if (!to.known)
            break;
        if (!cut(c, &from, &to, multiple, HALVINGS))
            return false;
        if (end + multiple > c->most)
            break;
        if (!least(c, end + multiple, multiple, &from))
            return false;
    }
    return true;
}

static int64_t common_multiple(int64_t a, int64_t b) {
    int64_t x = a, y = b;
    while (y) {
        int64_t rest = x % y;
        x = y;
        y = rest;
    }
    return a / x * b;
}

static int64_t multiple_of(const struct plan_quote *q) {
    int64_t multiple = q->offer.multiple > 0 ? q->offer.multiple : 1;
    return common_multiple(multiple, q->offer.pack > 0 ? q->offer.pack : 1);
}

static bool take_bands(const struct plan *plan, int quote, int64_t most, struct arena *arena,
                       struct award_quote *out, struct error *err) {
    const struct plan_quote *q = &plan->quotes[quote];
    struct award_band *bands =
        arena_alloc(arena, (size_t)q->n_ways * PLAN_BANDS, sizeof(struct award_band));
    out->bands = bands;
    if (q->capacity > 0 && q->capacity < most)
        most = q->capacity;
    for (int way = 0; way < q->n_ways; way++) {
        struct cutting c = {.plan = plan,
                            .demand = plan_total(plan),
                            .quote = quote,
                            .way = way,
                            .copy = *plan,
                            .most = most,
                            .err = err};
        if (!cut_way(&c, out->multiple))
            return false;
        memcpy(bands + out->n_bands, c.bands, (size_t)c.n * sizeof *bands);
        out->n_bands += c.n;
    }
    return true;
}

static bool is_approved(const struct record *supplier) {
    const char *status = supplier ? record_text(supplier, SUPPLIER_STATUS) : "";
    return strcmp(status, "approved") == 0 || strcmp(status, "preferred") == 0;
}

/* The first quote of the same country. */
static int country_number(const struct plan *plan, int quote) {
    int i = 0;
    while (strcmp(plan->quotes[i].country, plan->quotes[quote].country) != 0)
        i++;
    return i;
}

static int supplier_number(const struct plan *plan, int quote) {
    int i = 0;
    while (plan->quotes[i].supplier != plan->quotes[quote].supplier)
        i++;
    return i;
}

bool plan_award_case(const struct plan *plan, const struct plan_award_papers *papers,
                     struct arena *arena, struct award_case *c, struct error *err) {
    int64_t demand = plan_total(plan);
    int64_t overage = plan->requirement->values[REQUIREMENT_OVERAGE].i;
    int64_t incumbent = plan->requirement->values[REQUIREMENT_INCUMBENT].i;
    struct award_quote *quotes = arena_alloc(arena, (size_t)plan->n_quotes + 1, sizeof *quotes);
    *c = (struct award_case){
        .demand = demand,
        .most = demand + (int64_t)((wide)demand * overage / LANDED_SHARE),
        .quotes = quotes,
        .n_quotes = plan->n_quotes,
    };
    for (int i = 0; i < plan->n_quotes; i++) {
        const struct plan_quote *q = &plan->quotes[i];
        quotes[i] = (struct award_quote){
            .supplier = supplier_number(plan, i),
            .country = country_number(plan, i),
            .approved = is_approved(q->supplier),
            .incumbent = incumbent && q->supplier && q->supplier->id == incumbent,
            .evidence = papers ? papers[i].evidence : EVIDENCE_HELD,
            .certificates = papers ? papers[i].certificates : 0,
            .multiple = multiple_of(q),
            .handicap = q->handicap,
        };
        if (!take_bands(plan, i, c->most, arena, &quotes[i], err))
            return false;
    }
    return true;
}

bool plan_award_reckon(const struct plan *plan, const struct award_case *c,
                       const struct award_choice *choice, struct plan_award *award,
                       struct error *err) {
    struct plan copy = *plan;
    *award = (struct plan_award){.lowest = 1, .all_arrive = 1};
    for (int i = 0; i < choice->n; i++) {
        const struct award_share *s = &choice->shares[i];
        struct plan_award_share *out = &award->shares[award->n++];
        struct arena arena = {0};
        struct plan_result r;
        int way = c->quotes[s->quote].bands[s->band].mode;
        memcpy(copy.wanted, plan->wanted, sizeof copy.wanted);
        plan_set_total(&copy, s->quantity);
        bool ok = plan_reckon(&copy, s->quote, way, PLAN_FIGURES, &arena, &r, err);
        if (ok)
            *out = (struct plan_award_share){.quote = s->quote,
                                             .way = way,
                                             .quantity = r.landed.quantity,
                                             .total = r.landed.basis[LANDED_COST].total,
                                             .unit = r.landed.basis[LANDED_COST].unit,
                                             .on_time = r.has_lead ? r.on_time : 0};
        arena_free(&arena);
        if (!ok)
            return false;
        award->quantity += out->quantity;
        award->total += out->total;
        award->lowest = out->on_time < award->lowest ? out->on_time : award->lowest;
        award->all_arrive *= out->on_time;
    }
    award->surplus = award->quantity - plan_total(plan);
    award->unit = award->quantity ? (int64_t)wide_divide(award->total, award->quantity) : 0;
    return true;
}
