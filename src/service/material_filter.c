#include "sourcebench/service/material_filter.h"

#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"

enum key { KEY_FAMILY, KEY_CLAIM, KEY_FIBRE, KEY_USE, KEY_COST, KEY_DENIER, KEY_IS };

static const struct choice states[] = {{"ranked", "ranked"},
                                       {"out", "knocked out or not ranked"},
                                       {"offered", "offered by a supplier"},
                                       {"own", "your own, or edited"}};
static const struct field state_field = {
    .name = "is", .label = "State", .type = FIELD_CHOICE, .choices = states, .n_choices = 4};
static const struct field denier_field = {.name = "denier", .label = "Denier", .type = FIELD_INT};

const struct filter_key material_filter_keys[] = {
    {"family", NULL, false, "family, family:nylon", KEY_FAMILY},
    {"claim", NULL, false, "claim, claim:recycled", KEY_CLAIM},
    {"fibre", NULL, false, "fibre, fibre:cotton", KEY_FIBRE},
    {"use", NULL, false, "typical use, use:travel", KEY_USE},
    {"cost", &material_fields[MATERIAL_COST_BAND], false, "cost band, cost:low,low-medium",
     KEY_COST},
    {"denier", &denier_field, false, "denier, denier:>=600", KEY_DENIER},
    {"is", &state_field, false, "ranked, out, offered or own", KEY_IS},
};
const size_t n_material_filter_keys = sizeof material_filter_keys / sizeof *material_filter_keys;

/* Whether a text has the word: at the beginning of one of its words, or, in a script without
 * blanks between words, anywhere. */
static bool has_word(const char *key, const char *word) {
    bool latin = (unsigned char)*word < 0x80;
    const char *at = strstr(key, word);
    while (at && latin && at > key && at[-1] != ' ')
        at = strstr(at + 1, word);
    return at != NULL;
}

/* Whether a text has all words of another. */
static bool has_words(const char *text, const char *words, struct arena *arena) {
    const char *key = text_name_key(arena, text);
    char *rest, *copy = arena_string(arena, text_name_key(arena, words));
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (!has_word(key, word))
            return false;
    return true;
}

static bool has_any(const char *text, const struct filter_term *t, struct arena *arena) {
    if (t->op == FILTER_NONE || t->op == FILTER_ANY)
        return (*text != '\0') == (t->op == FILTER_ANY);
    for (int i = 0; i < t->n_values; i++)
        if (has_words(text, t->values[i].s, arena))
            return true;
    return false;
}

/* One of a few bands: "low" is not "low-medium". */
static bool is_band(const char *band, const struct filter_term *t) {
    if (t->op == FILTER_NONE || t->op == FILTER_ANY)
        return (*band != '\0') == (t->op == FILTER_ANY);
    for (int i = 0; i < t->n_values; i++)
        if (strcmp(band, t->values[i].s) == 0)
            return true;
    return false;
}

static bool is_state(const struct material_row *m, bool out, const char *state) {
    return strcmp(state, "out") == 0       ? out
           : strcmp(state, "ranked") == 0  ? !out
           : strcmp(state, "offered") == 0 ? m->offers > 0
                                           : m->own;
}

static bool has_state(const struct material_row *m, bool out, const struct filter_term *t) {
    for (int i = 0; i < t->n_values; i++)
        if (is_state(m, out, t->values[i].s))
            return true;
    return false;
}

static bool number_matches(int64_t number, const struct filter_term *t) {
    if (t->op == FILTER_NONE || t->op == FILTER_ANY)
        return (number != 0) == (t->op == FILTER_ANY);
    bool found = false;
    for (int i = 0; i < t->n_values && t->op == FILTER_EQUAL; i++)
        found = found || number == t->values[i].i;
    switch (t->op) {
    case FILTER_LESS:
        return number < t->values[0].i;
    case FILTER_LESS_EQUAL:
        return number <= t->values[0].i;
    case FILTER_GREATER:
        return number > t->values[0].i;
    case FILTER_GREATER_EQUAL:
        return number >= t->values[0].i;
    case FILTER_RANGE:
        return number >= t->values[0].i && number <= t->values[1].i;
    default:
        return found;
    }
}

static bool term_matches(const struct material_row *m, bool out, const struct filter_term *t,
                         struct arena *arena) {
    if (!t->key)
        return has_words(arena_format(arena, "%s %s %s %s %s %s %s %s %s", m->code, m->name,
                                      m->local_name, m->also, m->family, m->fibre, m->construction,
                                      m->claims, m->typical_use),
                         t->words, arena);
    switch ((enum key)t->key->id) {
    case KEY_FAMILY:
        return has_any(m->family, t, arena);
    case KEY_CLAIM:
        return has_any(m->claims, t, arena);
    case KEY_FIBRE:
        return has_any(m->fibre, t, arena);
    case KEY_USE:
        return has_any(m->typical_use, t, arena);
    case KEY_COST:
        return is_band(m->cost_band, t);
    case KEY_DENIER:
        return number_matches(m->denier, t);
    case KEY_IS:
        return has_state(m, out, t);
    }
    return false;
}

bool material_matches(const struct material_row *material, bool out, const struct filter *filter) {
    struct arena arena = {0};
    bool found = true;
    for (int i = 0; i < filter->n_terms && found; i++)
        found = term_matches(material, out, &filter->terms[i], &arena) != filter->terms[i].negated;
    arena_free(&arena);
    return found;
}
