/*
 * The agenda of what is still to be ordered, and of what is on its way: last order days by the
 * offers that count, and milestones that will be late.
 *
 * By the lane all costs are nothing, so that an offer costs its price; 33 days at sea and 5 to the
 * door, after 30 days of sewing (Ningbo) or 20 (Wenzhou): 68 or 58 days, the first of which is that
 * of the order. Needed by 2027-02-09, so that the last days are 2026-12-04 and 12-14.
 */
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/order_day.h"
#include "sourcebench/db/purge.h"
#include "sourcebench/service/case_file.h"
#include "sourcebench/service/order_days.h"

#include "agenda_fixture.h"

static const char world[] =
    "suppliers: [{name: Ningbo Bags, country: CN}, {name: Wenzhou Packs, country: CN}]\n"
    "products: [{name: Backpack, hs: 4202.92.91}]\n"
    "duties: [{hs: 4202.92, destination: DE, rate: 0, base: CIF, vat: 0}]\n"
    "lanes:\n"
    "  - name: Ningbo-Hamburg\n"
    "    origin_country: CN\n"
    "    country: DE\n"
    "    mode: sea-lcl\n"
    "    days_likely: 33\n"
    "    after_likely: 5\n"
    "    tariffs:\n"
    "      - {leg: carriage, currency: EUR}\n"
    "      - {leg: insurance, currency: EUR}\n"
    "      - {leg: destination-terminal, currency: EUR}\n"
    "      - {leg: inland-destination, currency: EUR}\n"
    "      - {leg: unloading, currency: EUR}\n"
    "      - {leg: import, currency: EUR}\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Backpack\n"
    "    quantity: 1000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    needed_by: 2027-02-09\n"
    "    quotes:\n"
    "      - {supplier: Ningbo Bags, incoterm: FOB, currency: EUR, breaks: {1: 5}, stages: [\n"
    "         {name: sewing, kind: production, days_likely: 30, days: calendar}]}\n"
    "      - {supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, breaks: {1: 6}, stages: [\n"
    "         {name: sewing, kind: production, days_likely: 20, days: calendar}]}\n";

#define TODAY date_from_iso("2026-11-20")

static void reckon(struct agents *a) {
    struct error err;
    MUST(order_days_reckon(a->lina, NULL, TODAY, &err), err);
}

static void import_case(struct agents *a, const char *text) {
    struct case_file file = {0};
    struct case_counts counts;
    struct error err;
    MUST(case_read(&file, text, strlen(text), "case.yaml", date_from_iso("2026-11-20"), &err), err);
    MUST(case_import(a->lina, &file, "case.yaml", false, &counts, &err), err);
    case_free(&file);
}

static struct agents *world_new(void) {
    struct agents *a = agents_new();
    import_case(a, world);
    reckon(a);
    return a;
}

static int64_t id_of(struct agents *a, const char *table, const char *column, const char *value) {
    return number(a->lina, arena_format(&a->arena, "SELECT id FROM %s WHERE %s = '%s'", table,
                                        column, value));
}

static int64_t quote_of(struct agents *a, const char *supplier) {
    return number(a->lina,
                  arena_format(&a->arena,
                               "SELECT q.id FROM quote q JOIN supplier s ON s.id = q.supplier_id "
                               "WHERE s.name = '%s'",
                               supplier));
}

static const char *on(struct agents *a, const char *day) {
    struct agenda_query query = agenda_today();
    query.today = date_from_iso(day);
    struct agenda *agenda = agenda_new(a->lina, &query);
    const char *text = "";
    for (size_t i = 0; i < agenda_count(agenda); i++) {
        const struct agenda_line *line = agenda_at(agenda, i);
        struct agenda_words words;
        struct error err;
        char money[64] = "";
        MUST(agenda_words_load(a->lina, line, &a->arena, &words, &err), err);
        if (line->money)
            money_format_full(line->money, "EUR", money, sizeof money);
        text = arena_format(&a->arena, "%s%s %s %s: %s | %s\n", text,
                            agenda_urgency_words[line->urgency], date_text(&a->arena, line->due),
                            words.supplier, agenda_reason(line, &words, query.today, &a->arena),
                            money);
    }
    agenda_close(agenda);
    return text;
}

static void shows(struct agents *a, const char *day, const char *text) {
    ck_assert_str_eq(on(a, day), text);
}

