/*
 * Landed cost: what a piece of an offer costs at the buyer's warehouse, duty paid, in the buyer's
 * currency; beside it the same offer ex works, FOB and CIF.
 *
 * A request names everything that the figure depends on; nothing is looked up. What is missing
 * becomes a gap in words, and a basis that depends on it is not known: never zero. Whether it
 * depends is found by computing with two values of what is missing, so that a DDP offer needs no
 * freight, and a CFR offer none where duty is on CIF.
 *
 * Money is in 1/10,000 of its currency, shares and rates in 1/1,000,000 (2.7 % is 27,000). All is
 * computed in exact fractions and rounded once, halves to the even: each total from its exact sum,
 * each unit from the exact total. Lines are rounded for showing, so that their sum may differ from
 * the total in the last digit.
 *
 * Definitions, with G the goods at the price of the break, and surcharges on it, and T what is
 * dutiable beside the price (tooling, set-up, assists, selling commission):
 *   FOB     the price and the legs up to "on board" that it does not hold, less what it holds
 * beyond CIF     FOB + main carriage + premium; premium = rate × 110 % × CIF duty    rate × (base +
 * T), base = CIF or FOB by destination levies  each on its base; FOB and CIF are taken with T VAT
 * rate × (base + T + duty + levies + terminal, inland and unloading at destination), or as the duty
 * row says What a price holds of these is solved for: of DDP also duty, levies, and VAT where it is
 * included. It is no advice on customs law.
 */
#ifndef SOURCEBENCH_CORE_LANDED_H
#define SOURCEBENCH_CORE_LANDED_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/incoterm.h"
#include "sourcebench/core/lading.h"
#include "sourcebench/core/memory.h"

enum { LANDED_SHARE = 1000000, LANDED_LEVIES = 8, LANDED_VARIANTS = 64, LANDED_COSTS = 32 };
#define LANDED_AMOUNT_MAX INT64_C(1000000000000000) /* 10^11 units of a currency */

/* An amount other than 0 needs its currency. */
struct landed_money {
    int64_t amount;
    const char *currency;
};

/* Costs beside price, legs and taxes. Each is a line of its own. */
enum landed_cost_kind {
    LANDED_TOOLING,            /* dutiable, paid to the supplier */
    LANDED_SETUP,              /* a fixed cost of the order: the same */
    LANDED_SELLING_COMMISSION, /* dutiable */
    LANDED_ASSIST,             /* what the buyer supplies for the goods: dutiable */
    LANDED_SAMPLES,            /* these and what follows are not dutiable */
    LANDED_BUYING_COMMISSION,
    LANDED_INSPECTION,
    LANDED_LABORATORY,
    LANDED_BANK, /* bank and letter of credit */
    LANDED_CONFORMITY,
    LANDED_AGENT,
    LANDED_PEAK, /* peak season surcharge */
    LANDED_COST_KINDS
};
extern const char *const landed_cost_words[LANDED_COST_KINDS];

struct landed_cost_item {
    enum landed_cost_kind kind;
    struct landed_money order, piece; /* per order, per piece */
    int64_t share;                    /* of the goods' price */
    int64_t lifetime; /* pieces over which `order` is spread; 0: all of it in this order */
    const char *source;
    bool estimate;
};

struct landed_break {
    int64_t from, price; /* for all pieces from this quantity on */
};

enum landed_balance { BALANCE_AT_SHIPMENT, BALANCE_AT_ORDER, BALANCE_AT_ARRIVAL };
enum landed_yes { LANDED_UNSAID, LANDED_NO, LANDED_YES };

struct landed_offer {
    const char *currency; /* of prices and surcharge */
    const struct landed_break *breaks;
    int n_breaks;
    int64_t price_per;     /* pieces that a price is for; 0: one */
    int64_t moq;           /* pieces */
    int64_t moq_variant;   /* per colour, or what one lot of cloth makes where that is more */
    int64_t multiple;      /* 0: any */
    int64_t pack;          /* sold in packs of; 0: any */
    bool below_moq;        /* the supplier makes less than the MOQ for a surcharge on the price of
                              the break reached, or of the first one: */
    int64_t surcharge;     /* per order, and */
    int64_t surcharge_add; /* a share of the price */
    struct incoterm_terms terms;
    const char *place;      /* the named place */
    enum freight_mode mode; /* by which a C or D rule delivers; FREIGHT_UNKNOWN: not said */
    const char *origin;     /* country of the goods */
    int32_t valid_until;    /* DATE_NONE: not said */
    int64_t deposit;        /* share paid at the order */
    enum landed_balance balance;
    int net_days; /* after that */
    /* Where the price holds the import: whether it holds VAT, and whether the buyer is the importer
     * of record and so gets back what can be recovered. */
    enum landed_yes vat_included, buyer_imports;
    const struct landed_cost_item *costs;
    int n_costs;
};

