/* What of outside text reaches the terminal, and how wide it is. */
#include <locale.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/tui/draw.h"

#include "../../src/tui/visible.h"
#include "suite.h"

static void set_locale(void) {
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    visible_set_unicode(true);
    width_set_ambiguous(1);
}

/* The text as it is shown. */
static char *shown(const char *text) {
    struct strbuf b = {0};
    struct visible v;
    for (; visible_next(text, &v); text += v.bytes)
        for (int i = 0; v.text[i]; i++) {
            char bytes[4];
            strbuf_add_bytes(&b, bytes, utf8_encode((uint32_t)v.text[i], bytes));
        }
    return strbuf_take(&b);
}

static const struct {
    const char *text, *shown;
    int columns;
} cases[] = {
    {"Saigon Trail", "Saigon Trail", 12},
    {"", "", 0},
    {"Hà Nội", "Hà Nội", 6},
    {"Ha\u0300 No\u0323\u0302i", "Ha\u0300 No\u0323\u0302i", 6},
    {"深圳市箱包", "深圳市箱包", 10},
    {"🎒", "🎒", 2},
    {"a\tb\nc\rd", "a␉b␊c␍d", 7},
    {"\033[31mred\033[0m", "␛[31mred␛[0m", 12},
    {"\x7f", "␡", 1},
    {"\xc2\x9b"
     "31m",
     "\uFFFD31m", 4},                          /* C1 CSI */
    {"\xff\xc3(", "\uFFFD\uFFFD(", 3},         /* no UTF-8 */
    {"\xe6\xb7", "\uFFFD\uFFFD", 2},           /* cut off */
    {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", 3}, /* a surrogate */
    {"a\u202Eb\u202Cc", "a\uFFFDb\uFFFDc", 5}, /* override */
    {"\u2066x\u2069\u200E\u200F\u061C", "\uFFFDx\uFFFD\uFFFD\uFFFD\uFFFD", 6},
    {"a\u200Bb\uFEFFc\u2060", "a\uFFFDb\uFFFDc\uFFFD", 6},
    {"\u2028\u2029", "\uFFFD\uFFFD", 2},
    {"\uE000\U000F0000", "\uFFFD\uFFFD", 2}, /* private use */
    {"\u0378\U000E0041", "\uFFFD\uFFFD", 2}, /* unassigned, tag */
    {"👩\u200D🔧", "👩🔧", 4},                   /* joined in some terminals only */
    {"👍\U0001F3FD", "👍", 2},                 /* skin tone */
    {"⚠\uFE0F!", "⚠!", 2},                   /* a selector would make it wide */
    {"soft\u00ADhyphen", "softhyphen", 10},
    {"\u0301a", " \u0301a", 2}, /* a mark without a letter */
    {"a\u0301\u0302\u0303\u0304\u0305\u0306z", "a\u0301\u0302\u0303\u0304z", 2},
    {"\u200D", "", 0},
};

START_TEST(nothing_dangerous_is_shown) {
    set_locale();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = shown(cases[i].text);
        ck_assert_msg(strcmp(got, cases[i].shown) == 0, "case %zu: %s, not %s", i, got,
                      cases[i].shown);
        ck_assert_msg(text_columns(cases[i].text) == cases[i].columns, "case %zu: %d columns", i,
                      text_columns(cases[i].text));
        mem_free(got);
    }
}
END_TEST

START_TEST(marks_do_not_heap_up) {
    set_locale();
    struct strbuf zalgo = {0};
    struct visible v;
    strbuf_add(&zalgo, "a");
    for (int i = 0; i < 10000; i++)
        strbuf_add(&zalgo, "\u0315");
    strbuf_add(&zalgo, "b");
    ck_assert(visible_next(zalgo.data, &v));
    ck_assert_uint_eq(v.bytes, zalgo.length - 1);
    ck_assert_uint_eq(wcslen(v.text), 1 + VISIBLE_MARKS);
    ck_assert_int_eq(text_columns(zalgo.data), 2);
    strbuf_free(&zalgo);
}
END_TEST

START_TEST(other_locales_get_ascii) {
    static const struct {
        const char *text, *shown;
    } plain[] = {{"Hà Nội", "Ha Noi"},
                 {"Łódź", "Lodz"},
                 {"Đà Nẵng", "Da Nang"},
                 {"深圳", "??"},
                 {"a\033b", "a?b"},
                 {"“Co.” – x", "\"Co.\" - x"},
                 {"No\u0323\u0302i", "Noi"},
                 {"\xff", "?"},
                 {"…", "~"}};
    visible_set_unicode(false);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        char *got = shown(plain[i].text);
        ck_assert_str_eq(got, plain[i].shown);
        ck_assert_int_eq(text_columns(plain[i].text), (int)strlen(got));
        mem_free(got);
    }
    for (int g = 0; g < GLYPHS; g++)
        ck_assert_uint_eq(strlen(glyph_text((enum glyph)g)), 1);
}
END_TEST

