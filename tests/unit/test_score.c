/*
 * The score of a supplier: numbers worked out by hand, the days at which they change, and what must
 * not change them.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/score.h"

#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

static struct arena arena;

static struct score_settings usual(void) {
    struct score_settings s;
    score_defaults(&s);
    return s;
}

static void happened(struct score_facts *f, enum score_measure_id measure, int32_t day,
                     int64_t value) {
    struct score_case c = {.day = day, .value = value, .of = 1};
    score_add_case(f, measure, &c, &arena);
}

static void held(struct score_facts *f, int group, int32_t from, int32_t until, bool good) {
    struct score_case c = {.day = from, .until = until, .group = group, .value = good, .of = 1};
    score_add_case(f, SCORE_CERTIFICATES, &c, &arena);
}

static struct score score_of(const struct score_facts *f) {
    struct score s;
    struct score_settings settings = usual();
    score_compute(f, &settings, TODAY, &s);
    return s;
}

START_TEST(halves_go_to_the_even_number) {
    static const struct {
        int64_t numerator, denominator, result;
    } cases[] = {{0, 7, 0},   {1, 2, 0},     {3, 2, 2},     {5, 2, 2},    {7, 2, 4},
                 {1, 3, 0},   {2, 3, 1},     {-1, 2, 0},    {-3, 2, -2},  {-5, 2, -2},
                 {-2, 3, -1}, {865, 10, 86}, {875, 10, 88}, {100, 1, 100}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_int_eq(score_divide(cases[i].numerator, cases[i].denominator), cases[i].result);
}
END_TEST

/* A stranger has no score, and neither has one of whom papers are all that is known. */
START_TEST(without_history_there_is_no_score) {
    struct score_facts f = {0};
    struct score s = score_of(&f);
    ck_assert(!s.known);
    ck_assert_str_eq(score_lack(&s, &arena), "too little data (0 of 5)");
    for (int i = 0; i < 9; i++)
        held(&f, i, TODAY - 100, TODAY + 100, true);
    s = score_of(&f);
    ck_assert(!s.known && s.n == 0 && s.n_trend == 0 && !s.has_change);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].points, 100);
    for (int i = 0; i < 4; i++)
        happened(&f, SCORE_FOLLOW_UPS, TODAY - i, 1);
    s = score_of(&f);
    ck_assert(!s.known);
    ck_assert_str_eq(score_lack(&s, &arena), "too little data (4 of 5)");
    happened(&f, SCORE_FOLLOW_UPS, TODAY - 9, 1);
    s = score_of(&f);
    ck_assert(s.known && s.value == 100);
}
END_TEST

/* Weights 20, 30, 30, 20. Answers of 1, 2, 4 and 9 days: 16 / 4 = 4.0 d, points
 * (14 - 4) / (14 - 1) × 100 = 76.9 → 77. Certificates 3 of 4: 75. Findings 1 of 2: 50. Follow-ups
 * 2 of 3: 66.7 → 67. Score (20 × 77 + 30 × 75 + 30 × 50 + 20 × 67) / 100 = 6630 / 100 = 66.3. */
START_TEST(a_score_is_what_a_pencil_gives) {
    struct score_facts f = {0};
    static const int answers[] = {1, 2, 4, 9}, findings[] = {1, 0}, follow_ups[] = {1, 1, 0};
    for (int i = 0; i < 4; i++)
        happened(&f, SCORE_ANSWER, TODAY - 10 * i, answers[i]);
    for (int i = 0; i < 2; i++)
        happened(&f, SCORE_FINDINGS, TODAY - 10 * i, findings[i]);
    for (int i = 0; i < 3; i++)
        happened(&f, SCORE_FOLLOW_UPS, TODAY - 10 * i, follow_ups[i]);
    for (int i = 0; i < 4; i++)
        held(&f, i, TODAY - 300, i ? TODAY + 30 : TODAY - 1, true);
    struct score s = score_of(&f);
    ck_assert(s.known);
    ck_assert_int_eq(s.n, 9);
    ck_assert_int_eq(s.lines[SCORE_ANSWER].points, 77);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].points, 75);
    ck_assert_int_eq(s.lines[SCORE_FINDINGS].points, 50);
    ck_assert_int_eq(s.lines[SCORE_FOLLOW_UPS].points, 67);
    ck_assert_int_eq(s.weighted, 6630);
    ck_assert_int_eq(s.weights, 100);
    ck_assert_int_eq(s.lines[SCORE_ANSWER].contribution, 154);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].contribution, 225);
    ck_assert_int_eq(s.value, 66);
    ck_assert_str_eq(score_grade(s.value), "fair");
    ck_assert_str_eq(score_line_brief(SCORE_ANSWER, &s.lines[SCORE_ANSWER], &arena),
                     "answers in 4.0 d");
    ck_assert_str_eq(score_line_brief(SCORE_FINDINGS, &s.lines[SCORE_FINDINGS], &arena),
                     "findings 1 of 2");
    ck_assert_str_eq(score_line_value(SCORE_ANSWER, &s.lines[SCORE_ANSWER], &arena),
                     "4.0 d on average");
    ck_assert_str_eq(score_line_value(SCORE_FINDINGS, &s.lines[SCORE_FINDINGS], &arena),
                     "1 of 2 in time");
}
END_TEST

