/*
 * Lead time: when an order arrives, as a probability for every day.
 *
 * Stages follow each other or run side by side. A stage may start on the day after the latest end
 * of those it comes after, one without any on the day of the order; a stage of no days ends where
 * it would start. The distribution is carried from stage to stage over the days of their calendars,
 * so that the same input gives the same figures everywhere. Stages are taken as independent of each
 * other. Branches that part and meet again are exact: for each day on which they part, the
 * probability that all have ended is the product of theirs. A network in which branches are tied to
 * each other in another way (not series-parallel) is refused.
 *
 * What has happened is certain: a stage that ended has its day, one that began walks on from there
 * and has not ended before today, and nothing begins before today.
 *
 * Source: the lead-time rules of the design.
 */
#ifndef SOURCEBENCH_CORE_LEAD_TIME_H
#define SOURCEBENCH_CORE_LEAD_TIME_H

#include "sourcebench/core/calendar.h"
#include "sourcebench/core/lead_days.h"

enum {
    LEAD_STAGES = 32,                    /* at most */
    LEAD_QUOTE_STAGES = LEAD_STAGES - 3, /* of a quote: a plan adds those of the way */
    LEAD_REACH = 1500                    /* days that are looked back */
};

struct lead_stage {
    const char *name; /* for messages */
    struct lead_days days;
    const struct calendar *calendar; /* NULL: calendar days */
    unsigned after;                  /* bit i: comes after stage i; 0: after the order */
    bool sails;                      /* it waits for the next cut-off, on weekday … */
    int cutoff, sails_after;         /* … and begins so many days later */
    const struct lead_past *past;
    int n_past;
    int32_t started, ended; /* DATE_NONE: not yet */
};

struct lead_node; /* how the network is put together: private */

struct lead_plan {
    const struct lead_stage *stages;
    int n;
    int32_t today;    /* DATE_NONE: only a plan */
    unsigned members; /* bit i: stage i belongs to it, or to this part of it */
    struct lead_spread *spreads;
    const struct lead_node *root;
};

/* Days from first on with the probability of each; they sum to 1. */
struct lead_arrival {
    int32_t first;
    int n;
    const double *p;
};

/* INPUT with a sentence where days do not rise, a stage comes after one that there is not, stages
 * wait for each other in a circle, the network is not series-parallel, or an actual day lies in the
 * future (any does where there is no today) or ends a stage before it began. The plan keeps the
 * stages it is given and lives in the arena. */
bool lead_plan_make(const struct lead_stage *stages, int n, int32_t today, struct arena *arena,
                    struct lead_plan *plan, struct error *err);
/* The part of the plan up to the end of one stage. */
bool lead_plan_until(const struct lead_plan *plan, int stage, struct arena *arena,
                     struct lead_plan *part, struct error *err);

/* The last day of all stages, for an order of that day. False where a calendar does no work for a
 * year. */
bool lead_forward(const struct lead_plan *plan, int32_t order, struct arena *arena,
                  struct lead_arrival *arrival, struct error *err);
/* P(arrival ≤ day). */
double lead_on_time(const struct lead_arrival *arrival, int32_t day);
/* The first day by which the probability is reached. */
int32_t lead_quantile(const struct lead_arrival *arrival, double probability);

/* The latest order day, `day` itself at most, with which all ends by `day` at that probability
 * (above 0, up to 1): a later order never arrives earlier, so it is found by halving. DATE_NONE:
 * none in the LEAD_REACH days before. REFUSED for a plan with a today: that is ordered already. */
bool lead_latest_order(const struct lead_plan *plan, int32_t day, double probability,
                       int32_t *order, struct error *err);

/* The stage as it goes if each takes its likely days: start - 1 where it has none. */
struct lead_path {
    int32_t first, last;
};
/* A path for each stage that belongs to it; returns the last day of all in *end. */
bool lead_likely(const struct lead_plan *plan, int32_t order, struct lead_path *path, int32_t *end,
                 struct error *err);

/* What a longer stage does on the likely path. One that has ended does nothing any more. */
struct lead_delay {
    int slack;        /* days that it may take longer without anything arriving later, up to 365 */
    int days_later;   /* by which all arrives later, if it takes one day longer than that */
    double less_sure; /* what the probability to arrive by the day loses if it takes one day more */
};
bool lead_delays(const struct lead_plan *plan, int32_t order, int32_t day, struct arena *arena,
                 struct lead_delay *delays, struct error *err);

/* A row of a calendar that a stage meets on its path. */
struct lead_met {
    int stage;
    const struct calendar_row *row;
    enum calendar_touch touch;
    int64_t lost; /* what it takes away there, as calendar_lost() */
};
/* In the order of stages and rows; returns how many. */
int lead_closures(const struct lead_plan *plan, const struct lead_path *path, struct arena *arena,
                  struct lead_met **met);

#endif
