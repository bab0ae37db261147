/* The Materials screen: the matrix, its faces, weights that are moved, profiles, what is done with
 * a row. */
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"
#include "frugal.h"
#include "golden.h"

#define LONG_NAME "再生尼龙超轻防撕裂格子布 recycled ripstop 70D with a long name"

/* The catalogue, a material with a long name and two values, and offers of two suppliers, one of
 * whom has certificates. */
static void make_world(struct bench *b) {
    bench_make(b);
    bench_cli(b, "init", NULL);
    bench_cli(b, "supplier", "add", "Dong Nai Weaving", "country=VN", NULL);
    bench_cli(b, "supplier", "add", "苏州远行纺织有限公司", "country=CN", NULL);
    bench_cli(b, "material", "add", "RL1", LONG_NAME, "family=nylon", "claims=recycled", NULL);
    bench_cli(b, "material", "value", "RL1", "price", "2.1", "--report", "LAB-7", NULL);
    bench_cli(b, "material", "value", "RL1", "areal_weight", "72", NULL);
    bench_cli(b, "material", "offer", "P600", "Dong Nai Weaving", "price=1.55", "currency=USD",
              "price_per=m", "width_mm=1500", "moq=1000", "moq_unit=m", "lead_days=20",
              "quoted_on=2026-10-24", NULL);
    bench_cli(b, "material", "offer", "P600", "苏州远行纺织有限公司", "price=1.2", "currency=USD",
              "price_per=m2", "quoted_on=2026-11-02", NULL);
}

static void open_matrix(struct bench *b, int rows, int columns, const char *option) {
    bench_open_today(b, rows, columns, option);
    bench_keys(b, "3", "Materials  16");
    pty_wait_text(b->pty, "MATERIAL");
    pty_wait_quiet(b->pty, 300);
}

static void open_world(struct bench *b, int rows, int columns) {
    make_world(b);
    open_matrix(b, rows, columns, NULL);
}

static void leave(struct bench *b) {
    bench_leave(b);
    bench_close(b);
}

START_TEST(golden_sizes) {
    static const struct {
        int rows, columns;
        const char *name;
    } sizes[] = {{24, 80, "materials_80x24"},
                 {40, 120, "materials_120x40"},
                 {60, 200, "materials_200x60"},
                 {15, 60, "materials_60x15"}};
    struct bench b;
    make_world(&b);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        open_matrix(&b, sizes[i].rows, sizes[i].columns, NULL);
        bench_keys(&b, "l l End", "▌再生");
        pty_wait_quiet(b.pty, 300);
        bench_golden(&b, sizes[i].name);
        bench_leave(&b);
    }
    bench_close(&b);
}
END_TEST

START_TEST(golden_values) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "v", "g/m²");
    bench_keys(&b, "End", "rank 16 of 16");
    bench_golden(&b, "materials_values");
    leave(&b);
}
END_TEST

START_TEST(c_locale_sends_ascii) {
    static const char *const ascii[] = {"LC_ALL=C", "NO_COLOR=1", NULL};
    struct bench b;
    make_world(&b);
    b.environment = ascii;
    open_matrix(&b, 24, 80, NULL);
    bench_keys(&b, "l l", "Abrasion: more");
    bench_golden(&b, "materials_c_locale");
    for (const char *s = pty_output(b.pty); *s; s++)
        ck_assert_int_lt((unsigned char)*s, 0x80);
    for (int y = 0; y < 24; y++)
        for (int x = 0; x < 80; x++)
            ck_assert_int_eq(pty_cell(b.pty, y, x).foreground, -1);
    leave(&b);
}
END_TEST

/* 230 g/m² on a line from 900 to 150: 89.3 points, 7.14 % of which are 6.4. */
START_TEST(faces_show_the_same_cell_three_ways) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_shows(&b, "69.4  █ 9");
    bench_keys(&b, "v", "unit");
    bench_shows(&b, "69.4     230");
    bench_keys(&b, "v", "69.4     6.4");
    bench_leave(&b);
    open_matrix(&b, 24, 80, NULL); /* the face is kept */
    bench_shows(&b, "69.4     6.4");
    bench_keys(&b, "v", "69.4  █ 9");
    leave(&b);
}
END_TEST

