/*
 * Records into a case file.
 */
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/io/yaml_write.h"
#include "sourcebench/service/case_file.h"

struct writing {
    const struct record_set *set;
    struct yaml_writer *out;
    struct arena arena;
};

/* What a reference is written as: the code, else the title, of what it points to. */
static const char *called(const struct record *r) {
    int code = entity_field(r->entity, "code");
    if (code >= 0 && r->values[code].kind == VALUE_TEXT)
        return r->values[code].s;
    return record_text(r, (int)r->entity->title);
}

static const char *text_of(struct writing *w, const struct record *r, int field) {
    const struct field *f = &r->entity->fields[field];
    if (f->type != FIELD_REF)
        return field_edit_text(f, r->values[field], &w->arena);
    const struct record *to = record_set_follow(w->set, r, field);
    return to ? called(to) : "";
}

static bool is_written(const struct case_section *s, const struct record *r, size_t field) {
    const struct field *f = &r->entity->fields[field];
    return r->values[field].kind != VALUE_NULL && !(f->flags & FIELD_DERIVED) &&
           (int)field != case_parent(s);
}

static void write_fields(struct writing *w, const struct case_section *s, const struct record *r) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const char *text = is_written(s, r, i) ? text_of(w, r, (int)i) : "";
        if (*text)
            yaml_write_text(w->out, field_plain_name(&r->entity->fields[i], &w->arena), text);
    }
}

/* Whether nothing but the fields of the short form is written. */
static bool is_short(const struct case_section *s, struct record *const *records, int n) {
    for (int i = 0; i < n; i++) {
        for (size_t f = 0; f < s->entity->n_fields; f++) {
            if ((int)f != s->short_key && (int)f != s->short_value && is_written(s, records[i], f))
                return false;
        }
    }
    return s->short_key >= 0;
}

/* Rows of the catalogue are left out: every bench has them. */
static int leave_catalogue_out(struct record **records, int n) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
        const char *by = records[i]->updated_by;
        if (!by || strcmp(by, catalogue_author) != 0)
            records[kept++] = records[i];
    }
    return kept;
}

static void write_section(struct writing *w, const struct case_section *s,
                          const struct record *parent) {
    int n;
    struct record **records = record_set_list(w->set, s->entity, parent ? case_parent(s) : -1,
                                              parent ? parent->id : 0, &w->arena, &n);
    n = leave_catalogue_out(records, n);
    bool short_form = is_short(s, records, n);
    if (n == 0 && !s->is_evidence)
        return;
    if (short_form)
        yaml_write_map(w->out, s->name);
    else
        yaml_write_list(w->out, s->name);
    for (int i = 0; i < n; i++) {
        if (short_form) {
            yaml_write_text(w->out, text_of(w, records[i], s->short_key),
                            text_of(w, records[i], s->short_value));
            continue;
        }
        yaml_write_map(w->out, NULL);
        write_fields(w, s, records[i]);
        for (int k = 0; k < n_case_sections; k++) {
            if (case_sections[k].within == s)
                write_section(w, &case_sections[k], records[i]);
        }
        yaml_write_close(w->out);
    }
    yaml_write_close(w->out);
}

bool case_write(const struct record_set *set, FILE *out, struct error *err) {
    struct writing w = {.set = set, .out = yaml_write_begin(out)};
    yaml_write_map(w.out, NULL);
    for (int i = 0; i < n_case_sections; i++) {
        if (!case_sections[i].within)
            write_section(&w, &case_sections[i], NULL);
    }
    yaml_write_close(w.out);
    bool ok = yaml_write_end(w.out, err);
    arena_free(&w.arena);
    return ok;
}
