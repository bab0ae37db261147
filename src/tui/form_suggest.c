#include <string.h>

#include "sourcebench/core/country.h"

#include "form_parts.h"

enum { LEAST_LETTERS = 2 };

/* The start of what is being typed: of the last element in lists. */
static const char *word_of(const struct form_item *item) {
    const char *text = edit_text(&item->edit);
    const char *comma = form_item_is_list(item) ? strrchr(text, ',') : NULL;
    text = comma ? comma + 1 : text;
    return text + strspn(text, " ");
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Letters of any script must be equal; only ASCII ones may differ in case, so that what is left of
 * the text begins at the same byte. */
static bool begins_with(const char *text, const char *prefix) {
    while (*prefix && lower(*text) == lower(*prefix)) {
        text++;
        prefix++;
    }
    return *prefix == '\0';
}

const char *form_suggestion_rest(const struct form_item *item, const char *suggestion) {
    const char *word = word_of(item);
    if (!suggestion || !*word || !edit_at_end(&item->edit) || !begins_with(suggestion, word))
        return NULL;
    const char *rest = suggestion + strlen(word);
    return *rest ? rest : NULL;
}

void form_suggestion_take(struct form_item *item, const char *suggestion) {
    const char *text = edit_text(&item->edit);
    struct strbuf whole = {0};
    strbuf_add_bytes(&whole, text, (size_t)(word_of(item) - text));
    strbuf_add(&whole, suggestion);
    form_item_set(item, strbuf_text(&whole));
    strbuf_free(&whole);
}

const char *form_only_country(const struct form_item *item) {
    const char *only = NULL;
    for (size_t i = 0; i < n_countries; i++) {
        if (!form_suggestion_rest(item, countries[i].name))
            continue;
        if (only)
            return NULL;
        only = countries[i].name;
    }
    return only;
}

/* The only one it can be, or one that is in use: "chi" is no reason to take Chile for China. */
static const char *suggested_country(struct form_model *m, struct arena *arena) {
    const struct form_item *item = form_model_current(m);
    const char *only = form_only_country(item);
    struct choice *used;
    int n = 0;
    if (only || !m->spec->suggest ||
        !m->spec->suggest(m->spec->user, item->index, word_of(item), arena, &used, &n))
        return only;
    for (int i = 0; i < n; i++) {
        const struct country *country = country_find(used[i].key);
        if (country && form_suggestion_rest(item, country->name))
            return country->name;
    }
    return NULL;
}

const char *form_suggestion(struct form_model *m, struct arena *arena) {
    const struct form_item *item = form_model_current(m);
    const char *word = word_of(item);
    struct choice *choices;
    int n = 0;
    if (strlen(word) < LEAST_LETTERS)
        return NULL;
    if (item->field->type == FIELD_COUNTRY)
        return suggested_country(m, arena);
    if ((item->field->type != FIELD_TEXT && item->field->type != FIELD_TAGS) || !m->spec->suggest ||
        !m->spec->suggest(m->spec->user, item->index, word, arena, &choices, &n))
        return NULL;
    for (int i = 0; i < n; i++) {
        if (form_suggestion_rest(item, choices[i].label))
            return choices[i].label;
    }
    return NULL;
}
