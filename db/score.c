#include "sourcebench/db/score.h"

#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/db/sql.h"

#include "store_private.h"

/* The beginning of a text, by which a case is told. */
#define WHAT(text) "replace(substr(" text ", 1, 100), char(10), ' ')"

/* ?1 the supplier, ?2 the first day that matters, ?3 today. Columns: see the takers below. */
enum { SCORE_EXPORTS = SCORE_MEASURES, SCORE_STATEMENTS };
static const char *const score_text[SCORE_STATEMENTS] = {
    [SCORE_ANSWER] = "SELECT id, " WHAT(
        "text") ", happened_on, direction = 'in', "
                "kind = 'mail' OR kind = 'chat' FROM interaction "
                "WHERE supplier_id = ?1 AND happened_on BETWEEN ?2 AND ?3 "
                "AND deleted_at IS NULL AND (direction = 'in' OR (direction = 'out' AND "
                "kind <> 'visit' AND kind <> 'note')) ORDER BY happened_on, id",
    /* A transaction certificate speaks for one shipment; what is merely declared is not held. */
    [SCORE_CERTIFICATES] =
        "SELECT id, kind, ifnull(issued, min(?3, date(created_at / 1000, 'unixepoch'))), expires, "
        "state <> 'refuted', dense_rank() OVER (ORDER BY lower(kind), document, "
        "ifnull(lower(subject), ''), ifnull(lower(holder), '')) AS place FROM certificate "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL AND state <> 'declared' AND "
        "document <> 'transaction' AND (expires IS NULL OR expires >= ?2) AND "
        "ifnull(issued, ?3) <= ?3 ORDER BY place, 3, id",
    [SCORE_FINDINGS] = "SELECT id, " WHAT(
        "title") ", due_on, closed_on FROM finding "
                 "WHERE supplier_id = ?1 AND deleted_at IS NULL AND due_on IS NOT NULL AND "
                 "(due_on BETWEEN ?2 AND ?3 OR closed_on BETWEEN ?2 AND ?3) "
                 "ORDER BY due_on, id",
    [SCORE_FOLLOW_UPS] = "SELECT id, " WHAT(
        "text") ", follow_up_on, follow_up_done FROM interaction "
                "WHERE supplier_id = ?1 AND deleted_at IS NULL AND follow_up_on IS NOT NULL AND "
                "(follow_up_on BETWEEN ?2 AND ?3 OR follow_up_done BETWEEN ?2 AND ?3) "
                "ORDER BY follow_up_on, id",
    /* By lines, for each has to be there within the tolerance; what nobody counted is all there. */
    [SCORE_ON_TIME] =
        "SELECT o.id, o.number, date(o.promised_on, '+' || ifnull(o.excused_days, 0) || ' days') "
        "AS due, o.delivered_on, ifnull(l.delivered, l.quantity), l.quantity, "
        "ifnull(o.tolerance, 0) FROM purchase_order o LEFT JOIN order_line l ON "
        "l.order_id = o.id AND l.deleted_at IS NULL WHERE o.supplier_id = ?1 AND "
        "o.deleted_at IS NULL AND o.status <> 'draft' AND o.status <> 'cancelled' AND "
        "o.promised_on IS NOT NULL AND (due BETWEEN ?2 AND ?3 OR o.delivered_on BETWEEN ?2 AND "
        "?3) ORDER BY due, o.id",
    [SCORE_PRICE] = "SELECT id, number, delivered_on, price_index FROM purchase_order WHERE "
                    "supplier_id = ?1 AND deleted_at IS NULL AND status <> 'cancelled' AND "
                    "price_index IS NOT NULL AND delivered_on BETWEEN ?2 AND ?3 "
                    "ORDER BY delivered_on, id",
    [SCORE_EXPORTS] =
        "SELECT export_markets, created_at FROM supplier WHERE id = ?1 AND export_markets <> ''",
};

extern const struct sql_module score_sql;
const struct sql_module score_sql = {"score", score_text, SCORE_STATEMENTS, SQL_SCORE};

/* The order whose lines are read. */
struct taken_order {
    int64_t id; /* 0: there is none yet */
    const char *number;
    int32_t due, delivered_on;
    bool is_short;
};

struct taking {
    struct score_facts *facts;
    struct arena *arena;
    int32_t today;
    struct score_wait wait;
    struct taken_order order;
};

static int32_t day_at(sqlite3_stmt *q, int column) {
    return date_from_iso((const char *)sqlite3_column_text(q, column));
}

