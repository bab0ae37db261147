/*
 * Two deals for tests of the landed cost.
 *
 * The first is the worked example of the definitions: 2,000 pieces whose EXW value is 5.00 each, by
 * LCL, all in EUR. The second is 12,000 pieces offered in CNY (8 for a EUR) with tooling in USD (10
 * for 9 EUR), by each of the six modes; its numbers are such that every sum comes out even, so that
 * it can be followed by hand.
 */
#ifndef TESTS_UNIT_LANDED_FIXTURE_H
#define TESTS_UNIT_LANDED_FIXTURE_H

#include <string.h>

#include "sourcebench/core/landed.h"
#include "sourcebench/core/money.h"

#include "suite.h"

#define UNITS(n) (INT64_C(1) * (n)*MONEY_SCALE)
/* In 1/100. */
#define CENTS(n) (INT64_C(100) * (n))
#define PERCENT(n) ((n)*INT64_C(10000))

/* All of a request, to be changed by a test before landed_cost(). */
struct deal {
    struct landed_request request;
    struct landed_offer offer;
    struct landed_break breaks[4];
    struct landed_cost_item costs[4], extras[4];
    struct landed_lane lane;
    struct landed_duty duty;
    struct landed_buyer buyer;
    struct landed_rate rates[4];
    int64_t wanted[4];
    struct arena arena;
    struct landed_result result;
};

static inline void deal_link(struct deal *d) {
    d->offer.breaks = d->breaks;
    d->offer.costs = d->costs;
    d->buyer.costs = d->extras;
    d->buyer.rates = d->rates;
    d->request.offer = &d->offer;
    d->request.lane = &d->lane;
    d->request.duty = &d->duty;
    d->request.buyer = &d->buyer;
    d->request.wanted = d->wanted;
}

/* The worked example; the price is for all 2,000 pieces together. */
static inline void deal_example(struct deal *d) {
    *d = (struct deal){
        .request = {.carton = {20, 600, 400, 450, 11500}, .hs = "4202.92", .n_wanted = 1},
        .offer = {.currency = "EUR",
                  .n_breaks = 1,
                  .price_per = 2000,
                  .origin = "CN",
                  .valid_until = DATE_NONE,
                  .vat_included = LANDED_NO,
                  .buyer_imports = LANDED_YES},
        .breaks = {{1, UNITS(10000)}},
        .lane = {.name = "Ningbo–Hamburg", .mode = FREIGHT_LCL, .valid_until = DATE_NONE},
        .duty = {.hs = "4202.92",
                 .rate = 27000,
                 .vat = PERCENT(19),
                 .vat_recoverable = LANDED_SHARE,
                 .source = "TARIC"},
        .buyer = {.currency = "EUR", .destination = "DE", .order_days = -1, .shipment_days = -1},
        .wanted = {2000},
    };
    d->buyer.rate_day = date_from_iso("2026-11-20");
    d->buyer.today = date_from_iso("2026-11-26");
    static const struct landed_tariff legs[LEGS] = {
        [LEG_PACKING] = {.shipment = 0},
        [LEG_LOADING] = {.shipment = UNITS(40)},
        [LEG_INLAND_ORIGIN] = {.shipment = UNITS(120), .m3 = UNITS(6)},
        [LEG_EXPORT] = {.shipment = UNITS(85)},
        [LEG_ORIGIN_TERMINAL] = {.m3 = UNITS(12)},
        [LEG_ON_BOARD] = {.shipment = UNITS(30)},
        [LEG_CARRIAGE] = {.revenue_tonne = UNITS(78)},
        [LEG_INSURANCE] = {.rate = 3500},
        [LEG_DESTINATION_TERMINAL] = {.shipment = UNITS(60), .m3 = UNITS(35)},
        [LEG_INLAND_DESTINATION] = {.shipment = UNITS(220), .m3 = UNITS(10)},
        [LEG_UNLOADING] = {.carton = CENTS(25)},
        [LEG_IMPORT] = {.shipment = UNITS(95)},
    };
    for (int leg = 0; leg < LEGS; leg++) {
        d->lane.legs[leg] = legs[leg];
        d->lane.legs[leg].known = true;
        d->lane.legs[leg].currency = "EUR";
        d->lane.legs[leg].source = "forwarder";
    }
    deal_link(d);
}

