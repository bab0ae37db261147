/* The Gantt chart: a line for each quote, one column for so many days; closures beneath. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/tui/chart.h"

#include "planner_state.h"

enum { NAME = 16, PERCENT = 8, LEAST_DAYS_SHOWN = 3, COLUMNS_MOST = 511 };

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

static struct scale scale_of(const struct plan_page *v, int width) {
    struct scale s = {.first = v->p.plan.order_on, .columns = width - 1 - NAME - PERCENT - 1};
    if (s.columns > COLUMNS_MOST)
        s.columns = COLUMNS_MOST;
    int32_t last = v->p.plan.needed_by == DATE_NONE ? s.first + 30 : v->p.plan.needed_by;
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        const struct plan_result *r = &v->p.results[i];
        int32_t tail = r->has_lead ? lead_quantile(&r->arrival, 0.95) : last;
        last = tail > last ? tail : last;
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

static void put_quote(const struct plan_page *v, int i, const struct scale *s, struct cells *c,
                      struct arena *arena) {
    const struct plan_result *r = &v->p.results[i];
    const struct plan_way *way = &v->p.plan.quotes[i].ways[r->way];
    clear(c, s);
    for (int k = 0; k < way->n_stages; k++)
        put_stage(c, s, &way->stages[k], &r->path[k], k, k == way->transit, arena);
    int tail = column_of(s, lead_quantile(&r->arrival, 0.95));
    for (int k = column_of(s, r->likely) + 1; k <= tail && k < c->n; k++)
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

void plan_gantt_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    struct scale s = scale_of(v, width);
    struct cells c;
    lines_add_heading(&v->lines, arena_format(arena, "%-*s%s", NAME,
                                              arena_format(arena, "%d d a column", s.days),
                                              months(&s, arena)));
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        const struct plan_result *r = &v->p.results[i];
        const struct plan_way *way = &v->p.plan.quotes[i].ways[r->way];
        const char *name =
            text_cell(text_shorten(planning_supplier(&v->p.plan.quotes[i]), NAME - 1, arena), NAME,
                      ALIGN_LEFT, arena);
        if (r->has_lead) {
            put_quote(v, i, &s, &c, arena);
            lines_add(&v->lines, i == v->quote ? STYLE_BOLD : STYLE_NORMAL,
                      arena_format(arena, "%s%s", name, text_of(&c, arena)),
                      r->has_need ? planning_percent(r->on_time, arena) : NULL);
        } else {
            lines_addf(&v->lines, STYLE_DIM, "%s%s", name, way->lead_gap);
        }
    }
    add_closures(v, &s);
    lines_addf(&v->lines, STYLE_DIM,
               "%s needed by; behind the bar: it may take until then (95 %%); x: factories closed",
               glyph_text(GLYPH_BOTH));
}
