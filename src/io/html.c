#include "sourcebench/io/html.h"

#include <limits.h>

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
