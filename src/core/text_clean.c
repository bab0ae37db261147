/*
 * Text as it is stored: valid, composed, without what nobody sees.
 */
#include "sourcebench/core/text.h"

#include <string.h>
#include <utf8proc.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"
#include "text_compose.h"

/* Controls are not listed; zero-width joiners stay, since Indic and Persian spelling needs them. */
static const struct letter_range invisible[] = {
    {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F},
    {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

/* Here a letter never changes under NFC and never joins with the next: most text ends here. */
static const struct letter_range composed[] = {
    {0x0000, 0x02FF}, {0x1E00, 0x1EFF}, {0x2010, 0x2027}, {0x3041, 0x3096},
    {0x309D, 0x309F}, {0x30A1, 0x30FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3}, {0xFF01, 0xFF60}, {0xFFFD, 0xFFFD},
};

static bool is_line_end(uint32_t c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_hidden(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xAD && letter_within(invisible, sizeof invisible / sizeof *invisible, c));
}

bool text_valid(const char *s, size_t length) {
    for (size_t i = 0; i < length;) {
        uint32_t c;
        if (s[i] != 0 && (unsigned char)s[i] < 0x80) {
            i++;
            continue;
        }
        size_t n = utf8_decode(s + i, length - i, &c);
        if (n == 0 || c == 0)
            return false;
        i += n;
    }
    return true;
}

char *text_repair(struct arena *a, const char *s, size_t length) {
    struct utf8_writer w;
    utf8_writer_start(&w, a, length);
    for (size_t i = 0; i < length;) {
        uint32_t c;
        size_t n = utf8_decode(s + i, length - i, &c);
        if (n == 0 || c == 0) {
            utf8_write(&w, UTF8_REPLACEMENT);
            i++;
        } else {
            utf8_write_bytes(&w, s + i, n);
            i += n;
        }
    }
    return utf8_writer_end(&w);
}

bool text_is_mark(uint32_t c) {
    return c >= 0x300 && utf8proc_get_property((utf8proc_int32_t)c)->combining_class != 0;
}

/* NFC may bring more marks together than there were before, so they are counted again. */
static void drop_surplus_marks(char *s) {
    const char *from = s;
    char *to = s;
    size_t marks = 0;
    while (*from) {
        const char *start = from;
        marks = text_is_mark(utf8_next(&from)) ? marks + 1 : 0;
        if (marks > TEXT_MARKS_MAX)
            continue;
        memmove(to, start, (size_t)(from - start));
        to += from - start;
    }
    *to = '\0';
}

char *text_compose(struct arena *a, char *s) {
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t bytes = (utf8proc_ssize_t)strlen(s);
    const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)s;
    utf8proc_ssize_t n = utf8proc_decompose(text, bytes, NULL, 0, options);
    if (n <= 0)
        return s;
    utf8proc_int32_t *points = arena_alloc(a, (size_t)n + 1, sizeof *points);
    n = utf8proc_decompose(text, bytes, points, n, options);
    if (n < 0 || utf8proc_reencode(points, n, options) < 0)
        return s;
    char *result = (char *)points;
    drop_surplus_marks(result);
    return result;
}

/* What stands between two words: the blanks seen since the last one. */
struct gap {
    bool blank;
    size_t lines;
};

static void write_gap(struct utf8_writer *w, struct gap *gap) {
    if (w->length > 0) {
        for (size_t i = 0; i < gap->lines; i++)
            utf8_write(w, '\n');
        if (gap->blank && gap->lines == 0)
            utf8_write(w, ' ');
    }
    *gap = (struct gap){0};
}

/* Most imported fields are plain ASCII without anything to do. */
static bool is_plain(const char *s, size_t length) {
    for (size_t i = 0; i < length; i++) {
        bool gap = s[i] == ' ' && i > 0 && s[i - 1] != ' ' && i + 1 < length;
        if (!gap && (s[i] <= ' ' || s[i] >= 0x7F))
            return false;
    }
    return true;
}

char *text_clean(struct arena *a, const char *s, bool keep_lines) {
    size_t length = strlen(s);
    if (is_plain(s, length))
        return arena_bytes(a, s, length);
    struct utf8_writer w;
    utf8_writer_start(&w, a, length);
    struct gap gap = {0};
    bool compose = false;
    size_t marks = 0;
    for (uint32_t c; (c = utf8_next(&s)) != 0;) {
        if (is_line_end(c) && keep_lines) {
            gap.lines += !(c == '\r' && *s == '\n');
        } else if (is_blank(c) || is_line_end(c)) {
            gap.blank = true;
        } else if (!is_hidden(c)) {
            write_gap(&w, &gap);
            marks = text_is_mark(c) ? marks + 1 : 0;
            compose |= !letter_within(composed, sizeof composed / sizeof *composed, c);
            if (marks <= TEXT_MARKS_MAX)
                utf8_write(&w, c);
        }
    }
    char *clean = utf8_writer_end(&w);
    return compose ? text_compose(a, clean) : clean;
}

size_t text_length(const char *s) {
    size_t n = 0;
    while (utf8_next(&s) != 0)
        n++;
    return n;
}

char *text_cut(struct arena *a, const char *s, size_t characters) {
    const char *end = s;
    while (*end && characters > 0) {
        end++;
        while (((unsigned char)*end & 0xC0) == 0x80)
            end++;
        characters--;
    }
    return arena_bytes(a, s, (size_t)(end - s));
}
