/*
 * The records of a requirement in the terms of the rules.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/share.h"
#include "sourcebench/core/supplier.h"

#include "plan_private.h"

/* ---- the buyer ---------------------------------------------------------------------------------
 */

struct cost_list {
    struct landed_cost_item items[LANDED_COSTS];
    int n;
};

static void add_cost(struct cost_list *list, enum landed_cost_kind kind, int64_t amount,
                     const char *currency) {
    if (amount > 0)
        list->items[list->n++] =
            (struct landed_cost_item){.kind = kind, .order = {amount, currency}};
}

static void add_share(struct cost_list *list, enum landed_cost_kind kind, int64_t share) {
    if (share > 0)
        list->items[list->n++] = (struct landed_cost_item){.kind = kind, .share = share};
}

static const struct landed_cost_item *keep_costs(struct plan_making *m,
                                                 const struct cost_list *list) {
    struct landed_cost_item *kept = arena_alloc(m->arena, (size_t)list->n + 1, sizeof *kept);
    memcpy(kept, list->items, (size_t)list->n * sizeof *kept);
    return kept;
}

static void take_buyer(struct plan_making *m, const struct record *r) {
    struct landed_buyer *b = &m->plan->buyer;
    struct cost_list costs = {0};
    const char *currency = record_text(r, REQUIREMENT_CURRENCY);
    *b = (struct landed_buyer){
        .currency = currency,
        .destination = record_text(r, REQUIREMENT_COUNTRY),
        .today = m->today,
        .annual_rate = plan_int(r, REQUIREMENT_ANNUAL_RATE, 0),
        .fx_buffer = plan_int(r, REQUIREMENT_FX_BUFFER, 0),
    };
    add_cost(&costs, LANDED_INSPECTION, plan_int(r, REQUIREMENT_INSPECTION, 0), currency);
    add_cost(&costs, LANDED_LABORATORY, plan_int(r, REQUIREMENT_LABORATORY, 0), currency);
    add_cost(&costs, LANDED_BANK, plan_int(r, REQUIREMENT_BANK, 0), currency);
    add_cost(&costs, LANDED_CONFORMITY, plan_int(r, REQUIREMENT_CONFORMITY, 0), currency);
    add_cost(&costs, LANDED_PEAK, plan_int(r, REQUIREMENT_PEAK, 0), currency);
    add_share(&costs, LANDED_AGENT, plan_int(r, REQUIREMENT_COMMISSION, 0));
    int64_t piece = plan_int(r, REQUIREMENT_COMMISSION_PIECE, 0);
    if (piece > 0)
        costs.items[costs.n++] =
            (struct landed_cost_item){.kind = LANDED_AGENT, .piece = {piece, currency}};
    b->costs = keep_costs(m, &costs);
    b->n_costs = costs.n;
}

static void take_quantities(struct plan_making *m, const struct record *r) {
    struct plan *p = m->plan;
    int n;
    struct record **lines =
        record_set_list(m->set, &demand_entity, DEMAND_REQUIREMENT, r->id, m->arena, &n);
    for (int i = 0; i < n && p->n_wanted < PLAN_VARIANTS; i++)
        p->wanted[p->n_wanted++] = lines[i]->values[DEMAND_QUANTITY].i;
    if (p->n_wanted == 0)
        p->wanted[p->n_wanted++] = r->values[REQUIREMENT_QUANTITY].i;
    memcpy(p->asked, p->wanted, sizeof p->asked);
}

/* ---- quotes ------------------------------------------------------------------------------------
 */

static void take_breaks(struct plan_making *m, struct plan_quote *q) {
    int n;
    struct record **records =
        record_set_list(m->set, &break_entity, BREAK_QUOTE, q->quote->id, m->arena, &n);
    struct landed_break *breaks = arena_alloc(m->arena, (size_t)n + 1, sizeof *breaks);
    for (int i = 0; i < n; i++) {
        struct landed_break b = {records[i]->values[BREAK_QUANTITY].i,
                                 records[i]->values[BREAK_PRICE].i};
        int at = i;
        for (; at > 0 && breaks[at - 1].from > b.from; at--)
            breaks[at] = breaks[at - 1];
        breaks[at] = b;
    }
    q->offer.breaks = breaks;
    q->offer.n_breaks = n;
}

static void take_costs(struct plan_making *m, struct plan_quote *q) {
    const struct record *r = q->quote;
    const char *currency = q->offer.currency;
    struct cost_list costs = {0};
    add_cost(&costs, LANDED_TOOLING, plan_int(r, QUOTE_TOOLING, 0), currency);
    if (costs.n)
        costs.items[0].lifetime = plan_int(r, QUOTE_TOOLING_LIFE, 0);
    add_cost(&costs, LANDED_SETUP, plan_int(r, QUOTE_SETUP, 0), currency);
    add_cost(&costs, LANDED_ASSIST, plan_int(r, QUOTE_ASSISTS, 0), currency);
    if (!r->values[QUOTE_SAMPLE_REFUND].i)
        add_cost(&costs, LANDED_SAMPLES, plan_int(r, QUOTE_SAMPLE_COST, 0), currency);
    add_share(&costs, LANDED_SELLING_COMMISSION, plan_int(r, QUOTE_SELLING_COMMISSION, 0));
    add_share(&costs, LANDED_BUYING_COMMISSION, plan_int(r, QUOTE_BUYING_COMMISSION, 0));
    q->offer.costs = keep_costs(m, &costs);
    q->offer.n_costs = costs.n;
}

