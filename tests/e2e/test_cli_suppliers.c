/* Suppliers by the command line: add, edit, note, status, tag, delete, list, show, history, undo.
 */
#include "../unit/suite.h"

#include "cli_check.h"

static void add(const struct home *home, const char *name, const char *a, const char *b) {
    cli_says(home, 0, "Added", "supplier", "add", name, a, b, NULL);
}

/* A home with three suppliers; the day is fixed so that relative dates are known. */
static void make(struct home *home) {
    home_make(home);
    add(home, "Saigon Trail Bags Co., Ltd.", "country=Vietnam", "moq=300");
    add(home, "Hà Nội Túi Xách JSC", "country=VN", "moq=500");
    add(home, "Bosfor Çanta Sanayi A.Ş.", "country=TR", "moq=1,500");
}

static json_t *show(const struct home *home, const char *name) {
    return cli_json(home, "supplier", "show", name, "--json", NULL);
}

START_TEST(added_suppliers_are_listed_and_shown) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "NAME\tCITY\tCC\tSTATUS\tMOQ\tLEAD\nBosfor", "supplier", "list", NULL);
    cli_says(&home, 0, "Saigon Trail Bags Co., Ltd.\t\tVN\tprospect\t300\t\n", "supplier", "list",
             "country:VN", "moq:<400", NULL);
    json_t *list = cli_json(&home, "supplier", "list", "--sort", "moq", "--reverse", "--limit", "2",
                            "--json", NULL);
    json_is(list, "total", 3);
    json_is(list, "count", 3);
    json_t *rows = json_object_get(list, "suppliers");
    ck_assert_int_eq((int)json_array_size(rows), 2);
    json_says(json_array_get(rows, 0), "name", "Bosfor Çanta Sanayi A.Ş.");
    json_is(json_array_get(rows, 0), "moq", 1500);
    ck_assert(json_is_string(json_object_get(json_array_get(rows, 0), "id")));
    json_decref(list);
    cli_says(&home, 0, "300 pcs", "supplier", "show", "saigon trail", NULL);
    json_t *one = show(&home, "ha noi");
    json_says(one, "country", "VN");
    ck_assert(json_is_array(json_object_get(one, "contact")));
    json_decref(one);
    home_remove(&home);
}
END_TEST

START_TEST(adding_says_what_is_wrong) {
    struct home home;
    make(&home);
    cli_says(&home, 1, "moq: ", "supplier", "add", "X", "moq=many", NULL);
    cli_says(&home, 1, "country: ", "supplier", "add", "X", "country=Atlantis", NULL);
    cli_says(&home, 1, "name: ", "supplier", "add", "  ", NULL);
    cli_says(&home, 2, "did you mean country?", "supplier", "add", "X", "contry=VN", NULL);
    cli_says(&home, 2, "FIELD=VALUE", "supplier", "add", "X", "VN", NULL);
    cli_says(&home, 2, "no field", "supplier", "add", "X", "name_key=x", NULL);
    ck_assert_int_eq(cli_count(&home, ""), 3);
    home_remove(&home);
}
END_TEST

