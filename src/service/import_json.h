/*
 * Reading back what `export --format json` wrote: suppliers with everything that belongs to them.
 * Private to service.
 */
#ifndef SERVICE_IMPORT_JSON_H
#define SERVICE_IMPORT_JSON_H

#include "sourcebench/db/supplier_import.h"
#include "sourcebench/service/import.h"

/* Whether the file begins like a JSON document. */
bool import_json_is(struct session *session, const char *path);
bool import_json_preview(struct import_report *report);
bool import_json_rows(struct session *session, const struct import_options *options,
                      struct supplier_import *import, struct import_report *report,
                      struct error *err);

#endif
