/*
 * Offers to clients.
 */
#include "sourcebench/core/client_offer.h"

#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/core/wide.h"

const char *const offer_charge_words[OFFER_CHARGES] = {
    [OFFER_COMMISSION] = "commission, shown",
    [OFFER_COMMISSION_WITHIN] = "commission within the price",
    [OFFER_MARGIN_ON_PRICE] = "margin on the price",
    [OFFER_MARGIN_ON_COST] = "margin on the cost",
};

struct client_offer_terms client_offer_usual(const struct plan *plan) {
    const struct record *r = plan->requirement, *c = plan->client;
    struct client_offer_terms t = {.basis = LANDED_COST, .valid_until = DATE_NONE};
    bool pays = c && strcmp(record_text(c, CLIENT_COMMISSION_BY), "supplier") != 0;
    if (r->values[REQUIREMENT_COMMISSION].kind == VALUE_INT ||
        r->values[REQUIREMENT_COMMISSION_PIECE].kind == VALUE_INT) {
        t.share = r->values[REQUIREMENT_COMMISSION].i;
        t.piece = r->values[REQUIREMENT_COMMISSION_PIECE].i;
    } else if (pays) {
        t.share = c->values[CLIENT_COMMISSION].i;
        t.piece = strcmp(record_text(c, CLIENT_CURRENCY), plan->buyer.currency) == 0
                      ? c->values[CLIENT_COMMISSION_PIECE].i
                      : 0;
    }
    return t;
}

/* ---- what it is made from -------------------------------------------------------------------- */

struct making {
    const struct plan *plan;
    const struct client_offer_terms *terms;
    struct arena *arena;
    struct client_offer *offer;
    struct error *err;
    int64_t cost;
    bool lead_known;
};

static bool refuse(struct making *m, const struct plan_quote *q, const char *why) {
    return error_set(m->err, ERROR_INPUT, "The quote of %s %s.", plan_supplier(q), why);
}

/* What the order costs up to the basis, less the commission that is decided here. */
static int64_t cost_of(const struct making *m, const struct landed_result *r) {
    int64_t cost = r->basis[m->terms->basis].total;
    for (int i = 0; i < r->n_lines; i++) {
        const struct landed_line *l = &r->lines[i];
        bool agents = l->kind == LINE_COST && l->which == LANDED_AGENT;
        if (m->terms->basis == LANDED_COST)
            cost -= agents ? l->total : 0;
        else if (l->kind == LINE_COST && !agents)
            cost += l->total;
    }
    return cost;
}

/* What leaves the basis open; NULL: nothing does. */
static const char *gap_of(const struct making *m, const struct landed_result *r) {
    for (int i = 0; i < r->n_gaps; i++)
        if (r->gaps[i].spoils & (1U << m->terms->basis))
            return r->gaps[i].sentence;
    return NULL;
}

static bool costs_known(const struct making *m, const struct landed_result *r) {
    for (int i = 0; i < r->n_lines; i++)
        if (r->lines[i].kind == LINE_COST && !r->lines[i].known)
            return false;
    return r->basis[m->terms->basis].known;
}

static bool is_past(int32_t day, int32_t today) {
    return day != DATE_NONE && day < today;
}

static void end_sooner(int32_t day, int32_t *end) {
    if (day != DATE_NONE && (*end == DATE_NONE || day < *end))
        *end = day;
}

/* The day on which it is at the basis. Behind the likely day lies as much as the service level that
 * is wanted asks for, else 80 %. */
static int32_t there_on(const struct making *m, const struct plan_way *way,
                        const struct plan_result *r) {
    double sure = m->plan->service ? (double)m->plan->service / LANDED_SHARE : plan_latest_p[1];
    int32_t arrival = lead_quantile(&r->arrival, sure), late = arrival - r->likely;
    if (m->terms->basis == LANDED_COST || way->transit < 0)
        return arrival;
    const struct lead_path *transit = &r->path[way->transit];
    return (m->terms->basis == LANDED_FOB ? transit->first : transit->last) + (late > 0 ? late : 0);
}

