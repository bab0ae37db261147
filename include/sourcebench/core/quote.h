/*
 * Quotes: what a supplier asks for a requirement, with price breaks, stages and the breakdown where
 * he gives one.
 *
 * Money is in the currency of the quote. Prices are for all pieces of the order from a quantity on.
 * The rounds of one offer share supplier and number; the last one that is offered or agreed counts.
 */
#ifndef SOURCEBENCH_CORE_QUOTE_H
#define SOURCEBENCH_CORE_QUOTE_H

#include "sourcebench/core/field.h"

enum quote_field {
    QUOTE_REQUIREMENT,
    QUOTE_SUPPLIER,
    QUOTE_SITE, /* where the goods are made */
    QUOTE_RFQ,
    QUOTE_NUMBER, /* the supplier's own; the rounds of one offer share it */
    QUOTE_ROUND,
    QUOTE_STATE, /* CHOICE: offered, asked, agreed, withdrawn */
    QUOTE_QUOTED_ON,
    QUOTE_VALID_UNTIL,
    QUOTE_INCOTERM,
    QUOTE_PLACE,
    QUOTE_PLACE_KIND,  /* CHOICE: usual, factory, origin-port, destination-port, inland */
    QUOTE_SELLER_LEGS, /* legs decided by hand, as keys of tariffs */
    QUOTE_BUYER_LEGS,
    QUOTE_PORT,
    QUOTE_ORIGIN,
    QUOTE_MODE, /* by which a C or D rule delivers */
    QUOTE_CURRENCY,
    QUOTE_MOQ, /* pieces per style */
    QUOTE_MOQ_COLOUR,
    QUOTE_MOQ_LOT, /* pieces that one lot of cloth makes */
    QUOTE_MULTIPLE,
    QUOTE_PACK,
    QUOTE_CAPACITY,
    QUOTE_BELOW_MOQ,
    QUOTE_SURCHARGE,
    QUOTE_SURCHARGE_SHARE,
    QUOTE_TOOLING,
    QUOTE_TOOLING_LIFE,
    QUOTE_SETUP,
    QUOTE_SAMPLE_COST,
    QUOTE_SAMPLE_REFUND,
    QUOTE_ASSISTS,
    QUOTE_SELLING_COMMISSION,
    QUOTE_BUYING_COMMISSION,
    QUOTE_DEPOSIT,
    QUOTE_BALANCE,  /* CHOICE: shipment, order, arrival */
    QUOTE_NET_DAYS, /* after that */
    QUOTE_TERMS,
    QUOTE_VAT_INCLUDED,  /* CHOICE: no, yes; in a DDP price; NULL: not said */
    QUOTE_BUYER_IMPORTS, /* CHOICE: no, yes */
    QUOTE_PROOF,         /* that the supplier gives */
    QUOTE_LEAD_DAYS,
    QUOTE_COUNTS_FROM,  /* CHOICE: order, deposit, approval, fabric */
    QUOTE_COUNTS_TO,    /* CHOICE: ex-factory, on-board, delivered */
    QUOTE_CALENDAR,     /* of working days; NULL: that of the factory's country */
    QUOTE_CARTON_UNITS, /* of this supplier; NULL: the product's */
    QUOTE_CARTON_LENGTH,
    QUOTE_CARTON_WIDTH,
    QUOTE_CARTON_HEIGHT,
    QUOTE_CARTON_WEIGHT,
    QUOTE_HANDICAP, /* of the landed cost, for awards */
    QUOTE_WAIVER,   /* why it may be awarded without evidence that its destination demands */
    QUOTE_INCLUSIONS,
    QUOTE_NOTE,
    QUOTE_N
};

enum break_field {
    BREAK_QUOTE,
    BREAK_QUANTITY,
    BREAK_PRICE, /* in the quote's currency */
    BREAK_N
};

enum stage_field {
    STAGE_QUOTE,
    STAGE_POSITION,
    STAGE_NAME,
    STAGE_KIND,
    STAGE_DAYS_MIN,
    STAGE_DAYS_LIKELY,
    STAGE_DAYS_MAX,
    STAGE_SETUP_DAYS, /* production by daily rates instead */
    STAGE_RATE_SLOW,
    STAGE_RATE_LIKELY,
    STAGE_RATE_FAST,
    STAGE_DAYS,     /* CHOICE: working, calendar */
    STAGE_CALENDAR, /* NULL: the quote's */
    STAGE_AFTER,    /* names of stages; NULL: the one before */
    STAGE_NOTE,
    STAGE_N
};

enum cost_field {
    COST_QUOTE,
    COST_KIND,
    COST_LABEL,
    COST_AMOUNT, /* in the quote's currency */
    COST_NOTE,
    COST_N
};

extern const struct entity quote_entity;
extern const struct entity break_entity;
extern const struct entity stage_entity;
extern const struct entity cost_entity;

/* A quote as it is begun: the first round, given today. */
struct record *quote_begin(int64_t requirement, int64_t supplier, int32_t today,
                           struct arena *arena);

#endif
