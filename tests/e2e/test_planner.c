/* The Planner screen: requirements, the views of a plan, what if, awards, quotes. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"

#include "../unit/suite.h"

#include "bench.h"
#include "golden.h"
#include "planner_bench.h"

START_TEST(golden_sizes) {
    static const struct {
        int rows, columns;
        const char *name;
    } sizes[] = {{15, 60, "planner_60x15"},
                 {24, 80, "planner_80x24"},
                 {40, 120, "planner_120x40"},
                 {60, 200, "planner_200x60"}};
    struct bench b;
    make_world(&b);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        open_list(&b, sizes[i].rows, sizes[i].columns, NULL);
        bench_keys(&b, "Enter", "Incoterm");
        pty_wait_text(b.pty, "Lacks REACH");
        pty_wait_quiet(b.pty, 300);
        bench_golden(&b, sizes[i].name);
        bench_keys(&b, "Esc", "REQUIREMENT");
        bench_leave(&b);
    }
    bench_close(&b);
}
END_TEST

START_TEST(golden_list_and_views) {
    static const struct {
        const char *shows, *name;
    } views[] = {{"payment before arrival", "planner_waterfall"},
                 {"d a column", "planner_gantt"},
                 {"VAT comes back", "planner_cash"},
                 {"materials", "planner_breakdown"},
                 {"To win", "planner_negotiate"},
                 {"two sources at 60 %", "planner_award"},
                 {"Offer to Alpine", "planner_offer"},
                 {"Q-1182", "planner_quotes"}};
    struct bench b;
    make_world(&b);
    open_list(&b, 40, 120, NULL);
    pty_wait_text(b.pty, "EUR 7.4331");
    bench_golden(&b, "planner_list");
    bench_keys(&b, "Enter", "in total than");
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        bench_keys(&b, "]", views[i].shows);
        pty_wait_quiet(b.pty, 300);
        bench_golden(&b, views[i].name);
    }
    bench_keys(&b, "]", "Landed / unit");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* On the day that stands behind the bar of the best: 2026-11-27 is planned, later is too late for
 * 80 % by the one that sails from Ningbo. */
