#include "sourcebench/core/lead_time.h"

#include <string.h>

#include "sourcebench/core/date.h"

#include "lead_network.h"

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

/* ---- making ------------------------------------------------------------------------------------
 */

static bool check_actual(const struct lead_stage *s, int32_t today, struct error *err) {
    int32_t last = s->ended > s->started ? s->ended : s->started;
    if (last == DATE_NONE)
        return true;
    if (today == DATE_NONE || last > today)
        return error_set(err, ERROR_INPUT,
                         "\"%s\" has an actual day in the future: only what has happened has one.",
                         s->name);
    if (s->started != DATE_NONE && s->ended != DATE_NONE && s->ended < s->started - 1)
        return error_set(err, ERROR_INPUT, "\"%s\" ends before it begins: check its actual days.",
                         s->name);
    return true;
}

bool lead_plan_make(const struct lead_stage *stages, int n, int32_t today, struct arena *arena,
                    struct lead_plan *plan, struct error *err) {
    *plan = (struct lead_plan){.stages = stages, .n = n, .today = today};
    if (n < 1 || n > LEAD_STAGES)
        return error_set(err, ERROR_INPUT, "A plan has 1 to %d stages, not %d.", LEAD_STAGES, n);
    plan->spreads = arena_alloc(arena, (size_t)n, sizeof *plan->spreads);
    for (int i = 0; i < n; i++) {
        if (!check_actual(&stages[i], today, err) ||
            !lead_spread(stages[i].name, &stages[i].days, stages[i].past, stages[i].n_past, arena,
                         &plan->spreads[i], err))
            return false;
    }
    plan->members = (unsigned)((UINT64_C(1) << n) - 1);
    return lead_network(stages, n, plan->members, arena, &plan->root, err);
}

bool lead_plan_until(const struct lead_plan *plan, int stage, struct arena *arena,
                     struct lead_plan *part, struct error *err) {
    unsigned members = 1U << stage, known = 0;
    while (known != members) {
        known = members;
        for (int i = 0; i < plan->n; i++) {
            if (known >> i & 1)
                members |= plan->stages[i].after;
        }
    }
    *part = *plan;
    part->members = members;
    return lead_network(plan->stages, plan->n, members, arena, &part->root, err);
}

/* ---- one stage ---------------------------------------------------------------------------------
 */

static int32_t latest_of(int32_t a, int32_t b) {
    return a > b ? a : b;
}

/* The day on which a stage begins that may from this day on. */
static int32_t begin_of(const struct lead_plan *plan, int stage, int32_t day) {
    const struct lead_stage *s = &plan->stages[stage];
    if (s->started != DATE_NONE)
        return s->started;
    if (plan->today != DATE_NONE)
        day = latest_of(day, plan->today);
    if (!s->sails)
        return day;
    return day + (s->cutoff - date_weekday(day) + 7) % 7 + s->sails_after;
}

/* The last of so many days from `start` on. *end as in calendar_walk(). */
static bool walk(const struct lead_stage *s, int32_t start, int days, int32_t *end,
                 struct error *err) {
    if (!s->calendar) {
        *end = start + days - 1;
        return true;
    }
    return calendar_walk(s->calendar, start, days, end) ||
           error_set(err, ERROR_INPUT,
                     "\"%s\" never ends: the calendar %s has no work for more than a year.",
                     s->name, s->calendar->name);
}

/* ---- distributions -----------------------------------------------------------------------------
 */

struct mass {
    int32_t first;
    int n, size; /* days in use; room */
    double *p;
};

struct walking {
    const struct lead_plan *plan;
    struct arena arena;
    struct error *err;
};

/* Adds to a day, from the first day on that was added to. */
static void add_mass(struct walking *w, struct mass *m, int32_t day, double p) {
    if (m->n == 0)
        m->first = day;
    int below = day < m->first ? m->first - day : 0;
    int needed = (day >= m->first + m->n ? day - m->first + 1 : m->n) + below;
    if (needed > m->size || below) {
        int size = 2 * needed + 32;
        double *p_new = arena_alloc(&w->arena, (size_t)size, sizeof *p_new);
        if (m->n)
            memcpy(p_new + below, m->p, (size_t)m->n * sizeof *p_new);
        m->p = p_new;
        m->size = size;
        m->first -= below;
    }
    m->n = needed;
    m->p[day - m->first] += p;
}

