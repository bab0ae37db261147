/*
 * Which severity the next lot is inspected in: the switching rules of ISO 2859-1:1999, 9.3 and 9.4,
 * for single sampling.
 *
 * One state belongs to one stream of lots: a supplier, what it makes, and a class of defects, at
 * one AQL. It follows from the stream's events in their order, and each event gives the reason in
 * words. What changes with a lot holds from the next. The inspection level never changes.
 *
 * Normal to tightened: 2 of the last 5 lots or fewer were not accepted. Tightened to normal: 5 lots
 * accepted in a row; discontinued: 5 not accepted in the spell, in a row or not. Normal to reduced:
 * a switching score of 30, steady production and a recorded consent. Reduced to normal: one lot not
 * accepted, or one of those conditions gone. Only first inspections count.
 *
 * Plans without an AQL are not switched: they have no streams.
 */
#ifndef SOURCEBENCH_CORE_SWITCHING_H
#define SOURCEBENCH_CORE_SWITCHING_H

#include "sourcebench/core/memory.h"
#include "sourcebench/core/sampling.h"

enum {
    SWITCHING_SCORE = 30,   /* for reduced inspection */
    SWITCHING_WINDOW = 5,   /* lots looked back on in normal inspection … */
    SWITCHING_FAILURES = 2, /* … of which so many tighten */
    SWITCHING_RUN = 5,      /* accepted in a row: back to normal */
    SWITCHING_STOP = 5      /* not accepted under tightened: discontinued */
};

/* Zero-initialised it is a new stream: normal, score 0. */
struct switching {
    enum sampling_severity severity;
    bool discontinued;
    int score;                     /* normal */
    bool window[SWITCHING_WINDOW]; /* normal: of the last lots whether not accepted, oldest
                                    * first */
    int n_window;                  /* lots of this spell in it */
    int run;                       /* tightened: accepted in a row */
    int failures;                  /* tightened: not accepted in this spell */
};

enum switching_kind {
    SWITCHING_LOT,        /* a lot was inspected */
    SWITCHING_CONDITIONS, /* steady or consent changed between lots */
    SWITCHING_OVERRIDE,   /* somebody sets the severity, with a reason */
    SWITCHING_RESUME,     /* after discontinuation: the supplier's action is agreed to work */
    SWITCHING_RESTART     /* another AQL, or a long interruption: a new sequence */
};

struct switching_event {
    enum switching_kind kind;
    enum sampling_severity severity; /* LOT: inspected in; OVERRIDE: from now on */
    bool again;                      /* LOT: a lot seen before, sorted or reworked */
    int64_t found, ac;               /* LOT: compared with Ac of the plan in force */
    int64_t tighter_ac;              /* LOT: of struct sampling_plan; -1 none */
    bool steady, consent;            /* LOT and CONDITIONS: as they are then */
    const char *reason;              /* OVERRIDE: why; of the others NULL or what was noted */
};

enum switching_change {
    SWITCHING_STAYS,
    SWITCHING_TO_NORMAL,
    SWITCHING_TO_TIGHTENED,
    SWITCHING_TO_REDUCED,
    SWITCHING_DISCONTINUED
};

struct switching_step {
    enum switching_change change; /* of severity, from the next lot */
    bool counted;                 /* LOT: whether it moved the state */
    bool accepted;                /* LOT */
    const char *words;            /* in the arena: one sentence or two */
};

/* Takes the event into the state. */
struct switching_step switching_take(struct switching *state, const struct switching_event *event,
                                     struct arena *arena);

/* The state after a history, the words of its last event in *last where there is one. */
struct switching switching_after(const struct switching_event *events, int n, struct arena *arena,
                                 struct switching_step *last);

/* Whether the next lot may be inspected under a severity without an override. */
bool switching_allows(const struct switching *state, enum sampling_severity severity);

/* Lots of the window that were not accepted. */
int switching_failed(const struct switching *state);

/* What is in force and how far the next change is: "normal, score 12 of 30". */
const char *switching_words(const struct switching *state, struct arena *arena);

#endif
