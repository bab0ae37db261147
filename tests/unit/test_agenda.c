/*
 * The agenda of a database: which records give lines, filters, and what keeps it up to date.
 */
#include "agenda_fixture.h"

#include "../../db/agenda_private.h"

static void shows(struct agents *a, const char *text) {
    struct agenda_query query = agenda_today();
    ck_assert_str_eq(agenda_text(a, &query), text);
}

START_TEST(every_rule_finds_its_records) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon");
    int64_t v = ADD(a, &supplier_entity, 0, {SUPPLIER_NAME, "Hanoi", 0},
                    {SUPPLIER_STATUS, "vetting", 0}, {SUPPLIER_NEXT_REVIEW, "2026-11-18", 0});
    ADD(a, &legal_entity, s, {LEGAL_REGISTERED_NAME, "Saigon Ltd", 0}, {LEGAL_ACCOUNT, "12", 0},
        {LEGAL_BANK, "Vietcombank", 0});
    add_certificate(a, s, "BSCI", "2026-11-19");
    add_certificate(a, s, "GRS", "2026-12-20");
    add_follow_up(a, s, "ask for the YKK price list", "2026-11-20");
    ADD(a, &claim_entity, s, {CLAIM_WHAT, "own lab", 0});
    ADD(a, &sample_entity, s, {SAMPLE_KIND, "photo", 0}, {SAMPLE_SUBJECT, "style 1042", 0},
        {SAMPLE_COURIER, "DHL", 0}, {SAMPLE_SENT, "2026-11-02", 0});
    ADD(a, &sample_entity, s, {SAMPLE_KIND, "photo", 0}, {SAMPLE_SUBJECT, "style 7", 0},
        {SAMPLE_SENT, "2026-11-02", 0}, {SAMPLE_RECEIVED, "2026-11-12", 0});
    ADD(a, &vetting_entity, v, {VETTING_TITLE, "Licence seen", 0}, {VETTING_STATE, "met", 0},
        {VETTING_EXPIRES, "2026-11-22", 0});
    ADD(a, &vetting_entity, v, {VETTING_TITLE, "Export right", 0});
    ADD(a, &finding_entity, s, {FINDING_TITLE, "needle log", 0}, {FINDING_SEVERITY, "major", 0},
        {FINDING_DUE, "2026-11-15", 0});
    ADD(a, &audit_entity, s, {AUDIT_KIND, "visit", 0}, {AUDIT_PURPOSE, "sewing floor", 0},
        {AUDIT_PLANNED, "2026-11-25", 0});
    shows(a, "late 2026-11-15 Saigon: major finding \"needle log\" was to be mended 5 d ago\n"
             "late 2026-11-16 Saigon: sample \"style 1042\" sent 11-02 by DHL, 18 d on its way\n"
             "late 2026-11-17 Saigon: sample \"style 7\" waits for our verdict since 11-12, 8 d\n"
             "late 2026-11-18 Hanoi: review was due 2 d ago, the first one\n"
             "late 2026-11-19 Saigon: BSCI lapsed yesterday\n"
             "today 2026-11-20 Saigon: bank details at Vietcombank changed today and not "
             "confirmed: payments wait\n"
             "today 2026-11-20 Saigon: \"ask for the YKK price list\" (call 11-19)\n"
             "soon 2026-11-22 Hanoi: the evidence of \"Licence seen\" is good until 11-22, in 2 "
             "d\n"
             "soon 2026-11-25 Saigon: visit \"sewing floor\" planned for 11-25, in 5 d\n"
             "soon 2026-12-20 Saigon: GRS lapses in 30 d\n");
    /* Sixty days later: what took its time is due too. */
    struct agenda_query later = agenda_today();
    later.today += 60;
    struct agenda *agenda = agenda_new(a->lina, &later);
    const char *text = agenda_shown(a, a->lina, agenda);
    ck_assert_ptr_nonnull(strstr(text, "today 2027-01-19 Saigon: \"own lab\" is only declared"));
    ck_assert_ptr_nonnull(strstr(text, "late 2026-12-03 Saigon: no word for 1 d while 3 things"));
    ck_assert_ptr_nonnull(
        strstr(text, "late 2026-11-30 Hanoi: vetting has not moved for 0 d, 1 of 2 items open"));
    agenda_close(agenda);
    agents_free(a);
}
END_TEST

