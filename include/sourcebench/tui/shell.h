/*
 * The shell: terminal, event loop, stack of screens, message line.
 *
 * Base screens (those with a tab key) are opened once and kept; modal screens (forms, prompts,
 * pickers, views) are run on top of them by shell_run(), which returns when they close. So a
 * handler reads from top to bottom: ask, change, say.
 *
 * One round of the loop: read all keys that wait; run their actions (motions are drained before
 * anything is drawn, at most 100 ms); draw the stack into the frame; send what differs in one
 * write; sleep. When the keys have rested for 120 ms the top screen may settle (load its detail
 * pane); while a screen has work it is called in slices of a few milliseconds between keys. A quiet
 * program writes nothing. After a dropped line or SIGTERM every screen is told (leave), modal ones
 * close as if left, and shell_run() returns.
 */
#ifndef SOURCEBENCH_TUI_SHELL_H
#define SOURCEBENCH_TUI_SHELL_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/tui/action.h"
#include "sourcebench/tui/draw.h"
#include "sourcebench/tui/key.h"

struct histories;
struct shell;

/* What the bench is about now; moving in one screen sets what the others show first. */
enum context_kind { CONTEXT_SUPPLIER, CONTEXT_PRODUCT, CONTEXT_REQUIREMENT, CONTEXTS };

/* The contract of a screen. Members may be NULL unless said otherwise. */
struct screen_ops {
    const char *id;    /* "suppliers"; required */
    const char *title; /* "Suppliers"; required */
    char tab;          /* the digit that opens it, or 0 */
    bool overlay;      /* the screen below stays visible (prompt line, picker, form at the side) */
    bool undoes;       /* over others, but with nothing typed in it: undo and redo work here too */
    bool line; /* an overlay in the message line (prompt, confirmation): the last one of its area,
                * whose other lines are there for what is too long for one */
    const struct action_table *const *tables; /* its action tables, NULL-ended */
    /* Makes the state; argument is what the opener gave. */
    bool (*open)(struct screen *s, void *argument, struct error *err);
    void (*load)(struct screen *s); /* the data may have changed: read the model again */
    void (*draw)(struct screen *s, struct area area); /* required; from the model alone */
    /* A number behind the title in line 1, such as what is due; 0: none. From the model alone. */
    int64_t (*count)(const struct screen *s);
    void (*settle)(struct screen *s); /* the keys have rested */
    bool (*work)(struct screen *s);   /* one slice of background work, at most 5 ms; true: more */
    bool (*key)(struct screen *s, struct key key); /* a key before the keymap; true: it was taken */
    bool (*paste)(struct screen *s, const char *text); /* true: it was taken */
    void (*context)(struct screen *s, enum context_kind kind, int64_t id);
    /* Takes the last motion back: it was the beginning of a longer sequence of keys. */
    void (*unmove)(struct screen *s);
    /* Another screen sends the user here with something to show: see shell_show_with(). */
    void (*show)(struct screen *s, const void *what);
    void (*leave)(struct screen *s); /* the line dropped or the program must end: keep drafts */
    void (*close)(struct screen *s);
};

struct screen {
    const struct screen_ops *ops;
    struct shell *shell;
    void *state;
};

struct shell_options {
    const char *user, *host, *date; /* the right end of line 1 */
    bool read_only, restricted;
    bool cursor_mark_only; /* cursor: mark */
    int escape_ms;         /* ESCDELAY; 0: 50 */
    int ambiguous_width;   /* 1 or 2 */
    const char *colours;   /* "auto", "256", "16", "mono" */
    bool light;
    bool mouse;
    const char *script; /* script mode: the file; NULL otherwise */
    const char *editor; /* NULL: $VISUAL, $EDITOR, vi */
    void *context;      /* what screens need: the session; the shell does not look at it */
    /* Called about once a second while idle and after each command: true when another process has
     * changed the data, so that all screens load again. */
    bool (*changed_elsewhere)(void *context);
    /* u and Ctrl-R. They return the sentence for the message line in message. */
    bool (*undo)(void *context, char *message, size_t size, struct error *err);
    bool (*redo)(void *context, char *message, size_t size, struct error *err);
    const struct screen_ops *guide; /* what g ? opens over any screen; NULL: nothing */
};