/* "unloading,insurance" as legs. The choices of the field are in the order of enum leg. */
static unsigned legs_of(const struct record *r, int field) {
    const struct field *f = &r->entity->fields[field];
    const char *keys = record_text(r, field);
    unsigned legs = 0;
    for (size_t i = 0; i < f->n_choices; i++) {
        const char *at = strstr(keys, f->choices[i].key);
        size_t length = strlen(f->choices[i].key);
        while (at && ((at > keys && at[-1] != ',') || (at[length] && at[length] != ',')))
            at = strstr(at + 1, f->choices[i].key);
        legs |= at ? LEG_BIT(i) : 0;
    }
    return legs;
}

/* The choices are in the order of enum incoterm_place; a case file may leave it out. */
enum incoterm_place plan_place(const struct record *r) {
    const struct field *f = &r->entity->fields[QUOTE_PLACE_KIND];
    int i = 0;
    while (i < INCOTERM_PLACES && strcmp(f->choices[i].key, record_text(r, QUOTE_PLACE_KIND)) != 0)
        i++;
    return i < INCOTERM_PLACES ? (enum incoterm_place)i : PLACE_USUAL;
}

static enum landed_yes yes_of(const struct record *r, int field) {
    return r->values[field].kind == VALUE_NULL      ? LANDED_UNSAID
           : strcmp(r->values[field].s, "yes") == 0 ? LANDED_YES
                                                    : LANDED_NO;
}

static void take_offer(struct plan_making *m, struct plan_quote *q) {
    const struct record *r = q->quote;
    unsigned seller = legs_of(r, QUOTE_SELLER_LEGS), buyer = legs_of(r, QUOTE_BUYER_LEGS);
    int64_t colour = plan_int(r, QUOTE_MOQ_COLOUR, 0), lot = plan_int(r, QUOTE_MOQ_LOT, 0);
    const char *balance = record_text(r, QUOTE_BALANCE);
    q->offer = (struct landed_offer){
        .currency = record_text(r, QUOTE_CURRENCY),
        .moq = plan_int(r, QUOTE_MOQ, 0),
        .moq_variant = colour > lot ? colour : lot,
        .multiple = plan_int(r, QUOTE_MULTIPLE, 0),
        .pack = plan_int(r, QUOTE_PACK, 0),
        .below_moq = r->values[QUOTE_BELOW_MOQ].i != 0,
        .surcharge = plan_int(r, QUOTE_SURCHARGE, 0),
        .surcharge_add = plan_int(r, QUOTE_SURCHARGE_SHARE, 0),
        .terms = {.rule = (enum incoterm)incoterm_find(record_text(r, QUOTE_INCOTERM)),
                  .place = plan_place(r),
                  .by_hand = seller | buyer,
                  .by_hand_seller = seller & ~buyer},
        .place = record_text(r, QUOTE_PLACE),
        .mode = plan_mode(record_text(r, QUOTE_MODE)),
        .origin = r->values[QUOTE_ORIGIN].s ? r->values[QUOTE_ORIGIN].s : q->country,
        .valid_until = plan_date(r, QUOTE_VALID_UNTIL),
        .deposit = plan_int(r, QUOTE_DEPOSIT, 0),
        .balance = strcmp(balance, "order") == 0     ? BALANCE_AT_ORDER
                   : strcmp(balance, "arrival") == 0 ? BALANCE_AT_ARRIVAL
                                                     : BALANCE_AT_SHIPMENT,
        .net_days = (int)plan_int(r, QUOTE_NET_DAYS, 0),
        .vat_included = yes_of(r, QUOTE_VAT_INCLUDED),
        .buyer_imports = yes_of(r, QUOTE_BUYER_IMPORTS),
    };
    take_breaks(m, q);
    take_costs(m, q);
}

static void take_carton(struct plan_making *m, struct plan_quote *q) {
    const struct record *r = q->quote, *p = m->plan->product;
    static const int own[] = {QUOTE_CARTON_UNITS, QUOTE_CARTON_LENGTH, QUOTE_CARTON_WIDTH,
                              QUOTE_CARTON_HEIGHT, QUOTE_CARTON_WEIGHT};
    static const int usual[] = {PRODUCT_CARTON_UNITS, PRODUCT_CARTON_LENGTH, PRODUCT_CARTON_WIDTH,
                                PRODUCT_CARTON_HEIGHT, PRODUCT_CARTON_WEIGHT};
    int64_t *const to[] = {&q->carton.units, &q->carton.length, &q->carton.width, &q->carton.height,
                           &q->carton.weight};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        *to[i] = plan_int(r, own[i], p ? plan_int(p, usual[i], 0) : 0);
}