static bool by_sea(const struct plan_way *way) {
    enum freight_mode mode = way->terms.mode;
    return mode == FREIGHT_UNKNOWN || mode == FREIGHT_LCL || mode == FREIGHT_FCL;
}

static const char *first_of(const char *const *texts, int n) {
    int i = 0;
    while (i < n - 1 && !*texts[i])
        i++;
    return texts[i];
}

/* A place that the rule of the basis can name. */
static const char *place_of(const struct making *m, const struct plan_quote *q,
                            const struct plan_way *way) {
    const struct record *r = m->plan->requirement;
    const struct country *country = country_by_code(m->plan->buyer.destination);
    const char *land = country ? country->name : m->plan->buyer.destination;
    bool names_port = q->offer.terms.rule == INCOTERM_FOB || q->offer.terms.rule == INCOTERM_FAS;
    const char *named = names_port ? q->offer.place : ""; /* others may name the factory */
    const char *const behind[] = {record_text(r, REQUIREMENT_PLACE),
                                  record_text(r, REQUIREMENT_PORT), land},
                      *const port[] = {record_text(r, REQUIREMENT_PORT), land},
                      *const ship[] = {named, record_text(q->quote, QUOTE_PORT),
                                       way->lane ? record_text(way->lane, LANE_ORIGIN_PORT) : ""};
    switch (m->terms->basis) {
    case LANDED_FOB:
        return first_of(ship, 3);
    case LANDED_CIF:
        return first_of(port, 2);
    default:
        return first_of(behind, 3);
    }
}

static const char *terms_text(const struct making *m, const struct plan_quote *q,
                              const struct plan_way *way) {
    const char *rule = m->terms->basis == LANDED_COST  ? "DDP"
                       : m->terms->basis == LANDED_CIF ? (by_sea(way) ? "CIF" : "CIP")
                                                       : (by_sea(way) ? "FOB" : "FCA");
    const char *place = place_of(m, q, way);
    return *place ? arena_format(m->arena, "%s %s", rule, place) : NULL;
}

/* One place for all: the parts go to the same, but may come from several. */
static bool take_terms(struct making *m, const struct plan_quote *q, const struct plan_way *way) {
    const char *text = terms_text(m, q, way);
    if (!text)
        return refuse(m, q, "does not say from which port; offer it landed");
    if (m->offer->terms && strcmp(m->offer->terms, text) != 0)
        return error_set(m->err, ERROR_INPUT,
                         "The order would come by %s and %s: offer it landed, which is one place.",
                         m->offer->terms, text);
    m->offer->terms = text;
    return true;
}

/* Whether tariffs of the lane are in the price of the basis. */
static bool pays_lane(const struct making *m, const struct plan_way *way,
                      const struct landed_result *r) {
    static const enum leg last[LANDED_BASES] = {
        [LANDED_FOB] = LEG_ON_BOARD, [LANDED_CIF] = LEG_INSURANCE, [LANDED_COST] = LEG_IMPORT};
    for (int i = 0; way->lane && i < r->n_lines; i++)
        if (r->lines[i].kind == LINE_LEG && !r->lines[i].by_seller &&
            r->lines[i].which <= (int)last[m->terms->basis])
            return true;
    return false;
}

/* In a plan tariffs that have expired are a guess to go on with; a client would be promised them.
 */
static bool check_tariffs(struct making *m, const struct plan_way *way) {
    return !is_past(way->terms.valid_until, m->plan->buyer.today) ||
           error_set(
               m->err, ERROR_INPUT, "The tariffs of %s were valid until %s: ask for them again.",
               record_text(way->lane, LANE_NAME), date_text(m->arena, way->terms.valid_until));
}

