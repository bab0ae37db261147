/* How a text looks, and scrolling in it. */
#include <limits.h>

#include "sourcebench/tui/shell.h"
#include "sourcebench/tui/text_pages.h"

/* Draws the bytes of a line from `from` to `to` as they are in the style. */
static int draw_piece(struct area a, int row, int column, enum style style, const char *text,
                      size_t from, size_t to, struct arena *scratch) {
    if (from >= to)
        return column;
    return draw_text(a, row, column, style, arena_bytes(scratch, text + from, to - from));
}

/* The first match that ends behind a place; matches ascend. */
static int first_match(const struct text_pages *p, size_t at) {
    int low = 0, high = p->n_matches;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (p->matches[middle].start + p->matches[middle].length <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void draw_line(const struct text_pages *p, struct area a, int row, int column,
                      const struct text_line *line, struct arena *scratch) {
    size_t at = line->start, end = line->start + line->length;
    column += line->indent;
    for (int i = first_match(p, at); i < p->n_matches && p->matches[i].start < end; i++) {
        size_t from = p->matches[i].start > at ? p->matches[i].start : at;
        size_t to = p->matches[i].start + p->matches[i].length;
        to = to < end ? to : end;
        column = draw_piece(a, row, column, line->style, p->text, at, from, scratch);
        column = draw_piece(a, row, column, i == p->match ? STYLE_CURSOR : STYLE_MARK, p->text,
                            from, to, scratch);
        at = to;
    }
    draw_piece(a, row, column, line->style, p->text, at, end, scratch);
}

void text_pages_draw(const struct text_pages *p, struct area area, int column) {
    struct arena scratch = {0};
    for (int i = 0; i < area.height && p->top + i < p->count; i++)
        draw_line(p, area, i, column, &p->lines[p->top + i], &scratch);
    arena_free(&scratch);
}

static void scroll(struct screen *s, int lines) {
    struct text_pages *p = s->state;
    p->top_before = p->top;
    text_pages_scroll(p, lines);
}

void text_motion_back(struct screen *s) {
    struct text_pages *p = s->state;
    p->top = p->top_before;
}

static void down(struct screen *s) {
    scroll(s, 1);
}

static void up(struct screen *s) {
    scroll(s, -1);
}

static void page_down(struct screen *s) {
    scroll(s, ((struct text_pages *)s->state)->height);
}

static void page_up(struct screen *s) {
    scroll(s, -((struct text_pages *)s->state)->height);
}

static void home(struct screen *s) {
    scroll(s, -INT_MAX);
}

static void end(struct screen *s) {
    scroll(s, INT_MAX);
}

static const struct action actions[] = {
    {"text.down", "down", "Scroll down by a line.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"text.up", "up", "Scroll up by a line.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"text.page-down", "page down", "Scroll down by a page.", "PgDn | Space", ACTION_MOTION, 0,
     page_down, NULL},
    {"text.page-up", "page up", "Scroll up by a page.", "PgUp | b", ACTION_MOTION, 0, page_up,
     NULL},
    {"text.home", "top", "Go to the beginning.", "g | Home", ACTION_MOTION, 0, home, NULL},
    {"text.end", "end", "Go to the end.", "G | End", ACTION_MOTION, 0, end, NULL},
};

const struct action_table text_motions = {"text-motions", "Scrolling", actions,
                                          sizeof actions / sizeof *actions};
