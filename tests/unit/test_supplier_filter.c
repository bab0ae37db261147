/*
 * Filters of suppliers: every key against facts worked out here.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/db/command.h"
#include "sourcebench/db/score.h"
#include "sourcebench/db/supplier_list.h"

#include "suite.h"
#include "supplier_world.h"

static int int_of(const struct record *r, int field, int otherwise) {
    return r->values[field].kind == VALUE_INT ? (int)r->values[field].i : otherwise;
}

static bool text_is(const struct record *r, int field, const char *text) {
    return r->values[field].kind == VALUE_TEXT && strcmp(r->values[field].s, text) == 0;
}

static bool filled(const struct record *r, int field) {
    return r->values[field].kind != VALUE_NULL;
}

static bool valid_certificate(int i, const char *kind, int on) {
    const char *mine = world_certificate(i);
    return mine && (!kind || strcasecmp(mine, kind) == 0) && !world_certificate_refuted(i) &&
           world_certificate_expires(i) >= on;
}

typedef bool fact(const struct record *r, int i);

#define FACT(name, condition)                                                                      \
    static bool name(const struct record *r, int i) {                                              \
        (void)r;                                                                                   \
        (void)i;                                                                                   \
        return condition;                                                                          \
    }

FACT(everything, true)
FACT(in_vietnam, text_is(r, SUPPLIER_COUNTRY, "VN"))
FACT(in_vietnam_or_china, i % 4 < 2)
FACT(no_country, i % 4 == 2)
FACT(with_country, i % 4 != 2)
FACT(is_approved, i % 6 == 2)
FACT(is_approved_or_held, i % 6 == 2 || i % 6 == 4)
FACT(is_trader, i % 4 == 3)
FACT(city_hanoi, i % 5 == 4)
FACT(city_ha, i % 5 == 0 || i % 5 == 3 || i % 5 == 4)
FACT(named_trail, i % 8 == 0 && i % 10 != 9)
FACT(named_locally, i % 9 == 0)
FACT(moq_below, int_of(r, SUPPLIER_MOQ, 999) < 300)
FACT(moq_at_least, int_of(r, SUPPLIER_MOQ, -1) >= 300)
FACT(moq_is, int_of(r, SUPPLIER_MOQ, -1) == 300)
FACT(moq_between, int_of(r, SUPPLIER_MOQ, -1) >= 200 && int_of(r, SUPPLIER_MOQ, 999) <= 400)
FACT(moq_listed, int_of(r, SUPPLIER_MOQ, -1) == 200 || int_of(r, SUPPLIER_MOQ, -1) == 600)
FACT(no_moq, !filled(r, SUPPLIER_MOQ))
FACT(lead_to, int_of(r, SUPPLIER_LEAD_DAYS, 999) <= 45)
FACT(lead_from, int_of(r, SUPPLIER_LEAD_DAYS, -1) >= 45)
FACT(workers_above, int_of(r, SUPPLIER_WORKERS, -1) > 300)
FACT(capacity_none, !filled(r, SUPPLIER_CAPACITY))
FACT(capacity_from, int_of(r, SUPPLIER_CAPACITY, -1) >= 1000)
FACT(founded_before, int_of(r, SUPPLIER_FOUNDED, 9999) < 2000)
FACT(exports_before, int_of(r, SUPPLIER_EXPORT_SINCE, 9999) < 2010)
FACT(market_europe, i % 5 == 0)
FACT(model_odm, i % 3 == 0)
FACT(model_private, i % 3 == 1)
FACT(no_model, i % 3 == 2)
FACT(sector_bags, i % 2)
FACT(in_dollars, i % 2)
FACT(fob, i % 3 == 0)
FACT(review_due, i % 3 == 2 && i - 30 <= 0)
FACT(review_later, i % 3 == 2 && i - 30 > 7)
FACT(of_lina, i % 4 == 0)
FACT(external_one, i == 17)
FACT(from_fair, i % 2)
FACT(at_le_loi, i % 2)
FACT(note_ykk, i % 10 == 0)
FACT(certified_grs, valid_certificate(i, "GRS", 0))
FACT(certified_grs_or_bsci, valid_certificate(i, "GRS", 0) || valid_certificate(i, "BSCI", 0))
FACT(certified_later, valid_certificate(i, "GRS", 101))
FACT(certified_then, valid_certificate(i, "GRS", -20))
FACT(certified, valid_certificate(i, NULL, 0))
FACT(uncertified, !valid_certificate(i, NULL, 0))
FACT(slow, world_tag(i) && strcmp(world_tag(i), "slow") == 0)
FACT(fair_2026, world_tag(i) && strcmp(world_tag(i), "Fair-2026") == 0)
FACT(key_account, world_tag(i) && strcmp(world_tag(i), "key account") == 0)
FACT(untagged, !world_tag(i))
FACT(recycled, world_claim(i) != NULL)
FACT(nothing_claimed, !world_claim(i))
FACT(knows_lan, i % 7 == 2)
FACT(has_mail, world_contact(i) != NULL)
FACT(follow_up_due, world_follow_up_open(i) && i - 20 <= 0)
FACT(follow_up_open, world_follow_up_open(i))
FACT(no_follow_up, !world_follow_up_open(i))
FACT(contacted_long_ago, world_has_interaction(i) && world_contacted(i) < -30)
FACT(contacted_this_month, world_has_interaction(i) && world_contacted(i) >= -30)
FACT(never_contacted, !world_has_interaction(i))
/* One follow-up each is all that is counted: kept today, or due before and not kept. */
FACT(score_high, i % 6 == 3 && i >= 20)
FACT(score_low, (i % 6 == 3 || i % 6 == 0) && i < 20)
FACT(score_none, !score_high(r, i) && !score_low(r, i))
FACT(made_this_week, i >= WORLD_N - 8)
FACT(made_today, i == WORLD_N - 1)
FACT(vn_approved, i % 4 == 0 && i % 6 == 2)
FACT(vn_not_slow, i % 4 == 0 && !slow(r, i))
FACT(word_canvas, i % 8 == 2 && i % 10 != 9)
FACT(word_canvas_not_vn, word_canvas(r, i) && !in_vietnam(r, i))
FACT(word_hinge, world_has_interaction(i))
FACT(word_lan, i % 7 == 2)
FACT(word_cjk, i % 9 == 0 || (i % 8 == 4 && i % 10 != 9))

