/* The bench: the shell with its screens, as the configuration wants it. */
#include <stdio.h>
#include <unistd.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/screens/guide.h"
#include "sourcebench/screens/materials.h"
#include "sourcebench/screens/planner.h"
#include "sourcebench/screens/quality.h"
#include "sourcebench/screens/suppliers.h"
#include "sourcebench/screens/today.h"
#include "sourcebench/tui/shell.h"

#include "app_private.h"

/* The shell that is open: for progress of long undoes, and because memory may end in it. */
static struct shell *open_shell;

static _Noreturn void out_of_memory(void) {
    static const char message[] =
        "sourcebench: There is no memory left; what was saved is safe. Start again.\n";
    if (open_shell)
        term_emergency_restore();
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(EXIT_FAILED);
}

static bool step(void *doing, int64_t done, int64_t total) {
    return shell_progress(open_shell, doing, done, total);
}

static void say_result(const char *verb, const struct journal_result *result, char *message,
                       size_t size) {
    snprintf(message, size, "%s: %s%s", verb, result->label, journal_result_note(result));
}

static bool undo(void *context, char *message, size_t size, struct error *err) {
    struct session *session = context;
    static char doing[] = "Undoing";
    struct journal_progress progress = {step, doing};
    struct journal_result result;
    if (!journal_undo(session->store, &progress, &result, err))
        return false;
    say_result("Undone", &result, message, size);
    return true;
}

static bool redo(void *context, char *message, size_t size, struct error *err) {
    struct session *session = context;
    static char doing[] = "Doing again";
    struct journal_progress progress = {step, doing};
    struct journal_result result;
    if (!journal_redo(session->store, &progress, &result, err))
        return false;
    say_result("Done again", &result, message, size);
    return true;
}

static bool changed_elsewhere(void *context) {
    struct session *session = context;
    return store_changed_elsewhere(session->store);
}

static const char *choice_text(const struct config *c, enum config_id id) {
    return config_options[id].choices[config_int(c, id)];
}

static struct shell_options make_options(struct session *session, const char *script,
                                         const char *date) {
    const struct config *c = &session->config;
    const char *editor = config_text(c, CONFIG_EDITOR);
    return (struct shell_options){.user = session->author,
                                  .host = session->host,
                                  .date = date,
                                  .read_only = session->read_only,
                                  .restricted = session->restricted,
                                  .cursor_mark_only =
                                      config_int(c, CONFIG_CURSOR) == CONFIG_CURSOR_MARK,
                                  .escape_ms = (int)config_int(c, CONFIG_ESCAPE_MS),
                                  .ambiguous_width = (int)config_int(c, CONFIG_AMBIGUOUS_WIDTH),
                                  .colours = choice_text(c, CONFIG_COLOURS),
                                  .light = config_int(c, CONFIG_THEME) == CONFIG_THEME_LIGHT,
                                  .mouse = config_bool(c, CONFIG_MOUSE),
                                  .script = script,
                                  .editor = *editor ? editor : NULL,
                                  .context = session,
                                  .changed_elsewhere = changed_elsewhere,
                                  .undo = undo,
                                  .redo = redo,
                                  .guide = &guide_screen};
}

static const struct screen_ops *const base_screens[] = {
    &today_screen, &suppliers_screen, &materials_screen, &planner_screen, &quality_screen, NULL};

struct shell_keys *app_read_keys(const struct config *config, struct arena *arena) {
    const struct config_value *keys = &config->values[CONFIG_KEYS];
    struct shell_keys *read = arena_alloc(arena, keys->n, sizeof *read);
    for (size_t i = 0; i < keys->n; i++) {
        const struct config_binding *b = &keys->bindings[i];
        read[i] = (struct shell_keys){b->action, ""};
        for (size_t k = 0; k < b->n_keys; k++)
            read[i].keys = arena_format(arena, "%s%s%s", read[i].keys, k ? " | " : "", b->keys[k]);
    }
    return read;
}

bool app_check_keys(const struct config *config, struct error *err) {
    const struct config_value *keys = &config->values[CONFIG_KEYS];
    struct arena arena = {0};
    struct error reason = {0};
    size_t wrong;
    bool ok = shell_check_keys(screen_action_tables, base_screens, app_read_keys(config, &arena),
                               keys->n, &wrong, &reason);
    if (!ok)
        error_set(err, ERROR_INPUT, "%s:%d: keys: %s", keys->bindings[wrong].file,
                  keys->bindings[wrong].line, reason.message);
    arena_free(&arena);
    return ok;
}

static bool bind_keys(const struct config *config, struct error *err) {
    const struct config_value *keys = &config->values[CONFIG_KEYS];
    struct arena arena = {0};
    const struct shell_keys *read = app_read_keys(config, &arena);
    bool ok = true;
    for (size_t i = 0; ok && i < keys->n; i++)
        ok = shell_bind(open_shell, read[i].action, read[i].keys, err);
    arena_free(&arena);
    return ok;
}

static bool add_screens(struct error *err) {
    bool ok = true;
    for (size_t i = 0; ok && base_screens[i]; i++)
        ok = shell_add(open_shell, base_screens[i], NULL, err);
    return ok;
}

bool bench_run(struct session *session, const char *script, struct error *err) {
    char date[32];
    date_long(session_today(session), date, sizeof date);
    struct shell_options options = make_options(session, script, date);
    mem_set_handler(out_of_memory);
    if (!app_check_keys(&session->config, err) || !shell_open(&options, &open_shell, err))
        return false;
    shell_know(open_shell, screen_action_tables);
    shell_know(open_shell, shell_action_tables);
    bool ok = bind_keys(&session->config, err) && add_screens(err);
    if (ok) {
        const char *notice = store_notice(session->store);
        if (notice)
            shell_say(open_shell, "%s", notice);
        if (!session->read_only)
            suppliers_offer_drafts(open_shell);
        ok = shell_loop(open_shell, err);
    }
    shell_close(open_shell);
    open_shell = NULL;
    return ok;
}
