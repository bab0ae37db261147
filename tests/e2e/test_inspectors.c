/* Inspectors at work: two at once, wrong keys, held keys, small terminals. */
#include <string.h>

#include "../unit/suite.h"

#include "inspection_world.h"

static void begin(struct bench *b, int rows, int columns) {
    inspection_world(b, 3000);
    inspection_open(b, rows, columns, "lina");
    pty_wait_text(b->pty, "Begin " INSPECTION);
    bench_keys(b, "y", "unit 1 of 125");
}

static void leave(struct bench *b) {
    bench_keys(b, "Esc", "goes on where it stood");
    bench_leave(b);
}

/* What one counts is there for the other within the second; each takes back only his own. */
START_TEST(two_inspectors_count_the_same_lot) {
    struct bench lina;
    begin(&lina, 24, 80);
    struct bench marco = lina;
    inspection_open(&marco, 24, 80, "marco");
    pty_wait_text(marco.pty, "unit 1 of 125");
    bench_keys(&lina, "Space", "unit 2 of 125");
    pty_wait_text(marco.pty, "by lina");
    bench_shows(&marco, "unit 2 of 125");
    bench_type(&marco, "s4", "unit 2 of 125 under way");
    bench_type(&lina, "s4", "unit 3 of 125 under way");
    pty_wait_text(lina.pty, "by marco");
    pty_wait_text(marco.pty, "by lina");
    bench_keys(&marco, "Space", "Unit 2 is finished.");
    pty_wait_text(lina.pty, "3 of 125  ");
    bench_keys(&lina, "Backspace", "Took back \"left and right strap");
    pty_wait_text(marco.pty, "unit 3 of 125");
    bench_keys(&lina, "Down Backspace", "Took back unit 1.");
    bench_keys(&lina, "Down Backspace", "Nothing that you counted is left to take back.");
    bench_shows(&lina, "S04 left and right strap");
    leave(&lina);
    leave(&marco);
    bench_close(&lina);
}
END_TEST

START_TEST(what_one_closes_the_other_cannot_count) {
    struct bench lina;
    begin(&lina, 24, 80);
    struct bench marco = lina;
    inspection_open(&marco, 24, 80, "marco");
    pty_wait_text(marco.pty, "unit 1 of 125");
    bench_keys(&lina, "X", "PENDING");
    bench_keys(&lina, "X", "makes the lot pending. Close");
    bench_keys(&lina, "Enter", "Why pending:");
    bench_keys(&lina, "Enter", "a reason is needed");
    bench_type(&lina, "power cut\r", "What follows");
    bench_keys(&lina, "Enter", "Why \"ship\":");
    bench_type(&lina, "at the client's risk\r", "Signed by the inspector");
    bench_keys(&lina, "Enter", "Signed for the factory by");
    bench_keys(&lina, "Enter", "Close and seal " INSPECTION " as pending?");
    bench_keys(&lina, "y", "is closed as pending and sealed");
    bench_shows(&lina, "PENDING, closed");
    pty_wait_text(marco.pty, "CLOSED");
    bench_type(&marco, "s", "nothing is counted any more");
    bench_keys(&marco, "Space", "the inspection is closed");
    bench_shows(&marco, "0 of 125");
    bench_keys(&lina, "q", "Inspection " INSPECTION);
    bench_leave(&lina);
    leave(&marco);
    bench_close(&lina);
}
END_TEST

/* A key that repeats itself counts once, takes back once, and says so. */
START_TEST(a_held_key_does_no_harm) {
    struct bench b;
    begin(&b, 24, 80);
    pty_burst(b.pty, "Space Space Space Space Space Space");
    pty_wait_text(b.pty, "the key repeats itself");
    bench_shows(&b, "unit 2 of 125");
    bench_keys(&b, "Down Space", "unit 3 of 125");
    pty_burst(b.pty, "s s s s s s s s");
    pty_wait_text(b.pty, "ssssssss");
    bench_shows(&b, "2 of 125"); /* no unit was begun */
    pty_burst(b.pty, "Backspace Backspace Backspace Backspace Backspace Backspace Backspace "
                     "Backspace Backspace Backspace");
    pty_wait_text(b.pty, "the key repeats itself");
    bench_shows(&b, "unit 3 of 125");
    leave(&b);
    bench_close(&b);
}
END_TEST

/* Letters alone count nothing; what no list knows is asked for, and the first answer is harmless.
 */
