#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/tui/cells.h"

#include "suite.h"

/* Quantity and price, as price breaks have them. */
static void open_cells(struct cells *c, const char *text) {
    cells_open(c, &break_entity.fields[BREAK_QUANTITY], 2);
    cells_set(c, text);
}

static void is_text(const struct cells *c, const char *wanted) {
    struct strbuf text = {0};
    cells_add_text(c, &text);
    ck_assert_str_eq(strbuf_text(&text), wanted);
    strbuf_free(&text);
}

static void type(struct cells *c, const char *text) {
    for (; *text; text++)
        cells_key(c, (struct key){.code = *text});
}

/* Prices are kept in 1/10,000. */
START_TEST(what_a_spreadsheet_gives_fills_from_the_cursor_on) {
    static const struct {
        const char *pasted, *text;
        int rows, left_out;
        bool heading;
    } cases[] = {
        {"300\t7.20\n1,000\t6.80\n", "300|7.20\n1,000|6.80", 2, 0, false},
        {"300\t7.20\r\n1000\t6.80", "300|7.20\n1000|6.80", 2, 0, false},
        {"300\t7.20\r1000\t6.80\r", "300|7.20\n1000|6.80", 2, 0, false},
        {"Qty\tPrice\n300\t7.20\n", "300|7.20", 1, 0, true},
        {"300\t7.20\n\n1000\t6.80", "300|7.20\n1000|6.80", 2, 0, false},
        {"300\t7.20\tUSD\t\n1000\t6.80\tUSD\t\n", "300|7.20\n1000|6.80", 2, 2, false},
        {"300\n1000\n5000\n", "300|\n1000|\n5000|", 3, 0, false},
        {"300:7.20 1000:6.80", "300|7.20\n1000|6.80", 2, 0, false},
        {"300", "300|", 1, 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cells c;
        open_cells(&c, "");
        struct cells_pasted p = cells_paste(&c, cases[i].pasted);
        is_text(&c, cases[i].text);
        ck_assert_int_eq(p.rows, cases[i].rows);
        ck_assert_int_eq(p.left_out, cases[i].left_out);
        ck_assert_int_eq(p.heading, cases[i].heading);
        ck_assert(cells_row_empty(&c, c.n_rows - 1));
        cells_close(&c);
    }
}
END_TEST

START_TEST(a_column_of_prices_goes_beside_the_quantities) {
    struct cells c;
    open_cells(&c, "300|7.20\n1000|6.80\n5000|6.10");
    cells_step(&c, 1);
    cells_step_row(&c, 1);
    cells_paste(&c, "6.75\n6.05\n");
    is_text(&c, "300|7.20\n1000|6.75\n5000|6.05");
    ck_assert_int_eq(cells_at(&c, 1, 1)->value.i, 67500);
    cells_close(&c);
}
END_TEST

START_TEST(a_wrong_cell_keeps_its_text_with_the_reason) {
    struct cells c;
    open_cells(&c, "");
    cells_paste(&c, "3oo\t7.20\n1000\tabout 6\n5000\t\n");
    is_text(&c, "3oo|7.20\n1000|about 6\n5000|");
    ck_assert_int_eq(cells_wrong(&c), 3);
    ck_assert_ptr_nonnull(strstr(cells_at(&c, 0, 0)->reason, "whole number"));
    ck_assert_ptr_nonnull(strstr(cells_at(&c, 1, 1)->reason, "amount"));
    ck_assert_ptr_nonnull(cells_at(&c, 2, 1)->reason);
    ck_assert_ptr_null(cells_at(&c, 0, 1)->reason);
    ck_assert(cells_find_wrong(&c) && c.row == 0 && c.column == 0);
    cells_close(&c);
}
END_TEST

/* The way of a quote of two breaks, without a key too many. */
START_TEST(cells_are_gone_through_in_the_order_of_reading) {
    struct cells c;
    open_cells(&c, "");
    ck_assert(!cells_step(&c, 1)); /* empty: on to the next field */
    type(&c, "300");
    ck_assert(cells_step(&c, 1));
    type(&c, "7.20");
    ck_assert(cells_step(&c, 1));
    type(&c, "1000");
    ck_assert(cells_step(&c, 1));
    type(&c, "6.80");
    ck_assert(cells_step(&c, 1));
    ck_assert(!cells_step(&c, 1));
    is_text(&c, "300|7.20\n1000|6.80");
    ck_assert_int_eq(c.n_rows, 3);
    cells_close(&c);
}
END_TEST

START_TEST(arrows_go_from_cell_to_cell) {
    struct cells c;
    open_cells(&c, "300|7.20\n1000|6.80");
    ck_assert_int_eq(cells_key(&c, (struct key){.code = KEYC_RIGHT}), EDIT_MOVED);
    ck_assert(c.row == 0 && c.column == 1);
    ck_assert(cells_step_row(&c, 1) && c.row == 1 && c.column == 1);
    for (int i = 0; i < 5; i++) /* four characters, then the cell before */
        ck_assert_int_eq(cells_key(&c, (struct key){.code = KEYC_LEFT}), EDIT_MOVED);
    ck_assert(c.row == 1 && c.column == 0);
    ck_assert(cells_step_row(&c, 1) && !cells_step_row(&c, 1));
    cells_close(&c);
}
END_TEST

START_TEST(rows_come_and_go) {
    struct cells c;
    open_cells(&c, "300|7.20\n1000|6.80\n5000|6.10");
    cells_step_row(&c, 1);
    cells_remove_row(&c);
    is_text(&c, "300|7.20\n5000|6.10");
    cells_insert_row(&c);
    type(&c, "2000");
    is_text(&c, "300|7.20\n2000|\n5000|6.10");
    cells_key(&c, (struct key){.code = 'u', .modifiers = KEY_CTRL});
    cells_leave(&c);
    ck_assert_int_eq(c.n_rows, 3);
    cells_step_row(&c, -1);
    for (int i = 0; i < 9; i++)
        cells_remove_row(&c);
    ck_assert_int_eq(c.n_rows, 1);
    is_text(&c, "");
    cells_close(&c);
}
END_TEST

/* More than there is room for: nothing is written beyond it, and it is said. */
START_TEST(a_table_has_an_end) {
    struct cells c;
    struct strbuf many = {0};
    open_cells(&c, "");
    for (int i = 1; i <= CELLS_ROWS + 3; i++)
        strbuf_addf(&many, "%d\t5.00\n", i * 10);
    struct cells_pasted p = cells_paste(&c, strbuf_text(&many));
    ck_assert_int_eq(p.rows, CELLS_ROWS - 1);
    ck_assert_int_eq(p.left_out, 8);
    ck_assert_int_eq(c.n_rows, CELLS_ROWS);
    cells_insert_row(&c);
    ck_assert_int_eq(c.n_rows, CELLS_ROWS);
    strbuf_free(&many);
    cells_close(&c);
}
END_TEST

/* A bar ends a cell where a table is one text. */
START_TEST(a_bar_is_no_part_of_a_cell) {
    struct cells c;
    open_cells(&c, "");
    type(&c, "3|0");
    cells_paste(&c, "00\t7|2\n");
    struct strbuf text = {0};
    cells_add_text(&c, &text);
    struct cells again;
    open_cells(&again, strbuf_text(&text));
    is_text(&again, strbuf_text(&text));
    strbuf_free(&text);
    cells_close(&again);
    cells_close(&c);
}
END_TEST

TEST_MAIN(cells, what_a_spreadsheet_gives_fills_from_the_cursor_on,
          a_column_of_prices_goes_beside_the_quantities,
          a_wrong_cell_keeps_its_text_with_the_reason,
          cells_are_gone_through_in_the_order_of_reading, arrows_go_from_cell_to_cell,
          rows_come_and_go, a_table_has_an_end, a_bar_is_no_part_of_a_cell)
