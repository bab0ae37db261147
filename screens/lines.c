#include "lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lines_clear(struct lines *l) {
    arena_free(&l->arena);
    l->count = 0;
}

void lines_free(struct lines *l) {
    arena_free(&l->arena);
    mem_free(l->items);
    *l = (struct lines){0};
}

struct line *lines_add(struct lines *l, enum style style, const char *left, const char *right) {
    l->items = mem_grow(l->items, (size_t)l->count, sizeof *l->items);
    struct line *line = &l->items[l->count++];
    *line = (struct line){.style = style, .left = left, .right = right};
    return line;
}

struct line *lines_addf(struct lines *l, enum style style, const char *format, ...) {
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return lines_add(l, style, arena_string(&l->arena, text), NULL);
}

void lines_add_text(struct lines *l, enum style style, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        lines_add(l, style, arena_format(&l->arena, "%.*s", (int)length, text), NULL);
        text += length + (text[length] == '\n');
    }
}

static void add_piece(void *lines, const char *s, size_t length) {
    struct lines *l = lines;
    lines_add_heading(l, arena_bytes(&l->arena, s, length));
}

void lines_add_foot(struct lines *l, int width, const char *text) {
    text_wrap(text, width - 1, add_piece, l);
}

void lines_add_heading(struct lines *l, const char *text) {
    lines_add(l, STYLE_DIM, text, NULL)->heading = true;
}

void lines_goto(struct lines *l, int kind, int64_t id) {
    for (int i = 0; i < l->count; i++) {
        if (l->items[i].kind == kind && l->items[i].id == id)
            l->cursor = i;
    }
}

/* The nearest line the cursor can stand on, looking first in the direction of step. */
static int settle_cursor(const struct lines *l, int at, int step) {
    if (at < 0)
        at = 0;
    if (at >= l->count)
        at = l->count - 1;
    for (int turn = 0; turn < 2; turn++, step = -step) {
        for (int i = at; i >= 0 && i < l->count; i += step) {
            if (!l->items[i].heading)
                return i;
        }
    }
    return at < 0 ? 0 : at;
}

/* Also before the lines are drawn for the first time: keys may be typed ahead. */
const struct line *lines_current(const struct lines *l) {
    int at = settle_cursor(l, l->cursor, 1);
    return at < l->count && !l->items[at].heading ? &l->items[at] : NULL;
}

static void move(struct screen *s, int by) {
    struct lines *l = s->state;
    l->cursor_before = l->cursor;
    l->top_before = l->top;
    l->cursor = settle_cursor(l, l->cursor + by, by < 0 ? -1 : 1);
}

static void scroll_to_cursor(struct lines *l) {
    if (l->cursor < l->top)
        l->top = l->cursor;
    if (l->cursor >= l->top + l->height)
        l->top = l->cursor - l->height + 1;
    if (l->top > l->count - l->height)
        l->top = l->count - l->height;
    if (l->top < 0)
        l->top = 0;
    /* A heading right above the first line one can stand on is worth showing. */
    if (l->top > 0 && l->cursor == l->top && l->items[l->top - 1].heading)
        l->top--;
}

void lines_draw(struct lines *l, struct area area, bool cursor) {
    l->height = area.height;
    l->cursor = settle_cursor(l, l->cursor, 1);
    scroll_to_cursor(l);
    for (int row = 0; row < area.height && l->top + row < l->count; row++) {
        const struct line *line = &l->items[l->top + row];
        bool here = cursor && l->top + row == l->cursor && !line->heading;
        int right = line->right ? text_columns(line->right) : 0;
        int width = area.width - 1 - (right ? right + 2 : 0);
        if (here)
            draw_glyph(area, row, 0, STYLE_ACCENT, GLYPH_CURSOR);
        draw_cell(area, row, 1, width, ALIGN_LEFT, here ? STYLE_CURSOR : line->style, line->left);
        if (right)
            draw_text(area, row, area.width - right - 1, STYLE_DIM, line->right);
    }
}

static void up(struct screen *s) {
    move(s, -1);
}

static void down(struct screen *s) {
    move(s, 1);
}

static void page_up(struct screen *s) {
    move(s, -((struct lines *)s->state)->height);
}

static void page_down(struct screen *s) {
    move(s, ((struct lines *)s->state)->height);
}

static void home(struct screen *s) {
    struct lines *l = s->state;
    move(s, -l->count);
    l->top = 0;
}

static void end(struct screen *s) {
    move(s, ((struct lines *)s->state)->count);
}

void lines_motion_back(struct screen *s) {
    struct lines *l = s->state;
    l->cursor = l->cursor_before;
    l->top = l->top_before;
}

static const struct action motions[] = {
    {"lines.down", "down", "Go to the next line.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"lines.up", "up", "Go to the line above.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"lines.page-down", "page down", "Go a page down.", "PgDn", ACTION_MOTION, 0, page_down, NULL},
    {"lines.page-up", "page up", "Go a page up.", "PgUp", ACTION_MOTION, 0, page_up, NULL},
    {"lines.home", "first", "Go to the first line.", "g | Home", ACTION_MOTION, 0, home, NULL},
    {"lines.end", "last", "Go to the last line.", "G | End", ACTION_MOTION, 0, end, NULL},
};

const struct action_table lines_motions = {"lines", "Moving", motions,
                                           sizeof motions / sizeof *motions};