static const char by_ningbo[] =
    "soon 2026-12-04 Ningbo Bags: Spring: last day to order in time with 80 %, in 14 d; then "
    "sea LCL from Wenzhou Packs for EUR 1.00 more a piece | EUR 1,000.00\n";

START_TEST(the_last_day_to_order_comes_near) {
    struct agents *a = world_new();
    shows(a, "2026-11-19", "");
    shows(a, "2026-11-20", by_ningbo);
    /* When the cheaper one is too late, the day of the next one counts. */
    shows(a, "2026-12-05",
          "soon 2026-12-14 Wenzhou Packs: Spring: last day to order in time with 80 %, in 9 d; "
          "then nothing is in time | EUR 6,000.00\n");
    shows(a, "2026-12-15",
          "late 2026-12-14 Wenzhou Packs: Spring: not in time with 80 % any more, the last day was "
          "12-14, yesterday | EUR 6,000.00\n");
    set(a, a->lina, &requirement_entity, id_of(a, "requirement", "name", "Spring"),
        REQUIREMENT_STATUS, value_text("ordered"));
    shows(a, "2026-12-15", "");
    agents_free(a);
}
END_TEST

START_TEST(offers_that_do_not_count_are_not_waited_for) {
    struct agents *a = world_new();
    int64_t ningbo = quote_of(a, "Ningbo Bags"), wenzhou = quote_of(a, "Wenzhou Packs");
    set(a, a->lina, &quote_entity, ningbo, QUOTE_VALID_UNTIL, value_text("2026-11-30"));
    reckon(a);
    ck_assert_ptr_nonnull(strstr(on(a, "2026-11-30"), "soon 2026-12-04 Ningbo"));
    ck_assert_ptr_nonnull(strstr(on(a, "2026-12-01"), "soon 2026-12-14 Wenzhou"));
    set(a, a->lina, &quote_entity, wenzhou, QUOTE_STATE, value_text("withdrawn"));
    ck_assert_ptr_null(strstr(on(a, "2026-12-01"), "Spring: last day"));
    undo(a->lina);
    set_supplier(a, a->lina, id_of(a, "supplier", "name", "Wenzhou Packs"), SUPPLIER_STATUS,
                 value_text("blocked"));
    ck_assert_ptr_null(strstr(on(a, "2026-12-01"), "Spring: last day"));
    agents_free(a);
}
END_TEST

/* Of what is awarded to two, each has to be ordered by its own day. */
START_TEST(each_award_has_its_day) {
    struct agents *a = world_new();
    int64_t spring = id_of(a, "requirement", "name", "Spring");
    ADD(a, &award_entity, spring, {AWARD_QUOTE, NULL, quote_of(a, "Wenzhou Packs")},
        {AWARD_QUANTITY, NULL, 400}, {AWARD_DECIDED_ON, "2026-11-20", 0});
    set(a, a->lina, &requirement_entity, spring, REQUIREMENT_STATUS, value_text("awarded"));
    reckon(a);
    shows(a, "2026-12-01",
          "soon 2026-12-14 Wenzhou Packs: Spring: last day to order in time with 80 %, in 13 d; "
          "then nothing is in time | EUR 6,000.00\n");
    ADD(a, &award_entity, spring, {AWARD_QUOTE, NULL, quote_of(a, "Ningbo Bags")},
        {AWARD_QUANTITY, NULL, 600}, {AWARD_DECIDED_ON, "2026-11-20", 0});
    const char *both = on(a, "2026-12-01");
    ck_assert_ptr_nonnull(strstr(both, "soon 2026-12-04 Ningbo Bags"));
    ck_assert_ptr_nonnull(strstr(both, "soon 2026-12-14 Wenzhou Packs"));
    agents_free(a);
}
END_TEST

static int64_t add_milestone(struct agents *a, int64_t order, int position, const char *name,
                             int days, const char *promised) {
    return ADD(a, &milestone_entity, order, {MILESTONE_NAME, name, 0},
               {MILESTONE_KIND, "production", 0}, {MILESTONE_POSITION, NULL, position},
               {MILESTONE_DAYS, "calendar", 0}, {MILESTONE_DAYS_LIKELY, NULL, days},
               {MILESTONE_PLANNED_ON, "2026-12-01", 0}, {MILESTONE_PROMISED_ON, promised, 0});
}

static int stale(struct agents *a) {
    int64_t *ids, state;
    struct error err;
    int n;
    MUST(order_day_stale(a->lina, TODAY, &a->arena, &ids, &n, &state, &err), err);
    return n;
}

