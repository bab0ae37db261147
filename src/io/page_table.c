/* Tables of a page as text: cells that are too long go on in the next line. */
#include <string.h>

#include "sourcebench/io/wrap.h"

#include "page_private.h"

enum { MARK = 2, GAP = 2, LEAST = 4 };

static int wider(int a, int b) {
    return a > b ? a : b;
}

/* Columns that a cell would like. */
static void find_widths(const struct page *p, int *widths) {
    for (size_t i = 0; i < p->n_columns; i++) {
        widths[i] = table_text_width(p->columns[i].title);
        for (const struct page_row *r = p->first; r; r = r->next)
            widths[i] = wider(widths[i], table_text_width(r->cells[i]));
    }
}

/* The widest give way, of equal ones the last. */
static void fit(const struct page *p, int *widths) {
    int over = MARK - p->width;
    for (size_t i = 0; i < p->n_columns; i++)
        over += widths[i] + (i ? GAP : 0);
    for (; over > 0; over--) {
        size_t widest = 0;
        for (size_t i = 1; i < p->n_columns; i++)
            if (widths[i] >= widths[widest])
                widest = i;
        if (widths[widest] <= LEAST)
            return;
        widths[widest]--;
    }
}

static void put_blanks(struct page *p, int n) {
    for (int i = 0; i < n; i++)
        putc(' ', p->out);
}

/* Writes the next line of a cell behind the blanks that are due, and moves on behind it; false
 * where it is at its end. What blanks are due then is for the next cell, so that no line ends in
 * them. */
static bool put_line(struct page *p, const char **rest, size_t length, int width, bool right,
                     int *due) {
    char *line = mem_alloc(length + 1, 1);
    memcpy(line, *rest, length);
    int blanks = width - table_text_width(line);
    if (length) {
        put_blanks(p, *due + (right ? blanks : 0));
        fputs(line, p->out);
        *due = right ? 0 : blanks;
    } else {
        *due += width;
    }
    mem_free(line);
    *rest += length + ((*rest)[length] == '\n');
    return **rest != '\0';
}

static void put_row(struct page *p, const int *widths, const char *mark, const char *const *cells) {
    struct strbuf *texts = mem_alloc(p->n_columns, sizeof *texts);
    const char **rest = mem_alloc(p->n_columns, sizeof *rest);
    bool more = true;
    for (size_t i = 0; i < p->n_columns; i++) {
        wrap_add(&texts[i], "", cells[i], widths[i]);
        rest[i] = strbuf_text(&texts[i]);
    }
    while (more) {
        int due = 0;
        more = false;
        fputs(mark, p->out);
        for (size_t i = 0; i < p->n_columns; i++) {
            due += i ? GAP : 0;
            more |=
                put_line(p, &rest[i], strcspn(rest[i], "\n"), widths[i], p->columns[i].right, &due);
        }
        putc('\n', p->out);
        mark = "  ";
    }
    for (size_t i = 0; i < p->n_columns; i++)
        strbuf_free(&texts[i]);
    mem_free(texts);
    mem_free(rest);
}

void page_table_text(struct page *p) {
    int *widths = arena_alloc(&p->arena, p->n_columns, sizeof *widths);
    const char **titles = arena_alloc(&p->arena, p->n_columns, sizeof *titles);
    for (size_t i = 0; i < p->n_columns; i++)
        titles[i] = p->columns[i].title;
    find_widths(p, widths);
    fit(p, widths);
    put_row(p, widths, "  ", titles);
    for (const struct page_row *r = p->first; r; r = r->next)
        put_row(p, widths,
                r->mark == PAGE_BAD    ? "! "
                : r->mark == PAGE_OPEN ? "? "
                                       : "  ",
                r->cells);
}
