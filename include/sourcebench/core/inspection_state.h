/*
 * Where an inspection stands: its plans, what was counted, its checklist, and what follows.
 *
 * Everything is read from the records of the inspection, which may be in the database, in a file or
 * in a test. Of a planned inspection the plans are those that its settings give; from the moment it
 * begins they are the ones kept with its classes.
 *
 * Nothing starts as accepted: an item that nobody answered is open, and a lot with open items or an
 * unfinished sample is pending. What is proposed follows from the counts alone; a person decides.
 */
#ifndef SOURCEBENCH_CORE_INSPECTION_STATE_H
#define SOURCEBENCH_CORE_INSPECTION_STATE_H

#include "sourcebench/core/inspection.h"
#include "sourcebench/core/record_set.h"
#include "sourcebench/core/sampling_count.h"

/* The worst first, as the choices of PLAN_CLASS_CLASS stand; cartons are counted by themselves. */
enum inspection_class {
    CLASS_CRITICAL,
    CLASS_MAJOR,
    CLASS_MINOR,
    CLASS_CARTON,
    INSPECTION_CLASSES,
    UNIT_CLASSES = CLASS_CARTON
};

extern const char *const inspection_class_keys[INSPECTION_CLASSES];  /* "major" */
extern const char *const inspection_class_names[INSPECTION_CLASSES]; /* "MAJOR" */
/* -1 where it is none. */
int inspection_class_of(const char *key);

enum item_state { ITEM_OPEN, ITEM_PASS, ITEM_FAIL, ITEM_NOT_APPLICABLE, ITEM_STATES };

enum inspection_verdict { VERDICT_PENDING, VERDICT_ACCEPTED, VERDICT_REJECTED };
extern const char *const inspection_verdicts[]; /* "pending", … */

struct class_state {
    const struct record *record; /* NULL: the inspection has no such class */
    struct sampling_plan plan;
    struct sampling_count count;
    struct sampling_standing standing;
};

struct item_state_of {
    const struct record *record;
    enum item_state state;
    int measured, outside; /* measurements, and those out of tolerance */
};

struct inspection_state {
    const struct record *inspection;
    bool begun, closed;
    bool totals; /* counted by somebody else, see PLAN_CLASS_INSPECTED */
    bool has_plan;
    struct error plan_error; /* why there is none, where has_plan is not set */
    struct class_state classes[INSPECTION_CLASSES];
    int64_t drawn, inspected; /* units: the largest sample; begun or finished */
    int64_t cartons, cartons_wanted, cartons_inspected;
    struct item_state_of *items; /* by position, in the arena */
    int n_items;
    int items_in[ITEM_STATES];
    int failed_mandatory, open_mandatory, papers_open; /* papers: documents and laboratory tests */
    int outside;                                       /* measurements out of tolerance */
    enum sampling_state lot;                           /* of all classes together */
    enum inspection_verdict verdict;                   /* that follows */
    const char **reasons; /* of the verdict, sentences; the worst first */
    int n_reasons;
};

/* The state of one inspection of the set; all in the arena. */
void inspection_state_read(const struct record_set *set, const struct record *inspection,
                           struct arena *arena, struct inspection_state *state);

/* The settings of a class as a plan asks for them; INPUT with the class's name. Without a severity
 * it is normal. */
bool inspection_class_settings(const struct record *record, struct sampling_class *settings,
                               struct error *err);

/* How far a measurement lies outside its item's tolerance, in units of the last digit; 0 within. */
int64_t measurement_outside(const struct record *item, int64_t value);
/* The value of a deviation that was typed ("+2", "-0.5", "0"), or of a value ("=252"); false where
 * it is none. Without a nominal a number is the value itself. */
bool measurement_read(const struct record *item, const char *typed, int64_t *value);

/* Whether a lot may be inspected at a stage: before shipment all must be made and 80 % packed, on
 * loading all packed; at other stages something must be there. *words (in the arena) says what
 * lacks, or how it stands. */
bool inspection_is_ready(const struct record_set *set, const struct record *inspection,
                         struct arena *arena, const char **words);

/* What of the quantities lies outside the order's tolerance (in 1/10,000 of a percent), a sentence
 * for each variant; *n of them. */
const char **inspection_short(const struct record_set *set, const struct record *inspection,
                              int64_t tolerance, struct arena *arena, int *n);

#endif
