/*
 * The parts of an .xlsx package: XML files in a ZIP archive, unpacked and parsed as a stream.
 *
 * Handlers get local names (without namespace prefix). All parts of a package share one budget of
 * unpacked bytes.
 */
#ifndef SOURCEBENCH_IO_XLSX_PART_H
#define SOURCEBENCH_IO_XLSX_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zip.h>

#include "sourcebench/core/error.h"

enum { XLSX_BUDGET = 256 << 20 };

struct xlsx_package {
    zip_t *zip;
    const char *path; /* for messages */
    int64_t budget;   /* bytes that may still be unpacked */
};

struct xlsx_part;

struct xlsx_handlers {
    void (*start)(void *user, const char *name, const char **attributes);
    void (*end)(void *user, const char *name);
    void (*text)(void *user, const char *s, size_t length);
};

bool xlsx_part_exists(const struct xlsx_package *p, const char *name);
struct xlsx_part *xlsx_part_open(struct xlsx_package *p, const char *name,
                                 const struct xlsx_handlers *handlers, void *user,
                                 struct error *err);
/* Parses on until a handler pauses or the part ends; *ended tells which. */
bool xlsx_part_run(struct xlsx_part *part, bool *ended, struct error *err);
void xlsx_part_close(struct xlsx_part *part);
/* Opens, runs to the end and closes. */
bool xlsx_part_read(struct xlsx_package *p, const char *name, const struct xlsx_handlers *handlers,
                    void *user, struct error *err);

/* From a handler: return from xlsx_part_run() after this element; or fail with a sentence part. */
void xlsx_part_pause(struct xlsx_part *part);
void xlsx_part_fail(struct xlsx_part *part, const char *problem);

int64_t xlsx_part_size(const struct xlsx_part *part); /* unpacked, as the archive says */
int64_t xlsx_part_done(const struct xlsx_part *part);

/* An attribute by its local name, or NULL. */
const char *xlsx_attribute(const char **attributes, const char *name);

#endif
