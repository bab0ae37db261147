/*
 * The cash-flow of an offer, in the buyer's currency: what is paid on which day if all goes as it
 * is likely.
 *
 * The supplier is paid as the terms say. Costs of the way fall due when the goods pass: up to the
 * ship when they leave, behind it with duty and VAT when they are cleared. VAT that is recovered
 * comes back CASH_VAT_DAYS after that, which is an assumption and said so.
 */
#ifndef SOURCEBENCH_CORE_PLAN_CASH_H
#define SOURCEBENCH_CORE_PLAN_CASH_H

#include "sourcebench/core/plan.h"

enum { CASH_VAT_DAYS = 45 };

struct cash_event {
    int32_t day;
    const char *what;
    int64_t amount; /* below 0: it comes back */
    int64_t sum;    /* of all up to here */
};

/* In the order of days; none where the offer is not comparable or its days are not known. Their
 * last sum is the landed total, less what is no payment (the cost of money and the FX buffer). */
int plan_cash(const struct plan *plan, int quote, const struct plan_result *result,
              struct arena *arena, struct cash_event **events);

#endif
