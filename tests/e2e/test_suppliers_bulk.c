/* Marked suppliers: status, tags, comparison, export and import. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "bench.h"

static const char five[] = "name,country,city,moq\n"
                           "Alpha Bags,VN,Hue,100\n"
                           "Beta Bags,VN,Hanoi,200\n"
                           "Gamma Bags,CN,Yiwu,300\n"
                           "Delta Bags,IN,Chennai,400\n"
                           "Omega Bags,BD,Dhaka,500\n";

static void open_five(struct bench *b) {
    bench_make(b);
    bench_import_text(b, five);
    bench_open(b, 24, 80, NULL);
    pty_wait_text(b->pty, "Suppliers  5");
}

static int count_lines(const char *text) {
    int count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

START_TEST(marked_suppliers_change_as_one) {
    struct bench b;
    open_five(&b);
    bench_keys(&b, "m m m", "3 marked");
    bench_keys(&b, "x", "Status of 3 marked suppliers");
    bench_keys(&b, "v e t Enter", "Changed 3 suppliers; u takes it back.");
    bench_shows(&b, "VN vetting");
    bench_keys(&b, "x v e t Enter", "Nothing to change: it is so already.");
    bench_keys(&b, "t", "Tag 3 marked suppliers with:");
    bench_keys(&b, "s l o w Enter", "Changed 3 suppliers; u takes it back.");
    bench_keys(&b, "R 4 5 Enter", "Changed 3 suppliers; u takes it back.");
    bench_keys(&b, "T", "Remove which tag from 3 marked suppliers");
    bench_keys(&b, "Enter", "Changed 3 suppliers");
    bench_keys(&b, "u", "Undone:");
    ck_assert_int_eq(count_lines(bench_cli(&b, "supplier", "list", "tag:slow", NULL)), 3 + 1);
    bench_keys(&b, "u u u", "Undone:");
    pty_wait_quiet(b.pty, 100);
    bench_shows_not(&b, "VN vetting");
    ck_assert_ptr_null(strstr(bench_cli(&b, "supplier", "list", "tag:slow", NULL), "Bags"));
    bench_shows(&b, "3 marked");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(one_supplier_loses_only_its_own_tags) {
    struct bench b;
    open_five(&b);
    bench_keys(&b, "T", "It has no tag; t adds one.");
    bench_keys(&b, "t s l o w Enter", "Changed 1 supplier; u takes it back.");
    bench_keys(&b, "j t f a s t Enter", "Changed 1 supplier; u takes it back.");
    bench_keys(&b, "T", "▌fast");
    bench_shows(&b, "1 of 1");
    bench_shows_not(&b, "Changed"); /* what was said before is not about what opens now */
    bench_keys(&b, "Enter", "Changed 1 supplier; u takes it back.");
    bench_keys(&b, "T", "It has no tag; t adds one.");
    bench_close(&b);
}
END_TEST

START_TEST(long_names_leave_room_in_questions) {
    struct bench b;
    char name[201];
    memset(name, 'N', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    bench_make(&b);
    bench_cli(&b, "supplier", "add", name, NULL);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "x", "Status of NNN");
    bench_shows(&b, "  type to narrow down");
    bench_shows(&b, " 6 of 6\n");
    bench_keys(&b, "Esc t", "N… with:");
    bench_keys(&b, "s l o w", "with: slow");
    bench_keys(&b, "Esc R", "Days between reviews (empty: by status), NNN");
    bench_keys(&b, "4 5", "…45");
    bench_keys(&b, "Esc D", "NNN? is:deleted");
    bench_shows(&b, "r restores it. y/N");
    bench_keys(&b, "y", "Deleted; u takes it back.");
    bench_close(&b);
}
END_TEST

START_TEST(marked_suppliers_are_deleted_together) {
    struct bench b;
    open_five(&b);
    bench_keys(&b, "m m m D", "Delete the 3 marked suppliers?");
    bench_keys(&b, "Enter", "Suppliers  5");
    bench_keys(&b, "D y", "Deleted; u takes it back.");
    bench_shows(&b, "Suppliers  2");
    bench_keys(&b, "u", "Suppliers  5");
    bench_close(&b);
}
END_TEST

