/* A whole inspection at the keyboard. */
#include <string.h>

#include "../unit/suite.h"

#include "inspection_world.h"

static void begin(struct bench *b, int rows, int columns) {
    inspection_world(b, 3000);
    inspection_open(b, rows, columns, "lina");
    pty_wait_text(b->pty, "Begin " INSPECTION);
    bench_keys(b, "y", "unit 1 of 125");
}

/* 8 major units of 125 are too many (Ac 7); three straps of 80 at once, then five one by one. */
START_TEST(a_whole_inspection) {
    struct bench b;
    begin(&b, 24, 80);
    bench_golden(&b, "inspection_start");
    bench_keys(&b, "Space", "unit 2 of 125");
    bench_type(&b, "strap", "S02  strap without its bartack");
    bench_golden(&b, "inspection_typing");
    bench_keys(&b, "Esc", "type a defect");
    bench_type(&b, "s4", "S04 left and right strap differ");
    bench_type(&b, "m11", "M11 thread end longer");
    bench_keys(&b, "Space", "Unit 2 is finished.");
    bench_keys(&b, "T", "Units looked at together (123 are left):");
    bench_type(&b, "80\r", "Of them with (s4 3):");
    bench_type(&b, "z2 3", "Z02 slider sticks");
    bench_keys(&b, "Enter", "3 units: Z02");
    bench_type(&b, "m3 1\r", "M03");
    bench_keys(&b, "Enter", "80 units at once, with several kinds of defects");
    bench_type(&b, "p1", "front of leather scarred"); /* P10 and P11 begin so too */
    bench_keys(&b, "Enter", "P01 fabric cut or with a hole");
    bench_golden(&b, "inspection_counting");
    bench_keys(&b, "Space", "unit 84 of 125");
    for (int i = 0; i < 3; i++) {
        bench_type(&b, "h1", "hook-and-loop");
        bench_keys(&b, "Enter", "H01 buckle opens by itself or never shut…, major");
        bench_keys(&b, "Space", "is finished.");
    }
    bench_shows(&b, "REJECTED whatever follows");
    bench_golden(&b, "inspection_doomed");

    bench_keys(&b, "Tab", "Checklist  " INSPECTION);
    bench_keys(&b, "p", "4 open  1 pass");
    bench_type(&b, "+2", "252 mm");
    bench_shows(&b, "within");
    bench_keys(&b, "Enter", "1 of 3: 252");
    bench_type(&b, "-4.5", "OUT OF TOLERANCE by 1.5 mm");
    bench_keys(&b, "Enter", "2 of 3: 252 245.5");
    bench_type(&b, "=251", "251 mm");
    bench_golden(&b, "inspection_checklist");
    bench_keys(&b, "Enter", "3 of 3: 252 245.5");
    bench_type(&b, "4006381333931\r", "as expected");
    bench_keys(&b, "f", "FAILED drop of one carton");
    bench_keys(&b, "Tab", "unit 87 of 125");

    bench_keys(&b, "X", "REJECTED");
    bench_golden(&b, "inspection_verdict");
    bench_keys(&b, "X", "What was counted makes the lot rejected. Close");
    bench_keys(&b, "Enter", "What follows");
    bench_keys(&b, "Enter", "Why \"rework and re-inspect\":");
    bench_keys(&b, "Enter", "a reason is needed");
    bench_type(&b, "buckles are changed\r", "Signed by the inspector: lina");
    bench_keys(&b, "Enter", "Signed for the factory by");
    bench_type(&b, "Trần Thị Lan\r", "Close and seal " INSPECTION " as rejected?");
    bench_keys(&b, "y", "is closed as rejected and sealed");
    pty_wait_quiet(b.pty, 250);
    bench_shows(&b, "REJECTED, closed");
    bench_shows(&b, "decided: rework and re-inspect");
    bench_shows(&b, "signed for the factory by: Trần Thị Lan");
    bench_keys(&b, "q", "Inspection " INSPECTION);
    bench_keys(&b, "Enter", "REJECTED, closed");
    bench_keys(&b, "X", "it is closed and sealed; A amends it");
    bench_keys(&b, "q", "Inspection " INSPECTION);
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

TEST_MAIN(inspection, a_whole_inspection)
