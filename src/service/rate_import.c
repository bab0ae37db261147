#include "sourcebench/service/rate_import.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/id_set.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/rate_table.h"

#include "import_learn.h"
#include "import_report.h"

enum { CHUNK = 1000 };

/* One run over the rows of a file. */
struct run {
    struct session *session;
    const struct import_options *options;
    const struct rate_import_options *rates;
    struct import_report *report;
    int64_t *left_out;
    struct rate_table table;
    struct id_set written; /* by earlier rows of the file */
    int64_t rows;          /* of the file */
    const char *label;
};

/* ---- one rate ----------------------------------------------------------------------------------
 */

/* As if it were typed, so that it is one that a form would take. */
static bool make_record(const struct run *r, const struct rate_found *found, struct record *record,
                        struct arena *arena, struct error *err) {
    const char *source = found->source ? text_clean(arena, found->source, true) : "";
    const char *own = r->options->source ? r->options->source : import_file_name(r->options->path);
    record->values[FX_ON_DATE] = value_text(date_text(arena, found->day));
    record->values[FX_RATE] = value_int(found->rate);
    return field_parse(&fx_entity.fields[FX_BASE], found->base, 0, arena, &record->values[FX_BASE],
                       err) &&
           field_parse(&fx_entity.fields[FX_CURRENCY], found->currency, 0, arena,
                       &record->values[FX_CURRENCY], err) &&
           field_parse(&fx_entity.fields[FX_SOURCE], *source ? source : own, 0, arena,
                       &record->values[FX_SOURCE], err);
}

/* A rate that is there is another one where the number is another. */
static bool update(struct run *r, int64_t id, const struct record *said, struct arena *arena,
                   enum import_outcome *outcome, struct error *err) {
    struct record *there, *wanted;
    int changed;
    if (!record_load(r->session->store, &fx_entity, id, arena, &there, err))
        return false;
    *outcome = IMPORT_UNCHANGED;
    if (there->values[FX_RATE].i == said->values[FX_RATE].i)
        return true;
    if (id_set_has(&r->written, id))
        return error_set(err, ERROR_INPUT,
                         "An earlier line of the file has another rate for that day.");
    wanted = record_copy(there, arena);
    wanted->values[FX_RATE] = said->values[FX_RATE];
    wanted->values[FX_SOURCE] = said->values[FX_SOURCE];
    *outcome = IMPORT_UPDATED;
    return record_update(r->session->store, there, wanted, arena, NULL, &changed, err);
}

static bool keep(struct run *r, const struct rate_found *found, enum import_outcome *outcome,
                 struct error *err) {
    static const int key[] = {FX_BASE, FX_CURRENCY, FX_ON_DATE, -1};
    struct store *store = r->session->store;
    struct arena arena = {0};
    struct record *record = record_new(&fx_entity, &arena);
    int64_t id = 0;
    bool ok = make_record(r, found, record, &arena, err) &&
              record_find_same(store, record, key, &id, err);
    *outcome = IMPORT_ADDED;
    if (ok && id)
        ok = update(r, id, record, &arena, outcome, err);
    else if (ok && (ok = record_insert(store, record, err)))
        id = record->id;
    if (ok)
        id_set_add(&r->written, id);
    arena_free(&arena);
    return ok;
}

/* ---- rows --------------------------------------------------------------------------------------
 */

/* Rejects the cell; false where it was not the cell that is wrong, but the database. */
static bool reject(struct run *r, int64_t line, int column, struct error *err) {
    if (err->code != ERROR_INPUT && err->code != ERROR_REFUSED)
        return false;
    import_report_reject(r->report, line,
                         column < 0 || !r->table.columns ? "" : r->table.columns[column].header,
                         err->message);
    err->code = ERROR_NONE;
    return true;
}

static bool take_cell(struct run *r, const struct row *row, int column, int32_t day,
                      struct error *err) {
    struct import_outcome_of_row result = {0};
    struct rate_found found;
    int at;
    enum rate_cell cell = rate_table_read(&r->table, row, column, day, &found, &at, err);
    if (cell == RATE_EMPTY)
        return true;
    if (r->rates->since != DATE_NONE && day < r->rates->since) {
        ++*r->left_out;
        return true;
    }
    r->report->rows++;
    if (cell == RATE_WRONG || !keep(r, &found, &result.outcome, err))
        return reject(r, row->line, at, err);
    import_report_add(r->report, row->line, "", &result);
    return true;
}

