/* A request for quotation on the Planner: the sheet that goes out, and reading its answer. */
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "golden.h"

static const char world[] =
    "suppliers: [{name: Saigon Trail Bags Co., country: VN}, {name: 深圳清风, country: CN}]\n"
    "products: [{name: Urban Mini}]\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Urban Mini\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    rfqs:\n"
    "      - number: RFQ-7\n"
    "        status: sent\n"
    "        quantities: 1000, 3000\n"
    "        invited: [{supplier: Saigon Trail Bags Co.}, {supplier: 深圳清风}]\n";

static void begin(struct bench *b) {
    bench_make(b);
    bench_cli(b, "init", NULL);
    bench_cli(b, "import", home_write(&b->home, "world.yaml", world), NULL);
    bench_open_today(b, 24, 80, NULL);
    bench_keys(b, "4", "Requirements  1");
}

static void end(struct bench *b) {
    bench_leave(b);
    bench_close(b);
}

/* Writes `cells` into the nth line of a code from its third cell on. */
static const char *fill(struct bench *b, const char *text, const char *code, int nth,
                        const char *cells) {
    const char *begins = arena_format(&b->home.arena, "\n%s,", code), *at = text;
    for (int i = 0; i < nth; i++) {
        at = strstr(i ? at + 1 : at, begins);
        ck_assert_msg(at, "there is no line %d of %s", nth, code);
    }
    at = strchr(strchr(at, ',') + 1, ',') + 1;
    return arena_format(&b->home.arena, "%.*s%s%s", (int)(at - text), text, cells,
                        strchr(at, '\n'));
}

/* The sheet for Saigon, written with R, and filled in with these answers besides its price. */
static const char *sheet(struct bench *b, const char *moq) {
    bench_keys(b, "R", "Whom the request goes to");
    bench_shows(b, "深圳清风");
    bench_type(b, "saigon", "1 of 4");
    bench_keys(b, "Enter", "Write the request to (.csv): rfq-spring.csv");
    bench_keys(b, "Enter", "Wrote the request to rfq-spring.csv.");
    const char *text = home_read(&b->home, "rfq-spring.csv");
    ck_assert_ptr_nonnull(strstr(text, "\nsupplier,Your company,Saigon Trail Bags Co.,"));
    text = fill(b, text, "currency", 1, "USD");
    text = fill(b, text, "incoterm", 1, "FOB");
    text = fill(b, text, "number", 1, "Q-77");
    text = fill(b, text, "price", 1, "1000,5.80");
    text = fill(b, text, "price", 2, "3000,6.10");
    text = fill(b, text, "stage", 3, "production,production,18,22,30");
    return fill(b, text, "moq", 1, moq);
}

START_TEST(a_request_goes_out_and_its_answer_comes_in) {
    struct bench b;
    begin(&b);
    home_write(&b.home, "answer.csv", sheet(&b, "1000"));
    bench_keys(&b, "I", "Read the answer to a request from");
    bench_type(&b, "answer.csv", "answer.csv");
    bench_keys(&b, "Enter", "adds a quote");
    bench_shows(&b, "Spring  CSV, comma, UTF-8");
    bench_shows(&b, "6.10"); /* more pieces cost more each: that is odd, and told before */
    pty_wait_quiet(b.pty, 300);
    bench_golden(&b, "rfq_answer_80x24");
    ck_assert_ptr_null(strstr(bench_cli(&b, "quote", "list", "Spring", NULL), "Q-77"));
    bench_keys(&b, "Enter", "Saigon Trail Bags Co.: read in; u takes it back.");
    ck_assert_ptr_nonnull(
        strstr(bench_cli(&b, "quote", "list", "Spring", NULL), "1000:5.80 3000:6.10"));
    bench_keys(&b, "u", "Undone: Import quote of Saigon");
    ck_assert_ptr_null(strstr(bench_cli(&b, "quote", "list", "Spring", NULL), "Q-77"));
    end(&b);
}
END_TEST

/* On the plan too, where the cursor goes to the quote; a wrong cell is named, and read anew when it
 * was put right. */
START_TEST(a_wrong_cell_is_named_and_read_again) {
    struct bench b;
    begin(&b);
    const char *wrong = sheet(&b, "three hundred");
    home_write(&b.home, "answer.csv", wrong);
    bench_keys(&b, "Enter", "n adds a quote");
    bench_keys(&b, "I", "Read the answer to a request from");
    bench_type(&b, "answer.csv", "answer.csv");
    bench_keys(&b, "Enter", "Nothing can be read in yet: 1 cell is to be put right");
    bench_shows(&b, ", MOQ: Enter a whole number");
    bench_keys(&b, "Enter", "cells are to be put right first");
    home_write(&b.home, "answer.csv", fill(&b, wrong, "moq", 1, "300"));
    bench_keys(&b, "t", "adds a quote");
    bench_keys(&b, "Enter", "read in; u takes it back.");
    bench_shows(&b, "FOB");
    bench_keys(&b, "Esc", "REQUIREMENT");
    end(&b);
}
END_TEST

/* Found in the help and by name; without a requirement there is nothing to ask for. */
START_TEST(it_is_found) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "init", NULL);
    bench_open_today(&b, 40, 120, NULL);
    bench_keys(&b, "4", "Requirements  0");
    bench_keys(&b, "R", "there is no requirement here");
    bench_keys(&b, "?",
               "Write a request for quotation as a sheet (.csv) that the supplier fills in.");
    bench_shows(&b, "Read a sheet that a supplier filled in (.csv, .xlsx).");
    bench_keys(&b, "Esc", "Requirements  0");
    bench_keys(&b, ":", "type");
    bench_type(&b, "supplier filled in", "Read a sheet that a supplier filled in");
    bench_keys(&b, "Enter", "Read the answer to a request from");
    bench_type(&b, "nothing.csv", "nothing.csv");
    bench_keys(&b, "Enter", "There is no file nothing.csv");
    end(&b);
}
END_TEST

TEST_MAIN(rfq_screen, a_request_goes_out_and_its_answer_comes_in,
          a_wrong_cell_is_named_and_read_again, it_is_found)
