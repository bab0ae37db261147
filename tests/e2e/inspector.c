/*
 * A bench with one inspection to be counted: `inspector DATABASE AUTHOR NUMBER`. Everything but
 * its first screen is the program's own.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../../screens/inspection_count.h"
#include "sourcebench/core/date.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/screens/suppliers.h"
#include "sourcebench/service/inspection_work.h"
#include "sourcebench/service/session.h"

static const char *number;

static void count(struct screen *s) {
    struct session *session = shell_context(s->shell);
    struct error err;
    int64_t id;
    if (inspection_find(session->store, number, &id, &err))
        inspection_count_run(s->shell, id);
    else
        shell_say_error(s->shell, &err);
}

static void draw(struct screen *s, struct area area) {
    (void)s;
    draw_textf(area, 0, 1, STYLE_BOLD, "Inspection %s", number);
}

static const struct action actions[] = {
    {"inspector.count", "count", "Count the inspection.", "Enter", 0, 1, count, NULL},
};
static const struct action_table table = {"inspector", "Inspector", actions, 1};
static const struct action_table *const tables[] = {&table, NULL};
static const struct screen_ops ops = {
    .id = "inspector", .title = "Quality", .tab = '1', .tables = tables, .draw = draw};

static bool changed_elsewhere(void *context) {
    return store_changed_elsewhere(((struct session *)context)->store);
}

static bool undo(void *context, char *message, size_t size, struct error *err) {
    struct journal_result result;
    if (!journal_undo(((struct session *)context)->store, NULL, &result, err))
        return false;
    snprintf(message, size, "Undone: %s", result.label);
    return true;
}

static bool redo(void *context, char *message, size_t size, struct error *err) {
    struct journal_result result;
    if (!journal_redo(((struct session *)context)->store, NULL, &result, err))
        return false;
    snprintf(message, size, "Done again: %s", result.label);
    return true;
}

static int fail(const struct error *err) {
    fprintf(stderr, "inspector: %s\n", err->message);
    return EXIT_FAILURE;
}

int main(int argc, char **argv) {
    struct session session = {0};
    struct error err = {0};
    struct shell *shell = NULL;
    if (argc != 4)
        return EXIT_FAILURE;
    struct session_options want = {
        .database = argv[1], .author = argv[2], .today = date_from_iso("2026-11-23")};
    struct shell_options look = {.user = argv[2],
                                 .date = "Mon 2026-11-23",
                                 .ambiguous_width = 1,
                                 .context = &session,
                                 .changed_elsewhere = changed_elsewhere,
                                 .undo = undo,
                                 .redo = redo};
    number = argv[3];
    bool ok = session_open(&want, &session, &err) && session_open_store(&session, false, &err) &&
              shell_open(&look, &shell, &err);
    if (ok) {
        shell_know(shell, screen_action_tables);
        ok = shell_add(shell, &ops, NULL, &err) && shell_loop(shell, &err);
        shell_close(shell);
    }
    session_close(&session);
    return ok ? EXIT_SUCCESS : fail(&err);
}
