/*
 * Sixty suppliers made by rule, with what belongs to them, and the same facts as plain C for tests
 * that work out by themselves what a filter or an order must give. Included once per test program.
 */
#ifndef TESTS_UNIT_SUPPLIER_WORLD_H
#define TESTS_UNIT_SUPPLIER_WORLD_H

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"

#include "store_fixture.h"

enum { WORLD_N = 60, WORLD_TODAY = 20780 /* 2026-11-23 */ };

struct world {
    struct bench_files files;
    struct arena arena;
    struct store *store;
    int64_t now;
    struct record *suppliers[WORLD_N]; /* as they are in the database */
};

static inline int64_t world_clock(void *now) {
    return *(int64_t *)now;
}

static inline const char *world_day(struct world *w, int offset) {
    char iso[DATE_TEXT];
    date_to_iso(WORLD_TODAY + offset, iso);
    return arena_string(&w->arena, iso);
}

/* What belongs to supplier i; NULL where there is none. */
static inline const char *world_tag(int i) {
    static const char *const tags[] = {"slow", "Fair-2026", NULL, "key account", NULL};
    return tags[i % 5];
}

static inline const char *world_certificate(int i) {
    static const char *const kinds[] = {"GRS", NULL, "BSCI", "grs"};
    return kinds[i % 4];
}

static inline int world_certificate_expires(int i) { /* days from today */
    return i % 8 < 4 ? 100 : -10;
}

static inline bool world_certificate_refuted(int i) {
    return i % 20 == 0;
}

static inline const char *world_claim(int i) {
    return i % 6 == 1 ? "Recycled polyester" : NULL;
}

static inline const char *world_contact(int i) {
    return i % 7 == 2 ? "Trần Thị Lan" : i % 7 == 3 ? "Bob" : NULL;
}

static inline bool world_has_interaction(int i) {
    return i % 3 == 0;
}

static inline int world_contacted(int i) { /* days from today, where there is an interaction */
    return -i;
}

static inline bool world_follow_up_open(int i) {
    return i % 6 == 0;
}

static inline void world_fill(struct world *w, struct record *r, int i) {
    static const char *const names[] = {"Saigon Trail", "hà nội túi",     "Đà Lạt Canvas",
                                        "Zhejiang",     "深圳市远行箱包", "Ångström Bags",
                                        "alpha",        "ALPHA"};
    static const char *const cities[] = {"Hà Nội", NULL, "Shenzhen", "Dhaka", "hanoi"};
    static const char *const statuses[] = {"prospect",  "vetting", "approved",
                                           "preferred", "on-hold", "blocked"};
    static const char *const countries[] = {"VN", "CN", NULL, "BD"};
    struct value *v = r->values;
    char *name = i % 10 == 9 ? arena_string(&w->arena, "Twin Factory")
                             : arena_format(&w->arena, "%s %d", names[i % 8], i / 8);
    v[SUPPLIER_NAME] = value_text(name);
    v[SUPPLIER_LOCAL_NAME] = value_text(i % 9 == 0 ? "东莞市背包厂" : NULL);
    v[SUPPLIER_KIND] = value_text(i % 4 == 3 ? "trader" : "factory");
    v[SUPPLIER_STATUS] = value_text(statuses[i % 6]);
    v[SUPPLIER_COUNTRY] = value_text(countries[i % 4]);
    v[SUPPLIER_CITY] = value_text(cities[i % 5]);
    v[SUPPLIER_ADDRESS] = value_text(i % 2 ? "12 Lê Lợi" : NULL);
    v[SUPPLIER_MODELS] = value_text(i % 3 == 0 ? "odm,oem" : i % 3 == 1 ? "private-label" : NULL);
    v[SUPPLIER_SECTORS] = value_text(i % 2 ? "bags,luggage" : "apparel");
    v[SUPPLIER_EXPORT_MARKETS] = value_text(i % 5 == 0 ? "Europe,Japan" : NULL);
    v[SUPPLIER_CURRENCY] = value_text(i % 2 ? "USD" : NULL);
    v[SUPPLIER_INCOTERM] = value_text(i % 3 == 0 ? "FOB" : i % 3 == 1 ? "EXW" : NULL);
    v[SUPPLIER_OWNER] = value_text(i % 4 == 0 ? "lina" : NULL);
    v[SUPPLIER_EXTERNAL_ID] = value_text(arena_format(&w->arena, "EXT-%03d", i));
    v[SUPPLIER_SOURCE] = value_text(i % 2 ? "Canton Fair" : NULL);
    v[SUPPLIER_NOTE] = value_text(i % 10 == 0 ? "Zipper delay,\nYKK short" : NULL);
    if (i % 3)
        v[SUPPLIER_MOQ] = value_int(100 * (i % 7));
    if (i % 4)
        v[SUPPLIER_LEAD_DAYS] = value_int(20 + i);
    if (i % 5)
        v[SUPPLIER_WORKERS] = value_int(10 * i);
    if (i % 2)
        v[SUPPLIER_CAPACITY] = value_int(1000 * (i % 3));
    if (i % 3 == 0)
        v[SUPPLIER_FOUNDED] = value_int(1990 + i % 20);
    if (i % 4 == 0)
        v[SUPPLIER_EXPORT_SINCE] = value_int(2000 + i % 20);
    if (i % 3 == 2)
        v[SUPPLIER_NEXT_REVIEW] = value_text(world_day(w, i - 30));
}

