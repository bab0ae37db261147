/*
 * UTF-8 code point by code point, for those who walk through text. Reading never fails and never
 * passes the end: what is no UTF-8 reads as U+FFFD.
 */
#ifndef SOURCEBENCH_CORE_UTF8_H
#define SOURCEBENCH_CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Bytes of the code point at s, 1 to 4, or 0 where the length bytes do not begin with a valid one
 * (RFC 3629: no surrogates, nothing overlong, nothing above U+10FFFF). NUL counts as valid. */
size_t utf8_decode(const char *s, size_t length, uint32_t *c);
uint32_t utf8_next_long(const char **s); /* utf8_next() where the first byte is not ASCII */
/* The code point at *s, and *s moves behind it; 0 at the NUL, where *s stays. An invalid byte is
 * U+FFFD by itself. */
static inline uint32_t utf8_next(const char **s) {
    unsigned char first = (unsigned char)**s;
    if (first >= 0x80)
        return utf8_next_long(s);
    *s += first != 0;
    return first;
}
/* Writes 1 to 4 bytes and returns how many. */
size_t utf8_encode(uint32_t c, char out[4]);

/* A string that grows in an arena, for results whose length is not known before. */
struct utf8_writer {
    struct arena *arena;
    char *data;
    size_t length, capacity;
};

void utf8_writer_start(struct utf8_writer *w, struct arena *a, size_t expected);
void utf8_write(struct utf8_writer *w, uint32_t c);
void utf8_write_bytes(struct utf8_writer *w, const char *s, size_t length);
char *utf8_writer_end(struct utf8_writer *w); /* NUL-terminated, owned by the arena */

#endif
