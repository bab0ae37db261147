/*
 * JSON as rows of a list: the objects of an array, their members by the names of an entity's
 * fields. A list that `export --format json` wrote is thus read as its CSV is.
 */
#include "import_json.h"

#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/json.h"

struct json_rows {
    struct row_reader base;
    const struct entity *entity;
    struct json_reader *reader;
    struct arena arena;     /* of the row */
    struct row_cell *cells; /* as many as fields */
    bool begun;
    int64_t given;
};

/* A cell of a list may have an apostrophe that its export put before it and that its import takes
 * away. A text of JSON is as it is: where it looks so, it gets another. */
static const char *as_cell(const char *text, struct arena *arena) {
    return csv_unneutralise(text) == text ? arena_string(arena, text)
                                          : arena_format(arena, "'%s", text);
}

/* What a reference names stands under its plain name, "material"; else its id. */
static const char *cell_text(struct json_rows *r, const struct field *f, const json_t *object) {
    const json_t *member = json_object_get(object, field_plain_name(f, &r->arena));
    if (!member || json_is_null(member))
        member = json_object_get(object, f->name);
    return as_cell(import_json_text(f, member, &r->arena), &r->arena);
}

static void give(struct json_rows *r, struct row *row, int64_t line) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        r->cells[i].length = strlen(r->cells[i].text);
        r->cells[i].line = line;
    }
    *row = (struct row){
        .number = ++r->given, .line = line, .cells = r->cells, .n_cells = r->entity->n_fields};
}

static bool next(struct row_reader *base, struct row *row, struct error *err) {
    struct json_rows *r = (struct json_rows *)base;
    json_t *element = NULL;
    int64_t line = 1;
    bool heading = !r->begun;
    arena_free(&r->arena);
    r->begun = true;
    if (!heading && !json_reader_next(r->reader, &element, &line, err))
        return false;
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        r->cells[i].text = heading ? field_plain_name(f, &r->arena) : cell_text(r, f, element);
    }
    json_decref(element);
    give(r, row, line);
    return true;
}

static void close_rows(struct row_reader *base) {
    struct json_rows *r = (struct json_rows *)base;
    json_reader_free(r->reader);
    arena_free(&r->arena);
    mem_free(r->cells);
    mem_free(r);
}

static const struct row_reader_ops json_ops = {next, close_rows};

struct row_reader *import_json_list(struct session *session, const char *path,
                                    const struct entity *entity, const char *array,
                                    struct error *err) {
    int fd = file_open(session_exchange_folder(session), path, err);
    if (fd < 0)
        return NULL;
    struct json_rows *r = mem_alloc(1, sizeof *r);
    r->base.ops = &json_ops;
    r->base.charset = CHARSET_UTF8;
    snprintf(r->base.description, sizeof r->base.description, "%s", import_json_format);
    r->entity = entity;
    r->cells = mem_alloc(entity->n_fields, sizeof *r->cells);
    r->reader = json_reader_new(source_from_fd(fd, path), array);
    return &r->base;
}
