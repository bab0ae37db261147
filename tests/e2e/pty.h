/*
 * A terminal with a program in it: keys go in as a person would type them, what comes out is fed to
 * libvterm, and tests ask what stands on the screen.
 *
 * No test sleeps: it waits until a text shows (pty_wait_text) or until the program has taken all
 * its input, sleeps and writes nothing (pty_wait_quiet). Waiting is bounded (10 s, or
 * $E2E_PATIENCE seconds); what does not come fails the test and prints the screen. Rows and columns
 * count from 0. Texts returned live until the next call with the same struct pty.
 */
#ifndef TESTS_E2E_PTY_H
#define TESTS_E2E_PTY_H

#include <stdbool.h>
#include <stddef.h>

struct pty;

struct pty_options {
    int rows, columns;              /* 0: 24 and 80 */
    const char *program;            /* NULL: the sourcebench of the build */
    const char *const *arguments;   /* NULL-ended, or NULL */
    const char *const *environment; /* NULL-ended "NAME=value", or "NAME" to unset it; or NULL */
    const char *home;               /* home.path of child.h */
    const char *folder;             /* where the program runs; NULL: here */
};

struct pty *pty_start(const struct pty_options *options);
/* Kills the program if it still runs, and forgets everything. */
void pty_end(struct pty *p);

/* Keys by their names in the configuration ("j j Enter Ctrl-R Alt-x Shift-Tab F5 Space é"), each
 * sent when the program has taken the one before; after Esc it waits as long as a person does. */
void pty_keys(struct pty *p, const char *names);
/* The same keys in one write, typed ahead. */
void pty_burst(struct pty *p, const char *names);
void pty_type(struct pty *p, const char *text);  /* the bytes as they are */
void pty_paste(struct pty *p, const char *text); /* bracketed where the program asked for it */
void pty_send(struct pty *p, const char *bytes, size_t length);

void pty_wait_text(struct pty *p, const char *text);
void pty_wait_gone(struct pty *p, const char *text);
void pty_wait_row(struct pty *p, int row, const char *text); /* somewhere in that row */
void pty_wait_quiet(struct pty *p, int milliseconds);
void pty_watch(struct pty *p, int milliseconds); /* collects output for that long */
/* The exit status, or 128 and the signal that ended it. */
int pty_wait_exit(struct pty *p);
bool pty_running(struct pty *p);

const char *pty_row(struct pty *p, int row); /* without the blanks at its end */
const char *pty_screen(struct pty *p);       /* all rows, each with a line feed */
bool pty_shows(struct pty *p, const char *text);
/* Where the text stands, in cells; false where it does not. Row and column may be NULL. */
bool pty_find(struct pty *p, const char *text, int *row, int *column);

struct pty_cell {
    char text[32]; /* "" in a blank cell and in the right half of a wide character */
    int width;
    bool bold, underline, italic, blink, reverse;
    int foreground, background; /* -1 default, 0 to 255 of the palette, 0x1000000 + RGB */
};

struct pty_cell pty_cell(struct pty *p, int row, int column);
void pty_cursor(struct pty *p, int *row, int *column);
bool pty_cursor_visible(const struct pty *p);
bool pty_alternate_screen(const struct pty *p);

/* Counters start anew at the mark. */
void pty_mark(struct pty *p);
size_t pty_bytes(const struct pty *p);       /* that the program sent since the mark */
const char *pty_output(const struct pty *p); /* those bytes, as they came */
long long pty_writes(struct pty *p);         /* its write calls since the mark, files included */
/* The write calls to the terminal of the frame that answers the keys; -1 where the system does not
 * let the program be traced. */
long long pty_frame_writes(struct pty *p, const char *keys);
double pty_cpu_ms(struct pty *p);     /* processor time since the mark */
long pty_resident_kib(struct pty *p); /* memory held now */
long pty_peak_kib(struct pty *p);     /* the most it ever held */
/* Whether program and test run under a sanitizer, where memory and time say nothing. */
bool pty_sanitized(void);

void pty_resize(struct pty *p, int rows, int columns);
void pty_hangup(struct pty *p); /* the line drops: SIGHUP, then end of input */
void pty_kill(struct pty *p, int signal_number);
int pty_pid(const struct pty *p);

#endif
