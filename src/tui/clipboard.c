#include "clipboard.h"

#include <stdlib.h>
#include <string.h>

#include "shell_private.h"
#include "term.h"

enum { SCREEN_PIECE = 760 };

static void add_base64(struct strbuf *out, const unsigned char *s, size_t length) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        unsigned bits = (unsigned)s[i] << 16 | (left > 1 ? (unsigned)s[i + 1] << 8 : 0) |
                        (left > 2 ? s[i + 2] : 0);
        strbuf_add_char(out, digits[bits >> 18]);
        strbuf_add_char(out, digits[bits >> 12 & 63]);
        strbuf_add_char(out, left > 1 ? digits[bits >> 6 & 63] : '=');
        strbuf_add_char(out, left > 2 ? digits[bits & 63] : '=');
    }
}

/* tmux passes on what stands between its own brackets with ESC doubled. */
static void add_for_tmux(struct strbuf *out, const struct strbuf *sequence) {
    strbuf_add(out, "\033Ptmux;");
    for (size_t i = 0; i < sequence->length; i++) {
        if (sequence->data[i] == '\033')
            strbuf_add_char(out, '\033');
        strbuf_add_char(out, sequence->data[i]);
    }
    strbuf_add(out, "\033\\");
}

static void add_for_screen(struct strbuf *out, const struct strbuf *sequence) {
    for (size_t i = 0; i < sequence->length; i += SCREEN_PIECE) {
        size_t left = sequence->length - i;
        strbuf_add(out, "\033P");
        strbuf_add_bytes(out, sequence->data + i, left < SCREEN_PIECE ? left : SCREEN_PIECE);
        strbuf_add(out, "\033\\");
    }
}

void clipboard_write(struct strbuf *out, const char *text, enum clipboard_way way) {
    struct strbuf sequence = {0};
    strbuf_add(&sequence, "\033]52;c;");
    add_base64(&sequence, (const unsigned char *)text, strlen(text));
    strbuf_add_char(&sequence, '\a');
    if (way == CLIPBOARD_TMUX)
        add_for_tmux(out, &sequence);
    if (way == CLIPBOARD_SCREEN)
        add_for_screen(out, &sequence);
    else
        strbuf_add_bytes(out, sequence.data, sequence.length);
    strbuf_free(&sequence);
}

static enum clipboard_way way_here(void) {
    const char *tmux = getenv("TMUX"), *name = getenv("TERM");
    if (tmux && *tmux)
        return CLIPBOARD_TMUX;
    return name && strncmp(name, "screen", 6) == 0 ? CLIPBOARD_SCREEN : CLIPBOARD_PLAIN;
}

bool shell_copy(struct shell *s, const char *text, struct error *err) {
    struct strbuf bytes = {0};
    (void)s;
    if (strlen(text) > CLIPBOARD_MAX)
        return error_set(err, ERROR_INPUT,
                         "This is too long to copy through the terminal (%zu bytes, at most %d); "
                         "export it instead.",
                         strlen(text), CLIPBOARD_MAX);
    clipboard_write(&bytes, text, way_here());
    term_send(bytes.data, bytes.length);
    strbuf_free(&bytes);
    return true;
}
