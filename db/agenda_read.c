/*
 * From the rows of a rule's statement to lines of the agenda, and the words of one line.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
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
        .projected = DATE_NONE,
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

struct reading {
    struct store *store;
    const struct agenda_query *query;
    agenda_take *take;
    void *user;
    struct agenda_rates rates;
    struct record_set set; /* of orders that are projected */
};

/* The money at stake as it is added up. */
static bool column_money(struct reading *r, sqlite3_stmt *q, int64_t *money, struct error *err) {
    const char *currency = sqlite3_column_count(q) > FACT_CURRENCY
                               ? (const char *)sqlite3_column_text(q, FACT_CURRENCY)
                               : NULL;
    return *money == 0 || !currency ||
           agenda_convert(r->store, r->query, &r->rates, currency, money, err);
}

/* The line of a row, with what was decided on it. */
static bool take_row(struct reading *r, size_t rule, sqlite3_stmt *q, struct error *err) {
    const struct agenda_query *query = r->query;
    struct arena arena = {0};
    struct agenda_fact fact = column_fact(r->store, q);
    struct agenda_read read = {.open = true};
    struct agenda_latest latest;
    if (rule == AGENDA_AT_RISK && !agenda_find_risk(r->store, query->today, &r->set, &fact, err))
        return false;
    if (rule == AGENDA_PAYMENT && !agenda_move_payment(r->store, query->today, &r->set, &fact, err))
        return false;
    if (!agenda_judge(rule, &fact, &query->settings, query->today, &read.line))
        return true;
    bool ok = column_money(r, q, &read.line.money, err) &&
              agenda_read_latest(r->store, rule, fact.subject, &arena, &latest, err);
    if (ok) {
        bool same = is_about(&latest, &read.line);
        read.line.decision = latest.id;
        read.open = !holds(&latest, &read.line, query->today);
        read.who = same && latest.assignee ? latest.assignee
                                           : (const char *)sqlite3_column_text(q, FACT_WHO);
        ok = r->take(r->user, &read, err);
    }
    arena_free(&arena);
    return ok;
}

static bool read_rule(struct reading *r, size_t rule, int64_t supplier, struct error *err) {
    const struct agenda_rule *of = &agenda_rules[rule];
    bool row = false;
    char from[DATE_TEXT] = "";
    int part = supplier ? AGENDA_FACTS_OF : AGENDA_FACTS_DUE;
    sqlite3_stmt *q = sql_get(r->store, &agenda_sql, (int)rule * AGENDA_PARTS + part, err);
    date_to_iso(of->from ? of->from(&r->query->settings, r->query->today) : r->query->today, from);
    const char *kinds = q && sqlite3_bind_parameter_count(q) > 1 ? "it" : "i";
    bool ok = q && (supplier ? sql_bind(r->store, q, kinds, err, supplier, from)
                             : bind_days(r->store, q, of, r->query, err));
    while (ok && (ok = sql_row(r->store, q, &row, err)) && row)
        ok = take_row(r, rule, q, err);
    sql_done(q);
    return ok;
}

bool agenda_read_lines(struct store *store, const struct agenda_query *query, int64_t supplier,
                       agenda_take *take, void *user, struct error *err) {
    struct reading r = {store, query, take, user, {.n = 0}, {.n = 0}};
    bool ok = true;
    for (size_t rule = 0; ok && rule < n_agenda_rules; rule++)
        ok = read_rule(&r, rule, supplier, err);
    record_set_free(&r.set);
    return ok;
}

/* Where a record of the table names its supplier: in itself, or in what it belongs to. */
static const char *supplier_sql(const struct entity *entity, struct arena *arena) {
    if (entity == &supplier_entity)
        return "id";
    if (entity_field(entity, "supplier_id") >= 0)
        return "supplier_id";
    const struct field *parent = &entity->fields[entity->parent];
    return arena_format(arena, "(SELECT supplier_id FROM %s p WHERE p.id = %s)", parent->ref,
                        parent->name);
}

bool agenda_supplier_of(struct store *store, size_t rule, int64_t subject, int64_t *supplier,
                        struct error *err) {
    struct arena arena = {0};
    const struct entity *entity = entity_of_table(agenda_rules[rule].table);
    bool row = false;
    const char *text = arena_format(&arena, "SELECT %s FROM %s WHERE id = ?1",
                                    supplier_sql(entity, &arena), entity->table);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    bool ok = q && sql_bind(store, q, "i", err, subject) && sql_row(store, q, &row, err);
    *supplier = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    arena_free(&arena);
    return ok;
}

bool agenda_requirement_of(struct store *store, const struct agenda_line *line,
                           int64_t *requirement, struct error *err) {
    static const struct {
        const char *table, *text;
    } ways[] = {
        {"quote", "SELECT requirement_id FROM quote WHERE id = ?1"},
        {"rfq_supplier", "SELECT f.requirement_id FROM rfq_supplier i JOIN rfq f ON f.id = "
                         "i.rfq_id WHERE i.id = ?1"},
    };
    bool ok = true, row = false;
    *requirement = 0;
    for (size_t i = 0; ok && i < sizeof ways / sizeof *ways; i++) {
        if (strcmp(agenda_rules[line->rule].table, ways[i].table) != 0)
            continue;
        sqlite3_stmt *q = sql_get_text(store, ways[i].text, err);
        ok = q && sql_bind(store, q, "i", err, line->subject) && sql_row(store, q, &row, err);
        if (ok && row)
            *requirement = sqlite3_column_int64(q, 0);
        sql_done(q);
    }
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
    char about[DATE_TEXT] = "";
    sqlite3_stmt *q = sql_get(store, &agenda_sql, line->rule * AGENDA_PARTS + AGENDA_WORDS, err);
    const char *kinds = q && sqlite3_bind_parameter_count(q) > 1 ? "it" : "i";
    if (line->about != DATE_NONE)
        date_to_iso(line->about, about);
    bool ok =
        q && sql_bind(store, q, kinds, err, line->subject, about) && sql_row(store, q, &row, err);
    if (ok && row) {
        words->what = line_text(q, 0, arena);
        words->more = line_text(q, 1, arena);
        words->number = sqlite3_column_int64(q, 2);
        words->total = sqlite3_column_int64(q, 3);
        words->since = column_day(store, q, 4);
        words->currency = sqlite3_column_count(q) > 5 ? sql_text(q, 5, arena) : NULL;
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
    *words = (struct agenda_words){
        .since = DATE_NONE, .arrives = DATE_NONE, .needed = DATE_NONE, .in_time = -1};
    if (!load_subject(store, line, arena, words, err) ||
        !load_supplier(store, line, arena, words, err) ||
        !agenda_read_latest(store, line->rule, line->subject, arena, &latest, err))
        return false;
    if ((line->rule == AGENDA_MILESTONE || line->rule == AGENDA_AT_RISK) &&
        !agenda_words_arrival(store, line->subject, words, err))
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
