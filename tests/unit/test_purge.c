/*
 * Purging: rows, words, values and titles are gone, from the file too; everything else stays; undo
 * ends there in words.
 */
#include "sourcebench/db/command.h"
#include "sourcebench/db/purge.h"
#include "sourcebench/db/supplier_command.h"

#include "journal_fixture.h"

/* Whether the bytes of any file of the folder (database, log, shared memory) hold a text. */
static bool anywhere(struct agents *a, const char *text) {
    bool found = false;
    DIR *dir = opendir(a->files.folder);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        FILE *file = e->d_name[0] == '.' ? NULL : fopen(bench_path(&a->files, e->d_name), "rb");
        if (!file)
            continue;
        static char bytes[32 << 20];
        size_t n = fread(bytes, 1, sizeof bytes, file);
        ck_assert_uint_lt(n, sizeof bytes);
        found = found || memmem(bytes, n, text, strlen(text));
        fclose(file);
    }
    if (dir)
        closedir(dir);
    return found;
}

static struct purge_result purge_all(struct agents *a, struct store *store,
                                     const struct purge_item *items, int n) {
    struct purge_result result;
    struct error err;
    MUST(purge_run(store, items, n, false, &a->arena, &result, &err), err);
    MUST(purge_scrub(store, &err), err);
    return result;
}

static struct purge_result purge(struct agents *a, struct store *store, const struct entity *e,
                                 int64_t id) {
    struct purge_item item;
    struct error err;
    MUST(purge_find_id(store, e, id, &a->arena, &item, &err), err);
    return purge_all(a, store, &item, 1);
}

static void delete_record(struct store *store, const struct entity *e, int64_t id) {
    struct error err;
    MUST(command_delete(store, e, id, &err), err);
}

static void count_finding(void *user, const struct store_finding *f) {
    (void)f;
    ++*(int *)user;
}

static void check_healthy(struct store *store) {
    int findings = 0;
    struct error err;
    MUST(store_doctor(store, false, count_finding, &findings, &err), err);
    ck_assert_int_eq(findings, 0);
}

/* A contact of a supplier, as the screens add one: the label names both. */
static int64_t contact_with_mail(struct agents *a, struct store *store, int64_t supplier,
                                 const char *name, const char *mail) {
    struct record *r = record_new(&contact_entity, &a->arena);
    struct error err;
    r->values[CONTACT_SUPPLIER] = value_int(supplier);
    r->values[CONTACT_NAME] = value_text(name);
    r->values[CONTACT_MAIL] = value_text(mail);
    MUST(command_add(store, r, &err), err);
    return r->id;
}

static int64_t call_of(struct agents *a, int64_t supplier, int64_t contact, const char *text) {
    struct record *r = record_new(&interaction_entity, &a->arena);
    r->values[INTERACTION_SUPPLIER] = value_int(supplier);
    if (contact)
        r->values[INTERACTION_CONTACT] = value_int(contact);
    r->values[INTERACTION_KIND] = value_text("call");
    r->values[INTERACTION_ON] = value_text("2026-11-19");
    r->values[INTERACTION_TEXT] = value_text(text);
    return insert(a, a->lina, r);
}

static int64_t attachment_of(struct agents *a, int64_t supplier, const struct entity *owner,
                             int64_t row, const char *path) {
    struct record *r = record_new(&attachment_entity, &a->arena);
    r->values[ATTACHMENT_SUPPLIER] = value_int(supplier);
    r->values[ATTACHMENT_TABLE] = value_text(owner->table);
    r->values[ATTACHMENT_ROW] = value_int(row);
    r->values[ATTACHMENT_PATH] = value_text(path);
    return insert(a, a->lina, r);
}

