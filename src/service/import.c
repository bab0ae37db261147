#include "sourcebench/service/import.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/supplier_import.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/rows.h"
#include "sourcebench/io/sha256.h"

#include "import_json.h"
#include "import_learn.h"
#include "import_report.h"

enum { PROGRESS_EVERY = 500 };

static const struct import_map supplier_map = {
    .entity = &supplier_entity, .key = SUPPLIER_NAME, .wanted = "the supplier's name"};

/* One run over the rows of a file. */
struct import_run {
    struct session *session;
    const struct import_options *options;
    struct import_report *report;
    struct import_map map;
    struct supplier_import *import;
    const char *source;
    char digest[SHA256_TEXT]; /* of the file and of how its columns are read */
};

bool import_preview(struct session *session, const struct import_options *options,
                    struct import_report *report, struct error *err) {
    struct import_map map = supplier_map;
    *report = (struct import_report){0};
    err->code = ERROR_NONE;
    if (!import_refuse_pipe(options, err))
        return false;
    if (import_json_is(session, options->path))
        return import_json_preview(report);
    return import_learn(session, options, &map, report, err);
}

/* "Header: value" of a column that is no field, on a line of the notes. */
static void add_note(struct strbuf *notes, const char *header, const char *text,
                     struct arena *arena) {
    const char *clean = text_clean(arena, text, false);
    if (*header && *clean)
        strbuf_addf(notes, "%s%s: %s", notes->length ? "\n" : "", header, clean);
}

/* What is no field stands below what the list itself notes. */
static bool put_notes(const struct strbuf *notes, struct record *record, struct arena *arena,
                      struct error *err) {
    const struct field *f = &supplier_entity.fields[SUPPLIER_NOTE];
    struct value *note = &record->values[SUPPLIER_NOTE];
    const char *own = note->kind == VALUE_TEXT ? note->s : "";
    return notes->length == 0 ||
           field_parse(f, arena_format(arena, "%s%s%s", own, *own ? "\n" : "", notes->data), 0,
                       arena, note, err);
}

/* Reads a row into a record. False where it must be rejected, with the column and the reason. */
static bool read_row(const struct import_run *r, const struct row *row, struct arena *arena,
                     struct record *record, const char **column, struct error *err) {
    struct strbuf notes = {0};
    bool ok = true;
    int32_t today = session_today(r->session);
    for (int i = 0; ok && i < r->map.n && i < (int)row->n_cells; i++) {
        const char *text = csv_unneutralise(row->cells[i].text);
        const struct import_column *c = &r->map.columns[i];
        struct value value = value_null();
        *column = c->header;
        if (c->field < 0 && r->options->keep_unknown)
            add_note(&notes, c->header, text, arena);
        else if (c->field >= 0)
            ok = import_map_value(&r->map, i, text, today, arena, &value, err);
        if (ok && c->field >= 0 && value.kind != VALUE_NULL)
            record->values[c->field] = value;
    }
    ok = ok && put_notes(&notes, record, arena, err);
    strbuf_free(&notes);
    if (ok && record->values[SUPPLIER_NAME].kind == VALUE_NULL) {
        *column = r->map.columns[r->map.name].header;
        ok = error_set(err, ERROR_INPUT, "This must not be empty.");
    }
    if (record->values[SUPPLIER_SOURCE].kind == VALUE_NULL)
        record->values[SUPPLIER_SOURCE] = value_text(r->source);
    return ok;
}

/* One row; false only where the database failed. */
static bool take_row(struct import_run *r, const struct row *row, struct error *err) {
    struct arena arena = {0};
    struct record *record = record_new(&supplier_entity, &arena);
    struct import_outcome_of_row result;
    const char *column = r->map.columns[r->map.name].header;
    r->report->rows++;
    bool ok = read_row(r, row, &arena, record, &column, err) &&
              supplier_import_row(r->import, record, &arena, &result, err);
    if (ok) {
        import_report_add(r->report, row->line, record->values[SUPPLIER_NAME].s, &result);
    } else if (err->code == ERROR_INPUT) {
        import_report_reject(r->report, row->line, column, err->message);
        err->code = ERROR_NONE;
        ok = true;
    }
    arena_free(&arena);
    return ok;
}

