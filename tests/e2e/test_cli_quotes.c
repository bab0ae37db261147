/* Quotes by the command line: entered, changed, listed; what is odd is said in words. */
#include "../unit/suite.h"

#include "cli_check.h"

static const char spring[] =
    "suppliers: [{name: Saigon Trail Bags Co., country: VN}, {name: Lahore Canvas, country: PK}]\n"
    "rates: [{base: EUR, currency: USD, on_date: 2026-11-20, rate: 1.08}]\n"
    "lanes: [{name: by air, origin_country: VN, country: DE, mode: air, days_likely: 4}]\n"
    "products: [{name: Backpack}]\n"
    "requirements:\n"
    "  - {name: Spring, product: Backpack, quantity: 3000, country: DE, currency: EUR}\n"
    "  - {name: Autumn, product: Backpack, quantity: 500, country: DE, currency: EUR}\n";

static void begin(struct home *home) {
    home_make(home);
    cli_says(home, 0, "added", "import", home_write(home, "spring.yaml", spring), NULL);
}

/* What the run says on standard error, and nowhere else. */
static void notes(struct cli_result run, const char *const *wanted, int n) {
    const char *text = strbuf_text(&run.err);
    int lines = 0;
    for (const char *at = strstr(text, "note: "); at; at = strstr(at + 1, "note: "))
        lines++;
    ck_assert_msg(lines == n, "%d notes instead of %d:\n%s", lines, n, text);
    for (int i = 0; i < n; i++)
        ck_assert_msg(strstr(text, wanted[i]), "\"%s\" is not in\n%s", wanted[i], text);
    ck_assert(!strstr(strbuf_text(&run.out), "note:"));
    cli_free(&run);
}

static long long only_id(const struct home *home) {
    json_t *list = cli_json(home, "quote", "list", "--json", NULL);
    const json_t *quotes = json_object_get(list, "quotes");
    ck_assert_uint_eq(json_array_size(quotes), 1);
    const char *id = json_string_value(json_object_get(json_array_get(quotes, 0), "id"));
    ck_assert_ptr_nonnull(id);
    long long number = strtoll(id, NULL, 10);
    json_decref(list);
    return number;
}

START_TEST(a_quote_is_entered_changed_and_listed) {
    struct home home;
    char id[32];
    begin(&home);
    notes(cli_expect(&home, 0, "--today", "2026-11-23", "quote", "add", "Spring", "Saigon Trail",
                     "CIP", "USD", "moq=1000", "number=Q-7", "place=Frankfurt", "mode=air",
                     "valid_until=+30d", "--breaks", "5000:5.45 1000:5.80", NULL),
          NULL, 0);
    /* By quantity, however they were typed. */
    cli_says(&home, 0,
             "Spring\tSaigon Trail Bags Co.\tQ-7\toffered\tCIP Frankfurt\tUSD\t"
             "1000:5.80 5000:5.45\t1000\t2026-12-23\t",
             "quote", "list", "Spring", NULL);
    cli_says(&home, 0,
             "REQUIREMENT\tSUPPLIER\tNUMBER\tSTATE\tTERMS\tMONEY\tBREAKS\tMOQ\t"
             "VALID UNTIL\tID\n",
             "quote", "list", "Autumn", NULL);
    snprintf(id, sizeof id, "%lld", only_id(&home));
    json_t *quote = cli_json(&home, "quote", "edit", id, "moq=1500", "state=agreed", "--breaks",
                             "1000:5.70", "--json", NULL);
    json_is(quote, "moq", 1500);
    json_says(quote, "state", "agreed");
    json_says(quote, "supplier", "Saigon Trail Bags Co.");
    json_says(quote, "requirement", "Spring");
    const json_t *breaks = json_object_get(quote, "breaks");
    ck_assert_uint_eq(json_array_size(breaks), 1);
    json_is(json_array_get(breaks, 0), "quantity", 1000);
    ck_assert(json_number_value(json_object_get(json_array_get(breaks, 0), "price")) == 5.7);
    json_decref(quote);
    /* Fields and breaks are one step. */
    cli_says(&home, 0, "Undone: Edit quote", "undo", NULL);
    cli_says(&home, 0, "\toffered\tCIP Frankfurt\tUSD\t1000:5.80 5000:5.45\t1000\t", "quote",
             "list", NULL);
    cli_says(&home, 0, "Undone: Add quote", "undo", NULL);
    json_t *list = cli_json(&home, "quote", "list", "--json", NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "quotes")), 0);
    json_decref(list);
    home_remove(&home);
}
END_TEST

START_TEST(what_is_odd_is_said_at_once) {
    struct home home;
    char id[32];
    begin(&home);
    const char *const all[] = {"note: The price rises from USD 5.80 to USD 6.10 at 5,000 pieces.",
                               "note: The MOQ of 300 is below the first price, which is for 1,000.",
                               "note: The quote was valid until 2026-11-01: ask for it again.",
                               "FCA"};
    notes(cli_expect(&home, 0, "--today", "2026-11-23", "quote", "add", "Spring", "Saigon Trail",
                     "FOB", "USD", "moq=300", "mode=air", "valid_until=2026-11-01", "--breaks",
                     "1000:5.80 5000:6.10", NULL),
          all, 4);
    snprintf(id, sizeof id, "%lld", only_id(&home));
    notes(cli_expect(&home, 0, "--today", "2026-11-23", "quote", "edit", id, "moq=1000",
                     "incoterm=FCA", "--breaks", "1000:5.80 5000:5.45", NULL),
          &all[2], 1);
    home_remove(&home);
}
END_TEST

START_TEST(a_quote_without_a_price_says_so) {
    static const char *const none[] = {"; no price"};
    static const char *const zero[] = {"a price must be above 0"};
    struct home home;
    begin(&home);
    notes(cli_expect(&home, 0, "quote", "add", "Spring", "Saigon Trail", "FOB", "USD", NULL), none,
          1);
    notes(cli_expect(&home, 0, "quote", "add", "Autumn", "Saigon Trail", "FOB", "USD", "--breaks",
                     "100:0", NULL),
          zero, 1);
    home_remove(&home);
}
END_TEST

START_TEST(what_cannot_be_enters_nothing) {
    struct home home;
    begin(&home);
    cli_says(&home, 1, "A price is missing behind \"5000\"", "quote", "add", "Spring", "Saigon",
             "FOB", "USD", "--breaks", "1000:5.80 5000", NULL);
    cli_says(&home, 1, "incoterm: ", "quote", "add", "Spring", "Saigon", "FOBB", "USD", NULL);
    cli_says(&home, 2, "did you mean moq?", "quote", "add", "Spring", "Saigon", "FOB", "USD",
             "mok=3", NULL);
    cli_says(&home, 1, "Winter", "quote", "add", "Winter", "Saigon", "FOB", "USD", NULL);
    cli_says(&home, 1, "Nobody", "quote", "add", "Spring", "Nobody", "FOB", "USD", NULL);
    cli_says(&home, 2, "named by its id", "quote", "edit", "Spring", "moq=3", NULL);
    cli_says(&home, 2, "missing", "quote", "add", "Spring", NULL);
    json_t *list = cli_json(&home, "quote", "list", "--json", NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "quotes")), 0);
    json_decref(list);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_quotes, a_quote_is_entered_changed_and_listed, what_is_odd_is_said_at_once,
          a_quote_without_a_price_says_so, what_cannot_be_enters_nothing)