START_TEST(columns_scroll_beside_the_name) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_shows_not(&b, "Cover");
    bench_keys(&b, "l l l l l l l l l l l l l", "Offers/m²"); /* the last column */
    bench_shows(&b, "○ 0/3   USD 1.03–1.20");
    bench_shows(&b, "Polyester 600D, PU-…   1  69.4");
    bench_shows_not(&b, "Weight");
    bench_keys(&b, "h h h h h h h h h h h h h", "Weight  Abras.");
    leave(&b);
}
END_TEST

START_TEST(sorts_by_the_column_under_the_cursor) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "l l s", "Ordered by Abrasion, the best first.");
    bench_keys(&b, "Home", "▌Cordura nylon 1000D");
    bench_shows(&b, "Abras.▼");
    bench_keys(&b, "S", "Abras.▲");
    bench_keys(&b, "End", "▌再生尼龙"); /* a missing value is last in either order */
    bench_keys(&b, "s", "Ordered by score");
    bench_keys(&b, "Home", "▌Polyester 600D");
    bench_keys(&b, "h h h s", "Ordered by name.");
    bench_keys(&b, "Home", "▌Cordura nylon 1000D");
    leave(&b);
}
END_TEST

/* Prices of two currencies are no order: first all of one, then of the other. */
START_TEST(offers_stand_beside_the_price_of_the_catalogue) {
    struct bench b;
    make_world(&b);
    bench_cli(&b, "material", "offer", "P900", "Dong Nai Weaving", "price=0.99", "currency=USD",
              "price_per=m2", "quoted_on=2026-11-02", NULL);
    bench_cli(&b, "material", "offer", "P900", "Dong Nai Weaving", "price=9", "currency=CNY",
              "price_per=m2", "quoted_on=2026-11-02", NULL);
    bench_cli(&b, "material", "offer", "CC", "Dong Nai Weaving", "price=8.5", "currency=CNY",
              "price_per=m2", "quoted_on=2026-11-02", NULL);
    bench_cli(&b, "material", "offer", "WC", "Dong Nai Weaving", "price=3", "currency=USD",
              "price_per=kg", "quoted_on=2026-11-02", NULL);
    open_matrix(&b, 24, 120, NULL);
    bench_keys(&b, "l l l l l l l l l l l l l l l", "Offers: what your suppliers ask per m²");
    bench_shows(&b, "ask per m²; the catalogue says 0.76–1.14, derived");
    bench_shows(&b, "CNY 9.00 +1");
    bench_keys(&b, "s", "Ordered by offers, the cheapest of each currency first.");
    bench_keys(&b, "Home", "▌Cotton canvas 12 oz");
    bench_keys(&b, "j", "▌Polyester 900D");
    bench_keys(&b, "j", "▌Polyester 600D");
    leave(&b);
}
END_TEST

/* What does not fit is left out by the sentence, never cut within one. */
START_TEST(panes_say_whole_sentences) {
    struct bench b;
    make_world(&b);
    open_matrix(&b, 15, 60, NULL);
    bench_shows(&b, "by 0.8. It is first whatever the weights within ±20 %.");
    bench_shows(&b, "Polyester 600D, PU-coated: rank 1 of 16.");
    bench_shows(&b, "< > weight");
    bench_leave(&b);
    open_matrix(&b, 24, 80, NULL);
    bench_shows(&b, "600D). It is first whatever the weights within ±20 %.");
    bench_shows(&b, "(catalogue 0.76–1.14, derived). Evidence: 3 of 3 rules unknown (c");
    leave(&b);
}
END_TEST

