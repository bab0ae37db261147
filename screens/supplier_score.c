/* The score of a supplier and its derivation, as lines. */
#include "supplier_score.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/db/score.h"
#include "sourcebench/tui/chart.h"

#include "supplier_detail.h"

/* Where the records stand that a measure counts; 0: in no view. */
static const int case_views[SCORE_MEASURES] = {
    [SCORE_ANSWER] = VIEW_TIMELINE,   [SCORE_CERTIFICATES] = VIEW_CERTIFICATES,
    [SCORE_FINDINGS] = ENTRY_FINDING, [SCORE_FOLLOW_UPS] = VIEW_TIMELINE,
    [SCORE_ON_TIME] = ENTRY_ORDER,    [SCORE_PRICE] = ENTRY_ORDER,
};

static enum glyph change_glyph(const struct score *s) {
    return s->change > 0 ? GLYPH_UP : s->change < 0 ? GLYPH_DOWN : GLYPH_FLAT;
}

const char *score_cell(const struct score *s, struct arena *arena) {
    if (!s->known)
        return "";
    return arena_format(arena, "%d %s", s->value,
                        s->has_change ? glyph_text(change_glyph(s)) : " ");
}

static const char *sparkline(const struct score *s, struct arena *arena) {
    int64_t values[SCORE_TREND];
    char text[SCORE_TREND * 4 + 1];
    for (int i = 0; i < s->n_trend; i++)
        values[i] = s->trend[i].score;
    chart_sparkline(values, (size_t)s->n_trend, text, sizeof text);
    return arena_string(arena, text);
}

const char *score_summary(const struct score *s, struct arena *arena) {
    if (!s->known)
        return arena_format(arena, "Score: %s", score_lack(s, arena));
    const char *change =
        !s->has_change ? ""
        : !s->change   ? arena_format(arena, " %s", glyph_text(GLYPH_FLAT))
                       : arena_format(arena, " %s %+d", glyph_text(change_glyph(s)), s->change);
    return arena_format(arena, "Score %d %s%s  %s  n %lld", s->value, score_grade(s->value), change,
                        sparkline(s, arena), (long long)s->n);
}

bool score_add_summary(struct session *session, int64_t supplier, int kind, struct lines *lines,
                       struct error *err) {
    struct score_settings settings = session_score_settings(session);
    struct score s;
    if (!score_load(session->store, supplier, &settings, session_today(session), &s, err))
        return false;
    lines_add(lines, s.known ? STYLE_NORMAL : STYLE_DIM, score_summary(&s, &lines->arena), NULL)
        ->kind = kind;
    return true;
}

/* The view */

static const char *tenths(int64_t value, struct arena *arena) {
    char text[32];
    decimal_format(value, 1, text, sizeof text);
    return arena_string(arena, text);
}

/* The table of measures: what each has, and what it gives. */
static void add_measures(const struct score *s, struct lines *l) {
    struct arena *a = &l->arena;
    lines_add_heading(l, arena_format(a, "%-24s %4s  %-22s %6s %7s %6s", "MEASURE", "N", "VALUE",
                                      "POINTS", "WEIGHT", "GIVES"));
    for (int i = 0; i < SCORE_MEASURES; i++) {
        const struct score_line *line = &s->lines[i];
        const char *value = score_line_value((enum score_measure_id)i, line, a);
        if (line->n)
            lines_addf(l, line->weight ? STYLE_NORMAL : STYLE_DIM, "%-24s %4lld  %-22s %6d %7d %6s",
                       score_measures[i].label, (long long)line->n, value, line->points,
                       line->weight, tenths(line->contribution, a));
        else
            lines_addf(l, STYLE_DIM, "%-24s %4d  %-22s", score_measures[i].label, 0, value);
    }
}

static void add_sum(const struct score *s, struct lines *l) {
    struct arena *a = &l->arena;
    char weighted[32];
    integer_format(s->weighted, weighted, sizeof weighted);
    if (!s->weights)
        return;
    lines_addf(l, STYLE_NORMAL, "Points times weight, in all: %s / %lld = %s%s", weighted,
               (long long)s->weights, tenths(score_divide(s->weighted * 10, s->weights), a),
               s->known ? arena_format(a, ", rounded %d", s->value) : "");
}

/* The cases that were counted, the latest first. */
static void add_cases(const struct score *s, const struct score_facts *facts, int measure,
                      struct lines *l) {
    const struct score_measure *m = &score_measures[measure];
    lines_add_heading(l, "");
    lines_add_heading(l, m->label);
    lines_add(l, STYLE_DIM, m->counts, NULL);
    for (size_t i = facts->n[measure]; i-- > 0;) {
        const struct score_case *c = &facts->cases[measure][i];
        if (!score_counts((enum score_measure_id)measure, c, s))
            continue;
        const char *words = score_case_words((enum score_measure_id)measure, c, s, &l->arena);
        struct line *line = lines_addf(l, STYLE_NORMAL, "%s  %-22s %s",
                                       date_text(&l->arena, c->day), words, c->what ? c->what : "");
        line->id = case_views[measure] ? c->id : 0;
        line->kind = case_views[measure];
    }
}

static void add_trend(const struct score *s, struct lines *l) {
    lines_add_heading(l, "");
    lines_add_heading(l,
                      "Trend: the score at the end of each month in which something was counted");
    for (int i = s->n_trend - 1; i >= 0; i--)
        lines_addf(l, STYLE_NORMAL, "%s  %3d  %s", date_text(&l->arena, s->trend[i].end),
                   s->trend[i].score, score_grade(s->trend[i].score));
    if (!s->n_trend)
        lines_add(l, STYLE_DIM, "no month had enough data", NULL);
}

bool score_fill(struct session *session, int64_t supplier, struct lines *l, struct error *err) {
    struct score_settings settings = session_score_settings(session);
    struct score_facts facts;
    struct score s;
    int32_t today = session_today(session);
    if (!score_facts_load(session->store, supplier, &settings, today, &l->arena, &facts, err))
        return false;
    score_compute(&facts, &settings, today, &s);
    lines_add(l, STYLE_BOLD, score_summary(&s, &l->arena), NULL);
    lines_addf(l, STYLE_NORMAL, "Period %s to %s; a score needs %d cases, it has %lld",
               date_text(&l->arena, s.from), date_text(&l->arena, s.to), s.needed, (long long)s.n);
    lines_add_heading(l, "");
    add_measures(&s, l);
    add_sum(&s, l);
    for (int i = 0; i < SCORE_MEASURES; i++)
        add_cases(&s, &facts, i, l);
    add_trend(&s, l);
    return true;
}
