#include "sourcebench/service/guide.h"

#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/io/file.h"

#include "catalogue_node.h"

static const char guide_text[] =
#include "db/catalogue/guide.inc"
    ;

/* A statement */

/* "F10.1 F15.2" as the codes of facts. */
static bool read_facts(const struct catalogue_reader *r, const struct yaml_node *node,
                       struct name_list *facts) {
    const char *at = node->key;
    facts->items = arena_alloc(r->arena, strlen(at) / 2 + 1, sizeof *facts->items);
    while (*at) {
        size_t length = strcspn(at, " ");
        const char *fact = arena_bytes(r->arena, at, length);
        if (name_list_has(facts, fact))
            return yaml_error(r->err, r->name, node, "%s stands there twice", fact);
        if (length)
            facts->items[facts->count++] = fact;
        at += length + (at[length] == ' ');
    }
    return facts->count > 0 ||
           yaml_error(r->err, r->name, node, "the code of a fact is expected before the colon");
}

static bool read_point(const struct catalogue_reader *r, const struct yaml_node *node,
                       struct guide_point *point) {
    const struct yaml_node *text = node;
    if (node->kind == YAML_MAP && node->count == 1) {
        text = node->first;
        if (!read_facts(r, text, &point->facts))
            return false;
    }
    point->text = text->kind == YAML_TEXT ? text_clean(r->arena, text->text, false) : "";
    return *point->text ||
           yaml_error(r->err, r->name, node,
                      "a text is expected, or one with the code of its fact, like \"F1.1: text\"");
}

static bool read_points(const struct catalogue_reader *r, const struct yaml_node *node,
                        struct guide_part *part) {
    if (node->kind != YAML_LIST || !node->first)
        return yaml_error(r->err, r->name, node, "%s: a list of statements is expected", node->key);
    struct guide_point *points = arena_alloc(r->arena, node->count, sizeof *points);
    *part = (struct guide_part){.head = text_clean(r->arena, node->key, false), .points = points};
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        if (!read_point(r, n, &points[part->count++]))
            return false;
    }
    return true;
}

/* A page */

struct page_parts {
    const struct guide_part *items;
    int count;
};

struct page_uses {
    const struct guide_use *items;
    int count;
};

static bool read_parts(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    struct page_parts *parts = to;
    if (!catalogue_need_map(r, node))
        return false;
    struct guide_part *items = arena_alloc(r->arena, node->count, sizeof *items);
    parts->items = items;
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        if (!read_points(r, n, &items[parts->count++]))
            return false;
    }
    return true;
}

static bool read_uses(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    struct page_uses *uses = to;
    if (!catalogue_need_map(r, node))
        return false;
    struct guide_use *items = arena_alloc(r->arena, node->count, sizeof *items);
    uses->items = items;
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        struct guide_use *use = &items[uses->count++];
        use->action = n->key;
        if (!catalogue_text(r, n, &use->text))
            return false;
    }
    return true;
}

/* A page as it is written. */
struct written_page {
    const char *title, *section, *about;
    struct name_list also, see;
    struct page_parts parts;
    struct page_uses bench;
};

static const struct catalogue_word page_words[] = {
    {"title", catalogue_text, offsetof(struct written_page, title), true},
    {"section", catalogue_text, offsetof(struct written_page, section), true},
    {"about", catalogue_text, offsetof(struct written_page, about), true},
    {"also", catalogue_names, offsetof(struct written_page, also), false},
    {"parts", read_parts, offsetof(struct written_page, parts), true},
    {"see", catalogue_names, offsetof(struct written_page, see), false},
    {"bench", read_uses, offsetof(struct written_page, bench), false},
};

static int find_section(const struct guide *g, const char *code) {
    for (int i = 0; i < g->n_sections; i++) {
        if (strcmp(g->sections[i].code, code) == 0)
            return i;
    }
    return -1;
}

static bool read_page(const struct catalogue_reader *r, const struct yaml_node *node,
                      const struct guide *guide, struct guide_page *page) {
    struct written_page w = {0};
    if (!catalogue_read_map(r, node, page_words, sizeof page_words / sizeof *page_words, &w))
        return false;
    *page = (struct guide_page){.code = node->key,
                                .title = w.title,
                                .about = w.about,
                                .section = find_section(guide, w.section),
                                .also = w.also,
                                .see = w.see,
                                .parts = w.parts.items,
                                .n_parts = w.parts.count,
                                .bench = w.bench.items,
                                .n_bench = w.bench.count};
    if (page->section < 0)
        return yaml_error(r->err, r->name, node, "%s: there is no section \"%s\"", node->key,
                          w.section);
    guide_index(guide, page, r->arena);
    return true;
}