START_TEST(filter_follows_the_letters) {
    struct bench b;
    open_world(&b, 24, 80);
    pty_keys(b.pty, "/");
    bench_type(&b, "claim:rec", "Materials  3 of 16");
    bench_keys(&b, "Ctrl-U", "Materials  16");
    bench_type(&b, "超轻", "Materials  1 of 16");
    bench_keys(&b, "Ctrl-U", "Materials  16");
    bench_type(&b, "colour:red", "colour");
    bench_keys(&b, "Ctrl-U", "Materials  16");
    bench_type(&b, "zzz\r", "No material matches the filter.");
    bench_keys(&b, "Esc", "Materials  16");
    bench_type(&b, "/is:offered\r", "Materials  1 of 16");
    bench_shows(&b, "▌Polyester 600D");
    bench_keys(&b, "Esc", "Materials  16");
    leave(&b);
}
END_TEST

/* Tear strength from 5.36 % to 30 %: the others have 70 / 94.64 of what they had. */
START_TEST(weights_are_moved_and_kept) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "<", "the cursor must stand on a criterion");
    bench_keys(&b, "l l l >", "changed: W saves, r resets");
    bench_shows(&b, "6.4");
    bench_keys(&b, "<", "5.4");
    pty_wait_quiet(b.pty, 100);
    bench_shows_not(&b, "changed"); /* there and back is the same */
    bench_keys(&b, "w", "Weight of Tear strength in %:");
    bench_type(&b, "30\r", "changed");
    pty_wait_text(b.pty, "Polyester 900D, PU-coated leads Cordura nylon 1000D by 2.");
    bench_shows(&b, "5.3     7.9     30    7.9    6.6    5.3");
    bench_cursor_on(&b, "Polyester 600D, PU-…   3");
    bench_leave(&b);
    open_matrix(&b, 24, 80, NULL); /* another day: not lost */
    bench_shows(&b, "changed: W saves, r resets");
    bench_shows(&b, "5.3     7.9     30    7.9    6.6    5.3");
    bench_keys(&b, "r", "The weights of the profile again.");
    bench_shows_not(&b, "W saves");
    leave(&b);
}
END_TEST

START_TEST(weights_are_saved_and_undone) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "l l l w", "Weight of Tear strength");
    bench_type(&b, "30\r", "changed");
    bench_keys(&b, "W", "Save the weights");
    bench_keys(&b, "Enter", "Saved the weights of Africa, urban commuter; u takes it back.");
    bench_shows(&b, "5.3     7.9     30    7.9    6.6    5.3");
    ck_assert_ptr_nonnull(
        strstr(bench_cli(&b, "material", "matrix", "--profile", "africa-urban-commuter", NULL),
               "\t30 %\t"));
    bench_keys(&b, "u", "Undone: Change weights of profile Africa, urban commuter");
    pty_wait_text(b.pty, "7.1     10.7    5.4");
    bench_keys(&b, "> > W", "Save the weights");
    bench_keys(&b, "Down Enter", "Name of the new profile:");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "Kenya, school\r", "Saved as profile Kenya, school; u takes it back.");
    bench_shows(&b, "Materials  16   Kenya, school");
    bench_keys(&b, "p", "Profile: region and use");
    bench_type(&b, "africaurbancomm\r", "Materials  16   Africa, urban commuter");
    bench_shows(&b, "7.1     10.7    5.4");
    /* Undone, the profile that it was saved from is there again, not the first of all. */
    bench_keys(&b, "p", "Profile: region and use");
    bench_type(&b, "europetactical\r", "Materials  16   Europe, tactical");
    bench_keys(&b, "> W", "Save the weights");
    bench_keys(&b, "Down Enter", "Name of the new profile:");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "Rangers\r", "Saved as profile Rangers; u takes it back.");
    bench_keys(&b, "u", "Undone: Add profile Rangers");
    bench_shows(&b, "Materials  16   Europe, tactical");
    leave(&b);
}
END_TEST

START_TEST(columns_are_chosen_and_moved) {
    struct bench b;
    open_world(&b, 40, 120);
    bench_keys(&b, "O", "Criteria shown as columns");
    bench_type(&b, "tensile", "Tensile strength");
    bench_keys(&b, "Space Enter", "Tensile");
    pty_wait_text(b.pty, "Abras.  Tensile  Tear");
    bench_keys(&b, "l l }", "Weight  Tensile  Abras.  Tear");
    bench_keys(&b, "} }", "Weight  Tensile  Tear  Light  Abras.");
    bench_leave(&b);
    open_matrix(&b, 40, 120, NULL);
    bench_shows(&b, "Weight  Tensile  Tear  Light  Abras.");
    leave(&b);
}
END_TEST

