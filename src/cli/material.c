/* What the subcommands about materials share: finding one by a word, and fields as words. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/db/record.h"

#include "cli_material.h"

/* The nearest code or name to what was typed. */
static const char *nearest(struct record *const *all, int n, const struct entity *entity,
                           const char *word, struct arena *arena) {
    const char **names = arena_alloc(arena, 2 * (size_t)n + 1, sizeof *names);
    size_t count = 0;
    int code = record_code_field(entity);
    for (int i = 0; i < n; i++) {
        names[count++] = all[i]->values[code].s;
        names[count++] = all[i]->values[entity->title].s;
    }
    return text_nearest(word, names, count);
}

bool cli_coded(struct cli *cli, const struct entity *entity, const char *word, struct arena *arena,
               struct record **record, struct error *err) {
    struct store *store = cli->session->store;
    struct record **all;
    int n;
    int64_t id = cli_is_id(word) ? strtoll(word, NULL, 10) : 0;
    if (!id && (!record_find_code(store, entity, word, &id, err) ||
                (!id && !record_find_name(store, entity, word, &id, err))))
        return false;
    if (id)
        return record_load(store, entity, id, arena, record, err);
    if (!record_all(store, entity, arena, &all, &n, err))
        return false;
    const char *near = nearest(all, n, entity, word, arena);
    return error_set(err, ERROR_NOT_FOUND, "There is no %s \"%s\"%s%s%s", entity->label, word,
                     near ? "; did you mean " : ".", near ? near : "", near ? "?" : "");
}

static bool settable(const struct field *f) {
    return !(f->flags & FIELD_DERIVED) && f->type != FIELD_REF;
}

static int find_field(const struct entity *entity, const char *name, struct arena *arena) {
    const char *folded = text_fold(arena, name);
    for (size_t i = 0; i < entity->n_fields; i++) {
        const struct field *f = &entity->fields[i];
        if (settable(f) &&
            (strcmp(folded, f->name) == 0 || strcmp(folded, text_fold(arena, f->label)) == 0))
            return (int)i;
    }
    return -1;
}

static bool no_field(struct cli *cli, const struct entity *entity, const char *name,
                     struct arena *arena, struct error *err) {
    const char **names = arena_alloc(arena, entity->n_fields, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < entity->n_fields; i++) {
        if (settable(&entity->fields[i]))
            names[n++] = entity->fields[i].name;
    }
    const char *near = text_nearest(text_fold(arena, name), names, n);
    return cli_usage(
        cli, err, near ? "A %s has no field \"%s\"; did you mean %s?" : "A %s has no field \"%s\".",
        entity->label, name, near);
}

bool cli_set_words(struct cli *cli, char **words, int n, struct record *r, struct arena *arena,
                   struct error *err) {
    for (int i = 0; i < n; i++) {
        const char *equals = strchr(words[i], '=');
        struct error wrong = {0};
        if (!equals)
            return cli_usage(cli, err, "\"%s\" is not FIELD=VALUE, like note=sampled.", words[i]);
        const char *name = arena_bytes(arena, words[i], (size_t)(equals - words[i]));
        int field = find_field(r->entity, name, arena);
        if (field < 0)
            return no_field(cli, r->entity, name, arena, err);
        const struct field *f = &r->entity->fields[field];
        if (!field_parse(f, equals + 1, session_today(cli->session), arena, &r->values[field],
                         &wrong))
            return error_set(err, ERROR_INPUT, "%s: %s", f->name, wrong.message);
    }
    return true;
}

const char *cli_figure(int64_t value, struct arena *arena) {
    return field_edit_text(&figure_entity.fields[FIGURE_TYP], value_int(value), arena);
}