static bool check_links(const struct catalogue_reader *r, const struct yaml_node *map,
                        const struct guide *guide) {
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        const struct name_list *see = &guide->pages[guide_find(guide, n->key)].see;
        for (int i = 0; i < see->count; i++) {
            if (guide_find(guide, see->items[i]) < 0 || strcmp(see->items[i], n->key) == 0)
                return yaml_error(r->err, r->name, yaml_get(n, "see"),
                                  "see: there is no other page \"%s\"", see->items[i]);
        }
    }
    return true;
}

static bool read_pages(const struct catalogue_reader *r, const struct yaml_node *map,
                       struct guide *guide) {
    if (!catalogue_need_map(r, map))
        return false;
    struct guide_page *pages =
        catalogue_grow(r, guide->pages, guide->n_pages, sizeof *pages, map->count);
    guide->pages = pages;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = guide_find(guide, n->key);
        if (!read_page(r, n, guide, &pages[at < 0 ? guide->n_pages : at]))
            return false;
        guide->n_pages += at < 0;
    }
    return check_links(r, map, guide);
}

/* The rest */

static bool read_sections(const struct catalogue_reader *r, const struct yaml_node *map,
                          struct guide *guide) {
    if (!catalogue_need_map(r, map))
        return false;
    struct guide_section *sections =
        catalogue_grow(r, guide->sections, guide->n_sections, sizeof *sections, map->count);
    guide->sections = sections;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = find_section(guide, n->key);
        struct guide_section *section = &sections[at < 0 ? guide->n_sections++ : at];
        section->code = n->key;
        if (!catalogue_text(r, n, &section->title))
            return false;
    }
    return true;
}

static bool read_left_out(const struct catalogue_reader *r, const struct yaml_node *map,
                          struct guide *guide) {
    if (!catalogue_need_map(r, map))
        return false;
    struct guide_left_out *facts =
        catalogue_grow(r, guide->left_out, guide->n_left_out, sizeof *facts, map->count);
    guide->left_out = facts;
    for (const struct yaml_node *n = map->first; n; n = n->next) {
        int at = 0;
        while (at < guide->n_left_out && strcmp(facts[at].fact, n->key) != 0)
            at++;
        guide->n_left_out += at == guide->n_left_out;
        facts[at].fact = n->key;
        if (!catalogue_text(r, n, &facts[at].why))
            return false;
    }
    return true;
}

/* By section, within it as they were written. */
static void order_pages(struct guide *guide, struct arena *arena) {
    struct guide_page *ordered = arena_alloc(arena, (size_t)guide->n_pages + 1, sizeof *ordered);
    int n = 0;
    for (int section = 0; section < guide->n_sections; section++) {
        for (int i = 0; i < guide->n_pages; i++) {
            if (guide->pages[i].section == section)
                ordered[n++] = guide->pages[i];
        }
    }
    guide->pages = ordered;
}

static const struct {
    const char *word;
    bool (*read)(const struct catalogue_reader *r, const struct yaml_node *map,
                 struct guide *guide);
} readers[] = {{"sections", read_sections}, {"pages", read_pages}, {"left_out", read_left_out}};

static bool check_words(const struct catalogue_reader *r, const struct yaml_node *root) {
    static const char *const words[] = {"alone", "sections", "pages", "left_out"};
    for (const struct yaml_node *n = root->first; n; n = n->next) {
        if (catalogue_one_of(r, n, n->key, words, 4, "word") < 0)
            return false;
    }
    return true;
}

bool guide_read(const char *text, size_t length, const char *name, struct arena *arena,
                struct guide *guide, struct error *err) {
    struct catalogue_reader r = {NULL, arena, name, err};
    struct yaml_node *root;
    bool alone = false;
    if (!yaml_parse(text, length, name, arena, &root, err) || !check_words(&r, root))
        return false;
    const struct yaml_node *word = yaml_get(root, "alone");
    if (word && !catalogue_yes(&r, word, &alone))
        return false;
    if (alone)
        *guide = (struct guide){0};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        const struct yaml_node *map = yaml_get(root, readers[i].word);
        if (map && !readers[i].read(&r, map, guide))
            return false;
    }
    order_pages(guide, arena);
    return true;
}

bool guide_load(const char *folder, struct arena *arena, struct guide *guide, struct error *err) {
    struct strbuf own = {0};
    const char *path;
    *guide = (struct guide){0};
    bool ok = guide_read(guide_text, sizeof guide_text - 1, "guide.yaml", arena, guide, err) &&
              catalogue_own_file(folder, "guide.yaml", arena, &path, &own, err);
    if (ok && path)
        ok = guide_read(strbuf_text(&own), own.length, path, arena, guide, err);
    strbuf_free(&own);
    return ok;
}