/* A limit of the profile knocks out, in words, and what is out stands last. */
START_TEST(limits_knock_out) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "t", "Set up what materials are compared by");
    bench_type(&b, "weights\r", "type to narrow down");
    bench_type(&b, "tear\r", "Delete");
    bench_keys(&b, "Enter", "Edit weight");
    bench_keys(&b, "Tab", "▌Out below");
    bench_type(&b, "100", "100");
    bench_keys(&b, "Ctrl-S", "Saved; u takes it back.");
    bench_keys(&b, "End", "knocked out");
    bench_golden(&b, "materials_knocked_out");
    bench_keys(&b, "v", "unit");
    bench_shows(&b, "✗ 85");
    leave(&b);
}
END_TEST

/* A form asks for what the catalogue knows, as the command does. */
START_TEST(rules_ask_for_known_evidence) {
    struct bench b;
    open_world(&b, 40, 120);
    bench_keys(&b, "t", "Set up what materials are compared by");
    bench_type(&b, "rules\r", "type to narrow down");
    bench_type(&b, "bluesign\r", "Delete");
    bench_keys(&b, "Enter", "Edit compliance rule");
    bench_keys(&b, "Tab Tab", "▌Market");
    bench_keys(&b, "Ctrl-U", "▌Market");
    bench_type(&b, "Germny", "Germny");
    bench_keys(&b, "Ctrl-S", "There is no market \"Germny\"");
    bench_keys(&b, "Ctrl-U", "▌Market");
    bench_type(&b, "germany", "germany");
    bench_keys(&b, "Ctrl-S", "Saved; u takes it back.");
    leave(&b);
}
END_TEST

START_TEST(why_tells_all) {
    struct bench b;
    open_world(&b, 60, 120);
    bench_keys(&b, "=", "Why: points, weights, sources");
    bench_golden(&b, "materials_why");
    bench_keys(&b, "q", "MATERIAL");
    leave(&b);
}
END_TEST

START_TEST(compares_marked_materials_and_profiles) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "m C", "mark two to four materials");
    bench_keys(&b, "End m C", "Compare  2 materials");
    pty_wait_quiet(b.pty, 100);
    bench_golden(&b, "materials_compare");
    bench_keys(&b, "End", "▌Evidence");
    bench_keys(&b, "d", "only what differs");
    bench_shows_not(&b, "Evidence"); /* of both the same */
    bench_keys(&b, "Esc Esc P", "Compare with which profile");
    bench_type(&b, "europeurban\r", "Compare  2 profiles");
    pty_wait_quiet(b.pty, 100);
    bench_golden(&b, "materials_profiles");
    bench_keys(&b, "End", "Weights");
    bench_keys(&b, "q", "MATERIAL");
    leave(&b);
}
END_TEST

/* The page of a material: a value of one's own counts at once, and the matrix follows. */
START_TEST(page_takes_values) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "Home Enter", "Facts  Values  Offers  Rules  Fit");
    bench_golden(&b, "materials_page");
    bench_keys(&b, "]", "Abrasion (Martindale)");
    bench_keys(&b, "a", "A value of which property");
    bench_type(&b, "tear\r", "Add material value  Tear strength · Polyester 600D, PU-coated");
    bench_keys(&b, "Tab", "in N");
    bench_type(&b, "120", "120");
    bench_keys(&b, "Ctrl-S", "Added; u takes it back.");
    bench_shows(&b, "▌Tear strength                 120 N");
    bench_shows(&b, "beside it                    85 N");
    bench_golden(&b, "materials_page_values");
    bench_keys(&b, "q v", "unit");
    bench_shows(&b, "25,600   120");
    bench_keys(&b, "u", "Undone: Add material value");
    pty_wait_text(b.pty, "25,600    85");
    leave(&b);
}
END_TEST

