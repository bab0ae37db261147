/*
 * The agenda of one database: all lines in order, kept up to date by what the journal records.
 *
 * Opening asks the index of each rule for its days and judges what it finds (core/agenda.h); lines
 * about which a decision still holds are left out. After that only suppliers that a command touched
 * are judged anew. Words are read for one line at a time, when it is shown.
 *
 * The latest decision on a record holds as long as the facts have the day that it was about: a
 * snooze until its day comes, done until the next horizon is reached.
 *
 * Every line has a supplier. The responsible agent is whom it was escalated to, otherwise who looks
 * after the supplier, otherwise (follow-ups) who entered it.
 */
#ifndef SOURCEBENCH_DB_AGENDA_H
#define SOURCEBENCH_DB_AGENDA_H

#include "sourcebench/core/agenda.h"
#include "sourcebench/core/filter.h"
#include "sourcebench/db/store.h"

/* The words before a colon in a filter of the agenda: kind, who, due, is:late, country, status …;
 * free words are looked for in the supplier, as in its list. who:none is what nobody is responsible
 * for. */
extern const struct filter_key agenda_filter_keys[];
extern const size_t n_agenda_filter_keys;

struct agenda_query {
    struct agenda_settings settings;
    int32_t today;
    const char *mine;            /* an agent: only what is his or nobody's; NULL: everybody's */
    const struct filter *filter; /* copied; NULL: all */
    int64_t supplier;            /* only this one; 0: all */
};

struct agenda;

/* NULL and err on failure; INPUT where a kind in the filter is none. */
struct agenda *agenda_open(struct store *store, const struct agenda_query *query,
                           struct error *err);
void agenda_close(struct agenda *a); /* NULL is fine */

/* Takes in what was written since (by anybody); *changed tells whether a line came, went or moved.
 * Lines and their indices are then others. */
bool agenda_refresh(struct agenda *a, bool *changed, struct error *err);

size_t agenda_count(const struct agenda *a);
const struct agenda_line *agenda_at(const struct agenda *a, size_t index);
/* The index of the line of that rule and subject; where there is none the index at which the line
 * would stand. *found may be NULL. */
size_t agenda_place(const struct agenda *a, const struct agenda_line *line, bool *found);
/* Lines of an urgency, and the money at stake in all. */
size_t agenda_count_of(const struct agenda *a, enum agenda_urgency urgency);
int64_t agenda_money(const struct agenda *a);

/* What a line says, for one that is shown; texts in the arena. NOT_FOUND where its record is gone.
 */
bool agenda_words_load(struct store *store, const struct agenda_line *line, struct arena *arena,
                       struct agenda_words *words, struct error *err);

/* The line that a rule has now for a subject, whatever the query's filter, supplier and agent; also
 * where a decision holds it back (*open is then false). NOT_FOUND where there is none. */
bool agenda_find(struct store *store, const struct agenda_query *query, size_t rule,
                 int64_t subject, struct agenda_line *line, bool *open, struct error *err);

/* The requirement whose quote or invitation a line is about; 0 for other lines. */
bool agenda_requirement_of(struct store *store, const struct agenda_line *line,
                           int64_t *requirement, struct error *err);

/* Deciding: each is one journaled command with a label such as "Snooze certificate GRS of Saigon
 * Trail until 2026-12-01". Where another decision on the same line was taken since it was read, or
 * its facts have changed so that it is no longer there, CONFLICT says who did what and when, and
 * nothing is written. Of the query settings and today are used. */

/* reason may be NULL where the rule needs none; INPUT where it does. Follow-ups are kept, reviews
 * held, the rest noted. */
bool agenda_done(struct store *store, const struct agenda_query *query,
                 const struct agenda_line *line, const char *reason, struct error *err);
/* until is a day after today. */
bool agenda_snooze(struct store *store, const struct agenda_query *query,
                   const struct agenda_line *line, int32_t until, const char *reason,
                   struct error *err);
bool agenda_escalate(struct store *store, const struct agenda_query *query,
                     const struct agenda_line *line, const char *assignee, const char *reason,
                     struct error *err);
/* Takes a decision back, with what it did to the record, so that the line is open again. REFUSED in
 * words where the record was changed since. */
bool agenda_reopen(struct store *store, int64_t decision, struct error *err);

/* A review of a supplier was held today: last review, by whom, and the next one (DATE_NONE: by
 * cadence or status). */
bool agenda_review(struct store *store, const struct agenda_query *query, int64_t supplier,
                   int32_t next, struct error *err);

struct agenda_decision {
    int64_t id;
    struct agenda_line line; /* rule, subject, supplier, and the due day it was about */
    const char *action;      /* "done", "snoozed", "escalated" */
    const char *by;
    int64_t at;                     /* ms UTC */
    int32_t until;                  /* snoozed: a day; DATE_NONE */
    const char *assignee, *reason;  /* or NULL */
    const char *supplier, *subject; /* its name, and what the line is about: "certificate GRS" */
};
/* The day since which what is decided now counts as decided today: today, or where the user lets a
 * later day count as today, the day of the clock. */
int32_t agenda_decided_today(struct store *store, const struct agenda_query *query);
/* Decisions, newest first: action "snoozed" gives the snoozes that still hold back a line (since is
 * ignored), "done" and "escalated" what was decided so on the day since or later. */
bool agenda_decisions(struct store *store, const struct agenda_query *query, const char *action,
                      int32_t since, int limit, struct arena *arena,
                      struct agenda_decision **decisions, int *count, struct error *err);

#endif
