/* The parts of the shell that need no terminal: layout, charts, messages, clipboard. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/chart.h"
#include "sourcebench/tui/layout.h"

#include "../../src/tui/clipboard.h"
#include "../../src/tui/status.h"
#include "../../src/tui/visible.h"
#include "suite.h"

static void expect_area(struct area a, int y, int x, int height, int width) {
    ck_assert_int_eq(a.y, y);
    ck_assert_int_eq(a.x, x);
    ck_assert_int_eq(a.height, height);
    ck_assert_int_eq(a.width, width);
}

START_TEST(every_size_has_its_lines) {
    struct layout l;
    ck_assert(!layout_frame(14, 200, &l));
    ck_assert(!layout_frame(50, 59, &l));
    ck_assert(layout_frame(15, 60, &l));
    for (int rows = 15; rows < 70; rows++)
        for (int columns = 60; columns < 250; columns += 7) {
            ck_assert(layout_frame(rows, columns, &l));
            expect_area(l.tabs, 0, 0, 1, columns);
            expect_area(l.body, 1, 0, rows - 3, columns);
            expect_area(l.message, rows - 2, 0, 1, columns);
            expect_area(l.footer, rows - 1, 0, 1, columns);
        }
}
END_TEST

START_TEST(list_and_detail_stand_beside_each_other_where_there_is_room) {
    struct area list, detail;
    const struct area narrow = {1, 0, 21, 109};
    ck_assert(!layout_split(narrow, &list, &detail));
    expect_area(list, 1, 0, 21, 109);
    expect_area(detail, 1, 0, 21, 109);
    for (int width = 110; width <= 300; width++) {
        const struct area wide = {1, 3, 37, width};
        ck_assert(layout_split(wide, &list, &detail));
        expect_area(list, 1, 3, 37, list.width);
        ck_assert_int_eq(detail.x, list.x + list.width + 1); /* the rule */
        ck_assert_int_eq(detail.x + detail.width, 3 + width);
        ck_assert_int_ge(detail.width, 44);
        ck_assert_int_ge(list.width, 65);
    }
}
END_TEST

START_TEST(sparklines_scale_and_leave_gaps) {
    char out[64];
    const int64_t rising[] = {0, 1, 2, 3, 4, 5, 6, 7};
    const int64_t gap[] = {INT64_MAX, INT64_MIN, INT64_MIN + 1};
    const int64_t flat[] = {5, 5};
    chart_sparkline(rising, 8, out, sizeof out);
    ck_assert_str_eq(out, "▁▂▃▄▅▆▇█");
    chart_sparkline(gap, 3, out, sizeof out);
    ck_assert_str_eq(out, "█ ▁");
    chart_sparkline(flat, 2, out, sizeof out);
    ck_assert_str_eq(out, "▄▄");
    chart_sparkline(NULL, 0, out, sizeof out);
    ck_assert_str_eq(out, "");
    chart_sparkline(rising, 8, out, 8); /* room for two and the end */
    ck_assert_str_eq(out, "▁▂");
    visible_set_unicode(false);
    chart_sparkline(rising, 8, out, sizeof out);
    ck_assert_str_eq(out, "12345678");
    visible_set_unicode(true);
}
END_TEST

START_TEST(bars_fill_in_eighths) {
    static const struct {
        int64_t part, whole;
        int width;
        const char *bar, *plain;
    } bars[] = {
        {0, 10, 4, "    ", "    "},  {10, 10, 4, "████", "####"},
        {5, 10, 4, "██  ", "##  "},  {1, 16, 2, "▏ ", "  "},
        {1, 1000000, 2, "▏ ", "  "}, {3, 4, 1, "▊", "#"},
        {20, 10, 2, "██", "##"},     {-1, 10, 2, "  ", "  "},
        {1, 0, 2, "  ", "  "},       {INT64_MAX / 2, INT64_MAX, 2, "█ ", "# "},
    };
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        char out[64];
        visible_set_unicode(true);
        chart_bar(bars[i].part, bars[i].whole, bars[i].width, out, sizeof out);
        ck_assert_str_eq(out, bars[i].bar);
        visible_set_unicode(false);
        chart_bar(bars[i].part, bars[i].whole, bars[i].width, out, sizeof out);
        ck_assert_str_eq(out, bars[i].plain);
    }
    visible_set_unicode(true);
}
END_TEST

START_TEST(messages_are_kept_newest_first) {
    struct status s = {0};
    char text[32];
    ck_assert_ptr_null(status_shown(&s));
    status_say(&s, "saved", false);
    status_say(&s, "saved", false);
    status_say(&s, "saved", true);
    ck_assert_str_eq(status_shown(&s)->text, "saved");
    ck_assert_uint_eq(s.said, 2);
    ck_assert(status_before(&s, 0)->failed && !status_before(&s, 1)->failed);
    status_clear(&s);
    ck_assert_ptr_null(status_shown(&s));
    for (int i = 0; i < 500; i++) {
        snprintf(text, sizeof text, "message %d", i);
        status_say(&s, text, false);
    }
    ck_assert_str_eq(status_before(&s, 0)->text, "message 499");
    ck_assert_str_eq(status_before(&s, STATUS_KEPT - 1)->text, "message 300");
    ck_assert_ptr_null(status_before(&s, STATUS_KEPT));
    status_free(&s);
}
END_TEST

START_TEST(the_clipboard_gets_base64) {
    /* RFC 4648 §10 */
    static const char *const vectors[][2] = {
        {"", ""},        {"f", "Zg=="},        {"fo", "Zm8="},
        {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        struct strbuf out = {0};
        char wanted[64];
        clipboard_write(&out, vectors[i][0], CLIPBOARD_PLAIN);
        snprintf(wanted, sizeof wanted, "\033]52;c;%s\a", vectors[i][1]);
        ck_assert_str_eq(out.data, wanted);
        strbuf_free(&out);
    }
}
END_TEST

START_TEST(the_clipboard_is_reached_through_tmux_and_screen) {
    struct strbuf out = {0}, text = {0};
    clipboard_write(&out, "foo", CLIPBOARD_TMUX);
    ck_assert_str_eq(out.data, "\033Ptmux;\033\033]52;c;Zm9v\a\033\\\033]52;c;Zm9v\a");
    strbuf_truncate(&out, 0);
    for (int i = 0; i < 3000; i++)
        strbuf_add_char(&text, 'x');
    clipboard_write(&out, text.data, CLIPBOARD_SCREEN);
    size_t pieces = 0;
    for (const char *s = out.data; *s; pieces++) {
        ck_assert_int_eq(strncmp(s, "\033P", 2), 0);
        const char *end = strstr(s, "\033\\");
        ck_assert_ptr_nonnull(end);
        ck_assert_int_le(end - s, 768);
        s = end + 2;
    }
    ck_assert_uint_eq(pieces, 6); /* 7 + 4000 + 1 bytes in pieces of 760 */
    strbuf_free(&out);
    strbuf_free(&text);
}
END_TEST

TEST_MAIN(shell_parts, every_size_has_its_lines,
          list_and_detail_stand_beside_each_other_where_there_is_room,
          sparklines_scale_and_leave_gaps, bars_fill_in_eighths, messages_are_kept_newest_first,
          the_clipboard_gets_base64, the_clipboard_is_reached_through_tmux_and_screen)
