/*
 * The Gantt chart: a line for each quote, one column for so many days, with what its calendar takes
 * away marked on the bar; closures of countries beneath, then the lead time of one quote taken
 * apart (plan_schedule_view.c).
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_schedule.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/tui/chart.h"

#include "planner_state.h"

enum {
    NAME = 16,
    RIGHT = 13, /* a percentage, or backward a day */
    LEAST_DAYS_SHOWN = 3,
    COLUMNS_MOST = 511,
    SAFE = 1, /* of plan_latest_p: what is shown backward */
};

struct scale {
    int32_t first;
    int days;    /* of a column */
    int columns; /* of the chart */
    bool plain;  /* ASCII */
};

static int column_of(const struct scale *s, int32_t day) {
    int at = (day - s->first) / s->days;
    return at < 0 ? 0 : at >= s->columns ? s->columns - 1 : at;
}

/* A bar of the chart; none where there is no lead time, or backward no order day is in time. */
struct bar {
    bool drawn;
    struct plan_schedule path;
    int32_t tail; /* with 95 % it has arrived */
};

int32_t plan_gantt_order(const struct plan_page *v, int quote) {
    const struct plan_result *r = &v->p.results[quote];
    return !v->backward ? v->p.plan.order_on : r->has_need ? r->latest[SAFE] : DATE_NONE;
}

static struct bar *make_bars(const struct plan_page *v, struct arena *arena) {
    struct bar *bars = arena_alloc(arena, (size_t)v->p.plan.n_quotes + 1, sizeof *bars);
    struct error err;
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        const struct plan_result *r = &v->p.results[i];
        int32_t order = plan_gantt_order(v, i);
        bars[i].drawn = r->has_lead && order != DATE_NONE &&
                        plan_schedule_path(&v->p.plan, i, r, order, arena, &bars[i].path, &err);
        if (bars[i].drawn)
            bars[i].tail = lead_quantile(&bars[i].path.arrival, 0.95);
    }
    return bars;
}

static struct scale scale_of(const struct plan_page *v, const struct bar *bars, int width) {
    const struct plan *p = &v->p.plan;
    struct scale s = {.first = p->order_on, .columns = width - 1 - NAME - RIGHT - 1};
    if (s.columns > COLUMNS_MOST)
        s.columns = COLUMNS_MOST;
    int32_t last = p->needed_by == DATE_NONE ? s.first + 30 : p->needed_by;
    for (int i = 0; i < p->n_quotes; i++) {
        if (!bars[i].drawn)
            continue;
        s.first = bars[i].path.order < s.first ? bars[i].path.order : s.first;
        last = bars[i].tail > last ? bars[i].tail : last;
    }
    int columns = s.columns > 1 ? s.columns - 1 : 1;
    s.days = (last - s.first + columns) / columns;
    s.days = s.days > 0 ? s.days : 1;
    s.plain = !*chart_shade(1, 8);
    return s;
}

/* Cells of a row: each a text of one column. */
struct cells {
    const char *at[COLUMNS_MOST];
    int n;
};

static void clear(struct cells *c, const struct scale *s) {
    c->n = s->columns;
    for (int i = 0; i < c->n; i++)
        c->at[i] = " ";
}

static const char *text_of(const struct cells *c, struct arena *arena) {
    struct strbuf text = {0};
    for (int i = 0; i < c->n; i++)
        strbuf_add(&text, c->at[i]);
    const char *made = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return made;
}

/* The first letters of a stage over its bar. */
static void put_name(struct cells *c, int from, int to, const char *name, struct arena *arena) {
    for (int i = from + 1; i < to && i < c->n && *name; i++, name++) {
        if (*name < 'a' || *name > 'z')
            return;
        c->at[i] = arena_bytes(arena, name, 1);
    }
}

static void put_stage(struct cells *c, const struct scale *s, const struct plan_stage *stage,
                      const struct lead_path *path, int at, bool transit, struct arena *arena) {
    const char *fill = transit ? "~" : s->plain ? (at % 2 ? "#" : "=") : (at % 2 ? "▓" : "▒");
    int from = column_of(s, path->first), to = column_of(s, path->last) + 1;
    if (path->last < path->first)
        return;
    for (int i = from; i < to && i < c->n; i++)
        c->at[i] = fill;
    put_name(c, from, to, stage->lead.name, arena);
}

/* What a row of the calendar does to the days of a stage; the first that is given stays. */
static const char *const marks[CALENDAR_KINDS] = {
    [CALENDAR_HOLIDAY] = "x", [CALENDAR_CLOSURE] = "x",    [CALENDAR_RAMP_DOWN] = "\\",
    [CALENDAR_RAMP_UP] = "/", [CALENDAR_SHORT_DAYS] = "-", [CALENDAR_WORKED] = "+",
};

static void put_mark(struct cells *c, const struct scale *s, const struct lead_path *path,
                     const struct calendar_row *row) {
    int32_t first = row->first > path->first ? row->first : path->first;
    int32_t last = row->last < path->last ? row->last : path->last;
    for (int i = column_of(s, first); first <= last && i <= column_of(s, last) && i < c->n; i++) {
        if (*c->at[i] != 'x')
            c->at[i] = marks[row->kind];
    }
}

