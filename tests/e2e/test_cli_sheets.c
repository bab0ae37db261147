/* Comparison and award as pages to print and as CSV. */
#include <stdio.h>
#include <sys/stat.h>

#include "../unit/suite.h"

#include "cli_check.h"

/* By this lane all legs are free and there is no duty: what an offer costs landed is its price in
 * euros, 5.00 USD / 1.25 = 4.00. One name is a formula and HTML, one currency has no rate. */
static const char world[] =
    "suppliers: [{name: '=1+1 <b>Ningbo & Co</b>', country: CN}, {name: Wenzhou Packs, country: "
    "CN},\n"
    "            {name: 宁波箱包, country: CN}]\n"
    "products: [{name: Backpack, hs: 6307.90.98}]\n"
    "duties: [{hs: 6307.90, destination: DE, rate: 0, base: CIF, vat: 0}]\n"
    "rates: [{base: EUR, currency: USD, on_date: 2026-11-20, rate: 1.25}]\n"
    "lanes:\n"
    "  - name: Ningbo-Hamburg\n"
    "    origin_country: CN\n"
    "    country: DE\n"
    "    mode: sea-lcl\n"
    "    days_likely: 33\n"
    "    tariffs:\n"
    "      - {leg: carriage, currency: EUR}\n"
    "      - {leg: insurance, currency: EUR}\n"
    "      - {leg: destination-terminal, currency: EUR}\n"
    "      - {leg: inland-destination, currency: EUR}\n"
    "      - {leg: unloading, currency: EUR}\n"
    "      - {leg: import, currency: EUR}\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Backpack\n"
    "    quantity: 1000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    rates_on: 2026-11-20\n"
    "    quotes:\n"
    "      - {supplier: '=1+1 <b>Ningbo & Co</b>', number: N-1, incoterm: FOB, place: Ningbo,\n"
    "         waiver: seen, currency: USD, moq: 500, breaks: {500: 5.00, 2000: 4.50}}\n"
    "      - {supplier: Wenzhou Packs, number: W-1, incoterm: FOB, currency: EUR,\n"
    "         waiver: seen, moq: 300, capacity: 600, deposit: 30, breaks: {300: 3.90}}\n"
    "      - {supplier: 宁波箱包, number: C-1, incoterm: FOB, currency: CNY, breaks: {1: 30}}\n"
    "  - {name: Autumn, product: Backpack, quantity: 500, country: DE, currency: EUR}\n";

#define TODAY "--today", "2026-11-23"

static const char *case_of(struct home *home) {
    home_make(home);
    return home_write(home, "case.yaml", world);
}

static void has(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part), "\"%s\" is not in\n%.3000s", part, text);
}

static void has_not(const char *text, const char *part) {
    ck_assert_msg(!strstr(text, part), "\"%s\" is in\n%.3000s", part, text);
}

/* Every element that is opened is closed, and the page asks for nothing from elsewhere. */
static void stands_alone(const char *html) {
    static const char *const elements[] = {"html", "head", "body", "table", "tr", "td",
                                           "th",   "h1",   "h2",   "h3",    "p"};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        char open[16], with[16], close[16];
        int n = 0;
        snprintf(open, sizeof open, "<%s>", elements[i]);
        snprintf(with, sizeof with, "<%s ", elements[i]);
        snprintf(close, sizeof close, "</%s>", elements[i]);
        for (const char *at = html; *at; at++) {
            n += strncmp(at, open, strlen(open)) == 0 || strncmp(at, with, strlen(with)) == 0;
            n -= strncmp(at, close, strlen(close)) == 0;
        }
        ck_assert_msg(n == 0, "<%s> is opened %+d times more than closed", elements[i], n);
    }
    has(html, "<meta charset=\"utf-8\">");
    has(html, "size: A4");
    has_not(html, "http");
    has_not(html, "src=");
    has_not(html, "<script");
    has_not(html, "<link");
    has_not(html, "url(");
}

