/*
 * Undo and redo: every table and field, what is refused and in which words.
 */
#include "journal_fixture.h"

/* One record of each table, for what refers to it. */
static const struct record *kept_records[128];
static int n_kept;

static void keep(const struct record *r) {
    kept_records[n_kept++] = r;
}

static int64_t kept_id(const char *table) {
    for (int i = 0; i < n_kept; i++) {
        if (strcmp(kept_records[i]->entity->table, table) == 0)
            return kept_records[i]->id;
    }
    ck_abort_msg("there is no %s to refer to", table);
}

static int64_t parent_of(const struct entity *e) {
    return e->parent < 0 ? 0 : kept_id(e->fields[e->parent].ref);
}

/* What may not lie below its companion. */
static bool is_upper_end(const char *name) {
    static const char *const ends[] = {"max",      "high",      "band_high",    "knock_max",
                                       "days_max", "after_max", "suppliers_max"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (strcmp(name, ends[i]) == 0)
            return true;
    }
    return false;
}

/* What lies between two companions. */
static bool is_middle(const char *name) {
    return strcmp(name, "days_likely") == 0 || strcmp(name, "after_likely") == 0;
}

/* A value of a field that is not the one given before. */
static struct value sample_value(struct agents *a, const struct entity *e, int field, int turn,
                                 int64_t parent) {
    const struct field *f = &e->fields[field];
    switch (f->type) {
    case FIELD_INT:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
        if (is_upper_end(f->name))
            return value_int(f->max - turn);
        if (is_middle(f->name))
            return value_int(f->min + 10 + turn);
        if (f->flags & FIELD_NEGATIVE && strcmp(f->name, "typ") == 0)
            return value_int(turn);
        return value_int(f->max > f->min ? f->min + turn : 7 + turn);
    case FIELD_TIME:
        return value_int(1795161600000 + turn);
    case FIELD_BOOL:
        return value_int(turn % 2);
    case FIELD_DATE:
        if (strcmp(f->name, "issued") == 0 || strcmp(f->name, "sent_on") == 0 ||
            strcmp(f->name, "quoted_on") == 0 || strcmp(f->name, "first") == 0 ||
            strcmp(f->name, "etd") == 0 || strcmp(f->name, "ordered_on") == 0 ||
            strcmp(f->name, "closes_on") == 0 || strcmp(f->name, "opened_on") == 0)
            return value_text(turn % 2 ? "2026-11-18" : "2026-11-19");
        if (strcmp(f->name, "last_order_on") == 0)
            return value_text(turn % 2 ? "2026-11-16" : "2026-11-17");
        return value_text(turn % 2 ? "2026-11-21" : "2026-11-20");
    case FIELD_CHOICE:
        return value_text(f->choices[(size_t)turn % f->n_choices].key);
    case FIELD_COUNTRY:
        return value_text(turn % 2 ? "VN" : "CN");
    case FIELD_CURRENCY:
        return value_text(turn % 2 ? "USD" : "EUR");
    case FIELD_REF:
        return field == e->parent               ? value_int(parent)
               : entity_needs(e, (size_t)field) ? value_int(kept_id(f->ref))
                                                : value_null();
    default:
        if (strcmp(f->name, "swift") == 0)
            return value_text(turn % 2 ? "VCBVVNVX" : "BKCHCNBJ");
        if (strcmp(f->name, "hash") == 0 || strcmp(f->name, "seal") == 0) {
            char *hash = arena_alloc(&a->arena, 65, 1);
            memset(hash, 'a' + turn, 64);
            return value_text(hash);
        }
        if (strcmp(f->name, "owner_table") == 0)
            return value_text("supplier");
        return value_text(arena_format(&a->arena, "%s %d", f->name, turn));
    }
}

static struct record *sample_record(struct agents *a, const struct entity *e, int64_t parent) {
    struct record *r = record_new(e, &a->arena);
    for (size_t i = 0; i < e->n_fields; i++)
        r->values[i] = sample_value(a, e, (int)i, 0, parent);
    return r;
}

