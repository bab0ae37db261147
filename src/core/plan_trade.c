/*
 * What a plan is reckoned by: exchange rates, duties, lanes.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/trade.h"

#include "plan_private.h"

int64_t plan_int(const struct record *r, int field, int64_t otherwise) {
    return r->values[field].kind == VALUE_INT ? r->values[field].i : otherwise;
}

int32_t plan_date(const struct record *r, int field) {
    return date_from_iso(r->values[field].s);
}

bool plan_same_name(struct plan_making *m, const char *a, const char *b) {
    return strcmp(text_name_key(m->arena, a), text_name_key(m->arena, b)) == 0;
}

enum freight_mode plan_mode(const char *key) {
    static const char *const keys[FREIGHT_MODES] = {
        [FREIGHT_UNKNOWN] = "",  [FREIGHT_LCL] = "sea-lcl",     [FREIGHT_FCL] = "sea-fcl",
        [FREIGHT_AIR] = "air",   [FREIGHT_EXPRESS] = "express", [FREIGHT_RAIL] = "rail",
        [FREIGHT_ROAD] = "road",
    };
    int i = FREIGHT_MODES - 1;
    while (i > 0 && strcmp(keys[i], key) != 0)
        i--;
    return (enum freight_mode)i;
}

/* ---- exchange rates ----------------------------------------------------------------------------
 */

enum { FX_SCALE = 1000000 };

/* One base is worth so many of a currency (in 1/FX_SCALE), by the latest row up to the day. */
struct quotation {
    int64_t rate; /* 0: none */
    int32_t day;
};

static struct quotation look_up(const struct plan_making *m, const char *base, const char *currency,
                                int32_t day) {
    struct quotation found = {0, DATE_NONE};
    if (strcmp(base, currency) == 0)
        return (struct quotation){FX_SCALE, day};
    for (int i = 0; i < m->set->n; i++) {
        const struct record *r = m->set->records[i];
        if (r->entity != &fx_entity || strcmp(record_text(r, FX_BASE), base) != 0 ||
            strcmp(record_text(r, FX_CURRENCY), currency) != 0)
            continue;
        int32_t on = plan_date(r, FX_ON_DATE);
        if (on <= day && on > found.day)
            found = (struct quotation){r->values[FX_RATE].i, on};
    }
    return found;
}

/* The buyer's currency for another by what both cost in a third; of several ways the newest. */
static bool find_rate(struct plan_making *m, const char *currency, int32_t day,
                      struct landed_rate *rate) {
    const char *own = m->plan->buyer.currency;
    rate->day = DATE_NONE;
    for (int i = 0; i < m->set->n; i++) {
        const struct record *r = m->set->records[i];
        if (r->entity != &fx_entity)
            continue;
        const char *base = record_text(r, FX_BASE);
        struct quotation theirs = look_up(m, base, currency, day), ours;
        ours = look_up(m, base, own, day);
        int32_t older = theirs.day < ours.day ? theirs.day : ours.day;
        if (!theirs.rate || !ours.rate || older <= rate->day)
            continue;
        *rate = (struct landed_rate){currency, theirs.rate, ours.rate, older};
    }
    return rate->day != DATE_NONE;
}

static bool is_known(const struct landed_buyer *b, const char *currency) {
    for (int i = 0; i < b->n_rates; i++) {
        if (strcmp(b->rates[i].currency, currency) == 0)
            return true;
    }
    return strcmp(b->currency, currency) == 0;
}

/* Every currency that a row speaks of. */
void plan_take_rates(struct plan_making *m, int32_t day) {
    struct landed_buyer *b = &m->plan->buyer;
    struct landed_rate *rates =
        arena_alloc(m->arena, 2 * (size_t)m->set->n + 1, sizeof(struct landed_rate));
    b->rates = rates;
    b->rate_day = day;
    for (int i = 0; i < m->set->n; i++) {
        const struct record *r = m->set->records[i];
        if (r->entity != &fx_entity)
            continue;
        const char *named[] = {record_text(r, FX_BASE), record_text(r, FX_CURRENCY)};
        for (int k = 0; k < 2; k++) {
            if (!is_known(b, named[k]) && find_rate(m, named[k], day, &rates[b->n_rates]))
                b->n_rates++;
        }
    }
}

