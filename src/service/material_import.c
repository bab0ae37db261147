#include "sourcebench/service/material_import.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/id_set.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/material_unit.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/csv.h"

#include "import_learn.h"
#include "import_report.h"

enum { CHUNK = 1000, ID_DIGITS = 15, FIELDS_MAX = 48 };

/* What makes two rows the same; of a material its code. */
static const int material_key[] = {MATERIAL_CODE, -1};
static const int value_key[] = {FIGURE_MATERIAL, FIGURE_PROPERTY,    FIGURE_REPORT,
                                FIGURE_SOURCE,   FIGURE_MEASURED_ON, -1};
static const int offer_key[] = {OFFER_SUPPLIER, OFFER_MATERIAL, OFFER_ARTICLE, OFFER_QUOTED_ON, -1};

static const struct {
    struct import_map map;
    const int *key;
} lists[MATERIAL_LISTS] = {
    [LIST_MATERIALS] = {{.entity = &material_entity,
                         .key = MATERIAL_CODE,
                         .array = "materials",
                         .wanted = "the code of the material"},
                        material_key},
    [LIST_VALUES] = {{.entity = &figure_entity,
                      .key = FIGURE_MATERIAL,
                      .wanted = "the material",
                      .takes_units = true,
                      .array = "values"},
                     value_key},
    [LIST_OFFERS] = {{.entity = &offer_entity,
                      .key = OFFER_MATERIAL,
                      .wanted = "the material",
                      .takes_units = true,
                      .array = "offers"},
                     offer_key},
};

/* One run over the rows of a file. */
struct import_run {
    struct session *session;
    const struct import_options *options;
    struct import_report *report;
    struct import_map map;
    const int *key;
    struct id_set written; /* by earlier rows of the file */
    const char *label;
    int in_chunk;
};

/* Cells */

/* What a cell of a reference names. */
static bool read_reference(struct import_run *r, const char *table, const char *text,
                           struct value *value, struct error *err) {
    struct store *store = r->session->store;
    const struct entity *entity = entity_of_table(table);
    int64_t id = 0;
    if (strlen(text) >= ID_DIGITS && strspn(text, "0123456789") == strlen(text)) {
        id = strtoll(text, NULL, 10);
    } else if (record_code_field(entity) < 0) {
        if (!supplier_find_name(store, text, &id, err))
            return false;
    } else if (!record_find_code(store, entity, text, &id, err) ||
               (!id && !record_find_name(store, entity, text, &id, err))) {
        return false;
    }
    *value = value_int(id);
    return id ||
           error_set(err, ERROR_INPUT, "There is no %s \"%s\"; add it first.", entity->label, text);
}

/* The unit that goes with a cell that names none itself. */
static const char *unit_of(const struct import_run *r, const struct row *row, int column) {
    if (r->map.units[column])
        return r->map.units[column];
    if (r->map.unit_column >= 0 && r->map.unit_column < (int)row->n_cells)
        return row->cells[r->map.unit_column].text;
    return "";
}

/* The unit of the property of the row, which an earlier or later column names. */
static bool property_unit(struct import_run *r, const struct record *record, struct arena *arena,
                          const char **unit, struct error *err) {
    struct record *property;
    *unit = "";
    if (record->values[FIGURE_PROPERTY].kind != VALUE_INT)
        return true;
    if (!record_load(r->session->store, &property_entity, record->values[FIGURE_PROPERTY].i, arena,
                     &property, err))
        return false;
    *unit = record_text(property, PROPERTY_UNIT);
    return true;
}

static bool has_unit(const char *text) {
    return text[strspn(text, "+-0123456789.,' ")] != '\0';
}

/* A number with its unit into that of its field: a value, a width, a weight. */
static bool read_measure(const char *wanted, const char *text, const char *unit,
                         struct arena *arena, int64_t *thousandths, struct error *err) {
    const char *whole = has_unit(text) ? text : arena_format(arena, "%s %s", text, unit);
    return material_read_figure(wanted, whole, thousandths, err);
}

static bool is_measure(const struct field *f) {
    return f == &offer_entity.fields[OFFER_WIDTH] || f == &offer_entity.fields[OFFER_WEIGHT];
}

static bool read_width(const struct field *f, const char *text, const char *unit,
                       struct arena *arena, struct value *value, struct error *err) {
    int64_t thousandths;
    if (!read_measure(f->unit, text, unit, arena, &thousandths, err))
        return false;
    return field_parse(f, arena_format(arena, "%lld", (long long)((thousandths + 500) / 1000)), 0,
                       arena, value, err);
}

