#include "sourcebench/core/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONEY_DIGITS = 4, DIGITS_MAX = 18, NUMBER_TEXT = 64 };

/* ISO 4217 list one without the codes for testing and for no currency; BGN, CUC, HRK, ANG, SLL and
 * ZWL were withdrawn but still stand in older offers. A digit follows where the minor unit has not
 * two digits. Sorted. */
static const char currencies[][5] = {
    "AED",  "AFN",  "ALL",  "AMD",  "ANG",  "AOA",  "ARS",  "AUD",  "AWG",  "AZN",  "BAM", "BBD",
    "BDT",  "BGN",  "BHD3", "BIF0", "BMD",  "BND",  "BOB",  "BOV",  "BRL",  "BSD",  "BTN", "BWP",
    "BYN",  "BZD",  "CAD",  "CDF",  "CHE",  "CHF",  "CHW",  "CLF4", "CLP0", "CNY",  "COP", "COU",
    "CRC",  "CUC",  "CUP",  "CVE",  "CZK",  "DJF0", "DKK",  "DOP",  "DZD",  "EGP",  "ERN", "ETB",
    "EUR",  "FJD",  "FKP",  "GBP",  "GEL",  "GHS",  "GIP",  "GMD",  "GNF0", "GTQ",  "GYD", "HKD",
    "HNL",  "HRK",  "HTG",  "HUF",  "IDR",  "ILS",  "INR",  "IQD3", "IRR",  "ISK0", "JMD", "JOD3",
    "JPY0", "KES",  "KGS",  "KHR",  "KMF0", "KPW",  "KRW0", "KWD3", "KYD",  "KZT",  "LAK", "LBP",
    "LKR",  "LRD",  "LSL",  "LYD3", "MAD",  "MDL",  "MGA",  "MKD",  "MMK",  "MNT",  "MOP", "MRU",
    "MUR",  "MVR",  "MWK",  "MXN",  "MXV",  "MYR",  "MZN",  "NAD",  "NGN",  "NIO",  "NOK", "NPR",
    "NZD",  "OMR3", "PAB",  "PEN",  "PGK",  "PHP",  "PKR",  "PLN",  "PYG0", "QAR",  "RON", "RSD",
    "RUB",  "RWF0", "SAR",  "SBD",  "SCR",  "SDG",  "SEK",  "SGD",  "SHP",  "SLE",  "SLL", "SOS",
    "SRD",  "SSP",  "STN",  "SVC",  "SYP",  "SZL",  "THB",  "TJS",  "TMT",  "TND3", "TOP", "TRY",
    "TTD",  "TWD",  "TZS",  "UAH",  "UGX0", "USD",  "USN",  "UYI0", "UYU",  "UYW4", "UZS", "VED",
    "VES",  "VND0", "VUV0", "WST",  "XAF0", "XAG",  "XAU",  "XBA",  "XBB",  "XBC",  "XBD", "XCD",
    "XCG",  "XDR",  "XOF0", "XPD",  "XPF0", "XPT",  "XSU",  "XUA",  "YER",  "ZAR",  "ZMW", "ZWG",
    "ZWL",
};

static int compare_code(const void *code, const void *entry) {
    return strncmp(code, entry, 3);
}

static const char *currency_entry(const char *code) {
    if (!code || strlen(code) != 3)
        return NULL;
    return bsearch(code, currencies, sizeof currencies / sizeof *currencies, sizeof *currencies,
                   compare_code);
}

bool currency_known(const char *code) {
    return currency_entry(code) != NULL;
}

static int currency_digits(const char *code) {
    const char *entry = currency_entry(code);
    return entry && entry[3] ? entry[3] - '0' : 2;
}

int64_t currency_coin(const char *code) {
    int64_t coin = MONEY_SCALE;
    for (int i = currency_digits(code); i > 0 && coin > 1; i--)
        coin /= 10;
    return coin;
}

/* A number as typed, taken apart. */
struct number {
    bool negative;
    const char *whole, *fraction; /* digits; the whole ones with their commas */
    size_t whole_length, fraction_length;
};

/* "1,204" but not "1,20": commas only before each three digits. */
static bool commas_in_place(const char *s, size_t length) {
    const char *comma = memchr(s, ',', length);
    if (!comma)
        return true;
    size_t first = (size_t)(comma - s);
    if (first < 1 || first > 3 || (length - first) % 4 != 0)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((s[i] == ',') != (i >= first && (i - first) % 4 == 0))
            return false;
    return true;
}

static bool number_split(const char *s, struct number *n) {
    s += strspn(s, " \t");
    n->negative = *s == '-';
    s += *s == '-' || *s == '+';
    n->whole = s;
    n->whole_length = strspn(s, "0123456789,");
    s += n->whole_length;
    bool point = *s == '.';
    s += point;
    n->fraction = s;
    n->fraction_length = point ? strspn(s, "0123456789") : 0;
    s += n->fraction_length;
    s += strspn(s, " \t");
    return *s == '\0' && n->whole_length + n->fraction_length > 0 &&
           commas_in_place(n->whole, n->whole_length);
}

