#include "sourcebench/core/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/memory.h"

/* Characters that a word or a quotation may have in a message, and what is left of a longer one. */
enum { WORD_MAX = 120, WORD_HEAD = 70, WORD_TAIL = 30 };

/* Cuts a UTF-8 sequence that vsnprintf left incomplete at the end of a full buffer. */
static void trim_partial_character(char *s) {
    size_t length = strlen(s);
    size_t start = length;
    while (start > 0 && ((unsigned char)s[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)s[start - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - (start - 1) < need)
        s[start - 1] = '\0';
}

static void copy(char *out, size_t size, const char *text) {
    snprintf(out, size, "%s", text);
    trim_partial_character(out);
}

static void fill(char *out, size_t size, const char *format, va_list args) {
    int length = vsnprintf(out, size, format, args);
    if (length < 0)
        out[0] = '\0';
    else if ((size_t)length >= size)
        trim_partial_character(out);
}

static bool is_inside(char c) { /* of a UTF-8 sequence */
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t characters(const char *s, size_t length) {
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += !is_inside(s[i]);
    return n;
}

/* The bytes of the first n characters. */
static size_t bytes_of(const char *s, size_t n) {
    size_t i = 0;
    for (; s[i] && (n > 0 || is_inside(s[i])); i++)
        n -= !is_inside(s[i]);
    return i;
}

/* A blank, a word, or all that stands between two quotation marks. */
static size_t piece_length(const char *s) {
    if (*s == ' ')
        return 1;
    size_t quoted = *s == '"' ? strcspn(s + 1, "\"") : 0;
    return quoted && s[1 + quoted] ? quoted + 2 : strcspn(s + 1, " ") + 1;
}

/* Takes the middle out of what the user typed at great length, in place: what to do stands behind
 * it and must be seen. */
static void shorten(char *message) {
    char *out = message;
    for (const char *in = message; *in;) {
        size_t length = piece_length(in), n = characters(in, length);
        const char *next = in + length;
        if (n > WORD_MAX) {
            size_t head = bytes_of(in, WORD_HEAD);
            memmove(out, in, head);
            memcpy(out + head, "…", strlen("…"));
            out += head + strlen("…");
            in += bytes_of(in, n - WORD_TAIL);
        }
        memmove(out, in, (size_t)(next - in));
        out += next - in;
        in = next;
    }
    *out = '\0';
}

bool error_set(struct error *e, enum error_code code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *whole = mem_alloc((size_t)(length > 0 ? length : 0) + 1, 1);
    va_start(args, format);
    fill(whole, (size_t)(length > 0 ? length : 0) + 1, format, args);
    va_end(args);
    shorten(whole);
    e->code = code;
    e->detail[0] = '\0';
    copy(e->message, sizeof e->message, whole);
    mem_free(whole);
    return false;
}

bool error_detail(struct error *e, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(e->detail, sizeof e->detail, format, args);
    va_end(args);
    return false;
}
