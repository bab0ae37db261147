#include "sourcebench/service/cost_bands.h"

#include <stddef.h>
#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/core/text.h"

#include "catalogue_node.h"

static const char bands_text[] =
#include "db/catalogue/cost_bands.inc"
    ;

static const char *const terms[COST_TERMS] = {
    [TERM_NONE] = "none", [TERM_DEPOSIT] = "deposit", [TERM_MOQ] = "moq", [TERM_DAYS] = "days"};

static bool read_term(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    const char *text;
    if (!catalogue_text(r, node, &text))
        return false;
    int at = catalogue_one_of(r, node, text, &terms[1], COST_TERMS - 1, "term");
    *(enum cost_term *)to = (enum cost_term)(at + 1);
    return at >= 0;
}

static bool read_number(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    enum { MOST = 1000000 };
    int64_t number;
    if (!yaml_int(node, &number) || number < 0 || number > MOST)
        return yaml_error(r->err, r->name, node, "%s: a whole number from 0 to %d is expected",
                          node->key, MOST);
    *(int *)to = (int)number;
    return true;
}

static bool read_lines(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    const struct field *kinds = &cost_entity.fields[COST_KIND];
    const char **keys = arena_alloc(r->arena, kinds->n_choices, sizeof *keys);
    struct name_list *list = to;
    for (size_t i = 0; i < kinds->n_choices; i++)
        keys[i] = kinds->choices[i].key;
    if (!catalogue_names(r, node, list))
        return false;
    for (int i = 0; i < list->count; i++)
        if (catalogue_one_of(r, node, list->items[i], keys, kinds->n_choices, "cost line") < 0)
            return false;
    return true;
}

static const struct catalogue_word words[] = {
    {"label", catalogue_text, offsetof(struct cost_band, label), true},
    {"types", catalogue_names, offsetof(struct cost_band, types), false},
    {"lines", read_lines, offsetof(struct cost_band, kinds), false},
    {"term", read_term, offsetof(struct cost_band, term), false},
    {"low", read_number, offsetof(struct cost_band, low), true},
    {"high", read_number, offsetof(struct cost_band, high), true},
    {"source", catalogue_text, offsetof(struct cost_band, source), true},
    {"note", catalogue_text, offsetof(struct cost_band, note), false},
};

static bool read_band(const struct catalogue_reader *r, const struct yaml_node *node,
                      struct cost_band *band) {
    *band = (struct cost_band){.code = node->key, .note = ""};
    if (!catalogue_read_map(r, node, words, sizeof words / sizeof *words, band))
        return false;
    if ((band->kinds.count > 0) == (band->term != TERM_NONE))
        return yaml_error(r->err, r->name, node, "%s: either lines or a term is expected",
                          node->key);
    return band->low <= band->high ||
           yaml_error(r->err, r->name, node, "%s: low is above high", node->key);
}

/* One of the same code takes the place of the one before. */
static bool read_bands(const struct catalogue_reader *r, const struct yaml_node *root,
                       struct cost_bands *bands) {
    const struct yaml_node *map = yaml_get(root, "bands");
    if (!map)
        return yaml_error(r->err, r->name, root, "a map of bands is expected");
    if (!catalogue_need_map(r, map))
        return false;
    struct cost_band *items =
        catalogue_grow(r, bands->items, bands->count, sizeof *items, map->count);
    bands->items = items;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = 0;
        while (at < bands->count && strcmp(items[at].code, n->key) != 0)
            at++;
        if (!read_band(r, n, &items[at]))
            return false;
        bands->count += at == bands->count;
    }
    return true;
}

static bool read_text(const char *text, size_t length, const char *name, struct arena *arena,
                      struct cost_bands *bands, struct error *err) {
    struct catalogue_reader r = {NULL, arena, name, err};
    struct yaml_node *root;
    return yaml_parse(text, length, name, arena, &root, err) && read_bands(&r, root, bands);
}

bool cost_bands_load(const char *folder, struct arena *arena, struct cost_bands *bands,
                     struct error *err) {
    struct strbuf own = {0};
    const char *path;
    *bands = (struct cost_bands){0};
    bool ok = read_text(bands_text, sizeof bands_text - 1, "cost_bands.yaml", arena, bands, err) &&
              catalogue_own_file(folder, "cost_bands.yaml", arena, &path, &own, err);
    if (ok && path)
        ok = read_text(strbuf_text(&own), own.length, path, arena, bands, err);
    strbuf_free(&own);
    return ok;
}

/* Whether any word of the type begins with the word. */
static bool has_word(const char *type, const char *word) {
    size_t length = strlen(word);
    for (const char *at = type; *at;) {
        if (strncmp(at, word, length) == 0)
            return true;
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    return false;
}

bool cost_band_fits(const struct cost_band *band, const char *type) {
    struct arena arena = {0};
    bool fits = band->types.count == 0;
    const char *key = text_name_key(&arena, type);
    for (int i = 0; !fits && i < band->types.count; i++)
        fits = has_word(key, text_name_key(&arena, band->types.items[i]));
    arena_free(&arena);
    return fits;
}
