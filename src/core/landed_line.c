/*
 * The lines of a landed cost in words and numbers: from what, how, by which source.
 */
#include "landed_model.h"

#include <string.h>

#include "sourcebench/core/strbuf.h"

/* What a line is written from. */
struct writer {
    const struct landed_model *m;
    const struct landed_sum *s;
    struct arena *arena;
    struct landed_line *line;
    struct strbuf formula, inputs;
};

static const char *text_or_empty(const char *s) {
    return s ? s : "";
}

static void add(struct strbuf *text, const char *between, const char *part) {
    if (!*part)
        return;
    strbuf_add(text, text->length ? between : "");
    strbuf_add(text, part);
}

static const char *money(const struct writer *w, const struct ratio *amount) {
    return landed_money_text(w->m, amount, w->arena);
}

static const char *share(const struct writer *w, int64_t value) {
    return landed_share_text(value, w->arena);
}

static void add_rate(struct writer *w, const char *currency) {
    const char *text = landed_rate_text(w->m->request->buyer, currency, w->arena);
    if (*text && !strstr(strbuf_text(&w->inputs), text))
        add(&w->inputs, "; ", text);
}

/* ---- goods and costs ---- */

static void write_goods(struct writer *w) {
    const struct landed_offer *offer = w->m->request->offer;
    const struct landed_order *order = &w->m->order;
    w->line->label = "goods";
    if (!order->price)
        return;
    strbuf_addf(&w->formula, "%s × %s", landed_integer_text(order->quantity, w->arena),
                landed_price_text(order->price->price, offer->currency, w->arena));
    if (offer->price_per > 1)
        strbuf_addf(&w->formula, " / %s", landed_integer_text(offer->price_per, w->arena));
    strbuf_addf(&w->inputs, "price for %s and more",
                landed_integer_text(order->price->from, w->arena));
    add_rate(w, offer->currency);
}

static void write_surcharge(struct writer *w) {
    const struct landed_offer *offer = w->m->request->offer;
    w->line->label = "surcharge below MOQ";
    if (offer->surcharge)
        add(&w->formula, " + ", landed_price_text(offer->surcharge, offer->currency, w->arena));
    if (offer->surcharge_add)
        add(&w->formula, " + ",
            arena_format(w->arena, "%s of %s", share(w, offer->surcharge_add),
                         money(w, &w->m->goods)));
    strbuf_addf(&w->inputs, "MOQ %s", landed_integer_text(offer->moq, w->arena));
    add_rate(w, offer->currency);
}

static void write_cost(struct writer *w, int at) {
    const struct landed_cost_item *item = w->m->costs[at].item;
    const char *quantity = landed_integer_text(w->m->order.quantity, w->arena);
    w->line->which = (int)item->kind;
    w->line->label = landed_cost_words[item->kind];
    w->line->source = text_or_empty(item->source);
    if (item->order.amount) {
        add(&w->formula, " + ",
            landed_price_text(item->order.amount, item->order.currency, w->arena));
        if (item->lifetime > 0)
            strbuf_addf(&w->formula, " × %s / %s", quantity,
                        landed_integer_text(item->lifetime, w->arena));
        add_rate(w, item->order.currency);
    }
    if (item->piece.amount) {
        const char *price = landed_price_text(item->piece.amount, item->piece.currency, w->arena);
        add(&w->formula, " + ", arena_format(w->arena, "%s × %s", quantity, price));
        add_rate(w, item->piece.currency);
    }
    if (item->share)
        add(&w->formula, " + ",
            arena_format(w->arena, "%s of %s", share(w, item->share), money(w, &w->m->goods)));
    if (item->lifetime > 0)
        add(&w->inputs, "; ",
            arena_format(w->arena, "spread over %s pieces",
                         landed_integer_text(item->lifetime, w->arena)));
}

/* ---- legs ---- */

static void add_measure(struct writer *w, const struct landed_tariff *t, int64_t amount,
                        const struct ratio *measure, const char *unit) {
    if (!amount)
        return;
    const char *number = landed_measure_text(measure, w->arena);
    add(&w->formula, " + ",
        arena_format(w->arena, "%s × %s %s", landed_price_text(amount, t->currency, w->arena),
                     number, unit));
}