/* A stage under way has not ended before today: what would have is no longer possible. */
static void forget_past(const struct walking *w, const struct lead_stage *s, struct mass *m) {
    double left = 0;
    if (w->plan->today == DATE_NONE || s->started == DATE_NONE || !m->p)
        return;
    for (int i = 0; i < m->n; i++) {
        if (m->first + i < w->plan->today)
            m->p[i] = 0;
        left += m->p[i];
    }
    for (int i = 0; left > 0 && i < m->n; i++)
        m->p[i] /= left;
    if (left <= 0)
        *m = (struct mass){w->plan->today, 1, m->size, m->p};
    if (left <= 0)
        m->p[0] = 1;
}

/* `in` are the days after which it may start; the result those on which it ends. */
static bool pass_stage(struct walking *w, int stage, const struct mass *in, struct mass *out) {
    const struct lead_stage *s = &w->plan->stages[stage];
    const struct lead_spread *d = &w->plan->spreads[stage];
    *out = (struct mass){0};
    if (s->ended != DATE_NONE) {
        add_mass(w, out, s->ended, 1);
        return true;
    }
    for (int i = 0; i < in->n; i++) {
        int32_t start = begin_of(w->plan, stage, in->first + i + 1), end = start - 1;
        if (in->p[i] <= 0)
            continue;
        for (int k = 0; k < d->n; k++) {
            /* What takes no time does not wait for a ship either. */
            int days = d->first + k;
            int32_t last = in->first + i;
            if (days > 0 && !walk(s, start, days, &end, w->err))
                return false;
            add_mass(w, out, days > 0 ? end : last, in->p[i] * d->p[k]);
        }
    }
    forget_past(w, s, out);
    return true;
}

static bool pass(struct walking *w, const struct lead_node *node, const struct mass *in,
                 struct mass *out);

/* Both branches from one day on: the product of what each has reached. */
static bool pass_both(struct walking *w, const struct lead_node *node, int32_t day, double weight,
                      struct mass *out) {
    double one = 1;
    const struct mass point = {day, 1, 1, &one};
    struct mass a, b;
    if (!pass(w, node->a, &point, &a) || !pass(w, node->b, &point, &b))
        return false;
    int32_t first = latest_of(a.first, b.first);
    int32_t last = latest_of(a.first + a.n, b.first + b.n) - 1;
    double reached_a = 0, reached_b = 0, before = 0;
    for (int32_t k = a.first; k < first && k < a.first + a.n; k++)
        reached_a += a.p[k - a.first];
    for (int32_t k = b.first; k < first && k < b.first + b.n; k++)
        reached_b += b.p[k - b.first];
    for (int32_t k = first; k <= last; k++) {
        reached_a += k < a.first + a.n ? a.p[k - a.first] : 0;
        reached_b += k < b.first + b.n ? b.p[k - b.first] : 0;
        add_mass(w, out, k, weight * (reached_a * reached_b - before));
        before = reached_a * reached_b;
    }
    return true;
}

static bool pass(struct walking *w, const struct lead_node *node, const struct mass *in,
                 struct mass *out) {
    struct mass between;
    if (node->kind == NODE_STAGE)
        return pass_stage(w, node->stage, in, out);
    if (node->kind == NODE_SERIES)
        return pass(w, node->a, in, &between) && pass(w, node->b, &between, out);
    *out = (struct mass){0};
    for (int i = 0; i < in->n; i++) {
        if (in->p[i] > 0 && !pass_both(w, node, in->first + i, in->p[i], out))
            return false;
    }
    return true;
}

bool lead_forward(const struct lead_plan *plan, int32_t order, struct arena *arena,
                  struct lead_arrival *arrival, struct error *err) {
    double one = 1;
    const struct mass start = {order - 1, 1, 1, &one};
    struct walking w = {.plan = plan, .err = err};
    struct mass end = {0};
    bool ok = pass(&w, plan->root, &start, &end);
    if (ok && end.p) {
        double *p = arena_alloc(arena, (size_t)end.n, sizeof *p);
        memcpy(p, end.p, (size_t)end.n * sizeof *p);
        *arrival = (struct lead_arrival){end.first, end.n, p};
    }
    arena_free(&w.arena);
    return ok;
}

