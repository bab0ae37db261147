/*
 * Filling the report of an import; at most IMPORT_LISTED rejections and duplicates are listed, all
 * are counted. Private to service.
 */
#ifndef SERVICE_IMPORT_REPORT_H
#define SERVICE_IMPORT_REPORT_H

#include "sourcebench/db/supplier_import.h"
#include "sourcebench/service/import.h"

void import_report_reject(struct import_report *report, int64_t line, const char *column,
                          const char *reason);
void import_report_add(struct import_report *report, int64_t line, const char *name,
                       const struct import_outcome_of_row *result);

#endif
