#include "sourcebench/tui/text_pages.h"

#include <string.h>

#include "sourcebench/tui/draw.h"
#include "sourcebench/tui/search.h"

void text_pages_open(struct text_pages *p, const char *text) {
    *p = (struct text_pages){.text = text, .match = -1};
}

void text_pages_close(struct text_pages *p) {
    mem_free(p->lines);
    mem_free(p->matches);
    text_pages_open(p, "");
}

static void add_line(struct text_pages *p, size_t start, size_t length, enum style style) {
    p->lines = mem_grow(p->lines, (size_t)p->count, sizeof *p->lines);
    p->lines[p->count++] = (struct text_line){start, length, style};
}

/* Where the pieces of a line go while it is wrapped. */
struct wrapping {
    struct text_pages *pages;
    const char *copy; /* the line, NUL-terminated; begins at byte `start` of the text */
    size_t start;
    enum style style;
};

static void add_piece(void *user, const char *s, size_t length) {
    struct wrapping *w = user;
    add_line(w->pages, w->start + (size_t)(s - w->copy), length, w->style);
}

static void wrap_line(struct text_pages *p, size_t start, size_t length) {
    struct arena scratch = {0};
    const char *s = p->text + start;
    enum style style = STYLE_NORMAL;
    if (length > 0 && *s >= 1 && *s <= 9 && *s != '\t') {
        style = (enum style)(*s - 1);
        start++;
        length--;
    }
    int before = p->count;
    struct wrapping w = {p, arena_bytes(&scratch, p->text + start, length), start, style};
    text_wrap(w.copy, p->width, add_piece, &w);
    if (p->count == before)
        add_line(p, start, 0, style);
    arena_free(&scratch);
}

static int line_of(const struct text_pages *p, size_t at) {
    int line = 0;
    while (line + 1 < p->count && p->lines[line + 1].start <= at)
        line++;
    return line;
}

void text_pages_fit(struct text_pages *p, int width, int height) {
    size_t top = p->count ? p->lines[p->top].start : 0;
    p->height = height > 0 ? height : 1;
    if (p->width != width) {
        p->width = width > 0 ? width : 1;
        p->count = 0;
        for (size_t at = 0; p->text[at];) {
            size_t length = strcspn(p->text + at, "\n");
            wrap_line(p, at, length);
            at += length + (p->text[at + length] == '\n');
        }
        p->top = line_of(p, top);
    }
    text_pages_scroll(p, 0);
}

void text_pages_scroll(struct text_pages *p, int lines) {
    int last = p->count - p->height;
    long to = (long)p->top + lines;
    to = to < last ? to : last;
    p->top = to > 0 ? (int)to : 0;
}

static void show_match(struct text_pages *p) {
    int line = line_of(p, p->matches[p->match].start);
    if (line < p->top || line >= p->top + p->height)
        text_pages_scroll(p, line - p->height / 3 - p->top);
}

static void add_match(struct text_pages *p, size_t start, size_t length) {
    p->matches = mem_grow(p->matches, (size_t)p->n_matches, sizeof *p->matches);
    p->matches[p->n_matches++] = (struct text_match){start, length};
}

void text_pages_search(struct text_pages *p, const char *pattern) {
    size_t start, length, from = 0, top = p->count ? p->lines[p->top].start : 0;
    p->n_matches = 0;
    p->match = -1;
    while (search_find(p->text, pattern, from, &start, &length)) {
        if (p->match < 0 && start >= top)
            p->match = p->n_matches;
        add_match(p, start, length);
        from = start + length;
    }
    if (p->n_matches == 0)
        return;
    if (p->match < 0)
        p->match = 0;
    show_match(p);
}

void text_pages_next(struct text_pages *p, int by) {
    if (p->n_matches == 0)
        return;
    p->match = ((p->match + by) % p->n_matches + p->n_matches) % p->n_matches;
    show_match(p);
}
