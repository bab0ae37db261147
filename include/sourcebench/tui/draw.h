/*
 * Drawing: the only door through which text reaches the screen.
 *
 * A struct area is a rectangle of the terminal; rows and columns are relative to it and everything
 * is clipped to it. Text is UTF-8 from anywhere: control characters, escape sequences,
 * bidirectional controls and invalid bytes appear as visible replacements; widths are those that
 * the terminal uses (wide characters 2, combining marks 0). Drawing writes into the frame; the
 * frame reaches the terminal in one write when the event loop next rests.
 */
#ifndef SOURCEBENCH_TUI_DRAW_H
#define SOURCEBENCH_TUI_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/style.h"

struct area {
    int y, x, height, width;
};

/* A part of an area, clipped to it; an empty area where nothing is left. */
struct area area_part(struct area a, int y, int x, int height, int width);

enum { DRAW_FOOT_LINES = 6, DRAW_PARAGRAPH_LINES = 10 }; /* the most that those two take */

enum align { ALIGN_LEFT, ALIGN_RIGHT };

/* Draws text in exactly width columns: clipped with … where too long, padded with blanks. */
void draw_cell(struct area a, int row, int column, int width, enum align align, enum style style,
               const char *text);
/* Draws text from the column on, clipped to the area, without padding. Returns the column behind.
 */
int draw_text(struct area a, int row, int column, enum style style, const char *text);
int draw_textf(struct area a, int row, int column, enum style style, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Draws a sentence at the foot of the area: on its last line, or where that is too short on as many
 * of the lines above as it needs, over what stands there, from the column on. It ends with … where
 * even the area is too small. Returns the number of lines; *end (may be NULL) gets the column
 * behind the last one. */
int draw_foot(struct area a, int column, enum style style, const char *text, int *end);
/* Draws a text from a row and column on, broken into lines, down to the end of the area; it ends
 * with … where that is not enough. Returns the number of lines. */
int draw_paragraph(struct area a, int row, int column, enum style style, const char *text);
int draw_glyph(struct area a, int row, int column, enum style style, enum glyph glyph);
void draw_rule_vertical(struct area a, int column); /* over the whole height of the area */
void draw_rule_horizontal(struct area a, int row);
void draw_blank(struct area a);                       /* fills the area with blanks */
void draw_cursor(struct area a, int row, int column); /* where the terminal's cursor shall stand */

/* Columns that text takes when drawn. */
int text_columns(const char *text);
/* The bytes of text that fit into width columns; *used (may be NULL) gets the columns. */
size_t text_fit(const char *text, int width, int *used);
const char *glyph_text(enum glyph glyph);
/* The text, ended with an ellipsis where it takes more than width columns. */
const char *text_shorten(const char *text, int width, struct arena *arena);
/* The text in exactly width columns: cut as above, or filled with blanks. */
const char *text_cell(const char *text, int width, enum align align, struct arena *arena);

/* Breaks text at blanks (anywhere in CJK) into lines of at most width columns; calls line() for
 * each. */
void text_wrap(const char *text, int width, void (*line)(void *user, const char *s, size_t length),
               void *user);

#endif