/* Whether a cost of the way is in that currency. */
static bool is_in_tariffs(const struct landed_lane *lane, const char *currency) {
    for (int leg = 0; leg < LEGS; leg++)
        if (lane->legs[leg].known && strcmp(lane->legs[leg].currency, currency) == 0)
            return true;
    return false;
}

static bool is_used(const struct plan *p, const char *currency) {
    for (int i = 0; i < p->n_quotes; i++) {
        const struct plan_quote *q = &p->quotes[i];
        if (strcmp(q->offer.currency, currency) == 0)
            return true;
        for (int k = 0; k < q->n_ways; k++)
            if (q->ways[k].lane && is_in_tariffs(&q->ways[k].terms, currency))
                return true;
    }
    return false;
}

/* By the oldest rate that any quote is reckoned with. */
void plan_date_rates(struct plan_making *m) {
    struct plan *p = m->plan;
    p->rates_of = DATE_NONE;
    for (int i = 0; i < p->buyer.n_rates; i++)
        if (is_used(p, p->buyer.rates[i].currency) &&
            (p->rates_of == DATE_NONE || p->buyer.rates[i].day < p->rates_of))
            p->rates_of = p->buyer.rates[i].day;
    p->rates_age = p->rates_of == DATE_NONE ? 0 : m->today - p->rates_of;
}

/* ---- duties ------------------------------------------------------------------------------------
 */

/* Digits of the code that the row has, if the goods' code begins with them; -1: it is about others.
 * "all" has none. */
static int hs_fit(const char *row, const char *goods) {
    int digits = 0;
    if (strcmp(row, "all") == 0)
        return 0;
    for (;; row++) {
        while (*goods == '.' || *goods == ' ')
            goods++;
        if (*row == '.' || *row == ' ')
            continue;
        if (!*row)
            return digits;
        if (*row != *goods++)
            return -1;
        digits++;
    }
}

/* How well a row is about the goods, for the rate: their origin first, then the finer code, then
 * the country before its region; -1: not at all. */
static int duty_fit(const struct plan_making *m, const struct record *r, const char *hs,
                    const char *origin) {
    const char *place = record_text(r, DUTY_DESTINATION), *from = record_text(r, DUTY_ORIGIN);
    const char *country = m->plan->buyer.destination;
    int digits = hs_fit(record_text(r, DUTY_HS), hs);
    if (digits < 0 || (*from && strcmp(from, origin) != 0) ||
        !catalogue_covers(m->catalogue, place, country))
        return -1;
    return (*from ? 1000 : 0) + 10 * digits + (strcmp(place, country) == 0);
}

static const struct record *best_duty(const struct plan_making *m, const char *hs,
                                      const char *origin, bool with_vat) {
    const struct record *best = NULL;
    int best_fit = -1;
    for (int i = 0; i < m->set->n; i++) {
        const struct record *r = m->set->records[i];
        if (r->entity != &duty_entity || (with_vat && r->values[DUTY_VAT].kind == VALUE_NULL))
            continue;
        int fit = duty_fit(m, r, hs, origin);
        if (fit > best_fit) {
            best = r;
            best_fit = fit;
        }
    }
    return best;
}

static enum landed_levy_base levy_base(const char *key) {
    static const char *const keys[] = {
        [LEVY_ON_FOB] = "fob",     [LEVY_ON_CIF] = "cif",       [LEVY_ON_DUTY] = "duty",
        [LEVY_ON_TOTAL] = "total", [LEVY_ON_UPLIFT] = "uplift", [LEVY_INSIDE] = "inside"};
    int i = 0;
    while (strcmp(keys[i], key) != 0)
        i++;
    return (enum landed_levy_base)i;
}

static void take_levies(struct plan_making *m, const struct record *duty, struct landed_duty *d) {
    int n;
    struct record **levies =
        record_set_list(m->set, &levy_entity, LEVY_DUTY, duty->id, m->arena, &n);
    for (int i = 0; i < n && d->n_levies < LANDED_LEVIES; i++)
        d->levies[d->n_levies++] = (struct landed_levy){
            .name = record_text(levies[i], LEVY_NAME),
            .base = levy_base(record_text(levies[i], LEVY_BASE)),
            .rate = levies[i]->values[LEVY_RATE].i,
            .uplift = plan_int(levies[i], LEVY_UPLIFT, 0),
            .recoverable = plan_int(levies[i], LEVY_RECOVERABLE, 0),
        };
}

