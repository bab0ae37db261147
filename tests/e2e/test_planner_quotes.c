/* The Planner screen: quotes and their price breaks are entered. */
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "planner_bench.h"

/* As a spreadsheet copies cells: tabs between them, a return at the end of each row. */
START_TEST(breaks_are_pasted_into_a_table) {
    struct bench b;
    open_plan(&b, 24, 80);
    bench_keys(&b, "B", "▌Price breaks             From quantity, pcs  Price per piece, EUR");
    bench_shows(&b, "3000                7.10");
    pty_paste(b.pty, "Qty\tPrice\r1,000\t7.50\r3000\t7.O5\r5000\t7.60\r8000\t6.60\r");
    pty_wait_text(b.pty, "4 rows pasted, the line of headings left out; what is marked has to be");
    bench_shows(&b, "3000                7.O5");
    bench_shows(&b, "✗ Price per piece: an amount, e.g. 5.80");
    bench_shows(&b, "8000                6.60");
    bench_keys(&b, "Ctrl-S", "Not saved yet: Price breaks has to be put right.");
    bench_keys(&b, "Backspace Backspace Backspace", "3000                7");
    bench_type(&b, ".05", "⚠ The price rises from EUR 7.05 to EUR 7.60 at 5,000");
    bench_keys(&b, "Ctrl-S", "Saved; u takes it back.");
    const char *list = bench_cli(&b, "quote", "list", NULL);
    ck_assert_ptr_nonnull(strstr(list, "1000:7.50 3000:7.05 5000:7.60 8000:6.60"));
    bench_keys(&b, "u", "Undone");
    list = bench_cli(&b, "quote", "list", NULL);
    ck_assert_ptr_nonnull(strstr(list, "1000:7.55 3000:7.10 5000:6.85"));
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* A quote of five breaks typed in one go, each field once; and what is odd about it said at once.
 */
START_TEST(a_quote_of_five_breaks_is_one_form) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "n", "Who quotes");
    bench_type(&b, "Shenzhen", "Who quotes");
    bench_keys(&b, "Enter", "Add quote");
    bench_type(&b, "Q-77\t\t2026-11-01", "The quote was valid until 2026-11-01: ask for it again.");
    bench_type(&b, "\tfo\tYantian\tUSD\t", "▌Price breaks");
    bench_type(&b, "500\t7.20\t1000\t6.80\t3000\t6.50\t5000\t6.20\t10000\t5.90\t\t", "▌MOQ");
    bench_type(&b, "300", "⚠ The MOQ of 300 is below the first price, which is for 500.");
    bench_keys(&b, "Tab Tab Tab Tab Tab Tab", "▌Carried by");
    bench_type(&b, "air", "⚠ FOB is for goods that go by sea only: ask for FCA.");
    bench_keys(&b, "Ctrl-S", "Added; S adds a stage of its lead time.");
    const char *list = bench_cli(&b, "quote", "list", NULL);
    ck_assert_ptr_nonnull(strstr(list, "500:7.20 1000:6.80 3000:6.50 5000:6.20 10000:5.90"));
    bench_keys(&b, "u", "Undone"); /* quote and breaks in one */
    ck_assert_ptr_null(strstr(bench_cli(&b, "quote", "list", NULL), "Q-77"));
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* What lacks is named with the key that is bound to adding it. */
START_TEST(what_is_missing_is_named_with_its_key) {
    struct bench b;
    make_world(&b);
    bench_cli(&b, "quote", "add", "Urban Commuter Mini for spring", "Shenzhen", "EXW", "KRW", NULL);
    bench_configure(&b, "keys:\n  plan.breaks: X\n");
    open_list(&b, 40, 120, NULL);
    bench_keys(&b, "Enter", "Landed / unit");
    bench_keys(&b, "l l l l", "X adds price breaks; t exchange rate");
    bench_shows(&b, "S stages.");
    bench_keys(&b, "=", "no rate for KRW");
    bench_keys(&b, "Esc", "Landed / unit");
    bench_keys(&b, "t", "what each leg costs");
    bench_keys(&b, "Esc", "Landed / unit");
    bench_keys(&b, "X", "▌Price breaks");
    bench_keys(&b, "Esc", "Landed / unit");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* B after n is about the quote that was added, not about the one the cursor stood on. */
START_TEST(breaks_go_to_the_quote_that_was_added) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "n", "Who quotes");
    bench_type(&b, "Shenzhen", "Who quotes");
    bench_keys(&b, "Enter", "Add quote");
    bench_keys(&b, "Ctrl-S", "Incoterm has to be put right");
    bench_keys(&b, "Right", "‹ EXW");
    bench_keys(&b, "Tab Tab", "▌Currency");
    bench_type(&b, "USD", "USD");
    bench_keys(&b, "Ctrl-S", "Added; S adds a stage");
    bench_keys(&b, "B", "▌Price breaks");
    bench_type(&b, "3000\t4.10", "4.10");
    bench_keys(&b, "Ctrl-S", "Saved; u takes it back.");
    pty_wait_text(b.pty, "USD 4.10");
    bench_shows(&b, "EUR 7.10"); /* as it was */
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* Rows come and go, and what was typed is there again after the form was left. */
START_TEST(a_table_in_a_form_is_kept_as_a_draft) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "B", "▌Price breaks");
    bench_keys(&b, "Down Ctrl-X", "field");
    pty_wait_gone(b.pty, "3000                7.10");
    bench_keys(&b, "Ctrl-N", "field");
    bench_type(&b, "2000", "2000");
    bench_keys(&b, "Esc", "Not saved; what you typed is kept as a draft.");
    bench_keys(&b, "B", "This form was left unsaved");
    bench_keys(&b, "Enter", "2000");
    bench_shows(&b, "✗ Price per piece");
    bench_keys(&b, "Ctrl-R", "3000                7.10");
    bench_keys(&b, "Esc", "Landed / unit");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

TEST_MAIN(planner_quotes, breaks_are_pasted_into_a_table, a_quote_of_five_breaks_is_one_form,
          what_is_missing_is_named_with_its_key, breaks_go_to_the_quote_that_was_added,
          a_table_in_a_form_is_kept_as_a_draft)
