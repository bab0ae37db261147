/*
 * Case files into records.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/yaml.h"
#include "sourcebench/service/case_file.h"

struct reading {
    struct case_file *file;
    const char *name;
    int32_t today;
    struct arena arena;
    int first; /* records of this text begin here: two with the same keys are an error */
};

static void note(struct case_file *file, int line, bool implied) {
    size_t at = (size_t)file->set.n - 1;
    file->notes = mem_grow(file->notes, at, sizeof *file->notes);
    file->notes[at] = (struct case_note){.line = line, .implied = implied};
}

static struct case_note *note_of(const struct case_file *file, const struct record *r) {
    int at = 0;
    while (file->set.records[at] != r)
        at++;
    return &file->notes[at];
}

bool case_tells_evidence(const struct case_file *file, const struct record *supplier) {
    return note_of(file, supplier)->evidence;
}

void case_free(struct case_file *file) {
    record_set_free(&file->set);
    mem_free(file->notes);
    *file = (struct case_file){0};
}

/* ---- references --------------------------------------------------------------------------------
 */

/* A code is one of the two names by which a record can be meant. */
static bool is_called(struct reading *in, const struct record *r, const char *key) {
    int code = entity_field(r->entity, "code");
    int fields[] = {(int)r->entity->title, code};
    for (size_t i = 0; i < 2; i++) {
        const struct value *v = fields[i] >= 0 ? &r->values[fields[i]] : NULL;
        if (v && v->kind == VALUE_TEXT && strcmp(text_name_key(&in->arena, v->s), key) == 0)
            return true;
    }
    return false;
}

/* Whether the record belongs to something that r or what it belongs to refers to: of two variants
 * called "black" that of the product of the requirement is meant. */
static bool is_near(struct reading *in, const struct record *found, const struct record *r) {
    if (found->entity->parent < 0)
        return false;
    const struct field *f = &found->entity->fields[found->entity->parent];
    while (r) {
        for (size_t i = 0; i < r->entity->n_fields; i++) {
            const struct field *g = &r->entity->fields[i];
            if (g->type == FIELD_REF && strcmp(g->ref, f->ref) == 0 &&
                r->values[i].i == found->values[found->entity->parent].i)
                return true;
        }
        r = r->entity->parent < 0 ? NULL : record_set_follow(&in->file->set, r, r->entity->parent);
    }
    return false;
}

static struct record *find_called(struct reading *in, const struct entity *entity, const char *text,
                                  const struct record *from) {
    const char *key = text_name_key(&in->arena, text);
    struct record *found = NULL;
    for (int i = 0; i < in->file->set.n; i++) {
        struct record *r = in->file->set.records[i];
        if (r->entity != entity || !is_called(in, r, key))
            continue;
        if (is_near(in, r, from))
            return r;
        found = found ? found : r;
    }
    return found;
}

/* Records of the document that no reference may imply: whatever has a part of its own but for
 * suppliers, their sites and calendars, of which the bench knows more than a case tells. */
static bool may_be_implied(const struct entity *entity) {
    for (int i = 0; i < n_case_sections; i++) {
        if (case_sections[i].entity == entity)
            return strcmp(case_sections[i].name, "suppliers") == 0 ||
                   strcmp(case_sections[i].name, "sites") == 0 ||
                   strcmp(case_sections[i].name, "calendars") == 0;
    }
    return true;
}

static bool read_reference(struct reading *in, const struct field *f, const struct yaml_node *node,
                           const struct record *from, struct value *value, struct error *err) {
    const struct entity *to = entity_of_table(f->ref);
    const char *text = text_clean(&in->arena, node->text, false);
    if (!*text)
        return true;
    struct record *r = find_called(in, to, text, from);
    if (!r && !may_be_implied(to))
        return yaml_error(err, in->name, node,
                          "there is no %s called \"%s\"; add it before it is used", to->label,
                          text);
    if (!r) {
        r = record_set_new(&in->file->set, to);
        int code = entity_field(to, "code");
        r->values[to->title] = value_text(arena_string(&in->file->set.arena, text));
        if (code >= 0)
            r->values[code] = r->values[to->title];
        note(in->file, node->line, true);
    }
    *value = value_int(r->id);
    return true;
}

/* ---- entries -----------------------------------------------------------------------------------
 */

static const struct case_section *section_named(const struct case_section *within,
                                                const char *name) {
    for (int i = 0; i < n_case_sections; i++) {
        if (case_sections[i].within == within && strcmp(case_sections[i].name, name) == 0)
            return &case_sections[i];
    }
    return NULL;
}

