#include "sourcebench/io/roff.h"

#include "sourcebench/core/utf8.h"

static const struct {
    char c;
    const char *escape;
} escapes[] = {{'\\', "\\e"}, {'-', "\\-"}, {'"', "\\(dq"}, {'^', "\\(ha"}, {'~', "\\(ti"}};

static const char *escape_of(uint32_t c) {
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (c == (unsigned char)escapes[i].c)
            return escapes[i].escape;
    }
    return NULL;
}

void roff_write(FILE *out, const char *text) {
    if (*text == '.' || *text == '\'')
        fputs("\\&", out);
    while (*text) {
        uint32_t c = utf8_next(&text);
        const char *escape = escape_of(c);
        if (escape)
            fputs(escape, out);
        else if (c > 0x7e)
            fprintf(out, "\\[u%04X]", (unsigned)c);
        else
            putc((int)c, out);
    }
}
