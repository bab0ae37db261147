#include "sourcebench/core/utf8.h"

#include <stdbool.h>
#include <string.h>

static bool is_tail(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t utf8_decode(const char *s, size_t length, uint32_t *c) {
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } forms[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    if (length == 0)
        return 0;
    unsigned char lead = (unsigned char)s[0];
    size_t n = 0;
    while (n < 4 && (lead & forms[n].mask) != forms[n].lead)
        n++;
    if (n == 4 || n >= length)
        return 0;
    uint32_t value = lead & (unsigned char)~forms[n].mask;
    for (size_t i = 1; i <= n; i++) {
        if (!is_tail(s[i]))
            return 0;
        value = value << 6 | ((unsigned char)s[i] & 0x3F);
    }
    if (value < forms[n].least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *c = value;
    return n + 1;
}

uint32_t utf8_next_long(const char **s) {
    /* Four bytes may reach beyond the NUL, but decoding stops at the first that is no tail. */
    uint32_t c;
    size_t n = utf8_decode(*s, 4, &c);
    *s += n ? n : 1;
    return n ? c : UTF8_REPLACEMENT;
}

size_t utf8_encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)(leads[n] | c);
    return n;
}

void utf8_writer_start(struct utf8_writer *w, struct arena *a, size_t expected) {
    w->arena = a;
    w->length = 0;
    w->capacity = expected + 1;
    w->data = arena_alloc(a, w->capacity, 1);
}

/* What was written so far is left behind in the arena: doubling keeps that within twice the end. */
static void reserve(struct utf8_writer *w, size_t more) {
    if (w->capacity - w->length > more)
        return;
    w->capacity = (w->capacity + more) * 2;
    char *larger = arena_alloc(w->arena, w->capacity, 1);
    memcpy(larger, w->data, w->length);
    w->data = larger;
}

void utf8_write(struct utf8_writer *w, uint32_t c) {
    reserve(w, 4);
    w->length += utf8_encode(c, w->data + w->length);
}

void utf8_write_bytes(struct utf8_writer *w, const char *s, size_t length) {
    reserve(w, length);
    memcpy(w->data + w->length, s, length);
    w->length += length;
}

char *utf8_writer_end(struct utf8_writer *w) {
    w->data[w->length] = '\0';
    return w->data;
}
