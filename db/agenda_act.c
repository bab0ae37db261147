/*
 * Deciding on a line: one command each, refused where another decision or a change came between.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"

#include "agenda_private.h"
#include "record_private.h"

/* What is decided on a line. */
struct act {
    struct store *store;
    const struct agenda_query *query;
    const struct agenda_line *line;
    const char *action, *assignee, *reason;
    int32_t until, next; /* next: of a review; DATE_NONE: by cadence */
    struct arena arena;
    const char *subject, *supplier; /* as labels name them */
};

/* A text that was typed, or NULL where there is nothing in it. */
static const char *typed(const char *text, struct arena *arena) {
    const char *clean = text ? text_clean(arena, text, false) : "";
    return *clean ? clean : NULL;
}

/* What the label says */

static bool name_line(struct act *act, struct error *err) {
    enum { LENGTH = 60 };
    struct agenda_words words;
    if (!agenda_words_load(act->store, act->line, &act->arena, &words, err))
        return false;
    act->subject = agenda_subject(act->line, &words, &act->arena);
    act->supplier = text_cut(&act->arena, words.supplier, LENGTH);
    return true;
}

static const char *done_label(struct act *act) {
    switch (agenda_rules[act->line->rule].done) {
    case AGENDA_DONE_REVIEWED:
        return arena_format(&act->arena, "Review %s", act->supplier);
    case AGENDA_DONE_FOLLOWED_UP:
        return arena_format(&act->arena, "Close %s of %s", act->subject, act->supplier);
    default:
        return arena_format(&act->arena, "Settle %s of %s", act->subject, act->supplier);
    }
}

static const char *act_label(struct act *act) {
    if (strcmp(act->action, "snoozed") == 0)
        return arena_format(&act->arena, "Snooze %s of %s until %s", act->subject, act->supplier,
                            date_text(&act->arena, act->until));
    if (strcmp(act->action, "escalated") == 0)
        return arena_format(&act->arena, "Assign %s of %s to %s", act->subject, act->supplier,
                            act->assignee);
    return done_label(act);
}

/* Whether the line is still as it was read */

/* "marco snoozed this until 2026-12-01, on 2026-11-20 08:00 UTC" */
static const char *tell_decision(const struct agenda_latest *latest, struct arena *arena) {
    char when[32];
    record_time_text(latest->at, when);
    const char *why = latest->reason ? arena_format(arena, ": %s", latest->reason) : "";
    if (strcmp(latest->action, "snoozed") == 0)
        return arena_format(arena, "%s snoozed this until %s, on %s%s", latest->by,
                            date_text(arena, latest->until), when, why);
    if (strcmp(latest->action, "escalated") == 0)
        return arena_format(arena, "%s assigned this to %s on %s%s", latest->by, latest->assignee,
                            when, why);
    return arena_format(arena, "%s settled this on %s%s", latest->by, when, why);
}

/* Who changed the facts: the latest entry about the record. */
static bool refuse_changed(struct act *act, struct error *err) {
    const struct agenda_rule *rule = &agenda_rules[act->line->rule];
    bool whole = strcmp(rule->table, supplier_entity.table) == 0;
    struct history_line *lines;
    int n;
    if (!journal_history(act->store, rule->table, act->line->subject, whole, 1, &act->arena, &lines,
                         &n, err))
        return false;
    if (n == 0)
        return error_set(err, ERROR_CONFLICT,
                         "This %s has changed since it was listed; look at it again.", rule->noun);
    char when[32];
    record_time_text(lines[0].at, when);
    return error_set(err, ERROR_CONFLICT,
                     "This %s has changed: %s did \"%s\" on %s; look at it again.", rule->noun,
                     lines[0].author, lines[0].label, when);
}

static bool check_decision(struct act *act, struct error *err) {
    struct agenda_latest latest;
    if (!agenda_read_latest(act->store, act->line->rule, act->line->subject, &act->arena, &latest,
                            err))
        return false;
    if (latest.id == act->line->decision)
        return true;
    if (latest.id == 0)
        return error_set(err, ERROR_CONFLICT,
                         "The decision on this %s was taken back meanwhile; look at it again.",
                         agenda_rules[act->line->rule].noun);
    return error_set(err, ERROR_CONFLICT, "%s; nothing was changed.",
                     tell_decision(&latest, &act->arena));
}

