/*
 * From what a request says to exact numbers of the buyer's currency.
 */
#include "landed_model.h"

#include <string.h>

/* Collects what is missing and says what to take instead. */
struct filler {
    const struct landed_request *request;
    const struct model_run *run;
    struct gap_list *gaps;
    struct landed_model *m;
};

static const char *text_or_empty(const char *s) {
    return s ? s : "";
}

/* Notes a gap; whether this run takes the second value for it. */
static bool gap_other(struct filler *f, enum landed_gap_kind kind, int which, const char *what) {
    struct gap_list *gaps = f->gaps;
    what = text_or_empty(what);
    int at = 0;
    while (at < gaps->n && (gaps->keys[at].kind != kind || gaps->keys[at].which != which ||
                            strcmp(gaps->keys[at].what, what) != 0))
        at++;
    if (at == gaps->n && at < MODEL_GAPS)
        gaps->keys[gaps->n++] = (struct gap_key){kind, which, what};
    return at == f->run->other_gap;
}

/* The made-up amount of a leg; no two alike, so that a sum and a difference of them differ too. */
static struct ratio made_up(int64_t which, bool other) {
    return ratio_of((other ? 7919 : 1013) * (100 + 7 * which + which * which), 1);
}

static void add_to(struct ratio *sum, const struct ratio *more) {
    *sum = ratio_add(sum, more);
}

/* ---- money ---- */

bool landed_is_foreign(const struct landed_buyer *buyer, const char *currency) {
    return !currency || !*currency || strcmp(currency, text_or_empty(buyer->currency)) != 0;
}

const struct landed_rate *landed_rate_of(const struct landed_buyer *buyer, const char *currency) {
    for (int i = 0; i < buyer->n_rates; i++)
        if (strcmp(buyer->rates[i].currency, currency) == 0)
            return &buyer->rates[i];
    return NULL;
}

/* `what` names that which lacks a currency where it does. */
static struct ratio in_buyers(struct filler *f, const struct ratio *amount, const char *currency,
                              const char *what) {
    const struct landed_buyer *buyer = f->request->buyer;
    if (!landed_is_foreign(buyer, currency) || ratio_sign(amount) == 0)
        return *amount;
    if (!currency || !*currency) {
        bool other = gap_other(f, GAP_CURRENCY, 0, what);
        return ratio_scale(amount, other ? 3 : 1, 1);
    }
    const struct landed_rate *rate = landed_rate_of(buyer, currency);
    if (!rate) {
        bool other = gap_other(f, GAP_RATE, 0, currency);
        return ratio_scale(amount, other ? 3 : 1, 1);
    }
    return ratio_scale(amount, rate->worth, rate->units);
}

/* An estimate becomes another one in the run that looks what hangs on it: each becomes more, lest
 * two of them make up for each other. */
static void doubt(const struct filler *f, bool estimate, struct ratio *amount) {
    if (!estimate || !f->run->other_estimates)
        return;
    struct ratio more = ratio_of(1013, 1);
    *amount = ratio_scale(amount, 2, 1);
    add_to(amount, &more);
}

/* ---- goods and other costs ---- */

static void fill_goods(struct filler *f) {
    const struct landed_offer *offer = f->request->offer;
    struct landed_model *m = f->m;
    int64_t quantity = m->order.quantity;
    struct ratio goods;
    if (m->order.price) {
        struct ratio price =
            ratio_of(m->order.price->price, offer->price_per > 0 ? offer->price_per : 1);
        goods = ratio_scale(&price, quantity, 1);
    } else {
        goods = ratio_of(quantity * (gap_other(f, GAP_PRICE, 0, "") ? 20000 : 10000), 1);
    }
    struct ratio surcharge = ratio_of(0, 1);
    if (m->order.surcharge) {
        struct ratio order = ratio_of(offer->surcharge, 1);
        surcharge = ratio_scale(&goods, offer->surcharge_add, LANDED_SHARE);
        add_to(&surcharge, &order);
    }
    m->goods_foreign = landed_is_foreign(f->request->buyer, offer->currency);
    m->goods = in_buyers(f, &goods, offer->currency, "the price");
    m->surcharge = in_buyers(f, &surcharge, offer->currency, "the price");
}