static void check_same(const struct record *x, const struct record *y) {
    for (size_t i = 0; i < x->entity->n_fields; i++)
        ck_assert_msg(value_equal(x->values[i], y->values[i]), "%s.%s", x->entity->table,
                      x->entity->fields[i].name);
    ck_assert(x->deleted_at == y->deleted_at && x->created_at == y->created_at);
    ck_assert_str_eq(x->created_by, y->created_by);
}

/* Undoes and redoes the last command; each raises rev and tells who and when. */
static void back_and_forth(struct agents *a, const struct record *before,
                           const struct record *after) {
    for (int turn = 0; turn < 2; turn++) {
        a->now += 1000;
        undo(a->lina);
        struct record *r = load(a, a->lina, before->entity, before->id);
        check_same(r, before);
        ck_assert(r->rev == after->rev + 1 + 2 * turn && r->updated_at == a->now);
        redo(a->lina);
        r = load(a, a->lina, before->entity, before->id);
        check_same(r, after);
        ck_assert(r->rev == after->rev + 2 + 2 * turn);
        ck_assert_str_eq(r->updated_by, "lina");
    }
}

static void check_field_of(struct agents *a, const struct entity *e, int64_t id, int field,
                           struct value value) {
    struct record *before = load(a, a->lina, e, id);
    if (value_equal(before->values[field], value))
        return;
    set(a, a->lina, e, id, field, value);
    back_and_forth(a, before, load(a, a->lina, e, id));
}

static void check_deletion(struct agents *a, const struct entity *e, int64_t id) {
    struct error err;
    struct record *before = load(a, a->lina, e, id);
    begin(a->lina, "Delete");
    MUST(record_delete(a->lina, e, id, &err), err);
    commit(a->lina);
    struct record *deleted = load(a, a->lina, e, id);
    ck_assert(deleted->deleted_at != 0);
    back_and_forth(a, before, deleted);
    begin(a->lina, "Restore");
    MUST(record_restore(a->lina, e, id, &err), err);
    commit(a->lina);
    back_and_forth(a, load(a, a->lina, e, id)->deleted_at ? before : deleted,
                   load(a, a->lina, e, id));
}

/* A row that an undone insert took away comes back above the rev it had. */
static void check_insertion(struct agents *a, const struct record *inserted) {
    const struct entity *e = inserted->entity;
    int64_t rev = inserted->rev;
    struct record *first = load(a, a->lina, e, inserted->id);
    for (int turn = 0; turn < 2; turn++) {
        undo(a->lina);
        ck_assert_msg(!exists(a, e, inserted->id), "%s", e->table);
        redo(a->lina);
        struct record *r = load(a, a->lina, e, inserted->id);
        check_same(r, first);
        ck_assert(r->rev == ++rev);
    }
}

/* By the schema, or because another field is filled. */
static bool needed(const struct field *f) {
    static const char *const companions[] = {"follow_up_on",   "until",     "assignee",
                                             "band_low",       "band_high", "price_per",
                                             "excused_reason", "action"};
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        if (strcmp(f->name, companions[i]) == 0)
            return true;
    }
    return f->flags & (FIELD_REQUIRED | FIELD_DEFAULTED) || f->type == FIELD_CURRENCY;
}

START_TEST(every_table_and_field_goes_back_and_forth) {
    struct agents *a = agents_new();
    for (const struct entity *const *e = all_entities; *e; e++) {
        int64_t parent = parent_of(*e);
        struct record *r = sample_record(a, *e, parent);
        insert(a, a->lina, r);
        keep(r);
        check_insertion(a, r);
        for (size_t i = 0; i < (*e)->n_fields; i++) {
            const struct field *f = &(*e)->fields[i];
            if (f->type == FIELD_REF || (f->flags & FIELD_DERIVED))
                continue;
            check_field_of(a, *e, r->id, (int)i, sample_value(a, *e, (int)i, 1, parent));
            if (!needed(f))
                check_field_of(a, *e, r->id, (int)i, value_null());
        }
        check_deletion(a, *e, r->id);
    }
    agents_free(a);
}
END_TEST

