#include "sourcebench/io/page.h"

#include <string.h>

#include "sourcebench/io/html.h"
#include "sourcebench/io/wrap.h"

#include "page_private.h"

enum { LABEL = 22, RULE = 40 };

static const char style[] =
    "@page { size: A4; margin: 14mm; }\n"
    "body { font: 9.5pt/1.35 sans-serif; color: #000; background: #fff; max-width: 182mm;\n"
    "       margin: 0 auto; overflow-wrap: anywhere; print-color-adjust: exact; }\n"
    "h1 { font-size: 15pt; margin: 0 0 2mm; }\n"
    "h2 { font-size: 11.5pt; margin: 6mm 0 1mm; border-bottom: 1px solid #000;\n"
    "     break-after: avoid; }\n"
    "h3 { font-size: 10pt; margin: 3mm 0 1mm; break-after: avoid; }\n"
    "p { margin: 0 0 1mm; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 0 0 2mm; }\n"
    "tr, figure { break-inside: avoid; }\n"
    "th, td { border: 1px solid #999; padding: 0.5mm 1.2mm; text-align: left;\n"
    "         vertical-align: top; }\n"
    "th { background: #eee; }\n"
    "th.number, td.number { text-align: right; }\n"
    "td.number { white-space: nowrap; }\n"
    "table.facts td { border: 0; padding: 0.3mm 4mm 0.3mm 0; }\n"
    "table.facts td.label { color: #444; width: 42mm; }\n"
    ".banner { border: 1.5mm solid #444; padding: 2mm 4mm; margin: 0 0 3mm; }\n"
    ".banner strong { font-size: 20pt; }\n"
    ".banner.good { border-color: #1a7f37; } .banner.good strong { color: #1a7f37; }\n"
    ".banner.bad { border-color: #b00020; } .banner.bad strong { color: #b00020; }\n"
    ".banner.open { border-color: #9a6700; } .banner.open strong { color: #9a6700; }\n"
    "tr.bad td { background: #fde0e0; font-weight: bold; } p.bad { color: #b00020; }\n"
    "tr.open td { background: #fff4d6; } p.open { color: #7a5200; }\n"
    "figure { display: inline-block; margin: 1mm 3mm 2mm 0; max-width: 86mm; }\n"
    "figure img { display: block; max-width: 86mm; max-height: 70mm; }\n"
    "figcaption { font-size: 8.5pt; }\n"
    ".sign { display: inline-block; width: 82mm; margin: 12mm 6mm 0 0; padding-top: 1mm;\n"
    "        border-top: 1px solid #000; break-inside: avoid; }\n";

static const char *const classes[PAGE_MARKS] = {NULL, "good", "bad", "open"};

static void end_facts(struct page *p) {
    if (p->facts && p->html)
        html_close(p->out, "table");
    p->facts = false;
}

void page_begin(struct page *p, FILE *out, bool html, int width, const char *title) {
    *p = (struct page){.out = out, .html = html};
    p->width = width < PAGE_WIDTH_LEAST ? PAGE_WIDTH_LEAST : width;
    if (html)
        html_begin(out, title, style);
}

void page_end(struct page *p) {
    end_facts(p);
    if (p->html)
        html_end(p->out);
    arena_free(&p->arena);
}

static void rule(struct page *p, const char *text, char c) {
    int n = table_text_width(text);
    for (int i = 0; i < (n < p->width ? n : p->width); i++)
        putc(c, p->out);
    putc('\n', p->out);
}

void page_title(struct page *p, const char *text) {
    end_facts(p);
    if (p->html) {
        html_element(p->out, "h1", NULL, text);
    } else {
        wrap_write(p->out, "", text, p->width);
        rule(p, text, '=');
    }
}

void page_banner(struct page *p, enum page_mark mark, const char *word, const char *sentence) {
    end_facts(p);
    if (!p->html) {
        wrap_write(p->out, "", word, p->width);
        page_text(p, PAGE_PLAIN, sentence);
        return;
    }
    html_open(p->out, "div",
              mark == PAGE_GOOD  ? "banner good"
              : mark == PAGE_BAD ? "banner bad"
                                 : "banner open");
    html_element(p->out, "strong", NULL, word);
    html_element(p->out, "p", NULL, sentence);
    html_close(p->out, "div");
}