START_TEST(the_gantt_goes_backward_from_the_day_that_is_needed) {
    struct bench b;
    open_plan(&b, 24, 80);
    bench_keys(&b, "f", "that is for the Gantt chart");
    bench_keys(&b, "] ]", "d a column");
    bench_shows(&b, "Saigon Trail Bags Co., Ltd., ordered on 2026-11-27");
    pty_wait_quiet(b.pty, 300);
    bench_golden(&b, "planner_gantt_80x24");
    bench_keys(&b, "f", "Backward: as if ordered");
    bench_shows(&b, "Saigon Trail Bags Co., Ltd., ordered on 2026-11-26, the latest");
    bench_keys(&b, "j", "Quanzhou Huimin Luggage Co., Ltd., ordered on");
    pty_wait_quiet(b.pty, 300);
    bench_golden(&b, "planner_gantt_backward");
    bench_keys(&b, "=", "Slack is what a stage may take longer");
    bench_keys(&b, "Esc", "d a column");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

START_TEST(c_locale_sends_ascii) {
    /* libvterm puts the last of a line of repeated characters into the next one; this terminal
     * knows no repetition. */
    static const char *const ascii[] = {"LC_ALL=C", "NO_COLOR=1", "TERM=screen-256color", NULL};
    struct bench b;
    make_world(&b);
    b.environment = ascii;
    open_list(&b, 24, 80, NULL);
    bench_keys(&b, "Enter", "in total than");
    bench_keys(&b, "] ]", "d a column");
    pty_wait_quiet(b.pty, 300);
    bench_golden(&b, "planner_c_locale");
    for (const char *s = pty_output(b.pty); *s; s++)
        ck_assert_int_lt((unsigned char)*s, 0x80);
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* At 5,000 pieces the MOQ of the one in Bangladesh is no obstacle any more. */
START_TEST(another_quantity_is_seen_and_taken_back) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_shows(&b, "5,000 ✗ +2,000");
    bench_keys(&b, "#", "At how many pieces");
    bench_type(&b, "5000", "pieces: 5000");
    bench_keys(&b, "Enter", "what if: Esc takes it back");
    bench_shows(&b, "5,000 pcs");
    bench_shows_not(&b, "✗ +2,000");
    bench_keys(&b, "Esc", "rates 5 d old");
    bench_shows(&b, "5,000 ✗ +2,000");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* < > change what the row is about: here the price of Quanzhou, which is 1 % of 5.80 a step. Back
 * at what is stored nothing would be otherwise. */
START_TEST(a_price_is_changed_in_its_row) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "l j j >", "USD 5.858");
    pty_wait_text(b.pty, "What if: USD 5.858");
    bench_shows(&b, "what if: Esc takes it back");
    bench_keys(&b, "<", "USD 5.80 ");
    bench_shows(&b, "rates 5 d old");
    bench_keys(&b, ">", "USD 5.858");
    bench_keys(&b, "Esc", "USD 5.80 ");
    bench_shows(&b, "rates 5 d old");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* 2,000 black and 1,000 olive again, so the same cent. */
START_TEST(a_quantity_comes_back_with_its_totals) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_shows(&b, "EUR 22,299.38");
    bench_keys(&b, "j > >", "3,200 pcs");
    bench_shows_not(&b, "EUR 22,299.38");
    bench_keys(&b, "< <", "3,000 pcs");
    bench_shows(&b, "EUR 22,299.38");
    bench_shows(&b, "~EUR 20,171.24");
    bench_shows(&b, "rates 5 d old");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* In the row that it is about, in steps and typed, and each back with Esc. The rows by their
 * distance from the first. */
START_TEST(moq_rate_and_days_are_changed_and_taken_back) {
    static const struct {
        const char *keys, *step, *question, *typed, *shows;
    } rows[] = {
        {"j j j j", "550", "If the MOQ were", "4000", "4,000 ✗ +1,000"},
        {"j j j j j j j j j j j j", "1.0950 USD", "If 1 EUR were so many USD", "2", "2.0000 USD"},
        {"j j j j j j j j j", "by 2027-03-18", "Needed by", "2027-04-15", "by 2027-04-15"},
        {"j j j j j j j j j j j", "ordered on 2026-12-04", "Ordered on", "2026-12-24",
         "ordered on 2026-12-24 instead of 2026-11-27"},
        {"j j", "USD 5.858", "If the price in USD were", "5.20", "USD 5.20"},
    };
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "l", "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bench_keys(&b, "g", "");
        bench_keys(&b, rows[i].keys, "");
        bench_keys(&b, ">", rows[i].step);
        bench_keys(&b, "<", "rates 5 d old");
        bench_keys(&b, "v", rows[i].question);
        bench_type(&b, rows[i].typed, rows[i].typed);
        bench_keys(&b, "Enter", rows[i].shows);
        bench_keys(&b, "Esc", "rates 5 d old");
        bench_shows(&b, "~EUR 20,171.24");
    }
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* Nothing else changes in the place of what cannot: the message says why. */
START_TEST(rows_that_stand_in_the_quote_say_so) {
    static const char *const says[] = {"The Incoterm stands in the quote",
                                       NULL,
                                       NULL,
                                       NULL,
                                       NULL,
                                       "What the supplier can make",
                                       "This follows from",
                                       "This follows from",
                                       "The way with the best lane",
                                       NULL,
                                       NULL,
                                       NULL,
                                       "there is no rate to change",
                                       "How long it is valid",
                                       "The payment stands in the quote",
                                       "Evidence stands with"};
    struct bench b;
    open_plan(&b, 40, 120);
    for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
        if (says[i])
            bench_keys(&b, ">", says[i]);
        bench_keys(&b, "j", "");
    }
    bench_shows(&b, "rates 5 d old");
    bench_shows(&b, "EUR 22,299.38");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* On the smallest screen: the sums of the cash-flow with their heads, and of a quote what one tells
 * it by, though its supplier has a name of 200 letters. */
START_TEST(figures_stand_on_the_smallest_screen) {
    struct bench b;
    make_world(&b);
    bench_cli(&b, "supplier", "edit", "Saigon Trail",
              arena_format(&b.home.arena, "name=Saigon %0180d", 0), NULL);
    open_list(&b, 15, 60, NULL);
    bench_keys(&b, "Enter", "Incoterm");
    bench_keys(&b, "] ] ]", "So far");
    bench_shows(&b, "2026-11-27  deposit to the supplier    6,390.00   6,390.00");
    bench_keys(&b, "] ] ] ] ]", "from 1,000 pcs");
    bench_shows(&b, "…  Q-1182  DDP Hamburg  offered");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* What makes the dearer one win, and from where on it is the cheaper; reckoned anew for the next.
 */
START_TEST(what_to_negotiate_follows_the_quote) {
    struct bench b;
    open_plan(&b, 24, 80);
    bench_keys(&b, "[ [ [ [", "To win");
    bench_shows(&b, "a price of EUR 6.3969 instead of EUR 7.10, 9.9 % less");
    bench_shows(&b, "only this has a price up to 950");
    bench_keys(&b, "l", "Stays first");
    bench_shows(&b, "up to a price of USD 6.5293");
    bench_keys(&b, "<", "what if: Esc takes it back");
    pty_wait_text(b.pty, "3,000 pcs at USD 5.80: EUR 20,171.24 in total, EUR 225.25 less");
    bench_keys(&b, "Esc", "rates 5 d old");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* Nothing of a supplier on the whole screen, also while one goes there and back, sets what is
 * earned, and where it cannot be offered; on paper neither. */
START_TEST(the_client_may_look_at_the_offer) {
    static const char *const secret[] = {"Saigon", "Quanzhou", "Dongguan",
                                         "REACH",  "17,",      "margin on"};
    struct bench b;
    open_plan(&b, 30, 100);
    bench_keys(&b, "[ [", "Offer to Alpine Outfitters GmbH");
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
        bench_shows_not(&b, secret[i]);
    bench_shows(&b, "DDP Hamburg");
    bench_keys(&b, "%", "What you earn");
    bench_keys(&b, "Down Down Enter", "Percent (margin on the price)");
    bench_type(&b, "20", "price): 20");
    bench_keys(&b, "Enter", "9.30"); /* 22,299.38 / 3,000 / 0.8 */
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
        bench_shows_not(&b, secret[i]);
    bench_keys(&b, "=", "Left for you are EUR 5,600.62.");
    bench_shows(&b, "It is made from Saigon Trail Bags");
    bench_keys(&b, "q", "Offer to Alpine");
    bench_keys(&b, "P", "Write the offer to");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "o.html\r", "Wrote the offer to o.html.");
    const char *page = home_read(&b.home, "o.html");
    ck_assert_ptr_nonnull(strstr(page, ">9.30<"));
    ck_assert_ptr_null(strstr(page, "Saigon"));
    bench_keys(&b, "l l", "This cannot be offered as it is");
    bench_shows_not(&b, "Dongguan");
    bench_keys(&b, "=", "has expired");
    bench_keys(&b, "q", "This cannot be offered");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

START_TEST(an_award_asks_why_it_is_not_the_cheapest) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "a", "two sources at 60 %");
    bench_keys(&b, "j j j j K", "Why not the cheapest");
    bench_type(&b, "surer", "cheapest: surer");
    bench_keys(&b, "Enter", "Awarded; u takes it back.");
    pty_wait_text(b.pty, "Awarded on 2026-11-23: two sources");
    ck_assert_ptr_nonnull(strstr(bench_cli(&b, "plan", "list", NULL), "awarded"));
    bench_keys(&b, "u", "Undone");
    ck_assert_ptr_null(strstr(bench_cli(&b, "plan", "list", NULL), "awarded"));
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* The last line but two is the waiver of Quanzhou: without it Saigon is the cheapest. */
START_TEST(evidence_is_waived_for_a_reason_and_demanded_again) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "a", "two sources at 60 %");
    bench_keys(&b, "G k k W", "not): tested by our own laboratory");
    bench_keys(&b, "Ctrl-U Enter", "It is left out again; u takes it back.");
    bench_shows(&b, "3,000  Saigon Trail Bags Co., Ltd., sea LCL      7.4331");
    bench_shows(&b, "Quanzhou Huimin Luggage Co., Lt…: lacks REACH for DE");
    bench_shows_not(&b, "Quanzhou Huimin Luggage Co., Lt…: lacks REACH for DE, waived");
    bench_shows(&b, "binds: each with evidence of REACH for DE or a waiver (EUR 2,128.13)");
    bench_keys(&b, "G k k W", "not):");
    bench_type(&b, "seen it\r", "Waived; it may be awarded. u takes it back.");
    bench_shows(&b, "Quanzhou Huimin Luggage Co., Lt…: lacks REACH for DE, waived: seen it");
    bench_keys(&b, "u", "Undone");
    bench_shows(&b, "cannot be kept together: at least 2 suppliers (2 can deliver) and each with");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* What stands in the database may have changed while the question stood. */
START_TEST(an_award_is_not_kept_when_its_plan_changed_meanwhile) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "a", "two sources at 60 %");
    bench_keys(&b, "j j j j K", "Why not the cheapest");
    bench_cli(&b, "supplier", "note", "Saigon Trail", "A second shift from March.", NULL);
    bench_cli(&b, "supplier", "edit", "Saigon Trail", "moq=400", NULL);
    pty_wait_quiet(b.pty, 1500); /* foreign commits are looked for once a second */
    bench_type(&b, "surer", "cheapest: surer");
    bench_keys(&b, "Enter", "The plan changed meanwhile");
    ck_assert_ptr_null(strstr(bench_cli(&b, "plan", "list", NULL), "awarded"));
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* A form that is left again leaves what is, not what would be under no mark. */
START_TEST(entering_takes_back_what_would_be) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "# 5 0 0 0 Enter", "what if: Esc takes it back");
    bench_keys(&b, "E", "Edit requirement");
    bench_keys(&b, "Esc", "rates 5 d old");
    bench_shows(&b, "3,000 pcs");
    bench_shows(&b, "5,000 ✗ +2,000");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* Keys typed ahead act on the view that they would see: nothing is solved yet. */
