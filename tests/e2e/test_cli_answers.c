/* Sheets that come back with blanks, and what a trial of reading them tells. */
#include <stdio.h>

#include "../unit/suite.h"

#include "cli_check.h"

#define TODAY "--today", "2026-11-23"

static const char world[] =
    "suppliers: [{name: Saigon Trail Bags Co., country: VN}]\n"
    "products: [{name: Urban Mini}]\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Urban Mini\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    quotes:\n"
    "      - supplier: Saigon Trail Bags Co.\n"
    "        number: Q-1\n"
    "        incoterm: FOB\n"
    "        currency: USD\n"
    "        breaks: {1000: 5.80, 3000: 5.40}\n"
    "        stages:\n"
    "          - {name: cloth, position: 10, kind: material, days_likely: 10}\n"
    "          - {name: sewing, position: 20, kind: production, days_likely: 22}\n"
    "          - {name: packing, position: 30, kind: inland, days_likely: 3}\n"
    "        costs: [{kind: labour, label: sewing, amount: 1.20},\n"
    "                {kind: margin, label: margin, amount: 0.50}]\n";

/* The offer as a sheet, in which the agent sees what the supplier has offered so far. */
static const char *begin(struct home *home) {
    home_make(home);
    cli_says(home, 0, "added", TODAY, "import", home_write(home, "world.yaml", world), NULL);
    cli_says(home, 0, "Wrote the request to ", TODAY, "export", "rfq", "Spring", "--supplier",
             "Saigon", "--filled", "-o", home_file(home, "out.csv"), NULL);
    return home_read(home, "out.csv");
}

/* Puts `with` in the place of what stands there once. */
static const char *replace(struct home *home, const char *text, const char *what,
                           const char *with) {
    const char *at = strstr(text, what);
    ck_assert_msg(at && !strstr(at + 1, what), "\"%s\" stands not once in\n%s", what, text);
    return arena_format(&home->arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(what));
}

static const char *import(struct home *home, const char *text, int status) {
    struct cli_result r =
        cli_expect(home, status, TODAY, "quote", "import", home_write(home, "in.csv", text), NULL);
    const char *said = arena_format(&home->arena, "%s%s", strbuf_text(&r.out), strbuf_text(&r.err));
    cli_free(&r);
    return said;
}

static const char *exported(struct home *home) {
    struct cli_result r = cli_expect(home, 0, TODAY, "export", "case", "Spring", NULL);
    const char *text = arena_string(&home->arena, strbuf_text(&r.out));
    cli_free(&r);
    return text;
}

static void has(const char *text, const char *words) {
    ck_assert_msg(strstr(text, words) != NULL, "\"%s\" is not in\n%.4000s", words, text);
}

static void has_not(const char *text, const char *words) {
    ck_assert_msg(!strstr(text, words), "\"%s\" is in\n%.4000s", words, text);
}

/* A supplier who leaves days, a price or an amount blank has not said that there are none. */
START_TEST(a_blank_takes_nothing_out) {
    struct home home;
    const char *text = begin(&home);
    text = replace(&home, text, "stage,2,sewing,production,,22,,", "stage,2,Sewing,production,,,,");
    text = replace(&home, text, "price,2,3000,5.4,", "price,2,3000,,");
    text = replace(&home, text, "cost,2,margin,margin,0.5,", "cost,2,margin,margin,,");
    const char *said = import(&home, text, 0);
    has(said, "The quote is as it was");
    has(said, "Blank in the sheet, so it stays as it was: 3,000 pcs, Sewing, margin. A line that "
              "is empty takes it out.");
    const char *now = exported(&home);
    has(now, "      name: sewing\n      kind: production\n      days_likely: 22\n");
    has(now, "      3000: 5.4\n");
    has(now, "      label: margin\n      amount: 0.5\n");
    home_remove(&home);
}
END_TEST

START_TEST(an_empty_line_takes_out) {
    struct home home;
    const char *text = begin(&home);
    text = replace(&home, text, "stage,2,sewing,production,,22,,working,",
                   "stage,2,,,,,,,"); /* the line stands, with nothing in it */
    text = replace(&home, text, "price,2,3000,5.4,", "price,2,,,");
    has(import(&home, text, 0), "Changed the quote");
    const char *now = exported(&home);
    has_not(now, "days_likely: 22");
    has(now, "    - position: 20\n      name: packing\n");
    has_not(now, "3000: 5.4");
    has(now, "      label: sewing\n");
    home_remove(&home);
}
END_TEST

/* 5.40 was in dollars: it must not become 5.40 euros because nobody wrote over it. */
START_TEST(a_price_left_blank_does_not_change_its_currency) {
    struct home home;
    const char *text = begin(&home);
    text = replace(&home, text, "currency,Currency,USD,", "currency,Currency,EUR,");
    text = replace(&home, text, "price,2,3000,5.4,", "price,2,3000,,");
    has(import(&home, text, 1), "The offer was in USD: under \"Prices\" write 3,000");
    has(exported(&home), "    currency: USD\n");
    home_remove(&home);
}
END_TEST

/* What is odd about an offer is told before it is written as well as after. */
START_TEST(a_trial_tells_what_the_import_tells) {
    struct home home;
    const char *text = begin(&home);
    text = replace(&home, text, "valid_until,Valid until,,", "valid_until,Valid until,2026-11-20,");
    text = replace(&home, text, "price,2,3000,5.4,", "price,2,3000,6.1,");
    text = replace(&home, text, "number,Number,Q-1,", "number,Number,Q-2,");
    const char *file = home_write(&home, "in.csv", text);
    struct cli_result trial =
        cli_expect(&home, 0, TODAY, "quote", "import", file, "--dry-run", NULL);
    has_not(exported(&home), "Q-2");
    struct cli_result real = cli_expect(&home, 0, TODAY, "quote", "import", file, NULL);
    has(exported(&home), "Q-2");
    has(strbuf_text(&trial.err), "2026-11-20");
    has(strbuf_text(&trial.err), "6.10");
    ck_assert_str_eq(strbuf_text(&trial.err), strbuf_text(&real.err));
    cli_free(&trial);
    cli_free(&real);
    json_t *report = cli_json(&home, TODAY, "quote", "import", file, "--dry-run", "--json", NULL);
    ck_assert_uint_ge(json_array_size(json_object_get(report, "odd")), 2);
    json_decref(report);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_answers, a_blank_takes_nothing_out, an_empty_line_takes_out,
          a_price_left_blank_does_not_change_its_currency, a_trial_tells_what_the_import_tells)
