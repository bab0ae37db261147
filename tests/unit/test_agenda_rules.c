/*
 * Every rule of the agenda at the days where it changes its mind, and what it says.
 */
#include "sourcebench/core/agenda.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"

#include "suite.h"

static const struct agenda_settings settings = {
    .soon = 7,
    .certificate = {90, 30, 7},
    .claim = 60,
    .silent = 14,
    .transit = 14,
    .verdict = 5,
    .vetting = 10,
    .quote = 14,
    .closure = 60,
    .review = {[AGENDA_VETTING] = 14, [AGENDA_APPROVED] = 30, [AGENDA_PREFERRED] = 30},
};

static int32_t iso(const char *s) {
    int32_t day = s ? date_from_iso(s) : DATE_NONE;
    ck_assert_msg(!s || day != DATE_NONE, "%s", s);
    return day;
}

enum { NOTHING = -1 };

struct judgement {
    const char *today, *day, *since;
    int status, cadence;
    int urgency; /* or NOTHING */
    const char *due;
    int stage;
};

static void check(size_t rule, const struct judgement *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct judgement *c = &cases[i];
        struct agenda_fact fact = {.subject = 7,
                                   .supplier = 3,
                                   .money = 500,
                                   .day = iso(c->day),
                                   .since = iso(c->since),
                                   .projected = DATE_NONE,
                                   .status = c->status,
                                   .cadence = c->cadence};
        struct agenda_line line;
        bool there = agenda_judge(rule, &fact, &settings, iso(c->today), &line);
        ck_assert_msg(there == (c->urgency != NOTHING), "%s on %s of %s", agenda_rules[rule].key,
                      c->today, c->day);
        if (!there)
            continue;
        ck_assert_msg(line.urgency == c->urgency && line.due == iso(c->due) &&
                          line.stage == c->stage,
                      "%s on %s of %s: %s, %d, stage %d", agenda_rules[rule].key, c->today, c->day,
                      agenda_urgency_words[line.urgency], line.due, line.stage);
        ck_assert_int_eq(line.subject, 7);
        ck_assert_int_eq(line.supplier, 3);
        ck_assert_int_eq(line.money, 500);
        ck_assert_uint_eq(line.rule, rule);
        ck_assert_int_eq(line.decision, 0);
        /* What the rule judges, the days it asks the database for include. */
        if (c->day) {
            const struct agenda_rule *r = &agenda_rules[rule];
            ck_assert_int_le(fact.day, r->until(&settings, iso(c->today)));
            ck_assert(!r->from || fact.day >= r->from(&settings, iso(c->today)));
        }
    }
}

#define CHECK_RULE(rule, ...)                                                                      \
    do {                                                                                           \
        const struct judgement cases[] = {__VA_ARGS__};                                            \
        check(rule, cases, sizeof cases / sizeof *cases);                                          \
    } while (0)

START_TEST(dated_things_are_late_today_or_soon) {
    static const size_t rules[] = {AGENDA_FOLLOW_UP, AGENDA_VETTING_EXPIRED, AGENDA_FINDING,
                                   AGENDA_AUDIT,     AGENDA_REVIEW,          AGENDA_PAYMENT,
                                   AGENDA_DOCUMENT};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        CHECK_RULE(rules[i],
                   {"2026-11-23", "2026-11-22", .urgency = AGENDA_LATE, .due = "2026-11-22"},
                   {"2026-11-23", "2026-11-23", .urgency = AGENDA_TODAY, .due = "2026-11-23"},
                   {"2026-11-23", "2026-11-24", .urgency = AGENDA_SOON, .due = "2026-11-24"},
                   {"2026-11-23", "2026-11-30", .urgency = AGENDA_SOON, .due = "2026-11-30"},
                   {"2026-11-23", "2026-12-01", .urgency = NOTHING},
                   {"2026-11-23", "2019-01-01", .urgency = AGENDA_LATE, .due = "2019-01-01"},
                   {"2028-02-29", "2028-02-28", .urgency = AGENDA_LATE, .due = "2028-02-28"},
                   {"2028-02-29", "2028-02-29", .urgency = AGENDA_TODAY, .due = "2028-02-29"},
                   {"2028-02-22", "2028-02-29", .urgency = AGENDA_SOON, .due = "2028-02-29"},
                   {"2028-02-22", "2028-03-01", .urgency = NOTHING});
    }
    CHECK_RULE(AGENDA_FINDING, {"2026-11-23", NULL, .urgency = NOTHING});
}
END_TEST

