/*
 * A strict reader of content lines (RFC 5545 3.1, RFC 2426 5): fails the test where a line is
 * longer than 75 bytes, does not end with CR LF, parts a character, holds a control character or an
 * escape that there is none of.
 */
#ifndef TESTS_UNIT_CONTENT_READER_H
#define TESTS_UNIT_CONTENT_READER_H

#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"

#include "suite.h"

struct content_line {
    const char *name;  /* with its parameters: "DTSTART;VALUE=DATE" */
    const char *value; /* unfolded, escapes as they stand */
};

struct content_lines {
    struct content_line *items;
    size_t n;
};

static inline void content_check_line(const char *line, size_t length) {
    ensure(length <= 75, "a line of %zu bytes", length);
    ensure(text_valid(line, length), "a fold within a character");
    for (size_t i = 0; i < length; i++)
        ensure((unsigned char)line[i] >= 0x20 || line[i] == '\t', "control %d", line[i]);
}

/* Unfolds; lines of the result are ended by NUL in the buffer. */
static inline struct content_lines content_read(const char *bytes, size_t size,
                                                struct arena *arena) {
    struct content_lines lines = {arena_alloc(arena, size / 2 + 1, sizeof *lines.items), 0};
    struct strbuf whole = {0};
    const char *at = bytes, *end = bytes + size;
    while (at < end) {
        const char *stop = memchr(at, '\r', (size_t)(end - at));
        ensure(stop && stop + 1 < end && stop[1] == '\n', "a line without CR LF");
        content_check_line(at, (size_t)(stop - at));
        bool folded = *at == ' ';
        ensure(!folded || whole.length, "a fold before any line");
        ensure(stop > at, "an empty line");
        strbuf_add_bytes(&whole, at + folded, (size_t)(stop - at) - folded);
        at = stop + 2;
        if (at < end && *at == ' ')
            continue;
        char *line = arena_string(arena, strbuf_text(&whole));
        char *colon = strchr(line, ':');
        ensure(colon != NULL, "a line without a name: %s", line);
        *colon = '\0';
        lines.items[lines.n++] = (struct content_line){line, colon + 1};
        strbuf_truncate(&whole, 0);
    }
    strbuf_free(&whole);
    return lines;
}

/* The part-th text of a value, its escapes undone; NULL where there is none. */
static inline const char *content_part(const char *value, int part, struct arena *arena) {
    struct strbuf text = {0};
    for (; *value && part >= 0; value++) {
        char c = *value;
        if (c == ';') {
            part--;
            continue;
        }
        ensure(c != ',', "a comma without its backslash");
        if (c == '\\') {
            c = *++value;
            ensure(c && strchr("\\;,n", c), "an escape \\%c", c);
            c = c == 'n' ? '\n' : c;
        }
        if (part == 0)
            strbuf_add_char(&text, c);
    }
    const char *kept = part <= 0 ? arena_string(arena, strbuf_text(&text)) : NULL;
    strbuf_free(&text);
    return kept;
}

static inline const char *content_text(const char *value, struct arena *arena) {
    ensure(!content_part(value, 1, arena), "two texts in one value");
    return content_part(value, 0, arena);
}

#endif