START_TEST(a_contact_is_gone_from_the_file) {
    struct agents *a = agents_new();
    int64_t s = add_supplier(a, a->lina, "Saigon Trail");
    int64_t c = contact_with_mail(a, a->lina, s, "Zebulon Quark", "zquark@example.org");
    int64_t call = call_of(a, s, c, "asked for a price list");
    attachment_of(a, s, &contact_entity, c, "/cards/zebulon.jpg");
    set(a, a->marco, &contact_entity, c, CONTACT_MAIL, value_text("zq2@example.org"));
    set(a, a->marco, &contact_entity, c, CONTACT_PHONE, value_text("+84 28 555 0199"));
    delete_record(a->lina, &contact_entity, c);
    ck_assert(anywhere(a, "zquark") && anywhere(a, "zebulon") && anywhere(a, "Zebulon"));
    int64_t added = latest_entry(a, a->lina);
    struct purge_result r = purge(a, a->lina, &contact_entity, c);
    ck_assert_int_eq(r.rows[2], 1);
    ck_assert_int_eq(r.rows[9], 1);
    ck_assert_int_eq(r.cleared, 1);
    ck_assert_int_eq(r.emptied, 5);
    ck_assert_int_eq(r.rewritten, 1); /* the call that named it */
    ck_assert_int_eq(r.n_files, 1);
    ck_assert_str_eq(r.files[0], "/cards/zebulon.jpg");
    static const char *const words[] = {"Zebulon", "zebulon", "Quark",
                                        "quark",   "zq2",     "555 0199",
                                        "0199",    "cards",   "zquark@example.org"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(!anywhere(a, words[i]), "%s", words[i]);
    ck_assert(!exists(a, &contact_entity, c));
    ck_assert(anywhere(a, "asked for a price list"));
    ck_assert_int_eq(load(a, a->marco, &interaction_entity, call)->values[INTERACTION_CONTACT].kind,
                     VALUE_NULL);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM tombstone"), 2);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM journal_row WHERE tbl = 2"), 0);
    ck_assert_int_lt(added, latest_entry(a, a->lina));
    check_healthy(a->marco);
    agents_free(a);
}
END_TEST

START_TEST(a_supplier_goes_with_all_that_belongs_to_it) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Quixotic Zippers"),
            t = add_supplier(a, a->lina, "Bosfor");
    int64_t c = contact_with_mail(a, a->lina, s, "Ottoline Vex", "vex@example.org");
    int64_t kept = contact_with_mail(a, a->lina, t, "Ayla", "ayla@example.org");
    call_of(a, s, c, "wobbly seams");
    attachment_of(a, s, &supplier_entity, s, "/x/quixotic.pdf");
    int64_t n, ids[2] = {s, t};
    MUST(command_tag(a->marco, ids, 2, "fair", true, NULL, &n, &err), err);
    /* added and taken back: it stands in the journal alone */
    int64_t gone = contact_with_mail(a, a->lina, s, "Mordecai Fipps", "fipps@example.org");
    undo(a->lina);
    ck_assert(!exists(a, &contact_entity, gone));
    delete_record(a->lina, &supplier_entity, s);
    struct purge_result r = purge(a, a->lina, &supplier_entity, s);
    ck_assert_int_eq(r.rows[0], 1);
    ck_assert_int_eq(r.rows[2], 2);
    ck_assert_int_eq(r.rows[7], 1);
    ck_assert_int_eq(r.rows[8], 1);
    ck_assert_int_eq(r.rows[9], 1);
    ck_assert_int_eq(r.rewritten, 1); /* the tag of both */
    static const char *const words[] = {"Quixotic", "quixotic", "Ottoline", "vex@",
                                        "wobbly",   "Mordecai", "fipps",    "Zippers"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(!anywhere(a, words[i]), "%s", words[i]);
    ck_assert_int_eq(living(a->lina, "supplier"), 1);
    ck_assert_int_eq(living(a->lina, "contact"), 1);
    ck_assert_int_eq(living(a->lina, "tag"), 1);
    ck_assert_int_eq(living(a->lina, "interaction"), 0);
    ck_assert_str_eq(load(a, a->marco, &contact_entity, kept)->values[CONTACT_NAME].s, "Ayla");
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier_search"), 1);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM tag WHERE name = 'fair'"), 1);
    ck_assert_int_eq(
        number(a->lina, "SELECT count(*) FROM journal WHERE label LIKE 'Add tag fair to 2%'"), 1);
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