START_TEST(a_certificate_lapses_at_midnight_after_its_last_day) {
    CHECK_RULE(AGENDA_CERTIFICATE_LAPSED,
               {"2026-11-23", "2026-11-22", .urgency = AGENDA_LATE, .due = "2026-11-22"},
               {"2026-11-23", "2026-11-23", .urgency = NOTHING},
               {"2026-11-23", "1999-12-31", .urgency = AGENDA_LATE, .due = "1999-12-31"},
               {"2028-03-01", "2028-02-29", .urgency = AGENDA_LATE, .due = "2028-02-29"},
               {"2028-02-29", "2028-02-29", .urgency = NOTHING},
               {"2026-11-23", NULL, .urgency = NOTHING});
    CHECK_RULE(
        AGENDA_CERTIFICATE, {"2026-11-23", "2026-11-22", .urgency = NOTHING},
        {"2026-11-23", "2026-11-23", .urgency = AGENDA_TODAY, .due = "2026-11-23", .stage = 2});
}
END_TEST

START_TEST(a_certificate_asks_at_three_horizons) {
    /* 7, 8, 30, 31, 90 and 91 days ahead; across 29 February too. */
    CHECK_RULE(
        AGENDA_CERTIFICATE,
        {"2026-11-23", "2026-11-30", .urgency = AGENDA_SOON, .due = "2026-11-30", .stage = 2},
        {"2026-11-23", "2026-12-01", .urgency = AGENDA_SOON, .due = "2026-12-01", .stage = 1},
        {"2026-11-23", "2026-12-23", .urgency = AGENDA_SOON, .due = "2026-12-23", .stage = 1},
        {"2026-11-23", "2026-12-24", .urgency = AGENDA_SOON, .due = "2026-12-24", .stage = 0},
        {"2026-11-23", "2027-02-21", .urgency = AGENDA_SOON, .due = "2027-02-21", .stage = 0},
        {"2026-11-23", "2027-02-22", .urgency = NOTHING},
        {"2028-02-23", "2028-03-01", .urgency = AGENDA_SOON, .due = "2028-03-01", .stage = 2},
        {"2028-01-30", "2028-02-29", .urgency = AGENDA_SOON, .due = "2028-02-29", .stage = 1});
}
END_TEST

START_TEST(changed_bank_details_are_late_from_the_day_after) {
    CHECK_RULE(AGENDA_BANK,
               {"2026-11-23", "2026-11-23", .urgency = AGENDA_TODAY, .due = "2026-11-23"},
               {"2026-11-24", "2026-11-23", .urgency = AGENDA_LATE, .due = "2026-11-23"});
}
END_TEST

