/*
 * A page of headings, facts, tables and pictures, told once and written as HTML that prints on A4
 * (one file, nothing from elsewhere) or as text of a width. What a mark says stands in the words
 * too: in text a row that is bad begins with "!", one that is open with "?".
 */
#ifndef SOURCEBENCH_IO_PAGE_H
#define SOURCEBENCH_IO_PAGE_H

#include <stdio.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/io/table.h"

enum page_mark { PAGE_PLAIN, PAGE_GOOD, PAGE_BAD, PAGE_OPEN, PAGE_MARKS };

enum { PAGE_WIDTH_LEAST = 40 };

/* Zero-initialise and page_begin() it. Columns stay with the caller until the table ends. */
struct page {
    FILE *out;
    bool html;
    int width; /* of text */
    bool facts;
    const struct table_column *columns; /* of the table that is open */
    size_t n_columns;
    struct arena arena; /* rows of the table */
    struct page_row *first, *last;
};

void page_begin(struct page *p, FILE *out, bool html, int width, const char *title);
void page_end(struct page *p);

void page_title(struct page *p, const char *text);
/* What matters most, in a word and a sentence. */
void page_banner(struct page *p, enum page_mark mark, const char *word, const char *sentence);
void page_heading(struct page *p, const char *text);
void page_subheading(struct page *p, const char *text);
/* Nothing where the text is NULL or empty. */
void page_text(struct page *p, enum page_mark mark, const char *text);
void page_fact(struct page *p, const char *label, const char *text);

void page_table(struct page *p, const struct table_column *columns, size_t n);
void page_row(struct page *p, enum page_mark mark, const char *const *cells);
void page_table_end(struct page *p);

/* An image of a type such as "image/png". In text its caption alone. */
void page_image(struct page *p, const char *type, const void *data, size_t length,
                const char *caption);
/* A line to sign on; the name of who signed already may be empty. */
void page_signature(struct page *p, const char *label, const char *name);

#endif
