/*
 * Records of a plan as the terms in which the rules of lead time and landed cost are written.
 *
 * What is made lives in the arena, and refers to texts of the records: the set has to outlive it.
 */
#ifndef SOURCEBENCH_CORE_PLAN_TERMS_H
#define SOURCEBENCH_CORE_PLAN_TERMS_H

#include "sourcebench/core/calendar.h"
#include "sourcebench/core/record_set.h"

/* The calendar with its days, as a supplier works by it (an id; 0: anybody): where it has confirmed
 * when it closes for a holiday, its days stand for those of the calendar, and what is less before
 * and behind them moves along. That concerns calendars of its country and those of none. INPUT
 * where a day makes no sense. */
bool plan_calendar(const struct record_set *set, const struct record *record, int64_t supplier,
                   struct arena *arena, struct calendar *calendar, struct error *err);

/* "wed" as date_weekday() counts; 0 for anything else. */
int plan_weekday(const char *key);

#endif
