#include <errno.h>
#include <string.h>

#include "sourcebench/io/file.h"

/* What to say for an errno; %s is the path. NULL: the sentence for everything else. */
struct explanation {
    int number;
    enum error_code code;
    const char *reading, *writing;
};

static const struct explanation explanations[] = {
    {ENOENT, ERROR_NOT_FOUND, "There is no file %s; check its name.",
     "The folder of %s does not exist; make it first."},
    {ENOTDIR, ERROR_NOT_FOUND, "A part of the path %s is not a folder; check its name.",
     "A part of the path %s is not a folder; check its name."},
    {EACCES, ERROR_IO, "You have no right to read %s; ask its owner for it.",
     "You have no right to write %s; choose another folder or ask its owner."},
    {EPERM, ERROR_IO, "You have no right to read %s; ask its owner for it.",
     "You have no right to write %s; choose another folder or ask its owner."},
    {EISDIR, ERROR_INPUT, "%s is a folder; name a file in it.",
     "%s is a folder; name a file in it."},
    {ELOOP, ERROR_REFUSED, "%s leads over a symbolic link, which is not followed here.",
     "%s leads over a symbolic link, which is not followed here."},
    {ENAMETOOLONG, ERROR_INPUT, "The name %s is too long.", "The name %s is too long."},
    {ENOSPC, ERROR_FULL, NULL, "The disk is full and %s was not written; free some space first."},
    {EDQUOT, ERROR_FULL, NULL,
     "Your share of the disk is used up and %s was not written; free some space first."},
    {EROFS, ERROR_READ_ONLY, NULL,
     "%s stands on a disk that can only be read; choose another folder."},
};

static const struct explanation *explain(int number) {
    for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
        if (explanations[i].number == number)
            return &explanations[i];
    return NULL;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static bool report(struct error *err, int number, const char *path, const char *sentence,
                   enum error_code code) {
    error_set(err, code, sentence, path);
    return error_detail(err, "errno %d: %s", number, strerror(number));
}
#pragma GCC diagnostic pop

bool file_error_reading(struct error *err, int number, const char *path) {
    const struct explanation *e = explain(number);
    if (!e || !e->reading)
        return report(err, number, path, "%s could not be read; try again.", ERROR_IO);
    return report(err, number, path, e->reading, e->code);
}

bool file_error_writing(struct error *err, int number, const char *path) {
    const struct explanation *e = explain(number);
    if (!e)
        return report(err, number, path, "%s could not be written; try another folder.", ERROR_IO);
    return report(err, number, path, e->writing, e->code);
}
