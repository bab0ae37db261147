/*
 * The search index follows every change, and finds a supplier by all that belongs to it.
 */
#include "sourcebench/core/text.h"

#include "../../db/search_private.h"
#include "journal_fixture.h"

static bool found(struct agents *a, int64_t id, const char *typed, const char *column) {
    struct error err;
    bool row = false;
    const char *match = text_match_query(&a->arena, typed, column);
    sqlite3_stmt *q = sql_get_text(
        a->marco, "SELECT 1 FROM supplier_search WHERE supplier_search MATCH ?1 AND rowid = ?2",
        &err);
    MUST(q && sql_bind(a->marco, q, "ti", &err, match, id) && sql_row(a->marco, q, &row, &err),
         err);
    sql_done(q);
    return row;
}

static struct record *child(struct agents *a, const struct entity *e, int64_t supplier) {
    struct record *r = record_new(e, &a->arena);
    r->values[e->parent] = value_int(supplier);
    return r;
}

static const struct {
    int field;
    const char *value, *typed, *column;
} supplier_words[] = {
    {SUPPLIER_NAME, "Túi Xách Sài Gòn", "sai gon tui", "name"},
    {SUPPLIER_LOCAL_NAME, "深圳市箱包有限公司", "箱包", "name"},
    {SUPPLIER_LOCAL_NAME, "深圳市箱包有限公司", "市", "name"},
    {SUPPLIER_COUNTRY, "VN", "vietnam", "place"},
    {SUPPLIER_COUNTRY, "VN", "vn", "place"},
    {SUPPLIER_CITY, "Đà Nẵng", "da nang", "place"},
    {SUPPLIER_ADDRESS, "12 Lê Lợi", "le loi", "place"},
    {SUPPLIER_STATUS, "on-hold", "on hold", "marks"},
    {SUPPLIER_KIND, "laboratory", "labor", "marks"},
    {SUPPLIER_MODELS, "odm,oem", "oem", "marks"},
    {SUPPLIER_SECTORS, "bags,luggage", "lugg", "marks"},
    {SUPPLIER_NOTE, "Good zippers, slow mail", "zipper", "words"},
    {SUPPLIER_EXTERNAL_ID, "CN2019098BE2HT7", "cn2019098", "words"},
};

START_TEST(fields_of_a_supplier_are_found) {
    struct agents *a = agents_new();
    for (size_t i = 0; i < sizeof supplier_words / sizeof *supplier_words; i++) {
        struct record *r = record_new(&supplier_entity, &a->arena);
        r->values[SUPPLIER_NAME] = value_text("X");
        r->values[supplier_words[i].field] = value_text(supplier_words[i].value);
        int64_t at_once = insert(a, a->lina, r);
        int64_t later = add_supplier(a, a->lina, "X");
        set_supplier(a, a->lina, later, supplier_words[i].field,
                     value_text(supplier_words[i].value));
        ck_assert_msg(found(a, at_once, supplier_words[i].typed, supplier_words[i].column),
                      "%s at once", supplier_words[i].typed);
        ck_assert_msg(found(a, later, supplier_words[i].typed, supplier_words[i].column),
                      "%s later", supplier_words[i].typed);
        undo(a->lina);
        ck_assert_msg(!found(a, later, supplier_words[i].typed, supplier_words[i].column),
                      "%s undone", supplier_words[i].typed);
    }
    agents_free(a);
}
END_TEST

