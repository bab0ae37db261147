/* The list of suppliers as a person sees it: finding, sorting, moving, sizes, other people's work.
 */
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"

static const char facilities[] = "tests/data/real/facilities_352.csv";

static const char many_scripts[] =
    "name,local name,country,city,moq\n"
    "Dongguan Far Luggage Co.,东莞远行箱包有限公司,CN,Dongguan,500\n"
    "杭州山水背包厂,,CN,Hangzhou,300\n"
    "Hà Nội Túi Xách JSC,,VN,Hà Nội,1000\n"
    "Đông Á Canvas,,VN,Đà Nẵng,250\n"
    "Saigon Trail Bags Co.,Công ty TNHH Ba lô Sài Gòn,VN,Ho Chi Minh,300\n"
    "東京カバン株式会社,,JP,Tokyo,200\n"
    "한국가방,,KR,Busan,600\n"
    "Çelik Çanta A.Ş.,,TR,İstanbul,400\n";

static void open_real(struct bench *b, int rows, int columns) {
    bench_make(b);
    bench_import(b, facilities);
    bench_open(b, rows, columns, NULL);
    pty_wait_text(b->pty, "Suppliers  351");
}

static void open_scripts(struct bench *b, int rows, int columns) {
    bench_make(b);
    bench_import_text(b, many_scripts);
    bench_open(b, rows, columns, NULL);
    pty_wait_text(b->pty, "Suppliers  8");
}

