#include "sourcebench/service/sheet.h"

#include <string.h>

#include "sourcebench/io/file.h"

enum sheet_format sheet_format_of(const char *path) {
    const char *ending = strrchr(path, '.');
    bool html = ending && (strcmp(ending, ".html") == 0 || strcmp(ending, ".htm") == 0);
    return html ? SHEET_HTML : SHEET_CSV;
}

bool sheet_save(const struct session *session, const struct sheet *sheet, enum sheet_format format,
                const char *path, bool overwrite, struct error *err) {
    struct file_writer file = {0};
    const char *beneath = session_exchange_folder(session);
    bool ok = overwrite || !file_is_there(beneath, path) ||
              error_set(err, ERROR_CONFLICT, "%s exists already; choose another name.", path);
    ok = ok && file_writer_open(&file, beneath, path, FILE_PRIVATE, err);
    if (ok) {
        sheet->write(sheet->what, format, file.stream);
        ok = file_writer_commit(&file, err);
    }
    return ok;
}

const char *sheet_number(const char *text, struct arena *arena) {
    char *copy = text ? arena_string(arena, text) : NULL, *to = copy;
    for (const char *from = text; from && *from; from++)
        if (*from != ',')
            *to++ = *from;
    if (to)
        *to = '\0';
    return copy;
}
