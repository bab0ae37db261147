/*
 * Case files: read, written again, put into the database.
 */
#include "sourcebench/core/date.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/service/case_file.h"

#include "journal_fixture.h"

static const char backpack[] =
    "requirements:\n"
    "  - name: Spring 2027\n"
    "    product: Urban Commuter Mini\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    needed_by: +81d\n"
    "    lines: {black: 2000, olive: 1000}\n"
    "    scenarios:\n"
    "      - name: two sources\n"
    "        supplier_share: 60\n"
    "    quotes:\n"
    "      - supplier: Saigon Trail Bags Co.\n"
    "        number: Q-1\n"
    "        incoterm: FOB\n"
    "        currency: USD\n"
    "        moq: 300\n"
    "        deposit: 30\n"
    "        seller_legs: [unloading, insurance]\n"
    "        breaks: {1000: 5.80, 5000: 5.45}\n"
    "        stages:\n"
    "          - {name: production, kind: production, days_min: 18,\n"
    "             days_likely: 22, days_max: 30}\n"
    "products:\n"
    "  - name: Rolltop\n"
    "    variants: [{name: black}]\n"
    "  - name: Urban Commuter Mini\n"
    "    hs: 4202.92.91\n"
    "    carton_units: 20\n"
    "    variants: [{name: black}, {name: olive}]\n"
    "rates:\n"
    "  - {base: EUR, currency: USD, on_date: 2026-11-20, rate: 1.0842}\n"
    "orders:\n"
    "  - number: PO-7\n"
    "    supplier: Saigon Trail Bags Co.\n"
    "    requirement: Spring 2027\n"
    "    quote: Q-1\n"
    "    currency: USD\n"
    "    items: [{product: Urban Commuter Mini, variant: olive, quantity: 500, price: 5.80,\n"
    "             loaded: [{shipment: SH-1, quantity: 300}]}]\n"
    "    milestones: [{name: material, kind: material, planned_on: 2026-12-10}]\n"
    "    payments: [{kind: deposit, amount: 870, currency: USD, due_on: 2026-11-25}]\n"
    "    documents: [{kind: packing-list, due_on: 2027-01-20}]\n"
    "    claims: [{kind: delay, what: 9 d late, opened_on: 2027-02-01, asked: 87,\n"
    "              currency: USD}]\n"
    "shipments:\n"
    "  - {number: SH-1, vessel: Ever Ace, eta: 2027-02-10}\n";

static int32_t today(void) {
    return date_parse("2026-11-23", DATE_NONE);
}

static void read_text(struct case_file *file, const char *text) {
    struct error err = {0};
    MUST(case_read(file, text, strlen(text), "case.yaml", today(), &err), err);
}

static struct record *only(const struct case_file *file, const struct entity *entity) {
    struct record *found = NULL;
    for (int i = 0; i < file->set.n; i++) {
        if (file->set.records[i]->entity != entity)
            continue;
        ck_assert_ptr_null(found);
        found = file->set.records[i];
    }
    ck_assert_ptr_nonnull(found);
    return found;
}

static int count_of(const struct case_file *file, const struct entity *entity) {
    int n = 0;
    for (int i = 0; i < file->set.n; i++)
        n += file->set.records[i]->entity == entity;
    return n;
}

START_TEST(a_case_becomes_records) {
    struct case_file file = {0};
    struct arena arena = {0};
    read_text(&file, backpack);
    const struct record *r = only(&file, &requirement_entity), *q = only(&file, &quote_entity);
    ck_assert_str_eq(record_text(r, REQUIREMENT_NEEDED_BY), "2027-02-12");
    ck_assert_int_eq(r->values[REQUIREMENT_QUANTITY].i, 3000);
    ck_assert_int_eq(q->values[QUOTE_REQUIREMENT].i, r->id);
    ck_assert_int_eq(q->values[QUOTE_DEPOSIT].i, 300000); /* millionths */
    ck_assert_str_eq(record_text(q, QUOTE_SELLER_LEGS), "insurance,unloading");
    ck_assert_str_eq(record_text(record_set_follow(&file.set, q, QUOTE_SUPPLIER), 0),
                     "Saigon Trail Bags Co.");
    ck_assert_int_eq(only(&file, &fx_entity)->values[FX_RATE].i, 1084200);
    ck_assert_int_eq(only(&file, &scenario_entity)->values[SCENARIO_SUPPLIER_SHARE].i, 600000);
    int n;
    struct record **breaks =
        record_set_list(&file.set, &break_entity, BREAK_QUOTE, q->id, &arena, &n);
    ck_assert_int_eq(n, 2);
    ck_assert_int_eq(breaks[1]->values[BREAK_QUANTITY].i, 5000);
    ck_assert_int_eq(breaks[1]->values[BREAK_PRICE].i, 54500);
    arena_free(&arena);
    case_free(&file);
}
END_TEST

