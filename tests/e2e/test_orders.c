/* Orders and shipments on the screen. */
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "golden.h"

/* The orders of a case that is awarded to two; it is 2026-11-23, four days before they are placed.
 */
static void open_orders(struct bench *b, int rows, int columns) {
    bench_make(b);
    bench_cli(b, "init", NULL);
    bench_cli(b, "import", child_source_file(&b->home.arena, "tests/data/case/backpacks.yaml"),
              NULL);
    bench_cli(b, "plan", "award", "Urban Commuter", "--scenario", "two sources", "--keep",
              "--because", "two lines run", NULL);
    bench_open_today(b, rows, columns, NULL);
    bench_keys(b, "4 Enter", "in total than");
    bench_keys(b, "O", "Make orders");
    bench_keys(b, "y", "Made 2 orders");
    bench_keys(b, "o", "Orders  2   Shipments  0");
    pty_wait_text(b->pty, "PO-");
}

static void leave(struct bench *b, const char *back) {
    bench_keys(b, back, "in total than");
    bench_keys(b, "Esc", "REQUIREMENT");
    bench_leave(b);
    bench_close(b);
}

START_TEST(golden_list_and_pages) {
    static const char *const views[] = {"order_lines",     "order_milestones", "order_payments",
                                        "order_documents", "order_claims",     "order_shipments",
                                        "order_terms"};
    struct bench b;
    open_orders(&b, 24, 80);
    pty_wait_quiet(b.pty, 300);
    bench_golden(&b, "orders_80x24");
    bench_keys(&b, "Enter", "Arrives likely");
    bench_golden(&b, "order_overview");
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        bench_keys(&b, "]", "");
        pty_wait_quiet(b.pty, 300);
        bench_golden(&b, views[i]);
    }
    bench_keys(&b, "Esc", "SUPPLIER");
    leave(&b, "Esc");
}
END_TEST

START_TEST(golden_wide_with_the_order_beside) {
    struct bench b;
    open_orders(&b, 40, 120);
    pty_wait_text(b.pty, "Arrives likely");
    bench_golden(&b, "orders_120x40");
    leave(&b, "Esc");
}
END_TEST

/* Production 24 d later meets Lunar New Year, so that what comes behind it moves by more. */
START_TEST(a_promise_moves_what_comes_behind) {
    struct bench b;
    open_orders(&b, 30, 100);
    bench_keys(&b, "Enter ] ]", "ACTUAL OR LIKELY");
    bench_shows_not(&b, "d late");
    bench_keys(&b, "j j p", "production promised for (+7d");
    bench_type(&b, "2027-01-22", "Fri 2027-01-22");
    bench_keys(&b, "Enter", "Promised; u takes it back.");
    bench_shows(&b, "2026-12-29  2027-01-22  likely 2027-01-22");
    bench_shows(&b, "likely 2027-01-27, 27 d late");
    bench_keys(&b, "u", "Undone: Edit milestone production");
    bench_shows_not(&b, "d late");
    bench_keys(&b, "Esc", "SUPPLIER");
    leave(&b, "Esc");
}
END_TEST

START_TEST(what_is_done_is_noted_with_its_day) {
    struct bench b;
    open_orders(&b, 30, 100);
    bench_keys(&b, "Enter ] ] ]", "PAYMENT");
    bench_keys(&b, "d", "deposit done on (-2d, 11-20; Enter: today)");
    bench_keys(&b, "Enter", "it was ordered on 2026-11-27 only");
    bench_keys(&b, "] d", "proforma invoice done on");
    bench_type(&b, "2026-12-24", "Thu 2026-12-24");
    bench_keys(&b, "Enter", "cannot be done on 2026-12-24 yet");
    bench_keys(&b, "d", "proforma invoice done on");
    bench_keys(&b, "Enter", "Noted; u takes it back.");
    bench_shows(&b, "received 2026-11-23");
    bench_keys(&b, "[ [ [", "GOODS");
    bench_keys(&b, "d", "the cursor must stand on a milestone, payment, document or claim");
    bench_keys(&b, "Esc", "SUPPLIER");
    leave(&b, "Esc");
}
END_TEST

