/* Beneath the Gantt chart: the lead time of one quote, taken apart. */
#include <math.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/service/planning_lead.h"
#include "sourcebench/tui/chart.h"

#include "planner_state.h"

enum { SPARK = 32, LABEL = 10, STAGE = 23, DAY = 12, SLACK = 10, MOST = 1000000 };

/* ---- the distribution --------------------------------------------------------------------------
 */

/* The arrival from its first percent to its last: so many days a column. */
static const char *spark(const struct lead_arrival *a, struct arena *arena) {
    char text[SPARK * 4 + 1];
    int64_t values[SPARK] = {0};
    int32_t first = lead_quantile(a, 0.01), last = lead_quantile(a, 0.99);
    int days = (last - first) / SPARK + 1, n = (last - first) / days + 1;
    for (int32_t day = first; day <= last; day++) {
        if (day >= a->first && day < a->first + a->n)
            values[(day - first) / days] += llround(a->p[day - a->first] * MOST);
    }
    chart_sparkline(values, (size_t)n, text, sizeof text);
    return arena_string(arena, text);
}

static const char *quantile(const struct lead_arrival *a, double p, struct arena *arena) {
    return arena_format(arena, "%s (%.0f %%)", date_text(arena, lead_quantile(a, p)), p * 100);
}

static void add_arrival(struct plan_page *v, const struct plan_schedule *s) {
    struct arena *arena = &v->lines.arena;
    const struct lead_arrival *a = &s->arrival;
    int32_t need = v->p.plan.needed_by;
    lines_addf(&v->lines, STYLE_NORMAL, "%-*s%s, %s, %s", LABEL, "arrives", quantile(a, 0.1, arena),
               quantile(a, 0.5, arena), quantile(a, 0.9, arena));
    lines_add(&v->lines, STYLE_NORMAL, arena_format(arena, "%-*s%s", LABEL, "", spark(a, arena)),
              need == DATE_NONE ? NULL
                                : arena_format(arena, "on time %s",
                                               planning_percent(lead_on_time(a, need), arena)));
}

/* ---- lines that are longer than the screen is wide ---------------------------------------------
 */

struct wrapping {
    struct plan_page *v;
    enum style style;
    const char *label;
};

static void add_wrapped(void *user, const char *s, size_t length) {
    struct wrapping *w = user;
    lines_addf(&w->v->lines, w->style, "%-*s%.*s", LABEL, w->label, (int)length, s);
    w->label = "";
}

static void wrap(struct plan_page *v, enum style style, const char *label, const char *text,
                 int width) {
    struct wrapping w = {v, style, label};
    text_wrap(text, width - LABEL - 2, add_wrapped, &w);
}

/* ---- stages ------------------------------------------------------------------------------------
 */

static void add_stage(struct plan_page *v, const struct plan_schedule *s, int stage, int width) {
    struct arena *arena = &v->lines.arena;
    const struct lead_path *path = &s->path[stage];
    bool critical = plan_is_critical(s, stage), none = path->last < path->first;
    const char *closed = planning_stage_closed(s, stage, arena);
    lines_add(
        &v->lines, critical ? STYLE_BOLD : STYLE_NORMAL,
        arena_format(
            arena, "%s%s%s%s%s",
            text_cell(text_shorten(s->lead.stages[stage].name, STAGE - 1, arena), STAGE, ALIGN_LEFT,
                      arena),
            text_cell(none ? "" : date_text(arena, path->first), DAY, ALIGN_LEFT, arena),
            text_cell(none ? "no days" : date_text(arena, path->last), DAY, ALIGN_LEFT, arena),
            text_cell(planning_stage_slack(s, stage, arena), SLACK, ALIGN_LEFT, arena),
            planning_stage_cost(&v->p, s, stage, arena)),
        width >= 100 ? planning_stage_days(s, stage, arena) : NULL);
    if (*closed)
        lines_addf(&v->lines, STYLE_DIM, "  %s", closed);
}

static bool schedule(const struct plan_page *v, struct arena *arena, struct plan_schedule *s,
                     const char **gap) {
    const struct plan_result *r = &v->p.results[v->quote];
    int32_t order = plan_gantt_order(v, v->quote);
    struct error err;
    *gap = v->p.plan.quotes[v->quote].ways[r->way].lead_gap;
    if (*gap)
        return false;
    *gap = "no order day is in time with 80 %";
    if (order == DATE_NONE)
        return false;
    if (plan_schedule(&v->p.plan, v->quote, r, order, arena, s, &err))
        return true;
    *gap = arena_string(arena, err.message);
    return false;
}

void plan_schedule_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    struct plan_schedule s;
    const char *gap;
    const char *name =
        text_shorten(planning_supplier(&v->p.plan.quotes[v->quote]), width - 46, arena);
    if (!schedule(v, arena, &s, &gap)) {
        lines_add_heading(&v->lines, arena_format(arena, "%s: %s", name, gap));
        return;
    }
    lines_add_heading(&v->lines,
                      arena_format(arena, "%s, ordered on %s%s", name, date_text(arena, s.order),
                                   v->backward ? ", the latest for 80 %" : ""));
    add_arrival(v, &s);
    if (v->p.results[v->quote].has_need)
        wrap(v, STYLE_NORMAL, "order by", planning_latest(v->p.results[v->quote].latest, arena),
             width);
    if (s.has_closure)
        wrap(v, STYLE_NORMAL, "", planning_closure_says(&s, arena), width);
    lines_add_heading(&v->lines, arena_format(arena, "%-*s%-*s%-*s%-*s%s", STAGE, "STAGE", DAY,
                                              "FROM", DAY, "TO", SLACK, "SLACK", "A DAY MORE"));
    for (int i = 0; i < s.n_stages; i++)
        add_stage(v, &s, i, width);
    lines_add_foot(&v->lines, width, planning_calendar_gaps(&s, arena));
}

/* ---- how it comes about ------------------------------------------------------------------------
 */

static const char *calendar_of(const struct plan_page *v, int stage) {
    const struct plan_quote *q = &v->p.plan.quotes[v->quote];
    const struct record *r = q->ways[v->p.results[v->quote].way].stages[stage].calendar;
    return r ? record_text(r, CAL_NAME) : "all days";
}

const char *plan_schedule_why(struct plan_page *v, struct arena *arena) {
    struct plan_schedule s;
    const char *gap, *text = "";
    if (!plan_page_quote(v))
        return "There is no quote yet.\n";
    if (!schedule(v, arena, &s, &gap))
        return arena_format(arena, "There is no schedule: %s.\n", gap);
    for (int i = 0; i < s.n_stages; i++)
        text = arena_format(arena, "%s%-*s %s, by the calendar: %s\n", text, STAGE,
                            s.lead.stages[i].name, planning_stage_days(&s, i, arena),
                            calendar_of(v, i));
    const char *gaps = planning_calendar_gaps(&s, arena);
    return arena_format(
        arena,
        "%s\n\n%s\nDays are the fewest, the likely and the most. Each stage is spread over them "
        "(PERT), walked over the days of its calendar, and the spreads are carried on to the "
        "arrival. Stages are taken as independent of each other.\n\n"
        "Slack is what a stage may take longer without all arriving later, if the others take "
        "their likely days; critical is one without any.\n%s%s%s",
        planning_supplier(&v->p.plan.quotes[v->quote]), text, *gaps ? "\n" : "", gaps,
        *gaps ? "\n" : "");
}
