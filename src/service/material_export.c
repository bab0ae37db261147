/*
 * Materials, values and offers out: references as codes and names, so that another database
 * understands them.
 */
#include <limits.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/material_import.h"

enum { CELLS_MAX = 32 };

static const struct {
    const struct entity *entity;
    const char *array;
} lists[MATERIAL_LISTS] = {
    [LIST_MATERIALS] = {&material_entity, "materials"},
    [LIST_VALUES] = {&figure_entity, "values"},
    [LIST_OFFERS] = {&offer_entity, "offers"},
};

struct exporter {
    struct session *session;
    const struct export_options *options;
    enum material_list list;
    FILE *out;
    struct arena *arena;
    struct record **records;
    int count;
    struct record *last; /* that a reference named, looked up last */
    bool hidden;         /* something that the row refers to is deleted */
    int64_t written;
};

/* The code of what a reference names; of a supplier the name, where only one is called so. */
static bool reference_text(struct exporter *x, const struct field *f, int64_t id, const char **text,
                           struct error *err) {
    const struct entity *entity = entity_of_table(f->ref);
    int code = record_code_field(entity);
    int64_t found;
    struct error several;
    if ((!x->last || x->last->id != id) &&
        !record_load(x->session->store, entity, id, x->arena, &x->last, err))
        return false;
    x->hidden = x->hidden || x->last->deleted_at;
    *text = record_text(x->last, code >= 0 ? code : (int)entity->title);
    if (code < 0 && !supplier_find_name(x->session->store, *text, &found, &several))
        *text = arena_format(x->arena, "%lld", (long long)id);
    return true;
}

static bool cell_text(struct exporter *x, const struct record *r, size_t i, const char **text,
                      struct error *err) {
    const struct field *f = &r->entity->fields[i];
    if (f->type == FIELD_REF)
        return reference_text(x, f, r->values[i].i, text, err);
    *text = field_edit_text(f, r->values[i], x->arena);
    if (x->options->visible) {
        struct strbuf safe = {0};
        table_safe_text(&safe, *text, INT_MAX);
        *text = arena_string(x->arena, strbuf_text(&safe));
        strbuf_free(&safe);
    }
    return true;
}

static bool write_csv(struct exporter *x, struct error *err) {
    const struct entity *entity = lists[x->list].entity;
    const char *cells[CELLS_MAX];
    bool ok = true;
    for (size_t i = 0; i < entity->n_fields; i++)
        cells[i] = field_plain_name(&entity->fields[i], x->arena);
    csv_write_row(x->out, ',', cells, entity->n_fields);
    for (int k = 0; k < x->count && ok; k++) {
        x->hidden = false;
        for (size_t i = 0; i < entity->n_fields && ok; i++)
            ok = cell_text(x, x->records[k], i, &cells[i], err);
        if (ok && !x->hidden) {
            csv_write_row(x->out, ',', cells, entity->n_fields);
            x->written++;
        }
    }
    return ok;
}

static bool write_object(struct exporter *x, struct json_writer *w, const struct record *r,
                         struct error *err) {
    const char *texts[CELLS_MAX];
    x->hidden = false;
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        if (!cell_text(x, r, i, &texts[i], err))
            return false;
    }
    if (x->hidden)
        return true;
    json_write_object(w, NULL);
    export_json_record(w, r);
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        if (r->entity->fields[i].type == FIELD_REF)
            json_write_text(w, field_plain_name(&r->entity->fields[i], x->arena), texts[i]);
    }
    json_write_object_end(w);
    x->written++;
    return true;
}

static bool write_json(struct exporter *x, struct error *err) {
    struct json_writer w;
    bool ok = true;
    json_write_begin(&w, x->out, true);
    json_write_object(&w, NULL);
    json_write_array(&w, lists[x->list].array);
    for (int k = 0; k < x->count && ok; k++)
        ok = write_object(x, &w, x->records[k], err);
    json_write_array_end(&w);
    json_write_object_end(&w);
    json_write_end(&w);
    return ok;
}

static bool write_all(struct exporter *x, struct error *err) {
    return record_all(x->session->store, lists[x->list].entity, x->arena, &x->records, &x->count,
                      err) &&
           (x->options->format == EXPORT_JSON ? write_json : write_csv)(x, err);
}

bool material_export(struct session *session, enum material_list list,
                     const struct export_options *options, int64_t *written, struct error *err) {
    struct arena arena = {0};
    struct file_writer file = {0};
    struct exporter x = {
        .session = session, .options = options, .list = list, .out = options->out, .arena = &arena};
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
    arena_free(&arena);
    return ok;
}