START_TEST(a_renewed_certificate_does_not_lapse) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon");
    add_certificate(a, s, "GRS", "2025-11-01");
    add_certificate(a, s, "GRS", "2026-11-01");
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n"); /* only the latest of a chain */
    int64_t renewed = add_certificate(a, s, "grs", "2027-11-01");
    shows(a, "");
    set(a, a->lina, &certificate_entity, renewed, CERTIFICATE_STATE, value_text("refuted"));
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    set(a, a->lina, &certificate_entity, renewed, CERTIFICATE_STATE, value_text("verified"));
    /* A transaction certificate of one shipment does not stand in for a scope certificate, nor a
     * document of another site. */
    set(a, a->lina, &certificate_entity, renewed, CERTIFICATE_DOCUMENT, value_text("transaction"));
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    set(a, a->lina, &certificate_entity, renewed, CERTIFICATE_DOCUMENT, value_text("certificate"));
    shows(a, "");
    int64_t site = ADD(a, &site_entity, s, {SITE_NAME, "Plant 2", 0});
    set(a, a->lina, &certificate_entity, renewed, CERTIFICATE_SITE, value_int(site));
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n");
    set(a, a->lina, &certificate_entity, renewed, CERTIFICATE_EXPIRES, value_text("2026-11-20"));
    shows(a, "late 2026-11-01 Saigon: GRS lapsed 19 d ago\n"
             "today 2026-11-20 Saigon: grs of Plant 2 lapses at midnight\n");
    agents_free(a);
}
END_TEST

START_TEST(what_is_settled_deleted_or_blocked_is_not_listed) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_approved(a, "Saigon");
    int64_t c = add_certificate(a, s, "GRS", "2026-11-01");
    add_follow_up(a, s, "call back", "2026-11-18");
    int64_t f = ADD(a, &finding_entity, s, {FINDING_TITLE, "log", 0},
                    {FINDING_SEVERITY, "minor", 0}, {FINDING_DUE, "2026-11-01", 0});
    ADD(a, &sample_entity, s, {SAMPLE_KIND, "photo", 0}, {SAMPLE_SUBJECT, "style 7", 0},
        {SAMPLE_SENT, "2026-10-01", 0}, {SAMPLE_RECEIVED, "2026-10-09", 0},
        {SAMPLE_VERDICT, "approved", 0});
    set(a, a->lina, &finding_entity, f, FINDING_CLOSED, value_text("2026-11-10"));
    begin(a->lina, "Delete");
    MUST(record_delete(a->lina, &certificate_entity, c, &err), err);
    commit(a->lina);
    shows(a, "late 2026-11-18 Saigon: \"call back\" (call 11-19)\n");
    add_certificate(a, s, "BSCI", "2026-11-01");
    set_supplier(a, a->lina, s, SUPPLIER_STATUS, value_text("blocked"));
    set_supplier(a, a->lina, s, SUPPLIER_NEXT_REVIEW, value_text("2026-11-01"));
    shows(a, "late 2026-11-18 Saigon: \"call back\" (call 11-19)\n");
    begin(a->lina, "Delete");
    MUST(record_delete(a->lina, &supplier_entity, s, &err), err);
    commit(a->lina);
    shows(a, "");
    agents_free(a);
}
END_TEST

static int32_t hanoi_day(void *clock, int64_t ms_utc) {
    (void)clock;
    return date_of_ms(ms_utc, 7 * 60);
}

/* What was entered in the evening of UTC was entered on the next day in Hanoi, and so is due. */
START_TEST(times_are_of_the_day_here) {
    struct agents *a = agents_new();
    int64_t now = a->now;
    int64_t s = add_approved(a, "Saigon");
    a->now = (date_from_iso("2026-09-20") * INT64_C(24) + 20) * 3600000; /* 20:00 in UTC */
    ADD(a, &claim_entity, s, {CLAIM_WHAT, "Capacity", 0}, {CLAIM_VALUE, "9,000", 0});
    a->now = now;
    struct agenda_query query = agenda_today();
    query.today = date_from_iso("2026-11-19"); /* 60 days later in UTC */
    ck_assert_str_ne(agenda_text(a, &query), "");
    a->lina->day_of = hanoi_day;
    ck_assert_str_eq(agenda_text(a, &query), "");
    query.today++;
    ck_assert_str_ne(agenda_text(a, &query), "");
    agents_free(a);
}
END_TEST

/* Also where a later day counts as today, what was settled now is of that day. */
START_TEST(what_is_settled_now_was_settled_today) {
    struct agents *a = agents_new();
    struct error err;
    struct agenda_decision *decisions;
    int count;
    int64_t s = add_approved(a, "Saigon");
    int64_t f = add_follow_up(a, s, "call back", "2026-11-18");
    struct agenda_line line = line_of(a, a->lina, AGENDA_FOLLOW_UP, f);
    struct agenda_query query = agenda_today();
    query.today += 10;
    MUST(agenda_done(a->lina, &query, &line, NULL, &err), err);
    int32_t since = agenda_decided_today(a->lina, &query);
    MUST(agenda_decisions(a->lina, &query, "done", since, 10, &a->arena, &decisions, &count, &err),
         err);
    ck_assert_int_eq(count, 1);
    a->now += 86400000; /* the next day it is of yesterday */
    since = agenda_decided_today(a->lina, &query);
    MUST(agenda_decisions(a->lina, &query, "done", since, 10, &a->arena, &decisions, &count, &err),
         err);
    ck_assert_int_eq(count, 0);
    agents_free(a);
}
END_TEST

