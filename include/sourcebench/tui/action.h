/*
 * The action table: the single source for dispatch, `?` help, footer hints, `:` palette, rebinding
 * in YAML, read-only and restricted mode, and the keys chapter of the man page.
 *
 * An action belongs to a table; a table belongs to a screen, or to the shell (keys that work
 * everywhere). A key that is looked up runs through the tables of the screen on top, then the
 * shell's. A sequence of keys is written with blanks: "g ?".
 */
#ifndef SOURCEBENCH_TUI_ACTION_H
#define SOURCEBENCH_TUI_ACTION_H

#include <stddef.h>

struct screen;

enum action_flags {
    ACTION_CHANGES = 1 << 0, /* changes data: off in read-only mode */
    ACTION_SHELL = 1 << 1,   /* leaves the program (editor, suspend): off in restricted mode */
    ACTION_FILES = 1 << 2,   /* reads or writes files the user names: checked in restricted mode */
    ACTION_DANGEROUS = 1 << 3, /* asks before it acts */
    ACTION_MOTION = 1 << 4,    /* moves only: queued motions are drained before drawing */
    ACTION_HIDDEN = 1 << 5     /* not in the footer and palette (synonym keys of motions) */
};

struct action {
    const char *id;   /* for YAML: "supplier.note" */
    const char *name; /* for the footer and palette: "note" */
    const char *help; /* one sentence for help and man page */
    const char *keys; /* default keys, alternatives separated by " | ": "j | Down"; "" for none */
    unsigned flags;
    int hint; /* place in the footer, 1 first; 0: not in the footer. Two that go together have the
               * same: their keys stand side by side, with the name of the first. */
    void (*run)(struct screen *screen);
    /* Why it cannot be done now, in words; NULL when it can. The member may be NULL. */
    const char *(*off)(struct screen *screen);
};

struct action_table {
    const char *id;    /* "suppliers" */
    const char *title; /* the heading in help and man page: "Suppliers" */
    const struct action *actions;
    size_t count;
};

#endif