START_TEST(a_supplier_without_a_date_is_reviewed_by_cadence) {
    CHECK_RULE(
        AGENDA_REVIEW,
        {"2026-11-23", NULL, "2026-10-24", AGENDA_APPROVED, 0, AGENDA_TODAY, "2026-11-23", 0},
        {"2026-11-23", NULL, "2026-10-23", AGENDA_PREFERRED, 0, AGENDA_LATE, "2026-11-22", 0},
        {"2026-11-23", NULL, "2026-10-31", AGENDA_APPROVED, 0, AGENDA_SOON, "2026-11-30", 0},
        {"2026-11-23", NULL, "2026-11-01", AGENDA_APPROVED, 0, NOTHING, NULL, 0},
        /* its own cadence goes before that of its status */
        {"2026-11-23", NULL, "2026-11-01", AGENDA_APPROVED, 7, AGENDA_LATE, "2026-11-08", 0},
        {"2026-11-23", NULL, "2026-11-01", AGENDA_VETTING, 0, AGENDA_LATE, "2026-11-15", 0},
        /* no days for the status: only its own */
        {"2026-11-23", NULL, "2020-01-01", AGENDA_ON_HOLD, 0, NOTHING, NULL, 0},
        {"2026-11-23", NULL, "2020-01-01", AGENDA_ON_HOLD, 365, AGENDA_LATE, "2020-12-31", 0},
        {"2028-03-30", NULL, "2028-02-29", AGENDA_APPROVED, 0, AGENDA_TODAY, "2028-03-30", 0},
        {"2026-11-23", NULL, "2020-01-01", AGENDA_PROSPECT, 30, NOTHING, NULL, 0},
        {"2026-11-23", "2026-11-23", "2020-01-01", AGENDA_PROSPECT, 0, AGENDA_TODAY, "2026-11-23",
         0},
        {"2026-11-23", "2026-11-23", NULL, AGENDA_BLOCKED, 0, NOTHING, NULL, 0});
    ck_assert_int_eq(agenda_next_review(&settings, AGENDA_APPROVED, 0, iso("2028-01-30")),
                     iso("2028-02-29"));
    ck_assert_int_eq(agenda_next_review(&settings, AGENDA_APPROVED, 7, iso("2026-11-23")),
                     iso("2026-11-30"));
    ck_assert_int_eq(agenda_next_review(&settings, AGENDA_BLOCKED, 0, 100), DATE_NONE);
}
END_TEST

START_TEST(a_claim_may_stand_for_sixty_days) {
    CHECK_RULE(AGENDA_CLAIM,
               {"2026-11-23", "2026-09-24", .status = AGENDA_APPROVED, .urgency = AGENDA_TODAY,
                .due = "2026-11-23"},
               {"2026-11-23", "2026-09-23", .status = AGENDA_PREFERRED, .urgency = AGENDA_LATE,
                .due = "2026-11-22"},
               {"2026-11-23", "2026-09-25", .status = AGENDA_APPROVED, .urgency = NOTHING},
               {"2026-11-23", "2026-01-01", .status = AGENDA_VETTING, .urgency = NOTHING},
               {"2026-11-23", "2026-01-01", .status = AGENDA_ON_HOLD, .urgency = NOTHING});
}
END_TEST

START_TEST(what_waits_is_due_when_its_days_are_over) {
    CHECK_RULE(AGENDA_SILENT,
               {"2026-11-23", "2026-11-09", .urgency = AGENDA_TODAY, .due = "2026-11-23"},
               {"2026-11-23", "2026-11-08", .urgency = AGENDA_LATE, .due = "2026-11-22"},
               {"2026-11-23", "2026-11-10", .urgency = NOTHING});
    CHECK_RULE(AGENDA_SAMPLE_TRANSIT,
               {"2028-03-14", "2028-02-29", .urgency = AGENDA_TODAY, .due = "2028-03-14"},
               {"2028-03-14", "2028-02-28", .urgency = AGENDA_LATE, .due = "2028-03-13"},
               {"2028-03-14", "2028-03-01", .urgency = NOTHING});
    CHECK_RULE(AGENDA_SAMPLE_VERDICT,
               {"2026-11-23", "2026-11-18", .urgency = AGENDA_TODAY, .due = "2026-11-23"},
               {"2026-11-23", "2026-11-17", .urgency = AGENDA_LATE, .due = "2026-11-22"},
               {"2026-11-23", "2026-11-19", .urgency = NOTHING});
    CHECK_RULE(AGENDA_VETTING_STALLED,
               {"2026-11-23", "2026-11-13", .status = AGENDA_VETTING, .urgency = AGENDA_TODAY,
                .due = "2026-11-23"},
               {"2026-11-23", "2026-11-12", .status = AGENDA_VETTING, .urgency = AGENDA_LATE,
                .due = "2026-11-22"},
               {"2026-11-23", "2026-11-14", .status = AGENDA_VETTING, .urgency = NOTHING},
               {"2026-11-23", "2026-01-01", .status = AGENDA_APPROVED, .urgency = NOTHING});
}
END_TEST

