/* The catalogue of certificates: kinds, products, regions. */
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/service/catalogue.h"

#include "catalogue_node.h"

static bool read_subject(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    static const char *const subjects[] = {"company", "material", "product", "market"};
    int at = catalogue_one_of(r, node, node->text, subjects, 4, "thing a certificate speaks for");
    if (at >= 0)
        *(const char **)to = subjects[at];
    return at >= 0;
}

static bool read_document(const struct catalogue_reader *r, const struct yaml_node *node,
                          void *to) {
    const struct field *field = &certificate_entity.fields[CERTIFICATE_DOCUMENT];
    const char *names[16];
    for (size_t i = 0; i < field->n_choices; i++)
        names[i] = field->choices[i].key;
    int at = catalogue_one_of(r, node, node->text, names, field->n_choices, "document");
    if (at >= 0)
        *(const char **)to = names[at];
    return at >= 0;
}

static bool read_level(const struct catalogue_reader *r, const struct yaml_node *node,
                       enum market_level *level) {
    static const char *const levels[] = {"voluntary", "expected", "required"};
    int at = catalogue_one_of(r, node, node->text, levels, 3, "level");
    *level = (enum market_level)(MARKET_VOLUNTARY + (at < 0 ? 0 : at));
    return at >= 0;
}

static bool is_place(const struct catalogue *c, const char *code) {
    bool found = strcmp(code, "all") == 0 || country_by_code(code);
    for (int i = 0; i < c->n_regions && !found; i++)
        found = strcmp(c->regions[i].code, code) == 0;
    return found;
}

static bool read_markets(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    struct certificate_kind *kind = to;
    if (!catalogue_need_map(r, node))
        return false;
    struct certificate_market *markets = arena_alloc(r->arena, node->count, sizeof *markets);
    kind->markets = markets;
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        struct certificate_market *m = &markets[kind->n_markets++];
        m->market = n->key;
        if (!is_place(r->catalogue, n->key))
            return yaml_error(r->err, r->name, n,
                              "markets: \"%s\" is no country, no region of this file and not all",
                              n->key);
        if (!read_level(r, n, &m->level))
            return false;
    }
    return true;
}

static bool read_ratings(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    struct certificate_kind *kind = to;
    if (!catalogue_need_map(r, node))
        return false;
    struct certificate_rating *ratings = arena_alloc(r->arena, node->count, sizeof *ratings);
    kind->ratings = ratings;
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        struct certificate_rating *rating = &ratings[kind->n_ratings++];
        rating->rating = n->key;
        bool fails = n->kind == YAML_TEXT && strcmp(n->text, "fails") == 0;
        if (!fails && !catalogue_months(r, n, &rating->months))
            return false;
    }
    return true;
}

static bool read_products(const struct catalogue_reader *r, const struct yaml_node *node,
                          void *to) {
    const struct name_list *list = to;
    if (!catalogue_names(r, node, to))
        return false;
    for (int i = 0; i < list->count; i++) {
        bool found = false;
        for (int k = 0; k < r->catalogue->n_products; k++)
            found = found || strcmp(r->catalogue->products[k].code, list->items[i]) == 0;
        if (!found)
            return yaml_error(r->err, r->name, node, "products: there is no product \"%s\"",
                              list->items[i]);
    }
    return true;
}

static bool read_claims(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    struct name_list *list = to;
    if (!catalogue_names(r, node, to))
        return false;
    for (int i = 0; i < list->count; i++)
        list->items[i] = text_fold(r->arena, list->items[i]);
    return true;
}

static const struct catalogue_word words[] = {
    {"name", catalogue_text, offsetof(struct certificate_kind, name), true},
    {"also", catalogue_names, offsetof(struct certificate_kind, names), false},
    {"speaks_for", read_subject, offsetof(struct certificate_kind, speaks_for), true},
    {"document", read_document, offsetof(struct certificate_kind, document), false},
    {"months", catalogue_months, offsetof(struct certificate_kind, months), false},
    {"ratings", read_ratings, 0, false},
    {"markets", read_markets, 0, false},
    {"products", read_products, offsetof(struct certificate_kind, products), false},
    {"claims", read_claims, offsetof(struct certificate_kind, claims), false},
    {"chain", catalogue_yes, offsetof(struct certificate_kind, chain), false},
    {"importer", catalogue_yes, offsetof(struct certificate_kind, importer), false},
    {"issuer", catalogue_text, offsetof(struct certificate_kind, issuer), false},
    {"trap", catalogue_text, offsetof(struct certificate_kind, trap), false},
};

