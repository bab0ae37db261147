#include "sourcebench/tui/draw.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "colours.h"
#include "term.h"
#include "visible.h"

enum { RUN = 64 }; /* cells that go to curses at a time */

struct area area_part(struct area a, int y, int x, int height, int width) {
    int top = y > 0 ? y : 0, left = x > 0 ? x : 0;
    int bottom = y + height < a.height ? y + height : a.height;
    int right = x + width < a.width ? x + width : a.width;
    return (struct area){a.y + top, a.x + left, bottom > top ? bottom - top : 0,
                         right > left ? right - left : 0};
}

static void make_cell(cchar_t *cell, enum style style, const wchar_t *text) {
    setcchar(cell, text, colours_attributes(style), colours_pair(style), NULL);
}

/* Writes pieces until the columns or the bytes are used up; returns the columns written. */
static int put(int y, int x, int columns, enum style style, const char *text, size_t bytes) {
    cchar_t run[RUN];
    const char *end = text + bytes;
    struct visible v;
    int count = 0, start = x, left = columns;
    while (text < end && visible_next(text, &v) && v.columns <= left) {
        make_cell(&run[count++], style, v.text);
        left -= v.columns;
        text += v.bytes;
        if (count == RUN) {
            mvadd_wchnstr(y, start, run, count);
            start = x + columns - left;
            count = 0;
        }
    }
    if (count)
        mvadd_wchnstr(y, start, run, count);
    return columns - left;
}

static void put_blanks(int y, int x, int columns, enum style style) {
    static const char blanks[] = "                                ";
    int most = (int)sizeof blanks - 1;
    if (!colours_fills(style))
        style = STYLE_NORMAL;
    for (; columns > 0; x += most, columns -= most)
        put(y, x, columns < most ? columns : most, style, blanks, sizeof blanks - 1);
}

static bool holds_row(struct area a, int row) {
    return row >= 0 && row < a.height;
}

/* Text that fits, with the sign that there is more where it does not. Returns the columns. */
static int put_clipped(int y, int x, int width, enum style style, const char *text, size_t bytes,
                       bool whole) {
    int used = put(y, x, whole ? width : width - 1, style, text, bytes);
    const char *more = glyph_text(GLYPH_MORE);
    return whole ? used : used + put(y, x + used, 1, style, more, strlen(more));
}

void draw_cell(struct area a, int row, int column, int width, enum align align, enum style style,
               const char *text) {
    int used;
    if (column < 0 || column + width > a.width)
        width = a.width - column;
    if (!holds_row(a, row) || column < 0 || width <= 0)
        return;
    size_t bytes = text_fit(text, width, &used);
    bool whole = text[bytes] == '\0';
    int y = a.y + row, x = a.x + column, before = align == ALIGN_RIGHT && whole ? width - used : 0;
    put_blanks(y, x, before, style);
    used = put_clipped(y, x + before, width - before, style, text, bytes, whole);
    put_blanks(y, x + before + used, width - before - used, style);
}

int draw_text(struct area a, int row, int column, enum style style, const char *text) {
    int left = a.width - column;
    if (!holds_row(a, row) || column < 0 || left <= 0)
        return column;
    return column + put(a.y + row, a.x + column, left, style, text, strlen(text));
}

int draw_textf(struct area a, int row, int column, enum style style, const char *format, ...) {
    char text[4096]; /* more than the widest terminal shows */
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return length < 0 ? column : draw_text(a, row, column, style, text);
}

/* Where a sentence breaks into lines. */
struct broken {
    const char *lines[DRAW_PARAGRAPH_LINES];
    size_t lengths[DRAW_PARAGRAPH_LINES];
    int count; /* more where they do not all fit */
};

static void add_broken(void *user, const char *s, size_t length) {
    struct broken *b = user;
    if (b->count < DRAW_PARAGRAPH_LINES) {
        b->lines[b->count] = s;
        b->lengths[b->count] = length;
    }
    b->count++;
}

/* Draws the first `count` lines from a row on; *end gets the column behind the last one. */
static void put_broken(struct area a, int row, int column, enum style style, const struct broken *b,
                       int count, int *end) {
    int width = a.width - column, last = count - 1;
    bool whole = b->count == count;
    for (int i = 0; i < last; i++)
        put(a.y + row + i, a.x + column, width, style, b->lines[i], b->lengths[i]);
    size_t length = whole ? b->lengths[last] : text_fit(b->lines[last], width - 1, NULL);
    int used =
        put_clipped(a.y + row + last, a.x + column, width, style, b->lines[last], length, whole);
    if (end)
        *end = column + used;
}

int draw_foot(struct area a, int column, enum style style, const char *text, int *end) {
    struct broken b = {0};
    int width = a.width - column, most = a.height < DRAW_FOOT_LINES ? a.height : DRAW_FOOT_LINES;
    if (width <= 0 || most <= 0)
        return 0;
    text_wrap(text, width, add_broken, &b);
    int count = b.count < most ? b.count : most, first = a.height - count;
    draw_blank(area_part(a, first, 0, count, a.width));
    put_broken(a, first, column, style, &b, count, end);
    return count;
}

int draw_paragraph(struct area a, int row, int column, enum style style, const char *text) {
    struct broken b = {0};
    int width = a.width - column, most = a.height - row;
    most = most < DRAW_PARAGRAPH_LINES ? most : DRAW_PARAGRAPH_LINES;
    if (width <= 0 || most <= 0 || !*text)
        return 0;
    text_wrap(text, width, add_broken, &b);
    int count = b.count < most ? b.count : most;
    put_broken(a, row, column, style, &b, count, NULL);
    return count;
}

int draw_glyph(struct area a, int row, int column, enum style style, enum glyph glyph) {
    return draw_text(a, row, column, style, glyph_text(glyph));
}

void draw_rule_vertical(struct area a, int column) {
    for (int row = 0; row < a.height; row++)
        draw_glyph(a, row, column, STYLE_DIM, GLYPH_RULE);
}

void draw_rule_horizontal(struct area a, int row) {
    for (int column = 0; column < a.width; column++)
        draw_glyph(a, row, column, STYLE_DIM, GLYPH_LINE);
}

void draw_blank(struct area a) {
    for (int row = 0; row < a.height; row++)
        put_blanks(a.y + row, a.x, a.width, STYLE_NORMAL);
}

void draw_cursor(struct area a, int row, int column) {
    if (holds_row(a, row) && column >= 0 && column < a.width)
        term_set_cursor(a.y + row, a.x + column);
}
