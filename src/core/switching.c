#include "sourcebench/core/switching.h"

#include <string.h>

/* What an event is told by: the step, and the arena of its words. */
struct telling {
    struct switching_step step;
    struct arena *arena;
};

static void enter(struct switching *state, enum sampling_severity severity) {
    *state = (struct switching){.severity = severity};
}

static void change(struct switching *state, struct telling *t, enum switching_change to,
                   const char *because) {
    static const enum sampling_severity severities[] = {
        [SWITCHING_TO_NORMAL] = SAMPLING_NORMAL,
        [SWITCHING_TO_TIGHTENED] = SAMPLING_TIGHTENED,
        [SWITCHING_TO_REDUCED] = SAMPLING_REDUCED,
    };
    t->step.change = to;
    if (to == SWITCHING_DISCONTINUED) {
        state->discontinued = true;
        t->step.words =
            arena_format(t->arena, "%s Inspection is discontinued: %s.", t->step.words, because);
        return;
    }
    enter(state, severities[to]);
    t->step.words = arena_format(t->arena, "%s The next lot is %s: %s.", t->step.words,
                                 sampling_severities[state->severity], because);
}

/* Which of the conditions of reduced inspection is missing; NULL where none is. */
static const char *lacking(const struct switching_event *e) {
    if (!e->steady)
        return e->consent ? "production is not steady"
                          : "production is not steady and nobody "
                            "consents";
    return e->consent ? NULL : "nobody consents";
}

int switching_failed(const struct switching *state) {
    int failed = 0;
    for (int i = 0; i < state->n_window; i++)
        failed += state->window[i];
    return failed;
}

static void remember(struct switching *state, bool failed) {
    if (state->n_window == SWITCHING_WINDOW) {
        memmove(state->window, state->window + 1, sizeof state->window - sizeof *state->window);
        state->n_window--;
    }
    state->window[state->n_window++] = failed;
}

/* Normal */

/* The switching score of an accepted lot, and how it came about. */
static void add_score(struct switching *state, const struct switching_event *e, struct telling *t) {
    long long ac = e->ac, tighter = e->tighter_ac;
    const char *how;
    if (ac <= 1) {
        state->score += 2;
        how = arena_format(t->arena, "2 more, as Ac is %lld", ac);
    } else if (tighter >= 0 && e->found <= tighter) {
        state->score += 3;
        how = arena_format(t->arena, "3 more, as one AQL tighter (Ac %lld) would accept too",
                           tighter);
    } else {
        state->score = 0;
        how = "begins anew, as one AQL tighter would not accept";
    }
    t->step.words = arena_format(t->arena, "%s Score %d of %d: %s.", t->step.words, state->score,
                                 SWITCHING_SCORE, how);
}

static void reduce_or_stay(struct switching *state, const struct switching_event *e,
                           struct telling *t) {
    if (state->score < SWITCHING_SCORE)
        return;
    const char *missing = lacking(e);
    if (missing)
        t->step.words = arena_format(t->arena,
                                     "%s It stays normal, though the score allows "
                                     "reduced: %s.",
                                     t->step.words, missing);
    else
        change(state, t, SWITCHING_TO_REDUCED,
               arena_format(t->arena,
                            "the score reached %d, production is steady and there is a "
                            "consent",
                            SWITCHING_SCORE));
}

static void take_normal(struct switching *state, const struct switching_event *e,
                        struct telling *t) {
    remember(state, !t->step.accepted);
    if (t->step.accepted)
        add_score(state, e, t);
    else
        state->score = 0;
    int failed = switching_failed(state);
    if (failed >= SWITCHING_FAILURES)
        change(state, t, SWITCHING_TO_TIGHTENED,
               arena_format(t->arena, "%d of the last %d lots were not accepted", failed,
                            state->n_window));
    else if (!t->step.accepted)
        t->step.words = arena_format(t->arena,
                                     "%s The score begins anew; one more within %d lots "
                                     "tightens.",
                                     t->step.words, SWITCHING_WINDOW);
    else
        reduce_or_stay(state, e, t);
}

/* Tightened and reduced */

static void take_tightened(struct switching *state, struct telling *t) {
    if (t->step.accepted) {
        state->run++;
    } else {
        state->run = 0;
        state->failures++;
    }
    if (state->run == SWITCHING_RUN)
        change(state, t, SWITCHING_TO_NORMAL,
               arena_format(t->arena, "%d in a row were accepted", SWITCHING_RUN));
    else if (state->failures == SWITCHING_STOP)
        change(state, t, SWITCHING_DISCONTINUED,
               arena_format(t->arena,
                            "%d lots were not accepted under tightened inspection, until "
                            "the supplier's action is agreed to work",
                            SWITCHING_STOP));
    else
        t->step.words = arena_format(
            t->arena, "%s %d of %d in a row accepted; %d of %d not accepted that discontinue.",
            t->step.words, state->run, SWITCHING_RUN, state->failures, SWITCHING_STOP);
}