static bool add_digit(int64_t *value, char digit) {
    return !__builtin_mul_overflow(*value, 10, value) &&
           !__builtin_add_overflow(*value, digit - '0', value);
}

/* The digits from place `digits` of the fraction on: -1 less than half, 0 half, 1 more, -2 nothing.
 */
static int rest_of(const struct number *n, size_t digits) {
    if (n->fraction_length <= digits)
        return -2;
    const char *rest = n->fraction + digits;
    size_t length = n->fraction_length - digits;
    bool more = false, any = *rest != '0';
    for (size_t i = 1; i < length; i++)
        more = more || rest[i] != '0';
    if (!any && !more)
        return -2;
    return *rest > '5' || (*rest == '5' && more) ? 1 : *rest == '5' ? 0 : -1;
}

/* The amount without its sign, digits behind the point cut off. */
static bool number_scaled(const struct number *n, size_t digits, int64_t *value) {
    *value = 0;
    for (size_t i = 0; i < n->whole_length; i++)
        if (n->whole[i] != ',' && !add_digit(value, n->whole[i]))
            return false;
    for (size_t i = 0; i < digits; i++)
        if (!add_digit(value, i < n->fraction_length ? n->fraction[i] : '0'))
            return false;
    return true;
}

bool decimal_parse(const char *typed, int digits, int64_t *value) {
    struct number n;
    int64_t scaled;
    if (!typed || digits < 0 || digits > DIGITS_MAX || !number_split(typed, &n) ||
        rest_of(&n, (size_t)digits) != -2 || !number_scaled(&n, (size_t)digits, &scaled))
        return false;
    *value = n.negative ? -scaled : scaled;
    return true;
}

bool decimal_parse_rounded(const char *typed, int digits, int64_t *value) {
    struct number n;
    int64_t scaled;
    if (!typed || digits < 0 || digits > DIGITS_MAX || !number_split(typed, &n) ||
        !number_scaled(&n, (size_t)digits, &scaled))
        return false;
    int rest = rest_of(&n, (size_t)digits);
    bool up = rest == 1 || (rest == 0 && scaled % 2 != 0);
    if (__builtin_add_overflow(scaled, up, &scaled))
        return false;
    *value = n.negative ? -scaled : scaled;
    return true;
}

bool money_parse(const char *typed, int64_t *amount) {
    return decimal_parse(typed, MONEY_DIGITS, amount);
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static uint64_t power_of_ten(int digits) {
    uint64_t power = 1;
    for (int i = 0; i < digits; i++)
        power *= 10;
    return power;
}

/* Digits in groups of three, written from the end of the buffer; returns where they begin. */
static char *write_grouped(uint64_t value, char text[NUMBER_TEXT]) {
    char *at = text + NUMBER_TEXT - 1;
    *at = '\0';
    for (int i = 0; i == 0 || value > 0; i++, value /= 10) {
        if (i > 0 && i % 3 == 0)
            *--at = ',';
        *--at = (char)('0' + value % 10);
    }
    return at;
}

void integer_format(int64_t value, char *out, size_t size) {
    char text[NUMBER_TEXT];
    snprintf(out, size, "%s%s", value < 0 ? "-" : "", write_grouped(magnitude(value), text));
}

struct integer_text integer_text(int64_t value) {
    struct integer_text out;
    integer_format(value, out.text, sizeof out.text);
    return out;
}

void decimal_format(int64_t value, int digits, char *out, size_t size) {
    if (digits < 0 || digits > DIGITS_MAX)
        digits = 0;
    uint64_t power = power_of_ten(digits), absolute = magnitude(value);
    snprintf(out, size, "%s%" PRIu64, value < 0 ? "-" : "", absolute / power);
    size_t length = strlen(out);
    if (digits > 0 && length < size)
        snprintf(out + length, size - length, ".%0*" PRIu64, digits, absolute % power);
}

void money_format(int64_t amount, const char *currency, char *out, size_t size) {
    char whole[NUMBER_TEXT], fraction[MONEY_DIGITS + 2];
    uint64_t absolute = magnitude(amount);
    snprintf(fraction, sizeof fraction, ".%04u", (unsigned)(absolute % MONEY_SCALE) % 10000u);
    size_t digits = MONEY_DIGITS, usual = (size_t)currency_digits(currency);
    while (digits > usual && fraction[digits] == '0')
        fraction[digits--] = '\0';
    snprintf(out, size, "%s%s%s", amount < 0 ? "-" : "",
             write_grouped(absolute / MONEY_SCALE, whole), digits > 0 ? fraction : "");
}

void money_format_full(int64_t amount, const char *currency, char *out, size_t size) {
    char text[NUMBER_TEXT];
    money_format(amount, currency, text, sizeof text);
    snprintf(out, size, "%s%s%s", currency ? currency : "", currency ? " " : "", text);
}
