/*
 * Reviewing suppliers one after the other: one supplier, one card, nothing to scroll.
 *
 * The round is the suppliers due for review when it begins. Where it stands is kept for each agent,
 * so that a round goes on at the same card after a dropped line.
 */
#ifndef SCREENS_REVIEW_H
#define SCREENS_REVIEW_H

#include "sourcebench/db/agenda.h"
#include "sourcebench/tui/shell.h"

/* Suppliers of the agenda whose review is late or due today. */
size_t review_count(const struct agenda *agenda);
/* Begins with that supplier, whether due or not; 0: goes on where the round was left. */
void review_run(struct shell *shell, const struct agenda_query *query, const struct agenda *agenda,
                int64_t supplier);

extern const struct action_table review_actions;

#endif
