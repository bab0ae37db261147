#include "supplier_filter.h"

#include <assert.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/score.h"
#include "sourcebench/db/sql.h"
#include "sourcebench/db/supplier_list.h"

#include "store_private.h"

/* Keys that are no field of the supplier itself; fields have their position as id. */
enum special_key {
    KEY_CERTIFICATE = 1000,
    KEY_TAG,
    KEY_CLAIM,
    KEY_CONTACT,
    KEY_FOLLOW_UP,
    KEY_CONTACTED,
    KEY_CREATED,
    KEY_UPDATED,
    KEY_SCORE,
    KEY_IS,
    KEY_ID
};

static const struct field day_field = {
    .name = "day", .label = "Day", .type = FIELD_DATE, .example = "2026-11-23, today or -30d"};
static const struct choice is_choices[] = {{"deleted", "deleted"}};
static const struct field is_field = {
    .name = "is", .label = "Is", .type = FIELD_CHOICE, .choices = is_choices, .n_choices = 1};
static const struct field score_field = {
    .name = "score", .label = "Score", .type = FIELD_INT, .example = "80", .max = 100};
static const struct field id_field = {.name = "id", .label = "Id", .type = FIELD_INT};

#define FIELD_KEY(word, position, text)                                                            \
    { .name = (word), .field = &supplier_fields[(position)], .help = (text), .id = (position) }

const struct filter_key supplier_filter_keys[] = {
    FIELD_KEY("country", SUPPLIER_COUNTRY, "country, by code or name: country:VN"),
    FIELD_KEY("status", SUPPLIER_STATUS, "status: status:approved,preferred"),
    FIELD_KEY("kind", SUPPLIER_KIND, "kind: kind:factory"),
    FIELD_KEY("city", SUPPLIER_CITY, "part of the city: city:hanoi"),
    FIELD_KEY("name", SUPPLIER_NAME, "part of the name, also inside words: name:trail"),
    FIELD_KEY("moq", SUPPLIER_MOQ, "minimum order quantity: moq:<500"),
    FIELD_KEY("lead", SUPPLIER_LEAD_DAYS, "lead time in days: lead:<45, lead:30..45"),
    FIELD_KEY("workers", SUPPLIER_WORKERS, "workers: workers:>100"),
    FIELD_KEY("capacity", SUPPLIER_CAPACITY, "pieces a month: capacity:>=50000"),
    FIELD_KEY("founded", SUPPLIER_FOUNDED, "year: founded:<2010"),
    FIELD_KEY("exports", SUPPLIER_EXPORT_SINCE, "exporting since: exports:<2015"),
    FIELD_KEY("market", SUPPLIER_EXPORT_MARKETS, "export market: market:europe"),
    FIELD_KEY("model", SUPPLIER_MODELS, "way of working: model:odm"),
    FIELD_KEY("sector", SUPPLIER_SECTORS, "part of the sectors: sector:bags"),
    FIELD_KEY("currency", SUPPLIER_CURRENCY, "currency: currency:USD"),
    FIELD_KEY("incoterm", SUPPLIER_INCOTERM, "Incoterm: incoterm:FOB"),
    FIELD_KEY("review", SUPPLIER_NEXT_REVIEW, "next review: review:<+7d"),
    FIELD_KEY("owner", SUPPLIER_OWNER, "the agent in charge: owner:lina"),
    FIELD_KEY("external", SUPPLIER_EXTERNAL_ID, "number in the list it came from"),
    FIELD_KEY("source", SUPPLIER_SOURCE, "part of where it came from"),
    FIELD_KEY("address", SUPPLIER_ADDRESS, "part of the address"),
    FIELD_KEY("note", SUPPLIER_NOTE, "part of the note"),
    {"cert", NULL, true, "certificate valid today: cert:GRS; on a day: cert:GRS@2027-03-01",
     KEY_CERTIFICATE},
    {"tag", NULL, false, "tag: tag:fair-2026, -tag:slow", KEY_TAG},
    {"claim", NULL, false, "part of a claim: claim:recycled", KEY_CLAIM},
    {"contact", NULL, false, "part of a contact's name or mail: contact:lan", KEY_CONTACT},
    {"followup", &day_field, false, "open follow-up by day: followup:<=today", KEY_FOLLOW_UP},
    {"contacted", &day_field, false, "latest entry of the timeline: contacted:<-30d",
     KEY_CONTACTED},
    {"created", &day_field, false, "added on: created:>=-7d", KEY_CREATED},
    {"updated", &day_field, false, "changed on: updated:today", KEY_UPDATED},
    {"score", &score_field, false, "score today, where there is enough data: score:>=80",
     KEY_SCORE},
    {"is", &is_field, false, "is:deleted lists what was deleted", KEY_IS},
    {"id", &id_field, false, "its id, as --json prints it", KEY_ID},
};
const size_t n_supplier_filter_keys = sizeof supplier_filter_keys / sizeof *supplier_filter_keys;