static bool take_part(struct making *m, const struct client_offer_part *part) {
    const struct plan_quote *q = &m->plan->quotes[part->quote];
    struct plan copy = *m->plan;
    struct plan_result r;
    plan_set_total(&copy, part->quantity);
    if (!plan_reckon_best(&copy, part->quote, PLAN_ALL, m->arena, &r, m->err))
        return false;
    const struct plan_way *way = &q->ways[r.way];
    if (r.landed.expired)
        return refuse(m, q, "has expired: ask for it again");
    if (gap_of(m, &r.landed))
        return refuse(m, q, arena_format(m->arena, "is not comparable: %s", gap_of(m, &r.landed)));
    if (!costs_known(m, &r.landed))
        return refuse(m, q, "has costs beside the price that are not known");
    bool lane = pays_lane(m, way, &r.landed);
    if (lane && !check_tariffs(m, way))
        return false;
    m->cost += cost_of(m, &r.landed);
    for (int i = 0; i < m->offer->n_lines; i++)
        m->offer->lines[i].quantity += r.landed.quantities[i];
    m->offer->quantity += r.landed.quantity;
    end_sooner(q->offer.valid_until, &m->offer->valid_until);
    if (lane)
        end_sooner(way->terms.valid_until, &m->offer->valid_until);
    m->lead_known = m->lead_known && r.has_lead;
    if (r.has_lead) {
        int32_t day = there_on(m, way, &r);
        m->offer->there_on = day > m->offer->there_on ? day : m->offer->there_on;
    }
    return take_terms(m, q, way);
}

/* ---- the price ------------------------------------------------------------------------------- */

/* b is above 0: pieces and coins are, and a margin on the price is less than all of it. */
static wide divide_up(wide a, wide b) {
    return b > 0 ? (a + b - 1) / b : 0;
}

/* What a piece is offered at, in whole coins. */
static wide price_of(const struct making *m) {
    const struct client_offer_terms *t = m->terms;
    wide quantity = m->offer->quantity, share = t->share, cost = m->cost;
    wide coin = currency_coin(m->plan->buyer.currency), whole = LANDED_SHARE;
    switch (t->charge) {
    case OFFER_COMMISSION_WITHIN:
        return coin * divide_up((cost + t->piece * quantity) * whole + cost * share,
                                quantity * whole * coin);
    case OFFER_MARGIN_ON_PRICE:
        return coin * divide_up(cost * whole, quantity * (whole - share) * coin);
    case OFFER_MARGIN_ON_COST:
        return coin * divide_up(cost * (whole + share), quantity * whole * coin);
    default:
        return coin * divide_up(cost, quantity * coin);
    }
}

static bool put_price(struct making *m) {
    struct client_offer *o = m->offer;
    wide unit = price_of(m), coin = currency_coin(o->currency);
    if (unit * o->quantity > LANDED_AMOUNT_MAX)
        return error_set(m->err, ERROR_INPUT, "The sum is too large: check the margin.");
    o->unit = (int64_t)unit;
    for (int i = 0; i < o->n_lines; i++) {
        o->lines[i].total = o->unit * o->lines[i].quantity;
        o->value += o->lines[i].total;
    }
    if (m->terms->charge == OFFER_COMMISSION) {
        wide exact =
            (wide)o->value * m->terms->share + (wide)m->terms->piece * o->quantity * LANDED_SHARE;
        o->commission_share = m->terms->share;
        o->commission_piece = m->terms->piece;
        o->commission = (int64_t)(wide_divide(exact, LANDED_SHARE * coin) * coin);
    }
    o->total = o->value + o->commission;
    return true;
}

/* ---- what stands around it ------------------------------------------------------------------- */

static void add_fact(struct client_offer *o, const char *label, const char *text) {
    if (*text && o->n_facts < CLIENT_OFFER_FACTS)
        o->facts[o->n_facts++] = (struct client_offer_fact){label, text};
}

