/*
 * Working on an inspection: planning it from an order or by hand, beginning, counting, measuring,
 * closing and amending it. Each is one command, so that every key is saved and can be undone.
 *
 * A struct inspection_work is an inspection as it was read, with its state; what changes it reads
 * it anew. Several inspectors may count the same inspection from several terminals: what one has
 * added is there for the other after inspection_work_load(), and units get their numbers in the
 * command that adds them.
 */
#ifndef SOURCEBENCH_SERVICE_INSPECTION_WORK_H
#define SOURCEBENCH_SERVICE_INSPECTION_WORK_H

#include "sourcebench/core/inspection_state.h"
#include "sourcebench/core/quality_stream.h"
#include "sourcebench/db/store.h"

struct inspection_work {
    struct store *store;
    int64_t id;
    struct record_set set;
    struct arena arena; /* of the state */
    struct record *inspection;
    struct inspection_state state;
    const struct record *unit; /* of this agent, begun and not finished; NULL: none */
    const struct record *carton;
};

/* The living inspection of that number, in any case, or of that id. */
bool inspection_find(struct store *store, const char *word, int64_t *id, struct error *err);

/* Reads (again). Zero-initialise before the first time; free in the end. */
bool inspection_work_load(struct inspection_work *w, struct store *store, int64_t id,
                          struct error *err);
void inspection_work_free(struct inspection_work *w);

/* ---- planning ----------------------------------------------------------------------------------
 */

/* Fills in what a new inspection begins with: the next number, of an order (or NULL) supplier,
 * goods, product, lot, cartons, the day of its inspection milestone; the checklist that fits the
 * stage. In the arena. */
bool inspection_begin_record(struct store *store, const struct record *order, const char *stage,
                             struct record *inspection, struct arena *arena, struct error *err);
/* Adds it with its classes (the client's AQLs, else critical 0, 2.5 and 4.0 at level II, and
 * cartons with none in those opened) and the variants of its order. Sets inspection->id. */
bool inspection_add(struct store *store, struct record *inspection, struct error *err);
/* A new full inspection of a lot that was not accepted, with the severity stated. REFUSED where it
 * was re-inspected as often as agreed. Its id in *id. */
bool inspection_again(struct inspection_work *w, const char *cost_by, int64_t *id,
                      struct error *err);

/* ---- inspecting --------------------------------------------------------------------------------
 */

/* Begins: keeps the plans with the severity of each stream, draws the cartons, spreads the sample,
 * takes the items of the checklist along. REASON where the goods are not ready and the inspection
 * has no reason for beginning (INSPECTION_UNREADY); INPUT where no plan can be had; REFUSED where
 * inspection of a stream is discontinued. */
bool inspection_start(struct inspection_work *w, struct error *err);

/* Finishes the unit of this agent, or adds one without a defect. REFUSED where the sample is full:
 * nothing is added then. kind: "unit" or "carton". */
bool inspection_good(struct inspection_work *w, const char *kind, struct error *err);

struct defect_entry {
    const struct record *type; /* NULL: name and class say what it is */
    const char *name;
    enum inspection_class class;
    const char *zone, *photo, *note; /* or NULL */
    int64_t count;                   /* times; at least 1 */
};
/* A defect of the unit of this agent, which is begun where there is none; of class carton of a
 * carton. */
bool inspection_defect(struct inspection_work *w, const struct defect_entry *entry,
                       struct error *err);
/* Changes zone, photo or note (a field of struct defect) of the last defect. */
bool inspection_last_defect(const struct inspection_work *w, struct record **defect);
/* So many units at once, good but for what inspection_tally_defect() says of them. */
bool inspection_tally(struct inspection_work *w, int64_t units, struct error *err);
bool inspection_tally_defect(struct inspection_work *w, const struct defect_entry *entry,
                             int64_t units, struct error *err);
/* Takes back the last thing that this agent counted: a defect, the finish of a unit, a unit; *what
 * says which, in the work's arena. NOT_FOUND where nothing is left. */
bool inspection_take_back(struct inspection_work *w, const char **what, struct error *err);

/* Answers an item of the checklist ("pass", "fail", "not-applicable", "open"). */
bool inspection_answer(struct inspection_work *w, const struct record *item, const char *state,
                       const char *found, struct error *err);
/* The next measurement of an item, as typed: see measurement_read(). INPUT where it is no number.
 */
bool inspection_measure(struct inspection_work *w, const struct record *item, const char *typed,
                        struct error *err);
/* Takes back the last measurement of the item. */
bool inspection_unmeasure(struct inspection_work *w, const struct record *item, struct error *err);

/* ---- closing -----------------------------------------------------------------------------------
 */

struct inspection_closing {
    enum inspection_verdict verdict;
    const char *reason;          /* needed where it is not the verdict that follows, or pending */
    const char *decision;        /* ship, rework, sort, discount, reject */
    const char *decision_reason; /* needed for anything but ship of an accepted lot */
    const char *signed_by, *signed_factory;
};
/* Closes and seals: nothing of it changes afterwards but by amendments. What is still open is noted
 * in words. REASON where a reason is needed and missing, REFUSED where it is not open. */
bool inspection_close(struct inspection_work *w, const struct inspection_closing *closing,
                      struct error *err);
/* The seal that the content has now; where it is another than the kept one, something was changed
 * by another program. In the work's arena. */
const char *inspection_seal(const struct inspection_work *w);
bool inspection_amend(struct inspection_work *w, const char *subject, const char *was,
                      const char *becomes, const char *reason, struct error *err);

/* What the inspection found again in earlier lots of its stream: "straps of unequal length: in 3 of
 * the last 5 lots". Sentences in the arena, *n of them. */
const char **inspection_recurring(const struct record_set *history, const struct record *inspection,
                                  struct arena *arena, int *n);

#endif
