/* Materials: what they are compared by. Criteria, properties, rules and profiles by their forms. */
#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/db/command.h"
#include "sourcebench/tui/dialog.h"

#include "materials_state.h"
#include "record_form.h"

/* What can be set up, in the order of the menu. */
static const struct {
    const struct entity *entity;
    const char *what, *note;
} kinds[] = {
    {&profile_entity, "Profiles", "region, use, markets, missing values"},
    {&weight_entity, "Weights of this profile", "with limits of its own and the reason"},
    {&criterion_entity, "Criteria", "direction, bounds, band, limits"},
    {&property_entity, "Properties", "what is measured: unit, standard"},
    {&rule_entity, "Compliance rules", "which evidence a market asks for"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct setup {
    struct materials *m;
    const struct entity *entity;
    int64_t parent; /* the profile, of weights */
    struct arena arena;
    struct record **records;
    int count;
};

static bool read_records(struct setup *s, struct error *err) {
    struct store *store = s->m->session->store;
    return s->parent ? record_children(store, s->entity, s->parent, false, &s->arena, &s->records,
                                       &s->count, err)
                     : record_all(store, s->entity, &s->arena, &s->records, &s->count, err);
}

/* The name of a record; of a weight its criterion's. */
static const char *name_of(const struct setup *s, const struct record *r) {
    if (s->entity != &weight_entity)
        return r->values[s->entity->title].s;
    int criterion = materials_find_criterion(s->m, r->values[WEIGHT_CRITERION].i);
    return criterion >= 0 ? s->m->c.data.criteria[criterion].name : "a criterion that was deleted";
}

/* Where a record stands in lists: its position, of a weight that of its criterion; else at the end.
 */
static int64_t position(const struct setup *s, const struct record *r) {
    int field = s->entity == &criterion_entity  ? CRITERION_POSITION
                : s->entity == &property_entity ? PROPERTY_POSITION
                : s->entity == &profile_entity  ? PROFILE_POSITION
                                                : -1;
    if (s->entity == &weight_entity)
        return materials_find_criterion(s->m, r->values[WEIGHT_CRITERION].i);
    return field >= 0 && r->values[field].kind == VALUE_INT ? r->values[field].i : INT64_MAX;
}

static void put_in_order(struct setup *s) {
    for (int i = 1; i < s->count; i++) {
        struct record *r = s->records[i];
        int at = i;
        for (; at > 0; at--) {
            int64_t before = position(s, s->records[at - 1]), here = position(s, r);
            if (before < here ||
                (before == here && strcmp(name_of(s, s->records[at - 1]), name_of(s, r)) <= 0))
                break;
            s->records[at] = s->records[at - 1];
        }
        s->records[at] = r;
    }
}

static const char *note_of(struct setup *s, const struct record *r) {
    int field = s->entity == &weight_entity      ? WEIGHT_WEIGHT
                : s->entity == &criterion_entity ? CRITERION_DIRECTION
                : s->entity == &property_entity  ? PROPERTY_UNIT
                : s->entity == &rule_entity      ? RULE_MARKET
                                                 : PROFILE_MISSING;
    return field_show_text(&s->entity->fields[field], r->values[field], &s->arena);
}

static void add(struct setup *s) {
    struct record *r = record_new(s->entity, &s->arena);
    if (s->parent)
        r->values[s->entity->parent] = value_int(s->parent);
    if (record_form_add(s->m->shell, s->entity, s->parent, r))
        shell_say(s->m->shell, "%s",
                  s->entity == &criterion_entity
                      ? "Added; O shows it as a column, w gives it a weight."
                      : "Added; u takes it back.");
}

static void change(struct setup *s, const struct record *r) {
    struct shell *shell = s->m->shell;
    struct error err;
    struct picker_item answers[] = {{"Edit", NULL}, {"Delete", NULL}};
    const char *name = arena_string(&s->arena, name_of(s, r));
    int answer = pick(shell, name, answers, 2, 0);
    if (answer == 0) {
        if (record_form_edit(shell, s->entity, r->id, NULL, 0))
            shell_say(shell, "Saved; u takes it back.");
    } else if (answer == 1 && confirm(shell, "Delete the %s %s?", s->entity->label, name)) {
        bool ok = command_delete(s->m->session->store, s->entity, r->id, &err);
        shell_changed(shell);
        if (ok)
            shell_say(shell, "Deleted; u takes it back.");
        else
            shell_say_error(shell, &err);
    }
}

/* The record that what is under the cursor is about. */
static bool is_current(const struct setup *s, const struct record *r) {
    const struct materials *m = s->m;
    int criterion = materials_criterion(m);
    if (s->entity == &profile_entity)
        return r->id == m->c.data.profile.id;
    if (criterion < 0)
        return false;
    const struct material_criterion *k = &m->c.data.criteria[criterion];
    return r->id == k->judge.id || r->id == k->weight_id ||
           r->id == m->c.data.properties[k->property].id;
}

static void choose_record(struct setup *s) {
    struct error err;
    if (!read_records(s, &err)) {
        shell_say_error(s->m->shell, &err);
        return;
    }
    put_in_order(s);
    struct picker_item *items = arena_alloc(&s->arena, (size_t)s->count + 1, sizeof *items);
    int current = 0;
    for (int i = 0; i < s->count; i++) {
        items[i] = (struct picker_item){arena_string(&s->arena, name_of(s, s->records[i])),
                                        note_of(s, s->records[i])};
        current = is_current(s, s->records[i]) ? i : current;
    }
    items[s->count] = (struct picker_item){
        arena_format(&s->arena, "Add a %s %s", s->entity->label, glyph_text(GLYPH_MORE)), NULL};
    int chosen = pick(s->m->shell, s->entity->plural, items, s->count + 1, current);
    if (chosen >= 0 && chosen < s->count)
        change(s, s->records[chosen]);
    else if (chosen == s->count)
        add(s);
}

static void setup(struct screen *screen) {
    struct materials *m = screen->state;
    struct picker_item items[KINDS];
    int of[KINDS], n = 0, at = 0;
    for (int i = 0; i < KINDS; i++) {
        if (kinds[i].entity == &weight_entity && !m->c.data.profile.id)
            continue;
        at = kinds[i].entity == &criterion_entity && materials_criterion(m) >= 0 ? n : at;
        of[n] = i;
        items[n++] = (struct picker_item){kinds[i].what, kinds[i].note};
    }
    int chosen = pick(m->shell, "Set up what materials are compared by", items, n, at);
    if (chosen < 0)
        return;
    struct setup s = {.m = m, .entity = kinds[of[chosen]].entity};
    s.parent = s.entity == &weight_entity ? m->c.data.profile.id : 0;
    choose_record(&s);
    arena_free(&s.arena);
}

static const struct action actions[] = {
    {"materials.setup", "set up",
     "Edit or add criteria, properties, profiles, their weights and compliance rules.", "t",
     ACTION_CHANGES, 0, setup, NULL},
};

const struct action_table materials_setup_actions = {"materials-setup", "What is compared", actions,
                                                     sizeof actions / sizeof *actions};