/* "1.85", "USD 1.85/m": an amount in the unit that the cell or the header names. */
static bool read_price(const char *text, const char *header_unit, struct arena *arena,
                       struct record *record, struct error *err) {
    const struct field *f = &offer_entity.fields[OFFER_PRICE];
    struct material_price_unit unit;
    struct value *price = &record->values[OFFER_PRICE];
    bool told =
        material_read_price_unit(text, &unit) || material_read_price_unit(header_unit, &unit);
    const char *number = text + strcspn(text, "0123456789.");
    const char *amount = arena_bytes(arena, number, strspn(number, "0123456789.,"));
    if (!field_parse(f, told ? amount : text, 0, arena, price, err))
        return false;
    if (!told || price->kind == VALUE_NULL)
        return true;
    record->values[OFFER_PRICE_PER] = value_text(unit.per);
    if (*unit.currency)
        record->values[OFFER_CURRENCY] = value_text(arena_string(arena, unit.currency));
    return material_price_amount(&unit, price->i, &price->i) ||
           error_set(err, ERROR_INPUT, "The price is too large.");
}

static bool read_cell(struct import_run *r, const struct row *row, int column,
                      struct record *record, struct arena *arena, struct error *err) {
    const struct import_column *c = &r->map.columns[column];
    const struct field *f = &record->entity->fields[c->field];
    const char *text = text_clean(arena, csv_unneutralise(row->cells[column].text), true), *unit;
    struct value value = value_null();
    if (!*text)
        return true;
    if (f->type == FIELD_REF)
        return read_reference(r, f->ref, text, &record->values[c->field], err);
    if (!import_map_text(&r->map, column, &text, arena, err))
        return false;
    unit = unit_of(r, row, column);
    if (f == &offer_entity.fields[OFFER_PRICE])
        return read_price(text, unit, arena, record, err);
    if (is_measure(f))
        return read_width(f, text, r->map.units[column] ? unit : "", arena,
                          &record->values[c->field], err);
    if (record->entity == &figure_entity && f->type == FIELD_DECIMAL) {
        int64_t thousandths;
        const char *wanted;
        if (!property_unit(r, record, arena, &wanted, err) ||
            !read_measure(wanted, text, unit, arena, &thousandths, err))
            return false;
        value = value_int(thousandths);
    } else if (!field_parse(f, text, session_today(r->session), arena, &value, err)) {
        return false;
    }
    record->values[c->field] = value;
    return true;
}

/* References first: what a number means may depend on them. */
static bool read_row(struct import_run *r, const struct row *row, struct arena *arena,
                     struct record *record, const char **column, struct error *err) {
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < r->map.n && i < (int)row->n_cells; i++) {
            int field = r->map.columns[i].field;
            bool reference = field >= 0 && record->entity->fields[field].type == FIELD_REF;
            *column = r->map.columns[i].header;
            if (field >= 0 && reference == (pass == 0) && !read_cell(r, row, i, record, arena, err))
                return false;
        }
    }
    *column = r->map.columns[r->map.name].header;
    return record->values[r->map.key].kind != VALUE_NULL ||
           error_set(err, ERROR_INPUT, "This must not be empty.");
}

/* Records */

/* The record in which all that the row says stands already, with the same key. */
static bool find_equal(struct import_run *r, const struct record *record, int64_t *id,
                       struct error *err) {
    int fields[FIELDS_MAX], n = 0;
    while (r->key[n] >= 0) {
        fields[n] = r->key[n];
        n++;
    }
    for (size_t i = 0; i < record->entity->n_fields && n < FIELDS_MAX - 1; i++)
        if (record->values[i].kind != VALUE_NULL)
            fields[n++] = (int)i;
    fields[n] = -1;
    return record_find_same(r->session->store, record, fields, id, err);
}

/* A list adds its values beside those of the catalogue, it does not change them. */
static bool pass_over_catalogue(struct import_run *r, const struct entity *entity, int64_t *id,
                                struct error *err) {
    struct arena arena = {0};
    struct record *there;
    bool ok = !*id || record_load(r->session->store, entity, *id, &arena, &there, err);
    if (ok && *id && strcmp(there->updated_by, catalogue_author) == 0)
        *id = 0;
    arena_free(&arena);
    return ok;
}

static bool find_record(struct import_run *r, const struct record *record, int64_t *id,
                        struct error *err) {
    struct store *store = r->session->store;
    if (record->entity == &material_entity)
        return record_find_code(store, record->entity, record->values[MATERIAL_CODE].s, id, err);
    if (!find_equal(r, record, id, err))
        return false;
    return *id || (record_find_same(store, record, r->key, id, err) &&
                   pass_over_catalogue(r, record->entity, id, err));
}

