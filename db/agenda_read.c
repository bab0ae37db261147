/*
 * From the rows of a rule's statement to lines of the agenda, and the words of one line.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

#include "agenda_private.h"

enum { WHAT_LENGTH = 160 };

/* A day, from a text or from a time. */
static int32_t column_day(const struct store *store, sqlite3_stmt *q, int column) {
    switch (sqlite3_column_type(q, column)) {
    case SQLITE_TEXT:
        return date_from_iso((const char *)sqlite3_column_text(q, column));
    case SQLITE_INTEGER:
        return store_day_of(store, sqlite3_column_int64(q, column));
    default:
        return DATE_NONE;
    }
}

static int column_status(sqlite3_stmt *q) {
    const struct field *f = &supplier_fields[SUPPLIER_STATUS];
    const char *key = (const char *)sqlite3_column_text(q, FACT_STATUS);
    for (size_t i = 0; key && i < f->n_choices; i++)
        if (strcmp(f->choices[i].key, key) == 0)
            return (int)i;
    return AGENDA_PROSPECT;
}

static struct agenda_fact column_fact(const struct store *store, sqlite3_stmt *q) {
    return (struct agenda_fact){
        .subject = sqlite3_column_int64(q, FACT_SUBJECT),
        .supplier = sqlite3_column_int64(q, FACT_SUPPLIER),
        .money = sqlite3_column_count(q) > FACT_MONEY ? sqlite3_column_int64(q, FACT_MONEY) : 0,
        .day = column_day(store, q, FACT_DAY),
        .since = column_day(store, q, FACT_SINCE),
        .status = column_status(q),
        .cadence = sqlite3_column_int(q, FACT_CADENCE),
    };
}

/* Binds those of the days that the statement asks for: ?1 and ?3 the last one, ?2 the first one or
 * with ?4 the last one of agenda_fact.since; ?3 and ?4 as the times at which the day is over. */
static bool bind_days(struct store *store, sqlite3_stmt *q, const struct agenda_rule *rule,
                      const struct agenda_query *query, struct error *err) {
    int32_t until = rule->until(&query->settings, query->today);
    int32_t other = rule->from    ? rule->from(&query->settings, query->today)
                    : rule->since ? rule->since(&query->settings, query->today)
                                  : query->today;
    char first[DATE_TEXT], last[DATE_TEXT];
    date_to_iso(until, last);
    date_to_iso(other, first);
    char kinds[] = "ttii";
    kinds[sqlite3_bind_parameter_count(q)] = '\0';
    return sql_bind(store, q, kinds, err, last, first, store_day_begin(store, until + 1),
                    store_day_begin(store, other + 1));
}

/* Whether the decision is about this line as it is: the facts have not moved on since. */
static bool is_about(const struct agenda_latest *latest, const struct agenda_line *line) {
    if (latest->id == 0)
        return false;
    return latest->about != DATE_NONE ? latest->about == line->about : latest->due == line->due;
}

/* Whether it holds the line back today. */
static bool holds(const struct agenda_latest *latest, const struct agenda_line *line,
                  int32_t today) {
    if (!is_about(latest, line))
        return false;
    if (strcmp(latest->action, "snoozed") == 0)
        return today < latest->until;
    return strcmp(latest->action, "done") == 0 && latest->stage >= line->stage;
}

bool agenda_read_latest(struct store *store, size_t rule, int64_t subject, struct arena *arena,
                        struct agenda_latest *latest, struct error *err) {
    bool row = false;
    *latest = (struct agenda_latest){.id = 0};
    sqlite3_stmt *q = sql_get(store, &agenda_sql, AGENDA_DECISION_LATEST, err);
    bool ok = q && sql_bind(store, q, "it", err, subject, agenda_rules[rule].key) &&
              sql_row(store, q, &row, err);
    if (ok && row)
        *latest = (struct agenda_latest){.id = sqlite3_column_int64(q, 0),
                                         .at = sqlite3_column_int64(q, 1),
                                         .due = column_day(store, q, 2),
                                         .until = column_day(store, q, 3),
                                         .stage = sqlite3_column_int(q, 4),
                                         .action = sql_text(q, 5, arena),
                                         .assignee = sql_text(q, 6, arena),
                                         .reason = sql_text(q, 7, arena),
                                         .by = sql_text(q, 8, arena),
                                         .about = column_day(store, q, 9)};
    sql_done(q);
    return ok;
}

/* The line of a row, with what was decided on it. */
static bool take_row(struct store *store, const struct agenda_query *query, size_t rule,
                     sqlite3_stmt *q, agenda_take *take, void *user, struct error *err) {
    struct arena arena = {0};
    struct agenda_fact fact = column_fact(store, q);
    struct agenda_read read = {.open = true};
    struct agenda_latest latest;
    if (!agenda_judge(rule, &fact, &query->settings, query->today, &read.line))
        return true;
    bool ok = agenda_read_latest(store, rule, fact.subject, &arena, &latest, err);
    if (ok) {
        bool same = is_about(&latest, &read.line);
        read.line.decision = latest.id;
        read.open = !holds(&latest, &read.line, query->today);
        read.who = same && latest.assignee ? latest.assignee
                                           : (const char *)sqlite3_column_text(q, FACT_WHO);
        ok = take(user, &read, err);
    }
    arena_free(&arena);
    return ok;
}

