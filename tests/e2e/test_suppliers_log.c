/* The daily work: calls, notes, follow-ups, evidence. */
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"

static void open_with_one(struct bench *b) {
    bench_make(b);
    bench_cli(b, "supplier", "add", "Saigon Trail", "country=VN", NULL);
    bench_open(b, 24, 80, NULL);
    pty_wait_text(b->pty, "Saigon Trail");
}

static int press(struct bench *b, const char *keys) {
    int count = 0;
    for (const char *at = keys; *at; at += strspn(at, " ")) {
        count++;
        at += strcspn(at, " ");
    }
    pty_keys(b->pty, keys);
    return count;
}

/* A call with a follow-up in three days: at most eight keystrokes besides the text. */
START_TEST(call_is_logged_in_eight_keystrokes) {
    struct bench b;
    int keys = 0;
    open_with_one(&b);
    keys += press(&b, "l Enter");
    pty_wait_text(b.pty, "Call, Saigon Trail:");
    pty_type(b.pty, "Zipper delay, YKK short");
    keys += press(&b, "Enter + 3 d");
    pty_wait_text(b.pty, "Thu 2026-11-26 (3 d)");
    keys += press(&b, "Enter");
    pty_wait_text(b.pty, "Noted, to be followed up on 2026-11-26; u takes it back.");
    ck_assert_int_le(keys, 8);
    bench_keys(&b, "Enter", "11-23 call: Zipper delay, YKK short");
    bench_shows(&b, "● due in 3 d");
    bench_keys(&b, "u", "Undone: Add timeline entry \"Zipper delay, YKK short\" of Saigon Trail");
    bench_shows_not(&b, "11-23 call");
    bench_keys(&b, "Ctrl-R", "11-23 call");
    bench_keys(&b, "Esc", "/ filter");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(notes_and_follow_ups_stand_on_the_timeline) {
    struct bench b;
    int note, follow_up;
    open_with_one(&b);
    bench_keys(&b, "n", "Note, Saigon Trail:");
    pty_type(b.pty, "asks for a deposit of 40 %");
    bench_keys(&b, "Enter", "Noted; u takes it back.");
    bench_keys(&b, "f", "Follow up, Saigon Trail:");
    pty_type(b.pty, "get the YKK price list");
    bench_keys(&b, "Enter", "When (+3d, fri, 12-24):");
    bench_type(&b, "fri", "Fri 2026-11-27 (4 d)");
    bench_keys(&b, "Enter", "Noted, to be followed up on 2026-11-27");
    pty_keys(b.pty, "Enter");
    for (int i = 0; i < 10; i++)
        pty_keys(b.pty, "]");
    pty_wait_text(b.pty, "● follow up in 4 d");
    bench_golden(&b, "suppliers_timeline");
    ck_assert(pty_find(b.pty, "asks for a deposit", &note, NULL));
    ck_assert(pty_find(b.pty, "get the YKK price list", &follow_up, NULL));
    ck_assert_int_lt(follow_up, note); /* the newest first */
    bench_keys(&b, "d", "✓ followed up");
    bench_keys(&b, "u", "● follow up in 4 d");
    bench_close(&b);
}
END_TEST

START_TEST(wrong_day_is_asked_again) {
    struct bench b;
    open_with_one(&b);
    bench_keys(&b, "f c a l l Enter", "When");
    bench_type(&b, "someday", "a day, e.g. +3d");
    bench_keys(&b, "Enter", "someday");
    bench_keys(&b, "Ctrl-U 1 2 - 2 4 Enter", "to be followed up on 2026-12-24");
    bench_keys(&b, "n", "Note, Saigon Trail:");
    bench_keys(&b, "Enter", "/ filter"); /* nothing typed, nothing noted */
    bench_keys(&b, "n x Esc", "/ filter");
    ck_assert_ptr_null(strstr(bench_cli(&b, "history", "Saigon Trail", NULL), "entry x"));
    bench_close(&b);
}
END_TEST

START_TEST(certificate_is_verified_with_evidence) {
    struct bench b;
    open_with_one(&b);
    bench_keys(&b, "Enter ] ] ] ] ] ]", "No certificate yet; a adds one.");
    bench_keys(&b, "a", "▌Certificate"); /* the site is passed over */
    bench_keys(&b, "G R S", "GRS");
    bench_keys(&b, "Ctrl-S", "Added; u takes it back.");
    bench_shows(&b, "○ GRS          declared, no evidence");
    bench_keys(&b, "v", "How does it stand");
    bench_keys(&b, "Enter", "Evidence");
    bench_keys(&b, "Enter", "Not verified: without evidence it stays as it is.");
    bench_shows(&b, "declared, no evidence");
    bench_keys(&b, "v Enter", "Evidence");
    pty_type(b.pty, "register looked up, CU 812345");
    bench_keys(&b, "Enter", "Recorded; u takes it back.");
    bench_shows(&b, "✓ GRS          verified · register looked up, CU 812345");
    bench_shows(&b, "2026-11-23");
    bench_golden(&b, "suppliers_certificate");
    bench_keys(&b, "u", "declared, no evidence");
    bench_keys(&b, "Esc", "/ filter");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

static const char scored[] =
    "{\"suppliers\": [{\"id\": \"1\", \"name\": \"Hue Canvas\", \"country\": \"VN\", "
    "\"interaction\": ["
    "{\"kind\": \"note\", \"happened_on\": \"2026-06-01\", \"text\": \"Ask for the price.\","
    " \"follow_up_on\": \"2026-06-02\", \"follow_up_done\": \"2026-06-02\"},"
    "{\"kind\": \"note\", \"happened_on\": \"2026-06-03\", \"text\": \"Ask for the zip.\","
    " \"follow_up_on\": \"2026-06-05\", \"follow_up_done\": \"2026-06-05\"},"
    "{\"kind\": \"note\", \"happened_on\": \"2026-10-01\", \"text\": \"Ask for the report.\","
    " \"follow_up_on\": \"2026-10-03\", \"follow_up_done\": \"2026-10-04\"},"
    "{\"kind\": \"mail\", \"direction\": \"out\", \"happened_on\": \"2026-10-08\", \"text\": "
    "\"Price?\"},"
    "{\"kind\": \"mail\", \"direction\": \"in\", \"happened_on\": \"2026-10-13\", \"text\": "
    "\"5.80\"}],"
    "\"finding\": [{\"title\": \"Aisle blocked\", \"severity\": \"major\", \"due_on\": "
    "\"2026-10-20\","
    " \"closed_on\": \"2026-10-19\"}, {\"title\": \"First aid\", \"severity\": \"minor\","
    " \"due_on\": \"2026-11-20\"}],"
    "\"certificate\": [{\"kind\": \"BSCI\", \"state\": \"verified\", \"issued\": \"2025-01-01\","
    " \"expires\": \"2026-11-22\"}, {\"kind\": \"GRS\", \"state\": \"documented\", \"issued\": "
    "\"2026-01-05\"}]}]}";

/* Answer after 5 d: 69. Certificates 1 of 2, findings 1 of 2: 50. Follow-ups 2 of 3: 67.
 * (20 × 69 + 30 × 50 + 30 × 50 + 20 × 67) / 100 = 57.2; in October the finding was in time. */
START_TEST(score_shows_its_derivation) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "import", "suppliers", home_write(&b.home, "hue.json", scored), NULL);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "=", "Score 57 fair");
    bench_shows(&b, "= 57.2, rounded 57");
    bench_golden(&b, "suppliers_score");
    bench_keys(&b, "[ [", "Score 57 fair");
    bench_keys(&b, "P", "Write the visit sheet to (.html or .txt): visit-hue-canvas.html");
    bench_keys(&b, "Enter", "Wrote the visit sheet to visit-hue-canvas.html.");
    bench_keys(&b, "P Enter", "visit-hue-canvas.html exists already. Replace it?");
    bench_keys(&b, "y", "Wrote the visit sheet");
    bench_keys(&b, "Esc", "/ filter");
    bench_keys(&b, ": c o l u m n s Enter", "Columns behind the name");
    bench_keys(&b, "S c o r e Space Enter", "STATUS    SCORE");
    bench_cursor_on(&b, "prospect   57 ▼");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

TEST_MAIN(suppliers_log, call_is_logged_in_eight_keystrokes,
          notes_and_follow_ups_stand_on_the_timeline, wrong_day_is_asked_again,
          certificate_is_verified_with_evidence, score_shows_its_derivation)
