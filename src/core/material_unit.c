#include "sourcebench/core/material_unit.h"

#include <string.h>

#include "sourcebench/core/field_read.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/textile.h"
#include "sourcebench/core/wide.h"

/* "oz / sq. yd" → "oz/yd2": lower case, without blanks and points, squares as 2. */
static const char *plain_unit(const char *unit, struct arena *arena) {
    static const struct {
        const char *written, *plain;
    } squares[] = {{"sqyd", "yd2"}, {"sqft", "ft2"}, {"sqm", "m2"}};
    char *folded = text_fold(arena, unit ? unit : ""), *out = folded;
    for (const char *in = folded; *in; in++) {
        if (strncmp(in, "\u00B2", strlen("\u00B2")) == 0) {
            *out++ = '2';
            in++;
        } else if (!strchr(" .()", *in)) {
            *out++ = *in;
        }
    }
    *out = '\0';
    for (size_t i = 0; i < sizeof squares / sizeof *squares; i++) {
        char *at = strstr(folded, squares[i].written);
        if (at)
            return arena_format(arena, "%.*s%s%s", (int)(at - folded), folded, squares[i].plain,
                                at + strlen(squares[i].written));
    }
    return folded;
}

/* One of a unit is so many of the property's. */
static const struct {
    const char *property, *unit;
    int64_t above, below;
} factors[] = {
    {"g/m2", "gsm", 1, 1},
    {"g/m2", "kg/m2", 1000, 1},
    {"n", "kn", 1000, 1},
    {"n", "dan", 10, 1},
    {"n", "lbf", 44482216152605, 10000000000000},
    {"n", "lb", 44482216152605, 10000000000000},
    {"n", "kgf", 980665, 100000},
    {"mm", "cm", 10, 1},
    {"mm", "m", 1000, 1},
    {"mm", "in", 254, 10},
    {"mm", "inch", 254, 10},
    {"mm", "inches", 254, 10},
    {"mm", "\"", 254, 10},
};

static bool multiply(int64_t value, int64_t above, int64_t below, int64_t *result) {
    wide product = wide_divide((wide)value * above, below);
    *result = (int64_t)product;
    return product >= INT64_MIN && product <= INT64_MAX;
}

static bool convert(const char *property, const char *unit, int64_t value, int64_t *result,
                    bool *known, struct error *err) {
    *known = true;
    *result = value;
    if (!*unit || strcmp(unit, property) == 0)
        return true;
    if (strcmp(property, "g/m2") == 0 && (strcmp(unit, "oz/yd2") == 0 || strcmp(unit, "oz") == 0))
        return textile_convert(value, TEXTILE_OZ_YD2, TEXTILE_GSM, NULL, result, err);
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        if (strcmp(factors[i].property, property) == 0 && strcmp(factors[i].unit, unit) == 0)
            return multiply(value, factors[i].above, factors[i].below, result) ||
                   error_set(err, ERROR_INPUT, "The number is too large.");
    }
    *known = false;
    return false;
}

bool material_convert_figure(const char *property_unit, int64_t value, const char *unit,
                             int64_t *converted, struct error *err) {
    struct arena arena = {0};
    bool known;
    bool ok = convert(plain_unit(property_unit, &arena), plain_unit(unit, &arena), value, converted,
                      &known, err);
    if (!ok && !known)
        ok = property_unit && *property_unit
                 ? error_set(err, ERROR_INPUT, "%s cannot be turned into %s; give it in %s.", unit,
                             property_unit, property_unit)
                 : error_set(err, ERROR_INPUT, "This property has no unit; leave out %s.", unit);
    arena_free(&arena);
    return ok;
}

bool material_read_figure(const char *property_unit, const char *text, int64_t *value,
                          struct error *err) {
    struct arena arena = {0};
    const char *clean = text_clean(&arena, text, false);
    size_t length = strspn(clean, "+-0123456789.,");
    const char *number = arena_bytes(&arena, clean, length);
    bool ok = length > 0 && decimal_parse_rounded(number, FIGURE_SCALE, value);
    if (!ok)
        error_set(err, ERROR_INPUT, "Enter a number, for example 120%s%s.",
                  property_unit && *property_unit ? " " : "", property_unit ? property_unit : "");
    const char *unit = clean + length + strspn(clean + length, " ");
    ok = ok && material_convert_figure(property_unit, *value, unit, value, err);
    arena_free(&arena);
    return ok;
}

/* Prices */

static const struct {
    const char *written, *per;
    int64_t above, below;
} pers[] = {
    {"m", "m", 1, 1},
    {"metre", "m", 1, 1},
    {"meter", "m", 1, 1},
    {"lm", "m", 1, 1},
    {"yd", "yd", 1, 1},
    {"yard", "yd", 1, 1},
    {"m2", "m2", 1, 1},
    {"kg", "kg", 1, 1},
    {"yd2", "m2", 100000000, 83612736},
    {"ft2", "m2", 100000000, 9290304},
};

static bool find_per(const char *written, struct material_price_unit *unit) {
    for (size_t i = 0; i < sizeof pers / sizeof *pers; i++) {
        if (strcmp(pers[i].written, written) != 0)
            continue;
        unit->per = pers[i].per;
        unit->above = pers[i].above;
        unit->below = pers[i].below;
        return true;
    }
    return false;
}

/* The currency that stands last before the unit; none where the word is none. */
static void find_currency(const char *before, struct arena *arena,
                          struct material_price_unit *unit) {
    size_t end = strlen(before), start;
    while (end > 0 && before[end - 1] == ' ')
        end--;
    for (start = end; start > 0 && !strchr(" ([", before[start - 1]);)
        start--;
    const char *word = arena_bytes(arena, before + start, end - start);
    const char *folded = text_fold(arena, word);
    const char *code = strcmp(folded, "$") == 0 || strcmp(folded, "us$") == 0 ? "USD"
                       : *word ? field_read_currency(word, arena)
                               : NULL;
    if (code)
        memcpy(unit->currency, code, 3);
}

bool material_read_price_unit(const char *text, struct material_price_unit *unit) {
    struct arena arena = {0};
    const char *clean = text_clean(&arena, text, false);
    const char *slash = strrchr(clean, '/'), *word = NULL;
    const char *folded = text_fold(&arena, clean);
    bool found = false;
    *unit = (struct material_price_unit){.per = NULL};
    for (const char *at = folded; (at = strstr(at, "per ")) != NULL; at++) {
        if (at == folded || at[-1] == ' ' || at[-1] == '(')
            word = at;
    }
    if (slash)
        found = find_per(plain_unit(slash + 1, &arena), unit);
    if (found)
        find_currency(arena_bytes(&arena, clean, (size_t)(slash - clean)), &arena, unit);
    if (!found && word) {
        found = find_per(plain_unit(word + strlen("per "), &arena), unit);
        if (found)
            find_currency(arena_bytes(&arena, folded, (size_t)(word - folded)), &arena, unit);
    }
    arena_free(&arena);
    return found;
}

bool material_price_amount(const struct material_price_unit *unit, int64_t amount,
                           int64_t *converted) {
    return multiply(amount, unit->above, unit->below, converted);
}
