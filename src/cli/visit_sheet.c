/* supplier visit-sheet: what to check on a visit, for paper. */
#include "sourcebench/service/visit_sheet.h"

#include "sourcebench/core/supplier.h"

#include "cli_private.h"

static bool print(struct cli *cli, int64_t supplier, bool html, struct error *err) {
    struct arena arena = {0};
    struct visit_sheet sheet;
    bool ok = visit_sheet_make(cli->session, supplier, &arena, &sheet, err);
    if (ok)
        visit_sheet_write(&sheet, html, stdout);
    arena_free(&arena);
    return ok;
}

bool cli_visit_sheet(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *supplier;
    bool ok = true;
    const char *path = cli_output(cli, NULL, &ok, err);
    bool overwrite = cli_flag(cli, "--overwrite");
    bool html = cli_flag(cli, "--html") || (path && visit_sheet_is_html(path));
    ok = ok && cli_arguments(cli, 1, 1, err) &&
         cli_supplier(cli, cli->argv[0], &arena, &supplier, err);
    if (ok && path)
        ok = visit_sheet_save(cli->session, supplier->id, path, html, overwrite, err);
    else if (ok)
        ok = print(cli, supplier->id, html, err);
    if (ok && path)
        printf("Wrote the visit sheet of %s to %s.\n",
               cli_safe(cli, supplier->values[SUPPLIER_NAME].s, &arena),
               cli_safe(cli, path, &arena));
    arena_free(&arena);
    return ok;
}
