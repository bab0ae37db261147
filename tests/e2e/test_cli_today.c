/* The agenda by the command line: listing, deciding, reviews, and the exit status for cron. */
#include "../unit/suite.h"

#include "cli_check.h"

/* The day is fixed, so that what is due is known; it lies before that of any machine. */
#define TODAY "--today", "2026-11-23"

/* Two suppliers of lina and marco; one follow-up is late, one due today, a review in some days. */
static void make(struct home *home) {
    home_make(home);
    cli_says(home, 0, "Added", "supplier", "add", "Saigon Trail Bags", "country=VN", "owner=lina",
             "status=approved", "next_review=2026-11-27", NULL);
    cli_says(home, 0, "Added", "supplier", "add", "Hanoi Bags", "owner=marco", NULL);
    cli_says(home, 0, "noted", "supplier", "note", "saigon", "asked for the YKK price list",
             "--kind", "call", "--on", "2026-11-12", "--follow-up", "2026-11-20", TODAY, NULL);
    cli_says(home, 0, "noted", "supplier", "note", "hanoi", "second prototype", "--kind", "mail",
             "--on", "2026-11-19", "--follow-up", "2026-11-23", TODAY, NULL);
}

/* The name of the first line that a filter finds. */
static char *first_line(const struct home *home, const char *filter) {
    json_t *today = cli_json(home, "today", filter, "--json", TODAY, NULL);
    json_t *line = json_array_get(json_object_get(today, "lines"), 0);
    char *name = strdup(json_string_value(json_object_get(line, "line")));
    json_decref(today);
    return name;
}

START_TEST(today_is_listed_with_reasons) {
    struct home home;
    make(&home);
    cli_says(&home, 0,
             "WHEN\tDUE\tKIND\tSUPPLIER\tREASON\tWHO\tAT STAKE\tLINE\n"
             "late\t2026-11-20\tFollow up\tSaigon Trail Bags\t\"asked for the YKK price "
             "list\" (call 11-12)\tlina\t\tfollow-up:",
             "today", TODAY, NULL);
    json_t *today = cli_json(&home, "today", "--json", TODAY, NULL);
    json_says(today, "date", "2026-11-23");
    json_is(today, "count", 3);
    json_is(today, "late", 1);
    json_is(today, "today", 1);
    json_is(today, "soon", 1);
    json_t *line = json_array_get(json_object_get(today, "lines"), 0);
    json_says(line, "rule", "follow-up");
    json_says(line, "supplier", "Saigon Trail Bags");
    json_says(line, "country", "VN");
    json_says(line, "who", "lina");
    json_says(line, "table", "interaction");
    json_is(line, "days", -3);
    ck_assert(json_is_string(json_object_get(line, "subject_id")));
    ck_assert(json_is_null(json_object_get(line, "at_stake")));
    json_decref(today);
    today = cli_json(&home, "today", "--json", "--limit", "1", TODAY, NULL);
    json_is(today, "count", 3);
    ck_assert_int_eq((int)json_array_size(json_object_get(today, "lines")), 1);
    json_decref(today);
    home_remove(&home);
}
END_TEST

START_TEST(filters_and_persons_narrow_it) {
    struct home home;
    make(&home);
    json_t *today = cli_json(&home, "today", "--json", "--mine", "--author", "marco", TODAY, NULL);
    json_is(today, "count", 1);
    json_decref(today);
    today = cli_json(&home, "today", "--json", "--who", "lina", "kind:follow-up", TODAY, NULL);
    json_is(today, "count", 1);
    json_decref(today);
    today = cli_json(&home, "today", "--json", "country:VN", "is:soon", TODAY, NULL);
    json_is(today, "count", 1);
    json_decref(today);
    cli_says(&home, 2, "did you mean country?", "today", "contry:VN", NULL);
    cli_says(&home, 1, "is no kind of line", "today", "kind:certficate", NULL);
    cli_says(&home, 2, "--who takes", "today", "--who", "a\"b", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(cron_learns_it_from_the_exit_status) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "late", "today", TODAY, NULL);
    struct cli_result due = cli_expect(&home, 10, "today", "--exit-code", TODAY, NULL);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&due.out), "late\t"));
    cli_free(&due);
    cli_says(&home, 0, "WHEN", "today", "--exit-code", "is:soon", TODAY, NULL);
    cli_says(&home, 0, "WHEN", "today", "--exit-code", "--today", "2026-11-01", NULL);
    struct cli_result json =
        cli_expect(&home, 10, "today", "--exit-code", "--json", "is:today", TODAY, NULL);
    cli_free(&json);
    home_remove(&home);
}
END_TEST

