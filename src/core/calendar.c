#include "sourcebench/core/calendar.h"

#include <string.h>

#include "sourcebench/core/date.h"

enum { WEEK = 7, CENTURY = 36525 };

static const struct {
    const char *name;
    bool share;   /* the row says its capacity */
    int capacity; /* where it does not */
} kinds[CALENDAR_KINDS] = {
    [CALENDAR_HOLIDAY] = {"holiday", false, 0},
    [CALENDAR_CLOSURE] = {"closure", false, 0},
    [CALENDAR_RAMP_DOWN] = {"ramp-down", true, 0},
    [CALENDAR_RAMP_UP] = {"ramp-up", true, 0},
    [CALENDAR_SHORT_DAYS] = {"short-days", true, 0},
    [CALENDAR_WORKED] = {"worked", false, CALENDAR_FULL},
};

const char *calendar_kind_name(enum calendar_kind kind) {
    return kinds[kind].name;
}

enum calendar_kind calendar_kind_find(const char *name) {
    int i = 0;
    while (i < CALENDAR_KINDS && strcmp(kinds[i].name, name) != 0)
        i++;
    return (enum calendar_kind)i;
}

static int row_capacity(const struct calendar_row *row) {
    return kinds[row->kind].share ? row->capacity : kinds[row->kind].capacity;
}

static int weekly(const struct calendar *c, int32_t day) {
    return c->rest >> date_weekday(day) & 1 ? 0 : CALENDAR_FULL;
}

static bool check_row(const struct calendar *c, const struct calendar_row *row, struct error *err) {
    if (row->first == DATE_NONE || row->last == DATE_NONE || row->last < row->first)
        return error_set(err, ERROR_INPUT,
                         "The calendar %s: \"%s\" has to end on the day it begins, or later.",
                         c->name, row->name);
    if (kinds[row->kind].share && (row->capacity < 1 || row->capacity >= CALENDAR_FULL))
        return error_set(
            err, ERROR_INPUT,
            "The calendar %s: \"%s\" needs the share of work that is done on its days, "
            "between 0.1 %% and 99.9 %%.",
            c->name, row->name);
    if (row->uncertain < 0 || row->uncertain > CALENDAR_UNCERTAIN)
        return error_set(err, ERROR_INPUT,
                         "The calendar %s: \"%s\" can be uncertain by 0 to %d days.", c->name,
                         row->name, CALENDAR_UNCERTAIN);
    return true;
}

static bool find_span(struct calendar *c, struct error *err) {
    int32_t last = c->n_rows ? c->rows[0].last : 0;
    c->first = c->n_rows ? c->rows[0].first : 1;
    for (int i = 0; i < c->n_rows; i++) {
        if (!check_row(c, &c->rows[i], err))
            return false;
        c->first = c->rows[i].first < c->first ? c->rows[i].first : c->first;
        last = c->rows[i].last > last ? c->rows[i].last : last;
    }
    int64_t days = (int64_t)last - c->first + 1;
    if (days > CENTURY)
        return error_set(err, ERROR_INPUT,
                         "The calendar %s spans more than a century: look for a wrong year.",
                         c->name);
    c->n_days = (int)days;
    return true;
}

/* Rows of kinds that take work away, or those that give it back. */
static void lay_rows(const struct calendar *c, int16_t *capacity, bool worked) {
    for (int i = 0; i < c->n_rows; i++) {
        const struct calendar_row *row = &c->rows[i];
        int here = row_capacity(row);
        if ((row->kind == CALENDAR_WORKED) != worked)
            continue;
        for (int32_t k = row->first - c->first; k <= row->last - c->first; k++)
            if (worked || here < capacity[k])
                capacity[k] = (int16_t)here;
    }
}

bool calendar_make(struct calendar *c, const char *name, unsigned rest,
                   const struct calendar_row *rows, int n_rows, struct arena *arena,
                   struct error *err) {
    *c = (struct calendar){.name = name, .rest = rest, .rows = rows, .n_rows = n_rows};
    if (!find_span(c, err))
        return false;
    int16_t *capacity = arena_alloc(arena, (size_t)c->n_days + 1, sizeof *capacity);
    int32_t *sums = arena_alloc(arena, (size_t)c->n_days + 1, sizeof *sums);
    for (int i = 0; i < c->n_days; i++)
        capacity[i] = (int16_t)weekly(c, c->first + i);
    lay_rows(c, capacity, false);
    lay_rows(c, capacity, true);
    for (int i = 0; i < c->n_days; i++)
        sums[i + 1] = sums[i] + capacity[i];
    c->capacity = capacity;
    c->sums = sums;
    return true;
}

int calendar_capacity(const struct calendar *c, int32_t day) {
    int64_t at = (int64_t)day - c->first;
    return at >= 0 && at < c->n_days ? c->capacity[at] : weekly(c, day);
}

/* Of n days of which no row speaks. */
static int64_t weekly_work(const struct calendar *c, int32_t first, int64_t n) {
    int64_t sum = 0;
    for (int i = 0; i < WEEK; i++)
        sum += weekly(c, first + i) * (n / WEEK + (i < n % WEEK));
    return sum;
}

/* From the day `first` of the table up to the one before this; negative where it lies before. */
static int64_t work_before(const struct calendar *c, int32_t day) {
    int64_t at = (int64_t)day - c->first;
    if (at < 0)
        return -weekly_work(c, day, -at);
    if (at <= c->n_days)
        return c->sums[at];
    return c->sums[c->n_days] + weekly_work(c, c->first + c->n_days, at - c->n_days);
}

int64_t calendar_work(const struct calendar *c, int32_t first, int32_t last) {
    return last < first ? 0 : work_before(c, last + 1) - work_before(c, first);
}

bool calendar_walk(const struct calendar *c, int32_t start, int days, int32_t *end) {
    int64_t left = (int64_t)days * CALENDAR_FULL - calendar_work(c, start, *end);
    for (int idle = 0; left > 0 && idle <= CALENDAR_IDLE;) {
        int capacity = calendar_capacity(c, ++*end);
        left -= capacity;
        idle = capacity ? 0 : idle + 1;
    }
    return left <= 0;
}

enum calendar_touch calendar_touch(const struct calendar_row *row, int32_t first, int32_t last) {
    if (row->first <= last && row->last >= first)
        return CALENDAR_TOUCHES;
    return row->first - row->uncertain <= last && row->last + row->uncertain >= first
               ? CALENDAR_PERHAPS
               : CALENDAR_APART;
}

int calendar_next_row(const struct calendar *c, int from, int32_t first, int32_t last) {
    while (from < c->n_rows && calendar_touch(&c->rows[from], first, last) == CALENDAR_APART)
        from++;
    return from;
}

int64_t calendar_lost(const struct calendar *c, const struct calendar_row *row, int32_t first,
                      int32_t last) {
    int64_t lost = 0;
    first = first > row->first ? first : row->first;
    last = last < row->last ? last : row->last;
    for (int32_t day = first; day <= last; day++) {
        int week = weekly(c, day), here = row_capacity(row);
        lost += week - (row->kind == CALENDAR_WORKED || here < week ? here : week);
    }
    return lost;
}
