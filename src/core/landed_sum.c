/*
 * What follows from the numbers of an offer: FOB and CIF out of the price, customs value, duty,
 * levies, VAT, and the sum of what the buyer pays.
 *
 * All that is inside a price grows with the value on board in a straight line. So the price is
 * reckoned for two such values, and the one that makes the price asked lies on the line through
 * them.
 */
#include "landed_model.h"

#include "sourcebench/core/money.h"

enum {
    LEGS_TO_BOARD = LEGS_ORIGIN,
    LEGS_BEHIND = LEGS_ALL & ~LEGS_ORIGIN,
    INSURED = 110,
    DAYS_A_YEAR = 365
};

/* What hangs on the value on board. */
struct way {
    struct ratio fob, cif, premium, base, dutiable, duty, levies, vat_value, vat, price;
    struct ratio levy[LANDED_LEVIES];
};

static void add_to(struct ratio *sum, const struct ratio *more) {
    *sum = ratio_add(sum, more);
}

static struct ratio share_of(const struct ratio *whole, int64_t share) {
    return ratio_scale(whole, share, LANDED_SHARE);
}

static struct ratio legs_sum(const struct landed_model *m, unsigned legs) {
    struct ratio sum = ratio_of(0, 1);
    for (int leg = 0; leg < LEGS; leg++)
        if (legs & LEG_BIT(leg))
            add_to(&sum, &m->legs[leg]);
    return sum;
}

/* Costs that customs add to the price. */
static bool is_dutiable(enum landed_cost_kind kind) {
    return kind <= LANDED_ASSIST;
}

static struct ratio dutiable_costs(const struct landed_model *m) {
    struct ratio sum = ratio_of(0, 1);
    for (int i = 0; i < m->n_costs; i++)
        if (is_dutiable(m->costs[i].item->kind))
            add_to(&sum, &m->costs[i].amount);
    return sum;
}

/* CIF = (FOB + carriage + fixed part) / (1 − 1.1 × rate), or with the least premium. */
static void insure(const struct landed_model *m, bool least, struct way *w) {
    struct ratio before = ratio_add(&w->fob, &m->legs[LEG_CARRIAGE]);
    if (least) {
        w->premium = m->premium_least;
        w->cif = ratio_add(&before, &w->premium);
        return;
    }
    w->cif = ratio_add(&before, &m->legs[LEG_INSURANCE]);
    w->cif = ratio_scale(&w->cif, INT64_C(100) * LANDED_SHARE,
                         INT64_C(100) * LANDED_SHARE - INSURED * m->premium_rate);
    w->premium = ratio_subtract(&w->cif, &before);
}

static struct ratio levy_of(const struct landed_levy *levy, const struct way *w,
                            const struct ratio *beside, const struct ratio *total) {
    struct ratio value = levy->base == LEVY_ON_FOB                                   ? w->fob
                         : levy->base == LEVY_ON_CIF || levy->base == LEVY_ON_UPLIFT ? w->cif
                         : levy->base == LEVY_ON_DUTY                                ? w->duty
                                                                                     : *total;
    if (levy->base == LEVY_ON_FOB || levy->base == LEVY_ON_CIF || levy->base == LEVY_ON_UPLIFT)
        add_to(&value, beside);
    if (levy->base == LEVY_ON_UPLIFT)
        value = share_of(&value, LANDED_SHARE + levy->uplift);
    return ratio_scale(&value, levy->rate,
                       levy->base == LEVY_INSIDE ? LANDED_SHARE - levy->rate : LANDED_SHARE);
}

