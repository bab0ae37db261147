/* plan show and compare: the lead time of a quote. */
#include <math.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_past.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/planning_lead.h"

#include "cli_plan.h"

enum { SHARE = 1000000 };

static bool schedule(const struct planning *p, int quote, struct arena *arena,
                     struct plan_schedule *s, const char **gap) {
    const struct plan_result *r = &p->results[quote];
    struct error err;
    *gap = p->plan.quotes[quote].ways[r->way].lead_gap;
    if (*gap)
        return false;
    if (plan_schedule(&p->plan, quote, r, p->plan.order_on, arena, s, &err))
        return true;
    *gap = arena_string(arena, err.message);
    return false;
}

/* ---- JSON --------------------------------------------------------------------------------------
 */

static void json_probability(struct json_writer *w, const char *name, double p) {
    json_write_decimal(w, name, llround(p * SHARE), 6);
}

static void json_arrival(struct json_writer *w, const struct plan_schedule *s) {
    static const struct {
        const char *name;
        double p;
    } quantiles[] = {{"arrival_10", 0.1},
                     {"arrival_50", 0.5},
                     {"arrival_80", 0.8},
                     {"arrival_90", 0.9},
                     {"arrival_95", 0.95}};
    const struct lead_arrival *a = &s->arrival;
    json_write_day(w, "likely_arrival", s->likely);
    for (size_t i = 0; i < sizeof quantiles / sizeof *quantiles; i++)
        json_write_day(w, quantiles[i].name, lead_quantile(a, quantiles[i].p));
    json_write_array(w, "arrival");
    for (int i = 0; i < a->n; i++) {
        if (llround(a->p[i] * SHARE) == 0)
            continue;
        json_write_object(w, NULL);
        json_write_day(w, "day", a->first + i);
        json_probability(w, "probability", a->p[i]);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_latest(struct json_writer *w, const int32_t latest[PLAN_LATEST]) {
    json_write_day(w, "order_by_50", latest[0]);
    json_write_day(w, "order_by_80", latest[1]);
    json_write_day(w, "order_by_95", latest[2]);
}

static void json_closure(struct json_writer *w, const struct plan_schedule *s) {
    const struct plan_closure *c = &s->closure;
    if (!s->has_closure)
        return;
    json_write_object(w, "before_closure");
    json_write_text(w, "name", c->row->name);
    json_write_day(w, "from", c->row->first);
    json_write_day(w, "to", c->row->last);
    json_write_int(w, "uncertain_days", c->row->uncertain);
    json_write_text(w, "stage", s->lead.stages[c->stage].name);
    json_probability(w, "made_in_time", c->ready);
    json_latest(w, c->latest);
    json_write_object_end(w);
}

/* What the calendar takes away on the stage's days; below 0 it gives. */
static void json_closed(struct json_writer *w, const struct plan_schedule *s, int stage) {
    json_write_array(w, "calendar");
    for (int i = 0; i < s->n_met; i++) {
        const struct lead_met *m = &s->met[i];
        if (m->stage != stage)
            continue;
        json_write_object(w, NULL);
        json_write_text(w, "name", m->row->name);
        json_write_text(w, "kind", calendar_kind_name(m->row->kind));
        json_write_day(w, "from", m->row->first);
        json_write_day(w, "to", m->row->last);
        json_write_decimal(w, "days_lost", m->lost, 3);
        json_write_bool(w, "perhaps", m->touch == CALENDAR_PERHAPS);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_stage(struct json_writer *w, const struct planning *p,
                       const struct plan_schedule *s, int k, const struct lead_path *latest) {
    const struct lead_days *days = &s->lead.stages[k].days;
    json_write_object(w, NULL);
    json_write_text(w, "name", s->lead.stages[k].name);
    json_write_day(w, "from", s->path[k].first);
    json_write_day(w, "to", s->path[k].last);
    if (latest) {
        json_write_day(w, "latest_from", latest[k].first);
        json_write_day(w, "latest_to", latest[k].last);
    }
    json_write_int(w, "days_min", days->min);
    json_write_int(w, "days_likely", days->likely);
    json_write_int(w, "days_max", days->max);
    json_write_int(w, "past_orders", plan_past_orders(&s->lead.stages[k]));
    json_write_bool(w, "working_days", s->lead.stages[k].calendar != NULL);
    json_write_bool(w, "critical", plan_is_critical(s, k));
    json_write_int(w, "slack_days", s->delays[k].slack);
    json_write_int(w, "a_day_more_arrives_later",
                   plan_is_critical(s, k) ? s->delays[k].days_later : 0);
    if (p->plan.needed_by != DATE_NONE)
        json_probability(w, "a_day_more_less_sure", s->delays[k].less_sure);
    json_closed(w, s, k);
    json_write_object_end(w);
}

/* The stages as they run if the order is placed on the latest day for 80 %; NULL: there is none. */
static const struct lead_path *latest_path(const struct planning *p, int quote,
                                           struct arena *arena) {
    const struct plan_result *r = &p->results[quote];
    struct plan_schedule *s = arena_alloc(arena, 1, sizeof *s);
    struct error err;
    bool ok = r->has_need && r->latest[1] != DATE_NONE &&
              plan_schedule_path(&p->plan, quote, r, r->latest[1], arena, s, &err);
    return ok ? s->path : NULL;
}

void cli_plan_json_lead(struct json_writer *w, const struct planning *p, int quote) {
    const struct plan_result *r = &p->results[quote];
    struct arena arena = {0};
    struct plan_schedule s;
    const char *gap;
    bool has = schedule(p, quote, &arena, &s, &gap);
    json_write_object(w, "lead_time");
    json_write_text(w, "gap", has ? NULL : gap);
    if (has)
        json_arrival(w, &s);
    if (has && r->has_need) {
        json_probability(w, "on_time", r->on_time);
        json_latest(w, r->latest);
    }
    if (has)
        json_closure(w, &s);
    if (has)
        json_write_text(w, "calendar_gaps", planning_calendar_gaps(&s, &arena));
    const struct lead_path *latest = has ? latest_path(p, quote, &arena) : NULL;
    json_write_array(w, "stages");
    for (int k = 0; has && k < s.n_stages; k++)
        json_stage(w, p, &s, k, latest);
    json_write_array_end(w);
    json_write_object_end(w);
    arena_free(&arena);
}

/* ---- text --------------------------------------------------------------------------------------
 */

static void print_stages(struct cli *cli, const struct planning *p, const struct plan_schedule *s,
                         struct arena *arena) {
    static const struct table_column columns[] = {
        {"  STAGE", false}, {"FROM", false},       {"TO", false},      {"DAYS", false},
        {"SLACK", false},   {"A DAY MORE", false}, {"CALENDAR", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int k = 0; k < s->n_stages; k++)
        table_row(t, (const char *[]){
                         arena_format(arena, "  %s%s", s->lead.stages[k].name,
                                      plan_past_says(&s->lead.stages[k], arena)),
                         date_text(arena, s->path[k].first), date_text(arena, s->path[k].last),
                         planning_stage_days(s, k, arena), planning_stage_slack(s, k, arena),
                         planning_stage_cost(p, s, k, arena), planning_stage_closed(s, k, arena)});
    table_end(t);
}

void cli_plan_print_lead(struct cli *cli, const struct planning *p, int quote) {
    const struct plan_result *r = &p->results[quote];
    struct arena arena = {0};
    struct plan_schedule s;
    const char *gap;
    if (!schedule(p, quote, &arena, &s, &gap)) {
        arena_free(&arena);
        return;
    }
    print_stages(cli, p, &s, &arena);
    printf("  arrives likely on %s; with 10 %% by %s, 50 %% by %s, 90 %% by %s, 95 %% by %s\n",
           date_text(&arena, s.likely), date_text(&arena, lead_quantile(&s.arrival, 0.1)),
           date_text(&arena, lead_quantile(&s.arrival, 0.5)),
           date_text(&arena, lead_quantile(&s.arrival, 0.9)),
           date_text(&arena, lead_quantile(&s.arrival, 0.95)));
    if (r->has_need)
        printf("  on time with %s; order by %s\n", planning_percent(r->on_time, &arena),
               planning_latest(r->latest, &arena));
    if (s.has_closure)
        printf("  %s\n", cli_safe(cli, planning_closure_says(&s, &arena), &arena));
    const char *unknown = planning_calendar_gaps(&s, &arena);
    if (*unknown)
        printf("  %s\n", cli_safe(cli, unknown, &arena));
    arena_free(&arena);
}