START_TEST(a_line_is_added_of_a_variant_of_the_product) {
    struct bench b;
    open_orders(&b, 30, 100);
    bench_keys(&b, "Enter ]", "GOODS");
    bench_keys(&b, "a", "Add order line");
    bench_keys(&b, "Shift-Tab", "");
    bench_type(&b, "ol", "olive");
    bench_keys(&b, "Tab", "");
    bench_type(&b, "10", "10");
    bench_keys(&b, "Tab", "");
    bench_type(&b, "7", "7");
    bench_keys(&b, "^S", "Added; u takes it back.");
    bench_shows(&b, "EUR 7,620.00");
    bench_keys(&b, "D", "Delete order line");
    bench_keys(&b, "y", "Deleted; u takes it back.");
    bench_shows(&b, "EUR 7,550.00");
    bench_keys(&b, "Esc", "SUPPLIER");
    leave(&b, "Esc");
}
END_TEST

/* The supplier's own words on the timeline are the evidence. */
START_TEST(a_claim_is_entered) {
    struct bench b;
    open_orders(&b, 30, 100);
    bench_cli(&b, "supplier", "note", "Saigon Trail", "Says himself that zips jam", NULL);
    bench_keys(&b, "Enter ] ] ] ] ]", "Nothing is claimed");
    bench_keys(&b, "a", "Claim for");
    bench_keys(&b, "q u a l Enter", "Add order claim");
    bench_keys(&b, "Tab", "");
    bench_type(&b, "zips jam", "zips jam");
    bench_keys(&b, "Shift-Tab Shift-Tab Shift-Tab", "");
    bench_type(&b, "Sa", "Says himself");
    bench_keys(&b, "^S", "Claimed; u takes it back.");
    bench_shows(&b, "quality");
    bench_shows(&b, "evidence: 2026-11-23 note, \"Says himself that zips jam\"");
    bench_keys(&b, "Esc", "SUPPLIER");
    leave(&b, "Esc");
}
END_TEST

/* What is left of the order is loaded on a new shipment, whose ETA is promised for the transit. */
START_TEST(an_order_is_loaded_on_a_shipment) {
    struct bench b;
    open_orders(&b, 30, 100);
    bench_keys(&b, "Enter ] ] ] ] ] ]", "Nothing is loaded yet");
    bench_keys(&b, "a", "Load on which shipment");
    bench_keys(&b, "Enter", "Add shipment");
    bench_keys(&b, "^S", "Loaded all that was left of the order");
    bench_shows(&b, "SH-");
    bench_keys(&b, "Esc", "SUPPLIER");
    bench_keys(&b, "]", "Shipments  1");
    bench_shows(&b, "2 lines");
    bench_keys(&b, "Enter", "LOADED");
    bench_golden(&b, "shipment");
    bench_keys(&b, "E", "Edit shipment");
    bench_keys(&b, "Esc", "LOADED");
    bench_keys(&b, "d", "Arrived on");
    bench_keys(&b, "Esc", "LOADED");
    bench_keys(&b, "Esc", "VESSEL");
    leave(&b, "Esc");
}
END_TEST

/* What is late is on Today, whence one key leads to it. */
START_TEST(a_late_milestone_is_found_from_today) {
    struct bench b;
    open_orders(&b, 30, 100);
    bench_cli(&b, "order", "edit", "PO-A0001", "status=placed", "ordered_on=2026-11-23", NULL);
    bench_cli(&b, "order", "edit", "PO-A0001", "material", "promised_on=2026-11-20", NULL);
    bench_keys(&b, "Esc", "in total than");
    bench_keys(&b, "Esc", "REQUIREMENT");
    bench_keys(&b, "1", "material of order PO-A0001 was promised");
    bench_keys(&b, "Home Enter", "ACTUAL OR LIKELY");
    bench_cursor_on(&b, "material");
    bench_keys(&b, "Esc", "was promised");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(no_orders_say_how_to_begin) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "init", NULL);
    bench_open_today(&b, 24, 80, NULL);
    bench_keys(&b, "4", "Here quotes are compared");
    bench_keys(&b, "o", "No orders yet.");
    bench_golden(&b, "orders_empty");
    bench_keys(&b, "Enter", "there is nothing here yet; a adds one");
    bench_keys(&b, "]", "No shipments yet.");
    bench_keys(&b, "Esc", "Here quotes are compared");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

TEST_MAIN(orders, golden_list_and_pages, golden_wide_with_the_order_beside,
          a_promise_moves_what_comes_behind, what_is_done_is_noted_with_its_day,
          a_line_is_added_of_a_variant_of_the_product, a_claim_is_entered,
          an_order_is_loaded_on_a_shipment, a_late_milestone_is_found_from_today,
          no_orders_say_how_to_begin)
