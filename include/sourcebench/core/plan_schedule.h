/*
 * The lead time of a quote by one of its ways, taken apart: when each stage runs, how much room it
 * has and what a day more of it costs, which days of the calendars it meets, how sure the arrival
 * is, and by when to order so that the goods are made before the next long closure.
 *
 * Days are those of an order day: forward from the day on which the order is planned, backward from
 * the latest one that is still in time. What is made lives in the arena.
 */
#ifndef SOURCEBENCH_CORE_PLAN_SCHEDULE_H
#define SOURCEBENCH_CORE_PLAN_SCHEDULE_H

#include "sourcebench/core/plan.h"

/* The first closure of CALENDAR_LONG days or more behind the order day and before all has arrived
 * or is needed, in a calendar of the stages before the main transit. */
struct plan_closure {
    const struct calendar_row *row;
    const struct record *calendar;
    int stage;      /* of those in that calendar the one that ends last: then the goods are made */
    int32_t before; /* the last day before it; sooner where the moon may bring it sooner */
    double ready;   /* the probability to be made by then */
    int32_t latest[PLAN_LATEST]; /* order days for plan_latest_p; DATE_NONE: none */
};

struct plan_schedule {
    int32_t order;
    struct lead_plan lead; /* with the days of each stage at the quantity */
    int n_stages;
    struct lead_path path[LEAD_STAGES]; /* if each takes its likely days */
    int32_t likely;
    struct lead_arrival arrival;
    struct lead_delay delays[LEAD_STAGES]; /* less_sure: only where needed_by is known */
    const struct lead_met *met;            /* in the order of the stages */
    int n_met;
    bool has_closure;
    struct plan_closure closure;
};

/* For the quantity that the lead time of the result is of. INPUT where the way has no lead time, or
 * a calendar does no work. */
bool plan_schedule(const struct plan *plan, int quote, const struct plan_result *result,
                   int32_t order, struct arena *arena, struct plan_schedule *schedule,
                   struct error *err);

/* Only the order, the path with the days it meets, and the arrival: what a bar of many needs. */
bool plan_schedule_path(const struct plan *plan, int quote, const struct plan_result *result,
                        int32_t order, struct arena *arena, struct plan_schedule *schedule,
                        struct error *err);

/* Nothing may take longer there without all arriving later. */
bool plan_is_critical(const struct plan_schedule *schedule, int stage);

#endif
