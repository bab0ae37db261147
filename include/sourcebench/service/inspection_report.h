/*
 * The report of an inspection: one HTML file that prints on A4 with its photos in it, the same as
 * text for a terminal, and CSV of everything that was counted and measured.
 *
 * It is written from records alone, whether they are in the database, in a file or in a test. What
 * is not closed yet is a draft and says so; how many units were inspected is stated even where
 * somebody stopped early.
 */
#ifndef SOURCEBENCH_SERVICE_INSPECTION_REPORT_H
#define SOURCEBENCH_SERVICE_INSPECTION_REPORT_H

#include "sourcebench/core/inspection_state.h"
#include "sourcebench/service/inspection_work.h"
#include "sourcebench/service/sheet.h"

struct inspection_report {
    const struct record_set *set;
    const struct inspection_state *state;
    const char *seal;    /* that the content has now; NULL: not reckoned */
    const char *made;    /* "2026-11-23 by lina" */
    const char *beneath; /* where files may be, see io/file.h */
    int width;           /* of text */
};

enum inspection_report_form {
    INSPECTION_REPORT_TEXT,
    INSPECTION_REPORT_HTML,
    INSPECTION_REPORT_CSV
};

/* The report of an inspection that was read: with the inspections of the same lot that came after
 * it, which go into the set of the work, and the seal of a closed one. Texts live as long as w. */
bool inspection_report_begin(const struct session *session, struct inspection_work *w,
                             struct inspection_report *report, struct error *err);

void inspection_report_write(const struct inspection_report *report,
                             enum inspection_report_form form, FILE *out);

/* By the ending of a file's name: .html, .htm, .csv, .txt; INPUT where it is another. */
bool inspection_report_form_of(const char *path, enum inspection_report_form *form,
                               struct error *err);
/* Into a file, whole or not at all. CONFLICT where it is there and may not be replaced. */
bool inspection_report_save(const struct session *session, const struct inspection_report *report,
                            const char *path, bool overwrite, struct error *err);

/* "Not closed: as it stands the lot is pending.", "Rejected": the verdict in a word and why, in the
 * arena; either may be asked for. */
const char *inspection_verdict_word(const struct inspection_state *state);
const char *inspection_verdict_why(const struct inspection_state *state, struct arena *arena);

#endif