/* A decision names what it is about by table and id, as an attachment does. */
START_TEST(decisions_go_with_what_they_are_about) {
    struct agents *a = agents_new();
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), c = add_contact(a, a->lina, s, "Lan");
    int64_t about[] = {c, s};
    for (int i = 0; i < 2; i++) {
        struct record *r = record_new(&decision_entity, &a->arena);
        r->values[DECISION_SUPPLIER] = value_int(s);
        r->values[DECISION_RULE] = value_text("review");
        r->values[DECISION_TABLE] = value_text(i ? "supplier" : "contact");
        r->values[DECISION_ROW] = value_int(about[i]);
        r->values[DECISION_DUE] = value_text("2026-11-20");
        r->values[DECISION_ACTION] = value_text("done");
        r->values[DECISION_REASON] = value_text(i ? "wellknown" : "Lan has left");
        insert(a, a->lina, r);
    }
    delete_record(a->lina, &contact_entity, c);
    purge(a, a->lina, &contact_entity, c);
    ck_assert(!anywhere(a, "Lan has left") && anywhere(a, "wellknown"));
    check_healthy(a->lina);
    bench_run(a->lina,
              "INSERT OR REPLACE INTO supplier_waiting SELECT id, '2026-11-01' FROM supplier");
    delete_record(a->lina, &supplier_entity, s);
    purge(a, a->lina, &supplier_entity, s);
    ck_assert(!anywhere(a, "wellknown"));
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier_waiting"), 0);
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

/* With its site gone, a certificate stands in for the older one of the firm. */
START_TEST(derived_tables_follow_what_is_left) {
    struct agents *a = agents_new();
    int64_t s = add_supplier(a, a->lina, "Saigon Trail");
    struct record *site = record_new(&site_entity, &a->arena);
    site->values[SITE_SUPPLIER] = value_int(s);
    site->values[SITE_NAME] = value_text("Plant 2");
    insert(a, a->lina, site);
    for (int i = 0; i < 2; i++) {
        struct record *r = record_new(&certificate_entity, &a->arena);
        r->values[CERTIFICATE_SUPPLIER] = value_int(s);
        r->values[CERTIFICATE_KIND] = value_text("GRS");
        r->values[CERTIFICATE_EXPIRES] = value_text(i ? "2027-11-01" : "2026-11-01");
        r->values[CERTIFICATE_SITE] = i ? value_int(site->id) : value_null();
        insert(a, a->lina, r);
    }
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM certificate_current"), 2);
    delete_record(a->lina, &site_entity, site->id);
    purge(a, a->lina, &site_entity, site->id);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM certificate_current"), 1);
    check_healthy(a->lina);
    delete_record(a->lina, &supplier_entity, s);
    purge(a, a->lina, &supplier_entity, s);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM certificate_current"), 0);
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

START_TEST(history_of_others_is_intact) {
    struct agents *a = agents_new();
    struct history_line *lines;
    int count;
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), t = add_supplier(a, a->lina, "Bosfor");
    int64_t n, ids[2] = {s, t};
    MUST(
        command_set_field(a->lina, ids, 2, SUPPLIER_STATUS, value_text("approved"), NULL, &n, &err),
        err);
    delete_record(a->lina, &supplier_entity, s);
    purge(a, a->lina, &supplier_entity, s);
    MUST(journal_history(a->marco, "supplier", t, true, 10, &a->arena, &lines, &count, &err), err);
    ck_assert_int_eq(count, 2);
    ck_assert_str_eq(lines[0].field, "status");
    ck_assert_str_eq(lines[0].after.s, "approved");
    ck_assert_int_eq(lines[1].op, 'i');
    MUST(journal_history(a->marco, "supplier", s, true, 10, &a->arena, &lines, &count, &err), err);
    ck_assert_int_eq(count, 0);
    agents_free(a);
}
END_TEST

