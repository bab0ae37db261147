/*
 * What the parts of app share: the call as main() read it, and the ways to run.
 *
 * Nothing below app ends the program; here exit codes are made: 0 done, 1 failed, 2 wrong call.
 */
#ifndef APP_APP_PRIVATE_H
#define APP_APP_PRIVATE_H

#include "sourcebench/cli/cli.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/service/session.h"

enum exit_code { EXIT_DONE, EXIT_FAILED, EXIT_USAGE };

struct app {
    struct session_options session;
    const char *script;
    bool help, version;
    int argc; /* the words that are left: a command and its arguments */
    char **argv;
};

/* Takes the global options, wherever they stand before a "--", out of the words. False, with a
 * sentence for the user, where the call is wrong. */
bool app_read_call(struct app *app, int argc, char **argv, struct error *err);
/* What a restricted or read-only session may not ask for on the command line. */
bool app_check_call(const struct app *app, struct error *err);
void app_usage(FILE *out);

/* Prints "sourcebench: MESSAGE" on stderr, safe for a terminal; gives EXIT_FAILED. */
int app_fail(const struct error *err);
/* Notices what could not be written to stdout (a full disk, a closed pipe). */
int app_finish_output(int code);
/* Columns of the terminal that stdout is; 0 where it is none. */
int app_terminal_width(void);

/* Commands of app itself, for help and wrong calls; their run is NULL. */
extern const struct cli_command app_commands[];
enum { APP_DEMO, APP_KEYS, APP_COMMANDS };
/* A wrong call: the message and how the command (NULL: none yet) is called; EXIT_USAGE. */
int app_wrong_call(const struct error *err, const struct cli_command *command);

/* Opens the bench on a session with an open database, until the user leaves it. */
bool bench_run(struct session *session, const char *script, struct error *err);
int app_demo(struct app *app);
/* `keys`: all action tables with the keys that the configuration gives, for people or as JSON; for
 * the manual page with their own. */
int app_keys(int argc, char **argv, const struct config *config);
/* Whether the keys of the configuration name actions and keys that there are. */
bool app_check_keys(const struct config *config, struct error *err);
/* The keys of the configuration, as the shell takes them: as many as CONFIG_KEYS has bindings. */
struct shell_keys *app_read_keys(const struct config *config, struct arena *arena);

/* A private folder for a throw-away database. */
struct scratch {
    char folder[256], database[300];
};
bool scratch_make(struct scratch *scratch, struct error *err);
void scratch_remove(struct scratch *scratch);

#endif
