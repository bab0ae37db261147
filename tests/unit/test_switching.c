/* Switching rules: the given sequences, cases by hand, and a second reading of the rules. */
#include <string.h>

#include "sourcebench/core/switching.h"

#include "csv_table.h"
#include "suite.h"

static struct arena arena;
static struct csv_table table;
static struct error err;

/* The given sequences */

static const char *cell(int row, const char *column) {
    return csv_cell(&table, row, column);
}

static int number(int row, const char *column) {
    return atoi(cell(row, column));
}

static struct switching_event event_of_row(int row, struct sampling_plan *plan) {
    struct sampling_class c = {.name = "major"};
    ck_assert(sampling_read_level(cell(row, "level"), &c.level, &err));
    ck_assert(sampling_read_aql(cell(row, "aql"), &c.aql, &err));
    ck_assert(sampling_read_severity(cell(row, "severity"), &c.severity, &err));
    ck_assert(sampling_plan_lot(number(row, "lot_size"), &c, 1, plan, &err));
    return (struct switching_event){.kind = SWITCHING_LOT,
                                    .severity = c.severity,
                                    .found = number(row, "d"),
                                    .ac = plan->ac,
                                    .tighter_ac = plan->tighter_ac,
                                    .steady = number(row, "steady"),
                                    .consent = number(row, "approved")};
}

/* An empty cell says nothing. */
static void check_number(int row, const char *column, long long value) {
    if (*cell(row, column))
        ensure(number(row, column) == value, "row %d: %s is %lld", row, column, value);
}

static void check_plan(int row, const struct sampling_plan *plan) {
    check_number(row, "n", plan->n);
    check_number(row, "Ac", plan->ac);
    check_number(row, "Re", plan->re);
    check_number(row, "tighter_Ac", plan->tighter_ac);
    ck_assert_int_eq(sampling_letter_name(plan->letter), *cell(row, "plan_letter"));
}

/* What a change cleared is told by the column of the change. */
static void check_state(int row, const struct switching *s, const struct switching_step *step) {
    static const char *const actions[] = {"", "to normal", "to tightened", "to reduced",
                                          "discontinue"};
    ck_assert_str_eq(cell(row, "action"), actions[step->change]);
    ck_assert(step->counted);
    check_number(row, "accepted", step->accepted);
    ck_assert_str_eq(cell(row, "next_severity"),
                     s->discontinued ? "discontinued" : sampling_severities[s->severity]);
    if (step->change != SWITCHING_STAYS && step->change != SWITCHING_DISCONTINUED)
        return;
    check_number(row, "score", s->score);
    check_number(row, "not_accepted_in_window", switching_failed(s));
    check_number(row, "accepted_run", s->run);
    check_number(row, "not_accepted_total", s->failures);
}

START_TEST(given_sequences) {
    static const struct switching_event resume = {.kind = SWITCHING_RESUME};
    csv_load(&table, "tests/data/aql/switching_sequences.csv");
    ck_assert_int_eq(table.n, 43);
    struct switching state = {0};
    for (int row = 0; row < table.n; row++) {
        struct sampling_plan plan;
        if (number(row, "lot_no") == 1)
            state = (struct switching){0};
        if (state.discontinued)
            switching_take(&state, &resume, &arena);
        struct switching_event e = event_of_row(row, &plan);
        check_plan(row, &plan);
        ck_assert(switching_allows(&state, e.severity));
        struct switching_step step = switching_take(&state, &e, &arena);
        check_state(row, &state, &step);
    }
    arena_free(&table.arena);
    arena_free(&arena);
}
END_TEST

/* Cases by hand */

/* A lot under J 80, AQL 1.5: normal Ac 3 (one tighter 2), tightened 2, reduced 2. */
static struct switching_step lot(struct switching *s, int64_t found) {
    struct switching_event e = {.kind = SWITCHING_LOT,
                                .severity = s->severity,
                                .found = found,
                                .ac = s->severity == SAMPLING_NORMAL ? 3 : 2,
                                .tighter_ac = s->severity == SAMPLING_NORMAL ? 2 : -1,
                                .steady = true,
                                .consent = true};
    return switching_take(s, &e, &arena);
}

