/*
 * What tests share that kill the program at random moments.
 *
 * $CRASH_ROUNDS is the number of their rounds (10), $CRASH_SEED makes other moments than the usual
 * ones.
 */
#ifndef TESTS_E2E_CRASH_H
#define TESTS_E2E_CRASH_H

#include <check.h>

#include "bench.h"

void crash_begin(void);
int crash_rounds(void);
int crash_random(int limit); /* below the limit */
/* What a statement says about the database, as another program sees it. */
int crash_ask(struct bench *b, const char *sql);
/* Fails unless the database is whole. */
void crash_check(struct bench *b);
/* Runs one test without a limit of time; the exit status. */
int crash_main(const char *name, const TTest *test);

#endif
