/*
 * Lists of suppliers: every filter against facts worked out here, every order against a plain sort,
 * and pages of any size, forwards and backwards, against one big fetch.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/db/supplier_list.h"

#include "suite.h"
#include "supplier_world.h"

enum { MOST = 3000 };

/* Asking */

static struct supplier_list *open_list(struct world *w, const char *text,
                                       struct supplier_query query) {
    struct filter filter;
    struct filter_error wrong;
    struct error err = {0};
    bool ok = filter_parse(text, supplier_filter_keys, n_supplier_filter_keys, WORLD_TODAY,
                           &w->arena, &filter, &wrong);
    ck_assert_msg(ok, "%s: %s", text, wrong.error.message);
    query.filter = &filter;
    query.today = WORLD_TODAY;
    struct supplier_list *list = supplier_list_open(w->store, &query, &err);
    ck_assert_msg(list != NULL, "%s: %s (%s)", text, err.message, err.detail);
    return list;
}

/* All ids, page by page; backwards they are turned round. */
static int walk(struct world *w, struct supplier_list *list, bool backward, int page,
                int64_t *ids) {
    const struct record *rows[MOST], *from = NULL;
    struct error err = {0};
    int n = 0, count;
    bool end = false;
    while (!end) {
        ck_assert_msg(
            supplier_list_fetch(list, from, backward, page, &w->arena, rows, &count, &end, &err),
            "%s (%s)", err.message, err.detail);
        ck_assert_int_le(count, page);
        for (int i = 0; i < count; i++) {
            ck_assert_int_lt(n, MOST);
            ids[n++] = rows[i]->id;
        }
        from = count ? rows[count - 1] : from;
    }
    for (int i = 0; backward && i < n / 2; i++) {
        int64_t other = ids[i];
        ids[i] = ids[n - 1 - i];
        ids[n - 1 - i] = other;
    }
    return n;
}

static int64_t count_all(struct supplier_list *list) {
    int64_t count = -1;
    bool done = false;
    struct error err = {0};
    while (!done)
        ck_assert_msg(supplier_list_count(list, &count, &done, &err), "%s", err.message);
    return count;
}

/* Filters */

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

/* Orders */

static int sort_field;
static bool sort_down;

static int by_field(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    int field = sort_field == SUPPLIER_NAME ? SUPPLIER_NAME_KEY : sort_field;
    struct value v = x->values[field], u = y->values[field];
    if ((v.kind == VALUE_NULL) != (u.kind == VALUE_NULL)) /* empty ones last, either way */
        return v.kind == VALUE_NULL ? 1 : -1;
    int order = v.kind == VALUE_INT    ? (v.i > u.i) - (v.i < u.i)
                : v.kind == VALUE_TEXT ? strcmp(v.s, u.s)
                                       : 0;
    if (order == 0)
        order = (x->id > y->id) - (x->id < y->id);
    return sort_down ? -order : order;
}

static void check_walk(struct world *w, struct supplier_list *list, const int64_t *wanted, int n,
                       bool backward, int page) {
    static int64_t ids[MOST];
    ck_assert_int_eq(walk(w, list, backward, page, ids), n);
    for (int i = 0; i < n; i++)
        ck_assert_msg(ids[i] == wanted[i], "place %d, pages of %d %s", i, page,
                      backward ? "backwards" : "forwards");
}

/* Filters that lead to different plans; "" and workers walk an index or sort, status collects. */
static const char *const plan_filters[] = {"", "-workers:>300", "status:approved,vetting,blocked"};
static fact *const plan_facts[] = {everything, workers_above, is_approved_or_held};

static bool passes(size_t plan, const struct record *r, int i) {
    return plan == 0   ? true
           : plan == 1 ? !plan_facts[1](r, i)
                       : i % 6 == 1 || i % 6 == 2 || i % 6 == 5;
}

static void check_order(struct world *w, size_t plan, int field, bool down) {
    struct record *sorted[WORLD_N];
    int64_t wanted[WORLD_N];
    int n = 0;
    for (int i = 0; i < WORLD_N; i++) {
        if (passes(plan, w->suppliers[i], i))
            sorted[n++] = w->suppliers[i];
    }
    sort_field = field;
    sort_down = down;
    qsort(sorted, (size_t)n, sizeof *sorted, by_field);
    for (int i = 0; i < n; i++)
        wanted[i] = sorted[i]->id;
    struct supplier_list *list =
        open_list(w, plan_filters[plan],
                  (struct supplier_query){.sort = field, .sort_chosen = true, .descending = down});
    check_walk(w, list, wanted, n, false, 100);
    check_walk(w, list, wanted, n, true, 100);
    check_walk(w, list, wanted, n, false, 7);
    check_walk(w, list, wanted, n, true, 7);
    check_walk(w, list, wanted, n, false, 1);
    check_walk(w, list, wanted, n, true, 1);
    supplier_list_close(list);
}

