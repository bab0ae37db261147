/*
 * The stages of a quote.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/trade.h"

#include "plan_private.h"

static const struct record *calendar_of_country(const struct plan_making *m, const char *country) {
    for (int i = 0; *country && i < m->set->n; i++) {
        const struct record *r = m->set->records[i];
        if (r->entity == &cal_entity && strcmp(record_text(r, CAL_COUNTRY), country) == 0)
            return r;
    }
    return NULL;
}

/* The calendar of the stage, of the quote, of the country from which it is sent. */
static bool take_calendar(struct plan_making *m, const struct plan_quote *q,
                          const struct record *stage, struct plan_stage *s, const char **gap,
                          struct error *err) {
    const struct record *r = record_set_follow(m->set, stage, STAGE_CALENDAR);
    r = r ? r : record_set_follow(m->set, q->quote, QUOTE_CALENDAR);
    r = r ? r : calendar_of_country(m, q->country);
    if (!r) {
        *gap = arena_format(m->arena, "there is no calendar of working days for %s",
                            *q->country ? q->country : "a supplier without a country");
        return true;
    }
    struct calendar *made = arena_alloc(m->arena, 1, sizeof *made);
    s->lead.calendar = made;
    s->calendar = r;
    return plan_calendar(m->set, r, q->quote->values[QUOTE_SUPPLIER].i, m->arena, made, err);
}

static bool is_number(const struct record *r, int field) {
    return r->values[field].kind == VALUE_INT;
}

static bool take_days(struct plan_making *m, const struct record *r, struct plan_stage *s,
                      const char **gap) {
    s->by_rate = is_number(r, STAGE_RATE_LIKELY);
    s->setup = (int)plan_int(r, STAGE_SETUP_DAYS, 0);
    int64_t likely = plan_int(r, STAGE_RATE_LIKELY, 0);
    s->rates = (struct lead_rates){plan_int(r, STAGE_RATE_SLOW, likely), likely,
                                   plan_int(r, STAGE_RATE_FAST, likely)};
    int middle = (int)plan_int(r, STAGE_DAYS_LIKELY, -1);
    if (middle < 0 && !s->by_rate)
        *gap =
            arena_format(m->arena, "nobody says how long \"%s\" takes", record_text(r, STAGE_NAME));
    s->lead.days = (struct lead_days){(int)plan_int(r, STAGE_DAYS_MIN, middle), middle,
                                      (int)plan_int(r, STAGE_DAYS_MAX, middle)};
    return *gap == NULL;
}

/* Names of stages before it as bits; none: the one before. */
static unsigned after_of(struct plan_making *m, struct record *const *stages, int n, int at,
                         const char **gap) {
    const char *names = stages[at]->values[STAGE_AFTER].s;
    unsigned after = 0;
    if (!names)
        return at ? 1U << (at - 1) : 0;
    char *list = arena_string(m->arena, names), *rest = NULL;
    for (char *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        int k = 0;
        while (k < n && !plan_same_name(m, name, record_text(stages[k], STAGE_NAME)))
            k++;
        if (k == n)
            *gap = arena_format(m->arena, "\"%s\" comes after \"%s\", which is no stage",
                                record_text(stages[at], STAGE_NAME), name);
        else
            after |= 1U << k;
    }
    return after;
}

static struct plan_stage *add_stage(struct plan_way *way, const char *name, const char *kind,
                                    unsigned after) {
    struct plan_stage *s = &way->stages[way->n_stages++];
    *s = (struct plan_stage){
        .kind = kind,
        .lead = {.name = name, .after = after, .started = DATE_NONE, .ended = DATE_NONE}};
    return s;
}

/* Stages that nothing comes after. */
static unsigned last_of(const struct plan_way *way) {
    unsigned followed = 0, all = (unsigned)((UINT64_C(1) << way->n_stages) - 1);
    for (int i = 0; i < way->n_stages; i++)
        followed |= way->stages[i].lead.after;
    return all & ~followed;
}

static bool has_kind(struct record *const *stages, int n, const char *kind) {
    for (int i = 0; i < n; i++) {
        if (strcmp(record_text(stages[i], STAGE_KIND), kind) == 0)
            return true;
    }
    return false;
}