START_TEST(undo_ends_there_in_words) {
    struct agents *a = agents_new();
    struct journal_result result;
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), t = add_supplier(a, a->marco, "Bosfor");
    int64_t ids[2] = {s, t}, n;
    int64_t first = latest_entry(a, a->marco);
    MUST(
        command_set_field(a->marco, ids, 2, SUPPLIER_STATUS, value_text("vetting"), NULL, &n, &err),
        err);
    int64_t both = latest_entry(a, a->marco);
    delete_record(a->lina, &supplier_entity, s);
    int64_t deleted = latest_entry(a, a->marco);
    purge(a, a->lina, &supplier_entity, s);
    int64_t purging = latest_entry(a, a->lina);
    const char *own = undo_fails(a, a->lina, ERROR_REFUSED);
    ck_assert_ptr_nonnull(strstr(own, "Undo ends here"));
    ck_assert_ptr_nonnull(strstr(own, "lina purged what had been deleted on 2026-11-20"));
    const int64_t concerned[] = {deleted, purging};
    for (int i = 0; i < 2; i++) {
        ck_assert(!journal_undo_entry(a->marco, concerned[i], NULL, &result, &err));
        ck_assert_int_eq(err.code, ERROR_REFUSED);
        ck_assert_msg(strstr(err.message, "Undo ends here"), "%s", err.message);
    }
    redo_fails(a->lina, ERROR_NOT_FOUND);
    /* of a change that concerned others too, what is left is undone, and redone */
    for (int i = 0; i < 2; i++) {
        MUST(journal_undo_entry(a->marco, both, NULL, &result, &err), err);
        ck_assert(result.purged);
        ck_assert_int_eq(result.rows, 1);
        ck_assert_str_eq(field_of(a, &supplier_entity, t, SUPPLIER_STATUS).s, "prospect");
        MUST(journal_redo(a->marco, NULL, &result, &err), err);
        ck_assert_str_eq(field_of(a, &supplier_entity, t, SUPPLIER_STATUS).s, "vetting");
    }
    /* what the purge did not touch is undone as ever, newer changes first */
    set_supplier(a, a->marco, t, SUPPLIER_CITY, value_text("Bursa"));
    undo(a->marco);
    redo(a->marco);
    undo(a->marco);
    ck_assert(!journal_undo_entry(a->marco, first, NULL, &result, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "changed \"Status\" of Bosfor"));
    ck_assert_int_eq(number(a->lina, "SELECT count(DISTINCT seq) = count(*) FROM journal"), 1);
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

/* An import in chunks: one lost a supplier, of another nothing is left. */
START_TEST(the_rest_of_an_import_is_undone) {
    struct agents *a = agents_new();
    struct journal_result result;
    int64_t ids[3][2];
    struct error err;
    command_group_begin(a->lina);
    for (int c = 0; c < 3; c++) {
        begin(a->lina, "Import list.csv");
        for (int i = 0; i < 2; i++) {
            struct record *r = record_new(&supplier_entity, &a->arena);
            r->values[SUPPLIER_NAME] = value_text(arena_format(&a->arena, "Mill %d%d", c, i));
            MUST(record_insert(a->lina, r, &err), err);
            ids[c][i] = r->id;
        }
        commit(a->lina);
    }
    command_group_end(a->lina);
    int64_t import = latest_entry(a, a->lina);
    const int64_t unwanted[] = {ids[0][0], ids[1][0], ids[1][1]};
    for (int i = 0; i < 3; i++) {
        delete_record(a->lina, &supplier_entity, unwanted[i]);
        purge(a, a->lina, &supplier_entity, unwanted[i]);
    }
    MUST(journal_undo_entry(a->marco, import, NULL, &result, &err), err);
    ck_assert(result.purged);
    ck_assert_str_eq(journal_result_note(&result), "; what was purged of it stays gone");
    ck_assert_int_eq(result.rows, 3);
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier"), 0);
    check_healthy(a->lina);
    MUST(journal_redo(a->marco, NULL, &result, &err), err);
    ck_assert(result.purged);
    ck_assert(exists(a, &supplier_entity, ids[0][1]) && !exists(a, &supplier_entity, ids[0][0]));
    ck_assert_int_eq(living(a->lina, "supplier"), 3);
    MUST(journal_undo_entry(a->lina, import, NULL, &result, &err), err);
    ck_assert_int_eq(living(a->lina, "supplier"), 0);
    check_healthy(a->marco);
    agents_free(a);
}
END_TEST

START_TEST(what_was_taken_back_is_purged_and_not_redone) {
    struct agents *a = agents_new();
    int64_t s = add_supplier(a, a->lina, "Saigon Trail");
    int64_t c = contact_with_mail(a, a->marco, s, "Zebulon Quark", "z@example.org");
    undo(a->marco);
    ck_assert(anywhere(a, "Zebulon"));
    purge(a, a->lina, &contact_entity, c);
    ck_assert(!anywhere(a, "Zebulon") && !anywhere(a, "zebulon"));
    redo_fails(a->marco, ERROR_REFUSED);
    check_healthy(a->marco);
    agents_free(a);
}
END_TEST

