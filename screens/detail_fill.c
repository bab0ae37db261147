#include "detail_fill.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/db/record.h"

enum { LABEL_MAX = 24 };

const char *fill_text(const struct record *r, int field) {
    const char *text = r->values[field].kind == VALUE_TEXT ? r->values[field].s : NULL;
    return text ? text : "";
}

const char *fill_show(const struct filling *f, const struct record *r, int field) {
    return field_show_text(&r->entity->fields[field], r->values[field], &f->lines->arena);
}

const char *fill_joined(struct arena *arena, const char *const *texts, int n) {
    const char *all = "";
    for (int i = 0; i < n; i++) {
        if (texts[i] && *texts[i])
            all = arena_format(arena, "%s%s%s", all, *all ? " · " : "", texts[i]);
    }
    return all;
}

const char *fill_distance(const struct filling *f, int32_t day) {
    char age[24];
    date_age(day < f->today ? day : f->today, day < f->today ? f->today : day, age, sizeof age);
    if (day == f->today)
        return "today";
    return arena_format(&f->lines->arena, day < f->today ? "%s ago" : "in %s", age);
}

struct line *fill_entry(struct filling *f, int view, const struct record *r, enum style style,
                        const char *left, const char *right) {
    struct line *line = lines_add(f->lines, style, left, right);
    line->id = r->id;
    line->kind = view;
    return line;
}

static int label_width(const struct entity *entity) {
    int widest = 0;
    for (size_t i = 0; i < entity->n_fields; i++) {
        int length = (int)strlen(entity->fields[i].label);
        if (!(entity->fields[i].flags & (FIELD_DERIVED | FIELD_HIDDEN)) && length > widest)
            widest = length;
    }
    return widest < LABEL_MAX ? widest : LABEL_MAX;
}

void fill_field(struct filling *f, const struct record *r, int field, int view) {
    const struct field *d = &r->entity->fields[field];
    const char *value = fill_show(f, r, field);
    char label[LABEL_MAX * 4 + 1];
    if (!*value || d->flags & (FIELD_DERIVED | FIELD_HIDDEN))
        return;
    snprintf(label, sizeof label, "%-*s", label_width(r->entity), d->label);
    fill_entry(f, view, r, STYLE_NORMAL, arena_format(&f->lines->arena, "%s %s", label, value),
               NULL);
}

void fill_fields(struct filling *f, const struct record *r, int view) {
    for (int i = 0; i < (int)r->entity->n_fields; i++)
        fill_field(f, r, i, view);
}

void fill_section(struct filling *f, int view, int count) {
    if (f->full || !count)
        return;
    const char *name = f->spec->views[view].name;
    lines_add_heading(f->lines, count > OVERVIEW_ENTRIES
                                    ? arena_format(&f->lines->arena, "%s (%d)", name, count)
                                    : name);
}

/* The records of a view that has one filler; in the overview with a heading. */
static bool fill_records(struct filling *f, int view, bool heading, struct error *err) {
    const struct detail_view *v = &f->spec->views[view];
    struct record **records;
    int count;
    if (!record_children(f->session->store, v->entity, f->of->id, false, &f->lines->arena, &records,
                         &count, err))
        return false;
    if (heading)
        fill_section(f, view, count);
    for (int i = 0; i < count && (f->full || i < OVERVIEW_ENTRIES); i++)
        v->fill_one(f, records[i]);
    return true;
}

bool fill_view(struct filling *f, int view, struct error *err) {
    const struct detail_view *v = &f->spec->views[view];
    return v->fill ? v->fill(f, err) : fill_records(f, view, true, err);
}

static struct filling begin(struct session *session, const struct detail_spec *spec,
                            const struct record *record, struct lines *lines) {
    lines_clear(lines);
    return (struct filling){.session = session,
                            .spec = spec,
                            .of = record_copy(record, &lines->arena),
                            .lines = lines,
                            .today = session_today(session)};
}

bool detail_fill(struct session *session, const struct detail_spec *spec,
                 const struct record *record, int view, struct lines *lines, struct error *err) {
    struct filling f = begin(session, spec, record, lines);
    const char *blank = spec->views[view].blank;
    f.full = view != 0;
    if (!fill_view(&f, view, err))
        return false;
    if (!lines->count && blank) {
        lines_add_heading(lines, "");
        lines_add_heading(lines, blank);
    }
    return true;
}

bool detail_summary(struct session *session, const struct detail_spec *spec,
                    const struct record *record, int view, struct lines *lines, struct error *err) {
    struct filling f = begin(session, spec, record, lines);
    return fill_records(&f, view, false, err);
}