/* id, what, day, from them, message */
static void take_word(struct taking *t, sqlite3_stmt *q) {
    struct score_case c;
    int32_t day = day_at(q, 2);
    bool over = sqlite3_column_int(q, 3)
                    ? score_wait_in(&t->wait, day, &c)
                    : score_wait_out(&t->wait, day, sqlite3_column_int(q, 4) != 0,
                                     sqlite3_column_int64(q, 0), sql_text(q, 1, t->arena), &c);
    if (over)
        score_add_case(t->facts, SCORE_ANSWER, &c, t->arena);
}

static void end_words(struct taking *t) {
    struct score_case c;
    if (score_wait_end(&t->wait, t->today, &c))
        score_add_case(t->facts, SCORE_ANSWER, &c, t->arena);
}

/* id, kind, from, until, not refuted, group */
static void take_certificate(struct taking *t, sqlite3_stmt *q) {
    bool ends = sqlite3_column_type(q, 3) != SQLITE_NULL;
    struct score_case c = {.day = day_at(q, 2),
                           .until = ends ? day_at(q, 3) : SCORE_ALWAYS,
                           .group = sqlite3_column_int(q, 5),
                           .value = sqlite3_column_int(q, 4),
                           .of = 1,
                           .id = sqlite3_column_int64(q, 0),
                           .what = sql_text(q, 1, t->arena)};
    score_add_case(t->facts, SCORE_CERTIFICATES, &c, t->arena);
}

/* id, what, due, done */
static void take_due(struct taking *t, sqlite3_stmt *q, enum score_measure_id measure) {
    struct score_case c = {.id = sqlite3_column_int64(q, 0)};
    if (!score_case_by_day(day_at(q, 2), day_at(q, 3), t->today, &c))
        return;
    c.what = sql_text(q, 1, t->arena);
    score_add_case(t->facts, measure, &c, t->arena);
}

static void take_finding(struct taking *t, sqlite3_stmt *q) {
    take_due(t, q, SCORE_FINDINGS);
}

static void take_follow_up(struct taking *t, sqlite3_stmt *q) {
    take_due(t, q, SCORE_FOLLOW_UPS);
}

static void end_order(struct taking *t) {
    const struct taken_order *o = &t->order;
    struct score_case c = {.id = o->id, .what = o->number};
    int32_t done = o->is_short ? DATE_NONE : o->delivered_on;
    if (o->id && score_case_by_day(o->due, done, t->today, &c))
        score_add_case(t->facts, SCORE_ON_TIME, &c, t->arena);
}

/* id, number, due, delivered on; of a line: pieces delivered, ordered; tolerance */
static void take_order_line(struct taking *t, sqlite3_stmt *q) {
    int64_t id = sqlite3_column_int64(q, 0);
    if (id != t->order.id) {
        end_order(t);
        t->order = (struct taken_order){.id = id,
                                        .number = sql_text(q, 1, t->arena),
                                        .due = day_at(q, 2),
                                        .delivered_on = day_at(q, 3)};
    }
    if (!order_is_enough(sqlite3_column_int64(q, 4), sqlite3_column_int64(q, 5),
                         sqlite3_column_int64(q, 6)))
        t->order.is_short = true;
}

/* id, number, delivered, share of the best in 1/1,000,000 */
static void take_price(struct taking *t, sqlite3_stmt *q) {
    struct score_case c = {.id = sqlite3_column_int64(q, 0),
                           .day = day_at(q, 2),
                           .value = score_divide(sqlite3_column_int64(q, 3), 1000),
                           .of = SCORE_TENTHS,
                           .what = sql_text(q, 1, t->arena)};
    score_add_case(t->facts, SCORE_PRICE, &c, t->arena);
}

static const struct {
    void (*take)(struct taking *t, sqlite3_stmt *q);
    void (*end)(struct taking *t); /* after the last row; or NULL */
} takers[SCORE_MEASURES] = {
    [SCORE_ANSWER] = {take_word, end_words},        [SCORE_CERTIFICATES] = {take_certificate, NULL},
    [SCORE_FINDINGS] = {take_finding, NULL},        [SCORE_FOLLOW_UPS] = {take_follow_up, NULL},
    [SCORE_ON_TIME] = {take_order_line, end_order}, [SCORE_PRICE] = {take_price, NULL},
};