static void add_transit(struct plan_way *way) {
    const struct record *lane = way->lane;
    int likely = (int)plan_int(lane, LANE_DAYS_LIKELY, 0);
    struct plan_stage *s = add_stage(way, "main transit", "transit", last_of(way));
    s->lead.days = (struct lead_days){(int)plan_int(lane, LANE_DAYS_MIN, likely), likely,
                                      (int)plan_int(lane, LANE_DAYS_MAX, likely)};
    s->lead.sails = lane->values[LANE_CUTOFF].kind == VALUE_TEXT;
    if (s->lead.sails)
        s->lead.cutoff = plan_weekday(lane->values[LANE_CUTOFF].s);
    s->lead.sails_after = (int)plan_int(lane, LANE_SAILS_AFTER, 0);
}

static void add_arrival(struct plan_way *way) {
    const struct record *lane = way->lane;
    int likely = (int)plan_int(lane, LANE_AFTER_LIKELY, 0);
    struct plan_stage *s = add_stage(way, "clearance and delivery", "delivery", last_of(way));
    s->lead.days = (struct lead_days){(int)plan_int(lane, LANE_AFTER_MIN, likely), likely,
                                      (int)plan_int(lane, LANE_AFTER_MAX, likely)};
}

/* A stated lead time where the supplier gives no stages. */
static void add_stated(struct plan_making *m, const struct plan_quote *q, struct plan_way *way) {
    const char *from = record_text(q->quote, QUOTE_COUNTS_FROM);
    int days = (int)plan_int(q->quote, QUOTE_LEAD_DAYS, -1);
    if (days < 0) {
        way->lead_gap = "the quote has neither stages nor a lead time";
    } else if (strcmp(from, "order") != 0 && strcmp(from, "deposit") != 0) {
        way->lead_gap =
            arena_format(m->arena, "its %d d count from \"%s\", and no stage says when that is",
                         days, strcmp(from, "fabric") == 0 ? "fabric in house" : "sample approved");
    } else {
        add_stage(way, "lead time stated", "production", 0)->lead.days =
            (struct lead_days){days, days, days};
    }
}

/* What the lane knows of the way behind the stages. */
static void add_way(struct plan_making *m, const struct plan_quote *q, struct plan_way *way,
                    bool has_transit, bool has_arrival) {
    const struct record *lane = way->lane;
    const char *to = record_text(q->quote, QUOTE_COUNTS_TO);
    bool stated = way->n_stages == 1 && strcmp(way->stages[0].lead.name, "lead time stated") == 0;
    if (stated && strcmp(to, "delivered") == 0)
        return;
    if (!has_transit && (!lane || !is_number(lane, LANE_DAYS_LIKELY)))
        way->lead_gap = "there is no lane that says how long the main transit takes";
    if (way->lead_gap)
        return;
    if (!has_transit) {
        way->transit = way->n_stages;
        add_transit(way);
    }
    if (!has_arrival && lane && is_number(lane, LANE_AFTER_LIKELY))
        add_arrival(way);
    else if (!has_arrival)
        way->lead_gap =
            arena_format(m->arena, "nobody says how long clearance and delivery take%s%s",
                         lane ? " by " : "", lane ? record_text(lane, LANE_NAME) : "");
}

static bool take_stage(struct plan_making *m, struct plan_quote *q, struct plan_way *way,
                       struct record *const *stages, int n, int at, struct error *err) {
    const struct record *r = stages[at];
    struct plan_stage *s = add_stage(way, record_text(r, STAGE_NAME), record_text(r, STAGE_KIND),
                                     after_of(m, stages, n, at, &way->lead_gap));
    if (strcmp(record_text(r, STAGE_KIND), "transit") == 0)
        way->transit = at;
    return !take_days(m, r, s, &way->lead_gap) ||
           strcmp(record_text(r, STAGE_DAYS), "calendar") == 0 ||
           take_calendar(m, q, r, s, &way->lead_gap, err);
}

bool plan_take_stages(struct plan_making *m, struct plan_quote *q, struct plan_way *way,
                      struct error *err) {
    int n;
    struct record **stages =
        record_set_list(m->set, &stage_entity, STAGE_QUOTE, q->quote->id, m->arena, &n);
    way->transit = -1;
    if (n > LEAD_QUOTE_STAGES)
        return error_set(err, ERROR_INPUT, "A quote has at most %d stages.", LEAD_QUOTE_STAGES);
    for (int i = 0; i < n; i++) {
        if (!take_stage(m, q, way, stages, n, i, err))
            return false;
    }
    if (n == 0)
        add_stated(m, q, way);
    add_way(m, q, way, has_kind(stages, n, "transit"),
            has_kind(stages, n, "delivery") || has_kind(stages, n, "clearance"));
    return true;
}
