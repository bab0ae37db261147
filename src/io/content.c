#include "sourcebench/io/content.h"

#include <stdbool.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/utf8.h"

enum { LINE_MAX_BYTES = 75 };

/* The line being written; at counts its bytes. */
struct content {
    FILE *out;
    size_t at;
};

/* Bytes that stay together: a character, or one with its backslash. */
static void put(struct content *c, const char *bytes, size_t n) {
    if (c->at + n > LINE_MAX_BYTES) {
        fputs("\r\n ", c->out);
        c->at = 1;
    }
    fwrite(bytes, 1, n, c->out);
    c->at += n;
}

static struct content begin(FILE *out, const char *name) {
    struct content c = {.out = out};
    for (; *name; name++)
        put(&c, name, 1);
    put(&c, ":", 1);
    return c;
}

static void end(struct content *c) {
    fputs("\r\n", c->out);
}

static bool is_control(uint32_t c) {
    return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
}

static void put_character(struct content *c, uint32_t character) {
    char bytes[4];
    put(c, bytes, utf8_encode(character, bytes));
}

static void put_text(struct content *c, const char *text) {
    for (uint32_t now; text && (now = utf8_next(&text)) != 0;) {
        if (now == '\r' && *text == '\n')
            continue;
        if (now == '\n' || now == '\r' || now == 0x85 || now == 0x2028 || now == 0x2029)
            put(c, "\\n", 2);
        else if (now == '\\' || now == ';' || now == ',')
            put(c, (const char[]){'\\', (char)now}, 2);
        else if (!is_control(now))
            put_character(c, now);
    }
}

void content_write(FILE *out, const char *name, const char *value) {
    struct content c = begin(out, name);
    for (uint32_t now; (now = utf8_next(&value)) != 0;)
        if (!is_control(now))
            put_character(&c, now);
    end(&c);
}

void content_write_text(FILE *out, const char *name, const char *text) {
    if (text && *text)
        content_write_texts(out, name, &text, 1);
}

void content_write_texts(FILE *out, const char *name, const char *const *texts, size_t n) {
    struct content c = begin(out, name);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            put(&c, ";", 1);
        put_text(&c, texts[i]);
    }
    end(&c);
}

void content_write_day(FILE *out, const char *name, int32_t day) {
    char text[64];
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    snprintf(text, sizeof text, "%04d%02d%02d", year, month, of_month);
    content_write(out, name, text);
}

void content_write_time(FILE *out, const char *name, int64_t ms_utc) {
    char text[64];
    int year, month, of_month;
    int32_t day = date_of_ms(ms_utc, 0);
    int second = (int)(ms_utc / 1000 - (int64_t)day * 86400);
    date_to_civil(day, &year, &month, &of_month);
    snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02dZ", year, month, of_month, second / 3600,
             second / 60 % 60, second % 60);
    content_write(out, name, text);
}

/* What a path of a URI may have without encoding. */
static bool is_plain(unsigned char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (byte && strchr("-._~+@", byte));
}

void content_write_uri(FILE *out, const char *name, const char *scheme, const char *rest) {
    static const char digits[] = "0123456789ABCDEF";
    struct content c = begin(out, name);
    for (; *scheme; scheme++)
        put(&c, scheme, 1);
    put(&c, ":", 1);
    for (; *rest; rest++) {
        unsigned char byte = (unsigned char)*rest;
        if (is_plain(byte))
            put(&c, rest, 1);
        else
            put(&c, (const char[]){'%', digits[byte >> 4], digits[byte & 15]}, 3);
    }
    end(&c);
}