static bool load_measure(struct store *store, int64_t supplier, int measure, const char *first,
                         const char *today, struct taking *t, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &score_sql, measure, err);
    bool ok = q && sql_bind(store, q, "itt", err, supplier, first, today);
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        takers[measure].take(t, q);
    sql_done(q);
    if (ok && takers[measure].end)
        takers[measure].end(t);
    return ok;
}

/* Required certificates */

/* Whether one of the markets ("EU,Japan") requires it of a supplier, whatever it makes; in which.
 */
static const char *requires(const struct catalogue *c, const struct certificate_kind *kind,
                            const char *markets, struct arena *arena) {
    if (kind->importer || kind->products.count || strcmp(kind->document, "transaction") == 0)
        return NULL;
    while (*markets) {
        size_t length = strcspn(markets, ",");
        const char *market = catalogue_market(c, arena_bytes(arena, markets, length), arena);
        if (market && catalogue_level(c, kind, market) == MARKET_REQUIRED)
            return market;
        markets += length + (markets[length] == ',');
    }
    return NULL;
}

static bool is_held(const struct catalogue *c, const struct certificate_kind *kind,
                    const struct score_facts *facts) {
    bool held = false;
    for (size_t i = 0; i < facts->n[SCORE_CERTIFICATES] && !held; i++)
        held = catalogue_certificate(c, facts->cases[SCORE_CERTIFICATES][i].what) == kind;
    return held;
}

/* What the export markets require and the supplier has no document of, each a group of its own,
 * from the day on which it was entered. */
static void add_missing(const struct catalogue *c, const char *markets, int32_t since,
                        struct taking *t) {
    size_t n = t->facts->n[SCORE_CERTIFICATES];
    int group = n ? t->facts->cases[SCORE_CERTIFICATES][n - 1].group : 0;
    for (int i = 0; c && i < c->n_certificates; i++) {
        const struct certificate_kind *kind = &c->certificates[i];
        const char *market = requires(c, kind, markets, t->arena);
        if (!market || is_held(c, kind, t->facts))
            continue;
        group++;
        struct score_case missing = {
            .day = since,
            .until = SCORE_ALWAYS,
            .group = group,
            .of = 1,
            .what = arena_format(t->arena, "%s, required for %s", kind->code, market)};
        score_add_case(t->facts, SCORE_CERTIFICATES, &missing, t->arena);
    }
}

static bool load_required(struct store *store, int64_t supplier, struct taking *t,
                          struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &score_sql, SCORE_EXPORTS, err);
    bool ok = q && sql_bind(store, q, "i", err, supplier) && sql_row(store, q, &row, err);
    if (ok && row)
        add_missing(store_catalogue(store), sql_text(q, 0, t->arena),
                    store_day_of(store, sqlite3_column_int64(q, 1)), t);
    sql_done(q);
    return ok;
}

bool score_facts_load(struct store *store, int64_t supplier, const struct score_settings *settings,
                      int32_t today, struct arena *arena, struct score_facts *facts,
                      struct error *err) {
    char first[DATE_TEXT], last[DATE_TEXT];
    struct taking t = {
        .facts = facts, .arena = arena, .today = today, .wait = {.since = DATE_NONE}};
    bool ok = true;
    *facts = (struct score_facts){0};
    date_to_iso(score_first_day(settings, today) - SCORE_ANSWER_WORST, first);
    date_to_iso(today, last);
    for (int i = 0; ok && i < SCORE_MEASURES; i++)
        ok = load_measure(store, supplier, i, first, last, &t, err);
    return ok && load_required(store, supplier, &t, err);
}

bool score_load(struct store *store, int64_t supplier, const struct score_settings *settings,
                int32_t today, struct score *score, struct error *err) {
    struct arena arena = {0};
    struct score_facts facts;
    bool ok = score_facts_load(store, supplier, settings, today, &arena, &facts, err);
    if (ok)
        score_compute(&facts, settings, today, score);
    arena_free(&arena);
    return ok;
}

bool score_value(struct store *store, int64_t supplier, int32_t today, struct value *value,
                 struct error *err) {
    struct arena arena = {0};
    struct score_facts facts;
    struct score score = {0};
    bool ok = score_facts_load(store, supplier, &store->score, today, &arena, &facts, err);
    if (ok)
        score_on(&facts, &store->score, today, &score);
    *value = ok && score.known ? value_int(score.value) : value_null();
    arena_free(&arena);
    return ok;
}

void score_configure(struct store *store, const struct score_settings *settings) {
    store->score = *settings;
}
