/*
 * A folder of its own for tests that need real files: made with temporary_folder(), emptied and
 * removed with temporary_remove().
 */
#ifndef TESTS_UNIT_TEMPORARY_H
#define TESTS_UNIT_TEMPORARY_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <check.h>

static int temporary_remove_one(const char *path, const struct stat *st, int kind, struct FTW *at) {
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

static inline const char *temporary_folder(void) {
    static char path[64];
    snprintf(path, sizeof path, "/tmp/sourcebench-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(path));
    return path;
}

static inline void temporary_remove(const char *folder) {
    nftw(folder, temporary_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* The path of a file in the folder, or of a file of the project's sources ("tests/data/…"). */
static inline const char *temporary_path(const char *folder, const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static inline const char *source_path(const char *name) {
    const char *top = getenv("srcdir");
    return temporary_path(top ? top : ".", name);
}

#endif
