#include "sourcebench/io/rows.h"

#include "sourcebench/io/csv.h"
#include "sourcebench/io/file.h"

struct row_reader *rows_open(const char *path, const struct rows_options *options,
                             struct error *err) {
    static const struct rows_options automatic;
    const struct rows_options *o = options ? options : &automatic;
    int fd = file_open(o->beneath, path, err);
    if (fd < 0)
        return NULL;
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
