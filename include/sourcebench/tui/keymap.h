/*
 * What the keys do now: the actions of a screen and of the shell with the keys they are bound to
 * and the reason where one is off. Help, palette and footer read nothing else.
 */
#ifndef SOURCEBENCH_TUI_KEYMAP_H
#define SOURCEBENCH_TUI_KEYMAP_H

#include "sourcebench/tui/shell.h"

struct keymap_entry {
    const struct action *action;
    const char *keys;        /* as bound, for people: "j, Down"; "" for none */
    const char *off_reason;  /* NULL when it can be done */
    const char *table_title; /* "Suppliers" */
};

/* The actions of the screen's tables, then those of the shell; returns how many there are, fills at
 * most max. Texts live until the next call or a rebinding. */
int shell_actions(struct shell *shell, struct screen *screen, struct keymap_entry *entries,
                  int max);
/* The first key of an action of any table that is known, short; "" where it has none. */
void shell_action_key(const struct shell *shell, const char *id, char *out, size_t size);
/* Runs an action of the screen or the shell as its key would: says why where it is off. */
void shell_act(struct shell *shell, struct screen *screen, const struct action *action);
/* Runs the motion that the key is bound to in the screen below this one; false where there is none.
 */
bool shell_pass_motion(struct screen *above, struct key key);

#endif
