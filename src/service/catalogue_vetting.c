/* The catalogue of vetting: items and checklists. */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/service/catalogue.h"

#include "catalogue_node.h"

static bool read_fact(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    int fact = catalogue_one_of(r, node, node->text, vetting_fact_names, VETTING_FACTS, "fact");
    if (fact >= 0)
        *(enum vetting_fact *)to = (enum vetting_fact)fact;
    return fact >= 0;
}

static bool read_certificates(const struct catalogue_reader *r, const struct yaml_node *node,
                              void *to) {
    struct name_list *list = to;
    if (!catalogue_names(r, node, to))
        return false;
    for (int i = 0; i < list->count; i++) {
        const struct certificate_kind *kind = catalogue_certificate(r->catalogue, list->items[i]);
        if (!kind)
            return yaml_error(r->err, r->name, node, "certificates: there is no certificate \"%s\"",
                              list->items[i]);
        list->items[i] = kind->code;
    }
    return true;
}

static const struct catalogue_word item_words[] = {
    {"title", catalogue_text, offsetof(struct check_item, title), true},
    {"evidence", catalogue_text, offsetof(struct check_item, evidence), true},
    {"months", catalogue_months, offsetof(struct check_item, months), false},
    {"countries", catalogue_countries, offsetof(struct check_item, countries), false},
    {"fact", read_fact, offsetof(struct check_item, fact), false},
    {"certificates", read_certificates, offsetof(struct check_item, certificates), false},
};

static bool read_items(const struct catalogue_reader *r, const struct yaml_node *map) {
    struct catalogue *c = r->catalogue;
    if (!catalogue_need_map(r, map))
        return false;
    struct check_item *items = catalogue_grow(r, c->items, c->n_items, sizeof *items, map->count);
    c->items = items;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        const struct check_item *old = catalogue_item(c, n->key);
        struct check_item *item = old ? &items[old - items] : &items[c->n_items++];
        *item = (struct check_item){.code = n->key};
        if (!catalogue_read_map(r, n, item_words, sizeof item_words / sizeof *item_words, item))
            return false;
    }
    return true;
}

struct listed {
    struct name_list mandatory, other;
};

static const struct catalogue_word list_words[] = {
    {"mandatory", catalogue_names, offsetof(struct listed, mandatory), false},
    {"other", catalogue_names, offsetof(struct listed, other), false},
};

static bool add_items(const struct catalogue_reader *r, const struct yaml_node *node,
                      const struct name_list *codes, struct checklist *list) {
    for (int i = 0; i < codes->count; i++) {
        const struct check_item *item = catalogue_item(r->catalogue, codes->items[i]);
        if (!item)
            return yaml_error(r->err, r->name, node, "there is no item \"%s\"", codes->items[i]);
        for (int k = 0; k < list->count; k++) {
            if (list->items[k] == item)
                return yaml_error(r->err, r->name, node, "%s stands there twice", item->code);
        }
        list->items[list->count++] = item;
    }
    return true;
}

static bool read_checklist(const struct catalogue_reader *r, const struct yaml_node *node,
                           struct checklist *list) {
    struct listed listed = {0};
    if (!catalogue_read_map(r, node, list_words, sizeof list_words / sizeof *list_words, &listed))
        return false;
    *list = (struct checklist){.kind = node->key};
    list->items = arena_alloc(r->arena, (size_t)listed.mandatory.count + (size_t)listed.other.count,
                              sizeof(const struct check_item *));
    if (!add_items(r, node, &listed.mandatory, list))
        return false;
    list->mandatory = list->count;
    return add_items(r, node, &listed.other, list);
}

static bool read_checklists(const struct catalogue_reader *r, const struct yaml_node *map) {
    struct catalogue *c = r->catalogue;
    const struct field *kinds = &supplier_fields[SUPPLIER_KIND];
    const char *names[32];
    if (!catalogue_need_map(r, map))
        return false;
    for (size_t i = 0; i < kinds->n_choices; i++)
        names[i] = kinds->choices[i].key;
    struct checklist *lists =
        catalogue_grow(r, c->checklists, c->n_checklists, sizeof *lists, map->count);
    c->checklists = lists;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        if (catalogue_one_of(r, n, n->key, names, kinds->n_choices, "kind of supplier") < 0)
            return false;
        const struct checklist *old = catalogue_checklist(c, n->key);
        struct checklist *list = old ? &lists[old - lists] : &lists[c->n_checklists];
        if (!read_checklist(r, n, list))
            return false;
        c->n_checklists += !old;
    }
    return true;
}

/* The checklists of before point at items, which may have been replaced. */
static void point_anew(struct catalogue *c) {
    for (int i = 0; i < c->n_checklists; i++) {
        for (int k = 0; k < c->checklists[i].count; k++)
            c->checklists[i].items[k] = catalogue_item(c, c->checklists[i].items[k]->code);
    }
}

bool catalogue_read_vetting(const char *text, size_t length, const char *name, struct arena *arena,
                            struct catalogue *catalogue, struct error *err) {
    struct catalogue_reader r = {catalogue, arena, name, err};
    struct yaml_node *root;
    bool ok = yaml_parse(text, length, name, arena, &root, err);
    static const char *const words[] = {"items", "checklists"};
    for (const struct yaml_node *n = ok ? root->first : NULL; n && ok; n = n->next)
        ok = catalogue_one_of(&r, n, n->key, words, 2, "word") >= 0;
    const struct yaml_node *items = ok ? yaml_get(root, "items") : NULL;
    const struct yaml_node *lists = ok ? yaml_get(root, "checklists") : NULL;
    ok = ok && (!items || read_items(&r, items));
    if (ok)
        point_anew(catalogue);
    return ok && (!lists || read_checklists(&r, lists));
}
