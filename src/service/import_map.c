#include "import_map.h"

#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/io/yaml.h"

/* Headers are compared without case, marks, blanks and punctuation. */
static const char *plain(struct arena *arena, const char *header) {
    char *key = text_name_key(arena, header);
    char *out = key;
    for (const char *in = key; *in; in++) {
        if (*in != ' ')
            *out++ = *in;
    }
    *out = '\0';
    return key;
}

static bool same_header(struct arena *arena, const char *header, const char *name) {
    return strcmp(header, plain(arena, name)) == 0;
}

/* Whether one of the synonyms "a|b|c" is the header. */
static bool is_synonym(struct arena *arena, const char *header, const char *synonyms) {
    while (synonyms && *synonyms) {
        size_t length = strcspn(synonyms, "|");
        if (same_header(arena, header, arena_bytes(arena, synonyms, length)))
            return true;
        synonyms += length + (synonyms[length] == '|');
    }
    return false;
}

static bool may_be_imported(const struct field *f) {
    return !(f->flags & FIELD_DERIVED);
}

int import_map_find(const struct entity *entity, const char *header, struct arena *arena,
                    const char **how) {
    const char *key = plain(arena, header);
    *how = "not taken";
    for (int i = 0; i < (int)entity->n_fields; i++) {
        const struct field *f = &entity->fields[i];
        if (!may_be_imported(f))
            continue;
        if (same_header(arena, key, f->name) || same_header(arena, key, f->label)) {
            *how = "by name";
            return i;
        }
        if (is_synonym(arena, key, f->synonyms)) {
            *how = "by synonym";
            return i;
        }
    }
    return -1;
}

/* The mapping file: `Header of the list: field` lines; field `none` leaves a column out. */
static bool apply_map_line(struct import_map *map, const char *path, const struct yaml_node *line,
                           struct arena *arena, struct error *err) {
    const char *name = line->text ? line->text : "";
    const char *how;
    int field = entity_field(map->entity, name);
    if (field < 0)
        field = import_map_find(map->entity, name, arena, &how);
    bool none = strcmp(name, "none") == 0;
    if (!none && (field < 0 || !may_be_imported(&map->entity->fields[field])))
        return yaml_error(err, path, line, "\"%s\" is no field of a %s; e.g. %s, note, or none.",
                          name, map->entity->label, map->entity->fields[map->key].name);
    for (int i = 0; i < map->n; i++) {
        if (!same_header(arena, plain(arena, line->key), map->columns[i].header))
            continue;
        map->columns[i].field = none ? -1 : field;
        map->columns[i].how = none ? "not taken" : "by map";
        return true;
    }
    return yaml_error(err, path, line, "the list has no column \"%s\".", line->key);
}

static bool apply_map_file(struct import_map *map, const char *beneath, const char *path,
                           struct arena *arena, struct error *err) {
    struct yaml_node *root;
    if (!yaml_read(beneath, path, arena, &root, err))
        return false;
    bool ok = root->kind == YAML_MAP ||
              yaml_error(err, path, root, "lines like \"Factory: name\" are expected.");
    for (const struct yaml_node *line = root->first; ok && line; line = line->next)
        ok = apply_map_line(map, path, line, arena, err);
    return ok;
}

/* Where two columns claim a field, a name beats a synonym; else the first stands. */
static void settle_claims(struct import_map *map) {
    for (int i = 0; i < map->n; i++) {
        for (int k = 0; k < i; k++) {
            if (map->columns[i].field < 0 || map->columns[i].field != map->columns[k].field)
                continue;
            bool later_wins = strcmp(map->columns[i].how, "by map") == 0 ||
                              (strcmp(map->columns[i].how, "by name") == 0 &&
                               strcmp(map->columns[k].how, "by synonym") == 0);
            struct import_column *loser = &map->columns[later_wins ? k : i];
            loser->field = -1;
            loser->how = "not taken";
        }
    }
}

