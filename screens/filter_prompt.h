/*
 * Filter as you type: the list follows every letter; a wrong word is pointed at and changes
 * nothing.
 */
#ifndef SCREENS_FILTER_PROMPT_H
#define SCREENS_FILTER_PROMPT_H

#include "sourcebench/core/filter.h"
#include "sourcebench/tui/shell.h"

struct filter_prompt {
    const char *(*text)(const void *user); /* of the filter that holds now; "" for all */
    /* Shows what the text finds; false with err where a word is wrong, then nothing changes. start
     * is -1 where not the text but the database is wrong. */
    bool (*query)(void *user, const char *text, struct filter_error *err);
    void *user;
    const char *example; /* shown while the text is right: "words, or country:VN …" */
    const char *history; /* of the prompt */
};

/* Esc shows all again. */
void filter_prompt_run(struct shell *shell, const struct filter_prompt *prompt);

#endif
