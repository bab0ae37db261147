#include "visible.h"

#include <stdint.h>
#include <utf8proc.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"

static bool unicode = true;

void visible_set_unicode(bool on) {
    unicode = on;
}

bool visible_unicode(void) {
    return unicode;
}

/* Left out: they join or restyle their neighbours, which terminals measure differently. */
static const struct letter_range restyling[] = {
    {0x00AD, 0x00AD},   /* soft hyphen */
    {0x034F, 0x034F},   /* grapheme joiner */
    {0x180B, 0x180F},   /* Mongolian selectors */
    {0x200D, 0x200D},   /* zero width joiner */
    {0xFE00, 0xFE0F},   /* variation selectors */
    {0x1F3FB, 0x1F3FF}, /* skin tones */
    {0xE0100, 0xE01EF}, /* variation selectors */
};

static bool restyles(uint32_t c) {
    return letter_within(restyling, sizeof restyling / sizeof *restyling, c);
}

/* The character that stands for c, and its columns (0: a mark; -1: left out). */
static uint32_t shown(uint32_t c, int *columns) {
    *columns = 1;
    if (c < 0x20)
        return 0x2400 + c;
    if (c == 0x7F)
        return 0x2421;
    if (c < 0x7F)
        return c;
    if (restyles(c)) {
        *columns = -1;
        return c;
    }
    if (letter_disguises(c))
        return UTF8_REPLACEMENT;
    *columns = wcwidth((wchar_t)c);
    if (*columns >= 0)
        return c;
    *columns = 1;
    return UTF8_REPLACEMENT;
}

/* The plain twin of a sign, or 0. */
static uint32_t plain_sign(uint32_t c) {
    static const struct {
        uint32_t c;
        char twin;
    } twins[] = {{0x00A0, ' '}, {0x00D7, 'x'},  {0x2010, '-'},  {0x2011, '-'}, {0x2013, '-'},
                 {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
                 {0x2022, '*'}, {0x2026, '~'},  {0x2192, '>'},  {0x00B7, '.'}, {0x00B1, '~'}};
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i].c == c)
            return (uint32_t)twins[i].twin;
    return 0;
}

/* The ASCII character that c is without its marks, or '?'; -1 columns for marks alone. */
static uint32_t plain(uint32_t c, int *columns) {
    uint32_t parts[LETTER_FOLD_MAX];
    *columns = 1;
    if (c < 0x80)
        return c < 0x20 || c == 0x7F ? '?' : c;
    uint32_t sign = plain_sign(c);
    if (sign)
        return sign;
    size_t count = letter_fold(c, parts);
    if (count == 0 || restyles(c)) {
        *columns = -1;
        return c;
    }
    if (parts[0] <= 0x20 || parts[0] >= 0x7F)
        return '?';
    bool upper = utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
    return upper && parts[0] >= 'a' && parts[0] <= 'z' ? parts[0] - ('a' - 'A') : parts[0];
}

static uint32_t next_shown(const char **s, int *columns) {
    uint32_t c = utf8_next(s);
    if (unicode) {
        c = shown(c, columns);
        if (*columns == 1 && c == UTF8_REPLACEMENT && width_ambiguous() == 2)
            *columns = 2;
        return c;
    }
    return plain(c, columns);
}

/* Adds the marks behind the character, as many as there is room for. */
static const char *take_marks(const char *s, struct visible *v) {
    int marks = 0, columns;
    for (;;) {
        const char *next = s;
        if ((*s > 0 && *s < 0x7F) || *s == '\0')
            return s;
        uint32_t c = next_shown(&next, &columns);
        if (columns > 0)
            return s;
        if (columns == 0 && marks < VISIBLE_MARKS)
            v->text[++marks] = (wchar_t)c;
        s = next;
    }
}

bool visible_next(const char *s, struct visible *v) {
    const char *start = s, *mark = s;
    int columns = -1;
    *v = (struct visible){0};
    while (*s && columns < 0) {
        mark = s;
        v->text[0] = (wchar_t)next_shown(&s, &columns);
    }
    if (columns == 0) { /* a mark without its letter stands on a blank */
        v->text[0] = L' ';
        columns = 1;
        s = mark;
    }
    v->columns = columns;
    if (columns > 0)
        s = take_marks(s, v);
    v->bytes = (size_t)(s - start);
    return columns > 0;
}
