#include "sheet_file.h"

#include "sourcebench/core/text.h"
#include "sourcebench/tui/dialog.h"

enum { NAME_CHARACTERS = 40 };

const char *sheet_file_name(const char *begin, const char *text, const char *ending,
                            struct arena *arena) {
    const char *key = text_cut(arena, text_name_key(arena, text), NAME_CHARACTERS);
    char *name = arena_format(arena, "%s-%s%s", begin, key, ending);
    for (char *c = name; *c; c++)
        if (*c == ' ' || *c == '/')
            *c = '-';
    return name;
}

bool sheet_file_ask(struct shell *shell, const char *question, const char *usual,
                    bool (*save)(void *user, const char *path, bool overwrite, struct error *err),
                    void *user, const char *what) {
    struct error err;
    char *path = prompt_line(shell, question, usual);
    bool asked = path && *path, ok = asked && save(user, path, false, &err);
    if (asked && !ok && err.code == ERROR_CONFLICT &&
        confirm(shell, "%s exists already. Replace it?", path))
        ok = save(user, path, true, &err);
    if (ok)
        shell_say(shell, "Wrote %s to %s.", what, path);
    else if (asked)
        shell_say_error(shell, &err);
    mem_free(path);
    return ok;
}
