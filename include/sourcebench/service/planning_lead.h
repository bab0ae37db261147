/*
 * The lead time of a quote in words: what the screen and the command line say alike. Texts live in
 * the arena.
 */
#ifndef SOURCEBENCH_SERVICE_PLANNING_LEAD_H
#define SOURCEBENCH_SERVICE_PLANNING_LEAD_H

#include "sourcebench/core/plan_schedule.h"
#include "sourcebench/service/planning.h"

/* "5/7/12 working days", "33 days" */
const char *planning_stage_days(const struct plan_schedule *schedule, int stage,
                                struct arena *arena);
/* "critical", "4 d" */
const char *planning_stage_slack(const struct plan_schedule *schedule, int stage,
                                 struct arena *arena);
/* What a day more does: "7 d later, 12 % less sure". */
const char *planning_stage_cost(const struct planning *planning,
                                const struct plan_schedule *schedule, int stage,
                                struct arena *arena);
/* The days of the calendar that it meets: "Lunar New Year costs 19 d, worked Sunday gives 1 d". */
const char *planning_stage_closed(const struct plan_schedule *schedule, int stage,
                                  struct arena *arena);
/* "2026-12-10 (50 %), 2026-11-28 (80 %), 2026-11-20 (95 %)"; "none" for none. */
const char *planning_latest(const int32_t latest[PLAN_LATEST], struct arena *arena);
/* "Latest safe order date before Lunar New Year, …: 2026-12-05 (95 %). …"; "" where no closure is
 * next. */
const char *planning_closure_says(const struct plan_schedule *schedule, struct arena *arena);

/* What the calendars do not know of the days on which the stages run, such as the worked weekends
 * of a year for which none are announced yet; "" where they know all. */
const char *planning_calendar_gaps(const struct plan_schedule *schedule, struct arena *arena);

#endif
