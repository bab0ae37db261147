/* The guide over the bench: opening it, finding, reading, going on, and all ways out. */
#include <stdio.h>

#include "../unit/suite.h"

#include "bench.h"

static void make(struct bench *b, int rows, int columns) {
    bench_make(b);
    bench_cli(b, "supplier", "add", "Alba", NULL);
    bench_cli(b, "supplier", "add", "Bosfor", NULL);
    bench_cli(b, "supplier", "add", "Cedar", NULL);
    bench_open(b, rows, columns, NULL);
    pty_wait_text(b->pty, "Cedar");
}

/* In one write: what follows g later than a second stands for itself. */
static void open_guide(struct bench *b) {
    pty_burst(b->pty, "g ?");
    pty_wait_text(b->pty, "Enter read");
    pty_wait_quiet(b->pty, 200);
}

static const char *row_of_cursor(struct bench *b) {
    int row;
    ck_assert(pty_find(b->pty, "▌", &row, NULL));
    return pty_row(b->pty, row);
}

START_TEST(golden_screens) {
    static const struct {
        int rows, columns;
        const char *list, *page;
    } sizes[] = {{24, 80, "guide_list_80x24", "guide_page_80x24"},
                 {40, 120, "guide_list_120x40", "guide_page_120x40"},
                 {15, 60, "guide_list_60x15", "guide_page_60x15"}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct bench b;
        make(&b, sizes[i].rows, sizes[i].columns);
        open_guide(&b);
        bench_golden(&b, sizes[i].list);
        bench_keys(&b, "/ m o q Enter", "MOQ, minimum order quantity");
        bench_keys(&b, "Tab", "▌- What moves a price");
        bench_golden(&b, sizes[i].page);
        bench_close(&b);
    }
}
END_TEST

/* Over every screen, where g alone still goes to the first row, and g ? leaves the cursor. */
START_TEST(opens_over_any_screen_and_keeps_the_place) {
    struct bench b;
    make(&b, 24, 80);
    bench_keys(&b, "G", "▌Cedar");
    open_guide(&b);
    bench_shows(&b, "▌ What this guide is");
    bench_keys(&b, "q", "▌Cedar");
    bench_keys(&b, "g", "▌Alba");
    bench_keys(&b, "j ?", "Keys  Suppliers"); /* another key came between */
    bench_keys(&b, "Esc G g", "▌Alba");
    pty_watch(b.pty, 1100);
    bench_keys(&b, "?", "Keys  Suppliers"); /* too late for the sequence */
    bench_keys(&b, "Esc Enter j j", "Overview Profile");
    pty_wait_quiet(b.pty, 200);
    char row[200];
    snprintf(row, sizeof row, "%s", row_of_cursor(&b));
    open_guide(&b); /* over the supplier */
    bench_keys(&b, "Esc", "Overview Profile");
    ck_assert_str_eq(row_of_cursor(&b), row);
    bench_keys(&b, "Esc 1", "Enter open");
    open_guide(&b); /* over Today */
    pty_burst(b.pty, "g ?");
    pty_wait_text(b.pty, "guide: it is open");
    bench_keys(&b, "q", "Enter open");
    bench_close(&b);
}
END_TEST

START_TEST(words_find_pages_as_they_are_typed) {
    struct bench b;
    make(&b, 24, 80);
    open_guide(&b);
    bench_keys(&b, "/ b a r t a c k", "bartack: 2 of 68 pages");
    bench_cursor_on(&b,
                    "Stitching"); /* it is a word of that page, and but mentioned in the other */
    bench_shows(&b, "3 Assembly");
    bench_shows(&b, "seam, stitch density and bartack in the contract");
    bench_keys(&b, "Up", "load-bearing seams"); /* the list moves below the line */
    bench_keys(&b, "Down Enter", "where handles and straps begin");
    bench_shows(&b, "bartack: 1 of 4");
    bench_keys(&b, "n", "bartack: 2 of 4");
    bench_keys(&b, "N N", "bartack: 4 of 4");
    bench_keys(&b, "[", "strap joints get"); /* the other one that was found */
    bench_keys(&b, "/ q q q", "no page has these words");
    bench_keys(&b, "Esc Esc", "68 pages");
    bench_keys(&b, "/ S Ã O Space p a u l o", "1 of 68 pages");
    bench_keys(&b, "Esc", "Guide  68 pages");
    bench_close(&b);
}
END_TEST

