/* import: reads a list and reports what became of it. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/material_import.h"
#include "sourcebench/service/rate_import.h"

#include "cli_private.h"

bool cli_delimiter(struct cli *cli, const char *text, char *delimiter, struct error *err) {
    *delimiter = '\0';
    if (!text)
        return true;
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
        *delimiter = '\t';
    else if (strlen(text) == 1 && strchr(",;\t|", *text))
        *delimiter = *text;
    return *delimiter || cli_usage(cli, err, "--delimiter takes , ; | or tab, not \"%s\".", text);
}

enum { HEADER_COLUMNS = 24 };

static void print_columns(const struct cli *cli, const struct import_report *report,
                          struct arena *arena) {
    for (int i = 0; i < report->n_columns; i++) {
        const struct import_column *c = &report->columns[i];
        const char *header = cli_safe(cli, c->header, arena);
        int gap = HEADER_COLUMNS - table_text_width(header);
        printf("  %s%*s ", header, gap > 0 ? gap : 0, "");
        if (c->field >= 0)
            printf("%s (%s)\n", report->entity->fields[c->field].name, c->how);
        else
            printf("- (%s)\n", c->how);
    }
}

static void print_rejections(const struct cli *cli, const struct import_report *report,
                             struct arena *arena) {
    for (int i = 0; i < report->n_rejections; i++) {
        const struct import_rejection *r = &report->rejections[i];
        printf("  line %lld%s%s: %s\n", (long long)r->line, r->column ? ", column " : "",
               r->column ? cli_safe(cli, r->column, arena) : "", cli_safe(cli, r->reason, arena));
    }
    if (report->rejected > report->n_rejections)
        printf("  … and %lld more\n", (long long)(report->rejected - report->n_rejections));
}

static void print_duplicates(const struct cli *cli, const struct import_report *report,
                             struct arena *arena) {
    for (int i = 0; i < report->n_duplicates; i++) {
        const struct import_duplicate *d = &report->possible_duplicates[i];
        printf("  line %lld: %s is like %s, id %lld (%s)\n", (long long)d->line,
               cli_safe(cli, d->name, arena), cli_safe(cli, d->like_name, arena),
               (long long)d->like, d->why);
    }
    if (report->duplicates > report->n_duplicates)
        printf("  … and %lld more\n", (long long)(report->duplicates - report->n_duplicates));
}

static void print_report(const struct cli *cli, const char *path,
                         const struct import_report *report) {
    struct arena arena = {0};
    printf("%s: %s\n", cli_safe(cli, path, &arena), report->format ? report->format : "");
    print_columns(cli, report, &arena);
    printf("%lld rows: %lld added, %lld updated, %lld unchanged, %lld rejected.%s\n",
           (long long)report->rows, (long long)report->added, (long long)report->updated,
           (long long)report->unchanged, (long long)report->rejected,
           cli->dry_run ? " This was a dry run; nothing was written." : "");
    if (report->known)
        puts("This list was imported before; what was changed since is kept.");
    if (report->rejected)
        puts("Rejected:");
    print_rejections(cli, report, &arena);
    if (report->duplicates)
        puts("Possible duplicates, imported all the same:");
    print_duplicates(cli, report, &arena);
    arena_free(&arena);
}

static void write_columns(struct json_writer *w, const struct import_report *report) {
    json_write_array(w, "columns");
    for (int i = 0; i < report->n_columns; i++) {
        const struct import_column *c = &report->columns[i];
        json_write_object(w, NULL);
        json_write_text(w, "header", c->header);
        json_write_text(w, "field", c->field >= 0 ? report->entity->fields[c->field].name : NULL);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_rejections(struct json_writer *w, const struct import_report *report) {
    json_write_array(w, "rejections");
    for (int i = 0; i < report->n_rejections; i++) {
        const struct import_rejection *r = &report->rejections[i];
        json_write_object(w, NULL);
        json_write_int(w, "line", r->line);
        json_write_text(w, "column", r->column);
        json_write_text(w, "reason", r->reason);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_duplicates(struct json_writer *w, const struct import_report *report) {
    json_write_array(w, "possible_duplicates");
    for (int i = 0; i < report->n_duplicates; i++) {
        const struct import_duplicate *d = &report->possible_duplicates[i];
        json_write_object(w, NULL);
        json_write_int(w, "line", d->line);
        json_write_text(w, "name", d->name);
        json_write_object(w, "like");
        json_write_id(w, "id", d->like);
        json_write_text(w, "name", d->like_name);
        json_write_object_end(w);
        json_write_text(w, "why", d->why);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_report(const struct cli *cli, const struct import_report *report) {
    struct json_writer w;
    cli_json_begin(&w);
    json_write_int(&w, "rows", report->rows);
    json_write_int(&w, "added", report->added);
    json_write_int(&w, "updated", report->updated);
    json_write_int(&w, "unchanged", report->unchanged);
    json_write_int(&w, "rejected", report->rejected);
    write_rejections(&w, report);
    write_duplicates(&w, report);
    write_columns(&w, report);
    json_write_text(&w, "format", report->format);
    json_write_bool(&w, "known", report->known);
    json_write_bool(&w, "dry_run", cli->dry_run);
    cli_json_end(&w);
}

/* What all lists have in common. */
static bool read_form(struct cli *cli, struct import_options *options, struct error *err) {
    bool ok = true;
    options->map_path = cli_option(cli, "--map", &ok, err);
    options->encoding = cli_option(cli, "--encoding", &ok, err);
    options->dates = cli_option(cli, "--dates", &ok, err);
    const char *delimiter = cli_option(cli, "--delimiter", &ok, err);
    options->dry_run = cli->dry_run;
    return ok && cli_delimiter(cli, delimiter, &options->delimiter, err);
}

