/*
 * The program: reads the call, opens the session as the command needs it, runs the bench or one
 * subcommand, and makes the exit code.
 */
#include <config.h>

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sourcebench/core/date.h"

#include "app_private.h"

/* Takes a flag that many commands know out of the words. */
static bool take_flag(struct cli *cli, const struct cli_command *command, const char *flag) {
    if (!strstr(command->usage, flag))
        return false;
    for (int i = 0; i < cli->argc && strcmp(cli->argv[i], "--") != 0; i++) {
        if (strcmp(cli->argv[i], flag) == 0) {
            cli->argc--;
            memmove(cli->argv + i, cli->argv + i + 1, (size_t)(cli->argc - i) * sizeof *cli->argv);
            return true;
        }
    }
    return false;
}

/* The environment belongs to whoever made the restricted mode, not to its user. */
static void use_environment(struct app *app) {
    const char *database = getenv("SOURCEBENCH_DB");
    if (!app->session.database && database && *database)
        app->session.database = database;
}

static bool allowed(const struct session_options *session, const struct cli_command *command,
                    struct error *err) {
    if (session->restricted && (command->needs & CLI_PATHS))
        return error_set(err, ERROR_REFUSED, "%s is not allowed in restricted mode.",
                         command->name);
    if (session->read_only && (command->needs & CLI_WRITES))
        return error_set(err, ERROR_READ_ONLY,
                         "%s changes data, which --read-only forbids; leave that away.",
                         command->name);
    return true;
}

/* A dry run that would make the database first works on a throw-away one. */
static bool open_store(struct session *session, struct cli *cli, unsigned needs,
                       struct scratch *scratch, struct error *err) {
    struct stat there;
    if (!(needs & (CLI_STORE | CLI_CREATES)))
        return true;
    if (cli->dry_run && (needs & CLI_CREATES) && session->database &&
        stat(session->database, &there) != 0) {
        if (!scratch_make(scratch, err))
            return false;
        session->database = scratch->database;
    }
    return session_open_store(session, needs & CLI_CREATES, err);
}

static int run_command(struct app *app, const struct cli_command *command, int used) {
    struct session session = {0};
    struct scratch scratch = {0};
    struct error err = {0};
    struct cli cli = {.session = &session,
                      .argc = app->argc - used,
                      .argv = app->argv + used,
                      .width = app_terminal_width(),
                      .check_keys = app_check_keys};
    use_environment(app);
    cli.json = take_flag(&cli, command, "--json");
    cli.dry_run = take_flag(&cli, command, "--dry-run");
    /* A closed pipe is noticed when the output ends, not by a signal in the middle of a command. */
    signal(SIGPIPE, SIG_IGN);
    bool ok = allowed(&app->session, command, &err) &&
              ((command->needs & CLI_BARE) || session_open(&app->session, &session, &err)) &&
              open_store(&session, &cli, command->needs, &scratch, &err) &&
              command->run(&cli, &err);
    session_close(&session);
    scratch_remove(&scratch);
    if (!ok && cli.usage)
        return app_wrong_call(&err, command);
    return ok ? cli.status : app_fail(&err);
}

static int run_bench(struct app *app) {
    struct session session = {0};
    struct error err = {0};
    app->session.fixed = app->script != NULL;
    use_environment(app);
    bool ok = session_open(&app->session, &session, &err) &&
              session_open_store(&session, true, &err) && bench_run(&session, app->script, &err);
    session_close(&session);
    return ok ? EXIT_DONE : app_fail(&err);
}

static int list_keys(struct app *app) {
    struct session session = {0};
    struct error err = {0};
    int code = session_open(&app->session, &session, &err)
                   ? app_keys(app->argc, app->argv, &session.config)
                   : app_fail(&err);
    session_close(&session);
    return code;
}

static int unknown_command(const struct app *app) {
    struct error err;
    const char *known = NULL;
    for (int i = 0; i < n_cli_commands && !known; i++) {
        size_t length = strcspn(cli_commands[i].name, " ");
        if (cli_commands[i].name[length] && strlen(app->argv[0]) == length &&
            strncmp(cli_commands[i].name, app->argv[0], length) == 0)
            known = app->argv[0];
    }
    if (app->argv[0][0] == '-')
        error_set(&err, ERROR_INPUT, "There is no option %s.", app->argv[0]);
    else if (known)
        error_set(&err, ERROR_INPUT, "\"%s\" needs one more word: see sourcebench help %s.", known,
                  known);
    else
        error_set(&err, ERROR_INPUT, "There is no command \"%s\".", app->argv[0]);
    return app_wrong_call(&err, NULL);
}

/* `help`, `help COMMAND`, `COMMAND --help`: a command, all that begin with a word, or everything.
 */
static int help(int argc, char **argv) {
    int used, listed = 0;
    const struct cli_command *command = cli_find(argc, argv, &used);
    for (int i = 0; i < APP_COMMANDS && argc > 0; i++) {
        if (strcmp(argv[0], app_commands[i].name) == 0)
            command = &app_commands[i];
    }
    if (command) {
        cli_help_command(command, stdout);
        return EXIT_DONE;
    }
    for (int i = 0; i < n_cli_commands && argc > 0; i++) {
        size_t length = strlen(argv[0]);
        if (strncmp(cli_commands[i].name, argv[0], length) == 0 &&
            cli_commands[i].name[length] == ' ') {
            cli_help_command(&cli_commands[i], stdout);
            listed++;
        }
    }
    if (!listed)
        app_usage(stdout);
    return EXIT_DONE;
}

static int run(struct app *app) {
    int used;
    if (app->version) {
        puts(PACKAGE_STRING);
        return EXIT_DONE;
    }
    if (app->help)
        return help(app->argc, app->argv);
    if (app->argc == 0)
        return run_bench(app);
    if (strcmp(app->argv[0], "help") == 0)
        return help(app->argc - 1, app->argv + 1);
    if (strcmp(app->argv[0], "keys") == 0)
        return list_keys(app);
    if (strcmp(app->argv[0], "demo") == 0)
        return app_demo(app);
    const struct cli_command *command = cli_find(app->argc, app->argv, &used);
    return command ? run_command(app, command, used) : unknown_command(app);
}

int main(int argc, char **argv) {
    struct app app = {0};
    struct error err = {0};
    setlocale(LC_CTYPE, "");
    if (!app_read_call(&app, argc, argv, &err))
        return app_wrong_call(&err, NULL);
    if (!app_check_call(&app, &err))
        return app_fail(&err);
    return app_finish_output(run(&app));
}
