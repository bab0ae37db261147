/*
 * Keys: names, and decoding of what a terminal sends. Free of curses.
 *
 * A key is a Unicode character or one of enum key_code, with modifiers. Names are those of the
 * configuration: "a", "D", "Ctrl-R", "Alt-x", "Space", "Tab", "Shift-Tab", "Enter", "Esc",
 * "Backspace", "Delete", "Up", "PgDn", "Home", "F5"; "^R" is read as Ctrl-R.
 */
#ifndef SOURCEBENCH_TUI_KEY_H
#define SOURCEBENCH_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_code {
    KEY_CODES = 0x110000, /* above every Unicode character */
    KEYC_UP,
    KEYC_DOWN,
    KEYC_LEFT,
    KEYC_RIGHT,
    KEYC_HOME,
    KEYC_END,
    KEYC_PAGE_UP,
    KEYC_PAGE_DOWN,
    KEYC_INSERT,
    KEYC_DELETE,
    KEYC_BACKSPACE,
    KEYC_ENTER,
    KEYC_TAB,
    KEYC_ESCAPE,
    KEYC_F1,
    KEYC_F12 = KEYC_F1 + 11,
    KEYC_PASTE,  /* the text of a bracketed paste is in the decoder */
    KEYC_RESIZE, /* the terminal has another size */
    KEYC_NONE    /* nothing, or an unknown sequence that was swallowed */
};

enum key_modifiers { KEY_CTRL = 1, KEY_ALT = 2, KEY_SHIFT = 4 };

struct key {
    int32_t code;
    uint8_t modifiers;
};

bool key_equal(struct key a, struct key b);
bool key_is_text(struct key k); /* a printable character without Ctrl or Alt */
/* Reads one key name; false where it is none. */
bool key_parse(const char *name, size_t length, struct key *key);
/* Writes the name into out (at least 32 bytes). */
void key_name_of(struct key key, char *out, size_t size);

struct key_decoder; /* bytes in, keys out; holds an unfinished sequence and the last paste */
struct key_decoder *key_decoder_new(void);
void key_decoder_free(struct key_decoder *d);
void key_decoder_feed(struct key_decoder *d, const char *bytes, size_t length);
/* A sequence of this terminal (from terminfo) beside those that all terminals share. */
void key_decoder_learn(struct key_decoder *d, const char *sequence, struct key key);
/* Takes the next key; false where more bytes are needed. final: the time for an unfinished escape
 * sequence is over, so that a lone ESC is Escape. */
bool key_decoder_next(struct key_decoder *d, bool final, struct key *key);
bool key_decoder_pending(const struct key_decoder *d); /* an unfinished sequence is held */
const char *key_decoder_paste(const struct key_decoder *d);

#endif