static const struct {
    const struct entity *entity;
    int field, other; /* other: a second field that is needed */
    const char *other_value, *typed, *column;
} child_words[] = {
    {&site_entity, SITE_NAME, -1, NULL, "needle", "place"},
    {&site_entity, SITE_CITY, SITE_NAME, "Line 4", "needle", "place"},
    {&site_entity, SITE_NOTE, SITE_NAME, "Line 4", "needle", "words"},
    {&contact_entity, CONTACT_NAME, -1, NULL, "needle", "words"},
    {&contact_entity, CONTACT_NOTE, CONTACT_NAME, "Ms Lan", "needle", "words"},
    {&legal_entity, LEGAL_REGISTERED_NAME, -1, NULL, "needle", "words"},
    {&legal_entity, LEGAL_CODE, LEGAL_REGISTERED_NAME, "JSC", "needle", "words"},
    {&claim_entity, CLAIM_WHAT, -1, NULL, "needle", "words"},
    {&claim_entity, CLAIM_VALUE, CLAIM_WHAT, "workers", "needle", "words"},
    {&certificate_entity, CERTIFICATE_KIND, -1, NULL, "needle", "marks"},
    {&sample_entity, SAMPLE_SUBJECT, SAMPLE_KIND, "golden", "needle", "words"},
    {&tag_entity, TAG_NAME, -1, NULL, "needle", "marks"},
    {&finding_entity, FINDING_TITLE, FINDING_SEVERITY, "major", "needle", "words"},
};

START_TEST(what_belongs_to_a_supplier_is_found) {
    struct agents *a = agents_new();
    struct error err;
    for (size_t i = 0; i < sizeof child_words / sizeof *child_words; i++) {
        const struct entity *e = child_words[i].entity;
        const char *column = child_words[i].column;
        int64_t id = add_supplier(a, a->lina, "X"), other = add_supplier(a, a->lina, "Y");
        struct record *r = child(a, e, id);
        if (child_words[i].other >= 0)
            r->values[child_words[i].other] = value_text(child_words[i].other_value);
        r->values[child_words[i].field] = value_text("Needles");
        insert(a, a->lina, r);
        ck_assert_msg(found(a, id, "needle", column), "%s %zu", e->table, i);
        ck_assert(!found(a, other, "needle", NULL));
        set(a, a->lina, e, r->id, child_words[i].field, value_text("Threads"));
        ck_assert(!found(a, id, "needle", NULL) && found(a, id, "thread", column));
        begin(a->lina, "Delete");
        MUST(record_delete(a->lina, e, r->id, &err), err);
        commit(a->lina);
        ck_assert_msg(!found(a, id, "thread", NULL), "%s deleted", e->table);
        undo(a->lina);
        undo(a->lina);
        ck_assert_msg(found(a, id, "needle", column), "%s undone", e->table);
        undo(a->lina);
        ck_assert(!found(a, id, "needle", NULL));
    }
    agents_free(a);
}
END_TEST

static void add_call(struct agents *a, int64_t id, const char *day, const char *text) {
    struct record *r = child(a, &interaction_entity, id);
    r->values[INTERACTION_KIND] = value_text("call");
    r->values[INTERACTION_ON] = value_text(day);
    r->values[INTERACTION_TEXT] = value_text(text);
    insert(a, a->lina, r);
}

START_TEST(the_newest_talk_is_found) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "X");
    char *much = arena_alloc(&a->arena, 15001, 1);
    memset(much, 'z', 15000);
    for (int i = 0; i < 15000; i += 10)
        much[i] = ' ';
    memcpy(much, "needle", 6);
    add_call(a, id, "2026-01-01", "The oldest of them");
    ck_assert(found(a, id, "oldest", "words"));
    add_call(a, id, "2026-02-01", much);
    add_call(a, id, "2026-03-01", much);
    add_call(a, id, "2026-04-01", "The newest of them");
    ck_assert(found(a, id, "newest needle", "words"));
    ck_assert(!found(a, id, "oldest", NULL));
    agents_free(a);
}
END_TEST

START_TEST(deleted_suppliers_are_not_found) {
    struct agents *a = agents_new();
    struct error err;
    int64_t id = add_supplier(a, a->lina, "Needles");
    begin(a->lina, "Delete");
    MUST(record_delete(a->lina, &supplier_entity, id, &err), err);
    commit(a->lina);
    ck_assert(!found(a, id, "needle", NULL));
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier_search"), 0);
    undo(a->lina);
    ck_assert(found(a, id, "needle", NULL));
    undo(a->lina);
    ck_assert(!found(a, id, "needle", NULL));
    redo(a->lina);
    ck_assert(found(a, id, "needle", NULL));
    agents_free(a);
}
END_TEST

