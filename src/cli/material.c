/* What the subcommands about materials share: finding one by a word, and fields as words. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/material_import.h"
#include "sourcebench/db/record.h"

#include "cli_material.h"

bool cli_nearest_code(struct cli *cli, const struct entity *entity, const char *word,
                      struct arena *arena, const char **near, struct error *err) {
    struct record **all;
    int n, code = record_code_field(entity);
    if (!record_all(cli->session->store, entity, arena, &all, &n, err))
        return false;
    const char **names = arena_alloc(arena, 2 * (size_t)n + 1, sizeof *names);
    size_t count = 0;
    for (int i = 0; i < n; i++) {
        names[count++] = all[i]->values[code].s;
        names[count++] = all[i]->values[entity->title].s;
    }
    *near = text_nearest(word, names, count);
    return true;
}

bool cli_coded(struct cli *cli, const struct entity *entity, const char *word, struct arena *arena,
               struct record **record, struct error *err) {
    struct store *store = cli->session->store;
    const char *near;
    int64_t id = cli_is_id(word) ? strtoll(word, NULL, 10) : 0;
    if (!id && (!record_find_code(store, entity, word, &id, err) ||
                (!id && !record_find_name(store, entity, word, &id, err))))
        return false;
    if (id)
        return record_load(store, entity, id, arena, record, err);
    if (!cli_nearest_code(cli, entity, word, arena, &near, err))
        return false;
    error_set(err, ERROR_NOT_FOUND, "There is no %s \"%s\"%s%s%s", entity->label, word,
              near ? "; did you mean " : ".", near ? near : "", near ? "?" : "");
    return false;
}

/* What refers to another record is set by its code in records that have codes themselves; a value
 * and an offer have theirs from the words before. */
static bool settable(const struct entity *entity, const struct field *f) {
    return !(f->flags & FIELD_DERIVED) && (f->type != FIELD_REF || record_code_field(entity) >= 0);
}

static int find_field(const struct entity *entity, const char *name, struct arena *arena) {
    const char *folded = text_fold(arena, name);
    for (size_t i = 0; i < entity->n_fields; i++) {
        const struct field *f = &entity->fields[i];
        if (settable(entity, f) && (strcmp(folded, field_plain_name(f, arena)) == 0 ||
                                    strcmp(folded, text_fold(arena, f->label)) == 0))
            return (int)i;
    }
    return -1;
}

static bool no_field(struct cli *cli, const struct entity *entity, const char *name,
                     struct arena *arena, struct error *err) {
    const char **names = arena_alloc(arena, entity->n_fields, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < entity->n_fields; i++) {
        if (settable(entity, &entity->fields[i]))
            names[n++] = field_plain_name(&entity->fields[i], arena);
    }
    const char *near = text_nearest(text_fold(arena, name), names, n);
    return cli_usage(
        cli, err, near ? "A %s has no field \"%s\"; did you mean %s?" : "A %s has no field \"%s\".",
        entity->label, name, near);
}

bool cli_take(struct cli *cli, struct record *r, int field, const char *text, struct arena *arena,
              struct error *err) {
    const struct field *f = &r->entity->fields[field];
    struct error wrong = {0};
    struct record *other;
    if (!text)
        return true;
    if (f->type == FIELD_REF && *text) {
        bool ok = cli_coded(cli, entity_of_table(f->ref), text, arena, &other, err);
        if (ok)
            r->values[field] = value_int(other->id);
        return ok;
    }
    return field_parse(f, text, session_today(cli->session), arena, &r->values[field], &wrong) ||
           error_set(err, ERROR_INPUT, "%s: %s", field_plain_name(f, arena), wrong.message);
}

bool cli_set_words(struct cli *cli, char **words, int n, struct record *r, struct arena *arena,
                   struct error *err) {
    for (int i = 0; i < n; i++) {
        const char *equals = strchr(words[i], '=');
        if (!equals)
            return cli_usage(cli, err, "\"%s\" is not FIELD=VALUE, like note=sampled.", words[i]);
        const char *name = arena_bytes(arena, words[i], (size_t)(equals - words[i]));
        int field = find_field(r->entity, name, arena);
        if (field < 0)
            return no_field(cli, r->entity, name, arena, err);
        if (!cli_take(cli, r, field, equals + 1, arena, err))
            return false;
    }
    return true;
}

const char *cli_figure(int64_t value, struct arena *arena) {
    return field_edit_text(&figure_entity.fields[FIGURE_TYP], value_int(value), arena);
}
