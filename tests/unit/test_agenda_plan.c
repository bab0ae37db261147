/*
 * The agenda of the planner: which quotes, requests, orders and closures give lines, from which day
 * to which, with what money at stake, and what keeps the lines up to date.
 */
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/trade.h"

#include "agenda_fixture.h"

/* Saigon offers 3,000 bags at USD 5.80 from that quantity on, 6.10 from 1,000. */
struct plans {
    int64_t supplier, product, requirement, quote;
};

static int64_t add_break(struct agents *a, int64_t quote, int64_t quantity, const char *price) {
    int64_t amount;
    ck_assert(money_parse(price, &amount));
    return ADD(a, &break_entity, quote, {BREAK_QUANTITY, NULL, quantity},
               {BREAK_PRICE, NULL, amount});
}

static int64_t add_quote(struct agents *a, const struct plans *p, int round, const char *until) {
    return ADD(a, &quote_entity, p->requirement, {QUOTE_SUPPLIER, NULL, p->supplier},
               {QUOTE_NUMBER, "Q-1182", 0}, {QUOTE_ROUND, NULL, round},
               {QUOTE_VALID_UNTIL, until, 0}, {QUOTE_INCOTERM, "FOB", 0},
               {QUOTE_CURRENCY, "USD", 0});
}

static struct plans plan(struct agents *a) {
    struct plans p = {.supplier = add_approved(a, "Saigon")};
    p.product = ADD(a, &product_entity, 0, {PRODUCT_NAME, "Commuter Mini", 0});
    p.requirement = ADD(a, &requirement_entity, 0, {REQUIREMENT_NAME, "Commuter", 0},
                        {REQUIREMENT_PRODUCT, NULL, p.product}, {REQUIREMENT_QUANTITY, NULL, 3000},
                        {REQUIREMENT_COUNTRY, "DE", 0}, {REQUIREMENT_CURRENCY, "EUR", 0});
    p.quote = add_quote(a, &p, 1, "2026-12-04");
    add_break(a, p.quote, 1000, "6.10");
    add_break(a, p.quote, 3000, "5.80");
    ADD(a, &fx_entity, 0, {FX_BASE, "EUR", 0}, {FX_CURRENCY, "USD", 0},
        {FX_ON_DATE, "2026-11-02", 0}, {FX_RATE, NULL, 1250000});
    return p;
}

static int64_t add_order(struct agents *a, const struct plans *p) {
    int64_t order =
        ADD(a, &order_entity, 0, {ORDER_NUMBER, "PO-7", 0}, {ORDER_SUPPLIER, NULL, p->supplier},
            {ORDER_STATUS, "confirmed", 0}, {ORDER_CURRENCY, "USD", 0});
    ADD(a, &order_line_entity, order, {ORDER_LINE_PRODUCT, NULL, p->product},
        {ORDER_LINE_QUANTITY, NULL, 200}, {ORDER_LINE_PRICE, NULL, 62500});
    return order;
}

/* "soon 2026-12-04 Saigon: quote … EUR 13,920.00\n" of the day. */
static const char *on(struct agents *a, const char *day) {
    struct agenda_query query = agenda_today();
    query.today = date_from_iso(day);
    struct agenda *agenda = agenda_new(a->lina, &query);
    const char *text = "";
    for (size_t i = 0; i < agenda_count(agenda); i++) {
        const struct agenda_line *line = agenda_at(agenda, i);
        struct agenda_words words;
        struct error err;
        char due[DATE_TEXT], money[64] = " ";
        date_to_iso(line->due, due);
        MUST(agenda_words_load(a->lina, line, &a->arena, &words, &err), err);
        if (line->money)
            money_format_full(line->money, "EUR", money + 1, sizeof money - 1);
        text =
            arena_format(&a->arena, "%s%s %s %s: %s%s\n", text, agenda_urgency_words[line->urgency],
                         due, words.supplier, agenda_reason(line, &words, query.today, &a->arena),
                         line->money ? money : "");
    }
    agenda_close(agenda);
    return text;
}

static void shows(struct agents *a, const char *day, const char *text) {
    ck_assert_str_eq(on(a, day), text);
}

