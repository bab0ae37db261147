#include "visit_sheet.h"

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/service/visit_sheet.h"
#include "sourcebench/tui/dialog.h"

enum { NAME_CHARACTERS = 40 };

/* "visit-saigon-trail-bags-co-ltd.html" */
static const char *usual_name(const struct record *supplier, struct arena *arena) {
    const char *key = text_name_key(arena, supplier->values[SUPPLIER_NAME].s);
    char *name = arena_format(arena, "visit-%s.html", text_cut(arena, key, NAME_CHARACTERS));
    for (char *c = name; *c; c++)
        if (*c == ' ' || *c == '/')
            *c = '-';
    return name;
}

static bool save(struct shell *shell, int64_t supplier, const char *path, bool overwrite,
                 struct error *err) {
    return visit_sheet_save(shell_context(shell), supplier, path, visit_sheet_is_html(path),
                            overwrite, err);
}

void visit_sheet_run(struct shell *shell, const struct record *supplier) {
    struct arena arena = {0};
    struct error err;
    int64_t id = supplier->id;
    char *path = prompt_line(
        shell, "Write the visit sheet to (.html or .txt): ", usual_name(supplier, &arena));
    if (path && *path) {
        bool ok = save(shell, id, path, false, &err);
        if (!ok && err.code == ERROR_CONFLICT &&
            confirm(shell, "%s exists already. Replace it?", path))
            ok = save(shell, id, path, true, &err);
        if (ok)
            shell_say(shell, "Wrote the visit sheet to %s.", path);
        else
            shell_say_error(shell, &err);
    }
    mem_free(path);
    arena_free(&arena);
}
