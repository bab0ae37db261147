#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/decode.h"

#include "suite.h"

#define BYTES(s) (s), sizeof(s) - 1

/* Decodes everything, through outputs of the given size. */
static char *decode(const char *bytes, size_t length, enum charset asked, size_t step,
                    enum charset *found) {
    struct decoder *d = decoder_new(source_from_memory(bytes, length), asked);
    struct strbuf text = {0};
    struct error err;
    char *block = mem_alloc(step, 1);
    size_t n;
    do {
        ck_assert(decoder_read(d, block, step, &n, &err));
        ck_assert_uint_le(n, step);
        strbuf_add_bytes(&text, block, n);
    } while (n > 0);
    if (found)
        *found = decoder_charset(d);
    mem_free(block);
    decoder_free(d);
    return strbuf_take(&text);
}

static const struct {
    const char *bytes;
    size_t length;
    enum charset asked, found;
    const char *text;
} cases[] = {
    {BYTES(""), CHARSET_AUTO, CHARSET_UTF8, ""},
    {BYTES("plain"), CHARSET_AUTO, CHARSET_UTF8, "plain"},
    {BYTES("H\xC3\xA0 N\xE1\xBB\x99i"), CHARSET_AUTO, CHARSET_UTF8, "Hà Nội"},
    {BYTES("\xEF\xBB\xBFname"), CHARSET_AUTO, CHARSET_UTF8, "name"},
    {BYTES("\xEF\xBB\xBFname"), CHARSET_UTF8, CHARSET_UTF8, "name"},
    {BYTES("Qu\xEDmicas \x80 5 \x96 6"), CHARSET_AUTO, CHARSET_WINDOWS_1252, "Químicas € 5 – 6"},
    {BYTES("a\x81z"), CHARSET_AUTO, CHARSET_WINDOWS_1252, "a\uFFFDz"},
    {BYTES("\xFF\xFE"
           "a\0\x2D\x4E\r\0\n\0"),
     CHARSET_AUTO, CHARSET_UTF16LE, "a中\r\n"},
    {BYTES("\xFE\xFF"
           "\0a\x4E\x2D"),
     CHARSET_AUTO, CHARSET_UTF16BE, "a中"},
    {BYTES("n\0a\0m\0e\0,\0\x2D\x4E"), CHARSET_AUTO, CHARSET_UTF16LE, "name,中"},
    {BYTES("\0n\0a\0m\0e\0,\x4E\x2D"), CHARSET_AUTO, CHARSET_UTF16BE, "name,中"},
    {BYTES("a\0\n\0\x0A\x4E"
           "b\0"),
     CHARSET_AUTO, CHARSET_UTF16LE, "a\n上b"},
    {BYTES("\0a\0\r\x4E\x0A\0b"), CHARSET_AUTO, CHARSET_UTF16BE, "a\r上b"},
    {BYTES("ab\0c\nx"), CHARSET_AUTO, CHARSET_UTF8, "ab\uFFFDc\nx"},
    {BYTES("\xFF\xFE"
           "\x3D\xD8\x00\xDE"
           "x\0"),
     CHARSET_AUTO, CHARSET_UTF16LE, "\U0001F600x"},
    {BYTES("\xFF\xFE"
           "\x3D\xD8"
           "x\0"
           "\x00\xDE"
           "y"),
     CHARSET_AUTO, CHARSET_UTF16LE, "\uFFFDx\uFFFD\uFFFD"},
    {BYTES("\xE9t\xE9"), CHARSET_UTF8, CHARSET_UTF8, "\uFFFDt\uFFFD"},
    {BYTES("\xC3\xA9"), CHARSET_WINDOWS_1252, CHARSET_WINDOWS_1252, "Ã©"},
    {BYTES("a\0z"), CHARSET_UTF8, CHARSET_UTF8, "a\uFFFDz"},
    {BYTES("\xED\xA0\x80"), CHARSET_UTF8, CHARSET_UTF8, "\uFFFD\uFFFD\uFFFD"},
    {BYTES("end\xE4\xB8"), CHARSET_UTF8, CHARSET_UTF8, "end\uFFFD\uFFFD"},
    /* One bad byte among many good characters is damage, not another encoding. */
    {BYTES("\xFF 深圳市箱包有限公司第一分部 x"), CHARSET_AUTO, CHARSET_UTF8,
     "\uFFFD 深圳市箱包有限公司第一分部 x"},
};

START_TEST(encodings_are_found_and_decoded) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t step = 8; step < 20; step++) {
            enum charset found;
            char *text = decode(cases[i].bytes, cases[i].length, cases[i].asked, step, &found);
            ck_assert_msg(strcmp(text, cases[i].text) == 0, "case %zu: %s", i, text);
            ck_assert_msg(found == cases[i].found, "case %zu: %s", i, charset_name(found));
            mem_free(text);
        }
}
END_TEST

/* A character that lies across the end of the 64 KiB block must not be torn. */
START_TEST(long_text_survives_in_every_position) {
    for (size_t shift = 0; shift < 5; shift++) {
        struct strbuf text = {0};
        for (size_t i = 0; i < shift; i++)
            strbuf_add_char(&text, 'x');
        while (text.length < 200000)
            strbuf_add(&text, "箱é😀,");
        enum charset found;
        char *decoded = decode(text.data, text.length, CHARSET_AUTO, 1000, &found);
        ck_assert_int_eq(found, CHARSET_UTF8);
        ck_assert_str_eq(decoded, text.data);
        mem_free(decoded);
        strbuf_free(&text);
    }
}
END_TEST

/* The first letter with an accent may stand far down the file. */
START_TEST(plain_beginning_leaves_the_choice_open) {
    struct strbuf text = {0};
    while (text.length < 150000)
        strbuf_add(&text, "plain text, ");
    strbuf_add(&text, "caf\xE9");
    enum charset found;
    char *decoded = decode(text.data, text.length, CHARSET_AUTO, 4096, &found);
    ck_assert_int_eq(found, CHARSET_WINDOWS_1252);
    ck_assert_str_eq(decoded + strlen(decoded) - 5, "café");
    mem_free(decoded);
    strbuf_free(&text);
}
END_TEST

START_TEST(names_of_encodings) {
    enum charset found;
    ck_assert(charset_find("UTF-8", &found) && found == CHARSET_UTF8);
    ck_assert(charset_find("Windows-1252", &found) && found == CHARSET_WINDOWS_1252);
    ck_assert(charset_find("iso-8859-1", &found) && found == CHARSET_WINDOWS_1252);
    ck_assert(charset_find("auto", &found) && found == CHARSET_AUTO);
    ck_assert(!charset_find("big5", &found));
    ck_assert(!charset_find("a very long name of an encoding", &found));
}
END_TEST

TEST_MAIN(decode, encodings_are_found_and_decoded, long_text_survives_in_every_position,
          plain_beginning_leaves_the_choice_open, names_of_encodings)
