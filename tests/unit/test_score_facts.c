/*
 * What the score of a supplier counts, from the database: words and answers, papers, findings,
 * follow-ups; and only those of the supplier, that are not deleted.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/score.h"
#include "sourcebench/service/catalogue.h"

#include "store_fixture.h"
#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

struct place {
    struct bench_files files;
    struct arena arena;
    struct store *store;
    int64_t supplier;
    struct error err;
};

#define CHECK(p, call) ck_assert_msg(call, "%s (%s)", (p)->err.message, (p)->err.detail)

static const char *day(struct place *p, int offset) {
    char iso[DATE_TEXT];
    date_to_iso(TODAY + offset, iso);
    return arena_string(&p->arena, iso);
}

static int64_t add(struct place *p, const struct entity *entity, const int *fields,
                   const char *const *texts, int n) {
    struct record *r = record_new(entity, &p->arena);
    if (entity->parent >= 0)
        r->values[entity->parent] = value_int(p->supplier);
    for (int i = 0; i < n; i++)
        r->values[fields[i]] = value_text(texts[i]);
    CHECK(p, command_begin(p->store, "Add", &p->err));
    CHECK(p, record_insert(p->store, r, &p->err));
    CHECK(p, command_commit(p->store, &p->err));
    return r->id;
}

#define ADD(p, entity, fields, ...)                                                                \
    add(p, entity, fields, (const char *const[]){__VA_ARGS__},                                     \
        (int)(sizeof(fields) / sizeof *(fields)))

static int64_t supplier(struct place *p, const char *name) {
    static const int fields[] = {SUPPLIER_NAME};
    return ADD(p, &supplier_entity, fields, name);
}

static int64_t word(struct place *p, int offset, const char *kind, const char *direction) {
    static const int fields[] = {INTERACTION_KIND, INTERACTION_DIRECTION, INTERACTION_ON,
                                 INTERACTION_TEXT};
    return ADD(p, &interaction_entity, fields, kind, direction, day(p, offset), "about the zips");
}

static int64_t follow_up(struct place *p, int due, const char *done) {
    static const int fields[] = {INTERACTION_KIND, INTERACTION_ON, INTERACTION_TEXT,
                                 INTERACTION_FOLLOW_UP_ON, INTERACTION_FOLLOW_UP_DONE};
    return ADD(p, &interaction_entity, fields, "note", day(p, due - 5), "ask\nagain", day(p, due),
               done);
}

static int64_t finding(struct place *p, int due, const char *closed) {
    static const int fields[] = {FINDING_TITLE, FINDING_SEVERITY, FINDING_DUE, FINDING_CLOSED};
    return ADD(p, &finding_entity, fields, "Aisle blocked", "major", day(p, due), closed);
}

static int64_t certificate(struct place *p, const char *kind, const char *document,
                           const char *state, int issued, int expires) {
    static const int fields[] = {CERTIFICATE_KIND, CERTIFICATE_DOCUMENT, CERTIFICATE_STATE,
                                 CERTIFICATE_ISSUED, CERTIFICATE_EXPIRES};
    return ADD(p, &certificate_entity, fields, kind, document, state, day(p, issued),
               day(p, expires));
}

static void open_place(struct place *p) {
    *p = (struct place){.files = bench_files()};
    p->store = bench_open(&p->files, "bench.db");
    p->supplier = supplier(p, "Saigon Trail");
}

static void close_place(struct place *p) {
    store_close(p->store);
    arena_free(&p->arena);
    bench_files_free(&p->files);
}

static struct score score_of(struct place *p) {
    struct score_settings settings;
    struct score s;
    score_defaults(&settings);
    CHECK(p, score_load(p->store, p->supplier, &settings, TODAY, &s, &p->err));
    return s;
}

static void line_is(struct place *p, enum score_measure_id measure, const char *value) {
    struct score s = score_of(p);
    ck_assert_str_eq(score_line_value(measure, &s.lines[measure], &p->arena), value);
}

START_TEST(a_stranger_has_no_score) {
    struct place p;
    open_place(&p);
    struct score s = score_of(&p);
    ck_assert(!s.known && s.n == 0 && s.n_trend == 0);
    for (int i = 0; i < SCORE_MEASURES; i++)
        line_is(&p, (enum score_measure_id)i, "no data");
    close_place(&p);
}
END_TEST

/* Mails of days 60 and 40 ago were answered after 2 and 4 days, that of 30 days ago never; visits
 * and notes ask nothing. (2 + 4 + 14) / 3 = 6.7. */