static void put_bar(const struct plan_page *v, int i, const struct scale *s, const struct bar *bar,
                    struct cells *c, struct arena *arena) {
    const struct plan_way *way = &v->p.plan.quotes[i].ways[v->p.results[i].way];
    const struct plan_schedule *path = &bar->path;
    clear(c, s);
    for (int k = 0; k < way->n_stages; k++)
        put_stage(c, s, &way->stages[k], &path->path[k], k, k == way->transit, arena);
    for (int k = 0; k < path->n_met; k++)
        put_mark(c, s, &path->path[path->met[k].stage], path->met[k].row);
    int tail = column_of(s, bar->tail);
    for (int k = column_of(s, path->likely) + 1; k <= tail && k < c->n; k++)
        c->at[k] = s->plain ? "." : "░";
    if (v->p.plan.needed_by != DATE_NONE)
        c->at[column_of(s, v->p.plan.needed_by)] = glyph_text(GLYPH_BOTH);
}

/* "Dec" where a month begins. */
static const char *months(const struct scale *s, struct arena *arena) {
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char *text = arena_alloc(arena, (size_t)s->columns + 4, 1);
    memset(text, ' ', (size_t)s->columns + 1);
    for (int i = 0; i < s->columns - 3; i++) {
        int32_t from = s->first + i * s->days;
        int year, month, day;
        date_to_civil(from + s->days - 1, &year, &month, &day);
        if (day <= s->days)
            memcpy(text + i, names[month - 1], 3);
    }
    text[s->columns] = '\0';
    return text;
}

/* Days on which the factories of a country are closed. */
static bool put_closures(const struct plan_page *v, const char *country, const struct scale *s,
                         struct cells *c) {
    const struct record_set *set = &v->p.file.set;
    bool any = false;
    clear(c, s);
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (r->entity != &calday_entity || strcmp(record_text(r, CALDAY_KIND), "closure") != 0)
            continue;
        const struct record *calendar = record_set_follow(set, r, CALDAY_CALENDAR);
        if (!calendar || strcmp(record_text(calendar, CAL_COUNTRY), country) != 0)
            continue;
        int32_t first = date_from_iso(record_text(r, CALDAY_FIRST));
        int32_t last = r->values[CALDAY_LAST].s ? date_from_iso(r->values[CALDAY_LAST].s) : first;
        if (last < s->first || first > s->first + s->columns * s->days ||
            last - first + 1 < LEAST_DAYS_SHOWN)
            continue;
        any = true;
        for (int k = column_of(s, first); k <= column_of(s, last); k++)
            c->at[k] = "x";
    }
    return any;
}

static void add_closures(struct plan_page *v, const struct scale *s) {
    struct arena *arena = &v->lines.arena;
    struct cells c;
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        const char *country = v->p.plan.quotes[i].country;
        int k = 0;
        while (strcmp(v->p.plan.quotes[k].country, country) != 0)
            k++;
        if (k == i && *country && put_closures(v, country, s, &c))
            lines_addf(&v->lines, STYLE_DIM, "%-*s%s", NAME,
                       arena_format(arena, "closed %s", country), text_of(&c, arena));
    }
}

/* What stands behind a bar. */
static const char *right_of(const struct plan_page *v, const struct bar *bar, int quote,
                            struct arena *arena) {
    const struct plan_result *r = &v->p.results[quote];
    const char *day = date_text(arena, bar->path.order);
    if (v->backward)
        return bar->path.order < v->p.plan.buyer.today ? arena_format(arena, "passed %s", day + 5)
                                                       : day;
    return r->has_need ? planning_percent(r->on_time, arena) : NULL;
}

static void add_quote(struct plan_page *v, int i, const struct scale *s, const struct bar *bar) {
    struct arena *arena = &v->lines.arena;
    const struct plan_quote *q = &v->p.plan.quotes[i];
    const char *gap = q->ways[v->p.results[i].way].lead_gap;
    const char *name =
        text_cell(text_shorten(planning_supplier(q), NAME - 1, arena), NAME, ALIGN_LEFT, arena);
    struct cells c;
    struct line *line;
    if (bar->drawn) {
        put_bar(v, i, s, bar, &c, arena);
        line = lines_add(&v->lines, i == v->quote ? STYLE_BOLD : STYLE_NORMAL,
                         arena_format(arena, "%s%s", name, text_of(&c, arena)),
                         right_of(v, bar, i, arena));
    } else {
        line = lines_addf(&v->lines, STYLE_DIM, "%s%s", name,
                          gap                                ? gap
                          : v->p.plan.needed_by == DATE_NONE ? "nobody says when it is needed"
                                                             : "no order day is in time with 80 %");
    }
    line->kind = GANTT_QUOTE;
    line->id = i;
}

void plan_gantt_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    const struct bar *bars = make_bars(v, arena);
    struct scale s = scale_of(v, bars, width);
    const struct line *current = lines_current(&v->lines);
    bool follows = !current || current->kind == GANTT_QUOTE;
    lines_add_heading(&v->lines, arena_format(arena, "%-*s%s", NAME,
                                              arena_format(arena, "%d d a column", s.days),
                                              months(&s, arena)));
    for (int i = 0; i < v->p.plan.n_quotes; i++)
        add_quote(v, i, &s, &bars[i]);
    add_closures(v, &s);
    lines_addf(&v->lines, STYLE_DIM,
               "%s needed by  x closed  \\ / less work  + worked  %s late (95 %%)",
               glyph_text(GLYPH_BOTH), s.plain ? "." : "░");
    if (v->p.plan.n_quotes)
        plan_schedule_fill(v, width);
    if (follows)
        lines_goto(&v->lines, GANTT_QUOTE, v->quote);
}

void plan_gantt_follow(struct plan_page *v) {
    const struct line *current = lines_current(&v->lines);
    if (!current || current->kind != GANTT_QUOTE || current->id == v->quote)
        return;
    v->quote = (int)current->id;
    v->stale = true;
}
