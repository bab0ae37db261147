#include "tty.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "sourcebench/tui/shell.h"

enum {
    STRING_MAX = 256,
    LEAVE_MS = 1000 /* a line that takes nothing for so long is left as it is */
};

static struct {
    struct termios original, raw;
    char enter[STRING_MAX], leave[STRING_MAX];
    size_t leave_length;
    volatile sig_atomic_t taken; /* the terminal is ours now */
    volatile sig_atomic_t resized, ending, stop, continued;
    bool dropped; /* nobody is at the other end */
} tty;

static void note_signal(int number) {
    if (number == SIGWINCH)
        tty.resized = 1;
    else if (number == SIGTSTP)
        tty.stop = 1;
    else if (number == SIGCONT)
        tty.continued = 1;
    else
        tty.ending = 1;
}

static const int noted[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void handle(int number, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void restore_and_die(int number) {
    term_emergency_restore();
    raise(number); /* with its default action: the handler was for one time */
}

void tty_handle_signals(void) {
    for (size_t i = 0; i < COUNT(noted); i++)
        handle(noted[i], note_signal, 0);
    handle(SIGINT, SIG_IGN, 0);
    handle(SIGPIPE, SIG_IGN, 0);
    for (size_t i = 0; i < COUNT(fatal); i++) {
        struct sigaction present;
        if (sigaction(fatal[i], NULL, &present) == 0 && present.sa_handler == SIG_DFL)
            handle(fatal[i], restore_and_die, (int)(SA_RESETHAND | SA_NODEFER));
    }
}

bool tty_open(struct error *err) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        tcgetattr(STDIN_FILENO, &tty.original) != 0)
        return error_set(err, ERROR_IO,
                         "The bench needs a terminal; start it in one (with ssh: ssh -t), or use "
                         "the commands that \"sourcebench help\" lists.");
    tty.raw = tty.original;
    tty.raw.c_iflag &= (tcflag_t) ~(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON | IXOFF);
    tty.raw.c_oflag &= (tcflag_t)~OPOST;
    tty.raw.c_lflag &= (tcflag_t) ~(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
    tty.raw.c_cflag |= CS8;
    tty.raw.c_cc[VMIN] = 1;
    tty.raw.c_cc[VTIME] = 0;
    return true;
}

void tty_set_strings(const char *enter, const char *leave) {
    snprintf(tty.enter, sizeof tty.enter, "%s", enter);
    snprintf(tty.leave, sizeof tty.leave, "%s", leave);
    tty.leave_length = strlen(tty.leave);
}

static bool wait_writable(int ms) {
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, ms) > 0;
}

void tty_raw(void) {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &tty.raw);
}

void tty_enter(void) {
    tty_raw();
    tty.taken = 1;
    tty_write(tty.enter, strlen(tty.enter));
}

void tty_leave(void) {
    if (!tty.taken)
        return;
    bool open = wait_writable(LEAVE_MS);
    if (open)
        tty_write(tty.leave, tty.leave_length);
    tty.taken = 0;
    tcsetattr(STDIN_FILENO, open ? TCSADRAIN : TCSANOW, &tty.original);
}

void term_emergency_restore(void) {
    int saved = errno;
    if (tty.taken) {
        tty.taken = 0;
        if (write(STDOUT_FILENO, tty.leave, tty.leave_length) < 0)
            saved = errno;
        tcsetattr(STDIN_FILENO, TCSANOW, &tty.original);
    }
    errno = saved;
}

static unsigned take(volatile sig_atomic_t *flag, unsigned bit) {
    bool set = *flag;
    *flag = 0;
    return set ? bit : 0;
}

unsigned tty_signals(void) {
    return take(&tty.resized, TTY_RESIZED) | take(&tty.stop, TTY_STOP) |
           take(&tty.continued, TTY_CONTINUED) | (tty.ending ? TTY_ENDING : 0U);
}

void tty_drop(void) {
    tty.dropped = true;
    tty.ending = 1;
}

bool tty_ending(void) {
    return tty.ending;
}

void tty_write(const char *bytes, size_t length) {
    while (length > 0 && !tty.dropped) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written >= 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (errno == EAGAIN) {
            wait_writable(-1);
        } else if (errno != EINTR) {
            tty_drop();
        } else if (tty.ending) {
            return;
        }
    }
}

bool tty_writable(void) {
    return wait_writable(0);
}

/* The signals are let in only while it sleeps, so that none comes between the look and the sleep.
 */
void tty_wait(int ms, bool for_output) {
    struct timespec limit = {ms / 1000, (long)(ms % 1000) * 1000000};
    struct pollfd lines[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                             {.fd = STDOUT_FILENO, .events = POLLOUT}};
    sigset_t blocked, before;
    sigemptyset(&blocked);
    for (size_t i = 0; i < COUNT(noted); i++)
        sigaddset(&blocked, noted[i]);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    if (!tty.resized && !tty.stop && !tty.continued && !tty.ending)
        ppoll(lines, for_output ? 2 : 1, ms < 0 ? NULL : &limit, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

size_t tty_read(char *bytes, size_t size) {
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&in, 1, 0) <= 0)
        return 0;
    ssize_t length = read(STDIN_FILENO, bytes, size);
    if (length == 0 || (length < 0 && errno != EINTR && errno != EAGAIN))
        tty_drop();
    return length > 0 ? (size_t)length : 0;
}

bool tty_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

int tty_erase_character(void) {
    int c = tty.original.c_cc[VERASE];
    return c == _POSIX_VDISABLE ? -1 : c;
}

void tty_stop(void) {
    handle(SIGTSTP, SIG_DFL, 0);
    kill(0, SIGTSTP);
    handle(SIGTSTP, note_signal, 0);
    tty.continued = 0; /* that was for us */
}

void tty_lend(bool lent) {
    handle(SIGTSTP, lent ? SIG_DFL : note_signal, 0);
    handle(SIGQUIT, lent ? SIG_IGN : SIG_DFL, 0);
    if (lent)
        return;
    tty.continued = 0; /* the caller takes the terminal again anyway */
    tty_handle_signals();
}
