/* material matrix: materials ranked by a profile, as a table, JSON, CSV or a page to print. */
#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/comparison_export.h"

#include "cli_material.h"
#include "cli_sheet.h"

enum { COLUMNS_BEFORE = 3, COLUMNS_BEHIND = 2 };

static bool read_face(struct cli *cli, const char *text, enum comparison_face *face,
                      struct error *err) {
    *face = FACE_HEAT;
    for (int i = 0; text && i < FACES; i++) {
        if (strcmp(text, comparison_faces[i]) == 0) {
            *face = (enum comparison_face)i;
            return true;
        }
    }
    return !text || cli_usage(cli, err, "--face takes heat, values or points, not \"%s\".", text);
}

static void print_row(const struct comparison_sheet *s, int material, struct table *t,
                      struct arena *arena) {
    const char **cells =
        arena_alloc(arena, (size_t)s->n_criteria + COLUMNS_BEFORE + COLUMNS_BEHIND, sizeof *cells);
    const struct matrix_result *r = &s->c->ranking.results[material];
    size_t n = 0;
    cells[n++] = r->rank ? arena_format(arena, "%d", r->rank) : "";
    cells[n++] = s->c->data.materials[material].name;
    cells[n++] = r->rank ? comparison_points(r->score, arena) : "";
    for (int i = 0; i < s->n_criteria; i++)
        cells[n++] = comparison_cell(s->c, s->face, material, s->criteria[i], arena);
    cells[n++] = comparison_show_percent(r->coverage, arena);
    const char *outside = comparison_outside(s->c, material, arena);
    cells[n++] = outside               ? outside
                 : r->dominated_by < 0 ? ""
                                       : arena_format(arena, "dominated by %s",
                                                      s->c->data.materials[r->dominated_by].name);
    table_row(t, cells);
}

static void print_weights(const struct comparison_sheet *s, struct table *t, struct arena *arena) {
    const char **cells =
        arena_alloc(arena, (size_t)s->n_criteria + COLUMNS_BEFORE + COLUMNS_BEHIND, sizeof *cells);
    int64_t *percent = arena_alloc(arena, (size_t)s->c->data.n_criteria + 1, sizeof *percent);
    comparison_percent(s->c, percent);
    cells[1] = "weight";
    for (int i = 0; i < s->n_criteria; i++)
        cells[COLUMNS_BEFORE + i] = comparison_show_percent(percent[s->criteria[i]], arena);
    table_row(t, cells);
}

static void print_table(struct cli *cli, const struct comparison_sheet *s, struct arena *arena) {
    size_t n = 0, width = (size_t)s->n_criteria + COLUMNS_BEFORE + COLUMNS_BEHIND;
    struct table_column *columns = arena_alloc(arena, width, sizeof *columns);
    columns[n++] = (struct table_column){"#", true};
    columns[n++] = (struct table_column){"MATERIAL", false};
    columns[n++] = (struct table_column){"SCORE", true};
    for (int i = 0; i < s->n_criteria; i++)
        columns[n++] = (struct table_column){s->c->data.criteria[s->criteria[i]].head, true};
    columns[n++] = (struct table_column){"COVER", true};
    columns[n++] = (struct table_column){"REMARK", false};
    struct table *t = table_begin(stdout, columns, n, cli->width);
    print_weights(s, t, arena);
    for (int i = 0; i < s->n_materials; i++)
        print_row(s, s->materials[i], t, arena);
    table_end(t);
    const char *const sentences[] = {comparison_leader(s->c, arena),
                                     comparison_unless(s->c, s->c->data.n_criteria, arena),
                                     comparison_holds(s->c, arena), comparison_missing(s->c)};
    putchar('\n');
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (*sentences[i])
            printf("%s\n", cli_safe(cli, sentences[i], arena));
}

/* What the words ask for. */
struct wish {
    const char *profile;
    enum comparison_face face;
    struct cli_sheet sheet;
};

static bool read_wish(struct cli *cli, struct wish *w, struct error *err) {
    bool ok = true;
    w->profile = cli_option(cli, "--profile", &ok, err);
    const char *face = cli_option(cli, "--face", &ok, err);
    return ok && cli_sheet_take(cli, &w->sheet, err) && cli_arguments(cli, 0, 0, err) &&
           read_face(cli, face, &w->face, err) &&
           (w->profile || cli_usage(cli, err,
                                    "material matrix needs --profile CODE, e.g. "
                                    "--profile europe-urban-commuter."));
}

static bool put(struct cli *cli, const struct wish *w, const struct comparison_sheet *sheet,
                struct arena *arena, struct error *err) {
    struct json_writer json;
    comparison_measure(sheet->c);
    if (w->sheet.wanted) {
        struct sheet what = {comparison_write, sheet};
        return cli_sheet_put(cli, &w->sheet, &what,
                             arena_format(arena, "%d materials", sheet->n_materials), err);
    } else if (cli->json) {
        cli_json_begin(&json);
        comparison_write_json(sheet, &json);
        cli_json_end(&json);
    } else {
        print_table(cli, sheet, arena);
    }
    return true;
}

bool cli_material_matrix(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct comparison c = {0};
    struct wish w = {0};
    struct record *profile;
    bool ok = read_wish(cli, &w, err) &&
              cli_coded(cli, &profile_entity, w.profile, &arena, &profile, err) &&
              comparison_open(&c, cli->session, profile->id, err);
    if (ok) {
        struct comparison_sheet sheet = comparison_whole(&c, w.face, &arena);
        ok = put(cli, &w, &sheet, &arena, err);
    }
    comparison_close(&c);
    arena_free(&arena);
    return ok;
}
