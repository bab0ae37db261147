/* undo and redo. */
#include "sourcebench/db/journal.h"

#include "cli_private.h"

static void report(struct cli *cli, const char *verb, const struct journal_result *result) {
    struct arena arena = {0};
    struct json_writer w;
    if (cli->json) {
        cli_json_begin(&w);
        json_write_text(&w, "label", result->label);
        json_write_int(&w, "rows", result->rows);
        json_write_bool(&w, "purged", result->purged);
        cli_json_end(&w);
    } else {
        printf("%s: %s (%lld row%s)%s.\n", verb, cli_safe(cli, result->label, &arena),
               (long long)result->rows, result->rows == 1 ? "" : "s", journal_result_note(result));
    }
    arena_free(&arena);
}

bool cli_undo(struct cli *cli, struct error *err) {
    struct journal_result result;
    int64_t entry = 0;
    bool ok = true;
    const char *text = cli_option(cli, "--entry", &ok, err);
    ok = ok && cli_arguments(cli, 0, 0, err) &&
         (!text || cli_number(cli, "--entry", text, 1, INT64_MAX, &entry, err));
    if (!ok)
        return false;
    struct journal_progress progress = cli_progress("Undoing");
    ok = entry ? journal_undo_entry(cli->session->store, entry, &progress, &result, err)
               : journal_undo(cli->session->store, &progress, &result, err);
    cli_progress_end();
    if (ok)
        report(cli, "Undone", &result);
    return ok;
}

bool cli_redo(struct cli *cli, struct error *err) {
    struct journal_result result;
    if (!cli_arguments(cli, 0, 0, err))
        return false;
    struct journal_progress progress = cli_progress("Doing again");
    bool ok = journal_redo(cli->session->store, &progress, &result, err);
    cli_progress_end();
    if (ok)
        report(cli, "Done again", &result);
    return ok;
}
