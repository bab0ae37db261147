/* Sheets of the command line: in which form, and where to. */
#include <stdlib.h>
#include <string.h>

#include "cli_sheet.h"

bool cli_sheet_take(struct cli *cli, struct cli_sheet *s, struct error *err) {
    bool ok = true, named;
    const char *format = cli_option(cli, "--format", &ok, err);
    s->path = cli_output(cli, &named, &ok, err);
    s->overwrite = cli_flag(cli, "--overwrite");
    s->wanted = format || named;
    s->as = s->path ? sheet_format_of(s->path) : SHEET_CSV;
    if (!ok || !format)
        return ok;
    s->as = strcmp(format, "html") == 0 ? SHEET_HTML : SHEET_CSV;
    return s->as == SHEET_HTML || strcmp(format, "csv") == 0 ||
           cli_usage(cli, err, "--format takes csv or html, not \"%s\".", format);
}

/* What a terminal would act upon is made visible; in a pipe it is written as it is. */
static bool show(struct cli *cli, const struct sheet *sheet, enum sheet_format format,
                 struct error *err) {
    char *text = NULL, *rest = NULL;
    size_t size = 0;
    struct arena arena = {0};
    FILE *out = open_memstream(&text, &size);
    bool ok = out != NULL;
    if (ok) {
        sheet->write(sheet->what, format, out);
        ok = fclose(out) == 0;
    }
    if (!ok)
        error_set(err, ERROR_IO, "The sheet could not be shown: no memory.");
    else
        for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
            printf("%s\n", cli_safe(cli, line, &arena));
    free(text);
    arena_free(&arena);
    return ok;
}

bool cli_sheet_put(struct cli *cli, const struct cli_sheet *s, const struct sheet *sheet,
                   const char *what, struct error *err) {
    struct arena arena = {0};
    bool ok = true;
    if (s->path) {
        ok = sheet_save(cli->session, sheet, s->as, s->path, s->overwrite, err);
        if (ok)
            printf("Wrote %s to %s.\n", what, cli_safe(cli, s->path, &arena));
    } else if (cli->width) {
        ok = show(cli, sheet, s->as, err);
    } else {
        sheet->write(sheet->what, s->as, stdout);
    }
    arena_free(&arena);
    return ok;
}