START_TEST(answers_are_told_from_the_timeline) {
    struct place p;
    open_place(&p);
    word(&p, -60, "mail", "out");
    word(&p, -58, "call", "in");
    word(&p, -50, "visit", "out");
    word(&p, -45, "note", NULL);
    word(&p, -44, "chat", "in");
    word(&p, -40, "chat", "out");
    word(&p, -38, "mail", "out");
    word(&p, -36, "visit", "in");
    word(&p, -30, "mail", "out");
    line_is(&p, SCORE_ANSWER, "6.7 d on average");
    int64_t call = word(&p, -10, "call", "out");
    word(&p, -9, "mail", "in");
    line_is(&p, SCORE_ANSWER, "5.2 d on average"); /* 21 / 4 = 5.25, half to even */
    CHECK(&p, command_begin(p.store, "Delete", &p.err));
    CHECK(&p, record_delete(p.store, &interaction_entity, call, &p.err));
    CHECK(&p, command_commit(p.store, &p.err));
    line_is(&p, SCORE_ANSWER, "6.7 d on average");
    close_place(&p);
}
END_TEST

START_TEST(papers_count_by_kind_and_document) {
    struct place p;
    open_place(&p);
    certificate(&p, "BSCI", "rating", "declared", -100, 100); /* said, not shown */
    line_is(&p, SCORE_CERTIFICATES, "no data");
    certificate(&p, "GRS", "scope", "verified", -400, -36);
    certificate(&p, "grs", "scope", "documented", -30, 335); /* its renewal */
    line_is(&p, SCORE_CERTIFICATES, "1 of 1 valid");
    certificate(&p, "GRS", "certificate", "documented", -400, -1); /* another document */
    certificate(&p, "GRS", "transaction", "verified", -400, -1);   /* of one shipment */
    line_is(&p, SCORE_CERTIFICATES, "1 of 2 valid");
    certificate(&p, "ISO 9001", "certificate", "refuted", -100, 100);
    certificate(&p, "SMETA", "rating", "verified", -900, -400); /* before the period */
    certificate(&p, "FSC", "certificate", "verified", 1, 100);  /* from tomorrow on */
    line_is(&p, SCORE_CERTIFICATES, "1 of 3 valid");
    ck_assert(!score_of(&p).known);
    close_place(&p);
}
END_TEST

START_TEST(what_was_due_counts_from_the_day_after) {
    struct place p;
    open_place(&p);
    finding(&p, 0, NULL);
    follow_up(&p, 0, NULL);
    line_is(&p, SCORE_FINDINGS, "no data");
    line_is(&p, SCORE_FOLLOW_UPS, "no data");
    finding(&p, -1, NULL);
    finding(&p, 9, day(&p, -1));
    follow_up(&p, -30, day(&p, -30));
    follow_up(&p, -30, day(&p, -29));
    follow_up(&p, -2, day(&p, -3));
    line_is(&p, SCORE_FINDINGS, "1 of 2 in time");
    line_is(&p, SCORE_FOLLOW_UPS, "2 of 3 by their day");
    /* (30 × 50 + 20 × 67) / 50 = 56.8 */
    struct score s = score_of(&p);
    ck_assert(s.known);
    ck_assert_int_eq(s.n, 5);
    ck_assert_int_eq(s.value, 57);
    close_place(&p);
}
END_TEST

