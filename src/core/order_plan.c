#include "sourcebench/core/order_plan.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/trade.h"

#include "order_private.h"

bool order_calendar(const struct record_set *set, const struct record *m, struct arena *arena,
                    const struct calendar **calendar, struct error *err) {
    const struct record *r = record_set_follow(set, m, MILESTONE_CALENDAR);
    *calendar = NULL;
    if (!r || strcmp(record_text(m, MILESTONE_DAYS), "calendar") == 0)
        return true;
    const struct record *order = record_set_follow(set, m, MILESTONE_ORDER);
    struct calendar *made = arena_alloc(arena, 1, sizeof *made);
    *calendar = made;
    return plan_calendar(set, r, order ? order->values[ORDER_SUPPLIER].i : 0, arena, made, err);
}

unsigned order_after(struct record *const *list, int n, int at, struct arena *arena) {
    const char *names = list[at]->values[MILESTONE_AFTER].s;
    unsigned after = 0;
    if (!names)
        return at ? 1U << (at - 1) : 0;
    char *copy = arena_string(arena, names), *rest = NULL;
    for (char *name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        for (int k = 0; k < n && k < LEAD_STAGES; k++) {
            if (strcmp(text_name_key(arena, name),
                       text_name_key(arena, record_text(list[k], MILESTONE_NAME))) == 0)
                after |= 1U << k;
        }
    }
    return after;
}

struct tracking {
    const struct record_set *set;
    struct order_projection *p;
    struct lead_stage *stages;
    struct lead_plan plan;
    int32_t ordered, today;
    struct arena *arena;
};

/* What went wrong as a gap, which stands in the middle of a sentence. */
static bool leave(struct tracking *t, const struct error *err) {
    char *text = arena_string(t->arena, err->message);
    size_t length = strlen(text);
    if (length && text[length - 1] == '.')
        text[length - 1] = '\0';
    t->p->gap = text;
    return false;
}

/* How long what is done was to take says nothing any more; what has a day takes until that day. */
static bool take_stage(struct tracking *t, int i) {
    const struct record *r = t->p->milestones[i];
    struct error err;
    int likely = (int)record_int(r, MILESTONE_DAYS_LIKELY, -1);
    bool known = likely >= 0;
    int32_t ended = date_from_iso(r->values[MILESTONE_ACTUAL_ON].s);
    if (likely < 0 && (ended != DATE_NONE || order_part_due(r) != DATE_NONE))
        likely = 0;
    if (likely < 0) {
        t->p->gap = arena_format(t->arena, "nobody says how long \"%s\" takes",
                                 record_text(r, MILESTONE_NAME));
        return false;
    }
    t->stages[i] = (struct lead_stage){
        .name = record_text(r, MILESTONE_NAME),
        .days = {known ? (int)record_int(r, MILESTONE_DAYS_MIN, likely) : likely, likely,
                 known ? (int)record_int(r, MILESTONE_DAYS_MAX, likely) : likely},
        .after = order_after(t->p->milestones, t->p->n, i, t->arena),
        .sails = r->values[MILESTONE_CUTOFF].kind == VALUE_TEXT,
        .cutoff = plan_weekday(record_text(r, MILESTONE_CUTOFF)),
        .sails_after = (int)record_int(r, MILESTONE_SAILS_AFTER, 0),
        .started = date_from_iso(r->values[MILESTONE_STARTED_ON].s),
        .ended = ended,
    };
    return order_calendar(t->set, r, t->arena, &t->stages[i].calendar, &err) || leave(t, &err);
}

static bool walk(struct tracking *t) {
    struct error err;
    return (lead_plan_make(t->stages, t->p->n, t->today, t->arena, &t->plan, &err) &&
            lead_likely(&t->plan, t->ordered, t->p->path, &t->p->likely, &err)) ||
           leave(t, &err);
}

/* Days of the stage's own kind behind its likely end up to the day. */
static int days_until(const struct lead_stage *s, int32_t last, int32_t day) {
    if (!s->calendar)
        return day - last;
    return (int)((calendar_work(s->calendar, last + 1, day) + CALENDAR_FULL - 1) / CALENDAR_FULL);
}

