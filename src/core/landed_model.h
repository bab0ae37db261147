/*
 * The parts of core/landed.h: what a request says, turned into exact numbers of the buyer's
 * currency (landed_model.c); what follows from them (landed_sum.c); quantities (landed_quantity.c);
 * texts (landed_text.c, landed_line.c).
 *
 * What is missing takes a made-up value, and in a second run another one: what differs between the
 * two depends on it. Values that are estimates are changed in a run of their own.
 */
#ifndef CORE_LANDED_MODEL_H
#define CORE_LANDED_MODEL_H

#include "sourcebench/core/landed.h"
#include "sourcebench/core/ratio.h"

/* More than can be missing: a rate of each amount of money, and some twenty other things. */
enum { MODEL_GAPS = 128 };

/* Which of the gaps of one kind. */
enum { TARIFF_ALL = -1, TARIFF_CONTAINER = -2 }; /* or the leg */
enum { CARTON_UNITS, CARTON_VOLUME, CARTON_WEIGHT };
enum { DUTY_NONE, DUTY_NO_ORIGIN, DUTY_OTHER_ORIGIN, DUTY_OTHER_HS, DUTY_NO_RATE, DUTY_NO_VAT };
enum { DDP_VAT, DDP_IMPORTER };
enum { DAYS_ORDER, DAYS_SHIPMENT };

struct gap_key {
    enum landed_gap_kind kind;
    int which;
    const char *what; /* the currency; of a missing one what lacks it */
};

struct gap_list {
    struct gap_key keys[MODEL_GAPS];
    int n;
};

/* In which way a run differs from the first one. */
struct model_run {
    int other_gap; /* whose second value counts; -1: of none */
    bool other_estimates;
};

/* The order: how many pieces, at which price. */
struct landed_order {
    int64_t wanted, quantity;
    int64_t by_variant[LANDED_VARIANTS];
    const struct landed_break *price, *next; /* NULL: none */
    bool surcharge;
};
void landed_order_of(const struct landed_request *request, struct landed_order *order);
/* Orders are whole multiples of this. */
int64_t landed_order_step(const struct landed_offer *offer);
/* Why the quantity is another than wanted; NULL where it is not. */
const char *landed_order_why(const struct landed_request *request, const struct landed_order *order,
                             struct arena *arena);

/* Amounts are in 1/10,000 of the buyer's currency. */
struct model_cost {
    const struct landed_cost_item *item;
    struct ratio amount, paid; /* of this order; all that is paid with it */
    bool foreign;
};

struct landed_model {
    const struct landed_request *request;
    struct landed_order order;
    unsigned seller; /* legs inside the price */
    struct ratio goods, surcharge;
    bool goods_foreign;
    struct ratio legs[LEGS]; /* of insurance the part that does not hang on the value */
    bool legs_foreign[LEGS];
    int64_t premium_rate; /* of 110 % of CIF */
    struct ratio premium_least;
    struct model_cost costs[LANDED_COSTS];
    int n_costs;
    struct landed_duty duty;
    int64_t duty_rate; /* the one that counts */
    bool vat_included, recovers;
    int order_days, shipment_days;
    struct lading lading;
    bool has_cartons;
    int64_t containers[CONTAINERS];
};
void landed_model_fill(const struct landed_request *request, const struct landed_order *order,
                       const struct model_run *run, struct gap_list *gaps, struct landed_model *m);

/* How many units of a currency are worth how many of the buyer's; NULL where there is no rate. */
const struct landed_rate *landed_rate_of(const struct landed_buyer *buyer, const char *currency);
bool landed_is_foreign(const struct landed_buyer *buyer, const char *currency);
/* Whether kilograms are those that air freight is charged by. */
bool landed_by_air(const struct landed_lane *lane);

/* What follows. Lines in the order in which they are shown. */
enum {
    LINE_SLOT_GOODS,
    LINE_SLOT_SURCHARGE,
    LINE_SLOT_COSTS,
    LINE_SLOT_LEGS = LINE_SLOT_COSTS + LANDED_COSTS,
    LINE_SLOT_DUTY = LINE_SLOT_LEGS + LEGS,
    LINE_SLOT_LEVIES,
    LINE_SLOT_VAT = LINE_SLOT_LEVIES + LANDED_LEVIES,
    LINE_SLOT_PAYMENT,
    LINE_SLOT_BUFFER,
    LINE_SLOTS
};
enum {
    CUSTOMS_VALUE,
    CUSTOMS_DUTIABLE,
    CUSTOMS_DUTY,
    CUSTOMS_LEVIES,
    CUSTOMS_VAT,
    CUSTOMS_BACK,
    CUSTOMS
};
enum { PAID_DEPOSIT, PAID_BALANCE, PAID };

struct landed_sum {
    struct ratio fob, cif;
    struct ratio basis[LANDED_BASES];
    struct ratio customs[CUSTOMS];
    struct ratio paid[PAID];
    struct ratio cost[LINE_SLOTS];   /* the buyer's */
    struct ratio amount[LINE_SLOTS]; /* what it is, whoever pays */
    bool by_seller[LINE_SLOTS];
    struct ratio vat_value, financed, foreign; /* what VAT, payment days and buffer are on */
    bool premium_least;
};
void landed_sum_of(const struct landed_model *m, struct landed_sum *s);

/* A figure that makes no sense, as a sentence; NULL: none. */
const char *landed_check(const struct landed_request *request);

/* Whether the last day of validity is before today. */
bool landed_is_past(int32_t valid_until, int32_t today);

/* Texts. Of money in the buyer's currency "EUR 1,204.50", of a measure "10.8", of a share "2.7 %".
 */
const char *landed_money_text(const struct landed_model *m, const struct ratio *amount,
                              struct arena *arena);
const char *landed_measure_text(const struct ratio *measure, struct arena *arena);
const char *landed_share_text(int64_t share, struct arena *arena);
const char *landed_integer_text(int64_t value, struct arena *arena);
const char *landed_price_text(int64_t amount, const char *currency, struct arena *arena);
/* "1 CNY = EUR 0.128205 on 2026-11-20"; "" where the currency is the buyer's. */
const char *landed_rate_text(const struct landed_buyer *buyer, const char *currency,
                             struct arena *arena);
const char *landed_gap_sentence(const struct landed_request *request, const struct gap_key *key,
                                struct arena *arena);
void landed_warn(const struct landed_request *request, const struct landed_order *order,
                 struct arena *arena, struct landed_result *result);
/* The label, formula, inputs and source of the line in a slot; false where there is no such line.
 */
bool landed_line_text(const struct landed_model *m, const struct landed_sum *s, int slot,
                      struct arena *arena, struct landed_line *line);

#endif
