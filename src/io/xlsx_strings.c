#include <string.h>

#include "sourcebench/core/utf8.h"
#include "xlsx_book.h"

struct strings_reader {
    struct xlsx_book *book;
    struct strbuf text;
    bool in_text;
    int phonetic; /* depth of rPh: how Japanese is read aloud, which is no part of the text */
};

static void strings_start(void *user, const char *name, const char **attributes) {
    struct strings_reader *r = user;
    (void)attributes;
    r->phonetic += strcmp(name, "rPh") == 0;
    r->in_text = strcmp(name, "t") == 0 && r->phonetic == 0;
}

static void add_string(struct strings_reader *r) {
    struct xlsx_book *book = r->book;
    book->strings = mem_grow(book->strings, book->n_strings, sizeof *book->strings);
    xlsx_unescape(&r->text);
    book->strings[book->n_strings++] =
        arena_bytes(&book->arena, strbuf_text(&r->text), r->text.length);
    strbuf_truncate(&r->text, 0);
}

static void strings_end(void *user, const char *name) {
    struct strings_reader *r = user;
    r->in_text = false;
    r->phonetic -= strcmp(name, "rPh") == 0;
    if (strcmp(name, "si") == 0)
        add_string(r);
}

static void strings_text(void *user, const char *s, size_t length) {
    struct strings_reader *r = user;
    if (r->in_text)
        strbuf_add_bytes(&r->text, s, length);
}

static const struct xlsx_handlers strings_handlers = {strings_start, strings_end, strings_text};

bool xlsx_read_strings(struct xlsx_package *p, const char *name, struct xlsx_book *book,
                       struct error *err) {
    struct strings_reader r = {.book = book};
    bool good = xlsx_part_read(p, name, &strings_handlers, &r, err);
    strbuf_free(&r.text);
    return good;
}

/* The code unit of "_xHHHH_" at s, or -1. */
static int escaped_unit(const char *s) {
    if (s[0] != '_' || s[1] != 'x')
        return -1;
    int unit = 0;
    for (int i = 2; i < 6; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *digit = s[i] ? strchr(digits, s[i]) : NULL;
        if (!digit)
            return -1;
        unit = unit * 16 + (int)((digit - digits) % 16);
    }
    return s[6] == '_' ? unit : -1;
}

void xlsx_unescape(struct strbuf *text) {
    if (!text->data || !strstr(text->data, "_x"))
        return;
    char *out = text->data;
    for (const char *s = text->data; *s;) {
        int unit = escaped_unit(s);
        bool surrogate = unit >= 0xD800 && unit <= 0xDFFF;
        if (unit <= 0 || surrogate) {
            *out++ = *s++;
        } else {
            out += utf8_encode((uint32_t)unit, out);
            s += 7;
        }
    }
    strbuf_truncate(text, (size_t)(out - text->data));
}