/* VAT may stand in another row: preferences are given by a union, VAT by a country. A requirement
 * whose VAT is a cost gets nothing back; else all, unless the row says how much. */
static void take_vat(struct plan_making *m, const struct record *r, struct landed_duty *d) {
    const char *base = r ? record_text(r, DUTY_VAT_BASE) : "";
    const struct record *wanted = m->plan->requirement;
    bool recovered = strcmp(record_text(wanted, REQUIREMENT_VAT), "cost") != 0;
    d->vat = r ? plan_int(r, DUTY_VAT, -1) : recovered ? 0 : -1;
    d->vat_uplift = r ? plan_int(r, DUTY_VAT_UPLIFT, 0) : 0;
    d->vat_on_cif = r && r->values[DUTY_VAT_ON_CIF].i;
    d->vat_base = strcmp(base, "duty") == 0     ? VAT_ON_DUTY
                  : strcmp(base, "levies") == 0 ? VAT_ON_LEVIES
                                                : VAT_ON_WAREHOUSE;
    d->vat_recoverable = recovered && r ? plan_int(r, DUTY_VAT_RECOVERABLE, LANDED_SHARE) : 0;
}

const struct landed_duty *plan_find_duty(struct plan_making *m, const char *hs, const char *origin,
                                         bool proof, const struct record **record) {
    const struct record *r = best_duty(m, hs, origin, false);
    *record = r;
    if (!r)
        return NULL;
    struct landed_duty *d = arena_alloc(m->arena, 1, sizeof *d);
    *d = (struct landed_duty){
        .hs = record_text(r, DUTY_HS),
        .origin = r->values[DUTY_ORIGIN].s,
        .destination = record_text(r, DUTY_DESTINATION),
        .base = strcmp(record_text(r, DUTY_BASE), "FOB") == 0 ? BASE_FOB : BASE_CIF,
        .rate = plan_int(r, DUTY_RATE, -1),
        .preference = r->values[DUTY_PREFERENTIAL].kind == VALUE_INT,
        .preferential = plan_int(r, DUTY_PREFERENTIAL, 0),
        .proof = proof,
        .proof_name = record_text(r, DUTY_PROOF),
        .source = record_text(r, DUTY_SOURCE),
        .estimate = r->values[DUTY_CONFIRMED_ON].kind == VALUE_NULL,
    };
    take_levies(m, r, d);
    take_vat(m, best_duty(m, hs, origin, true), d);
    return d;
}

/* ---- lanes -------------------------------------------------------------------------------------
 */

static int leg_named(const char *key) {
    static const char *const keys[LEGS] = {
        [LEG_PACKING] = "packing",
        [LEG_LOADING] = "loading",
        [LEG_INLAND_ORIGIN] = "inland-origin",
        [LEG_EXPORT] = "export",
        [LEG_ORIGIN_TERMINAL] = "origin-terminal",
        [LEG_ON_BOARD] = "on-board",
        [LEG_CARRIAGE] = "carriage",
        [LEG_INSURANCE] = "insurance",
        [LEG_DESTINATION_TERMINAL] = "destination-terminal",
        [LEG_INLAND_DESTINATION] = "inland-destination",
        [LEG_UNLOADING] = "unloading",
        [LEG_IMPORT] = "import",
    };
    int i = 0;
    while (i < LEGS && strcmp(keys[i], key) != 0)
        i++;
    return i;
}

