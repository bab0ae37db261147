/*
 * One inspection at work: defects counted with one key each, the checklist, and the verdict with
 * which it is closed. The counting view begins a planned inspection after asking; of a closed one
 * the verdict is shown. Every key that counts is one command, saved at once.
 */
#ifndef SCREENS_INSPECTION_COUNT_H
#define SCREENS_INSPECTION_COUNT_H

#include "sourcebench/tui/shell.h"

/* Opens the counting view over what is shown; where it cannot be, that is said. */
void inspection_count_run(struct shell *shell, int64_t inspection);
/* The verdict of an inspection in any state; from an open one it is closed here. */
void inspection_verdict_run(struct shell *shell, int64_t inspection);

extern const struct action_table count_actions, count_check_actions, count_verdict_actions;

#endif