START_TEST(reviews_without_a_date_go_by_cadence) {
    struct agents *a = agents_new();
    int64_t s =
        ADD(a, &supplier_entity, 0, {SUPPLIER_NAME, "Saigon", 0}, {SUPPLIER_STATUS, "approved", 0},
            {SUPPLIER_LAST_REVIEW, "2026-10-21", 0}, {SUPPLIER_REVIEWED_BY, "marco", 0});
    add_supplier(a, a->lina, "A prospect");
    shows(a, "today 2026-11-20 Saigon: review today, the last was 30 d ago by marco\n");
    set_supplier(a, a->lina, s, SUPPLIER_CADENCE, value_int(60));
    shows(a, "");
    set_supplier(a, a->lina, s, SUPPLIER_LAST_REVIEW, value_null());
    set_supplier(a, a->lina, s, SUPPLIER_REVIEWED_BY, value_null());
    set_supplier(a, a->lina, s, SUPPLIER_CADENCE, value_int(5));
    shows(a, "soon 2026-11-25 Saigon: review in 5 d, the first one\n");
    agents_free(a);
}
END_TEST

static const char *filtered(struct agents *a, const char *text, const char *mine) {
    struct agenda_query query = agenda_today();
    struct filter filter;
    struct filter_error err;
    bool ok = filter_parse(text, agenda_filter_keys, n_agenda_filter_keys, query.today, &a->arena,
                           &filter, &err);
    ck_assert_msg(ok, "%s: %s", text, err.error.message);
    query.filter = &filter;
    query.mine = mine;
    struct agenda *agenda = agenda_new(a->lina, &query);
    const char *names = "";
    for (size_t i = 0; i < agenda_count(agenda); i++) {
        struct agenda_words words;
        MUST(agenda_words_load(a->lina, agenda_at(agenda, i), &a->arena, &words, &err.error),
             err.error);
        names = arena_format(&a->arena, "%s%s%s", names, i ? " " : "", words.what);
    }
    agenda_close(agenda);
    return names;
}

