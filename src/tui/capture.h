/* The frame as text and as a picture. */
#ifndef TUI_CAPTURE_H
#define TUI_CAPTURE_H

#include <stdbool.h>

#include "sourcebench/core/strbuf.h"

/* One line a row, without blanks at the ends. */
void capture_text(struct strbuf *out);
/* SVG with the colours of a dark (or light) terminal. */
void capture_svg(struct strbuf *out, bool light);

#endif
