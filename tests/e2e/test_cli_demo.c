/* The demo world: what it holds, that it is the same every time, and that nothing is left. */
#include <dirent.h>
#include <stdio.h>

#include "../unit/suite.h"

#include "sourcebench/core/agenda.h"
#include "sourcebench/core/identity.h"

#include "cli_check.h"

#define DATABASE "data/sourcebench/bench.db"

static void make_demo(struct home *home, const char *today) {
    home_make(home);
    cli_says(home, 0, "demo database", "demo", "--db", home_file(home, DATABASE), "--today", today,
             NULL);
}

START_TEST(without_a_terminal_the_list_is_printed) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "Saigon Trail Bags Co., Ltd.", "demo", NULL);
    const char *how = arena_format(&home.arena, "in a terminal: %s demo", child_program());
    cli_says(&home, 0, how, "demo", NULL); /* as it was called: it may be in no PATH */
    DIR *folder = opendir(home_file(&home, "tmp"));
    int entries = 0;
    for (struct dirent *e; (e = readdir(folder)) != NULL;)
        entries += e->d_name[0] != '.';
    closedir(folder);
    ck_assert_int_eq(entries, 0);
    home_remove(&home);
}
END_TEST

START_TEST(the_world_is_believable) {
    struct home home;
    make_demo(&home, "2026-11-23");
    long long all = cli_count(&home, "");
    ck_assert(all >= 55 && all <= 70);
    static const char *const filters[] = {
        "country:CN",       "country:VN",      "country:BD",     "country:IN",
        "country:PK",       "country:ID",      "country:TR",     "country:PT",
        "kind:laboratory",  "kind:inspection", "kind:forwarder", "kind:trader",
        "kind:mill",        "status:prospect", "status:vetting", "status:approved",
        "status:preferred", "status:on-hold",  "status:blocked", "cert:GRS",
        "owner:lina",       "owner:marco",     "owner:duc",      "tag:fair-2026",
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        ck_assert_msg(cli_count(&home, filters[i]) > 0, "nobody is %s", filters[i]);
    }
    home_remove(&home);
}
END_TEST

/* Three follow-ups: overdue, due today and later, as of the day of the demo. */
START_TEST(follow_ups_wait) {
    struct home home;
    make_demo(&home, "2026-11-23");
    static const char *const filters[] = {"followup:<today", "followup:today", "followup:>today"};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        json_t *list = cli_json(&home, "supplier", "list", filters[i], "--json", "--today",
                                "2026-11-23", NULL);
        ck_assert_msg(json_array_size(json_object_get(list, "suppliers")) >= 3, "%s", filters[i]);
        json_decref(list);
    }
    home_remove(&home);
}
END_TEST

static bool has_rule(const json_t *today, const char *key) {
    size_t i;
    const json_t *line, *lines = json_object_get(today, "lines");
    json_array_foreach(lines, i, line) {
        if (strcmp(json_string_value(json_object_get(line, "rule")), key) == 0)
            return true;
    }
    return false;
}

/* Every rule of the agenda has something to say, and nothing is left lying for a year. Lunar New
 * Year is to be asked about in December. */
START_TEST(every_rule_finds_something_to_decide) {
    struct home home;
    make_demo(&home, "2026-11-23");
    json_t *today = cli_json(&home, "today", "--json", "--today", "2026-11-23", NULL);
    json_t *later = cli_json(&home, "today", "--json", "--today", "2026-12-05", NULL);
    for (size_t i = 0; i < n_agenda_rules; i++)
        ck_assert_msg(has_rule(i == AGENDA_CLOSURE ? later : today, agenda_rules[i].key), "%s",
                      agenda_rules[i].key);
    json_decref(later);
    json_int_t late = json_integer_value(json_object_get(today, "late"));
    json_int_t due = json_integer_value(json_object_get(today, "today"));
    ck_assert_int_lt(late, 60);
    ck_assert_int_gt(due, 3);
    json_decref(today);
    home_remove(&home);
}
END_TEST

