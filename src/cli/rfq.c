/* export rfq and quote import: a request as a sheet that the supplier fills in, and its answer. */
#include "sourcebench/core/requirement.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/service/rfq_sheet.h"

#include "cli_plan.h"

/* ---- export rfq -------------------------------------------------------------------------------
 */

struct paper {
    struct rfq_sheet sheet;
    char delimiter;
};

static void write_paper(const void *what, enum sheet_format format, FILE *out) {
    const struct paper *p = what;
    (void)format; /* it is filled in, so it is a spreadsheet */
    rfq_sheet_write(&p->sheet, p->delimiter, out);
}

static bool export_rfq(struct cli *cli, const struct rfq_options *options, char delimiter,
                       const struct cli_sheet *where, struct error *err) {
    struct arena arena = {0};
    struct paper paper = {.delimiter = delimiter};
    struct sheet sheet = {write_paper, &paper};
    int64_t requirement;
    bool ok = requirement_find(cli->session->store, cli->argv[0], &requirement, err) &&
              rfq_sheet_make(cli->session, requirement, options, &arena, &paper.sheet, err) &&
              cli_sheet_put(cli, where, &sheet, "the request", err);
    arena_free(&arena);
    return ok;
}

bool cli_export_rfq(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct rfq_options options = {0};
    struct cli_sheet where = {.wanted = true, .as = SHEET_CSV};
    struct record *supplier = NULL;
    char delimiter = '\0';
    bool ok = true;
    const char *name = cli_option(cli, "--supplier", &ok, err);
    const char *parted = cli_option(cli, "--delimiter", &ok, err);
    where.path = cli_output(cli, NULL, &ok, err);
    where.overwrite = cli_flag(cli, "--overwrite");
    options.filled = cli_flag(cli, "--filled");
    ok = ok && cli_delimiter(cli, parted, &delimiter, err) && cli_arguments(cli, 1, 1, err) &&
         (name || !options.filled ||
          cli_usage(cli, err, "--filled needs --supplier: whose offer shall stand in it?")) &&
         (!name || cli_supplier(cli, name, &arena, &supplier, err));
    if (ok) {
        options.supplier = supplier ? supplier->id : 0;
        ok = export_rfq(cli, &options, delimiter ? delimiter : ',', &where, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- quote import -----------------------------------------------------------------------------
 */

static void print_faults(const struct cli *cli, const struct rfq_reading *r, struct arena *arena) {
    for (int i = 0; i < r->n_faults; i++) {
        const struct rfq_fault *f = &r->faults[i];
        printf("  %s%s%s: %s\n", f->cell, *f->cell ? ", " : "", cli_safe(cli, f->heading, arena),
               cli_safe(cli, f->reason, arena));
    }
    if (r->has_unknown)
        printf("--keep-unknown puts what is not of the form into the note.\n");
}

static const char *outcome_text(const struct cli *cli, const struct rfq_report *report,
                                struct arena *arena) {
    static const char *const done[] = {[IMPORT_ADDED] = "Added the quote",
                                       [IMPORT_UPDATED] = "Changed the quote",
                                       [IMPORT_UNCHANGED] = "The quote is as it was"};
    const char *text = report->again ? "Added the next round of the quote" : done[report->outcome];
    if (report->quote)
        text = arena_format(arena, "%s, id %lld", text, (long long)report->quote);
    return cli->dry_run ? arena_format(arena, "%s. This was a dry run; nothing was written.", text)
                        : arena_format(arena, "%s.", text);
}

static void print_report(const struct cli *cli, const char *path, const struct rfq_report *report) {
    struct arena arena = {0};
    const struct rfq_answer *a = &report->reading.answer;
    printf("%s: %s\n", cli_safe(cli, path, &arena), report->format);
    if (*report->supplier && *report->requirement)
        printf("%s for %s: %d prices, %d stages, %d parts of the price.\n",
               cli_safe(cli, report->supplier, &arena), cli_safe(cli, report->requirement, &arena),
               rfq_rows_said(a, RFQ_BREAKS), rfq_rows_said(a, RFQ_STAGES),
               rfq_rows_said(a, RFQ_COSTS));
    print_faults(cli, &report->reading, &arena);
    if (!report->reading.n_faults)
        printf("%s\n", outcome_text(cli, report, &arena));
    if (*report->note)
        printf("%s\n", cli_safe(cli, report->note, &arena));
    arena_free(&arena);
}

static void json_faults(struct json_writer *w, const struct rfq_reading *r) {
    json_write_array(w, "rejections");
    for (int i = 0; i < r->n_faults; i++) {
        const struct rfq_fault *f = &r->faults[i];
        json_write_object(w, NULL);
        json_write_text(w, "cell", *f->cell ? f->cell : NULL);
        json_write_int(w, "line", f->line);
        json_write_text(w, "column", f->heading);
        json_write_text(w, "reason", f->reason);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_report(const struct cli *cli, const struct rfq_report *report) {
    struct json_writer w;
    const struct rfq_answer *a = &report->reading.answer;
    bool good = report->reading.n_faults == 0;
    cli_json_begin(&w);
    json_write_int(&w, "rows", 1);
    json_write_int(&w, "added", good && report->outcome == IMPORT_ADDED);
    json_write_int(&w, "updated", good && report->outcome == IMPORT_UPDATED);
    json_write_int(&w, "unchanged", good && report->outcome == IMPORT_UNCHANGED);
    json_write_int(&w, "rejected", report->reading.n_faults);
    json_faults(&w, &report->reading);
    json_write_id(&w, "quote", report->quote);
    json_write_text(&w, "supplier", report->supplier);
    json_write_text(&w, "requirement", report->requirement);
    json_write_bool(&w, "next_round", report->again);
    json_write_int(&w, "prices", rfq_rows_said(a, RFQ_BREAKS));
    json_write_int(&w, "stages", rfq_rows_said(a, RFQ_STAGES));
    json_write_int(&w, "costs", rfq_rows_said(a, RFQ_COSTS));
    json_write_text(&w, "note", report->note);
    json_write_array(&w, "odd");
    for (int i = 0; i < report->n_odd; i++)
        json_write_text(&w, NULL, report->odd[i]);
    json_write_array_end(&w);
    json_write_text(&w, "format", report->format);
    json_write_bool(&w, "dry_run", cli->dry_run);
    cli_json_end(&w);
}

/* What is wrong was told; what is odd about a good quote is told as when it is entered by hand. */
static bool end(struct cli *cli, const struct rfq_report *report, struct error *err) {
    struct arena arena = {0};
    int n = report->reading.n_faults;
    for (int i = 0; i < report->n_odd; i++)
        cli_quote_note(cli, report->odd[i], &arena);
    arena_free(&arena);
    return !n || error_set(err, ERROR_INPUT, "Nothing was written: %d cell%s to be put right.", n,
                           n == 1 ? " is" : "s are");
}

bool cli_quote_import(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct rfq_import options = {.dry_run = cli->dry_run};
    struct rfq_report report = {0};
    struct record *supplier;
    bool ok = true;
    const char *name = cli_option(cli, "--supplier", &ok, err);
    const char *parted = cli_option(cli, "--delimiter", &ok, err);
    options.encoding = cli_option(cli, "--encoding", &ok, err);
    options.dates = cli_option(cli, "--dates", &ok, err);
    options.keep_unknown = cli_flag(cli, "--keep-unknown");
    ok = ok && cli_delimiter(cli, parted, &options.delimiter, err) &&
         cli_arguments(cli, 1, 1, err) &&
         (!name || cli_supplier(cli, name, &arena, &supplier, err));
    if (ok) {
        options.path = cli->argv[0];
        options.supplier = name ? supplier->id : 0;
        ok = rfq_sheet_import(cli->session, &options, &report, err);
        if (ok && cli->json)
            write_report(cli, &report);
        else if (ok)
            print_report(cli, options.path, &report);
        ok = ok && end(cli, &report, err);
        rfq_report_free(&report);
    }
    arena_free(&arena);
    return ok;
}
