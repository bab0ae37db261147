/*
 * Entries of the timeline in a few keystrokes: a note, a follow-up, a call.
 */
#ifndef SCREENS_QUICK_ENTRY_H
#define SCREENS_QUICK_ENTRY_H

#include "sourcebench/core/supplier.h"
#include "sourcebench/tui/shell.h"

/* supplier and name are copied before anything is asked. */
void quick_note(struct shell *shell, int64_t supplier, const char *name);
/* Text, then the day. */
void quick_follow_up(struct shell *shell, int64_t supplier, const char *name);
/* Kind of contact, text, then the day of a follow-up, if any. */
void quick_log(struct shell *shell, int64_t supplier, const char *name);

/* Asks for a day until one is given; false when left. optional: an empty answer gives DATE_NONE. */
bool quick_ask_day(struct shell *shell, const char *label, bool optional, int32_t today,
                   int32_t *day);

/* A supplier's name as a question bears it: at most 30 characters. */
char *quick_name(const char *name, struct arena *arena);
/* At most so many, with a mark where some are left out. */
char *quick_cut(const char *name, size_t most, struct arena *arena);

/* Copies a text to the terminal's clipboard and says so. */
void quick_copy(struct shell *shell, const char *text);

#endif