START_TEST(a_comparison_is_a_row_for_each_quote) {
    struct home home;
    const char *file = case_of(&home);
    struct cli_result r = cli_expect(&home, 0, TODAY, "plan", "--file", file, "compare", "Spring",
                                     "--format", "csv", NULL);
    const char *csv = strbuf_text(&r.out);
    has(csv, "supplier,quote,incoterm,place,quote_currency,price,price_from,quantity,");
    has(csv, "\n'=1+1 <b>Ningbo & Co</b>,N-1,FOB,Ningbo,USD,5.00,500,1000,,2000,4.50,500,,,EUR,");
    has(csv, ",EUR,,4.00,4.00,4.00,4000.00,yes,sea LCL,Ningbo-Hamburg,");
    has(csv, "\nWenzhou Packs,W-1,FOB,,EUR,3.90,300,1000,,,,300,,600,EUR,");
    has(csv, ",EUR,,3.90,3.90,3.90,3900.00,yes,");
    has(csv, "Makes 600 of them at most.");
    /* what is not known is empty, never 0 */
    has(csv, "\n宁波箱包,C-1,FOB,,CNY,30.00,1,1000,,,,,,,EUR,,,,,,,");
    has(csv, "Not comparable: no rate for CNY");
    cli_free(&r);
    home_remove(&home);
}
END_TEST

/* The cheaper one makes 600 of the 1,000 only. */
START_TEST(a_comparison_is_a_page_to_print) {
    struct home home;
    struct stat st;
    const char *file = case_of(&home), *page = home_file(&home, "quotes.html");
    cli_says(&home, 0, "Wrote 3 quotes to ", TODAY, "plan", "--file", file, "compare", "Spring",
             "-o", page, NULL);
    ck_assert(stat(page, &st) == 0 && (st.st_mode & 0777) == 0600);
    const char *html = home_read(&home, "quotes.html");
    stands_alone(html);
    has(html, "=1+1 &lt;b&gt;Ningbo &amp; Co&lt;/b&gt;");
    has_not(html, "<b>");
    has(html, "<th>宁波箱包</th>");
    has(html, "Cheapest of those that give just what is wanted: =1+1 &lt;b&gt;Ningbo &amp; "
              "Co&lt;/b&gt;, EUR 4.00.");
    has(html, "<td>EUR 4,000.00 (estimate)</td>");
    has(html, "<td>not comparable</td>");
    has(html, "30 % deposit, balance at shipment");
    cli_says(&home, 1, "exists already", TODAY, "plan", "--file", file, "compare", "Spring", "-o",
             page, NULL);
    cli_says(&home, 0, "Wrote 0 quotes to ", TODAY, "plan", "--file", file, "compare", "Autumn",
             "-o", page, "--overwrite", NULL);
    html = home_read(&home, "quotes.html");
    stands_alone(html);
    has(html, "Nobody has quoted yet.");
    cli_says(&home, 2, "--format takes csv or html, not \"pdf\".", "plan", "--file", file,
             "compare", "Spring", "--format", "pdf", NULL);
    home_remove(&home);
}
END_TEST

/* Wenzhou makes 600 at 3.90 but 400 is below the MOQ of the other: 500 at 4.00 and 500 at 3.90
 * cost 3,950; all 1,000 of Ningbo 4,000. */