static bool end(struct cli *cli, bool ok, const struct import_options *options,
                struct import_report *report, struct error *err) {
    cli_progress_end();
    if (ok && cli->json)
        write_report(cli, report);
    else if (ok)
        print_report(cli, options->path, report);
    if (ok && report->stopped)
        ok = error_set(err, ERROR_CANCELLED,
                       "Stopped; the rows above are imported, and undo takes them back.");
    import_report_free(report);
    return ok;
}

bool cli_import_suppliers(struct cli *cli, struct error *err) {
    struct import_options options = {0};
    struct import_report report = {0};
    bool ok = read_form(cli, &options, err);
    options.source = ok ? cli_option(cli, "--source", &ok, err) : NULL;
    options.keep_unknown = cli_flag(cli, "--keep-unknown");
    if (!ok || !cli_arguments(cli, 1, 1, err))
        return false;
    options.path = cli->argv[0];
    options.progress = cli_progress("Importing");
    ok = import_suppliers(cli->session, &options, &report, err);
    return end(cli, ok, &options, &report, err);
}

static bool import_list(struct cli *cli, enum material_list list, struct error *err) {
    struct import_options options = {0};
    struct import_report report = {0};
    if (!read_form(cli, &options, err) || !cli_arguments(cli, 1, 1, err))
        return false;
    options.path = cli->argv[0];
    options.progress = cli_progress("Importing");
    bool ok = material_import(cli->session, list, &options, &report, err);
    return end(cli, ok, &options, &report, err);
}

bool cli_import_materials(struct cli *cli, struct error *err) {
    return import_list(cli, LIST_MATERIALS, err);
}

bool cli_import_values(struct cli *cli, struct error *err) {
    return import_list(cli, LIST_VALUES, err);
}

bool cli_import_offers(struct cli *cli, struct error *err) {
    return import_list(cli, LIST_OFFERS, err);
}

enum { RATES_DAYS = 366 }; /* how far back rates are taken where nobody says */

static bool read_since(struct cli *cli, int32_t *since, struct error *err) {
    bool ok = true;
    int32_t today = session_today(cli->session);
    const char *text = cli_option(cli, "--since", &ok, err);
    *since = today - RATES_DAYS;
    if (!ok || !text)
        return ok;
    *since = strcmp(text, "all") == 0 ? DATE_NONE : date_parse(text, today);
    return *since != DATE_NONE || strcmp(text, "all") == 0 ||
           cli_usage(cli, err, "--since takes a day such as 2026-01-31, or all; not \"%s\".", text);
}

bool cli_import_rates(struct cli *cli, struct error *err) {
    struct import_options options = {0};
    struct rate_import_options rates = {0};
    struct import_report report = {0};
    int64_t left_out;
    bool ok = read_form(cli, &options, err) && read_since(cli, &rates.since, err);
    rates.base = ok ? cli_option(cli, "--base", &ok, err) : NULL;
    options.source = ok ? cli_option(cli, "--source", &ok, err) : NULL;
    if (!ok || !cli_arguments(cli, 1, 1, err))
        return false;
    options.path = cli->argv[0];
    options.progress = cli_progress("Importing");
    ok = rate_import(cli->session, &options, &rates, &report, &left_out, err);
    ok = end(cli, ok, &options, &report, err);
    char since[DATE_TEXT];
    date_to_iso(rates.since, since);
    if (ok && left_out && !cli->json)
        printf("%lld rates of days before %s were left out; --since all takes them.\n",
               (long long)left_out, since);
    return ok;
}
