#include "file_path.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"

enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

/* The path relative to the folder where it begins with the folder's name; the path itself where it
 * is relative; NULL where it is elsewhere. */
static const char *relative_to(const char *folder, const char *path) {
    if (path[0] != '/')
        return path;
    size_t length = strlen(folder);
    while (length > 0 && folder[length - 1] == '/')
        length--;
    if (strncmp(path, folder, length) != 0 || path[length] != '/')
        return NULL;
    while (path[length] == '/')
        length++;
    return path + length;
}

static bool climbs(const char *path) {
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    }
    return false;
}

/* Walks down from the folder, one part at a time; closes the folder it was given. */
static int descend(int folder, char *path, char **name) {
    char *rest = path;
    char *part = strsep(&rest, "/");
    for (; rest && folder >= 0; part = strsep(&rest, "/")) {
        if (*part == '\0' || strcmp(part, ".") == 0)
            continue;
        int next = openat(folder, part, OPEN_FOLDER | O_NOFOLLOW);
        int number = errno;
        close(folder);
        folder = next;
        errno = number;
    }
    *name = mem_string(part);
    return folder;
}

static int open_beneath(const char *beneath, const char *path, char **name, bool *outside) {
    const char *relative = relative_to(beneath, path);
    *outside = !relative || climbs(relative);
    if (*outside)
        return -1;
    int folder = open(beneath, OPEN_FOLDER);
    if (folder < 0)
        return -1;
    char *copy = mem_string(relative);
    folder = descend(folder, copy, name);
    int number = errno;
    mem_free(copy);
    errno = number;
    return folder;
}

int path_open_folder(const char *beneath, const char *path, char **name, bool *outside) {
    *name = NULL;
    *outside = false;
    if (beneath)
        return open_beneath(beneath, path, name, outside);
    const char *slash = strrchr(path, '/');
    *name = mem_string(slash ? slash + 1 : path);
    char *folder = mem_string(slash ? path : ".");
    if (slash)
        folder[slash == path ? 1 : slash - path] = '\0';
    int fd = open(folder, OPEN_FOLDER);
    int number = errno;
    mem_free(folder);
    errno = number;
    return fd;
}