START_TEST(others_are_another_matter) {
    struct place p;
    open_place(&p);
    int64_t mine = p.supplier;
    p.supplier = supplier(&p, "Another");
    for (int i = 1; i < 9; i++)
        finding(&p, -i, NULL);
    ck_assert_int_eq(score_of(&p).value, 0);
    ck_assert(score_of(&p).known);
    p.supplier = mine;
    ck_assert_int_eq(score_of(&p).n, 0);
    close_place(&p);
}
END_TEST

/* The cases are told so that a person can check them. */
START_TEST(cases_name_their_records) {
    struct place p;
    open_place(&p);
    struct score_settings settings;
    struct score_facts facts;
    score_defaults(&settings);
    int64_t id = follow_up(&p, -30, day(&p, -29));
    CHECK(&p, score_facts_load(p.store, p.supplier, &settings, TODAY, &p.arena, &facts, &p.err));
    ck_assert_uint_eq(facts.n[SCORE_FOLLOW_UPS], 1);
    const struct score_case *c = facts.cases[SCORE_FOLLOW_UPS];
    ck_assert_int_eq(c->id, id);
    ck_assert_str_eq(c->what, "ask again");
    struct score s = score_of(&p);
    ck_assert_str_eq(score_case_words(SCORE_FOLLOW_UPS, c, &s, &p.arena), "missed its day");
    close_place(&p);
}
END_TEST

START_TEST(every_statement_follows_the_supplier) {
    struct place p;
    open_place(&p);
    for (int i = 0; sql_modules[i]; i++) {
        for (int k = 0; strcmp(sql_modules[i]->name, "score") == 0 && k < SCORE_MEASURES; k++) {
            sqlite3_stmt *q = NULL;
            const char *text =
                arena_format(&p.arena, "EXPLAIN QUERY PLAN %s", sql_modules[i]->text[k]);
            sqlite3 *db = store_handle(p.store);
            ck_assert_int_eq(sqlite3_prepare_v2(db, text, -1, &q, NULL), SQLITE_OK);
            ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
            bool indexed = false;
            do {
                const char *plan = (const char *)sqlite3_column_text(q, 3);
                indexed = indexed || strstr(plan, "_by_supplier");
            } while (sqlite3_step(q) == SQLITE_ROW);
            ck_assert_msg(indexed, "%s", text);
            sqlite3_finalize(q);
        }
    }
    close_place(&p);
}
END_TEST

/* What the export markets require counts as not there until a document of it is entered; alone it
 * is no score. */
START_TEST(export_markets_require_certificates) {
    static const int fields[] = {CERTIFICATE_KIND, CERTIFICATE_STATE, CERTIFICATE_DOCUMENT,
                                 CERTIFICATE_SUBJECT, CERTIFICATE_EXPIRES};
    struct place p;
    struct catalogue catalogue;
    open_place(&p);
    store_close(p.store);
    CHECK(&p, catalogue_load("", &p.arena, &catalogue, &p.err));
    struct store_options options = {
        .path = bench_path(&p.files, "bench.db"), .author = "lina", .catalogue = &catalogue};
    CHECK(&p, store_open(&options, &p.store, &p.err));
    bench_run(p.store, "UPDATE supplier SET created_at = 0, export_markets = 'EU,Japan,Mars'");
    struct score s = score_of(&p);
    ck_assert(!s.known);
    ck_assert_int_eq(s.n, 0);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].of, 1); /* REACH */
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].value, 0);
    ADD(&p, &certificate_entity, fields, "BSCI", "verified", "rating", NULL, day(&p, 90));
    s = score_of(&p);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].of, 2);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].value, 1);
    ADD(&p, &certificate_entity, fields, "reach", "documented", "report", "600D", day(&p, 90));
    s = score_of(&p);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].of, 2);
    ck_assert_int_eq(s.lines[SCORE_CERTIFICATES].value, 2);
    close_place(&p);
}
END_TEST

static struct record *order_of(struct place *p, const char *number, const char *promised,
                               const char *delivered) {
    struct record *r = record_new(&order_entity, &p->arena);
    r->values[ORDER_NUMBER] = value_text(number);
    r->values[ORDER_SUPPLIER] = value_int(p->supplier);
    r->values[ORDER_STATUS] = value_text("confirmed");
    r->values[ORDER_CURRENCY] = value_text("USD");
    r->values[ORDER_PROMISED_ON] = value_text(promised);
    r->values[ORDER_DELIVERED_ON] = value_text(delivered);
    return r;
}

