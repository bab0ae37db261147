#include "sourcebench/core/score.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/wide.h"

const struct score_measure score_measures[SCORE_MEASURES] = {
    [SCORE_ANSWER] =
        {.key = "answer",
         .label = "Days to answer",
         .weight = 20,
         .best = 1000,
         .worst = SCORE_ANSWER_WORST * INT64_C(1000),
         .counts = "Our message or talk to their next word; an unanswered message counts as 14 d.",
         .brief = "answers in",
         .said = "d on average"},
    [SCORE_CERTIFICATES] = {.key = "certificates",
                            .label = "Certificates valid",
                            .weight = 30,
                            .standing = true,
                            .best = 1000,
                            .worst = 0,
                            .counts =
                                "Those with a document, and those that the export markets require.",
                            .share = true,
                            .brief = "certificates",
                            .said = "valid"},
    [SCORE_FINDINGS] = {.key = "findings",
                        .label = "Findings closed in time",
                        .weight = 30,
                        .best = 1000,
                        .worst = 0,
                        .counts = "Findings with a due day: closed by it or not.",
                        .share = true,
                        .brief = "findings",
                        .said = "in time"},
    [SCORE_FOLLOW_UPS] = {.key = "follow-ups",
                          .label = "Follow-ups kept",
                          .weight = 20,
                          .best = 1000,
                          .worst = 0,
                          .counts = "Follow-ups that were due: done by their day or not.",
                          .share = true,
                          .brief = "follow-ups",
                          .said = "by their day"},
    [SCORE_ON_TIME] = {.key = "on-time",
                       .label = "Orders on time",
                       .weight = 40,
                       .best = 1000,
                       .worst = 0,
                       .counts = "Orders: all pieces at the named place by the first confirmed "
                                 "day, or not.",
                       .share = true,
                       .brief = "on time",
                       .said = "on time"},
    [SCORE_PRICE] = {.key = "price",
                     .label = "Landed price",
                     .weight = 20,
                     .best = 100000,
                     .worst = 120000,
                     .counts = "Delivered orders: landed cost of that of the best comparable "
                               "quote when they were placed.",
                     .brief = "price",
                     .said = "% of the best"},
};

void score_defaults(struct score_settings *settings) {
    *settings = (struct score_settings){.period_months = 12, .min_sample = 5};
    for (int i = 0; i < SCORE_MEASURES; i++)
        settings->weight[i] = score_measures[i].weight;
}

int64_t score_divide(int64_t numerator, int64_t denominator) {
    return (int64_t)wide_divide(numerator, denominator);
}

/* The period that ends on a day begins behind the same day of the earlier month. Where that month
 * is shorter, or the day the last of its own, no day of another month comes in. */
static int32_t period_start(int32_t end, int months) {
    int32_t behind = date_add_months(end, -months) + 1, same = date_add_months(end + 1, -months);
    return behind > same ? behind : same;
}

static int32_t month_start(int32_t day) {
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    return day - of_month + 1;
}

int32_t score_first_day(const struct score_settings *settings, int32_t today) {
    int32_t oldest_end = date_add_months(month_start(today), 1 - SCORE_LOOK_BACK) - 1;
    return period_start(oldest_end, settings->period_months);
}

/* Cases */

void score_add_case(struct score_facts *facts, enum score_measure_id measure,
                    const struct score_case *c, struct arena *arena) {
    size_t n = facts->n[measure];
    if (n == facts->capacity[measure]) {
        size_t capacity = n ? 2 * n : 16;
        struct score_case *grown = arena_alloc(arena, capacity, sizeof *grown);
        for (size_t i = 0; i < n; i++)
            grown[i] = facts->cases[measure][i];
        facts->cases[measure] = grown;
        facts->capacity[measure] = capacity;
    }
    facts->cases[measure][n] = *c;
    facts->n[measure]++;
}

bool score_case_by_day(int32_t due, int32_t done, int32_t today, struct score_case *c) {
    bool kept = done != DATE_NONE && done <= due;
    c->day = kept ? done : due + 1;
    c->value = kept;
    c->of = 1;
    return c->day <= today;
}

/* The wait that is over, as a case decided after so many days. */
static bool wait_over(struct score_wait *wait, int days, struct score_case *c) {
    *c = (struct score_case){
        .day = wait->since + days, .value = days, .of = 1, .id = wait->id, .what = wait->what};
    wait->since = DATE_NONE;
    return true;
}