/* sb_contains(text, folded needle): 1, 0, or NULL where there is no text. */
static void sql_contains(sqlite3_context *context, int n, sqlite3_value **arguments) {
    (void)n;
    const char *text = (const char *)sqlite3_value_text(arguments[0]);
    const char *needle = (const char *)sqlite3_value_text(arguments[1]);
    if (!text || !needle)
        return;
    struct arena arena = {0};
    sqlite3_result_int(context, strstr(text_fold(&arena, text), needle) != NULL);
    arena_free(&arena);
}

/* sb_score(supplier, day): the score that day, or NULL where there is too little data. */
static void sql_score(sqlite3_context *context, int n, sqlite3_value **arguments) {
    (void)n;
    struct store *store = sqlite3_user_data(context);
    struct value score;
    struct error err;
    if (!score_value(store, sqlite3_value_int64(arguments[0]), sqlite3_value_int(arguments[1]),
                     &score, &err))
        sqlite3_result_error(context, err.message, -1);
    else if (score.kind == VALUE_INT)
        sqlite3_result_int64(context, score.i);
}

/* sb_day(milliseconds since 1970 UTC): the civil day here, YYYY-MM-DD. */
static void sql_day(sqlite3_context *context, int n, sqlite3_value **arguments) {
    (void)n;
    const struct store *store = sqlite3_user_data(context);
    char day[DATE_TEXT];
    date_to_iso(store_day_of(store, sqlite3_value_int64(arguments[0])), day);
    sqlite3_result_text(context, day, -1, SQLITE_TRANSIENT);
}

bool condition_functions(struct store *store, struct error *err) {
    static const struct {
        const char *name;
        int arguments, flags;
        void (*call)(sqlite3_context *context, int n, sqlite3_value **arguments);
    } functions[] = {{"sb_contains", 2, SQLITE_DETERMINISTIC, sql_contains},
                     {"sb_score", 2, 0, sql_score},
                     {"sb_day", 1, 0, sql_day}};
    int rc = SQLITE_OK;
    for (size_t i = 0; i < sizeof functions / sizeof *functions && rc == SQLITE_OK; i++)
        rc = sqlite3_create_function_v2(store->db, functions[i].name, functions[i].arguments,
                                        SQLITE_UTF8 | SQLITE_DIRECTONLY | functions[i].flags, store,
                                        functions[i].call, NULL, NULL, NULL);
    return rc == SQLITE_OK || sql_fail(store, err, "prepare the search");
}

void condition_add_value(struct condition *c, struct strbuf *out, struct value v) {
    if (v.kind == VALUE_TEXT)
        v.s = arena_string(&c->arena, v.s);
    c->values[c->n_values] = v;
    strbuf_addf(out, "?%d", CONDITION_FIRST + c->n_values++);
}

static const char *const operators[] = {
    [FILTER_EQUAL] = "=",   [FILTER_LESS] = "<",           [FILTER_LESS_EQUAL] = "<=",
    [FILTER_GREATER] = ">", [FILTER_GREATER_EQUAL] = ">=",
};

