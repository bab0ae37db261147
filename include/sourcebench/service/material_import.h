/*
 * Lists of materials, of their values, and of suppliers' offers: in from a file (CSV in any common
 * form, .xlsx, or JSON as it is written here), out as CSV or JSON. What was exported and is
 * imported again changes nothing.
 *
 * A material is known by its code; a value by material, property, report, day and source; an offer
 * by supplier, material, article and the day on which it was quoted. A value of the catalogue that
 * nobody touched is never changed: one's own stands beside it. Else a filled cell overwrites, an
 * empty cell changes nothing; where one file names the same thing twice, the first row wins and
 * later ones only fill what is empty. Materials and properties are named by code or name, suppliers
 * by name or id. Numbers may carry units, in the cell, in the header or in a column "unit"; they
 * are converted (core/material_unit.h). All rows of a file are one undo step.
 */
#ifndef SOURCEBENCH_SERVICE_MATERIAL_IMPORT_H
#define SOURCEBENCH_SERVICE_MATERIAL_IMPORT_H

#include "sourcebench/service/export.h"
#include "sourcebench/service/import.h"

enum material_list { LIST_MATERIALS, LIST_VALUES, LIST_OFFERS, MATERIAL_LISTS };

/* Of the options source and keep_unknown mean nothing here. Free the report with
 * import_report_free(). */
bool material_import(struct session *session, enum material_list list,
                     const struct import_options *options, struct import_report *report,
                     struct error *err);

/* All living rows; of options format (CSV or JSON), path, out, overwrite and visible count. */
bool material_export(struct session *session, enum material_list list,
                     const struct export_options *options, int64_t *written, struct error *err);

#endif