/* Whoever changes what the days follow from has them reckoned anew, and nobody else. */
START_TEST(what_the_days_follow_from_is_reckoned_anew) {
    struct agents *a = world_new();
    int64_t supplier = id_of(a, "supplier", "name", "Ningbo Bags");
    const struct {
        const struct entity *entity;
        int64_t id;
        int field;
        struct value value;
        bool follows;
    } changes[] = {
        {&supplier_entity, supplier, SUPPLIER_REVIEWED_BY, value_text("lina"), false},
        {&stage_entity, number(a->lina, "SELECT id FROM quote_stage WHERE days_likely = 30"),
         STAGE_DAYS_LIKELY, value_int(40), true},
        {&break_entity, number(a->lina, "SELECT id FROM price_break WHERE price = 50000"),
         BREAK_PRICE, value_int(70000), true},
        {&lane_entity, number(a->lina, "SELECT id FROM lane"), LANE_DAYS_LIKELY, value_int(30),
         true},
        {&requirement_entity, id_of(a, "requirement", "name", "Spring"), REQUIREMENT_QUANTITY,
         value_int(2000), true},
        {&supplier_entity, supplier, SUPPLIER_COUNTRY, value_text("VN"), true},
    };
    ck_assert_int_eq(stale(a), 0);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        set(a, a->marco, changes[i].entity, changes[i].id, changes[i].field, changes[i].value);
        ck_assert_msg(stale(a) == changes[i].follows, "change %zu", i);
        reckon(a);
        ck_assert_int_eq(stale(a), 0);
        undo(a->marco);
        ck_assert_msg(stale(a) == changes[i].follows, "change %zu taken back", i);
        reckon(a);
    }
    shows(a, "2026-11-20", by_ningbo);
    agents_free(a);
}
END_TEST

/* A second requirement, for another product, that only Wenzhou quotes. */
static const char summer[] = "suppliers: [{name: Wenzhou Packs, country: CN}]\n"
                             "products: [{name: Wallet, hs: 4202.92.91}]\n"
                             "requirements:\n"
                             "  - name: Summer\n"
                             "    product: Wallet\n"
                             "    quantity: 1000\n"
                             "    country: DE\n"
                             "    currency: EUR\n"
                             "    needed_by: 2027-06-01\n"
                             "    quotes:\n"
                             "      - {supplier: Wenzhou Packs, incoterm: FOB, currency: EUR, "
                             "breaks: {1: 6}}\n";

static int64_t stale_one(struct agents *a) {
    int64_t *ids, state;
    struct error err;
    int n;
    MUST(order_day_stale(a->lina, TODAY, &a->arena, &ids, &n, &state, &err), err);
    ck_assert_int_eq(n, 1);
    return ids[0];
}

/* A product concerns those who need it, a finished order those who have a quote of its supplier. */
START_TEST(what_concerns_one_leaves_the_others) {
    struct agents *a = world_new();
    import_case(a, summer);
    reckon(a);
    int64_t spring = id_of(a, "requirement", "name", "Spring"),
            backpack = id_of(a, "product", "name", "Backpack"),
            ningbo = id_of(a, "supplier", "name", "Ningbo Bags");
    ck_assert_int_eq(stale(a), 0);
    set(a, a->marco, &product_entity, backpack, PRODUCT_NAME, value_text("Rucksack"));
    ck_assert_int_eq(stale_one(a), spring);
    reckon(a);
    ADD(a, &site_entity, ningbo, {SITE_NAME, "Hall 2", 0});
    ck_assert_int_eq(stale(a), 0);
    int64_t order = ADD(a, &order_entity, 0, {ORDER_NUMBER, "PO-1", 0},
                        {ORDER_SUPPLIER, NULL, ningbo}, {ORDER_STATUS, "confirmed", 0},
                        {ORDER_CURRENCY, "EUR", 0}, {ORDER_ORDERED_ON, "2026-03-02", 0});
    reckon(a);
    int64_t sewing = add_milestone(a, order, 1, "sewing", 10, "2026-03-20");
    ck_assert_int_eq(stale(a), 0); /* not finished yet */
    set(a, a->lina, &order_entity, order, ORDER_STATUS, value_text("delivered"));
    ck_assert_int_eq(stale_one(a), spring);
    reckon(a);
    set(a, a->lina, &milestone_entity, sewing, MILESTONE_ACTUAL_ON, value_text("2026-03-20"));
    ck_assert_int_eq(stale_one(a), spring);
    reckon(a);
    undo(a->lina);
    ck_assert_int_eq(stale_one(a), spring);
    agents_free(a);
}
END_TEST

