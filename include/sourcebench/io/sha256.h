/*
 * SHA-256 (FIPS 180-4), by which an attachment is known again.
 */
#ifndef SOURCEBENCH_IO_SHA256_H
#define SOURCEBENCH_IO_SHA256_H

#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/error.h"

enum { SHA256_TEXT = 65 }; /* bytes that hold it in hexadecimal */

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void sha256_begin(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *data, size_t length);
void sha256_end(struct sha256 *s, char out[SHA256_TEXT]); /* lower case */

/* Of a file's content; beneath as in file.h. */
bool sha256_file(const char *beneath, const char *path, char out[SHA256_TEXT], struct error *err);

#endif
