/*
 * Opening a list and learning its columns, for imports of suppliers and of materials. Private to
 * service.
 */
#ifndef SERVICE_IMPORT_LEARN_H
#define SERVICE_IMPORT_LEARN_H

#include "import_map.h"

/* The rows of the list, the header first; NULL and err. */
struct row_reader *import_open(struct session *session, const struct import_options *options,
                               const struct import_map *map, struct error *err);
/* Reads the header and the first rows: what is which column, and in which form numbers and days are
 * written; further rows where days may still be read in two ways. map as import_map_make() wants
 * it; the report gets columns and format. */
bool import_learn(struct session *session, const struct import_options *options,
                  struct import_map *map, struct import_report *report, struct error *err);
/* A list is read twice, which a pipe does not allow. */
bool import_refuse_pipe(const struct import_options *options, struct error *err);
const char *import_file_name(const char *path);

#endif
