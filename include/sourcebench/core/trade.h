/*
 * Reference data of trade: exchange rates, calendars, lanes with their tariffs, duties with their
 * levies. All of it shows its source; a new database takes it from the catalogue, and users edit
 * it.
 *
 * Shares are in 1/10,000 of a percent (2.7 % is 27,000), which is 1/1,000,000 of the whole.
 */
#ifndef SOURCEBENCH_CORE_TRADE_H
#define SOURCEBENCH_CORE_TRADE_H

#include "sourcebench/core/field.h"

enum fx_field {
    FX_BASE,
    FX_CURRENCY,
    FX_ON_DATE,
    FX_RATE, /* units of the currency for one of the base, in 1/1,000,000 */
    FX_SOURCE,
    FX_N
};

enum cal_field { CAL_CODE, CAL_NAME, CAL_COUNTRY, CAL_REST, CAL_SOURCE, CAL_NOTE, CAL_N };

enum calday_field {
    CALDAY_CALENDAR,
    CALDAY_NAME,
    CALDAY_KIND,
    CALDAY_FIRST,
    CALDAY_LAST,      /* NULL: the first */
    CALDAY_CAPACITY,  /* of ramps and short days */
    CALDAY_UNCERTAIN, /* where the moon decides */
    CALDAY_STATUS,
    CALDAY_CONFIDENCE, /* CHOICE: low, medium, high */
    CALDAY_SOURCE,
    CALDAY_NOTE,
    CALDAY_N
};

enum lane_field {
    LANE_NAME,
    LANE_ORIGIN_COUNTRY,
    LANE_ORIGIN_PORT,
    LANE_COUNTRY,
    LANE_PORT,
    LANE_MODE,
    LANE_DAYS_MIN,
    LANE_DAYS_LIKELY,
    LANE_DAYS_MAX,
    LANE_AFTER_MIN,
    LANE_AFTER_LIKELY,
    LANE_AFTER_MAX,
    LANE_CUTOFF, /* NULL: leaves on any day */
    LANE_SAILS_AFTER,
    LANE_SCOPE,
    LANE_VALID_UNTIL,
    LANE_ESTIMATE,
    LANE_CONFIDENCE, /* CHOICE: low, medium, high */
    LANE_SOURCE,
    LANE_NOTE,
    LANE_N
};

enum tariff_field {
    TARIFF_LANE,
    TARIFF_LEG,
    TARIFF_CURRENCY,
    TARIFF_SHIPMENT,
    TARIFF_CARTON,
    TARIFF_M3,
    TARIFF_KG,
    TARIFF_REVENUE_TONNE,
    TARIFF_CONTAINER_20,
    TARIFF_CONTAINER_40,
    TARIFF_CONTAINER_40HC,
    TARIFF_MINIMUM,
    TARIFF_RATE,
    TARIFF_VALID_UNTIL,
    TARIFF_ESTIMATE,
    TARIFF_SOURCE,
    TARIFF_NOTE,
    TARIFF_N
};

enum duty_field {
    DUTY_HS, /* or its beginning; "all": of all goods */
    DUTY_SCOPE,
    DUTY_DESTINATION, /* a country, or a region of the catalogue */
    DUTY_ORIGIN,      /* NULL: of any origin, the general rate */
    DUTY_RATE,        /* NULL: not known */
    DUTY_BASE,        /* CHOICE: CIF, FOB */
    DUTY_PREFERENTIAL,
    DUTY_PROOF, /* without which the general rate counts */
    DUTY_VAT,
    DUTY_VAT_BASE, /* CHOICE: warehouse, levies, duty */
    DUTY_VAT_UPLIFT,
    DUTY_VAT_ON_CIF,
    DUTY_VAT_RECOVERABLE,
    DUTY_CONFIRMED_ON,
    DUTY_STATUS,
    DUTY_CONFIDENCE, /* CHOICE: low, medium, high */
    DUTY_SOURCE,
    DUTY_SOURCE_ON,
    DUTY_NOTE,
    DUTY_N
};

enum levy_field {
    LEVY_DUTY,
    LEVY_NAME,
    LEVY_BASE,
    LEVY_RATE,
    LEVY_UPLIFT,
    LEVY_RECOVERABLE,
    LEVY_POSITION,
    LEVY_SOURCE,
    LEVY_NOTE,
    LEVY_N
};

extern const struct entity fx_entity;
extern const struct entity cal_entity;
extern const struct entity calday_entity;
extern const struct entity lane_entity;
extern const struct entity tariff_entity;
extern const struct entity duty_entity;
extern const struct entity levy_entity;

#endif