void page_heading(struct page *p, const char *text) {
    end_facts(p);
    if (p->html) {
        html_element(p->out, "h2", NULL, text);
    } else {
        putc('\n', p->out);
        wrap_write(p->out, "", text, p->width);
        rule(p, text, '-');
    }
}

void page_subheading(struct page *p, const char *text) {
    end_facts(p);
    if (p->html)
        html_element(p->out, "h3", NULL, text);
    else
        wrap_write(p->out, "", text, p->width);
}

void page_text(struct page *p, enum page_mark mark, const char *text) {
    end_facts(p);
    if (!text || !*text)
        return;
    if (p->html)
        html_element(p->out, "p", classes[mark], text);
    else
        wrap_write(p->out, mark == PAGE_BAD ? "! " : mark == PAGE_OPEN ? "? " : "", text, p->width);
}

void page_fact(struct page *p, const char *label, const char *text) {
    if (!text || !*text)
        return;
    if (!p->html) {
        char first[2 * LABEL];
        snprintf(first, sizeof first, "%-*s ", LABEL, label);
        wrap_write(p->out, first, text, p->width);
        return;
    }
    if (!p->facts)
        html_open(p->out, "table", "facts");
    p->facts = true;
    html_open(p->out, "tr", NULL);
    html_element(p->out, "td", "label", label);
    html_element(p->out, "td", NULL, text);
    html_close(p->out, "tr");
}

/* ---- tables ------------------------------------------------------------------------------------
 */

static void html_row(struct page *p, const char *element, const char *class,
                     const char *const *cells) {
    html_open(p->out, "tr", class);
    for (size_t i = 0; i < p->n_columns; i++)
        html_element(p->out, element, p->columns[i].right ? "number" : NULL,
                     cells[i] && *cells[i] ? cells[i] : "\u00a0");
    html_close(p->out, "tr");
}

void page_table(struct page *p, const struct table_column *columns, size_t n) {
    end_facts(p);
    p->columns = columns;
    p->n_columns = n;
    p->first = p->last = NULL;
    if (!p->html)
        return;
    const char **titles = arena_alloc(&p->arena, n, sizeof *titles);
    for (size_t i = 0; i < n; i++)
        titles[i] = columns[i].title;
    html_open(p->out, "table", NULL);
    html_row(p, "th", NULL, titles);
}

/* Text waits until all are there, because its columns take their widths from them. */
void page_row(struct page *p, enum page_mark mark, const char *const *cells) {
    if (p->html) {
        html_row(p, "td", classes[mark], cells);
        return;
    }
    struct page_row *row = arena_alloc(&p->arena, 1, sizeof *row);
    row->mark = mark;
    row->cells = arena_alloc(&p->arena, p->n_columns, sizeof *row->cells);
    for (size_t i = 0; i < p->n_columns; i++)
        row->cells[i] = arena_string(&p->arena, cells[i] ? cells[i] : "");
    if (p->last)
        p->last->next = row;
    else
        p->first = row;
    p->last = row;
}

void page_table_end(struct page *p) {
    if (p->html)
        html_close(p->out, "table");
    else
        page_table_text(p);
    arena_free(&p->arena);
    p->first = p->last = NULL;
    p->columns = NULL;
}

/* ---- pictures and signatures -------------------------------------------------------------------
 */

void page_image(struct page *p, const char *type, const void *data, size_t length,
                const char *caption) {
    end_facts(p);
    if (!p->html) {
        page_text(p, PAGE_PLAIN, caption);
        return;
    }
    html_open(p->out, "figure", NULL);
    html_image(p->out, type, data, length, caption);
    html_element(p->out, "figcaption", NULL, caption);
    html_close(p->out, "figure");
}

void page_signature(struct page *p, const char *label, const char *name) {
    end_facts(p);
    if (p->html) {
        html_open(p->out, "div", "sign");
        html_element(p->out, "span", NULL, label);
        if (*name)
            html_text(p->out, ": ");
        html_element(p->out, "strong", NULL, name);
        html_close(p->out, "div");
    } else if (*name) {
        page_fact(p, label, name);
    } else {
        fprintf(p->out, "%-*s ", LABEL, label);
        for (int i = LABEL + 1; i < LABEL + 1 + RULE && i < p->width; i++)
            putc('_', p->out);
        putc('\n', p->out);
    }
}
