#include "sourcebench/io/source.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/io/file.h"

struct fd_source {
    int fd;
    char *name;
};

static bool read_fd(void *user, char *buffer, size_t size, size_t *length, struct error *err) {
    struct fd_source *s = user;
    ssize_t n;
    do {
        n = read(s->fd, buffer, size);
    } while (n < 0 && errno == EINTR);
    if (n < 0)
        return file_error_reading(err, errno, s->name);
    *length = (size_t)n;
    return true;
}

static void close_fd(void *user) {
    struct fd_source *s = user;
    if (s->fd != STDIN_FILENO)
        close(s->fd);
    mem_free(s->name);
    mem_free(s);
}

struct byte_source source_from_fd(int fd, const char *name) {
    struct stat st;
    struct fd_source *s = mem_alloc(1, sizeof *s);
    s->fd = fd;
    s->name = mem_string(name);
    bool plain = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    return (struct byte_source){read_fd, close_fd, s, plain ? st.st_size : 0};
}

struct memory_source {
    const char *bytes;
    size_t left;
};

static bool read_memory(void *user, char *buffer, size_t size, size_t *length, struct error *err) {
    struct memory_source *s = user;
    (void)err;
    *length = size < s->left ? size : s->left;
    if (*length)
        memcpy(buffer, s->bytes, *length);
    s->bytes += *length;
    s->left -= *length;
    return true;
}

struct byte_source source_from_memory(const char *bytes, size_t length) {
    struct memory_source *s = mem_alloc(1, sizeof *s);
    *s = (struct memory_source){bytes ? bytes : "", length};
    return (struct byte_source){read_memory, mem_free, s, (int64_t)length};
}

bool source_read_full(struct byte_source *source, char *buffer, size_t size, size_t *length,
                      struct error *err) {
    *length = 0;
    while (*length < size) {
        size_t n;
        if (!source->read(source->user, buffer + *length, size - *length, &n, err))
            return false;
        if (n == 0)
            break;
        *length += n;
    }
    return true;
}

void source_close(struct byte_source *source) {
    if (source->close)
        source->close(source->user);
    *source = (struct byte_source){0};
}
