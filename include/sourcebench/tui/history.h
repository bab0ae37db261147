/*
 * What was entered in prompts, by name ("filter"), newest last: at most HISTORY_LINES a name, each
 * line once. The shell keeps them; nothing is written to disk. Zero-initialise to begin.
 */
#ifndef SOURCEBENCH_TUI_HISTORY_H
#define SOURCEBENCH_TUI_HISTORY_H

#include <stddef.h>

enum { HISTORY_LINES = 50 };

struct history {
    char *name;
    char *lines[HISTORY_LINES];
    int count;
};

struct histories {
    struct history **items;
    size_t count;
};

/* The history of that name, made where it is new; it stays where it is. */
struct history *histories_get(struct histories *all, const char *name);
void histories_free(struct histories *all);
/* Empty lines are not kept; a line that is there moves to the end. */
void history_add(struct history *h, const char *line);

#endif