START_TEST(names_mean_one_supplier_or_none) {
    struct home home;
    make(&home);
    add(&home, "Saigon Trail", NULL, NULL);
    add(&home, "Elsewhere Ltd", "address=Bosfor Street 1", NULL);
    cli_says(&home, 0, "Saigon Trail\n", "supplier", "show", "SAIGON TRAIL", NULL);
    cli_says(&home, 0, "Bosfor", "supplier", "show", "canta", NULL);
    cli_says(&home, 1, "give the id", "supplier", "show", "saig", NULL);
    cli_says(&home, 1, "No supplier is called", "supplier", "show", "street", NULL);
    cli_says(&home, 1, "sourcebench: ", "supplier", "show", "123456789012345", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(edits_change_the_fields_they_name) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "3 fields changed", "supplier", "edit", "saigon", "moq=250", "Lead time=38",
             "next_review=+4d", "--today", "2026-11-23", NULL);
    cli_says(&home, 0, "0 fields changed", "supplier", "edit", "saigon", "moq=250", NULL);
    json_t *one = show(&home, "saigon");
    json_is(one, "moq", 250);
    json_is(one, "lead_days", 38);
    json_says(one, "next_review", "2026-11-27");
    json_decref(one);
    cli_says(&home, 0, "1 field changed", "supplier", "edit", "saigon", "moq=", NULL);
    one = show(&home, "saigon");
    ck_assert(json_is_null(json_object_get(one, "moq")));
    json_decref(one);
    cli_says(&home, 1, "name: ", "supplier", "edit", "saigon", "name=", NULL);
    cli_says(&home, 1, "status: ", "supplier", "edit", "saigon", "status=great", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(notes_stand_on_the_timeline) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "call of 2026-11-23 noted, follow up on 2026-11-26", "supplier", "note",
             "saigon", "Zips are late.", "--kind", "call", "--follow-up", "+3d", "--today",
             "2026-11-23", NULL);
    json_t *one = show(&home, "saigon");
    json_t *entry = json_array_get(json_object_get(one, "interaction"), 0);
    json_says(entry, "text", "Zips are late.");
    json_says(entry, "kind", "call");
    json_decref(one);
    cli_says(&home, 0, "overdue", "supplier", "show", "saigon", "--today", "2026-12-01", NULL);
    cli_says(&home, 2, "--kind", "supplier", "note", "saigon", "x", "--kind", "song", NULL);
    cli_says(&home, 2, "--on takes a day", "supplier", "note", "saigon", "x", "--on", "32", NULL);
    cli_says(&home, 1, "sourcebench: ", "supplier", "note", "saigon", "  ", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(status_and_tags_change_many) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "2 of 2 suppliers", "supplier", "status", "approved", "saigon", "ha noi",
             "saigon", NULL);
    cli_says(&home, 0, "0 of 1 supplier ", "supplier", "status", "approved", "saigon", NULL);
    ck_assert_int_eq(cli_count(&home, "status:approved"), 2);
    cli_says(&home, 2, "no status", "supplier", "status", "great", "saigon", NULL);
    cli_says(&home, 1, "No supplier", "supplier", "status", "blocked", "saigon", "nobody", NULL);
    ck_assert_int_eq(cli_count(&home, "status:blocked"), 0);
    cli_says(&home, 0, "tagged slow", "supplier", "tag", "slow", "saigon", "bosfor", NULL);
    ck_assert_int_eq(cli_count(&home, "tag:slow"), 2);
    cli_says(&home, 0, "lost the tag", "supplier", "tag", "slow", "saigon", "--remove", NULL);
    ck_assert_int_eq(cli_count(&home, "tag:slow"), 1);
    home_remove(&home);
}
END_TEST

START_TEST(deleted_suppliers_come_back) {
    struct home home;
    make(&home);
    json_t *one = show(&home, "saigon");
    const char *id = json_string_value(json_object_get(one, "id"));
    cli_says(&home, 0, id, "supplier", "delete", "saigon", NULL);
    ck_assert_int_eq(cli_count(&home, ""), 2);
    cli_says(&home, 1, "No supplier", "supplier", "delete", "saigon", NULL);
    cli_says(&home, 1, "deleted already", "supplier", "delete", id, NULL);
    cli_says(&home, 0, "Restored", "supplier", "restore", id, NULL);
    cli_says(&home, 1, "is not deleted", "supplier", "restore", id, NULL);
    cli_says(&home, 1, "sourcebench: ", "supplier", "restore", "1", NULL);
    ck_assert_int_eq(cli_count(&home, ""), 3);
    json_decref(one);
    home_remove(&home);
}
END_TEST

