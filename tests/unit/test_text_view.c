#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/ranking.h"
#include "sourcebench/tui/search.h"
#include "sourcebench/tui/text_pages.h"

#include "suite.h"

START_TEST(words_are_found_without_case_and_accents) {
    static const struct {
        const char *text, *pattern;
        int start, length; /* start -1: nowhere */
    } cases[] = {
        {"Hà Nội Túi Xách", "noi", 4, 5},
        {"Hà Nội Túi Xách", "Nội", 4, 5},
        {"Hà Nội Túi Xách", "Noi", -1, 0},
        {"YKK zipper, ykk price", "YKK p", -1, 0},
        {"YKK zipper, ykk price", "ykk p", 12, 5},
        {"东莞远行箱包", "远行", 6, 6},
        {"Đại Việt", "dai viet", 0, 13},
        {"abc", "", -1, 0},
        {"abc", "abcd", -1, 0},
        {"bad \xFF byte", "byte", 6, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t start = 0, length = 0;
        bool found = search_find(cases[i].text, cases[i].pattern, 0, &start, &length);
        ck_assert_msg(found == (cases[i].start >= 0), "%s", cases[i].pattern);
        if (found) {
            ck_assert_msg((int)start == cases[i].start, "%s at %zu", cases[i].pattern, start);
            ck_assert_msg((int)length == cases[i].length, "%s: %zu", cases[i].pattern, length);
        }
    }
}
END_TEST

static char *long_text(void) {
    struct strbuf text = {0};
    for (int i = 1; i <= 200; i++)
        strbuf_addf(&text, "%sline %d%s\n", i == 3 ? "\x03" : "", i,
                    i % 50 == 0 ? " has the needle, and words enough to be wrapped twice" : "");
    return strbuf_take(&text);
}

START_TEST(long_lines_are_wrapped_and_scrolled) {
    char *text = long_text();
    struct text_pages p;
    text_pages_open(&p, text);
    text_pages_fit(&p, 40, 20);
    ck_assert_int_eq(p.count, 204);
    ck_assert_int_eq(p.lines[2].style, STYLE_BOLD);
    ck_assert_int_eq(strncmp(text + p.lines[2].start, "line 3", 6), 0);
    text_pages_scroll(&p, 100000);
    ck_assert_int_eq(p.top, 184);
    text_pages_scroll(&p, -1);
    ck_assert_int_eq(p.top, 183);
    size_t top = p.lines[p.top].start;
    text_pages_fit(&p, 120, 20);
    ck_assert_int_eq(p.count, 200);
    ck_assert_uint_le(p.lines[p.top].start, top);
    text_pages_scroll(&p, -100000);
    ck_assert_int_eq(p.top, 0);
    text_pages_close(&p);
    mem_free(text);
}
END_TEST

/* What follows a point, or blanks, stands below the first word. */
START_TEST(points_hang) {
    static const char text[] =
        "\x02 - one two three four five\n  two blanks before\nplain one two\n"
        "                   - deep in narrow room\n -\n";
    static const struct {
        const char *line;
        int indent;
    } lines[] = {{" - one two", 0},   {"three four", 3}, {"five", 3},
                 {"  two blanks", 0}, {"before", 2},     {"plain one two", 0}};
    struct text_pages p;
    text_pages_open(&p, text);
    text_pages_fit(&p, 14, 20);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ck_assert_int_eq(p.lines[i].indent, lines[i].indent);
        ck_assert_uint_eq(p.lines[i].length, strlen(lines[i].line));
        ck_assert_int_eq(strncmp(text + p.lines[i].start, lines[i].line, p.lines[i].length), 0);
        ck_assert_int_eq(p.lines[i].style, i < 3 ? STYLE_DIM : STYLE_NORMAL);
    }
    for (int i = 0; i < p.count; i++)
        ck_assert_int_le(p.lines[i].indent + (int)p.lines[i].length, 14);
    text_pages_show(&p, sizeof text - 2);
    text_pages_fit(&p, 14, 2);
    text_pages_show(&p, sizeof text - 2);
    ck_assert_int_eq(p.top, p.count - 2);
    text_pages_close(&p);
}
END_TEST

START_TEST(matches_are_counted_and_walked_round) {
    char *text = long_text();
    struct text_pages p;
    text_pages_open(&p, text);
    text_pages_fit(&p, 80, 20);
    text_pages_scroll(&p, 60);
    text_pages_search(&p, "needle");
    ck_assert_int_eq(p.n_matches, 4);
    ck_assert_int_eq(p.match, 1);
    ck_assert(p.top <= 99 && p.top + p.height > 99);
    for (int i = 2; i < 7; i++) {
        text_pages_next(&p, 1);
        ck_assert_int_eq(p.match, i % 4);
    }
    text_pages_next(&p, -3);
    ck_assert_int_eq(p.match, 3);
    text_pages_search(&p, "nothing like it");
    ck_assert_int_eq(p.n_matches, 0);
    text_pages_next(&p, 1);
    text_pages_close(&p);
    mem_free(text);
}
END_TEST

START_TEST(an_empty_text_has_no_lines) {
    struct text_pages p;
    text_pages_open(&p, "");
    text_pages_fit(&p, 80, 20);
    ck_assert_int_eq(p.count, 0);
    text_pages_scroll(&p, 5);
    text_pages_search(&p, "x");
    text_pages_next(&p, 1);
    ck_assert_int_eq(p.top, 0);
    text_pages_close(&p);
}
END_TEST

START_TEST(the_best_match_stands_first) {
    static const struct picker_item items[] = {
        {"Suppliers: add", "a"},       {"Suppliers: note", "n  Write a note."},
        {"Suppliers: follow up", "f"}, {"Suppliers: edit", "e  Change the noted fields."},
        {"Nominated house", NULL},     {"Hà Nội", NULL},
    };
    int order[6];
    ck_assert_int_eq(ranking_order("", items, 6, order), 6);
    ck_assert_int_eq(order[5], 5);
    ck_assert_int_ge(ranking_order("note", items, 6, order), 2);
    ck_assert_int_eq(order[0], 1);
    ck_assert_int_eq(ranking_order("ha noi", items, 6, order), 1);
    ck_assert_int_eq(order[0], 5);
    ck_assert_int_eq(ranking_order("zzz", items, 6, order), 0);
    ck_assert_int_eq(ranking_order("change", items, 6, order), 1);
    ck_assert_int_eq(order[0], 3);
}
END_TEST

TEST_MAIN(text_view, words_are_found_without_case_and_accents, long_lines_are_wrapped_and_scrolled,
          points_hang, matches_are_counted_and_walked_round, an_empty_text_has_no_lines,
          the_best_match_stands_first)
