#include "filter_prompt.h"

#include <string.h>

#include "sourcebench/tui/dialog.h"

struct typing {
    const struct filter_prompt *prompt;
    struct filter_error error;
};

static const char *changed(void *user, const char *text, int *at) {
    struct typing *t = user;
    const struct filter_prompt *p = t->prompt;
    *at = -1;
    if (strcmp(text, p->text(p->user)) == 0 || p->query(p->user, text, &t->error))
        return *text ? NULL : p->example;
    *at = t->error.start;
    return t->error.error.message;
}

void filter_prompt_run(struct shell *shell, const struct filter_prompt *p) {
    struct typing t = {.prompt = p};
    struct prompt_spec spec = {.label = "/ ",
                               .initial = p->text(p->user),
                               .history = p->history,
                               .changed = changed,
                               .user = &t,
                               .pass_motions = true};
    struct filter_error err;
    char *text = prompt_run(shell, &spec);
    const char *wanted = text ? text : "";
    if (strcmp(wanted, p->text(p->user)) != 0 && !p->query(p->user, wanted, &err))
        shell_say_error(shell, &err.error);
    mem_free(text);
}
