/*
 * The plan of a requirement: its quotes in the terms of landed cost and lead time, reckoned at a
 * quantity.
 *
 * plan_make() turns records into terms once; they are plain and may be changed to see what would
 * be (quantity, days, rates, MOQ, prices), which is what a "what if" is. plan_reckon() computes one
 * quote by one way from whatever the terms say then. A quote has a way for each lane by which its
 * goods may come; the one shown is the cheapest that meets the service level, else the surest.
 *
 * Probabilities are doubles from 0 to 1 (core/lead_time.h); money is in 1/10,000 of the buyer's
 * currency.
 */
#ifndef SOURCEBENCH_CORE_PLAN_H
#define SOURCEBENCH_CORE_PLAN_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/landed.h"
#include "sourcebench/core/lead_time.h"
#include "sourcebench/core/record_set.h"

enum { PLAN_QUOTES = 64, PLAN_WAYS = 6, PLAN_VARIANTS = LANDED_VARIANTS };

/* A stage of the quote before days are known: production may depend on the quantity. */
struct plan_stage {
    struct lead_stage lead;
    const char *kind;              /* "production": as of a stage's record */
    const struct record *calendar; /* of lead.calendar; NULL: calendar days */
    bool by_rate;
    int setup;
    struct lead_rates rates;
};

struct plan_way {
    const struct record *lane; /* NULL: none is known, or none is needed */
    struct landed_lane terms;
    struct plan_stage stages[LEAD_STAGES];
    int n_stages;
    int transit;          /* the stage that is the main transit; -1: none */
    const char *lead_gap; /* why there is no lead time: a sentence; NULL: there is one */
};

struct plan_quote {
    const struct record *quote, *supplier;
    const char *country; /* from which it is sent */
    struct landed_offer offer;
    struct lading_carton carton;
    const struct landed_duty *duty; /* NULL: none known */
    const struct record *duty_record;
    int64_t capacity;
    int64_t handicap; /* for awards, in 1/1,000,000 */
    struct plan_way ways[PLAN_WAYS];
    int n_ways; /* at least 1 */
};

struct plan {
    const struct record_set *set;
    const struct record *requirement, *product, *client;
    struct landed_buyer buyer;
    const char *hs;
    int64_t wanted[PLAN_VARIANTS], asked[PLAN_VARIANTS]; /* asked: as the requirement says */
    int n_wanted;
    int32_t order_on, needed_by; /* needed_by DATE_NONE: nobody says */
    int64_t service;             /* wanted probability in 1/1,000,000; 0: none */
    int32_t rates_of;            /* the day of the oldest rate in use; DATE_NONE: none is */
    int rates_age;               /* how old that is today */
    struct plan_quote *quotes;
    int n_quotes;
};

/* Of the rounds of an offer the last one counts; withdrawn quotes, and those only asked for, do
 * not. INPUT where a calendar or a stage makes no sense. Lives in the arena; refers to the set. */
bool plan_make(const struct record_set *set, const struct record *requirement,
               const struct catalogue *catalogue, int32_t today, struct arena *arena,
               struct plan *plan, struct error *err);

int64_t plan_total(const struct plan *plan);
/* "?" where the quote names none. */
const char *plan_supplier(const struct plan_quote *quote);
/* Sets the quantity of all variants together, in the proportions that were asked for. */
void plan_set_total(struct plan *plan, int64_t quantity);

enum { PLAN_LATEST = 3 };
/* 50, 80, 95 % */
extern const double plan_latest_p[PLAN_LATEST];

struct plan_result {
    int way; /* reckoned: of the quote's ways */
    struct landed_result landed;
    int64_t made;  /* the quantity that the lead time is of */
    bool has_lead; /* else lead_gap of the way says why */
    struct lead_arrival arrival;
    struct lead_path path[LEAD_STAGES]; /* of its stages */
    int32_t likely;                     /* arrival on the likely path */
    bool has_need;                      /* needed_by is known: */
    double on_time;
    int32_t latest[PLAN_LATEST]; /* order days; DATE_NONE: none */
};

enum plan_depth {
    PLAN_FIGURES, /* no lines of the waterfall, no latest order days */
    PLAN_ALL
};

/* One quote by one of its ways. False only where the lead time cannot be walked (INPUT). */
bool plan_reckon(const struct plan *plan, int quote, int way, enum plan_depth depth,
                 struct arena *arena, struct plan_result *result, struct error *err);
/* The quote by the way that is shown. */
bool plan_reckon_best(const struct plan *plan, int quote, enum plan_depth depth,
                      struct arena *arena, struct plan_result *result, struct error *err);
/* The request that a result was reckoned from, for what-if questions (core/landed_whatif.h). buyer
 * is filled and has to live as long. */
void plan_request(const struct plan *plan, int quote, const struct plan_result *result,
                  struct landed_buyer *buyer, struct landed_request *request);
/* The same with the other ways behind it that are on time as surely as is asked for, or as the one
 * that is shown, and less than the MOQ where the supplier makes that. All in the arena; the buyers
 * too. */
const struct landed_request *plan_request_ways(const struct plan *plan, int quote,
                                               const struct plan_result *result,
                                               struct arena *arena);
/* The stages of a way with the days of a quantity, for Gantt and delays. The plan keeps pointers
 * into the arena. */
bool plan_lead(const struct plan *plan, int quote, int way, int64_t quantity, struct arena *arena,
               struct lead_plan *lead, struct error *err);

#endif
