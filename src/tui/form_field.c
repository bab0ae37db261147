/*
 * One field of a form: reading what is typed, moving among choices, and the words beside it.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/text.h"

#include "form_parts.h"

bool form_item_changed(const struct form_item *item) {
    return strcmp(edit_text(&item->edit), item->base_text) != 0;
}

bool form_item_is_list(const struct form_item *item) {
    return item->field->type == FIELD_MULTI || item->field->type == FIELD_TAGS;
}

bool form_item_has_lines(const struct form_item *item) {
    return strchr(edit_text(&item->edit), '\n') != NULL;
}

void form_item_set(struct form_item *item, const char *text) {
    edit_set(&item->edit, text);
    if (item->cells)
        cells_set(item->cells, text);
    item->prefix[0] = '\0';
}

const char *form_short_reason(struct arena *arena, const char *sentence) {
    static const char enter[] = "Enter ", example[] = ", for example ";
    if (strncmp(sentence, enter, sizeof enter - 1) == 0)
        sentence += sizeof enter - 1;
    size_t length = strlen(sentence);
    if (length > 0 && sentence[length - 1] == '.')
        length--;
    const char *at = strstr(sentence, example);
    if (!at)
        return arena_bytes(arena, sentence, length);
    const char *rest = arena_bytes(arena, at, length - (size_t)(at - sentence));
    return arena_format(arena, "%.*s, e.g. %s", (int)(at - sentence), sentence,
                        rest + sizeof example - 1);
}

/* A table has no value of its own; it is wrong where a cell is. */
static void read_cells(struct form_item *item) {
    int wrong = cells_wrong(item->cells);
    arena_free(&item->arena);
    item->value = value_null();
    item->reason = wrong == 0   ? NULL
                   : wrong == 1 ? "one cell is wrong"
                                : arena_format(&item->arena, "%d cells are wrong", wrong);
}

void form_item_read(struct form_item *item, const struct form_spec *spec) {
    struct error err;
    if (item->cells) {
        read_cells(item);
        return;
    }
    arena_free(&item->arena);
    item->reason = NULL;
    bool as_loaded = !form_item_changed(item);
    if (!field_parse(item->field, edit_text(&item->edit), spec->today, &item->arena, &item->value,
                     &err)) {
        item->reason = form_short_reason(&item->arena, err.message);
        item->value = value_null();
    }
    /* What was loaded is right as it stands, even where the rules have become stricter since. */
    if (as_loaded && spec->base->values[item->index].kind != VALUE_NULL) {
        item->reason = NULL;
        item->value = spec->base->values[item->index];
    }
}

int form_item_choice(const struct form_item *item) {
    const char *text = edit_text(&item->edit);
    for (int i = 0; i < item->n_choices; i++) {
        if (strcmp(item->choices[i].key, text) == 0 || strcmp(item->choices[i].label, text) == 0)
            return i;
    }
    return -1;
}

void form_item_step(struct form_item *item, int by) {
    int places = item->n_choices, at = form_item_choice(item);
    if (places == 0)
        return;
    if (!(item->field->flags & FIELD_REQUIRED)) {
        places++; /* the empty place stands before the first choice */
        at++;
    } else if (at < 0) {
        at = by > 0 ? -1 : 0;
    }
    at = ((at + by) % places + places) % places;
    if (!(item->field->flags & FIELD_REQUIRED))
        at--;
    form_item_set(item, at < 0 ? "" : item->choices[at].key);
}

/* Case and accents do not matter. */
static bool begins_with(const char *text, const char *prefix) {
    struct arena scratch = {0};
    const char *folded = text_fold(&scratch, prefix);
    bool begins = strncmp(text_fold(&scratch, text), folded, strlen(folded)) == 0;
    arena_free(&scratch);
    return begins;
}

static int choice_with(const struct form_item *item, const char *prefix) {
    for (int i = 0; i < item->n_choices; i++) {
        if (begins_with(item->choices[i].label, prefix) ||
            begins_with(item->choices[i].key, prefix))
            return i;
    }
    return -1;
}

