#include "sourcebench/io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_path.h"
#include "sourcebench/core/memory.h"

static bool refuse_outside(struct error *err, const char *path, const char *beneath) {
    return error_set(err, ERROR_REFUSED, "%s is outside of %s, where files are allowed.", path,
                     beneath);
}

/* Opens beneath the folder, or -1 with errno and perhaps outside set. */
static int open_plain(const char *beneath, const char *path, bool *outside) {
    char *name;
    int folder = path_open_folder(beneath, path, &name, outside);
    int fd = -1;
    if (folder >= 0) {
        fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        int number = errno;
        close(folder);
        errno = number;
    }
    int number = errno;
    mem_free(name);
    errno = number;
    return fd;
}

int file_open(const char *beneath, const char *path, struct error *err) {
    if (!beneath && strcmp(path, "-") == 0)
        return STDIN_FILENO;
    bool outside = false;
    int fd =
        beneath ? open_plain(beneath, path, &outside) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct stat st;
    if (fd < 0) {
        if (outside)
            refuse_outside(err, path, beneath);
        else
            file_error_reading(err, errno, path);
        return -1;
    }
    bool usable = fstat(fd, &st) == 0 && !S_ISDIR(st.st_mode);
    if (usable && beneath && !S_ISREG(st.st_mode))
        error_set(err, ERROR_REFUSED, "%s is not a plain file; choose another.", path);
    else if (!usable)
        file_error_reading(err, EISDIR, path);
    else
        return fd;
    close(fd);
    return -1;
}

static bool read_all(int fd, const char *path, size_t limit, struct strbuf *out,
                     struct error *err) {
    char block[16 * 1024];
    size_t before = out->length;
    for (;;) {
        ssize_t n = read(fd, block, sizeof block);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return file_error_reading(err, errno, path);
        if (n == 0)
            return true;
        if ((size_t)n > limit - (out->length - before))
            return error_set(err, ERROR_INPUT, "%s is too large: at most %zu KiB can be read.",
                             path, limit / 1024);
        strbuf_add_bytes(out, block, (size_t)n);
    }
}

bool file_read(const char *beneath, const char *path, size_t limit, struct strbuf *out,
               struct error *err) {
    int fd = file_open(beneath, path, err);
    if (fd < 0)
        return false;
    bool done = read_all(fd, path, limit, out, err);
    if (fd != STDIN_FILENO)
        close(fd);
    return done;
}

bool file_write(const char *beneath, const char *path, const void *data, size_t length,
                unsigned mode, struct error *err) {
    struct file_writer w;
    if (!file_writer_open(&w, beneath, path, mode, err))
        return false;
    fwrite(data, 1, length, w.stream);
    return file_writer_commit(&w, err);
}

bool file_is_there(const char *beneath, const char *path) {
    struct error ignored; /* what cannot be opened there cannot be written either */
    struct stat there;
    if (!beneath)
        return stat(path, &there) == 0 && S_ISREG(there.st_mode);
    int fd = file_open(beneath, path, &ignored);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

bool folder_make(const char *path, unsigned mode, struct error *err) {
    if (*path == '\0')
        return file_error_writing(err, ENOENT, path);
    char *copy = mem_string(path);
    bool made = true;
    for (char *slash = copy; made && slash;) {
        slash = strchr(slash + 1, '/');
        if (slash)
            *slash = '\0';
        struct stat st;
        made = mkdir(copy, mode) == 0;
        int number = errno;
        made = made || (stat(copy, &st) == 0 && S_ISDIR(st.st_mode));
        errno = number;
        if (slash)
            *slash = '/';
    }
    if (!made)
        file_error_writing(err, errno, path);
    mem_free(copy);
    return made;
}
