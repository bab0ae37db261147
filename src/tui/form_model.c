#include "sourcebench/tui/form_model.h"

#include <string.h>

static const struct choice yes_no[] = {{"yes", "yes"}, {"no", "no"}};

static bool belongs(const struct field *f) {
    return !(f->flags & (FIELD_HIDDEN | FIELD_DERIVED));
}

/* The choices of a field of which exactly one is chosen. */
static void find_choices(struct form_model *m, struct form_item *item) {
    const struct form_spec *spec = m->spec;
    struct choice *choices = NULL;
    int count = 0;
    if (item->field->type == FIELD_CHOICE) {
        item->choices = item->field->choices;
        item->n_choices = (int)item->field->n_choices;
    } else if (item->field->type == FIELD_BOOL) {
        item->choices = yes_no;
        item->n_choices = 2;
    } else if (item->field->type == FIELD_REF && spec->suggest &&
               spec->suggest(spec->user, item->index, "", &m->arena, &choices, &count)) {
        item->choices = choices;
        item->n_choices = count;
    }
}

static void open_item(struct form_model *m, struct form_item *item, int index) {
    struct arena scratch = {0};
    const struct record *base = m->spec->base;
    item->field = &base->entity->fields[index];
    item->index = index;
    item->base_text = mem_string(field_edit_text(item->field, base->values[index], &scratch));
    arena_free(&scratch);
    edit_set(&item->edit, item->base_text);
    find_choices(m, item);
    form_item_read(item, m->spec);
}

/* The table is one field more: what is typed in it is one text. */
static void open_cells(struct form_model *m, struct form_item *item) {
    const struct form_cells *spec = m->spec->cells;
    m->cells_field = (struct field){.name = spec->name, .label = spec->label, .type = FIELD_LONG};
    cells_open(&m->cells, spec->columns, spec->n_columns);
    *item = (struct form_item){.field = &m->cells_field, .index = -1, .cells = &m->cells};
    form_item_set(item, spec->text);
    item->base_text = mem_string(edit_text(&item->edit));
    form_item_read(item, m->spec);
}

static void open_items(struct form_model *m) {
    const struct entity *entity = m->spec->base->entity;
    int n = m->spec->fields ? m->spec->n_fields : (int)entity->n_fields;
    m->items = mem_alloc((size_t)n + 1, sizeof *m->items);
    for (int i = 0; i < n; i++) {
        int index = m->spec->fields ? m->spec->fields[i] : i;
        if (m->spec->fields || belongs(&entity->fields[index]))
            open_item(m, &m->items[m->count++], index);
        if (m->spec->cells && m->spec->cells->behind == index)
            open_cells(m, &m->items[m->count++]);
    }
}

static void tell_cells(struct form_model *m) {
    struct cells *c = &m->cells;
    size_t n = (size_t)c->n_rows * (size_t)c->n_columns;
    mem_free(m->cell_values);
    m->cell_values = mem_alloc(n, sizeof *m->cell_values);
    for (size_t i = 0; i < n; i++)
        m->cell_values[i] = c->cells[i].value;
    m->spec->cells->changed(m->spec->user, m->cell_values, c->n_rows);
}

/* Puts the value of an item into the record of what is typed. */
static void note_value(struct form_model *m, const struct form_item *item) {
    if (item->cells)
        tell_cells(m);
    else
        m->typed->values[item->index] = item->value;
}

/* Looks what follows for a field; true where that is another text than before. */
static bool look_ahead(struct form_model *m, struct form_item *item) {
    struct arena arena = {0};
    const char *text = m->spec->propose && !item->cells && !*item->base_text
                           ? m->spec->propose(m->spec->user, m->typed, item->index, &arena)
                           : NULL;
    bool differs = text && (!item->proposed || strcmp(text, item->proposed) != 0);
    if (differs) {
        mem_free(item->proposed);
        item->proposed = mem_string(text);
    }
    arena_free(&arena);
    return differs;
}

static void take_proposal(struct form_model *m, struct form_item *item) {
    form_item_set(item, item->proposed);
    form_item_read(item, m->spec);
    note_value(m, item);
}

/* After a field was typed: the others take what follows from it, each also from those above. */
static void fill_in(struct form_model *m) {
    for (int i = 0; i < m->count; i++) {
        if (look_ahead(m, &m->items[i]) && !m->items[i].own)
            take_proposal(m, &m->items[i]);
    }
}

/* When the form is opened nothing is filled in. What a draft holds was typed, unless it says what
 * follows anyway. */
static void find_own(struct form_model *m) {
    for (int i = 0; i < m->count; i++) {
        struct form_item *item = &m->items[i];
        look_ahead(m, item);
        item->own = form_item_changed(item) &&
                    (!item->proposed || strcmp(item->proposed, edit_text(&item->edit)) != 0);
    }
}

static struct form_item *item_named(struct form_model *m, const char *name) {
    for (int i = 0; i < m->count; i++) {
        if (strcmp(m->items[i].field->name, name) == 0)
            return &m->items[i];
    }
    return NULL;
}

