/*
 * What was decided: listing it, and taking a decision back.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

#include "agenda_private.h"

enum {
    DECISION_COLUMN_ID,
    DECISION_COLUMN_RULE,
    DECISION_COLUMN_SUBJECT,
    DECISION_COLUMN_SUPPLIER,
    DECISION_COLUMN_DUE,
    DECISION_COLUMN_STAGE,
    DECISION_COLUMN_ACTION,
    DECISION_COLUMN_UNTIL,
    DECISION_COLUMN_ASSIGNEE,
    DECISION_COLUMN_REASON,
    DECISION_COLUMN_BY,
    DECISION_COLUMN_AT,
    DECISION_COLUMN_NAME,
    DECISION_COLUMN_ABOUT,
    ID_SEQUENCE_BITS = 21 /* of an id, below its milliseconds: see store_new_id() */
};

/* False for a rule that this version does not know. */
static bool read_decision(sqlite3_stmt *q, struct arena *arena, struct agenda_decision *d) {
    const char *key = (const char *)sqlite3_column_text(q, DECISION_COLUMN_RULE);
    int rule = agenda_rule_find(key);
    if (rule < 0)
        return false;
    *d = (struct agenda_decision){
        .id = sqlite3_column_int64(q, DECISION_COLUMN_ID),
        .line = {.subject = sqlite3_column_int64(q, DECISION_COLUMN_SUBJECT),
                 .supplier = sqlite3_column_int64(q, DECISION_COLUMN_SUPPLIER),
                 .decision = sqlite3_column_int64(q, DECISION_COLUMN_ID),
                 .due = date_from_iso((const char *)sqlite3_column_text(q, DECISION_COLUMN_DUE)),
                 .about =
                     date_from_iso((const char *)sqlite3_column_text(q, DECISION_COLUMN_ABOUT)),
                 .rule = (uint8_t)rule,
                 .stage = (uint8_t)sqlite3_column_int(q, DECISION_COLUMN_STAGE)},
        .action = sql_text(q, DECISION_COLUMN_ACTION, arena),
        .by = sql_text(q, DECISION_COLUMN_BY, arena),
        .at = sqlite3_column_int64(q, DECISION_COLUMN_AT),
        .until = date_from_iso((const char *)sqlite3_column_text(q, DECISION_COLUMN_UNTIL)),
        .assignee = sql_text(q, DECISION_COLUMN_ASSIGNEE, arena),
        .reason = sql_text(q, DECISION_COLUMN_REASON, arena),
        .supplier = sql_text(q, DECISION_COLUMN_NAME, arena),
    };
    return true;
}

/* What the decision was about; of a record that is gone only which kind it was. */
static bool name_subject(struct store *store, struct arena *arena, struct agenda_decision *d,
                         struct error *err) {
    struct agenda_words words;
    struct error gone;
    if (agenda_words_load(store, &d->line, arena, &words, &gone))
        d->subject = agenda_subject(&d->line, &words, arena);
    else if (gone.code == ERROR_NOT_FOUND)
        d->subject = agenda_rules[d->line.rule].noun;
    else
        *err = gone;
    return d->subject != NULL;
}

/* Whether the line is there and this decision keeps it off the agenda. */
static bool holds_back(struct store *store, const struct agenda_query *query,
                       const struct agenda_decision *d, bool *holds, struct error *err) {
    struct agenda_line line;
    struct error missing;
    bool open;
    if (agenda_find(store, query, d->line.rule, d->line.subject, &line, &open, &missing)) {
        *holds = !open && line.decision == d->id;
        return true;
    }
    *holds = false;
    if (missing.code == ERROR_NOT_FOUND)
        return true;
    *err = missing;
    return false;
}

int32_t agenda_decided_today(struct store *store, const struct agenda_query *query) {
    int32_t now = store_day_of(store, store_now(store));
    return query->today < now ? query->today : now;
}