bool form_item_seek(struct form_item *item, struct key key) {
    struct edit prefix = {0};
    char found[FORM_PREFIX];
    edit_set(&prefix, item->prefix);
    edit_key(&prefix, key);
    int at = strlen(edit_text(&prefix)) < FORM_PREFIX ? choice_with(item, edit_text(&prefix)) : -1;
    if (at < 0) {
        edit_set(&prefix, "");
        edit_key(&prefix, key);
        at = choice_with(item, edit_text(&prefix));
    }
    snprintf(found, sizeof found, "%s", edit_text(&prefix));
    edit_free(&prefix);
    if (at < 0)
        return false;
    form_item_set(item, item->choices[at].key);
    memcpy(item->prefix, found, sizeof found);
    return true;
}

/* The currency that the entity's currency field holds for this amount, or "". */
static const char *currency_of(const struct form_item *item, const struct record *typed) {
    int index = item->field->currency ? entity_field(typed->entity, item->field->currency) : -1;
    bool known = index >= 0 && typed->values[index].kind == VALUE_TEXT;
    return known ? typed->values[index].s : "";
}

static const char *show_money(const struct form_item *item, const struct record *typed,
                              struct arena *arena) {
    char amount[64];
    const char *currency = currency_of(item, typed);
    if (*currency)
        money_format_full(item->value.i, currency, amount, sizeof amount);
    else
        money_format(item->value.i, currency, amount, sizeof amount);
    return arena_string(arena, amount);
}

static const char *show_first_line(const char *text, struct arena *arena) {
    return arena_bytes(arena, text, strcspn(text, "\n"));
}

const char *form_item_shown(const struct form_item *item, const struct record *typed,
                            struct arena *arena) {
    const char *text = edit_text(&item->edit);
    int choice = item->choices ? form_item_choice(item) : -1;
    if (choice >= 0)
        return item->choices[choice].label;
    if (item->reason || item->value.kind == VALUE_NULL)
        return show_first_line(text, arena);
    switch (item->field->type) {
    case FIELD_MONEY:
        return show_money(item, typed, arena);
    case FIELD_COUNTRY:
        return arena_format(arena, "%s  %s", item->value.s,
                            field_show_text(item->field, item->value, arena));
    case FIELD_DATE:
    case FIELD_TEXT:
    case FIELD_LONG:
        return show_first_line(text, arena);
    default:
        return field_show_text(item->field, item->value, arena);
    }
}

/* The day that was meant, or the weekday of a day typed in full. */
static const char *date_note(const struct form_item *item, struct arena *arena) {
    char day[40];
    int32_t date = date_from_iso(item->value.s);
    if (date == DATE_NONE)
        return NULL;
    if (date_from_iso(edit_text(&item->edit)) == date)
        return date_weekday_name(date_weekday(date));
    date_long(date, day, sizeof day);
    return arena_format(arena, "%s %s", glyph_text(GLYPH_ARROW), day);
}

static const char *country_note(const struct form_item *item, struct arena *arena) {
    if (item->value.kind != VALUE_TEXT)
        return NULL;
    return arena_format(arena, "%s %s  %s", glyph_text(GLYPH_ARROW), item->value.s,
                        field_show_text(item->field, item->value, arena));
}

static const char *lines_note(const struct form_item *item, struct arena *arena) {
    int lines = 0;
    for (const char *s = edit_text(&item->edit); (s = strchr(s, '\n')) != NULL; s++)
        lines++;
    if (lines == 0)
        return NULL;
    return arena_format(arena, "(+%d line%s)", lines, lines == 1 ? "" : "s");
}

const char *form_item_note(const struct form_item *item, const struct record *typed, bool current,
                           struct arena *arena) {
    switch (item->field->type) {
    case FIELD_DATE:
        return date_note(item, arena);
    case FIELD_COUNTRY:
        return current ? country_note(item, arena) : NULL;
    case FIELD_MONEY:
        return current && *currency_of(item, typed) ? currency_of(item, typed) : NULL;
    case FIELD_INT:
    case FIELD_DECIMAL:
        return current ? item->field->unit : NULL;
    case FIELD_LONG:
        return lines_note(item, arena);
    default:
        return NULL;
    }
}
