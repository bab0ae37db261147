#include "term.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sourcebench/core/strbuf.h"

#include "squeeze.h"
#include "tty.h"
#include "visible.h"

static struct {
    SCREEN *screen;
    FILE *frame;                   /* what curses writes to */
    struct strbuf bytes, squeezed; /* of the present frame */
    bool headless;
    bool cursor; /* shown in this frame */
    int cursor_y, cursor_x;
    bool cursor_on; /* as the terminal has it */
    bool stale;     /* the next frame is sent whole */
} term;

/* A file in memory; one on disk that is gone at once where the system has none. */
static FILE *open_frame(void) {
    int fd = memfd_create("frame", MFD_CLOEXEC);
    FILE *file = fd >= 0 ? fdopen(fd, "w+") : NULL;
    if (!file && fd >= 0)
        close(fd);
    return file ? file : tmpfile();
}

static const char *capability(const char *name) {
    const char *s = tigetstr(name);
    return s && s != (char *)-1 && *s ? s : NULL;
}

/* Adds a terminfo string, without its padding: modern terminals need none. */
static void add_capability(struct strbuf *b, const char *name) {
    const char *s = capability(name);
    while (s && *s) {
        const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
        if (end)
            s = end + 1;
        else
            strbuf_add_char(b, *s++);
    }
}

