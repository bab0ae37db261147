/*
 * The line to the terminal: raw mode, signals, bytes in and out. Signal handlers only set flags.
 */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include <stdbool.h>
#include <stddef.h>

#include "sourcebench/core/error.h"

enum tty_signal { TTY_RESIZED = 1, TTY_ENDING = 2, TTY_STOP = 4, TTY_CONTINUED = 8 };

bool tty_open(struct error *err);
/* What is sent when the terminal is taken and when it is given back; both are copied. */
void tty_set_strings(const char *enter, const char *leave);
void tty_handle_signals(void);
void tty_enter(void); /* raw mode, then the enter string */
void tty_raw(void);   /* raw mode alone */
void tty_leave(void);
/* The signals that came since the last call. TTY_ENDING (the line dropped, or the program was asked
 * to end) stays. */
unsigned tty_signals(void);
bool tty_ending(void);
void tty_drop(void); /* as if the line had dropped */
/* Writes everything, unless the line drops or the program is to end. */
void tty_write(const char *bytes, size_t length);
bool tty_writable(void); /* now, without waiting */

/* Waits for input, a signal or (where asked) room for output; ms -1: without limit. */
void tty_wait(int ms, bool for_output);
/* Bytes that wait, at most size; 0 where there are none or the line dropped (tty_ending()). */
size_t tty_read(char *bytes, size_t size);
bool tty_size(int *rows, int *columns);
int tty_erase_character(void); /* what Backspace sends, as the line discipline knows it, or -1 */
/* Stops the program as Ctrl-Z does, and returns when it goes on. */
void tty_stop(void);
/* While a child has the terminal stop and interrupt are its own; interrupts do not end us. */
void tty_lend(bool lent);

#endif
