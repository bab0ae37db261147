/*
 * JSON: written as a stream, read element by element.
 *
 * Writer: every function takes the member's name, NULL within an array and at the top. Text is
 * kept as UTF-8 with invalid bytes repaired; control characters and U+2028, U+2029 are escaped. Ids
 * are written as strings because they exceed 2^53. Mistakes of nesting are the caller's.
 *
 * Reader: takes the elements of a top-level array, or of the array that a member of the
 * top-level object holds, one at a time with jansson: memory is that of one element. Limits: depth
 * 32, 4 MiB an element.
 */
#ifndef SOURCEBENCH_IO_JSON_H
#define SOURCEBENCH_IO_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "sourcebench/io/source.h"

enum { JSON_DEPTH_LIMIT = 32, JSON_ELEMENT_LIMIT = 4 << 20 };

struct json_writer {
    FILE *out;
    bool pretty; /* two blanks a level; else all in one line */
    int depth;
    bool empty; /* nothing yet in the innermost object or array */
};

void json_write_begin(struct json_writer *w, FILE *out, bool pretty);
void json_write_end(struct json_writer *w); /* the line's end */

void json_write_object(struct json_writer *w, const char *name);
void json_write_object_end(struct json_writer *w);
void json_write_array(struct json_writer *w, const char *name);
void json_write_array_end(struct json_writer *w);
void json_write_text(struct json_writer *w, const char *name, const char *s); /* NULL: null */
/* "2026-11-23"; null where it is DATE_NONE. */
void json_write_day(struct json_writer *w, const char *name, int32_t day);
void json_write_int(struct json_writer *w, const char *name, int64_t i);
void json_write_id(struct json_writer *w, const char *name, int64_t id); /* 0: null */
void json_write_bool(struct json_writer *w, const char *name, bool b);
void json_write_null(struct json_writer *w, const char *name);
/* An integer scaled by 10^digits as a decimal number: 125000, 4 → 12.5 */
void json_write_decimal(struct json_writer *w, const char *name, int64_t value, int digits);

struct json_reader;

/* Takes the source over. member: the name of the array where the document is an object,
 * "suppliers". */
struct json_reader *json_reader_new(struct byte_source source, const char *member);
/* The next element, which the caller gives back with json_decref(), and the line where it begins.
 * false at the end, with err->code ERROR_NONE, and on failure. */
bool json_reader_next(struct json_reader *r, json_t **element, int64_t *line, struct error *err);
void json_reader_free(struct json_reader *r);

#endif