static void set_strings(bool mouse) {
    struct strbuf enter = {0}, leave = {0};
    add_capability(&enter, "smcup");
    add_capability(&enter, "smkx");
    add_capability(&enter, "civis");
    strbuf_add(&enter, mouse ? "\033[?2004h\033[?1000h\033[?1006h" : "\033[?2004h");
    strbuf_add(&leave, mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l");
    add_capability(&leave, "sgr0");
    add_capability(&leave, "rmkx");
    /* Without a second screen there is nothing to go back to. */
    add_capability(&leave, capability("rmcup") ? "rmcup" : "clear");
    add_capability(&leave, "cnorm"); /* last: some terminals hide it again with the other screen */
    tty_set_strings(strbuf_text(&enter), strbuf_text(&leave));
    strbuf_free(&enter);
    strbuf_free(&leave);
}

/* What curses sent since the last time; the file starts anew. */
static void collect(void) {
    off_t length = lseek(fileno(term.frame), 0, SEEK_CUR);
    char part[8192];
    strbuf_truncate(&term.bytes, 0);
    for (off_t at = 0; at < length;) {
        size_t left = (size_t)(length - at);
        ssize_t n = pread(fileno(term.frame), part, left < sizeof part ? left : sizeof part, at);
        if (n <= 0)
            break;
        strbuf_add_bytes(&term.bytes, part, (size_t)n);
        at += n;
    }
    lseek(fileno(term.frame), 0, SEEK_SET);
}

/* newterm() puts signal handlers of its own that end the program; they are taken away again. */
static SCREEN *open_screen(const char *name) {
    static const int signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    enum { COUNT = sizeof signals / sizeof *signals };
    struct sigaction before[COUNT];
    for (int i = 0; i < COUNT; i++)
        sigaction(signals[i], NULL, &before[i]);
    SCREEN *screen = newterm(name, term.frame, term.frame);
    for (int i = 0; i < COUNT; i++)
        sigaction(signals[i], &before[i], NULL);
    return screen;
}

static bool start_curses(const struct term_options *options, struct error *err) {
    const char *name = options->headless ? "xterm-256color" : getenv("TERM");
    if (!name || !*name)
        return error_set(err, ERROR_IO,
                         "The terminal's type is not known; set TERM, for example "
                         "TERM=xterm-256color.");
    term.frame = open_frame();
    if (!term.frame)
        return error_set(err, ERROR_IO, "There is no room for a frame; free some space in /tmp.");
    term.screen = open_screen(name);
    if (!term.screen || !capability("cup") || !capability("clear"))
        return error_set(err, ERROR_IO,
                         "The terminal type \"%s\" cannot show the bench; set TERM to what the "
                         "terminal is, for example TERM=xterm-256color.",
                         name);
    typeahead(-1);
    nonl();
    noecho();
    leaveok(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, TRUE);
    colours_open(&options->colours);
    doupdate();
    collect(); /* what curses sends to begin: we send our own */
    return true;
}

bool term_open(const struct term_options *options, struct error *err) {
    setlocale(LC_CTYPE, "");
    visible_set_unicode(strcmp(nl_langinfo(CODESET), "UTF-8") == 0);
    width_set_ambiguous(options->ambiguous_width);
    term.headless = options->headless;
    if (!term.headless && !tty_open(err))
        return false;
    if (!start_curses(options, err)) {
        term_close();
        return false;
    }
    if (term.headless) {
        resize_term(options->rows, options->columns);
        return true;
    }
    tty_handle_signals();
    set_strings(options->mouse);
    term_resize();
    term_enter();
    return true;
}

void term_close(void) {
    if (!term.headless)
        tty_leave();
    if (term.screen)
        delscreen(term.screen);
    if (term.frame)
        fclose(term.frame);
    strbuf_free(&term.bytes);
    strbuf_free(&term.squeezed);
    memset(&term, 0, sizeof term);
}

void term_leave(void) {
    tty_leave();
}

/* Whoever had the terminal before may have left a scroll region. */
static void reset_scroll_region(void) {
    const char *region = capability("csr");
    const char *s = region ? tparm(region, 0, LINES - 1) : NULL;
    if (s)
        tty_write(s, strlen(s));
}

void term_enter(void) {
    tty_enter();
    reset_scroll_region();
    term.cursor_on = false;
    term.stale = true;
}

void term_retake(void) {
    tty_raw();
    term.stale = true;
}

static void teach(struct key_decoder *d, const char *name, int32_t code, unsigned modifiers) {
    const char *s = capability(name);
    if (s)
        key_decoder_learn(d, s, (struct key){code, (uint8_t)modifiers});
}

void term_teach(struct key_decoder *d) {
    static const struct {
        const char *name;
        int32_t code;
    } keys[] = {{"kcuu1", KEYC_UP},     {"kcud1", KEYC_DOWN},    {"kcub1", KEYC_LEFT},
                {"kcuf1", KEYC_RIGHT},  {"khome", KEYC_HOME},    {"kend", KEYC_END},
                {"kpp", KEYC_PAGE_UP},  {"knp", KEYC_PAGE_DOWN}, {"kich1", KEYC_INSERT},
                {"kdch1", KEYC_DELETE}, {"kent", KEYC_ENTER},    {"kbs", KEYC_BACKSPACE}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        teach(d, keys[i].name, keys[i].code, 0);
    teach(d, "kcbt", KEYC_TAB, KEY_SHIFT);
    for (int i = 1; i <= 12; i++) {
        char name[16];
        snprintf(name, sizeof name, "kf%d", i);
        teach(d, name, KEYC_F1 + i - 1, 0);
    }
    char erase[2] = {(char)tty_erase_character(), '\0'};
    if (!term.headless && erase[0] == '\b')
        key_decoder_learn(d, erase, (struct key){KEYC_BACKSPACE, 0});
}

void term_size(int *rows, int *columns) {
    *rows = LINES;
    *columns = COLS;
}

bool term_resize(void) {
    int rows, columns;
    if (!tty_size(&rows, &columns) || (rows == LINES && columns == COLS))
        return false;
    resize_term(rows, columns);
    term.stale = true;
    return true;
}

void term_resize_headless(int rows, int columns) {
    resize_term(rows, columns);
}

void term_begin_frame(void) {
    werase(stdscr);
    term.cursor = false;
}

void term_set_cursor(int y, int x) {
    term.cursor = true;
    term.cursor_y = y;
    term.cursor_x = x;
}

void term_hide_cursor(void) {
    term.cursor = false;
}

void term_redraw_all(void) {
    term.stale = true;
}

/* A hidden cursor stays where drawing leaves it, which costs nothing. */
static void place_cursor(void) {
    leaveok(stdscr, !term.cursor);
    if (term.cursor)
        wmove(stdscr, term.cursor_y, term.cursor_x);
    if (term.cursor != term.cursor_on)
        curs_set(term.cursor);
    term.cursor_on = term.cursor;
}

bool term_end_frame(void) {
    if (!term.headless && !tty_writable())
        return false;
    if (term.stale)
        clearok(curscr, TRUE);
    term.stale = false;
    place_cursor();
    wnoutrefresh(stdscr);
    doupdate();
    collect();
    strbuf_truncate(&term.squeezed, 0);
    squeeze_frame(&term.squeezed, strbuf_text(&term.bytes), term.bytes.length);
    if (!term.headless)
        tty_write(strbuf_text(&term.squeezed), term.squeezed.length);
    return true;
}

void term_send(const char *bytes, size_t length) {
    if (!term.headless)
        tty_write(bytes, length);
}
