#include "sourcebench/core/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/memory.h"

static void reserve(struct strbuf *b, size_t more) {
    size_t need = b->length + more + 1;
    if (need <= b->capacity)
        return;
    size_t capacity = b->capacity ? b->capacity : 64;
    while (capacity < need)
        capacity *= 2;
    b->data = mem_resize(b->data, capacity, 1);
    b->capacity = capacity;
}

void strbuf_add_bytes(struct strbuf *b, const char *s, size_t length) {
    reserve(b, length);
    if (length)
        memcpy(b->data + b->length, s, length);
    b->length += length;
    b->data[b->length] = '\0';
}

void strbuf_add(struct strbuf *b, const char *s) {
    strbuf_add_bytes(b, s, strlen(s));
}

void strbuf_add_char(struct strbuf *b, char c) {
    strbuf_add_bytes(b, &c, 1);
}

void strbuf_addf(struct strbuf *b, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length > 0) {
        reserve(b, (size_t)length);
        vsnprintf(b->data + b->length, (size_t)length + 1, format, again);
        b->length += (size_t)length;
    }
    va_end(again);
}

void strbuf_truncate(struct strbuf *b, size_t length) {
    if (length >= b->length)
        return;
    b->length = length;
    b->data[length] = '\0';
}

const char *strbuf_text(const struct strbuf *b) {
    return b->data ? b->data : "";
}

char *strbuf_take(struct strbuf *b) {
    char *text = b->data ? b->data : mem_string("");
    *b = (struct strbuf){0};
    return text;
}

void strbuf_free(struct strbuf *b) {
    mem_free(b->data);
    *b = (struct strbuf){0};
}