START_TEST(every_column_sorts_both_ways_in_pages_of_any_size) {
    struct world *w = world_open();
    for (int field = 0; field < SUPPLIER_N; field++) {
        if (supplier_fields[field].flags & FIELD_DERIVED)
            continue;
        for (size_t plan = 0; plan < sizeof plan_filters / sizeof *plan_filters; plan++) {
            check_order(w, plan, field, false);
            check_order(w, plan, field, true);
        }
    }
    world_close(w);
}
END_TEST

/* Going on from any row, to and fro, as a list on the screen does. */
START_TEST(walks_go_on_from_any_row) {
    static const int sorts[] = {SUPPLIER_NAME, SUPPLIER_MOQ, SUPPLIER_WORKERS};
    struct world *w = world_open();
    int64_t all[MOST];
    struct error err = {0};
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        const struct record *rows[MOST], *page[4];
        int n, count;
        bool end;
        struct supplier_list *list =
            open_list(w, "", (struct supplier_query){.sort = sorts[s], .sort_chosen = true});
        n = walk(w, list, false, 100, all);
        ck_assert(supplier_list_fetch(list, NULL, false, 100, &w->arena, rows, &count, &end, &err));
        for (int i = 0; i < n; i++) {
            int at = i * 37 % n;
            ck_assert(
                supplier_list_fetch(list, rows[at], true, 4, &w->arena, page, &count, &end, &err));
            for (int k = 0; k < count; k++)
                ck_assert_int_eq(page[k]->id, all[at - 1 - k]);
            ck_assert(count == 4 || (end && count == at));
            ck_assert(
                supplier_list_fetch(list, rows[at], false, 4, &w->arena, page, &count, &end, &err));
            for (int k = 0; k < count; k++)
                ck_assert_int_eq(page[k]->id, all[at + 1 + k]);
            ck_assert(count == 4 || (end && count == n - 1 - at));
        }
        supplier_list_close(list);
    }
    world_close(w);
}
END_TEST

/* Few hits of free words are ranked: the name before the rest. */
START_TEST(few_words_are_ranked) {
    struct world *w = world_open();
    struct error err = {0};
    ck_assert(command_begin(w->store, "Add", &err));
    struct record *r = record_new(&supplier_entity, &w->arena);
    r->values[SUPPLIER_NAME] = value_text("Zzz Hinge Works");
    ck_assert(record_insert(w->store, r, &err) && command_commit(w->store, &err));
    int64_t ids[MOST];
    struct supplier_list *list = open_list(w, "hinge", (struct supplier_query){0});
    ck_assert_int_eq(walk(w, list, false, 3, ids), WORLD_N / 3 + 1);
    ck_assert_int_eq(ids[0], r->id);
    ck_assert_str_eq(supplier_list_order(list), "best match first");
    supplier_list_close(list);
    list = open_list(w, "hinge", (struct supplier_query){.sort_chosen = true});
    walk(w, list, false, 3, ids);
    ck_assert_int_ne(ids[0], r->id);
    ck_assert_ptr_null(supplier_list_order(list));
    supplier_list_close(list);
    world_close(w);
}
END_TEST

/* A row that vanished meanwhile (its adding was undone) is left out; from it the walk goes on. */
START_TEST(vanished_rows_are_left_out) {
    struct world *w = world_open();
    struct error err = {0};
    struct journal_result undone;
    ck_assert(command_begin(w->store, "Add", &err));
    struct record *r = record_new(&supplier_entity, &w->arena);
    r->values[SUPPLIER_NAME] = value_text("Hinge");
    ck_assert(record_insert(w->store, r, &err) && command_commit(w->store, &err));
    struct supplier_list *list =
        open_list(w, "hinge", (struct supplier_query){.sort_chosen = true});
    const struct record *rows[MOST];
    int count, at = 0, n;
    bool end;
    ck_assert(supplier_list_fetch(list, NULL, false, 100, &w->arena, rows, &n, &end, &err));
    while (rows[at]->id != r->id)
        at++;
    int64_t behind = rows[at + 1]->id;
    ck_assert(journal_undo(w->store, NULL, &undone, &err));
    const struct record *again[MOST];
    ck_assert_msg(supplier_list_fetch(list, NULL, false, 100, &w->arena, again, &count, &end, &err),
                  "%s", err.message);
    ck_assert_int_eq(count, n - 1);
    ck_assert(supplier_list_fetch(list, rows[at], false, 1, &w->arena, again, &count, &end, &err));
    ck_assert_int_eq(count, 1);
    ck_assert_int_eq(again[0]->id, behind);
    supplier_list_close(list);
    world_close(w);
}
END_TEST