static struct switching_step event(struct switching *s, struct switching_event e) {
    return switching_take(s, &e, &arena);
}

static void says(const struct switching_step *step, const char *text) {
    ck_assert_msg(strstr(step->words, text), "\"%s\" is not in: %s", text, step->words);
}

/* Ac 1 gives 2 a lot: from 0 it takes 15 lots, and a lot not accepted begins anew. */
START_TEST(small_ac_scores_two) {
    struct switching s = {0};
    struct switching_event e = {
        .found = 1, .ac = 1, .tighter_ac = 0, .steady = true, .consent = true};
    for (int i = 0; i < 3; i++)
        event(&s, e);
    ck_assert_int_eq(s.score, 6);
    e.found = 2;
    struct switching_step step = event(&s, e);
    ck_assert_int_eq(s.score, 0);
    says(&step, "Not accepted with 2 found at Ac 1. The score begins anew");
    e.found = 0;
    for (int i = 0; i < 14; i++) {
        step = event(&s, e);
        ck_assert_int_eq(step.change, SWITCHING_STAYS);
    }
    ck_assert_int_eq(s.score, 28);
    step = event(&s, e);
    ck_assert_int_eq(step.change, SWITCHING_TO_REDUCED);
    says(&step, "The next lot is reduced: the score reached 30");
    arena_free(&arena);
}
END_TEST