/* Code, name and other names, and the keys by which they are compared. A key that another
 * certificate has would make it unclear which is meant. */
static bool settle_names(const struct catalogue_reader *r, const struct yaml_node *node,
                         struct certificate_kind *kind) {
    struct name_list other = kind->names, *names = &kind->names, *keys = &kind->keys;
    names->items = arena_alloc(r->arena, (size_t)other.count + 2, sizeof *names->items);
    keys->items = arena_alloc(r->arena, (size_t)other.count + 2, sizeof *keys->items);
    names->count = keys->count = 0;
    for (int i = -2; i < other.count; i++) {
        const char *name = i == -2 ? kind->code : i == -1 ? kind->name : other.items[i];
        const char *key = certificate_key(r->arena, name);
        names->items[names->count++] = name;
        const struct certificate_kind *taken = catalogue_certificate(r->catalogue, name);
        if (taken && strcmp(taken->code, kind->code) != 0)
            return yaml_error(r->err, r->name, node, "%s: \"%s\" is a name of %s already",
                              kind->code, name, taken->code);
        if (*key && !name_list_has(keys, key))
            keys->items[keys->count++] = key;
    }
    return true;
}

static bool read_kinds(const struct catalogue_reader *r, const struct yaml_node *map) {
    struct catalogue *c = r->catalogue;
    if (!catalogue_need_map(r, map))
        return false;
    struct certificate_kind *kinds =
        catalogue_grow(r, c->certificates, c->n_certificates, sizeof *kinds, map->count);
    c->certificates = kinds;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = 0;
        while (at < c->n_certificates && strcmp(kinds[at].code, n->key) != 0)
            at++;
        struct certificate_kind kind = {.code = n->key, .document = "certificate"};
        if (!catalogue_read_map(r, n, words, sizeof words / sizeof *words, &kind) ||
            !settle_names(r, n, &kind))
            return false;
        kinds[at] = kind;
        c->n_certificates += at == c->n_certificates;
    }
    return true;
}

static bool read_all_products(const struct catalogue_reader *r, const struct yaml_node *map) {
    struct catalogue *c = r->catalogue;
    if (!catalogue_need_map(r, map))
        return false;
    struct product_kind *products =
        catalogue_grow(r, c->products, c->n_products, sizeof *products, map->count);
    c->products = products;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = 0;
        while (at < c->n_products && strcmp(products[at].code, n->key) != 0)
            at++;
        products[at].code = n->key;
        if (!catalogue_text(r, n, &products[at].name))
            return false;
        c->n_products += at == c->n_products;
    }
    return true;
}

static bool read_regions(const struct catalogue_reader *r, const struct yaml_node *map) {
    struct catalogue *c = r->catalogue;
    if (!catalogue_need_map(r, map))
        return false;
    struct region *regions =
        catalogue_grow(r, c->regions, c->n_regions, sizeof *regions, map->count);
    c->regions = regions;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = 0;
        while (at < c->n_regions && strcmp(regions[at].code, n->key) != 0)
            at++;
        regions[at].code = n->key;
        if (!catalogue_countries(r, n, &regions[at].countries))
            return false;
        c->n_regions += at == c->n_regions;
    }
    return true;
}

static const struct {
    const char *key;
    bool (*read)(const struct catalogue_reader *r, const struct yaml_node *map);
} parts[] = {{"products", read_all_products},
             {"regions", read_regions},
             {"certificates", read_kinds}}; /* which name the others */

bool catalogue_read_certificates(const char *text, size_t length, const char *name,
                                 struct arena *arena, struct catalogue *catalogue,
                                 struct error *err) {
    enum { PARTS = sizeof parts / sizeof *parts };
    struct catalogue_reader r = {catalogue, arena, name, err};
    const char *keys[PARTS];
    struct yaml_node *root;
    bool ok = yaml_parse(text, length, name, arena, &root, err);
    for (int i = 0; i < PARTS; i++)
        keys[i] = parts[i].key;
    for (const struct yaml_node *n = ok ? root->first : NULL; n && ok; n = n->next)
        ok = catalogue_one_of(&r, n, n->key, keys, PARTS, "word") >= 0;
    for (int i = 0; i < PARTS && ok; i++) {
        const struct yaml_node *map = yaml_get(root, parts[i].key);
        ok = !map || parts[i].read(&r, map);
    }
    return ok;
}