START_TEST(undo_and_redo_say_what_they_did) {
    struct home home;
    make(&home);
    cli_says(&home, 1, "sourcebench: ", "redo", NULL);
    cli_says(&home, 0, "1 field", "supplier", "edit", "saigon", "moq=200", NULL);
    cli_says(&home, 0, "Undone: Edit supplier Saigon", "undo", NULL);
    ck_assert_int_eq(cli_count(&home, "moq:300"), 1);
    json_t *again = cli_json(&home, "redo", "--json", NULL);
    json_is(again, "rows", 1);
    json_decref(again);
    ck_assert_int_eq(cli_count(&home, "moq:200"), 1);
    json_t *journal = cli_json(&home, "journal", "--limit", "4", "--json", NULL);
    json_t *entries = json_object_get(journal, "entries");
    ck_assert_int_eq((int)json_array_size(entries), 4);
    const char *first = json_string_value(
        json_object_get(json_array_get(entries, 3), "id")); /* adding Bosfor or earlier */
    cli_says(&home, 0, "Undone: ", "undo", "--entry", first, NULL);
    json_decref(journal);
    cli_says(&home, 1, "sourcebench: ", "undo", "--author", "nobody", NULL);
    home_remove(&home);
}
END_TEST

static const char one_with_follow_ups[] =
    "{\"suppliers\": [{\"id\": \"1\", \"name\": \"Hue Canvas\", \"interaction\": ["
    "{\"kind\": \"note\", \"happened_on\": \"2026-06-01\", \"text\": \"Ask a.\","
    " \"follow_up_on\": \"2026-06-02\", \"follow_up_done\": \"2026-06-02\"},"
    "{\"kind\": \"note\", \"happened_on\": \"2026-06-01\", \"text\": \"Ask b.\","
    " \"follow_up_on\": \"2026-06-03\", \"follow_up_done\": \"2026-06-04\"},"
    "{\"kind\": \"note\", \"happened_on\": \"2026-06-01\", \"text\": \"Ask c.\","
    " \"follow_up_on\": \"2026-07-03\", \"follow_up_done\": \"2026-07-02\"},"
    "{\"kind\": \"mail\", \"direction\": \"out\", \"happened_on\": \"2026-08-01\", \"text\": "
    "\"Price?\"},"
    "{\"kind\": \"mail\", \"direction\": \"in\", \"happened_on\": \"2026-08-02\", \"text\": "
    "\"5.80\"}],"
    "\"finding\": [{\"title\": \"Aisle\", \"severity\": \"major\", \"due_on\": \"2026-08-03\","
    " \"closed_on\": \"2026-08-03\"}]}]}";

/* Follow-ups 2 of 3 = 67, answer after 1 d = 100, finding in time = 100:
 * (20 × 67 + 20 × 100 + 30 × 100) / 70 = 90.6. In July there were 3 cases, too few. */