START_TEST(what_has_passed_is_late_from_the_day_after) {
    static const size_t rules[] = {AGENDA_RFQ, AGENDA_MILESTONE};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        CHECK_RULE(rules[i],
                   {"2026-11-24", "2026-11-23", .urgency = AGENDA_LATE, .due = "2026-11-23"},
                   {"2026-11-23", "2026-11-23", .urgency = NOTHING},
                   {"2028-03-01", "2028-02-29", .urgency = AGENDA_LATE, .due = "2028-02-29"},
                   {"2026-11-24", NULL, .urgency = NOTHING});
}
END_TEST

START_TEST(a_quote_is_told_two_weeks_before_it_lapses) {
    CHECK_RULE(AGENDA_QUOTE, {"2026-11-22", "2026-12-07", .urgency = NOTHING},
               {"2026-11-23", "2026-12-07", .urgency = AGENDA_SOON, .due = "2026-12-07"},
               {"2026-12-07", "2026-12-07", .urgency = AGENDA_TODAY, .due = "2026-12-07"},
               {"2026-12-08", "2026-12-07", .urgency = AGENDA_LATE, .due = "2026-12-07"},
               {"2026-11-23", NULL, .urgency = NOTHING});
}
END_TEST

/* Lunar New Year of 2027 begins on 29 January; 60 days before is 30 November. */
START_TEST(a_closure_is_to_be_confirmed_sixty_days_before) {
    CHECK_RULE(AGENDA_CLOSURE, {"2026-11-29", "2027-01-29", .urgency = NOTHING},
               {"2026-11-30", "2027-01-29", .urgency = AGENDA_TODAY, .due = "2026-11-30"},
               {"2026-12-01", "2027-01-29", .urgency = AGENDA_LATE, .due = "2026-11-30"},
               {"2027-01-29", "2027-01-29", .urgency = AGENDA_LATE, .due = "2026-11-30"},
               {"2027-01-30", "2027-01-29", .urgency = NOTHING});
}
END_TEST

/* What is ordered has to arrive and be paid, whoever may get no other order. */
START_TEST(a_blocked_supplier_has_only_follow_ups_and_orders) {
    for (size_t i = 0; i < n_agenda_rules; i++) {
        struct agenda_fact fact = {.day = 0, .since = 0, .status = AGENDA_BLOCKED};
        struct agenda_line line;
        ck_assert_msg(agenda_judge(i, &fact, &settings, 1000, &line) ==
                          (i == AGENDA_FOLLOW_UP || i == AGENDA_MILESTONE || i == AGENDA_PAYMENT ||
                           i == AGENDA_DOCUMENT),
                      "%s", agenda_rules[i].key);
    }
}
END_TEST

START_TEST(rules_are_found_by_key_and_by_words) {
    for (size_t i = 0; i < n_agenda_rules; i++) {
        const struct agenda_rule *r = &agenda_rules[i];
        ck_assert_int_eq(agenda_rule_find(r->key), (int)i);
        ck_assert(agenda_rule_means(i, r->key) && agenda_rule_means(i, r->label));
        ck_assert_ptr_nonnull(r->until);
    }
    ck_assert_int_eq(agenda_rule_find("certificates"), -1);
    ck_assert(agenda_rule_means(AGENDA_CERTIFICATE, "cert"));
    ck_assert(agenda_rule_means(AGENDA_CERTIFICATE_LAPSED, "Certificate"));
    ck_assert(agenda_rule_means(AGENDA_FOLLOW_UP, "follow up"));
    ck_assert(agenda_rule_means(AGENDA_SILENT, "silen"));
    ck_assert(!agenda_rule_means(AGENDA_CERTIFICATE, "certificate-lapsed"));
    ck_assert(!agenda_rule_means(AGENDA_CERTIFICATE, ""));
}
END_TEST

/* The statuses here are those of the suppliers. */
START_TEST(statuses_stand_in_the_order_of_the_field) {
    static const char *const keys[AGENDA_STATUSES] = {
        [AGENDA_PROSPECT] = "prospect", [AGENDA_VETTING] = "vetting",
        [AGENDA_APPROVED] = "approved", [AGENDA_PREFERRED] = "preferred",
        [AGENDA_ON_HOLD] = "on-hold",   [AGENDA_BLOCKED] = "blocked",
    };
    const struct field *f = &supplier_fields[SUPPLIER_STATUS];
    ck_assert_uint_eq(f->n_choices, AGENDA_STATUSES);
    for (size_t i = 0; i < f->n_choices; i++)
        ck_assert_str_eq(f->choices[i].key, keys[i]);
}
END_TEST

