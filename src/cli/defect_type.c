/* defect-type list, add, edit and delete. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_material.h"

static int by_code(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    return strcmp(record_text(x, DEFECT_TYPE_CODE), record_text(y, DEFECT_TYPE_CODE));
}

/* Whether each word begins a word of the kind, and it is for the product where one is given. */
static bool is_meant(const struct cli *cli, const struct record *r, const char *product,
                     struct arena *arena) {
    const char *key = text_name_key(
        arena, arena_format(arena, "%s %s %s %s", record_text(r, DEFECT_TYPE_CODE),
                            record_text(r, DEFECT_TYPE_NAME), record_text(r, DEFECT_TYPE_CLASS),
                            record_text(r, DEFECT_TYPE_ZONE)));
    for (int i = 0; i < cli->argc; i++) {
        const char *word = text_name_key(arena, cli->argv[i]);
        const char *at = strstr(key, word);
        while (at && at > key && at[-1] != ' ')
            at = strstr(at + 1, word);
        if (!at)
            return false;
    }
    return !product || product_type_fits(record_text(r, DEFECT_TYPE_PRODUCT_TYPE), product);
}

static void print_types(const struct cli *cli, struct record *const *all, int n) {
    static const struct table_column columns[] = {
        {"CODE", false},  {"DEFECT", false},          {"CLASS", false},  {"ZONE", false},
        {"STAGE", false}, {"HOW IT IS FOUND", false}, {"PRODUCT", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < n; i++)
        table_row(
            t, (const char *[]){
                   record_text(all[i], DEFECT_TYPE_CODE), record_text(all[i], DEFECT_TYPE_NAME),
                   record_text(all[i], DEFECT_TYPE_CLASS), record_text(all[i], DEFECT_TYPE_ZONE),
                   record_text(all[i], DEFECT_TYPE_STAGE), record_text(all[i], DEFECT_TYPE_DETECT),
                   record_text(all[i], DEFECT_TYPE_PRODUCT_TYPE)});
    table_end(t);
}

static void write_types(struct record *const *all, int n) {
    struct json_writer w;
    cli_json_begin(&w);
    json_write_array(&w, "defect_types");
    for (int i = 0; i < n; i++) {
        json_write_object(&w, NULL);
        export_json_record(&w, all[i]);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
}

bool cli_defect_type_list(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record **all;
    int n, meant = 0;
    bool ok = true;
    const char *product = cli_option(cli, "--product", &ok, err);
    ok = ok && cli_arguments(cli, 0, -1, err) &&
         record_all(cli->session->store, &defect_type_entity, &arena, &all, &n, err);
    for (int i = 0; ok && i < n; i++)
        if (is_meant(cli, all[i], product, &arena))
            all[meant++] = all[i];
    if (ok && meant)
        qsort(all, (size_t)meant, sizeof *all, by_code);
    if (ok && cli->json)
        write_types(all, meant);
    else if (ok)
        print_types(cli, all, meant);
    arena_free(&arena);
    return ok;
}

bool cli_defect_type_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r = record_new(&defect_type_entity, &arena);
    bool ok = cli_arguments(cli, 3, -1, err) &&
              cli_take(cli, r, DEFECT_TYPE_CODE, cli->argv[0], &arena, err) &&
              cli_take(cli, r, DEFECT_TYPE_CLASS, cli->argv[1], &arena, err) &&
              cli_take(cli, r, DEFECT_TYPE_NAME, cli->argv[2], &arena, err) &&
              cli_set_words(cli, cli->argv + 3, cli->argc - 3, r, &arena, err) &&
              cli_enter(cli, r, r->values[DEFECT_TYPE_NAME].s, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_defect_type_edit(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *base;
    bool ok = cli_arguments(cli, 2, -1, err) &&
              cli_coded(cli, &defect_type_entity, cli->argv[0], &arena, &base, err) &&
              cli_change(cli, base, cli->argv + 1, cli->argc - 1, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_defect_type_delete(struct cli *cli, struct error *err) {
    return cli_arguments(cli, 1, 1, err) && cli_drop(cli, &defect_type_entity, cli->argv[0], err);
}
