/* material add, edit, delete, value and offer; and what they share with the terms by which
 * materials are judged. */
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/material_unit.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/material_terms.h"

#include "cli_material.h"

bool cli_json_coded(struct cli *cli, struct json_writer *w, const struct record *r,
                    struct arena *arena, struct error *err) {
    bool ok = true;
    export_json_record(w, r);
    for (size_t i = 0; i < r->entity->n_fields && ok; i++) {
        const struct field *f = &r->entity->fields[i];
        const struct entity *of = f->type == FIELD_REF ? entity_of_table(f->ref) : NULL;
        struct record *other;
        if (!of || record_code_field(of) < 0)
            continue;
        ok = record_load(cli->session->store, of, r->values[i].i, arena, &other, err);
        if (ok)
            json_write_text(w, field_plain_name(f, arena), other->values[record_code_field(of)].s);
    }
    return ok;
}

bool cli_report(struct cli *cli, const struct record *r, const char *sentence, struct arena *arena,
                struct error *err) {
    struct record *now;
    struct json_writer w;
    if (!cli->json) {
        puts(cli_safe(cli, sentence, arena));
        return true;
    }
    if (!record_load(cli->session->store, r->entity, r->id, arena, &now, err))
        return false;
    cli_json_begin(&w);
    bool ok = cli_json_coded(cli, &w, now, arena, err);
    cli_json_end(&w);
    return ok;
}

bool cli_enter(struct cli *cli, struct record *r, const char *what, struct arena *arena,
               struct error *err) {
    return material_terms_settle(&cli->session->catalogue, NULL, r, arena, err) &&
           command_add(cli->session->store, r, err) &&
           cli_report(cli, r, arena_format(arena, "Added %s, id %lld.", what, (long long)r->id),
                      arena, err);
}

bool cli_change(struct cli *cli, const struct record *base, char **words, int n,
                struct arena *arena, struct error *err) {
    struct record *wanted = record_copy(base, arena);
    int changes = 0;
    if (!cli_set_words(cli, words, n, wanted, arena, err) ||
        !material_terms_settle(&cli->session->catalogue, base, wanted, arena, err))
        return false;
    for (size_t i = 0; i < base->entity->n_fields; i++)
        changes += !value_equal(base->values[i], wanted->values[i]);
    return (!changes || command_save(cli->session->store, base, wanted, arena, NULL, err)) &&
           cli_report(cli, wanted,
                      arena_format(arena, "%s: %d field%s changed.",
                                   wanted->values[base->entity->title].s, changes,
                                   changes == 1 ? "" : "s"),
                      arena, err);
}

bool cli_drop(struct cli *cli, const struct entity *entity, const char *word, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = cli_coded(cli, entity, word, &arena, &r, err) &&
              command_delete(cli->session->store, entity, r->id, err);
    if (ok)
        printf("Deleted %s; undo brings it back.\n",
               cli_safe(cli, r->values[entity->title].s, &arena));
    arena_free(&arena);
    return ok;
}

