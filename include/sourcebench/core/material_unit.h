/*
 * Figures of materials as people and mills write them: "6.8 oz/yd2", "34 lbf", "USD 1.85/yd".
 *
 * A figure comes in the unit of its property or in one that can be converted into it: weights of
 * cloth (core/textile.h), forces (1 lbf = 4.4482216152605 N exactly, NIST SP 811), lengths of water
 * columns. Others are refused, by name.
 */
#ifndef SOURCEBENCH_CORE_MATERIAL_UNIT_H
#define SOURCEBENCH_CORE_MATERIAL_UNIT_H

#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

/* A number with or without a unit, into thousandths of the property's unit ("" or NULL: it has
 * none, and none is taken). INPUT where it is no number or the units do not measure the same. */
bool material_read_figure(const char *property_unit, const char *text, int64_t *value,
                          struct error *err);
/* The same with the unit told apart ("" or NULL: none). */
bool material_convert_figure(const char *property_unit, int64_t value, const char *unit,
                             int64_t *converted, struct error *err);

/* What a price is in and per: currency is empty where the text names none ("$" is USD), per is a
 * key of OFFER_PRICE_PER. */
struct material_price_unit {
    char currency[4];
    const char *per;
    /* Prices per yd² and ft² become prices per m²: to multiply by, above, and divide by, below. */
    int64_t above, below;
};
/* "USD/m", "$ per yd", "/kg", "Price (USD/m²)"; false where the text has no "/ unit" or "per unit"
 * at its end. */
bool material_read_price_unit(const char *text, struct material_price_unit *unit);
/* An amount into what unit.per says, halves to the even. False where it is too large. */
bool material_price_amount(const struct material_price_unit *unit, int64_t amount,
                           int64_t *converted);

#endif
