/*
 * A bench in a terminal with a database of its own, as the end-to-end tests of the screens use it.
 *
 * bench_make() makes a home and names its database; bench_cli() works on that database as a second
 * process does; bench_open() opens the bench on it. It is always 2026-11-23. bench_close() ends the
 * bench and takes the home away; bench_leave() ends it as its user does and looks at what it
 * leaves.
 */
#ifndef TESTS_E2E_BENCH_H
#define TESTS_E2E_BENCH_H

#include "child.h"
#include "pty.h"

struct bench {
    struct home home;
    struct pty *pty; /* NULL while no bench is open */
    const char *database;
    const char *folder;             /* where the programs run; NULL: the home */
    const char *const *environment; /* NULL, or NULL-ended: more of it, at most eight */
};

void bench_make(struct bench *b);
/* Writes the configuration: the author is lina, and these lines. */
void bench_configure(struct bench *b, const char *text);
/* Imports a file of the sources, such as "tests/data/real/facilities_352.csv". */
void bench_import(struct bench *b, const char *file);
/* Writes a list and imports it. */
void bench_import_text(struct bench *b, const char *text);
/* Runs a command (NULL-ended words) that must succeed; its output lives as long as the home. */
const char *bench_cli(struct bench *b, ...) __attribute__((sentinel));
/* The same, and whatever it does: the exit status. */
int bench_try(struct bench *b, const char **output, ...) __attribute__((sentinel));
/* Opens the bench, with an option ("--read-only") unless that is NULL, and waits for what is due
 * today; bench_open() then goes on to the list of suppliers. */
void bench_open_today(struct bench *b, int rows, int columns, const char *option);
void bench_open(struct bench *b, int rows, int columns, const char *option);
/* Quits with q and checks the exit status and that the terminal is as it was. */
void bench_leave(struct bench *b);
void bench_close(struct bench *b);

/* Types the keys and waits for the text. */
void bench_keys(struct bench *b, const char *keys, const char *text);
/* Types characters, waits for the text. */
void bench_type(struct bench *b, const char *characters, const char *text);
/* Fails unless the screen shows the text. */
void bench_shows(struct bench *b, const char *text);
void bench_shows_not(struct bench *b, const char *text);
/* Fails unless the cursor of the list stands in a row with that text. */
void bench_cursor_on(struct bench *b, const char *text);
/* Golden screen without what differs from run to run: the machine's name, clock times abroad. */
void bench_golden(struct bench *b, const char *name);

#endif
