/* The Today screen: what is due, in groups or flat, filtered, and each act on a line. */
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "golden.h"
#include "today_world.h"

static void open_world(struct bench *b, int rows, int columns) {
    today_world(b);
    bench_open_today(b, rows, columns, NULL);
    pty_wait_text(b->pty, "Due 4");
}

static void check_first(struct bench *b, const char *text) {
    pty_keys(b->pty, "Home");
    pty_wait_quiet(b->pty, 50);
    bench_cursor_on(b, text);
}

START_TEST(opens_first_and_counts_in_the_tab) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_shows(&b, "1 Today 4  2 Suppliers");
    bench_shows(&b, "Due 4 · 2 soon   mine   by urgency");
    bench_cursor_on(&b, "Saigon Trail");
    bench_keys(&b, "2", "Suppliers  4");
    bench_shows(&b, "1 Today 4");
    bench_keys(&b, "1", "Due 4");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(golden_sizes) {
    static const struct {
        int rows, columns;
        const char *name;
    } sizes[] = {{24, 80, "today_80x24"}, {40, 120, "today_120x40"}, {60, 200, "today_200x60"}};
    struct bench b;
    today_world(&b);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        bench_open_today(&b, sizes[i].rows, sizes[i].columns, NULL);
        bench_keys(&b, "v", "everybody's");
        bench_keys(&b, "Home j j", "▌");
        bench_golden(&b, sizes[i].name);
        bench_keys(&b, "v", "mine");
        bench_leave(&b);
    }
    bench_close(&b);
}
END_TEST

