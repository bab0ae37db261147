#include <inttypes.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/io/json.h"

void json_write_begin(struct json_writer *w, FILE *out, bool pretty) {
    *w = (struct json_writer){.out = out, .pretty = pretty, .empty = true};
}

void json_write_end(struct json_writer *w) {
    putc('\n', w->out);
}

static void new_line(struct json_writer *w) {
    if (w->pretty)
        fprintf(w->out, "\n%*s", w->depth * 2, "");
}

/* The escapes with a letter of their own, by character. */
static const char short_escapes[] = {['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r',
                                     ['\t'] = 't', ['"'] = '"',  ['\\'] = '\\'};

static void write_escape(FILE *out, uint32_t c) {
    if (c < sizeof short_escapes && short_escapes[c])
        fprintf(out, "\\%c", short_escapes[c]);
    else
        fprintf(out, "\\u%04" PRIx32, c);
}

/* Also what would act on the terminal that shows it (C1, directions), and U+2028 and U+2029, which
 * end a line in JavaScript, where JSON is often pasted. */
static bool needs_escape(uint32_t c) {
    return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c <= 0x9F) || c == 0x061C ||
           c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void write_string(FILE *out, const char *s) {
    putc('"', out);
    const char *run = s;
    size_t left = strlen(s);
    while (left > 0) {
        uint32_t c;
        size_t n = utf8_decode(s, left, &c);
        if (n == 0 || needs_escape(c)) {
            fwrite(run, 1, (size_t)(s - run), out);
            if (n == 0)
                fputs("\xEF\xBF\xBD", out);
            else
                write_escape(out, c);
            run = s + (n ? n : 1);
        }
        s += n ? n : 1;
        left -= n ? n : 1;
    }
    fwrite(run, 1, (size_t)(s - run), out);
    putc('"', out);
}

/* What stands before every value: comma, line end and indentation, name. */
static void begin_value(struct json_writer *w, const char *name) {
    if (!w->empty)
        putc(',', w->out);
    if (w->depth > 0)
        new_line(w);
    w->empty = false;
    if (name) {
        write_string(w->out, name);
        fputs(w->pretty ? ": " : ":", w->out);
    }
}

static void begin_group(struct json_writer *w, const char *name, char bracket) {
    begin_value(w, name);
    putc(bracket, w->out);
    w->depth++;
    w->empty = true;
}

static void end_group(struct json_writer *w, char bracket) {
    w->depth--;
    if (!w->empty)
        new_line(w);
    w->empty = false;
    putc(bracket, w->out);
}

void json_write_object(struct json_writer *w, const char *name) {
    begin_group(w, name, '{');
}

void json_write_object_end(struct json_writer *w) {
    end_group(w, '}');
}

void json_write_array(struct json_writer *w, const char *name) {
    begin_group(w, name, '[');
}

void json_write_array_end(struct json_writer *w) {
    end_group(w, ']');
}

void json_write_text(struct json_writer *w, const char *name, const char *s) {
    if (!s) {
        json_write_null(w, name);
        return;
    }
    begin_value(w, name);
    write_string(w->out, s);
}

void json_write_day(struct json_writer *w, const char *name, int32_t day) {
    char text[DATE_TEXT];
    date_to_iso(day, text);
    json_write_text(w, name, day == DATE_NONE ? NULL : text);
}

void json_write_int(struct json_writer *w, const char *name, int64_t i) {
    begin_value(w, name);
    fprintf(w->out, "%" PRId64, i);
}

void json_write_id(struct json_writer *w, const char *name, int64_t id) {
    if (id == 0) {
        json_write_null(w, name);
        return;
    }
    begin_value(w, name);
    fprintf(w->out, "\"%" PRId64 "\"", id);
}

void json_write_bool(struct json_writer *w, const char *name, bool b) {
    begin_value(w, name);
    fputs(b ? "true" : "false", w->out);
}

void json_write_null(struct json_writer *w, const char *name) {
    begin_value(w, name);
    fputs("null", w->out);
}

void json_write_decimal(struct json_writer *w, const char *name, int64_t value, int digits) {
    char text[48];
    decimal_format(value, digits, text, sizeof text);
    size_t length = strlen(text);
    while (strchr(text, '.') && strchr("0.", text[length - 1])) /* 12.5000, 12.0000 */
        text[--length] = '\0';
    begin_value(w, name);
    fputs(text, w->out);
}
