/*
 * How file.c finds its way: the folder of a path, held open, and the name within it.
 */
#ifndef SOURCEBENCH_IO_FILE_PATH_H
#define SOURCEBENCH_IO_FILE_PATH_H

#include <stdbool.h>

/*
 * Opens the folder in which the path's last part stands and gives that part in *name (the caller's,
 * mem_free). With beneath, walks from that folder without following symbolic links. Returns the
 * descriptor, or -1 with errno set; *outside tells that the path leaves beneath.
 */
int path_open_folder(const char *beneath, const char *path, char **name, bool *outside);

#endif
