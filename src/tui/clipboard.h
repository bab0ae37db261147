/* What is sent so that the terminal takes a text into its clipboard (OSC 52). Pure. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "sourcebench/core/strbuf.h"

enum { CLIPBOARD_MAX = 74994 }; /* bytes of text; xterm takes 100,000 of base64 and frame */

enum clipboard_way {
    CLIPBOARD_PLAIN,
    CLIPBOARD_TMUX,  /* passed through, and for tmux itself */
    CLIPBOARD_SCREEN /* passed through in pieces of at most 768 bytes */
};

void clipboard_write(struct strbuf *out, const char *text, enum clipboard_way way);

#endif