START_TEST(nothing_is_counted_by_accident) {
    struct bench b;
    begin(&b, 24, 80);
    bench_type(&b, "4", "A code begins with its letter");
    bench_keys(&b, "Enter", "Type the letters of a defect first");
    bench_type(&b, "strap", "S02  strap without");
    bench_keys(&b, "Space", "type strap");
    bench_shows(&b, "unit 1 of 125");
    bench_keys(&b, "Esc", "type a defect");
    bench_type(&b, "ghost", "nothing fits");
    bench_keys(&b, "Enter", "No such defect is known.");
    bench_keys(&b, "Enter", "nothing fits");
    bench_shows(&b, "unit 1 of 125");
    bench_keys(&b, "Down Enter", "No such defect is known.");
    bench_keys(&b, "Down Enter", "ghost, minor; Backspace takes it back.");
    bench_keys(&b, "Space", "Unit 1 is finished.");
    bench_keys(&b, "Backspace", "Unit 1 is under way again.");
    bench_keys(&b, "Down Backspace", "Took back \"ghost\".");
    bench_shows(&b, "unit 1 of 125");
    bench_keys(&b, "U", "Undone:");
    bench_shows(&b, "unit 1 of 125 under way");
    leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(the_last_defect_is_told_more_of) {
    struct bench b;
    begin(&b, 24, 80);
    bench_keys(&b, "Z", "You have counted no defect yet.");
    bench_type(&b, "s4", "major, strap");
    bench_keys(&b, "Z", "Zone of \"left and right strap");
    bench_keys(&b, "Ctrl-U", "Zone of");
    bench_type(&b, "back panel\r", "major, back panel");
    bench_keys(&b, "P", "Photo of");
    bench_type(&b, "photos/85.jpg\r", "Noted; U takes it back.");
    bench_keys(&b, "G", "Against the golden sample");
    bench_keys(&b, "Down Enter", "What differs:");
    bench_type(&b, "puller too short\r", "Noted: the golden sample differs.");
    bench_keys(&b, "X", "Golden sample  DIFFERS: puller too short");
    bench_shows(&b, "REJECTED");
    bench_keys(&b, "q", "unit 1 of 125 under way");
    leave(&b);
    bench_close(&b);
}
END_TEST

/* Cartons are counted apart, with their own plan: none of 13. */
START_TEST(cartons_have_their_own_count) {
    struct bench b;
    begin(&b, 24, 80);
    bench_keys(&b, "C", "carton 1 of 13");
    bench_golden(&b, "inspection_cartons");
    bench_keys(&b, "Space", "carton 2 of 13");
    bench_shows(&b, "1 of 13 opened, next 21 30");
    bench_type(&b, "k3", "rejected whatever");
    bench_shows(&b, "carton, packaging");
    bench_keys(&b, "T", "units are tallied, not cartons");
    bench_keys(&b, "C", "unit 1 of 125");
    bench_shows(&b, "The lot is REJECTED");
    leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(what_is_not_ready_needs_a_reason) {
    struct bench b;
    inspection_world(&b, 2000);
    inspection_open(&b, 24, 80, "lina");
    pty_wait_text(b.pty, "Begin " INSPECTION);
    bench_keys(&b, "y", "Not ready (made 100 %, packed 66 % of 3,000 pieces)");
    bench_keys(&b, "Esc", "Not begun: made 100 %");
    bench_keys(&b, "Enter", "Begin " INSPECTION);
    bench_keys(&b, "y", "Not ready (");
    bench_type(&b, "vessel leaves on Friday\r", "unit 1 of 125");
    leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(small_and_large_terminals) {
    struct bench b;
    begin(&b, 15, 60);
    bench_type(&b, "s4", "major, strap");
    bench_golden(&b, "inspection_60x15");
    bench_type(&b, "seam", "type seam");
    bench_golden(&b, "inspection_60x15_typing");
    pty_resize(b.pty, 40, 120);
    pty_wait_text(b.pty, "level II, normal");
    bench_golden(&b, "inspection_120x40");
    bench_keys(&b, "Esc", "type a defect");
    bench_keys(&b, "Tab", "Checklist");
    pty_resize(b.pty, 15, 60);
    bench_golden(&b, "inspection_checklist_60x15");
    bench_keys(&b, "Tab", "type a defect");
    leave(&b);
    bench_close(&b);
}
END_TEST

TEST_MAIN(inspectors, two_inspectors_count_the_same_lot, what_one_closes_the_other_cannot_count,
          a_held_key_does_no_harm, nothing_is_counted_by_accident, the_last_defect_is_told_more_of,
          cartons_have_their_own_count, what_is_not_ready_needs_a_reason, small_and_large_terminals)