START_TEST(a_quote_lapses_with_its_money) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    shows(a, "2026-11-19", "");
    /* 3,000 at 5.80 is USD 17,400, at 1.25 for the euro. */
    shows(a, "2026-11-20",
          "soon 2026-12-04 Saigon: quote Q-1182 for Commuter lapses in 14 d EUR 13,920.00\n");
    shows(a, "2026-12-05",
          "late 2026-12-04 Saigon: quote Q-1182 for Commuter lapsed yesterday EUR 13,920.00\n");
    /* The lines of a requirement count before its quantity, with the break that they reach. */
    int64_t variant = ADD(a, &variant_entity, p.product, {VARIANT_NAME, "black", 0});
    int64_t line = ADD(a, &demand_entity, p.requirement, {DEMAND_VARIANT, NULL, variant},
                       {DEMAND_QUANTITY, NULL, 2000});
    shows(a, "2026-11-20",
          "soon 2026-12-04 Saigon: quote Q-1182 for Commuter lapses in 14 d EUR 9,760.00\n");
    set(a, a->lina, &demand_entity, line, DEMAND_QUANTITY, value_int(100));
    shows(a, "2026-11-20",
          "soon 2026-12-04 Saigon: quote Q-1182 for Commuter lapses in 14 d EUR 488.00\n");
    agents_free(a);
}
END_TEST

START_TEST(only_the_last_round_for_an_open_requirement_lapses) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    int64_t asked = add_quote(a, &p, 2, "2026-12-01");
    set(a, a->lina, &quote_entity, asked, QUOTE_STATE, value_text("asked"));
    shows(a, "2026-11-20", /* what we asked for is no offer */
          "soon 2026-12-04 Saigon: quote Q-1182 for Commuter lapses in 14 d EUR 13,920.00\n");
    set(a, a->lina, &quote_entity, asked, QUOTE_STATE, value_text("agreed"));
    shows(a, "2026-11-20", "soon 2026-12-01 Saigon: quote Q-1182 for Commuter lapses in 11 d\n");
    set(a, a->lina, &quote_entity, asked, QUOTE_VALID_UNTIL, value_text("2027-02-01"));
    shows(a, "2026-11-20", "");
    set(a, a->lina, &quote_entity, asked, QUOTE_STATE, value_text("withdrawn"));
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->lina, &requirement_entity, p.requirement, REQUIREMENT_STATUS, value_text("awarded"));
    shows(a, "2026-11-20", "");
    agents_free(a);
}
END_TEST

/* Amounts are never added up as bare numbers. */
START_TEST(money_without_a_rate_is_not_counted) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    set(a, a->lina, &quote_entity, p.quote, QUOTE_CURRENCY, value_text("VND"));
    shows(a, "2026-11-20", "soon 2026-12-04 Saigon: quote Q-1182 for Commuter lapses in 14 d\n");
    /* Both by what they cost in a third. */
    ADD(a, &fx_entity, 0, {FX_BASE, "GBP", 0}, {FX_CURRENCY, "VND", 0},
        {FX_ON_DATE, "2026-11-10", 0}, {FX_RATE, NULL, 30000000000});
    ADD(a, &fx_entity, 0, {FX_BASE, "GBP", 0}, {FX_CURRENCY, "EUR", 0},
        {FX_ON_DATE, "2026-11-10", 0}, {FX_RATE, NULL, 1200000});
    shows(a, "2026-11-20", /* 17,400 × 1.2 / 30,000 */
          "soon 2026-12-04 Saigon: quote Q-1182 for Commuter lapses in 14 d EUR 0.70\n");
    /* A rate of tomorrow is not known today. */
    ADD(a, &fx_entity, 0, {FX_BASE, "EUR", 0}, {FX_CURRENCY, "VND", 0},
        {FX_ON_DATE, "2026-11-21", 0}, {FX_RATE, NULL, 25000000000});
    ck_assert_ptr_nonnull(strstr(on(a, "2026-11-20"), "EUR 0.70"));
    agents_free(a);
}
END_TEST