START_TEST(offers_are_entered_and_opened) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "o", "Offered by 2 suppliers, USD 1.03–1.20/m²");
    bench_golden(&b, "materials_offers");
    bench_keys(&b, "a", "Which supplier offers it");
    bench_type(&b, "dong\r", "Add material offer  Polyester 600D, PU-coated · Dong Nai");
    bench_keys(&b, "Tab", "▌Price");
    bench_type(&b, "1.8", "1.8");
    bench_keys(&b, "Tab", "Currency");
    bench_type(&b, "USD", "USD");
    bench_keys(&b, "Ctrl-S", "Added; u takes it back.");
    bench_shows(&b, "no price per m²");
    bench_keys(&b, "Home Enter", "Overview");
    bench_keys(&b, "q q", "MATERIAL");
    bench_keys(&b, "End o", "Nobody offers it yet; a adds an offer.");
    bench_keys(&b, "q", "Nobody offers it yet; o, then a, adds an offer.");
    leave(&b);
}
END_TEST

/* A sentence above the offers that needs two lines is no entry: the cursor begins below. */
START_TEST(cursor_stands_on_an_offer) {
    struct bench b;
    open_world(&b, 15, 60);
    bench_keys(&b, "o", "derived).");
    bench_cursor_on(&b, "Dong Nai Weaving");
    bench_keys(&b, "q", "MATERIAL");
    leave(&b);
}
END_TEST

START_TEST(rules_lead_to_who_holds_the_evidence) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "c", "What KE, NG asks");
    bench_golden(&b, "materials_rules");
    bench_keys(&b, "Home Enter", "Suppliers  0 of 2");
    bench_shows(&b, "cert:\"PVOC\"");
    leave(&b);
}
END_TEST

START_TEST(supplier_shows_its_materials) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "2", "Suppliers  2");
    bench_type(&b, "/dong\r", "Suppliers  1 of 2");
    bench_keys(&b, "Enter", "Overview");
    pty_wait_text(b.pty, "Polyester 600D, PU-coated · USD 1.55/m · MOQ 1,000 m");
    bench_keys(&b, "o", "the cursor must stand on a material that is offered");
    bench_keys(&b, "[ [ [ [ [", "▌Polyester 600D, PU-coated");
    bench_keys(&b, "o", "Offered by 2 suppliers");
    bench_shows(&b, "Africa, urban commuter"); /* the profile that was used last */
    bench_keys(&b, "q", "▌Polyester 600D, PU-coated · USD 1.55/m");
    bench_keys(&b, "a", "▌Material *"); /* it must be said, and nothing said it yet */
    bench_keys(&b, "Esc", "USD 1.55/m");
    bench_keys(&b, "q", "Suppliers  1 of 2");
    leave(&b);
}
END_TEST

/* What another process changes comes in by itself, and the cursor stays on its material. */
START_TEST(changes_elsewhere_come_in) {
    struct bench b;
    open_world(&b, 24, 80);
    bench_keys(&b, "j j", "Recycled polyester (rPET) 600D: rank 3");
    bench_cli(&b, "material", "value", "R600", "abrasion_martindale", "60000", NULL);
    pty_wait_text(b.pty, "▌Recycled polyester …   1");
    bench_cli(&b, "material", "delete", "P900", NULL);
    pty_wait_text(b.pty, "Materials  15");
    bench_cursor_on(&b, "Recycled polyester");
    leave(&b);
}
END_TEST

START_TEST(empty_and_read_only) {
    static const char *const codes[] = {"N420", "N600",  "P600", "P900", "R600", "RN420",
                                        "C500", "C1000", "RL1",  "CC",   "WC",   "PU",
                                        "TPU",  "LE",    "OCC",  "XP21"};
    struct bench b;
    make_world(&b);
    bench_open_today(&b, 24, 80, "--read-only");
    bench_keys(&b, "3", "Materials  16");
    bench_keys(&b, "a", "read");
    bench_keys(&b, "l l >", "changed: r resets"); /* to look what would be is no change */
    bench_keys(&b, "p", "Profile: region and use");
    bench_type(&b, "europeurban\r", "The weights changed there are kept until you come back.");
    bench_keys(&b, "p", "Profile: region and use");
    bench_type(&b, "africaurbancomm\r", "changed");
    bench_shows(&b, "11.7");
    bench_leave(&b);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        bench_cli(&b, "material", "delete", codes[i], NULL);
    bench_open_today(&b, 24, 80, NULL);
    bench_keys(&b, "3", "Here materials stand against what matters for a region and a use.");
    bench_shows(&b, "a  adds the first material");
    bench_keys(&b, "=", "there is no material here; a adds one");
    bench_keys(&b, "a", "Add material");
    bench_keys(&b, "Esc", "Materials  0");
    leave(&b);
}
END_TEST