static const struct filter_case {
    const char *filter;
    fact *fact;
} filter_cases[] = {
    {"", everything},
    {"country:VN", in_vietnam},
    {"country:vietnam", in_vietnam},
    {"country:VN,CN", in_vietnam_or_china},
    {"country:none", no_country},
    {"country:any", with_country},
    {"status:approved", is_approved},
    {"status:approved,on-hold", is_approved_or_held},
    {"kind:trader", is_trader},
    {"city:hanoi", city_hanoi},
    {"city:ha", city_ha},
    {"name:trail", named_trail},
    {"name:RAIL", named_trail},
    {"name:背包", named_locally},
    {"moq:<300", moq_below},
    {"moq:>=300", moq_at_least},
    {"moq:300", moq_is},
    {"moq:200..400", moq_between},
    {"moq:200,600", moq_listed},
    {"moq:none", no_moq},
    {"lead:<=45", lead_to},
    {"lead:..45", lead_to},
    {"lead:45..", lead_from},
    {"workers:>300", workers_above},
    {"capacity:none", capacity_none},
    {"capacity:>=1,000", capacity_from},
    {"founded:<2000", founded_before},
    {"exports:<2010", exports_before},
    {"market:europe", market_europe},
    {"model:odm", model_odm},
    {"model:private", model_private},
    {"model:none", no_model},
    {"sector:bags", sector_bags},
    {"currency:usd", in_dollars},
    {"incoterm:FOB", fob},
    {"review:<=today", review_due},
    {"review:>+7d", review_later},
    {"owner:lina", of_lina},
    {"external:ext-017", external_one},
    {"source:canton", from_fair},
    {"address:\"le loi\"", at_le_loi},
    {"note:ykk", note_ykk},
    {"cert:GRS", certified_grs},
    {"cert:grs,bsci", certified_grs_or_bsci},
    {"cert:GRS@2027-03-04", certified_later},
    {"cert:GRS@2026-11-03", certified_then},
    {"cert:any", certified},
    {"cert:none", uncertified},
    {"tag:slow", slow},
    {"tag:SLOW", slow},
    {"tag:fair-2026", fair_2026},
    {"tag:\"key account\"", key_account},
    {"tag:none", untagged},
    {"claim:recycled", recycled},
    {"claim:none", nothing_claimed},
    {"contact:lan", knows_lan},
    {"contact:mail@", has_mail},
    {"followup:<=today", follow_up_due},
    {"followup:any", follow_up_open},
    {"followup:none", no_follow_up},
    {"contacted:<-30d", contacted_long_ago},
    {"contacted:>=-30d", contacted_this_month},
    {"contacted:none", never_contacted},
    {"score:>80", score_high},
    {"score:100", score_high},
    {"score:0..50", score_low},
    {"score:none", score_none},
    {"created:>=-7d", made_this_week},
    {"updated:today", made_today},
    {"-is:deleted", everything},
    {"country:VN status:approved", vn_approved},
    {"country:VN -tag:slow", vn_not_slow},
    {"canvas", word_canvas},
    {"\"canvas\"", word_canvas},
    {"canvas -country:VN", word_canvas_not_vn},
    {"hinge", word_hinge},
    {"tran lan", word_lan},
    {"包", word_cjk},
};

