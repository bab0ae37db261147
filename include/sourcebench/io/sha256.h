/*
 * SHA-256 (FIPS 180-4), by which an attachment is known again.
 */
#ifndef SOURCEBENCH_IO_SHA256_H
#define SOURCEBENCH_IO_SHA256_H

#include <stddef.h>

#include <nettle/sha2.h>

#include "sourcebench/core/error.h"

enum { SHA256_TEXT = 65 }; /* bytes that hold it in hexadecimal */

struct sha256 {
    struct sha256_ctx context;
};

void sha256_begin(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *data, size_t length);
void sha256_end(struct sha256 *s, char out[SHA256_TEXT]); /* lower case */

/* Of a file's content; beneath as in file.h. */
bool sha256_file(const char *beneath, const char *path, char out[SHA256_TEXT], struct error *err);

#endif