START_TEST(lines_stand_by_urgency_day_and_money) {
    static const struct agenda_line in_order[] = {
        {.urgency = AGENDA_LATE, .due = 10, .rule = 2},
        {.urgency = AGENDA_LATE, .due = 11, .rule = 9, .money = 200},
        {.urgency = AGENDA_LATE, .due = 11, .rule = 1, .money = 100},
        {.urgency = AGENDA_LATE, .due = 11, .rule = 1, .subject = 5},
        {.urgency = AGENDA_LATE, .due = 11, .rule = 1, .subject = 6},
        {.urgency = AGENDA_LATE, .due = 11, .rule = 2, .subject = 1},
        {.urgency = AGENDA_TODAY, .due = 20, .rule = 0},
        {.urgency = AGENDA_SOON, .due = 19, .rule = 0},
    };
    for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++)
        for (size_t j = 0; j < sizeof in_order / sizeof *in_order; j++) {
            int c = agenda_compare(&in_order[i], &in_order[j]);
            ck_assert_msg((c > 0) - (c < 0) == (i > j) - (i < j), "%zu %zu", i, j);
        }
}
END_TEST

/* On 2026-11-23. */
static const struct {
    size_t rule;
    const char *due;
    struct agenda_words words;
    const char *since, *reason;
} reasons[] = {
    {AGENDA_BANK,
     "2026-11-20",
     {0},
     NULL,
     "bank details changed 3 d ago and not confirmed: payments wait"},
    {AGENDA_BANK,
     "2026-11-23",
     {.more = "Vietcombank"},
     NULL,
     "bank details at Vietcombank changed today and not confirmed: payments wait"},
    {AGENDA_CERTIFICATE_LAPSED, "2026-11-11", {.what = "GRS"}, NULL, "GRS lapsed 12 d ago"},
    {AGENDA_CERTIFICATE_LAPSED,
     "2026-11-22",
     {.what = "BSCI (C)", .more = "Plant 2"},
     NULL,
     "BSCI (C) of Plant 2 lapsed yesterday"},
    {AGENDA_CERTIFICATE, "2026-12-20", {.what = "GRS"}, NULL, "GRS lapses in 27 d"},
    {AGENDA_CERTIFICATE, "2026-11-24", {.what = "GRS"}, NULL, "GRS lapses tomorrow"},
    {AGENDA_CERTIFICATE, "2026-11-23", {.what = "GRS"}, NULL, "GRS lapses at midnight"},
    {AGENDA_FOLLOW_UP,
     "2026-11-23",
     {.what = "ask for YKK price list", .more = "call"},
     "2026-11-19",
     "\"ask for YKK price list\" (call 11-19)"},
    {AGENDA_FOLLOW_UP,
     "2026-11-23",
     {.what = "lab dip", .more = "mail"},
     "2025-12-30",
     "\"lab dip\" (mail 2025-12-30)"},
    {AGENDA_REVIEW,
     "2026-11-23",
     {.more = "marco"},
     "2026-10-21",
     "review today, the last was 33 d ago by marco"},
    {AGENDA_REVIEW,
     "2026-11-11",
     {0},
     "2026-10-21",
     "review was due 12 d ago, the last was 33 d ago"},
    {AGENDA_REVIEW, "2026-11-28", {0}, NULL, "review in 5 d, the first one"},
    {AGENDA_CLAIM,
     "2026-11-08",
     {.what = "recycled: 80 %", .more = "declared"},
     "2026-09-09",
     "\"recycled: 80 %\" is only declared, for 10 w"},
    {AGENDA_SILENT,
     "2026-11-21",
     {.number = 2},
     "2026-11-07",
     "no word for 16 d while 2 things are open"},
    {AGENDA_SILENT,
     "2026-11-21",
     {.number = 1},
     "2026-11-07",
     "no word for 16 d while 1 thing is open"},
    {AGENDA_SAMPLE_TRANSIT,
     "2026-11-16",
     {.what = "style 1042", .more = "DHL"},
     "2026-11-02",
     "sample \"style 1042\" sent 11-02 by DHL, 21 d on its way"},
    {AGENDA_SAMPLE_TRANSIT,
     "2026-11-16",
     {.what = "style 1042"},
     "2026-11-02",
     "sample \"style 1042\" sent 11-02, 21 d on its way"},
    {AGENDA_SAMPLE_VERDICT,
     "2026-11-22",
     {.what = "style 1042"},
     "2026-11-17",
     "sample \"style 1042\" waits for our verdict since 11-17, 6 d"},
    {AGENDA_VETTING_STALLED,
     "2026-11-22",
     {.number = 4, .total = 14},
     "2026-11-12",
     "vetting has not moved for 11 d, 4 of 14 items open"},
    {AGENDA_VETTING_STALLED,
     "2026-11-22",
     {.total = 14},
     "2026-11-12",
     "all 14 items settled, and no decision for 11 d"},
    {AGENDA_VETTING_STALLED,
     "2026-11-22",
     {0},
     "2026-11-12",
     "in vetting, and no checklist begun for 11 d"},
    {AGENDA_VETTING_EXPIRED,
     "2026-11-20",
     {.what = "Business licence seen"},
     NULL,
     "the evidence of \"Business licence seen\" was good until 11-20, 3 d ago"},
    {AGENDA_VETTING_EXPIRED,
     "2026-11-24",
     {.what = "Export right"},
     NULL,
     "the evidence of \"Export right\" is good until 11-24, tomorrow"},
    {AGENDA_FINDING,
     "2026-11-18",
     {.what = "needle log", .more = "major"},
     NULL,
     "major finding \"needle log\" was to be mended 5 d ago"},
    {AGENDA_FINDING,
     "2026-11-23",
     {.what = "needle log", .more = "major"},
     NULL,
     "major finding \"needle log\" is to be mended today"},
    {AGENDA_AUDIT,
     "2026-11-26",
     {.what = "sewing floor", .more = "visit"},
     NULL,
     "visit \"sewing floor\" planned for 11-26, in 3 d"},
    {AGENDA_AUDIT,
     "2026-11-20",
     {.what = "sewing floor", .more = "audit"},
     NULL,
     "audit \"sewing floor\" was planned for 11-20, 3 d ago, and is not held yet"},
    {AGENDA_QUOTE,
     "2026-12-05",
     {.what = "Q-1182", .more = "Commuter"},
     NULL,
     "quote Q-1182 for Commuter lapses in 12 d"},
    {AGENDA_QUOTE,
     "2026-11-23",
     {.more = "Commuter"},
     NULL,
     "quote for Commuter lapses at midnight"},
    {AGENDA_QUOTE, "2026-11-22", {.more = "Commuter"}, NULL, "quote for Commuter lapsed yesterday"},
    {AGENDA_RFQ,
     "2026-11-21",
     {.what = "26-031", .more = "Sling"},
     NULL,
     "no answer to RFQ 26-031 for Sling: it was due 2 d ago"},
    {AGENDA_MILESTONE,
     "2026-11-19",
     {.what = "material", .more = "PO-L0042", .number = 1},
     NULL,
     "material of order PO-L0042 was promised for 11-19, 4 d ago, and is not done"},
    {AGENDA_MILESTONE,
     "2026-11-22",
     {.what = "material", .more = "PO-L0042"},
     NULL,
     "material of order PO-L0042 was planned for 11-22, yesterday, and is not done"},
    {AGENDA_PAYMENT,
     "2026-11-28",
     {.what = "balance", .more = "PO-L0042", .number = 99960000, .currency = "USD"},
     NULL,
     "balance of order PO-L0042, USD 9,996.00, is due in 5 d"},
    {AGENDA_PAYMENT,
     "2026-11-20",
     {.what = "deposit", .more = "PO-L0042", .number = 42840000, .currency = "USD"},
     NULL,
     "deposit of order PO-L0042, USD 4,284.00, was due 3 d ago"},
    {AGENDA_DOCUMENT,
     "2026-11-20",
     {.what = "test reports", .more = "PO-L0042"},
     NULL,
     "test reports of order PO-L0042 not received, due 3 d ago"},
    {AGENDA_CLOSURE,
     "2026-11-30",
     {.what = "Spring Festival", .total = 22},
     NULL,
     "closes 2027-01-29 for Spring Festival, until 2027-02-19: when it closes, reopens and takes "
     "the "
     "last order is not confirmed"},
    {AGENDA_CLOSURE,
     "2026-11-30",
     {.what = "Eid al-Fitr", .total = 7, .number = 1},
     NULL,
     "closes 2027-01-29 (± 1 d) for Eid al-Fitr, until 2027-02-04: when it closes, reopens and "
     "takes "
     "the last order is not confirmed"},
};

