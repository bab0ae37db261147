/*
 * Incoterms 2020 against the table of tests/data/trade, read as a file.
 */
#include "sourcebench/core/incoterm.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/io/rows.h"

#include "suite.h"
#include "temporary.h"

enum { COLUMN_CODE, COLUMN_NAME, COLUMN_MODE, COLUMN_LEGS = 6, COLUMN_COVER = 18, COLUMN_VARIES };

/* The legs as the file heads its columns. */
static const char *const columns[LEGS] = {
    "export_packing",        "loading_at_origin", "inland_to_port",
    "export_clearance",      "origin_terminal",   "loading_on_vessel",
    "main_carriage",         "insurance",         "destination_terminal",
    "inland_at_destination", "unloading",         "import_clearance_duties_taxes"};

static void check_row(const struct row *row) {
    const char *code = row->cells[COLUMN_CODE].text;
    int rule = incoterm_find(code);
    ck_assert_msg(rule >= 0, "%s", code);
    ck_assert_str_eq(incoterm_codes[rule], code);
    ck_assert_str_eq(incoterm_names[rule], row->cells[COLUMN_NAME].text);
    ck_assert_int_eq(incoterm_is_for_sea(rule), strcmp(row->cells[COLUMN_MODE].text, "sea") == 0);
    unsigned seller = incoterm_seller_pays(&(struct incoterm_terms){.rule = rule});
    for (int leg = 0; leg < LEGS; leg++) {
        const char *payer = row->cells[COLUMN_LEGS + leg].text;
        ck_assert_msg((seller & LEG_BIT(leg)) ? strcmp(payer, "seller") == 0
                                              : strcmp(payer, "buyer") == 0,
                      "%s: %s", code, leg_words[leg]);
        bool varies = strstr(row->cells[COLUMN_VARIES].text, columns[leg]) != NULL;
        ck_assert_msg(((incoterm_varies(rule) & LEG_BIT(leg)) != 0) == varies, "%s varies: %s",
                      code, leg_words[leg]);
    }
    const char *cover = row->cells[COLUMN_COVER].text;
    enum incoterm_cover expected = strstr(cover, "ICC A")   ? COVER_ALL_RISKS
                                   : strstr(cover, "ICC C") ? COVER_MINIMUM
                                                            : COVER_NONE;
    ck_assert_int_eq(incoterm_cover(rule), expected);
}

START_TEST(who_pays_is_what_the_table_says) {
    struct error err = {0};
    struct row row;
    struct row_reader *reader =
        rows_open(source_path("tests/data/trade/incoterms2020.csv"), NULL, &err);
    ck_assert_msg(reader != NULL, "%s", err.message);
    ck_assert(rows_next(reader, &row, &err));
    for (int leg = 0; leg < LEGS; leg++)
        ck_assert_str_eq(row.cells[COLUMN_LEGS + leg].text, columns[leg]);
    int n = 0;
    for (; rows_next(reader, &row, &err); n++)
        check_row(&row);
    ck_assert_int_eq(err.code, ERROR_NONE);
    ck_assert_int_eq(n, INCOTERMS);
    rows_close(reader);
}
END_TEST

START_TEST(codes_are_found_in_any_case) {
    ck_assert_int_eq(incoterm_find("fob"), INCOTERM_FOB);
    ck_assert_int_eq(incoterm_find("DDP"), INCOTERM_DDP);
    ck_assert_int_eq(incoterm_find("DAT"), -1);
    ck_assert_int_eq(incoterm_find("FO"), -1);
    ck_assert_int_eq(incoterm_find(""), -1);
    ck_assert_int_eq(incoterm_find(NULL), -1);
}
END_TEST

