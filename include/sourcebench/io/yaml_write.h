/*
 * YAML written as a stream by libyaml, in block style; what yaml_parse() reads back.
 *
 * Mistakes of nesting are the caller's. A failure to write is told by yaml_write_end().
 */
#ifndef SOURCEBENCH_IO_YAML_WRITE_H
#define SOURCEBENCH_IO_YAML_WRITE_H

#include <stdio.h>

#include "sourcebench/core/error.h"

struct yaml_writer;

struct yaml_writer *yaml_write_begin(FILE *out);
/* Frees the writer. */
bool yaml_write_end(struct yaml_writer *w, struct error *err);

/* key: the name within a map; NULL in a list and at the top. */
void yaml_write_map(struct yaml_writer *w, const char *key);
void yaml_write_list(struct yaml_writer *w, const char *key);
void yaml_write_close(struct yaml_writer *w); /* the innermost map or list */
void yaml_write_text(struct yaml_writer *w, const char *key, const char *text);

#endif