/* Codes of Chinese companies carry their check character; one is wrong on purpose and says so. */
START_TEST(credit_codes_are_valid_but_one) {
    struct home home;
    make_demo(&home, "2026-11-23");
    struct cli_result result =
        cli_expect(&home, 0, "export", "suppliers", "country:CN", "--format", "json", NULL);
    json_t *document = cli_take_json(result);
    json_t *suppliers = json_object_get(document, "suppliers"), *supplier;
    size_t i;
    int valid = 0, wrong = 0;
    json_array_foreach(suppliers, i, supplier) {
        json_t *identity = json_array_get(json_object_get(supplier, "legal_identity"), 0);
        const char *code = json_string_value(json_object_get(identity, "code"));
        char reason[128];
        if (code && credit_code_valid(code, reason))
            valid++;
        else if (code)
            wrong++;
    }
    json_decref(document);
    ck_assert_int_ge(valid, 8);
    ck_assert_int_eq(wrong, 1);
    home_remove(&home);
}
END_TEST

START_TEST(the_same_day_gives_the_same_world) {
    struct home home, other;
    make_demo(&home, "2027-02-01");
    make_demo(&other, "2027-02-01");
    struct cli_result a = cli_expect(&home, 0, "export", "suppliers", "--format", "json", NULL);
    struct cli_result b = cli_expect(&other, 0, "export", "suppliers", "--format", "json", NULL);
    ck_assert_str_eq(strbuf_text(&a.out), strbuf_text(&b.out));
    cli_free(&a);
    cli_free(&b);
    home_remove(&home);
    home_remove(&other);
}
END_TEST

START_TEST(the_world_has_a_past) {
    struct home home;
    make_demo(&home, "2026-11-23");
    json_t *journal = cli_json(&home, "journal", "--limit", "1000", "--json", NULL);
    ck_assert(json_array_size(json_object_get(journal, "entries")) > 100);
    json_decref(journal);
    cli_says(&home, 0, "preferred", "history", "saigon trail", NULL);
    cli_says(&home, 0, "in order", "doctor", NULL);
    cli_says(&home, 1, "exists already", "demo", "--db", home_file(&home, DATABASE), NULL);
    home_remove(&home);
}
END_TEST

/* Undo takes back what one did oneself, and then has nothing more: the world stays whole, whoever
 * opens it, in the demo and later. */
START_TEST(nobody_takes_the_world_apart_by_undo) {
    static const char *const agents[] = {"lina", "marco", "root"};
    struct home home;
    make_demo(&home, "2026-11-23");
    for (size_t i = 0; i < sizeof agents / sizeof *agents; i++)
        cli_says(&home, 1, "nothing of yours to undo", "--author", agents[i], "undo", NULL);
    cli_says(&home, 0, "", "--author", "lina", "supplier", "add", "New Bags", NULL);
    cli_says(&home, 0, "Undone: Add supplier New Bags", "--author", "lina", "undo", NULL);
    cli_says(&home, 1, "nothing of yours to undo", "--author", "lina", "undo", NULL);
    const char *script =
        home_write(&home, "keys",
                   "size 120x40\nexpect Suppliers\nkeys u\nexpect nothing of yours to undo\n"
                   "keys q\n");
    cli_says(&home, 0, "", "demo", "--db", home_file(&home, "other.db"), "--today", "2026-11-23",
             "--script", script, NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_script_opens_the_bench) {
    struct home home;
    home_make(&home);
    const char *screen = home_file(&home, "screen.txt");
    const char *script = home_write(
        &home, "keys",
        arena_format(&home.arena, "size 120x40\nexpect Suppliers\nsave %s\nkeys q\n", screen));
    cli_says(&home, 0, "", "demo", "--today", "2026-11-23", "--script", script, NULL);
    FILE *file = fopen(screen, "r");
    ck_assert_ptr_nonnull(file);
    char line[1024] = "";
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    fclose(file);
    ck_assert_msg(strstr(line, "lina@hub  Mon 2026-11-23"), "%s", line);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_demo, without_a_terminal_the_list_is_printed, the_world_is_believable,
          follow_ups_wait, every_rule_finds_something_to_decide, credit_codes_are_valid_but_one,
          the_same_day_gives_the_same_world, the_world_has_a_past,
          nobody_takes_the_world_apart_by_undo, a_script_opens_the_bench)