START_TEST(reasons_speak_like_a_colleague) {
    struct arena arena = {0};
    int32_t today = iso("2026-11-23");
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        struct agenda_line line = {.rule = (uint8_t)reasons[i].rule, .due = iso(reasons[i].due)};
        line.about = line.due + (line.rule == AGENDA_CLOSURE ? settings.closure : 0);
        struct agenda_words words = reasons[i].words;
        words.since = iso(reasons[i].since);
        words.arrives = words.needed = DATE_NONE;
        words.in_time = -1;
        ck_assert_str_eq(agenda_reason(&line, &words, today, &arena), reasons[i].reason);
    }
    arena_free(&arena);
}
END_TEST

/* A late stage matters by what it does to the arrival. */
START_TEST(a_late_milestone_says_when_the_goods_arrive) {
    struct arena arena = {0};
    struct agenda_line line = {.rule = AGENDA_MILESTONE, .due = iso("2026-11-17")};
    struct agenda_words words = {.what = "production",
                                 .more = "PO-L0042",
                                 .arrives = iso("2027-02-20"),
                                 .needed = iso("2027-02-12"),
                                 .in_time = 123456};
    ck_assert_str_eq(agenda_reason(&line, &words, iso("2026-11-23"), &arena),
                     "production of order PO-L0042 was planned for 11-17, 6 d ago, and is not "
                     "done; arrives likely 2027-02-20, needed by 2027-02-12: 12 % in time");
    words.arrives = iso("2026-12-20");
    words.needed = DATE_NONE;
    words.in_time = -1;
    ck_assert_str_eq(agenda_reason(&line, &words, iso("2026-11-23"), &arena),
                     "production of order PO-L0042 was planned for 11-17, 6 d ago, and is not "
                     "done; arrives likely 12-20");
    arena_free(&arena);
}
END_TEST

