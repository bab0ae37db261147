#include "sourcebench/io/wrap.h"

#include <limits.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/io/table.h"

/* Columns of the first bytes of a text. */
static int columns(const char *s, size_t n) {
    struct strbuf part = {0};
    strbuf_add_bytes(&part, s, n);
    int width = table_text_width(strbuf_text(&part));
    strbuf_free(&part);
    return width;
}

/* Bytes of as many characters as fit; at least one. */
static size_t fitting(const char *s, size_t n, int room) {
    size_t used = 0;
    while (used < n) {
        uint32_t c;
        size_t length = utf8_decode(s + used, n - used, &c);
        length = length ? length : 1;
        if (used && columns(s, used + length) > room)
            break;
        used += length;
    }
    return used;
}

struct lines {
    struct strbuf *out;
    int indent, width, at;
};

static void next_line(struct lines *l) {
    strbuf_addf(l->out, "\n%*s", l->indent, "");
    l->at = l->indent;
}

static void put_word(struct lines *l, const char *word, size_t n) {
    int need = columns(word, n);
    if (l->at > l->indent) {
        if (l->at + 1 + need > l->width) {
            next_line(l);
        } else {
            strbuf_add(l->out, " ");
            l->at++;
        }
    }
    while (n > 0) {
        size_t fits = fitting(word, n, l->width - l->at);
        strbuf_add_bytes(l->out, word, fits);
        l->at += columns(word, fits);
        word += fits;
        n -= fits;
        if (n > 0)
            next_line(l);
    }
}

void wrap_add(struct strbuf *out, const char *first, const char *text, int width) {
    struct lines l = {.out = out, .indent = table_text_width(first), .width = width};
    strbuf_add(out, first);
    l.at = l.indent;
    while (*text) {
        struct strbuf safe = {0};
        size_t n;
        text += strspn(text, " \n\r\t");
        n = strcspn(text, " \n\r\t");
        strbuf_add_bytes(&safe, text, n);
        struct strbuf seen = {0};
        table_safe_text(&seen, strbuf_text(&safe), INT_MAX);
        if (n)
            put_word(&l, strbuf_text(&seen), seen.length);
        strbuf_free(&seen);
        strbuf_free(&safe);
        text += n;
    }
    strbuf_add(out, "\n");
}

void wrap_write(FILE *out, const char *first, const char *text, int width) {
    struct strbuf lines = {0};
    wrap_add(&lines, first, text, width);
    fwrite(strbuf_text(&lines), 1, lines.length, out);
    strbuf_free(&lines);
}
