/*
 * The command line: one file per subcommand, one table of them all.
 *
 * app reads the global options, opens the session as the subcommand's flags ask, and runs it. A
 * subcommand writes its result to stdout and returns false with an error; ERROR_INPUT that is about
 * the call itself is set through cli_usage() and ends with exit code 2, anything else with 1.
 */
#ifndef SOURCEBENCH_CLI_CLI_H
#define SOURCEBENCH_CLI_CLI_H

#include <stdio.h>

#include "sourcebench/db/journal.h"
#include "sourcebench/service/session.h"

struct cli {
    struct session *session;
    int argc; /* words behind the subcommand; options of cli_options() already taken out */
    char **argv;
    bool json;    /* --json */
    bool dry_run; /* --dry-run */
    int width;    /* of the terminal that stdout is; 0: none */
    bool usage;   /* the call was wrong */
    int status;   /* the exit code where all went well; 0, or CLI_DUE */
    /* Whether the keys of a configuration name actions and keys that there are: app knows them. */
    bool (*check_keys)(const struct config *config, struct error *err);
};

enum { CLI_DUE = 10 }; /* something is due: `today --exit-code` */

enum cli_needs {
    CLI_STORE = 1 << 0,   /* an existing database */
    CLI_CREATES = 1 << 1, /* a database, made where there is none */
    CLI_WRITES = 1 << 2,  /* changes data: refused with --read-only */
    CLI_PATHS = 1 << 3,   /* takes paths outside the exchange folder: refused when restricted */
    CLI_BARE = 1 << 4     /* needs no session: works whatever the configuration is */
};

struct cli_command {
    const char *name;  /* "supplier list" */
    const char *usage; /* "[FILTER] [--limit N] [--json]" */
    const char *help;  /* one sentence */
    unsigned needs;
    bool (*run)(struct cli *cli, struct error *err);
};

extern const struct cli_command cli_commands[];
extern const int n_cli_commands;

/* The command that the words name ("supplier", "list"); *used gets the number of words of its name.
 * NULL where there is none. */
const struct cli_command *cli_find(int argc, char **argv, int *used);
void cli_help(FILE *out); /* all commands */
void cli_help_command(const struct cli_command *command, FILE *out);

#endif