static bool read_rule(struct store *store, const struct agenda_query *query, size_t rule,
                      int64_t supplier, agenda_take *take, void *user, struct error *err) {
    bool row = false;
    int part = supplier ? AGENDA_FACTS_OF : AGENDA_FACTS_DUE;
    sqlite3_stmt *q = sql_get(store, &agenda_sql, (int)rule * AGENDA_PARTS + part, err);
    bool ok = q && (supplier ? sql_bind(store, q, "i", err, supplier)
                             : bind_days(store, q, &agenda_rules[rule], query, err));
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        ok = take_row(store, query, rule, q, take, user, err);
    sql_done(q);
    return ok;
}

bool agenda_read_lines(struct store *store, const struct agenda_query *query, int64_t supplier,
                       agenda_take *take, void *user, struct error *err) {
    bool ok = true;
    for (size_t rule = 0; ok && rule < n_agenda_rules; rule++)
        ok = read_rule(store, query, rule, supplier, take, user, err);
    return ok;
}

bool agenda_supplier_of(struct store *store, size_t rule, int64_t subject, int64_t *supplier,
                        struct error *err) {
    struct arena arena = {0};
    const char *table = agenda_rules[rule].table;
    const char *column = strcmp(table, supplier_entity.table) == 0 ? "id" : "supplier_id";
    bool row = false;
    sqlite3_stmt *q = sql_get_text(
        store, arena_format(&arena, "SELECT %s FROM %s WHERE id = ?1", column, table), err);
    bool ok = q && sql_bind(store, q, "i", err, subject) && sql_row(store, q, &row, err);
    *supplier = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    arena_free(&arena);
    return ok;
}

/* Words */

/* In one line, of a length that can be shown. */
static const char *line_text(sqlite3_stmt *q, int column, struct arena *arena) {
    const char *text = sql_text(q, column, arena);
    return text ? text_cut(arena, text_clean(arena, text, false), WHAT_LENGTH) : NULL;
}

static bool gone(const struct agenda_line *line, struct error *err) {
    return error_set(err, ERROR_NOT_FOUND, "The %s is gone; somebody took it away.",
                     agenda_rules[line->rule].noun);
}

static bool load_subject(struct store *store, const struct agenda_line *line, struct arena *arena,
                         struct agenda_words *words, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &agenda_sql, line->rule * AGENDA_PARTS + AGENDA_WORDS, err);
    bool ok = q && sql_bind(store, q, "i", err, line->subject) && sql_row(store, q, &row, err);
    if (ok && row) {
        words->what = line_text(q, 0, arena);
        words->more = line_text(q, 1, arena);
        words->number = sqlite3_column_int64(q, 2);
        words->total = sqlite3_column_int64(q, 3);
        words->since = column_day(store, q, 4);
    }
    sql_done(q);
    return ok && (row || gone(line, err));
}

static bool load_supplier(struct store *store, const struct agenda_line *line, struct arena *arena,
                          struct agenda_words *words, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &agenda_sql, AGENDA_SUPPLIER_WORDS, err);
    bool ok = q && sql_bind(store, q, "i", err, line->supplier) && sql_row(store, q, &row, err);
    if (ok && row) {
        words->supplier = sql_text(q, 0, arena);
        words->country = sql_text(q, 1, arena);
        words->city = sql_text(q, 2, arena);
        words->who = sql_text(q, 3, arena);
    }
    sql_done(q);
    return ok && (row || gone(line, err));
}

/* Who entered a follow-up is responsible for it where nobody looks after the supplier. */
static bool load_author(struct store *store, const struct agenda_line *line, struct arena *arena,
                        struct agenda_words *words, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(store, "SELECT created_by FROM interaction WHERE id = ?1", err);
    bool ok = q && sql_bind(store, q, "i", err, line->subject) && sql_row(store, q, &row, err);
    if (ok && row)
        words->who = sql_text(q, 0, arena);
    sql_done(q);
    return ok;
}

bool agenda_words_load(struct store *store, const struct agenda_line *line, struct arena *arena,
                       struct agenda_words *words, struct error *err) {
    struct agenda_latest latest;
    *words = (struct agenda_words){.since = DATE_NONE};
    if (!load_subject(store, line, arena, words, err) ||
        !load_supplier(store, line, arena, words, err) ||
        !agenda_read_latest(store, line->rule, line->subject, arena, &latest, err))
        return false;
    if (!words->who && line->rule == AGENDA_FOLLOW_UP &&
        !load_author(store, line, arena, words, err))
        return false;
    if (latest.assignee && is_about(&latest, line)) {
        bool escalated = strcmp(latest.action, "escalated") == 0; /* not snoozed since */
        words->who = words->assignee = latest.assignee;
        words->assigned_by = escalated ? latest.by : NULL;
        words->assigned_why = escalated ? latest.reason : NULL;
    }
    return true;
}
