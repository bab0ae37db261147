#include "sourcebench/io/table.h"

#include <string.h>
#include <utf8proc.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/utf8.h"

enum { SAMPLE_ROWS = 200, GAP = 2, NARROWEST = 4 };

struct table {
    FILE *out;
    const struct table_column *columns;
    size_t n;
    int terminal_width;
    int *widths; /* 0 until the sample is laid out */
    bool laid_out;
    struct arena arena; /* the sample */
    char **sample;      /* SAMPLE_ROWS × n cells */
    size_t n_sample;
    struct strbuf line;
};

/* ---- text that cannot do anything ---- */

/* What stands for a character that would act instead of being seen. */
static uint32_t visible(uint32_t c) {
    if (c < 0x20)
        return 0x2400 + c;
    if (c == 0x7F)
        return 0x2421;
    return letter_disguises(c) ? UTF8_REPLACEMENT : c;
}

static int width_of(uint32_t c) {
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width < 0 ? 1 : width;
}

int table_text_width(const char *text) {
    int width = 0;
    for (uint32_t c; (c = utf8_next(&text)) != 0;)
        width += width_of(visible(c));
    return width;
}

void table_safe_text(struct strbuf *out, const char *text, int width) {
    bool clipped = table_text_width(text) > width;
    int room = clipped ? width - 1 : width;
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        char bytes[4];
        c = visible(c);
        room -= width_of(c);
        if (room < 0)
            break;
        strbuf_add_bytes(out, bytes, utf8_encode(c, bytes));
    }
    if (clipped && width > 0)
        strbuf_add(out, "…");
}

/* ---- tab-separated ---- */

static void write_piped(struct table *t, const char *const *cells) {
    for (size_t i = 0; i < t->n; i++) {
        if (i > 0)
            putc('\t', t->out);
        for (const char *s = cells[i] ? cells[i] : ""; *s; s++)
            putc(*s == '\t' || *s == '\n' || *s == '\r' ? ' ' : *s, t->out);
    }
    putc('\n', t->out);
}

/* ---- aligned ---- */

static void widen(struct table *t, const char *const *cells) {
    for (size_t i = 0; i < t->n; i++) {
        int width = cells[i] ? table_text_width(cells[i]) : 0;
        if (width > t->widths[i])
            t->widths[i] = width;
    }
}

/* Takes columns from the widest until the table fits or all are narrow. */
static void shrink(struct table *t) {
    int total = GAP * ((int)t->n - 1);
    for (size_t i = 0; i < t->n; i++)
        total += t->widths[i];
    while (total > t->terminal_width) {
        size_t widest = 0;
        for (size_t i = 1; i < t->n; i++)
            if (t->widths[i] > t->widths[widest])
                widest = i;
        if (t->widths[widest] <= NARROWEST)
            break;
        t->widths[widest]--;
        total--;
    }
}

static void pad(struct strbuf *line, int width) {
    for (int i = 0; i < width; i++)
        strbuf_add_char(line, ' ');
}

static void add_cell(struct table *t, size_t i, const char *text) {
    size_t before = t->line.length;
    table_safe_text(&t->line, text, t->widths[i]);
    int blanks = t->widths[i] - table_text_width(strbuf_text(&t->line) + before);
    if (t->columns[i].right) {
        char *moved = mem_string(strbuf_text(&t->line) + before);
        strbuf_truncate(&t->line, before);
        pad(&t->line, blanks);
        strbuf_add(&t->line, moved);
        mem_free(moved);
    } else if (i + 1 < t->n) {
        pad(&t->line, blanks);
    }
}

static void write_aligned(struct table *t, const char *const *cells) {
    strbuf_truncate(&t->line, 0);
    for (size_t i = 0; i < t->n; i++) {
        if (i > 0)
            pad(&t->line, GAP);
        add_cell(t, i, cells[i] ? cells[i] : "");
    }
    while (t->line.length > 0 && t->line.data[t->line.length - 1] == ' ')
        strbuf_truncate(&t->line, t->line.length - 1);
    /* A terminal narrower than the narrowest columns must not wrap. */
    struct strbuf clipped = {0};
    table_safe_text(&clipped, strbuf_text(&t->line), t->terminal_width);
    fprintf(t->out, "%s\n", strbuf_text(&clipped));
    strbuf_free(&clipped);
}

static void write_titles(struct table *t) {
    const char **titles = mem_alloc(t->n, sizeof *titles);
    for (size_t i = 0; i < t->n; i++)
        titles[i] = t->columns[i].title;
    if (t->terminal_width > 0) {
        widen(t, titles);
        shrink(t);
        write_aligned(t, titles);
    } else {
        write_piped(t, titles);
    }
    mem_free(titles);
}

static void lay_out(struct table *t) {
    t->laid_out = true;
    for (size_t row = 0; row < t->n_sample; row++)
        widen(t, (const char *const *)t->sample + row * t->n);
    write_titles(t);
    for (size_t row = 0; row < t->n_sample; row++)
        write_aligned(t, (const char *const *)t->sample + row * t->n);
    arena_free(&t->arena);
}

struct table *table_begin(FILE *out, const struct table_column *columns, size_t n,
                          int terminal_width) {
    struct table *t = mem_alloc(1, sizeof *t);
    t->out = out;
    t->columns = columns;
    t->n = n;
    t->terminal_width = terminal_width;
    if (terminal_width > 0) {
        t->widths = mem_alloc(n, sizeof *t->widths);
        t->sample = mem_alloc(SAMPLE_ROWS * n, sizeof *t->sample);
    } else {
        write_titles(t);
    }
    return t;
}

void table_row(struct table *t, const char *const *cells) {
    if (t->terminal_width <= 0) {
        write_piped(t, cells);
    } else if (t->laid_out) {
        write_aligned(t, cells);
    } else {
        char **kept = t->sample + t->n_sample++ * t->n;
        for (size_t i = 0; i < t->n; i++)
            kept[i] = arena_string(&t->arena, cells[i]);
        if (t->n_sample == SAMPLE_ROWS)
            lay_out(t);
    }
}

void table_end(struct table *t) {
    if (t->terminal_width > 0 && !t->laid_out)
        lay_out(t);
    mem_free(t->widths);
    mem_free(t->sample);
    strbuf_free(&t->line);
    mem_free(t);
}
