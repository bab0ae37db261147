/*
 * Lists of suppliers: every order against a plain sort, and pages of any size, forwards and
 * backwards, against one big fetch.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/db/command.h"
#include "sourcebench/db/supplier_list.h"

#include "suite.h"
#include "supplier_world.h"

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

/* Filters that lead to different plans: the first two walk an index or sort, the last collects. */
static const char *const plan_filters[] = {"", "-workers:>300", "status:approved,vetting,blocked"};

static bool passes(size_t plan, const struct record *r, int i) {
    struct value workers = r->values[SUPPLIER_WORKERS];
    return plan == 0   ? true
           : plan == 1 ? workers.kind == VALUE_NULL || workers.i <= 300
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

static int by_id(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int all_ids(struct supplier_list *list, int64_t *ids) {
    int64_t slice[SUPPLIER_LIST_IDS];
    struct error err = {0};
    bool done = false;
    int n = 0;
    while (!done) {
        int count;
        ck_assert_msg(supplier_list_ids(list, slice, &count, &done, &err), "%s", err.message);
        for (int i = 0; i < count; i++)
            ids[n++] = slice[i];
    }
    qsort(ids, (size_t)n, sizeof *ids, by_id);
    return n;
}

/* Whatever the way in which a list finds its rows, the ids are those of its pages. */
START_TEST(ids_are_those_of_the_pages) {
    static const char *const filters[] = {"",           "alpha",       "-workers:>300",
                                          "crowd",      "country:VN",  "crowd owner:even",
                                          "is:deleted", "owner:nobody"};
    static int64_t pages[MOST], ids[MOST + SUPPLIER_LIST_IDS];
    struct world *w = world_open();
    struct error err = {0};
    add_many(w);
    ck_assert(command_delete(w->store, &supplier_entity, w->suppliers[3]->id, &err));
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        for (int sorted = 0; sorted < 2; sorted++) {
            struct supplier_query query = {.sort = sorted ? SUPPLIER_OWNER : SUPPLIER_NAME,
                                           .sort_chosen = sorted};
            struct supplier_list *list = open_list(w, filters[i], query);
            int n = walk(w, list, false, MOST, pages);
            qsort(pages, (size_t)n, sizeof *pages, by_id);
            ck_assert_int_eq(all_ids(list, ids), n);
            ck_assert_mem_eq(ids, pages, (size_t)n * sizeof *ids);
            supplier_list_close(list);
        }
    }
    world_close(w);
}
END_TEST

static int read_ids(struct world *w, const char *sql, int64_t *ids) {
    sqlite3_stmt *q = NULL;
    int n = 0;
    ck_assert_int_eq(sqlite3_prepare_v2(store_handle(w->store), sql, -1, &q, NULL), SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW)
        ids[n++] = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

/* More rows than one reading of the table keeps: the next one goes on where it ended. */
START_TEST(orders_without_index_are_read_in_parts) {
    static const struct {
        int field;
        bool descending;
        const char *sql;
    } cases[] = {
        {SUPPLIER_OWNER, false, "owner IS NULL, owner, id"},
        {SUPPLIER_OWNER, true, "owner IS NULL, owner DESC, id DESC"},
        {SUPPLIER_WORKERS, false, "workers IS NULL, workers, id"},
        {SUPPLIER_WORKERS, true, "workers IS NULL, workers DESC, id DESC"},
    };
    static int64_t wanted[MOST];
    struct world *w = world_open();
    add_many(w);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int n = read_ids(
            w,
            arena_format(&w->arena, "SELECT id FROM supplier WHERE deleted_at IS NULL ORDER BY %s",
                         cases[i].sql),
            wanted);
        ck_assert_int_eq(n, MANY + WORLD_N);
        for (int slice = 0; slice < 2; slice++) {
            struct supplier_query query = {.sort = cases[i].field,
                                           .sort_chosen = true,
                                           .descending = cases[i].descending,
                                           .slice_ms = slice};
            struct supplier_list *list = open_list(w, "", query);
            check_walk(w, list, wanted, n, false, 100);
            check_walk(w, list, wanted, n, true, 100);
            check_walk(w, list, wanted, n, false, 7);
            supplier_list_close(list);
        }
    }
    world_close(w);
}
END_TEST

START_TEST(a_row_is_found_while_it_is_in_the_list) {
    struct world *w = world_open();
    struct error err = {0};
    const struct record *record;
    int64_t id = w->suppliers[0]->id; /* a prospect */
    static const struct {
        const char *filter;
        bool found;
    } cases[] = {{"", true},         {"status:prospect", true}, {"status:approved", false},
                 {"saigon", true},   {"nothing", false},        {"is:deleted", false},
                 {"-saigon", false}, {"workers:>900000", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct supplier_list *list = open_list(w, cases[i].filter, (struct supplier_query){0});
        ck_assert_msg(supplier_list_find(list, id, &w->arena, &record, &err), "%s", err.message);
        ck_assert_msg((record != NULL) == cases[i].found, "%s", cases[i].filter);
        ck_assert(!record || record->id == id);
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
        bool valid = world_certificate(i) && !world_certificate_refuted(i) &&
                     world_certificate_expires(i) >= 0;
        ck_assert_pstr_eq(x.certificates, valid ? world_certificate(i) : NULL);
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

TEST_MAIN(supplier_list, every_column_sorts_both_ways_in_pages_of_any_size,
          walks_go_on_from_any_row, few_words_are_ranked, vanished_rows_are_left_out,
          many_hits_come_as_entered, slices_end_and_give_the_same, ids_are_those_of_the_pages,
          walks_follow_their_index, orders_without_index_are_read_in_parts,
          a_row_is_found_while_it_is_in_the_list, extras_tell_what_a_list_shows)