/* Before which the milestone is not expected to end; DATE_NONE: nobody says so. */
static int32_t not_before(const struct record *r) {
    return r->values[MILESTONE_DAYS_LIKELY].kind == VALUE_INT
               ? date_from_iso(r->values[MILESTONE_PROMISED_ON].s)
               : order_part_due(r);
}

static bool lengthen(struct tracking *t, int i, int more) {
    struct lead_days *d = &t->stages[i].days;
    d->min += more;
    d->likely += more;
    d->max += more;
    return walk(t);
}

/* One promise after the other, since each moves those behind it. What begins today only for having
 * become longer is too long then. */
static bool take_promises(struct tracking *t) {
    bool ok = walk(t);
    for (int i = 0; ok && i < t->p->n; i++) {
        const struct lead_stage *s = &t->stages[i];
        const struct lead_path *path = &t->p->path[i];
        int32_t promised = not_before(t->p->milestones[i]);
        if (s->ended != DATE_NONE || promised == DATE_NONE || promised <= path->last)
            continue;
        int more = days_until(s, path->last, promised);
        ok = lengthen(t, i, more);
        if (ok && path->last > promised) {
            int less = days_until(s, promised, path->last);
            ok = lengthen(t, i, less < more ? -less : -more);
        }
    }
    return ok;
}

static bool begin(struct tracking *t, const struct record *order) {
    struct order_projection *p = t->p;
    *p = (struct order_projection){0};
    p->milestones = order_milestones(t->set, order, t->arena, &p->n);
    t->ordered = date_from_iso(order->values[ORDER_ORDERED_ON].s);
    if (p->n == 0)
        p->gap = "the order has no milestones";
    else if (p->n > LEAD_STAGES)
        p->gap = "the order has more milestones than can be projected";
    else if (t->ordered == DATE_NONE)
        p->gap = "nobody says when it was ordered";
    if (p->gap)
        return false;
    t->stages = arena_alloc(t->arena, (size_t)p->n, sizeof *t->stages);
    p->path = arena_alloc(t->arena, (size_t)p->n, sizeof *p->path);
    bool ok = true;
    for (int i = 0; ok && i < p->n; i++)
        ok = take_stage(t, i);
    return ok && take_promises(t);
}

void order_track(const struct record_set *set, const struct record *order, int32_t today,
                 struct arena *arena, struct order_projection *p) {
    struct tracking t = {.set = set, .p = p, .today = today, .arena = arena};
    begin(&t, order);
}

void order_project(const struct record_set *set, const struct record *order, int32_t today,
                   struct arena *arena, struct order_projection *p) {
    struct tracking t = {.set = set, .p = p, .today = today, .arena = arena};
    struct error err;
    if (begin(&t, order) && !lead_forward(&t.plan, t.ordered, arena, &p->arrival, &err))
        leave(&t, &err);
}

/* ---- payments ----------------------------------------------------------------------------------
 */

static int32_t leaves_on(const struct order_projection *p) {
    int32_t day = p->likely;
    for (int i = 0; i < p->n; i++) {
        if (strcmp(record_text(p->milestones[i], MILESTONE_KIND), "transit") == 0)
            day = p->path[i].first;
    }
    return day;
}

int32_t order_payment_due(const struct record *order, const struct record *payment,
                          const struct order_projection *p) {
    const char *from = record_text(payment, PAYMENT_FROM);
    int32_t noted = record_day(payment, PAYMENT_DUE_ON), day = record_day(order, ORDER_ORDERED_ON);
    bool with_order = strcmp(from, "order") == 0;
    if (!*from || payment->values[PAYMENT_PAID_ON].s || (!with_order && p->gap) ||
        strcmp(record_text(order, ORDER_STATUS), "cancelled") == 0)
        return noted;
    if (!with_order)
        day = strcmp(from, "arrival") == 0 ? p->likely : leaves_on(p);
    return day == DATE_NONE ? noted : day + (int32_t)record_int(payment, PAYMENT_DAYS, 0);
}

const struct record *order_payment_now(const struct record *order, const struct record *payment,
                                       const struct order_projection *p, struct arena *arena) {
    int32_t day = order_payment_due(order, payment, p);
    if (day == record_day(payment, PAYMENT_DUE_ON))
        return payment;
    struct record *moved = record_copy(payment, arena);
    moved->values[PAYMENT_DUE_ON] = value_text(date_text(arena, day));
    return moved;
}