static void take_up_draft(struct form_model *m) {
    for (int i = 0; i < m->spec->n_draft; i++) {
        struct form_item *item = item_named(m, m->spec->draft_names[i]);
        if (!item)
            continue;
        form_item_set(item, m->spec->draft_texts[i]);
        form_item_read(item, m->spec);
        item->judged = true;
        m->kept = true;
    }
}

/* What a record refers to (a site, a contact) is passed over: few have it, and all have a name. Not
 * where it must have it and has none yet. */
static bool passed_over(const struct form_item *item) {
    return item->field->type == FIELD_REF &&
           (!(item->field->flags & FIELD_REQUIRED) || item->value.kind != VALUE_NULL);
}

static int first_field(const struct form_model *m) {
    int first = m->spec->start_field;
    for (int i = 0; m->spec->start_cells && i < m->count; i++) {
        if (m->items[i].cells)
            return i;
    }
    while (first < m->count && passed_over(&m->items[first]))
        first++;
    return first < m->count ? first : 0;
}

void form_model_open(struct form_model *m, const struct form_spec *spec) {
    *m = (struct form_model){.spec = spec};
    open_items(m);
    take_up_draft(m);
    m->typed = record_copy(spec->base, &m->arena);
    for (int i = 0; i < m->count; i++)
        note_value(m, &m->items[i]);
    find_own(m);
    m->current = first_field(m);
}

void form_model_close(struct form_model *m) {
    for (int i = 0; i < m->count; i++) {
        edit_free(&m->items[i].edit);
        mem_free(m->items[i].base_text);
        mem_free(m->items[i].proposed);
        arena_free(&m->items[i].arena);
    }
    mem_free(m->items);
    mem_free(m->cell_values);
    cells_close(&m->cells);
    arena_free(&m->arena);
    *m = (struct form_model){0};
}

struct form_item *form_model_current(struct form_model *m) {
    return &m->items[m->current];
}

void form_model_typed(struct form_model *m) {
    struct form_item *item = form_model_current(m);
    item->own = true;
    form_item_read(item, m->spec);
    note_value(m, item);
    fill_in(m);
    m->unkept = true;
}

static void note_cells(struct form_model *m) {
    struct strbuf text = {0};
    cells_add_text(&m->cells, &text);
    edit_set(&form_model_current(m)->edit, strbuf_text(&text));
    strbuf_free(&text);
}

void form_model_cells_typed(struct form_model *m) {
    note_cells(m);
    form_model_typed(m);
}

/* Empty rows among the others go: the rows are told anew. */
static void leave_cells(struct form_model *m) {
    cells_leave(&m->cells);
    note_cells(m);
    tell_cells(m);
}

bool form_model_move(struct form_model *m, int by, bool wrap) {
    int to = m->current + by;
    if (wrap)
        to = (to % m->count + m->count) % m->count;
    if (to < 0 || to >= m->count || to == m->current)
        return false;
    form_model_current(m)->judged = true;
    form_model_current(m)->prefix[0] = '\0';
    if (form_model_current(m)->cells)
        leave_cells(m);
    m->current = to;
    if (form_model_current(m)->cells)
        cells_enter(&m->cells, by < 0);
    return true;
}

void form_model_revert(struct form_model *m) {
    struct form_item *item = form_model_current(m);
    form_item_set(item, item->base_text);
    item->judged = false;
    form_model_typed(m);
    item->own = false;
    if (item->proposed)
        take_proposal(m, item);
}

bool form_model_changed(const struct form_model *m) {
    for (int i = 0; i < m->count; i++) {
        if (form_item_changed(&m->items[i]))
            return true;
    }
    return false;
}

bool form_model_judge(struct form_model *m) {
    int wrong = -1;
    for (int i = m->count - 1; i >= 0; i--) {
        m->items[i].judged = true;
        if (m->items[i].reason)
            wrong = i;
    }
    if (wrong >= 0) {
        m->current = wrong;
        if (form_model_current(m)->cells)
            cells_find_wrong(&m->cells);
    }
    return wrong < 0;
}

const struct record *form_model_wanted(struct form_model *m) {
    return record_copy(m->typed, &m->arena);
}

/* Names and texts of the changed fields (room for m->count); returns how many. */
static int changed_texts(const struct form_model *m, const char **names, const char **texts) {
    int n = 0;
    for (int i = 0; i < m->count; i++) {
        if (!form_item_changed(&m->items[i]))
            continue;
        names[n] = m->items[i].field->name;
        texts[n++] = edit_text(&m->items[i].edit);
    }
    return n;
}

static void drop_draft(struct form_model *m) {
    if (m->kept)
        m->spec->draft->drop(m->spec->draft->user);
    m->kept = false;
}

void form_model_keep(struct form_model *m) {
    if (!m->spec->draft || !m->unkept)
        return;
    const char **names = mem_alloc((size_t)m->count, sizeof *names);
    const char **texts = mem_alloc((size_t)m->count, sizeof *texts);
    int n = changed_texts(m, names, texts);
    if (n > 0) {
        m->spec->draft->keep(m->spec->draft->user, names, texts, n);
        m->kept = true;
    } else {
        drop_draft(m);
    }
    m->unkept = false;
    mem_free(names);
    mem_free(texts);
}
