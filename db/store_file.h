/*
 * The database as a file: what stands at a path before SQLite is let near it, and how a finished
 * file takes its place.
 *
 * Examining only reads, and reads through SQLite's own file layer: closing a descriptor of our own
 * would drop the locks of every other connection that this process has to the same file.
 */
#ifndef DB_STORE_FILE_H
#define DB_STORE_FILE_H

#include <stdbool.h>
#include <sys/types.h>

#include "sourcebench/core/error.h"

/* The path as an SQLite URI, so that no name (":memory:", "a?b") means anything but a file.
 * immutable: nobody changes it, so nothing is locked and no log is looked for. The caller's
 * (mem_free). */
char *store_file_uri(const char *path, bool immutable);

/* Whether a bench database (intact as far as its header tells) stands at the path. NOT_FOUND: there
 * is nothing; FOREIGN, CORRUPT, INPUT, IO in words otherwise. *version is the header's schema
 * version; a write-ahead log may hold a newer one. version may be NULL. */
bool store_file_examine(const char *path, int *version, struct error *err);

/* Whether the user may write the file and its folder; READ_ONLY in words otherwise. */
bool store_file_writable(const char *path, struct error *err);

/* Whether the folder can hold a new file; NOT_FOUND, READ_ONLY or INPUT in words otherwise. */
bool store_file_can_create(const char *path, struct error *err);

/* False on file systems that do not share memory between machines, where a write-ahead log would
 * tear. */
bool store_file_is_local(const char *path);

/* Whether PATH.suffix stands there and is not empty. */
bool store_file_beside(const char *path, const char *suffix);

/* Makes an empty file "PATH.new-PID" with exactly this mode; its name is the caller's. NULL: err.
 */
char *store_file_temporary(const char *path, mode_t mode, struct error *err);

/* Gives the finished temporary file its name and makes that durable. Without replace an existing
 * file at path is CONFLICT and stays. */
bool store_file_publish(const char *temporary, const char *path, bool replace, struct error *err);

/* Locks the file against every other connection, of this process too, whatever it holds. NULL and
 * BUSY where somebody has it open (with a rollback journal: is using it). */
struct store_file_lock;
struct store_file_lock *store_file_lock(const char *path, struct error *err);
void store_file_unlock(struct store_file_lock *lock); /* NULL is fine */

/* Whether both paths name the same file. */
bool store_file_same(const char *a, const char *b);

#endif