START_TEST(only_what_is_deleted_is_purged) {
    struct agents *a = agents_new();
    struct purge_item item;
    struct purge_result result;
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), c = add_contact(a, a->lina, s, "Lan");
    MUST(purge_find_id(a->lina, &supplier_entity, s, &a->arena, &item, &err), err);
    ck_assert(!purge_run(a->lina, &item, 1, false, &a->arena, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert_ptr_nonnull(strstr(err.message, "supplier delete"));
    ck_assert(!purge_find(a->lina, &contact_entity, "lan", &a->arena, &item, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert_ptr_nonnull(strstr(err.message, "delete it in the bench first"));
    ck_assert(!purge_find(a->lina, &contact_entity, "Nobody", &a->arena, &item, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert(!purge_find_id(a->lina, &contact_entity, 77, &a->arena, &item, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    /* restored by somebody else between looking and purging */
    delete_record(a->lina, &contact_entity, c);
    MUST(purge_find(a->lina, &contact_entity, "LÁN", &a->arena, &item, &err), err);
    ck_assert_int_eq(item.id, c);
    undo(a->lina);
    ck_assert(!purge_run(a->lina, &item, 1, false, &a->arena, &result, &err));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert(exists(a, &contact_entity, c));
    agents_free(a);
}
END_TEST

START_TEST(names_that_several_have_are_not_guessed) {
    struct agents *a = agents_new();
    struct purge_item item;
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail");
    for (int i = 0; i < 2; i++)
        delete_record(a->lina, &contact_entity, add_contact(a, a->lina, s, "Lan"));
    ck_assert(!purge_find(a->lina, &contact_entity, "Lan", &a->arena, &item, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "give the id"));
    agents_free(a);
}
END_TEST

START_TEST(all_that_was_deleted_before_a_time) {
    struct agents *a = agents_new();
    struct purge_item *items;
    struct error err;
    int n;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), t = add_supplier(a, a->lina, "Bosfor");
    int64_t c = add_contact(a, a->lina, t, "Zebulon");
    add_contact(a, a->lina, t, "Mordecai");
    undo(a->lina);
    delete_record(a->lina, &supplier_entity, s);
    delete_record(a->lina, &contact_entity, c);
    MUST(purge_find_before(a->lina, a->now, &a->arena, &items, &n, &err), err);
    ck_assert_int_eq(n, 0);
    int64_t then = a->now += 1000;
    delete_record(a->lina, &supplier_entity, add_supplier(a, a->lina, "Later"));
    MUST(purge_find_before(a->lina, then, &a->arena, &items, &n, &err), err);
    ck_assert_int_eq(n, 3);
    ck_assert_str_eq(items[0].title, "Saigon Trail");
    purge_all(a, a->lina, items, n);
    ck_assert(!anywhere(a, "Saigon") && !anywhere(a, "Zebulon") && !anywhere(a, "Mordecai"));
    ck_assert(anywhere(a, "Later") && anywhere(a, "Bosfor"));
    MUST(purge_find_before(a->lina, then, &a->arena, &items, &n, &err), err);
    ck_assert_int_eq(n, 0);
    agents_free(a);
}
END_TEST

START_TEST(a_dry_run_tells_the_same_and_changes_nothing) {
    struct agents *a = agents_new();
    struct purge_item item;
    struct purge_result dry, real;
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail");
    add_contact(a, a->lina, s, "Lan");
    delete_record(a->lina, &supplier_entity, s);
    int64_t latest = latest_entry(a, a->lina);
    MUST(purge_find_id(a->lina, &supplier_entity, s, &a->arena, &item, &err), err);
    MUST(purge_run(a->lina, &item, 1, true, &a->arena, &dry, &err), err);
    ck_assert(exists(a, &supplier_entity, s));
    ck_assert_int_eq(latest_entry(a, a->lina), latest);
    real = purge(a, a->marco, &supplier_entity, s);
    ck_assert_mem_eq(dry.rows, real.rows, sizeof dry.rows);
    ck_assert_int_eq(dry.emptied, real.emptied);
    ck_assert_int_eq(dry.emptied, 3);
    agents_free(a);
}
END_TEST

/* Another agent has the record open in a form while it is purged. */
START_TEST(saving_what_was_purged_says_who_did) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), c = add_contact(a, a->lina, s, "Lan");
    struct record *base = load(a, a->marco, &contact_entity, c);
    struct record *wanted = record_copy(base, &a->arena);
    wanted->values[CONTACT_PHONE] = value_text("+84 1");
    ck_assert(store_changed_elsewhere(a->marco));
    delete_record(a->lina, &supplier_entity, s);
    purge(a, a->lina, &supplier_entity, s);
    ck_assert(store_changed_elsewhere(a->marco));
    ck_assert(!command_save(a->marco, base, wanted, &a->arena, NULL, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert_str_eq(err.message, "lina purged the contact on 2026-11-20: it is gone for good.");
    struct record *r = record_new(&contact_entity, &a->arena);
    r->values[CONTACT_SUPPLIER] = value_int(s);
    r->values[CONTACT_NAME] = value_text("Nam");
    ck_assert(!command_add(a->marco, r, &err));
    ck_assert_str_eq(err.message, "lina purged the supplier on 2026-11-20: it is gone for good.");
    agents_free(a);
}
END_TEST

/* A save of a record that only lost its reference meanwhile is no conflict. */
START_TEST(a_record_that_stays_is_saved_as_ever) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), c = add_contact(a, a->lina, s, "Lan");
    int64_t call = call_of(a, s, c, "price list");
    struct record *base = load(a, a->marco, &interaction_entity, call);
    struct record *wanted = record_copy(base, &a->arena);
    wanted->values[INTERACTION_TEXT] = value_text("price list sent");
    delete_record(a->lina, &contact_entity, c);
    purge(a, a->lina, &contact_entity, c);
    MUST(command_save(a->marco, base, wanted, &a->arena, NULL, &err), err);
    check_healthy(a->marco);
    undo(a->marco);
    ck_assert_str_eq(field_of(a, &interaction_entity, call, INTERACTION_TEXT).s, "price list");
    check_healthy(a->marco);
    agents_free(a);
}
END_TEST

START_TEST(a_purge_that_was_not_finished_is_told_and_finished) {
    struct agents *a = agents_new();
    struct purge_item item;
    struct purge_result result;
    struct error err;
    int findings = 0;
    bool pending;
    int64_t s = add_supplier(a, a->lina, "Zebulon Bags");
    delete_record(a->lina, &supplier_entity, s);
    MUST(purge_find_id(a->lina, &supplier_entity, s, &a->arena, &item, &err), err);
    MUST(purge_run(a->lina, &item, 1, false, &a->arena, &result, &err), err);
    /* a reader holds the log: the file cannot be made anew yet */
    bench_run(a->marco, "BEGIN; SELECT count(*) FROM journal");
    ck_assert(!purge_scrub(a->lina, &err));
    ck_assert_int_eq(err.code, ERROR_BUSY);
    bench_run(a->marco, "COMMIT");
    MUST(purge_is_unscrubbed(a->marco, &pending, &err), err);
    ck_assert(pending && anywhere(a, "Zebulon"));
    MUST(store_doctor(a->marco, false, count_finding, &findings, &err), err);
    ck_assert_int_eq(findings, 1);
    MUST(store_doctor(a->marco, true, count_finding, &findings, &err), err);
    ck_assert(!anywhere(a, "Zebulon") && !anywhere(a, "zebulon"));
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

START_TEST(what_comes_back_is_found_by_doctor) {
    struct agents *a = agents_new();
    int findings = 0;
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), t = add_supplier(a, a->lina, "Bosfor");
    delete_record(a->lina, &supplier_entity, s);
    purge(a, a->lina, &supplier_entity, s);
    bench_run(a->lina,
              arena_format(&a->arena, "INSERT INTO tombstone VALUES (0, %lld, 1)", (long long)t));
    MUST(store_doctor(a->marco, false, count_finding, &findings, &err), err);
    ck_assert_int_eq(findings, 1);
    agents_free(a);
}
END_TEST

/* The values of an entry that was pruned are gone already; its label and place in history are not.
 */
START_TEST(pruned_entries_are_purged_too) {
    struct agents *a = agents_new();
    struct error err;
    int64_t dropped, s = add_supplier(a, a->lina, "Saigon Trail");
    int64_t c = contact_with_mail(a, a->lina, s, "Zebulon Quark", "z@example.org");
    delete_record(a->lina, &contact_entity, c);
    MUST(journal_prune(a->lina, a->now + 1, &dropped, &err), err);
    purge(a, a->lina, &contact_entity, c);
    ck_assert(!anywhere(a, "Zebulon"));
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM journal"), 4);
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

/* An entry that is damaged goes wholly: what it holds of the record cannot be taken out of it. */
START_TEST(a_damaged_entry_keeps_nothing) {
    struct agents *a = agents_new();
    int64_t s = add_supplier(a, a->lina, "Saigon Trail"), c = add_contact(a, a->lina, s, "Zebulon");
    bench_run(a->lina, "UPDATE journal SET changeset = substr(changeset, 1, length(changeset) - 9) "
                       "WHERE id = (SELECT max(id) FROM journal)");
    delete_record(a->lina, &contact_entity, c);
    purge(a, a->lina, &contact_entity, c);
    ck_assert(!anywhere(a, "Zebulon"));
    check_healthy(a->lina);
    agents_free(a);
}
END_TEST

/* A large index has several segments, of which the older ones hold the words. */
START_TEST(words_go_from_an_index_of_many_segments) {
    struct agents *a = agents_new();
    struct error err;
    int64_t s = add_supplier(a, a->lina, "Zebulonia Works");
    for (int i = 0; i < 40; i++)
        set_supplier(a, a->marco, add_supplier(a, a->lina, arena_format(&a->arena, "Mill %d", i)),
                     SUPPLIER_NOTE, value_text(arena_format(&a->arena, "zippers %d", i * 7)));
    delete_record(a->lina, &supplier_entity, s);
    ck_assert(anywhere(a, "ebulonia"));
    purge(a, a->lina, &supplier_entity, s);
    ck_assert(!anywhere(a, "ebulonia"));
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM supplier_search WHERE supplier_search "
                                     "MATCH 'zippers'"),
                     40);
    bench_run(a->lina,
              "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, supplier_search, row)");
    ck_assert_int_eq(number(a->lina, "SELECT count(*) FROM temp.words WHERE term LIKE 'zebu%'"), 0);
    (void)err;
    agents_free(a);
}
END_TEST

/* What SQLite's session extension wrote is written the same, change by change. */
START_TEST(changesets_are_written_as_sqlite_does) {
    struct agents *a = agents_new();
    struct arena arena = {0};
    int64_t s = add_supplier(a, a->lina, "Saigon Trail");
    add_contact(a, a->lina, s, "Lan");
    set_supplier(a, a->lina, s, SUPPLIER_MOQ, value_int(-1 + (INT64_C(1) << 40)));
    char *text = arena_alloc(&arena, 40001, 1);
    memset(text, 'x', 40000);
    set_supplier(a, a->lina, s, SUPPLIER_NOTE, value_text(text));
    set_supplier(a, a->lina, s, SUPPLIER_NOTE, value_null());
    begin(a->lina, "Both");
    struct record *r = record_new(&tag_entity, &a->arena);
    struct error err;
    r->values[TAG_SUPPLIER] = value_int(s);
    r->values[TAG_NAME] = value_text("fair");
    MUST(record_insert(a->lina, r, &err), err);
    MUST(record_delete(a->lina, &supplier_entity, s, &err), err);
    commit(a->lina);
    undo(a->lina);
    int64_t entries = number(a->lina, "SELECT count(*) FROM journal");
    for (int64_t i = 0; i < entries; i++) {
        struct strbuf out = {0};
        struct changeset c;
        struct change change;
        const char *table = NULL;
        void *bytes;
        size_t size;
        int64_t id =
            number(a->lina, arena_format(&a->arena, "SELECT id FROM journal LIMIT 1 OFFSET %lld",
                                         (long long)i));
        MUST(journal_load(a->lina, id, &bytes, &size, &err), err);
        changeset_start(&c, bytes, size);
        while (changeset_next(&c, &change) == CHANGESET_CHANGE)
            changeset_put(&out, &table, &change);
        ck_assert_uint_eq(out.length, size);
        ck_assert_mem_eq(strbuf_text(&out), bytes, size);
        strbuf_free(&out);
        mem_free(bytes);
    }
    arena_free(&arena);
    agents_free(a);
}
END_TEST

TEST_MAIN(purge, decisions_go_with_what_they_are_about, a_contact_is_gone_from_the_file,
          a_supplier_goes_with_all_that_belongs_to_it, derived_tables_follow_what_is_left,
          history_of_others_is_intact, undo_ends_there_in_words, the_rest_of_an_import_is_undone,
          what_was_taken_back_is_purged_and_not_redone, only_what_is_deleted_is_purged,
          names_that_several_have_are_not_guessed, all_that_was_deleted_before_a_time,
          a_dry_run_tells_the_same_and_changes_nothing, saving_what_was_purged_says_who_did,
          a_record_that_stays_is_saved_as_ever, a_purge_that_was_not_finished_is_told_and_finished,
          what_comes_back_is_found_by_doctor, pruned_entries_are_purged_too,
          a_damaged_entry_keeps_nothing, words_go_from_an_index_of_many_segments,
          changesets_are_written_as_sqlite_does)