static void fill_cost(struct filler *f, const struct landed_cost_item *item) {
    struct landed_model *m = f->m;
    struct model_cost *cost = &m->costs[m->n_costs++];
    const struct landed_buyer *buyer = f->request->buyer;
    const char *what = landed_cost_words[item->kind];
    struct ratio order = ratio_of(item->order.amount, 1), piece = ratio_of(item->piece.amount, 1);
    struct ratio spread =
        item->lifetime > 0 ? ratio_scale(&order, m->order.quantity, item->lifetime) : order;
    piece = ratio_scale(&piece, m->order.quantity, 1);
    order = in_buyers(f, &order, item->order.currency, what);
    spread = in_buyers(f, &spread, item->order.currency, what);
    piece = in_buyers(f, &piece, item->piece.currency, what);
    struct ratio rest = ratio_scale(&m->goods, item->share, LANDED_SHARE);
    add_to(&rest, &piece);
    cost->item = item;
    cost->amount = ratio_add(&spread, &rest);
    cost->paid = ratio_add(&order, &rest);
    cost->foreign = (item->order.amount && landed_is_foreign(buyer, item->order.currency)) ||
                    (item->piece.amount && landed_is_foreign(buyer, item->piece.currency)) ||
                    (item->share && m->goods_foreign);
    doubt(f, item->estimate, &cost->amount);
}

static void fill_costs(struct filler *f) {
    for (int i = 0; i < f->request->offer->n_costs; i++)
        fill_cost(f, &f->request->offer->costs[i]);
    for (int i = 0; i < f->request->buyer->n_costs; i++)
        fill_cost(f, &f->request->buyer->costs[i]);
}

/* ---- legs ---- */

bool landed_by_air(const struct landed_lane *lane) {
    return lane->mode == FREIGHT_AIR || lane->mode == FREIGHT_EXPRESS;
}

static void fill_lading(struct filler *f) {
    struct landed_model *m = f->m;
    const struct lading_carton *carton = &f->request->carton;
    m->has_cartons = carton->units > 0;
    int64_t cartons = m->has_cartons
                          ? lading_cartons(m->order.by_variant, f->request->n_wanted, carton->units)
                          : 0;
    m->lading = lading_of(carton, cartons);
}

static bool by_container(const struct landed_tariff *t) {
    return t->known && (t->container[0] > 0 || t->container[1] > 0 || t->container[2] > 0);
}

/* What one container of each kind costs on all legs that charge by containers; a kind that one of
 * them does not have cannot be had. False: none of them does. */
static bool container_costs(struct filler *f, int64_t costs[CONTAINERS]) {
    bool any = false;
    for (int kind = 0; kind < CONTAINERS; kind++)
        costs[kind] = 0;
    for (int leg = 0; leg < LEGS; leg++) {
        const struct landed_tariff *t = &f->request->lane->legs[leg];
        any = any || by_container(t);
        for (int kind = 0; by_container(t) && kind < CONTAINERS; kind++) {
            struct ratio one = ratio_of(t->container[kind], 1);
            int64_t worth = 0;
            one = in_buyers(f, &one, t->currency, leg_words[leg]);
            bool had = t->container[kind] > 0 && costs[kind] >= 0 && ratio_round(&one, 1, &worth) &&
                       worth < INT64_MAX / LEGS;
            costs[kind] = had ? costs[kind] + worth : -1;
        }
    }
    return any;
}

static void fill_containers(struct filler *f) {
    struct landed_model *m = f->m;
    const struct landed_lane *lane = f->request->lane;
    int64_t costs[CONTAINERS], capacities[CONTAINERS];
    if (!lane || !m->has_cartons || !m->lading.has_volume || !m->lading.has_weight ||
        !container_costs(f, costs))
        return;
    const struct lading_container *kinds = lane->containers ? lane->containers : lading_containers;
    for (int kind = 0; kind < CONTAINERS; kind++)
        capacities[kind] = lading_capacity(&kinds[kind], &f->request->carton);
    lading_mix(m->lading.cartons, capacities, costs, m->containers);
}

/* What a part of a leg is counted by: its amount comes to the sum, or, where the carton lacks what
 * it takes, a made-up one and true. */
struct counting {
    struct filler *f;
    int leg;
    struct ratio sum;
    bool lacks;
};

static bool needs(struct counting *c, bool there, int what) {
    if (there)
        return true;
    struct ratio amount =
        made_up(c->leg + LEGS * (1 + what), gap_other(c->f, GAP_CARTON, what, ""));
    add_to(&c->sum, &amount);
    c->lacks = true;
    return false;
}

