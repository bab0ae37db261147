/*
 * Exchange rates from a file (CSV in any common form, or .xlsx) of one of the layouts of
 * service/rate_table.h. A rate is known by base, currency and day: what is there already is
 * updated, so that a second run changes nothing. Where one file has two rates for the same, the
 * first counts and the second is rejected. All rows are one undo step.
 */
#ifndef SOURCEBENCH_SERVICE_RATE_IMPORT_H
#define SOURCEBENCH_SERVICE_RATE_IMPORT_H

#include "sourcebench/service/import.h"

struct rate_import_options {
    const char *base; /* where the file names none; NULL: EUR */
    int32_t since;    /* rates of days before are left out; DATE_NONE: none are */
};

/* The report counts rates, not lines of the file. Of the options map_path and keep_unknown mean
 * nothing here; source is what a new rate names where the file does not, NULL: the file's name.
 * *left_out: rates of days before. Free the report with import_report_free(). */
bool rate_import(struct session *session, const struct import_options *options,
                 const struct rate_import_options *rates, struct import_report *report,
                 int64_t *left_out, struct error *err);

#endif