bool import_map_make(struct import_map *map, const struct row *header, const char *beneath,
                     const char *map_path, struct arena *arena, struct error *err) {
    map->n = (int)header->n_cells;
    map->columns = arena_alloc(arena, header->n_cells, sizeof *map->columns);
    map->forms = arena_alloc(arena, header->n_cells, sizeof *map->forms);
    map->name = map->unit_column = -1;
    map->units = arena_alloc(arena, header->n_cells, sizeof *map->units);
    for (int i = 0; i < map->n; i++) {
        struct import_column *c = &map->columns[i];
        c->header = text_clean(arena, header->cells[i].text, false);
        c->field = *c->header ? import_map_find(map->entity, c->header, arena, &c->how) : -1;
        c->how = c->how ? c->how : "not taken";
        c->sample = "";
    }
    if (map_path && !apply_map_file(map, beneath, map_path, arena, err))
        return false;
    settle_claims(map);
    if (map->takes_units)
        import_units_learn(map, arena);
    for (int i = 0; i < map->n; i++) {
        if (map->columns[i].field == map->key)
            map->name = i;
    }
    if (map->name >= 0)
        return true;
    return error_set(err, ERROR_INPUT,
                     "No column of the list is known as %s. Name one of them in a mapping file "
                     "(--map FILE.yaml), e.g. \"%s: %s\".",
                     map->wanted, map->n ? map->columns[0].header : "Factory",
                     map->entity->fields[map->key].name);
}

/* Forms of numbers and days */

/* A day that may be two is kept, to ask by. */
static void learn_date(struct import_form *form, struct import_column *c, const char *text,
                       struct arena *arena) {
    struct import_day day;
    if (!import_form_day(text, &day, arena))
        return;
    if (day.form != DATE_UNCLEAR) {
        form->date = form->date == DATE_UNCLEAR || form->date == day.form ? day.form : DATE_MIXED;
    } else if (!c->unclear && day.day_first) {
        c->unclear = text_clean(arena, text, false);
        c->day_first = day.day_first;
        c->month_first = day.month_first;
    }
}

static bool shows_dates(const struct import_form *form) {
    return form->date == DATE_DMY || form->date == DATE_MDY;
}

void import_map_learn(struct import_map *map, const struct row *row, struct arena *arena) {
    for (int i = 0; i < map->n && i < (int)row->n_cells; i++) {
        int field = map->columns[i].field;
        if (field < 0)
            continue;
        const struct field *f = &map->entity->fields[field];
        if (import_form_is_number(f))
            import_form_shows(f, row->cells[i].text, &map->forms[i].number);
        else if (f->type == FIELD_DATE)
            learn_date(&map->forms[i], &map->columns[i], row->cells[i].text, arena);
        if (shows_dates(&map->forms[i]))
            map->columns[i].unclear = NULL;
    }
}

bool import_map_wonders(const struct import_map *map) {
    for (int i = 0; i < map->n; i++)
        if (map->columns[i].unclear && map->forms[i].date == DATE_UNCLEAR)
            return true;
    return false;
}

bool import_map_set_dates(struct import_map *map, const char *form) {
    bool day_first = strcmp(form, "dmy") == 0;
    for (int i = 0; i < map->n; i++)
        if (!shows_dates(&map->forms[i]))
            map->forms[i].date = day_first ? DATE_DMY : DATE_MDY;
    return day_first || strcmp(form, "mdy") == 0;
}

bool import_map_text(const struct import_map *map, int column, const char **text,
                     struct arena *arena, struct error *err) {
    const struct field *f = &map->entity->fields[map->columns[column].field];
    return import_form_text(f, &map->forms[column], text, arena, err);
}

bool import_map_value(const struct import_map *map, int column, const char *text, int32_t today,
                      struct arena *arena, struct value *value, struct error *err) {
    const struct field *f = &map->entity->fields[map->columns[column].field];
    return import_map_text(map, column, &text, arena, err) &&
           field_parse(f, text, today, arena, value, err);
}