static void put_head(struct making *m) {
    static const int shown[] = {PRODUCT_OUTSIDE, PRODUCT_MATERIAL, PRODUCT_HARDWARE, PRODUCT_LOGO,
                                PRODUCT_PACKING};
    static const char *const there[LANDED_BASES] = {
        [LANDED_FOB] = "on board", [LANDED_CIF] = "at the port", [LANDED_COST] = "delivered"};
    const struct plan *p = m->plan;
    struct client_offer *o = m->offer;
    bool vat = strcmp(record_text(p->requirement, REQUIREMENT_VAT), "cost") == 0;
    o->client = p->client ? record_text(p->client, CLIENT_NAME) : "";
    o->product = record_text(p->product ? p->product : p->requirement,
                             p->product ? (int)PRODUCT_NAME : (int)REQUIREMENT_NAME);
    o->code = p->product ? record_text(p->product, PRODUCT_CODE) : "";
    for (size_t i = 0; p->product && i < sizeof shown / sizeof *shown; i++)
        add_fact(o, product_entity.fields[shown[i]].label, record_text(p->product, shown[i]));
    if (p->client)
        add_fact(o, "Payment", record_text(p->client, CLIENT_TERMS));
    o->there = there[m->terms->basis];
    o->taxes = m->terms->basis == LANDED_FOB ? "Carriage, insurance, duty and VAT come on top."
               : m->terms->basis == LANDED_CIF
                   ? "Duty, VAT and the way behind the port come on top."
               : vat ? "Duty and VAT are included."
                     : "Duty is included; VAT comes on top.";
}

static void put_variants(struct making *m) {
    const struct plan *p = m->plan;
    int n;
    struct record **lines = record_set_list(p->set, &demand_entity, DEMAND_REQUIREMENT,
                                            p->requirement->id, m->arena, &n);
    m->offer->n_lines = p->n_wanted;
    for (int i = 0; i < p->n_wanted; i++) {
        const struct record *variant =
            i < n ? record_set_follow(p->set, lines[i], DEMAND_VARIANT) : NULL;
        m->offer->lines[i].variant = variant ? record_text(variant, VARIANT_NAME) : "";
    }
}

static bool check_terms(struct making *m) {
    const struct client_offer_terms *t = m->terms;
    if (t->basis != LANDED_FOB && t->basis != LANDED_CIF && t->basis != LANDED_COST)
        return error_set(m->err, ERROR_INPUT,
                         "A client is offered FOB, CIF or landed: ex works names the factory.");
    if (t->share < 0 || t->piece < 0 || t->share > LANDED_SHARE ||
        (t->charge == OFFER_MARGIN_ON_PRICE && t->share == LANDED_SHARE))
        return error_set(m->err, ERROR_INPUT,
                         "Take 0 to 100 %%, of a margin on the price less than 100 %%.");
    if (is_past(t->valid_until, m->plan->buyer.today))
        return error_set(m->err, ERROR_INPUT, "It would have expired already: name a later day.");
    return true;
}

static bool put_validity(struct making *m) {
    int32_t wish = m->terms->valid_until, end = m->offer->valid_until;
    if (wish == DATE_NONE)
        return true;
    if (end != DATE_NONE && wish > end)
        return error_set(
            m->err, ERROR_INPUT,
            "What it is made from is valid until %s only: name that day or one before.",
            date_text(m->arena, end));
    m->offer->valid_until = wish;
    return true;
}

bool client_offer_make(const struct plan *plan, const struct client_offer_part *parts, int n,
                       const struct client_offer_terms *terms, struct arena *arena,
                       struct client_offer *offer, struct client_offer_gain *gain,
                       struct error *err) {
    struct making m = {plan, terms, arena, offer, err, 0, true};
    *offer = (struct client_offer){.currency = plan->buyer.currency,
                                   .made_on = plan->buyer.today,
                                   .order_by = plan->order_on,
                                   .valid_until = DATE_NONE,
                                   .there_on = DATE_NONE};
    bool ok = check_terms(&m);
    put_variants(&m);
    for (int i = 0; ok && i < n; i++)
        ok = take_part(&m, &parts[i]);
    if (!ok)
        return false;
    if (offer->quantity < 1 || m.cost < 0)
        return error_set(err, ERROR_INPUT, "There is nothing to offer yet.");
    if (!m.lead_known)
        offer->there_on = DATE_NONE;
    put_head(&m);
    if (!put_price(&m) || !put_validity(&m))
        return false;
    *gain = (struct client_offer_gain){m.cost, offer->total - m.cost};
    return true;
}
