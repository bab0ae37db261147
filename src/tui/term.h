/*
 * The terminal. curses is used as a renderer only: it draws into a file in memory, and the frame
 * goes to the terminal in one write. Modes, size, input bytes and signals are handled here.
 *
 * There is one terminal in a process, so its state is static in term.c and tty.c. In headless mode
 * (scripts) there is none: frames are drawn and forgotten.
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/error.h"
#include "sourcebench/tui/key.h"

#include "colours.h"

struct term_options {
    struct colour_options colours;
    int ambiguous_width;
    bool mouse;
    bool headless; /* draws as xterm-256color with rows and columns, and sends nothing */
    int rows, columns;
};

bool term_open(const struct term_options *options, struct error *err);
void term_close(void); /* restores the terminal */
/* Gives the terminal back (suspend, editor) and takes it again; the next frame is drawn anew. */
void term_leave(void);
void term_enter(void);
void term_retake(void); /* after a stop that left no time to give it back */
/* Feeds the key sequences of this terminal to the decoder. */
void term_teach(struct key_decoder *d);

void term_size(int *rows, int *columns);
/* Takes over a new size of the terminal; true when it changed. */
bool term_resize(void);
void term_resize_headless(int rows, int columns);

void term_begin_frame(void); /* an empty frame, cursor hidden */
void term_set_cursor(int y, int x);
void term_hide_cursor(void);
void term_redraw_all(void); /* the next frame is sent whole */
/* Sends what differs. False where the line cannot take it now: call again when it can. */
bool term_end_frame(void);
/* Sends bytes beside the frame (OSC 52). */
void term_send(const char *bytes, size_t length);

#endif
