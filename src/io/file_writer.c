#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_path.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/io/file.h"

/* A new file in the folder with a name nobody has; -1 with errno set. */
static int create_temporary(int folder, char **name) {
    struct strbuf b = {0};
    int fd = -1;
    for (int try = 0; try < 100 && fd < 0; try++) {
        strbuf_truncate(&b, 0);
        strbuf_addf(&b, ".sourcebench-%ld-%d.tmp", (long)getpid(), try);
        fd = openat(folder, b.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    int number = errno;
    if (fd >= 0)
        *name = strbuf_take(&b);
    strbuf_free(&b);
    errno = number;
    return fd;
}

static void release(struct file_writer *w) {
    if (w->stream)
        fclose(w->stream);
    if (w->folder >= 0 && w->path)
        close(w->folder);
    mem_free(w->path);
    mem_free(w->name);
    mem_free(w->temporary);
    *w = (struct file_writer){0};
}

/* Something that cannot be replaced by renaming: a terminal, a pipe. */
static bool open_direct(struct file_writer *w, struct error *err) {
    int fd = open(w->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0)
        w->stream = fdopen(fd, "w");
    return w->stream || file_error_writing(err, errno, w->path);
}

static bool open_temporary(struct file_writer *w, const char *beneath, const char *target,
                           unsigned mode, struct error *err) {
    bool outside;
    w->folder = path_open_folder(beneath, target, &w->name, &outside);
    if (outside)
        return error_set(err, ERROR_REFUSED, "%s is outside of %s, where files are allowed.",
                         w->path, beneath);
    struct stat st;
    if (w->folder < 0)
        return file_error_writing(err, errno, w->path);
    if (*w->name == '\0' ||
        (fstatat(w->folder, w->name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode)))
        return file_error_writing(err, EISDIR, w->path);
    int fd = create_temporary(w->folder, &w->temporary);
    if (fd < 0 || fchmod(fd, mode) != 0 || !(w->stream = fdopen(fd, "w")))
        return file_error_writing(err, errno, w->path);
    return true;
}

bool file_writer_open(struct file_writer *w, const char *beneath, const char *path, unsigned mode,
                      struct error *err) {
    *w = (struct file_writer){.path = mem_string(path), .folder = -1};
    struct stat st;
    bool there = !beneath && stat(path, &st) == 0;
    bool opened;
    if (there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) {
        opened = open_direct(w, err);
    } else {
        /* A symbolic link to a file stays one: what it points to is replaced. */
        char *resolved = there ? realpath(path, NULL) : NULL;
        opened = open_temporary(w, beneath, resolved ? resolved : path, mode, err);
        free(resolved);
    }
    if (!opened)
        file_writer_abort(w);
    return opened;
}

/* Flushes the stream and tells the errno of any write that failed, also of earlier ones, whose
 * errno is lost: writing once more gives the reason again. */
static int flush(FILE *stream) {
    bool failed = ferror(stream);
    if (fflush(stream) != 0)
        return errno;
    if (!failed)
        return 0;
    static const char probe[8192];
    return write(fileno(stream), probe, sizeof probe) < 0 ? errno : EIO;
}

static int close_stream(struct file_writer *w, bool sync) {
    int number = flush(w->stream);
    if (number == 0 && sync && fsync(fileno(w->stream)) != 0)
        number = errno;
    if (fclose(w->stream) != 0 && number == 0)
        number = errno;
    w->stream = NULL;
    return number;
}

bool file_writer_commit(struct file_writer *w, struct error *err) {
    int number = close_stream(w, w->temporary != NULL);
    if (number == 0 && w->temporary) {
        if (renameat(w->folder, w->temporary, w->folder, w->name) != 0) {
            number = errno;
        } else {
            mem_free(w->temporary);
            w->temporary = NULL;
            number = fsync(w->folder) == 0 ? 0 : errno;
        }
    }
    if (number)
        file_error_writing(err, number, w->path);
    file_writer_abort(w);
    return number == 0;
}

void file_writer_abort(struct file_writer *w) {
    if (w->temporary)
        unlinkat(w->folder, w->temporary, 0);
    release(w);
}
