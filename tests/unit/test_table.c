#include <stdlib.h>
#include <string.h>

#include "sourcebench/io/table.h"

#include "suite.h"

static const struct table_column columns[] = {{"NAME", false}, {"CITY", false}, {"MOQ", true}};

static char *print(const char *const (*rows)[3], size_t n, int width) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct table *t = table_begin(out, columns, 3, width);
    for (size_t i = 0; i < n; i++)
        table_row(t, rows[i]);
    table_end(t);
    fclose(out);
    return text;
}

static const char *const rows[][3] = {
    {"Saigon Trail Bags", "Ho Chi Minh", "300"},
    {"箱包厂", "深圳", "1,000"},
    {"Túi", NULL, NULL},
};

START_TEST(terminal_gets_aligned_columns) {
    char *text = print(rows, 3, 80);
    ck_assert_str_eq(text, "NAME               CITY           MOQ\n"
                           "Saigon Trail Bags  Ho Chi Minh    300\n"
                           "箱包厂             深圳         1,000\n"
                           "Túi\n");
    free(text);
}
END_TEST

START_TEST(narrow_terminal_clips_the_widest) {
    char *text = print(rows, 3, 28);
    ck_assert_str_eq(text, "NAME       CITY          MOQ\n"
                           "Saigon T…  Ho Chi Mi…    300\n"
                           "箱包厂     深圳        1,000\n"
                           "Túi\n");
    free(text);
    text = print(rows, 3, 5);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        ck_assert_int_le(table_text_width(line), 5);
    free(text);
}
END_TEST

START_TEST(pipe_gets_tabs) {
    static const char *const hostile[][3] = {{"a\tb\nc", "x", "1"}, {"\x1b[2J", NULL, "2"}};
    char *text = print(hostile, 2, 0);
    ck_assert_str_eq(text, "NAME\tCITY\tMOQ\na b c\tx\t1\n\x1b[2J\t\t2\n");
    free(text);
}
END_TEST

/* Nothing that a terminal obeys may come through. */
START_TEST(terminal_text_is_harmless) {
    static const char *const hostile[][3] = {{"\x1b[2J\x07", "a\u202Eb\u2066c",
                                              "\xc2\x9b"
                                              "1"},
                                             {"\x7f\xff", "two\nlines", "\u200F"}};
    char *text = print(hostile, 2, 80);
    for (const char *s = text; *s; s++)
        ck_assert_msg((unsigned char)*s >= 0x20 || *s == '\n', "%s", text);
    ck_assert_ptr_nonnull(strstr(text, "␛[2J␇"));
    ck_assert_ptr_null(strstr(text, "\u202E"));
    ck_assert_ptr_null(strstr(text, "\xc2\x9b"));
    ck_assert_ptr_nonnull(strstr(text, "two␊lines"));
    free(text);
}
END_TEST

START_TEST(rows_beyond_the_sample_are_clipped) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct table *t = table_begin(out, columns, 3, 80);
    for (int i = 0; i < 500; i++)
        table_row(t, i < 400 ? (const char *const[]){"abcdef", "x", "1"}
                             : (const char *const[]){"abcdefghij", "x", "1"});
    table_end(t);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(text, "\nabcdef  x       1\n"));
    ck_assert_ptr_nonnull(strstr(text, "\nabcde…  x       1\n"));
    free(text);
}
END_TEST

START_TEST(text_is_clipped_at_characters) {
    static const struct {
        const char *text;
        int width;
        const char *clipped;
    } cases[] = {
        {"abc", 3, "abc"},
        {"abcd", 3, "ab…"},
        {"箱包厂", 6, "箱包厂"},
        {"箱包厂", 5, "箱包…"},
        {"箱包厂", 4, "箱…"},
        {"e\u0301te", 3, "e\u0301te"},
        {"e\u0301tes", 3, "e\u0301t…"},
        {"abc", 0, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf out = {0};
        table_safe_text(&out, cases[i].text, cases[i].width);
        ck_assert_str_eq(strbuf_text(&out), cases[i].clipped);
        strbuf_free(&out);
    }
}
END_TEST

TEST_MAIN(table, terminal_gets_aligned_columns, narrow_terminal_clips_the_widest, pipe_gets_tabs,
          terminal_text_is_harmless, rows_beyond_the_sample_are_clipped,
          text_is_clipped_at_characters)
