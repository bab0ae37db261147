#include "sourcebench/core/plan_past.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/text.h"

#include "order_private.h"

/* Half to twice the quantity; what took more than ten times as long was another matter. */
enum { SIMILAR = 2, ANOTHER_MATTER = 10 };

static int32_t day_of(const struct record *r, int field) {
    return date_from_iso(r->values[field].s);
}

/* When the milestone began; DATE_NONE where nobody knows. */
static int32_t began(const struct record *order, struct record *const *list, int n, int at,
                     struct arena *arena) {
    int32_t start = day_of(list[at], MILESTONE_STARTED_ON);
    unsigned after = order_after(list, n, at, arena);
    if (start != DATE_NONE)
        return start;
    if (!after)
        return day_of(order, ORDER_ORDERED_ON);
    for (int i = 0; i < n; i++) {
        int32_t end = day_of(list[i], MILESTONE_ACTUAL_ON);
        if (!(after >> i & 1))
            continue;
        if (end == DATE_NONE)
            return DATE_NONE;
        start = end + 1 > start ? end + 1 : start;
    }
    return start;
}

static int days_between(const struct calendar *calendar, int32_t start, int32_t end) {
    if (end < start)
        return 0;
    if (!calendar)
        return end - start + 1;
    return (int)((calendar_work(calendar, start, end) + CALENDAR_FULL - 1) / CALENDAR_FULL);
}

static void append(struct plan_past **past, int *n, const struct plan_past *one,
                   struct arena *arena) {
    struct plan_past *grown = arena_alloc(arena, (size_t)*n + 1, sizeof *grown);
    if (*n)
        memcpy(grown, *past, (size_t)*n * sizeof *grown);
    grown[(*n)++] = *one;
    *past = grown;
}

bool plan_past_of(const struct record_set *set, const struct record *order, struct arena *arena,
                  struct plan_past **past, int *n, struct error *err) {
    int n_list;
    int64_t pieces;
    struct record **list = order_milestones(set, order, arena, &n_list);
    order_goods_value(set, order, arena, &pieces);
    for (int i = 0; i < n_list; i++) {
        const struct record *m = list[i];
        const struct calendar *calendar;
        int32_t start = began(order, list, n_list, i, arena), end = day_of(m, MILESTONE_ACTUAL_ON);
        if (n_list > LEAD_STAGES || start == DATE_NONE || end == DATE_NONE ||
            m->values[MILESTONE_DAYS_LIKELY].i < 1)
            continue;
        if (!order_calendar(set, m, arena, &calendar, err))
            return false;
        int took = days_between(calendar, start, end);
        if (took > ANOTHER_MATTER * m->values[MILESTONE_DAYS_LIKELY].i)
            continue;
        struct plan_past one = {
            .supplier = order->values[ORDER_SUPPLIER].i,
            .quantity = pieces,
            .kind = arena_string(arena, record_text(m, MILESTONE_KIND)),
            .name = arena_string(arena, record_text(m, MILESTONE_NAME)),
            .days = {(int)m->values[MILESTONE_DAYS_LIKELY].i, took},
        };
        append(past, n, &one, arena);
    }
    return true;
}

/* ---- taken into a plan -------------------------------------------------------------------------
 */

static bool is_the_suppliers(const char *kind) {
    static const char *const others[] = {"transit", "sailing", "clearance", "delivery"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i], kind) == 0)
            return false;
    return true;
}

static bool has_another(const struct plan_way *way, int at) {
    for (int i = 0; i < way->n_stages; i++)
        if (i != at && strcmp(way->stages[i].kind, way->stages[at].kind) == 0)
            return true;
    return false;
}

static bool is_of(const struct plan_past *past, const struct plan_stage *s, int64_t supplier,
                  int64_t wanted, bool by_name, struct arena *arena) {
    return past->supplier == supplier && strcmp(past->kind, s->kind) == 0 &&
           past->quantity * SIMILAR >= wanted && past->quantity <= wanted * SIMILAR &&
           (!by_name ||
            strcmp(text_name_key(arena, past->name), text_name_key(arena, s->lead.name)) == 0);
}

static void take_stage(struct plan_way *way, int at, int64_t supplier, int64_t wanted,
                       const struct plan_past *past, int n, struct arena *arena) {
    struct plan_stage *s = &way->stages[at];
    bool by_name = has_another(way, at);
    if (!is_the_suppliers(s->kind) || s->lead.days.max * ANOTHER_MATTER > LEAD_SCALED_LIMIT)
        return;
    struct lead_past *days = arena_alloc(arena, (size_t)n + 1, sizeof *days);
    for (int i = 0; i < n; i++) {
        if (is_of(&past[i], s, supplier, wanted, by_name, arena))
            days[s->lead.n_past++] = past[i].days;
    }
    s->lead.past = days;
}

void plan_take_past(struct plan *plan, const struct plan_past *past, int n, struct arena *arena) {
    int64_t wanted = plan_total(plan);
    for (int i = 0; n && i < plan->n_quotes; i++) {
        struct plan_quote *q = &plan->quotes[i];
        for (int w = 0; q->supplier && w < q->n_ways; w++)
            for (int s = 0; s < q->ways[w].n_stages; s++)
                take_stage(&q->ways[w], s, q->supplier->id, wanted, past, n, arena);
    }
}

int plan_past_orders(const struct lead_stage *stage) {
    return stage->n_past >= LEAD_HISTORY ? stage->n_past : 0;
}

const char *plan_past_says(const struct lead_stage *stage, struct arena *arena) {
    int n = plan_past_orders(stage);
    return n ? arena_format(arena, ", by %d finished orders", n) : "";
}
