/*
 * Writing something to a file whose name is asked for: the ending says the form, and one that is
 * there is replaced only when that is confirmed.
 */
#ifndef SCREENS_SHEET_FILE_H
#define SCREENS_SHEET_FILE_H

#include <stdbool.h>

#include "sourcebench/tui/shell.h"

/* save is called when the name is known, since what is shown may have changed while it was typed;
 * CONFLICT of it leads to the question whether to replace the file. True where it was written. */
bool sheet_file_ask(struct shell *shell, const char *question, const char *usual,
                    bool (*save)(void *user, const char *path, bool overwrite, struct error *err),
                    void *user, const char *what);

/* "plan-spring-2027.html": a file's name out of any text. */
const char *sheet_file_name(const char *begin, const char *text, const char *ending,
                            struct arena *arena);

#endif