START_TEST(score_tells_how_it_is_computed) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "too little data (0 of 5)", "supplier", "score", "saigon", NULL);
    cli_says(&home, 0, "1 added", "import", "suppliers",
             home_write(&home, "hue.json", one_with_follow_ups), NULL);
    cli_says(&home, 0,
             "Score 91, excellent, as on 2026-08-31; 5 cases from 2025-11-24 to 2026-11-23",
             "supplier", "score", "hue", "--today", "2026-11-23", NULL);
    cli_says(&home, 0, "2026-08-02\tanswered in 1 d", "supplier", "score", "hue", "--today",
             "2026-11-23", NULL);
    json_t *score =
        cli_json(&home, "supplier", "score", "hue", "--json", "--today", "2026-11-23", NULL);
    json_is(score, "score", 91);
    json_is(score, "n", 5);
    json_is(score, "change", 0);
    json_says(score, "grade", "excellent");
    json_t *answers = json_array_get(json_object_get(score, "measures"), 0);
    json_is(answers, "points", 100);
    json_decref(score);
    score = cli_json(&home, "supplier", "show", "hue", "--json", "--today", "2026-11-23", NULL);
    json_is(score, "score", 91);
    json_decref(score);
    score = cli_json(&home, "supplier", "list", "saigon", "--json", NULL);
    ck_assert(json_is_null(
        json_object_get(json_array_get(json_object_get(score, "suppliers"), 0), "score")));
    json_decref(score);
    static const struct {
        const char *filter;
        int n;
    } filters[] = {{"score:>90", 1},  {"score:>91", 0}, {"score:91", 1},   {"score:80..100", 1},
                   {"score:none", 3}, {"score:any", 1}, {"-score:>90", 3}, {"score:<=91 hue", 1}};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        json_t *found = cli_json(&home, "supplier", "list", filters[i].filter, "--json", "--today",
                                 "2026-11-23", NULL);
        json_is(found, "count", filters[i].n);
        json_decref(found);
    }
    cli_says(&home, 0, "too little data (5 of 9)", "supplier", "score", "hue", "--today",
             "2026-11-23", "--config", home_write(&home, "nine.yaml", "score:\n  min_sample: 9\n"),
             NULL);
    /* Follow-ups alone: 2 of 3 = 67. */
    cli_says(&home, 0, "Score 67, fair", "supplier", "score", "hue", "--today", "2026-11-23",
             "--config",
             home_write(&home, "weights.yaml",
                        "score:\n  min_sample: 3\n  weights: {answer: 0, findings: 0}\n"),
             NULL);
    cli_says(&home, 1, "No supplier", "supplier", "score", "nobody", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(history_tells_from_what_to_what) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "1 field", "supplier", "edit", "saigon", "moq=200", "--author", "marco",
             NULL);
    cli_says(&home, 0, "marco\tsupplier changed\tmoq\t300", "history", "saigon", NULL);
    json_t *history = cli_json(&home, "history", "saigon", "--limit", "1", "--json", NULL);
    json_t *line = json_array_get(json_object_get(history, "history"), 0);
    json_says(line, "author", "marco");
    json_says(line, "field", "moq");
    json_is(line, "before", 300);
    json_is(line, "after", 200);
    json_decref(history);
    cli_says(&home, 1, "No supplier", "history", "nobody", NULL);
    cli_says(&home, 2, "The name comes first", "supplier", "add", "name=Saigon", NULL);
    cli_says(&home, 0, "noted", "supplier", "note", "saigon", "Asked for the price list", NULL);
    cli_says(&home, 0, "timeline entry added", "history", "saigon", NULL);
    cli_says(&home, 0, "Deleted", "supplier", "delete", "saigon", NULL);
    cli_says(&home, 0, "Undone: Delete supplier", "undo", NULL);
    cli_says(&home, 0, "\tsupplier restored\t", "history", "saigon", NULL);
    cli_says(&home, 0, "\tsupplier deleted\t", "history", "saigon", NULL);
    cli_says(&home, 0, "Add supplier", "journal", NULL);
    cli_says(&home, 0, "can no longer be undone", "journal", "prune", "--before", "2100-01-01",
             NULL);
    cli_says(&home, 1, "sourcebench: ", "undo", NULL);
    home_remove(&home);
}
END_TEST

/* What a pipe gets is the data; the terminal is another matter (test of the table). */
START_TEST(hostile_names_keep_their_column) {
    struct home home;
    home_make(&home);
    add(&home, "Evil\tName\nSecond line", "country=VN", NULL);
    struct cli_result result = cli_expect(&home, 0, "supplier", "list", NULL);
    int tabs = 0, lines = 0;
    for (const char *c = strbuf_text(&result.out); *c; c++) {
        tabs += *c == '\t';
        lines += *c == '\n';
    }
    ck_assert_int_eq(lines, 2);
    ck_assert_int_eq(tabs, 10);
    cli_free(&result);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_suppliers, added_suppliers_are_listed_and_shown, adding_says_what_is_wrong,
          names_mean_one_supplier_or_none, edits_change_the_fields_they_name,
          notes_stand_on_the_timeline, status_and_tags_change_many, deleted_suppliers_come_back,
          undo_and_redo_say_what_they_did, score_tells_how_it_is_computed,
          history_tells_from_what_to_what, hostile_names_keep_their_column)
