/*
 * Money: int64_t in 1/10,000 of the currency unit, with an ISO 4217 code. No floating point.
 */
#ifndef SOURCEBENCH_CORE_MONEY_H
#define SOURCEBENCH_CORE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MONEY_SCALE = 10000 };

/* "12.5", "1,204.50", "1204": false where it is no amount, too large, or finer than 1/10,000. A
 * comma stands only before three digits, so that "12,5" is refused rather than misread. */
bool money_parse(const char *typed, int64_t *amount);
/* "1,204.50": at least the currency's usual digits (2; JPY, KRW, VND 0), more where needed. */
void money_format(int64_t amount, const char *currency, char *out, size_t size);
/* "EUR 1,204.50" */
void money_format_full(int64_t amount, const char *currency, char *out, size_t size);
bool currency_known(const char *code); /* ISO 4217, upper case */
/* The smallest coin as an amount: 100 (0.01) of most, 10,000 (1) of JPY. */
int64_t currency_coin(const char *code);

/* Decimal text of an integer scaled by 10^digits (0 to 18), all digits written, and back, exactly:
 * "2.50" is 25 with one digit, "2.55" is refused. No grouping accepted beyond commas in their
 * places. */
void decimal_format(int64_t value, int digits, char *out, size_t size);
bool decimal_parse(const char *typed, int digits, int64_t *value);
/* For measured values: digits beyond are rounded half-even. */
bool decimal_parse_rounded(const char *typed, int digits, int64_t *value);
/* "1,000,000" */
void integer_format(int64_t value, char *out, size_t size);
/* The same for the arguments of a sentence: integer_text(n).text, which lives as long as that. */
struct integer_text {
    char text[32];
};
struct integer_text integer_text(int64_t value);

#endif