START_TEST(an_award_is_a_row_for_each_share) {
    struct home home;
    const char *file = case_of(&home), *page = home_file(&home, "award.html");
    struct cli_result r = cli_expect(&home, 0, TODAY, "plan", "--file", file, "award", "Spring",
                                     "--format", "csv", NULL);
    const char *csv = strbuf_text(&r.out);
    has(csv, "scenario,rule,proof,supplier,quote,quantity,landed_unit,landed_total,");
    has(csv, "\ncheapest,the cheapest,\"optimal, proved\",'=1+1 <b>Ningbo & Co</b>,N-1,500,4.00,"
             "2000.00,");
    has(csv, "\ncheapest,the cheapest,\"optimal, proved\",Wenzhou Packs,W-1,500,3.90,1950.00,");
    has(csv, ",sea LCL,EUR,3.95,3950.00,,1000,0.0,,,2\n"); /* two suppliers */
    /* nobody is approved */
    has(csv, "\napproved only,approved suppliers only,impossible,,,,,,,,,,,,,,,"
             "cannot be kept: approved suppliers only (0 of 2 offers),\n");
    cli_free(&r);
    cli_says(&home, 0, "Wrote 4 scenarios to ", TODAY, "plan", "--file", file, "award", "Spring",
             "-o", page, NULL);
    const char *html = home_read(&home, "award.html");
    stands_alone(html);
    has(html, "EUR 3,950.00");
    has(html, "<td class=\"number\">2</td>\n<td class=\"number\">EUR 3.95</td>");
    has(html, "<h3>cheapest, two sources, one country</h3>");
    has(html, "500 =1+1 &lt;b&gt;Ningbo &amp; Co&lt;/b&gt; + 500 Wenzhou Packs");
    home_remove(&home);
}
END_TEST

/* Five stand side by side on a page, the sixth below. */
START_TEST(many_quotes_go_on_below) {
    struct home home;
    case_of(&home);
    const char *quotes = "", *suppliers = "";
    for (int i = 1; i <= 6; i++) {
        suppliers =
            arena_format(&home.arena, "%s  - {name: Maker %d, country: CN}\n", suppliers, i);
        quotes = arena_format(&home.arena,
                              "%s      - {supplier: Maker %d, incoterm: FOB, currency: EUR, "
                              "breaks: {1: %d}}\n",
                              quotes, i, i);
    }
    const char *file =
        home_write(&home, "many.yaml",
                   arena_format(&home.arena,
                                "suppliers:\n%sproducts: [{name: Backpack}]\nrequirements:\n"
                                "  - name: Spring\n    product: Backpack\n    quantity: 10\n"
                                "    country: DE\n    currency: EUR\n    quotes:\n%s",
                                suppliers, quotes));
    cli_says(&home, 0, "Wrote 6 quotes to ", TODAY, "plan", "--file", file, "compare", "-o",
             home_file(&home, "many.html"), NULL);
    const char *html = home_read(&home, "many.html");
    stands_alone(html);
    const char *first = strstr(html, "<table class=\"side\">");
    const char *second = strstr(first + 1, "<table class=\"side\">");
    ck_assert_ptr_nonnull(second);
    ck_assert_ptr_null(strstr(second + 1, "<table class=\"side\">"));
    ck_assert(strstr(html, "<th>Maker 5</th>") < second);
    ck_assert(strstr(html, "<th>Maker 6</th>") > second);
    home_remove(&home);
}
END_TEST

/* What is kept of the decision stands on the page. */
START_TEST(a_page_tells_what_was_awarded_and_why) {
    struct home home;
    const char *file = case_of(&home), *page = home_file(&home, "award.html");
    cli_says(&home, 0, "added", TODAY, "import", file, NULL);
    cli_says(&home, 0, "cheapest", TODAY, "plan", "award", "Spring", "--keep", "--because",
             "two lines <run>", NULL);
    cli_says(&home, 0, "Wrote ", TODAY, "plan", "award", "Spring", "-o", page, NULL);
    const char *html = home_read(&home, "award.html");
    has(html, "<h2>Awarded on 2026-11-23: cheapest</h2>");
    has(html, "<p>500 pcs: Wenzhou Packs</p>");
    has(html, "<p class=\"more\">two lines &lt;run&gt;</p>");
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_sheets, a_comparison_is_a_row_for_each_quote, a_comparison_is_a_page_to_print,
          an_award_is_a_row_for_each_share, many_quotes_go_on_below,
          a_page_tells_what_was_awarded_and_why)
