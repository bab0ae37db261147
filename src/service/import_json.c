#include "import_json.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/json.h"

#include "import_report.h"

/* NOT_THERE stands for a supplier that a dry run would add. */
enum { PROGRESS_EVERY = 100, NOT_THERE = -1 };

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

const char import_json_format[] = "JSON, as written by export";

bool import_json_preview(struct import_report *report) {
    report->format = import_json_format;
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
    struct arena arena;  /* of one supplier */
    struct id_pair *ids; /* in the arena */
    int n_ids;
    int64_t supplier, line;
    bool changed;
};

static int64_t id_of(const json_t *value) {
    if (json_is_string(value))
        return strtoll(json_string_value(value), NULL, 10);
    return json_is_integer(value) ? (int64_t)json_integer_value(value) : 0;
}

static void remember(struct json_import *j, int64_t old, int64_t now) {
    j->ids[j->n_ids++] = (struct id_pair){old, now};
}

/* 0 where there is none, also of old 0: records in a file may be without ids. */
static int64_t new_id(const struct json_import *j, int64_t old) {
    if (!old)
        return 0;
    for (int i = 0; i < j->n_ids; i++) {
        if (j->ids[i].old == old)
            return j->ids[i].now;
    }
    return 0;
}

/* A number with as many digits as the field keeps; others only where there are any. */
static const char *real_text(const struct field *f, double number, struct arena *arena) {
    int digits = f->type == FIELD_MONEY ? 4 : f->type == FIELD_DECIMAL ? f->scale : 0;
    if (digits == 0 && (number < -1e15 || number > 1e15 || number != (double)(int64_t)number))
        digits = 6;
    return arena_format(arena, "%.*f", digits, number);
}

const char *import_json_text(const struct field *f, const json_t *value, struct arena *arena) {
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_integer(value))
        return arena_format(arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return real_text(f, json_real_value(value), arena);
    if (json_is_boolean(value))
        return json_is_true(value) ? "yes" : "no";
    return "";
}

/* A reference to a record of the same supplier by its id in the file, to one that belongs to no
 * supplier by its code. */
static bool read_reference(struct json_import *j, const struct field *f, const json_t *object,
                           struct value *value, struct error *err) {
    const struct entity *other = f->type == FIELD_REF ? entity_of_table(f->ref) : NULL;
    bool coded = other && record_code_field(other) >= 0;
    const json_t *code = coded ? json_object_get(object, field_plain_name(f, &j->arena)) : NULL;
    int64_t id = 0;
    if (!json_is_string(code))
        id = new_id(j, id_of(json_object_get(object, f->name)));
    else if (!record_find_code(j->session->store, other, json_string_value(code), &id, err))
        return false;
    else if (!id)
        return error_set(err, ERROR_INPUT, "there is no %s \"%s\"; add it first", other->label,
                         json_string_value(code));
    *value = id ? value_int(id) : value_null();
    return true;
}

static bool read_value(struct json_import *j, const struct field *f, const json_t *object,
                       struct value *value, struct error *err) {
    const json_t *member = json_object_get(object, f->name);
    if (f->type == FIELD_REF || f->flags & FIELD_ANY_ROW)
        return read_reference(j, f, object, value, err);
    if (!member || json_is_null(member) || f->flags & FIELD_DERIVED)
        return true;
    return field_parse(f, import_json_text(f, member, &j->arena), session_today(j->session),
                       &j->arena, value, err);
}

static bool read_values(struct json_import *j, const json_t *object, struct record *r,
                        const char **member, struct error *err) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        *member = r->entity->fields[i].name;
        if (!read_value(j, &r->entity->fields[i], object, &r->values[i], err))
            return false;
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
            return error_set(err, ERROR_INPUT, "this must not be empty");
        }
    }
    return true;
}

/* The children of one kind, as far as they can be read. */
struct children {
    struct record **records;
    int64_t *old; /* their ids in the file */
    int n;
};

static void read_child(struct json_import *j, const struct entity *entity, const json_t *object,
                       struct children *children) {
    struct error err;
    const char *member = entity->table;
    struct record *r = record_new(entity, &j->arena);
    bool readable = json_is_object(object)
                        ? read_values(j, object, r, &member, &err)
                        : error_set(&err, ERROR_INPUT, "an object with fields is expected here");
    r->values[entity->parent] = value_int(j->supplier);
    if (!readable || !complete(r, &member, &err)) {
        import_report_reject(j->report, j->line, member, err.message);
        return;
    }
    children->records[children->n] = r;
    children->old[children->n++] = id_of(json_object_get(object, "id"));
}

