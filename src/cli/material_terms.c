/* material terms, set, drop and weigh: properties, criteria, profiles with their weights, rules. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/table.h"

#include "cli_material.h"

enum { SHOWN_MAX = 9 };

/* A kind of term, and what its table shows of it. */
struct kind {
    const char *word, *list; /* "criterion"; the member of its JSON, "criteria" */
    const struct entity *entity;
    int n_shown;
    struct {
        struct table_column column;
        int field;
    } shown[SHOWN_MAX];
};

static const struct kind kinds[] = {
    {"property",
     "properties",
     &property_entity,
     5,
     {{{"CODE", false}, PROPERTY_CODE},
      {{"NAME", false}, PROPERTY_NAME},
      {{"UNIT", false}, PROPERTY_UNIT},
      {{"STANDARD", false}, PROPERTY_STANDARD},
      {{"WHAT IS MUCH", false}, PROPERTY_ANCHORS}}},
    {"criterion",
     "criteria",
     &criterion_entity,
     8,
     {{{"CODE", false}, CRITERION_CODE},
      {{"NAME", false}, CRITERION_NAME},
      {{"PROPERTY", false}, CRITERION_PROPERTY},
      {{"BEST", false}, CRITERION_DIRECTION},
      {{"LOW", true}, CRITERION_LOW},
      {{"HIGH", true}, CRITERION_HIGH},
      {{"OUT BELOW", true}, CRITERION_KNOCK_MIN},
      {{"OUT ABOVE", true}, CRITERION_KNOCK_MAX}}},
    {"profile",
     "profiles",
     &profile_entity,
     6,
     {{{"CODE", false}, PROFILE_CODE},
      {{"NAME", false}, PROFILE_NAME},
      {{"REGION", false}, PROFILE_REGION},
      {{"USE", false}, PROFILE_USE},
      {{"MARKETS", false}, PROFILE_MARKETS},
      {{"MISSING", false}, PROFILE_MISSING}}},
    {"rule",
     "rules",
     &rule_entity,
     7,
     {{{"CODE", false}, RULE_CODE},
      {{"NAME", false}, RULE_NAME},
      {{"MARKET", false}, RULE_MARKET},
      {{"LEVEL", false}, RULE_LEVEL},
      {{"EVIDENCE", false}, RULE_EVIDENCE},
      {{"FROM", false}, RULE_SUBJECT},
      {{"APPLIES TO", false}, RULE_APPLIES}}},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct kind *find_kind(struct cli *cli, const char *word, struct error *err) {
    const char *words[KINDS];
    for (int i = 0; i < KINDS; i++) {
        if (strcmp(word, kinds[i].word) == 0 || strcmp(word, kinds[i].list) == 0)
            return &kinds[i];
        words[i] = kinds[i].word;
    }
    const char *near = text_nearest(word, words, KINDS);
    if (near)
        cli_usage(cli, err, "There is no kind \"%s\"; did you mean %s?", word, near);
    else
        cli_usage(cli, err, "\"%s\" is no kind: give property, criterion, profile or rule.", word);
    return NULL;
}

/* As the screen has them: by their order, those without one last, then by code. */
static int compare_terms(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    int position = entity_field(x->entity, "position"), code = record_code_field(x->entity);
    if (position >= 0) {
        struct value p = x->values[position], q = y->values[position];
        if (p.kind != q.kind)
            return p.kind == VALUE_NULL ? 1 : -1;
        if (p.i != q.i)
            return p.i < q.i ? -1 : 1;
    }
    return strcmp(x->values[code].s, y->values[code].s);
}

static bool load_terms(struct cli *cli, const struct entity *entity, struct arena *arena,
                       struct record ***terms, int *n, struct error *err) {
    bool ok = record_all(cli->session->store, entity, arena, terms, n, err);
    if (ok && *n)
        qsort(*terms, (size_t)*n, sizeof **terms, compare_terms);
    return ok;
}

static bool is_own(const struct record *r) {
    return strcmp(r->updated_by, catalogue_author) != 0;
}

static bool cell_text(struct cli *cli, const struct record *r, int field, struct arena *arena,
                      const char **text, struct error *err) {
    const struct field *f = &r->entity->fields[field];
    if (f->type != FIELD_REF) {
        *text = field_edit_text(f, r->values[field], arena);
        return true;
    }
    const struct entity *of = entity_of_table(f->ref);
    struct record *other;
    bool ok = record_load(cli->session->store, of, r->values[field].i, arena, &other, err);
    if (ok)
        *text = other->values[record_code_field(of)].s;
    return ok;
}

static bool print_terms(struct cli *cli, const struct kind *kind, struct record *const *terms,
                        int n, struct arena *arena, struct error *err) {
    struct table_column columns[SHOWN_MAX + 1];
    for (int i = 0; i < kind->n_shown; i++)
        columns[i] = kind->shown[i].column;
    columns[kind->n_shown] = (struct table_column){"OWN", false};
    struct table *t = table_begin(stdout, columns, (size_t)kind->n_shown + 1, cli->width);
    bool ok = true;
    for (int i = 0; i < n && ok; i++) {
        const char *cells[SHOWN_MAX + 1] = {NULL};
        for (int c = 0; c < kind->n_shown && ok; c++)
            ok = cell_text(cli, terms[i], kind->shown[c].field, arena, &cells[c], err);
        cells[kind->n_shown] = is_own(terms[i]) ? "yes" : "";
        if (ok)
            table_row(t, cells);
    }
    table_end(t);
    return ok;
}

static bool write_weights(struct cli *cli, struct json_writer *w, const struct record *profile,
                          struct arena *arena, struct error *err) {
    struct record **weights;
    int n;
    bool ok = record_children(cli->session->store, &weight_entity, profile->id, false, arena,
                              &weights, &n, err);
    json_write_array(w, "weights");
    for (int i = 0; i < n && ok; i++) {
        json_write_object(w, NULL);
        ok = cli_json_coded(cli, w, weights[i], arena, err);
        json_write_object_end(w);
    }
    json_write_array_end(w);
    return ok;
}

static bool write_terms(struct cli *cli, const struct kind *kind, struct record *const *terms,
                        int n, struct arena *arena, struct error *err) {
    struct json_writer w;
    bool ok = true;
    cli_json_begin(&w);
    json_write_array(&w, kind->list);
    for (int i = 0; i < n && ok; i++) {
        json_write_object(&w, NULL);
        ok = cli_json_coded(cli, &w, terms[i], arena, err) &&
             (kind->entity != &profile_entity || write_weights(cli, &w, terms[i], arena, err));
        json_write_bool(&w, "own", is_own(terms[i]));
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
    return ok;
}

bool cli_material_terms(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    const struct kind *kind =
        cli_arguments(cli, 1, 1, err) ? find_kind(cli, cli->argv[0], err) : NULL;
    struct record **terms;
    int n;
    bool ok = kind && load_terms(cli, kind->entity, &arena, &terms, &n, err);
    if (ok)
        ok = (cli->json ? write_terms : print_terms)(cli, kind, terms, n, &arena, err);
    arena_free(&arena);
    return ok;
}

/* The term of that code or id; NULL where there is no such code. Not by its name: that may be the
 * same for two, and a script that sets must mean one. */
static bool find_term(struct cli *cli, const struct entity *entity, const char *word,
                      struct arena *arena, struct record **term, struct error *err) {
    struct store *store = cli->session->store;
    int64_t id = 0;
    *term = NULL;
    if (cli_is_id(word))
        return cli_coded(cli, entity, word, arena, term, err);
    return record_find_code(store, entity, word, &id, err) &&
           (!id || record_load(store, entity, id, arena, term, err));
}

/* What a new one still needs, "name, head"; NULL: nothing. */
static const char *missing_fields(const struct record *r, struct arena *arena) {
    const char *missing = NULL;
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        if (f->flags & FIELD_REQUIRED && r->values[i].kind == VALUE_NULL)
            missing = arena_format(arena, "%s%s%s", missing ? missing : "", missing ? ", " : "",
                                   field_plain_name(f, arena));
    }
    return missing;
}

static bool add_term(struct cli *cli, const struct entity *entity, struct arena *arena,
                     struct error *err) {
    struct record *r = record_new(entity, arena);
    const char *word = cli->argv[1], *near;
    if (!cli_take(cli, r, record_code_field(entity), word, arena, err) ||
        !cli_set_words(cli, cli->argv + 2, cli->argc - 2, r, arena, err))
        return false;
    const char *missing = missing_fields(r, arena);
    if (!missing)
        return cli_enter(cli, r, r->values[entity->title].s, arena, err);
    return cli_nearest_code(cli, entity, word, arena, &near, err) &&
           error_set(err, ERROR_NOT_FOUND, "There is no %s \"%s\"%s%s%s To add it, give also %s.",
                     entity->label, word, near ? "; did you mean " : ".", near ? near : "",
                     near ? "?" : "", missing);
}

bool cli_material_set(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *term;
    const struct kind *kind =
        cli_arguments(cli, 3, -1, err) ? find_kind(cli, cli->argv[0], err) : NULL;
    bool ok = kind && find_term(cli, kind->entity, cli->argv[1], &arena, &term, err);
    if (ok)
        ok = term ? cli_change(cli, term, cli->argv + 2, cli->argc - 2, &arena, err)
                  : add_term(cli, kind->entity, &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_material_drop(struct cli *cli, struct error *err) {
    const struct kind *kind =
        cli_arguments(cli, 2, 2, err) ? find_kind(cli, cli->argv[0], err) : NULL;
    return kind && cli_drop(cli, kind->entity, cli->argv[1], err);
}

/* The weight that counts: of two for one criterion, which two laptops may have entered, the later.
 * NULL where the profile has none. */
static bool find_weight(struct cli *cli, const struct record *profile,
                        const struct record *criterion, struct arena *arena, struct record **weight,
                        struct error *err) {
    struct record **all;
    int n;
    *weight = NULL;
    if (!record_children(cli->session->store, &weight_entity, profile->id, false, arena, &all, &n,
                         err))
        return false;
    for (int i = 0; i < n; i++) {
        if (all[i]->values[WEIGHT_CRITERION].i == criterion->id &&
            (!*weight || all[i]->id > (*weight)->id))
            *weight = all[i];
    }
    return true;
}

struct weighing {
    struct record *profile, *criterion, *property;
    const char *below, *above, *because; /* as given; NULL: not */
};

/* A limit in the unit of the property; "none": the criterion's own holds again. */
static bool take_limit(const struct weighing *w, const char *name, const char *text,
                       struct value *limit, struct error *err) {
    if (!text || strcmp(text, "none") != 0)
        return cli_take_figure(w->property, name, text, limit, err);
    *limit = value_null();
    return true;
}

/* "Tear strength weighs 15 % in Europe, tactical; below 60 N a material is out." */
static const char *tell_weight(const struct weighing *w, const struct record *weight,
                               struct arena *arena) {
    const char *const limits[] = {"below", "above"};
    const char *told = arena_format(
        arena, "%s weighs %s in %s", record_text(w->criterion, CRITERION_NAME),
        field_show_text(&weight_entity.fields[WEIGHT_WEIGHT], weight->values[WEIGHT_WEIGHT], arena),
        record_text(w->profile, PROFILE_NAME));
    for (int i = 0; i < 2; i++) {
        struct value limit = weight->values[i ? WEIGHT_KNOCK_MAX : WEIGHT_KNOCK_MIN];
        const char *unit = record_text(w->property, PROPERTY_UNIT);
        if (limit.kind == VALUE_INT)
            told = arena_format(arena, "%s; %s %s%s%s a material is out", told, limits[i],
                                cli_figure(limit.i, arena), *unit ? " " : "", unit);
    }
    return arena_format(arena, "%s.", told);
}

static bool weigh(struct cli *cli, const struct weighing *w, struct arena *arena,
                  struct error *err) {
    struct store *store = cli->session->store;
    struct record *there;
    if (!find_weight(cli, w->profile, w->criterion, arena, &there, err))
        return false;
    struct record *wanted = there ? record_copy(there, arena) : record_new(&weight_entity, arena);
    wanted->values[WEIGHT_PROFILE] = value_int(w->profile->id);
    wanted->values[WEIGHT_CRITERION] = value_int(w->criterion->id);
    return cli_take(cli, wanted, WEIGHT_WEIGHT, cli->argv[2], arena, err) &&
           cli_take(cli, wanted, WEIGHT_REASON, w->because, arena, err) &&
           take_limit(w, "--out-below", w->below, &wanted->values[WEIGHT_KNOCK_MIN], err) &&
           take_limit(w, "--out-above", w->above, &wanted->values[WEIGHT_KNOCK_MAX], err) &&
           (there ? command_save(store, there, wanted, arena, NULL, err)
                  : command_add(store, wanted, err)) &&
           cli_report(cli, wanted, tell_weight(w, wanted, arena), arena, err);
}

bool cli_material_weigh(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct weighing w = {0};
    bool ok = true;
    w.because = cli_option(cli, "--because", &ok, err);
    w.below = ok ? cli_option(cli, "--out-below", &ok, err) : NULL;
    w.above = ok ? cli_option(cli, "--out-above", &ok, err) : NULL;
    ok = ok && cli_arguments(cli, 3, 3, err) &&
         cli_coded(cli, &profile_entity, cli->argv[0], &arena, &w.profile, err) &&
         cli_coded(cli, &criterion_entity, cli->argv[1], &arena, &w.criterion, err) &&
         record_load(cli->session->store, &property_entity,
                     w.criterion->values[CRITERION_PROPERTY].i, &arena, &w.property, err) &&
         weigh(cli, &w, &arena, err);
    arena_free(&arena);
    return ok;
}