static void tax(const struct landed_model *m, const struct ratio *beside, struct way *w) {
    const struct landed_duty *duty = &m->duty;
    w->base = duty->base == BASE_FOB ? w->fob : w->cif;
    w->dutiable = ratio_add(&w->base, beside);
    w->duty = share_of(&w->dutiable, m->duty_rate);
    w->levies = ratio_of(0, 1);
    struct ratio total = ratio_add(&w->dutiable, &w->duty);
    for (int i = 0; i < duty->n_levies; i++) {
        w->levy[i] = levy_of(&duty->levies[i], w, beside, &total);
        add_to(&total, &w->levy[i]);
        add_to(&w->levies, &w->levy[i]);
    }
    w->vat_value = duty->vat_on_cif ? ratio_add(&w->cif, beside) : w->dutiable;
    w->vat_value = share_of(&w->vat_value, LANDED_SHARE + duty->vat_uplift);
    add_to(&w->vat_value, &w->duty);
    if (duty->vat_base != VAT_ON_DUTY)
        add_to(&w->vat_value, &w->levies);
    if (duty->vat_base == VAT_ON_WAREHOUSE) {
        struct ratio destination = legs_sum(m, LEGS_DESTINATION);
        add_to(&w->vat_value, &destination);
    }
    w->vat = share_of(&w->vat_value, duty->vat);
}

/* The price that a seller asks whose goods are worth so much on board. */
static void walk(const struct landed_model *m, const struct ratio *fob, bool least, struct way *w) {
    struct ratio beside = dutiable_costs(m), missing = legs_sum(m, LEGS_TO_BOARD & ~m->seller),
                 beyond = legs_sum(m, LEGS_BEHIND & m->seller & ~LEG_BIT(LEG_INSURANCE));
    w->fob = *fob;
    insure(m, least, w);
    tax(m, &beside, w);
    w->price = ratio_subtract(fob, &missing);
    add_to(&w->price, &beyond);
    if (m->seller & LEG_BIT(LEG_INSURANCE))
        add_to(&w->price, &w->premium);
    if ((m->seller & LEG_BIT(LEG_IMPORT)) == 0)
        return;
    add_to(&w->price, &w->duty);
    add_to(&w->price, &w->levies);
    if (m->vat_included)
        add_to(&w->price, &w->vat);
}

static void solve(const struct landed_model *m, bool least, struct way *w) {
    struct ratio price = ratio_add(&m->goods, &m->surcharge), fob = ratio_of(0, 1);
    walk(m, &fob, least, w);
    struct ratio none = w->price;
    fob = ratio_of(MONEY_SCALE, 1);
    walk(m, &fob, least, w);
    struct ratio slope = ratio_subtract(&w->price, &none);
    fob = ratio_subtract(&price, &none);
    fob = ratio_divide(&fob, &slope);
    fob = ratio_scale(&fob, MONEY_SCALE, 1);
    walk(m, &fob, least, w);
}

/* ---- lines ---- */

/* A line of what is paid by either side. */
static void put(struct landed_sum *s, int slot, const struct ratio *amount, bool by_seller) {
    s->amount[slot] = *amount;
    s->cost[slot] = by_seller ? ratio_of(0, 1) : *amount;
    s->by_seller[slot] = by_seller;
}

/* A tax of which the importer gets a share back. */
static void put_tax(const struct landed_model *m, struct landed_sum *s, int slot,
                    const struct ratio *amount, int64_t recoverable, bool by_seller) {
    put(s, slot, amount, by_seller);
    if (!m->recovers || recoverable == 0)
        return;
    struct ratio back = share_of(amount, recoverable);
    s->cost[slot] = ratio_subtract(&s->cost[slot], &back);
    add_to(&s->customs[CUSTOMS_BACK], &back);
}

static void put_lines(const struct landed_model *m, const struct way *w, struct landed_sum *s) {
    bool imports = (m->seller & LEG_BIT(LEG_IMPORT)) != 0;
    put(s, LINE_SLOT_GOODS, &m->goods, false);
    put(s, LINE_SLOT_SURCHARGE, &m->surcharge, false);
    for (int i = 0; i < m->n_costs; i++)
        put(s, LINE_SLOT_COSTS + i, &m->costs[i].amount, false);
    for (int leg = 0; leg < LEGS; leg++)
        put(s, LINE_SLOT_LEGS + leg, leg == LEG_INSURANCE ? &w->premium : &m->legs[leg],
            (m->seller & LEG_BIT(leg)) != 0);
    put(s, LINE_SLOT_DUTY, &w->duty, imports);
    for (int i = 0; i < m->duty.n_levies; i++)
        put_tax(m, s, LINE_SLOT_LEVIES + i, &w->levy[i], m->duty.levies[i].recoverable, imports);
    put_tax(m, s, LINE_SLOT_VAT, &w->vat, m->duty.vat_recoverable, imports && m->vat_included);
}

