#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/decode.h"
#include "sourcebench/io/json.h"

/*
 * Finds where an element begins and ends by brackets and quotes alone, and gives its text to
 * jansson, which checks it. Positions are bytes of the block in hand.
 */
struct json_reader {
    struct decoder *decoder;
    char *member;
    char block[16 * 1024];
    size_t at, end;
    int64_t line;
    enum { AT_DOCUMENT, AT_ELEMENT, AT_NEXT, AT_END, FAILED } state;
    bool in_object; /* the array is a member of the top-level object */
    struct strbuf text;
};

struct json_reader *json_reader_new(struct byte_source source, const char *member) {
    struct json_reader *r = mem_alloc(1, sizeof *r);
    r->decoder = decoder_new(source, CHARSET_AUTO);
    r->member = mem_string(member);
    r->line = 1;
    return r;
}

void json_reader_free(struct json_reader *r) {
    if (!r)
        return;
    decoder_free(r->decoder);
    strbuf_free(&r->text);
    mem_free(r->member);
    mem_free(r);
}

static bool wrong(struct json_reader *r, struct error *err, const char *expected) {
    if (r->state != FAILED)
        error_set(err, ERROR_INPUT, "Line %lld of the JSON file: %s was expected.",
                  (long long)r->line, expected);
    r->state = FAILED;
    return false;
}

/* The next byte without taking it, or -1 at the end or after a failure to read. */
static int peek(struct json_reader *r, struct error *err) {
    if (r->at == r->end && r->state != FAILED) {
        r->at = r->end = 0;
        if (!decoder_read(r->decoder, r->block, sizeof r->block, &r->end, err))
            r->state = FAILED;
    }
    return r->at < r->end ? (unsigned char)r->block[r->at] : -1;
}

static void take(struct json_reader *r) {
    r->line += r->block[r->at++] == '\n';
}

static int peek_token(struct json_reader *r, struct error *err) {
    int c = peek(r, err);
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        take(r);
        c = peek(r, err);
    }
    return c;
}

static bool expect(struct json_reader *r, char c, const char *words, struct error *err) {
    if (peek_token(r, err) != c)
        return wrong(r, err, words);
    take(r);
    return true;
}

/* Where the scanner stands within a value. */
struct scan {
    int depth;
    bool in_string, escaped;
};

/* Whether c ends the value before it: a comma, a bracket or a blank that is not inside. */
static bool ends_value(const struct scan *s, int c) {
    return c < 0 || (s->depth == 0 && !s->in_string && strchr(",]}: \t\r\n", c));
}

static void scan_byte(struct scan *s, int c) {
    if (s->in_string) {
        s->in_string = s->escaped || c != '"';
        s->escaped = !s->escaped && c == '\\';
    } else if (c == '"') {
        s->in_string = true;
    } else if (c == '{' || c == '[') {
        s->depth++;
    } else if (c == '}' || c == ']') {
        s->depth--;
    }
}

/* Takes a whole value into r->text. */
static bool take_value(struct json_reader *r, struct error *err) {
    struct scan s = {0};
    strbuf_truncate(&r->text, 0);
    for (int c = peek_token(r, err); !ends_value(&s, c); c = peek(r, err)) {
        scan_byte(&s, c);
        if (s.depth > JSON_DEPTH_LIMIT)
            return wrong(r, err, "nesting of at most 32 levels");
        if (r->text.length == JSON_ELEMENT_LIMIT)
            return wrong(r, err, "an element of at most 4 MiB");
        strbuf_add_char(&r->text, (char)c);
        take(r);
    }
    if (s.depth > 0 || s.in_string)
        return wrong(r, err, "the end of the element");
    return r->state != FAILED && (r->text.length > 0 || wrong(r, err, "a value"));
}

static bool is_member(const struct json_reader *r) {
    size_t length = strlen(r->member);
    return r->text.length == length + 2 && r->text.data[0] == '"' &&
           memcmp(r->text.data + 1, r->member, length) == 0;
}

/* Goes through the members of the top-level object to the array's beginning. */
static bool find_member(struct json_reader *r, struct error *err) {
    r->in_object = true;
    for (;;) {
        if (peek_token(r, err) == '}') {
            error_set(err, ERROR_INPUT, "The JSON file has no member \"%s\".", r->member);
            r->state = FAILED;
            return false;
        }
        if (!take_value(r, err))
            return false;
        bool found = is_member(r);
        if (!expect(r, ':', "a colon", err))
            return false;
        if (found)
            return expect(r, '[', "an array", err);
        if (!take_value(r, err))
            return false;
        if (peek_token(r, err) == ',')
            take(r);
    }
}

static bool begin_document(struct json_reader *r, struct error *err) {
    int c = peek_token(r, err);
    if (c != '[' && c != '{')
        return wrong(r, err, "an array or an object");
    take(r);
    if (c == '{' && !find_member(r, err))
        return false;
    r->state = AT_ELEMENT;
    return true;
}

/* Behind the array: other members of the object are passed, then nothing may follow. */
static bool end_document(struct json_reader *r, struct error *err) {
    take(r);
    while (r->in_object && peek_token(r, err) == ',') {
        take(r);
        if (!take_value(r, err) || !expect(r, ':', "a colon", err) || !take_value(r, err))
            return false;
    }
    if (r->in_object && !expect(r, '}', "a closing brace", err))
        return false;
    if (peek_token(r, err) >= 0)
        return wrong(r, err, "the end of the file");
    if (r->state != FAILED)
        r->state = AT_END;
    return false;
}

static bool parse_element(struct json_reader *r, json_t **element, int64_t line,
                          struct error *err) {
    json_error_t problem;
    *element = json_loadb(r->text.data, r->text.length, JSON_DECODE_ANY, &problem);
    if (*element)
        return true;
    r->state = FAILED;
    return error_set(err, ERROR_INPUT, "Line %lld of the JSON file: %s.",
                     (long long)(line + problem.line - 1), problem.text);
}

bool json_reader_next(struct json_reader *r, json_t **element, int64_t *line, struct error *err) {
    *element = NULL;
    err->code = ERROR_NONE;
    if (r->state == AT_DOCUMENT && !begin_document(r, err))
        return false;
    if (r->state == FAILED || r->state == AT_END)
        return false;
    int c = peek_token(r, err);
    if (c == ']')
        return end_document(r, err);
    if (r->state == AT_NEXT) {
        if (!expect(r, ',', "a comma or the array's end", err))
            return false;
        peek_token(r, err);
    }
    r->state = AT_NEXT;
    *line = r->line;
    return take_value(r, err) && parse_element(r, element, *line, err);
}
