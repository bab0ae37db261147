/*
 * Sheets: what is compared or decided, written out for a spreadsheet (CSV) or to be printed (one
 * HTML file that needs nothing from elsewhere). Who makes one gives a function that writes it; how
 * it gets into a file is the same for all.
 */
#ifndef SOURCEBENCH_SERVICE_SHEET_H
#define SOURCEBENCH_SERVICE_SHEET_H

#include <stdio.h>

#include "sourcebench/service/session.h"

enum sheet_format { SHEET_CSV, SHEET_HTML };
/* By the ending of a file's name: .html or .htm, any other CSV. */
enum sheet_format sheet_format_of(const char *path);

struct sheet {
    void (*write)(const void *what, enum sheet_format format, FILE *out);
    const void *what;
};

/* Into a file, whole or not at all. CONFLICT where it is there and may not be replaced. */
bool sheet_save(const struct session *session, const struct sheet *sheet, enum sheet_format format,
                const char *path, bool overwrite, struct error *err);

/* A number as spreadsheets take it: without groups. NULL gives NULL. */
const char *sheet_number(const char *text, struct arena *arena);

#endif