/* ---- money over time ---- */

/* Tooling and set-up are paid with the goods. */
static bool is_paid_to_seller(enum landed_cost_kind kind) {
    return kind == LANDED_TOOLING || kind == LANDED_SETUP;
}

static void put_payment(const struct landed_model *m, struct landed_sum *s) {
    const struct landed_offer *offer = m->request->offer;
    const struct landed_buyer *buyer = m->request->buyer;
    struct ratio counted = ratio_add(&m->goods, &m->surcharge), paid = counted;
    for (int i = 0; i < m->n_costs; i++)
        if (is_paid_to_seller(m->costs[i].item->kind)) {
            add_to(&counted, &m->costs[i].amount);
            add_to(&paid, &m->costs[i].paid);
        }
    int64_t days = (offer->balance == BALANCE_AT_ORDER      ? m->order_days
                    : offer->balance == BALANCE_AT_SHIPMENT ? m->shipment_days
                                                            : 0) -
                   offer->net_days,
            rest = LANDED_SHARE - offer->deposit;
    s->paid[PAID_DEPOSIT] = share_of(&paid, offer->deposit);
    s->paid[PAID_BALANCE] = share_of(&paid, rest);
    s->financed = counted;
    struct ratio cost = ratio_scale(&counted, offer->deposit * m->order_days + rest * days,
                                    INT64_C(1) * LANDED_SHARE * DAYS_A_YEAR);
    cost = share_of(&cost, buyer->annual_rate);
    if (buyer->annual_rate == 0)
        cost = ratio_of(0, 1);
    put(s, LINE_SLOT_PAYMENT, &cost, false);
}

static void put_buffer(const struct landed_model *m, struct landed_sum *s) {
    struct ratio sum = ratio_of(0, 1);
    if (m->goods_foreign) {
        add_to(&sum, &m->goods);
        add_to(&sum, &m->surcharge);
    }
    for (int i = 0; i < m->n_costs; i++)
        if (m->costs[i].foreign)
            add_to(&sum, &m->costs[i].amount);
    for (int leg = 0; leg < LEGS; leg++)
        if (m->legs_foreign[leg])
            add_to(&sum, &s->cost[LINE_SLOT_LEGS + leg]);
    s->foreign = sum;
    struct ratio buffer = share_of(&sum, m->request->buyer->fx_buffer);
    put(s, LINE_SLOT_BUFFER, &buffer, false);
}

static void put_bases(const struct landed_model *m, const struct way *w, struct landed_sum *s) {
    struct ratio to_board = legs_sum(m, LEGS_TO_BOARD & ~LEG_BIT(LEG_PACKING));
    s->fob = w->fob;
    s->cif = w->cif;
    s->vat_value = w->vat_value;
    s->basis[LANDED_EXW] = ratio_subtract(&w->fob, &to_board);
    s->basis[LANDED_FOB] = w->fob;
    s->basis[LANDED_CIF] = w->cif;
    s->basis[LANDED_COST] = ratio_of(0, 1);
    for (int slot = 0; slot < LINE_SLOTS; slot++)
        add_to(&s->basis[LANDED_COST], &s->cost[slot]);
    s->customs[CUSTOMS_VALUE] = w->base;
    s->customs[CUSTOMS_DUTIABLE] = w->dutiable;
    s->customs[CUSTOMS_DUTY] = w->duty;
    s->customs[CUSTOMS_LEVIES] = w->levies;
    s->customs[CUSTOMS_VAT] = w->vat;
}

void landed_sum_of(const struct landed_model *m, struct landed_sum *s) {
    struct ratio none = ratio_of(0, 1);
    struct way w;
    solve(m, false, &w);
    s->premium_least = ratio_compare(&w.premium, &m->premium_least) < 0;
    if (s->premium_least)
        solve(m, true, &w);
    s->customs[CUSTOMS_BACK] = none;
    for (int slot = 0; slot < LINE_SLOTS; slot++)
        put(s, slot, &none, false);
    put_lines(m, &w, s);
    put_payment(m, s);
    put_buffer(m, s);
    put_bases(m, &w, s);
}
