#include "sourcebench/io/rows.h"

#include <string.h>
#include <unistd.h>

#include "sourcebench/io/csv.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/xlsx.h"

/* A pipe cannot be looked into beforehand: it is CSV. */
static bool is_zip(int fd) {
    char magic[4];
    return pread(fd, magic, sizeof magic, 0) == (ssize_t)sizeof magic &&
           memcmp(magic, "PK\x03\x04", sizeof magic) == 0;
}

struct row_reader *rows_open(const char *path, const struct rows_options *options,
                             struct error *err) {
    static const struct rows_options automatic;
    const struct rows_options *o = options ? options : &automatic;
    int fd = file_open(o->beneath, path, err);
    if (fd < 0)
        return NULL;
    if (is_zip(fd))
        return xlsx_open(fd, path, o->sheet, err);
    return csv_open(decoder_new(source_from_fd(fd, path), o->charset), o->delimiter, err);
}

bool rows_next(struct row_reader *r, struct row *row, struct error *err) {
    err->code = ERROR_NONE;
    *row = (struct row){0};
    return r->ops->next(r, row, err);
}

void rows_close(struct row_reader *r) {
    if (r)
        r->ops->close(r);
}