/* What a leg costs: the sum of what is given, at least the minimum. Of insurance `rate` counts,
 * on 110 % of CIF. */
struct landed_tariff {
    bool known; /* a leg that costs nothing is known too */
    const char *currency;
    int64_t shipment, carton, m3, kg, revenue_tonne; /* kg: by air those that are charged */
    int64_t container[CONTAINERS];                   /* 0: not to be had */
    int64_t minimum;
    int64_t rate;
    const char *source;
    bool estimate;
};

struct landed_lane {
    const char *name; /* "Ningbo–Hamburg" */
    enum freight_mode mode;
    struct landed_tariff legs[LEGS];
    const struct lading_container *containers; /* CONTAINERS of them; NULL: lading_containers */
    int32_t valid_until;                       /* DATE_NONE: not said */
};

enum landed_base { BASE_CIF, BASE_FOB };
enum landed_levy_base {
    LEVY_ON_FOB,
    LEVY_ON_CIF,
    LEVY_ON_DUTY,
    LEVY_ON_TOTAL,  /* base + T + duty + the levies before it */
    LEVY_ON_UPLIFT, /* CIF × (1 + uplift) */
    LEVY_INSIDE     /* of a total that holds it: LEVY_ON_TOTAL × rate / (1 − rate) */
};
struct landed_levy {
    const char *name;
    enum landed_levy_base base;
    int64_t rate, uplift, recoverable;
};
enum landed_vat_base {
    VAT_ON_WAREHOUSE, /* base + T + duty + levies + destination legs */
    VAT_ON_LEVIES,    /* base + T + duty + levies */
    VAT_ON_DUTY       /* base + T + duty */
};

struct landed_duty {
    const char *hs, *origin, *destination; /* origin NULL: of any, the general rate */
    enum landed_base base;
    int64_t rate;    /* below 0: not known, as of vat */
    bool preference; /* `preferential` counts where there is proof of origin */
    int64_t preferential;
    bool proof;
    const char *proof_name; /* "REX statement" */
    struct landed_levy levies[LANDED_LEVIES];
    int n_levies;
    int64_t vat, vat_uplift, vat_recoverable; /* uplift: of base + T, as South Africa adds 10 % */
    enum landed_vat_base vat_base;
    bool vat_on_cif; /* though duty is on FOB, as in Australia */
    const char *source;
    bool estimate;
};

/* `units` of a currency are worth `worth` of the buyer's: any two whole numbers above 0. */
struct landed_rate {
    const char *currency;
    int64_t units, worth;
    int32_t day; /* of which it is; 0: that of the comparison */
};

struct landed_buyer {
    const char *currency;
    const char *destination; /* country */
    const struct landed_rate *rates;
    int n_rates;
    int32_t rate_day; /* on which the rates are frozen */
    int32_t today;    /* for what has expired */
    int64_t annual_rate, fx_buffer;
    int order_days, shipment_days;        /* to arrival at the warehouse; below 0: not known */
    const struct landed_cost_item *costs; /* inspection, laboratory, bank … of each order */
    int n_costs;
};

struct landed_request {
    const struct landed_offer *offer;
    const struct landed_lane *lane; /* NULL: none known */
    const struct landed_duty *duty; /* NULL: none known */
    const struct landed_buyer *buyer;
    struct lading_carton carton;
    const char *hs;
    const int64_t *wanted; /* pieces of each variant */
    int n_wanted;
    /* Order what is wanted and pay the surcharge, instead of raising it to the MOQ. */
    bool below_moq;
    /* Another way that the same offer can go by, of which what-if questions take the cheapest; NULL
     * for the last. */
    const struct landed_request *or_by;
};

enum landed_basis { LANDED_EXW, LANDED_FOB, LANDED_CIF, LANDED_COST, LANDED_BASES };
extern const char *const landed_basis_words[LANDED_BASES]; /* "ex works", "FOB" … "landed" */

struct landed_figure {
    bool known;
    bool estimate;       /* depends on something that is one */
    int64_t total, unit; /* 0 where it is not known */
};