static void check_filter(struct world *w, const char *filter, fact *wanted, bool negated,
                         int sort) {
    static int64_t ids[MOST];
    struct score_settings settings;
    score_defaults(&settings);
    settings.min_sample = 1;
    score_configure(w->store, &settings);
    struct supplier_list *list =
        open_list(w, filter, (struct supplier_query){.sort = sort, .sort_chosen = true});
    int n = walk(w, list, false, 50, ids), expected = 0;
    for (int i = 0; i < WORLD_N; i++) {
        bool there = false, shall = wanted(w->suppliers[i], i) != negated;
        for (int k = 0; k < n; k++)
            there = there || ids[k] == w->suppliers[i]->id;
        ck_assert_msg(there == shall, "%s: supplier %d is %s", filter, i,
                      shall ? "missing" : "there");
        expected += shall;
    }
    ck_assert_msg(n == expected, "%s gives %d rows of %d", filter, n, expected);
    ck_assert_int_eq(count_all(list), expected);
    supplier_list_close(list);
}

START_TEST(filters_find_what_the_facts_say) {
    struct world *w = world_open();
    for (size_t c = 0; c < sizeof filter_cases / sizeof *filter_cases; c++) {
        check_filter(w, filter_cases[c].filter, filter_cases[c].fact, false, SUPPLIER_NAME);
        check_filter(w, filter_cases[c].filter, filter_cases[c].fact, false, SUPPLIER_WORKERS);
    }
    world_close(w);
}
END_TEST

/* The score as a number that sorts: who has none stands last, whichever way. */
static int64_t rank(struct world *w, int64_t id, bool descending) {
    struct value score;
    struct error err;
    ck_assert(score_value(w->store, id, WORLD_TODAY, &score, &err));
    return score.kind == VALUE_NULL ? 1000 : descending ? -score.i : score.i;
}

START_TEST(scores_sort_like_a_column) {
    static const char *const filters[] = {"", "score:>=0", "status:approved", "bag"};
    struct world *w = world_open();
    struct score_settings settings;
    score_defaults(&settings);
    settings.min_sample = 1;
    score_configure(w->store, &settings);
    for (int i = 0; i < 8; i++) {
        bool down = i % 2 != 0;
        int64_t ids[MOST], back[MOST];
        struct supplier_query query = {
            .sort = SUPPLIER_BY_SCORE, .sort_chosen = true, .descending = down};
        struct supplier_list *list = open_list(w, filters[i / 2], query);
        ck_assert_str_eq(supplier_list_order(list),
                         down ? "best score first" : "lowest score first");
        int n = walk(w, list, false, 7, ids), scored = 0;
        ck_assert_int_eq(walk(w, list, true, 7, back), n);
        for (int k = 0; k < n; k++) {
            ck_assert_int_eq(ids[k], back[k]);
            ck_assert(k == 0 || rank(w, ids[k - 1], down) <= rank(w, ids[k], down));
            scored += rank(w, ids[k], down) != 1000;
        }
        ck_assert(i >= 4 || scored > 2);
        ck_assert(i != 0 || n == WORLD_N);
        supplier_list_close(list);
    }
    world_close(w);
}
END_TEST