/* What the list says on top of what is there; a later row of the file only fills. */
static struct record *merge(struct import_run *r, const struct record *there,
                            const struct record *said, struct arena *arena) {
    struct record *wanted = record_copy(there, arena);
    bool fill = id_set_has(&r->written, there->id);
    for (size_t i = 0; i < said->entity->n_fields; i++) {
        bool same_code = said->entity == &material_entity && i == MATERIAL_CODE;
        if (said->values[i].kind != VALUE_NULL && !same_code &&
            (!fill || there->values[i].kind == VALUE_NULL))
            wanted->values[i] = said->values[i];
    }
    return wanted;
}

static bool write_record(struct import_run *r, struct record *said, struct arena *arena,
                         enum import_outcome *outcome, struct error *err) {
    struct store *store = r->session->store;
    struct record *there;
    int64_t id;
    int changed = 0;
    if (!find_record(r, said, &id, err))
        return false;
    *outcome = IMPORT_ADDED;
    if (!id) {
        if (!record_insert(store, said, err))
            return false;
        id_set_add(&r->written, said->id);
        return true;
    }
    if (!record_load(store, said->entity, id, arena, &there, err) ||
        !record_update(store, there, merge(r, there, said, arena), arena, NULL, &changed, err))
        return false;
    id_set_add(&r->written, id);
    *outcome = changed ? IMPORT_UPDATED : IMPORT_UNCHANGED;
    return true;
}

/* A value that a laboratory measured says so by its report. */
static void fill_in(struct record *record) {
    if (record->entity == &figure_entity && record->values[FIGURE_BASIS].kind == VALUE_NULL &&
        (record->values[FIGURE_REPORT].kind != VALUE_NULL ||
         record->values[FIGURE_MEASURED_ON].kind != VALUE_NULL))
        record->values[FIGURE_BASIS] = value_text("measured");
}

/* One row; false only where the database failed. */
static bool take_row(struct import_run *r, const struct row *row, struct error *err) {
    struct arena arena = {0};
    struct record *record = record_new(r->map.entity, &arena);
    struct import_outcome_of_row result = {0};
    const char *column = "";
    r->report->rows++;
    bool ok = read_row(r, row, &arena, record, &column, err);
    if (ok) {
        fill_in(record);
        ok = write_record(r, record, &arena, &result.outcome, err);
    }
    if (ok) {
        import_report_add(r->report, row->line, "", &result);
    } else if (err->code == ERROR_INPUT || err->code == ERROR_NOT_FOUND ||
               err->code == ERROR_REFUSED) {
        import_report_reject(r->report, row->line, column, err->message);
        err->code = ERROR_NONE;
        ok = true;
    }
    arena_free(&arena);
    return ok;
}

/* Rows go in commands of a thousand; a dry run is one that is given up. */
static bool next_chunk(struct import_run *r, struct error *err) {
    if (r->options->dry_run || ++r->in_chunk < CHUNK)
        return true;
    r->in_chunk = 0;
    return command_commit(r->session->store, err) &&
           command_begin(r->session->store, r->label, err);
}

static bool take_rows(struct import_run *r, struct row_reader *reader, struct error *err) {
    const struct journal_progress *progress = &r->options->progress;
    struct row row;
    bool ok = rows_next(reader, &row, err); /* the header */
    while (ok && rows_next(reader, &row, err)) {
        ok = take_row(r, &row, err) && next_chunk(r, err);
        if (ok && progress->step && r->report->rows % CHUNK == 0 &&
            !progress->step(progress->user, reader->done, reader->total)) {
            r->report->stopped = true;
            break;
        }
    }
    return ok && err->code == ERROR_NONE;
}

static bool take_list(struct import_run *r, struct error *err) {
    struct store *store = r->session->store;
    struct row_reader *reader = import_open(r->session, r->options, &r->map, err);
    if (!reader)
        return false;
    command_group_begin(store);
    bool begun = command_begin(store, r->label, err), ok = begun && take_rows(r, reader, err);
    /* A list that cannot be read further has given whole rows up to there. */
    struct error end = {.code = ERROR_NONE};
    if (begun && (r->options->dry_run || (!ok && err->code != ERROR_INPUT)))
        command_abort(store);
    else if (begun && !command_commit(store, &end)) {
        *err = end;
        ok = false;
    }
    command_group_end(store);
    rows_close(reader);
    return ok;
}

bool material_import(struct session *session, enum material_list list,
                     const struct import_options *options, struct import_report *report,
                     struct error *err) {
    struct arena arena = {0};
    struct import_run r = {.session = session,
                           .options = options,
                           .report = report,
                           .map = lists[list].map,
                           .key = lists[list].key};
    *report = (struct import_report){0};
    err->code = ERROR_NONE;
    r.label = arena_format(&arena, "Import %s", import_file_name(options->path));
    bool ok = import_refuse_pipe(options, err) &&
              import_learn(session, options, &r.map, report, err) && take_list(&r, err);
    id_set_clear(&r.written);
    arena_free(&arena);
    return ok;
}