enum landed_line_kind {
    LINE_GOODS,
    LINE_SURCHARGE,
    LINE_COST,
    LINE_LEG,
    LINE_DUTY,
    LINE_LEVY,
    LINE_VAT,
    LINE_PAYMENT, /* of money over time */
    LINE_BUFFER   /* for moves of exchange rates */
};
struct landed_line {
    enum landed_line_kind kind;
    int which; /* leg, landed_cost_kind, or which levy */
    const char *label;
    bool by_seller; /* inside the price: then the total is 0, or below it for a tax recovered */
    bool known;     /* whether total, unit and inside are */
    int64_t total, unit;
    int64_t inside;      /* what the price holds of it */
    const char *formula; /* in words and numbers; of what is not known what it lacks */
    const char
        *inputs; /* what the formula counts: cartons, rates and their day; "": nothing more */
    const char *source; /* "" where there is none */
    bool estimate;
};

/* What to add, for the key that adds it. */
enum landed_gap_kind {
    GAP_QUANTITY,
    GAP_CURRENCY,
    GAP_PRICE,
    GAP_RATE,
    GAP_TARIFF,
    GAP_CARTON,
    GAP_DUTY,
    GAP_DDP,
    GAP_DAYS,
    GAP_INPUT /* a figure that makes no sense */
};
struct landed_gap {
    enum landed_gap_kind kind;
    int leg;              /* that lacks a tariff; LEGS: it is about something else */
    const char *sentence; /* "no rate for CNY on 2026-11-20" */
    unsigned spoils;      /* 1 << enum landed_basis: a gap may leave the landed cost alone */
};

enum landed_warning_kind {
    WARN_EXPIRED,
    WARN_LANE_EXPIRED,
    WARN_MODE,
    WARN_PLACE,
    WARN_PROOF,
    WARN_LADDER,
    WARN_MOQ,
    WARN_TOOLING
};
struct landed_warning {
    enum landed_warning_kind kind;
    const char *sentence;
};

struct landed_result {
    int64_t wanted, quantity;
    const int64_t *quantities; /* of each variant */
    const char *why;           /* the quantity is another: "MOQ 5,000"; NULL: it is not */
    bool below_moq;            /* with the surcharge for less than the MOQ */
    bool has_price;
    int64_t price, break_from;     /* as quoted */
    int64_t next_from, next_price; /* 0: no further break */
    bool comparable;               /* the landed cost is known */
    bool expired;
    struct landed_figure basis[LANDED_BASES];
    int64_t cartons; /* 0: not known */
    int64_t containers[CONTAINERS];
    bool has_customs;
    /* base; base + T; duty; VAT, and what of it comes back. In the buyer's currency. */
    int64_t customs_value, dutiable, duty, levies, vat, vat_back;
    /* Payments to the supplier: goods, surcharge, all of tooling and set-up. The payment cost
     * counts of tooling only what this order bears. 0 where not known. */
    int64_t deposit, balance;
    const struct landed_line *lines;
    int n_lines;
    const struct landed_gap *gaps;
    int n_gaps;
    const struct landed_warning *warnings;
    int n_warnings;
};

/* Everything about one offer by one lane; the result lives in the arena. */
void landed_cost(const struct landed_request *request, struct arena *arena,
                 struct landed_result *result);
/* The same without lines and warnings, for searching. */
void landed_figures(const struct landed_request *request, struct arena *arena,
                    struct landed_result *result);

/* How many are ordered for the quantities wanted; 0 where a figure makes no sense. */
int64_t landed_quantity(const struct landed_request *request);

/* Whether the supplier makes the quantity wanted for a surcharge, so that request->below_moq is an
 * alternative to raising it. */
bool landed_can_go_below(const struct landed_request *request);
/* Both ways: results[0] raised, results[1] with the surcharge. Returns the one whose landed total
 * is the lower, of equal totals the one that gives more pieces; -1 where neither is comparable. */
int landed_moq_ways(const struct landed_request *request, struct arena *arena,
                    struct landed_result results[2]);

/* The offer by each of n lanes. Where the seller carries and says how, the other modes are not to
 * be had: offered[i] is false. Returns the cheapest comparable one by landed total, -1: none. */
int landed_modes(const struct landed_request *request, const struct landed_lane *lanes, int n,
                 struct arena *arena, struct landed_result *results, bool *offered);

#endif
