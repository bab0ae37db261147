/* Beginning an inspection, and its comparison with the golden sample. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/db/command.h"
#include "sourcebench/tui/dialog.h"

#include "inspection_count_state.h"

/* Saves a changed copy of the inspection. */
static bool save(struct inspection_work *w, int field, const char *text, int note, const char *said,
                 struct error *err) {
    struct arena arena = {0};
    struct value value = value_text(text), words = value_null();
    bool ok = note < 0 || field_parse(&inspection_entity.fields[note], said ? said : "", 0, &arena,
                                      &words, err);
    if (ok) {
        struct record *wanted = record_copy(w->inspection, &arena);
        wanted->values[field] = value;
        if (note >= 0)
            wanted->values[note] = words;
        ok = command_save(w->store, w->inspection, wanted, &arena, NULL, err) &&
             inspection_work_load(w, w->store, w->id, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- beginning --------------------------------------------------------------------------------
 */

/* True where the goods are ready, or a reason was given for beginning nevertheless. */
static bool ask_ready(struct shell *shell, struct inspection_work *w) {
    struct arena arena = {0};
    struct error err = {0};
    const char *words;
    bool ready = w->state.totals || *record_text(w->inspection, INSPECTION_UNREADY) ||
                 inspection_is_ready(&w->set, w->inspection, &arena, &words);
    if (!ready) {
        const char *label = arena_format(&arena, "Not ready (%s). Begin because: ", words);
        char *reason = prompt_line(shell, label, NULL);
        if (reason && *reason)
            ready = save(w, INSPECTION_UNREADY, reason, -1, NULL, &err);
        else
            shell_say(shell, "Not begun: %s.", words);
        mem_free(reason);
    }
    if (*err.message)
        shell_say_error(shell, &err);
    arena_free(&arena);
    return ready;
}

static bool may_begin(struct shell *shell, const struct inspection_work *w) {
    const char *status = record_text(w->inspection, INSPECTION_STATUS);
    if (strcmp(status, "planned") != 0)
        shell_say(shell, "%s is %s.", record_text(w->inspection, INSPECTION_NUMBER), status);
    else if (shell_options(shell)->read_only)
        shell_say(shell, "%s has not begun, and the bench is read-only.",
                  record_text(w->inspection, INSPECTION_NUMBER));
    else if (!w->state.totals && !w->state.has_plan)
        shell_say_error(shell, &w->state.plan_error);
    else
        return true;
    return false;
}

bool inspection_begin_asking(struct shell *shell, struct inspection_work *w) {
    struct arena arena = {0};
    struct error err;
    if (!may_begin(shell, w))
        return false;
    const char *heading = inspection_heading(w, &arena);
    bool ok =
        confirm(shell, "Begin %s: draw %s units and %s cartons?", heading,
                integer_text(w->state.drawn).text, integer_text(w->state.cartons_wanted).text) &&
        ask_ready(shell, w);
    arena_free(&arena);
    if (!ok)
        return false;
    ok = inspection_start(w, &err);
    shell_changed(shell);
    if (!ok)
        shell_say_error(shell, &err);
    return ok;
}

/* ---- the golden sample ------------------------------------------------------------------------
 */

void inspection_ask_golden(struct shell *shell, struct inspection_work *w) {
    static const struct picker_item answers[] = {{"matches", "the goods are like the sample"},
                                                 {"differs", "asks in what"},
                                                 {"not at hand", "it could not be compared"}};
    static const char *const keys[] = {"matches", "differs", "absent"};
    static const char *const questions[] = {
        "Seen on it (seal, version): ", "What differs: ", "Why is it not at hand: "};
    struct error err;
    int at = pick(shell, "Against the golden sample", answers, 3, 0);
    if (at < 0)
        return;
    char *note = prompt_line(shell, questions[at], w->inspection->values[INSPECTION_GOLDEN_NOTE].s);
    if (note) {
        bool ok = save(w, INSPECTION_GOLDEN_RESULT, keys[at], INSPECTION_GOLDEN_NOTE, note, &err);
        shell_changed(shell);
        if (ok)
            shell_say(shell, "Noted: the golden sample %s.", at == 2 ? "is not at hand" : keys[at]);
        else
            shell_say_error(shell, &err);
    }
    mem_free(note);
}