static bool take_children(struct json_import *j, const struct entity *entity, const json_t *array,
                          struct error *err) {
    size_t size = json_array_size(array);
    struct children children = {.records = arena_alloc(&j->arena, size, sizeof(struct record *)),
                                .old = arena_alloc(&j->arena, size, sizeof(int64_t))};
    struct import_child *results = arena_alloc(&j->arena, size, sizeof *results);
    for (size_t i = 0; i < size; i++)
        read_child(j, entity, json_array_get(array, i), &children);
    if (!supplier_import_children(j->import, children.records, children.n, &j->arena, results, err))
        return false;
    for (int i = 0; i < children.n; i++) {
        if (results[i].refused)
            import_report_reject(j->report, j->line, entity->table, results[i].refused);
        else
            remember(j, children.old[i], results[i].id);
        j->changed = j->changed || results[i].changed;
    }
    return true;
}

static bool take_all_children(struct json_import *j, const json_t *object, struct error *err) {
    for (const struct entity *const *e = supplier_entities; *e; e++) {
        const json_t *children = json_object_get(object, (*e)->table);
        if (*e != &supplier_entity && json_is_array(children) &&
            !take_children(j, *e, children, err))
            return false;
    }
    return true;
}

/* Children and the supplier itself. */
static size_t count_records(const json_t *object) {
    size_t n = 1;
    for (const struct entity *const *e = supplier_entities; *e; e++)
        n += json_array_size(json_object_get(object, (*e)->table));
    return n;
}

/* One supplier; false only where the database failed. */
static bool take_supplier(struct json_import *j, const json_t *object, struct error *err) {
    struct record *r = record_new(&supplier_entity, &j->arena);
    struct import_outcome_of_row result;
    struct error wrong;
    const char *member = "name";
    j->report->rows++;
    bool readable = json_is_object(object)
                        ? read_values(j, object, r, &member, &wrong) && complete(r, &member, &wrong)
                        : error_set(&wrong, ERROR_INPUT,
                                    "an object with the supplier's fields is expected here");
    if (readable && !supplier_import_row(j->import, r, &j->arena, &result, &wrong)) {
        if (wrong.code != ERROR_INPUT) {
            *err = wrong;
            return false;
        }
        readable = false;
    }
    if (!readable) {
        import_report_reject(j->report, j->line, member, wrong.message);
        return true;
    }
    j->supplier = result.id ? result.id : NOT_THERE;
    j->changed = false;
    j->n_ids = 0;
    j->ids = arena_alloc(&j->arena, count_records(object), sizeof *j->ids);
    remember(j, id_of(json_object_get(object, "id")), j->supplier);
    if (!take_all_children(j, object, err))
        return false;
    if (j->changed && result.outcome == IMPORT_UNCHANGED)
        result.outcome = IMPORT_UPDATED;
    import_report_add(j->report, j->line, r->values[SUPPLIER_NAME].s, &result);
    return true;
}

bool import_json_rows(struct session *session, const struct import_options *options,
                      struct supplier_import *import, struct import_report *report,
                      struct error *err) {
    const struct journal_progress *progress = &options->progress;
    struct json_import j = {.session = session, .import = import, .report = report};
    json_t *element = NULL;
    import_json_preview(report);
    supplier_import_each_once(import);
    int fd = file_open(session_exchange_folder(session), options->path, err);
    struct json_reader *reader =
        fd < 0 ? NULL : json_reader_new(source_from_fd(fd, options->path), "suppliers");
    bool ok = reader != NULL;
    while (ok && json_reader_next(reader, &element, &j.line, err)) {
        ok = take_supplier(&j, element, err);
        json_decref(element);
        arena_free(&j.arena);
        if (ok && progress->step && report->rows % PROGRESS_EVERY == 0 &&
            !progress->step(progress->user, report->rows, 0)) {
            report->stopped = true;
            break;
        }
    }
    json_reader_free(reader);
    return ok && err->code == ERROR_NONE;
}