START_TEST(keys_typed_ahead_do_not_meet_an_old_view) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "j j j j", "");
    pty_burst(b.pty, "a j j j j K");
    pty_wait_text(b.pty, "Choose a scenario");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* Before the list was ever drawn: the first requirement is opened, as if it had been seen. */
START_TEST(keys_typed_ahead_open_the_first_requirement) {
    struct bench b;
    make_world(&b);
    bench_open_today(&b, 24, 80, NULL);
    pty_burst(b.pty, "4 Enter");
    pty_wait_text(b.pty, "Landed / unit");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

static char the_case[40000];

static char *read_case(struct bench *b) {
    FILE *file = fopen(child_source_file(&b->home.arena, planner_case), "r");
    ck_assert_ptr_nonnull(file);
    size_t length = fread(the_case, 1, sizeof the_case - 1, file);
    fclose(file);
    the_case[length] = '\0';
    return the_case;
}

START_TEST(a_choice_that_is_too_long_ends_in_an_ellipsis) {
    static const char name[] = "Alpine Outfitters GmbH";
    struct bench b;
    bench_make(&b);
    const char *at = read_case(&b), *next;
    struct strbuf renamed = {0};
    for (; (next = strstr(at, name)); at = next + strlen(name)) {
        strbuf_add_bytes(&renamed, at, (size_t)(next - at));
        strbuf_add(&renamed, "Hüttenwirte des Alpenvorlandes und seiner Täler eG");
    }
    strbuf_add(&renamed, at);
    bench_cli(&b, "init", NULL);
    bench_cli(&b, "import", home_write(&b.home, "renamed.yaml", strbuf_text(&renamed)), NULL);
    strbuf_free(&renamed);
    open_list(&b, 15, 60, NULL);
    bench_keys(&b, "e", "‹ Hüttenwirte des Alpenvorlandes u… ›");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* A kept award has the plan read again: the order is made of what that reading holds. */
START_TEST(an_award_becomes_an_order_and_u_takes_it_back) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_keys(&b, "a", "two sources at 60 %");
    bench_keys(&b, "K", "Award as \"cheapest\" says?");
    bench_keys(&b, "y", "Awarded; u takes it back.");
    bench_keys(&b, "O", "Make orders of what is awarded?");
    bench_keys(&b, "y", "Made 1 order");
    ck_assert_ptr_nonnull(strstr(bench_cli(&b, "order", "list", NULL), "Quanzhou"));
    bench_keys(&b, "u", "Undone");
    ck_assert_ptr_null(strstr(bench_cli(&b, "order", "list", NULL), "Quanzhou"));
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

START_TEST(another_agents_price_appears_by_itself) {
    struct bench b;
    open_plan(&b, 40, 120);
    bench_shows(&b, "EUR 7.10");
    memcpy(strstr(read_case(&b), "3000: 7.10"), "3000: 7.05", 10);
    bench_cli(&b, "--author", "minh", "import", home_write(&b.home, "cheaper.yaml", the_case),
              NULL);
    pty_wait_text(b.pty, "EUR 7.05");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

START_TEST(an_empty_planner_says_how_to_begin) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "init", NULL);
    bench_open_today(&b, 24, 80, NULL);
    bench_keys(&b, "4", "Here quotes are compared");
    bench_golden(&b, "planner_empty");
    bench_keys(&b, "Enter", "there is no requirement here; a adds one");
    leave(&b);
}
END_TEST

/* The tab line says it too, so it is the sentence that is waited for; the next key clears it. */
static void refused(struct bench *b, const char *key) {
    bench_keys(b, key, "is read-only");
    bench_keys(b, "j", "");
    pty_wait_gone(b->pty, "is read-only");
}

START_TEST(nothing_is_entered_in_a_database_for_reading) {
    struct bench b;
    make_world(&b);
    open_list(&b, 24, 80, "--read-only");
    refused(&b, "a");
    refused(&b, "e");
    refused(&b, "D");
    bench_keys(&b, "Enter", "Landed / unit");
    refused(&b, "n");
    refused(&b, "B");
    refused(&b, "E");
    refused(&b, "O");
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

/* The comparison, and in its view the award; what would be says so on the page. */
START_TEST(a_plan_is_written_to_paper) {
    struct bench b;
    open_plan(&b, 24, 80);
    bench_keys(&b, "P", "commuter-mini-for-spring.html");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "q.html\r", "Wrote the comparison to q.html.");
    const char *html = home_read(&b.home, "q.html");
    ck_assert_ptr_nonnull(strstr(html, "<td>EUR 7.4331</td>"));
    ck_assert_ptr_null(strstr(html, "What would be"));
    bench_keys(&b, "j j >", "what if: Esc takes it back");
    bench_keys(&b, "P", "commuter-mini-for-spring.html");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "q.html\r", "q.html exists already. Replace it?");
    bench_keys(&b, "y", "Wrote the comparison to q.html.");
    ck_assert_ptr_nonnull(strstr(home_read(&b.home, "q.html"), "What would be"));
    bench_keys(&b, "Esc", "rates 5 d old");
    bench_keys(&b, "a", "two sources");
    bench_keys(&b, "P", "commuter-mini-for-spring.html");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "a.csv\r", "Wrote the award to a.csv.");
    ck_assert_ptr_nonnull(
        strstr(home_read(&b.home, "a.csv"), "\ncheapest,the cheapest,\"optimal, proved\","));
    bench_keys(&b, "Esc", "REQUIREMENT");
    leave(&b);
}
END_TEST

TEST_MAIN(planner, golden_sizes, golden_list_and_views,
          the_gantt_goes_backward_from_the_day_that_is_needed, c_locale_sends_ascii,
          a_choice_that_is_too_long_ends_in_an_ellipsis, another_quantity_is_seen_and_taken_back,
          a_price_is_changed_in_its_row, a_quantity_comes_back_with_its_totals,
          moq_rate_and_days_are_changed_and_taken_back, rows_that_stand_in_the_quote_say_so,
          figures_stand_on_the_smallest_screen, what_to_negotiate_follows_the_quote,
          the_client_may_look_at_the_offer, an_award_asks_why_it_is_not_the_cheapest,
          evidence_is_waived_for_a_reason_and_demanded_again,
          an_award_becomes_an_order_and_u_takes_it_back,
          an_award_is_not_kept_when_its_plan_changed_meanwhile, entering_takes_back_what_would_be,
          keys_typed_ahead_do_not_meet_an_old_view, keys_typed_ahead_open_the_first_requirement,

          another_agents_price_appears_by_itself, an_empty_planner_says_how_to_begin,
          nothing_is_entered_in_a_database_for_reading, a_plan_is_written_to_paper)
