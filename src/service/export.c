#include "export_private.h"

#include <limits.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/filter.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/json.h"
#include "sourcebench/io/table.h"

enum { BATCH = 200 };

static bool exported(const struct field *f) {
    return !(f->flags & FIELD_DERIVED);
}

/* CSV: the supplier's own fields, by their names. */

static void write_csv_head(struct exporter *x) {
    const char *cells[SUPPLIER_N];
    size_t n = 0;
    for (int i = 0; i < SUPPLIER_N; i++) {
        if (exported(&supplier_entity.fields[i]))
            cells[n++] = supplier_entity.fields[i].name;
    }
    csv_write_row(x->out, ',', cells, n);
}

/* A cell as it may reach a terminal: without anything that would act there. */
static const char *seen(const struct exporter *x, const char *text, struct arena *arena) {
    struct strbuf safe = {0};
    if (!x->options->visible)
        return text;
    table_safe_text(&safe, text, INT_MAX);
    const char *kept = arena_string(arena, strbuf_text(&safe));
    strbuf_free(&safe);
    return kept;
}

static bool write_csv_row(struct exporter *x, const struct record *r, struct arena *arena,
                          struct error *err) {
    (void)err;
    const char *cells[SUPPLIER_N];
    size_t n = 0;
    for (int i = 0; i < SUPPLIER_N; i++) {
        if (exported(&supplier_entity.fields[i]))
            cells[n++] =
                seen(x, field_edit_text(&supplier_entity.fields[i], r->values[i], arena), arena);
    }
    csv_write_row(x->out, ',', cells, n);
    x->written++;
    return true;
}

static void end_csv(struct exporter *x) {
    (void)x;
}

/* JSON: everything that belongs to the supplier. */

static void write_json_value(struct json_writer *w, const struct field *f, struct value v) {
    if (v.kind == VALUE_NULL)
        json_write_null(w, f->name);
    else if (v.kind == VALUE_TEXT)
        json_write_text(w, f->name, v.s);
    else if (f->type == FIELD_REF || f->flags & FIELD_ANY_ROW)
        json_write_id(w, f->name, v.i);
    else if (f->type == FIELD_BOOL)
        json_write_bool(w, f->name, v.i != 0);
    else if (f->type == FIELD_MONEY)
        json_write_decimal(w, f->name, v.i, 4);
    else if (f->type == FIELD_DECIMAL)
        json_write_decimal(w, f->name, v.i, f->scale);
    else
        json_write_int(w, f->name, v.i);
}

void export_json_record(struct json_writer *w, const struct record *r) {
    json_write_id(w, "id", r->id);
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        if (exported(f) && (int)i != r->entity->parent)
            write_json_value(w, f, r->values[i]);
    }
    json_write_int(w, "rev", r->rev);
    json_write_int(w, "created_at", r->created_at);
    json_write_text(w, "created_by", r->created_by);
    json_write_int(w, "updated_at", r->updated_at);
    json_write_text(w, "updated_by", r->updated_by);
}

/* The ids that were written of one supplier, in the arena. */
struct written {
    int64_t *ids;
    int count;
};

static void note_written(struct written *w, struct record *const *records, int count,
                         struct arena *arena) {
    int64_t *ids = arena_alloc(arena, (size_t)w->count + (size_t)count, sizeof *ids);
    if (w->count)
        memcpy(ids, w->ids, (size_t)w->count * sizeof *ids);
    for (int i = 0; i < count; i++)
        ids[w->count + i] = records[i]->id;
    *w = (struct written){ids, w->count + count};
}

/* What hangs on a record that was deleted (a file, a decision) stays behind with it: where the
 * export is read there would be nothing for it to point at. */
static bool hangs_on_deleted(const struct record *r, const struct written *w) {
    int owner = 0, n = (int)r->entity->n_fields;
    while (owner < n && !(r->entity->fields[owner].flags & FIELD_ANY_ROW))
        owner++;
    bool found = owner == n;
    for (int i = 0; i < w->count && !found; i++)
        found = w->ids[i] == r->values[owner].i;
    return !found;
}

/* What belongs to no supplier (a material) is told by its code too: another database may know it by
 * another id. */
static bool write_json_codes(struct json_writer *w, struct session *session, const struct record *r,
                             struct arena *arena, struct error *err) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        const struct entity *other = f->type == FIELD_REF ? entity_of_table(f->ref) : NULL;
        int code = other ? record_code_field(other) : -1;
        struct record *named;
        if (code < 0 || r->values[i].kind == VALUE_NULL)
            continue;
        if (!record_load(session->store, other, r->values[i].i, arena, &named, err))
            return false;
        json_write_text(w, field_plain_name(f, arena), record_text(named, code));
    }
    return true;
}

static bool write_json_children(struct json_writer *w, struct session *session,
                                const struct entity *entity, int64_t supplier,
                                struct written *written, struct arena *arena, struct error *err) {
    struct record **records;
    int count;
    if (!record_children(session->store, entity, supplier, false, arena, &records, &count, err))
        return false;
    json_write_array(w, entity->table);
    for (int i = 0; i < count; i++) {
        if (hangs_on_deleted(records[i], written))
            continue;
        json_write_object(w, NULL);
        export_json_record(w, records[i]);
        if (!write_json_codes(w, session, records[i], arena, err))
            return false;
        json_write_object_end(w);
    }
    json_write_array_end(w);
    note_written(written, records, count, arena);
    return true;
}

bool export_json_supplier(struct json_writer *w, struct session *session, const struct record *r,
                          struct arena *arena, struct error *err) {
    struct written written = {(int64_t[]){r->id}, 1};
    bool ok = true;
    export_json_record(w, r);
    for (const struct entity *const *e = supplier_entities; *e && ok; e++) {
        if (*e != &supplier_entity)
            ok = write_json_children(w, session, *e, r->id, &written, arena, err);
    }
    return ok;
}

