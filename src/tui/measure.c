/* How wide text is, where it is cut, and where its lines break. */
#include <stdint.h>
#include <string.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/tui/draw.h"

#include "visible.h"

int text_columns(const char *text) {
    struct visible v;
    int columns = 0;
    for (; visible_next(text, &v); text += v.bytes)
        columns += v.columns;
    return columns;
}

size_t text_fit(const char *text, int width, int *used) {
    struct visible v;
    int columns = 0;
    const char *s = text;
    while (visible_next(s, &v) && columns + v.columns <= width) {
        columns += v.columns;
        s += v.bytes;
    }
    if (used)
        *used = columns;
    return (size_t)(s - text);
}

const char *text_shorten(const char *text, int width, struct arena *arena) {
    if (text[text_fit(text, width, NULL)] == '\0')
        return text;
    return arena_format(arena, "%.*s%s", (int)text_fit(text, width - 1, NULL), text,
                        width > 0 ? glyph_text(GLYPH_MORE) : "");
}

const char *text_cell(const char *text, int width, enum align align, struct arena *arena) {
    const char *cut = text_shorten(text, width, arena);
    int blanks = width - text_columns(cut);
    return align == ALIGN_RIGHT ? arena_format(arena, "%*s%s", blanks, "", cut)
                                : arena_format(arena, "%s%*s", cut, blanks, "");
}

static bool is_blank(const char *s) {
    return *s == ' ' || *s == '\t';
}

/* A line may end before this place without a blank: on either side of Chinese and Japanese. */
static bool may_break(const struct visible *before, const struct visible *after) {
    return letter_kind((uint32_t)before->text[0]) == LETTER_CJK ||
           letter_kind((uint32_t)after->text[0]) == LETTER_CJK;
}

/* Bytes of text that make the next line: up to a line end, or what fits. */
static size_t line_length(const char *text, int width) {
    struct visible v, before = {0};
    const char *s = text, *chance = NULL;
    int columns = 0;
    for (; *s && *s != '\n' && visible_next(s, &v); s += v.bytes) {
        bool blank = is_blank(s) && v.bytes == 1; /* one with marks on it is seen */
        if (blank)
            chance = s;
        else if (s > text && may_break(&before, &v) && columns <= width)
            chance = s;
        if (columns + v.columns > width && !blank)
            return (size_t)((chance && chance > text ? chance : s > text ? s : s + v.bytes) - text);
        columns += v.columns;
        before = v;
    }
    if (*s && *s != '\n') /* the rest is invisible: it makes no line of its own */
        s += strlen(s);
    return (size_t)(s - text);
}

void text_wrap(const char *text, int width, void (*line)(void *user, const char *s, size_t length),
               void *user) {
    do {
        size_t length = line_length(text, width), end = length;
        while (end > 0 && is_blank(text + end - 1))
            end--;
        line(user, text, end);
        text += length;
        if (*text == '\n')
            text++;
        else
            text += strspn(text, " \t");
    } while (*text);
}
