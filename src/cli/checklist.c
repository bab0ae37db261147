/* checklist list, show, add, edit and delete. */
#include "sourcebench/core/checklist.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_checklist.h"

/* ---- list --------------------------------------------------------------------------------------
 */

static size_t stage_place(const struct record *r) {
    const struct field *f = &checklist_entity.fields[CHECKLIST_STAGE];
    size_t i = 0;
    while (i < f->n_choices && strcmp(f->choices[i].key, record_text(r, CHECKLIST_STAGE)) != 0)
        i++;
    return i;
}

/* In the order in which goods pass the stages. */
static int by_stage(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    size_t s = stage_place(x), t = stage_place(y);
    if (s != t)
        return s < t ? -1 : 1;
    return strcmp(record_text(x, CHECKLIST_CODE), record_text(y, CHECKLIST_CODE));
}

static bool count_items(struct cli *cli, const struct record *r, int *n, struct error *err) {
    struct arena arena = {0};
    struct record **items;
    bool ok =
        record_children(cli->session->store, &check_entity, r->id, false, &arena, &items, n, err);
    arena_free(&arena);
    return ok;
}

static bool print_lists(struct cli *cli, struct record *const *all, int n, struct arena *arena,
                        struct error *err) {
    static const struct table_column columns[] = {
        {"CODE", false},   {"NAME", false}, {"STAGE", false},  {"PRODUCT", false},
        {"VERSION", true}, {"ITEMS", true}, {"MARKETS", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    bool ok = true;
    for (int i = 0; ok && i < n; i++) {
        int items;
        ok = count_items(cli, all[i], &items, err);
        if (ok)
            table_row(
                t, (const char *[]){
                       record_text(all[i], CHECKLIST_CODE), record_text(all[i], CHECKLIST_NAME),
                       record_text(all[i], CHECKLIST_STAGE),
                       record_text(all[i], CHECKLIST_PRODUCT_TYPE),
                       arena_format(arena, "%lld",
                                    (long long)record_int(all[i], CHECKLIST_VERSION, 0)),
                       arena_format(arena, "%d", items), record_text(all[i], CHECKLIST_MARKETS)});
    }
    table_end(t);
    return ok;
}

static bool write_lists(struct cli *cli, struct record *const *all, int n, struct error *err) {
    struct json_writer w;
    bool ok = true;
    cli_json_begin(&w);
    json_write_array(&w, "checklists");
    for (int i = 0; ok && i < n; i++) {
        int items = 0;
        ok = count_items(cli, all[i], &items, err);
        json_write_object(&w, NULL);
        export_json_record(&w, all[i]);
        json_write_int(&w, "items", items);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
    return ok;
}

bool cli_checklist_list(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record **all, *asked = record_new(&checklist_entity, &arena);
    int n, meant = 0;
    bool ok = true;
    const char *stage = cli_option(cli, "--stage", &ok, err);
    const char *product = cli_option(cli, "--product", &ok, err);
    ok = ok && cli_arguments(cli, 0, 0, err) &&
         cli_take(cli, asked, CHECKLIST_STAGE, stage, &arena, err) &&
         record_all(cli->session->store, &checklist_entity, &arena, &all, &n, err);
    for (int i = 0; ok && i < n; i++)
        if ((!stage ||
             value_equal(all[i]->values[CHECKLIST_STAGE], asked->values[CHECKLIST_STAGE])) &&
            (!product || product_type_fits(record_text(all[i], CHECKLIST_PRODUCT_TYPE), product)))
            all[meant++] = all[i];
    if (ok && meant)
        qsort(all, (size_t)meant, sizeof *all, by_stage);
    if (ok)
        ok = cli->json ? write_lists(cli, all, meant, err)
                       : print_lists(cli, all, meant, &arena, err);
    arena_free(&arena);
    return ok;
}

/* ---- show --------------------------------------------------------------------------------------
 */

static const char *edit_text(const struct record *r, int field, struct arena *arena) {
    return field_edit_text(&r->entity->fields[field], r->values[field], arena);
}

/* "25 -1 +1 cm" of a measurement, of another what is expected. */
static const char *wanted_text(const struct record *r, struct arena *arena) {
    if (strcmp(record_text(r, CHECK_KIND), "measurement") != 0)
        return record_text(r, CHECK_EXPECTED);
    return arena_format(arena, "%s -%s +%s %s", edit_text(r, CHECK_NOMINAL, arena),
                        edit_text(r, CHECK_MINUS, arena), edit_text(r, CHECK_PLUS, arena),
                        record_text(r, CHECK_UNIT));
}

static void print_items(struct cli *cli, struct record *const *items, int n, struct arena *arena) {
    static const struct table_column columns[] = {
        {"POS", true},    {"KIND", false},     {"CODE", false},
        {"WHAT", false},  {"UNITS", true},     {"EXPECTED", false},
        {"CLASS", false}, {"STANDARD", false}, {"MANDATORY", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < n; i++)
        table_row(t,
                  (const char *[]){
                      edit_text(items[i], CHECK_POSITION, arena), record_text(items[i], CHECK_KIND),
                      record_text(items[i], CHECK_CODE), record_text(items[i], CHECK_WHAT),
                      edit_text(items[i], CHECK_N, arena), wanted_text(items[i], arena),
                      record_text(items[i], CHECK_CLASS), record_text(items[i], CHECK_STANDARD),
                      record_int(items[i], CHECK_MANDATORY, 0) ? "yes" : ""});
    table_end(t);
}

static void print_checklist(struct cli *cli, const struct record *r, struct record *const *items,
                            int n, struct arena *arena) {
    const char *type = record_text(r, CHECKLIST_PRODUCT_TYPE);
    const char *markets = record_text(r, CHECKLIST_MARKETS);
    printf("%s  %s, version %lld\n", cli_safe(cli, record_text(r, CHECKLIST_CODE), arena),
           cli_safe(cli, record_text(r, CHECKLIST_NAME), arena),
           (long long)record_int(r, CHECKLIST_VERSION, 0));
    printf("stage %s; for %s; markets %s\n", record_text(r, CHECKLIST_STAGE),
           *type ? cli_safe(cli, type, arena) : "any goods",
           *markets ? cli_safe(cli, markets, arena) : "all");
    if (n)
        print_items(cli, items, n, arena);
    else
        puts("It has no items yet; checklist item add enters them.");
}

static void write_checklist(const struct record *r, struct record *const *items, int n) {
    struct json_writer w;
    cli_json_begin(&w);
    export_json_record(&w, r);
    json_write_array(&w, "items");
    for (int i = 0; i < n; i++) {
        json_write_object(&w, NULL);
        export_json_record(&w, items[i]);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
}

bool cli_checklist_show(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r, **items;
    int n;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              cli_coded(cli, &checklist_entity, cli->argv[0], &arena, &r, err) &&
              cli_checklist_items(cli, r, &arena, &items, &n, err);
    if (ok && cli->json)
        write_checklist(r, items, n);
    else if (ok)
        print_checklist(cli, r, items, n, &arena);
    arena_free(&arena);
    return ok;
}

/* ---- entering ----------------------------------------------------------------------------------
 */

bool cli_checklist_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r = record_new(&checklist_entity, &arena);
    r->values[CHECKLIST_VERSION] = value_int(1);
    bool ok = cli_arguments(cli, 3, -1, err) &&
              cli_take(cli, r, CHECKLIST_CODE, cli->argv[0], &arena, err) &&
              cli_take(cli, r, CHECKLIST_STAGE, cli->argv[1], &arena, err) &&
              cli_take(cli, r, CHECKLIST_NAME, cli->argv[2], &arena, err) &&
              cli_set_words(cli, cli->argv + 3, cli->argc - 3, r, &arena, err) &&
              cli_enter(cli, r, r->values[CHECKLIST_NAME].s, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_checklist_edit(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *base;
    bool ok = cli_arguments(cli, 2, -1, err) &&
              cli_coded(cli, &checklist_entity, cli->argv[0], &arena, &base, err) &&
              cli_change(cli, base, cli->argv + 1, cli->argc - 1, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_checklist_delete(struct cli *cli, struct error *err) {
    return cli_arguments(cli, 1, 1, err) && cli_drop(cli, &checklist_entity, cli->argv[0], err);
}