static sqlite3_stmt *prepare_list(struct store *store, const struct agenda_query *query,
                                  const char *action, int32_t since, int limit, struct error *err) {
    bool snoozed = strcmp(action, "snoozed") == 0;
    sqlite3_stmt *q = sql_get(store, &agenda_sql,
                              snoozed ? AGENDA_DECISIONS_SNOOZED : AGENDA_DECISIONS_TAKEN, err);
    char today[DATE_TEXT];
    date_to_iso(query->today, today);
    int64_t first = store_day_begin(store, since) * (INT64_C(1) << ID_SEQUENCE_BITS);
    bool ok = q && (snoozed ? sql_bind(store, q, "t", err, today)
                            : sql_bind(store, q, "iti", err, first, action, (int64_t)limit));
    return ok ? q : NULL;
}

bool agenda_decisions(struct store *store, const struct agenda_query *query, const char *action,
                      int32_t since, int limit, struct arena *arena,
                      struct agenda_decision **decisions, int *count, struct error *err) {
    bool snoozed = strcmp(action, "snoozed") == 0, row = false;
    *decisions = arena_alloc(arena, (size_t)limit + 1, sizeof **decisions);
    *count = 0;
    sqlite3_stmt *q = prepare_list(store, query, action, since, limit, err);
    bool ok = q != NULL;
    while (ok && *count < limit && (ok = sql_row(store, q, &row, err)) && row) {
        struct agenda_decision *d = &(*decisions)[*count];
        bool wanted = read_decision(q, arena, d);
        if (wanted && snoozed)
            ok = holds_back(store, query, d, &wanted, err);
        if (ok && wanted && (ok = name_subject(store, arena, d, err)))
            ++*count;
    }
    sql_done(q);
    return ok;
}

/* Taking back */

/* The command that took the decision also changed the record: it is undone as a whole. */
static bool undo_command(struct store *store, int64_t decision, struct error *err) {
    const struct journal_schema *schema = journal_schema(store, err);
    struct journal_result result;
    bool row = false;
    if (!schema)
        return false;
    int64_t table = journal_table_named(schema, decision_entity.table)->number;
    sqlite3_stmt *q = sql_get(store, &agenda_sql, AGENDA_ENTRY_OF_ROW, err);
    bool ok = q && sql_bind(store, q, "ii", err, table, decision) && sql_row(store, q, &row, err);
    int64_t entry = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok && journal_undo_entry(store, entry, NULL, &result, err);
}

static bool delete_decision(struct store *store, const struct agenda_line *line, int64_t decision,
                            struct error *err) {
    struct arena arena = {0};
    struct agenda_words words;
    bool ok = agenda_words_load(store, line, &arena, &words, err) &&
              command_begin(store,
                            arena_format(&arena, "Reopen %s of %s",
                                         agenda_subject(line, &words, &arena), words.supplier),
                            err);
    if (ok && record_delete(store, &decision_entity, decision, err)) {
        ok = command_commit(store, err);
    } else if (ok) {
        command_abort(store);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}

bool agenda_reopen(struct store *store, int64_t decision, struct error *err) {
    struct arena arena = {0};
    struct record *r = NULL;
    bool ok = record_load(store, &decision_entity, decision, &arena, &r, err);
    if (ok && r->deleted_at)
        ok = error_set(err, ERROR_CONFLICT, "%s took this decision back already.", r->updated_by);
    int rule = ok ? agenda_rule_find(r->values[DECISION_RULE].s) : -1;
    if (ok && rule < 0)
        ok = error_set(err, ERROR_VERSION,
                       "This decision was made by a newer sourcebench; update sourcebench.");
    if (ok) {
        struct agenda_line line = {.subject = r->values[DECISION_ROW].i,
                                   .supplier = r->values[DECISION_SUPPLIER].i,
                                   .about = date_from_iso(r->values[DECISION_ABOUT].s),
                                   .rule = (uint8_t)rule};
        bool done = strcmp(r->values[DECISION_ACTION].s, "done") == 0;
        ok = done && agenda_rules[rule].done != AGENDA_DONE_NOTED
                 ? undo_command(store, decision, err)
                 : delete_decision(store, &line, decision, err);
    }
    arena_free(&arena);
    return ok;
}
