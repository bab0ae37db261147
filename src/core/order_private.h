/*
 * What the files about orders share.
 */
#ifndef CORE_ORDER_PRIVATE_H
#define CORE_ORDER_PRIVATE_H

#include "sourcebench/core/calendar.h"
#include "sourcebench/core/record_set.h"

/* The milestones after which one comes, as bits; where it names none: the one before. */
unsigned order_after(struct record *const *milestones, int n, int at, struct arena *arena);
/* The calendar by which a milestone counts working days; NULL: it counts calendar days. */
bool order_calendar(const struct record_set *set, const struct record *milestone,
                    struct arena *arena, const struct calendar **calendar, struct error *err);

#endif