/* Five finished orders of 1,000 pieces in which sewing took 20 days instead of 10: the 30 days of
 * the quote become 60, and the last day comes 30 days before 2026-12-04, as the planner says. */
START_TEST(finished_orders_move_the_last_day) {
    struct agents *a = world_new();
    int64_t ningbo = id_of(a, "supplier", "name", "Ningbo Bags"),
            backpack = id_of(a, "product", "name", "Backpack");
    for (int i = 0; i < 5; i++) {
        int64_t order =
            ADD(a, &order_entity, 0, {ORDER_NUMBER, arena_format(&a->arena, "PO-%d", i), 0},
                {ORDER_SUPPLIER, NULL, ningbo}, {ORDER_STATUS, "delivered", 0},
                {ORDER_CURRENCY, "EUR", 0}, {ORDER_ORDERED_ON, "2026-03-02", 0});
        ADD(a, &order_line_entity, order, {ORDER_LINE_PRODUCT, NULL, backpack},
            {ORDER_LINE_QUANTITY, NULL, 1000}, {ORDER_LINE_PRICE, NULL, 50000});
        int64_t sewing = add_milestone(a, order, 1, "sewing", 10, "2026-03-11");
        set(a, a->lina, &milestone_entity, sewing, MILESTONE_ACTUAL_ON, value_text("2026-03-21"));
    }
    reckon(a);
    const char *of_ningbo =
        arena_format(&a->arena, "SELECT last_day FROM order_day WHERE quote_id = %lld",
                     (long long)quote_of(a, "Ningbo Bags"));
    char *last = bench_text(a->lina, of_ningbo);
    ck_assert_str_eq(last, "2026-11-04");
    mem_free(last);
    agents_free(a);
}
END_TEST

static void found(void *user, const struct store_finding *finding) {
    (void)user;
    (void)finding;
}

/* Written by another program: nothing tells that the days are wrong, but doctor has them reckoned
 * anew. Of what is purged nothing stays. */
START_TEST(doctor_and_purge_know_the_days) {
    struct agents *a = world_new();
    struct error err;
    int64_t quote = quote_of(a, "Ningbo Bags");
    MUST(store_doctor(a->lina, false, found, NULL, &err), err);
    ck_assert_int_eq(stale(a), 0);
    MUST(store_doctor(a->lina, true, found, NULL, &err), err);
    ck_assert_int_eq(stale(a), 1);
    reckon(a);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM order_day"), 2);
    MUST(command_delete(a->lina, &quote_entity, quote, &err), err);
    const struct purge_item item = {&quote_entity, quote, "quote"};
    struct purge_result gone;
    MUST(purge_run(a->lina, &item, 1, false, &a->arena, &gone, &err), err);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM order_day"), 1);
    agents_free(a);
}
END_TEST

/* Nobody writes, but lanes, rates and offers have their validity. What is not wanted by a day any
 * more has none. */
START_TEST(another_day_is_reckoned_anew) {
    struct agents *a = world_new();
    struct error err;
    int64_t *ids, state;
    int n;
    int32_t later = date_from_iso("2026-11-25");
    ck_assert_int_eq(stale(a), 0);
    MUST(order_day_stale(a->lina, later, &a->arena, &ids, &n, &state, &err), err);
    ck_assert_int_eq(n, 1);
    MUST(order_days_reckon(a->lina, NULL, later, &err), err);
    MUST(order_day_stale(a->lina, later, &a->arena, &ids, &n, &state, &err), err);
    ck_assert_int_eq(n, 0);
    ck_assert_int_eq(stale(a), 1);
    reckon(a);
    shows(a, "2026-11-20", by_ningbo);
    set(a, a->lina, &requirement_entity, id_of(a, "requirement", "name", "Spring"),
        REQUIREMENT_NEEDED_BY, value_null());
    shows(a, "2026-11-20", "");
    agents_free(a);
}
END_TEST

/* Days that were reckoned from what was before are not kept; those that are known are shown until
 * others are. */