/* The score is there with lot 10; production is steady from lot 12, when it falls due. */
START_TEST(reduced_waits_for_its_conditions) {
    struct switching s = {0};
    struct switching_event e = {.found = 1, .ac = 3, .tighter_ac = 2, .consent = true};
    struct switching_step step = {0};
    for (int i = 1; i <= 11; i++) {
        step = event(&s, e);
        ck_assert_int_eq(step.change, SWITCHING_STAYS);
    }
    ck_assert_int_eq(s.score, 33);
    says(&step, "stays normal, though the score allows reduced: production is not steady");
    e.steady = true;
    step = event(&s, e);
    ck_assert_int_eq(step.change, SWITCHING_TO_REDUCED);
    /* and what is withdrawn between two lots ends it */
    step = event(&s, (struct switching_event){.kind = SWITCHING_CONDITIONS, .steady = true});
    ck_assert_int_eq(step.change, SWITCHING_TO_NORMAL);
    says(&step, "The next lot is normal: nobody consents");
    ck_assert_int_eq(s.score, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(consent_between_lots_reduces) {
    struct switching s = {0};
    struct switching_event e = {.found = 0, .ac = 3, .tighter_ac = 2, .steady = true};
    for (int i = 0; i < 10; i++)
        event(&s, e);
    ck_assert_int_eq(s.severity, SAMPLING_NORMAL);
    struct switching_step step = event(
        &s,
        (struct switching_event){.kind = SWITCHING_CONDITIONS, .steady = true, .consent = true});
    ck_assert_int_eq(step.change, SWITCHING_TO_REDUCED);
    arena_free(&arena);
}
END_TEST

START_TEST(a_failure_leaves_the_window_after_five_lots) {
    struct switching s = {0};
    lot(&s, 4);
    for (int i = 0; i < 4; i++)
        lot(&s, 0);
    ck_assert_int_eq(switching_failed(&s), 1);
    struct switching_step step = lot(&s, 4); /* the sixth: the first is out */
    ck_assert_int_eq(step.change, SWITCHING_STAYS);
    ck_assert_int_eq(switching_failed(&s), 1);
    step = lot(&s, 4);
    ck_assert_int_eq(step.change, SWITCHING_TO_TIGHTENED);
    says(&step, "The next lot is tightened: 2 of the last 5 lots were not accepted");
    arena_free(&arena);
}
END_TEST

START_TEST(lots_that_do_not_count) {
    struct switching s = {0};
    lot(&s, 4);
    struct switching before = s;
    struct switching_event e = {.again = true, .found = 9, .ac = 3, .tighter_ac = 2};
    struct switching_step step = event(&s, e);
    ck_assert(!step.counted && !step.accepted);
    says(&step, "It does not count: it was inspected before");
    e = (struct switching_event){.severity = SAMPLING_REDUCED, .found = 9, .ac = 3};
    step = event(&s, e);
    ck_assert(!step.counted);
    says(&step, "inspected as reduced while normal was in force");
    ck_assert_mem_eq(&s, &before, sizeof s);
    arena_free(&arena);
}
END_TEST

/* Somebody's decision begins a spell; from there the rules go on. */
START_TEST(overrides_are_events) {
    struct switching s = {0};
    lot(&s, 0);
    struct switching_event e = {
        .kind = SWITCHING_OVERRIDE, .severity = SAMPLING_TIGHTENED, .reason = "new sewing line"};
    struct switching_step step = event(&s, e);
    ck_assert_int_eq(step.change, SWITCHING_TO_TIGHTENED);
    says(&step, "The next lot is tightened: set by hand: new sewing line.");
    for (int i = 0; i < 4; i++)
        lot(&s, 0);
    ck_assert_int_eq(s.severity, SAMPLING_TIGHTENED);
    lot(&s, 0);
    ck_assert_int_eq(s.severity, SAMPLING_NORMAL);
    ck_assert_int_eq(s.score, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(discontinued_until_resumed) {
    struct switching s = {.severity = SAMPLING_TIGHTENED};
    struct switching_step step = {0};
    for (int i = 0; i < 5; i++)
        step = lot(&s, 3);
    ck_assert_int_eq(step.change, SWITCHING_DISCONTINUED);
    ck_assert(s.discontinued && !switching_allows(&s, SAMPLING_TIGHTENED));
    step = lot(&s, 0);
    ck_assert(!step.counted);
    says(&step, "inspection is discontinued");
    step = event(&s, (struct switching_event){.kind = SWITCHING_RESUME, .reason = "new bartacks"});
    ck_assert_int_eq(step.change, SWITCHING_TO_TIGHTENED);
    says(&step, "The next lot is tightened: inspection is resumed: new bartacks.");
    ck_assert(switching_allows(&s, SAMPLING_TIGHTENED));
    ck_assert_int_eq(s.failures, 0);
    step = event(&s, (struct switching_event){.kind = SWITCHING_RESTART});
    ck_assert_int_eq(step.change, SWITCHING_TO_NORMAL);
    step = event(&s, (struct switching_event){.kind = SWITCHING_RESUME});
    ck_assert_int_eq(step.change, SWITCHING_STAYS);
    says(&step, "was not discontinued");
    arena_free(&arena);
}
END_TEST

START_TEST(states_in_words) {
    struct switching s = {0};
    ck_assert_str_eq(switching_words(&s, &arena), "normal, score 0 of 30");
    lot(&s, 4);
    lot(&s, 0);
    ck_assert_str_eq(switching_words(&s, &arena),
                     "normal, score 3 of 30, 1 of the last 2 lots not accepted");
    lot(&s, 4);
    lot(&s, 0);
    ck_assert_str_eq(switching_words(&s, &arena),
                     "tightened, 1 of 5 accepted in a row, 0 of 5 not accepted that discontinue");
    arena_free(&arena);
}
END_TEST

/* The rules read a second time: nothing is counted along; after each lot all is found by looking
 * back over the lots since the severity was entered. */

enum { LOTS = 400 };

struct past {
    enum sampling_severity severity;
    int64_t found, ac, tighter;
    bool ok, steady, consent;
};

static int score_of(const struct past *lots, int from, int to) {
    int score = 0;
    for (int i = to; i >= from; i--) {
        bool small = lots[i].ac < 2;
        if (!lots[i].ok || (!small && lots[i].found > lots[i].tighter))
            break;
        score += small ? 2 : 3;
    }
    return score;
}

static int not_accepted(const struct past *lots, int from, int to) {
    int n = 0;
    for (int i = from; i <= to; i++)
        n += !lots[i].ok;
    return n;
}

/* The severity behind lot `to`, of a spell that began with lot `from`; -1: none. */
static int next_severity(const struct past *lots, int from, int to) {
    const struct past *last = &lots[to];
    bool may_reduce = last->steady && last->consent;
    int five = to - 4 > from ? to - 4 : from;
    switch (last->severity) {
    case SAMPLING_NORMAL:
        if (not_accepted(lots, five, to) >= 2)
            return SAMPLING_TIGHTENED;
        return may_reduce && score_of(lots, from, to) >= 30 ? SAMPLING_REDUCED : SAMPLING_NORMAL;
    case SAMPLING_TIGHTENED:
        if (to - from >= 4 && not_accepted(lots, to - 4, to) == 0)
            return SAMPLING_NORMAL;
        return not_accepted(lots, from, to) == 5 ? -1 : SAMPLING_TIGHTENED;
    default:
        return last->ok && may_reduce ? SAMPLING_REDUCED : SAMPLING_NORMAL;
    }
}

static struct past random_lot(enum sampling_severity severity, int quality) {
    struct past p = {.severity = severity, .ac = rand() % 5};
    p.tighter = severity == SAMPLING_NORMAL && p.ac ? p.ac - 1 : -1;
    p.found = rand() % quality == 0 ? p.ac + rand() % 3 : p.ac ? rand() % p.ac : 0;
    p.ok = p.found <= p.ac;
    p.steady = rand() % 12 != 0;
    p.consent = rand() % 12 != 0;
    return p;
}

static bool take_past(struct switching *state, const struct past *p, bool again) {
    struct switching_event e = {.severity = p->severity,
                                .again = again,
                                .found = p->found,
                                .ac = p->ac,
                                .tighter_ac = p->tighter,
                                .steady = p->steady,
                                .consent = p->consent};
    return switching_take(state, &e, &arena).counted;
}

/* Follows one stream; counts how often each severity was entered (the last: discontinued). */
static void follow(int quality, int *entered) {
    static struct past lots[LOTS];
    struct switching state = {0};
    int from = 0;
    for (int i = 0; i < LOTS; i++) {
        struct past again = random_lot(state.severity, 2);
        ck_assert(!take_past(&state, &again, true));
        lots[i] = random_lot(state.severity, quality);
        ck_assert(take_past(&state, &lots[i], false));
        int wanted = next_severity(lots, from, i);
        ensure(state.discontinued == (wanted < 0), "lot %d: discontinued", i);
        if (wanted < 0) {
            entered[SAMPLING_SEVERITIES]++;
            struct switching_event resume = {.kind = SWITCHING_RESUME};
            switching_take(&state, &resume, &arena);
            from = i + 1;
            continue;
        }
        ensure((int)state.severity == wanted, "lot %d: %d, not %d", i, state.severity, wanted);
        if (state.severity != lots[i].severity) {
            entered[wanted]++;
            from = i + 1;
        } else if (wanted == SAMPLING_NORMAL) {
            ensure(state.score == score_of(lots, from, i), "lot %d: score", i);
        }
    }
}

START_TEST(a_second_reading_agrees) {
    int entered[SAMPLING_SEVERITIES + 1] = {0};
    srand(20261128);
    for (int stream = 0; stream < 200; stream++) {
        follow(2 + stream % 20, entered);
        arena_free(&arena);
    }
    for (int i = 0; i <= SAMPLING_SEVERITIES; i++)
        ensure(entered[i] > 100, "only %d times %d", entered[i], i);
}
END_TEST

/* A history as a whole is its events one after the other. */
START_TEST(histories) {
    struct switching_event events[12] = {
        {.kind = SWITCHING_OVERRIDE, .severity = SAMPLING_REDUCED, .reason = "ten good years"}};
    events[1] = (struct switching_event){
        .severity = SAMPLING_REDUCED, .found = 1, .ac = 2, .steady = true, .consent = true};
    events[2] = events[1];
    events[2].found = 3;
    struct switching_step last;
    struct switching s = switching_after(events, 3, &arena, &last);
    ck_assert_int_eq(s.severity, SAMPLING_NORMAL);
    says(&last, "one lot not accepted ends reduced inspection");
    s = switching_after(events, 2, &arena, &last);
    ck_assert_str_eq(switching_words(&s, &arena), "reduced, until a lot is not accepted");
    arena_free(&arena);
}
END_TEST

TEST_MAIN(switching, given_sequences, small_ac_scores_two, reduced_waits_for_its_conditions,
          consent_between_lots_reduces, a_failure_leaves_the_window_after_five_lots,
          lots_that_do_not_count, overrides_are_events, discontinued_until_resumed, states_in_words,
          a_second_reading_agrees, histories)