START_TEST(subjects_are_named_for_labels) {
    struct arena arena = {0};
    struct agenda_line line = {.rule = AGENDA_CERTIFICATE};
    struct agenda_words words = {.what = "GRS"};
    ck_assert_str_eq(agenda_subject(&line, &words, &arena), "certificate GRS");
    line.rule = AGENDA_FOLLOW_UP;
    ck_assert_str_eq(agenda_subject(&line, &words, &arena), "follow-up \"GRS\"");
    line.rule = AGENDA_BANK;
    words.what = NULL;
    ck_assert_str_eq(agenda_subject(&line, &words, &arena), "bank details");
    arena_free(&arena);
}
END_TEST

TEST_MAIN(agenda_rules, dated_things_are_late_today_or_soon,
          a_certificate_lapses_at_midnight_after_its_last_day, a_certificate_asks_at_three_horizons,
          changed_bank_details_are_late_from_the_day_after,
          a_supplier_without_a_date_is_reviewed_by_cadence, a_claim_may_stand_for_sixty_days,
          what_waits_is_due_when_its_days_are_over, what_has_passed_is_late_from_the_day_after,
          a_quote_is_told_two_weeks_before_it_lapses,
          a_closure_is_to_be_confirmed_sixty_days_before,
          a_blocked_supplier_has_only_follow_ups_and_orders, rules_are_found_by_key_and_by_words,
          statuses_stand_in_the_order_of_the_field, lines_stand_by_urgency_day_and_money,
          reasons_speak_like_a_colleague, a_late_milestone_says_when_the_goods_arrive,
          subjects_are_named_for_labels)