/* The second deal, to be sold for so many CNY together. FOB 56,000 EUR. */
static inline void deal_second(struct deal *d, enum freight_mode mode, int64_t price) {
    *d = (struct deal){
        .request = {.carton = {25, 700, 500, 400, 16000}, .hs = "4202.92", .n_wanted = 1},
        .offer = {.currency = "CNY",
                  .n_breaks = 1,
                  .price_per = 12000,
                  .origin = "CN",
                  .valid_until = DATE_NONE,
                  .n_costs = 1,
                  .vat_included = LANDED_NO,
                  .buyer_imports = LANDED_YES},
        .breaks = {{1, price}},
        .costs = {{.kind = LANDED_TOOLING, .order = {UNITS(1000), "USD"}}},
        .lane = {.mode = mode, .valid_until = DATE_NONE},
        .duty = {.rate = PERCENT(4), .vat = PERCENT(20), .vat_recoverable = PERCENT(50)},
        .buyer = {.currency = "EUR", .n_rates = 2, .order_days = -1, .shipment_days = -1},
        .rates = {{"CNY", 8, 1}, {"USD", 10, 9}},
        .wanted = {12000},
    };
    d->buyer.rate_day = date_from_iso("2026-11-20");
    d->buyer.today = date_from_iso("2026-11-26");
    struct landed_tariff legs[LEGS] = {
        [LEG_LOADING] = {.shipment = UNITS(60)},
        [LEG_INLAND_ORIGIN] = {.shipment = UNITS(400)},
        [LEG_EXPORT] = {.shipment = UNITS(100)},
        [LEG_ORIGIN_TERMINAL] = {.shipment = UNITS(300)},
        [LEG_ON_BOARD] = {.shipment = UNITS(40)},
        [LEG_INSURANCE] = {.rate = 3500},
        [LEG_DESTINATION_TERMINAL] = {.shipment = UNITS(500)},
        [LEG_INLAND_DESTINATION] = {.shipment = UNITS(640)},
        [LEG_UNLOADING] = {.carton = CENTS(25)}, /* 480 cartons: 120 */
        [LEG_IMPORT] = {.shipment = UNITS(110)},
    };
    /* 480 cartons: 67.2 m³, 7,680 kg, by air 11,200 kg; one 40'HC holds 485 */
    if (mode == FREIGHT_LCL)
        legs[LEG_CARRIAGE] =
            (struct landed_tariff){.shipment = UNITS(409), .revenue_tonne = UNITS(50)};
    else if (mode == FREIGHT_FCL)
        legs[LEG_CARRIAGE] =
            (struct landed_tariff){.container = {UNITS(2000), CENTS(260000), CENTS(277285)}};
    else if (mode == FREIGHT_AIR)
        legs[LEG_CARRIAGE] = (struct landed_tariff){.shipment = CENTS(23125), .kg = CENTS(165)};
    else if (mode == FREIGHT_EXPRESS)
        legs[LEG_CARRIAGE] = (struct landed_tariff){.shipment = UNITS(172), .kg = CENTS(210)};
    else if (mode == FREIGHT_RAIL)
        legs[LEG_CARRIAGE] = (struct landed_tariff){.shipment = CENTS(4930), .m3 = UNITS(85)};
    else
        legs[LEG_CARRIAGE] = (struct landed_tariff){.shipment = CENTS(355), .kg = CENTS(62)};
    for (int leg = 0; leg < LEGS; leg++) {
        d->lane.legs[leg] = legs[leg];
        d->lane.legs[leg].known = true;
        d->lane.legs[leg].currency = "EUR";
    }
    deal_link(d);
}

static inline const struct landed_result *deal_cost(struct deal *d) {
    landed_cost(&d->request, &d->arena, &d->result);
    return &d->result;
}

static inline const struct landed_line *deal_line(const struct deal *d, enum landed_line_kind kind,
                                                  int which) {
    for (int i = 0; i < d->result.n_lines; i++)
        if (d->result.lines[i].kind == kind && d->result.lines[i].which == which)
            return &d->result.lines[i];
    return NULL;
}

static inline void check_total(const struct deal *d, enum landed_basis basis, int64_t total) {
    ck_assert_msg(d->result.basis[basis].known, "%s is not known: %s", landed_basis_words[basis],
                  d->result.n_gaps ? d->result.gaps[0].sentence : "");
    ck_assert_msg(d->result.basis[basis].total == total, "%s: %lld, not %lld",
                  landed_basis_words[basis], (long long)d->result.basis[basis].total,
                  (long long)total);
}

static inline const struct landed_gap *deal_gap(const struct deal *d, const char *sentence) {
    for (int i = 0; i < d->result.n_gaps; i++)
        if (strcmp(d->result.gaps[i].sentence, sentence) == 0)
            return &d->result.gaps[i];
    return NULL;
}

static inline void check_gap(const struct deal *d, const char *sentence, unsigned spoils) {
    const struct landed_gap *gap = deal_gap(d, sentence);
    ck_assert_msg(gap != NULL, "no gap \"%s\", but %d: %s", sentence, d->result.n_gaps,
                  d->result.n_gaps ? d->result.gaps[0].sentence : "");
    ck_assert_uint_eq(gap->spoils, spoils);
}

#endif
