/*
 * Figures that make no sense: they are said, not reckoned with.
 */
#include "landed_model.h"

#include <stddef.h>

enum { DAYS_MAX = 3660, SHARE_MOST = 10 * LANDED_SHARE };
#define RATE_MAX INT64_C(1000000000000000000)

/* Collects the first fault. */
struct checker {
    const char *fault;
};

static void check(struct checker *c, int64_t value, int64_t min, int64_t max, const char *fault) {
    if (!c->fault && (value < min || value > max))
        c->fault = fault;
}

static void check_amount(struct checker *c, int64_t amount, const char *fault) {
    check(c, amount, 0, LANDED_AMOUNT_MAX, fault);
}

static void check_quantities(struct checker *c, const struct landed_request *request) {
    const struct landed_offer *offer = request->offer;
    int64_t sum = 0;
    check(c, request->n_wanted, 0, LANDED_VARIANTS, "too many variants in one order");
    for (int i = 0; !c->fault && i < request->n_wanted; i++) {
        check(c, request->wanted[i], 0, LADING_QUANTITY_MAX, "the quantity wanted is out of range");
        sum += request->wanted[i];
    }
    check(c, sum, 0, LADING_QUANTITY_MAX, "the quantity wanted is out of range");
    check(c, offer->moq, 0, LADING_QUANTITY_MAX, "the MOQ is out of range");
    check(c, offer->moq_variant, 0, LADING_QUANTITY_MAX, "the MOQ per colour is out of range");
    check(c, offer->multiple, 0, LADING_QUANTITY_MAX, "the order multiple is out of range");
    check(c, offer->pack, 0, LADING_QUANTITY_MAX, "the pack is out of range");
    check(c, offer->price_per, 0, LADING_QUANTITY_MAX,
          "the number of pieces that a price is for is out of range");
    for (int i = 0; i < offer->n_breaks; i++) {
        check(c, offer->breaks[i].from, 0, LADING_QUANTITY_MAX, "a price break is out of range");
        check(c, offer->breaks[i].price, 1, LANDED_AMOUNT_MAX, "a price must be above 0");
    }
}

static void check_offer(struct checker *c, const struct landed_offer *offer) {
    check(c, offer->terms.rule, 0, INCOTERMS - 1, "the Incoterm is none");
    check_amount(c, offer->surcharge, "the surcharge below the MOQ is out of range");
    check(c, offer->surcharge_add, 0, SHARE_MOST, "the surcharge below the MOQ is out of range");
    check(c, offer->deposit, 0, LANDED_SHARE, "the deposit must be 0 to 100 %");
    check(c, offer->net_days, 0, DAYS_MAX, "the days until payment are out of range");
}

static void check_costs(struct checker *c, const struct landed_cost_item *costs, int n) {
    for (int i = 0; i < n; i++) {
        check_amount(c, costs[i].order.amount, "a cost of the order is out of range");
        check_amount(c, costs[i].piece.amount, "a cost per piece is out of range");
        check(c, costs[i].share, 0, SHARE_MOST, "a share of the price is out of range");
        check(c, costs[i].lifetime, 0, LADING_QUANTITY_MAX,
              "the pieces that tooling lasts for are out of range");
        check(c, costs[i].kind, 0, LANDED_COST_KINDS - 1, "a cost is of no kind");
    }
}

static void check_carton(struct checker *c, const struct lading_carton *carton) {
    check(c, carton->units, 0, LADING_QUANTITY_MAX, "the pieces in a carton are out of range");
    check(c, carton->length, 0, LADING_SIDE_MAX, "the length of the carton is out of range");
    check(c, carton->width, 0, LADING_SIDE_MAX, "the width of the carton is out of range");
    check(c, carton->height, 0, LADING_SIDE_MAX, "the height of the carton is out of range");
    check(c, carton->weight, 0, LADING_WEIGHT_MAX, "the weight of the carton is out of range");
}

static void check_tariff(struct checker *c, const struct landed_tariff *t) {
    const int64_t amounts[] = {t->shipment,     t->carton,        t->m3,
                               t->kg,           t->revenue_tonne, t->minimum,
                               t->container[0], t->container[1],  t->container[2]};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        check_amount(c, amounts[i], "a tariff is out of range");
    check(c, t->rate, 0, LANDED_SHARE / 2, "the rate of insurance must be 0 to 50 %");
}

static void check_lane(struct checker *c, const struct landed_lane *lane) {
    for (int leg = 0; leg < LEGS; leg++)
        if (lane->legs[leg].known)
            check_tariff(c, &lane->legs[leg]);
    for (int i = 0; lane->containers && i < CONTAINERS; i++) {
        check(c, lane->containers[i].litres, 0, 1000000,
              "the volume of a container is out of range");
        check(c, lane->containers[i].payload, 0, 1000000,
              "the payload of a container is out of range");
    }
}

static void check_duty(struct checker *c, const struct landed_duty *duty) {
    int64_t most = SHARE_MOST;
    check(c, duty->rate, -1, most, "the rate of duty is out of range");
    check(c, duty->preferential, 0, most, "the preferential rate of duty is out of range");
    check(c, duty->vat, -1, most, "the rate of VAT is out of range");
    check(c, duty->vat_uplift, 0, most, "the uplift for VAT is out of range");
    check(c, duty->vat_recoverable, 0, LANDED_SHARE, "the recoverable VAT must be 0 to 100 %");
    check(c, duty->n_levies, 0, LANDED_LEVIES, "there are too many levies on the goods");
    for (int i = 0; !c->fault && i < duty->n_levies; i++) {
        const struct landed_levy *levy = &duty->levies[i];
        check(c, levy->rate, 0, levy->base == LEVY_INSIDE ? LANDED_SHARE - 1 : most,
              "the rate of a levy is out of range");
        check(c, levy->uplift, 0, most, "the uplift of a levy is out of range");
        check(c, levy->recoverable, 0, LANDED_SHARE,
              "what of a levy comes back must be 0 to 100 %");
    }
}

static void check_buyer(struct checker *c, const struct landed_buyer *buyer) {
    if (!c->fault && (!buyer->currency || !*buyer->currency))
        c->fault = "no currency of the buyer";
    for (int i = 0; i < buyer->n_rates; i++) {
        check(c, buyer->rates[i].units, 1, RATE_MAX, "a rate of exchange is out of range");
        check(c, buyer->rates[i].worth, 1, RATE_MAX, "a rate of exchange is out of range");
    }
    check(c, buyer->annual_rate, 0, SHARE_MOST, "the annual rate is out of range");
    check(c, buyer->fx_buffer, 0, LANDED_SHARE, "the buffer for exchange rates must be 0 to 100 %");
    check(c, buyer->order_days, INT32_MIN, DAYS_MAX, "the days to arrival are out of range");
    check(c, buyer->shipment_days, INT32_MIN, DAYS_MAX, "the days to arrival are out of range");
}

const char *landed_check(const struct landed_request *request) {
    struct checker c = {NULL};
    check(&c, request->offer->n_costs + request->buyer->n_costs, 0, LANDED_COSTS,
          "there are too many costs beside the price");
    check_quantities(&c, request);
    check_offer(&c, request->offer);
    check_costs(&c, request->offer->costs, request->offer->n_costs);
    check_costs(&c, request->buyer->costs, request->buyer->n_costs);
    check_carton(&c, &request->carton);
    if (request->lane)
        check_lane(&c, request->lane);
    if (request->duty)
        check_duty(&c, request->duty);
    check_buyer(&c, request->buyer);
    return c.fault;
}