START_TEST(undo_goes_back_step_by_step_and_redo_forward) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "A");
    for (int i = 1; i <= 3; i++)
        set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(100 * i));
    undo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_int(200));
    undo(a->lina);
    undo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_null());
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, id));
    undo_fails(a, a->lina, ERROR_NOT_FOUND);
    redo(a->lina);
    redo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_int(100));
    undo(a->lina);
    redo(a->lina);
    redo(a->lina);
    redo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_int(300));
    redo_fails(a->lina, ERROR_NOT_FOUND);
    agents_free(a);
}
END_TEST

START_TEST(a_new_command_ends_redo) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(100));
    undo(a->lina);
    add_supplier(a, a->marco, "Somebody else's command does not end it");
    redo(a->lina);
    undo(a->lina);
    set_supplier(a, a->lina, id, SUPPLIER_LEAD_DAYS, value_int(30));
    redo_fails(a->lina, ERROR_NOT_FOUND);
    undo(a->lina);
    check_field(a, id, SUPPLIER_LEAD_DAYS, value_null());
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, id));
    agents_free(a);
}
END_TEST

START_TEST(others_commands_are_left_alone) {
    struct agents *a = agents_new();
    int64_t mine = add_supplier(a, a->lina, "Mine");
    int64_t theirs = add_supplier(a, a->marco, "Theirs");
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, mine) && exists(a, &supplier_entity, theirs));
    undo_fails(a, a->lina, ERROR_NOT_FOUND);
    redo_fails(a->marco, ERROR_NOT_FOUND);
    agents_free(a);
}
END_TEST

static void set_both(struct agents *a, struct store *store, int64_t id, int64_t moq, int64_t lead) {
    struct error err;
    struct record *base = load(a, store, &supplier_entity, id);
    struct record *wanted = record_copy(base, &a->arena);
    wanted->values[SUPPLIER_MOQ] = value_int(moq);
    wanted->values[SUPPLIER_LEAD_DAYS] = value_int(lead);
    begin(store, "Edit both");
    MUST(record_update(store, base, wanted, &a->arena, NULL, NULL, &err), err);
    commit(store);
}

START_TEST(a_later_change_of_the_same_cell_is_in_the_way) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "Saigon Trail Bags Co.");
    set_both(a, a->lina, id, 300, 38);
    set_supplier(a, a->marco, id, SUPPLIER_LEAD_DAYS, value_int(45));
    ck_assert_str_eq(undo_fails(a, a->lina, ERROR_REFUSED),
                     "marco changed \"Lead time\" of Saigon Trail Bags Co. on 2026-11-20 after "
                     "that: undo that first (see the history).");
    check_field(a, id, SUPPLIER_MOQ, value_int(300));
    undo(a->marco);
    undo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_null());
    check_field(a, id, SUPPLIER_LEAD_DAYS, value_null());
    redo(a->lina);
    redo(a->marco);
    check_field(a, id, SUPPLIER_LEAD_DAYS, value_int(45));
    undo_fails(a, a->lina, ERROR_REFUSED);
    agents_free(a);
}
END_TEST

START_TEST(a_later_change_that_came_back_to_the_same_value_is_in_the_way) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_STATUS, value_text("blocked"));
    set_supplier(a, a->marco, id, SUPPLIER_STATUS, value_text("approved"));
    set_supplier(a, a->marco, id, SUPPLIER_STATUS, value_text("blocked"));
    undo_fails(a, a->lina, ERROR_REFUSED);
    agents_free(a);
}
END_TEST

START_TEST(a_later_change_of_another_cell_is_not) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(300));
    set_supplier(a, a->marco, id, SUPPLIER_LEAD_DAYS, value_int(45));
    undo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_null());
    check_field(a, id, SUPPLIER_LEAD_DAYS, value_int(45));
    ck_assert_int_eq(load(a, a->lina, &supplier_entity, id)->rev, 4);
    undo(a->marco);
    redo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_int(300));
    agents_free(a);
}
END_TEST

