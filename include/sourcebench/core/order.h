/*
 * Orders: lines, milestones, payments, documents, disputes; and shipments, which carry lines of
 * several orders.
 */
#ifndef SOURCEBENCH_CORE_ORDER_H
#define SOURCEBENCH_CORE_ORDER_H

#include "sourcebench/core/field.h"

enum order_field {
    ORDER_NUMBER,
    ORDER_SUPPLIER,
    ORDER_SITE,
    ORDER_REQUIREMENT,
    ORDER_QUOTE,
    ORDER_STATUS,
    ORDER_CURRENCY,
    ORDER_INCOTERM,
    ORDER_PLACE,
    ORDER_DESTINATION,
    ORDER_ORDERED_ON,
    ORDER_CONFIRMED_ON,
    ORDER_NEEDED_BY,
    ORDER_PROMISED_ON,  /* at the named place; what "on time" is measured by */
    ORDER_EXPECTED_ON,  /* the last word of the supplier */
    ORDER_DELIVERED_ON, /* at the named place */
    ORDER_TOLERANCE,
    ORDER_EXCUSED_DAYS,
    ORDER_EXCUSED_REASON,
    ORDER_PENALTY, /* of the value of the goods, for each ORDER_PENALTY_PER */
    ORDER_PENALTY_FREE,
    ORDER_PENALTY_MOST,
    ORDER_PAYMENT_TERMS,
    ORDER_NOTE,
    ORDER_PENALTY_PER, /* CHOICE: day, week, begun-week */
    ORDER_EXTRAS,      /* paid to the supplier beside the lines: surcharge below MOQ, tooling */
    ORDER_PRICE_INDEX, /* when ordered: its landed cost of that of the best comparable quote */
    ORDER_N
};

enum order_line_field {
    ORDER_LINE_ORDER,
    ORDER_LINE_PRODUCT,
    ORDER_LINE_VARIANT,
    ORDER_LINE_QUANTITY,
    ORDER_LINE_PRICE, /* in the order's currency */
    ORDER_LINE_DELIVERED,
    ORDER_LINE_NOTE,
    ORDER_LINE_N
};

enum milestone_field {
    MILESTONE_ORDER,
    MILESTONE_POSITION,
    MILESTONE_NAME,
    MILESTONE_KIND,
    MILESTONE_PLANNED_ON, /* its last day by the plan */
    MILESTONE_PROMISED_ON,
    MILESTONE_STARTED_ON,
    MILESTONE_ACTUAL_ON,
    MILESTONE_DAYS_MIN, /* of the stage, to project what is left */
    MILESTONE_DAYS_LIKELY,
    MILESTONE_DAYS_MAX,
    MILESTONE_DAYS, /* CHOICE: working, calendar */
    MILESTONE_CALENDAR,
    MILESTONE_AFTER,
    MILESTONE_NOTE,
    MILESTONE_CUTOFF, /* weekday of the weekly cut-off that it waits for; NULL: it waits for none */
    MILESTONE_SAILS_AFTER,
    MILESTONE_N
};

enum payment_field {
    PAYMENT_ORDER,
    PAYMENT_KIND,
    PAYMENT_AMOUNT,
    PAYMENT_CURRENCY,
    PAYMENT_DUE_ON,
    PAYMENT_PAID_ON,
    PAYMENT_REFERENCE,
    PAYMENT_NOTE,
    PAYMENT_FROM, /* CHOICE: order, shipment, arrival: its day follows that; NULL: it was said */
    PAYMENT_DAYS, /* behind that; negative: before */
    PAYMENT_N
};

enum document_field {
    DOCUMENT_ORDER,
    DOCUMENT_KIND,
    DOCUMENT_NUMBER,
    DOCUMENT_DUE_ON,
    DOCUMENT_RECEIVED_ON,
    DOCUMENT_NOTE,
    DOCUMENT_FROM, /* CHOICE: who has to get it: supplier, buyer, forwarder, laboratory */
    DOCUMENT_N
};

enum dispute_field {
    DISPUTE_ORDER,
    DISPUTE_KIND, /* CHOICE: delay, quality, quantity, documents, other */
    DISPUTE_WHAT,
    DISPUTE_OPENED_ON,
    DISPUTE_CLAUSE,
    DISPUTE_PIECES,
    DISPUTE_ASKED,
    DISPUTE_CURRENCY,
    DISPUTE_REMEDY,
    DISPUTE_AGREED,
    DISPUTE_CLOSED_ON,
    DISPUTE_INTERACTION, /* of the timeline */
    DISPUTE_NOTE,
    DISPUTE_N
};

enum shipment_field {
    SHIPMENT_NUMBER,
    SHIPMENT_FORWARDER,
    SHIPMENT_MODE,
    SHIPMENT_BOOKING,
    SHIPMENT_VESSEL,
    SHIPMENT_CONTAINER,
    SHIPMENT_TRANSPORT_DOCUMENT,
    SHIPMENT_FROM_PORT,
    SHIPMENT_TO_PORT,
    SHIPMENT_CUTOFF_ON,
    SHIPMENT_ETD,
    SHIPMENT_ETA,
    SHIPMENT_ARRIVED_ON,
    SHIPMENT_FREIGHT,
    SHIPMENT_CURRENCY,
    SHIPMENT_SHARE_BY, /* CHOICE: m3, kg */
    SHIPMENT_NOTE,
    SHIPMENT_N
};

enum loading_field {
    LOADING_SHIPMENT,
    LOADING_ORDER_LINE,
    LOADING_QUANTITY,
    LOADING_CARTONS,
    LOADING_NOTE,
    LOADING_N
};

extern const struct entity order_entity;
extern const struct entity order_line_entity;
extern const struct entity milestone_entity;
extern const struct entity payment_entity;
extern const struct entity document_entity;
extern const struct entity dispute_entity;
extern const struct entity shipment_entity;
extern const struct entity loading_entity;

#endif
