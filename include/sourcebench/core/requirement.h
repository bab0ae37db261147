/*
 * What is wanted, and how it is decided: requirements with their lines, requests for quotation and
 * who was invited, scenarios, awards.
 *
 * A requirement is a product, a quantity, a destination and a day. Its money is in the currency of
 * the buyer, which is what offers are compared in.
 */
#ifndef SOURCEBENCH_CORE_REQUIREMENT_H
#define SOURCEBENCH_CORE_REQUIREMENT_H

#include "sourcebench/core/field.h"

enum requirement_field {
    REQUIREMENT_NAME,
    REQUIREMENT_CLIENT,
    REQUIREMENT_PRODUCT,
    REQUIREMENT_QUANTITY, /* of all variants; the sum of the lines where there are any */
    REQUIREMENT_COUNTRY,
    REQUIREMENT_PORT,
    REQUIREMENT_PLACE,
    REQUIREMENT_NEEDED_BY,
    REQUIREMENT_ORDER_ON, /* the day of the order that is planned; NULL: today */
    REQUIREMENT_SERVICE,
    REQUIREMENT_OVERAGE,
    REQUIREMENT_CURRENCY, /* of the buyer */
    REQUIREMENT_RATES_ON, /* the frozen day of the exchange rates; NULL: the last one */
    REQUIREMENT_VAT,      /* CHOICE: recovered, cost */
    REQUIREMENT_ANNUAL_RATE,
    REQUIREMENT_FX_BUFFER,
    REQUIREMENT_INSPECTION,
    REQUIREMENT_LABORATORY,
    REQUIREMENT_BANK,
    REQUIREMENT_CONFORMITY,
    REQUIREMENT_PEAK,
    REQUIREMENT_COMMISSION,
    REQUIREMENT_COMMISSION_PIECE,
    REQUIREMENT_INCUMBENT,
    REQUIREMENT_STATUS, /* CHOICE: open, awarded, ordered, closed */
    REQUIREMENT_NOTE,
    REQUIREMENT_N
};

enum demand_field { DEMAND_REQUIREMENT, DEMAND_VARIANT, DEMAND_QUANTITY, DEMAND_N };

enum rfq_field {
    RFQ_REQUIREMENT,
    RFQ_NUMBER,
    RFQ_REVISION,
    RFQ_STATUS, /* CHOICE: draft, sent, closed */
    RFQ_SENT_ON,
    RFQ_DUE_ON,
    RFQ_INCOTERM,
    RFQ_PLACE,
    RFQ_QUANTITIES,
    RFQ_TERMS,
    RFQ_NOTE,
    RFQ_N
};

enum invitation_field {
    INVITATION_RFQ,
    INVITATION_SUPPLIER,
    INVITATION_INVITED_ON,
    INVITATION_DUE_ON, /* NULL: that of the RFQ */
    INVITATION_ANSWERED_ON,
    INVITATION_DECLINED_ON,
    INVITATION_REASON,
    INVITATION_NOTE,
    INVITATION_N
};

enum scenario_field {
    SCENARIO_REQUIREMENT,
    SCENARIO_NAME,
    SCENARIO_ON_TIME,
    SCENARIO_SUPPLIERS_MIN,
    SCENARIO_SUPPLIERS_MAX,
    SCENARIO_SUPPLIER_SHARE,
    SCENARIO_COUNTRY_SHARE,
    SCENARIO_COUNTRIES_MAX,
    SCENARIO_APPROVED,
    SCENARIO_INCUMBENT_SHARE,
    SCENARIO_EVIDENCE,
    SCENARIO_POSITION,
    SCENARIO_NOTE,
    SCENARIO_N
};

enum award_field {
    AWARD_REQUIREMENT,
    AWARD_QUOTE,
    AWARD_QUANTITY,
    AWARD_SOLVER_QUANTITY, /* what the solver chose */
    AWARD_SCENARIO,
    AWARD_LANDED_TOTAL,
    AWARD_CURRENCY,
    AWARD_ON_TIME,
    AWARD_DECIDED_ON,
    AWARD_REASON,
    AWARD_N
};

extern const struct entity requirement_entity;
extern const struct entity demand_entity;
extern const struct entity rfq_entity;
extern const struct entity invitation_entity;
extern const struct entity scenario_entity;
extern const struct entity award_entity;

/* How many of the requirements the word means: those of that name, else those whose name begins
 * with it. *found is one of them. */
int requirement_meant(struct record *const *requirements, int n, const char *word,
                      const struct record **found);

/* Those that are needed first on top, those without a day last; then by name. */
void requirement_sort(struct record **requirements, int n);

#endif