static void add_containers(struct writer *w, const struct landed_tariff *t) {
    const struct landed_lane *lane = w->m->request->lane;
    const struct lading_container *kinds = lane->containers ? lane->containers : lading_containers;
    for (int i = 0; i < CONTAINERS; i++)
        if (w->m->containers[i] > 0 && t->container[i] > 0)
            add(&w->formula, " + ",
                arena_format(w->arena, "%s × %s %s",
                             landed_price_text(t->container[i], t->currency, w->arena),
                             landed_integer_text(w->m->containers[i], w->arena), kinds[i].name));
}

static void add_tariff(struct writer *w, const struct landed_tariff *t) {
    const struct lading *lading = &w->m->lading;
    bool air = landed_by_air(w->m->request->lane), both = lading->has_volume && lading->has_weight;
    struct ratio cartons = ratio_of(lading->cartons, 1), kg = lading->weight,
                 tonnes = ratio_of(0, 1);
    if (both && air)
        kg = lading_chargeable_kg(lading);
    if (both)
        tonnes = lading_revenue_tonnes(lading);
    if (t->shipment)
        add(&w->formula, " + ", landed_price_text(t->shipment, t->currency, w->arena));
    add_measure(w, t, t->carton, &cartons, "cartons");
    add_measure(w, t, t->m3, &lading->volume, "m³");
    add_measure(w, t, t->kg, &kg, air ? "chargeable kg" : "kg");
    add_measure(w, t, t->revenue_tonne, &tonnes, "revenue tonnes");
    add_containers(w, t);
}

static void add_lading(struct writer *w, const struct landed_tariff *t) {
    const struct lading *lading = &w->m->lading;
    if (!(t->carton || t->m3 || t->kg || t->revenue_tonne || t->container[0] || t->container[1] ||
          t->container[2]))
        return;
    add(&w->inputs, "; ",
        arena_format(w->arena, "%s cartons", landed_integer_text(lading->cartons, w->arena)));
    if (lading->has_volume)
        add(&w->inputs, "; ",
            arena_format(w->arena, "%s m³", landed_measure_text(&lading->volume, w->arena)));
    if (lading->has_weight)
        add(&w->inputs, "; ",
            arena_format(w->arena, "%s kg", landed_measure_text(&lading->weight, w->arena)));
}

/* The premium, of which a part hangs on the value. */
static void add_premium(struct writer *w, const struct landed_tariff *t) {
    if (t->rate)
        add(&w->formula, " + ",
            arena_format(w->arena, "%s of 110 %% of CIF %s", share(w, t->rate),
                         money(w, &w->s->cif)));
}

static void write_leg(struct writer *w, int leg) {
    const struct landed_lane *lane = w->m->request->lane;
    const struct landed_tariff *t = lane ? &lane->legs[leg] : NULL;
    w->line->which = leg;
    w->line->label = leg_words[leg];
    if (!t || !t->known)
        return;
    w->line->source = text_or_empty(t->source);
    add_tariff(w, t);
    if (leg == LEG_INSURANCE)
        add_premium(w, t);
    if (t->minimum)
        add(&w->formula, ", ",
            arena_format(w->arena, "at least %s",
                         landed_price_text(t->minimum, t->currency, w->arena)));
    add(&w->formula, "", w->formula.length ? "" : "no charge");
    add_lading(w, t);
    add_rate(w, t->currency);
}

/* ---- taxes ---- */

static void add_recovered(struct writer *w, int64_t recoverable) {
    if (recoverable && w->m->recovers)
        add(&w->formula, ", ",
            arena_format(w->arena, "of which %s comes back", share(w, recoverable)));
}

static const char *base_name(const struct landed_duty *duty) {
    return duty->base == BASE_FOB ? "FOB" : "CIF";
}