START_TEST(a_row_with_later_changes_does_not_go) {
    struct agents *a = agents_new();
    struct error err;
    int64_t id = add_supplier(a, a->lina, "Saigon Trail Bags Co.");
    set_supplier(a, a->marco, id, SUPPLIER_CITY, value_text("Hội An"));
    ck_assert_ptr_nonnull(strstr(undo_fails(a, a->lina, ERROR_REFUSED), "marco changed \"City\""));
    undo(a->marco);
    begin(a->marco, "Delete supplier");
    MUST(record_delete(a->marco, &supplier_entity, id, &err), err);
    commit(a->marco);
    ck_assert_ptr_nonnull(
        strstr(undo_fails(a, a->lina, ERROR_REFUSED), "marco deleted Saigon Trail Bags Co. on"));
    undo(a->marco);
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, id));
    agents_free(a);
}
END_TEST

START_TEST(a_row_with_later_children_does_not_go) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "Saigon Trail Bags Co.");
    int64_t contact = add_contact(a, a->marco, id, "Ms Lan");
    ck_assert_str_eq(
        undo_fails(a, a->lina, ERROR_REFUSED),
        "marco added contact Ms Lan to Saigon Trail Bags Co. on 2026-11-20 after that: "
        "undo that first (see the history).");
    struct record *call = record_new(&interaction_entity, &a->arena);
    call->values[INTERACTION_SUPPLIER] = value_int(id);
    call->values[INTERACTION_CONTACT] = value_int(contact);
    call->values[INTERACTION_KIND] = value_text("call");
    call->values[INTERACTION_ON] = value_text("2026-11-20");
    call->values[INTERACTION_TEXT] = value_text("Zipper delay");
    insert(a, a->lina, call);
    const char *why = undo_fails(a, a->marco, ERROR_REFUSED);
    ck_assert_msg(strstr(why, "lina added timeline entry Zipper delay to contact Ms Lan") != NULL,
                  "%s", why);
    undo(a->lina);
    struct record *file = record_new(&attachment_entity, &a->arena);
    file->values[ATTACHMENT_SUPPLIER] = value_int(id);
    file->values[ATTACHMENT_TABLE] = value_text("contact");
    file->values[ATTACHMENT_ROW] = value_int(contact);
    file->values[ATTACHMENT_PATH] = value_text("card.jpg");
    insert(a, a->lina, file);
    ck_assert_ptr_nonnull(strstr(undo_fails(a, a->marco, ERROR_REFUSED), "lina added attachment"));
    undo(a->lina);
    undo(a->marco);
    undo(a->lina);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier"), 0);
    agents_free(a);
}
END_TEST

START_TEST(what_refers_to_a_row_that_is_gone_does_not_come_back) {
    struct agents *a = agents_new();
    struct error err;
    struct journal_result result;
    int64_t id = add_supplier(a, a->lina, "A");
    add_contact(a, a->marco, id, "Ms Lan");
    undo(a->marco);
    undo(a->lina);
    ck_assert(!journal_redo(a->marco, NULL, &result, &err));
    ck_assert_msg(err.code == ERROR_REFUSED, "%s (%s)", err.message, err.detail);
    ck_assert_ptr_nonnull(strstr(err.message, "bring that back first"));
    redo(a->lina);
    redo(a->marco);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM contact"), 1);
    agents_free(a);
}
END_TEST

/* Lina changes the account, marco confirms the new one by phone: lina's undo must not leave the old
 * account confirmed. */
