/*
 * What the sheets of a plan share. Private to service.
 */
#ifndef SERVICE_PLAN_SHEET_PRIVATE_H
#define SERVICE_PLAN_SHEET_PRIVATE_H

#include "sourcebench/service/plan_sheet.h"

/* Page, title, and what is wanted, from where to where. */
void plan_sheet_head(const struct plan_sheet *s, const char *title, FILE *out);
void plan_sheet_quotes_csv(const struct plan_sheet *s, FILE *out);
void plan_sheet_quotes_html(const struct plan_sheet *s, FILE *out);
void plan_sheet_award_csv(const struct plan_sheet *s, FILE *out);
void plan_sheet_award_html(const struct plan_sheet *s, FILE *out);

/* Amounts and shares as spreadsheets take them: "7.421", "22107.50"; "93.4" of a probability, which
 * is neither 0.0 nor 100.0 unless it is. */
const char *plan_sheet_amount(int64_t amount, const char *currency, struct arena *arena);
const char *plan_sheet_percent(double probability, struct arena *arena);
const char *plan_sheet_day(int32_t day, struct arena *arena); /* "" for none */

#endif
