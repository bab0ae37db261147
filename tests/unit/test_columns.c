/* The columns of a list of records, of materials here: any list can have them. */
#include "sourcebench/tui/columns.h"

#include "sourcebench/core/material.h"

#include "suite.h"

struct row {
    const struct record *record;
    const char *suppliers;
};

static const char *suppliers_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct row *)row)->suppliers;
}

static const struct column list[] = {
    {"name", "NAME", NULL, 10, ALIGN_LEFT, .field = MATERIAL_NAME, .sorts = true},
    {"code", "CODE", NULL, 6, ALIGN_LEFT, .field = MATERIAL_CODE, .sorts = true},
    {"offers", "OFFERS", "Suppliers", 6, ALIGN_RIGHT, .field = -1, .needs = 4,
     .text = suppliers_text},
    {"about", "ABOUT", NULL, 20, ALIGN_LEFT, .field = MATERIAL_NOTE},
};
static const struct column_set set = {&material_entity, list, 4, 15};

START_TEST(columns_are_found_by_their_name_or_that_of_the_field) {
    ck_assert_int_eq(column_find(&set, "code"), 1);
    ck_assert_int_eq(column_find(&set, "about"), 3);
    ck_assert_int_eq(column_find(&set, "note"), 3);
    ck_assert_int_eq(column_find(&set, "price"), -1);
    ck_assert_int_eq(column_sorting(&set, MATERIAL_CODE), 1);
    ck_assert_int_eq(column_sorting(&set, MATERIAL_NOTE), -1);
    ck_assert_str_eq(column_label(&set, 1), "Code");
    ck_assert_str_eq(column_label(&set, 2), "Suppliers");
}
END_TEST

START_TEST(a_choice_has_the_first_column_and_what_is_named) {
    struct arena arena = {0};
    struct columns c = {.set = &set};
    columns_choose(&c, "offers, price,name note");
    ck_assert_int_eq(c.chosen, 3);
    ck_assert_str_eq(columns_names(&c, &arena), "offers,about");
    ck_assert_uint_eq(columns_needs(&c), 4);
    columns_choose(&c, "");
    ck_assert_int_eq(c.chosen, 1);
    ck_assert_uint_eq(columns_needs(&c), 0);
    arena_free(&arena);
}
END_TEST

/* The last go first, and the first has what the others leave. */
START_TEST(as_many_are_shown_as_fit) {
    struct columns c = {.set = &set};
    columns_choose(&c, "code,offers,about");
    columns_fit(&c, 10 + 7 + 7 + 21);
    ck_assert_int_eq(c.shown, 4);
    ck_assert_int_eq(c.widths[0], 10);
    columns_fit(&c, 10 + 7 + 7 + 20);
    ck_assert_int_eq(c.shown, 3);
    ck_assert_int_eq(c.widths[0], 30);
    columns_fit(&c, 5);
    ck_assert_int_eq(c.shown, 1);
    ck_assert_int_eq(c.widths[0], 5);
}
END_TEST

START_TEST(a_cell_shows_the_field_or_what_the_row_brings) {
    struct arena arena = {0};
    struct record *r = record_new(&material_entity, &arena);
    r->values[MATERIAL_NAME] = value_text("Cordura 500D");
    struct row row = {r, "3"};
    ck_assert_str_eq(column_text(&set, 0, &row, &arena), "Cordura 500D");
    ck_assert_str_eq(column_text(&set, 1, &row, &arena), "");
    ck_assert_str_eq(column_text(&set, 2, &row, &arena), "3");
    row.suppliers = NULL;
    ck_assert_str_eq(column_text(&set, 2, &row, &arena), "");
    arena_free(&arena);
}
END_TEST

TEST_MAIN(columns, columns_are_found_by_their_name_or_that_of_the_field,
          a_choice_has_the_first_column_and_what_is_named, as_many_are_shown_as_fit,
          a_cell_shows_the_field_or_what_the_row_brings)
