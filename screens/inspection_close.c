/* What is asked when an inspection is closed, and what is added to it afterwards. */
#include <string.h>

#include "sourcebench/tui/dialog.h"

#include "inspection_count_state.h"

static const char *reason_typed(void *user, const char *text, int *at) {
    (void)user;
    *at = *text ? -1 : 0;
    return *text ? NULL : "a reason is needed; Esc leaves it as it is";
}

/* What was typed; NULL when left. */
static const char *ask(struct shell *shell, const char *label, const char *initial, bool needed,
                       struct arena *arena) {
    struct prompt_spec spec = {.label = label, .initial = initial};
    if (needed)
        spec.changed = reason_typed;
    char *typed = prompt_run(shell, &spec);
    const char *given = arena_string(arena, typed);
    mem_free(typed);
    return given;
}

/* The decision that is usual stands first. */
static bool ask_decision(struct shell *shell, struct inspection_closing *closing,
                         struct arena *arena) {
    const struct field *f = &inspection_entity.fields[INSPECTION_DECISION];
    struct picker_item items[8];
    int n = (int)f->n_choices, usual = closing->verdict == VERDICT_REJECTED ? 1 : 0;
    for (int i = 0; i < n; i++)
        items[i] = (struct picker_item){f->choices[i].label, NULL};
    int at = pick(shell, "What follows", items, n, usual);
    if (at < 0)
        return false;
    closing->decision = f->choices[at].key;
    if (at == 0 && closing->verdict == VERDICT_ACCEPTED)
        return true;
    closing->decision_reason =
        ask(shell, arena_format(arena, "Why \"%s\": ", f->choices[at].label), NULL, true, arena);
    return closing->decision_reason != NULL;
}

/* What follows from the counts stands first; another verdict needs a reason. */
static bool ask_verdict(struct shell *shell, const struct inspection_work *w,
                        struct inspection_closing *closing, struct arena *arena) {
    static const struct picker_item items[] = {
        {"pending", "what is open is said in words"}, {"accepted", NULL}, {"rejected", NULL}};
    const char *title = arena_format(arena, "What was counted makes the lot %s. Close it as",
                                     inspection_verdicts[w->state.verdict]);
    int at = pick(shell, title, items, 3, (int)w->state.verdict);
    if (at < 0)
        return false;
    closing->verdict = (enum inspection_verdict)at;
    if (closing->verdict == w->state.verdict && closing->verdict != VERDICT_PENDING)
        return true;
    closing->reason =
        ask(shell, arena_format(arena, "Why %s: ", inspection_verdicts[at]), NULL, true, arena);
    return closing->reason != NULL;
}

static bool ask_signatures(struct shell *shell, const struct inspection_work *w,
                           struct inspection_closing *closing, struct arena *arena) {
    const char *inspector = arena_string(arena, record_text(w->inspection, INSPECTION_INSPECTOR));
    closing->signed_by = ask(shell, "Signed by the inspector: ", inspector, false, arena);
    if (!closing->signed_by)
        return false;
    closing->signed_factory =
        ask(shell, "Signed for the factory by (Enter: nobody): ", NULL, false, arena);
    return closing->signed_factory != NULL;
}

bool inspection_close_asking(struct shell *shell, struct inspection_work *w) {
    struct inspection_closing closing = {.verdict = w->state.verdict};
    struct arena arena = {0};
    struct error err;
    const char *number = arena_string(&arena, record_text(w->inspection, INSPECTION_NUMBER));
    bool ok = ask_verdict(shell, w, &closing, &arena) && ask_decision(shell, &closing, &arena) &&
              ask_signatures(shell, w, &closing, &arena) &&
              confirm(shell, "Close and seal %s as %s? Afterwards it is only amended.", number,
                      inspection_verdicts[closing.verdict]);
    if (ok) {
        ok = inspection_close(w, &closing, &err);
        shell_changed(shell);
        if (ok)
            shell_say(shell, "%s is closed as %s and sealed.", number,
                      inspection_verdicts[closing.verdict]);
        else
            shell_say_error(shell, &err);
    } else {
        shell_say(shell, "%s stays open.", number);
    }
    arena_free(&arena);
    return ok;
}

void inspection_amend_asking(struct shell *shell, struct inspection_work *w) {
    struct arena arena = {0};
    struct error err;
    const char *subject = ask(shell, "Amend what (such as major defects): ", NULL, false, &arena);
    const char *was = subject && *subject ? ask(shell, "It says: ", NULL, false, &arena) : NULL;
    const char *becomes = was ? ask(shell, "Right is: ", NULL, false, &arena) : NULL;
    const char *reason = becomes && *becomes ? ask(shell, "Because: ", NULL, true, &arena) : NULL;
    if (reason) {
        bool ok = inspection_amend(w, subject, was, becomes, reason, &err);
        shell_changed(shell);
        if (ok)
            shell_say(shell, "Amended; what was sealed stands beside it.");
        else
            shell_say_error(shell, &err);
    }
    arena_free(&arena);
}