double lead_on_time(const struct lead_arrival *arrival, int32_t day) {
    double sum = 0;
    for (int i = 0; i < arrival->n && arrival->first + i <= day; i++)
        sum += arrival->p[i];
    return sum < 1 ? sum : 1;
}

/* What is a whole by its parts may lack a last digit. */
static bool is_reached(double sum, double probability) {
    return sum >= probability - 1e-12;
}

int32_t lead_quantile(const struct lead_arrival *arrival, double probability) {
    double sum = 0;
    int i = 0;
    while (i < arrival->n - 1 && !is_reached(sum += arrival->p[i], probability))
        i++;
    return arrival->first + i;
}

/* ---- one way of many ---------------------------------------------------------------------------
 */

/* All stages take their likely days, or the fewest, or the most; one of them more. */
struct way {
    enum { PACE_LIKELY, PACE_LEAST, PACE_MOST } pace;
    int longer, more; /* longer -1: none */
};
static const struct way likely_way = {PACE_LIKELY, -1, 0};

static int days_of(const struct lead_spread *d, const struct way *way) {
    return way->pace == PACE_LIKELY  ? d->likely
           : way->pace == PACE_LEAST ? d->first
                                     : d->first + d->n - 1;
}

static bool go_stage(const struct lead_plan *plan, int stage, int32_t ready, const struct way *way,
                     struct lead_path *path, struct error *err) {
    const struct lead_stage *s = &plan->stages[stage];
    int days = days_of(&plan->spreads[stage], way) + (stage == way->longer ? way->more : 0);
    if (s->ended != DATE_NONE) {
        int32_t first = s->started != DATE_NONE ? s->started : ready + 1;
        *path = (struct lead_path){first < s->ended ? first : s->ended, s->ended};
        return true;
    }
    if (days == 0 && s->started == DATE_NONE) {
        *path = (struct lead_path){ready + 1, ready};
        return true;
    }
    path->first = begin_of(plan, stage, ready + 1);
    path->last = path->first - 1;
    if (!walk(s, path->first, days, &path->last, err))
        return false;
    if (s->started != DATE_NONE)
        path->last = latest_of(path->last, plan->today);
    return true;
}

/* Of the stages of the plan or of its part; the last day of all in *end. */
static bool go(const struct lead_plan *plan, int32_t order, const struct way *way,
               struct lead_path *path, int32_t *end, struct error *err) {
    unsigned left = plan->members;
    *end = order - 1;
    for (int i = 0; i < plan->n; i++)
        path[i] = (struct lead_path){order, order - 1};
    while (left) {
        for (int i = 0; i < plan->n; i++) {
            int32_t ready = order - 1;
            if (!(left >> i & 1) || (plan->stages[i].after & left))
                continue;
            for (int k = 0; k < plan->n; k++) {
                if (plan->stages[i].after >> k & 1)
                    ready = latest_of(ready, path[k].last);
            }
            if (!go_stage(plan, i, ready, way, &path[i], err))
                return false;
            *end = latest_of(*end, path[i].last);
            left &= ~(1U << i);
        }
    }
    return true;
}

bool lead_likely(const struct lead_plan *plan, int32_t order, struct lead_path *path, int32_t *end,
                 struct error *err) {
    return go(plan, order, &likely_way, path, end, err);
}

/* ---- backward ----------------------------------------------------------------------------------
 */

/* The last order day, from `good` on and before `bad`, with which all ends by `day`: with the
 * probability, or at the pace where that is 0. */
struct question {
    const struct lead_plan *plan;
    int32_t day;
    struct way way;
    double probability;
};

static bool is_in_time(const struct question *q, int32_t order, bool *in_time, struct error *err) {
    struct arena arena = {0};
    struct lead_arrival arrival;
    struct lead_path path[LEAD_STAGES];
    int32_t end;
    if (q->probability <= 0) {
        bool ok = go(q->plan, order, &q->way, path, &end, err);
        *in_time = ok && end <= q->day;
        return ok;
    }
    bool ok = lead_forward(q->plan, order, &arena, &arrival, err);
    *in_time = ok && is_reached(lead_on_time(&arrival, q->day), q->probability);
    arena_free(&arena);
    return ok;
}

