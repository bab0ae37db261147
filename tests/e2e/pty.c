#include "pty_private.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"

enum {
    STEP_MS = 10,
    DELIVERY_MS = 2 /* the system hands what was typed to the line a moment later */
};

static int patience_ms(void) {
    const char *seconds = getenv("E2E_PATIENCE");
    return (seconds && atoi(seconds) > 0 ? atoi(seconds) : 10) * 1000;
}

void pty_fail(struct pty *p, const char *format, ...) {
    char sentence[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    char *screen = mem_string(pty_screen(p));
    char end[64] = "it still runs";
    if (!pty_running(p))
        snprintf(end, sizeof end, "it has ended with %d", p->status);
    kill(p->pid, SIGKILL);
    ck_abort_msg("%s; %s. The screen:\n%s", sentence, end, screen);
}

/* ---- process ----------------------------------------------------------------------------------*/

/* What the terminal answers to the program's questions. */
static void answer(const char *bytes, size_t length, void *user) {
    struct pty *p = user;
    if (p->master >= 0 && write(p->master, bytes, length) < 0 && errno != EAGAIN && errno != EIO)
        perror("pty");
}

void pty_redirect_answers(struct pty *p, VTermOutputCallback *take, void *user) {
    vterm_output_set_callback(p->vterm, take ? take : answer, take ? user : p);
}

struct pty *pty_start(const struct pty_options *options) {
    struct pty *p = mem_alloc(1, sizeof *p);
    p->rows = options->rows ? options->rows : 24;
    p->columns = options->columns ? options->columns : 80;
    p->cursor_visible = true;
    p->vterm = vterm_new(p->rows, p->columns);
    vterm_set_utf8(p->vterm, 1);
    pty_redirect_answers(p, NULL, NULL);
    p->screen = vterm_obtain_screen(p->vterm);
    pty_watch_properties(p);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);

    const char *program = options->program ? options->program : child_program();
    char **arguments = child_arguments(&p->arena, program, options->arguments);
    char **environment = child_environment(&p->arena, options->home, options->environment);
    struct winsize size = {.ws_row = (unsigned short)p->rows, .ws_col = (unsigned short)p->columns};
    p->pid = forkpty(&p->master, p->line, NULL, &size);
    ck_assert_msg(p->pid >= 0, "no terminal for the test: %s", strerror(errno));
    if (p->pid == 0)
        child_execute(program, arguments, environment, options->folder);
    fcntl(p->master, F_SETFL, O_NONBLOCK);
    return p;
}

bool pty_running(struct pty *p) {
    int status;
    if (!p->ended && waitpid(p->pid, &status, WNOHANG) == p->pid) {
        p->ended = true;
        p->status = child_status(status);
    }
    return !p->ended;
}

void pty_end(struct pty *p) {
    if (pty_running(p)) {
        kill(p->pid, SIGKILL);
        waitpid(p->pid, NULL, 0);
    }
    if (p->master >= 0)
        close(p->master);
    vterm_free(p->vterm);
    strbuf_free(&p->output);
    strbuf_free(&p->text);
    arena_free(&p->arena);
    mem_free(p);
}

int pty_wait_exit(struct pty *p) {
    long long limit = child_clock() + patience_ms();
    while (pty_running(p)) {
        pty_pump(p, STEP_MS);
        if (child_clock() > limit)
            pty_fail(p, "the program does not end");
    }
    while (pty_pump(p, 0))
        ;
    return p->status;
}

void pty_resize(struct pty *p, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    p->rows = rows;
    p->columns = columns;
    vterm_set_size(p->vterm, rows, columns);
    ioctl(p->master, TIOCSWINSZ, &size);
}

void pty_hangup(struct pty *p) {
    close(p->master);
    p->master = -1;
}

void pty_kill(struct pty *p, int signal_number) {
    kill(p->pid, signal_number);
}

int pty_pid(const struct pty *p) {
    return (int)p->pid;
}

/* ---- line -------------------------------------------------------------------------------------*/

bool pty_pump(struct pty *p, int milliseconds) {
    if (p->master < 0 || p->silent) {
        poll(NULL, 0, milliseconds);
        return false;
    }
    struct pollfd line = {.fd = p->master, .events = POLLIN};
    if (poll(&line, 1, milliseconds) <= 0)
        return false;
    char bytes[65536];
    ssize_t count = read(p->master, bytes, sizeof bytes);
    if (count <= 0) {
        p->silent = count == 0 || errno == EIO; /* every holder of the other side has closed it */
        return false;
    }
    strbuf_add_bytes(&p->output, bytes, (size_t)count);
    vterm_input_write(p->vterm, bytes, (size_t)count);
    vterm_screen_flush_damage(p->screen);
    return true;
}

void pty_send(struct pty *p, const char *bytes, size_t length) {
    long long limit = child_clock() + patience_ms();
    while (length > 0) {
        ssize_t count = write(p->master, bytes, length);
        if (count > 0) {
            bytes += count;
            length -= (size_t)count;
        } else if (errno != EAGAIN || child_clock() > limit) {
            pty_fail(p, "the program takes no input");
        }
        pty_pump(p, 0);
    }
}

/* Bytes typed that the program has not read yet. */
static int untaken(const struct pty *p) {
    int count = 0;
    int line = open(p->line, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (line < 0 || ioctl(line, FIONREAD, &count) != 0)
        count = 0;
    if (line >= 0)
        close(line);
    return count;
}

void pty_wait_taken(struct pty *p) {
    long long limit = child_clock() + patience_ms();
    pty_watch(p, DELIVERY_MS);
    while (untaken(p) > 0 && pty_running(p)) {
        pty_pump(p, 1);
        if (child_clock() > limit)
            pty_fail(p, "the program takes no input");
    }
}

/* ---- waiting ----------------------------------------------------------------------------------*/

static bool row_shows(struct pty *p, int row, const char *text) {
    return row < 0 ? pty_shows(p, text) : strstr(pty_row(p, row), text) != NULL;
}

/* Whether the text comes (or goes) in time; a program that has ended changes nothing any more. */
static bool wait_until(struct pty *p, int row, const char *text, bool shown) {
    long long limit = child_clock() + patience_ms();
    while (row_shows(p, row, text) != shown) {
        bool came = pty_pump(p, STEP_MS);
        if (child_clock() > limit || (!came && !pty_running(p) && !pty_pump(p, 0)))
            return row_shows(p, row, text) == shown;
    }
    return true;
}

void pty_wait_text(struct pty *p, const char *text) {
    if (!wait_until(p, -1, text, true))
        pty_fail(p, "\"%s\" does not come", text);
}

void pty_wait_gone(struct pty *p, const char *text) {
    if (!wait_until(p, -1, text, false))
        pty_fail(p, "\"%s\" does not go away", text);
}

void pty_wait_row(struct pty *p, int row, const char *text) {
    if (!wait_until(p, row, text, true))
        pty_fail(p, "\"%s\" does not come in row %d", text, row);
}

void pty_wait_quiet(struct pty *p, int milliseconds) {
    long long limit = child_clock() + patience_ms();
    long long since = child_clock();
    while (pty_running(p) && child_clock() - since < milliseconds) {
        if (pty_pump(p, STEP_MS) || pty_state(p) != 'S' || untaken(p) > 0)
            since = child_clock();
        if (child_clock() > limit)
            pty_fail(p, "the program does not come to rest");
    }
    while (pty_pump(p, 0))
        ;
}

void pty_watch(struct pty *p, int milliseconds) {
    long long end = child_clock() + milliseconds;
    for (long long now; (now = child_clock()) < end;)
        pty_pump(p, (int)(end - now));
}
