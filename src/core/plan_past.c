#include "sourcebench/core/plan_past.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/text.h"

#include "order_private.h"

/* Half to twice the quantity; what took more than ten times as long was another matter. */
enum { SIMILAR = 2, ANOTHER_MATTER = 10 };

/* When the milestone began; DATE_NONE where nobody knows. */
static int32_t began(const struct record *order, struct record *const *list, int n, int at,
                     struct arena *arena) {
    int32_t start = record_day(list[at], MILESTONE_STARTED_ON);
    unsigned after = order_after(list, n, at, arena);
    if (start != DATE_NONE)
        return start;
    if (!after)
        return record_day(order, ORDER_ORDERED_ON);
    for (int i = 0; i < n; i++) {
        int32_t end = record_day(list[i], MILESTONE_ACTUAL_ON);
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

/* Doubles at certain n, so that nobody has to keep its size. */
static void append(struct plan_past **past, int *n, const struct plan_past *one,
                   struct arena *arena) {
    if ((*n & (*n - 1)) == 0) {
        struct plan_past *grown = arena_alloc(arena, *n ? (size_t)*n * 2 : 1, sizeof *grown);
        if (*n)
            memcpy(grown, *past, (size_t)*n * sizeof *grown);
        *past = grown;
    }
    (*past)[(*n)++] = *one;
}

/* False where the milestone says nothing: it has no days, is not done, or its calendar makes no
 * sense (what is wrong with an old order must not keep anybody from planning). */
static bool observe(const struct record_set *set, const struct record *order,
                    struct record *const *list, int n, int at, struct arena *scratch,
                    struct lead_past *days) {
    const struct record *m = list[at];
    const struct calendar *calendar;
    struct error ignored;
    int32_t start = began(order, list, n, at, scratch), end = record_day(m, MILESTONE_ACTUAL_ON);
    int64_t likely = m->values[MILESTONE_DAYS_LIKELY].i;
    if (start == DATE_NONE || end == DATE_NONE || likely < 1 ||
        !order_calendar(set, m, scratch, &calendar, &ignored))
        return false;
    *days = (struct lead_past){(int)likely, days_between(calendar, start, end)};
    return days->actual <= ANOTHER_MATTER * likely;
}

void plan_past_of(const struct record_set *set, const struct record *order, struct arena *arena,
                  struct plan_past **past, int *n) {
    struct arena scratch = {0};
    int n_list;
    int64_t pieces;
    struct record **list = order_milestones(set, order, &scratch, &n_list);
    order_goods_value(set, order, &scratch, &pieces);
    for (int i = 0; n_list <= LEAD_STAGES && i < n_list; i++) {
        struct plan_past one = {
            .supplier = order->values[ORDER_SUPPLIER].i,
            .quantity = pieces,
            .kind = record_text(list[i], MILESTONE_KIND),
            .name = record_text(list[i], MILESTONE_NAME),
        };
        if (observe(set, order, list, n_list, i, &scratch, &one.days))
            append(past, n, &one, arena);
    }
    arena_free(&scratch);
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
                  int64_t wanted, bool by_name, struct arena *scratch) {
    return past->supplier == supplier && strcmp(past->kind, s->kind) == 0 &&
           past->quantity * SIMILAR >= wanted && past->quantity <= wanted * SIMILAR &&
           (!by_name ||
            strcmp(text_name_key(scratch, past->name), text_name_key(scratch, s->lead.name)) == 0);
}

static void take_stage(struct plan_way *way, int at, int64_t supplier, int64_t wanted,
                       const struct plan_past *past, int n, struct arena *arena) {
    struct plan_stage *s = &way->stages[at];
    struct arena scratch = {0};
    bool by_name = has_another(way, at);
    if (!is_the_suppliers(s->kind) || s->lead.days.max * ANOTHER_MATTER > LEAD_SCALED_LIMIT)
        return;
    struct lead_past *days = arena_alloc(&scratch, (size_t)n + 1, sizeof *days);
    for (int i = 0; i < n; i++) {
        if (is_of(&past[i], s, supplier, wanted, by_name, &scratch))
            days[s->lead.n_past++] = past[i].days;
    }
    struct lead_past *kept = arena_alloc(arena, (size_t)s->lead.n_past + 1, sizeof *kept);
    memcpy(kept, days, (size_t)s->lead.n_past * sizeof *kept);
    s->lead.past = kept;
    arena_free(&scratch);
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

void plan_take_orders(struct plan *plan, struct arena *arena) {
    struct arena scratch = {0};
    struct plan_past *past = NULL;
    int n = 0;
    for (int i = 0; i < plan->set->n; i++) {
        const struct record *r = plan->set->records[i];
        if (r->entity == &order_entity && strcmp(record_text(r, ORDER_STATUS), "delivered") == 0)
            plan_past_of(plan->set, r, &scratch, &past, &n);
    }
    plan_take_past(plan, past, n, arena);
    arena_free(&scratch);
}

int plan_past_orders(const struct lead_stage *stage) {
    return stage->n_past >= LEAD_HISTORY ? stage->n_past : 0;
}

const char *plan_past_says(const struct lead_stage *stage, struct arena *arena) {
    int n = plan_past_orders(stage);
    return n ? arena_format(arena, ", by %d finished orders", n) : "";
}
