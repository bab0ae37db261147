/*
 * Content lines of calendars and address books: what is written can be read back by a strict
 * reader, whatever the text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/io/content.h"

#include "content_reader.h"
#include "suite.h"

static struct arena arena;

/* What a writer gives, in memory. */
struct memory {
    FILE *out;
    char *bytes;
    size_t size;
};

static void begin(struct memory *m) {
    *m = (struct memory){0};
    m->out = open_memstream(&m->bytes, &m->size);
    ck_assert_ptr_nonnull(m->out);
}

static struct content_lines end(struct memory *m) {
    fclose(m->out);
    struct content_lines lines = content_read(m->bytes, m->size, &arena);
    free(m->bytes);
    return lines;
}

START_TEST(texts_are_escaped) {
    static const struct {
        const char *text, *written;
    } cases[] = {
        {"plain", "plain"},
        {"a,b;c\\d", "a\\,b\\;c\\\\d"},
        {"one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"},
        {"tab\there", "tab\there"},
        {"bell\a escape\033[31m\177", "bell escape[31m"},
        {"c1 \xC2\x9B"
         "31m",
         "c1 31m"},
        {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
        {"line\xE2\x80\xA8separator", "line\\nseparator"},
        {"colon: and \"quotes\"", "colon: and \"quotes\""},
        {"\nBEGIN:VEVENT\n", "\\nBEGIN:VEVENT\\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct memory m;
        begin(&m);
        content_write_text(m.out, "NOTE", cases[i].text);
        struct content_lines lines = end(&m);
        ck_assert_uint_eq(lines.n, 1);
        ck_assert_str_eq(lines.items[0].name, "NOTE");
        ck_assert_str_eq(lines.items[0].value, cases[i].written);
    }
    struct memory m;
    begin(&m);
    content_write_text(m.out, "NOTE", "");
    content_write_text(m.out, "NOTE", NULL);
    ck_assert_uint_eq(end(&m).n, 0);
}
END_TEST

START_TEST(other_values_have_their_form) {
    struct memory m;
    begin(&m);
    content_write_day(m.out, "DTSTART;VALUE=DATE", date_from_civil(2026, 2, 28));
    content_write_time(m.out, "DTSTAMP", INT64_C(1795435199999)); /* 2026-11-23 11:59:59.999 */
    content_write_texts(m.out, "N", (const char *const[]){NULL, "L;an", NULL}, 3);
    content_write_uri(m.out, "IMPP", "weixin", "bag boss/\xC3\xA9\r\nX:1");
    struct content_lines lines = end(&m);
    ck_assert_uint_eq(lines.n, 4);
    ck_assert_str_eq(lines.items[0].value, "20260228");
    ck_assert_str_eq(lines.items[1].value, "20261123T115959Z");
    ck_assert_str_eq(lines.items[2].value, ";L\\;an;");
    ck_assert_str_eq(lines.items[3].value, "weixin:bag%20boss%2F%C3%A9%0D%0AX%3A1");
}
END_TEST

/* A character of any length, now and then one that needs care. */
static void add_random(struct strbuf *text, unsigned *seed) {
    static const uint32_t care[] = {'\n', '\r', ';', ',', '\\', ':', '\t', 7, 0x85, 0x2028, ' '};
    static const uint32_t most[] = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
    char bytes[4];
    uint32_t c = rand_r(seed) % 4 == 0 ? care[(size_t)rand_r(seed) % (sizeof care / sizeof *care)]
                                       : 1 + (uint32_t)rand_r(seed) % most[rand_r(seed) % 4];
    if (c >= 0xD800 && c <= 0xDFFF)
        c = 0x597D;
    strbuf_add_bytes(text, bytes, utf8_encode(c, bytes));
}

/* What the reader shall find: line ends are \n, controls are gone. */
static const char *expected(const char *text) {
    struct strbuf out = {0};
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        char bytes[4];
        if (c == '\r' && *text == '\n')
            continue;
        if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
            c = '\n';
        if (c == '\n' || c == '\t' || (c >= 0x20 && (c < 0x7F || c >= 0xA0)))
            strbuf_add_bytes(&out, bytes, utf8_encode(c, bytes));
    }
    const char *kept = arena_string(&arena, strbuf_text(&out));
    strbuf_free(&out);
    return kept;
}

START_TEST(any_text_comes_back) {
    unsigned seed = 11;
    for (int round = 0; round < 3000; round++) {
        struct strbuf text = {0};
        for (int n = 1 + rand_r(&seed) % 200; n > 0; n--)
            add_random(&text, &seed);
        struct memory m;
        begin(&m);
        content_write_text(m.out, "SUMMARY", text.data);
        struct content_lines lines = end(&m);
        ensure(lines.n == 1, "%s", text.data);
        ensure(strcmp(content_text(lines.items[0].value, &arena), expected(text.data)) == 0, "%s",
               text.data);
        strbuf_free(&text);
        arena_free(&arena);
    }
}
END_TEST

/* A character of three bytes at every place where a line may end. */
START_TEST(folds_stand_between_characters) {
    for (int before = 0; before < 160; before++) {
        struct strbuf text = {0};
        for (int i = 0; i < before; i++)
            strbuf_add_char(&text, 'x');
        for (int i = 0; i < 60; i++)
            strbuf_add(&text, "箱");
        struct memory m;
        begin(&m);
        content_write_text(m.out, "FN", text.data);
        struct content_lines lines = end(&m);
        ck_assert_str_eq(lines.items[0].value, text.data);
        strbuf_free(&text);
    }
    arena_free(&arena);
}
END_TEST

TEST_MAIN(content, texts_are_escaped, other_values_have_their_form, any_text_comes_back,
          folds_stand_between_characters)
