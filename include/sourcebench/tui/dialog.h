/*
 * Small modal questions: prompt line, confirmation, picker, text view. Each runs until answered.
 */
#ifndef SOURCEBENCH_TUI_DIALOG_H
#define SOURCEBENCH_TUI_DIALOG_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/shell.h"

struct prompt_spec {
    const char *label;   /* "Note: " */
    const char *initial; /* or NULL */
    const char *history; /* name of a history to step through with Up and Down, or NULL */
    /* After each change and when it opens; *at gets the byte where the text is wrong (or -1), and
     * the returned sentence is shown. NULL: nothing to say. */
    const char *(*changed)(void *user, const char *text, int *at);
    void *user;
    bool pass_motions; /* Up, Down, PgUp, PgDn move in the screen below */
};

/* The line that was entered (mem_free), or NULL when left with Esc. */
char *prompt_run(struct shell *shell, const struct prompt_spec *spec);
char *prompt_line(struct shell *shell, const char *label,
                  const char *initial); /* the simple case */

/* A question that names object and count; y means yes, everything else no. */
bool confirm(struct shell *shell, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct picker_item {
    const char *text;
    const char *note; /* dim, at the right; or NULL */
};
/* Fuzzy choice among items; the index, or -1. multi: Space toggles, chosen[i] is set; returns the
 * number chosen or -1. */
int pick(struct shell *shell, const char *title, const struct picker_item *items, int count,
         int current);
int pick_many(struct shell *shell, const char *title, const struct picker_item *items, int count,
              bool *chosen);

/* Lines of text, scrolled and searched (/ n N). A line may begin with a style mark "\1" to "\x09"
 * (1 + enum style). */
void text_view(struct shell *shell, const char *title, const char *text);

/* A sentence of several lines that must be read before going on (Enter). */
void notice(struct shell *shell, const char *title, const char *text);

#endif
