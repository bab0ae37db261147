#include "sourcebench/core/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a UTF-8 sequence that vsnprintf left incomplete at the end of a full buffer. */
static void trim_partial_character(char *s) {
    size_t length = strlen(s);
    size_t start = length;
    while (start > 0 && ((unsigned char)s[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)s[start - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - (start - 1) < need)
        s[start - 1] = '\0';
}

static void fill(char *out, size_t size, const char *format, va_list args) {
    int length = vsnprintf(out, size, format, args);
    if (length < 0)
        out[0] = '\0';
    else if ((size_t)length >= size)
        trim_partial_character(out);
}

bool error_set(struct error *e, enum error_code code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    e->code = code;
    e->detail[0] = '\0';
    fill(e->message, sizeof e->message, format, args);
    va_end(args);
    return false;
}

bool error_detail(struct error *e, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(e->detail, sizeof e->detail, format, args);
    va_end(args);
    return false;
}