START_TEST(days_of_a_former_state_are_not_kept) {
    struct agents *a = world_new();
    struct error err;
    int64_t *ids, state;
    int n;
    bool kept = true;
    int64_t spring = id_of(a, "requirement", "name", "Spring");
    set(a, a->marco, &requirement_entity, spring, REQUIREMENT_QUANTITY, value_int(1001));
    MUST(order_day_stale(a->lina, TODAY, &a->arena, &ids, &n, &state, &err), err);
    set(a, a->marco, &requirement_entity, spring, REQUIREMENT_QUANTITY, value_int(1000));
    const struct order_days none = {.requirement = spring, .service = ORDER_DAYS_SURE};
    MUST(order_day_write(a->lina, &none, 1, TODAY, state, &kept, &err), err);
    ck_assert(!kept);
    ck_assert_int_eq(stale(a), 1);
    shows(a, "2026-11-20", by_ningbo);
    reckon(a);
    shows(a, "2026-11-20", by_ningbo);
    /* While somebody else writes it cannot be done, and that is said. */
    set(a, a->marco, &requirement_entity, spring, REQUIREMENT_QUANTITY, value_int(1001));
    begin(a->marco, "Long import");
    ck_assert(!order_days_reckon(a->lina, NULL, TODAY, &err));
    ck_assert_int_eq(err.code, ERROR_BUSY);
    command_abort(a->marco);
    reckon(a);
    agents_free(a);
}
END_TEST

/* What is kept while others write is what would be opened. */
START_TEST(the_agenda_follows) {
    struct agents *a = world_new();
    struct agenda_query query = agenda_today();
    struct error err;
    bool changed;
    struct agenda *agenda = agenda_new(a->lina, &query);
    ck_assert_uint_eq(agenda_count(agenda), 1);
    /* Dearer, so that the other one is told about, whose record nobody touched. */
    set(a, a->marco, &break_entity,
        number(a->lina, "SELECT id FROM price_break WHERE price = 50000"), BREAK_PRICE,
        value_int(70000));
    reckon(a);
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert_uint_eq(agenda_count(agenda), 0); /* its day is far */
    set(a, a->marco, &lane_entity, number(a->lina, "SELECT id FROM lane"), LANE_DAYS_LIKELY,
        value_int(43));
    reckon(a);
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert_str_eq(agenda_shown(a, a->lina, agenda),
                     "soon 2026-12-04 Wenzhou Packs: Spring: last day to order in time with 80 %, "
                     "in 14 d; then nothing is in time\n");
    undo(a->marco);
    reckon(a);
    MUST(agenda_refresh(agenda, &changed, &err), err);
    ck_assert_uint_eq(agenda_count(agenda), 0);
    agenda_close(agenda);
    agents_free(a);
}
END_TEST

/* ---- on its way --------------------------------------------------------------------------------
 */

/* Material is done on 11-15. Sewing takes 20 days and begins on 11-20, today, at the earliest: it
 * ends on 12-09. Two days of packing. */
