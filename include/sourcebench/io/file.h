/*
 * Files read whole and files written so that the old one stands until the new one is complete.
 *
 * Every function takes `beneath`: NULL, or, in restricted mode, the folder that holds all files
 * the user may name. Then the path is relative to it (or begins with it), may not contain "..",
 * and no part of it may be a symbolic link; what is opened is a plain file.
 *
 * Writing goes to a temporary file in the same folder, which is flushed to the disk and renamed
 * over the target, and the folder is flushed too: after a crash there is the old or the new file.
 */
#ifndef SOURCEBENCH_IO_FILE_H
#define SOURCEBENCH_IO_FILE_H

#include <stddef.h>
#include <stdio.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/strbuf.h"

enum { FILE_PRIVATE = 0600, FOLDER_PRIVATE = 0700 };

/* Opens for reading and refuses a folder; -1 with the error set where it cannot. "-" is standard
 * input unless beneath is given. */
int file_open(const char *beneath, const char *path, struct error *err);

/* Adds the whole file to out; a file larger than limit bytes is refused. */
bool file_read(const char *beneath, const char *path, size_t limit, struct strbuf *out,
               struct error *err);

/* The caller writes to the stream and need not check each write: commit does. Something that is no
 * plain file (a terminal, /dev/stdout, a pipe) is written directly. */
struct file_writer {
    FILE *stream;
    char *path, *name, *temporary; /* as named by the user; within the folder */
    int folder;
};

bool file_writer_open(struct file_writer *w, const char *beneath, const char *path, unsigned mode,
                      struct error *err);
/* Puts the new file in place. Releases the writer in any case; on failure the old file stands. */
bool file_writer_commit(struct file_writer *w, struct error *err);
/* Throws away what was written. Does nothing after a commit or on a zero writer. */
void file_writer_abort(struct file_writer *w);

bool file_write(const char *beneath, const char *path, const void *data, size_t length,
                unsigned mode, struct error *err);

/* Whether there is a plain file of that name. */
bool file_is_there(const char *beneath, const char *path);

/* Makes the folder and those above it where they are missing. */
bool folder_make(const char *path, unsigned mode, struct error *err);

/* Sets the error for an errno of reading or writing the file; returns false. */
bool file_error_reading(struct error *err, int number, const char *path);
bool file_error_writing(struct error *err, int number, const char *path);

#endif
