/* The rounds of the shell: keys, work, a frame, sleep. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"

#include "shell_private.h"
#include "term.h"
#include "tty.h"

static bool ended(const struct shell *s, const struct frame *frame) {
    return s->leaving || (frame && frame->closed);
}

/* Signals that came */

static void take_signals(struct shell *s) {
    unsigned signals = tty_signals();
    if (signals & TTY_STOP) {
        shell_suspend(s);
        signals |= tty_signals() & ~(unsigned)TTY_CONTINUED;
    } else if (signals & TTY_CONTINUED) {
        term_retake();
        s->dirty = true;
    }
    if ((signals & (TTY_RESIZED | TTY_CONTINUED | TTY_STOP)) && term_resize())
        s->dirty = true;
    if (signals & TTY_ENDING)
        shell_leave(s);
}

/* Keys */

static bool read_more(struct shell *s) {
    char bytes[4096];
    size_t length = tty_read(bytes, sizeof bytes);
    if (length == 0)
        return false;
    key_decoder_feed(s->decoder, bytes, length);
    s->escape_at = shell_clock() + s->options.escape_ms;
    return true;
}

static bool next_key(struct shell *s, struct key *key) {
    do {
        if (key_decoder_next(s->decoder, false, key))
            return true;
    } while (read_more(s));
    return key_decoder_pending(s->decoder) && shell_clock() >= s->escape_at &&
           key_decoder_next(s->decoder, true, key);
}

/* All keys that wait, at most for a while: then the frame is due. */
static void take_keys(struct shell *s, const struct frame *frame) {
    int64_t until = shell_clock() + DRAIN_MS;
    struct key key;
    s->keys_left = false;
    while (!ended(s, frame) && next_key(s, &key)) {
        s->progress_at = shell_clock(); /* what is done soon shows no progress */
        if (key.code == KEYC_PASTE)
            dispatch_paste(s, key_decoder_paste(s->decoder));
        else
            dispatch_key(s, key);
        if (shell_clock() >= until) {
            s->keys_left = true;
            return;
        }
    }
}

/* Work between keys */

static void settle(struct shell *s) {
    struct screen *screen;
    s->settle_due = false;
    for (int i = 0; (screen = shell_visible(s, i)); i++) {
        s->following = screen == shell_beside(s);
        if (screen->ops->settle)
            screen->ops->settle(screen);
    }
    s->following = false;
    s->dirty = s->work_due = true;
}

static void work(struct shell *s) {
    struct screen *screen;
    bool more = false;
    for (int i = 0; (screen = shell_visible(s, i)); i++)
        if (screen->ops->work && screen->ops->work(screen))
            more = true;
    s->work_due = more;
    s->worked = true;
}

static void look_elsewhere(struct shell *s) {
    int64_t now = shell_clock();
    if (!s->options.changed_elsewhere || now - s->polled_at < POLL_MS)
        return;
    s->polled_at = now;
    if (s->options.changed_elsewhere(s->options.context))
        shell_load_all(s);
}

void loop_finish_work(struct shell *s) {
    static const struct error endless = {
        .code = ERROR_INTERNAL,
        .message = "A screen does not come to rest; report it with the script."};
    int64_t until = shell_clock() + 60000;
    if (s->unpainted)
        frame_compose(s);
    s->unpainted = false;
    while (!s->leaving && (s->settle_due || s->work_due)) {
        if (s->settle_due)
            settle(s);
        if (s->work_due)
            work(s);
        if (shell_clock() > until)
            shell_fail(s, &endless);
    }
}

/* Frames and sleep */

static void draw(struct shell *s) {
    int64_t now = shell_clock();
    bool worked = s->worked && (!s->work_due || now - s->drawn_at >= WORK_FRAME_MS);
    if (!s->dirty && !worked)
        return;
    frame_compose(s);
    s->blocked = !term_end_frame();
    s->dirty = s->blocked;
    s->unpainted = s->worked = false;
    s->drawn_at = now;
}

static void sooner(int64_t *wait, int64_t other) {
    if (other < 0)
        other = 0;
    if (*wait < 0 || other < *wait)
        *wait = other;
}

static void rest(struct shell *s) {
    int64_t now = shell_clock(), wait = -1;
    if (s->keys_left || s->work_due)
        sooner(&wait, 0);
    if (s->settle_due)
        sooner(&wait, s->settle_at - now);
    if (key_decoder_pending(s->decoder))
        sooner(&wait, s->escape_at - now);
    if (s->options.changed_elsewhere)
        sooner(&wait, s->polled_at + POLL_MS - now);
    tty_wait((int)wait, s->blocked);
}

/* A handler that worked long is done: what it says now shows in place of its progress. */
static void end_progress(struct shell *s) {
    if (*s->progress)
        s->dirty = true;
    s->progress[0] = '\0';
}

static void run_round(struct shell *s, const struct frame *frame) {
    take_signals(s);
    take_keys(s, frame);
    end_progress(s);
    if (ended(s, frame))
        return;
    look_elsewhere(s);
    if (s->settle_due && shell_clock() >= s->settle_at && !s->unpainted)
        settle(s);
    if (s->work_due && !s->unpainted)
        work(s);
    if (*s->progress)
        s->dirty = true;
    s->progress[0] = '\0';
    draw(s);
    rest(s);
}

/* A script does not wait: between its lines everything settles. */
static void run_script_round(struct shell *s, const struct frame *frame) {
    struct key key;
    take_signals(s);
    while (!ended(s, frame) && script_key(s->script, &key))
        dispatch_key(s, key);
    if (ended(s, frame))
        return;
    loop_finish_work(s);
    if (!s->leaving && !script_step(s))
        shell_leave(s);
}

void loop_until_closed(struct shell *s, const struct frame *frame) {
    while (!ended(s, frame)) {
        if (s->script)
            run_script_round(s, frame);
        else
            run_round(s, frame);
    }
}

/* While a handler works long */

static bool wants_stop(struct shell *s) {
    char bytes[4096];
    size_t length = tty_read(bytes, sizeof bytes);
    if (length == 0)
        return false;
    if (memchr(bytes, 3, length) || (length == 1 && bytes[0] == 0x1B))
        return true;
    key_decoder_feed(s->decoder, bytes, length);
    return false;
}

static void write_progress(struct shell *s, const char *doing, int64_t done, int64_t total) {
    snprintf(s->progress, sizeof s->progress, "%s  %s%s%s  (Ctrl-C stops)", doing,
             integer_text(done).text, total > 0 ? " of " : "",
             total > 0 ? integer_text(total).text : "");
}

bool shell_progress(struct shell *s, const char *doing, int64_t done, int64_t total) {
    int64_t now = shell_clock();
    if (s->script || now - s->progress_at < DRAIN_MS)
        return !s->leaving;
    s->progress_at = now;
    take_signals(s);
    if (s->leaving || wants_stop(s) || tty_ending())
        return false;
    write_progress(s, doing, done, total);
    frame_compose(s);
    s->blocked = !term_end_frame();
    return true;
}