static bool needs_measure(struct counting *c, bool volume, bool weight) {
    const struct landed_model *m = c->f->m;
    bool units = needs(c, m->has_cartons, CARTON_UNITS),
         by_volume = !volume || needs(c, m->lading.has_volume, CARTON_VOLUME),
         by_weight = !weight || needs(c, m->lading.has_weight, CARTON_WEIGHT);
    return units && by_volume && by_weight;
}

static void count(struct counting *c, const struct ratio *measure, int64_t amount) {
    struct ratio part = ratio_scale(measure, amount, 1);
    add_to(&c->sum, &part);
}

static void count_containers(struct counting *c, const struct landed_tariff *t) {
    const struct landed_model *m = c->f->m;
    if (!needs_measure(c, true, true))
        return;
    if (m->containers[0] + m->containers[1] + m->containers[2] == 0) {
        struct ratio amount = made_up(c->leg, gap_other(c->f, GAP_TARIFF, TARIFF_CONTAINER, ""));
        add_to(&c->sum, &amount);
        c->lacks = true;
        return;
    }
    for (int kind = 0; kind < CONTAINERS; kind++) {
        struct ratio n = ratio_of(m->containers[kind], 1);
        count(c, &n, t->container[kind]);
    }
}

/* In the currency of the tariff. */
static void count_leg(struct counting *c, const struct landed_tariff *t) {
    const struct lading *lading = &c->f->m->lading;
    bool air = landed_by_air(c->f->request->lane);
    struct ratio measure = ratio_of(t->shipment, 1);
    count(c, &measure, 1);
    if (t->carton && needs(c, c->f->m->has_cartons, CARTON_UNITS)) {
        measure = ratio_of(lading->cartons, 1);
        count(c, &measure, t->carton);
    }
    if (t->m3 && needs_measure(c, true, false))
        count(c, &lading->volume, t->m3);
    if (t->kg && needs_measure(c, air, true)) {
        measure = air ? lading_chargeable_kg(lading) : lading->weight;
        count(c, &measure, t->kg);
    }
    if (t->revenue_tonne && needs_measure(c, true, true)) {
        measure = lading_revenue_tonnes(lading);
        count(c, &measure, t->revenue_tonne);
    }
    if (by_container(t))
        count_containers(c, t);
    measure = ratio_of(t->minimum, 1);
    if (c->leg != LEG_INSURANCE && !c->lacks && ratio_compare(&c->sum, &measure) < 0)
        c->sum = measure;
}

/* Of insurance the minimum holds for the whole premium, which depends on the value. */
static void fill_insurance(struct filler *f, const struct landed_tariff *t) {
    struct landed_model *m = f->m;
    struct ratio least = ratio_of(t->minimum, 1);
    m->premium_rate = t->rate;
    if (t->estimate && f->run->other_estimates)
        m->premium_rate += (LANDED_SHARE / 2 - t->rate) / 8;
    m->premium_least = in_buyers(f, &least, t->currency, leg_words[LEG_INSURANCE]);
    m->legs_foreign[LEG_INSURANCE] =
        t->currency && *t->currency && landed_is_foreign(f->request->buyer, t->currency);
}

static void fill_leg(struct filler *f, int leg) {
    const struct landed_lane *lane = f->request->lane;
    struct landed_model *m = f->m;
    const struct landed_tariff *t = lane ? &lane->legs[leg] : NULL;
    if (!t || !t->known) {
        m->legs[leg] = made_up(leg, gap_other(f, GAP_TARIFF, lane ? leg : TARIFF_ALL, ""));
        return;
    }
    struct counting c = {.f = f, .leg = leg, .sum = ratio_of(0, 1)};
    count_leg(&c, t);
    m->legs[leg] = in_buyers(f, &c.sum, t->currency, leg_words[leg]);
    m->legs_foreign[leg] =
        ratio_sign(&m->legs[leg]) != 0 && landed_is_foreign(f->request->buyer, t->currency);
    doubt(f, t->estimate, &m->legs[leg]);
    if (leg == LEG_INSURANCE)
        fill_insurance(f, t);
}

/* ---- duty, payment ---- */

/* Whether one of the codes is a beginning of the other, points and blanks left out. */
static bool same_goods(const char *a, const char *b) {
    for (;; a++, b++) {
        a += strcspn(a, "0123456789");
        b += strcspn(b, "0123456789");
        if (!*a || !*b)
            return true;
        if (*a != *b)
            return false;
    }
}