START_TEST(ambiguous_characters_may_be_wide) {
    set_locale();
    ck_assert_int_eq(text_columns("Ж°…é"), 4);
    width_set_ambiguous(2);
    ck_assert_int_eq(text_columns("Ж°…é"), 8);
    ck_assert_int_eq(text_columns("箱ab"), 4);
    ck_assert_int_eq(text_columns("\x01"), 1);
    ck_assert_int_eq(text_columns("\xff"), 2); /* the replacement is ambiguous itself */
    for (int g = 0; g < GLYPHS; g++)
        ck_assert_int_eq(text_columns(glyph_text((enum glyph)g)), 1);
}
END_TEST

START_TEST(glyphs_take_one_column) {
    set_locale();
    for (int g = 0; g < GLYPHS; g++)
        ck_assert_int_eq(text_columns(glyph_text((enum glyph)g)), 1);
}
END_TEST

START_TEST(text_is_cut_between_characters) {
    static const struct {
        const char *text;
        int width;
        size_t bytes;
        int used;
    } cuts[] = {{"abc", 5, 3, 3},  {"abc", 2, 2, 2},      {"深圳", 3, 3, 2},
                {"深圳", 1, 0, 0}, {"e\u0301f", 1, 3, 1}, {"abc", 0, 0, 0}};
    set_locale();
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        int used;
        ck_assert_uint_eq(text_fit(cuts[i].text, cuts[i].width, &used), cuts[i].bytes);
        ck_assert_int_eq(used, cuts[i].used);
    }
}
END_TEST

static void take_line(void *user, const char *s, size_t length) {
    strbuf_addf(user, "%.*s/", (int)length, s);
}

START_TEST(lines_break_at_blanks_and_in_chinese) {
    static const struct {
        const char *text;
        int width;
        const char *lines;
    } wraps[] = {
        {"one two three", 7, "one two/three/"},
        {"one two three", 8, "one two/three/"},
        {"one two three", 3, "one/two/thr/ee/"},
        {"one  two", 3, "one/two/"},
        {"unbreakable", 4, "unbr/eaka/ble/"},
        {"a\n\nb", 9, "a//b/"},
        {"深圳市箱包", 4, "深圳/市箱/包/"},
        {"MOQ 深圳市", 7, "MOQ 深/圳市/"},
        {"箱", 1, "箱/"},
        {"", 5, "/"},
        {"end ", 3, "end/"},
        {"two\n", 5, "two/"},
        {"end \u200D", 3, "end/\u200D/"}, /* what is invisible comes to an end too */
        {"abc \u0301 d", 3, "abc/\u0301 d/"},
    };
    set_locale();
    for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++) {
        struct strbuf lines = {0};
        text_wrap(wraps[i].text, wraps[i].width, take_line, &lines);
        ck_assert_msg(strcmp(strbuf_text(&lines), wraps[i].lines) == 0, "%s: %s", wraps[i].text,
                      strbuf_text(&lines));
        strbuf_free(&lines);
    }
}
END_TEST

START_TEST(a_cell_has_its_width_and_says_what_it_leaves_out) {
    struct arena a = {0};
    set_locale();
    ck_assert_str_eq(text_cell("abc", 5, ALIGN_LEFT, &a), "abc  ");
    ck_assert_str_eq(text_cell("7.50", 6, ALIGN_RIGHT, &a), "  7.50");
    ck_assert_str_eq(text_cell("abcdef", 4, ALIGN_LEFT, &a), "abc…");
    ck_assert_str_eq(text_cell("箱包", 4, ALIGN_LEFT, &a), "箱包");
    ck_assert_str_eq(text_cell("箱包厂", 4, ALIGN_LEFT, &a), "箱… "); /* two do not leave room */
    ck_assert_str_eq(text_cell("abc", 0, ALIGN_LEFT, &a), "");
    ck_assert_str_eq(text_shorten("abc", 3, &a), "abc");
    arena_free(&a);
}
END_TEST

TEST_MAIN(visible, nothing_dangerous_is_shown, marks_do_not_heap_up, other_locales_get_ascii,
          ambiguous_characters_may_be_wide, glyphs_take_one_column, text_is_cut_between_characters,
          a_cell_has_its_width_and_says_what_it_leaves_out, lines_break_at_blanks_and_in_chinese)
