/*
 * Clients, and the products that are sourced for them.
 *
 * A product comes in variants (colours, sizes) that are ordered and packed apart; its parts name
 * the materials that it is made of. Which HS code it has follows its outer surface.
 */
#ifndef SOURCEBENCH_CORE_PRODUCT_H
#define SOURCEBENCH_CORE_PRODUCT_H

#include "sourcebench/core/field.h"

enum client_field {
    CLIENT_NAME,
    CLIENT_COUNTRY,
    CLIENT_CURRENCY, /* in which offers are compared */
    CLIENT_DESTINATION,
    CLIENT_ADDRESS,
    CLIENT_CONTACT,
    CLIENT_MAIL,
    CLIENT_PHONE,
    CLIENT_TERMS,
    CLIENT_AQL_CRITICAL, /* acceptance quality limits, in 1/1000 */
    CLIENT_AQL_MAJOR,
    CLIENT_AQL_MINOR,
    CLIENT_INSPECTOR,
    CLIENT_COMMISSION, /* of the goods, or */
    CLIENT_COMMISSION_PIECE,
    CLIENT_COMMISSION_BY, /* CHOICE: client, supplier */
    CLIENT_ANNUAL_RATE,
    CLIENT_NOTE,
    CLIENT_N
};

enum product_field {
    PRODUCT_CODE,
    PRODUCT_NAME,
    PRODUCT_CLIENT,
    PRODUCT_TYPE,
    PRODUCT_APPLICATION,
    PRODUCT_SURFACE, /* which decides about the HS code */
    PRODUCT_HS,
    PRODUCT_MARKETS,
    PRODUCT_OUTSIDE,
    PRODUCT_INSIDE,
    PRODUCT_LOAD_KG,
    PRODUCT_MATERIAL,
    PRODUCT_HARDWARE,
    PRODUCT_STITCHING,
    PRODUCT_COATINGS,
    PRODUCT_FEATURES,
    PRODUCT_LOGO,
    PRODUCT_LABELS,
    PRODUCT_PACKING,
    PRODUCT_TECH_PACK,
    PRODUCT_CARTON_UNITS,
    PRODUCT_CARTON_LENGTH,
    PRODUCT_CARTON_WIDTH,
    PRODUCT_CARTON_HEIGHT,
    PRODUCT_CARTON_WEIGHT,
    PRODUCT_NOTE,
    PRODUCT_N
};

enum variant_field {
    VARIANT_PRODUCT,
    VARIANT_NAME,
    VARIANT_COLOUR,
    VARIANT_PANTONE,
    VARIANT_SIZE,
    VARIANT_SKU,
    VARIANT_BARCODE,
    VARIANT_POSITION,
    VARIANT_NOTE,
    VARIANT_N
};

enum part_field {
    PART_PRODUCT,
    PART_MATERIAL,
    PART_PART,
    PART_USE,
    PART_UNIT, /* CHOICE: m, m2, kg, pcs */
    PART_NOTE,
    PART_N
};

extern const struct entity client_entity;
extern const struct entity product_entity;
extern const struct entity variant_entity;
extern const struct entity part_entity;

#endif
