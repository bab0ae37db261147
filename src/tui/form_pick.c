/*
 * Lists behind the fields of a form: one of the choices, several of them, known values.
 */
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/tui/dialog.h"

#include "form_parts.h"

enum { FEW_CHOICES = 5 };

/* What can be picked: texts[i] is what the field takes for items[i]. */
struct pickings {
    struct arena arena;
    struct picker_item *items;
    const char **texts;
    int count, current;
};

static void make_room(struct pickings *p, size_t count) {
    p->items = arena_alloc(&p->arena, count, sizeof *p->items);
    p->texts = arena_alloc(&p->arena, count, sizeof *p->texts);
}

static void add(struct pickings *p, const char *text, const char *shown, const char *note) {
    p->items[p->count] = (struct picker_item){.text = shown, .note = note};
    p->texts[p->count++] = text;
}

static void add_choices(struct pickings *p, const struct choice *choices, int count) {
    for (int i = 0; i < count; i++)
        add(p, choices[i].key, choices[i].label, NULL);
}

/* One of the choices, or none of them where the field may be empty. */
static void list_choices(struct pickings *p, const struct form_item *item) {
    bool required = item->field->flags & FIELD_REQUIRED;
    make_room(p, (size_t)item->n_choices + 1);
    p->current = form_item_choice(item) + !required;
    if (!required)
        add(p, "", "(empty)", NULL);
    add_choices(p, item->choices, item->n_choices);
}

static void list_countries(struct pickings *p) {
    make_room(p, n_countries);
    for (size_t i = 0; i < n_countries; i++)
        add(p, countries[i].alpha2, countries[i].name, countries[i].alpha2);
}

static bool listed(const struct pickings *p, const char *text) {
    for (int i = 0; i < p->count; i++) {
        if (strcmp(p->texts[i], text) == 0)
            return true;
    }
    return false;
}

static void list_currencies(struct pickings *p) {
    make_room(p, n_countries);
    for (size_t i = 0; i < n_countries; i++) {
        if (countries[i].currency && !listed(p, countries[i].currency))
            add(p, countries[i].currency, countries[i].currency, countries[i].name);
    }
}

/* The elements of the list that is typed. */
static int split(struct pickings *p, const char *text, const char **elements, int max) {
    int n = 0;
    while (*text && n < max) {
        text += strspn(text, " ");
        size_t length = strcspn(text, ",");
        size_t end = length;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        if (end > 0)
            elements[n++] = arena_bytes(&p->arena, text, end);
        text += length + (text[length] == ',');
    }
    return n;
}

/* Known values; in a list what is typed stands before them. */
static void list_known(struct pickings *p, struct form_model *m, const struct form_item *item,
                       const char **elements, int n_elements) {
    struct choice *known = NULL;
    int n = 0;
    if (!m->spec->suggest ||
        !m->spec->suggest(m->spec->user, item->index, "", &p->arena, &known, &n))
        n = 0;
    make_room(p, (size_t)(n + n_elements) + 1);
    for (int i = 0; i < n_elements; i++)
        add(p, elements[i], elements[i], NULL);
    for (int i = 0; i < n; i++) {
        if (!listed(p, known[i].label))
            add(p, known[i].label, known[i].label, NULL);
    }
}

static void list_one(struct pickings *p, struct form_model *m, const struct form_item *item) {
    if (item->choices)
        list_choices(p, item);
    else if (item->field->type == FIELD_COUNTRY)
        list_countries(p);
    else if (item->field->type == FIELD_CURRENCY)
        list_currencies(p);
    else if (item->field->type == FIELD_TEXT)
        list_known(p, m, item, NULL, 0);
}

static bool pick_one(struct shell *shell, struct form_model *m, struct form_item *item,
                     struct pickings *p) {
    list_one(p, m, item);
    if (p->count == 0) {
        shell_say(shell, "There is no list to choose from for this field.");
        return false;
    }
    int chosen = pick(shell, item->field->label, p->items, p->count, p->current);
    if (chosen >= 0)
        form_item_set(item, p->texts[chosen]);
    return chosen >= 0;
}

/* What of the value's choice or text is among the elements typed. */
static bool chosen_now(const struct pickings *p, int i, const char *const *elements, int n) {
    for (int e = 0; e < n; e++) {
        if (strcmp(elements[e], p->texts[i]) == 0 || strcmp(elements[e], p->items[i].text) == 0)
            return true;
    }
    return false;
}

static void set_list(struct form_item *item, const struct pickings *p, const bool *chosen) {
    struct strbuf text = {0};
    for (int i = 0; i < p->count; i++) {
        if (chosen[i])
            strbuf_addf(&text, "%s%s", text.length ? ", " : "", p->texts[i]);
    }
    form_item_set(item, strbuf_text(&text));
    strbuf_free(&text);
}

static bool pick_several(struct shell *shell, struct form_model *m, struct form_item *item,
                         struct pickings *p) {
    const char *typed = edit_text(&item->edit);
    int max = (int)strlen(typed) / 2 + 1;
    const char **elements = arena_alloc(&p->arena, (size_t)max, sizeof *elements);
    int n = split(p, typed, elements, max);
    if (item->field->type == FIELD_MULTI) {
        make_room(p, item->field->n_choices);
        add_choices(p, item->field->choices, (int)item->field->n_choices);
    } else {
        list_known(p, m, item, elements, n);
    }
    if (p->count == 0) {
        shell_say(shell, "Nothing is known yet: type the words, separated by commas.");
        return false;
    }
    bool *chosen = arena_alloc(&p->arena, (size_t)p->count, sizeof *chosen);
    for (int i = 0; i < p->count; i++)
        chosen[i] = chosen_now(p, i, elements, n);
    bool done = pick_many(shell, item->field->label, p->items, p->count, chosen) >= 0;
    if (done)
        set_list(item, p, chosen);
    return done;
}

bool form_pick_offered(struct form_model *m) {
    const struct form_item *item = form_model_current(m);
    switch (item->field->type) {
    case FIELD_CHOICE:
    case FIELD_REF:
        return item->n_choices > FEW_CHOICES;
    case FIELD_MULTI:
        return true;
    case FIELD_TAGS:
        return m->spec->suggest != NULL;
    case FIELD_COUNTRY:
    case FIELD_CURRENCY:
        return *edit_text(&item->edit) == '\0';
    default:
        return false;
    }
}

bool form_pick(struct shell *shell, struct form_model *m) {
    struct form_item *item = form_model_current(m);
    struct pickings p = {0};
    bool picked =
        form_item_is_list(item) ? pick_several(shell, m, item, &p) : pick_one(shell, m, item, &p);
    if (picked)
        form_model_typed(m);
    arena_free(&p.arena);
    return picked;
}
