/* Vetting and certificates in the database: checklists, approval, the filter cert:… */
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/db/vetting.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/filter.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/service/catalogue.h"

#include "store_fixture.h"
#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

struct vetted {
    struct bench_files files;
    struct arena arena;
    struct catalogue catalogue;
    struct store *store;
    struct record *supplier;
};

static int64_t noon(void *clock) {
    (void)clock;
    return TODAY * INT64_C(86400000) + 43200000;
}

static void must(bool ok, const struct error *err) {
    ck_assert_msg(ok, "%s (%s)", err->message, err->detail);
}

static struct record *add(struct vetted *v, const char *name, const char *kind,
                          const char *country) {
    struct error err = {0};
    struct record *r = record_new(&supplier_entity, &v->arena);
    r->values[SUPPLIER_NAME] = value_text(name);
    r->values[SUPPLIER_KIND] = value_text(kind);
    r->values[SUPPLIER_COUNTRY] = value_text(country);
    must(command_add(v->store, r, &err), &err);
    return r;
}

/* The day that counts as today: of the clock, unless the user says another. */
static int32_t today = TODAY;

static int32_t said_today(void *clock) {
    (void)clock;
    return today;
}

static void begin(struct vetted *v) {
    struct error err = {0};
    *v = (struct vetted){0};
    v->files = bench_files();
    must(catalogue_load("", &v->arena, &v->catalogue, &err), &err);
    struct store_options options = {.path = bench_path(&v->files, "bench.db"),
                                    .author = "lina",
                                    .create = true,
                                    .catalogue = &v->catalogue,
                                    .now_ms = noon,
                                    .today = said_today};
    today = TODAY;
    must(store_open(&options, &v->store, &err), &err);
    v->supplier = add(v, "Saigon Trail", "factory", "VN");
}

static void end(struct vetted *v) {
    store_close(v->store);
    arena_free(&v->arena);
    bench_files_free(&v->files);
}

static int items(struct vetted *v, struct record ***records) {
    struct error err = {0};
    int count;
    must(record_children(v->store, &vetting_entity, v->supplier->id, false, &v->arena, records,
                         &count, &err),
         &err);
    return count;
}

static struct record *load(struct vetted *v) {
    struct error err = {0};
    struct record *r;
    must(record_load(v->store, &supplier_entity, v->supplier->id, &v->arena, &r, &err), &err);
    return r;
}

static bool set_status(struct vetted *v, const char *status, const char *reason,
                       struct error *err) {
    int64_t changed;
    *err = (struct error){0};
    return command_set_status(v->store, &v->supplier->id, 1, status, reason, NULL, &changed, err);
}

/* Answers all mandatory items but so many. */
static void answer_but(struct vetted *v, int left) {
    struct record **records;
    struct error err = {0};
    int n = items(v, &records), mandatory = 0;
    for (int i = 0; i < n; i++)
        mandatory += vetting_blocks(records[i], TODAY);
    for (int i = 0; i < n; i++) {
        struct record *wanted = record_copy(records[i], &v->arena);
        if (!vetting_blocks(records[i], TODAY) || mandatory-- <= left)
            continue;
        vetting_answer(wanted, catalogue_item(&v->catalogue, records[i]->values[VETTING_CODE].s),
                       "met", "seen", TODAY, "lina", &v->arena);
        must(command_save(v->store, records[i], wanted, &v->arena, NULL, &err), &err);
    }
}

START_TEST(vetting_begins_with_the_checklist_of_the_kind) {
    struct vetted v;
    struct record **records;
    struct error err;
    struct journal_result result;
    int added;
    begin(&v);
    ck_assert_int_eq(items(&v, &records), 0);
    must(set_status(&v, "vetting", NULL, &err), &err);
    int n = items(&v, &records);
    const struct checklist *list = catalogue_checklist(&v.catalogue, "factory");
    ck_assert_int_eq(n, list->count - 1); /* no credit code in Vietnam */
    for (int i = 0; i < n; i++)
        ck_assert_str_ne(records[i]->values[VETTING_CODE].s, "credit-code");
    must(command_vetting_start(v.store, v.supplier->id, &added, &err), &err);
    ck_assert_int_eq(added, 0); /* never twice */
    must(command_delete(v.store, &vetting_entity, records[3]->id, &err), &err);
    must(command_vetting_start(v.store, v.supplier->id, &added, &err), &err);
    ck_assert_int_eq(added, 0); /* what was taken away stays away */
    must(journal_undo(v.store, NULL, &result, &err), &err);
    must(journal_undo(v.store, NULL, &result, &err), &err); /* the status, and the list with it */
    ck_assert_int_eq(items(&v, &records), 0);
    ck_assert_str_eq(load(&v)->values[SUPPLIER_STATUS].s, "prospect");
    end(&v);
}
END_TEST

