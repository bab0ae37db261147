/*
 * What the parts of the shell share: shell.c (what others call), loop.c (rounds: keys, work,
 * frames, sleep), dispatch.c (keys to actions), frame.c (what every screen has around it),
 * shellkeys.c (keys that work everywhere), script.c.
 */
#ifndef TUI_SHELL_PRIVATE_H
#define TUI_SHELL_PRIVATE_H

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/history.h"
#include "sourcebench/tui/keymap.h"
#include "sourcebench/tui/shell.h"

#include "bindings.h"
#include "status.h"

struct script;

/* A screen on the stack. Base screens never close. */
struct frame {
    struct screen screen;
    bool closed;
    int result;
};

struct shell {
    struct shell_options options;
    struct bindings *bindings;
    struct key_decoder *decoder;
    struct script *script; /* NULL: keys come from the terminal */
    struct status status;
    unsigned long serial; /* grows with every message, also a repeated one */
    unsigned long acting; /* its value when the present action began */
    char progress[256];   /* of a handler that works long; "" otherwise */
    struct histories histories;
    struct frame **bases;
    int n_bases, base;     /* base: the one that is shown and has the keys */
    int beside;            /* the one that is tiled with it, or -1 */
    bool at_right;         /* of the two the one with the keys stands at the right */
    bool zoomed;           /* it has all the room for a while */
    bool following;        /* the screen that is called now does not lead */
    struct frame **modals; /* the last one is on top */
    int n_modals;
    struct key pending[BINDINGS_SEQUENCE]; /* the beginning of a sequence */
    int n_pending;
    bool moved; /* it was a motion by itself, made at moved_at */
    int64_t context[CONTEXTS];
    struct arena key_texts; /* of shell_actions() */
    bool leaving;

    /* What the loop has to do. */
    bool dirty;      /* the frame is not what the models say */
    bool unpainted;  /* a screen came into sight: it learns its size before it settles */
    bool worked;     /* work may have changed it: shown now and then while there is more */
    bool blocked;    /* the line could not take the last frame */
    bool keys_left;  /* time was up before all keys were handled */
    bool work_due;   /* screens may have work */
    bool settle_due; /* screens may settle, at settle_at */
    int64_t settle_at, escape_at, drawn_at, polled_at, progress_at, moved_at; /* milliseconds */
    struct error failure; /* why the loop ended, where it failed */
};

enum {
    ESCAPE_MS = 50,
    SETTLE_MS = 120,
    DRAIN_MS = 100,
    WORK_FRAME_MS = 50,
    POLL_MS = 1000,
    SEQUENCE_MS = 1000
};

extern const struct action_table shell_action_table;

int64_t shell_clock(void);                       /* milliseconds, only forward */
struct screen *shell_top(const struct shell *s); /* NULL before the first base screen */
/* Screens from the top down as long as they are seen; NULL at the end. at counts from 0. */
struct screen *shell_visible(const struct shell *s, int at);
/* The base screen that is seen beside the one that has the keys, or NULL. */
struct screen *shell_beside(const struct shell *s);
void shell_load_all(struct shell *s);
/* The program must end: every screen is told once. */
void shell_leave(struct shell *s);
void shell_fail(struct shell *s, const struct error *err); /* and leaves */
void shell_suspend(struct shell *s);
void shell_tile(struct shell *s);  /* the next base screen beside, or it alone again */
void shell_other(struct shell *s); /* the keys to the screen beside */

void loop_until_closed(struct shell *s, const struct frame *frame); /* NULL: until the end */
/* Settles and works until nothing is left to do. */
void loop_finish_work(struct shell *s);

void dispatch_key(struct shell *s, struct key key);
void dispatch_paste(struct shell *s, const char *text);
/* Why the action is off now, or NULL. */
const char *dispatch_off(const struct shell *s, struct screen *screen, const struct action *action);

void frame_compose(struct shell *s); /* draws everything into the frame */
bool frame_too_small(void);

/* The next key of the script; false: the line at hand has no more. */
bool script_key(struct script *script, struct key *key);
/* Runs the next line; false when the script ended or failed. */
bool script_step(struct shell *s);
bool script_open(struct shell *s, struct error *err);
void script_free(struct script *script);

#endif