/* One answer of so many days and nothing else: its points are the score. */
START_TEST(answers_become_points_on_a_line) {
    static const int points[] = {100, 100, 92, 85, 77, 69, 62, 54, 46, 38, 31, 23, 15, 8, 0};
    struct score_settings settings = usual();
    settings.min_sample = 1;
    for (int days = 0; days <= SCORE_ANSWER_WORST; days++) {
        struct score_facts f = {0};
        struct score s;
        happened(&f, SCORE_ANSWER, TODAY, days);
        score_compute(&f, &settings, TODAY, &s);
        ck_assert_int_eq(s.value, points[days]);
        ck_assert_int_eq(s.lines[SCORE_ANSWER].contribution, 10 * points[days]);
    }
}
END_TEST

START_TEST(every_number_has_a_grade) {
    static const struct {
        int from, to;
        const char *word;
    } bands[] = {{0, 49, "poor"}, {50, 74, "fair"}, {75, 89, "good"}, {90, 100, "excellent"}};
    int next = 0;
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        ck_assert_int_eq(bands[i].from, next);
        for (; next <= bands[i].to; next++)
            ck_assert_str_eq(score_grade(next), bands[i].word);
    }
    ck_assert_int_eq(next, 101);
}
END_TEST

/* Any facts: what a measure without data weighs is no matter, and the score stays in its bounds. */
START_TEST(measures_without_data_change_nothing) {
    unsigned seed = 7;
    for (int round = 0; round < 500; round++) {
        struct score_facts f = {0};
        int empty = rand_r(&seed) % SCORE_MEASURES;
        for (int i = 0; i < SCORE_MEASURES; i++) {
            for (int k = rand_r(&seed) % 6; i != empty && k > 0; k--) {
                int32_t day = TODAY - rand_r(&seed) % 500;
                if (i == SCORE_CERTIFICATES)
                    held(&f, k, day, day + rand_r(&seed) % 800, rand_r(&seed) % 4 != 0);
                else
                    happened(&f, (enum score_measure_id)i, day,
                             i == SCORE_ANSWER ? rand_r(&seed) % 15 : rand_r(&seed) % 2);
            }
        }
        struct score_settings settings = usual();
        struct score before, after;
        settings.min_sample = 1 + rand_r(&seed) % 5;
        score_compute(&f, &settings, TODAY, &before);
        settings.weight[empty] = rand_r(&seed) % 1000;
        score_compute(&f, &settings, TODAY, &after);
        ck_assert_int_eq(before.known, after.known);
        ck_assert_int_eq(before.value, after.value);
        ck_assert_int_eq(before.change, after.change);
        ck_assert_int_eq(before.n_trend, after.n_trend);
        ck_assert(before.value >= 0 && before.value <= 100);
        arena_free(&arena);
    }
}
END_TEST