START_TEST(a_confirmation_never_stands_for_another_account) {
    struct agents *a = agents_new();
    struct record *r = record_new(&legal_entity, &a->arena);
    r->values[LEGAL_SUPPLIER] = value_int(add_supplier(a, a->lina, "A"));
    r->values[LEGAL_REGISTERED_NAME] = value_text("A JSC");
    r->values[LEGAL_ACCOUNT] = value_text("111");
    int64_t id = insert(a, a->lina, r);
    set(a, a->lina, &legal_entity, id, LEGAL_ACCOUNT, value_text("222"));
    set(a, a->marco, &legal_entity, id, LEGAL_BANK_CONFIRMED_ON, value_text("2026-11-20"));
    ck_assert_ptr_nonnull(strstr(undo_fails(a, a->lina, ERROR_REFUSED), "marco changed"));
    undo(a->marco);
    set(a, a->marco, &legal_entity, id, LEGAL_BANK, value_text("Vietcombank"));
    undo_fails(a, a->lina, ERROR_REFUSED);
    undo(a->marco);
    undo(a->lina);
    ck_assert(value_equal(field_of(a, &legal_entity, id, LEGAL_ACCOUNT), value_text("111")));
    agents_free(a);
}
END_TEST

START_TEST(an_amount_goes_back_with_its_currency_only) {
    struct agents *a = agents_new();
    int64_t supplier = add_supplier(a, a->lina, "A");
    struct record *r = sample_record(a, &sample_entity, supplier);
    int64_t id = insert(a, a->lina, r);
    set(a, a->lina, &sample_entity, id, SAMPLE_FEE, value_int(250000));
    set(a, a->marco, &sample_entity, id, SAMPLE_CURRENCY, value_text("VND"));
    undo_fails(a, a->lina, ERROR_REFUSED);
    agents_free(a);
}
END_TEST

START_TEST(another_programs_change_is_in_the_way) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(300));
    bench_run(a->lina, "UPDATE supplier SET moq = 5");
    ck_assert_ptr_nonnull(strstr(undo_fails(a, a->lina, ERROR_REFUSED), "another program"));
    check_field(a, id, SUPPLIER_MOQ, value_int(5));
    bench_run(a->lina, "UPDATE supplier SET moq = 300");
    undo(a->lina);
    bench_run(a->lina, "DELETE FROM supplier");
    ck_assert_ptr_nonnull(strstr(undo_fails(a, a->lina, ERROR_REFUSED), "another program"));
    agents_free(a);
}
END_TEST

