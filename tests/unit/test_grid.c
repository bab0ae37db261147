/* Which columns are shown beside what is pinned. */
#include "sourcebench/tui/grid.h"

#include "suite.h"

static const int widths[] = {5, 5, 5, 9, 5, 5};
enum { COUNT = 6 };

static void expect(const struct grid *g, int first, int shown) {
    ck_assert_int_eq(g->first, first);
    ck_assert_int_eq(g->shown, shown);
}

START_TEST(all_fit) {
    struct grid g = {0};
    grid_fit(&g, widths, COUNT, 1, 39);
    expect(&g, 0, 6);
    static const int places[] = {0, 6, 12, 18, 28, 34};
    for (int i = 0; i < COUNT; i++)
        ck_assert_int_eq(g.places[i], places[i]);
    grid_fit(&g, widths, COUNT, 1, 38);
    expect(&g, 0, 5);
}
END_TEST

START_TEST(scrolls_no_more_than_the_cursor_needs) {
    struct grid g = {0};
    for (int i = 0; i < 3; i++)
        grid_move(&g, (grid_fit(&g, widths, COUNT, 1, 17), 1));
    ck_assert_int_eq(g.cursor, 3);
    grid_fit(&g, widths, COUNT, 1, 17);
    expect(&g, 2, 2); /* 5 + 1 + 9 */
    grid_move(&g, -1);
    grid_fit(&g, widths, COUNT, 1, 17);
    expect(&g, 2, 2);
    grid_move(&g, -1);
    grid_fit(&g, widths, COUNT, 1, 17);
    expect(&g, 1, 2);
}
END_TEST

START_TEST(the_ends_hold) {
    struct grid g = {0};
    grid_fit(&g, widths, COUNT, 1, 17);
    grid_move(&g, -5);
    ck_assert_int_eq(g.cursor, 0);
    grid_move(&g, 50);
    ck_assert_int_eq(g.cursor, 5);
    grid_fit(&g, widths, COUNT, 1, 17);
    expect(&g, 4, 2);
    grid_fit(&g, widths, COUNT, 1, 24); /* more room: columns at the left come back */
    expect(&g, 3, 3);
}
END_TEST

START_TEST(a_column_wider_than_the_room_stands_alone) {
    struct grid g = {.cursor = 3};
    grid_fit(&g, widths, COUNT, 1, 4);
    expect(&g, 3, 1);
}
END_TEST

START_TEST(without_a_cursor_the_first_column_moves) {
    struct grid g = {.cursor = -1};
    grid_fit(&g, widths, COUNT, 1, 17);
    grid_move(&g, 2);
    grid_fit(&g, widths, COUNT, 1, 17);
    expect(&g, 2, 2);
    grid_move(&g, 9);
    grid_fit(&g, widths, COUNT, 1, 17);
    expect(&g, 4, 2);
}
END_TEST

START_TEST(no_columns_at_all) {
    struct grid g = {.cursor = 3, .first = 2};
    grid_fit(&g, widths, 0, 1, 17);
    expect(&g, 0, 0);
    grid_move(&g, 1);
    ck_assert_int_eq(g.cursor, 0);
}
END_TEST

TEST_MAIN(grid, all_fit, scrolls_no_more_than_the_cursor_needs, the_ends_hold,
          a_column_wider_than_the_room_stands_alone, without_a_cursor_the_first_column_moves,
          no_columns_at_all)