/* Within the command: nobody else can write now. */
static bool check_line(struct act *act, struct error *err) {
    struct agenda_line now;
    struct error missing;
    bool open = false;
    if (!check_decision(act, err))
        return false;
    if (!agenda_find(act->store, act->query, act->line->rule, act->line->subject, &now, &open,
                     &missing)) {
        if (missing.code == ERROR_NOT_FOUND)
            return refuse_changed(act, err);
        *err = missing;
        return false;
    }
    return (now.due == act->line->due && now.stage == act->line->stage) || refuse_changed(act, err);
}

/* What is written */

static bool add_decision(struct act *act, struct error *err) {
    const struct agenda_rule *rule = &agenda_rules[act->line->rule];
    struct record *r = record_new(&decision_entity, &act->arena);
    r->values[DECISION_SUPPLIER] = value_int(act->line->supplier);
    r->values[DECISION_RULE] = value_text(rule->key);
    r->values[DECISION_TABLE] = value_text(rule->table);
    r->values[DECISION_ROW] = value_int(act->line->subject);
    r->values[DECISION_DUE] = value_text(date_text(&act->arena, act->line->due));
    r->values[DECISION_ABOUT] = value_text(date_text(&act->arena, act->line->about));
    r->values[DECISION_STAGE] = value_int(act->line->stage);
    r->values[DECISION_ACTION] = value_text(act->action);
    if (act->until != DATE_NONE)
        r->values[DECISION_UNTIL] = value_text(date_text(&act->arena, act->until));
    r->values[DECISION_ASSIGNEE] = value_text(act->assignee);
    r->values[DECISION_REASON] = value_text(act->reason);
    return record_insert(act->store, r, err);
}

static bool keep_follow_up(struct act *act, struct error *err) {
    struct record *base = NULL;
    if (!record_load(act->store, &interaction_entity, act->line->subject, &act->arena, &base, err))
        return false;
    struct record *wanted = record_copy(base, &act->arena);
    wanted->values[INTERACTION_FOLLOW_UP_DONE] =
        value_text(date_text(&act->arena, act->query->today));
    return record_update(act->store, base, wanted, &act->arena, NULL, NULL, err);
}

static int status_index(const struct record *supplier) {
    const struct field *f = &supplier_fields[SUPPLIER_STATUS];
    const char *key = supplier->values[SUPPLIER_STATUS].s;
    int i = 0;
    while (i < AGENDA_STATUSES - 1 && strcmp(f->choices[i].key, key) != 0)
        i++;
    return i;
}

static bool hold_review(struct act *act, struct error *err) {
    int32_t today = act->query->today, next = act->next;
    struct record *base = NULL;
    if (!record_load(act->store, &supplier_entity, act->line->supplier, &act->arena, &base, err))
        return false;
    struct record *wanted = record_copy(base, &act->arena);
    if (next == DATE_NONE)
        next = agenda_next_review(&act->query->settings, status_index(base),
                                  (int)base->values[SUPPLIER_CADENCE].i, today);
    wanted->values[SUPPLIER_LAST_REVIEW] = value_text(date_text(&act->arena, today));
    wanted->values[SUPPLIER_REVIEWED_BY] = value_text(store_author(act->store));
    wanted->values[SUPPLIER_NEXT_REVIEW] =
        next == DATE_NONE ? value_null() : value_text(date_text(&act->arena, next));
    return record_update(act->store, base, wanted, &act->arena, NULL, NULL, err);
}

static bool write_act(struct act *act, struct error *err) {
    if (!check_line(act, err))
        return false;
    if (strcmp(act->action, "done") != 0)
        return add_decision(act, err);
    switch (agenda_rules[act->line->rule].done) {
    case AGENDA_DONE_FOLLOWED_UP:
        return keep_follow_up(act, err) && add_decision(act, err);
    case AGENDA_DONE_REVIEWED:
        return hold_review(act, err) && add_decision(act, err);
    default:
        return add_decision(act, err);
    }
}

static bool finish(struct store *store, bool ok, struct error *err) {
    if (ok)
        return command_commit(store, err);
    command_abort(store);
    return false;
}

