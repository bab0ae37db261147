/*
 * The quotes of a plan as a case of an award, and an award reckoned again.
 *
 * A quote's costs by one way are exact at the ends of its bands; a band is halved until the exact
 * cost at its middle lies on the line between them, or the band is short. Quotes that are not
 * comparable or have expired take no part.
 */
#ifndef SOURCEBENCH_CORE_PLAN_AWARD_H
#define SOURCEBENCH_CORE_PLAN_AWARD_H

#include "sourcebench/core/award.h"
#include "sourcebench/core/plan.h"

enum { PLAN_BANDS = 32 /* of a way, at most */ };

struct plan_award_papers {
    enum award_evidence evidence;
    int64_t certificates; /* as of an award_quote */
};

/* papers: of each quote; NULL: all have what the destination demands. Quotes of the case are those
 * of the plan, in their order. */
bool plan_award_case(const struct plan *plan, const struct plan_award_papers *papers,
                     struct arena *arena, struct award_case *the_case, struct error *err);

struct plan_award_share {
    int quote, way;
    int64_t quantity;
    int64_t total, unit; /* landed */
    double on_time;
};

struct plan_award {
    struct plan_award_share shares[AWARD_QUOTES];
    int n;
    int64_t quantity, surplus; /* surplus: above what is wanted; it is paid */
    int64_t total, unit;
    double lowest;     /* the lowest probability of all */
    double all_arrive; /* their product: if they are independent */
};

/* The exact figures of a choice. */
bool plan_award_reckon(const struct plan *plan, const struct award_case *the_case,
                       const struct award_choice *choice, struct plan_award *award,
                       struct error *err);

#endif
