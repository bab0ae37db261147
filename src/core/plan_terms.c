#include "sourcebench/core/plan_terms.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
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

/* By their days: what is told of a calendar must not depend on whether its rows come from the
 * database or a file. */
bool plan_calendar(const struct record_set *set, const struct record *record, struct arena *arena,
                   struct calendar *calendar, struct error *err) {
    int n;
    struct record **days =
        record_set_list(set, &calday_entity, CALDAY_CALENDAR, record->id, arena, &n);
    struct calendar_row *rows = arena_alloc(arena, (size_t)n + 1, sizeof *rows);
    for (int i = 0; i < n; i++)
        rows[i] = row_of(days[i]);
    if (n > 1)
        qsort(rows, (size_t)n, sizeof *rows, compare_rows);
    return calendar_make(calendar, record_text(record, CAL_NAME),
                         rest_of(record_text(record, CAL_REST)), rows, n, arena, err);
}