START_TEST(an_answer_is_missed_from_the_day_after) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    set(a, a->lina, &quote_entity, p.quote, QUOTE_STATE, value_text("withdrawn"));
    int64_t rfq = ADD(a, &rfq_entity, p.requirement, {RFQ_NUMBER, "26-031", 0},
                      {RFQ_SENT_ON, "2026-11-06", 0}, {RFQ_DUE_ON, "2026-11-18", 0});
    int64_t i = ADD(a, &invitation_entity, rfq, {INVITATION_SUPPLIER, NULL, p.supplier});
    shows(a, "2026-11-20", ""); /* a draft */
    set(a, a->lina, &rfq_entity, rfq, RFQ_STATUS, value_text("sent"));
    shows(a, "2026-11-18", "");
    static const char missed[] =
        "late 2026-11-18 Saigon: no answer to RFQ 26-031 for Commuter: it was due yesterday\n";
    shows(a, "2026-11-19", missed);
    set(a, a->lina, &invitation_entity, i, INVITATION_DUE_ON, value_text("2026-11-19"));
    shows(a, "2026-11-19", ""); /* its own day goes before that of the request */
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->lina, &invitation_entity, i, INVITATION_DECLINED_ON, value_text("2026-11-20"));
    shows(a, "2026-11-20", "");
    undo(a->lina);
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->lina, &invitation_entity, i, INVITATION_ANSWERED_ON, value_text("2026-11-20"));
    shows(a, "2026-11-20", "");
    agents_free(a);
}
END_TEST

/* What was asked for again is not waited for any more; a draft of it changes nothing yet. */
START_TEST(a_later_revision_silences_the_answer_to_the_earlier_one) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    struct agenda_query query = agenda_today();
    set(a, a->lina, &quote_entity, p.quote, QUOTE_STATE, value_text("withdrawn"));
    int64_t rfq = ADD(a, &rfq_entity, p.requirement, {RFQ_NUMBER, "26-031", 0},
                      {RFQ_STATUS, "sent", 0}, {RFQ_DUE_ON, "2026-11-18", 0});
    ADD(a, &invitation_entity, rfq, {INVITATION_SUPPLIER, NULL, p.supplier});
    struct agenda *agenda = agenda_new(a->lina, &query);
    ck_assert_uint_eq(agenda_count(agenda), 1);
    int64_t again = ADD(a, &rfq_entity, p.requirement, {RFQ_NUMBER, "26-031", 0},
                        {RFQ_REVISION, NULL, 2}, {RFQ_DUE_ON, "2026-12-01", 0});
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->marco, &rfq_entity, again, RFQ_STATUS, value_text("sent"));
    shows(a, "2026-11-20", "");
    struct error err;
    bool changed;
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert_uint_eq(agenda_count(agenda), 0); /* though it is not invited again */
    agenda_close(agenda);
    /* Asked again, it is waited for by the new day. */
    ADD(a, &invitation_entity, again, {INVITATION_SUPPLIER, NULL, p.supplier});
    shows(a, "2026-12-01", "");
    shows(a, "2026-12-02",
          "late 2026-12-01 Saigon: no answer to RFQ 26-031 for Commuter: it was due yesterday\n");
    /* Another request is nobody's revision. */
    set(a, a->lina, &rfq_entity, again, RFQ_NUMBER, value_text("26-040"));
    ck_assert_ptr_nonnull(strstr(on(a, "2026-11-20"), "no answer to RFQ 26-031"));
    agents_free(a);
}
END_TEST

