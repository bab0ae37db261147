/* import FILE.yaml and export case: a whole case as one text. */
#include <string.h>
#include <strings.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/io/file.h"
#include "sourcebench/service/case_file.h"

#include "cli_private.h"

static bool is_case(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && (strcasecmp(dot, ".yaml") == 0 || strcasecmp(dot, ".yml") == 0);
}

static void report(const struct cli *cli, const char *path, const struct case_counts *c) {
    struct arena arena = {0};
    struct json_writer w;
    if (cli->json) {
        cli_json_begin(&w);
        json_write_text(&w, "file", path);
        json_write_bool(&w, "dry_run", cli->dry_run);
        json_write_int(&w, "added", c->added);
        json_write_int(&w, "changed", c->changed);
        json_write_int(&w, "unchanged", c->same);
        cli_json_end(&w);
    } else {
        printf("%s: %d added, %d changed, %d as they were%s.\n", cli_safe(cli, path, &arena),
               c->added, c->changed, c->same, cli->dry_run ? " (nothing was written)" : "");
    }
    arena_free(&arena);
}

bool cli_import_case(struct cli *cli, struct error *err) {
    struct case_file file = {0};
    struct case_counts counts;
    if (!cli_arguments(cli, 1, 1, err))
        return false;
    const char *path = cli->argv[0];
    if (!is_case(path))
        return cli_usage(cli, err,
                         "A case is a .yaml file; for a list say what it holds, as in "
                         "\"import suppliers %s\".",
                         path);
    bool ok = case_read_file(&file, cli->session, path, err) &&
              case_import(cli->session->store, &file, path, cli->dry_run, &counts, err);
    if (ok)
        report(cli, path, &counts);
    case_free(&file);
    return ok;
}

/* To the file, or to standard output where there is no path. */
static bool write_to(struct cli *cli, const struct record_set *set, const char *path,
                     bool overwrite, struct error *err) {
    const char *beneath = session_exchange_folder(cli->session);
    struct file_writer file = {0};
    if (!path)
        return case_write(set, stdout, err);
    if (!overwrite && file_is_there(beneath, path))
        return error_set(err, ERROR_REFUSED, "%s is there already; --overwrite replaces it.", path);
    bool ok = file_writer_open(&file, beneath, path, FILE_PRIVATE, err) &&
              case_write(set, file.stream, err) && file_writer_commit(&file, err);
    file_writer_abort(&file);
    return ok;
}

bool cli_export_case(struct cli *cli, struct error *err) {
    struct record_set set = {0};
    struct arena arena = {0};
    int64_t id;
    bool ok = true;
    const char *path = cli_output(cli, NULL, &ok, err);
    bool overwrite = cli_flag(cli, "--overwrite");
    ok = ok && cli_arguments(cli, 1, 1, err) &&
         requirement_find(cli->session->store, cli->argv[0], &id, err) &&
         plan_load_case(cli->session->store, id, &set, err) &&
         write_to(cli, &set, path, overwrite, err);
    if (ok && path)
        printf("Wrote %s to %s.\n",
               cli_safe(cli, record_text(set.records[0], REQUIREMENT_NAME), &arena),
               cli_safe(cli, path, &arena));
    arena_free(&arena);
    record_set_free(&set);
    return ok;
}
