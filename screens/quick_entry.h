/*
 * Entries of the timeline in a few keystrokes: a note, a follow-up, a call.
 */
#ifndef SCREENS_QUICK_ENTRY_H
#define SCREENS_QUICK_ENTRY_H

#include "sourcebench/core/supplier.h"
#include "sourcebench/tui/shell.h"

void quick_note(struct shell *shell, const struct record *supplier);
/* Text, then the day. */
void quick_follow_up(struct shell *shell, const struct record *supplier);
/* Kind of contact, text, then the day of a follow-up, if any. */
void quick_log(struct shell *shell, const struct record *supplier);

/* Asks for a day until one is given; false when left. optional: an empty answer gives DATE_NONE. */
bool quick_ask_day(struct shell *shell, const char *label, bool optional, int32_t today,
                   int32_t *day);

/* The supplier's name as a question bears it: at most 30 characters. */
char *quick_name(const struct record *supplier, struct arena *arena);

#endif