static bool is_offered(const struct case_section *s, size_t field) {
    return (int)field != case_parent(s) && !(s->entity->fields[field].flags & FIELD_DERIVED);
}

static int field_named(struct reading *in, const struct case_section *s, const char *name) {
    const struct entity *e = s->entity;
    for (size_t i = 0; i < e->n_fields; i++) {
        if (is_offered(s, i) && strcmp(field_plain_name(&e->fields[i], &in->arena), name) == 0)
            return (int)i;
    }
    return -1;
}

static bool unknown_key(struct reading *in, const struct case_section *section,
                        const struct yaml_node *node, struct error *err) {
    enum { MOST = 128 };
    const char *names[MOST] = {NULL};
    size_t n = 0;
    const struct entity *e = section ? section->entity : NULL;
    for (size_t i = 0; e && i < e->n_fields && n < MOST; i++) {
        if (is_offered(section, i))
            names[n++] = field_plain_name(&e->fields[i], &in->arena);
    }
    for (int i = 0; i < n_case_sections && n < MOST; i++) {
        if (case_sections[i].within == section)
            names[n++] = case_sections[i].name;
    }
    const char *near = text_nearest(node->key, names, n);
    return yaml_error(err, in->name, node, "%s %s no \"%s\"%s%s%s", e ? "a" : "a case",
                      e ? arena_format(&in->arena, "%s has", e->label) : "has", node->key,
                      near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static bool read_field(struct reading *in, struct record *r, int field,
                       const struct yaml_node *node, struct error *err) {
    const struct field *f = &r->entity->fields[field];
    struct error wrong = {0};
    if (node->kind == YAML_MAP)
        return yaml_error(err, in->name, node, "%s: a text is expected, not a map", node->key);
    if (f->type == FIELD_REF && node->kind != YAML_TEXT)
        return yaml_error(err, in->name, node, "%s: a name is expected, not a list", node->key);
    if (f->type == FIELD_REF)
        return read_reference(in, f, node, r, &r->values[field], err);
    const char *text = node->text;
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        if (n->kind != YAML_TEXT)
            return yaml_error(err, in->name, n, "%s: a list of texts is expected", node->key);
        text = arena_format(&in->arena, "%s%s%s", text ? text : "", text ? ", " : "", n->text);
    }
    return field_parse(f, text ? text : "", in->today, &in->file->set.arena, &r->values[field],
                       &wrong) ||
           yaml_error(err, in->name, node, "%s: %s", field_plain_name(f, &in->arena),
                      wrong.message);
}

static bool same_value(struct reading *in, struct value a, struct value b) {
    if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT)
        return strcmp(text_fold(&in->arena, a.s), text_fold(&in->arena, b.s)) == 0;
    return value_equal(a, b);
}

static bool has_keys_of(struct reading *in, const struct case_section *s, const struct record *a,
                        const struct record *b) {
    int parent = case_parent(s);
    bool same = a->entity == b->entity &&
                (parent < 0 || !s->within || value_equal(a->values[parent], b->values[parent]));
    for (int i = 0; same && i < CASE_KEYS && s->keys[i] >= 0; i++)
        same = same_value(in, a->values[s->keys[i]], b->values[s->keys[i]]);
    return same;
}

/* The record that r becomes: one of an earlier text with the same keys gets its fields. */
static bool settle(struct reading *in, const struct case_section *s, struct record *r,
                   const struct yaml_node *node, struct record **settled, struct error *err) {
    *settled = r;
    for (int i = 0; i < in->file->set.n; i++) {
        struct record *old = in->file->set.records[i];
        if (old == r || !has_keys_of(in, s, old, r))
            continue;
        if (i >= in->first && !in->file->notes[i].implied)
            return yaml_error(err, in->name, node, "the %s stands in line %d too", s->entity->label,
                              in->file->notes[i].line);
        for (size_t f = 0; f < r->entity->n_fields; f++) {
            if (r->values[f].kind != VALUE_NULL)
                old->values[f] = r->values[f];
        }
        in->file->notes[i].line = node->line;
        in->file->notes[i].implied = false;
        *settled = old;
        return true;
    }
    record_set_add(&in->file->set, r);
    note(in->file, node->line, false);
    return true;
}

static bool check_required(struct reading *in, const struct case_section *s, const struct record *r,
                           const struct yaml_node *node, struct error *err) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        if (f->flags & FIELD_REQUIRED && is_offered(s, i) && r->values[i].kind == VALUE_NULL)
            return yaml_error(err, in->name, node, "a %s needs \"%s\"", r->entity->label,
                              field_plain_name(f, &in->arena));
    }
    return true;
}