/* What moves in and out of the price with another named place. */
START_TEST(named_place_moves_the_boundary) {
    static const struct {
        enum incoterm rule;
        enum incoterm_place place;
        unsigned out, in;
    } cases[] = {
        /* the buyer's truck comes to the factory */
        {INCOTERM_FCA, PLACE_FACTORY, LEG_BIT(LEG_INLAND_ORIGIN), 0},
        {INCOTERM_FCA, PLACE_ORIGIN, 0, 0},
        /* carriage paid to a town behind the port */
        {INCOTERM_CPT, PLACE_INLAND, 0,
         LEG_BIT(LEG_DESTINATION_TERMINAL) | LEG_BIT(LEG_INLAND_DESTINATION)},
        {INCOTERM_CIP, PLACE_INLAND, 0,
         LEG_BIT(LEG_DESTINATION_TERMINAL) | LEG_BIT(LEG_INLAND_DESTINATION)},
        {INCOTERM_CPT, PLACE_DESTINATION_PORT, 0, 0},
        /* delivered at the port: the buyer fetches the goods there */
        {INCOTERM_DAP, PLACE_DESTINATION_PORT, LEG_BIT(LEG_INLAND_DESTINATION), 0},
        {INCOTERM_DPU, PLACE_DESTINATION_PORT,
         LEG_BIT(LEG_INLAND_DESTINATION) | LEG_BIT(LEG_UNLOADING), 0},
        {INCOTERM_DDP, PLACE_DESTINATION_PORT, LEG_BIT(LEG_INLAND_DESTINATION), 0},
        {INCOTERM_DAP, PLACE_INLAND, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned usual = incoterm_seller_pays(&(struct incoterm_terms){.rule = cases[i].rule}),
                 moved = incoterm_seller_pays(
                     &(struct incoterm_terms){.rule = cases[i].rule, .place = cases[i].place});
        ck_assert_uint_eq(usual & ~moved, cases[i].out);
        ck_assert_uint_eq(moved & ~usual, cases[i].in);
    }
}
END_TEST

START_TEST(legs_are_moved_by_hand) {
    struct incoterm_terms terms = {.rule = INCOTERM_FOB};
    unsigned usual = incoterm_seller_pays(&terms);
    terms.by_hand = LEG_BIT(LEG_ORIGIN_TERMINAL) | LEG_BIT(LEG_UNLOADING) | LEG_BIT(LEG_PACKING);
    terms.by_hand_seller = LEG_BIT(LEG_UNLOADING) | LEG_BIT(LEG_PACKING) | LEG_BIT(LEG_IMPORT);
    ck_assert_uint_eq(incoterm_seller_pays(&terms),
                      (usual & ~LEG_BIT(LEG_ORIGIN_TERMINAL)) | LEG_BIT(LEG_UNLOADING));
}
END_TEST

START_TEST(sea_rules_do_not_go_by_air_rail_or_road) {
    static const struct {
        enum incoterm rule;
        const char *instead;
    } sea[] = {
        {INCOTERM_FAS, "FCA"}, {INCOTERM_FOB, "FCA"}, {INCOTERM_CFR, "CPT"}, {INCOTERM_CIF, "CIP"}};
    static const enum freight_mode others[] = {FREIGHT_AIR, FREIGHT_EXPRESS, FREIGHT_RAIL,
                                               FREIGHT_ROAD};
    for (size_t i = 0; i < sizeof sea / sizeof *sea; i++) {
        ck_assert_ptr_null(incoterm_mode_fault(sea[i].rule, FREIGHT_UNKNOWN));
        for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
            const char *fault = incoterm_mode_fault(sea[i].rule, others[k]);
            ck_assert_ptr_nonnull(fault);
            ck_assert_ptr_nonnull(strstr(fault, sea[i].instead));
        }
    }
    ck_assert_ptr_null(incoterm_mode_fault(INCOTERM_FOB, FREIGHT_LCL));
    ck_assert_ptr_nonnull(incoterm_mode_fault(INCOTERM_FAS, FREIGHT_FCL));
    ck_assert_ptr_nonnull(incoterm_mode_fault(INCOTERM_FAS, FREIGHT_LCL));
    for (int mode = 0; mode < FREIGHT_MODES; mode++)
        for (int rule = INCOTERM_EXW; rule <= INCOTERM_DDP; rule++)
            ck_assert_ptr_null(incoterm_mode_fault(rule, mode));
}
END_TEST

START_TEST(place_that_the_rule_does_not_know_is_said) {
    for (int rule = 0; rule < INCOTERMS; rule++) {
        ck_assert(incoterm_place_fits(rule, PLACE_USUAL));
        ck_assert(incoterm_place_fits(rule, incoterm_usual_place(rule)));
        ck_assert_ptr_null(incoterm_place_fault(&(struct incoterm_terms){.rule = rule}));
    }
    ck_assert_ptr_nonnull(incoterm_place_fault(
        &(struct incoterm_terms){.rule = INCOTERM_FOB, .place = PLACE_DESTINATION_PORT}));
    ck_assert_ptr_nonnull(incoterm_place_fault(
        &(struct incoterm_terms){.rule = INCOTERM_CIF, .place = PLACE_INLAND}));
    ck_assert_ptr_nonnull(incoterm_place_fault(
        &(struct incoterm_terms){.rule = INCOTERM_EXW, .place = PLACE_ORIGIN}));
}
END_TEST

START_TEST(seller_carries_by_c_and_d_rules) {
    for (int rule = 0; rule < INCOTERMS; rule++)
        ck_assert_int_eq(incoterm_seller_carries(rule),
                         *incoterm_codes[rule] == 'C' || *incoterm_codes[rule] == 'D');
}
END_TEST

TEST_MAIN(incoterm, who_pays_is_what_the_table_says, codes_are_found_in_any_case,
          named_place_moves_the_boundary, legs_are_moved_by_hand,
          sea_rules_do_not_go_by_air_rail_or_road, place_that_the_rule_does_not_know_is_said,
          seller_carries_by_c_and_d_rules)
