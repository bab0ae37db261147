/*
 * Records: what is written, what is merged, what is refused.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"

#include "store_fixture.h"
#include "suite.h"

/* Two agents on one database; the clock is set by the test. */
struct two {
    struct bench_files files;
    struct arena arena;
    int64_t now;
    struct store *lina, *minh;
};

static int64_t clock_of(void *now) {
    return *(int64_t *)now;
}

static struct store *open_as(struct two *t, const char *author) {
    struct store_options options = {.path = bench_path(&t->files, "bench.db"),
                                    .author = author,
                                    .create = true,
                                    .busy_ms = 100,
                                    .now_ms = clock_of,
                                    .clock = &t->now};
    struct store *store;
    struct error err;
    bool ok = store_open(&options, &store, &err);
    ck_assert_msg(ok, "%s (%s)", err.message, err.detail);
    return store;
}

static struct two *two_open(void) {
    struct two *t = mem_alloc(1, sizeof *t);
    t->files = bench_files();
    t->now = 1795420800000;
    t->lina = open_as(t, "lina");
    t->minh = open_as(t, "minh");
    return t;
}

static void two_close(struct two *t) {
    store_close(t->lina);
    store_close(t->minh);
    arena_free(&t->arena);
    bench_files_free(&t->files);
    mem_free(t);
}

#define CHECK(call, err) ck_assert_msg(call, "%s (%s)", (err).message, (err).detail)

static void begin(struct store *store) {
    struct error err = {0};
    CHECK(command_begin(store, "Test", &err), err);
}

static void commit(struct store *store) {
    struct error err = {0};
    CHECK(command_commit(store, &err), err);
}

static void set_text(struct record *r, int field, const char *text) {
    r->values[field] = value_text(text);
}

/* A supplier "Saigon Trail Bags Co., Ltd." of lina's. */
static struct record *add_supplier(struct two *t) {
    struct error err = {0};
    struct record *r = record_new(&supplier_entity, &t->arena);
    set_text(r, SUPPLIER_NAME, "Saigon Trail Bags Co., Ltd.");
    set_text(r, SUPPLIER_COUNTRY, "VN");
    r->values[SUPPLIER_MOQ] = value_int(300);
    set_text(r, SUPPLIER_MOQ_BASIS, "stated");
    begin(t->lina);
    CHECK(record_insert(t->lina, r, &err), err);
    commit(t->lina);
    return r;
}

static struct record *load(struct two *t, struct store *store, const struct entity *entity,
                           int64_t id) {
    struct error err = {0};
    struct record *r;
    CHECK(record_load(store, entity, id, &t->arena, &r, &err), err);
    return r;
}

static struct record *add_child(struct two *t, const struct entity *entity, int64_t supplier,
                                int field, const char *text) {
    struct record *r = record_new(entity, &t->arena);
    struct error err = {0};
    r->values[entity->parent] = value_int(supplier);
    set_text(r, field, text);
    if (entity == &interaction_entity) {
        set_text(r, INTERACTION_KIND, "call");
        set_text(r, INTERACTION_TEXT, "zipper delay");
    }
    begin(t->lina);
    CHECK(record_insert(t->lina, r, &err), err);
    commit(t->lina);
    return r;
}