/* Esc goes one step back at a time: page, search, guide; q leaves the guide from its list. */
START_TEST(each_way_out_leads_one_step_back) {
    struct bench b;
    make(&b, 24, 80);
    open_guide(&b);
    bench_keys(&b, "/ n y l o n Enter", "strength for little weight");
    bench_keys(&b, "Esc", "of 68 pages");
    bench_shows(&b, "nylon: ");
    bench_keys(&b, "Esc", "Guide  68 pages");
    bench_cursor_on(&b, "Nylon"); /* it stays where it was */
    bench_keys(&b, "Enter q", "Guide  68 pages");
    bench_keys(&b, "Esc", "▌Alba");
    open_guide(&b);
    bench_keys(&b, "/ z z z Enter", "No page has these words; Esc shows all pages.");
    bench_keys(&b, "Enter", "read: there is no page here");
    bench_keys(&b, "Esc", "Guide  68 pages");
    bench_keys(&b, "q", "▌Alba");
    bench_close(&b);
}
END_TEST

START_TEST(links_lead_on_and_back) {
    struct bench b;
    make(&b, 40, 120);
    open_guide(&b);
    bench_keys(&b, "/ l e a d Space t i m e Enter", "from confirmed order to delivery");
    bench_keys(&b, "Enter", "follow it: Tab chooses a link first");
    bench_keys(&b, "Backspace", "return: no link led here");
    bench_keys(&b, "Shift-Tab Enter", "A full one (FCL) is cheaper in bulk");
    bench_cursor_on(&b,
                    "How do I ship them?"); /* the search was over: it had not found that page */
    bench_keys(&b, "Backspace", "The time from confirming an order");
    bench_keys(&b, "]", "More people in cities, life with devices");
    bench_close(&b);
}
END_TEST

/* As long as the bench is open; and a text that was read below it keeps its place. */
START_TEST(opens_where_it_was_left) {
    struct bench b;
    make(&b, 15, 60);
    bench_cli(&b, "material", "list", NULL);
    open_guide(&b);
    bench_keys(&b, "/ b a r t a c k Enter Esc Esc Esc", "▌Alba");
    bench_keys(&b, "3 =", "lines 1 to");
    bench_keys(&b, "PgDn j", "lines 13 to");
    open_guide(&b);
    bench_cursor_on(&b, "Stitching");
    bench_keys(&b, "q", "lines 13 to");
    bench_keys(&b, "q ?", "Keys  Materials");
    bench_keys(&b, "j j", "▌");
    pty_wait_quiet(b.pty, 200);
    char row[200];
    snprintf(row, sizeof row, "%s", row_of_cursor(&b));
    open_guide(&b);
    bench_keys(&b, "q", "Keys  Materials");
    ck_assert_str_eq(row_of_cursor(&b), row);
    bench_close(&b);
}
END_TEST

/* Keys as they are bound, on the page and for the guide itself. */
START_TEST(keys_are_those_of_the_configuration) {
    struct bench b;
    bench_make(&b);
    bench_configure(&b, "keys: {supplier.vet: F7, shell.guide: F6}\n");
    bench_cli(&b, "supplier", "add", "Alba", NULL);
    bench_open(&b, 40, 120, NULL);
    bench_keys(&b, "F6 / v e t Space a Space s u p p Enter", "How do I vet a supplier?");
    bench_shows(&b, "F7  on Suppliers, the checklist of the supplier, item by item");
    bench_keys(&b, "/ Ctrl-U w h i c h Space m a t e r i a l Space f o r Enter",
               "p  on Materials, choose region and use; the ranking follows");
    bench_keys(&b, "Esc Esc Esc", "▌Alba");
    bench_close(&b);
}
END_TEST

START_TEST(a_fault_of_ones_own_guide_is_told) {
    struct bench b;
    bench_make(&b);
    home_write(&b.home, "guide.yaml", "pages: {x: {title: y}}\n");
    bench_configure(&b, arena_format(&b.home.arena, "catalogue_folder: %s\n", b.home.path));
    bench_open(&b, 24, 80, NULL);
    pty_burst(b.pty, "g ?");
    pty_wait_text(b.pty, "\"section\" is missing");
    bench_shows(&b, "guide.yaml:1: x:");
    bench_close(&b);
}
END_TEST

TEST_MAIN(guide, golden_screens, opens_over_any_screen_and_keeps_the_place,
          words_find_pages_as_they_are_typed, each_way_out_leads_one_step_back,
          links_lead_on_and_back, opens_where_it_was_left, keys_are_those_of_the_configuration,
          a_fault_of_ones_own_guide_is_told)