START_TEST(what_will_be_late_is_at_risk) {
    struct agents *a = agents_new();
    int64_t supplier = add_approved(a, "Saigon");
    int64_t product = ADD(a, &product_entity, 0, {PRODUCT_NAME, "Commuter Mini", 0});
    int64_t order = ADD(a, &order_entity, 0, {ORDER_NUMBER, "PO-7", 0},
                        {ORDER_SUPPLIER, NULL, supplier}, {ORDER_STATUS, "confirmed", 0},
                        {ORDER_CURRENCY, "EUR", 0}, {ORDER_ORDERED_ON, "2026-11-02", 0});
    ADD(a, &order_line_entity, order, {ORDER_LINE_PRODUCT, NULL, product},
        {ORDER_LINE_QUANTITY, NULL, 200}, {ORDER_LINE_PRICE, NULL, 50000});
    int64_t material = add_milestone(a, order, 1, "material", 10, "2026-11-16");
    int64_t sewing = add_milestone(a, order, 2, "sewing", 20, "2026-12-05");
    int64_t packing = add_milestone(a, order, 3, "packing", 2, "2026-12-10");
    set(a, a->lina, &milestone_entity, material, MILESTONE_ACTUAL_ON, value_text("2026-11-15"));
    shows(a, "2026-11-20",
          "soon 2026-12-05 Saigon: sewing of order PO-7 was promised for 12-05 and will be done "
          "12-09, 4 d later; arrives likely 12-11 | EUR 1,000.00\n");
    /* The milestone before it is late and moves all by what it is late. */
    set(a, a->lina, &order_entity, order, ORDER_NEEDED_BY, value_text("2026-12-11"));
    shows(a, "2026-11-20",
          "soon 2026-12-05 Saigon: sewing of order PO-7 was promised for 12-05 and will be done "
          "12-09, 4 d later; arrives likely 12-11, needed by 12-11: 100 % in time | EUR "
          "1,000.00\n");
    set(a, a->lina, &milestone_entity, material, MILESTONE_ACTUAL_ON, value_null());
    ck_assert_ptr_nonnull(strstr(on(a, "2026-11-20"),
                                 "late 2026-11-16 Saigon: material of order PO-7 was promised "
                                 "for 11-16, 4 d ago, and is not done; arrives likely 12-21, "
                                 "needed by 12-11: 0 % in time | EUR 1,000.00\n"));
    undo(a->lina);
    undo(a->lina);
    /* On 12-05 it is due today, from the day after it is late. */
    ck_assert_ptr_nonnull(strstr(on(a, "2026-12-05"), "today 2026-12-05 Saigon: sewing of order"));
    const char *after = on(a, "2026-12-06");
    ck_assert_ptr_nonnull(
        strstr(after, "late 2026-12-05 Saigon: sewing of order PO-7 was promised"));
    ck_assert_ptr_nonnull(strstr(after, "soon 2026-12-10 Saigon: packing of order PO-7"));
    /* It has begun in time: 11-16 to 12-05. */
    set(a, a->lina, &milestone_entity, sewing, MILESTONE_STARTED_ON, value_text("2026-11-16"));
    shows(a, "2026-11-20", "");
    /* Nothing promised is missed, but what is needed: packed on 12-10, as it is promised. */
    set(a, a->lina, &order_entity, order, ORDER_NEEDED_BY, value_text("2026-12-06"));
    shows(a, "2026-11-20",
          "soon 2026-12-06 Saigon: arrival of order PO-7 is needed by 12-06 and will be 12-10, "
          "4 d later: 0 % in time | EUR 1,000.00\n");
    struct agenda_line line = line_of(a, a->lina, AGENDA_AT_RISK, packing);
    struct agenda_query query = agenda_today();
    struct error err;
    MUST(agenda_done(a->lina, &query, &line, "the client takes it on the 8th", &err), err);
    shows(a, "2026-11-20", "");
    set(a, a->lina, &order_entity, order, ORDER_NEEDED_BY, value_text("2026-12-05"));
    ck_assert_str_ne(on(a, "2026-11-20"), ""); /* another day, another decision */
    set(a, a->lina, &order_entity, order, ORDER_STATUS, value_text("delivered"));
    shows(a, "2026-11-20", "");
    agents_free(a);
}
END_TEST

/* What cannot be projected is no risk, and no harm. */
START_TEST(an_order_that_cannot_be_projected_gives_no_line) {
    struct agents *a = agents_new();
    int64_t supplier = add_approved(a, "Saigon");
    int64_t order =
        ADD(a, &order_entity, 0, {ORDER_NUMBER, "PO-7", 0}, {ORDER_SUPPLIER, NULL, supplier},
            {ORDER_STATUS, "placed", 0}, {ORDER_CURRENCY, "EUR", 0});
    add_milestone(a, order, 1, "sewing", 200, "2026-12-05");
    shows(a, "2026-11-20", ""); /* nobody says when it was ordered */
    set(a, a->lina, &order_entity, order, ORDER_ORDERED_ON, value_text("2026-11-02"));
    ck_assert_str_ne(on(a, "2026-11-20"), "");
    ADD(a, &milestone_entity, order, {MILESTONE_NAME, "packing", 0},
        {MILESTONE_KIND, "inspection", 0}, {MILESTONE_POSITION, NULL, 2});
    shows(a, "2026-11-20", ""); /* nor how long packing takes */
    agents_free(a);
}
END_TEST

TEST_MAIN(agenda_order, the_last_day_to_order_comes_near,
          offers_that_do_not_count_are_not_waited_for, each_award_has_its_day,
          what_the_days_follow_from_is_reckoned_anew, what_concerns_one_leaves_the_others,
          finished_orders_move_the_last_day, doctor_and_purge_know_the_days,
          another_day_is_reckoned_anew, days_of_a_former_state_are_not_kept, the_agenda_follows,
          what_will_be_late_is_at_risk, an_order_that_cannot_be_projected_gives_no_line)
