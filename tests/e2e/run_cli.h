/*
 * Runs the program as a script does: arguments in; standard output, standard error and exit status
 * out. A run that takes longer than its limit is killed and fails the test.
 */
#ifndef TESTS_E2E_RUN_CLI_H
#define TESTS_E2E_RUN_CLI_H

#include <stddef.h>

#include "sourcebench/core/strbuf.h"

#include "child.h"

struct cli_options {
    const char *program;            /* NULL: the sourcebench of the build */
    const char *const *arguments;   /* NULL-ended, or NULL */
    const char *const *environment; /* NULL-ended "NAME=value", or "NAME" to unset it; or NULL */
    const char *home;               /* home.path of child.h */
    const char *folder;             /* where the program runs; NULL: here */
    const char *input;              /* what it reads from standard input; NULL: nothing */
    int seconds;                    /* the limit; 0: 60 */
};

struct cli_result {
    int status; /* the exit status, or 128 and the signal */
    struct strbuf out, err;
};

void cli_run(const struct cli_options *options, struct cli_result *result);
void cli_free(struct cli_result *result);

/* The common case: sourcebench with these arguments (NULL-ended) in that home. */
struct cli_result cli(const struct home *home, ...) __attribute__((sentinel));
/* The same, where the exit status must be that one: it fails with what the program said. */
struct cli_result cli_expect(const struct home *home, int status, ...) __attribute__((sentinel));

#endif
