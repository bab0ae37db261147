#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/edit.h"

/* Columns of a piece of text. */
static int columns_of(struct arena *scratch, const char *s, size_t length) {
    return text_columns(arena_bytes(scratch, s, length));
}

/* Moves the first byte shown so that the cursor lies within the width; one column stays free for it
 * and one, when scrolled, for the sign that there is more at the left. Looks only at what can be
 * seen, so that a text of any length costs the same. */
static void scroll(struct edit *e, int width, struct arena *scratch) {
    const char *text = edit_text(e);
    size_t least = e->first, first = e->cursor;
    if (e->cursor < least || text_columns(text) < width)
        least = 0;
    while (first > least) {
        size_t before = text_grapheme_before(text, e->text.length, first);
        if (columns_of(scratch, text + before, e->cursor - before) > width - 1 - (before > 0))
            break;
        first = before;
    }
    e->first = first;
}

/* The end of the word at byte `at`. */
static size_t word_end(const char *text, size_t at) {
    size_t blank = strcspn(text + at, " ");
    return at + (blank ? blank : strlen(text + at));
}

/* Draws the bytes from start to end of the text; returns the column behind. */
static int draw_piece(struct area field, int column, enum style style, const char *text,
                      size_t start, size_t end, struct arena *scratch) {
    if (start >= end)
        return column;
    return draw_text(field, 0, column, style, arena_bytes(scratch, text + start, end - start));
}

static int draw_visible(struct edit *e, struct area field, int column, const struct edit_look *look,
                        struct arena *scratch) {
    const char *text = edit_text(e);
    int width = field.width - column;
    size_t end = e->first + text_fit(text + e->first, width > 0 ? width : 0, NULL);
    size_t bad = end, bad_end = end;
    if (look->wrong_at >= 0 && (size_t)look->wrong_at <= e->text.length) {
        bad = (size_t)look->wrong_at;
        bad_end = word_end(text, bad);
    }
    bad = bad < e->first ? e->first : bad > end ? end : bad;
    bad_end = bad_end < bad ? bad : bad_end > end ? end : bad_end;
    column = draw_piece(field, column, look->style, text, e->first, bad, scratch);
    column = draw_piece(field, column, STYLE_BAD, text, bad, bad_end, scratch);
    return draw_piece(field, column, look->style, text, bad_end, end, scratch);
}

void edit_draw(struct edit *e, struct area a, int row, int column, int width,
               const struct edit_look *look) {
    struct arena scratch = {0};
    struct area field = area_part(a, row, column, 1, width);
    if (field.width < 2)
        return;
    scroll(e, field.width, &scratch);
    draw_blank(field);
    int at = e->first > 0 ? draw_glyph(field, 0, 0, STYLE_DIM, GLYPH_MORE) : 0;
    int cursor = at + columns_of(&scratch, edit_text(e) + e->first, e->cursor - e->first);
    at = draw_visible(e, field, at, look, &scratch);
    if (look->ghost)
        draw_text(field, 0, at, STYLE_DIM, look->ghost);
    if (e->text.length == 0 && look->placeholder)
        draw_text(field, 0, 0, STYLE_DIM, look->placeholder);
    if (look->cursor)
        draw_cursor(field, 0, cursor);
    arena_free(&scratch);
}