/* "CIF EUR 11,355.52 and EUR 500.00 beside the price" */
static const char *value_text(const struct writer *w, const char *name, const struct ratio *value) {
    const struct ratio *customs = w->s->customs;
    struct ratio beside = ratio_subtract(&customs[CUSTOMS_DUTIABLE], &customs[CUSTOMS_VALUE]);
    const char *text = arena_format(w->arena, "%s %s", name, money(w, value));
    return ratio_sign(&beside) == 0
               ? text
               : arena_format(w->arena, "(%s + %s beside the price)", text, money(w, &beside));
}

static const char *duty_inputs(const struct writer *w) {
    const struct landed_duty *duty = &w->m->duty;
    const char *origin = w->m->request->offer->origin;
    bool preferential = duty->preference && duty->proof;
    return arena_format(w->arena, "HS %s%s%s%s%s", duty->hs ? duty->hs : "not said",
                        origin && *origin ? " from " : "", text_or_empty(origin),
                        preferential ? ", preferential with " : "",
                        preferential ? duty->proof_name ? duty->proof_name : "proof of origin"
                                     : "");
}

static void write_duty(struct writer *w) {
    const struct landed_duty *duty = &w->m->duty;
    w->line->label = "duty";
    w->line->source = text_or_empty(duty->source);
    add(&w->formula, "",
        arena_format(w->arena, "%s of %s", share(w, w->m->duty_rate),
                     value_text(w, base_name(duty), &w->s->customs[CUSTOMS_VALUE])));
    add(&w->inputs, "", duty_inputs(w));
}

/* Value, duty and the levies before this one. */
static struct ratio running_total(const struct writer *w, int levy) {
    struct ratio total = ratio_add(&w->s->customs[CUSTOMS_DUTIABLE], &w->s->customs[CUSTOMS_DUTY]);
    for (int i = 0; i < levy; i++)
        total = ratio_add(&total, &w->s->amount[LINE_SLOT_LEVIES + i]);
    return total;
}

static const char *levy_text(const struct writer *w, int at) {
    const struct landed_levy *levy = &w->m->duty.levies[at];
    struct ratio total = running_total(w, at);
    const char *rate = share(w, levy->rate);
    switch (levy->base) {
    case LEVY_ON_FOB:
        return arena_format(w->arena, "%s of %s", rate, value_text(w, "FOB", &w->s->fob));
    case LEVY_ON_CIF:
        return arena_format(w->arena, "%s of %s", rate, value_text(w, "CIF", &w->s->cif));
    case LEVY_ON_UPLIFT:
        return arena_format(w->arena, "%s of %s and %s more", rate,
                            value_text(w, "CIF", &w->s->cif), share(w, levy->uplift));
    case LEVY_ON_DUTY:
        return arena_format(w->arena, "%s of duty %s", rate,
                            money(w, &w->s->customs[CUSTOMS_DUTY]));
    case LEVY_INSIDE:
        return arena_format(w->arena, "%s of a sum that holds it: %s × %s / (100 %% - %s)", rate,
                            money(w, &total), rate, rate);
    default:
        return arena_format(w->arena, "%s of value, duty and levies so far %s", rate,
                            money(w, &total));
    }
}

static void write_levy(struct writer *w, int at) {
    const struct landed_levy *levy = &w->m->duty.levies[at];
    w->line->which = at;
    w->line->label = levy->name && *levy->name ? levy->name : "levy";
    w->line->source = text_or_empty(w->m->duty.source);
    add(&w->formula, "", levy_text(w, at));
    add_recovered(w, levy->recoverable);
}

static void write_vat(struct writer *w) {
    static const char *const holds[] = {
        [VAT_ON_WAREHOUSE] = "value, duty, levies and the way to the warehouse",
        [VAT_ON_LEVIES] = "value, duty and levies",
        [VAT_ON_DUTY] = "value and duty",
    };
    const struct landed_duty *duty = &w->m->duty;
    w->line->label = "VAT";
    w->line->source = text_or_empty(duty->source);
    add(&w->formula, "",
        arena_format(w->arena, "%s of %s", share(w, duty->vat), money(w, &w->s->vat_value)));
    add_recovered(w, duty->vat_recoverable);
    add(&w->inputs, "", holds[duty->vat_base]);
    if (duty->vat_uplift)
        add(&w->inputs, "; ",
            arena_format(w->arena, "value with %s more", share(w, duty->vat_uplift)));
    if (duty->vat_on_cif)
        add(&w->inputs, "; ", "value CIF");
}

