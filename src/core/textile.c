#include "sourcebench/core/textile.h"

#include <stddef.h>

#include "sourcebench/core/wide.h"

/* What units measure; only those of one kind turn into each other. */
enum kind { AREAL, LINEAR, YARN, LENGTH };

/* One unit in g/m², g/m, g/10,000 m and m. An ounce is 28.349523125 g, a yard 0.9144 m, a square
 * yard 0.83612736 m². */
static const struct unit {
    enum kind kind;
    int64_t numerator, denominator;
} units[TEXTILE_UNITS] = {
    [TEXTILE_GSM] = {AREAL, 1, 1},          [TEXTILE_OZ_YD2] = {AREAL, 28349523125, 836127360},
    [TEXTILE_G_M] = {LINEAR, 1, 1},         [TEXTILE_OZ_YD] = {LINEAR, 28349523125, 914400000},
    [TEXTILE_TEX] = {YARN, 10, 1},          [TEXTILE_DTEX] = {YARN, 1, 1},
    [TEXTILE_DENIER] = {YARN, 10, 9},       [TEXTILE_METRE] = {LENGTH, 1, 1},
    [TEXTILE_YARD] = {LENGTH, 9144, 10000},
};

const char *const textile_words[TEXTILE_UNITS] = {
    [TEXTILE_GSM] = "g/m2",      [TEXTILE_OZ_YD2] = "oz/yd2", [TEXTILE_G_M] = "g/m",
    [TEXTILE_OZ_YD] = "oz/yd",   [TEXTILE_TEX] = "tex",       [TEXTILE_DTEX] = "dtex",
    [TEXTILE_DENIER] = "denier", [TEXTILE_METRE] = "m",       [TEXTILE_YARD] = "yd",
};

const char *const textile_per_words[TEXTILE_PERS] = {"m", "yd", "m2", "kg"};

static bool check_width(const struct textile_cloth *cloth, struct error *err) {
    if (!cloth || cloth->width == 0)
        return error_set(err, ERROR_INPUT,
                         "The width of the cloth is needed for this, in mm, e.g. 1500.");
    if (cloth->width < 0 || cloth->width > TEXTILE_WIDTH_MAX)
        return error_set(err, ERROR_INPUT, "The width of a cloth is 1 to %d mm.",
                         TEXTILE_WIDTH_MAX);
    return true;
}

static bool check_weight(const struct textile_cloth *cloth, struct error *err) {
    if (!cloth || cloth->gsm == 0)
        return error_set(err, ERROR_INPUT,
                         "The weight of the cloth is needed for this, in g/m2, e.g. 230.");
    if (cloth->gsm < 0 || cloth->gsm > TEXTILE_GSM_MAX)
        return error_set(err, ERROR_INPUT, "The weight of a cloth is above 0 and up to %d g/m2.",
                         TEXTILE_GSM_MAX / 1000);
    return true;
}

static wide common_divisor(wide a, wide b) {
    while (b != 0) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* value × numerator / denominator, both above 0. */
static bool scale(int64_t value, wide numerator, wide denominator, int64_t *result,
                  struct error *err) {
    wide divisor = common_divisor(numerator, denominator), product, rounded = 0;
    bool fits = !__builtin_mul_overflow((wide)value, numerator / divisor, &product);
    if (fits)
        rounded = wide_divide(product, denominator / divisor);
    if (!fits || rounded > INT64_MAX || rounded < INT64_MIN)
        return error_set(err, ERROR_INPUT,
                         "The result is too large to be written; check the "
                         "number and its unit.");
    *result = (int64_t)rounded;
    return true;
}

bool textile_convert(int64_t value, enum textile_unit from, enum textile_unit to,
                     const struct textile_cloth *cloth, int64_t *result, struct error *err) {
    const struct unit *a = &units[from], *b = &units[to];
    wide numerator = (wide)a->numerator * b->denominator;
    wide denominator = (wide)a->denominator * b->numerator;
    if (a->kind == b->kind)
        return scale(value, numerator, denominator, result, err);
    if (a->kind > LINEAR || b->kind > LINEAR)
        return error_set(err, ERROR_INPUT, "%s and %s do not measure the same.",
                         textile_words[from], textile_words[to]);
    if (!check_width(cloth, err))
        return false;
    /* g/m = g/m² × width in mm / 1000 */
    *(a->kind == AREAL ? &numerator : &denominator) *= cloth->width;
    *(a->kind == AREAL ? &denominator : &numerator) *= 1000;
    return scale(value, numerator, denominator, result, err);
}

struct fraction {
    int64_t numerator, denominator;
};

/* The m² that the measure of a price has. */
static bool area_of(enum textile_per per, const struct textile_cloth *cloth, struct fraction *area,
                    struct error *err) {
    switch (per) {
    case TEXTILE_PER_METRE:
        if (!check_width(cloth, err))
            return false;
        *area = (struct fraction){cloth->width, 1000};
        return true;
    case TEXTILE_PER_YARD:
        if (!check_width(cloth, err))
            return false;
        *area = (struct fraction){cloth->width * 9144, 10000000};
        return true;
    case TEXTILE_PER_KG:
        if (!check_weight(cloth, err))
            return false;
        *area = (struct fraction){1000000, cloth->gsm};
        return true;
    default:
        *area = (struct fraction){1, 1};
        return true;
    }
}

static bool by_length(enum textile_per per) {
    return per == TEXTILE_PER_METRE || per == TEXTILE_PER_YARD;
}

bool textile_price(int64_t amount, enum textile_per from, enum textile_per to,
                   const struct textile_cloth *cloth, int64_t *result, struct error *err) {
    /* between lengths, or between the same, the cloth does not matter */
    static const struct textile_cloth any = {.width = 1000, .gsm = 1000};
    struct fraction a, b;
    if (from == to || (by_length(from) && by_length(to)))
        cloth = &any;
    if (!area_of(from, cloth, &a, err) || !area_of(to, cloth, &b, err))
        return false;
    return scale(amount, (wide)b.numerator * a.denominator, (wide)b.denominator * a.numerator,
                 result, err);
}