START_TEST(the_days_of_the_rules_are_configured) {
    struct home home;
    make(&home);
    const char *file = home_write(&home, "days.yaml", "agenda:\n  soon_days: 3\n");
    json_t *today = cli_json(&home, "today", "--json", "--config", file, TODAY, NULL);
    json_is(today, "soon", 0); /* the review is in four days */
    json_decref(today);
    cli_says(&home, 0, "noted", "supplier", "note", "saigon", "lab dip asked", "--kind", "mail",
             "--on", "2026-11-10", "--follow-up", "2027-01-11", TODAY, NULL);
    file = home_write(&home, "days.yaml", "agenda:\n  silent_days: 13\n");
    cli_says(&home, 0,
             "today\t2026-11-23\tSilence\tSaigon Trail Bags\tno word for 13 d while 2 "
             "things are open\t",
             "today", "kind:silence", "--config", file, TODAY, NULL);
    file = home_write(&home, "days.yaml", "review_days:\n  approved: 10\n");
    cli_says(&home, 0, "next on 2026-12-03", "review", "saigon", "--config", file, TODAY, NULL);
    file = home_write(&home, "days.yaml", "agenda:\n  certificate_days: [7, 30, 90]\n");
    cli_says(&home, 1, "the largest first", "today", "--config", file, TODAY, NULL);
    home_remove(&home);
}
END_TEST

START_TEST(lines_are_decided_on_by_name) {
    struct home home;
    make(&home);
    char *late = first_line(&home, "is:late"), *today = first_line(&home, "is:today");
    cli_says(&home, 0, "Done: follow-up \"asked for the YKK price list\" of Saigon Trail Bags.\n",
             "today", "done", late, TODAY, NULL);
    cli_says(&home, 1, "Nothing about this follow-up is due today", "today", "done", late, TODAY,
             NULL);
    cli_says(&home, 0, "Snoozed until 2026-11-30: follow-up", "today", "snooze", today, "--until",
             "+1w", "--reason", "fair", TODAY, NULL);
    cli_says(&home, 1, "decided on", "today", "done", today, TODAY, NULL);
    json_t *snoozed = cli_json(&home, "today", "--snoozed", "--json", TODAY, NULL);
    json_t *d = json_array_get(json_object_get(snoozed, "decisions"), 0);
    json_says(d, "until", "2026-11-30");
    json_says(d, "reason", "fair");
    json_says(d, "line", today);
    cli_says(&home, 0, "Taken back", "today", "reopen",
             json_string_value(json_object_get(d, "decision")), NULL);
    json_decref(snoozed);
    cli_says(&home, 0, "pia has it now", "today", "escalate", today, "--to", "pia", "--reason",
             "speaks Vietnamese", TODAY, NULL);
    json_t *hers = cli_json(&home, "today", "--who", "pia", "--json", TODAY, NULL);
    json_is(hers, "count", 1);
    json_says(json_array_get(json_object_get(hers, "lines"), 0), "assigned_why",
              "speaks Vietnamese");
    json_decref(hers);
    cli_says(&home, 0, "follow-up \"asked for the YKK price list\"", "today", "--done", TODAY,
             NULL);
    cli_says(&home, 0, "Assign follow-up", "undo", NULL);
    free(late);
    free(today);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_calls_say_what_is_missing) {
    struct home home;
    make(&home);
    char *today = first_line(&home, "is:today");
    cli_says(&home, 2, "names no line", "today", "done", "follow-up", NULL);
    cli_says(&home, 2, "names no line", "today", "done", "nothing:1", NULL);
    cli_says(&home, 2, "names no line", "today", "done", "follow-up:x", NULL);
    cli_says(&home, 1, "Nothing about this", "today", "done", "follow-up:1", NULL);
    cli_says(&home, 2, "--until", "today", "snooze", today, TODAY, NULL);
    cli_says(&home, 1, "a day after today", "today", "snooze", today, "--until", "today", TODAY,
             NULL);
    cli_says(&home, 2, "to whom and why", "today", "escalate", today, "--to", "pia", TODAY, NULL);
    cli_says(&home, 1, "--read-only", "today", "done", today, "--read-only", TODAY, NULL);
    free(today);
    home_remove(&home);
}
END_TEST

START_TEST(reviews_are_listed_and_held) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "soon\t2026-11-27\tReview\tSaigon Trail Bags\treview in 4 d, the first one",
             "review", TODAY, NULL);
    cli_says(&home, 0, "Reviewed Saigon Trail Bags; next on 2026-12-23.\n", "review", "saigon",
             TODAY, NULL);
    cli_says(&home, 0, "Reviewed Saigon Trail Bags; next on 2027-01-15.\n", "review", "saigon",
             "--next", "2027-01-15", TODAY, NULL);
    cli_says(&home, 0, "Reviewed Hanoi Bags; next on 2027-02-21.\n", "review", "hanoi", TODAY,
             NULL);
    json_t *due = cli_json(&home, "review", "--json", TODAY, NULL);
    json_is(due, "count", 0);
    json_decref(due);
    cli_says(&home, 1, "a day after today", "review", "saigon", "--next", "today", TODAY, NULL);
    cli_says(&home, 2, "name it", "review", "--next", "+1w", NULL);
    cli_says(&home, 1, "open for reading only", "review", "saigon", "--read-only", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_today, today_is_listed_with_reasons, filters_and_persons_narrow_it,
          cron_learns_it_from_the_exit_status, the_days_of_the_rules_are_configured,
          lines_are_decided_on_by_name, wrong_calls_say_what_is_missing,
          reviews_are_listed_and_held)