/* A year ends on the day and begins one day after the same day of the year before. */
START_TEST(a_period_has_its_days_and_no_more) {
    static const struct {
        const char *day, *from;
        int months;
    } cases[] = {{"2026-11-23", "2025-11-24", 12}, {"2026-11-30", "2025-12-01", 12},
                 {"2025-02-28", "2024-03-01", 12}, {"2024-02-29", "2023-03-01", 12},
                 {"2024-02-28", "2023-03-01", 12}, {"2026-12-31", "2026-01-01", 12},
                 {"2026-03-31", "2026-03-01", 1},  {"2026-02-28", "2026-02-01", 1},
                 {"2026-07-31", "2026-02-01", 6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct score_facts f = {0};
        struct score_settings settings = usual();
        struct score s;
        char from[DATE_TEXT];
        settings.period_months = cases[i].months;
        score_on(&f, &settings, date_from_iso(cases[i].day), &s);
        date_to_iso(s.from, from);
        ck_assert_str_eq(from, cases[i].from);
    }
    struct score_facts f = {0};
    struct score s = score_of(&f);
    happened(&f, SCORE_FINDINGS, s.from - 1, 1);
    happened(&f, SCORE_FINDINGS, s.from, 1);
    happened(&f, SCORE_FINDINGS, s.to, 1);
    happened(&f, SCORE_FINDINGS, s.to + 1, 1);
    ck_assert_int_eq(score_of(&f).n, 2);
}
END_TEST

/* Due on a day: good when done by it, bad from the day after, open until then. */
START_TEST(due_days_are_kept_or_missed) {
    static const struct {
        int due, done; /* days from today; done 99: not yet */
        bool decided, good;
        int day;
    } cases[] = {{-1, 99, true, false, 0}, {0, 99, false, false, 0},  {0, 0, true, true, 0},
                 {-3, -3, true, true, -3}, {-3, -2, true, false, -2}, {-9, 0, true, false, -8},
                 {5, -4, true, true, -4},  {5, 99, false, false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct score_case c = {0};
        int32_t done = cases[i].done == 99 ? DATE_NONE : TODAY + cases[i].done;
        ck_assert_int_eq(score_case_by_day(TODAY + cases[i].due, done, TODAY, &c),
                         cases[i].decided);
        if (cases[i].decided) {
            ck_assert_int_eq(c.value, cases[i].good);
            ck_assert_int_eq(c.day, TODAY + cases[i].day);
        }
    }
}
END_TEST

/* Letters: m our message, c our call, < their word; each on a day. What comes of it: day:days. */
static const struct {
    const char *told, *cases;
    int today;
} waits[] = {
    {"m0 <2", "2:2", 2},     /* answered in two days */
    {"m0 <0", "0:0", 0},     /* the same day */
    {"m0 m5 <7", "7:7", 7},  /* a reminder does not make the wait shorter */
    {"c0 m5 <7", "7:2", 7},  /* a message counts before a conversation */
    {"m0 c5 <7", "7:7", 7},  /* a call in between is a reminder too */
    {"<0 <3", "", 90},       /* they write, we do not */
    {"m0", "", 13},          /* still waiting */
    {"m0", "14:14", 14},     /* no answer is an answer too */
    {"m0 <20", "14:14", 20}, /* too late counts as none, on the day it was too late */
    {"m0 m20 <21", "14:14 21:1", 21},
    {"c0", "", 90},       /* talked out on the spot */
    {"c0 <3", "3:3", 90}, /* called back */
    {"c0 <20", "", 90},   /* about something else */
    {"m0 <1 m5 <9 c20 <22 m30", "1:1 9:4 22:2 44:14", 60},
};

static const char *tell(const char *told, int today) {
    struct score_wait wait = {.since = DATE_NONE};
    struct score_case c;
    const char *cases = "";
    while (*told) {
        char kind = *told++;
        char *end;
        int32_t day = (int32_t)strtol(told, &end, 10);
        told = end + strspn(end, " ");
        if (kind == '<' ? score_wait_in(&wait, day, &c)
                        : score_wait_out(&wait, day, kind == 'm', 1, NULL, &c))
            cases = arena_format(&arena, "%s%s%d:%d", cases, *cases ? " " : "", (int)c.day,
                                 (int)c.value);
    }
    if (score_wait_end(&wait, today, &c))
        cases =
            arena_format(&arena, "%s%s%d:%d", cases, *cases ? " " : "", (int)c.day, (int)c.value);
    return cases;
}

START_TEST(waits_end_with_a_word_or_with_none) {
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
        ck_assert_str_eq(tell(waits[i].told, waits[i].today), waits[i].cases);
}
END_TEST

/* Valid on the last day, lapsed the day before, renewed, refuted, gone before the period. */
START_TEST(certificates_count_as_they_stand) {
    static const struct {
        int from, until;
        bool good;
        int n, valid;
    } cases[] = {{-10, 0, true, 1, 1},    {-10, -1, true, 1, 0},  {0, 10, true, 1, 1},
                 {1, 10, true, 0, 0},     {-10, 10, false, 1, 0}, {-900, -365, true, 0, 0},
                 {-900, -364, true, 1, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct score_facts f = {0};
        held(&f, 1, TODAY + cases[i].from, TODAY + cases[i].until, cases[i].good);
        struct score s = score_of(&f);
        ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].n, cases[i].n);
        ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].value, cases[i].valid);
    }
    struct score_facts f = {0};
    held(&f, 1, TODAY - 400, TODAY - 36, true); /* and its renewal */
    held(&f, 1, TODAY - 40, TODAY + 325, true);
    held(&f, 2, TODAY - 40, SCORE_ALWAYS, true);
    struct score s = score_of(&f);
    ck_assert_str_eq(score_line_value(SCORE_CERTIFICATES, &s.lines[SCORE_CERTIFICATES], &arena),
                     "2 of 2 valid");
}
END_TEST