static bool run_act(struct act *act, struct error *err) {
    struct error gone;
    bool named = name_line(act, &gone);
    bool ok = named || gone.code == ERROR_NOT_FOUND;
    if (!ok)
        *err = gone;
    else if (!named) /* its record was taken away: tells who did that */
        ok = refuse_changed(act, err);
    ok = ok && command_begin(act->store, act_label(act), err) &&
         finish(act->store, write_act(act, err), err);
    arena_free(&act->arena);
    return ok;
}

static bool refuse(struct act *act, struct error *err, const char *why) {
    arena_free(&act->arena);
    return error_set(err, ERROR_INPUT, "%s", why);
}

bool agenda_done(struct store *store, const struct agenda_query *query,
                 const struct agenda_line *line, const char *reason, struct error *err) {
    struct act act = {.store = store,
                      .query = query,
                      .line = line,
                      .action = "done",
                      .until = DATE_NONE,
                      .next = DATE_NONE};
    act.reason = typed(reason, &act.arena);
    if (agenda_rules[line->rule].needs_reason && !act.reason)
        return refuse(&act, err,
                      "Say why this is settled though nothing has changed, e.g. \"renewal seen, "
                      "original follows\".");
    return run_act(&act, err);
}

/* Who has it keeps it while it is snoozed. */
static bool keep_assignee(struct act *act, struct error *err) {
    struct agenda_latest latest;
    bool ok = agenda_read_latest(act->store, act->line->rule, act->line->subject, &act->arena,
                                 &latest, err);
    if (ok && latest.id && latest.due == act->line->due)
        act->assignee = latest.assignee;
    return ok;
}

bool agenda_snooze(struct store *store, const struct agenda_query *query,
                   const struct agenda_line *line, int32_t until, const char *reason,
                   struct error *err) {
    struct act act = {.store = store,
                      .query = query,
                      .line = line,
                      .action = "snoozed",
                      .until = until,
                      .next = DATE_NONE};
    if (until == DATE_NONE || until <= query->today)
        return refuse(&act, err,
                      "A line is snoozed until a day after today, e.g. tomorrow or +1w.");
    act.reason = typed(reason, &act.arena);
    if (keep_assignee(&act, err))
        return run_act(&act, err);
    arena_free(&act.arena);
    return false;
}

bool agenda_escalate(struct store *store, const struct agenda_query *query,
                     const struct agenda_line *line, const char *assignee, const char *reason,
                     struct error *err) {
    struct act act = {.store = store,
                      .query = query,
                      .line = line,
                      .action = "escalated",
                      .until = DATE_NONE,
                      .next = DATE_NONE};
    act.assignee = typed(assignee, &act.arena);
    act.reason = typed(reason, &act.arena);
    if (!act.assignee)
        return refuse(&act, err, "Say who takes this over, e.g. marco.");
    if (!act.reason)
        return refuse(&act, err,
                      "Say why somebody else takes this over, e.g. \"knows the factory\".");
    return run_act(&act, err);
}

/* The review that is due is settled by it, where one is. */
static bool write_review(struct act *act, struct agenda_line *line, struct error *err) {
    struct error missing;
    bool open;
    bool due =
        agenda_find(act->store, act->query, AGENDA_REVIEW, line->supplier, line, &open, &missing);
    if (!due && missing.code != ERROR_NOT_FOUND) {
        *err = missing;
        return false;
    }
    return hold_review(act, err) && (!due || add_decision(act, err));
}

bool agenda_review(struct store *store, const struct agenda_query *query, int64_t supplier,
                   int32_t next, struct error *err) {
    struct agenda_line line = {
        .subject = supplier, .supplier = supplier, .rule = AGENDA_REVIEW, .due = query->today};
    struct act act = {.store = store,
                      .query = query,
                      .line = &line,
                      .action = "done",
                      .until = DATE_NONE,
                      .next = next};
    if (next != DATE_NONE && next <= query->today)
        return refuse(&act, err, "The next review is on a day after today, e.g. +30d.");
    bool ok = name_line(&act, err) && command_begin(store, done_label(&act), err) &&
              finish(store, write_review(&act, &line, err), err);
    arena_free(&act.arena);
    return ok;
}
