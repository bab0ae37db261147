#include "sourcebench/io/html.h"

#include <limits.h>
#include <nettle/base64.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/table.h"

void html_begin(FILE *out, const char *title, const char *style) {
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", out);
    html_element(out, "title", NULL, title);
    fprintf(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

void html_end(FILE *out) {
    fputs("</body>\n</html>\n", out);
}

void html_open(FILE *out, const char *element, const char *class) {
    if (class)
        fprintf(out, "<%s class=\"%s\">", element, class);
    else
        fprintf(out, "<%s>", element);
}

void html_close(FILE *out, const char *element) {
    fprintf(out, "</%s>\n", element);
}

void html_text(FILE *out, const char *text) {
    struct strbuf safe = {0};
    table_safe_text(&safe, text, INT_MAX);
    for (const char *s = strbuf_text(&safe); *s; s++) {
        const char *entity = *s == '&'    ? "&amp;"
                             : *s == '<'  ? "&lt;"
                             : *s == '>'  ? "&gt;"
                             : *s == '"'  ? "&quot;"
                             : *s == '\'' ? "&#39;"
                                          : NULL;
        if (entity)
            fputs(entity, out);
        else
            putc(*s, out);
    }
    strbuf_free(&safe);
}

void html_element(FILE *out, const char *element, const char *class, const char *text) {
    if (!text || !*text)
        return;
    html_open(out, element, class);
    html_text(out, text);
    html_close(out, element);
}

/* In pieces of whole groups of three bytes, so that only the last one is padded. */
void html_image(FILE *out, const char *type, const void *data, size_t length, const char *alt) {
    enum { PIECE = 3 * 1024 };
    char text[BASE64_ENCODE_RAW_LENGTH(PIECE)];
    const uint8_t *bytes = data;
    fprintf(out, "<img src=\"data:%s;base64,", type);
    for (size_t at = 0; at < length; at += PIECE) {
        size_t n = length - at < PIECE ? length - at : PIECE;
        base64_encode_raw(text, n, bytes + at);
        fwrite(text, 1, BASE64_ENCODE_RAW_LENGTH(n), out);
    }
    fputs("\" alt=\"", out);
    html_text(out, alt);
    fputs("\">\n", out);
}