bool cli_material_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r = record_new(&material_entity, &arena);
    bool ok = cli_arguments(cli, 2, -1, err) &&
              cli_take(cli, r, MATERIAL_CODE, cli->argv[0], &arena, err) &&
              cli_take(cli, r, MATERIAL_NAME, cli->argv[1], &arena, err) &&
              cli_set_words(cli, cli->argv + 2, cli->argc - 2, r, &arena, err) &&
              cli_enter(cli, r, r->values[MATERIAL_NAME].s, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_material_edit(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *base;
    bool ok = cli_arguments(cli, 2, -1, err) &&
              cli_coded(cli, &material_entity, cli->argv[0], &arena, &base, err) &&
              cli_change(cli, base, cli->argv + 1, cli->argc - 1, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_material_delete(struct cli *cli, struct error *err) {
    return cli_arguments(cli, 1, 1, err) && cli_drop(cli, &material_entity, cli->argv[0], err);
}

/* Values */

bool cli_take_figure(const struct record *property, const char *name, const char *text,
                     struct value *value, struct error *err) {
    struct error wrong = {0};
    int64_t figure;
    if (!text)
        return true;
    if (!material_read_figure(property->values[PROPERTY_UNIT].s, text, &figure, &wrong))
        return error_set(err, ERROR_INPUT, "%s: %s", name, wrong.message);
    *value = value_int(figure);
    return true;
}

struct value_options {
    const char *min, *max, *report, *on, *standard, *source, *basis, *note;
};

static bool read_value_options(struct cli *cli, struct value_options *o, struct error *err) {
    const struct {
        const char *name, **to;
    } options[] = {{"--min", &o->min},     {"--max", &o->max},           {"--report", &o->report},
                   {"--on", &o->on},       {"--standard", &o->standard}, {"--source", &o->source},
                   {"--basis", &o->basis}, {"--note", &o->note}};
    bool ok = true;
    for (size_t i = 0; i < sizeof options / sizeof *options && ok; i++)
        *options[i].to = cli_option(cli, options[i].name, &ok, err);
    return ok;
}

static bool fill_value(struct cli *cli, const struct value_options *o,
                       const struct record *property, struct record *r, struct arena *arena,
                       struct error *err) {
    return cli_take_figure(property, "the value", cli->argv[2], &r->values[FIGURE_TYP], err) &&
           cli_take_figure(property, "--min", o->min, &r->values[FIGURE_MIN], err) &&
           cli_take_figure(property, "--max", o->max, &r->values[FIGURE_MAX], err) &&
           cli_take(cli, r, FIGURE_REPORT, o->report, arena, err) &&
           cli_take(cli, r, FIGURE_MEASURED_ON, o->on, arena, err) &&
           cli_take(cli, r, FIGURE_STANDARD, o->standard, arena, err) &&
           cli_take(cli, r, FIGURE_SOURCE, o->source, arena, err) &&
           cli_take(cli, r, FIGURE_BASIS, o->basis ? o->basis : "measured", arena, err) &&
           cli_take(cli, r, FIGURE_NOTE, o->note, arena, err);
}

bool cli_material_value(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct value_options options = {0};
    struct record *material, *property, *r = record_new(&figure_entity, &arena);
    bool ok = read_value_options(cli, &options, err) && cli_arguments(cli, 3, 3, err) &&
              cli_coded(cli, &material_entity, cli->argv[0], &arena, &material, err) &&
              cli_coded(cli, &property_entity, cli->argv[1], &arena, &property, err);
    if (ok) {
        r->values[FIGURE_MATERIAL] = value_int(material->id);
        r->values[FIGURE_PROPERTY] = value_int(property->id);
        ok = fill_value(cli, &options, property, r, &arena, err) &&
             cli_enter(cli, r,
                       arena_format(&arena, "%s of %s", property->values[PROPERTY_NAME].s,
                                    material->values[MATERIAL_NAME].s),
                       &arena, err);
    }
    arena_free(&arena);
    return ok;
}

bool cli_material_offer(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *material, *supplier, *r = record_new(&offer_entity, &arena);
    bool ok = cli_arguments(cli, 3, -1, err) &&
              cli_coded(cli, &material_entity, cli->argv[0], &arena, &material, err) &&
              cli_supplier(cli, cli->argv[1], &arena, &supplier, err);
    if (ok) {
        r->values[OFFER_SUPPLIER] = value_int(supplier->id);
        r->values[OFFER_MATERIAL] = value_int(material->id);
        ok = cli_set_words(cli, cli->argv + 2, cli->argc - 2, r, &arena, err) &&
             cli_enter(cli, r,
                       arena_format(&arena, "the offer of %s by %s",
                                    material->values[MATERIAL_NAME].s,
                                    supplier->values[SUPPLIER_NAME].s),
                       &arena, err);
    }
    arena_free(&arena);
    return ok;
}
