#include "sourcebench/core/plan_terms.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"

int plan_weekday(const char *key) {
    static const char keys[] = "mon tue wed thu fri sat sun";
    const char *at = *key ? strstr(keys, key) : NULL;
    return at ? (int)(at - keys) / 4 : 0;
}

/* "sat,sun" as bits of weekdays. */
static unsigned rest_of(const char *keys) {
    unsigned rest = 0;
    for (int i = 0; i < 7; i++) {
        char key[4] = {0};
        memcpy(key, date_weekday_name(i), 3);
        key[0] = (char)(key[0] | 0x20);
        rest |= strstr(keys, key) ? 1U << i : 0;
    }
    return rest;
}

static struct calendar_row row_of(const struct record *r) {
    const struct value *v = r->values;
    int32_t first = date_from_iso(record_text(r, CALDAY_FIRST));
    return (struct calendar_row){
        .kind = calendar_kind_find(record_text(r, CALDAY_KIND)),
        .first = first,
        .last = v[CALDAY_LAST].s ? date_from_iso(v[CALDAY_LAST].s) : first,
        .capacity = (int)v[CALDAY_CAPACITY].i, /* both in thousandths */
        .uncertain = (int)v[CALDAY_UNCERTAIN].i,
        .name = record_text(r, CALDAY_NAME),
    };
}

static int compare_rows(const void *left, const void *right) {
    const struct calendar_row *a = left, *b = right;
    int order = (a->first > b->first) - (a->first < b->first);
    if (!order)
        order = (a->last > b->last) - (a->last < b->last);
    return order ? order : strcmp(a->name, b->name);
}

/* ---- a supplier's own days ---------------------------------------------------------------------
 */

struct rows {
    struct calendar_row *all;
    int n;
};

static void drop_row(struct rows *r, int at) {
    memmove(&r->all[at], &r->all[at + 1], (size_t)(r->n - at - 1) * sizeof *r->all);
    r->n--;
}

static bool lies_in(const struct calendar_row *row, int32_t first, int32_t last) {
    return row->first >= first && row->last <= last;
}

static bool is_before(const struct calendar_row *row, const struct calendar_row *closure) {
    return row->kind == CALENDAR_RAMP_DOWN && row->last == closure->first - 1;
}

static bool is_behind(const struct calendar_row *row, const struct calendar_row *closure) {
    return row->kind == CALENDAR_RAMP_UP && row->first == closure->last + 1;
}

/* It does not close at all. */
static bool is_open(const struct calendar_row *own) {
    return own->last < own->first;
}

/* Less work before and behind the closure goes where that goes, and holidays within it go. */
static void move_around(struct rows *r, const struct calendar_row *was,
                        const struct calendar_row *own) {
    for (int i = r->n - 1; i >= 0; i--) {
        struct calendar_row *row = &r->all[i];
        bool before = is_before(row, was), behind = is_behind(row, was);
        if ((row->kind == CALENDAR_HOLIDAY && lies_in(row, was->first, was->last)) ||
            (is_open(own) && (before || behind))) {
            drop_row(r, i);
            continue;
        }
        int32_t by = before ? own->first - was->first : behind ? own->last - was->last : 0;
        row->first += by;
        row->last += by;
    }
}

static int closure_at(const struct rows *r, int32_t first, int32_t last) {
    int i = 0;
    while (i < r->n && (r->all[i].kind != CALENDAR_CLOSURE ||
                        calendar_touch(&r->all[i], first, last) == CALENDAR_APART))
        i++;
    return i < r->n ? i : -1;
}

/* The closures that it stands for go; no weekend is worked while it is closed. */
static void put_own(struct rows *r, const struct calendar_row *own) {
    int at;
    while ((at = closure_at(r, own->first, is_open(own) ? own->first : own->last)) >= 0) {
        struct calendar_row was = r->all[at];
        drop_row(r, at);
        move_around(r, &was, own);
    }
    for (int i = r->n - 1; i >= 0; i--)
        if (r->all[i].kind == CALENDAR_WORKED && lies_in(&r->all[i], own->first, own->last))
            drop_row(r, i);
    if (!is_open(own))
        r->all[r->n++] = *own;
}

static bool works_by(const struct record_set *set, const struct record *calendar,
                     int64_t supplier) {
    const struct record *s = record_set_find(set, &supplier_entity, supplier);
    const char *country = record_text(calendar, CAL_COUNTRY);
    return !*country || (s && strcmp(record_text(s, SUPPLIER_COUNTRY), country) == 0);
}

static void put_confirmed(struct record *const *closures, int n, struct arena *arena,
                          struct rows *rows) {
    for (int i = 0; i < n; i++) {
        const struct record *c = closures[i];
        if (!c->values[CLOSURE_CONFIRMED_ON].s)
            continue;
        put_own(rows,
                &(struct calendar_row){
                    .kind = CALENDAR_CLOSURE,
                    .first = record_day(c, CLOSURE_CLOSES_ON),
                    .last = record_day(c, CLOSURE_REOPENS_ON) - 1,
                    .name = arena_format(arena, "%s, as confirmed", record_text(c, CLOSURE_NAME)),
                });
    }
}

/* By their days: what is told of a calendar must not depend on whether its rows come from the
 * database or a file. */
bool plan_calendar(const struct record_set *set, const struct record *record, int64_t supplier,
                   struct arena *arena, struct calendar *calendar, struct error *err) {
    int n, n_closures = 0;
    struct record **days =
        record_set_list(set, &calday_entity, CALDAY_CALENDAR, record->id, arena, &n);
    struct record **closures =
        supplier && works_by(set, record, supplier)
            ? record_set_list(set, &closure_entity, CLOSURE_SUPPLIER, supplier, arena, &n_closures)
            : NULL;
    struct rows rows = {arena_alloc(arena, (size_t)(n + n_closures) + 1, sizeof *rows.all), n};
    for (int i = 0; i < n; i++)
        rows.all[i] = row_of(days[i]);
    put_confirmed(closures, n_closures, arena, &rows);
    if (rows.n > 1)
        qsort(rows.all, (size_t)rows.n, sizeof *rows.all, compare_rows);
    return calendar_make(calendar, record_text(record, CAL_NAME),
                         rest_of(record_text(record, CAL_REST)), rows.all, rows.n, arena, err);
}
