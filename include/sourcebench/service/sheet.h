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

/* The look of a page to print, behind an @page rule of its own: tr.main is bold, .more dim. */
#define SHEET_STYLE                                                                                \
    "body { font: 9.5pt/1.35 sans-serif; color: #000; background: #fff; max-width: 273mm;\n"       \
    "       margin: 0 auto; overflow-wrap: anywhere; }\n"                                          \
    "h1 { font-size: 15pt; margin: 0 0 1mm; }\n"                                                   \
    "h2 { font-size: 11.5pt; margin: 6mm 0 1mm; break-after: avoid; }\n"                           \
    "h3 { font-size: 10pt; margin: 4mm 0 1mm; break-after: avoid; }\n"                             \
    "p { margin: 0 0 1mm; }\n"                                                                     \
    "table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; }\n"                         \
    "tr { break-inside: avoid; }\n"                                                                \
    "th, td { border: 1px solid #999; padding: 0.6mm 1.4mm; text-align: left;\n"                   \
    "         vertical-align: top; }\n"                                                            \
    "th { font-weight: bold; background: #eee; }\n"                                                \
    "td.number { text-align: right; white-space: nowrap; }\n"                                      \
    "tr.main td { font-weight: bold; }\n"                                                          \
    "td.label { color: #444; }\n"                                                                  \
    ".more { color: #444; }\n"

/* Into a file, whole or not at all. CONFLICT where it is there and may not be replaced. */
bool sheet_save(const struct session *session, const struct sheet *sheet, enum sheet_format format,
                const char *path, bool overwrite, struct error *err);

/* A number as spreadsheets take it: without groups. NULL gives NULL. */
const char *sheet_number(const char *text, struct arena *arena);

#endif
