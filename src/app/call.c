/* The words of the command line that hold for every command. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"

#include "app_private.h"

const struct cli_command app_commands[] = {
    [APP_DEMO] = {"demo", "[--db FILE]", "Open the bench on a throw-away demo database.", 0, NULL},
    [APP_KEYS] = {"keys", "[--json]",
                  "List the keys of all screens, as the configuration has them.", 0, NULL},
};

enum global_kind { GLOBAL_TEXT, GLOBAL_DAY, GLOBAL_FLAG };

/* Where the value of a global option goes. */
struct global_option {
    const char *name;
    void *target;
    enum global_kind kind;
    bool given;
};

/* The option that a word is, with its value where it stands in the same word. */
static struct global_option *find(struct global_option *options, size_t n, const char *word,
                                  const char **value) {
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(options[i].name);
        if (strncmp(word, options[i].name, length) != 0)
            continue;
        *value = word[length] == '=' ? word + length + 1 : NULL;
        if (!word[length] || (*value && options[i].kind != GLOBAL_FLAG))
            return &options[i];
    }
    return NULL;
}

static bool take(struct global_option *option, const char *value, struct error *err) {
    /* A forced command puts its options first; a second one shall not take them back. */
    if (option->given && option->kind != GLOBAL_FLAG)
        return error_set(err, ERROR_INPUT, "%s is given twice.", option->name);
    option->given = true;
    if (option->kind == GLOBAL_FLAG) {
        *(bool *)option->target = true;
        return true;
    }
    if (!value || !*value)
        return error_set(err, ERROR_INPUT, "%s needs a value.", option->name);
    if (option->kind == GLOBAL_TEXT) {
        *(const char **)option->target = value;
        return true;
    }
    int32_t day = date_from_iso(value);
    *(int32_t *)option->target = day;
    return day != DATE_NONE ||
           error_set(err, ERROR_INPUT, "%s takes a day like 2026-11-23, not \"%s\".", option->name,
                     value);
}

static bool set_in_environment(const char *name) {
    return getenv(name) != NULL;
}

bool app_read_call(struct app *app, int argc, char **argv, struct error *err) {
    struct session_options *session = &app->session;
    struct global_option options[] = {
        {"--db", &session->database, GLOBAL_TEXT, false},
        {"--config", &session->config, GLOBAL_TEXT, false},
        {"--today", &session->today, GLOBAL_DAY, false},
        {"--author", &session->author, GLOBAL_TEXT, false},
        {"--script", &app->script, GLOBAL_TEXT, false},
        {"--read-only", &session->read_only, GLOBAL_FLAG, false},
        {"--restricted", &session->restricted, GLOBAL_FLAG, false},
        {"--help", &app->help, GLOBAL_FLAG, false},
        {"-h", &app->help, GLOBAL_FLAG, false},
        {"--version", &app->version, GLOBAL_FLAG, false},
    };
    int i = 1, kept = 0;
    session->today = DATE_NONE;
    session->restricted = set_in_environment("SOURCEBENCH_RESTRICTED");
    app->argv = argv;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value;
        struct global_option *option =
            find(options, sizeof options / sizeof *options, argv[i], &value);
        if (!option) {
            argv[kept++] = argv[i];
            continue;
        }
        if (option->kind != GLOBAL_FLAG && !value && i + 1 < argc)
            value = argv[++i];
        if (!take(option, value, err))
            return false;
    }
    while (i < argc)
        argv[kept++] = argv[i++];
    app->argc = kept;
    return true;
}

bool app_check_call(const struct app *app, struct error *err) {
    const struct session_options *session = &app->session;
    if (!session->restricted)
        return true;
    const char *refused = session->database ? "--db"
                          : session->config ? "--config"
                          : app->script     ? "--script"
                                            : NULL;
    return !refused || error_set(err, ERROR_REFUSED,
                                 "%s is not allowed in restricted mode; leave it out.", refused);
}

void app_usage(FILE *out) {
    fputs("Usage: sourcebench [OPTION …]                    open the bench\n"
          "       sourcebench [OPTION …] COMMAND [WORD …]   do one thing and end\n\n"
          "Commands:\n",
          out);
    for (int i = 0; i < APP_COMMANDS; i++)
        fprintf(out, "  %-18s %s\n", app_commands[i].name, app_commands[i].help);
    cli_help(out);
    fputs("\nOptions, before or behind the command:\n"
          "  --db FILE          The database.\n"
          "  --config FILE      The configuration.\n"
          "  --today DATE       The day that counts as today, like 2026-11-23.\n"
          "  --author NAME      Who works: the name that changes are recorded with.\n"
          "  --read-only        Change nothing.\n"
          "  --restricted       For SSH forced commands: no editor, shell, or other files.\n"
          "  --script FILE      Type keys from a file and save screens.\n"
          "  --help             This text; behind a command what it takes.\n"
          "  --version          The version.\n",
          out);
}