/* `column OP value`, for numbers, days and keys. */
static void add_comparison(struct condition *c, struct strbuf *out, const char *column,
                           const struct filter_term *t) {
    strbuf_add(out, column);
    if (t->op == FILTER_RANGE) {
        strbuf_add(out, " BETWEEN ");
        condition_add_value(c, out, t->values[0]);
        strbuf_add(out, " AND ");
        condition_add_value(c, out, t->values[1]);
    } else if (t->op != FILTER_EQUAL) {
        assert(t->op < FILTER_RANGE);
        strbuf_addf(out, " %s ", operators[t->op]);
        condition_add_value(c, out, t->values[0]);
    } else {
        strbuf_add(out, " IN (");
        for (int i = 0; i < t->n_values; i++) {
            strbuf_add(out, i ? ", " : "");
            condition_add_value(c, out, t->values[i]);
        }
        strbuf_add_char(out, ')');
    }
}

/* Any of the values is contained in any of the columns. */
static void add_contains(struct condition *c, struct strbuf *out, const char *column,
                         const char *other, const struct filter_term *t) {
    strbuf_add_char(out, '(');
    for (int i = 0; i < t->n_values; i++) {
        struct value folded = value_text(text_fold(&c->arena, t->values[i].s));
        strbuf_addf(out, "%ssb_contains(%s, ", i ? " OR " : "", column);
        condition_add_value(c, out, folded);
        strbuf_add_char(out, ')');
        if (other) {
            strbuf_addf(out, " OR sb_contains(%s, ?%d)", other, CONDITION_FIRST + c->n_values - 1);
        }
    }
    strbuf_add_char(out, ')');
}

/* Any of the values is an element of the comma-separated column. */
static void add_element(struct condition *c, struct strbuf *out, const char *column,
                        const struct filter_term *t) {
    strbuf_add_char(out, '(');
    for (int i = 0; i < t->n_values; i++) {
        strbuf_addf(out, "%sinstr(',' || %s || ',', ',' || ", i ? " OR " : "", column);
        condition_add_value(c, out, t->values[i]);
        strbuf_add(out, " || ',')");
    }
    strbuf_add_char(out, ')');
}

static void add_field_test(struct condition *c, struct strbuf *out, const struct filter_term *t) {
    const struct field *f = t->key->field;
    char *column = arena_format(&c->arena, "s.%s", f->name);
    if (t->op == FILTER_NONE || t->op == FILTER_ANY)
        strbuf_addf(out, "%s IS %sNULL", column, t->op == FILTER_ANY ? "NOT " : "");
    else if (t->key->id == SUPPLIER_NAME)
        add_contains(c, out, "s.name", "s.local_name", t);
    else if (f->type == FIELD_TEXT || f->type == FIELD_LONG || f->type == FIELD_TAGS)
        add_contains(c, out, column, NULL, t);
    else if (f->type == FIELD_MULTI)
        add_element(c, out, column, t);
    else
        add_comparison(c, out, column, t);
}

void condition_open_exists(struct strbuf *out, const char *table, const struct filter_term *t) {
    strbuf_addf(out,
                "%sEXISTS (SELECT 1 FROM %s t WHERE t.supplier_id = s.id AND t.deleted_at IS NULL",
                t->op == FILTER_NONE ? "NOT " : "", table);
}

static void add_tag_test(struct condition *c, struct strbuf *out, const struct filter_term *t) {
    condition_open_exists(out, "tag", t);
    if (t->n_values) {
        strbuf_add(out, " AND ");
        add_comparison(c, out, "t.name COLLATE NOCASE", t);
    }
    strbuf_add_char(out, ')');
}

static void add_child_text_test(struct condition *c, struct strbuf *out, const char *table,
                                const char *column, const char *other,
                                const struct filter_term *t) {
    condition_open_exists(out, table, t);
    if (t->n_values) {
        strbuf_add(out, " AND ");
        add_contains(c, out, column, other, t);
    }
    strbuf_add_char(out, ')');
}

static void add_follow_up_test(struct condition *c, struct strbuf *out,
                               const struct filter_term *t) {
    condition_open_exists(out, "interaction", t);
    strbuf_add(out, " AND t.follow_up_on IS NOT NULL AND t.follow_up_done IS NULL");
    if (t->n_values) {
        strbuf_add(out, " AND ");
        add_comparison(c, out, "t.follow_up_on", t);
    }
    strbuf_add_char(out, ')');
}

