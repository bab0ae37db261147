#include "sourcebench/service/material_catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/file.h"

#include "catalogue_seed.h"
#include "material_private.h"

static const char built_in[] =
#include "db/catalogue/materials.inc"
    ;

static const char file_name[] = "materials.yaml";

static const char *const part_names[MATERIAL_PARTS] = {
    [PART_SOURCES] = "sources",     [PART_PROPERTIES] = "properties", [PART_CRITERIA] = "criteria",
    [PART_MATERIALS] = "materials", [PART_REGIONS] = "regions",       [PART_USES] = "uses",
    [PART_RULES] = "rules",
};

/* Laying texts over each other */

static bool need_map(const struct yaml_node *node, const char *file, struct error *err) {
    return node->kind == YAML_MAP ||
           yaml_error(err, file, node, "%s: a map with entries is expected",
                      node->key ? node->key : "the file");
}

static const struct material_entry *find_entry(const struct material_catalogue *c,
                                               enum material_part part, const char *code) {
    for (int i = 0; i < c->count[part]; i++) {
        if (strcmp(c->entries[part][i].node->key, code) == 0)
            return &c->entries[part][i];
    }
    return NULL;
}

static bool add_part(struct material_catalogue *c, enum material_part part,
                     const struct yaml_node *map, const char *name, struct arena *arena,
                     struct error *err) {
    if (!need_map(map, name, err))
        return false;
    struct material_entry *grown =
        arena_alloc(arena, (size_t)c->count[part] + map->count, sizeof *grown);
    if (c->count[part])
        memcpy(grown, c->entries[part], (size_t)c->count[part] * sizeof *grown);
    c->entries[part] = grown;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        const struct material_entry *old = find_entry(c, part, n->key);
        grown[old ? old - grown : c->count[part]++] = (struct material_entry){n, name};
    }
    return true;
}

static int part_named(const char *key) {
    for (int i = 0; i < MATERIAL_PARTS; i++) {
        if (strcmp(part_names[i], key) == 0)
            return i;
    }
    return -1;
}