static struct landed_tariff tariff_of(const struct record *r) {
    return (struct landed_tariff){
        .known = true,
        .currency = record_text(r, TARIFF_CURRENCY),
        .shipment = plan_int(r, TARIFF_SHIPMENT, 0),
        .carton = plan_int(r, TARIFF_CARTON, 0),
        .m3 = plan_int(r, TARIFF_M3, 0),
        .kg = plan_int(r, TARIFF_KG, 0),
        .revenue_tonne = plan_int(r, TARIFF_REVENUE_TONNE, 0),
        .container = {plan_int(r, TARIFF_CONTAINER_20, 0), plan_int(r, TARIFF_CONTAINER_40, 0),
                      plan_int(r, TARIFF_CONTAINER_40HC, 0)},
        .minimum = plan_int(r, TARIFF_MINIMUM, 0),
        .rate = plan_int(r, TARIFF_RATE, 0),
        .source = record_text(r, TARIFF_SOURCE),
        .estimate = r->values[TARIFF_ESTIMATE].i != 0,
    };
}

static void take_tariffs(struct plan_making *m, struct plan_way *way) {
    int n;
    struct record **tariffs =
        record_set_list(m->set, &tariff_entity, TARIFF_LANE, way->lane->id, m->arena, &n);
    way->terms = (struct landed_lane){
        .name = record_text(way->lane, LANE_NAME),
        .mode = plan_mode(record_text(way->lane, LANE_MODE)),
        .valid_until = plan_date(way->lane, LANE_VALID_UNTIL),
    };
    for (int i = 0; i < n; i++) {
        int leg = leg_named(record_text(tariffs[i], TARIFF_LEG));
        if (leg == LEGS)
            continue;
        way->terms.legs[leg] = tariff_of(tariffs[i]);
        if (!*way->terms.legs[leg].source) /* that of the lane is that of its tariffs */
            way->terms.legs[leg].source = record_text(way->lane, LANE_SOURCE);
    }
}

static int port_fit(struct plan_making *m, const char *wanted, const char *port) {
    if (!*wanted || !*port)
        return 1;
    return plan_same_name(m, wanted, port) ? 2 : 0;
}

/* How well a lane goes from where the quote is sent to where the goods are wanted; 0: not at all. A
 * port that is named tells where from, whatever the supplier's country: traders ship from others.
 * One with tariffs is better than one that only tells days, one that is valid than one that was. */
static int lane_fit(struct plan_making *m, const struct plan_quote *q, const struct record *lane) {
    const char *from = record_text(q->quote, QUOTE_PORT);
    const char *to = record_text(m->plan->requirement, REQUIREMENT_PORT);
    int begins = port_fit(m, from, record_text(lane, LANE_ORIGIN_PORT));
    int ends = port_fit(m, to, record_text(lane, LANE_PORT));
    int32_t until = plan_date(lane, LANE_VALID_UNTIL);
    int tariffs;
    bool from_there = begins > 1 || strcmp(record_text(lane, LANE_ORIGIN_COUNTRY), q->country) == 0;
    if (!from_there || !begins || !ends ||
        strcmp(record_text(lane, LANE_COUNTRY), m->plan->buyer.destination) != 0)
        return 0;
    record_set_list(m->set, &tariff_entity, TARIFF_LANE, lane->id, m->arena, &tariffs);
    return 8 * (tariffs > 0) + 4 * (until == DATE_NONE || until >= m->today) + begins + ends - 1;
}

void plan_take_ways(struct plan_making *m, struct plan_quote *q) {
    int fits[FREIGHT_MODES] = {0};
    const struct record *lanes[FREIGHT_MODES] = {NULL};
    for (int i = 0; i < m->set->n; i++) {
        const struct record *r = m->set->records[i];
        if (r->entity != &lane_entity)
            continue;
        enum freight_mode mode = plan_mode(record_text(r, LANE_MODE));
        bool offered = q->offer.mode == FREIGHT_UNKNOWN || q->offer.mode == mode ||
                       !incoterm_seller_carries(q->offer.terms.rule);
        int fit = offered ? lane_fit(m, q, r) : 0;
        if (fit > fits[mode]) {
            fits[mode] = fit;
            lanes[mode] = r;
        }
    }
    for (int mode = 0; mode < FREIGHT_MODES; mode++) {
        if (!lanes[mode] || q->n_ways == PLAN_WAYS)
            continue;
        struct plan_way *way = &q->ways[q->n_ways++];
        way->lane = lanes[mode];
        take_tariffs(m, way);
    }
    if (q->n_ways == 0) /* without any lane it still has a price, and stages */
        q->ways[q->n_ways++] = (struct plan_way){.lane = NULL};
}