/* Many */

enum { MANY = 2300 };

static void add_many(struct world *w) {
    struct error err = {0};
    ck_assert(command_begin(w->store, "Add many", &err));
    for (int i = 0; i < MANY; i++) {
        struct arena arena = {0};
        struct record *r = record_new(&supplier_entity, &arena);
        r->values[SUPPLIER_NAME] = value_text(arena_format(&arena, "Crowd %d", i * 7919 % MANY));
        r->values[SUPPLIER_COUNTRY] = value_text("IN");
        r->values[SUPPLIER_OWNER] = value_text(i % 2 ? "even" : "odd");
        ck_assert_msg(record_insert(w->store, r, &err), "%s", err.message);
        arena_free(&arena);
    }
    ck_assert_msg(command_commit(w->store, &err), "%s", err.message);
}

START_TEST(many_hits_come_as_entered) {
    static const struct {
        const char *filter;
        int n;
    } cases[] = {{"crowd", MANY},
                 {"crowd owner:even", MANY / 2},
                 {"crowd -owner:even", MANY / 2},
                 {"crowd country:IN", MANY},
                 {"crowd owner:nobody", 0}};
    static int64_t big[MOST], small[MOST];
    struct world *w = world_open();
    add_many(w);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct supplier_list *list = open_list(w, cases[i].filter, (struct supplier_query){0});
        ck_assert_str_eq(supplier_list_order(list), "as entered");
        int n = walk(w, list, false, MOST, big);
        ck_assert_int_eq(n, cases[i].n);
        ck_assert_int_eq(count_all(list), n);
        for (int k = 1; k < n; k++)
            ck_assert_int_lt(big[k - 1], big[k]);
        ck_assert_int_eq(walk(w, list, false, 64, small), n);
        ck_assert_mem_eq(big, small, (size_t)n * sizeof *big);
        ck_assert_int_eq(walk(w, list, true, 61, small), n);
        ck_assert_mem_eq(big, small, (size_t)n * sizeof *big);
        supplier_list_close(list);
    }
    world_close(w);
}
END_TEST

/* A slice ends after at most the rows between two looks at the clock, so a walk that finds nothing
 * is over after so many; and what slices give together is what one walk gives. */
START_TEST(slices_end_and_give_the_same) {
    static const char *const filters[] = {"note:nothing", "crowd note:nothing",
                                          "country:IN owner:even", "crowd owner:even"};
    static int64_t whole[MOST], slices[MOST];
    struct world *w = world_open();
    add_many(w);
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        struct supplier_list *list = open_list(w, filters[i], (struct supplier_query){0});
        int n = walk(w, list, false, 100, whole);
        supplier_list_close(list);
        list = open_list(w, filters[i], (struct supplier_query){.slice_ms = 1});
        const struct record *rows[100], *from = NULL;
        struct error err = {0};
        bool end = false;
        int got = 0, count, calls = 0;
        for (; !end; calls++) {
            ck_assert(
                supplier_list_fetch(list, from, false, 100, &w->arena, rows, &count, &end, &err));
            for (int k = 0; k < count; k++)
                slices[got++] = rows[k]->id;
            from = count ? rows[count - 1] : from;
        }
        ck_assert_int_eq(got, n);
        ck_assert_mem_eq(whole, slices, (size_t)n * sizeof *whole);
        ck_assert_int_le(calls, (MANY + WORLD_N) / 64 + n / 100 + 4);
        ck_assert_int_eq(count_all(list), n);
        supplier_list_close(list);
    }
    world_close(w);
}
END_TEST

/* Statements */