START_TEST(form_and_bulk_begin_vetting_alike) {
    struct vetted v;
    struct record **records;
    struct error err = {0};
    begin(&v);
    struct record *wanted = record_copy(load(&v), &v.arena);
    wanted->values[SUPPLIER_STATUS] = value_text("vetting");
    must(command_save(v.store, load(&v), wanted, &v.arena, NULL, &err), &err);
    ck_assert_int_gt(items(&v, &records), 10);
    v.supplier = record_new(&supplier_entity, &v.arena);
    v.supplier->values[SUPPLIER_NAME] = value_text("Hangzhou Mill");
    v.supplier->values[SUPPLIER_KIND] = value_text("mill");
    v.supplier->values[SUPPLIER_COUNTRY] = value_text("CN");
    v.supplier->values[SUPPLIER_STATUS] = value_text("vetting");
    must(command_add(v.store, v.supplier, &err), &err);
    ck_assert_int_eq(items(&v, &records), catalogue_checklist(&v.catalogue, "mill")->count);
    end(&v);
}
END_TEST

START_TEST(approval_with_open_items_needs_a_reason) {
    struct vetted v;
    struct error err;
    begin(&v);
    must(set_status(&v, "approved", NULL, &err), &err); /* without a checklist as ever */
    must(set_status(&v, "vetting", NULL, &err), &err);
    answer_but(&v, 2);
    ck_assert(!set_status(&v, "approved", NULL, &err));
    ck_assert_int_eq(err.code, ERROR_REASON);
    ck_assert_str_eq(err.message,
                     "Saigon Trail is not vetted: 2 mandatory open: audit or video tour, sample "
                     "approved. Check that, or give the reason for approving it all the same.");
    ck_assert(!set_status(&v, "preferred", "", &err));
    ck_assert_str_eq(load(&v)->values[SUPPLIER_STATUS].s, "vetting");
    must(set_status(&v, "approved", "visited in 2024", &err), &err);
    ck_assert_str_eq(load(&v)->values[SUPPLIER_STATUS_REASON].s, "visited in 2024");
    /* The reason was for that status. */
    ck_assert(!set_status(&v, "preferred", NULL, &err));
    must(set_status(&v, "on-hold", NULL, &err), &err);
    ck_assert_int_eq(load(&v)->values[SUPPLIER_STATUS_REASON].kind, VALUE_NULL);
    answer_but(&v, 0);
    today = TODAY + 366; /* on which the evidence of a year is void */
    ck_assert(!set_status(&v, "approved", NULL, &err));
    ck_assert_int_eq(err.code, ERROR_REASON);
    today = TODAY + 364;
    must(set_status(&v, "approved", NULL, &err), &err);
    end(&v);
}
END_TEST

/* The form and import save through command_save() and record_update(). */
START_TEST(every_save_obeys_the_same_rule) {
    struct vetted v;
    struct error err = {0};
    begin(&v);
    must(set_status(&v, "vetting", NULL, &err), &err);
    struct record *base = load(&v), *wanted = record_copy(base, &v.arena);
    wanted->values[SUPPLIER_STATUS] = value_text("approved");
    ck_assert(!command_save(v.store, base, wanted, &v.arena, NULL, &err));
    ck_assert_int_eq(err.code, ERROR_REASON);
    wanted->values[SUPPLIER_STATUS_REASON] = value_text("buyer insists");
    must(command_save(v.store, base, wanted, &v.arena, NULL, &err), &err);
    ck_assert_str_eq(load(&v)->values[SUPPLIER_STATUS].s, "approved");
    end(&v);
}
END_TEST

static void certify(struct vetted *v, const struct record *supplier, const char *kind,
                    const char *rating, const char *document, const char *holder,
                    const char *expires) {
    struct error err = {0};
    struct record *r = record_new(&certificate_entity, &v->arena);
    r->values[CERTIFICATE_SUPPLIER] = value_int(supplier->id);
    r->values[CERTIFICATE_KIND] = value_text(kind);
    r->values[CERTIFICATE_RATING] = value_text(rating);
    r->values[CERTIFICATE_DOCUMENT] = value_text(document);
    r->values[CERTIFICATE_HOLDER] = value_text(holder);
    r->values[CERTIFICATE_EXPIRES] = value_text(expires);
    must(command_add(v->store, r, &err), &err);
}

/* The names of the suppliers that a filter finds, "A B". */
static const char *found(struct vetted *v, const char *text) {
    struct filter filter;
    struct filter_error wrong;
    struct error err = {0};
    bool ok = filter_parse(text, supplier_filter_keys, n_supplier_filter_keys, TODAY, &v->arena,
                           &filter, &wrong);
    ck_assert(ok);
    struct supplier_query query = {.filter = &filter, .sort = SUPPLIER_NAME, .today = TODAY};
    struct supplier_list *list = supplier_list_open(v->store, &query, &err);
    const struct record *rows[20];
    int count = 0;
    bool end_reached;
    must(list && supplier_list_fetch(list, NULL, false, 20, &v->arena, rows, &count, &end_reached,
                                     &err),
         &err);
    const char *names = "";
    for (int i = 0; i < count; i++)
        names = arena_format(&v->arena, "%s%s%s", names, i ? " " : "",
                             rows[i]->values[SUPPLIER_NAME].s);
    supplier_list_close(list);
    return names;
}

