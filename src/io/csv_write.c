#include <string.h>

#include "sourcebench/io/csv.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *s) {
    while (is_digit(*s))
        s++;
    return s;
}

/* Behind the sign: 1,204.50  .5  12%  1.5e-3 */
static bool is_number(const char *s) {
    const char *digits = s;
    while (is_digit(*s) || (*s == ',' && s > digits && is_digit(s[1])))
        s++;
    bool some = s > digits;
    if (*s == '.') {
        digits = ++s;
        s = skip_digits(s);
        some = some || s > digits;
    }
    if (some && (*s == 'e' || *s == 'E')) {
        digits = s + 1 + (s[1] == '-' || s[1] == '+');
        s = skip_digits(digits);
        some = s > digits;
    }
    return some && (*s == '\0' || strcmp(s, "%") == 0);
}

/* Behind the plus: digits with blanks and ( ) - . / between them, beginning with a digit or "(". */
static bool is_phone(const char *s) {
    return (is_digit(*s) || *s == '(') && s[strspn(s, "0123456789 ()-./")] == '\0';
}

/* Whether a spreadsheet would run the cell. */
static bool is_formula(const char *s) {
    if (*s == '+')
        return !is_number(s + 1) && !is_phone(s + 1);
    if (*s == '-')
        return !is_number(s + 1);
    return *s != '\0' && strchr("=@\t\r", *s) != NULL;
}

/* Whether csv_write_row() puts an apostrophe before this text. */
static bool needs_apostrophe(const char *text) {
    return is_formula(text + strspn(text, "'"));
}

const char *csv_unneutralise(const char *cell) {
    return *cell == '\'' && needs_apostrophe(cell) ? cell + 1 : cell;
}

/* Also blanks at the ends, which readers may trim, and what a reader takes for a mark of the file.
 */
static bool needs_quotes(const char *s, char delimiter, bool alone) {
    const char specials[] = {delimiter, '"', '\r', '\n', '\0'};
    size_t length = strlen(s);
    if (length == 0)
        return alone;
    return s[strcspn(s, specials)] != '\0' || s[0] == ' ' || s[length - 1] == ' ' ||
           strncmp(s, "\xEF\xBB\xBF", 3) == 0 || strncmp(s, "sep=", 4) == 0;
}

static void write_cell(FILE *out, char delimiter, const char *s, bool alone) {
    const char *apostrophe = needs_apostrophe(s) ? "'" : "";
    if (!needs_quotes(s, delimiter, alone)) {
        fputs(apostrophe, out);
        fputs(s, out);
        return;
    }
    putc('"', out);
    fputs(apostrophe, out);
    for (const char *quote; (quote = strchr(s, '"')); s = quote + 1) {
        fwrite(s, 1, (size_t)(quote - s), out);
        fputs("\"\"", out);
    }
    fputs(s, out);
    putc('"', out);
}

void csv_write_row(FILE *out, char delimiter, const char *const *cells, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            putc(delimiter, out);
        write_cell(out, delimiter, cells[i] ? cells[i] : "", n == 1);
    }
    putc('\n', out);
}
