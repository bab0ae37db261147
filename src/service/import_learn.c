/*
 * The beginning of every import: what is which column of a list, and in which form it writes.
 */
#include "import_learn.h"

#include <string.h>

#include "sourcebench/core/text.h"

#include "import_json.h"

enum { SAMPLE_ROWS = 200 };

struct row_reader *import_open(struct session *session, const struct import_options *options,
                               const struct import_map *map, struct error *err) {
    if (map->array && import_json_is(session, options->path))
        return import_json_list(session, options->path, map->entity, map->array, err);
    struct rows_options how = {.delimiter = options->delimiter,
                               .beneath = session_exchange_folder(session)};
    if (options->encoding && !charset_find(options->encoding, &how.charset)) {
        error_set(err, ERROR_INPUT,
                  "\"%s\" is no known encoding; use UTF-8, UTF-16LE, UTF-16BE or windows-1252.",
                  options->encoding);
        return NULL;
    }
    return rows_open(options->path, &how, err);
}

bool import_learn(struct session *session, const struct import_options *options,
                  struct import_map *map, struct import_report *report, struct error *err) {
    struct row row;
    struct row_reader *reader = import_open(session, options, map, err);
    if (!reader)
        return false;
    report->format = arena_string(&report->arena, reader->description);
    bool ok = rows_next(reader, &row, err);
    if (!ok && err->code == ERROR_NONE)
        error_set(err, ERROR_INPUT, "%s is empty; a list begins with a line of headings.",
                  options->path);
    ok = ok && import_map_make(map, &row, session_exchange_folder(session), options->map_path,
                               &report->arena, err);
    for (int i = 0; ok && (i < SAMPLE_ROWS || import_map_wonders(map)); i++) {
        if (!rows_next(reader, &row, err))
            break;
        import_map_learn(map, &row, &report->arena);
        for (int c = 0; c < map->n && c < (int)row.n_cells; c++) {
            if (i < SAMPLE_ROWS && !*map->columns[c].sample)
                map->columns[c].sample = text_clean(&report->arena, row.cells[c].text, false);
        }
    }
    ok = ok && err->code == ERROR_NONE;
    if (ok && options->dates && !import_map_set_dates(map, options->dates))
        ok =
            error_set(err, ERROR_INPUT, "Days are written dmy or mdy, not \"%s\".", options->dates);
    report->entity = map->entity;
    report->columns = map->columns;
    report->n_columns = map->n;
    rows_close(reader);
    return ok;
}

bool import_refuse_pipe(const struct import_options *options, struct error *err) {
    return strcmp(options->path, "-") != 0 ||
           error_set(err, ERROR_INPUT, "A list is read from a file; save it and give its name.");
}

const char *import_file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