static inline void world_child(struct world *w, const struct entity *entity, int64_t supplier,
                               const int *fields, const char *const *texts, int n) {
    struct error err = {0};
    struct record *r = record_new(entity, &w->arena);
    r->values[entity->parent] = value_int(supplier);
    for (int i = 0; i < n; i++)
        r->values[fields[i]] = value_text(texts[i]);
    ck_assert_msg(record_insert(w->store, r, &err), "%s (%s)", err.message, err.detail);
}

#define WORLD_CHILD(w, entity, supplier, fields, ...)                                              \
    world_child(w, entity, supplier, fields, (const char *const[]){__VA_ARGS__},                   \
                (int)(sizeof(fields) / sizeof *(fields)))

static inline void world_children(struct world *w, int i) {
    static const int tag[] = {TAG_NAME};
    static const int certificate[] = {CERTIFICATE_KIND, CERTIFICATE_ISSUED, CERTIFICATE_EXPIRES,
                                      CERTIFICATE_STATE};
    static const int claim[] = {CLAIM_WHAT, CLAIM_VALUE};
    static const int contact[] = {CONTACT_NAME, CONTACT_MAIL};
    static const int interaction[] = {INTERACTION_KIND, INTERACTION_ON, INTERACTION_TEXT,
                                      INTERACTION_FOLLOW_UP_ON, INTERACTION_FOLLOW_UP_DONE};
    int64_t id = w->suppliers[i]->id;
    if (world_tag(i))
        WORLD_CHILD(w, &tag_entity, id, tag, world_tag(i));
    if (world_certificate(i))
        WORLD_CHILD(w, &certificate_entity, id, certificate, world_certificate(i),
                    world_day(w, -300), world_day(w, world_certificate_expires(i)),
                    world_certificate_refuted(i) ? "refuted" : "declared");
    if (world_claim(i))
        WORLD_CHILD(w, &claim_entity, id, claim, world_claim(i), "100 %");
    if (world_contact(i))
        WORLD_CHILD(w, &contact_entity, id, contact, world_contact(i), "mail@factory.example");
    if (world_has_interaction(i)) {
        bool open = world_follow_up_open(i);
        WORLD_CHILD(w, &interaction_entity, id, interaction, "call",
                    world_day(w, world_contacted(i)), "about the hinge", world_day(w, i - 20),
                    open ? NULL : world_day(w, 0));
        WORLD_CHILD(w, &interaction_entity, id, interaction, "note", world_day(w, -200),
                    "an older word", NULL, NULL);
    }
}

/* Makes the suppliers, each a day after the one before, the last one today; and two deleted ones.
 */
static inline struct world *world_open(void) {
    struct world *w = mem_alloc(1, sizeof *w);
    struct error err = {0};
    w->files = bench_files();
    struct store_options options = {.path = bench_path(&w->files, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .now_ms = world_clock,
                                    .clock = &w->now,
                                    .throw_away = true};
    w->now = INT64_C(86400000) * (WORLD_TODAY - WORLD_N + 1) + 3600000;
    ck_assert_msg(store_open(&options, &w->store, &err), "%s (%s)", err.message, err.detail);
    ck_assert(command_begin(w->store, "Make the world", &err));
    for (int i = 0; i < WORLD_N; i++) {
        struct record *r = record_new(&supplier_entity, &w->arena);
        world_fill(w, r, i);
        ck_assert_msg(record_insert(w->store, r, &err), "%s (%s)", err.message, err.detail);
        ck_assert(
            record_load(w->store, &supplier_entity, r->id, &w->arena, &w->suppliers[i], &err));
        world_children(w, i);
        w->now += 86400000;
    }
    w->now -= 86400000;
    for (int i = 0; i < 2; i++) {
        struct record *r = record_new(&supplier_entity, &w->arena);
        r->values[SUPPLIER_NAME] = value_text(i ? "Gone Trail Bags" : "Lost Canvas");
        r->values[SUPPLIER_COUNTRY] = value_text(i ? "VN" : NULL);
        ck_assert(record_insert(w->store, r, &err));
        ck_assert(record_delete(w->store, &supplier_entity, r->id, &err));
    }
    ck_assert_msg(command_commit(w->store, &err), "%s (%s)", err.message, err.detail);
    return w;
}

static inline void world_close(struct world *w) {
    store_close(w->store);
    arena_free(&w->arena);
    bench_files_free(&w->files);
    mem_free(w);
}

/* Lists of it */

enum { MOST = 3000 }; /* rows of a list in these tests */

static inline struct supplier_list *open_list(struct world *w, const char *text,
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
static inline int walk(struct world *w, struct supplier_list *list, bool backward, int page,
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

static inline int64_t count_all(struct supplier_list *list) {
    int64_t count = -1;
    bool done = false;
    struct error err = {0};
    while (!done)
        ck_assert_msg(supplier_list_count(list, &count, &done, &err), "%s", err.message);
    return count;
}

#endif
