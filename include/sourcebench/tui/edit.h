/*
 * A line of text being typed: the model of every input field, and its drawing.
 *
 * The text is always valid UTF-8 without control characters (line ends where the caller keeps
 * them); the cursor always stands at the border of a grapheme, so that a letter and its marks are
 * one step and one deletion. The editor owns its text; zero-initialise to begin, edit_free() ends.
 */
#ifndef SOURCEBENCH_TUI_EDIT_H
#define SOURCEBENCH_TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/draw.h"
#include "sourcebench/tui/key.h"

enum { EDIT_MAX = 100000 }; /* bytes; more is not taken */

struct edit {
    struct strbuf text;
    size_t cursor; /* byte */
    size_t first;  /* first byte that is shown; drawing moves it */
};

enum edit_result { EDIT_IGNORED, EDIT_MOVED, EDIT_CHANGED };

void edit_free(struct edit *e);
const char *edit_text(const struct edit *e);
/* Replaces the text; the cursor stands behind it. */
void edit_set(struct edit *e, const char *text);
/* Inserts at the cursor what was typed or pasted: invalid bytes become U+FFFD, tabs and (unless
 * keep_lines) line ends blanks, other control characters vanish. False where nothing was taken. */
bool edit_insert(struct edit *e, const char *text, bool keep_lines);
/*
 * Characters are inserted; Left, Right, Home, End, Ctrl-Left, Ctrl-Right, Alt-b, Alt-f, Ctrl-A,
 * Ctrl-E, Ctrl-B, Ctrl-F move; Backspace, Delete, Ctrl-H, Ctrl-D, Ctrl-W, Ctrl-U, Ctrl-K, Alt-d
 * delete. A key that would change nothing is ignored, as is any other.
 */
enum edit_result edit_key(struct edit *e, struct key key);
bool edit_at_end(const struct edit *e);

/* How a field is drawn. */
struct edit_look {
    enum style style;
    const char *placeholder; /* dim, where the text is empty; or NULL */
    const char *ghost;       /* dim, behind the text: what Right would complete; or NULL */
    int wrong_at;            /* the word at this byte stands in STYLE_BAD; -1: none */
    bool cursor;             /* the terminal's cursor stands here */
};

/* Draws the text in width columns of the row, scrolled so that the cursor is seen. */
void edit_draw(struct edit *e, struct area a, int row, int column, int width,
               const struct edit_look *look);

/* The last grapheme border before byte `at`, for those who cut text. */
size_t text_grapheme_before(const char *text, size_t length, size_t at);

#endif
