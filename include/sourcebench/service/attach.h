/*
 * Attaching files: the path, a SHA-256 of the contents and a caption are recorded; the file stays
 * where it is.
 */
#ifndef SOURCEBENCH_SERVICE_ATTACH_H
#define SOURCEBENCH_SERVICE_ATTACH_H

#include "sourcebench/core/field.h"
#include "sourcebench/service/session.h"

/* Attaches to a record of the supplier (or the supplier itself). In restricted mode only files in
 * the exchange folder. */
bool attach_file(struct session *session, const struct entity *owner, int64_t owner_id,
                 int64_t supplier, const char *path, const char *caption, struct error *err);

#endif
