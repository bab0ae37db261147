/*
 * A long text cut into lines that fit, and the places of a search in it: what a text view knows
 * apart from how it looks. The text must outlive it.
 */
#ifndef SOURCEBENCH_TUI_TEXT_PAGES_H
#define SOURCEBENCH_TUI_TEXT_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/style.h"

struct text_line {
    size_t start, length; /* bytes of the text */
    enum style style;
};

struct text_match {
    size_t start, length;
};

struct text_pages {
    const char *text;
    struct text_line *lines;
    int count, width;
    int top, height; /* the first visible line, and how many are */
    struct text_match *matches;
    int n_matches, match; /* match: the current one, -1: none */
};

void text_pages_open(struct text_pages *p, const char *text);
void text_pages_close(struct text_pages *p);
/* Cuts the text for a view of that size; the first visible text stays visible. */
void text_pages_fit(struct text_pages *p, int width, int height);
void text_pages_scroll(struct text_pages *p, int lines);
/* Finds all places; the first one from the top of the view on becomes current and visible. */
void text_pages_search(struct text_pages *p, const char *pattern);
void text_pages_next(struct text_pages *p, int by); /* another match, round the ends */

#endif
