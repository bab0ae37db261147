#include "status_change.h"

#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

bool suppliers_step(void *shell, int64_t done, int64_t total) {
    return shell_progress(shell, "Changing suppliers", done, total);
}

void suppliers_say_changed(struct shell *shell, bool ok, int64_t changed, const struct error *err) {
    shell_changed(shell);
    if (!ok)
        shell_say_error(shell, err);
    else if (changed == 0)
        shell_say(shell, "Nothing to change: it is so already.");
    else
        shell_say(shell, "Changed %s supplier%s; u takes it back.", integer_text(changed).text,
                  changed == 1 ? "" : "s");
}

/* The reason, or NULL where none is given (mem_free). */
static char *ask_reason(struct shell *shell, const struct error *refusal) {
    notice(shell, "Not vetted", refusal->message);
    char *reason = prompt_line(shell, "Approve all the same, because: ", NULL);
    if (reason && *reason)
        return reason;
    mem_free(reason);
    return NULL;
}

static void change(struct shell *shell, const int64_t *ids, int64_t n, const char *status) {
    struct session *session = shell_context(shell);
    struct journal_progress progress = {suppliers_step, shell};
    struct error err;
    int64_t changed;
    char *reason = NULL;
    bool ok = command_set_status(session->store, ids, n, status, NULL, &progress, &changed, &err);
    if (!ok && err.code == ERROR_REASON) {
        reason = ask_reason(shell, &err);
        if (!reason) {
            shell_say(shell, "The status stays as it is.");
            return;
        }
        ok = command_set_status(session->store, ids, n, status, reason, &progress, &changed, &err);
    }
    suppliers_say_changed(shell, ok, changed, &err);
    mem_free(reason);
}

void status_change(struct shell *shell, const int64_t *ids, int64_t n, const char *name,
                   const char *now) {
    const struct field *f = &supplier_entity.fields[SUPPLIER_STATUS];
    struct arena arena = {0};
    struct picker_item items[16];
    int count = 0, current = 0;
    for (; count < (int)f->n_choices && count < 16; count++) {
        items[count] = (struct picker_item){.text = f->choices[count].label};
        if (now && strcmp(now, f->choices[count].key) == 0)
            current = count;
    }
    int chosen = pick(shell, arena_format(&arena, "Status of %s", name), items, count, current);
    if (chosen >= 0)
        change(shell, ids, n, f->choices[chosen].key);
    arena_free(&arena);
}