bool shell_open(const struct shell_options *options, struct shell **shell, struct error *err);
/* Makes action tables (NULL-ended list) known, so that their keys can be bound before a screen that
 * has them opens. */
void shell_know(struct shell *shell, const struct action_table *const *tables);
/* Binds an action to other keys ("supplier.note", "N"); "" unbinds. Names the nearest action or the
 * wrong key on failure. Clashes are looked for by shell_loop(), so that keys can be exchanged. */
bool shell_bind(struct shell *shell, const char *action_id, const char *keys, struct error *err);
/* Whether keys can be bound in a shell that knows the tables and has the base screens (both
 * NULL-ended), without opening one. False with the number of the one that cannot. */
struct shell_keys {
    const char *action, *keys; /* as for shell_bind() */
};
bool shell_check_keys(const struct action_table *const *known,
                      const struct screen_ops *const *screens, const struct shell_keys *keys,
                      size_t n, size_t *wrong, struct error *err);
/* Adds a base screen; the first added is shown first. */
bool shell_add(struct shell *shell, const struct screen_ops *ops, void *argument,
               struct error *err);
/* Runs until quit; false with err when bound keys clash or the terminal or script failed. */
bool shell_loop(struct shell *shell, struct error *err);
void shell_close(struct shell *shell); /* restores the terminal */
/* Restores the terminal when nothing else can be done any more: for the handler of exhausted
 * memory. Async-signal-safe. */
void term_emergency_restore(void);

/* The action tables of the shell and of the toolkit's modal screens, for `sourcebench keys` and the
 * man page; NULL-ended. */
extern const struct action_table *const shell_action_tables[];

/* Runs a modal screen over the present one until screen_close(); returns its result. */
int shell_run(struct shell *shell, const struct screen_ops *ops, void *argument, struct error *err);
void screen_close(struct screen *s, int result);
/* The same for a screen that has no result; why it could not open is said. */
void shell_visit(struct shell *shell, const struct screen_ops *ops, void *argument);
void screen_leave(struct screen *s); /* its way out, for the action table */
/* Changes to the base screen with that id. */
void shell_show(struct shell *shell, const char *id);
/* The same, with something that it knows to show (of the suppliers: a filter's text). */
void shell_show_with(struct shell *shell, const char *id, const void *what);
bool shell_leaving(const struct shell *shell); /* the line dropped or the program must end */
void shell_quit(struct shell *shell);

struct histories *shell_histories(struct shell *shell); /* of the prompts, see tui/history.h */
void *shell_context(const struct shell *shell);
const struct shell_options *shell_options(const struct shell *shell);
/* Tells all screens. Of two that stand side by side the one with the keys leads: what the other
 * sets in its settle() is ignored. */
void shell_set_context(struct shell *shell, enum context_kind kind, int64_t id);

/* The message line. A message stays until the next key that does something. */
void shell_say(struct shell *shell, const char *format, ...) __attribute__((format(printf, 2, 3)));
void shell_say_error(struct shell *shell, const struct error *err);
/* After a command: all screens load again. */
void shell_changed(struct shell *shell);
/* Draws at once while a handler works long (import, undo of many rows), and looks for Ctrl-C:
 * false when the user wants it stopped. */
bool shell_progress(struct shell *shell, const char *doing, int64_t done, int64_t total);

/* Copies through OSC 52, at most 74,994 bytes. */
bool shell_copy(struct shell *shell, const char *text, struct error *err);
/* Edits text in $EDITOR through a 0600 file; *edited is the caller's (mem_free). */
bool shell_edit(struct shell *shell, const char *text, char **edited, struct error *err);

#endif
