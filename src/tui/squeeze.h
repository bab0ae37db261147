/*
 * Shorter words for the same frame. Curses goes to another line with an absolute position even
 * where CR LF or a column alone would do: it does not know that the line is raw and LF only goes
 * down; and it takes a colour back before it takes back all attributes. On a page of a list that is
 * one byte in twenty.
 *
 * Only what is sure is changed: the row must be known from an absolute position in the same frame,
 * and a frame that sets a scroll region is left as it is. Pure; private to tui.
 */
#ifndef TUI_SQUEEZE_H
#define TUI_SQUEEZE_H

#include <stddef.h>

#include "sourcebench/core/strbuf.h"

/* Adds the frame to out. */
void squeeze_frame(struct strbuf *out, const char *frame, size_t length);

#endif