/* There are two variants called "black": that of the product of the requirement is ordered. */
START_TEST(a_variant_is_one_of_the_product) {
    struct case_file file = {0};
    struct arena arena = {0};
    int n;
    read_text(&file, backpack);
    const struct record *r = only(&file, &requirement_entity);
    struct record **lines =
        record_set_list(&file.set, &demand_entity, DEMAND_REQUIREMENT, r->id, &arena, &n);
    ck_assert_int_eq(n, 2);
    for (int i = 0; i < n; i++) {
        const struct record *v = record_set_follow(&file.set, lines[i], DEMAND_VARIANT);
        ck_assert_int_eq(v->values[VARIANT_PRODUCT].i, r->values[REQUIREMENT_PRODUCT].i);
    }
    arena_free(&arena);
    case_free(&file);
}
END_TEST

static char *written(const struct record_set *set) {
    char *text = NULL;
    size_t length = 0;
    struct error err = {0};
    FILE *out = open_memstream(&text, &length);
    MUST(case_write(set, out, &err), err);
    ck_assert_int_eq(fclose(out), 0);
    return text;
}

START_TEST(what_is_written_reads_as_the_same) {
    struct case_file first = {0}, second = {0};
    read_text(&first, backpack);
    char *text = written(&first.set);
    ck_assert_ptr_nonnull(strstr(text, "  lines:\n    black: 2000\n"));
    read_text(&second, text);
    char *again = written(&second.set);
    ck_assert_str_eq(text, again);
    ck_assert_int_eq(first.set.n, second.set.n);
    free(text);
    free(again);
    case_free(&first);
    case_free(&second);
}
END_TEST

/* A second text changes what the first one said, and adds to it. */
START_TEST(a_later_text_goes_over_an_earlier_one) {
    struct case_file file = {0};
    read_text(&file, "calendars:\n"
                     "  - {code: CN, name: China, rest: [sun],\n"
                     "     days: [{name: New Year, kind: holiday, first: 2027-01-01}]}\n");
    read_text(&file, "calendars:\n"
                     "  - {code: cn, name: Our factory, days: [{name: Lunar New Year,\n"
                     "     kind: closure, first: 2027-01-29, last: 2027-02-19}]}\n");
    const struct record *calendar = only(&file, &cal_entity);
    ck_assert_str_eq(record_text(calendar, CAL_NAME), "Our factory");
    ck_assert_str_eq(record_text(calendar, CAL_REST), "sun");
    ck_assert_int_eq(count_of(&file, &calday_entity), 2);
    case_free(&file);
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_line) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"requirments: []\n", "case.yaml:1: a case has no \"requirments\"; did you mean "
                              "requirements?"},
        {"products:\n  - name: A\n    carton_unit: 20\n",
         "case.yaml:3: a product has no \"carton_unit\"; did you mean carton_units?"},
        {"products:\n  - hs: 4202\n", "case.yaml:2: a product needs \"name\""},
        {"products:\n  - name: A\n  - name: a\n", "case.yaml:3: the product stands in line 2 too"},
        {"products: A\n", "case.yaml:1: products: a list is expected, each with a hyphen before "
                          "it"},
        {"products:\n  - A\n",
         "case.yaml:2: products: a map with the fields of a product is expected"},
        {"requirements:\n  - name: R\n    product: Nobody's\n",
         "case.yaml:3: there is no product called \"Nobody's\"; add it before it is used"},
        {"requirements:\n  - name: R\n    product: [A, B]\n",
         "case.yaml:3: product: a name is expected, not a list"},
        {"products:\n  - name: A\n    markets: [[DE]]\n",
         "case.yaml:3: markets: a list of texts is expected"},
        {"products:\n  - {name: A, hs: 42}\n",
         "case.yaml:2: hs: An HS code has 4 to 12 digits, with points between them or not."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct case_file file = {0};
        struct error err = {0};
        ck_assert(
            !case_read(&file, cases[i].text, strlen(cases[i].text), "case.yaml", today(), &err));
        ck_assert_str_eq(err.message, cases[i].message);
        case_free(&file);
    }
}
END_TEST

/* ---- into the database -------------------------------------------------------------------------
 */

static struct case_counts import(struct agents *a, const struct case_file *file, bool dry_run) {
    struct case_counts counts;
    struct error err = {0};
    MUST(case_import(a->lina, file, "case.yaml", dry_run, &counts, &err), err);
    return counts;
}

