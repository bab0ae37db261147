/*
 * A string that grows. Zero-initialise to begin (`struct strbuf b = {0};`); data is NUL-terminated
 * once anything was added and NULL before; strbuf_text() is never NULL. The owner calls
 * strbuf_free(), or takes the string with strbuf_take() and frees that with mem_free().
 */
#ifndef SOURCEBENCH_CORE_STRBUF_H
#define SOURCEBENCH_CORE_STRBUF_H

#include <stddef.h>

struct strbuf {
    char *data;
    size_t length, capacity;
};

void strbuf_add(struct strbuf *b, const char *s);
void strbuf_add_bytes(struct strbuf *b, const char *s, size_t length);
void strbuf_add_char(struct strbuf *b, char c);
void strbuf_addf(struct strbuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_truncate(struct strbuf *b, size_t length); /* to at most length bytes */
const char *strbuf_text(const struct strbuf *b);
char *strbuf_take(struct strbuf *b); /* never NULL; the buffer is empty again */
void strbuf_free(struct strbuf *b);

#endif
