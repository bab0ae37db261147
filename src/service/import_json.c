#include "import_json.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/json.h"

#include "import_report.h"

bool import_json_is(struct session *session, const char *path) {
    struct error ignored; /* what cannot be opened is told by whoever opens it next */
    char start[64];
    int fd = file_open(session_exchange_folder(session), path, &ignored);
    ssize_t length = fd < 0 ? 0 : pread(fd, start, sizeof start - 1, 0);
    if (fd >= 0)
        close(fd);
    start[length > 0 ? length : 0] = '\0';
    const char *first = start + (strncmp(start, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    first += strspn(first, " \t\r\n");
    return *first == '[' || *first == '{';
}

bool import_json_preview(struct import_report *report) {
    report->format = "JSON, as written by export";
    return true;
}

/* Old ids in the file → ids here, for references between entries of one supplier. */
struct id_pair {
    int64_t old, now;
};

struct json_import {
    struct session *session;
    struct supplier_import *import;
    struct import_report *report;
    struct arena arena; /* of one supplier */
    struct id_pair ids[2048];
    int n_ids;
    int64_t supplier, old_supplier;
    bool changed;
};

static int64_t id_of(const json_t *value) {
    if (json_is_string(value))
        return strtoll(json_string_value(value), NULL, 10);
    return json_is_integer(value) ? (int64_t)json_integer_value(value) : 0;
}

static void remember(struct json_import *j, int64_t old, int64_t now) {
    if (j->n_ids < (int)(sizeof j->ids / sizeof *j->ids))
        j->ids[j->n_ids++] = (struct id_pair){old, now};
}

static int64_t new_id(const struct json_import *j, int64_t old) {
    for (int i = 0; i < j->n_ids; i++) {
        if (j->ids[i].old == old)
            return j->ids[i].now;
    }
    return 0;
}

/* A member as the text that field_parse() reads. */
static const char *member_text(struct json_import *j, const json_t *value) {
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_integer(value))
        return arena_format(&j->arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return arena_format(&j->arena, "%.6f", json_real_value(value));
    if (json_is_boolean(value))
        return json_is_true(value) ? "yes" : "no";
    return "";
}

static bool read_values(struct json_import *j, const json_t *object, struct record *r,
                        const char **member, struct error *err) {
    const struct entity *entity = r->entity;
    for (size_t i = 0; i < entity->n_fields; i++) {
        const struct field *f = &entity->fields[i];
        const json_t *value = json_object_get(object, f->name);
        if (!value || json_is_null(value) || f->flags & FIELD_DERIVED)
            continue;
        *member = f->name;
        bool reference =
            f->type == FIELD_REF || (entity == &attachment_entity && i == ATTACHMENT_ROW);
        if (reference)
            r->values[i] = value_int(new_id(j, id_of(value)));
        else if (!field_parse(f, member_text(j, value), session_today(j->session), &j->arena,
                              &r->values[i], err))
            return false;
        if (reference && !r->values[i].i)
            r->values[i] = value_null();
    }
    return true;
}

/* A required value that is missing would only be refused by the database in its own words. */
static bool complete(const struct record *r, const char **member, struct error *err) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        bool missing = f->flags & FIELD_REQUIRED && r->values[i].kind == VALUE_NULL;
        if (missing && !(f->flags & FIELD_DERIVED)) {
            *member = f->name;
            return error_set(err, ERROR_INPUT, "a %s needs a %s", r->entity->label, f->name);
        }
    }
    return true;
}

static bool take_child(struct json_import *j, const struct entity *entity, const json_t *object,
                       int64_t line, struct error *err) {
    struct record *r = record_new(entity, &j->arena);
    const char *member = entity->table;
    bool changed;
    int64_t id;
    bool readable = read_values(j, object, r, &member, err);
    r->values[entity->parent] = value_int(j->supplier);
    if (!readable || !complete(r, &member, err)) {
        import_report_reject(j->report, line, member, err->message);
        return true;
    }
    if (!supplier_import_child(j->import, r, &j->arena, &changed, &id, err))
        return false;
    remember(j, id_of(json_object_get(object, "id")), id);
    j->changed = j->changed || changed;
    return true;
}

static bool take_children(struct json_import *j, const json_t *object, int64_t line,
                          struct error *err) {
    for (const struct entity *const *e = supplier_entities; *e; e++) {
        const json_t *children = json_object_get(object, (*e)->table);
        if (*e == &supplier_entity || !json_is_array(children))
            continue;
        for (size_t i = 0; i < json_array_size(children); i++) {
            if (!take_child(j, *e, json_array_get(children, i), line, err))
                return false;
        }
    }
    return true;
}

static bool take_supplier(struct json_import *j, const json_t *object, int64_t line, bool dry_run,
                          struct error *err) {
    struct record *r = record_new(&supplier_entity, &j->arena);
    struct import_outcome_of_row result;
    const char *member = "name";
    j->report->rows++;
    if (!json_is_object(object))
        error_set(err, ERROR_INPUT, "an object with the supplier's fields is expected here");
    if (!json_is_object(object) || !read_values(j, object, r, &member, err)) {
        import_report_reject(j->report, line, member, err->message);
        return true;
    }
    if (r->values[SUPPLIER_NAME].kind == VALUE_NULL) {
        import_report_reject(j->report, line, "name", "the name is empty");
        return true;
    }
    if (!supplier_import_row(j->import, r, &j->arena, &result, err))
        return false;
    j->supplier = result.id;
    j->n_ids = 0;
    j->changed = false;
    remember(j, id_of(json_object_get(object, "id")), result.id);
    if (!dry_run && !take_children(j, object, line, err))
        return false;
    if (j->changed && result.outcome == IMPORT_UNCHANGED)
        result.outcome = IMPORT_UPDATED;
    import_report_add(j->report, line, r->values[SUPPLIER_NAME].s, &result);
    return true;
}

bool import_json_rows(struct session *session, const struct import_options *options,
                      struct supplier_import *import, struct import_report *report,
                      struct error *err) {
    struct json_import *j = mem_alloc(1, sizeof *j);
    const struct journal_progress *progress = &options->progress;
    *j = (struct json_import){.session = session, .import = import, .report = report};
    json_t *element = NULL;
    int64_t line;
    import_json_preview(report);
    int fd = file_open(session_exchange_folder(session), options->path, err);
    struct json_reader *reader =
        fd < 0 ? NULL : json_reader_new(source_from_fd(fd, options->path), "suppliers");
    bool ok = reader != NULL;
    while (ok && json_reader_next(reader, &element, &line, err)) {
        ok = take_supplier(j, element, line, options->dry_run, err);
        json_decref(element);
        arena_free(&j->arena);
        if (ok)
            err->code = ERROR_NONE;
        if (ok && progress->step && report->rows % 100 == 0 &&
            !progress->step(progress->user, report->rows, 0)) {
            report->stopped = true;
            break;
        }
    }
    json_reader_free(reader);
    mem_free(j);
    return ok && err->code == ERROR_NONE;
}
