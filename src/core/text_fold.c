/*
 * Text as it is compared: one pass, and nothing but a table for ASCII, since every field of every
 * imported row comes through here.
 */
#include "sourcebench/core/text.h"

#include <string.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"
#include "text_compose.h"

static size_t ascii_length(const char *s) {
    size_t n = 0;
    while (s[n] != 0 && (unsigned char)s[n] < 0x80)
        n++;
    return n;
}

static void lower_ascii(char *to, const char *from, size_t n) {
    for (size_t i = 0; i < n; i++)
        to[i] = (char)(from[i] >= 'A' && from[i] <= 'Z' ? from[i] + ('a' - 'A') : from[i]);
}

/* What is left of the marks is bounded as in text_clean(). */
static void fold_rest(struct utf8_writer *w, const char *s, bool *joins) {
    size_t marks = 0;
    for (uint32_t c; (c = utf8_next(&s)) != 0;) {
        uint32_t parts[LETTER_FOLD_MAX];
        if (c < 0x80) {
            marks = 0;
            utf8_write(w, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            continue;
        }
        size_t n = letter_fold(c, parts);
        for (size_t i = 0; i < n; i++) {
            marks = text_is_mark(parts[i]) ? marks + 1 : 0;
            *joins |= letter_joins(parts[i]);
            if (marks <= TEXT_MARKS_MAX)
                utf8_write(w, parts[i]);
        }
    }
}

char *text_fold(struct arena *a, const char *s) {
    size_t plain = ascii_length(s), length = plain + strlen(s + plain);
    struct utf8_writer w;
    utf8_writer_start(&w, a, length);
    lower_ascii(w.data, s, plain);
    w.length = plain;
    if (plain == length)
        return utf8_writer_end(&w);
    bool joins = false;
    fold_rest(&w, s + plain, &joins);
    char *result = utf8_writer_end(&w);
    return joins ? text_compose(a, result) : result;
}
