/*
 * What the parts of the terminal share: pty.c (process, line, waiting), pty_keys.c (what is typed),
 * pty_screen.c (what stands on the screen), pty_meter.c (what it cost).
 */
#ifndef TESTS_E2E_PTY_PRIVATE_H
#define TESTS_E2E_PTY_PRIVATE_H

#include <sys/types.h>
#include <vterm.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "pty.h"

struct pty {
    pid_t pid;
    int master;     /* -1 after a hangup */
    char line[128]; /* the terminal's device */
    bool ended;     /* the program was waited for */
    bool silent;    /* its side of the line is closed */
    int status;
    int rows, columns;
    VTerm *vterm;
    VTermScreen *screen;
    bool cursor_visible, alternate;
    struct strbuf output; /* since the mark */
    struct strbuf text;   /* the screen, or the row, that was last asked for */
    long long writes_at_mark;
    double cpu_at_mark;
    struct arena arena;
};

/* Takes what the program sends within the time; false where nothing came. */
bool pty_pump(struct pty *p, int milliseconds);
/* Waits until the program has read all that was typed. */
void pty_wait_taken(struct pty *p);
/* Ends the test with the sentence and the screen. */
__attribute__((format(printf, 2, 3))) void pty_fail(struct pty *p, const char *format, ...);

/* What the terminal says goes to take() instead of to the program; NULL: to the program again. */
void pty_redirect_answers(struct pty *p, VTermOutputCallback *take, void *user);

void pty_watch_properties(struct pty *p); /* cursor and alternate screen */
/* The state of the program's process as in /proc/PID/stat, 'Z' when it has ended. */
char pty_state(const struct pty *p);

#endif
