/* A private folder for a throw-away database. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/io/file.h"

#include "app_private.h"

bool scratch_make(struct scratch *scratch, struct error *err) {
    const char *base = getenv("TMPDIR");
    if (!base || *base != '/' || strlen(base) > 200)
        base = "/tmp";
    snprintf(scratch->folder, sizeof scratch->folder, "%s/sourcebench-XXXXXX", base);
    if (!mkdtemp(scratch->folder)) {
        scratch->folder[0] = '\0';
        return file_error_writing(err, errno, base);
    }
    snprintf(scratch->database, sizeof scratch->database, "%s/demo.db", scratch->folder);
    return true;
}

/* The folder is ours alone and holds plain files: the database and what SQLite put beside it. */
void scratch_remove(struct scratch *scratch) {
    DIR *folder = *scratch->folder ? opendir(scratch->folder) : NULL;
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(scratch->folder);
    scratch->folder[0] = '\0';
}