static bool take_row(struct run *r, const struct row *row, struct error *err) {
    int32_t day;
    int at;
    if (!rate_table_day(&r->table, row, &day, &at, err)) {
        r->report->rows++;
        return reject(r, row->line, at, err);
    }
    for (int i = 0; i < r->table.n; i++) {
        if (rate_table_gives(&r->table, i) && !take_cell(r, row, i, day, err))
            return false;
    }
    return true;
}

/* Rows go in commands of a thousand; a dry run is one that is given up. */
static bool next_chunk(struct run *r, struct error *err) {
    if (++r->rows % CHUNK != 0 || r->options->dry_run)
        return true;
    return command_commit(r->session->store, err) &&
           command_begin(r->session->store, r->label, err);
}

static bool take_rows(struct run *r, struct row_reader *reader, struct error *err) {
    const struct journal_progress *progress = &r->options->progress;
    struct row row;
    bool ok = true;
    while (ok && rows_next(reader, &row, err)) {
        ok = take_row(r, &row, err) && next_chunk(r, err);
        if (ok && progress->step && r->rows % CHUNK == 0 &&
            !progress->step(progress->user, reader->done, reader->total)) {
            r->report->stopped = true;
            break;
        }
    }
    return ok && err->code == ERROR_NONE;
}

/* ---- the file ----------------------------------------------------------------------------------
 */

static void tell_columns(struct run *r) {
    static const int fields[] = {
        [RATE_NOTHING] = -1,           [RATE_DAY] = FX_ON_DATE,   [RATE_BASE] = FX_BASE,
        [RATE_CURRENCY] = FX_CURRENCY, [RATE_PAIR] = FX_CURRENCY, [RATE_VALUE] = FX_RATE,
        [RATE_SOURCE] = FX_SOURCE,     [RATE_OF] = FX_RATE};
    struct arena *arena = &r->report->arena;
    r->report->entity = &fx_entity;
    r->report->n_columns = r->table.n;
    r->report->columns = arena_alloc(arena, (size_t)r->table.n + 1, sizeof *r->report->columns);
    for (int i = 0; i < r->table.n; i++) {
        const struct rate_column *c = &r->table.columns[i];
        const char *how = c->role == RATE_NOTHING ? "not taken" : "by name";
        if (c->role == RATE_OF)
            how = arena_format(arena, "%s for one %s", c->currency, r->table.base);
        r->report->columns[i] =
            (struct import_column){.header = c->header, .field = fields[c->role], .how = how};
    }
}

static bool take_head(struct run *r, struct row_reader *reader, struct error *err) {
    struct row row;
    r->report->format = arena_string(&r->report->arena, reader->description);
    if (!rows_next(reader, &row, err))
        return err->code != ERROR_NONE
                   ? false
                   : error_set(err, ERROR_INPUT,
                               "%s is empty; a table of rates begins with a line of headings.",
                               r->options->path);
    if (!rate_table_head(&r->table, &row, r->rates->base, r->options->dates, &r->report->arena,
                         err))
        return false;
    tell_columns(r);
    return true;
}

static bool take_file(struct run *r, struct row_reader *reader, struct error *err) {
    struct store *store = r->session->store;
    struct error end = {.code = ERROR_NONE};
    command_group_begin(store);
    bool begun = command_begin(store, r->label, err), ok = begun && take_rows(r, reader, err);
    /* A file that cannot be read further has given whole rows up to there. */
    if (begun && (r->options->dry_run || (!ok && err->code != ERROR_INPUT)))
        command_abort(store);
    else if (begun && !command_commit(store, &end)) {
        *err = end;
        ok = false;
    }
    command_group_end(store);
    return ok;
}

bool rate_import(struct session *session, const struct import_options *options,
                 const struct rate_import_options *rates, struct import_report *report,
                 int64_t *left_out, struct error *err) {
    static const struct import_map no_map = {.entity = &fx_entity};
    struct arena arena = {0};
    struct run r = {.session = session,
                    .options = options,
                    .rates = rates,
                    .report = report,
                    .left_out = left_out};
    *report = (struct import_report){0};
    *left_out = 0;
    err->code = ERROR_NONE;
    r.label = arena_format(&arena, "Import %s", import_file_name(options->path));
    struct row_reader *reader =
        import_refuse_pipe(options, err) ? import_open(session, options, &no_map, err) : NULL;
    bool ok = reader && take_head(&r, reader, err) && take_file(&r, reader, err);
    rows_close(reader);
    id_set_clear(&r.written);
    arena_free(&arena);
    return ok;
}
