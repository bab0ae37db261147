#include "sourcebench/service/planning_lead.h"

#include <math.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/service/planning_text.h"

const char *planning_stage_days(const struct plan_schedule *s, int stage, struct arena *arena) {
    const struct lead_stage *l = &s->lead.stages[stage];
    const char *unit = l->calendar ? "working days" : "days";
    if (l->days.min == l->days.max)
        return arena_format(arena, "%d %s", l->days.likely, unit);
    return arena_format(arena, "%d/%d/%d %s", l->days.min, l->days.likely, l->days.max, unit);
}

const char *planning_stage_slack(const struct plan_schedule *s, int stage, struct arena *arena) {
    return plan_is_critical(s, stage) ? "critical"
                                      : arena_format(arena, "%d d", s->delays[stage].slack);
}

const char *planning_stage_cost(const struct planning *p, const struct plan_schedule *s, int stage,
                                struct arena *arena) {
    const struct lead_delay *d = &s->delays[stage];
    const char *later =
        plan_is_critical(s, stage) ? arena_format(arena, "%d d later", d->days_later) : "";
    double percent = p->plan.needed_by == DATE_NONE ? 0 : d->less_sure * 100;
    if (percent < 0.5)
        return *later ? later : "nothing";
    return arena_format(arena, "%s%s%.0f %% less sure", later, *later ? ", " : "", percent);
}

/* "19", "2.5": thousandths of a day. */
static const char *day_count(int64_t thousandths, struct arena *arena) {
    int64_t tenths = (thousandths + 50) / 100;
    return tenths % 10 ? arena_format(arena, "%lld.%lld", (long long)(tenths / 10),
                                      (long long)(tenths % 10))
                       : arena_format(arena, "%lld", (long long)(tenths / 10));
}

const char *planning_stage_closed(const struct plan_schedule *s, int stage, struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < s->n_met; i++) {
        const struct lead_met *m = &s->met[i];
        if (m->stage != stage)
            continue;
        const char *does = m->touch == CALENDAR_PERHAPS ? arena_string(arena, "may fall into it")
                           : m->lost < 0
                               ? arena_format(arena, "gives %s d", day_count(-m->lost, arena))
                               : arena_format(arena, "costs %s d", day_count(m->lost, arena));
        if (m->lost != 0 || m->touch == CALENDAR_PERHAPS)
            text = arena_format(arena, "%s%s%s %s", text, *text ? ", " : "", m->row->name, does);
    }
    return text;
}

const char *planning_latest(const int32_t latest[PLAN_LATEST], struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < PLAN_LATEST; i++)
        text = arena_format(arena, "%s%s%s (%.0f %%)", text, i ? ", " : "",
                            latest[i] == DATE_NONE ? "none" : date_text(arena, latest[i]),
                            plan_latest_p[i] * 100);
    return text;
}

const char *planning_closure_says(const struct plan_schedule *s, struct arena *arena) {
    const struct plan_closure *c = &s->closure;
    if (!s->has_closure)
        return "";
    int32_t safe = c->latest[PLAN_LATEST - 1];
    const char *name = c->row->name && *c->row->name ? c->row->name : "the next closure";
    const char *moves =
        c->row->uncertain ? arena_format(arena, " (± %d d)", c->row->uncertain) : "";
    return arena_format(arena,
                        "Latest safe order date before %s, %s to %s%s: %s (95 %%). Ordered on %s, "
                        "\"%s\" ends before it with %s.",
                        name, date_text(arena, c->row->first), date_text(arena, c->row->last),
                        moves, safe == DATE_NONE ? "none" : date_text(arena, safe),
                        date_text(arena, s->order), s->lead.stages[c->stage].name,
                        planning_percent(c->ready, arena));
}

/* ---- what the calendars do not know ------------------------------------------------------------
 */

static int year_of(int32_t day) {
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    return year;
}

/* The last year of which the calendar has rows of the kind; CALENDAR_KINDS: of any. 0: none. */
static int last_year(const struct calendar *c, enum calendar_kind kind) {
    int last = 0;
    for (int i = 0; i < c->n_rows; i++) {
        int year = year_of(c->rows[i].last);
        if ((kind == CALENDAR_KINDS || c->rows[i].kind == kind) && year > last)
            last = year;
    }
    return last;
}

/* Of stages that run in the same calendar only the last one speaks. */
static bool is_last_of_calendar(const struct plan_schedule *s, int stage) {
    for (int i = 0; i < s->n_stages; i++) {
        bool later = s->path[i].last > s->path[stage].last ||
                     (s->path[i].last == s->path[stage].last && i > stage);
        if (later && s->lead.stages[i].calendar &&
            strcmp(s->lead.stages[i].calendar->name, s->lead.stages[stage].calendar->name) == 0)
            return false;
    }
    return true;
}

const char *planning_calendar_gaps(const struct plan_schedule *s, struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < s->n_stages; i++) {
        const struct calendar *c = s->lead.stages[i].calendar;
        if (!c || !c->n_rows || !is_last_of_calendar(s, i))
            continue;
        int year = year_of(s->path[i].last), known = last_year(c, CALENDAR_KINDS),
            worked = last_year(c, CALENDAR_WORKED);
        const char *gap = NULL;
        if (year > known)
            gap = arena_format(arena, "%s: no holidays are known after %d, only the weekly rest.",
                               c->name, known);
        else if (worked && year > worked)
            gap = arena_format(arena,
                               "%s: no worked weekends are known after %d; add those of %d when "
                               "they are announced.",
                               c->name, worked, year);
        if (gap)
            text = arena_format(arena, "%s%s%s", text, *text ? " " : "", gap);
    }
    return text;
}
