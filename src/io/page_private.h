/*
 * The table of a page as text.
 */
#ifndef IO_PAGE_PRIVATE_H
#define IO_PAGE_PRIVATE_H

#include "sourcebench/io/page.h"

struct page_row {
    struct page_row *next;
    enum page_mark mark;
    const char **cells;
};

void page_table_text(struct page *p);

#endif
