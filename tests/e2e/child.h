/*
 * What every end-to-end test shares: a home of its own, the environment of the program under test,
 * and where its files are.
 *
 * A home is a temporary folder with HOME, the XDG folders and TMPDIR in it; nothing of the machine
 * that runs the test is seen. home_remove() takes it all away.
 */
#ifndef TESTS_E2E_CHILD_H
#define TESTS_E2E_CHILD_H

#include "sourcebench/core/memory.h"

struct home {
    char path[64];
    struct arena arena; /* the paths that home_file() gave */
};

void home_make(struct home *home);
void home_remove(struct home *home);
/* The path of a file in the home; its folders are made. Lives as long as the home. */
const char *home_file(struct home *home, const char *name);
/* Writes a file into the home and returns its path. */
const char *home_write(struct home *home, const char *name, const char *text);
/* What a file holds, at most 1 MiB; lives as long as the home. */
const char *home_read(struct home *home, const char *name);

/* The program under test: $SOURCEBENCH, else the sourcebench of the build folder. */
const char *child_program(void);
/* A file of the sources, such as "tests/data/x.csv"; the text lives in the arena. */
const char *child_source_file(struct arena *arena, const char *name);
/* Environment for execve: a UTF-8 terminal of 256 colours, UTC, the folders of the home (NULL: no
 * home). extra is NULL or a NULL-ended list of "NAME=value" (overrides) and "NAME" (unset). */
char **child_environment(struct arena *arena, const char *home, const char *const *extra);
/* argv for execve: the program's name and the NULL-ended arguments (or NULL). */
char **child_arguments(struct arena *arena, const char *program, const char *const *arguments);
/* In the forked child: changes the folder (unless NULL), closes what it does not need and becomes
 * the program. Does not return. */
_Noreturn void child_execute(const char *program, char **arguments, char **environment,
                             const char *folder);
/* What waitpid() told, as a shell says it: the exit status, or 128 and the signal. */
int child_status(int wait_status);
/* Milliseconds of a clock that only goes forward. */
long long child_clock(void);

#endif