/* ---- money over time ---- */

static void write_payment(struct writer *w) {
    const struct landed_offer *offer = w->m->request->offer;
    int64_t rest = LANDED_SHARE - offer->deposit;
    int days = (offer->balance == BALANCE_AT_ORDER      ? w->m->order_days
                : offer->balance == BALANCE_AT_SHIPMENT ? w->m->shipment_days
                                                        : 0) -
               offer->net_days;
    w->line->label = "payment before arrival";
    strbuf_addf(&w->formula, "%s a year on %s:", share(w, w->m->request->buyer->annual_rate),
                money(w, &w->s->financed));
    if (offer->deposit)
        strbuf_addf(&w->formula, " %s for %d days", share(w, offer->deposit), w->m->order_days);
    if (rest)
        strbuf_addf(&w->formula, "%s %s for %d days", offer->deposit ? "," : "", share(w, rest),
                    days);
}

static void write_buffer(struct writer *w) {
    const struct landed_buyer *buyer = w->m->request->buyer;
    w->line->label = "exchange rate buffer";
    strbuf_addf(&w->formula, "%s of %s that is not in %s", share(w, buyer->fx_buffer),
                money(w, &w->s->foreign), buyer->currency);
}

/* ---- */

static bool slot_used(const struct landed_model *m, int slot) {
    if (slot == LINE_SLOT_SURCHARGE)
        return m->order.surcharge;
    if (slot >= LINE_SLOT_COSTS && slot < LINE_SLOT_LEGS)
        return slot - LINE_SLOT_COSTS < m->n_costs;
    if (slot >= LINE_SLOT_LEVIES && slot < LINE_SLOT_VAT)
        return slot - LINE_SLOT_LEVIES < m->duty.n_levies;
    if (slot == LINE_SLOT_VAT)
        return m->duty.vat > 0;
    if (slot == LINE_SLOT_PAYMENT)
        return m->request->buyer->annual_rate > 0;
    return slot != LINE_SLOT_BUFFER || m->request->buyer->fx_buffer > 0;
}

static void write_slot(struct writer *w, int slot) {
    static const struct {
        int first;
        enum landed_line_kind kind;
        void (*write)(struct writer *);
        void (*write_at)(struct writer *, int);
    } slots[] = {
        {LINE_SLOT_BUFFER, LINE_BUFFER, write_buffer, NULL},
        {LINE_SLOT_PAYMENT, LINE_PAYMENT, write_payment, NULL},
        {LINE_SLOT_VAT, LINE_VAT, write_vat, NULL},
        {LINE_SLOT_LEVIES, LINE_LEVY, NULL, write_levy},
        {LINE_SLOT_DUTY, LINE_DUTY, write_duty, NULL},
        {LINE_SLOT_LEGS, LINE_LEG, NULL, write_leg},
        {LINE_SLOT_COSTS, LINE_COST, NULL, write_cost},
        {LINE_SLOT_SURCHARGE, LINE_SURCHARGE, write_surcharge, NULL},
        {LINE_SLOT_GOODS, LINE_GOODS, write_goods, NULL},
    };
    size_t i = 0;
    while (slot < slots[i].first)
        i++;
    w->line->kind = slots[i].kind;
    if (slots[i].write)
        slots[i].write(w);
    else
        slots[i].write_at(w, slot - slots[i].first);
}

bool landed_line_text(const struct landed_model *m, const struct landed_sum *s, int slot,
                      struct arena *arena, struct landed_line *line) {
    struct writer w = {.m = m, .s = s, .arena = arena, .line = line};
    if (!slot_used(m, slot))
        return false;
    *line = (struct landed_line){.source = ""};
    write_slot(&w, slot);
    line->formula = arena_string(arena, strbuf_text(&w.formula));
    line->inputs = arena_string(arena, strbuf_text(&w.inputs));
    strbuf_free(&w.formula);
    strbuf_free(&w.inputs);
    return true;
}