static int rows_of(struct agents *a, const struct entity *entity) {
    struct record **records;
    struct error err = {0};
    int n;
    MUST(record_all(a->marco, entity, &a->arena, &records, &n, &err), err);
    return n;
}

START_TEST(an_import_is_repeatable_and_one_step) {
    struct agents *a = agents_new();
    struct case_file file = {0};
    struct journal_result result;
    struct error err = {0};
    read_text(&file, backpack);
    add_supplier(a, a->lina, "SAIGON TRAIL BAGS CO");
    ck_assert_int_eq(import(a, &file, true).added, 22);
    ck_assert_int_eq(rows_of(a, &product_entity), 0);
    struct case_counts first = import(a, &file, false), second = import(a, &file, false);
    ck_assert_int_eq(first.added, 22); /* all but the supplier, who is there */
    ck_assert_int_eq(first.changed + first.same, 0);
    ck_assert_int_eq(second.added + second.changed, 0);
    ck_assert_int_eq(second.same, 22);
    ck_assert_int_eq(rows_of(a, &break_entity), 2);
    MUST(journal_undo(a->lina, NULL, &result, &err), err);
    ck_assert_int_eq(rows_of(a, &break_entity) + rows_of(a, &fx_entity), 0);
    case_free(&file);
    agents_free(a);
}
END_TEST

/* What belongs to a requirement in the database is what the case said. */
START_TEST(a_requirement_is_loaded_with_its_orders) {
    struct agents *a = agents_new();
    struct case_file file = {0};
    struct record_set set = {0};
    struct error err = {0};
    int64_t id;
    read_text(&file, backpack);
    add_supplier(a, a->lina, "Saigon Trail Bags Co.");
    import(a, &file, false);
    MUST(requirement_find(a->lina, "Spring 2027", &id, &err), err);
    MUST(plan_load(a->lina, id, &set, &err), err);
    char *text = written(&set);
    ck_assert_ptr_nonnull(strstr(text, "orders:\n- number: PO-7\n"));
    ck_assert_ptr_nonnull(strstr(text, "  requirement: Spring 2027\n  quote: Q-1\n"));
    ck_assert_ptr_nonnull(strstr(text, "  - kind: packing-list\n    due_on: 2027-01-20\n"));
    ck_assert_ptr_nonnull(strstr(text, "  - kind: delay\n    what: 9 d late\n"));
    ck_assert_ptr_nonnull(strstr(text, "    loaded:\n    - shipment: SH-1\n      quantity: 300\n"));
    ck_assert_ptr_nonnull(strstr(text, "shipments:\n- number: SH-1\n  vessel: Ever Ace\n"));
    free(text);
    record_set_free(&set);
    case_free(&file);
    agents_free(a);
}
END_TEST

START_TEST(a_changed_price_is_changed_and_nothing_else) {
    struct agents *a = agents_new();
    struct case_file file = {0}, dearer = {0};
    read_text(&file, backpack);
    add_supplier(a, a->lina, "Saigon Trail Bags Co.");
    import(a, &file, false);
    char *text = arena_string(&a->arena, backpack);
    memcpy(strstr(text, "5.45"), "5.50", 4);
    read_text(&dearer, text);
    struct case_counts counts = import(a, &dearer, false);
    ck_assert_int_eq(counts.changed, 1);
    ck_assert_int_eq(counts.added, 0);
    case_free(&file);
    case_free(&dearer);
    agents_free(a);
}
END_TEST

START_TEST(a_supplier_nobody_knows_is_told) {
    struct agents *a = agents_new();
    struct case_file file = {0};
    struct case_counts counts;
    struct error err = {0};
    read_text(&file, backpack);
    ck_assert(!case_import(a->lina, &file, "case.yaml", false, &counts, &err));
    ck_assert_str_eq(err.message, "case.yaml:13: There is no supplier \"Saigon Trail Bags Co.\"; "
                                  "add it first.");
    ck_assert_int_eq(rows_of(a, &product_entity), 0);
    case_free(&file);
    agents_free(a);
}
END_TEST

TEST_MAIN(case, a_case_becomes_records, a_variant_is_one_of_the_product,
          what_is_written_reads_as_the_same, a_later_text_goes_over_an_earlier_one,
          what_is_wrong_is_told_with_its_line, an_import_is_repeatable_and_one_step,
          a_requirement_is_loaded_with_its_orders, a_changed_price_is_changed_and_nothing_else,
          a_supplier_nobody_knows_is_told)