static struct record *begin_entry(struct reading *in, const struct case_section *s,
                                  const struct record *parent) {
    struct record *r = record_new(s->entity, &in->file->set.arena);
    r->id = in->file->set.last_id + 1;
    if (parent)
        r->values[case_parent(s)] = value_int(parent->id);
    return r;
}

static bool read_section(struct reading *in, const struct case_section *s,
                         const struct yaml_node *node, const struct record *parent,
                         struct error *err);

static bool read_entry(struct reading *in, const struct case_section *s,
                       const struct yaml_node *node, const struct record *parent,
                       struct error *err) {
    struct record *r = begin_entry(in, s, parent);
    if (node->kind != YAML_MAP)
        return yaml_error(err, in->name, node, "%s: a map with the fields of a %s is expected",
                          s->name, s->entity->label);
    bool ok = true;
    for (const struct yaml_node *n = node->first; n && ok; n = n->next) {
        int field = field_named(in, s, n->key);
        if (field >= 0)
            ok = read_field(in, r, field, n, err);
        else if (!section_named(s, n->key))
            ok = unknown_key(in, s, n, err);
    }
    /* Implied records came in meanwhile. */
    r->id = in->file->set.last_id + 1;
    ok = ok && check_required(in, s, r, node, err) && settle(in, s, r, node, &r, err);
    for (int i = 0; ok && i < n_case_sections; i++) {
        const struct yaml_node *part =
            case_sections[i].within == s ? yaml_get(node, case_sections[i].name) : NULL;
        if (part && case_sections[i].is_evidence)
            note_of(in->file, r)->evidence = true;
        ok = !part || read_section(in, &case_sections[i], part, r, err);
    }
    return ok;
}

/* One entry of the form "1000: 5.80". */
static bool read_short(struct reading *in, const struct case_section *s,
                       const struct yaml_node *node, const struct record *parent,
                       struct error *err) {
    struct record *r = begin_entry(in, s, parent);
    struct yaml_node key = *node;
    key.kind = YAML_TEXT;
    key.text = node->key;
    bool ok =
        read_field(in, r, s->short_key, &key, err) && read_field(in, r, s->short_value, node, err);
    r->id = in->file->set.last_id + 1;
    return ok && check_required(in, s, r, node, err) && settle(in, s, r, node, &r, err);
}

static bool read_section(struct reading *in, const struct case_section *s,
                         const struct yaml_node *node, const struct record *parent,
                         struct error *err) {
    bool ok = true, is_short = node->kind == YAML_MAP && s->short_key >= 0;
    if (node->kind == YAML_TEXT && !*node->text)
        return true;
    if (node->kind != YAML_LIST && !is_short)
        return yaml_error(err, in->name, node,
                          "%s: a list is expected, each with a hyphen before it", s->name);
    for (const struct yaml_node *n = node->first; n && ok; n = n->next)
        ok = is_short ? read_short(in, s, n, parent, err) : read_entry(in, s, n, parent, err);
    return ok;
}

/* Parts in the order of what refers to what, wherever they stand. A version is that of a catalogue.
 */
static bool read_document(struct reading *in, const struct yaml_node *root, struct error *err) {
    bool ok =
        root->kind == YAML_MAP ||
        yaml_error(err, in->name, root, "a case is a map of parts, such as \"requirements:\"");
    for (const struct yaml_node *n = ok ? root->first : NULL; n && ok; n = n->next) {
        if (strcmp(n->key, "version") != 0 && !section_named(NULL, n->key))
            ok = unknown_key(in, NULL, n, err);
    }
    for (int i = 0; ok && i < n_case_sections; i++) {
        const struct yaml_node *part =
            case_sections[i].within ? NULL : yaml_get(root, case_sections[i].name);
        ok = !part || read_section(in, &case_sections[i], part, NULL, err);
    }
    return ok;
}

bool case_read(struct case_file *file, const char *text, size_t length, const char *name,
               int32_t today, struct error *err) {
    struct reading in = {.file = file, .name = name, .today = today, .first = file->set.n};
    struct yaml_node *root;
    bool ok =
        yaml_parse(text, length, name, &in.arena, &root, err) && read_document(&in, root, err);
    arena_free(&in.arena);
    return ok;
}

bool case_read_file(struct case_file *file, const struct session *session, const char *path,
                    struct error *err) {
    struct strbuf text = {0};
    bool ok = file_read(session_exchange_folder(session), path, YAML_SIZE_LIMIT, &text, err) &&
              case_read(file, strbuf_text(&text), text.length, path, session_today(session), err);
    strbuf_free(&text);
    return ok;
}
