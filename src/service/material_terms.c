#include "sourcebench/service/material_terms.h"

#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"

/* Words of one field that a catalogue has to know. */
struct term {
    const struct entity *entity;
    int field;
    /* The word as the catalogue writes it, in the arena or static; NULL and err: it has none. */
    const char *(*find)(const struct catalogue *c, const char *word, struct arena *arena,
                        struct error *err);
};

static const char *regions(const struct catalogue *c, struct arena *arena) {
    const char *list = "";
    for (int i = 0; i < c->n_regions; i++)
        list = arena_format(arena, "%s%s%s", list, *list ? ", " : "", c->regions[i].code);
    return list;
}

static const char *find_market(const struct catalogue *c, const char *word, struct arena *arena,
                               struct error *err) {
    const char *market = catalogue_market(c, word, arena);
    if (!market)
        error_set(err, ERROR_INPUT,
                  "There is no market \"%s\"; give a country, such as DE, or a region of the "
                  "catalogue (%s).",
                  word, regions(c, arena));
    return market;
}

static const char *find_place(const struct catalogue *c, const char *word, struct arena *arena,
                              struct error *err) {
    return strcmp(text_fold(arena, word), "all") == 0 ? "all" : find_market(c, word, arena, err);
}

static const char *find_evidence(const struct catalogue *c, const char *word, struct arena *arena,
                                 struct error *err) {
    const struct certificate_kind *kind = catalogue_certificate(c, word);
    if (kind)
        return kind->code;
    const char **names = arena_alloc(arena, (size_t)c->n_certificates + 1, sizeof *names);
    for (int i = 0; i < c->n_certificates; i++)
        names[i] = c->certificates[i].code;
    const char *near = text_nearest(word, names, (size_t)c->n_certificates);
    error_set(err, ERROR_INPUT,
              "There is no kind of certificate \"%s\"%s%s%s Your own certificates.yaml may add "
              "kinds.",
              word, near ? "; did you mean " : ".", near ? near : "", near ? "?" : "");
    return NULL;
}

static const char *find_product(const struct catalogue *c, const char *word, struct arena *arena,
                                struct error *err) {
    const char *list = "", *folded = text_fold(arena, word);
    for (int i = 0; i < c->n_products; i++) {
        if (strcmp(text_fold(arena, c->products[i].code), folded) == 0)
            return c->products[i].code;
        list = arena_format(arena, "%s%s%s", list, i ? ", " : "", c->products[i].code);
    }
    error_set(err, ERROR_INPUT, "There is no kind of product \"%s\"; there are %s.", word, list);
    return NULL;
}

static const struct term terms[] = {
    {&profile_entity, PROFILE_MARKETS, find_market},
    {&profile_entity, PROFILE_PRODUCTS, find_product},
    {&rule_entity, RULE_MARKET, find_place},
    {&rule_entity, RULE_EVIDENCE, find_evidence},
    {&rule_entity, RULE_PRODUCTS, find_product},
};

/* A list may have several words; each is looked up. */
static bool settle(const struct term *term, const struct catalogue *c, struct value *value,
                   struct arena *arena, struct error *err) {
    const struct field *f = &term->entity->fields[term->field];
    const char *settled = "";
    char *rest, *text = arena_string(arena, value->s);
    for (char *word = strtok_r(text, f->type == FIELD_TAGS ? "," : "", &rest); word;
         word = strtok_r(NULL, ",", &rest)) {
        const char *found = term->find(c, word, arena, err);
        if (!found)
            return false;
        settled = arena_format(arena, "%s%s%s", settled, *settled ? "," : "", found);
    }
    return field_parse(f, settled, 0, arena, value, err);
}

bool material_terms_settle(const struct catalogue *catalogue, const struct record *base,
                           struct record *record, struct arena *arena, struct error *err) {
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        int field = terms[i].field;
        if (terms[i].entity != record->entity || record->values[field].kind != VALUE_TEXT ||
            (base && value_equal(base->values[field], record->values[field])))
            continue;
        if (!settle(&terms[i], catalogue, &record->values[field], arena, err))
            return false;
    }
    return true;
}