START_TEST(an_order_is_followed_to_its_end) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    set(a, a->lina, &quote_entity, p.quote, QUOTE_STATE, value_text("withdrawn"));
    int64_t order = add_order(a, &p);
    int64_t m = ADD(a, &milestone_entity, order, {MILESTONE_NAME, "material", 0},
                    {MILESTONE_KIND, "material", 0}, {MILESTONE_PLANNED_ON, "2026-11-10", 0});
    int64_t pay = ADD(a, &payment_entity, order, {PAYMENT_KIND, "deposit", 0},
                      {PAYMENT_AMOUNT, NULL, 3750000}, {PAYMENT_CURRENCY, "USD", 0},
                      {PAYMENT_DUE_ON, "2026-11-20", 0});
    int64_t d = ADD(a, &document_entity, order, {DOCUMENT_KIND, "packing-list", 0},
                    {DOCUMENT_DUE_ON, "2026-11-21", 0});
    shows(a, "2026-11-10", "");
    static const char milestone[] =
        "late 2026-11-10 Saigon: material of order PO-7 was planned for "
        "11-10, yesterday, and is not done EUR 1,000.00\n";
    shows(a, "2026-11-11", milestone);
    set(a, a->lina, &milestone_entity, m, MILESTONE_PROMISED_ON, value_text("2026-11-12"));
    shows(a, "2026-11-12", "");
    ck_assert_ptr_nonnull(
        strstr(on(a, "2026-11-13"), "material of order PO-7 was promised for 11-12, yesterday"));
    set(a, a->lina, &milestone_entity, m, MILESTONE_ACTUAL_ON, value_text("2026-11-12"));
    shows(a, "2026-11-13",
          "soon 2026-11-20 Saigon: deposit of order PO-7, USD 375.00, is due in "
          "7 d EUR 300.00\n");
    shows(a, "2026-11-20",
          "today 2026-11-20 Saigon: deposit of order PO-7, USD 375.00, is due "
          "today EUR 300.00\n"
          "soon 2026-11-21 Saigon: packing list of order PO-7 not received, due tomorrow\n");
    set(a, a->lina, &payment_entity, pay, PAYMENT_PAID_ON, value_text("2026-11-20"));
    set(a, a->lina, &document_entity, d, DOCUMENT_RECEIVED_ON, value_text("2026-11-20"));
    shows(a, "2026-11-20", "");
    undo(a->lina);
    /* Papers are waited for when the goods are there, but not of an order that was taken back. */
    set(a, a->lina, &order_entity, order, ORDER_STATUS, value_text("delivered"));
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->lina, &order_entity, order, ORDER_STATUS, value_text("cancelled"));
    shows(a, "2026-11-20", "");
    agents_free(a);
}
END_TEST

static int64_t add_closure(struct agents *a, int64_t calendar, const char *name, const char *first,
                           const char *last) {
    return ADD(a, &calday_entity, calendar, {CALDAY_NAME, name, 0}, {CALDAY_KIND, "closure", 0},
               {CALDAY_FIRST, first, 0}, {CALDAY_LAST, last, 0});
}

START_TEST(a_long_closure_is_confirmed_once) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    struct agenda_query query = agenda_today();
    struct error err;
    set(a, a->lina, &quote_entity, p.quote, QUOTE_VALID_UNTIL, value_null());
    set_supplier(a, a->lina, p.supplier, SUPPLIER_COUNTRY, value_text("VN"));
    int64_t vietnam = ADD(a, &cal_entity, 0, {CAL_CODE, "VN", 0}, {CAL_NAME, "Vietnam", 0},
                          {CAL_COUNTRY, "VN", 0});
    add_closure(a, vietnam, "Labour Day", "2027-01-10", "2027-01-15"); /* six days */
    add_closure(a, vietnam, "Tet", "2027-01-19", "2027-02-01");
    add_closure(a, vietnam, "Tet again", "2027-03-01", "2027-03-07");
    shows(a, "2026-11-19", "");
    shows(a, "2026-11-20",
          "today 2026-11-20 Saigon: closes 2027-01-19 for Tet, until 2027-02-01: when it closes, "
          "reopens and takes the last order is not confirmed\n");
    struct agenda_line line = line_of(a, a->lina, AGENDA_CLOSURE, p.supplier);
    ck_assert(!agenda_done(a->lina, &query, &line, NULL, &err));
    MUST(agenda_done(a->lina, &query, &line, "closes 18 Jan, last orders 12 Dec", &err), err);
    shows(a, "2026-11-20", "");
    shows(a, "2027-01-19", "");
    ck_assert_ptr_nonnull(
        strstr(on(a, "2027-01-20"), "late 2026-12-31 Saigon: closes 03-01 for Tet again"));
    struct agenda_decision *decisions;
    int n;
    MUST(agenda_decisions(a->lina, &query, "done", query.today, 9, &a->arena, &decisions, &n, &err),
         err);
    ck_assert_str_eq(decisions[0].subject, "closure \"Tet\"");
    agents_free(a);
}
END_TEST

