/* Review mode: one supplier, one card. */
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "sourcebench/core/strbuf.h"
#include "today_world.h"

START_TEST(golden_cards) {
    static const char *const ascii[] = {"LC_ALL=C", "NO_COLOR=1", NULL};
    static const struct {
        int rows, columns;
        const char *const *environment;
        const char *name;
    } cards[] = {{24, 80, NULL, "review_80x24"},
                 {40, 120, NULL, "review_120x40"},
                 {24, 80, ascii, "review_c_locale"}};
    struct bench b;
    today_world(&b);
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        b.environment = cards[i].environment;
        bench_open_today(&b, cards[i].rows, cards[i].columns, NULL);
        pty_wait_text(b.pty, "Due 4");
        bench_keys(&b, "r", "Review 1 of 2");
        bench_golden(&b, cards[i].name);
        bench_keys(&b, "Esc", "Left at card 1 of 2");
        bench_leave(&b);
    }
    bench_close(&b);
}
END_TEST

/* At the smallest height sections give way, and say so. */
START_TEST(a_low_terminal_shows_the_whole_card) {
    struct bench b;
    today_world(&b);
    bench_open_today(&b, 15, 80, NULL);
    pty_wait_text(b.pty, "Due 4");
    bench_keys(&b, "r", "Review 1 of 2");
    bench_golden(&b, "review_80x15");
    bench_shows(&b, "Contact");
    bench_shows(&b, "o opens all");
    bench_keys(&b, "Esc", "Left at card 1 of 2");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

static void many_due(struct bench *b, int count) {
    struct strbuf list = {0};
    bench_make(b);
    strbuf_add(&list, "name,country,status,owner,next_review\n");
    for (int i = 1; i <= count; i++)
        strbuf_addf(&list, "Supplier %02d,VN,approved,lina,2026-11-20\n", i);
    bench_import_text(b, strbuf_text(&list));
    strbuf_free(&list);
    bench_open_today(b, 24, 80, NULL);
}

START_TEST(twenty_suppliers_take_twenty_keystrokes) {
    struct bench b;
    char progress[40];
    many_due(&b, 20);
    pty_wait_text(b.pty, "Due 20");
    bench_keys(&b, "r", "Review 1 of 20");
    for (int i = 1; i <= 20; i++) {
        snprintf(progress, sizeof progress, "Review %d of 20", i);
        bench_shows(&b, progress);
        pty_keys(b.pty, "Enter");
        if (i < 20) {
            snprintf(progress, sizeof progress, "Review %d of 20", i + 1);
            pty_wait_text(b.pty, progress);
        }
    }
    pty_wait_text(b.pty, "The round is over: 20 suppliers reviewed.");
    bench_shows(&b, "Due 0");
    ck_assert_ptr_nonnull(
        strstr(bench_cli(&b, "supplier", "show", "Supplier 07", NULL), "2026-12-23"));
    bench_keys(&b, "u", "Due 1");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(a_dropped_line_resumes_at_the_same_card) {
    struct bench b;
    many_due(&b, 6);
    bench_keys(&b, "r Enter Enter", "Review 3 of 6");
    bench_shows(&b, "Supplier 03");
    pty_hangup(b.pty);
    pty_wait_exit(b.pty);
    pty_end(b.pty);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Due 4");
    bench_keys(&b, "r", "Review 3 of 6");
    bench_shows(&b, "Supplier 03");
    bench_shows(&b, "The round goes on at card 3 of 6.");
    bench_keys(&b, "Enter Enter Enter Enter", "The round is over: 4 suppliers reviewed.");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(cards_are_left_and_found_again) {
    struct bench b;
    many_due(&b, 4);
    bench_keys(&b, "r b", "this is the first card");
    bench_keys(&b, "s Enter", "Review 2 of 4");
    bench_shows(&b, "Snoozed until Tue 2026-11-24: Supplier 01");
    bench_keys(&b, "Enter", "Review 3 of 4");
    bench_shows(&b, "Reviewed: Supplier 02");
    bench_keys(&b, "b", "Review 2 of 4");
    bench_keys(&b, "s", "its review is not open");
    bench_keys(&b, "u", "Undone:");
    bench_shows(&b, "Enter: next on 2026-12-23");
    bench_keys(&b, "Enter", "Review 3 of 4");
    bench_keys(&b, "x", "Status of Supplier 03");
    bench_keys(&b, "o n Enter", "on hold");
    bench_keys(&b, "n", "Note, Supplier 03:");
    bench_type(&b, "moves\r", "note: moves");
    bench_keys(&b, "f", "Follow up, Supplier 03:");
    bench_type(&b, "new address\r", "When");
    bench_type(&b, "+1d\r", "new address");
    bench_keys(&b, "o", "Timeline");
    bench_keys(&b, "Esc", "Review 3 of 4");
    bench_keys(&b, "Esc", "Left at card 3 of 4; r goes on there.");
    bench_keys(&b, "r", "Review 3 of 4");
    bench_keys(&b, "Enter Enter", "The round is over: 2 suppliers reviewed.");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* What was changed since the last review, by whom; the review itself is no news. */
START_TEST(changes_since_the_last_review) {
    struct bench b;
    many_due(&b, 1);
    bench_leave(&b);
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Supplier 01", "moq=500", NULL);
    bench_open_today(&b, 24, 80, NULL);
    bench_keys(&b, "r", "marco   MOQ: nothing → 500 pcs");
    bench_keys(&b, "Enter", "The round is over: 1 supplier reviewed.");
    bench_leave(&b);
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Supplier 01", "moq=300",
              "next_review=2026-11-22", NULL);
    bench_open_today(&b, 24, 80, NULL);
    bench_keys(&b, "r", "marco   MOQ: 500 pcs → 300 pcs");
    bench_shows_not(&b, "nothing → 500");
    bench_shows(&b, "reviewed 2026-11-23 (today) by lina");
    bench_keys(&b, "Esc", "Due 1");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* A card that somebody else dealt with meanwhile is said to be so, and the round goes on. */
START_TEST(another_agent_was_faster) {
    struct bench b;
    many_due(&b, 2);
    bench_keys(&b, "r", "Supplier 01");
    bench_cli(&b, "--author", "marco", "review", "Supplier 01", NULL);
    bench_keys(&b, "Enter", "Review 2 of 2");
    bench_keys(&b, "Enter", "The round is over:");
    bench_leave(&b);
    ck_assert_ptr_nonnull(strstr(bench_cli(&b, "supplier", "show", "Supplier 01", NULL), "marco"));
    bench_close(&b);
}
END_TEST

TEST_MAIN(review, golden_cards, a_low_terminal_shows_the_whole_card,
          twenty_suppliers_take_twenty_keystrokes, a_dropped_line_resumes_at_the_same_card,
          cards_are_left_and_found_again, changes_since_the_last_review, another_agent_was_faster)