START_TEST(a_supplier_that_comes_with_its_parts_is_found_by_them) {
    struct agents *a = agents_new();
    struct error err;
    struct record *s = record_new(&supplier_entity, &a->arena);
    s->values[SUPPLIER_NAME] = value_text("Threads");
    begin(a->lina, "Import");
    MUST(record_insert(a->lina, s, &err), err);
    struct record *tag = child(a, &tag_entity, s->id);
    tag->values[TAG_NAME] = value_text("needle");
    MUST(record_insert(a->lina, tag, &err), err);
    commit(a->lina);
    ck_assert(found(a, s->id, "needle thread", NULL));
    undo(a->lina);
    ck_assert(!found(a, s->id, "needle", NULL));
    redo(a->lina);
    ck_assert(found(a, s->id, "needle thread", NULL));
    agents_free(a);
}
END_TEST

START_TEST(a_part_that_moves_is_found_where_it_went) {
    struct agents *a = agents_new();
    int64_t from = add_supplier(a, a->lina, "X"), to = add_supplier(a, a->lina, "Y");
    int64_t contact = add_contact(a, a->lina, from, "Needle");
    set(a, a->lina, &contact_entity, contact, CONTACT_SUPPLIER, value_int(to));
    ck_assert(!found(a, from, "needle", NULL) && found(a, to, "needle", NULL));
    undo(a->lina);
    ck_assert(found(a, from, "needle", NULL) && !found(a, to, "needle", NULL));
    agents_free(a);
}
END_TEST

static char *whole_index(struct agents *a) {
    return bench_text(a->lina, "SELECT group_concat(rowid || name || place || marks || words, '|') "
                               "FROM (SELECT rowid, * FROM supplier_search ORDER BY rowid)");
}

START_TEST(a_new_index_is_the_same) {
    struct agents *a = agents_new();
    struct error err;
    int64_t id = add_supplier(a, a->lina, "Needles 深圳");
    add_contact(a, a->lina, id, "Ms Lan");
    set_supplier(a, a->lina, add_supplier(a, a->lina, "Threads"), SUPPLIER_COUNTRY,
                 value_text("VN"));
    int64_t gone = add_supplier(a, a->lina, "Gone");
    begin(a->lina, "Delete");
    MUST(record_delete(a->lina, &supplier_entity, gone, &err), err);
    commit(a->lina);
    char *kept = whole_index(a);
    MUST(search_rebuild(a->lina, &err), err);
    char *made = whole_index(a);
    ck_assert_str_eq(kept, made);
    mem_free(made);
    bench_run(a->lina, "UPDATE supplier_search SET name = 'wrong'");
    MUST(search_write(a->lina, 0, id, &err), err);
    ck_assert(found(a, id, "needle", "name"));
    MUST(search_write(a->lina, 0, gone, &err), err);
    MUST(search_rebuild(a->lina, &err), err);
    made = whole_index(a);
    ck_assert_str_eq(kept, made);
    ck_assert(found(a, id, "needle", "name"));
    mem_free(made);
    mem_free(kept);
    agents_free(a);
}
END_TEST

START_TEST(a_stale_row_of_the_index_stops_no_save) {
    struct agents *a = agents_new();
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->id = 4711;
    r->values[SUPPLIER_NAME] = value_text("Needles");
    bench_run(a->lina, "INSERT INTO supplier_search (rowid, name) VALUES (4711, 'stale')");
    insert(a, a->lina, r);
    ck_assert(found(a, 4711, "needle", "name") && !found(a, 4711, "stale", NULL));
    agents_free(a);
}
END_TEST

TEST_MAIN(search, fields_of_a_supplier_are_found, what_belongs_to_a_supplier_is_found,
          the_newest_talk_is_found, deleted_suppliers_are_not_found,
          a_supplier_that_comes_with_its_parts_is_found_by_them,
          a_part_that_moves_is_found_where_it_went, a_new_index_is_the_same,
          a_stale_row_of_the_index_stops_no_save)