/* What an expression is, where it may also be asked whether there is anything. */
static void add_value_test(struct condition *c, struct strbuf *out, const char *expression,
                           const struct filter_term *t) {
    if (t->op == FILTER_NONE || t->op == FILTER_ANY)
        strbuf_addf(out, "%s IS %sNULL", expression, t->op == FILTER_ANY ? "NOT " : "");
    else
        add_comparison(c, out, expression, t);
}

static void add_score_test(struct condition *c, struct strbuf *out, const struct filter_term *t,
                           int32_t today) {
    struct strbuf call = {0};
    strbuf_add(&call, "sb_score(s.id, ");
    condition_add_value(c, &call, value_int(today));
    strbuf_add_char(&call, ')');
    add_value_test(c, out, strbuf_text(&call), t);
    strbuf_free(&call);
}

static void add_test(struct condition *c, struct strbuf *out, const struct filter_term *t,
                     int32_t today) {
    switch (t->key->id) {
    case KEY_TAG:
        add_tag_test(c, out, t);
        break;
    case KEY_CLAIM:
        add_child_text_test(c, out, "claim", "t.what", "t.value", t);
        break;
    case KEY_CONTACT:
        add_child_text_test(c, out, "contact", "t.name", "t.mail", t);
        break;
    case KEY_FOLLOW_UP:
        add_follow_up_test(c, out, t);
        break;
    case KEY_CONTACTED:
        add_value_test(
            c, out,
            "(SELECT max(t.happened_on) FROM interaction t WHERE t.supplier_id = s.id AND "
            "t.deleted_at IS NULL)",
            t);
        break;
    case KEY_CREATED:
        add_value_test(c, out, "sb_day(s.created_at)", t);
        break;
    case KEY_UPDATED:
        add_value_test(c, out, "sb_day(s.updated_at)", t);
        break;
    case KEY_SCORE:
        add_score_test(c, out, t, today);
        break;
    case KEY_ID:
        add_value_test(c, out, "s.id", t);
        break;
    default:
        add_field_test(c, out, t);
    }
}

/* Whether an index finds the suppliers of a term, and the statement that does. */
static const char *probe_of(struct condition *c, const struct filter_term *t, const char *test) {
    static const int indexed[] = {SUPPLIER_COUNTRY, SUPPLIER_STATUS, SUPPLIER_MOQ,
                                  SUPPLIER_LEAD_DAYS, SUPPLIER_NEXT_REVIEW};
    if (t->negated || t->op == FILTER_NONE)
        return NULL;
    if (t->key->id == KEY_ID)
        return arena_format(&c->arena, "SELECT s.id FROM supplier s WHERE %s", test);
    for (size_t i = 0; i < sizeof indexed / sizeof *indexed; i++) {
        if (t->key->id == indexed[i])
            return arena_format(
                &c->arena, "SELECT s.id FROM supplier s WHERE s.deleted_at IS NULL AND %s", test);
    }
    const char *table = t->key->id == KEY_TAG           ? "tag"
                        : t->key->id == KEY_CERTIFICATE ? "certificate"
                        : t->key->id == KEY_CLAIM       ? "claim"
                        : t->key->id == KEY_CONTACT     ? "contact"
                        : t->key->id == KEY_FOLLOW_UP   ? "interaction"
                                                        : NULL;
    if (!table)
        return NULL;
    /* The same test turned round: from the child's rows to the suppliers. */
    static const char link[] = "t.supplier_id = s.id AND ";
    const char *where = strstr(test, link);
    return arena_format(&c->arena, "SELECT DISTINCT t.supplier_id FROM %s t WHERE %.*s", table,
                        (int)(strlen(where) - strlen(link) - 1), where + strlen(link));
}

static bool add_term(struct condition *c, struct store *store, const struct filter_term *t,
                     int32_t today, struct error *err) {
    struct strbuf test = {0};
    bool ok = true;
    if (t->key->id == KEY_CERTIFICATE)
        ok = condition_add_certificate(c, store, &test, t, today, err);
    else
        add_test(c, &test, t, today);
    if (!ok)
        goto out;
    const char *probe = c->n_probes < PROBE_MAX ? probe_of(c, t, test.data) : NULL;
    if (probe)
        c->probes[c->n_probes++] = probe;
    strbuf_addf(&c->test, "%s(%s)%s", c->test.length ? " AND " : "", test.data,
                t->negated ? " IS NOT TRUE" : "");
out:
    strbuf_free(&test);
    return ok;
}

