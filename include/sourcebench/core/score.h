/*
 * The score of a supplier: 0 to 100, from what happened in a period, with every number's
 * derivation.
 *
 * A measure counts cases: an answer, a finding closed or missed, an order delivered in time. A case
 * is decided on one day and never changes afterwards, so that the score at any past day is known:
 * it takes the cases decided in the period that ends there. The value of a measure is the sum of
 * its cases' values divided by the sum of what they are of (days per answer, kept per due), and
 * becomes points on a straight line from worst (0) to best (100). A measure of standing
 * (certificates) counts what holds on the last day instead.
 *
 * Score = sum of weight × points over the measures that have data, divided by the sum of their
 * weights. All is integer arithmetic, rounded half to even, so that a person with a pencil gets the
 * same. There is no score below settings.min_sample cases; what stands but did not happen (a
 * certificate) is no case, so that a stranger has none. Months without cases are no months.
 *
 * Rules after the flaws that domain/peers.md (a) finds elsewhere: no history is no score, 100 has a
 * grade, a period of a year has 365 days and not one more.
 */
#ifndef SOURCEBENCH_CORE_SCORE_H
#define SOURCEBENCH_CORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

/* One row of score_measures each; a new one is appended and gets a weight in the configuration. */
enum score_measure_id {
    SCORE_ANSWER,
    SCORE_CERTIFICATES,
    SCORE_FINDINGS,
    SCORE_FOLLOW_UPS,
    SCORE_ON_TIME,
    SCORE_PRICE,
    SCORE_MEASURES
};

enum {
    SCORE_ANSWER_WORST = 14, /* days: an answer that takes so long is none */
    SCORE_TENTHS = 10,
    SCORE_TREND = 8,     /* months of the trend */
    SCORE_LOOK_BACK = 24 /* months in which they are looked for */
};

struct score_settings {
    int period_months;          /* 1 … 60 */
    int min_sample;             /* cases; at least 1 */
    int weight[SCORE_MEASURES]; /* 0: not counted */
};

/* What is counted. value and of are in units of 1; a share has of 1 and value 0 or 1; a price, in
 * percent of the best, has of SCORE_TENTHS and value in tenths. */
struct score_case {
    int32_t day;   /* decided on; of standing: holds from */
    int32_t until; /* of standing: the last day; SCORE_ALWAYS */
    int group;     /* of standing: cases of one group stand in for each other; ascending */
    int64_t value, of;
    int64_t id;       /* of the record; 0: what is missing has none */
    const char *what; /* "sent the questionnaire", "GRS"; or NULL */
};

#define SCORE_ALWAYS INT32_MAX

struct score_facts {
    struct score_case *cases[SCORE_MEASURES]; /* in the arena of who adds them */
    size_t n[SCORE_MEASURES], capacity[SCORE_MEASURES];
};

struct score_measure {
    const char *key;     /* "answer": in the configuration and JSON; never changed */
    const char *label;   /* "Days to answer" */
    int weight;          /* by default */
    bool standing;       /* what holds on a day, not what happened; no case of the sample */
    int64_t best, worst; /* value with 100 and with 0 points, in 1/1000 */
    const char *counts;  /* what is counted, a sentence */
    bool share;
    const char *brief; /* before the value where there is little room: "answers in" */
    const char *said;  /* behind the value: "d on average", of a share "valid" ("4 of 5 valid") */
};

extern const struct score_measure score_measures[SCORE_MEASURES];

/* One measure of a score. */
struct score_line {
    int64_t n;            /* cases (of standing: groups); 0: no data, and the rest is 0 */
    int64_t value, of;    /* sums */
    int points;           /* 0 … 100 */
    int weight;           /* as set; 0 where it is not counted */
    int64_t contribution; /* weight × points / sum of weights, in 1/10 */
};

struct score_month {
    int32_t end; /* its last day, or today */
    int score;
};

struct score {
    bool known;       /* false: too little data, or no measure has a weight */
    int value;        /* 0 … 100 */
    int64_t n;        /* cases that happened in the period */
    int needed;       /* settings.min_sample */
    int32_t from, to; /* the period, both included */
    struct score_line lines[SCORE_MEASURES];
    int64_t weights;  /* sum, of the measures that have data and a weight */
    int64_t weighted; /* sum of weight × points */
    /* The score at the end of each month in which something was decided, oldest first; of the
     * present month, today. Months in which there was no score are left out. */
    struct score_month trend[SCORE_TREND];
    int n_trend;
    bool has_change;
    int change;           /* in points, since the last of those months before the present one … */
    int32_t change_since; /* … which ended on that day */
};

void score_defaults(struct score_settings *settings);

/* The first day that the facts of a score today, with its trend, must reach back to. */
int32_t score_first_day(const struct score_settings *settings, int32_t today);

void score_add_case(struct score_facts *facts, enum score_measure_id measure,
                    const struct score_case *c, struct arena *arena);

/* Something that was due on a day, and done (DATE_NONE: not yet): good when done by its day, bad
 * from the day after; not decided before. False where it is not decided today. */
bool score_case_by_day(int32_t due, int32_t done, int32_t today, struct score_case *c);

/* Waits for answers, told entry by entry in order of day. A wait begins with our first message that
 * they have not answered, or with a conversation (call, negotiation, complaint, dispute) where we
 * wrote none, and ends with the first word from them. A message without an answer for
 * SCORE_ANSWER_WORST days counts as that many; a conversation after which no word came in that time
 * was answered on the spot and does not count. Zero-initialise, set since to DATE_NONE. */
struct score_wait {
    int32_t since; /* DATE_NONE: nothing open */
    bool message;
    int64_t id;
    const char *what;
};
/* Our word on that day. True where it ends a wait as a case. */
bool score_wait_out(struct score_wait *wait, int32_t day, bool message, int64_t id,
                    const char *what, struct score_case *c);
/* Their word on that day. True where it ends a wait as a case. */
bool score_wait_in(struct score_wait *wait, int32_t day, struct score_case *c);
/* It is today: true where the wait has become a case. */
bool score_wait_end(struct score_wait *wait, int32_t today, struct score_case *c);

/* The score on a day, without its trend. */
void score_on(const struct score_facts *facts, const struct score_settings *settings, int32_t day,
              struct score *score);
/* The score today, with its trend. */
void score_compute(const struct score_facts *facts, const struct score_settings *settings,
                   int32_t today, struct score *score);

/* "excellent", "good", "fair", "poor": the grades cover 0 to 100 without a gap. */
const char *score_grade(int value);
/* "1.4 d on average", "5 of 6 valid"; "no data" where the line has none. */
const char *score_line_value(enum score_measure_id measure, const struct score_line *line,
                             struct arena *arena);
/* "answers in 1.4 d", "certificates 5 of 6"; NULL where the line has none. */
const char *score_line_brief(enum score_measure_id measure, const struct score_line *line,
                             struct arena *arena);
/* What a case says on the last day of the score: "answered in 2 d", "lapsed 2026-11-22", "kept". */
const char *score_case_words(enum score_measure_id measure, const struct score_case *c,
                             const struct score *score, struct arena *arena);
/* Whether a case is among those that the score counts. */
bool score_counts(enum score_measure_id measure, const struct score_case *c,
                  const struct score *score);
/* What is needed for a score: "too little data (2 of 5)". */
const char *score_lack(const struct score *score, struct arena *arena);

/* numerator / denominator (above 0) to the nearest whole number, halves to the even one. */
int64_t score_divide(int64_t numerator, int64_t denominator);

#endif