START_TEST(filters_ask_the_line_and_its_supplier) {
    struct agents *a = agents_new();
    int64_t s = add_approved(a, "Saigon Trail"), h = add_approved(a, "Hanoi Bags");
    set_supplier(a, a->lina, s, SUPPLIER_COUNTRY, value_text("VN"));
    set_supplier(a, a->lina, s, SUPPLIER_OWNER, value_text("marco"));
    ADD(a, &tag_entity, s, {TAG_NAME, "fair", 0});
    add_certificate(a, s, "GRS", "2026-11-01");
    add_certificate(a, h, "BSCI", "2026-11-25");
    add_follow_up(a, h, "call", "2026-11-20");
    static const struct {
        const char *filter, *mine, *names;
    } cases[] = {
        {"", NULL, "GRS call BSCI"},
        {"kind:certificate", NULL, "GRS BSCI"},
        {"kind:certificate-lapsed", NULL, "GRS"},
        {"kind:follow-up,certificate-l", NULL, "GRS call"},
        {"-kind:cert", NULL, "call"},
        {"is:late", NULL, "GRS"},
        {"is:today,soon", NULL, "call BSCI"},
        {"due:<=today", NULL, "GRS call"},
        {"due:2026-11-20", NULL, "call"},
        {"due:2026-11-20..2026-11-30", NULL, "call BSCI"},
        {"due:>today", NULL, "BSCI"},
        {"country:VN", NULL, "GRS"},
        {"-country:VN", NULL, "call BSCI"},
        {"tag:fair", NULL, "GRS"},
        {"trail", NULL, "GRS"},
        {"-trail", NULL, "call BSCI"},
        {"hano kind:cert", NULL, "BSCI"},
        {"nowhere", NULL, ""},
        {"who:marco", NULL, "GRS"},
        {"who:LINA", NULL, "call"}, /* who entered the follow-up */
        {"who:none", NULL, "BSCI"},
        {"who:any", NULL, "GRS call"},
        {"", "lina", "call BSCI"},
        {"", "marco", "GRS BSCI"},
        {"is:late", "lina", ""},
        {"cert:BSCI", NULL, "call BSCI"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(strcmp(filtered(a, cases[i].filter, cases[i].mine), cases[i].names) == 0,
                      "\"%s\" %s: %s", cases[i].filter, cases[i].mine ? cases[i].mine : "all",
                      filtered(a, cases[i].filter, cases[i].mine));
    agents_free(a);
}
END_TEST

START_TEST(a_kind_that_is_none_is_told) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    struct filter filter;
    struct filter_error err;
    ck_assert(filter_parse("kind:certficate", agenda_filter_keys, n_agenda_filter_keys, query.today,
                           &a->arena, &filter, &err));
    query.filter = &filter;
    ck_assert_ptr_null(agenda_open(a->lina, &query, &err.error));
    ck_assert_int_eq(err.error.code, ERROR_INPUT);
    ck_assert_str_eq(err.error.message,
                     "\"certficate\" is no kind of line; there are: bank details, certificate, "
                     "follow up, review, claim, silence, sample, vetting, finding, audit, "
                     "quote, rfq, order by, milestone, at risk, payment, document, closure.");
    agents_free(a);
}
END_TEST

START_TEST(counts_and_places_are_those_of_the_lines) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    int64_t s = add_approved(a, "Saigon");
    add_certificate(a, s, "GRS", "2026-11-01");
    int64_t f = add_follow_up(a, s, "call", "2026-11-20");
    add_follow_up(a, s, "later", "2026-11-24");
    add_follow_up(a, s, "much later", "2026-12-24");
    struct agenda *agenda = agenda_new(a->lina, &query);
    ck_assert_uint_eq(agenda_count(agenda), 3);
    ck_assert_uint_eq(agenda_count_of(agenda, AGENDA_LATE), 1);
    ck_assert_uint_eq(agenda_count_of(agenda, AGENDA_TODAY), 1);
    ck_assert_uint_eq(agenda_count_of(agenda, AGENDA_SOON), 1);
    ck_assert_int_eq(agenda_money(agenda), 0);
    ck_assert_ptr_null(agenda_at(agenda, 3));
    struct agenda_line line = *agenda_at(agenda, 1);
    bool found, changed;
    struct error err;
    ck_assert_int_eq(line.subject, f);
    ck_assert_uint_eq(agenda_place(agenda, &line, &found), 1);
    ck_assert(found);
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(!changed);
    set(a, a->marco, &interaction_entity, f, INTERACTION_FOLLOW_UP_DONE, value_text("2026-11-20"));
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(changed);
    ck_assert_uint_eq(agenda_count(agenda), 2);
    ck_assert_uint_eq(agenda_place(agenda, &line, &found), 1); /* where it would stand */
    ck_assert(!found);
    set_supplier(a, a->marco, s, SUPPLIER_CITY, value_text("HCMC"));
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(!changed);
    agenda_close(agenda);
    agents_free(a);
}
END_TEST

START_TEST(the_agenda_of_one_supplier) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    int64_t s = add_approved(a, "Saigon"), h = add_approved(a, "Hanoi");
    add_certificate(a, s, "GRS", "2026-11-01");
    add_certificate(a, h, "BSCI", "2026-11-02");
    query.supplier = h;
    struct agenda *agenda = agenda_new(a->lina, &query);
    ck_assert_str_eq(agenda_shown(a, a->lina, agenda),
                     "late 2026-11-02 Hanoi: BSCI lapsed 18 d ago\n");
    bool changed;
    struct error err;
    add_follow_up(a, s, "call", "2026-11-20");
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(!changed);
    add_follow_up(a, h, "call", "2026-11-20");
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert(changed);
    ck_assert_uint_eq(agenda_count(agenda), 2);
    agenda_close(agenda);
    agents_free(a);
}
END_TEST

/* No rule reads a table from its beginning to its end. */
START_TEST(rules_go_by_indexes) {
    struct agents *a = agents_new();
    for (int i = 0; i < AGENDA_RULES * AGENDA_PARTS; i++) {
        char *sql = arena_format(&a->arena, "EXPLAIN QUERY PLAN %s", agenda_sql.text[i]);
        sqlite3_stmt *q = NULL;
        ck_assert_int_eq(sqlite3_prepare_v2(store_handle(a->lina), sql, -1, &q, NULL), SQLITE_OK);
        while (sqlite3_step(q) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(q, 3);
            ck_assert_msg(strncmp(step, "SCAN ", 5) != 0 || strstr(step, "USING COVERING INDEX"),
                          "%s: %s", agenda_rules[i / AGENDA_PARTS].key, step);
        }
        sqlite3_finalize(q);
    }
    agents_free(a);
}
END_TEST

TEST_MAIN(agenda, every_rule_finds_its_records, a_renewed_certificate_does_not_lapse,
          what_is_settled_deleted_or_blocked_is_not_listed, reviews_without_a_date_go_by_cadence,
          times_are_of_the_day_here, what_is_settled_now_was_settled_today,
          filters_ask_the_line_and_its_supplier, a_kind_that_is_none_is_told,
          counts_and_places_are_those_of_the_lines, the_agenda_of_one_supplier, rules_go_by_indexes)