static void begin_json(struct exporter *x) {
    json_write_begin(&x->json, x->out, true);
    json_write_object(&x->json, NULL);
    json_write_array(&x->json, "suppliers");
}

static bool write_json(struct exporter *x, const struct record *r, struct arena *arena,
                       struct error *err) {
    json_write_object(&x->json, NULL);
    bool ok = export_json_supplier(&x->json, x->session, r, arena, err);
    json_write_object_end(&x->json);
    x->written++;
    return ok;
}

static void end_json(struct exporter *x) {
    json_write_array_end(&x->json);
    json_write_object_end(&x->json);
    json_write_end(&x->json);
}

static const struct export_writer export_csv = {write_csv_head, write_csv_row, end_csv},
                                  export_json = {begin_json, write_json, end_json};

static const struct export_writer *const writers[] = {[EXPORT_CSV] = &export_csv,
                                                      [EXPORT_JSON] = &export_json,
                                                      [EXPORT_CALENDAR] = &export_calendar,
                                                      [EXPORT_CONTACTS] = &export_contacts};

static const struct {
    const char *ending, *unit, *units;
} formats[] = {[EXPORT_CSV] = {".csv", "supplier", "suppliers"},
               [EXPORT_JSON] = {".json", "supplier", "suppliers"},
               [EXPORT_CALENDAR] = {".ics", "dated item", "dated items"},
               [EXPORT_CONTACTS] = {".vcf", "contact", "contacts"}};

enum export_format export_format_of(const char *path) {
    const char *ending = strrchr(path, '.');
    for (int i = 0; ending && i < EXPORT_FORMATS; i++)
        if (strcmp(ending, formats[i].ending) == 0)
            return (enum export_format)i;
    return EXPORT_CSV;
}

const char *export_unit(enum export_format format, int64_t n) {
    return n == 1 ? formats[format].unit : formats[format].units;
}

/* Rows */

static bool write_one(struct exporter *x, const struct record *r, struct arena *arena,
                      struct error *err) {
    x->suppliers++;
    return writers[x->options->format]->one(x, r, arena, err);
}

static bool go_on(struct exporter *x, int64_t total, struct error *err) {
    const struct journal_progress *progress = &x->options->progress;
    return !progress->step || progress->step(progress->user, x->suppliers, total) ||
           error_set(err, ERROR_CANCELLED, "Stopped; nothing was written.");
}

static bool write_ids(struct exporter *x, struct error *err) {
    bool ok = true;
    for (int64_t i = 0; i < x->options->n_ids && ok; i++) {
        struct arena arena = {0};
        struct record *r;
        ok =
            record_load(x->session->store, &supplier_entity, x->options->ids[i], &arena, &r, err) &&
            write_one(x, r, &arena, err) && (i % BATCH || go_on(x, x->options->n_ids, err));
        arena_free(&arena);
    }
    return ok;
}

/* Each batch is kept until the next was read, which begins behind its last row. */
static bool write_list(struct exporter *x, struct supplier_list *list, struct error *err) {
    const struct record *rows[BATCH], *from = NULL;
    struct arena before = {0};
    int count;
    bool end = false, ok = true;
    while (ok && !end) {
        struct arena arena = {0};
        ok = supplier_list_fetch(list, from, false, BATCH, &arena, rows, &count, &end, err);
        for (int i = 0; i < count && ok; i++) {
            struct arena row = {0};
            ok = write_one(x, rows[i], &row, err);
            arena_free(&row);
        }
        ok = ok && go_on(x, 0, err);
        from = ok && count ? rows[count - 1] : NULL;
        arena_free(&before);
        before = arena;
    }
    arena_free(&before);
    return ok;
}

static bool write_filtered(struct exporter *x, struct error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct filter_error wrong;
    struct supplier_query query = {.sort = SUPPLIER_NAME,
                                   .sort_chosen = true,
                                   .today = session_today(x->session),
                                   .filter = &filter};
    struct supplier_list *list = NULL;
    bool ok = filter_parse(x->options->filter ? x->options->filter : "", supplier_filter_keys,
                           n_supplier_filter_keys, query.today, &arena, &filter, &wrong);
    if (!ok)
        *err = wrong.error;
    if (ok)
        list = supplier_list_open(x->session->store, &query, err);
    ok = list && write_list(x, list, err);
    supplier_list_close(list);
    arena_free(&arena);
    return ok;
}

static bool write_all(struct exporter *x, struct error *err) {
    writers[x->options->format]->begin(x);
    bool ok = x->options->ids ? write_ids(x, err) : write_filtered(x, err);
    writers[x->options->format]->end(x);
    return ok;
}

bool export_suppliers(struct session *session, const struct export_options *options,
                      int64_t *written, struct error *err) {
    struct exporter x = {.session = session, .options = options, .out = options->out};
    struct file_writer file = {0};
    const char *beneath = session_exchange_folder(session);
    bool ok = true;
    *written = 0;
    if (options->path && !options->overwrite && file_is_there(beneath, options->path))
        return error_set(err, ERROR_CONFLICT, "%s exists already; choose another name.",
                         options->path);
    if (options->path) {
        ok = file_writer_open(&file, beneath, options->path, FILE_PRIVATE, err);
        x.out = file.stream;
    }
    ok = ok && write_all(&x, err);
    if (options->path && ok)
        ok = file_writer_commit(&file, err);
    else if (options->path)
        file_writer_abort(&file);
    *written = x.written;
    return ok;
}
