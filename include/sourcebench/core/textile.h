/*
 * Arithmetic of cloth and yarn: weights, lengths and prices from one unit into another.
 *
 * Measures are in 1/1000 of their unit, money in 1/10,000. Factors are exact fractions, products
 * have 128 bits, and the result is rounded once, halves to the even.
 *
 * Sources: international yard 0.9144 m and avoirdupois ounce 28.349523125 g, both exact (NIST
 * Handbook 44, appendix C; NIST SP 811, appendix B: 1 oz/yd² = 33.905 75 g/m²); tex and its parts:
 * ISO 1144 (1 tex = 1 g per 1000 m); denier: 1 g per 9000 m (SP 811: 1.111 111 × 10⁻⁷ kg/m).
 */
#ifndef SOURCEBENCH_CORE_TEXTILE_H
#define SOURCEBENCH_CORE_TEXTILE_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"

enum textile_unit {
    TEXTILE_GSM,    /* g/m² */
    TEXTILE_OZ_YD2, /* ounces per square yard */
    TEXTILE_G_M,    /* g per metre of length, at the width of the cloth */
    TEXTILE_OZ_YD,  /* ounces per yard of length */
    TEXTILE_TEX,    /* yarn */
    TEXTILE_DTEX,
    TEXTILE_DENIER,
    TEXTILE_METRE,
    TEXTILE_YARD,
    TEXTILE_UNITS
};

/* "g/m2", "denier" … */
extern const char *const textile_words[TEXTILE_UNITS];

/* What a price is for. */
enum textile_per {
    TEXTILE_PER_METRE,
    TEXTILE_PER_YARD,
    TEXTILE_PER_M2,
    TEXTILE_PER_KG,
    TEXTILE_PERS
};

/* "m", "yd", "m2", "kg" */
extern const char *const textile_per_words[TEXTILE_PERS];

/* What a conversion between length, area and weight needs to know of a cloth. */
struct textile_cloth {
    int64_t width; /* mm; 0: not known */
    int64_t gsm;   /* g/m² in 1/1000; 0: not known */
};

enum { TEXTILE_WIDTH_MAX = 100000 /* mm */, TEXTILE_GSM_MAX = 100000000 /* 1/1000 g/m² */ };

/* A weight or length into another unit. Between weights by area and by length the cloth's width
 * counts; it may be NULL elsewhere. Fails where the units do not measure the same, the width is
 * missing or the result too large. */
bool textile_convert(int64_t value, enum textile_unit from, enum textile_unit to,
                     const struct textile_cloth *cloth, int64_t *result, struct error *err);

/* A price per one measure into one per another. Length against area or weight needs the width,
 * weight against length or area the areal weight. Fails, saying what is missing, else. */
bool textile_price(int64_t amount, enum textile_per from, enum textile_per to,
                   const struct textile_cloth *cloth, int64_t *result, struct error *err);

#endif
