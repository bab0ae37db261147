#include "visit_sheet.h"

#include "sourcebench/core/supplier.h"
#include "sourcebench/service/visit_sheet.h"

#include "sheet_file.h"

struct wish {
    struct shell *shell;
    int64_t supplier;
};

static bool save(void *user, const char *path, bool overwrite, struct error *err) {
    const struct wish *w = user;
    return visit_sheet_save(shell_context(w->shell), w->supplier, path, visit_sheet_is_html(path),
                            overwrite, err);
}

void visit_sheet_run(struct shell *shell, const struct record *supplier) {
    struct arena arena = {0};
    struct wish wish = {shell, supplier->id};
    sheet_file_ask(shell, "Write the visit sheet to (.html or .txt): ",
                   sheet_file_name("visit", record_text(supplier, SUPPLIER_NAME), ".html", &arena),
                   save, &wish, "the visit sheet");
    arena_free(&arena);
}