static bool take_rows(struct import_run *r, struct error *err) {
    struct row row;
    const struct journal_progress *progress = &r->options->progress;
    struct row_reader *reader = import_open(r->session, r->options, &r->map, err);
    bool ok = reader && rows_next(reader, &row, err); /* the header */
    while (ok && rows_next(reader, &row, err)) {
        ok = take_row(r, &row, err);
        if (ok && progress->step && r->report->rows % PROGRESS_EVERY == 0 &&
            !progress->step(progress->user, reader->done, reader->total)) {
            r->report->stopped = true;
            break;
        }
    }
    rows_close(reader);
    return ok && err->code == ERROR_NONE;
}

/* What new suppliers get as their source: a list that has such a column says so itself. */
static const char *source_of(const struct import_run *r) {
    if (r->options->source)
        return r->options->source;
    for (int i = 0; i < r->map.n; i++) {
        if (r->map.columns[i].field == SUPPLIER_SOURCE)
            return NULL;
    }
    return import_file_name(r->options->path);
}

/* The same file under another map or in another encoding says other things. */
static bool make_digest(struct import_run *r, struct error *err) {
    struct sha256 sum;
    const char *path = r->options->path;
    if (!sha256_file(session_exchange_folder(r->session), path, r->digest, err))
        return false;
    sha256_begin(&sum);
    sha256_add(&sum, r->digest, strlen(r->digest));
    sha256_add(&sum, r->report->format, strlen(r->report->format));
    sha256_add(&sum, &r->options->keep_unknown, sizeof r->options->keep_unknown);
    if (r->options->dates)
        sha256_add(&sum, r->options->dates, strlen(r->options->dates));
    for (int i = 0; i < r->map.n; i++) {
        const int field = r->map.columns[i].field;
        const char *name = field < 0 ? "" : supplier_fields[field].name;
        sha256_add(&sum, name, strlen(name) + 1);
    }
    sha256_end(&sum, r->digest);
    return true;
}

/* All rows of a list, which is remembered when it was read to its end. */
static bool take_list(struct import_run *r, struct error *err) {
    return make_digest(r, err) &&
           supplier_import_list(r->import, r->digest, &r->report->known, err) &&
           take_rows(r, err) &&
           (r->report->stopped || supplier_import_list_done(r->import, r->digest, err));
}

/* What was read before a failure is kept; who reads the error shall know. */
static void add_kept(const struct import_report *report, struct error *err) {
    char message[sizeof err->message];
    int64_t kept = report->added + report->updated;
    if (kept == 0)
        return;
    snprintf(message, sizeof message, "%s", err->message);
    error_set(err, err->code, "%s Up to there %lld suppliers were imported; undo takes them back.",
              message, (long long)kept);
}

bool import_suppliers(struct session *session, const struct import_options *options,
                      struct import_report *report, struct error *err) {
    struct import_run r = {
        .session = session, .options = options, .report = report, .map = supplier_map};
    struct arena arena = {0};
    struct error end = {.code = ERROR_NONE};
    *report = (struct import_report){0};
    err->code = ERROR_NONE;
    bool ok = import_refuse_pipe(options, err);
    bool json = ok && import_json_is(session, options->path);
    ok = ok && (json || import_learn(session, options, &r.map, report, err));
    r.source = source_of(&r);
    if (ok) {
        r.import = supplier_import_begin(
            session->store, arena_format(&arena, "Import %s", import_file_name(options->path)),
            options->dry_run, err);
        ok = r.import && (json ? import_json_rows(session, options, r.import, report, err)
                               : take_list(&r, err));
    }
    /* A list that cannot be read further has given whole rows up to there. */
    bool unreadable = !ok && err->code == ERROR_INPUT;
    bool ended = !r.import || supplier_import_end(r.import, true, &end);
    if (ok && !ended) {
        *err = end;
        ok = false;
    } else if (unreadable && ended && !options->dry_run) {
        add_kept(report, err);
    }
    arena_free(&arena);
    return ok;
}

void import_report_free(struct import_report *report) {
    arena_free(&report->arena);
    *report = (struct import_report){0};
}