/* Why the duty cannot be the one of these goods; -1: it is. */
static int duty_fault(const struct landed_request *request) {
    const struct landed_duty *duty = request->duty;
    if (!duty)
        return DUTY_NONE;
    if (duty->origin && *duty->origin) {
        if (!request->offer->origin || !*request->offer->origin)
            return DUTY_NO_ORIGIN;
        if (strcmp(duty->origin, request->offer->origin) != 0)
            return DUTY_OTHER_ORIGIN;
    }
    if (duty->hs && request->hs && !same_goods(duty->hs, request->hs))
        return DUTY_OTHER_HS;
    return -1;
}

static void fill_duty(struct filler *f) {
    struct landed_model *m = f->m;
    int fault = duty_fault(f->request);
    if (fault >= 0) {
        bool other = gap_other(f, GAP_DUTY, fault, "");
        m->duty =
            (struct landed_duty){.rate = other ? 31000 : 17000, .vat = other ? 190000 : 70000};
        m->duty_rate = m->duty.rate;
        return;
    }
    m->duty = *f->request->duty;
    m->duty_rate = m->duty.preference && m->duty.proof ? m->duty.preferential : m->duty.rate;
    if (m->duty_rate < 0)
        m->duty_rate = gap_other(f, GAP_DUTY, DUTY_NO_RATE, "") ? 31000 : 17000;
    if (m->duty.vat < 0)
        m->duty.vat = gap_other(f, GAP_DUTY, DUTY_NO_VAT, "") ? 190000 : 70000;
    if (m->duty.estimate && f->run->other_estimates) {
        m->duty_rate += 10000;
        m->duty.vat += m->duty.vat ? 10000 : 0;
        for (int i = 0; i < m->duty.n_levies; i++)
            m->duty.levies[i].rate += (LANDED_SHARE - m->duty.levies[i].rate) / 8;
    }
}

/* A price that holds the import is only known where it says whether VAT is in it and who imports.
 * Otherwise the buyer does. */
static void fill_import(struct filler *f) {
    const struct landed_offer *offer = f->request->offer;
    struct landed_model *m = f->m;
    m->recovers = true;
    m->vat_included = false;
    if ((m->seller & LEG_BIT(LEG_IMPORT)) == 0)
        return;
    m->vat_included = offer->vat_included == LANDED_UNSAID ? gap_other(f, GAP_DDP, DDP_VAT, "")
                                                           : offer->vat_included == LANDED_YES;
    m->recovers = offer->buyer_imports == LANDED_UNSAID ? gap_other(f, GAP_DDP, DDP_IMPORTER, "")
                                                        : offer->buyer_imports == LANDED_YES;
}

static void fill_days(struct filler *f) {
    const struct landed_buyer *buyer = f->request->buyer;
    const struct landed_offer *offer = f->request->offer;
    struct landed_model *m = f->m;
    bool order =
             buyer->annual_rate > 0 && (offer->deposit > 0 || offer->balance == BALANCE_AT_ORDER),
         shipment = buyer->annual_rate > 0 && offer->deposit < LANDED_SHARE &&
                    offer->balance == BALANCE_AT_SHIPMENT;
    m->order_days = buyer->order_days;
    m->shipment_days = buyer->shipment_days;
    if (order && m->order_days < 0)
        m->order_days = gap_other(f, GAP_DAYS, DAYS_ORDER, "") ? 90 : 60;
    if (shipment && m->shipment_days < 0)
        m->shipment_days = gap_other(f, GAP_DAYS, DAYS_SHIPMENT, "") ? 90 : 60;
}

void landed_model_fill(const struct landed_request *request, const struct landed_order *order,
                       const struct model_run *run, struct gap_list *gaps, struct landed_model *m) {
    struct filler f = {request, run, gaps, m};
    m->request = request;
    m->order = *order;
    m->seller = incoterm_seller_pays(&request->offer->terms);
    m->n_costs = 0;
    m->premium_rate = 0;
    m->premium_least = ratio_of(0, 1);
    for (int i = 0; i < CONTAINERS; i++)
        m->containers[i] = 0;
    fill_goods(&f);
    fill_costs(&f);
    fill_lading(&f);
    fill_containers(&f);
    for (int leg = 0; leg < LEGS; leg++) {
        m->legs_foreign[leg] = false;
        fill_leg(&f, leg);
    }
    fill_duty(&f);
    fill_import(&f);
    fill_days(&f);
}