START_TEST(insert_and_load_agree) {
    struct two *t = two_open();
    struct record *made = add_supplier(t);
    ck_assert_int_gt(made->id, 0);
    struct record *r = load(t, t->minh, &supplier_entity, made->id);
    ck_assert_int_eq(r->rev, 1);
    ck_assert_int_eq(r->created_at, t->now);
    ck_assert_int_eq(r->updated_at, t->now);
    ck_assert_str_eq(r->created_by, "lina");
    ck_assert_str_eq(r->updated_by, "lina");
    ck_assert_int_eq(r->deleted_at, 0);
    ck_assert_str_eq(r->values[SUPPLIER_NAME].s, "Saigon Trail Bags Co., Ltd.");
    ck_assert_str_eq(r->values[SUPPLIER_NAME_KEY].s, "saigon trail bags co ltd");
    ck_assert_int_eq(r->values[SUPPLIER_MOQ].i, 300);
    ck_assert_int_eq(r->values[SUPPLIER_CITY].kind, VALUE_NULL);
    /* What the schema fills in where nothing was said. */
    ck_assert_str_eq(r->values[SUPPLIER_STATUS].s, "prospect");
    ck_assert_str_eq(r->values[SUPPLIER_KIND].s, "factory");
    struct error err;
    ck_assert(!record_load(t->lina, &supplier_entity, 12345, &t->arena, &r, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    two_close(t);
}
END_TEST

/* The record of that table among the first of all entities. */
static int64_t id_of(struct record *const *written, const char *table) {
    int e = 0;
    while (strcmp(all_entities[e]->table, table) != 0)
        e++;
    return written[e]->id;
}

START_TEST(every_entity_can_be_written_and_read) {
    struct two *t = two_open();
    struct record *written[128];
    for (int e = 0; all_entities[e]; e++) {
        const struct entity *entity = all_entities[e];
        struct record *r = record_new(entity, &t->arena);
        struct error err = {0};
        for (size_t i = 0; i < entity->n_fields; i++) {
            const struct field *f = &entity->fields[i];
            if (!(f->flags & FIELD_REQUIRED) || (f->flags & FIELD_DERIVED))
                continue;
            if (f->type == FIELD_CHOICE)
                r->values[i] = value_text(f->choices[0].key);
            else if (f->type == FIELD_REF)
                r->values[i] = value_int(id_of(written, f->ref));
            else if (f->type == FIELD_INT || f->type == FIELD_DECIMAL)
                r->values[i] = value_int((int64_t)i);
            else if (f->type == FIELD_MONEY)
                r->values[i] = value_int(5800);
            else if (f->type == FIELD_CURRENCY)
                r->values[i] = value_text("USD");
            else if (f->type == FIELD_COUNTRY)
                r->values[i] = value_text("VN");
            else if (strcmp(f->name, "head") == 0)
                r->values[i] = value_text("Tear");
            else
                r->values[i] = value_text(f->type == FIELD_DATE ? "2026-11-23" : "supplier");
        }
        begin(t->lina);
        CHECK(record_insert(t->lina, r, &err), err);
        commit(t->lina);
        written[e] = r;
        struct record *back = load(t, t->minh, entity, r->id);
        for (size_t i = 0; i < entity->n_fields; i++)
            if (r->values[i].kind != VALUE_NULL)
                ck_assert_msg(value_equal(back->values[i], r->values[i]), "%s.%s", entity->table,
                              entity->fields[i].name);
    }
    two_close(t);
}
END_TEST

START_TEST(writes_need_a_command) {
    struct two *t = two_open();
    struct record *r = add_supplier(t);
    struct record *again = record_copy(r, &t->arena);
    struct error err;
    again->id = 0;
    ck_assert(!record_insert(t->lina, again, &err));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    ck_assert(!record_update(t->lina, r, again, &t->arena, NULL, NULL, &err));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    ck_assert(!record_delete(t->lina, &supplier_entity, r->id, &err));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    ck_assert(!record_restore(t->lina, &supplier_entity, r->id, &err));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    two_close(t);
}
END_TEST

/* Saves as store's agent; the error's code, 0 where it went well. */
static enum error_code save(struct two *t, struct store *store, const struct record *base,
                            const struct record *wanted, struct record_conflicts *conflicts,
                            int *changed, struct error *err) {
    err->code = ERROR_NONE;
    begin(store);
    bool ok = record_update(store, base, wanted, &t->arena, conflicts, changed, err);
    commit(store);
    return ok ? ERROR_NONE : err->code;
}

START_TEST(only_what_differs_is_written) {
    struct two *t = two_open();
    struct error err;
    int changed;
    struct record *base = load(t, t->lina, &supplier_entity, add_supplier(t)->id);
    struct record *wanted = record_copy(base, &t->arena);
    ck_assert_int_eq(save(t, t->lina, base, wanted, NULL, &changed, &err), ERROR_NONE);
    ck_assert_int_eq(changed, 0);
    ck_assert_int_eq(load(t, t->lina, &supplier_entity, base->id)->rev, 1);
    set_text(wanted, SUPPLIER_NAME, "Hà Nội Túi Xách JSC");
    wanted->values[SUPPLIER_MOQ] = value_null();
    t->now += 60000;
    ck_assert_int_eq(save(t, t->minh, base, wanted, NULL, &changed, &err), ERROR_NONE);
    ck_assert_int_eq(changed, 2);
    struct record *now = load(t, t->lina, &supplier_entity, base->id);
    ck_assert_str_eq(now->values[SUPPLIER_NAME_KEY].s, "ha noi tui xach jsc");
    ck_assert_int_eq(now->values[SUPPLIER_MOQ].kind, VALUE_NULL);
    ck_assert_str_eq(now->values[SUPPLIER_COUNTRY].s, "VN");
    ck_assert_int_eq(now->rev, 2);
    ck_assert_int_eq(now->created_at, base->created_at);
    ck_assert_int_eq(now->updated_at, t->now);
    ck_assert_str_eq(now->updated_by, "minh");
    two_close(t);
}
END_TEST

START_TEST(different_fields_merge_and_same_fields_conflict) {
    struct two *t = two_open();
    struct error err;
    struct record_conflicts conflicts;
    int changed;
    struct record *base = load(t, t->lina, &supplier_entity, add_supplier(t)->id);
    struct record *mine = record_copy(base, &t->arena), *theirs = record_copy(base, &t->arena);
    set_text(theirs, SUPPLIER_CITY, "Bình Dương");
    theirs->values[SUPPLIER_MOQ] = value_int(500);
    ck_assert_int_eq(save(t, t->minh, base, theirs, NULL, NULL, &err), ERROR_NONE);

    set_text(mine, SUPPLIER_STATUS, "approved");
    set_text(mine, SUPPLIER_CITY, "Bình Dương"); /* the same thing said twice is no conflict */
    ck_assert_int_eq(save(t, t->lina, base, mine, &conflicts, &changed, &err), ERROR_NONE);
    ck_assert_int_eq(changed, 1);
    struct record *now = load(t, t->lina, &supplier_entity, base->id);
    ck_assert_int_eq(now->values[SUPPLIER_MOQ].i, 500);
    ck_assert_str_eq(now->values[SUPPLIER_STATUS].s, "approved");

    mine->values[SUPPLIER_MOQ] = value_int(250);
    set_text(mine, SUPPLIER_NOTE, "not to be written");
    ck_assert_int_eq(save(t, t->lina, base, mine, &conflicts, &changed, &err), ERROR_CONFLICT);
    ck_assert_int_eq(changed, 0);
    ck_assert_int_eq(conflicts.count, 1);
    ck_assert_int_eq(conflicts.items[0].field, SUPPLIER_MOQ);
    ck_assert_int_eq(conflicts.items[0].base.i, 300);
    ck_assert_int_eq(conflicts.items[0].theirs.i, 500);
    ck_assert_int_eq(conflicts.items[0].mine.i, 250);
    ck_assert_str_eq(conflicts.by, "lina"); /* the last one to save */
    ck_assert_int_eq(conflicts.current->values[SUPPLIER_MOQ].i, 500);
    now = load(t, t->lina, &supplier_entity, base->id);
    ck_assert_int_eq(now->values[SUPPLIER_NOTE].kind, VALUE_NULL);
    /* Having seen it, the agent saves against what is there now. */
    ck_assert_int_eq(save(t, t->lina, conflicts.current, mine, &conflicts, &changed, &err),
                     ERROR_NONE);
    ck_assert_int_eq(load(t, t->lina, &supplier_entity, base->id)->values[SUPPLIER_MOQ].i, 250);
    two_close(t);
}
END_TEST

START_TEST(deleted_records_are_refused_and_come_back) {
    struct two *t = two_open();
    struct error err;
    struct record *base = load(t, t->lina, &supplier_entity, add_supplier(t)->id);
    struct record *mine = record_copy(base, &t->arena);
    set_text(mine, SUPPLIER_CITY, "Huế");
    begin(t->minh);
    CHECK(record_delete(t->minh, &supplier_entity, base->id, &err), err);
    CHECK(record_delete(t->minh, &supplier_entity, base->id, &err), err); /* once is enough */
    commit(t->minh);
    struct record *gone = load(t, t->lina, &supplier_entity, base->id);
    ck_assert_int_eq(gone->deleted_at, t->now);
    ck_assert_int_eq(gone->rev, 2);
    ck_assert_int_eq(save(t, t->lina, base, mine, NULL, NULL, &err), ERROR_REFUSED);
    ck_assert_str_eq(err.message, "minh deleted this supplier on 2026-11-23 08:00 UTC; restore it "
                                  "before you change it.");
    struct record *contact = record_new(&contact_entity, &t->arena);
    contact->values[CONTACT_SUPPLIER] = value_int(base->id);
    set_text(contact, CONTACT_NAME, "Lan");
    begin(t->lina);
    ck_assert(!record_insert(t->lina, contact, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    CHECK(record_restore(t->lina, &supplier_entity, base->id, &err), err);
    CHECK(record_insert(t->lina, contact, &err), err);
    ck_assert(!record_delete(t->lina, &supplier_entity, 4711, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    commit(t->lina);
    ck_assert_int_eq(save(t, t->lina, base, mine, NULL, NULL, &err), ERROR_NONE);
    two_close(t);
}
END_TEST

START_TEST(children_come_in_their_order) {
    struct two *t = two_open();
    struct error err;
    struct record **list;
    int n;
    int64_t supplier = add_supplier(t)->id;
    struct record *first = add_child(t, &contact_entity, supplier, CONTACT_NAME, "Lan");
    add_child(t, &contact_entity, supplier, CONTACT_NAME, "Bảo");
    add_child(t, &contact_entity, supplier, CONTACT_NAME, "An");
    begin(t->lina);
    CHECK(record_delete(t->lina, &contact_entity, first->id, &err), err);
    commit(t->lina);
    CHECK(record_children(t->lina, &contact_entity, supplier, false, &t->arena, &list, &n, &err),
          err);
    ck_assert_int_eq(n, 2);
    ck_assert_str_eq(list[0]->values[CONTACT_NAME].s, "Bảo");
    CHECK(record_children(t->lina, &contact_entity, supplier, true, &t->arena, &list, &n, &err),
          err);
    ck_assert_int_eq(n, 3);
    ck_assert_str_eq(list[0]->values[CONTACT_NAME].s, "Lan");
    add_child(t, &interaction_entity, supplier, INTERACTION_ON, "2026-11-21");
    add_child(t, &interaction_entity, supplier, INTERACTION_ON, "2026-11-23");
    add_child(t, &interaction_entity, supplier, INTERACTION_ON, "2026-11-22");
    CHECK(
        record_children(t->lina, &interaction_entity, supplier, false, &t->arena, &list, &n, &err),
        err);
    ck_assert_int_eq(n, 3);
    ck_assert_str_eq(list[0]->values[INTERACTION_ON].s, "2026-11-23");
    ck_assert_str_eq(list[2]->values[INTERACTION_ON].s, "2026-11-21");
    ck_assert(!record_children(t->lina, &supplier_entity, 1, false, &t->arena, &list, &n, &err));
    two_close(t);
}
END_TEST

/* A legal identity whose account lina confirmed by a call. */
static struct record *add_confirmed(struct two *t) {
    struct error err = {0};
    struct record *r = record_new(&legal_entity, &t->arena);
    r->values[LEGAL_SUPPLIER] = value_int(add_supplier(t)->id);
    set_text(r, LEGAL_REGISTERED_NAME, "Saigon Trail Bags Co., Ltd.");
    set_text(r, LEGAL_ACCOUNT, "0071001234567");
    set_text(r, LEGAL_BANK_CONFIRMED_ON, "2026-11-20");
    set_text(r, LEGAL_BANK_CONFIRMED_BY, "lina");
    begin(t->lina);
    CHECK(record_insert(t->lina, r, &err), err);
    commit(t->lina);
    return load(t, t->lina, &legal_entity, r->id);
}

static const struct {
    int field;
    const char *text;
    bool keeps; /* the confirmation */
} account_changes[] = {
    {LEGAL_BENEFICIARY, "Somebody Else", false},
    {LEGAL_BANK, "VCB", false},
    {LEGAL_ACCOUNT, "999", false},
    {LEGAL_SWIFT, "BFTVVNVX", false},
    {LEGAL_SCOPE, "bags", true},
    {LEGAL_REGISTERED_NAME, "New Name", true},
};

START_TEST(a_changed_account_is_no_longer_confirmed) {
    struct two *t = two_open();
    struct error err;
    for (size_t i = 0; i < sizeof account_changes / sizeof *account_changes; i++) {
        struct record *base = add_confirmed(t);
        struct record *wanted = record_copy(base, &t->arena);
        set_text(wanted, account_changes[i].field, account_changes[i].text);
        ck_assert_int_eq(save(t, t->minh, base, wanted, NULL, NULL, &err), ERROR_NONE);
        struct record *now = load(t, t->lina, &legal_entity, base->id);
        bool kept = now->values[LEGAL_BANK_CONFIRMED_ON].kind != VALUE_NULL &&
                    now->values[LEGAL_BANK_CONFIRMED_BY].kind != VALUE_NULL;
        ck_assert_msg(kept == account_changes[i].keeps, "%s", account_changes[i].text);
    }
    struct record *base = add_confirmed(t);
    struct record *wanted = record_copy(base, &t->arena);
    set_text(wanted, LEGAL_ACCOUNT, "999");
    set_text(wanted, LEGAL_BANK_CONFIRMED_ON, "2026-11-23");
    set_text(wanted, LEGAL_BANK_CONFIRMED_BY, "minh");
    ck_assert_int_eq(save(t, t->minh, base, wanted, NULL, NULL, &err), ERROR_NONE);
    struct record *now = load(t, t->lina, &legal_entity, base->id);
    ck_assert_str_eq(now->values[LEGAL_BANK_CONFIRMED_ON].s, "2026-11-23");
    two_close(t);
}
END_TEST

START_TEST(nobody_confirms_an_account_that_changed_meanwhile) {
    struct two *t = two_open();
    struct error err;
    struct record_conflicts conflicts;
    struct record *base = add_confirmed(t);
    struct record *theirs = record_copy(base, &t->arena), *mine = record_copy(base, &t->arena);
    set_text(theirs, LEGAL_ACCOUNT, "666");
    ck_assert_int_eq(save(t, t->minh, base, theirs, NULL, NULL, &err), ERROR_NONE);
    set_text(mine, LEGAL_BANK_CONFIRMED_ON, "2026-11-23");
    ck_assert_int_eq(save(t, t->lina, base, mine, &conflicts, NULL, &err), ERROR_CONFLICT);
    bool named = false;
    for (int i = 0; i < conflicts.count; i++)
        named = named || conflicts.items[i].field == LEGAL_ACCOUNT;
    ck_assert(named);
    two_close(t);
}
END_TEST

START_TEST(bad_values_are_told) {
    struct two *t = two_open();
    struct error err;
    struct record *base = load(t, t->lina, &supplier_entity, add_supplier(t)->id);
    struct record *wanted = record_copy(base, &t->arena);
    wanted->values[SUPPLIER_NAME] = value_null();
    ck_assert_int_eq(save(t, t->lina, base, wanted, NULL, NULL, &err), ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, supplier_entity.fields[SUPPLIER_NAME].label));
    wanted = record_copy(base, &t->arena);
    wanted->values[SUPPLIER_FOUNDED] = value_int(12);
    ck_assert_int_eq(save(t, t->lina, base, wanted, NULL, NULL, &err), ERROR_INPUT);
    struct record *empty = record_new(&supplier_entity, &t->arena);
    begin(t->lina);
    ck_assert(!record_insert(t->lina, empty, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_int_eq(empty->id, 0);
    struct record *orphan = record_new(&contact_entity, &t->arena);
    orphan->values[CONTACT_SUPPLIER] = value_int(99);
    set_text(orphan, CONTACT_NAME, "Lan");
    ck_assert(!record_insert(t->lina, orphan, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    commit(t->lina);
    two_close(t);
}
END_TEST

START_TEST(fields_must_agree) {
    struct two *t = two_open();
    struct error err;
    static const struct {
        const struct entity *entity;
        int fields[4];
        const char *texts[4];
        const char *says;
    } cases[] = {
        {&certificate_entity,
         {CERTIFICATE_KIND, CERTIFICATE_ISSUED, CERTIFICATE_EXPIRES, CERTIFICATE_BODY},
         {"GRS", "2026-05-02", "2026-05-01", NULL},
         "expires before"},
        {&sample_entity,
         {SAMPLE_SUBJECT, SAMPLE_SENT, SAMPLE_RECEIVED, SAMPLE_KIND},
         {"40 l", "2026-05-02", "2026-05-01", "photo"},
         "received before"},
        {&interaction_entity,
         {INTERACTION_KIND, INTERACTION_ON, INTERACTION_TEXT, INTERACTION_FOLLOW_UP_DONE},
         {"call", "2026-05-02", "zipper", "2026-05-03"},
         "follow-up"},
        {&sample_entity,
         {SAMPLE_SUBJECT, SAMPLE_KIND, SAMPLE_SEAL, SAMPLE_FEE},
         {"40 l", "photo", "7", NULL},
         "needs a currency"},
    };
    int64_t supplier = add_supplier(t)->id;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *r = record_new(cases[i].entity, &t->arena);
        r->values[r->entity->parent] = value_int(supplier);
        for (int k = 0; k < 4; k++)
            set_text(r, cases[i].fields[k], cases[i].texts[k]);
        if (cases[i].fields[3] == SAMPLE_FEE && r->entity == &sample_entity)
            r->values[SAMPLE_FEE] = value_int(250000);
        begin(t->lina);
        ck_assert(!record_insert(t->lina, r, &err));
        ck_assert_int_eq(err.code, ERROR_INPUT);
        ck_assert_msg(strstr(err.message, cases[i].says) != NULL, "%s", err.message);
        commit(t->lina);
    }
    struct record *base =
        load(t, t->lina, &certificate_entity,
             add_child(t, &certificate_entity, supplier, CERTIFICATE_KIND, "GRS")->id);
    struct record *theirs = record_copy(base, &t->arena), *mine = record_copy(base, &t->arena);
    set_text(theirs, CERTIFICATE_EXPIRES, "2026-05-01");
    set_text(mine, CERTIFICATE_ISSUED, "2026-05-02");
    ck_assert_int_eq(save(t, t->minh, base, theirs, NULL, NULL, &err), ERROR_NONE);
    ck_assert_int_eq(save(t, t->lina, base, mine, NULL, NULL, &err), ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "expires before"));
    two_close(t);
}
END_TEST

TEST_MAIN(record, insert_and_load_agree, every_entity_can_be_written_and_read,
          writes_need_a_command, only_what_differs_is_written,
          different_fields_merge_and_same_fields_conflict,
          deleted_records_are_refused_and_come_back, children_come_in_their_order,
          a_changed_account_is_no_longer_confirmed,
          nobody_confirms_an_account_that_changed_meanwhile, bad_values_are_told, fields_must_agree)
