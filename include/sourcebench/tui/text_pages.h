/*
 * A long text cut into lines that fit, and the places of a search in it: what a text view knows
 * apart from how it looks. The text must outlive it. A line may begin with a style mark, see
 * text_view(); where blanks, or blanks and "- ", come before the first word, further lines begin
 * below that word.
 */
#ifndef SOURCEBENCH_TUI_TEXT_PAGES_H
#define SOURCEBENCH_TUI_TEXT_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/action.h"
#include "sourcebench/tui/draw.h"
#include "sourcebench/tui/style.h"

struct text_line {
    size_t start, length; /* bytes of the text */
    enum style style;
    int indent; /* blanks before it */
};

struct text_match {
    size_t start, length;
};

struct text_pages {
    const char *text;
    struct text_line *lines;
    int count, width;
    int top, height; /* the first visible line, and how many are */
    int top_before;  /* the last motion */
    struct text_match *matches;
    int n_matches, match; /* match: the current one, -1: none */
};

void text_pages_open(struct text_pages *p, const char *text);
void text_pages_close(struct text_pages *p);
/* Cuts the text for a view of that size; the first visible text stays visible. */
void text_pages_fit(struct text_pages *p, int width, int height);
void text_pages_scroll(struct text_pages *p, int lines);
/* Makes a byte of the text visible. */
void text_pages_show(struct text_pages *p, size_t at);
/* Finds all places; the first one from the top of the view on becomes current and visible. */
void text_pages_search(struct text_pages *p, const char *pattern);
void text_pages_next(struct text_pages *p, int by); /* another match, round the ends */
/* "lines 1 to 20 of 33", "needle: 2 of 7" or both; "" where neither says anything. pattern: what is
 * searched for, NULL or "" for nothing. */
const char *text_pages_state(const struct text_pages *p, const char *pattern, struct arena *arena);

/* Draws the visible lines from the given column on, with the matches in them. */
void text_pages_draw(const struct text_pages *p, struct area area, int column);

/* The motions of screens whose state begins with a struct text_pages. */
extern const struct action_table text_motions;
void text_motion_back(struct screen *s); /* for screen_ops.unmove */

#endif