/* Five follow-ups in January, all kept: 100. One missed in March: 5 of 6 = 83. Nothing happens
 * until November, when two are kept: 7 of 8 = 87.5 → 88 (half to even). April to October are no
 * months of the trend. */
START_TEST(idle_months_do_not_count) {
    struct score_facts f = {0};
    for (int i = 1; i <= 5; i++)
        happened(&f, SCORE_FOLLOW_UPS, date_from_civil(2026, 1, i), 1);
    happened(&f, SCORE_FOLLOW_UPS, date_from_civil(2026, 3, 31), 0);
    struct score s = score_of(&f);
    ck_assert_int_eq(s.value, 83);
    ck_assert_int_eq(s.n_trend, 2);
    ck_assert_int_eq(s.trend[0].score, 100);
    ck_assert_int_eq(s.trend[0].end, date_from_civil(2026, 1, 31));
    ck_assert_int_eq(s.trend[1].score, 83);
    ck_assert(s.has_change);
    ck_assert_int_eq(s.change, 0);
    for (int i = 1; i <= 2; i++)
        happened(&f, SCORE_FOLLOW_UPS, date_from_civil(2026, 11, i), 1);
    s = score_of(&f);
    ck_assert_int_eq(s.value, 88);
    ck_assert_int_eq(s.n_trend, 3);
    ck_assert_int_eq(s.trend[2].end, TODAY);
    ck_assert_int_eq(s.change, 5);
}
END_TEST

/* Every month something: the last eight, and a first score has no change. */
START_TEST(the_trend_has_eight_months) {
    struct score_facts f = {0};
    for (int month = 0; month < 20; month++)
        happened(&f, SCORE_FINDINGS, date_add_months(TODAY, -month), 1);
    struct score s = score_of(&f);
    ck_assert_int_eq(s.n_trend, SCORE_TREND);
    ck_assert_int_eq(s.trend[0].end, date_from_civil(2026, 4, 30));
    ck_assert_int_eq(s.trend[7].end, TODAY);
    struct score_facts young = {0};
    for (int i = 0; i < 5; i++)
        happened(&young, SCORE_FINDINGS, TODAY - i, 1);
    s = score_of(&young);
    ck_assert(s.known && !s.has_change && s.n_trend == 1);
}
END_TEST

START_TEST(weights_of_nothing_give_no_score) {
    struct score_facts f = {0};
    struct score_settings settings = usual();
    struct score s;
    for (int i = 0; i < 9; i++)
        happened(&f, SCORE_FINDINGS, TODAY - i, 1);
    for (int i = 0; i < SCORE_MEASURES; i++)
        settings.weight[i] = 0;
    score_compute(&f, &settings, TODAY, &s);
    ck_assert(!s.known);
    settings.weight[SCORE_ANSWER] = 50; /* of which there is nothing */
    score_compute(&f, &settings, TODAY, &s);
    ck_assert(!s.known && s.n == 0);
    settings.min_sample = 0;
    settings.weight[SCORE_ANSWER] = 0;
    score_compute(&f, &settings, TODAY, &s);
    ck_assert(!s.known);
    ck_assert_str_eq(score_lack(&s, &arena), "no measure has a weight");
}
END_TEST

TEST_MAIN(score, halves_go_to_the_even_number, without_history_there_is_no_score,
          a_score_is_what_a_pencil_gives, answers_become_points_on_a_line, every_number_has_a_grade,
          measures_without_data_change_nothing, a_period_has_its_days_and_no_more,
          due_days_are_kept_or_missed, waits_end_with_a_word_or_with_none,
          certificates_count_as_they_stand, idle_months_do_not_count, the_trend_has_eight_months,
          weights_of_nothing_give_no_score)