static void take_reduced(struct switching *state, const struct switching_event *e,
                         struct telling *t) {
    const char *missing = lacking(e);
    if (!t->step.accepted)
        change(state, t, SWITCHING_TO_NORMAL, "one lot not accepted ends reduced inspection");
    else if (missing)
        change(state, t, SWITCHING_TO_NORMAL, missing);
    else
        t->step.words = arena_format(t->arena, "%s It stays reduced.", t->step.words);
}

/* Events */

/* Why a lot counts for nothing; NULL where it counts. */
static const char *not_counted(const struct switching *state, const struct switching_event *e,
                               struct arena *arena) {
    if (e->again)
        return "it was inspected before";
    if (state->discontinued)
        return "inspection is discontinued";
    if (e->severity != state->severity)
        return arena_format(arena, "it was inspected as %s while %s was in force",
                            sampling_severities[e->severity], sampling_severities[state->severity]);
    return NULL;
}

static void take_lot(struct switching *state, const struct switching_event *e, struct telling *t) {
    t->step.accepted = e->found <= e->ac;
    t->step.words = arena_format(t->arena, "%s with %lld found at Ac %lld.",
                                 t->step.accepted ? "Accepted" : "Not accepted",
                                 (long long)e->found, (long long)e->ac);
    const char *why = not_counted(state, e, t->arena);
    t->step.counted = !why;
    if (why)
        t->step.words = arena_format(t->arena, "%s It does not count: %s.", t->step.words, why);
    else if (state->severity == SAMPLING_NORMAL)
        take_normal(state, e, t);
    else if (state->severity == SAMPLING_TIGHTENED)
        take_tightened(state, t);
    else
        take_reduced(state, e, t);
}

/* Conditions that change between two lots; with a lot they come along with it. */
static void take_conditions(struct switching *state, const struct switching_event *e,
                            struct telling *t) {
    const char *missing = lacking(e);
    t->step.words = missing ? arena_format(t->arena, "Reduced inspection is not open: %s.", missing)
                            : "Production is steady and there is a consent.";
    if (state->discontinued)
        return;
    if (state->severity == SAMPLING_REDUCED && missing)
        change(state, t, SWITCHING_TO_NORMAL, missing);
    else if (state->severity == SAMPLING_NORMAL)
        reduce_or_stay(state, e, t);
}

/* Somebody's decision, or a beginning: the severity is entered anew. */
static void set(struct switching *state, enum sampling_severity severity, const char *why,
                const struct switching_event *e, struct telling *t) {
    static const enum switching_change changes[] = {
        [SAMPLING_NORMAL] = SWITCHING_TO_NORMAL,
        [SAMPLING_TIGHTENED] = SWITCHING_TO_TIGHTENED,
        [SAMPLING_REDUCED] = SWITCHING_TO_REDUCED,
    };
    t->step.change =
        state->severity != severity || state->discontinued ? changes[severity] : SWITCHING_STAYS;
    enter(state, severity);
    t->step.words =
        arena_format(t->arena, "The next lot is %s: %s%s%s.", sampling_severities[severity], why,
                     e->reason ? ": " : "", e->reason ? e->reason : "");
}

struct switching_step switching_take(struct switching *state, const struct switching_event *event,
                                     struct arena *arena) {
    struct telling t = {.arena = arena};
    switch (event->kind) {
    case SWITCHING_LOT:
        take_lot(state, event, &t);
        break;
    case SWITCHING_CONDITIONS:
        take_conditions(state, event, &t);
        break;
    case SWITCHING_OVERRIDE:
        set(state, event->severity, "set by hand", event, &t);
        break;
    case SWITCHING_RESUME:
        if (state->discontinued)
            set(state, SAMPLING_TIGHTENED, "inspection is resumed", event, &t);
        else
            t.step.words = "Inspection was not discontinued.";
        break;
    case SWITCHING_RESTART:
        set(state, SAMPLING_NORMAL, "a new sequence of lots begins", event, &t);
        break;
    }
    return t.step;
}

struct switching switching_after(const struct switching_event *events, int n, struct arena *arena,
                                 struct switching_step *last) {
    struct switching state = {0};
    for (int i = 0; i < n; i++)
        *last = switching_take(&state, &events[i], arena);
    return state;
}

bool switching_allows(const struct switching *state, enum sampling_severity severity) {
    return !state->discontinued && state->severity == severity;
}

const char *switching_words(const struct switching *state, struct arena *arena) {
    if (state->discontinued)
        return "discontinued, until the supplier's action is agreed to work";
    if (state->severity == SAMPLING_REDUCED)
        return "reduced, until a lot is not accepted";
    if (state->severity == SAMPLING_TIGHTENED)
        return arena_format(arena,
                            "tightened, %d of %d accepted in a row, %d of %d not accepted that "
                            "discontinue",
                            state->run, SWITCHING_RUN, state->failures, SWITCHING_STOP);
    const char *score =
        arena_format(arena, "normal, score %d of %d", state->score, SWITCHING_SCORE);
    int failed = switching_failed(state);
    return failed ? arena_format(arena, "%s, %d of the last %d lots not accepted", score, failed,
                                 state->n_window)
                  : score;
}
