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

static void add_line(struct text_pages *p, struct text_line line) {
    p->lines = mem_grow(p->lines, (size_t)p->count, sizeof *p->lines);
    p->lines[p->count++] = line;
}

/* Where the pieces of a line go while it is wrapped. */
struct wrapping {
    struct text_pages *pages;
    const char *copy;      /* the line, NUL-terminated */
    struct text_line line; /* where it begins in the text, and how it looks */
    size_t point;          /* bytes before the first word; they are columns too */
};

static void add_piece(void *user, const char *s, size_t length) {
    struct wrapping *w = user;
    size_t at = (size_t)(s - w->copy), before = at == w->point ? at : 0;
    struct text_line line = w->line;
    line.start += at - before;
    line.length = length + before;
    line.indent = before ? 0 : (int)w->point;
    add_line(w->pages, line);
}

/* Bytes of blanks and "- " that a line begins with. */
static size_t point_of(const char *line) {
    size_t blanks = strspn(line, " ");
    return strncmp(line + blanks, "- ", 2) == 0 ? blanks + 2 : blanks;
}

static void wrap_line(struct text_pages *p, size_t start, size_t length) {
    struct arena scratch = {0};
    const char *s = p->text + start;
    struct text_line line = {.start = start, .style = STYLE_NORMAL};
    if (length > 0 && *s >= 1 && *s <= 9 && *s != '\t') {
        line.style = (enum style)(*s - 1);
        line.start++;
        length--;
    }
    int before = p->count;
    struct wrapping w = {p, arena_bytes(&scratch, p->text + line.start, length), line, 0};
    size_t point = point_of(w.copy);
    w.point = point < (size_t)p->width / 2 ? point : 0;
    text_wrap(w.copy + w.point, p->width - (int)w.point, add_piece, &w);
    if (p->count == before)
        add_line(p, line);
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

void text_pages_show(struct text_pages *p, size_t at) {
    int line = line_of(p, at);
    if (line < p->top || line >= p->top + p->height)
        text_pages_scroll(p, line - p->height / 3 - p->top);
}

static void show_match(struct text_pages *p) {
    text_pages_show(p, p->matches[p->match].start);
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

const char *text_pages_state(const struct text_pages *p, const char *pattern, struct arena *arena) {
    int last = p->top + p->height < p->count ? p->top + p->height : p->count;
    const char *place = p->count > p->height ? arena_format(arena, "lines %d to %d of %d",
                                                            p->top + 1, last, p->count)
                                             : "";
    if (!pattern || !*pattern)
        return place;
    const char *gap = *place ? "   " : "";
    if (p->n_matches == 0)
        return arena_format(arena, "%s: nowhere%s%s", pattern, gap, place);
    return arena_format(arena, "%s: %d of %d%s%s", pattern, p->match + 1, p->n_matches, gap, place);
}