START_TEST(a_closure_concerns_who_works_for_us) {
    struct agents *a = agents_new();
    struct plans p = plan(a);
    set(a, a->lina, &quote_entity, p.quote, QUOTE_VALID_UNTIL, value_null());
    int64_t china =
        ADD(a, &cal_entity, 0, {CAL_CODE, "CN", 0}, {CAL_NAME, "China", 0}, {CAL_COUNTRY, "CN", 0});
    add_closure(a, china, "Spring Festival", "2027-01-10", "2027-01-30");
    shows(a, "2026-11-20", ""); /* its country is not known */
    set_supplier(a, a->lina, p.supplier, SUPPLIER_COUNTRY, value_text("CN"));
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->lina, &requirement_entity, p.requirement, REQUIREMENT_STATUS, value_text("ordered"));
    shows(a, "2026-11-20", "");
    int64_t order = add_order(a, &p);
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    set(a, a->lina, &order_entity, order, ORDER_STATUS, value_text("shipped"));
    shows(a, "2026-11-20", "");
    agents_free(a);
}
END_TEST

/* What is kept while others write is what would be opened. */
static void kept(struct agents *a, struct agenda *agenda) {
    struct agenda_query query = agenda_today();
    struct error err;
    bool changed;
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert_str_eq(agenda_shown(a, a->lina, agenda), agenda_text(a, &query));
    struct agenda *opened = agenda_new(a->lina, &query);
    ck_assert_int_eq(agenda_money(agenda), agenda_money(opened));
    agenda_close(opened);
}

START_TEST(lines_follow_what_others_change) {
    struct agents *a = agents_new();
    struct agenda_query query = agenda_today();
    struct agenda *agenda = agenda_new(a->lina, &query);
    struct plans p = plan(a);
    int64_t other = add_approved(a, "Hanoi");
    kept(a, agenda);
    ck_assert_uint_eq(agenda_count(agenda), 1);
    const struct {
        const struct entity *entity;
        int64_t id;
        int field;
        struct value value;
    } changes[] = {
        {&break_entity, number(a->lina, "SELECT id FROM price_break WHERE quantity = 3000"),
         BREAK_PRICE, value_int(70000)},
        {&fx_entity, number(a->lina, "SELECT id FROM fx_rate"), FX_RATE, value_int(2000000)},
        {&requirement_entity, p.requirement, REQUIREMENT_QUANTITY, value_int(1500)},
        {&quote_entity, p.quote, QUOTE_SUPPLIER, value_int(other)},
        {&requirement_entity, p.requirement, REQUIREMENT_STATUS, value_text("closed")},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        int64_t money = agenda_money(agenda);
        set(a, a->marco, changes[i].entity, changes[i].id, changes[i].field, changes[i].value);
        kept(a, agenda);
        ck_assert(agenda_money(agenda) != money || changes[i].field == QUOTE_SUPPLIER);
    }
    int64_t order = add_order(a, &p);
    ADD(a, &payment_entity, order, {PAYMENT_KIND, "deposit", 0}, {PAYMENT_AMOUNT, NULL, 3750000},
        {PAYMENT_CURRENCY, "USD", 0}, {PAYMENT_DUE_ON, "2026-11-20", 0});
    kept(a, agenda);
    ck_assert_uint_eq(agenda_count(agenda), 1);
    set(a, a->marco, &order_entity, order, ORDER_SUPPLIER, value_int(other));
    kept(a, agenda);
    ck_assert_int_eq(agenda_at(agenda, 0)->supplier, other);
    undo(a->marco);
    kept(a, agenda);
    undo(a->lina); /* the payment */
    kept(a, agenda);
    ck_assert_uint_eq(agenda_count(agenda), 0);
    agenda_close(agenda);
    agents_free(a);
}
END_TEST

TEST_MAIN(agenda_plan, a_quote_lapses_with_its_money,
          only_the_last_round_for_an_open_requirement_lapses, money_without_a_rate_is_not_counted,
          an_answer_is_missed_from_the_day_after,
          a_later_revision_silences_the_answer_to_the_earlier_one, an_order_is_followed_to_its_end,
          a_long_closure_is_confirmed_once, a_closure_concerns_who_works_for_us,
          lines_follow_what_others_change)