/* Where the wait has lasted too long: a message becomes a case, a conversation is forgotten. */
static bool wait_lapsed(struct score_wait *wait, int32_t day, struct score_case *c) {
    if (wait->since == DATE_NONE || day < wait->since + SCORE_ANSWER_WORST)
        return false;
    if (wait->message)
        return wait_over(wait, SCORE_ANSWER_WORST, c);
    wait->since = DATE_NONE;
    return false;
}

bool score_wait_out(struct score_wait *wait, int32_t day, bool message, int64_t id,
                    const char *what, struct score_case *c) {
    bool over = wait_lapsed(wait, day, c);
    if (wait->since == DATE_NONE || (message && !wait->message))
        *wait = (struct score_wait){day, message, id, what};
    return over;
}

bool score_wait_in(struct score_wait *wait, int32_t day, struct score_case *c) {
    if (wait_lapsed(wait, day, c))
        return true;
    return wait->since != DATE_NONE && wait_over(wait, (int)(day - wait->since), c);
}

bool score_wait_end(struct score_wait *wait, int32_t today, struct score_case *c) {
    return wait_lapsed(wait, today, c);
}

/* Counting */

bool score_counts(enum score_measure_id measure, const struct score_case *c,
                  const struct score *s) {
    if (score_measures[measure].standing)
        return c->day <= s->to && c->until >= s->from;
    return c->day >= s->from && c->day <= s->to;
}

static void count_cases(const struct score_case *cases, size_t n, const struct score *s,
                        struct score_line *line) {
    for (size_t i = 0; i < n; i++) {
        if (cases[i].day < s->from || cases[i].day > s->to)
            continue;
        line->n++;
        line->value += cases[i].value;
        line->of += cases[i].of;
    }
}

/* A group was held in the period where one of its cases was; it holds where one does on the last
 * day. */
static void count_standing(const struct score_case *cases, size_t n, const struct score *s,
                           struct score_line *line) {
    for (size_t i = 0; i < n;) {
        bool held = false, holds = false;
        int group = cases[i].group;
        for (; i < n && cases[i].group == group; i++) {
            held = held || (cases[i].day <= s->to && cases[i].until >= s->from);
            holds = holds || (cases[i].value && cases[i].day <= s->to && cases[i].until >= s->to);
        }
        line->n += held;
        line->of += held;
        line->value += holds;
    }
}

static int points(const struct score_measure *m, const struct score_line *line) {
    wide span = (wide)m->best - m->worst;
    wide above = (wide)line->value * 1000 - (wide)m->worst * line->of;
    if (span < 0) {
        span = -span;
        above = -above;
    }
    wide p = wide_divide(above * 100, span * line->of);
    return (int)(p < 0 ? 0 : p > 100 ? 100 : p);
}

void score_on(const struct score_facts *facts, const struct score_settings *settings, int32_t day,
              struct score *s) {
    *s = (struct score){.needed = settings->min_sample,
                        .from = period_start(day, settings->period_months),
                        .to = day};
    for (int i = 0; i < SCORE_MEASURES; i++) {
        const struct score_measure *m = &score_measures[i];
        struct score_line *line = &s->lines[i];
        line->weight = settings->weight[i];
        (m->standing ? count_standing : count_cases)(facts->cases[i], facts->n[i], s, line);
        if (line->of <= 0)
            continue;
        line->points = points(m, line);
        s->weights += line->weight;
        s->weighted += (int64_t)line->weight * line->points;
        s->n += m->standing || !line->weight ? 0 : line->n;
    }
    for (int i = 0; i < SCORE_MEASURES && s->weights > 0; i++)
        s->lines[i].contribution =
            score_divide((int64_t)s->lines[i].weight * s->lines[i].points * 10, s->weights);
    s->known = s->weights > 0 && s->n >= s->needed;
    s->value = s->known ? (int)score_divide(s->weighted, s->weights) : 0;
}

/* Trend */

/* Whether something that counts was decided in these days. */
static bool has_cases(const struct score_facts *facts, const struct score_settings *settings,
                      int32_t from, int32_t to) {
    for (int i = 0; i < SCORE_MEASURES; i++) {
        if (score_measures[i].standing || !settings->weight[i])
            continue;
        for (size_t k = 0; k < facts->n[i]; k++) {
            if (facts->cases[i][k].day >= from && facts->cases[i][k].day <= to)
                return true;
        }
    }
    return false;
}

