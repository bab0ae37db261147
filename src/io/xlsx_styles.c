#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "xlsx_book.h"

enum { FORMAT_LIMIT = 2000, STYLE_LIMIT = 100000 };

/* ---- which styles are dates ---- */

/* ECMA-376 part 1, 18.8.30: the formats every workbook has; 27–36 and 50–58 are those of East Asia.
 */
static const struct {
    int first, last;
    unsigned style;
} built_in[] = {
    {14, 17, XLSX_DATE}, {18, 21, XLSX_TIME}, {22, 22, XLSX_DATE | XLSX_TIME},
    {27, 31, XLSX_DATE}, {32, 35, XLSX_TIME}, {36, 36, XLSX_DATE},
    {45, 47, XLSX_TIME}, {50, 58, XLSX_DATE},
};

struct styles_reader {
    struct xlsx_book *book;
    struct {
        int id;
        unsigned style;
    } formats[FORMAT_LIMIT];
    size_t n_formats;
    bool in_cell_styles;
};

/* Behind what a format shows as it stands: "text", \x, _x, *x, [colour]. */
static const char *skip_literal(const char *s) {
    if (*s == '"' || *s == '[') {
        const char *end = strchr(s + 1, *s == '"' ? '"' : ']');
        return end ? end + 1 : s + strlen(s);
    }
    if ((*s == '\\' || *s == '_' || *s == '*') && s[1])
        return s + 2;
    return NULL;
}

/* Whether a number format shows a date, a time or both. */
static unsigned format_style(const char *format) {
    bool date = false, time = false, month_or_minute = false;
    if (strcmp(format, "General") == 0)
        return XLSX_NUMBER;
    while (*format) {
        const char *behind = skip_literal(format);
        if (behind) {
            format = behind;
            continue;
        }
        date = date || strchr("dDyY", *format);
        time = time || strchr("hHsS", *format);
        month_or_minute = month_or_minute || strchr("mM", *format);
        format++;
    }
    date = date || (month_or_minute && !time);
    return (date ? XLSX_DATE : 0u) | (time ? XLSX_TIME : 0u);
}

static unsigned style_of_format(const struct styles_reader *r, int id) {
    for (size_t i = 0; i < r->n_formats; i++)
        if (r->formats[i].id == id)
            return r->formats[i].style;
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (id >= built_in[i].first && id <= built_in[i].last)
            return built_in[i].style;
    return XLSX_NUMBER;
}

static void add_style(struct styles_reader *r, unsigned style) {
    struct xlsx_book *book = r->book;
    if (book->n_styles == STYLE_LIMIT)
        return;
    book->styles = mem_grow(book->styles, book->n_styles, sizeof *book->styles);
    book->styles[book->n_styles++] = (unsigned char)style;
}

static void styles_start(void *user, const char *name, const char **attributes) {
    struct styles_reader *r = user;
    const char *id = xlsx_attribute(attributes, "numFmtId");
    if (strcmp(name, "cellXfs") == 0)
        r->in_cell_styles = true;
    else if (strcmp(name, "xf") == 0 && r->in_cell_styles)
        add_style(r, id ? style_of_format(r, atoi(id)) : XLSX_NUMBER);
    const char *code = xlsx_attribute(attributes, "formatCode");
    if (strcmp(name, "numFmt") != 0 || !id || !code || r->n_formats == FORMAT_LIMIT)
        return;
    r->formats[r->n_formats].id = atoi(id);
    r->formats[r->n_formats++].style = format_style(code);
}

static void styles_end(void *user, const char *name) {
    struct styles_reader *r = user;
    if (strcmp(name, "cellXfs") == 0)
        r->in_cell_styles = false;
}

static const struct xlsx_handlers styles_handlers = {styles_start, styles_end, NULL};

bool xlsx_read_styles(struct xlsx_package *p, const char *name, struct xlsx_book *book,
                      struct error *err) {
    struct styles_reader *r = mem_alloc(1, sizeof *r);
    r->book = book;
    bool good = xlsx_part_read(p, name, &styles_handlers, r, err);
    mem_free(r);
    return good;
}

/* ---- numbers as text ---- */

/* Numbers in files have a point, whatever the user's language has. */
static double parse_number(const char *text) {
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    locale_t before = uselocale(plain);
    double value = strtod(text, NULL);
    uselocale(before);
    freelocale(plain);
    return value;
}

static void print_number(double value, char *out, size_t size) {
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    locale_t before = uselocale(plain);
    bool whole = value > -1e15 && value < 1e15 && value == (double)(int64_t)value;
    snprintf(out, size, whole ? "%.0f" : "%.15g", value);
    uselocale(before);
    freelocale(plain);
}

/* Excel keeps 12.3 as 12.300000000000001 and 84908123456 as 8.4908123456E10. */
void xlsx_number_text(const char *written, char *out, size_t size) {
    size_t digits = 0;
    for (const char *s = written; *s; s++)
        digits += *s >= '0' && *s <= '9';
    out[0] = '\0';
    if (digits > 15 || strpbrk(written, "eE"))
        print_number(parse_number(written), out, size);
}

/* Days since 1970 of serial 0. Serial 60 is 29 February 1900, a day that never was. */
static int32_t day_of_serial(int32_t serial, bool from_1904) {
    if (from_1904)
        return serial + date_from_civil(1904, 1, 1);
    return serial + date_from_civil(1899, 12, 30) + (serial < 60 ? 1 : 0);
}

bool xlsx_date_text(const char *serial, unsigned style, bool from_1904, char *out, size_t size) {
    enum { DAY_SECONDS = 86400, LAST_SERIAL = 2958465 }; /* 9999-12-31 */
    double value = parse_number(serial);
    if (!(value >= 0 && value < LAST_SERIAL + 1))
        return false;
    int64_t seconds = (int64_t)(value * DAY_SECONDS + 0.5);
    int32_t day = (int32_t)(seconds / DAY_SECONDS);
    int rest = (int)(seconds % DAY_SECONDS);
    char date[DATE_TEXT] = "", time[16] = "";
    if (style & XLSX_DATE)
        date_to_iso(day_of_serial(day, from_1904), date);
    if ((style & XLSX_TIME) && (rest > 0 || !(style & XLSX_DATE)))
        snprintf(time, sizeof time, "%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60);
    snprintf(out, size, "%s%s%s", date, *date && *time ? " " : "", time);
    return true;
}
