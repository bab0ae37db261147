/*
 * Money: int64_t in 1/10,000 of the currency unit, with an ISO 4217 code. No floating point.
 */
#ifndef SOURCEBENCH_CORE_MONEY_H
#define SOURCEBENCH_CORE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MONEY_SCALE = 10000 };

/* "12.5", "1,204.50", "1204": false where it is no amount or too large. */
bool money_parse(const char *typed, int64_t *amount);
/* "1,204.50": at least the currency's usual digits (2; JPY, KRW, VND 0), more where needed. */
void money_format(int64_t amount, const char *currency, char *out, size_t size);
/* "EUR 1,204.50" */
void money_format_full(int64_t amount, const char *currency, char *out, size_t size);
bool currency_known(const char *code); /* ISO 4217, upper case */

/* Decimal text of an integer scaled by 10^digits, and back (no grouping accepted beyond commas). */
void decimal_format(int64_t value, int digits, char *out, size_t size);
bool decimal_parse(const char *typed, int digits, int64_t *value);
/* "1,000,000" */
void integer_format(int64_t value, char *out, size_t size);

#endif
