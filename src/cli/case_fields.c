/* case fields: what a case may hold. */
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/table.h"
#include "sourcebench/io/wrap.h"
#include "sourcebench/service/case_file.h"

#include "cli_private.h"

enum { WIDTH = 76, INDENT = 2 };

static int depth_of(const struct case_section *s) {
    return s->within ? depth_of(s->within) + 1 : 0;
}

static bool is_offered(const struct entity *e, size_t field) {
    return (int)field != e->parent && !(e->fields[field].flags & FIELD_DERIVED);
}

/* What is typed there, in words. */
static const char *takes(const struct field *f, struct arena *arena) {
    static const char *const words[] = {
        [FIELD_TEXT] = "text",         [FIELD_LONG] = "text",
        [FIELD_INT] = "whole number",  [FIELD_DECIMAL] = "number",
        [FIELD_MONEY] = "money",       [FIELD_DATE] = "day",
        [FIELD_TIME] = "time",         [FIELD_TAGS] = "list of texts",
        [FIELD_BOOL] = "yes or no",    [FIELD_COUNTRY] = "country",
        [FIELD_CURRENCY] = "currency", [FIELD_CHOICE] = NULL,
        [FIELD_MULTI] = NULL,          [FIELD_REF] = NULL};
    const char *text = words[f->type];
    if (f->type == FIELD_REF)
        text = arena_format(arena, "name of a %s", entity_of_table(f->ref)->label);
    for (size_t i = 0; i < f->n_choices; i++)
        text = arena_format(arena, "%s%s%s", i ? text : "", i ? ", " : "", f->choices[i].key);
    if (f->unit)
        text = arena_format(arena, "%s (%s)", text, f->unit);
    return f->flags & FIELD_REQUIRED ? arena_format(arena, "%s; needed", text) : text;
}

static void print_part(const struct case_section *s, struct arena *arena) {
    struct strbuf names = {0};
    int indent = depth_of(s) * INDENT;
    for (size_t i = 0; i < s->entity->n_fields; i++) {
        if (is_offered(s->entity, i))
            strbuf_addf(&names, "%s%s", names.length ? ", " : "",
                        field_plain_name(&s->entity->fields[i], arena));
    }
    printf("%*s%s:\n", indent, "", s->name);
    wrap_write(stdout, arena_format(arena, "%*s", indent + 2 * INDENT, ""), names.data, WIDTH);
    strbuf_free(&names);
}

static void print_parts(struct cli *cli, struct arena *arena) {
    struct json_writer w;
    if (cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "parts");
    }
    for (int i = 0; i < n_case_sections; i++) {
        if (cli->json)
            json_write_text(&w, NULL, case_sections[i].name);
        else
            print_part(&case_sections[i], arena);
    }
    if (cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    }
}

static void json_field(struct json_writer *w, const struct field *f, struct arena *arena) {
    json_write_object(w, NULL);
    json_write_text(w, "name", field_plain_name(f, arena));
    json_write_text(w, "label", f->label);
    json_write_text(w, "takes", takes(f, arena));
    json_write_text(w, "example", f->example);
    json_write_object_end(w);
}

static void print_fields(struct cli *cli, const struct entity *e, struct arena *arena) {
    static const struct table_column columns[] = {
        {"FIELD", false}, {"MEANS", false}, {"TAKES", false}, {"EXAMPLE", false}};
    struct json_writer w;
    struct table *t = NULL;
    if (cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "fields");
    } else {
        t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    }
    for (size_t i = 0; i < e->n_fields; i++) {
        const struct field *f = &e->fields[i];
        if (!is_offered(e, i))
            continue;
        if (cli->json)
            json_field(&w, f, arena);
        else
            table_row(t, (const char *[]){field_plain_name(f, arena), f->label, takes(f, arena),
                                          f->example});
    }
    if (cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    } else {
        table_end(t);
    }
}

static const struct case_section *part_named(struct cli *cli, const char *name, struct error *err) {
    const char *names[64] = {NULL};
    size_t n = 0;
    for (int i = 0; i < n_case_sections; i++) {
        if (strcmp(case_sections[i].name, name) == 0)
            return &case_sections[i];
        names[n++] = case_sections[i].name;
    }
    const char *near = text_nearest(name, names, n);
    cli_usage(cli, err, "A case has no part \"%s\"%s%s%s", name, near ? "; did you mean " : ".",
              near ? near : "", near ? "?" : "");
    return NULL;
}

bool cli_case_fields(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    const struct case_section *part = NULL;
    bool ok = cli_arguments(cli, 0, 1, err);
    if (ok && cli->argc)
        ok = (part = part_named(cli, cli->argv[0], err)) != NULL;
    if (ok && part)
        print_fields(cli, part->entity, &arena);
    else if (ok)
        print_parts(cli, &arena);
    arena_free(&arena);
    return ok;
}