START_TEST(exports_what_is_shown) {
    struct bench b;
    open_world(&b, 24, 80);
    pty_keys(b.pty, "/");
    bench_type(&b, "polyester 600\r", "Materials  2 of 16");
    bench_keys(&b, "E", "Export what is shown to");
    bench_keys(&b, "Ctrl-U", ":");
    bench_type(&b, "m.csv\r", "Wrote the matrix (heat) to m.csv.");
    const char *csv = home_read(&b.home, "m.csv");
    ck_assert_ptr_nonnull(strstr(csv, "rank,code,material,score,Light to carry,Abrasion,"));
    ck_assert_ptr_nonnull(strstr(csv, ",,weight %,,7.14,10.72,"));
    ck_assert_ptr_nonnull(
        strstr(csv, "1,P600,\"Polyester 600D, PU-coated\",69.44,9,3,3,7,1,8,10,3,9,10,100,\n"));
    bench_keys(&b, "Esc E", "Export what is shown to");
    bench_keys(&b, "Enter", "Wrote the matrix (heat) to materials.html.");
    const char *html = home_read(&b.home, "materials.html");
    ck_assert_ptr_nonnull(strstr(html, "<td class=\"heat\">█ 10</td>"));
    ck_assert_ptr_null(strstr(html, "src="));
    ck_assert_ptr_null(strstr(html, "http"));
    leave(&b);
}
END_TEST

/* A move sideways changes a cell, a head and what the rule says of the column; a weight that is
 * moved changes the cells that differ. */
START_TEST(moves_and_weights_are_frugal) {
    struct bench b;
    open_world(&b, 40, 120);
    bench_keys(&b, "l l", "Abrasion: more");
    pty_wait_quiet(b.pty, 300);
    size_t frames[8], settled = 0;
    for (int i = 0; i < 8; i++) {
        frames[i] = frugal_frame(b.pty, i % 4 < 2 ? "l" : "h").bytes;
        size_t after = frugal_settle(b.pty);
        settled = after > settled ? after : settled;
    }
    ck_assert_uint_gt(frames[0], 0);
    ck_assert_uint_le(frugal_median(frames, 8), 120);
    ck_assert_uint_le(settled, 160);
    struct frugal_cost cost = frugal_frame(b.pty, ">");
    ck_assert_uint_gt(cost.bytes, 0);
    ck_assert_uint_le(cost.bytes, 900); /* 16 scores, 10 weights, the title */
    ck_assert_int_le(cost.cells, 150);
    leave(&b);
}
END_TEST

TEST_MAIN(materials, golden_sizes, golden_values, c_locale_sends_ascii,
          faces_show_the_same_cell_three_ways, columns_scroll_beside_the_name,
          sorts_by_the_column_under_the_cursor, offers_stand_beside_the_price_of_the_catalogue,
          panes_say_whole_sentences, filter_follows_the_letters, weights_are_moved_and_kept,
          weights_are_saved_and_undone, columns_are_chosen_and_moved, limits_knock_out,
          rules_ask_for_known_evidence, why_tells_all, compares_marked_materials_and_profiles,
          page_takes_values, offers_are_entered_and_opened, cursor_stands_on_an_offer,
          rules_lead_to_who_holds_the_evidence, supplier_shows_its_materials,
          changes_elsewhere_come_in, empty_and_read_only, exports_what_is_shown,
          moves_and_weights_are_frugal)
