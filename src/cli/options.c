/* Words of the command line: options and numbers. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli_private.h"

bool cli_usage(struct cli *cli, struct error *err, const char *format, ...) {
    va_list args;
    va_start(args, format);
    err->code = ERROR_INPUT;
    err->detail[0] = '\0';
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    cli->usage = true;
    return false;
}

static void remove_words(struct cli *cli, int at, int n) {
    memmove(cli->argv + at, cli->argv + at + n, (size_t)(cli->argc - at - n) * sizeof *cli->argv);
    cli->argc -= n;
}

/* The place of an option among the words, or -1; words behind "--" are no options. */
static int find_option(const struct cli *cli, const char *name) {
    size_t length = strlen(name);
    for (int i = 0; i < cli->argc && strcmp(cli->argv[i], "--") != 0; i++) {
        if (strncmp(cli->argv[i], name, length) == 0 &&
            (cli->argv[i][length] == '\0' || cli->argv[i][length] == '='))
            return i;
    }
    return -1;
}

const char *cli_option(struct cli *cli, const char *name, bool *ok, struct error *err) {
    int at = *ok ? find_option(cli, name) : -1;
    if (at < 0)
        return NULL;
    const char *value = strchr(cli->argv[at], '=');
    if (value) {
        remove_words(cli, at, 1);
        return value + 1;
    }
    if (at + 1 >= cli->argc) {
        *ok = cli_usage(cli, err, "%s needs a value.", name);
        return NULL;
    }
    value = cli->argv[at + 1];
    remove_words(cli, at, 2);
    return value;
}

const char *cli_output(struct cli *cli, bool *named, bool *ok, struct error *err) {
    const char *path = cli_option(cli, "-o", ok, err);
    if (named)
        *named = path != NULL;
    return path && strcmp(path, "-") == 0 ? NULL : path;
}

bool cli_flag(struct cli *cli, const char *name) {
    int at = find_option(cli, name);
    if (at >= 0)
        remove_words(cli, at, 1);
    return at >= 0;
}

bool cli_arguments(struct cli *cli, int min, int max, struct error *err) {
    for (int i = 0; i < cli->argc; i++) {
        if (strcmp(cli->argv[i], "--") == 0) {
            remove_words(cli, i, 1);
            break;
        }
        if (strncmp(cli->argv[i], "--", 2) == 0)
            return cli_usage(cli, err, "There is no option %s here.", cli->argv[i]);
    }
    if (cli->argc < min)
        return cli_usage(cli, err, "Something is missing.");
    if (max >= 0 && cli->argc > max)
        return cli_usage(cli, err, "\"%s\" is too much; quote a text of several words.",
                         cli->argv[max]);
    return true;
}

bool cli_number(struct cli *cli, const char *name, const char *text, int64_t min, int64_t max,
                int64_t *number, struct error *err) {
    char *end;
    errno = 0;
    long long parsed = strtoll(text, &end, 10);
    if (!*text || *end || errno || parsed < min || parsed > max)
        return cli_usage(cli, err, "%s takes a whole number from %lld to %lld, not \"%s\".", name,
                         (long long)min, (long long)max, text);
    *number = parsed;
    return true;
}