START_TEST(any_entry_can_be_undone_from_the_history) {
    struct agents *a = agents_new();
    struct error err;
    struct journal_result result;
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(300));
    int64_t entry = latest_entry(a, a->lina);
    set_supplier(a, a->lina, id, SUPPLIER_LEAD_DAYS, value_int(30));
    MUST(journal_undo_entry(a->marco, entry, NULL, &result, &err), err);
    ck_assert_str_eq(result.label, "Edit supplier");
    ck_assert_int_eq(result.rows, 1);
    check_field(a, id, SUPPLIER_MOQ, value_null());
    check_field(a, id, SUPPLIER_LEAD_DAYS, value_int(30));
    int64_t undone = latest_entry(a, a->lina);
    ck_assert(!journal_undo_entry(a->marco, entry, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    MUST(journal_undo_entry(a->lina, undone, NULL, &result, &err), err);
    check_field(a, id, SUPPLIER_MOQ, value_int(300));
    ck_assert(!journal_undo_entry(a->lina, undone, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert(!journal_undo_entry(a->lina, 12345, NULL, &result, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    MUST(journal_undo_entry(a->marco, latest_entry(a, a->lina), NULL, &result, &err), err);
    redo(a->marco);
    check_field(a, id, SUPPLIER_MOQ, value_int(300));
    agents_free(a);
}
END_TEST

START_TEST(two_who_undo_the_same_do_it_once) {
    struct agents *a = agents_new();
    struct store *second = agents_open(a, "lina");
    int64_t first = add_supplier(a, a->lina, "A");
    int64_t id = add_supplier(a, a->lina, "B");
    undo(second);
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, id) && !exists(a, &supplier_entity, first));
    undo_fails(a, second, ERROR_NOT_FOUND);
    redo(second);
    redo(a->lina);
    ck_assert_int_eq(living(a->lina, "supplier"), 2);
    store_close(second);
    agents_free(a);
}
END_TEST

START_TEST(undo_within_a_command_is_refused) {
    struct agents *a = agents_new();
    add_supplier(a, a->lina, "A");
    begin(a->lina, "Edit");
    undo_fails(a, a->lina, ERROR_INTERNAL);
    command_abort(a->lina);
    undo(a->lina);
    agents_free(a);
}
END_TEST

/* Columns are only ever appended, so entries of before still fit. */
START_TEST(entries_with_fewer_columns_still_undo) {
    struct agents *a = agents_new();
    int64_t id = add_supplier(a, a->lina, "A");
    set_supplier(a, a->lina, id, SUPPLIER_MOQ, value_int(300));
    int64_t gone = add_supplier(a, a->lina, "B");
    undo(a->lina);
    bench_run(a->marco, "ALTER TABLE supplier ADD COLUMN grade TEXT NOT NULL DEFAULT 'new'");
    store_close(a->lina);
    a->lina = agents_open(a, "lina");
    redo(a->lina);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier WHERE grade = 'new'"), 2);
    undo(a->lina);
    ck_assert(!exists(a, &supplier_entity, gone));
    bench_run(a->lina, "UPDATE supplier SET grade = 'old'");
    undo(a->lina);
    check_field(a, id, SUPPLIER_MOQ, value_null());
    undo(a->lina);
    redo(a->lina);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier WHERE grade = 'old'"), 1);
    agents_free(a);
}
END_TEST

/* The part of a schema step that makes a table anew with the same columns. */
static const char *rebuilding(struct agents *a) {
    const char *from = strstr(schema_steps[1].sql, "CREATE TABLE attachment_2");
    const char *to = from ? strstr(from, "CREATE INDEX") : NULL;
    ck_assert_ptr_nonnull(to);
    return arena_format(&a->arena, "PRAGMA foreign_keys = OFF; %.*s", (int)(to - from), from);
}

START_TEST(undo_goes_on_behind_a_rebuilt_table) {
    struct agents *a = agents_new();
    int64_t supplier = add_supplier(a, a->lina, "A");
    struct record *file = record_new(&attachment_entity, &a->arena);
    file->values[ATTACHMENT_SUPPLIER] = value_int(supplier);
    file->values[ATTACHMENT_TABLE] = value_text("supplier");
    file->values[ATTACHMENT_ROW] = value_int(supplier);
    file->values[ATTACHMENT_PATH] = value_text("card.jpg");
    insert(a, a->lina, file);
    set(a, a->lina, &attachment_entity, file->id, ATTACHMENT_PATH, value_text("offer.pdf"));
    bench_run(a->marco, rebuilding(a));
    store_close(a->lina);
    a->lina = agents_open(a, "lina");
    undo(a->lina);
    ck_assert_str_eq(field_of(a, &attachment_entity, file->id, ATTACHMENT_PATH).s, "card.jpg");
    undo(a->lina);
    ck_assert(!exists(a, &attachment_entity, file->id));
    redo(a->lina);
    redo(a->lina);
    ck_assert_str_eq(field_of(a, &attachment_entity, file->id, ATTACHMENT_PATH).s, "offer.pdf");
    agents_free(a);
}
END_TEST

TEST_MAIN(undo, undo_goes_on_behind_a_rebuilt_table, every_table_and_field_goes_back_and_forth,
          undo_goes_back_step_by_step_and_redo_forward, a_new_command_ends_redo,
          others_commands_are_left_alone, a_later_change_of_the_same_cell_is_in_the_way,
          a_later_change_that_came_back_to_the_same_value_is_in_the_way,
          a_later_change_of_another_cell_is_not, a_row_with_later_changes_does_not_go,
          a_row_with_later_children_does_not_go,
          what_refers_to_a_row_that_is_gone_does_not_come_back,
          a_confirmation_never_stands_for_another_account,
          an_amount_goes_back_with_its_currency_only, another_programs_change_is_in_the_way,
          any_entry_can_be_undone_from_the_history, two_who_undo_the_same_do_it_once,
          undo_within_a_command_is_refused, entries_with_fewer_columns_still_undo)