bool material_catalogue_add(struct material_catalogue *c, const char *text, size_t length,
                            const char *name, struct arena *arena, struct error *err) {
    struct yaml_node *root;
    bool ok = yaml_parse(text, length, name, arena, &root, err) && need_map(root, name, err);
    for (const struct yaml_node *n = ok ? root->first : NULL; n && ok; n = n->next) {
        int part = part_named(n->key);
        if (part < 0 && strcmp(n->key, "version") != 0) {
            const char *near = text_nearest(n->key, part_names, MATERIAL_PARTS);
            return yaml_error(err, name, n, "there is no part \"%s\"%s%s%s", n->key,
                              near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
        }
        ok = part < 0 || add_part(c, (enum material_part)part, n, name, arena, err);
    }
    return ok;
}

/* Rows */

struct record *material_row(struct material_reader *r, const struct entity *entity,
                            const char *key) {
    if (r->count == r->size) {
        r->size = r->size ? 2 * r->size : 512;
        r->rows = mem_resize(r->rows, (size_t)r->size, sizeof *r->rows);
    }
    struct record *row = record_new(entity, r->arena);
    row->id = catalogue_id(entity->table, key);
    return r->rows[r->count++] = row;
}

/* A list as it is typed: "one, two". */
static bool list_text(struct material_reader *r, const struct material_entry *at,
                      const struct yaml_node *list, const char **text) {
    *text = "";
    for (const struct yaml_node *n = list->first; n; n = n->next) {
        if (n->kind != YAML_TEXT || strchr(n->text, ','))
            return yaml_error(r->err, at->file, n, "%s: a list of texts without commas is expected",
                              list->key);
        *text = arena_format(r->arena, "%s%s%s", *text, **text ? ", " : "", n->text);
    }
    return true;
}

static bool read_field(struct material_reader *r, const struct material_entry *at,
                       const struct yaml_node *node, struct record *row, int i) {
    const struct field *f = &row->entity->fields[i];
    struct error wrong = {0};
    const char *text = node->text;
    if (node->kind == YAML_LIST && f->type == FIELD_TAGS) {
        if (!list_text(r, at, node, &text))
            return false;
    } else if (node->kind != YAML_TEXT) {
        return yaml_error(r->err, at->file, node, "%s: a text is expected", node->key);
    }
    return field_parse(f, text, 0, r->arena, &row->values[i], &wrong) ||
           yaml_error(r->err, at->file, node, "%s: %s", node->key, wrong.message);
}

static bool is_one_of(const char *word, const char *const *words) {
    while (*words && strcmp(word, *words) != 0)
        words++;
    return *words != NULL;
}

static bool check_complete(struct material_reader *r, const struct material_entry *at,
                           const struct yaml_node *map, const struct record *row) {
    for (size_t i = 0; i < row->entity->n_fields; i++) {
        const struct field *f = &row->entity->fields[i];
        if (f->flags & FIELD_REQUIRED && row->values[i].kind == VALUE_NULL)
            return yaml_error(r->err, at->file, map, "%s: \"%s\" is missing", map->key, f->name);
    }
    return true;
}

bool material_read_fields(struct material_reader *r, const struct material_entry *at,
                          const struct yaml_node *map, struct record *row,
                          const char *const *others) {
    bool ok = need_map(map, at->file, r->err);
    for (const struct yaml_node *n = ok ? map->first : NULL; n && ok; n = n->next) {
        int i = is_one_of(n->key, others) ? -1 : entity_field(row->entity, n->key);
        if (i >= 0 && row->entity->fields[i].type != FIELD_REF)
            ok = read_field(r, at, n, row, i);
        else if (!is_one_of(n->key, others))
            ok = yaml_error(r->err, at->file, n, "a %s has no \"%s\"", row->entity->label, n->key);
    }
    return ok && check_complete(r, at, map, row);
}

static const struct entity *const entity_of_part[MATERIAL_PARTS] = {
    [PART_PROPERTIES] = &property_entity,
    [PART_CRITERIA] = &criterion_entity,
    [PART_MATERIALS] = &material_entity,
};

bool material_refer(struct material_reader *r, const struct material_entry *at,
                    const struct yaml_node *node, enum material_part part, const char *code,
                    struct value *value) {
    if (!code || !find_entry(r->catalogue, part, code))
        return yaml_error(r->err, at->file, node, "there is no \"%s\" among the %s",
                          code ? code : "", part_names[part]);
    *value = value_int(catalogue_id(entity_of_part[part]->table, code));
    return true;
}

/* A key with what it stands for; other words ("judgement") as they are. */
static bool add_source(struct material_reader *r, const struct material_entry *at,
                       const struct yaml_node *node, const char **text) {
    const struct material_entry *source =
        node->kind == YAML_TEXT ? find_entry(r->catalogue, PART_SOURCES, node->text) : NULL;
    if (!source || source->node->kind != YAML_TEXT)
        return yaml_error(r->err, at->file, node, "there is no source \"%s\"",
                          node->kind == YAML_TEXT ? node->text : "");
    *text = arena_format(r->arena, "%s%s%s %s", *text, **text ? "; " : "", source->node->key,
                         source->node->text);
    return true;
}

bool material_sources(struct material_reader *r, const struct material_entry *at,
                      const struct yaml_node *node, struct value *value) {
    const char *text = "";
    bool ok = true;
    if (!node)
        return true;
    if (node->kind == YAML_TEXT)
        ok = add_source(r, at, node, &text);
    for (const struct yaml_node *n = node->first; n && ok; n = n->next)
        ok = add_source(r, at, n, &text);
    *value = value_text(text);
    return ok;
}

/* Properties and criteria stand in lists in the order of the catalogue. */
static struct value position(const struct material_reader *r, enum material_part part,
                             const struct material_entry *entry) {
    return value_int(10 * (entry - r->catalogue->entries[part] + 1));
}

static bool read_property(struct material_reader *r, const struct material_entry *e) {
    static const char *const others[] = {NULL};
    struct record *row = material_row(r, &property_entity, e->node->key);
    row->values[PROPERTY_CODE] = value_text(e->node->key);
    row->values[PROPERTY_POSITION] = position(r, PART_PROPERTIES, e);
    return material_read_fields(r, e, e->node, row, others);
}

static bool read_criterion(struct material_reader *r, const struct material_entry *e) {
    static const char *const others[] = {"property", NULL};
    struct record *row = material_row(r, &criterion_entity, e->node->key);
    row->values[CRITERION_CODE] = value_text(e->node->key);
    row->values[CRITERION_POSITION] = position(r, PART_CRITERIA, e);
    return need_map(e->node, e->file, r->err) &&
           material_refer(r, e, e->node, PART_PROPERTIES, yaml_get_text(e->node, "property"),
                          &row->values[CRITERION_PROPERTY]) &&
           material_read_fields(r, e, e->node, row, others);
}

static bool read_figure(struct material_reader *r, const struct material_entry *e,
                        const struct yaml_node *node) {
    static const char *const others[] = {"source", NULL};
    const char *key = arena_format(r->arena, "%s/%s", e->node->key, node->key);
    struct record *row = material_row(r, &figure_entity, key);
    row->values[FIGURE_MATERIAL] = value_int(catalogue_id(material_entity.table, e->node->key));
    return material_refer(r, e, node, PART_PROPERTIES, node->key, &row->values[FIGURE_PROPERTY]) &&
           material_read_fields(r, e, node, row, others) &&
           material_sources(r, e, yaml_get(node, "source"), &row->values[FIGURE_SOURCE]);
}

static bool read_material(struct material_reader *r, const struct material_entry *e) {
    static const char *const others[] = {"values", NULL};
    struct record *row = material_row(r, &material_entity, e->node->key);
    row->values[MATERIAL_CODE] = value_text(e->node->key);
    if (!material_read_fields(r, e, e->node, row, others))
        return false;
    const struct yaml_node *values = yaml_get(e->node, "values");
    bool ok = !values || need_map(values, e->file, r->err);
    for (const struct yaml_node *n = ok && values ? values->first : NULL; n && ok; n = n->next)
        ok = read_figure(r, e, n);
    return ok;
}

static bool read_rule(struct material_reader *r, const struct material_entry *e) {
    static const char *const others[] = {"source", NULL};
    struct record *row = material_row(r, &rule_entity, e->node->key);
    row->values[RULE_CODE] = value_text(e->node->key);
    return material_read_fields(r, e, e->node, row, others) &&
           material_sources(r, e, yaml_get(e->node, "source"), &row->values[RULE_SOURCE]);
}

static bool read_part(struct material_reader *r, enum material_part part,
                      bool (*read)(struct material_reader *, const struct material_entry *)) {
    bool ok = true;
    for (int i = 0; i < r->catalogue->count[part] && ok; i++)
        ok = read(r, &r->catalogue->entries[part][i]);
    return ok;
}

bool material_catalogue_rows(const struct material_catalogue *c, struct arena *arena,
                             struct record ***rows, int *count, struct error *err) {
    struct material_reader r = {.catalogue = c, .arena = arena, .err = err};
    bool ok = read_part(&r, PART_PROPERTIES, read_property) &&
              read_part(&r, PART_CRITERIA, read_criterion) &&
              read_part(&r, PART_MATERIALS, read_material) && material_profiles(&r) &&
              read_part(&r, PART_RULES, read_rule);
    *rows = arena_alloc(arena, (size_t)r.count + 1, sizeof(struct record *));
    if (r.count)
        memcpy(*rows, r.rows, (size_t)r.count * sizeof(struct record *));
    *count = r.count;
    mem_free(r.rows);
    return ok;
}

/* Bringing a database up to it */

struct laying {
    const struct strbuf *over;
    const char *path;
};

static bool make_rows(void *data, struct arena *arena, struct record ***rows, int *count,
                      struct error *err) {
    const struct laying *l = data;
    struct material_catalogue c = {0};
    return material_catalogue_add(&c, built_in, sizeof built_in - 1, file_name, arena, err) &&
           (!l->over->length || material_catalogue_add(&c, strbuf_text(l->over), l->over->length,
                                                       l->path, arena, err)) &&
           material_catalogue_rows(&c, arena, rows, count, err);
}

static bool read_over(const char *folder, const char *path, struct strbuf *over,
                      struct error *err) {
    return !*folder || file_read(NULL, path, YAML_SIZE_LIMIT, over, err) ||
           err->code == ERROR_NOT_FOUND;
}

bool material_catalogue_seed(struct store *store, const char *folder, struct error *err) {
    static const struct catalogue_text text = {built_in, sizeof built_in - 1};
    struct arena arena = {0};
    struct strbuf over = {0};
    const char *path = arena_format(&arena, "%s/%s", folder, file_name);
    bool ok = read_over(folder, path, &over, err);
    if (ok) {
        struct laying laying = {&over, path};
        const struct catalogue_seed seed = {.name = "materials",
                                            .entities = material_entities,
                                            .built_in = &text,
                                            .n_built_in = 1,
                                            .over = {strbuf_text(&over), over.length},
                                            .rows = make_rows,
                                            .data = &laying};
        ok = catalogue_seed(store, &seed, err);
    }
    strbuf_free(&over);
    arena_free(&arena);
    return ok;
}
