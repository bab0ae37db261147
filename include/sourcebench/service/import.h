/*
 * Supplier lists in: from a file (CSV in any common form, or .xlsx) through mapping and checks to
 * the database, in chunks of one undo group. See DESIGN §6.
 *
 * The same factory (db/supplier_import.h says which that is) is updated, never doubled: a
 * filled cell overwrites, an empty cell changes nothing. Where one file names the same factory
 * twice, the first row wins and later rows only fill what is empty, so that a second run of the
 * same file changes nothing. A file that was imported before and is read in the same way only
 * fills too: what later lists and people have entered since is kept. A name that is only similar is
 * imported and reported.
 */
#ifndef SOURCEBENCH_SERVICE_IMPORT_H
#define SOURCEBENCH_SERVICE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/service/session.h"

struct import_options {
    const char *path;
    const char *map_path; /* YAML: header: field, or NULL */
    char delimiter;       /* 0: detected */
    const char *encoding; /* NULL: detected */
    const char *dates;    /* "dmy" or "mdy" for days of columns that do not show which; NULL: such
                             days are rejected */
    bool keep_unknown;    /* unknown columns go into the note as "Header: value" */
    bool dry_run;
    const char *source; /* of new suppliers; NULL: the file's name, unless a column tells it */
    struct journal_progress progress; /* step may be NULL; done and total in bytes of the file */
};

/* What a column of the file becomes. */
struct import_column {
    const char *header;
    int field;          /* of the entity, or -1 */
    const char *how;    /* "by name", "by synonym", "by map", "not taken" */
    const char *sample; /* a value from the first rows */
    /* A day of a column that does not show whether day or month comes first, and the ISO days it
     * may be; NULL in other columns. import_options.dates says which. */
    const char *unclear, *day_first, *month_first;
};

struct import_rejection {
    int64_t line;
    const char *column, *reason;
};

struct import_duplicate {
    int64_t line;
    const char *name;
    int64_t like; /* id of the supplier it resembles */
    const char *like_name, *why;
};

enum {
    IMPORT_LISTED = 1000
}; /* at most so many rejections and duplicates are listed; all are counted */

struct import_report {
    struct arena arena;          /* of the texts below */
    const char *format;          /* "CSV, comma, UTF-8" */
    const struct entity *entity; /* of the rows */
    struct import_column *columns;
    int n_columns;
    int64_t rows, added, updated, unchanged, rejected;
    struct import_rejection *rejections;
    int n_rejections;
    int64_t duplicates;
    struct import_duplicate *possible_duplicates;
    int n_duplicates;
    bool known;   /* this very list was imported before: only what was empty was filled */
    bool stopped; /* by the user; finished chunks are kept */
};

/* Opens the file, detects its form and maps its columns; reads the first rows only (for the
 * preview). */
bool import_preview(struct session *session, const struct import_options *options,
                    struct import_report *report, struct error *err);
/* Imports. With dry_run everything is checked and counted and nothing is written. */
bool import_suppliers(struct session *session, const struct import_options *options,
                      struct import_report *report, struct error *err);
void import_report_free(struct import_report *report);

#endif