/* With an order and an offer under way: what they are worth stands in the title. */
START_TEST(golden_plans) {
    struct bench b;
    today_world(&b);
    today_plans(&b);
    bench_open_today(&b, 24, 80, NULL);
    bench_keys(&b, "v", "at stake EUR 19,428");
    bench_golden(&b, "today_plans_80x24");
    bench_keys(&b, "/", "");
    bench_type(&b, "kind:closure", "Due 2 of");
    bench_keys(&b, "Enter", "Due 2 of");
    bench_keys(&b, "=", "agenda.closure_days: 60 (built in)");
    bench_golden(&b, "today_plans_explain");
    bench_keys(&b, "Esc", "Due 2 of");
    bench_keys(&b, "Esc", "at stake");
    bench_leave(&b);
    bench_open_today(&b, 40, 120, NULL);
    pty_wait_text(b.pty, "at stake EUR 19,428");
    bench_keys(&b, "Home", "at stake");
    bench_golden(&b, "today_plans_120x40");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(c_locale_sends_ascii) {
    static const char *const ascii[] = {"LC_ALL=C", "NO_COLOR=1", NULL};
    struct bench b;
    today_world(&b);
    b.environment = ascii;
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Due 4");
    bench_keys(&b, "v o", "in one list");
    bench_golden(&b, "today_c_locale");
    for (const char *s = pty_output(b.pty); *s; s++)
        ck_assert_int_lt((unsigned char)*s, 0x80);
    for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 80; x++)
            ck_assert_int_eq(pty_cell(b.pty, y, x).foreground, -1);
    }
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* Headings are stepped over; flat, each line says how urgent it is. The choice is kept. */
START_TEST(grouped_and_flat) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_shows(&b, "LATE 2");
    bench_shows(&b, "TODAY 2");
    bench_shows(&b, "SOON 2");
    bench_keys(&b, "Home j j", "▌");
    pty_wait_quiet(b.pty, 50);
    bench_cursor_on(&b, "Follow up");
    bench_keys(&b, "End", "▌○ Certificate");
    bench_keys(&b, "o", "in one list");
    bench_shows(&b, "▌○ soon  Certificate");
    bench_shows_not(&b, "LATE");
    bench_keys(&b, "v", "everybody's");
    bench_shows(&b, "⚠ late  Sample");
    bench_leave(&b);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Due 6 · 2 soon   everybody's   in one list");
    bench_keys(&b, "o v", "Due 4 · 2 soon   mine   by urgency");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(filter_follows_the_letters) {
    struct bench b;
    int row, column;
    open_world(&b, 24, 80);
    pty_keys(b.pty, "/");
    bench_type(&b, "kind:cert", "Due 1 of 4 · 1 soon");
    bench_shows(&b, "1 Today 4"); /* the tab counts all */
    bench_type(&b, " colour:red", "colour");
    pty_wait_quiet(b.pty, 200);
    bench_golden(&b, "today_wrong_filter");
    ck_assert(pty_find(b.pty, "colour:red", &row, &column));
    bench_keys(&b, "Ctrl-U", "Due 4");
    bench_type(&b, "is:late", "Due 2 of 4");
    bench_keys(&b, "Ctrl-U", "Due 4");
    bench_type(&b, "hanoi", "Due 0 of 4");
    bench_keys(&b, "Ctrl-U", "Due 4");
    bench_type(&b, "ha noi", "Due 1 of 4");
    bench_keys(&b, "Enter", "Due 1 of 4");
    bench_keys(&b, "Esc", "Due 4 · 2 soon");
    bench_type(&b, "/zzz\r", "No line of the agenda matches the filter.");
    bench_keys(&b, "Esc", "Due 4 · 2 soon");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* Where the facts stay as they are a reason is needed; the cursor goes to the next line. */
START_TEST(done_asks_why_where_nothing_else_says_so) {
    struct bench b;
    open_world(&b, 24, 80);
    check_first(&b, "Review");
    bench_keys(&b, "j", "▌⚠ Certificate");
    bench_keys(&b, "d", "is settled, because:");
    bench_keys(&b, "Enter", "say why it is settled");
    bench_shows(&b, "Due 4");
    bench_keys(&b, "d", "is settled, because:");
    pty_type(b.pty, "renewed, paper comes");
    bench_keys(&b, "Enter", "Due 3");
    bench_shows(&b, "Done: Saigon Trail Bags Co.; u takes it back.");
    bench_cursor_on(&b, "Follow up");
    bench_shows(&b, "1 Today 3");
    bench_keys(&b, "d", "Followed up: Saigon Trail Bags Co.; u takes it back.");
    bench_shows(&b, "Due 2");
    bench_keys(&b, "u", "Due 3");
    bench_keys(&b, "Ctrl-R", "Due 2");
    bench_keys(&b, "u u", "Due 4");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(snooze_offers_the_usual_spans) {
    struct bench b;
    open_world(&b, 24, 80);
    check_first(&b, "Review");
    bench_keys(&b, "s", "Snooze the review of Saigon Trail Bags Co. until");
    bench_golden(&b, "today_snooze");
    bench_keys(&b, "Enter",
               "Snoozed until Tue 2026-11-24: Saigon Trail Bags Co.; u takes it back.");
    bench_shows(&b, "Due 3");
    bench_shows(&b, "snoozed: 1 until tomorrow (S shows)");
    bench_cursor_on(&b, "Certificate");
    bench_keys(&b, "s a n o Enter", "Until (+10d, fri, 12-24):");
    bench_type(&b, "today", "Mon 2026-11-23");
    bench_keys(&b, "Enter", "the day must come after today");
    bench_keys(&b, "s a n o Enter", "Until");
    bench_type(&b, "+10d\r", "Snoozed until Thu 2026-12-03");
    bench_shows(&b, "Due 2");
    bench_shows(&b, "snoozed: 2, the first until tomorrow");
    bench_type(&b, "Sr", "Open again; u takes it back."); /* ahead of the screen */
    bench_shows_not(&b, "until Thu 2026-12-03");
    bench_keys(&b, "Esc", "Due 3");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* An agent who has worked here is offered; the line is the other's, and says who gave it and why.
 */
START_TEST(escalated_to_another_agent) {
    struct bench b;
    today_world(&b);
    bench_cli(&b, "--author", "marco", "supplier", "note", "Dhaka Stitch", "fair prices", NULL);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Due 4");
    check_first(&b, "Review");
    bench_keys(&b, "x", "Give the review of Saigon Trail Bags Co. to");
    bench_keys(&b, "Enter", "Why marco:");
    pty_type(b.pty, "you were there in June");
    bench_keys(&b, "Enter",
               "Given to marco: the review of Saigon Trail Bags Co.; u takes it back.");
    bench_shows(&b, "Due 3");
    bench_keys(&b, "v", "Due 6");
    pty_keys(b.pty, "/");
    bench_type(&b, "kind:review who:marco\r", "Due 1 of 6");
    pty_wait_text(b.pty, "lina gave it to marco: you were");
    bench_keys(&b, "Esc S", "Given to another agent in the last 7 days");
    bench_shows(&b, "Saigon Trail Bags Co.: review → marco · you were there in June");
    bench_keys(&b, "Esc", "Due 6");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(enter_opens_where_it_is_mended) {
    struct bench b;
    open_world(&b, 24, 80);
    check_first(&b, "Review");
    bench_keys(&b, "Enter", "Review 1 of 2");
    bench_keys(&b, "Esc j", "▌⚠ Certificate");
    bench_keys(&b, "Enter", "▌⚠ BSCI");
    bench_keys(&b, "Esc j", "▌● Follow up");
    bench_keys(&b, "Enter", "▌11-19 call");
    bench_keys(&b, "d", "✓ followed up");
    bench_keys(&b, "Esc", "Due 3");
    bench_keys(&b, "v", "Due 5");
    bench_type(&b, "/kind:sample\r", "Due 1 of 5");
    bench_keys(&b, "Enter", "▌Mini backpack");
    bench_keys(&b, "Esc", "Due 1 of 5");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* A quote that lapses among the quotes of its requirement, with the cursor on it; Esc goes back to
 * the line. */
START_TEST(enter_opens_the_plan_of_a_quote) {
    struct bench b;
    today_world(&b);
    today_plans(&b);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Due");
    bench_type(&b, "/kind:quote\r", "▌○ Quote");
    bench_keys(&b, "Enter", "Compare  Waterfall  Gantt");
    pty_wait_text(b.pty, "Q-1182");
    bench_keys(&b, "Esc", "▌○ Quote");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* A finding stands among the audits, an item of the checklist in the vetting. */
START_TEST(enter_opens_findings_and_items) {
    static const char vetted[] =
        "{\"suppliers\": [{\"name\": \"Hue Canvas\", \"status\": \"prospect\","
        " \"audit\": [{\"kind\": \"visit\", \"purpose\": \"Line 4\","
        "  \"planned_on\": \"2026-11-01\", \"held_on\": \"2026-11-01\"}],"
        " \"finding\": [{\"title\": \"First aid box empty\", \"severity\": \"minor\","
        "  \"due_on\": \"2026-11-20\"}],"
        " \"vetting_item\": [{\"title\": \"Trade licence seen\", \"state\": \"met\","
        "  \"evidence\": \"copy\", \"checked_on\": \"2026-01-05\","
        "  \"checked_by\": \"lina\", \"expires_on\": \"2026-11-22\"}]}]}";
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "import", "suppliers", home_write(&b.home, "hue.json", vetted), NULL);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Due");
    bench_type(&b, "/kind:finding\r", "▌⚠ Finding");
    bench_keys(&b, "Enter", "Audits");
    pty_wait_quiet(b.pty, 50);
    bench_cursor_on(&b, "First aid box empty");
    bench_keys(&b, "Esc", "▌⚠ Finding");
    bench_type(&b, "/", "/ kind:finding");
    bench_keys(&b, "Ctrl-U", "Vetting");
    bench_type(&b, "kind:vetting\r", "▌⚠ Vetting");
    bench_keys(&b, "Enter", "Trade licence seen");
    pty_wait_quiet(b.pty, 50);
    bench_cursor_on(&b, "Trade licence seen");
    bench_keys(&b, "Esc", "▌⚠ Vetting");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(timeline_entries_from_a_line) {
    struct bench b;
    open_world(&b, 24, 80);
    check_first(&b, "Review");
    bench_keys(&b, "n", "Note, Saigon Trail Bags Co.:");
    bench_type(&b, "wants a deposit of 40 %\r", "Noted; u takes it back.");
    bench_keys(&b, "f", "Follow up, Saigon Trail Bags Co.:");
    bench_type(&b, "the deposit\r", "When (+3d, fri, 12-24):");
    bench_type(&b, "+2d\r", "to be followed up on 2026-11-25");
    bench_shows(&b, "SOON 3");
    bench_keys(&b, "l Enter", "Call, Saigon Trail Bags Co.:");
    bench_keys(&b, "Esc", "? help");
    bench_cursor_on(&b, "Review");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(a_line_says_how_it_came_about) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "End", "▌○ Certificate");
    bench_keys(&b, "=", "agenda.certificate_days: [90, 30, 7] (built in)");
    bench_golden(&b, "today_explain");
    bench_keys(&b, "Esc", "Due 4");
    bench_keys(&b, "y", "Copied: Saigon Trail Bags Co.");
    bench_keys(&b, "Y", "Copied: soon");
    bench_keys(&b, "H", "History  Saigon Trail Bags Co.");
    bench_keys(&b, "Esc", "Due 4");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(work_of_others_appears_by_itself) {
    struct bench b;
    open_world(&b, 40, 120);
    check_first(&b, "Review");
    bench_keys(&b, "j", "▌⚠ Certificate");
    pty_wait_text(b.pty, "│ Saigon Trail Bags Co.");
    bench_cli(&b, "--author", "marco", "supplier", "note", "Hà Nội Túi Xách JSC", "late again",
              "--follow-up", "2026-11-20", NULL);
    pty_wait_text(b.pty, "Due 5");
    bench_shows(&b, "\"late again\"");
    bench_cursor_on(&b, "Certificate");
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Hà Nội Túi Xách JSC",
              "name=Hà Nội Bags", NULL);
    pty_wait_text(b.pty, "Hà Nội Bags");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* Suppliers beside Today go with its cursor; alone they open at the supplier it stood on. Where a
 * filter leaves that one out they stay. */
START_TEST(suppliers_follow_the_line) {
    struct bench b;
    open_world(&b, 24, 160);
    check_first(&b, "Saigon Trail");
    bench_keys(&b, "|", "Suppliers  4");
    bench_shows(&b, "▌Saigon Trail Bags Co.");
    bench_keys(&b, "v Home j j j j j", "▌Hà Nội Túi Xách JSC");
    bench_shows(&b, "▌● Review");
    bench_keys(&b, "Home", "▌Dongguan Far Luggage Co.");
    bench_keys(&b, "Tab", "a add");
    bench_type(&b, "/country:VN\r", "Suppliers  2 of 4");
    bench_keys(&b, "End Tab", "d done");
    bench_keys(&b, "j j", "▌Saigon Trail Bags Co.");
    bench_keys(&b, "End k", "▌○ Follow up");
    pty_wait_quiet(b.pty, 300);
    bench_shows(&b, "▌Saigon Trail Bags Co.");
    bench_keys(&b, "| 2 Esc", "Suppliers  4");
    bench_keys(&b, "1 End k", "▌○ Follow up");
    pty_wait_quiet(b.pty, 300);
    bench_keys(&b, "2", "▌Dhaka Stitch Ltd.");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* The cursor of Suppliers leads too: Today goes to what is urgent about that one, if anything. */
START_TEST(the_line_follows_suppliers) {
    struct bench b;
    open_world(&b, 24, 160);
    check_first(&b, "Saigon Trail");
    bench_keys(&b, "|", "Suppliers  4");
    bench_keys(&b, "Tab", "a add");
    bench_keys(&b, "Home", "▌Dhaka Stitch Ltd.");
    pty_wait_quiet(b.pty, 300);
    bench_shows(&b, "▌○ Follow up");
    bench_keys(&b, "j", "▌Dongguan Far Luggage Co.");
    pty_wait_quiet(b.pty, 300);
    bench_shows(&b, "▌○ Follow up"); /* nothing is urgent there: it stays */
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

static struct pty *open_as(struct bench *b, const char *author) {
    const char *const arguments[] = {"--db",     b->database, "--today", "2026-11-23",
                                     "--author", author,      NULL};
    struct pty *p = pty_start(&(struct pty_options){.arguments = arguments, .home = b->home.path});
    pty_wait_text(p, "? help");
    return p;
}

/* The second of two agents is told what the first did, and nothing is written. */
START_TEST(two_agents_on_one_line) {
    struct bench b;
    open_world(&b, 24, 80);
    struct pty *marco = open_as(&b, "marco");
    pty_keys(marco, "v");
    pty_wait_text(marco, "everybody's");
    pty_keys(marco, "/");
    pty_type(marco, "kind:follow saigon\r");
    pty_wait_text(marco, "Due 1 of");
    pty_keys(marco, "s"); /* and is asked until when, while lina is faster */
    pty_wait_text(marco, "Snooze the follow-up of Saigon Trail");
    bench_type(&b, "/kind:follow saigon\r", "Due 1 of 4");
    bench_keys(&b, "d", "Followed up: Saigon Trail Bags Co.");
    pty_keys(marco, "Enter");
    pty_wait_text(marco, "lina");
    pty_wait_text(marco, "Due 0 of");
    ck_assert_msg(!pty_shows(marco, "Snoozed until"), "%s", pty_screen(marco));
    pty_end(marco);
    bench_keys(&b, "u", "Due 1 of 4");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(empty_states) {
    struct bench b;
    bench_make(&b);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "2  opens the suppliers: a adds the first one there, I imports a list");
    bench_golden(&b, "today_empty");
    bench_keys(&b, "d", "there is no line here");
    bench_keys(&b, "r", "no supplier is due for review");
    bench_leave(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", NULL);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Nothing needs a decision of yours today.");
    bench_shows(&b, "1 Today  2 Suppliers");
    bench_keys(&b, "v", "Nothing needs a decision today.");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* Of a name of 200 characters so much is shown that the reason stands beside it. */
START_TEST(long_names_leave_room_for_the_reason) {
    struct bench b;
    char name[201] = "Guangdong Provincial ";
    for (size_t i = strlen(name); i < 200; i++)
        name[i] = (char)(i % 12 ? 'a' + (int)(i % 26) : ' ');
    bench_make(&b);
    bench_cli(&b, "supplier", "add", name, "status=approved", "owner=lina",
              "next_review=2026-11-21", NULL);
    bench_open_today(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "…: review was due");
    pty_wait_text(b.pty, "2 d ago, the first one · due Sat 2026-11-21");
    bench_keys(&b, "d", "…; u takes it back.");
    pty_wait_text(b.pty, "Reviewed: Guangdong Provincial");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(read_only_says_why) {
    struct bench b;
    today_world(&b);
    bench_open_today(&b, 24, 80, "--read-only");
    pty_wait_text(b.pty, "Due 4");
    bench_keys(&b, "d", "done: the bench is read-only");
    bench_keys(&b, "v o", "Due 6 · 2 soon   everybody's   in one list");
    bench_keys(&b, "S", "Nothing was snoozed, done or given away these days.");
    bench_keys(&b, "Esc", "Due 6");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

/* With the clock of a script: what was decided, by whom and when. */
START_TEST(golden_decided) {
    struct bench b;
    today_world(&b);
    const char *list = home_file(&b.home, "decided.txt"),
               *counts = home_file(&b.home, "counts.txt");
    const char *script =
        home_write(&b.home, "keys",
                   arena_format(&b.home.arena,
                                "size 80x24\nkeys Home d\nkeys s Enter\n"
                                "keys x\ntype marco\nkeys Enter\ntype he knows them\nkeys Enter\n"
                                "keys d\nsave %s\nkeys S\nsave %s\nkeys q q\n",
                                counts, list));
    bench_cli(&b, "--script", script, NULL);
    golden_check_file("today_after_work", counts);
    golden_check_file("today_decided", list);
    bench_close(&b);
}
END_TEST

TEST_MAIN(today, opens_first_and_counts_in_the_tab, golden_sizes, golden_plans,
          c_locale_sends_ascii, grouped_and_flat, filter_follows_the_letters,
          done_asks_why_where_nothing_else_says_so, snooze_offers_the_usual_spans,
          escalated_to_another_agent, enter_opens_where_it_is_mended,
          enter_opens_the_plan_of_a_quote, enter_opens_findings_and_items,
          timeline_entries_from_a_line, a_line_says_how_it_came_about,
          work_of_others_appears_by_itself, suppliers_follow_the_line, the_line_follows_suppliers,
          two_agents_on_one_line, empty_states, long_names_leave_room_for_the_reason,
          read_only_says_why, golden_decided)
