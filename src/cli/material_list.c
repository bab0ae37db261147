/* material list: a table, or JSON with all own fields. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/material.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_material.h"

/* Whether each word begins a word of what a material is found by. */
static bool is_meant(const struct cli *cli, const struct material_row *m, struct arena *arena) {
    const char *key = text_name_key(arena, arena_format(arena, "%s %s %s %s %s %s %s %s", m->code,
                                                        m->name, m->local_name, m->also, m->family,
                                                        m->fibre, m->claims, m->typical_use));
    for (int i = 0; i < cli->argc; i++) {
        const char *word = text_name_key(arena, cli->argv[i]);
        const char *at = strstr(key, word);
        while (at && at > key && at[-1] != ' ')
            at = strstr(at + 1, word);
        if (!at)
            return false;
    }
    return true;
}

/* The value of a property that counts. */
static const char *counts(const struct material_data *data, int material, const char *property,
                          struct arena *arena) {
    for (int p = 0; p < data->n_properties; p++) {
        const struct material_cell *cell = &data->values[material * data->n_properties + p];
        if (strcmp(data->properties[p].code, property) == 0 && cell->count)
            return cli_figure(cell->values[0].typ, arena);
    }
    return "";
}

static void print_table(const struct cli *cli, const struct material_data *data,
                        struct arena *arena) {
    static const struct table_column columns[] = {
        {"CODE", false},  {"NAME", false}, {"FAMILY", false}, {"g/m²", true},
        {"USD/m²", true}, {"COST", false}, {"OFFERS", true},  {"OWN", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < data->n_materials; i++) {
        const struct material_row *m = &data->materials[i];
        if (!is_meant(cli, m, arena))
            continue;
        const char *cells[] = {m->code,
                               m->name,
                               m->family,
                               counts(data, i, "areal_weight", arena),
                               counts(data, i, "price", arena),
                               m->cost_band,
                               arena_format(arena, "%d", m->offers),
                               m->own ? "yes" : ""};
        table_row(t, cells);
    }
    table_end(t);
}

static bool write_json(const struct cli *cli, const struct material_data *data, struct arena *arena,
                       struct error *err) {
    struct json_writer w;
    bool ok = true;
    cli_json_begin(&w);
    json_write_array(&w, "materials");
    for (int i = 0; i < data->n_materials && ok; i++) {
        const struct material_row *m = &data->materials[i];
        struct record *r;
        if (!is_meant(cli, m, arena))
            continue;
        ok = record_load(cli->session->store, &material_entity, m->id, arena, &r, err);
        json_write_object(&w, NULL);
        if (ok)
            export_json_record(&w, r);
        json_write_int(&w, "offers", m->offers);
        json_write_bool(&w, "own", m->own);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
    return ok;
}

bool cli_material_list(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct material_data data;
    bool ok = cli_arguments(cli, 0, -1, err) &&
              material_data_load(cli->session->store, 0, &arena, &data, err);
    if (ok && cli->json)
        ok = write_json(cli, &data, &arena, err);
    else if (ok)
        print_table(cli, &data, &arena);
    arena_free(&arena);
    return ok;
}
