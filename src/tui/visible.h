/*
 * Outside text, one visible piece after the other: what may reach the terminal and how wide it is.
 *
 * Whatever the bytes are, a piece is one printable character of 1 or 2 columns with at most four
 * combining marks. Control characters become control pictures; bidirectional and other invisible
 * controls, private, unassigned and invalid ones become U+FFFD; what only changes how wide others
 * are drawn (joiners, variation selectors) is left out. In locales without UTF-8 pieces are ASCII.
 */
#ifndef TUI_VISIBLE_H
#define TUI_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

enum { VISIBLE_MARKS = 4 };

struct visible {
    wchar_t text[1 + VISIBLE_MARKS + 1]; /* ended by L'\0' */
    int columns;
    size_t bytes; /* how far the next piece is */
};

/* The piece at s; false at its end. */
bool visible_next(const char *s, struct visible *v);
/* Whether the locale shows UTF-8; before the first call it is assumed. */
void visible_set_unicode(bool unicode);
bool visible_unicode(void);

/* Columns of ambiguous characters: 1 or 2 (width.c). */
void width_set_ambiguous(int columns);
int width_ambiguous(void);

#endif
