/*
 * A named calendar of work: how much of a day's work each day does.
 *
 * A day's capacity is CALENDAR_FULL, 0 (weekly rest, holiday, closure) or a share of it (ramp-down
 * before and ramp-up after a closure, short days in Ramadan); where rows overlap the least counts.
 * A worked weekend is a full day whatever else it is. Beyond its rows a calendar knows the weekly
 * rest only. The calendar keeps the rows that it is given; what it computes of them lives in the
 * arena. Days are looked up, not searched.
 *
 * Source: the lead-time rules ("Calendar", "Walking") of the design.
 */
#ifndef SOURCEBENCH_CORE_CALENDAR_H
#define SOURCEBENCH_CORE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

enum {
    CALENDAR_FULL = 1000, /* capacity of a whole day */
    CALENDAR_IDLE = 366,  /* days in a row without work after which nothing is expected any more */
    CALENDAR_UNCERTAIN = 9, /* days by which a row may move, at most */
    CALENDAR_LONG = 7       /* days that a long closure lasts at least */
};

enum calendar_kind {
    CALENDAR_HOLIDAY,
    CALENDAR_CLOSURE,
    CALENDAR_RAMP_DOWN,
    CALENDAR_RAMP_UP,
    CALENDAR_SHORT_DAYS,
    CALENDAR_WORKED, /* a weekend or holiday on which is worked */
    CALENDAR_KINDS
};

const char *calendar_kind_name(enum calendar_kind kind); /* "ramp-down" */
/* CALENDAR_KINDS where there is no such kind. */
enum calendar_kind calendar_kind_find(const char *name);

struct calendar_row {
    enum calendar_kind kind;
    int32_t first, last; /* days */
    int capacity;        /* of ramps and short days, 1 … CALENDAR_FULL - 1; else not looked at */
    int uncertain;       /* the moon decides: it may come so many days sooner or later */
    const char *name;
};

struct calendar {
    const char *name;
    unsigned rest; /* bit n: date_weekday() n is a day of rest */
    const struct calendar_row *rows;
    int n_rows;
    /* Of the days from `first` on that rows speak of: capacities, and their sums before each. */
    int32_t first;
    int n_days;
    const int16_t *capacity;
    const int32_t *sums; /* one more than n_days */
};

/* False where a row ends before it begins, has a capacity that its kind cannot have, or the rows
 * span more than a century; the message names the calendar and the row. */
bool calendar_make(struct calendar *c, const char *name, unsigned rest,
                   const struct calendar_row *rows, int n_rows, struct arena *arena,
                   struct error *err);

int calendar_capacity(const struct calendar *c, int32_t day);
/* The sum of the capacities from the first day up to the last, both included. */
int64_t calendar_work(const struct calendar *c, int32_t first, int32_t last);

/* The last of so many working days of work that begins on the day `start`: the first day on which
 * the sum of capacities reaches it; start - 1 for none. *end says from where to look: a day before
 * which it is known not to lie, start - 1 to begin with. False where CALENDAR_IDLE days in a row do
 * no work. */
bool calendar_walk(const struct calendar *c, int32_t start, int days, int32_t *end);

enum calendar_touch {
    CALENDAR_APART,
    CALENDAR_PERHAPS, /* only if it moves by its uncertain days */
    CALENDAR_TOUCHES
};

/* Whether a row has to do with the days from first to last. */
enum calendar_touch calendar_touch(const struct calendar_row *row, int32_t first, int32_t last);

/* The first row at index `from` or behind it, in the order given, that touches the days, surely or
 * perhaps; n_rows where there is none. */
int calendar_next_row(const struct calendar *c, int from, int32_t first, int32_t last);

/* What the row takes away on these days from what the week alone would give, in thousandths of a
 * day; below 0 where it is worked. */
int64_t calendar_lost(const struct calendar *c, const struct calendar_row *row, int32_t first,
                      int32_t last);

#endif