static void put(struct place *p, struct record *r) {
    CHECK(p, command_begin(p->store, "Add", &p->err));
    CHECK(p, record_insert(p->store, r, &p->err));
    CHECK(p, command_commit(p->store, &p->err));
}

static void put_line(struct place *p, const struct record *order, int64_t product,
                     int64_t delivered) {
    struct record *r = record_new(&order_line_entity, &p->arena);
    r->values[ORDER_LINE_ORDER] = value_int(order->id);
    r->values[ORDER_LINE_PRODUCT] = value_int(product);
    r->values[ORDER_LINE_QUANTITY] = value_int(1000);
    r->values[ORDER_LINE_PRICE] = value_int(58000);
    r->values[ORDER_LINE_DELIVERED] = value_int(delivered);
    put(p, r);
}

/* In time; 3 d late, which the buyer caused; 3 d late; in time but 30 of 1,000 short where 2 % may
 * be; the same where 3 % may be; not due yet; due and not there; cancelled. */
START_TEST(orders_count_by_their_first_confirmed_day) {
    static const int product_fields[] = {PRODUCT_NAME};
    struct place p;
    open_place(&p);
    int64_t product = ADD(&p, &product_entity, product_fields, "Mini");
    put(&p, order_of(&p, "PO-1", day(&p, -50), day(&p, -50)));
    struct record *o = order_of(&p, "PO-2", day(&p, -50), day(&p, -47));
    o->values[ORDER_EXCUSED_DAYS] = value_int(3);
    o->values[ORDER_EXCUSED_REASON] = value_text("artwork approved late");
    put(&p, o);
    put(&p, order_of(&p, "PO-3", day(&p, -50), day(&p, -47)));
    for (int i = 0; i < 2; i++) {
        o = order_of(&p, "PO-4", day(&p, -40), day(&p, -41));
        o->values[ORDER_TOLERANCE] = value_int(i ? 30000 : 20000);
        put(&p, o);
        put_line(&p, o, product, 970);
    }
    put(&p, order_of(&p, "PO-5", day(&p, 10), NULL));
    put(&p, order_of(&p, "PO-6", day(&p, -1), NULL));
    o = order_of(&p, "PO-7", day(&p, -9), NULL);
    o->values[ORDER_STATUS] = value_text("cancelled");
    put(&p, o);
    line_is(&p, SCORE_ON_TIME, "3 of 6 on time");
    close_place(&p);
}
END_TEST

/* 100 % and 110.5 % of the best: 105.25 on average, which is 74 of 100 points on the line from 100
 * % down to 0 at 120 %. */
START_TEST(prices_are_those_of_delivered_orders) {
    static const int64_t indexes[] = {1000000, 1105000, 1300000};
    struct place p;
    open_place(&p);
    for (int i = 0; i < 3; i++) {
        struct record *o = order_of(&p, "PO-1", day(&p, -50), i < 2 ? day(&p, -50 + i) : NULL);
        o->values[ORDER_PRICE_INDEX] = value_int(indexes[i]);
        put(&p, o);
    }
    struct score s = score_of(&p);
    ck_assert_int_eq(s.lines[SCORE_PRICE].n, 2);
    ck_assert_int_eq(s.lines[SCORE_PRICE].points, 74);
    line_is(&p, SCORE_PRICE, "105.2 % of the best");
    close_place(&p);
}
END_TEST

TEST_MAIN(score_facts, export_markets_require_certificates, a_stranger_has_no_score,
          answers_are_told_from_the_timeline, papers_count_by_kind_and_document,
          what_was_due_counts_from_the_day_after, others_are_another_matter,
          cases_name_their_records, orders_count_by_their_first_confirmed_day,
          prices_are_those_of_delivered_orders, every_statement_follows_the_supplier)
