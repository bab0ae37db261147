/*
 * Materials and what is needed to compare them: entities (see core/field.h) and the names of their
 * fields.
 *
 * A material has values of properties; a criterion says how a property is judged; a profile weighs
 * criteria for a region and a use. A compliance rule says which evidence a market asks for. An
 * offer is a supplier's price for a material: it belongs to the supplier and refers to the
 * material.
 *
 * The enums give positions in record->values; a unit test holds them, the entity tables and the
 * database schema (db/schema) together. All of these rows may come from the catalogue, see
 * db/material_seed.h; codes are unique among living rows of a table (record_insert() sees to it).
 */
#ifndef SOURCEBENCH_CORE_MATERIAL_H
#define SOURCEBENCH_CORE_MATERIAL_H

#include "sourcebench/core/field.h"

enum material_field {
    MATERIAL_CODE, /* "N420" */
    MATERIAL_NAME,
    MATERIAL_LOCAL_NAME,
    MATERIAL_ALSO,   /* TAGS: other names by which reports and offers call it */
    MATERIAL_FAMILY, /* "polyester", "leather" */
    MATERIAL_FIBRE,
    MATERIAL_CONSTRUCTION,
    MATERIAL_DENIER,
    MATERIAL_CLAIMS, /* TAGS: recycled, organic, leather, animal-free, … */
    MATERIAL_USE,
    MATERIAL_ADVANTAGE,
    MATERIAL_LIMITATION,
    MATERIAL_COST_BAND, /* CHOICE: low, low-medium, medium, medium-high, high */
    MATERIAL_CARE,
    MATERIAL_BASIS, /* where its statements come from, in words */
    MATERIAL_NOTE,
    MATERIAL_N
};

enum property_field {
    PROPERTY_CODE, /* "tear_strength" */
    PROPERTY_NAME,
    PROPERTY_UNIT,
    PROPERTY_STANDARD, /* the method by which it is usually measured */
    PROPERTY_ANCHORS,  /* what is little, usual and much of it */
    PROPERTY_POSITION, /* order in lists */
    PROPERTY_NOTE,
    PROPERTY_N
};

/* Whether a property, by its code, says how well a material does in a region: its code begins with
 * "fit_". A page of a material shows these apart from what is measured. */
bool property_is_fit(const char *code);

/* One value of a property of a material: of the catalogue, or one's own. */
enum figure_field {
    FIGURE_MATERIAL,
    FIGURE_PROPERTY,
    FIGURE_MIN, /* DECIMAL, FIGURE_SCALE digits, as are typ and max */
    FIGURE_TYP,
    FIGURE_MAX,
    FIGURE_STANDARD,
    FIGURE_BASIS, /* CHOICE: sourced, derived, mixed, judgement, measured */
    FIGURE_SOURCE,
    FIGURE_MEASURED_ON,
    FIGURE_REPORT,
    FIGURE_NOTE,
    FIGURE_N
};
enum { FIGURE_SCALE = 3 };

enum criterion_field {
    CRITERION_CODE,
    CRITERION_NAME,
    CRITERION_HEAD, /* of its column: at most CRITERION_HEAD_MAX characters */
    CRITERION_PROPERTY,
    CRITERION_DIRECTION, /* CHOICE: more, less, band */
    CRITERION_LOW,       /* DECIMAL as the values: bounds between which it is normalised */
    CRITERION_HIGH,
    CRITERION_BAND_LOW, /* of a band: within it a value is best */
    CRITERION_BAND_HIGH,
    CRITERION_KNOCK_MIN, /* a material below or above is knocked out; NULL: no limit */
    CRITERION_KNOCK_MAX,
    CRITERION_POSITION,
    CRITERION_NOTE,
    CRITERION_N
};
enum { CRITERION_HEAD_MAX = 7 };

enum profile_field {
    PROFILE_CODE, /* "europe-urban-commuter" */
    PROFILE_NAME,
    PROFILE_REGION,
    PROFILE_USE,
    PROFILE_MARKETS,  /* TAGS: countries and regions of the catalogue whose rules are asked */
    PROFILE_PRODUCTS, /* TAGS: kinds of product of the catalogue; see RULE_PRODUCTS */
    PROFILE_MISSING,  /* CHOICE: worst, ignore, refuse */
    PROFILE_POSITION,
    PROFILE_NOTE,
    PROFILE_N
};

enum weight_field {
    WEIGHT_PROFILE,
    WEIGHT_CRITERION,
    WEIGHT_WEIGHT,    /* DECIMAL, WEIGHT_SCALE digits: percent */
    WEIGHT_KNOCK_MIN, /* in the place of the criterion's */
    WEIGHT_KNOCK_MAX,
    WEIGHT_REASON,
    WEIGHT_N
};
enum { WEIGHT_SCALE = 2 };

enum rule_field {
    RULE_CODE,
    RULE_NAME,
    RULE_MARKET,   /* a country, a region of the catalogue, or "all" */
    RULE_LEVEL,    /* CHOICE: required, expected, voluntary */
    RULE_EVIDENCE, /* code of a kind of certificate of the catalogue */
    RULE_SUBJECT,  /* CHOICE: material (the document names it), supplier */
    RULE_APPLIES,  /* TAGS: families, claims or codes of materials; NULL: to all */
    RULE_PRODUCTS, /* TAGS: kinds of product; NULL: of all */
    RULE_SOURCE,
    RULE_NOTE,
    RULE_N
};

enum offer_field {
    OFFER_SUPPLIER,
    OFFER_MATERIAL,
    OFFER_ARTICLE, /* the supplier's own name or number of it */
    OFFER_PRICE,
    OFFER_CURRENCY,
    OFFER_PRICE_PER, /* CHOICE: m, yd, m2, kg */
    OFFER_WIDTH,     /* mm; without it a price per m or yd is none per m² */
    OFFER_WEIGHT,    /* g/m²; for a price per kg */
    OFFER_MOQ,
    OFFER_MOQ_UNIT, /* CHOICE: m, yd, m2, kg, rolls */
    OFFER_MOQ_PER,  /* CHOICE: colour, order */
    OFFER_LEAD_DAYS,
    OFFER_QUOTED_ON,
    OFFER_VALID_UNTIL,
    OFFER_NOTE,
    OFFER_N
};

extern const struct field material_fields[MATERIAL_N];

extern const struct entity material_entity;
extern const struct entity property_entity;
extern const struct entity figure_entity; /* table material_property */
extern const struct entity criterion_entity;
extern const struct entity profile_entity;
extern const struct entity weight_entity; /* table profile_weight */
extern const struct entity rule_entity;   /* table compliance_rule */
extern const struct entity offer_entity;  /* table supplier_material; of the supplier aggregate */

/* All of these but the offer, parents before children, ended by NULL. */
extern const struct entity *const material_entities[];

#endif