START_TEST(empty_bench_says_how_to_begin) {
    struct bench b;
    bench_make(&b);
    bench_open(&b, 24, 80, NULL);
    bench_shows(&b, "a  adds the first supplier");
    bench_shows(&b, "I  imports a list");
    bench_keys(&b, "e", "there is no supplier here; a adds one");
    bench_golden(&b, "suppliers_empty");
    bench_keys(&b, "/ x y z Enter", "No supplier matches the filter.");
    bench_shows(&b, "Esc shows all again");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(filter_follows_the_letters) {
    struct bench b;
    open_real(&b, 24, 80);
    pty_keys(b.pty, "/");
    bench_type(&b, "country:VN", "35 of 351");
    bench_type(&b, " sport", "of 351   country:VN sport");
    pty_keys(b.pty, "Ctrl-W Ctrl-W");
    pty_wait_text(b.pty, "Suppliers  351");
    bench_type(&b, "spo", "spo   best match first");
    bench_keys(&b, "Down Down", "▌");
    bench_keys(&b, "Enter", "/ filter"); /* the prompt is gone, the filter stays */
    bench_shows(&b, "of 351   spo");
    bench_keys(&b, "Esc", "Suppliers  351");
    bench_cursor_on(&b, "1v1 Fight Gear");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(letters_typed_ahead_are_not_lost) {
    struct bench b;
    open_real(&b, 24, 80);
    pty_burst(b.pty, "/ c o u n t r y : T W Enter j j m");
    pty_wait_text(b.pty, "28 of 351   country:TW   1 marked");
    bench_close(&b);
}
END_TEST

/* The wrong word is pointed at while the list stays as it was. */
START_TEST(wrong_filter_word_is_pointed_at) {
    struct bench b;
    int typed, pointed;
    open_real(&b, 24, 80);
    pty_keys(b.pty, "/");
    bench_type(&b, "country:VN", "35 of 351");
    pty_type(b.pty, " colour:red");
    pty_wait_text(b.pty, "colour");
    pty_wait_quiet(b.pty, 200);
    bench_shows(&b, "35 of 351");
    bench_golden(&b, "suppliers_wrong_filter");
    ck_assert(pty_find(b.pty, "colour:red", &typed, &pointed));
    struct pty_cell wrong = pty_cell(b.pty, typed, pointed);
    struct pty_cell right = pty_cell(b.pty, typed, pointed - 2);
    ck_assert(wrong.underline != right.underline || wrong.reverse != right.reverse ||
              wrong.foreground != right.foreground);
    bench_keys(&b, "Enter", "colour:red"); /* cannot be accepted so */
    bench_shows(&b, "35 of 351");
    bench_keys(&b, "Ctrl-W", "country:VN");
    bench_type(&b, "moq:<x", "moq");
    pty_wait_quiet(b.pty, 200);
    bench_shows(&b, "35 of 351");
    bench_keys(&b, "Esc", "Suppliers  351");
    bench_close(&b);
}
END_TEST

START_TEST(names_of_any_script_are_found) {
    static const struct {
        const char *typed, *found;
    } cases[] = {{"箱", "Dongguan Far Luggage Co."},  {"山", "杭州山水背包厂"},
                 {"カ", "東京カバン株式会社"},        {"가", "한국가방"},
                 {"ha noi", "Hà Nội Túi Xách JSC"},   {"dong a", "Đông Á Canvas"},
                 {"tui xach", "Hà Nội Túi Xách JSC"}, {"sai gon", "Saigon Trail Bags Co."},
                 {"celik", "Çelik Çanta A.Ş."},       {"istanbul", "Çelik Çanta A.Ş."}};
    struct bench b;
    open_scripts(&b, 24, 80);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pty_keys(b.pty, "/");
        bench_type(&b, cases[i].typed, " of 8");
        pty_wait_quiet(b.pty, 100);
        bench_cursor_on(&b, cases[i].found);
        pty_keys(b.pty, "Esc");
        pty_wait_gone(b.pty, " of 8");
    }
    bench_close(&b);
}
END_TEST

START_TEST(wide_characters_keep_the_columns) {
    struct bench b;
    int row;
    open_scripts(&b, 24, 80);
    bench_golden(&b, "suppliers_cjk");
    static const char *const rows[][2] = {{"杭州山水背包厂", "CN"},
                                          {"東京カバン株式会社", "JP"},
                                          {"한국가방", "KR"},
                                          {"Đông Á", "VN"}};
    for (size_t i = 0; i < 4; i++) {
        ck_assert(pty_find(b.pty, rows[i][0], &row, NULL));
        ck_assert_msg(pty_cell(b.pty, row, 42).text[0] == rows[i][1][0], "%s", pty_row(b.pty, row));
    }
    bench_close(&b);
}
END_TEST

static void check_first(struct bench *b, const char *name) {
    pty_wait_row(b->pty, 3, name);
}

START_TEST(sorting_goes_both_ways) {
    struct bench b;
    open_scripts(&b, 24, 80);
    pty_keys(b.pty, "s");
    pty_wait_text(b.pty, "Sort by");
    bench_golden(&b, "suppliers_sort");
    bench_type(&b, "moq", "1 of");
    pty_keys(b.pty, "Enter");
    check_first(&b, "東京カバン株式会社");
    pty_keys(b.pty, "S");
    check_first(&b, "Hà Nội Túi Xách JSC");
    pty_keys(b.pty, "/");
    bench_type(&b, "country:VN", "3 of 8");
    check_first(&b, "Hà Nội Túi Xách JSC");
    bench_keys(&b, "Esc s Esc", "Suppliers  8");
    bench_shows(&b, "MOQ");
    bench_close(&b);
}
END_TEST

START_TEST(marks_are_counted_and_taken_away) {
    struct bench b;
    open_real(&b, 24, 80);
    bench_keys(&b, "m m", "2 marked");
    bench_keys(&b, "j j j V", "6 marked");
    bench_keys(&b, "k m", "5 marked");
    pty_keys(b.pty, "/");
    bench_type(&b, "country:TW", "28 of 351");
    bench_keys(&b, "Enter *", "33 marked");
    bench_keys(&b, "Esc", "28 of 351");
    pty_wait_gone(b.pty, "33 marked   ");
    bench_keys(&b, "Esc", "Suppliers  351");
    pty_wait_quiet(b.pty, 50);
    bench_shows_not(&b, "marked");
    bench_close(&b);
}
END_TEST

START_TEST(list_moves_by_rows_pages_and_ends) {
    struct bench b;
    open_real(&b, 24, 80);
    bench_keys(&b, "PgDn", "▌");
    pty_wait_quiet(b.pty, 50);
    bench_shows_not(&b, "1v1 Fight Gear");
    bench_keys(&b, "PgUp", "▌1v1 Fight Gear");
    bench_keys(&b, "End", "▌ZIEBART");
    bench_keys(&b, "Home", "▌1v1 Fight Gear");
    bench_keys(&b, "G k g j k", "▌1v1 Fight Gear");
    bench_keys(&b, "Up Down Down", "▌A.Schmied s.r.o.");
    bench_close(&b);
}
END_TEST

START_TEST(resizing_keeps_the_cursor) {
    struct bench b;
    open_real(&b, 40, 120);
    bench_keys(&b, "j j", "│ A.Schmied s.r.o.");
    pty_resize(b.pty, 24, 80);
    pty_wait_gone(b.pty, "│");
    bench_cursor_on(&b, "A.Schmied s.r.o.");
    pty_resize(b.pty, 10, 50);
    pty_wait_gone(b.pty, "Suppliers");
    bench_golden(&b, "suppliers_too_small");
    pty_keys(b.pty, "j D y"); /* ignored, once they are read */
    pty_wait_quiet(b.pty, 50);
    pty_resize(b.pty, 40, 120);
    pty_wait_text(b.pty, "│ A.Schmied s.r.o.");
    bench_cursor_on(&b, "A.Schmied s.r.o.");
    bench_shows(&b, "Suppliers  351");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(work_of_others_appears_by_itself) {
    struct bench b;
    long long began;
    open_scripts(&b, 40, 120);
    bench_keys(&b, "j j j", "│ Hà Nội");
    bench_cursor_on(&b, "Hà Nội Túi Xách JSC");
    bench_cli(&b, "--author", "marco", "supplier", "add", "Aaa Bags", "country=IN", NULL);
    began = child_clock();
    pty_wait_text(b.pty, "Aaa Bags");
    pty_wait_text(b.pty, "Suppliers  9");
    ck_assert_int_lt(child_clock() - began, pty_sanitized() ? 5000 : 3000);
    bench_cursor_on(&b, "Hà Nội Túi Xách JSC");
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Hà Nội Túi Xách JSC", "moq=750", NULL);
    pty_wait_text(b.pty, "MOQ 750"); /* in the detail of the cursor's row */
    bench_cursor_on(&b, "750");
    pty_keys(b.pty, "/");
    bench_type(&b, "country:VN", "3 of 9");
    bench_cli(&b, "--author", "marco", "supplier", "add", "Zebra", "country=VN", NULL);
    pty_wait_text(b.pty, "Zebra"); /* while a filter is typed, too */
    bench_shows(&b, "/ country:VN");
    bench_cli(&b, "--author", "marco", "supplier", "delete", "Zebra", NULL);
    pty_wait_gone(b.pty, "Zebra");
    pty_keys(b.pty, "Esc");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(golden_sizes) {
    static const struct {
        int rows, columns;
        const char *name;
    } sizes[] = {
        {24, 80, "suppliers_80x24"}, {40, 120, "suppliers_120x40"}, {60, 200, "suppliers_200x60"}};
    struct bench b;
    bench_make(&b);
    bench_import(&b, facilities);
    bench_import_text(&b, many_scripts);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        bench_open(&b, sizes[i].rows, sizes[i].columns, NULL);
        pty_wait_text(b.pty, "Suppliers  359");
        pty_keys(b.pty, "j j m");
        bench_golden(&b, sizes[i].name);
        bench_leave(&b);
    }
    bench_close(&b);
}
END_TEST

START_TEST(c_locale_sends_ascii) {
    static const char *const ascii[] = {"LC_ALL=C", NULL};
    struct bench b;
    bench_make(&b);
    bench_import_text(&b, many_scripts);
    b.environment = ascii;
    bench_open(&b, 40, 120, NULL);
    pty_wait_text(b.pty, "Suppliers  8");
    pty_keys(b.pty, "j m");
    bench_golden(&b, "suppliers_c_locale");
    for (const char *s = pty_output(b.pty); *s; s++)
        ck_assert_int_lt((unsigned char)*s, 0x80);
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(mono_says_by_attribute_what_colour_says) {
    static const char *const mono[] = {"NO_COLOR=1", NULL};
    struct bench b;
    int row, column;
    bench_make(&b);
    bench_import_text(&b, many_scripts);
    b.environment = mono;
    bench_open(&b, 24, 80, NULL);
    pty_wait_text(b.pty, "Suppliers  8");
    pty_wait_quiet(b.pty, 100);
    ck_assert(pty_find(b.pty, "▌", &row, &column));
    struct pty_cell cursor = pty_cell(b.pty, row, column + 1);
    ck_assert(cursor.bold || cursor.reverse || cursor.underline);
    for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 80; x++) {
            ck_assert_int_eq(pty_cell(b.pty, y, x).foreground, -1);
            ck_assert_int_eq(pty_cell(b.pty, y, x).background, -1);
        }
    }
    bench_close(&b);
}
END_TEST

TEST_MAIN(suppliers_list, empty_bench_says_how_to_begin, filter_follows_the_letters,
          letters_typed_ahead_are_not_lost, wrong_filter_word_is_pointed_at,
          names_of_any_script_are_found, wide_characters_keep_the_columns, sorting_goes_both_ways,
          marks_are_counted_and_taken_away, list_moves_by_rows_pages_and_ends,
          resizing_keeps_the_cursor, work_of_others_appears_by_itself, golden_sizes,
          c_locale_sends_ascii, mono_says_by_attribute_what_colour_says)