/* What SQLite says about how it runs a statement. */
static const char *plan_of(struct world *w, const char *sql) {
    sqlite3_stmt *q = NULL;
    char *plan = arena_string(&w->arena, "");
    char *text = arena_format(&w->arena, "EXPLAIN QUERY PLAN %s", sql);
    ck_assert_int_eq(sqlite3_prepare_v2(store_handle(w->store), text, -1, &q, NULL), SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW)
        plan = arena_format(&w->arena, "%s%s; ", plan, sqlite3_column_text(q, 3));
    sqlite3_finalize(q);
    return plan;
}

/* Looks at each statement in use that walks; gives how many there were. */
static int check_walks(struct world *w, const char *start, const char *index) {
    int found = 0;
    sqlite3 *db = store_handle(w->store);
    for (sqlite3_stmt *q = sqlite3_next_stmt(db, NULL); q; q = sqlite3_next_stmt(db, q)) {
        const char *sql = sqlite3_sql(q);
        if (strncmp(sql, start, strlen(start)) != 0)
            continue;
        const char *plan = plan_of(w, sql);
        ck_assert_msg(!strstr(plan, "TEMP B-TREE") && strstr(plan, index), "%s: %s", sql, plan);
        ck_assert_msg(!strstr(plan, "SCAN s;"), "%s: %s", sql, plan);
        found++;
    }
    return found;
}

START_TEST(walks_follow_their_index) {
    static const struct {
        int field;
        const char *index;
        int statements; /* segments × directions × with and without a key */
    } cases[] = {
        {SUPPLIER_NAME, "supplier_by_name", 4},
        {SUPPLIER_COUNTRY, "supplier_by_country", 8},
        {SUPPLIER_CITY, "supplier_by_city", 8},
        {SUPPLIER_MOQ, "supplier_by_moq", 8},
        {SUPPLIER_STATUS, "supplier_by_status", 4},
        {SUPPLIER_LEAD_DAYS, "supplier_by_lead", 8},
        {SUPPLIER_NEXT_REVIEW, "supplier_by_review", 8},
    };
    static int64_t ids[MOST];
    struct world *w = world_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int down = 0; down < 2; down++) {
            struct supplier_list *list =
                open_list(w, "-workers:>300",
                          (struct supplier_query){.sort = cases[i].field, .descending = down});
            walk(w, list, false, 2, ids);
            walk(w, list, true, 2, ids);
            int found = check_walks(w, "SELECT s.id, s.", cases[i].index);
            ck_assert_msg(found >= cases[i].statements, "%s: %d", cases[i].index, found);
            supplier_list_close(list);
        }
    }
    add_many(w);
    struct supplier_list *list = open_list(w, "crowd -workers:>300", (struct supplier_query){0});
    walk(w, list, false, 1000, ids);
    walk(w, list, true, 1000, ids);
    ck_assert_int_eq(check_walks(w, "SELECT f.rowid", "VIRTUAL TABLE INDEX"), 4);
    supplier_list_close(list);
    world_close(w);
}
END_TEST

START_TEST(extras_tell_what_a_list_shows) {
    struct world *w = world_open();
    struct error err = {0};
    for (int i = 0; i < WORLD_N; i++) {
        struct supplier_extras x;
        ck_assert(
            supplier_extras_load(w->store, w->suppliers[i]->id, WORLD_TODAY, &w->arena, &x, &err));
        ck_assert_pstr_eq(x.tags, world_tag(i));
        ck_assert_pstr_eq(x.certificates,
                          valid_certificate(i, NULL, 0) ? world_certificate(i) : NULL);
        ck_assert_pstr_eq(x.last_contact, !world_has_interaction(i)   ? NULL
                                          : world_contacted(i) < -200 ? world_day(w, -200)
                                                                      : world_day(w, -i));
        ck_assert_pstr_eq(x.follow_up, world_follow_up_open(i) ? world_day(w, i - 20) : NULL);
    }
    int64_t total;
    ck_assert(supplier_total(w->store, &total, &err));
    ck_assert_int_eq(total, WORLD_N);
    world_close(w);
}
END_TEST

TEST_MAIN(supplier_list, filters_find_what_the_facts_say, negation_gives_the_others,
          every_key_has_a_case, ids_are_found, deleted_suppliers_are_a_list_of_their_own,
          every_column_sorts_both_ways_in_pages_of_any_size, walks_go_on_from_any_row,
          few_words_are_ranked, vanished_rows_are_left_out, many_hits_come_as_entered,
          slices_end_and_give_the_same, walks_follow_their_index, extras_tell_what_a_list_shows)