/* A negated term gives exactly the others, those with an empty value too. */
START_TEST(negation_gives_the_others) {
    struct world *w = world_open();
    for (size_t c = 0; c < sizeof filter_cases / sizeof *filter_cases; c++) {
        const char *filter = filter_cases[c].filter;
        if (!*filter || *filter == '-' || (strchr(filter, ' ') && !strchr(filter, '"')))
            continue;
        check_filter(w, arena_format(&w->arena, "-%s", filter), filter_cases[c].fact, true,
                     SUPPLIER_NAME);
    }
    world_close(w);
}
END_TEST

static int64_t fixed_clock(void *clock) {
    return *(const int64_t *)clock;
}

static int32_t hanoi_day(void *clock, int64_t ms_utc) {
    (void)clock;
    return date_of_ms(ms_utc, 7 * 60);
}

/* What was added at 18:00 in UTC was added the next day in Hanoi. */
START_TEST(days_are_those_of_the_place) {
    struct bench_files f = bench_files();
    struct arena arena = {0};
    int64_t now = ((int64_t)WORLD_TODAY * 24 - 6) * 3600000;
    struct store_options options = {.path = bench_path(&f, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .now_ms = fixed_clock,
                                    .clock = &now,
                                    .day_of = hanoi_day};
    struct world w = {0};
    struct error err;
    ck_assert(store_open(&options, &w.store, &err));
    struct record *r = record_new(&supplier_entity, &arena);
    r->values[SUPPLIER_NAME] = value_text("Saigon Trail Bags");
    ck_assert(command_add(w.store, r, &err));
    static const struct {
        const char *filter;
        int found;
    } cases[] = {
        {"created:today", 1}, {"created:<today", 0}, {"updated:today", 1}, {"updated:<today", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t ids[MOST];
        struct supplier_list *list = open_list(&w, cases[i].filter, (struct supplier_query){0});
        ck_assert_int_eq(walk(&w, list, false, 5, ids), cases[i].found);
        supplier_list_close(list);
    }
    store_close(w.store);
    arena_free(&arena);
    arena_free(&w.arena);
    bench_files_free(&f);
}
END_TEST

START_TEST(every_key_has_a_case) {
    for (size_t k = 0; k < n_supplier_filter_keys; k++) {
        char start[64];
        bool found = strcmp(supplier_filter_keys[k].name, "id") == 0; /* below */
        snprintf(start, sizeof start, "%s:", supplier_filter_keys[k].name);
        for (size_t c = 0; c < sizeof filter_cases / sizeof *filter_cases; c++)
            found = found || strstr(filter_cases[c].filter, start) != NULL;
        ck_assert_msg(found, "%s", start);
    }
}
END_TEST

START_TEST(ids_are_found) {
    struct world *w = world_open();
    int64_t ids[MOST];
    char *filter = arena_format(&w->arena, "id:%lld,%lld", (long long)w->suppliers[3]->id,
                                (long long)w->suppliers[1]->id);
    struct supplier_list *list = open_list(w, filter, (struct supplier_query){0});
    ck_assert_int_eq(walk(w, list, false, 5, ids), 2);
    supplier_list_close(list);
    list = open_list(w, "id:none", (struct supplier_query){0}); /* everybody has one */
    ck_assert_int_eq(walk(w, list, false, 5, ids), 0);
    supplier_list_close(list);
    list = open_list(w, "id:any", (struct supplier_query){0});
    ck_assert_int_gt(walk(w, list, false, 5, ids), 2);
    supplier_list_close(list);
    world_close(w);
}
END_TEST

START_TEST(deleted_suppliers_are_a_list_of_their_own) {
    static const struct {
        const char *filter;
        int n;
    } cases[] = {{"is:deleted", 2},
                 {"is:deleted country:VN", 1},
                 {"is:deleted canvas", 1},
                 {"is:deleted -canvas", 1},
                 {"is:deleted nothing", 0},
                 {"is:deleted bags gone", 1},
                 {"gone", 0},
                 {"is:deleted name:trail", 1},
                 {"is:deleted moq:none", 2},
                 {"country:none lost", 0}};
    struct world *w = world_open();
    int64_t ids[MOST];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct supplier_list *list = open_list(w, cases[i].filter, (struct supplier_query){0});
        int n = walk(w, list, false, 1, ids);
        ck_assert_msg(n == cases[i].n, "%s: %d", cases[i].filter, n);
        ck_assert_msg(count_all(list) == cases[i].n, "%s", cases[i].filter);
        supplier_list_close(list);
    }
    world_close(w);
}
END_TEST

/* What an agent has of a supplier finds it: a name, a card, a waybill, a number on a certificate.
 */
START_TEST(free_words_find_what_belongs_to_a_supplier) {
    static const struct {
        const struct entity *entity;
        int field;
        const char *text, *typed;
    } cases[] = {
        {&contact_entity, CONTACT_MAIL, "phuong@unique.example", "phuong"},
        {&contact_entity, CONTACT_PHONE, "+84 777123456", "777123"},
        {&contact_entity, CONTACT_WECHAT, "wx_unique9", "wx_uniq"},
        {&contact_entity, CONTACT_ROLE, "merchandising", "merchand"},
        {&certificate_entity, CERTIFICATE_NUMBER, "CU1098765", "cu1098765"},
        {&certificate_entity, CERTIFICATE_BODY, "Hohenstein", "hohenstein"},
        {&sample_entity, SAMPLE_WAYBILL, "DHL5550001", "dhl5550001"},
        {&sample_entity, SAMPLE_SUBJECT, "strikeoff paisley", "paisley"},
        {&site_entity, SITE_CITY, "Bình Dương", "binh duong"},
        {&legal_entity, LEGAL_REGISTERED_NAME, "东莞市远行有限公司", "远行有限"},
        {&claim_entity, CLAIM_WHAT, "waterless dyeing", "waterless"},
        {&tag_entity, TAG_NAME, "hall-7", "hall-7"},
        {&interaction_entity, INTERACTION_TEXT, "asked about the sternum strap", "sternum"},
    };
    struct world *w = world_open();
    int64_t ids[MOST];
    struct error err = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct supplier_list *list = open_list(w, cases[i].typed, (struct supplier_query){0});
        ck_assert_msg(walk(w, list, false, 5, ids) == 0, "%s", cases[i].typed);
        supplier_list_close(list);
        const struct entity *entity = cases[i].entity;
        struct record *r = record_new(entity, &w->arena);
        for (size_t k = 0; k < entity->n_fields; k++) {
            const struct field *f = &entity->fields[k];
            if (f->flags & FIELD_REQUIRED)
                r->values[k] = value_text(f->type == FIELD_DATE     ? world_day(w, 0)
                                          : f->type == FIELD_CHOICE ? f->choices[0].key
                                                                    : "x");
        }
        r->values[entity->parent] = value_int(w->suppliers[5]->id);
        r->values[cases[i].field] = value_text(cases[i].text);
        ck_assert(command_begin(w->store, "Add", &err));
        ck_assert_msg(record_insert(w->store, r, &err), "%s", err.message);
        ck_assert(command_commit(w->store, &err));
        list = open_list(w, cases[i].typed, (struct supplier_query){0});
        ck_assert_msg(walk(w, list, false, 5, ids) == 1, "%s", cases[i].typed);
        ck_assert_int_eq(ids[0], w->suppliers[5]->id);
        supplier_list_close(list);
    }
    world_close(w);
}
END_TEST

TEST_MAIN(supplier_filter, filters_find_what_the_facts_say, negation_gives_the_others,
          scores_sort_like_a_column, every_key_has_a_case, days_are_those_of_the_place,
          ids_are_found, deleted_suppliers_are_a_list_of_their_own,
          free_words_find_what_belongs_to_a_supplier)