START_TEST(certificates_are_found_by_any_name_while_they_stand) {
    struct vetted v;
    struct supplier_extras extras;
    struct error err = {0};
    begin(&v);
    struct record *a = add(&v, "A", "factory", "VN"), *b = add(&v, "B", "mill", "CN");
    struct record *c = add(&v, "C", "factory", "BD");
    certify(&v, a, "OEKO-TEX 100", NULL, NULL, NULL, "2027-03-01");
    certify(&v, b, "oekotex", NULL, NULL, NULL, "2026-11-22");
    certify(&v, c, "Oeko Tex Standard 100", NULL, NULL, NULL, NULL);
    ck_assert_str_eq(found(&v, "cert:oeko-tex"), "A C");
    ck_assert_str_eq(found(&v, "cert:OEKOTEX100@2027-03-01"), "A C");
    ck_assert_str_eq(found(&v, "cert:oeko-tex@2027-03-02"), "C");
    ck_assert_str_eq(found(&v, "cert:oeko-tex@2026-11-22"), "A B C");
    certify(&v, a, "amfori BSCI", "B", "rating", NULL, NULL);
    certify(&v, b, "BSCI", "e", "rating", NULL, NULL);
    certify(&v, c, "bsci", NULL, "rating", NULL, NULL);
    ck_assert_str_eq(found(&v, "cert:BSCI"), "A C");
    ck_assert_str_eq(found(&v, "-cert:bsci"), "B Saigon Trail");
    ck_assert_str_eq(found(&v, "cert:any"), "A C"); /* B has a failed rating and a lapsed one */
    /* A shipment's certificate and the mill's own are not the factory's. */
    certify(&v, a, "GRS", NULL, "transaction", NULL, NULL);
    certify(&v, c, "GRS", NULL, "scope", "Ningbo Yarn", NULL);
    ck_assert_str_eq(found(&v, "cert:GRS"), "");
    certify(&v, c, "Global Recycled Standard", NULL, "scope", NULL, NULL);
    ck_assert_str_eq(found(&v, "cert:grs"), "C");
    must(supplier_extras_load(v.store, b->id, TODAY, &v.arena, &extras, &err), &err);
    ck_assert_ptr_null(extras.certificates);
    must(supplier_extras_load(v.store, c->id, TODAY, &v.arena, &extras, &err), &err);
    ck_assert_str_eq(extras.certificates, "Global Recycled Standard, Oeko Tex Standard 100, bsci");
    end(&v);
}
END_TEST

START_TEST(known_facts_are_proposed_as_evidence) {
    struct vetted v;
    struct error err = {0};
    struct vetting_known known;
    begin(&v);
    struct record *legal = record_new(&legal_entity, &v.arena);
    legal->values[LEGAL_SUPPLIER] = value_int(v.supplier->id);
    legal->values[LEGAL_REGISTERED_NAME] = value_text("Saigon Trail JSC");
    legal->values[LEGAL_BENEFICIARY] = value_text("Nguyen Van A");
    legal->values[LEGAL_CODE] = value_text("914403001922038216");
    must(command_add(v.store, legal, &err), &err);
    certify(&v, v.supplier, "ISO 9001", NULL, NULL, NULL, "2026-11-22");
    must(vetting_known_load(v.store, load(&v), TODAY, &v.arena, &known, &err), &err);
#define FACT(code) vetting_fact(&known, catalogue_item(&v.catalogue, code), &v.arena).text
    ck_assert_str_eq(FACT("credit-code"), "code 914403001922038216, check character is right");
    ck_assert_str_eq(FACT("registered-name"), "registered as: Saigon Trail JSC");
    ck_assert_str_eq(FACT("three-names"), "registered, contract and bank names differ");
    ck_assert(vetting_fact(&known, catalogue_item(&v.catalogue, "three-names"), &v.arena).against);
    ck_assert_ptr_null(FACT("quality-certificate")); /* lapsed */
    ck_assert_ptr_null(FACT("audit"));
    certify(&v, v.supplier, "iso 9001:2015", NULL, NULL, NULL, "2026-11-23");
    must(vetting_known_load(v.store, load(&v), TODAY, &v.arena, &known, &err), &err);
    ck_assert_str_eq(FACT("quality-certificate"), "iso 9001:2015 declared, until 2026-11-23");
    end(&v);
}
END_TEST

TEST_MAIN(vetting_store, vetting_begins_with_the_checklist_of_the_kind,
          form_and_bulk_begin_vetting_alike, approval_with_open_items_needs_a_reason,
          every_save_obeys_the_same_rule, certificates_are_found_by_any_name_while_they_stand,
          known_facts_are_proposed_as_evidence)
