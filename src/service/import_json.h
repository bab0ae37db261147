/*
 * Reading back what `export --format json` wrote: suppliers with everything that belongs to them,
 * and lists of materials, values and offers. Private to service.
 */
#ifndef SERVICE_IMPORT_JSON_H
#define SERVICE_IMPORT_JSON_H

#include <jansson.h>

#include "sourcebench/db/supplier_import.h"
#include "sourcebench/io/rows.h"
#include "sourcebench/service/import.h"

/* Whether the file begins like a JSON document. */
bool import_json_is(struct session *session, const char *path);
/* What a preview calls it. */
extern const char import_json_format[];
bool import_json_preview(struct import_report *report);
bool import_json_rows(struct session *session, const struct import_options *options,
                      struct supplier_import *import, struct import_report *report,
                      struct error *err);
/* A member as the text that field_parse() reads; "" where it is none or null. In the arena or the
 * value's own. */
const char *import_json_text(const struct field *field, const json_t *value, struct arena *arena);
/* The objects of an array (of the document, or of its member of that name) as rows below a heading
 * of the entity's fields. NULL and err where the file cannot be opened. */
struct row_reader *import_json_list(struct session *session, const char *path,
                                    const struct entity *entity, const char *array,
                                    struct error *err);

#endif