/* What is deleted is not in the word index: there the words are looked for in the texts. */
static void add_words_of_deleted(struct condition *c, const struct filter_term *t) {
    char *rest = text_fold(&c->arena, t->words), *word;
    strbuf_addf(&c->test, "%s(", c->test.length ? " AND " : "");
    for (int n = 0; (word = strtok_r(rest, " ", &rest)); n++) {
        strbuf_addf(&c->test,
                    "%ssb_contains(s.name || ' ' || ifnull(s.local_name, '') || ' ' || "
                    "ifnull(s.city, '') || ' ' || ifnull(s.note, ''), ",
                    n ? " AND " : "");
        condition_add_value(c, &c->test, value_text(word));
        strbuf_add_char(&c->test, ')');
    }
    strbuf_addf(&c->test, ")%s", t->negated ? " IS NOT TRUE" : "");
}

/* Free words: what must be found goes into the query of the index, what must not into the test. */
static void add_words(struct condition *c, const struct filter_term *t, struct strbuf *match) {
    const char *query = text_match_query(&c->arena, t->words, NULL);
    if (!query)
        return;
    if (c->deleted) {
        add_words_of_deleted(c, t);
        return;
    }
    if (!t->negated) {
        strbuf_addf(match, "%s(%s)", match->length ? " AND " : "", query);
        return;
    }
    strbuf_addf(&c->test,
                "%sNOT EXISTS (SELECT 1 FROM supplier_search WHERE rowid = s.id AND "
                "supplier_search MATCH ",
                c->test.length ? " AND " : "");
    condition_add_value(c, &c->test, value_text(query));
    strbuf_add_char(&c->test, ')');
}

/* The values that a term takes at most: a phrase may have a word in every second byte. */
static int values_of(const struct condition *c, const struct filter_term *t) {
    return t->key ? 2 * t->n_values + 2 : c->deleted ? (int)strlen(t->words) / 2 + 1 : 1;
}

bool condition_make(struct condition *c, struct store *store, const struct filter *filter,
                    int32_t today, struct error *err) {
    struct strbuf match = {0};
    bool ok = true;
    for (int i = 0; filter && i < filter->n_terms; i++) {
        const struct filter_term *t = &filter->terms[i];
        if (t->key && t->key->id == KEY_IS)
            c->deleted = !t->negated;
    }
    for (int i = 0; filter && i < filter->n_terms && ok && !c->too_many; i++) {
        const struct filter_term *t = &filter->terms[i];
        if (c->n_values + values_of(c, t) > CONDITION_MAX)
            c->too_many = true;
        else if (!t->key)
            add_words(c, t, &match);
        else if (t->key->id != KEY_IS)
            ok = add_term(c, store, t, today, err);
    }
    if (c->too_many)
        ok = error_set(err, ERROR_INPUT, "The filter has too many values; use fewer.");
    if (match.length) {
        c->match = arena_string(&c->arena, match.data);
        c->match_test = "EXISTS (SELECT 1 FROM supplier_search WHERE rowid = s.id AND "
                        "supplier_search MATCH ?9)";
    }
    strbuf_free(&match);
    return ok;
}

bool condition_bind(const struct condition *c, struct store *store, sqlite3_stmt *q,
                    struct error *err) {
    int parameters = sqlite3_bind_parameter_count(q);
    int rc = SQLITE_OK;
    if (c->match && parameters >= 9)
        rc = sqlite3_bind_text(q, 9, c->match, -1, SQLITE_STATIC);
    for (int i = 0; i < c->n_values && rc == SQLITE_OK && CONDITION_FIRST + i <= parameters; i++) {
        struct value v = c->values[i];
        rc = v.kind == VALUE_TEXT
                 ? sqlite3_bind_text(q, CONDITION_FIRST + i, v.s, -1, SQLITE_STATIC)
                 : sqlite3_bind_int64(q, CONDITION_FIRST + i, v.i);
    }
    return rc == SQLITE_OK || sql_fail(store, err, "search");
}

void condition_free(struct condition *c) {
    strbuf_free(&c->test);
    arena_free(&c->arena);
}