static const char *sent_from(const struct plan_making *m, const struct plan_quote *q) {
    const struct record *site = record_set_follow(m->set, q->quote, QUOTE_SITE);
    if (site && site->values[SITE_COUNTRY].s)
        return site->values[SITE_COUNTRY].s;
    return q->supplier && q->supplier->values[SUPPLIER_COUNTRY].s
               ? q->supplier->values[SUPPLIER_COUNTRY].s
               : record_text(q->quote, QUOTE_ORIGIN);
}

static bool take_quote(struct plan_making *m, const struct record *r, struct error *err) {
    struct plan_quote *q = &m->plan->quotes[m->plan->n_quotes++];
    *q = (struct plan_quote){
        .quote = r,
        .supplier = record_set_follow(m->set, r, QUOTE_SUPPLIER),
        .capacity = plan_int(r, QUOTE_CAPACITY, 0),
        .handicap = plan_int(r, QUOTE_HANDICAP, 0),
    };
    q->country = sent_from(m, q);
    take_offer(m, q);
    take_carton(m, q);
    q->duty = plan_find_duty(m, m->plan->hs, q->offer.origin, r->values[QUOTE_PROOF].s != NULL,
                             &q->duty_record);
    plan_take_ways(m, q);
    for (int i = 0; i < q->n_ways; i++) {
        if (!plan_take_stages(m, q, &q->ways[i], err))
            return false;
    }
    return true;
}

static bool is_offer(const struct record *r) {
    const char *state = record_text(r, QUOTE_STATE);
    return strcmp(state, "asked") != 0 && strcmp(state, "withdrawn") != 0;
}

/* Whether another record is a later round of the same offer. */
static bool is_outdone(const struct record *r, struct record *const *all, int n) {
    for (int i = 0; i < n; i++) {
        const struct record *o = all[i];
        if (o == r || !is_offer(o) || o->values[QUOTE_SUPPLIER].i != r->values[QUOTE_SUPPLIER].i ||
            strcmp(record_text(o, QUOTE_NUMBER), record_text(r, QUOTE_NUMBER)) != 0)
            continue;
        int64_t theirs = plan_int(o, QUOTE_ROUND, 1), ours = plan_int(r, QUOTE_ROUND, 1);
        if (theirs > ours || (theirs == ours && o->id > r->id))
            return true;
    }
    return false;
}

static bool take_quotes(struct plan_making *m, const struct record *requirement,
                        struct error *err) {
    int n;
    struct record **all =
        record_set_list(m->set, &quote_entity, QUOTE_REQUIREMENT, requirement->id, m->arena, &n);
    m->plan->quotes = arena_alloc(m->arena, (size_t)n + 1, sizeof *m->plan->quotes);
    for (int i = 0; i < n; i++) {
        if (!is_offer(all[i]) || is_outdone(all[i], all, n))
            continue;
        if (m->plan->n_quotes == PLAN_QUOTES)
            return error_set(err, ERROR_INPUT,
                             "A requirement is compared with at most %d quotes; withdraw some.",
                             PLAN_QUOTES);
        if (!take_quote(m, all[i], err))
            return false;
    }
    return true;
}

/* ---- all of it ---------------------------------------------------------------------------------
 */

bool plan_make(const struct record_set *set, const struct record *requirement,
               const struct catalogue *catalogue, int32_t today, struct arena *arena,
               struct plan *plan, struct error *err) {
    struct plan_making m = {set, catalogue, today, arena, plan};
    *plan = (struct plan){
        .set = set,
        .requirement = requirement,
        .product = record_set_follow(set, requirement, REQUIREMENT_PRODUCT),
        .client = record_set_follow(set, requirement, REQUIREMENT_CLIENT),
        .order_on = plan_date(requirement, REQUIREMENT_ORDER_ON),
        .needed_by = plan_date(requirement, REQUIREMENT_NEEDED_BY),
        .service = plan_int(requirement, REQUIREMENT_SERVICE, 0),
    };
    int32_t rates_on = plan_date(requirement, REQUIREMENT_RATES_ON);
    if (plan->order_on < today) /* DATE_NONE too */
        plan->order_on = today;
    plan->hs = plan->product ? record_text(plan->product, PRODUCT_HS) : "";
    take_buyer(&m, requirement);
    plan_take_rates(&m, rates_on == DATE_NONE ? today : rates_on);
    take_quantities(&m, requirement);
    if (!take_quotes(&m, requirement, err))
        return false;
    plan_date_rates(&m);
    return true;
}

const char *plan_supplier(const struct plan_quote *quote) {
    return quote->supplier ? record_text(quote->supplier, SUPPLIER_NAME) : "?";
}

int64_t plan_total(const struct plan *plan) {
    int64_t sum = 0;
    for (int i = 0; i < plan->n_wanted; i++)
        sum += plan->wanted[i];
    return sum;
}

void plan_set_total(struct plan *plan, int64_t quantity) {
    if (!share_out(quantity, plan->asked, plan->n_wanted, plan->wanted))
        plan->wanted[plan->n_wanted - 1] = quantity;
}