START_TEST(marked_suppliers_stand_side_by_side) {
    struct bench b;
    int row, alpha, beta;
    open_five(&b);
    bench_keys(&b, "c", "mark two to eight suppliers with m first");
    bench_keys(&b, "m m c", "MOQ");
    bench_golden(&b, "suppliers_compare");
    ck_assert(pty_find(b.pty, "100 pcs", &row, &alpha));
    ck_assert(pty_find(b.pty, "200 pcs", &row, &beta));
    ck_assert_ptr_nonnull(strstr(pty_row(b.pty, row), "100 pcs"));
    ck_assert(pty_cell(b.pty, row, alpha).bold); /* they differ */
    pty_keys(b.pty, "d");
    pty_wait_gone(b.pty, "Status");
    bench_shows(&b, "MOQ");
    bench_keys(&b, "Esc", "2 marked");
    bench_close(&b);
}
END_TEST

START_TEST(exported_list_comes_back_the_same) {
    struct bench b;
    struct stat file;
    open_five(&b);
    bench_keys(&b, "E", "Export what is shown to");
    bench_keys(&b, "Enter", "Wrote 5 suppliers to suppliers.csv.");
    ck_assert_int_eq(stat(home_file(&b.home, "suppliers.csv"), &file), 0);
    ck_assert_int_eq(file.st_mode & 0777, 0600);
    bench_keys(&b, "m m E", "Export the marked to");
    bench_keys(&b, "Enter", "suppliers.csv exists already. Replace it?");
    bench_keys(&b, "n Esc", "Suppliers  5");
    bench_keys(&b, "I", "Import suppliers from");
    pty_type(b.pty, "suppliers.csv");
    bench_keys(&b, "Enter", "Import");
    bench_golden(&b, "suppliers_import");
    bench_keys(&b, "t", "5 rows: 0 added, 0 updated, 5 unchanged, 0 rejected.");
    bench_keys(&b, "Esc Enter", "5 rows: 0 added, 0 updated, 5 unchanged, 0 rejected.");
    bench_keys(&b, "Esc", "Suppliers  5");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(import_shows_what_it_takes_and_is_one_undo) {
    struct bench b;
    bench_make(&b);
    home_write(&b.home, "list.csv",
               "Factory;Land;colour\nAlpha Bags;Vietnam;red\n;Vietnam;blue\nBeta;Atlantis;\n");
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "I l i s t . c s v Enter", "colour");
    bench_golden(&b, "suppliers_import_unknown");
    bench_keys(&b, "Enter", "Rejected");
    bench_shows(&b, "line 3");
    bench_keys(&b, "Esc", "Suppliers  1");
    bench_keys(&b, "u", "adds the first supplier");
    bench_keys(&b, "I n o n e . c s v Enter", "none.csv");
    bench_close(&b);
}
END_TEST

/* Nothing is imported before it is said which way round such days are. */
START_TEST(import_asks_which_way_round_days_are) {
    struct bench b;
    bench_make(&b);
    home_write(&b.home, "list.csv",
               "Factory,Land,Next review,Last review\n"
               "Alpha,VN,04/05/2027,03/04/2026\nBeta,VN,05/06/2027,23/10/2026\n");
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "I l i s t . c s v Enter", "04/05/2027: d/m or m/d?");
    bench_shows_not(&b, "03/04/2026:");
    bench_keys(&b, "Enter", "How to read 04/05/2027 in Next review");
    bench_golden(&b, "suppliers_import_days");
    bench_keys(&b, "Esc", "04/05/2027: d/m or m/d?");
    bench_keys(&b, "d Down Enter", "04/05/2027 = 2027-04-05");
    bench_keys(&b, "t", "2 rows: 2 added, 0 updated, 0 unchanged, 0 rejected.");
    bench_keys(&b, "Esc Enter", "2 rows: 2 added, 0 updated, 0 unchanged, 0 rejected.");
    bench_keys(&b, "Esc", "Suppliers  2");
    bench_shows(&b, "2027-04-05");
    bench_shows(&b, "2027-05-06");
    bench_leave(&b);
    ck_assert_ptr_nonnull(strstr(bench_cli(&b, "supplier", "show", "Alpha", NULL), "2026-04-03"));
    bench_close(&b);
}
END_TEST

TEST_MAIN(suppliers_bulk, marked_suppliers_change_as_one, one_supplier_loses_only_its_own_tags,
          long_names_leave_room_in_questions, marked_suppliers_are_deleted_together,
          marked_suppliers_stand_side_by_side, exported_list_comes_back_the_same,
          import_shows_what_it_takes_and_is_one_undo, import_asks_which_way_round_days_are)
