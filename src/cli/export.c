/* export: suppliers, dated items, contacts or materials, to a file or to standard output. */
#include <string.h>

#include "sourcebench/service/material_import.h"

#include "cli_private.h"

static bool read_format(struct cli *cli, const char *text, enum export_format *format,
                        struct error *err) {
    *format = text && strcmp(text, "json") == 0 ? EXPORT_JSON : EXPORT_CSV;
    return !text || *format == EXPORT_JSON || strcmp(text, "csv") == 0 ||
           cli_usage(cli, err, "--format takes csv or json, not \"%s\".", text);
}

/* The format is settled; takes the other options and writes. */
static bool export_as(struct cli *cli, enum export_format format, struct error *err) {
    struct export_options options = {.out = stdout, .format = format};
    struct arena arena = {0};
    struct filter filter;
    int64_t written = 0;
    bool ok = true;
    options.path = cli_output(cli, NULL, &ok, err);
    options.visible = !options.path && cli->width > 0;
    options.overwrite = cli_flag(cli, "--overwrite");
    ok = ok && cli_arguments(cli, 0, -1, err);
    options.filter = cli_filter_text(cli, &arena);
    ok = ok && cli_filter(cli, options.filter, &arena, &filter, err);
    if (ok) {
        options.progress = cli_progress("Exporting");
        ok = export_suppliers(cli->session, &options, &written, err);
        cli_progress_end();
    }
    if (ok && options.path)
        printf("Wrote %lld %s to %s.\n", (long long)written, export_unit(format, written),
               cli_safe(cli, options.path, &arena));
    arena_free(&arena);
    return ok;
}

bool cli_export_suppliers(struct cli *cli, struct error *err) {
    enum export_format format;
    bool ok = true;
    const char *named = cli_option(cli, "--format", &ok, err);
    return ok && read_format(cli, named, &format, err) && export_as(cli, format, err);
}

bool cli_export_calendar(struct cli *cli, struct error *err) {
    return export_as(cli, EXPORT_CALENDAR, err);
}

bool cli_export_contacts(struct cli *cli, struct error *err) {
    return export_as(cli, EXPORT_CONTACTS, err);
}

static bool export_list(struct cli *cli, enum material_list list, const char *one, const char *many,
                        struct error *err) {
    struct export_options options = {.out = stdout};
    struct arena arena = {0};
    int64_t written = 0;
    bool ok = true;
    const char *named = cli_option(cli, "--format", &ok, err);
    options.path = cli_output(cli, NULL, &ok, err);
    options.visible = !options.path && cli->width > 0;
    options.overwrite = cli_flag(cli, "--overwrite");
    ok = ok && read_format(cli, named, &options.format, err) && cli_arguments(cli, 0, 0, err) &&
         material_export(cli->session, list, &options, &written, err);
    if (ok && options.path)
        printf("Wrote %lld %s to %s.\n", (long long)written, written == 1 ? one : many,
               cli_safe(cli, options.path, &arena));
    arena_free(&arena);
    return ok;
}

bool cli_export_materials(struct cli *cli, struct error *err) {
    return export_list(cli, LIST_MATERIALS, "material", "materials", err);
}

bool cli_export_values(struct cli *cli, struct error *err) {
    return export_list(cli, LIST_VALUES, "value", "values", err);
}

bool cli_export_offers(struct cli *cli, struct error *err) {
    return export_list(cli, LIST_OFFERS, "offer", "offers", err);
}