/* good - 1 where none is. */
static bool halve(const struct question *q, int32_t good, int32_t bad, int32_t *order,
                  struct error *err) {
    good--;
    while (bad - good > 1) {
        int32_t middle = good + (bad - good) / 2;
        bool in_time;
        if (!is_in_time(q, middle, &in_time, err))
            return false;
        *(in_time ? &good : &bad) = middle;
    }
    *order = good;
    return true;
}

bool lead_latest_order(const struct lead_plan *plan, int32_t day, double probability,
                       int32_t *order, struct error *err) {
    const struct question most = {plan, day, {PACE_MOST, -1, 0}, 0};
    const struct question least = {plan, day, {PACE_LEAST, -1, 0}, 0};
    const struct question asked = {plan, day, likely_way, probability};
    int32_t first = day - LEAD_REACH, sure, possible;
    if (plan->today != DATE_NONE)
        return error_set(err, ERROR_REFUSED,
                         "This is ordered already: only what is to come can still be moved.");
    /* In time if all goes badly, too late even if all goes well: the answer lies between. */
    if (!halve(&most, first, day + 1, &sure, err) ||
        !halve(&least, first, day + 1, &possible, err) ||
        !halve(&asked, sure < first ? first : sure + 1, possible + 1, order, err))
        return false;
    if (*order < first)
        *order = DATE_NONE;
    return true;
}

/* ---- delays ------------------------------------------------------------------------------------
 */

enum { SLACK_MOST = 365 };

static bool find_slack(const struct lead_plan *plan, int32_t order, int stage, int32_t end,
                       struct lead_delay *delay, struct error *err) {
    struct lead_path path[LEAD_STAGES];
    struct way way = {PACE_LIKELY, stage, 0};
    int32_t later = end;
    while (later <= end && way.more <= SLACK_MOST) {
        way.more++;
        if (!go(plan, order, &way, path, &later, err))
            return false;
    }
    delay->slack = way.more - 1;
    delay->days_later = later - end;
    return true;
}

/* The probability to arrive by the day if the stage takes one day more than it does. */
static bool longer_on_time(const struct lead_plan *plan, int32_t order, int stage, int32_t day,
                           struct arena *arena, double *on_time, struct error *err) {
    struct lead_plan longer = *plan;
    struct lead_arrival arrival;
    longer.spreads = arena_alloc(arena, (size_t)plan->n, sizeof *longer.spreads);
    memcpy(longer.spreads, plan->spreads, (size_t)plan->n * sizeof *longer.spreads);
    longer.spreads[stage].first++;
    if (!lead_forward(&longer, order, arena, &arrival, err))
        return false;
    *on_time = lead_on_time(&arrival, day);
    return true;
}

bool lead_delays(const struct lead_plan *plan, int32_t order, int32_t day, struct arena *arena,
                 struct lead_delay *delays, struct error *err) {
    struct lead_path path[LEAD_STAGES];
    struct lead_arrival arrival;
    int32_t end;
    if (!lead_likely(plan, order, path, &end, err) ||
        !lead_forward(plan, order, arena, &arrival, err))
        return false;
    double sure = lead_on_time(&arrival, day), on_time;
    for (int i = 0; i < plan->n; i++) {
        if (!find_slack(plan, order, i, end, &delays[i], err) ||
            !longer_on_time(plan, order, i, day, arena, &on_time, err))
            return false;
        delays[i].less_sure = plan->stages[i].ended == DATE_NONE ? sure - on_time : 0;
    }
    return true;
}

/* ---- closures ----------------------------------------------------------------------------------
 */

int lead_closures(const struct lead_plan *plan, const struct lead_path *path, struct arena *arena,
                  struct lead_met **met) {
    int n = 0, room = 0;
    for (int i = 0; i < plan->n; i++)
        room += plan->stages[i].calendar ? plan->stages[i].calendar->n_rows : 0;
    *met = arena_alloc(arena, (size_t)room, sizeof **met);
    for (int i = 0; i < plan->n; i++) {
        const struct calendar *c = plan->stages[i].calendar;
        int32_t first = path[i].first, last = path[i].last;
        if (!c || !(plan->members >> i & 1) || last < first)
            continue;
        for (int r = calendar_next_row(c, 0, first, last); r < c->n_rows;
             r = calendar_next_row(c, r + 1, first, last))
            (*met)[n++] =
                (struct lead_met){i, &c->rows[r], calendar_touch(&c->rows[r], first, last),
                                  calendar_lost(c, &c->rows[r], first, last)};
    }
    return n;
}