/* Newest first into the end of the array, then moved to its beginning. */
static void find_trend(const struct score_facts *facts, const struct score_settings *settings,
                       int32_t today, struct score *s) {
    struct score_month found[SCORE_TREND];
    int n = 0;
    int32_t start = month_start(today), end = today;
    for (int i = 0; i < SCORE_LOOK_BACK && n < SCORE_TREND; i++) {
        struct score then;
        if (has_cases(facts, settings, start, end)) {
            score_on(facts, settings, end, &then);
            if (then.known)
                found[n++] = (struct score_month){end, then.value};
        }
        end = start - 1;
        start = month_start(end);
    }
    for (int i = 0; i < n; i++)
        s->trend[i] = found[n - 1 - i];
    s->n_trend = n;
}

void score_compute(const struct score_facts *facts, const struct score_settings *settings,
                   int32_t today, struct score *s) {
    score_on(facts, settings, today, s);
    find_trend(facts, settings, today, s);
    int last = s->n_trend - 1;
    if (last >= 0 && s->trend[last].end >= month_start(today))
        last--;
    s->has_change = s->known && last >= 0;
    if (!s->has_change)
        return;
    s->change = s->value - s->trend[last].score;
    s->change_since = s->trend[last].end;
}

/* Words */

const char *score_grade(int value) {
    static const struct {
        int from;
        const char *word;
    } grades[] = {{90, "excellent"}, {75, "good"}, {50, "fair"}, {0, "poor"}};
    size_t i = 0;
    while (grades[i].from > value && grades[i].from > 0)
        i++;
    return grades[i].word;
}

const char *score_line_value(enum score_measure_id measure, const struct score_line *line,
                             struct arena *arena) {
    const struct score_measure *m = &score_measures[measure];
    char value[32], of[32];
    if (!line->n || line->of <= 0)
        return "no data";
    if (m->share) {
        integer_format(line->value, value, sizeof value);
        integer_format(line->of, of, sizeof of);
        return arena_format(arena, "%s of %s %s", value, of, m->said);
    }
    decimal_format(score_divide(line->value * 10, line->of), 1, value, sizeof value);
    return arena_format(arena, "%s %s", value, m->said);
}

const char *score_line_brief(enum score_measure_id measure, const struct score_line *line,
                             struct arena *arena) {
    const struct score_measure *m = &score_measures[measure];
    const char *value = score_line_value(measure, line, arena);
    if (!line->n || line->of <= 0)
        return NULL;
    int words =
        (int)(strlen(value) - strlen(m->said)) + (m->share ? -1 : (int)strcspn(m->said, " "));
    return arena_format(arena, "%s %.*s", m->brief, words, value);
}

static const char *standing_words(const struct score_case *c, const struct score *s,
                                  struct arena *arena) {
    char day[DATE_TEXT];
    if (!c->value)
        return c->id ? "refuted" : "missing";
    if (c->until == SCORE_ALWAYS)
        return "valid without an end";
    date_to_iso(c->until, day);
    return arena_format(arena, c->until < s->to ? "lapsed %s" : "valid until %s", day);
}

const char *score_case_words(enum score_measure_id measure, const struct score_case *c,
                             const struct score *s, struct arena *arena) {
    static const char *const words[SCORE_MEASURES][2] = {
        [SCORE_FINDINGS] = {"not closed in time", "closed in time"},
        [SCORE_FOLLOW_UPS] = {"missed its day", "kept"},
        [SCORE_ON_TIME] = {"late or short", "on time"},
    };
    if (score_measures[measure].standing)
        return standing_words(c, s, arena);
    if (words[measure][0])
        return words[measure][c->value != 0];
    if (measure == SCORE_PRICE)
        return arena_format(arena, "%lld.%lld %% of the best", (long long)(c->value / SCORE_TENTHS),
                            (long long)(c->value % SCORE_TENTHS));
    if (c->value >= SCORE_ANSWER_WORST)
        return arena_format(arena, "no answer in %d d", SCORE_ANSWER_WORST);
    return arena_format(arena, "answered in %lld d", (long long)c->value);
}

const char *score_lack(const struct score *s, struct arena *arena) {
    if (s->n >= s->needed)
        return "no measure has a weight";
    return arena_format(arena, "too little data (%lld of %d)", (long long)s->n, s->needed);
}
