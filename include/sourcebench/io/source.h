/*
 * Where bytes come from: an open file or memory. Readers (decode, json) own their source and close
 * it with themselves.
 */
#ifndef SOURCEBENCH_IO_SOURCE_H
#define SOURCEBENCH_IO_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/error.h"

struct byte_source {
    /* Gives up to size bytes; *length 0 at the end. */
    bool (*read)(void *user, char *buffer, size_t size, size_t *length, struct error *err);
    void (*close)(void *user);
    void *user;
    int64_t total; /* bytes, 0 where unknown (a pipe) */
};

/* Reads from a file descriptor, which it takes over. The name is for messages. */
struct byte_source source_from_fd(int fd, const char *name);
/* Reads from bytes that the caller keeps until the source is closed. */
struct byte_source source_from_memory(const char *bytes, size_t length);
/* Reads until size bytes are there or the source ends. */
bool source_read_full(struct byte_source *source, char *buffer, size_t size, size_t *length,
                      struct error *err);
void source_close(struct byte_source *source); /* also one that is zero or closed */

#endif
